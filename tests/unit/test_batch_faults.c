/* Bad rows: what is said of them is what rows_read() says of the same line, and
 * nothing of them is left in the next row. */
#include "batch_fault_support.h"

/* --- each kind of fault, and whose row it was -------------------------- */

static const struct bad {
	const char *line, *id;
	enum diag_code code;
} bad[] = {
    {"7,,,,same,nonsense,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,5,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,once,1,,,0", "7", DIAG_BAD_VALUE}, /* it means two */
    {"7,,,,same,once,not-applicable,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,01,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,Once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same, once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,na,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,A-1,,,same,once,1,,,fits", "7", DIAG_BAD_ID},
    {"7,abcdefghijabcdefghijabcdefghijabc,,,same,once,1,,,fits", "7",
	DIAG_BAD_ID},
    {"7,,2026-02-30,,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,2026-1-3,,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows 1.0.0 whole,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows 1.0.1 short,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,once,1,,", "7", DIAG_KIND},
    {"7,,,,same,once,1,,,fits,", "7", DIAG_KIND},
    {"7", "7", DIAG_KIND},
    {"7,,,,same,\"once,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,\"once\"x,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,on\"ce,1,,,fits", "7", DIAG_KIND},
    {"\"7\",,,,same,on\"ce,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,once,1,,,fits\"", "7", DIAG_KIND},
    {"\"7,,,,same,once,1,,,fits", "", DIAG_KIND},
    {"7\",,,,same,once,1,,,fits", "", DIAG_KIND},
    {"7,,,,same,once\xff,1,,,fits", "7", DIAG_ENCODING},
    {"7,,,,same,once,1,,,fits\xc3", "7", DIAG_ENCODING},
    {"7\xff,,,,same,once,1,,,fits", "", DIAG_ENCODING},
    {"\xc0\xb7,,,,same,once,1,,,fits", "", DIAG_ENCODING},
    {"7,,,,same,once\t,1,,,fits", "7", DIAG_CHARACTER},
    {"7\t,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7,,,,same,once,1,,,fits\r\r", "7", DIAG_CHARACTER},
    {"7,,,,same,once,1\x01,,,fits", "7", DIAG_CHARACTER},
    {"7,,,,same,once,1,\u202e,,fits", "7", DIAG_CHARACTER},
    {"7\u202e,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7\u200b,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7,,,,same,once,1,,,fits\x7f", "7", DIAG_CHARACTER},
    {" 7,,,,same,once,1,,,fits", "", DIAG_BAD_ID},
    {"7 ,,,,same,once,1,,,fits", "", DIAG_BAD_ID},
    {"0123456789012345678901234567890123456789012345678901234567890123x,"
     ",,,same,once,1,,,fits",
	"", DIAG_BAD_ID},
    {"\u00e9,,,,x,once,1,,,fits", "\u00e9", DIAG_BAD_VALUE},
    {"NA,,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {"null,,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {",,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {"=1,,,,x,once,1,,,fits", "\"'=1\"", DIAG_BAD_VALUE},
    {"'=1,,,,x,once,1,,,fits", "\"'=1\"", DIAG_BAD_VALUE},
    {"-1,,,,x,once,1,,,fits", "-1", DIAG_BAD_VALUE},
    {"\"a,b\",,,,x,once,1,,,fits", "\"a,b\"", DIAG_BAD_VALUE},
    {"\"say \"\"no\"\"\",,,,x,,1,,,fits", "\"say \"\"no\"\"\"", DIAG_BAD_VALUE},
    {"id,code,date,form,O1,P1,P2,P3,P4,q_date", "id", DIAG_BAD_VALUE},
};
#define N_BAD (sizeof(bad) / sizeof(bad[0]))

/* All of them in one block, a row that says nothing behind each. The end is
 * far away, so that the quick way is open where there is one. */
static void
check_bad(const char *end)
{
	struct buf text, want;
	struct told *t;

	buf_init(&text, f.arena);
	buf_init(&want, f.arena);
	buf_addf(&text, "%s%s", f.heads, end);
	for (size_t i = 0; i < N_BAD; i++)
		buf_addf(&text, "%s%s%s%s", bad[i].line, end, NOTHING, end);
	buf_addf(&text, "%s%s", GOOD, end);
	t = run(text.data, text.len);
	buf_adds(&want, line_of(f.arena, t->out.data, 1));
	buf_addc(&want, '\n');
	for (size_t i = 0; i < N_BAD; i++) {
		buf_adds(&want, bad_line(bad[i].id, bad[i].code));
		want_nothing(&want, "");
	}
	want_line(&want, "good",
	    ask_line("NA" GOOD, 2 + strlen(GOOD)).row->answers);
	assert_same_text(f.arena, t->out.data, want.data, "bad rows");
	assert_int_equal(t->bad, N_BAD);
	assert_int_equal(t->rows, 2 * N_BAD + 1);
	assert_int_equal(t->lines, 2 * N_BAD + 2);
	assert_int_equal(t->n_faults, N_BAD);
	for (size_t i = 0; i < N_BAD; i++) {
		const size_t n = strlen(bad[i].line);
		const struct batch_fault *got = &t->faults[i];

		struct buf id;

		buf_init(&id, f.arena);
		want_csv(&id, got->id);
		assert_string_equal(id.data, bad[i].id);
		assert_int_equal(got->code, bad[i].code);
		assert_int_equal(got->line, 2 + 2 * i);
		same_fault(got, ask_line(bad[i].line, n).fault, 2 + 2 * i);
	}
}

static void
all_kinds(void **state)
{
	(void)state;
	check_bad("\n");
	check_bad("\r\n");
	f.job.cut = CUT_LINES;
	f.job.workers = 3;
	check_bad("\n");
	f.job.setup.plainly = true;
	check_bad("\n");
}

/* Lines in which nothing stands are nobody's, and no bad rows, whatever they
 * are made of; a line comes out for each. */
static void
empty_lines(void **state)
{
	static const char text[] =
	    HEADS "\n\n\r\n,,,,,,,,,\n\"\",,,,,,,,,\"\"\r\n,,\n7,,,,,,,,,\n"
		  "NA,,,,,,,,,\n,\"\",,,,,,,,NA\n ,,,,,,,,,\n\"\"\"\"\n\n\"\"";

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct buf want;
		const struct told *t;

		f.job.setup.plainly = i > 2;
		f.job.cut = (enum cut)(i % 3);
		t = run(text, strlen(text));
		buf_init(&want, f.arena);
		for (size_t k = 0; k < 12; k++)
			if (k == 8)
				buf_adds(&want, bad_line("", DIAG_BAD_ID));
			else if (k == 9)
				buf_adds(&want,
				    bad_line("\"'\"\"\"", DIAG_KIND));
			else
				want_nothing(&want, k == 5 ? "7" : "");
		assert_same_text(f.arena,
		    t->out.data + strcspn(t->out.data, "\n") + 1, want.data,
		    "empty lines");
		assert_int_equal(t->nothing, 7);
		assert_int_equal(t->rows, 5);
		assert_int_equal(t->bad, 2);
		assert_int_equal(t->lines, 13);
	}
}

/* --- rows of digits ---------------------------------------------------- */

static const struct bad digit_bad[] = {
    {"7,2,2,0", "7", DIAG_BAD_VALUE},
    {"7,0,0,0", "7", DIAG_BAD_VALUE},
    {"7,0,1,0", "7", DIAG_BAD_VALUE},
    {"7,0,2,:", "7", DIAG_BAD_VALUE},
    {"7,0,2,/", "7", DIAG_BAD_VALUE},
    {"7,0,2,10", "7", DIAG_BAD_VALUE},
    {"7,0,2,N", "7", DIAG_BAD_VALUE},
    {"7,0,2,NAN", "7", DIAG_BAD_VALUE},
    {"7,0,2,0,", "7", DIAG_KIND},
    {"7,0,2", "7", DIAG_KIND},
    {"7,0,2,0\"", "7", DIAG_KIND},
    {"7;0;2;0", "\"7;0;2;0\"", DIAG_KIND},
    {"7,0,2\t0", "7", DIAG_CHARACTER},
    {"7,0,2\x0b"
     "0",
	"7", DIAG_CHARACTER},
    {"7,0\x80,2,0", "7", DIAG_ENCODING},
    {"7,0,2,\xb0", "7", DIAG_ENCODING},
    {"7,0,2,0\r\r", "7", DIAG_CHARACTER},
    {"7\r,0,2,0", "", DIAG_CHARACTER},
    {"7 ,0,2,0", "", DIAG_BAD_ID},
    {"-x,0,2,?", "\"'-x\"", DIAG_BAD_VALUE},
    {"0123456789012345678901234567890123456789012345678901234567890123x,"
     "0,2,0",
	"", DIAG_BAD_ID},
};
#define N_DIGIT_BAD (sizeof(digit_bad) / sizeof(digit_bad[0]))

/* Among many rows that are as plain as can be. */
static void
digits(void **state)
{
	struct buf text, want;
	const struct told *t;

	(void)state;
	buf_init(&text, f.arena);
	buf_init(&want, f.arena);
	buf_adds(&text, DIGIT_HEADS "\n");
	for (size_t i = 0; i < N_DIGIT_BAD; i++) {
		buf_addf(&text, "%s\n,0,NA,\n-x,1,2,9\nNA,,,\n",
		    digit_bad[i].line);
		buf_adds(&want, bad_line(digit_bad[i].id, digit_bad[i].code));
		want_line(&want, "", ask_line(",0,NA,", 6).row->answers);
		want_line(&want, "-x", ask_line("-x,1,2,9", 8).row->answers);
		want_nothing(&want, "");
	}
	for (size_t i = 0; i < 30; i++) {
		buf_adds(&text, DIGIT_GOOD "\n");
		want_line(&want, "good", ask_line("x,0,2,9", 7).row->answers);
	}
	t = run(text.data, text.len);
	assert_same_text(f.arena, t->out.data + strcspn(t->out.data, "\n") + 1,
	    want.data, "digits");
	assert_int_equal(t->bad, N_DIGIT_BAD);
	for (size_t i = 0; i < N_DIGIT_BAD; i++)
		same_fault(&t->faults[i],
		    ask_line(digit_bad[i].line, strlen(digit_bad[i].line))
			.fault,
		    2 + 4 * i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(all_kinds, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(empty_lines, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(digits, set_up_digits, tear_down),
	};

	return cmocka_run_group_tests_name("batch faults", tests, NULL, NULL);
}
