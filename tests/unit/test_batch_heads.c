/* Lines of heads: those that name the columns, those that are known and passed
 * over wherever they stand, and those that do not fit. */
#include "batch_support.h"

#define HEADS "id,O1,P1,P2,P3,q_date"
#define ROW "1,same,once,yes,often,fits"
#define OUT "id,pace_answered,words_answered\n"

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
	prng_init(&dice, 11, "heads", 0);
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

/* In all cuts, and in both ways. */
static void
comes_out(const char *text, const char *want, size_t lines, size_t bad)
{
	for (size_t i = 0; i < 6; i++) {
		const struct told *t;

		f.job.cut = (enum cut)(i % 3);
		f.job.setup.plainly = i > 2;
		f.job.workers = 1 + i % 2;
		t = run(text);
		assert_same_text(f.arena, t->out.data, want, text);
		assert_int_equal(t->lines, lines);
		assert_int_equal(t->bad, bad);
	}
}

/* Known heads are no rows, wherever they stand; heads come out when the first
 * line was one. */
static void
header_auto(void **state)
{
	(void)state;
	f.job.setup.header = BATCH_HEADER_AUTO;
	f.job.setup.head = HEADS;
	comes_out(HEADS "\n" ROW "\n" HEADS "\n" ROW "\n", OUT "1,3,1\n1,3,1\n",
	    4, 0);
	comes_out(ROW "\n" HEADS "\n" HEADS "\r\n" ROW "\n" HEADS,
	    "1,3,1\n1,3,1\n", 5, 0);
	comes_out("\xef\xbb\xbf" HEADS "\r\n" ROW "\r\n", OUT "1,3,1\n", 2, 0);
	comes_out("\xef\xbb\xbf" ROW "\r\n", "1,3,1\n", 1, 0);
	comes_out(HEADS, OUT, 1, 0);
	comes_out("", "", 0, 0);
	/* not exactly so: rows, and bad ones */
	comes_out("\"id\",O1,P1,P2,P3,q_date\n" HEADS " \n" ROW "\n",
	    "id,,\nid,,\n1,3,1\n", 3, 2);
	/* a head of another order is none */
	f.job.setup.head = HEADS "\r\n";
	comes_out("O1,id,P1,P2,P3,q_date\n" ROW "\n", "O1,,\n1,3,1\n", 2, 1);
}

static void
header_no(void **state)
{
	(void)state;
	f.job.setup.header = BATCH_HEADER_NO;
	f.job.setup.head = HEADS;
	comes_out(ROW "\n2,,,,,", "1,3,1\n2,0,0\n", 2, 0);
	comes_out(HEADS "\n" ROW "\n", "id,,\n1,3,1\n", 2, 1);
	f.job.setup.head = "P1,q_date,O1,P3,P2,id";
	comes_out("once,fits,same,often,yes,7\n", "7,3,1\n", 1, 0);
}

static void
header_yes(void **state)
{
	(void)state;
	comes_out(HEADS "\n" ROW "\n" HEADS "\n", OUT "1,3,1\nid,,\n", 3, 1);
	comes_out("q_date,\"P3\",id,P2,P1,O1\r\nfits,often,1,yes,once,same",
	    OUT "1,3,1\n", 2, 0);
}

/* Without one that is said, it is the one that is written. */
static void
known_by_itself(void **state)
{
	struct buf text, head;

	(void)state;
	buf_init(&head, f.arena);
	buf_init(&text, f.arena);
	rows_write_head(&head, &f.job.setup.rows);
	buf_addf(&text, "%s1,,,,same,once,yes,often,0,fits\n%s", head.data,
	    head.data);
	f.job.setup.header = BATCH_HEADER_AUTO;
	comes_out(text.data, OUT "1,4,1\n", 3, 0);
	f.job.setup.header = BATCH_HEADER_NO;
	comes_out("1,,,,same,once,yes,often,0,fits\n", "1,4,1\n", 1, 0);
}

/* NDJSON has no heads, CSV that comes of it has. */
static void
from_ndjson(void **state)
{
	(void)state;
	f.job.setup.in = BATCH_NDJSON;
	comes_out("{\"id\":1}\n", OUT "1,0,0\n", 1, 0);
	comes_out("\xef\xbb\xbf{\"id\":1}\r\n{\"id\":2}", OUT "1,0,0\n2,0,0\n",
	    2, 0);
	comes_out("", OUT, 0, 0);
	f.job.setup.out = BATCH_NDJSON;
	comes_out("", "", 0, 0);
}

/* Nothing is written, but it is read. */
static void
quiet(void **state)
{
	(void)state;
	f.job.setup.quiet = true;
	comes_out(HEADS "\n" ROW "\nx,x,,,,\n", "", 3, 1);
}

/* --- heads that do not fit --------------------------------------------- */

/* But what can be done about a column that is not the form's. */
static void
same_words(const char *got, const char *want)
{
	const size_t n = strcspn(want, ",;");

	if (str_starts(want, "there is no column ") ||
	    str_starts(want, "this column has no name"))
		assert_memory_equal(got, want, n < strlen(got) ? n : 0);
	else
		assert_string_equal(got, want);
}

/* What rows_read() says of them is what is said. */
static void
refused(void **state)
{
	static const char *const heads[] = {"", "id", "id,O1,P1,P2,P3\n",
	    "id,O1,P1,P2,P3,q_date,colour\n", "id,O1,P1,P2,P3,q_date,id\n",
	    "id;O1;P1\n", "id,O1,P1,P2,P3,\"q_date\n",
	    "id,O1,P1,P2,P3,q_date\xff\n", "id,O1,P1,P2,P3,q_date,case\n",
	    "id,O1,P1,P2,P3,q_dat\n", "\n1,same,once,yes,often,fits\n",
	    "id,O1,P1,P2,P3,q_date,\n", "id,O1,P1,P1,P2,P3,q_date\n",
	    "id,form,O1,P1,P2,P3,q_date\n7,rows 1.0.0 whole,,,,,\n",
	    "id,form,O1\n7,rows 9.0.0 whole,\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const struct told *t = run(heads[i]);
		struct diags d;
		struct row *list;
		size_t n;

		diag_init(&d, f.arena);
		assert_int_equal(rows_read(f.arena, &f.job.setup.rows, "t.csv",
				     heads[i], strlen(heads[i]), "2026-11-22",
				     &list, &n, &d),
		    -1);
		assert_int_equal(t->diags.n, d.n);
		for (size_t k = 0; k < d.n; k++) {
			same_words(t->diags.list[k].msg, d.list[k].msg);
			assert_int_equal(t->diags.list[k].at.line,
			    d.list[k].at.line);
			assert_int_equal(t->diags.list[k].at.col,
			    d.list[k].at.col);
			assert_string_equal(t->diags.list[k].at.file, "t.csv");
		}
		assert_int_equal(t->out.len, 0);
	}
}

/* Columns that are named are no fault; those that are kept must be there. */
static void
named(void **state)
{
	static const char *const keep[] = {"site", "P1", "a,b"};
	static const char *const ignore[] = {"colour", "nowhere", ""};
	static const char text[] =
	    "colour,id,O1,P1,P2,\"a,b\",P3,q_date,site,\n"
	    "red,1,same,once,yes,x,often,fits,north,z\n"
	    ",2,,,,,,,,\n";

	(void)state;
	f.job.setup.keep = keep;
	f.job.setup.n_keep = 3;
	f.job.setup.ignore = ignore;
	f.job.setup.n_ignore = 3;
	comes_out(text,
	    "id,site,P1,\"a,b\",pace_answered,words_answered\n"
	    "1,north,once,x,3,1\n2,,,,0,0\n",
	    3, 0);
	f.job.setup.n_keep = 1;
	assert_non_null(strstr(run(text)->diags.list[0].msg,
	    "there is no column \"a,b\" here"));
	f.job.setup.n_keep = 3;
	assert_string_equal(run(HEADS ",\"a,b\"\n")->diags.list[0].msg,
	    "there is no column \"site\" to keep");
}

/* To ignore the column of a question does not help: a table needs it. One that
 * it may lack is as if it were not there. */
static void
ignored_questions(void **state)
{
	static const char *const must[] = {"P1"};
	static const char *const may[] = {"P4"};
	static const enum batch_column asked[] = {BATCH_ASKED};

	(void)state;
	f.job.setup.columns = asked;
	f.job.setup.ignore = must;
	f.job.setup.n_ignore = 1;
	assert_non_null(strstr(run(HEADS "\n" ROW "\n")->diags.list[0].msg,
	    "needs this column, too: P1"));
	f.job.setup.ignore = may;
	comes_out(HEADS ",P4\n" ROW ",nonsense\n",
	    "id,pace_asked,words_asked\n1,3,1\n", 2, 0);
	f.job.setup.in = BATCH_NDJSON;
	comes_out("{\"id\":1,\"P1\":1,\"P4\":[{\"a\":1}]}\n",
	    "id,pace_asked,words_asked\n1,3,1\n", 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(header_auto, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(header_no, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(header_yes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(known_by_itself, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(from_ndjson, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(quiet, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(ignored_questions, set_up,
		tear_down),
	};

	return cmocka_run_group_tests_name("batch heads", tests, NULL, NULL);
}
