/* What bad rows leave behind: in the rows after them, in what is kept, in the
 * counts; where they end the reading; and those of NDJSON. */
#include "batch_support.h"

#define HEADS "id,O1,P1,P2,P3,P4,q_date,site\n"

static const enum batch_column columns[] = {BATCH_ANSWERED, BATCH_ERROR};

static struct {
	struct arena *arena;
	struct job job;
	const char *keep[2];
} f;

static int
set_up(void **state)
{
	(void)state;
	memset(&f, 0, sizeof(f));
	f.arena = arena_new();
	f.keep[0] = "site";
	f.job = rows_job(f.arena, columns, 2);
	f.job.setup.keep = f.keep;
	f.job.setup.n_keep = 1;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(f.arena);
	return 0;
}

static const struct told *
run(const char *text)
{
	return run_job(&f.job, text, strlen(text));
}

static void
comes_out(const char *text, const char *want)
{
	assert_same_text(f.arena, run(text)->out.data, want, text);
}

#define OUT "id,site,pace_answered,words_answered,error\n"

/* What a bad row began to say is not the next one's: its id, its answers, what
 * is kept. Where its cells can be told what is kept is handed on. */
static void
nothing_is_left(void **state)
{
	(void)state;
	comes_out(HEADS "1,same,once,yes,once,once,nonsense,north\n"
			",,,,,,,\n"
			"2,more,often,yes,once,once,fits,\n"
			"3,more,often,yes,once,once,fits\n"
			",NA,,,,,,\n"
			"3b,,,,,,,north\n"
			"4,more,often,yes,on\"ce,once,fits,south\n"
			"5,,,,,,,east\n"
			"6,x,often,yes,once,once,fits,\"a \"\"b\"\"\"\n"
			",,,,,,,\n",
	    OUT "1,north,,,bad-value\n"
		",,0,0,\n"
		"2,,4,1,\n"
		"3,,,,kind\n"
		",,0,0,\n"
		"3b,north,0,0,\n"
		"4,,,,kind\n"
		"5,east,0,0,\n"
		"6,\"a \"\"b\"\"\",,,bad-value\n"
		",,0,0,\n");
	f.job.setup.out = BATCH_NDJSON;
	comes_out(HEADS "1,same,once,yes,once,once,nonsense,north\n"
			",,,,,,,\n"
			"'-x,same,,,,,,\n"
			"6,x,often,yes,once,once,fits,\n",
	    "{\"id\":\"1\",\"site\":\"north\",\"pace_answered\":null,"
	    "\"words_answered\":null,\"error\":\"bad-value\"}\n"
	    "{\"id\":null,\"site\":null,\"pace_answered\":0,"
	    "\"words_answered\":0,\"error\":null}\n"
	    "{\"id\":\"-x\",\"site\":null,\"pace_answered\":0,"
	    "\"words_answered\":0,\"error\":null}\n"
	    "{\"id\":\"6\",\"site\":null,\"pace_answered\":null,"
	    "\"words_answered\":null,\"error\":\"bad-value\"}\n");
}

/* What is handed on, or passed over, is text of a table, too. */
static void
others_are_text(void **state)
{
	static const char *const cells[] = {"a\tb", "a\x01", "a\u202e", "a\xff",
	    "\u200b"};
	static const char *const ignore[] = {"site"};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(cells) / sizeof(cells[0]); i++) {
		const char *cell = cells[i / 2];
		const struct told *t;

		f.job.setup.n_keep = i % 2;
		f.job.setup.ignore = ignore;
		f.job.setup.n_ignore = 1 - i % 2;
		t = run(arena_printf(f.arena, HEADS "1,same,,,,,,%s\n", cell));
		assert_int_equal(t->bad, 1);
		assert_int_equal(t->faults[0].code,
		    cell[1] == '\xff' ? DIAG_ENCODING : DIAG_CHARACTER);
		assert_string_equal(t->faults[0].id, "1");
	}
}

/* A file that lacks the columns of a closer look: they are not filled by
 * anything, bad rows before or not. */
static void
lacking_columns(void **state)
{
	static const enum batch_column asked[] = {BATCH_ASKED, BATCH_ERROR};

	(void)state;
	f.job.setup.n_keep = 0;
	f.job.setup.columns = asked;
	comes_out("id,O1,P1,P2,P3,q_date\n"
		  "1,same,once,1,0,fits\n"
		  "2,same,once,1,9,fits\n"
		  "3,same,once,1,0,fits\n"
		  "4,same,\"once\",1,\"0\",fits\n",
	    "id,pace_asked,words_asked,error\n1,3,1,\n2,,,bad-value\n"
	    "3,3,1,\n4,3,1,\n");
}

/* The id is the last column. */
static void
id_at_the_end(void **state)
{
	(void)state;
	f.job.setup.n_keep = 0;
	comes_out("O1,P1,P2,P3,q_date,id\r\n"
		  "x,,,,,1\r\n,,\xff,,,2\r\n,,,,,3\r\n,,\xff,,,\"4\"\r\n"
		  ",,\xff,,,5\n",
	    "id,pace_answered,words_answered,error\n1,,,bad-value\n"
	    "2,,,encoding\n3,0,0,\n4,,,encoding\n5,,,encoding\n");
}

static void
add_long(struct buf *out, const char *id, size_t bytes)
{
	buf_addf(out, "%s,same,once,yes,once,once,fits,", id);
	buf_fill(out, 'x', bytes);
	buf_addc(out, '\n');
}

/* A line may have 65,536 bytes; its line end is not counted. */
static void
too_long(void **state)
{
	const size_t most =
	    ROWS_LINE_MOST - strlen("1,same,once,yes,once,once,fits,");
	struct buf text;
	const struct told *t;

	(void)state;
	f.job.setup.n_keep = 0;
	f.job.setup.ignore = f.keep;
	f.job.setup.n_ignore = 1;
	buf_init(&text, f.arena);
	buf_adds(&text, HEADS);
	add_long(&text, "1", most);
	add_long(&text, "2", most + 1);
	add_long(&text, "3", 3);
	add_long(&text, "4", 3 * most);
	add_long(&text, "5", most - 1);
	text.data[text.len - 1] = '\r';
	buf_addc(&text, '\n');
	/* not even one in which nothing stands */
	buf_fill(&text, ',', ROWS_LINE_MOST + 1);
	buf_addc(&text, '\n');
	/* as it is handed on when a block ends in it */
	add_long(&text, "6", 2 * most);
	text.len--;
	text.data[text.len] = '\0';
	t = run(text.data);
	assert_string_equal(t->out.data,
	    "id,pace_answered,words_answered,error\n1,4,1,\n2,,,too-long\n"
	    "3,4,1,\n4,,,too-long\n5,4,1,\n,,,too-long\n6,,,too-long\n");
	assert_int_equal(t->faults[0].line, 3);
	assert_int_equal(t->faults[0].col, 1);
	assert_string_equal(t->faults[0].msg,
	    "this line has more than 65536 bytes, which is the most");
}

/* --- many -------------------------------------------------------------- */

/* All are counted, the first thousand are told. */
static void
many(void **state)
{
	struct tally *tally =
	    tally_new(f.arena, f.job.setup.rows.bank, f.job.setup.rows.form);
	struct buf text;
	const struct told *t;

	(void)state;
	f.job.setup.n_keep = 0;
	f.job.setup.tally = true;
	f.job.tally = tally;
	buf_init(&text, f.arena);
	buf_adds(&text, "id,O1,P1,P2,P3,q_date\n");
	for (size_t i = 0; i < 2600; i++)
		buf_addf(&text, "%zu,%s,,,,\n", i, i % 2 == 0 ? "x" : "same");
	t = run(text.data);
	assert_int_equal(t->rows, 2600);
	assert_int_equal(t->bad, 1300);
	assert_int_equal(t->n_faults, BATCH_FAULTS_MOST);
	for (size_t i = 0; i < t->n_faults; i++)
		assert_int_equal(t->faults[i].line, 2 + 2 * i);
	assert_int_equal(tally->rows, 1300);
	assert_int_equal(tally->bad, 1300);
	assert_int_equal(tally->no_answer, 0);
	assert_int_equal(tally->items[0].given[1], 1300);
}

/* Each block begins anew. */
static void
many_blocks(void **state)
{
	const struct told *t;

	(void)state;
	f.job.cut = CUT_LINES;
	f.job.workers = 2;
	t = run(HEADS "1,x,,,,,,\n2,,,,,,,\n3,x,,,,,,\n4,,,,,,,\n");
	assert_int_equal(t->bad, 2);
	assert_int_equal(t->n_faults, 2);
	assert_int_equal(t->faults[0].line, 2);
	assert_int_equal(t->faults[1].line, 4);
}

/* --- strict ------------------------------------------------------------ */

/* It ends there: rows before it are out, it is not, nor is anything behind. */
static void
strict(void **state)
{
	static const char text[] = HEADS
	    "1,same,,,,,,\n2,more,,,,,,\n3,x,,,,,,\n4,same,,,,,,\n5,x,,,,,,\n";
	const struct told *t;

	(void)state;
	f.job.setup.strict = true;
	for (size_t cut = 0; cut < 3; cut++) {
		f.job.cut = (enum cut)cut;
		t = run(text);
		assert_true(t->stopped);
		assert_string_equal(t->out.data, OUT "1,,0,0,\n2,,0,0,\n");
		assert_int_equal(t->bad, 1);
		assert_int_equal(t->rows, 3);
		assert_int_equal(t->lines, 4);
		assert_int_equal(t->faults[0].line, 4);
	}
	t = run(HEADS "1,same,,,,,,\n");
	assert_false(t->stopped);
}

/* --- NDJSON ------------------------------------------------------------ */

#define KEYS "\"pace_answered\":null,\"words_answered\":null,"

static void
ndjson(void **state)
{
	static const char text[] =
	    "{\"id\":\"1\",\"O1\":\"more\",\"P1\":\"once\",\"site\":5,"
	    "\"P2\":\"nonsense\"}\n"
	    "{}\n"
	    "{\"id\":2,\"site\":true,\"P1\":[]}\n"
	    "{\"P1\":0}\n"
	    "{\"id\":\"\",\"P1\":0,\"P1\":1}\n"
	    "{\"id\":\"3\",\"P1\":0\n"
	    "\n"
	    "{\"id\":\"4\",\"P1\":\"once\",\"colour\":1}\n"
	    "{\"site\":\"=1\"}\n";
	const struct told *t;

	(void)state;
	f.job.setup.in = f.job.setup.out = BATCH_NDJSON;
	for (size_t plainly = 0; plainly < 2; plainly++) {
		f.job.setup.plainly = plainly == 1;
		t = run(text);
		assert_same_text(f.arena, t->out.data,
		    "{\"id\":\"1\",\"site\":5," KEYS
		    "\"error\":\"bad-value\"}\n"
		    "{\"id\":null,\"site\":null,\"pace_answered\":0,"
		    "\"words_answered\":0,\"error\":null}\n"
		    "{\"id\":2,\"site\":true," KEYS "\"error\":\"kind\"}\n"
		    "{\"id\":null,\"site\":null,\"pace_answered\":1,"
		    "\"words_answered\":0,\"error\":null}\n"
		    "{\"id\":null,\"site\":null," KEYS
		    "\"error\":\"duplicate-key\"}\n"
		    "{\"id\":\"3\",\"site\":null," KEYS "\"error\":\"kind\"}\n"
		    "{\"id\":null,\"site\":null,\"pace_answered\":0,"
		    "\"words_answered\":0,\"error\":null}\n"
		    "{\"id\":\"4\",\"site\":null," KEYS
		    "\"error\":\"unknown-key\"}\n"
		    "{\"id\":null,\"site\":\"=1\",\"pace_answered\":0,"
		    "\"words_answered\":0,\"error\":null}\n",
		    "NDJSON");
		assert_int_equal(t->bad, 5);
		assert_int_equal(t->rows, 7);
		assert_int_equal(t->nothing, 2);
		assert_int_equal(t->faults[4].line, 8);
		assert_int_equal(t->faults[1].col, 26);
	}
	f.job.setup.out = BATCH_CSV;
	t = run(text);
	assert_string_equal(line_of(f.arena, t->out.data, 2),
	    "1,5,,,bad-value");
	assert_string_equal(line_of(f.arena, t->out.data, 10), ",\"'=1\",0,0,");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(nothing_is_left, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(others_are_text, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(lacking_columns, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(id_at_the_end, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(too_long, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(many, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(many_blocks, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(strict, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(ndjson, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("batch bad", tests, NULL, NULL);
}
