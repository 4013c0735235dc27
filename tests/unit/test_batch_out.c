/* What comes out: nothing that a spreadsheet takes for a formula, numbers as
 * they were, CSV and NDJSON that are read again as the same; and the golden
 * output of the benchmarks, byte for byte. */
#include "batch_support.h"

#include "harmcheck/err.h"
#include "harmcheck/file.h"

#define HEADS "id,O1,P1,P2,P3,q_date,site\n"
#define GOLDEN "tests/bench/golden/"

static const enum batch_column columns[] = {BATCH_ANSWERED, BATCH_ERROR};

static struct {
	struct arena *arena;
	struct job job;
	const char *keep[1];
} f;

static int
set_up(void **state)
{
	(void)state;
	memset(&f, 0, sizeof(f));
	f.arena = arena_new();
	prng_init(&dice, 13, "out", 0);
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

/* --- words ------------------------------------------------------------- */

/* As it is meant, as a cell of CSV (with its mark), as it comes out, and as a
 * string of JSON. */
static const struct word_row {
	const char *meant, *cell, *csv, *json;
} words[] = {
    {"7", "7", "7", "\"7\""},
    {"-7", "-7", "-7", "\"-7\""},
    {"+7.50", "+7.50", "+7.50", "\"+7.50\""},
    {"-0.5", "'-0.5", "-0.5", "\"-0.5\""},
    {"007", "007", "007", "\"007\""},
    {"1e5", "1e5", "1e5", "\"1e5\""},
    {"-5.", "-5.", "-5.", "\"-5.\""},
    {"-.5", "-.5", "-.5", "\"-.5\""},
    {"-1e-05", "-1e-05", "-1e-05", "\"-1e-05\""},
    {"+1.5E+10", "'+1.5E+10", "+1.5E+10", "\"+1.5E+10\""},
    {"-1e", "-1e", "\"'-1e\"", "\"-1e\""},
    {"-e5", "-e5", "\"'-e5\"", "\"-e5\""},
    {"-1e5x", "-1e5x", "\"'-1e5x\"", "\"-1e5x\""},
    {"-.", "-.", "\"'-.\"", "\"-.\""},
    {"--5", "--5", "\"'--5\"", "\"--5\""},
    {"-", "-", "\"'-\"", "\"-\""},
    {"+", "'+", "\"'+\"", "\"+\""},
    {"-5-3", "-5-3", "\"'-5-3\"", "\"-5-3\""},
    {"-1.2.3", "-1.2.3", "\"'-1.2.3\"", "\"-1.2.3\""},
    {"+1+cmd", "+1+cmd", "\"'+1+cmd\"", "\"+1+cmd\""},
    {"=1", "=1", "\"'=1\"", "\"=1\""},
    {"=1", "'=1", "\"'=1\"", "\"=1\""},
    {"'=1", "''=1", "\"''=1\"", "\"'=1\""},
    {"@SUM(A1)", "@SUM(A1)", "\"'@SUM(A1)\"", "\"@SUM(A1)\""},
    {"'x", "'x", "\"''x\"", "\"'x\""},
    {"'", "'", "\"''\"", "\"'\""},
    {"\uff1d1", "\uff1d1", "\"'\uff1d1\"", "\"\uff1d1\""},
    {"\uff0b1", "'\uff0b1", "\"'\uff0b1\"", "\"\uff0b1\""},
    {"\uff0d1", "\uff0d1", "\"'\uff0d1\"", "\"\uff0d1\""},
    {"\uff201", "\uff201", "\"'\uff201\"", "\"\uff201\""},
    {"a=1", "a=1", "a=1", "\"a=1\""},
    {"a,b", "\"a,b\"", "\"a,b\"", "\"a,b\""},
    {"a;b", "a;b", "\"a;b\"", "\"a;b\""},
    {"a|b", "a|b", "\"a|b\"", "\"a|b\""},
    {"a;=1", "a;=1", "\"a;'=1\"", "\"a;=1\""},
    {"a;=1", "a;'=1", "\"a;'=1\"", "\"a;=1\""},
    {"a;'=1", "a;''=1", "\"a;''=1\"", "\"a;'=1\""},
    {"a; =1;b", "a; =1;b", "\"a;' =1;b\"", "\"a; =1;b\""},
    {"=1;+2|@b", "=1;+2|@b", "\"'=1;+2|'@b\"", "\"=1;+2|@b\""},
    {"a;-5;b", "a;-5;b", "\"a;-5;b\"", "\"a;-5;b\""},
    {"a;'b", "a;'b", "\"a;''b\"", "\"a;'b\""},
    {"a;;b", "a;;b", "\"a;;b\"", "\"a;;b\""},
    {"a;\uff1d1", "a;\uff1d1", "\"a;'\uff1d1\"", "\"a;\uff1d1\""},
    {",b", "\"',b\"", "\"',b\"", "\",b\""},
    {",b", "\",b\"", "\"',b\"", "\",b\""},
    {";b", ";b", "\"';b\"", "\";b\""},
    {"|b", "|b", "\"'|b\"", "\"|b\""},
    {"a\"b", "\"a\"\"b\"", "\"a\"\"b\"", "\"a\\\"b\""},
    {"\"b", "\"\"\"b\"", "\"'\"\"b\"", "\"\\\"b\""},
    {"a\\b", "a\\b", "a\\b", "\"a\\\\b\""},
    {"a b", "a b", "a b", "\"a b\""},
    {"\u00e9t\u00e9", "\u00e9t\u00e9", "\u00e9t\u00e9", "\"\u00e9t\u00e9\""},
    {"</script>", "</script>", "</script>", "\"\\u003c/script>\""},
    {"true", "true", "true", "\"true\""},
    {"A1:B2", "A1:B2", "A1:B2", "\"A1:B2\""},
    {"x\u2212", "x\u2212", "x\u2212", "\"x\u2212\""},
};
#define N_WORDS (sizeof(words) / sizeof(words[0]))

/* As ids, and as what is kept; among rows of digits, and among others. */
static void
inert(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_WORDS; i++) {
		const struct word_row *w = &words[i];
		const char *text = arena_printf(f.arena,
		    HEADS "%s,same,0,1,0,fits,%s\n%s,0,0,1,0,,\n"
			  ",x,0,1,0,fits,%s\n",
		    w->cell, w->cell, w->cell, w->cell);

		f.job.setup.out = BATCH_CSV;
		assert_same_text(f.arena, run(text)->out.data,
		    arena_printf(f.arena,
			"id,site,pace_answered,words_answered,error\n"
			"%s,%s,3,1,\n%s,,3,0,\n,%s,,,bad-value\n",
			w->csv, w->csv, w->csv, w->csv),
		    w->meant);
		f.job.setup.out = BATCH_NDJSON;
		assert_same_text(f.arena, run(text)->out.data,
		    arena_printf(f.arena,
			"{\"id\":%s,\"site\":%s,\"pace_answered\":3,"
			"\"words_answered\":1,\"error\":null}\n"
			"{\"id\":%s,\"site\":null,\"pace_answered\":3,"
			"\"words_answered\":0,\"error\":null}\n"
			"{\"id\":null,\"site\":%s,\"pace_answered\":null,"
			"\"words_answered\":null,\"error\":\"bad-value\"}\n",
			w->json, w->json, w->json, w->json),
		    w->meant);
	}
}

/* As ids of rows of digits, of which many follow. */
static void
inert_digits(void **state)
{
	static const enum batch_column answered[] = {BATCH_ANSWERED};
	struct buf text, want;

	(void)state;
	f.job.setup.rows.form = bank_form(f.job.setup.rows.bank, "wide");
	f.job.setup.columns = answered;
	f.job.setup.n_columns = 1;
	f.job.setup.n_keep = 0;
	buf_init(&text, f.arena);
	buf_init(&want, f.arena);
	buf_adds(&text, "id,O1,q_date,N1\n");
	buf_adds(&want, "id,words_answered,nights_answered\n");
	for (size_t i = 0; i < N_WORDS; i++) {
		buf_addf(&text, "%s,0,2,9\n", words[i].cell);
		buf_addf(&want, "%s,1,1\n", words[i].csv);
	}
	for (size_t i = 0; i < 30; i++) {
		buf_adds(&text, "x,0,2,9\n");
		buf_adds(&want, "x,1,1\n");
	}
	assert_same_text(f.arena, run(text.data)->out.data, want.data,
	    "digits");
}

/* What came out is read again: the same ids and kept cells come out. */
static void
again(void **state)
{
	static const char *const ignore[] = {"pace_answered", "words_answered",
	    "error"};
	struct buf text, back;
	const struct told *once, *twice;
	const char *rest;

	(void)state;
	buf_init(&text, f.arena);
	buf_adds(&text, HEADS);
	for (size_t i = 0; i < N_WORDS; i++)
		buf_addf(&text, "%s,,,,,,%s\n", words[i].cell, words[i].cell);
	once = run(text.data);
	/* with columns of the form that say nothing */
	buf_init(&back, f.arena);
	for (size_t i = 1; i <= N_WORDS + 1; i++)
		buf_addf(&back, "%s%s\n", line_of(f.arena, once->out.data, i),
		    i == 1 ? ",O1,P1,P2,P3,q_date" : ",,,,,");
	f.job.setup.ignore = ignore;
	f.job.setup.n_ignore = 3;
	twice = run(back.data);
	assert_same_text(f.arena, twice->out.data, once->out.data, "CSV");
	f.job.setup.out = BATCH_NDJSON;
	once = run(text.data);
	f.job.setup.in = BATCH_NDJSON;
	twice = run(once->out.data);
	assert_int_equal(twice->bad, 0);
	assert_int_equal(twice->rows, N_WORDS);
	assert_same_text(f.arena, twice->out.data, once->out.data, "NDJSON");
	for (size_t i = 0; i < N_WORDS; i++) {
		rest = line_of(f.arena, twice->out.data, i + 1);
		assert_true(str_starts(rest,
		    arena_printf(f.arena, "{\"id\":%s,\"site\":%s,",
			words[i].json, words[i].json)));
	}
}

/* Numbers of NDJSON are handed on as they were written; so are true and false.
 */
static void
bare(void **state)
{
	static const char text[] = "{\"id\":7,\"site\":-1.50e+3}\n"
				   "{\"id\":-7,\"site\":false}\n"
				   "{\"id\":\"7\",\"site\":\"-1.5\"}\n"
				   "{\"id\":12345678901234567890,\"site\":0}\n";

	(void)state;
	f.job.setup.in = f.job.setup.out = BATCH_NDJSON;
	f.job.setup.n_columns = 0;
	for (size_t i = 0; i < 2; i++) {
		f.job.setup.plainly = i == 1;
		f.job.setup.out = BATCH_NDJSON;
		assert_string_equal(run(text)->out.data, text);
		f.job.setup.out = BATCH_CSV;
		assert_string_equal(run(text)->out.data,
		    "id,site\n7,-1.50e+3\n-7,false\n7,-1.5\n"
		    "12345678901234567890,0\n");
	}
}

/* Ids of themes and levels may begin with a dash. */
static void
ids_of_the_bank(void **state)
{
	static const enum batch_column all[] = {BATCH_BAND, BATCH_WORST};
	const struct bank *b = load_bank_with(f.arena, ROWS_BANK,
	    "  - id: words\n    title: Words\n    kind: events\n    levels:\n"
	    "      - { id: some,",
	    "  - id: words\n    title: Words\n    kind: events\n    levels:\n"
	    "      - { id: -1-some,");

	(void)state;
	f.job.setup.rows =
	    (struct rows){.bank = b, .form = bank_form(b, "short")};
	f.job.setup.columns = all;
	f.job.setup.n_keep = 0;
	assert_string_equal(
	    run("id,O1,P1,P2,P3,q_date\n1,,often,,,2\n2,,0,0,,fits\n")
		->out.data,
	    "id,pace_level,words_level,pace_worst,words_worst\n"
	    "1,some,\"'-1-some\",often,badly\n2,none,none,,\n");
}

/* Where much more comes out than goes in, it comes in pieces. */
static void
pieces(void **state)
{
	const size_t rows = 20000;
	const struct told *t;
	const char *line;
	struct buf text;
	size_t n;

	(void)state;
	buf_init(&text, f.arena);
	for (size_t i = 0; i < rows; i++)
		buf_addf(&text, "%s\n", i % 5 == 4 ? "x" : i == 7 ? "{}" : "");
	f.job.setup.in = f.job.setup.out = BATCH_NDJSON;
	t = run(text.data);
	assert_true(t->pieces > 1);
	assert_int_equal(t->lines, rows);
	assert_int_equal(t->bad, rows / 5);
	assert_int_equal(t->rows, rows / 5);
	assert_int_equal(t->nothing, rows - rows / 5);
	line = t->out.data;
	for (n = 0; (line = strchr(line, '\n')) != NULL; n++)
		line++;
	assert_int_equal(n, rows);
}

/* --- the benchmarks
 * ----------------------------------------------------------- */

static const char *
golden(const char *name, size_t *n)
{
	struct err e;
	char *text;

	if (file_read(f.arena, arena_printf(f.arena, GOLDEN "%s", name),
		4 << 20, &text, n, &e) == -1)
		fail_msg("%s", e.msg);
	return text;
}

static void
bench(void **state)
{
	static const enum batch_column score_band[] = {BATCH_SCORE, BATCH_BAND};
	const struct bank *b = load_bank(f.arena, "tests/bench/bank.yaml");
	size_t n_csv, n_json, n_want;
	const char *csv = golden("in-1000.csv", &n_csv);
	const char *json = golden("in-1000.ndjson", &n_json);
	const char *want = golden("scores-1000.csv", &n_want);

	(void)state;
	f.job.setup.rows = (struct rows){.bank = b, .form = &b->forms[0]};
	f.job.setup.columns = score_band;
	f.job.setup.n_keep = 0;
	for (size_t i = 0; i < 12; i++) {
		const struct told *t;

		f.job.cut = (enum cut)(i % 3);
		f.job.workers = 1 + i % 2;
		f.job.setup.plainly = i > 6;
		f.job.setup.in = i % 2 == 0 ? BATCH_CSV : BATCH_NDJSON;
		t = i % 2 == 0 ? run_job(&f.job, csv, n_csv)
			       : run_job(&f.job, json, n_json);
		assert_int_equal(t->bad, 0);
		assert_int_equal(t->rows, 1000);
		assert_int_equal(t->out.len, n_want);
		assert_same_text(f.arena, t->out.data, want, "golden");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(inert, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(inert_digits, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(again, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(bare, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(ids_of_the_bank, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(pieces, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(bench, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("batch out", tests, NULL, NULL);
}
