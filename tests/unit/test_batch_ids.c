/* Ids that come again, one after the other or anywhere, and what tells one row
 * from another. */
#include "batch_support.h"

#define HEADS "id,O1,P1,P2,P3,q_date\n"

static const enum batch_column columns[] = {BATCH_ANSWERED};

static struct {
	struct arena *arena;
	struct job job;
} f;

static int
set_up(void **state)
{
	(void)state;
	memset(&f, 0, sizeof(f));
	f.arena = arena_new();
	prng_init(&dice, 9, "ids", 0);
	f.job = rows_job(f.arena, columns, 1);
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

/* --- one after the other ----------------------------------------------- */

static const char *const names[] = {"7", "8", "", "NA", "p-7", "\"7\"",
    "\"a,b\"", "'=1", "=1", "\"a,c\"", "77", "7 7", "\u00e97", "-7",
    "0123456789012345678901234567890123456789012345678901234567890123",
    "0123456789012345678901234567890123456789012345678901234567890124"};

/* What the id is that stands so in a cell. */
static const char *
meant(const char *s)
{
	if (*s == '"')
		return arena_strndup(f.arena, s + 1, strlen(s) - 2);
	if (str_eq(s, "'=1"))
		return "=1";
	return str_eq(s, "NA") ? "" : s;
}

/* Any rows, good and bad, cut anywhere: each id that is also in the row before
 * is told once, in a block or by the ids at its ends. */
static void
adjacent(void **state)
{
	(void)state;
	for (size_t turn = 0; turn < 200; turn++) {
		const char *last = "";
		size_t repeated = 0, lines[64], n = 0;
		struct buf text;
		const struct told *t;

		buf_init(&text, f.arena);
		buf_adds(&text, HEADS);
		for (size_t i = 0; i < 60; i++) {
			const char *id =
			    one_in(3) && i > 0 ? last : PICK(names);
			const char *here = meant(id), *cell;
			const char *cells[] = {"same,0,1,0,fits",
			    "same,0,1,0,fits", ",,,,", "same,0,1,bad,fits",
			    "\"same\",0,1,0,\"fits\""};

			if (*id == 'a' || str_eq(here, "a,b"))
				id = "\"a,b\"";
			cell = PICK(cells);
			buf_addf(&text, "%s,%s\n", id, cell);
			if (*id == '\0' && str_eq(cell, ",,,,"))
				continue; /* nobody's */
			if (*here != '\0' && str_eq(here, meant(last)))
				lines[repeated++] = i + 2;
			last = id;
		}
		f.job.cut = (enum cut)(turn % 3);
		f.job.workers = 1 + turn % 2;
		f.job.setup.plainly = turn % 5 == 0;
		t = run(text.data);
		assert_int_equal(t->repeated + t->continued, repeated);
		assert_int_equal(t->n_repeats, t->repeated);
		for (size_t i = 0; i < t->n_repeats; i++) {
			while (n < repeated && lines[n] != t->repeats[i].line)
				n++;
			assert_true(n++ < repeated);
		}
	}
}

/* The first thousand are told. */
static void
adjacent_many(void **state)
{
	struct buf text;
	const struct told *t;

	(void)state;
	buf_init(&text, f.arena);
	buf_adds(&text, HEADS);
	for (size_t i = 0; i < 3000; i++)
		buf_adds(&text, "a,same,0,1,0,fits\n");
	t = run(text.data);
	assert_int_equal(t->repeated, 2999);
	assert_int_equal(t->n_repeats, BATCH_FAULTS_MOST);
	assert_int_equal(t->repeats[0].line, 3);
	assert_int_equal(t->repeats[999].line, 1002);
}

/* Ids at the ends of a block; blocks without a row say nothing. */
static void
at_the_ends(void **state)
{
	const struct told *t;

	(void)state;
	f.job.cut = CUT_LINES;
	f.job.workers = 2;
	f.job.setup.header = BATCH_HEADER_AUTO;
	f.job.setup.head = "id,O1,P1,P2,P3,q_date";
	t = run(HEADS "7,,,,,\n" HEADS "7,,,,,\n,,,,,\n7,,,,,\n7,x,,,,\n"
		      "x\xff,,,,,\n7,,,,,\n");
	assert_int_equal(t->continued, 3);
	assert_int_equal(t->rows, 6);
}

/* --- anywhere ---------------------------------------------------------- */

static int
by_print(const void *a, const void *b)
{
	return memcmp(((const struct batch_id *)a)->print,
	    ((const struct batch_id *)b)->print, 16);
}

static const struct told *
run_unique(const char *text)
{
	f.job.setup.unique = true;
	return run(text);
}

/* Equal ids have equal prints, whoever reads them and however they are written;
 * others have others. */
static void
prints(void **state)
{
	static const char rows[] =
	    "a,same,0,1,0,fits\nb,,,,,\na,x,,,,\n,same,,,,\n\"a\",,,,,\n"
	    "NA,,,,,\n'=1,,,,,\n=1,more,,,,\n\"a\",same,0,1,0,fits\n"
	    "\xff,,,,,\nb,,,,,\n";
	static const size_t same[] = {0, 1, 0, 9, 0, 9, 2, 2, 0, 9, 1};
	const struct told *t;

	(void)state;
	for (size_t cut = 0; cut < 3; cut++) {
		f.job.cut = (enum cut)cut;
		f.job.workers = 1 + cut;
		t = run_unique(arena_printf(f.arena, HEADS "%s", rows));
		assert_int_equal(t->n_ids, 11);
		for (size_t i = 0; i < 11; i++) {
			const bool none =
			    t->ids[i].print[0] == 0 && t->ids[i].print[1] == 0;

			assert_int_equal(t->ids[i].line, i + 2);
			assert_int_equal(none, same[i] == 9);
			for (size_t k = 0; k < 11; k++)
				assert_int_equal(
				    by_print(&t->ids[i], &t->ids[k]) == 0,
				    same[i] == same[k]);
		}
	}
}

/* No two of many: those that differ in one place, in length, in their order. */
static void
prints_differ(void **state)
{
	struct buf text;
	const struct told *t;

	(void)state;
	buf_init(&text, f.arena);
	buf_adds(&text, HEADS);
	for (size_t i = 0; i < 60000; i++)
		buf_addf(&text, "%zu,,,,,\n", i);
	for (size_t i = 0; i < 20000; i++)
		buf_addf(&text, "p%08zu-%zu,,,,,\n", i, i % 7);
	for (size_t i = 0; i < 20000; i++)
		buf_addf(&text, "%zux00000000%zu,,,,,\n", i % 50, i / 50);
	f.job.setup.quiet = true;
	t = run_unique(text.data);
	assert_int_equal(t->n_ids, 100000);
	qsort(t->ids, t->n_ids, sizeof(*t->ids), by_print);
	for (size_t i = 1; i < t->n_ids; i++)
		assert_true(by_print(&t->ids[i - 1], &t->ids[i]) != 0);
}

/* --- of whole rows ----------------------------------------------------- */

static uint64_t
print_of(const char *text, enum batch_format in)
{
	struct tally *t =
	    tally_new(f.arena, f.job.setup.rows.bank, f.job.setup.rows.form);

	f.job.setup.in = in;
	f.job.setup.tally = f.job.setup.print = true;
	f.job.tally = t;
	run(text);
	return t->print;
}

static uint64_t
csv(const char *text)
{
	return print_of(text, BATCH_CSV);
}

/* The sum of the prints is that of the rows, however they are ordered, written
 * and cut; bad ones do not count. */
static void
row_prints(void **state)
{
	static const char *const same[] = {HEADS
	    "1,same,once,yes,often,fits\n2,more,,no,,badly\n",
	    HEADS "2,more,,no,,badly\n1,same,once,yes,often,fits\n",
	    HEADS "1,0,1,1,3,fits\n2,\"1\",NA,0,null,2\n",
	    HEADS "1,0,1,1,3,fits\r\n9,x,,,,\r\n2,1,not-reached,0,,2",
	    "q_date,P3,id,P2,P1,O1\nfits,3,1,1,1,0\n2,,2,0,,1\n",
	    "id,O1,P1,P2,P3,P4,q_date\n1,same,once,yes,often,not-shown,fits\n"
	    "2,more,,no,,not-shown,badly\n",
	    "P1,id,code,date,P4,O1,P2,P3,q_date\n"
	    "once,1,ab,2026-01-31,not-shown,0,1,3,fits\n"
	    ",2,,,not-shown,1,0,,2\n"};
	const uint64_t print = csv(same[0]);

	(void)state;
	assert_true(print != 0);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		for (size_t cut = 0; cut < 3; cut++) {
			f.job.cut = (enum cut)cut;
			f.job.workers = 1 + cut;
			f.job.setup.plainly = cut == 2;
			assert_true(csv(same[i]) == print);
		}
	assert_true(
	    print_of("{\"id\":\"1\",\"O1\":0,\"P1\":\"once\",\"P2\":1,\"P3\":3,"
		     "\"q_date\":\"fits\"}\n{\"O1\":1,\"id\":2,\"P2\":\"no\","
		     "\"q_date\":2}\n",
		BATCH_NDJSON) == print);
}

/* And any other rows have another. */
static void
other_prints(void **state)
{
	static const char *const others[] = {HEADS
	    "1,same,once,yes,often,fits\n2,more,,no,,badly\n",
	    HEADS "2,same,once,yes,often,fits\n1,more,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n", HEADS "2,more,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n2,more,,no,,badly\n"
		  "2,more,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n3,more,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n,more,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n2,same,,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n2,more,,no,,skipped\n",
	    HEADS "1,same,once,yes,often,fits\n2,more,skipped,no,,badly\n",
	    HEADS "1,same,once,yes,often,fits\n2,more,,,no,\n2,,,,,\n",
	    HEADS "1,same,once,yes,once,fits\n2,more,,no,,badly\n",
	    HEADS "1,same,often,yes,once,fits\n2,more,,no,,badly\n",
	    "id,O1,P1,P2,P3,P4,q_date\n1,same,once,yes,often,,fits\n"
	    "2,more,,no,,,badly\n",
	    "id,O1,P1,P2,P3,P4,q_date\n1,same,once,yes,often,0,fits\n"
	    "2,more,,no,,not-shown,badly\n",
	    HEADS};
	uint64_t prints_[sizeof(others) / sizeof(others[0])];

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		prints_[i] = csv(others[i]);
		for (size_t k = 0; k < i; k++)
			if (prints_[k] == prints_[i])
				fail_msg("%zu and %zu", k, i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(adjacent, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(adjacent_many, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(at_the_ends, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(prints, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(prints_differ, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(row_prints, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(other_prints, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("batch ids", tests, NULL, NULL);
}
