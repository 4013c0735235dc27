/* Typing in paper: numbers of boxes in, rows out. */
#include "fast_support.h"

/* The same form, on as many lines as one likes. */
static void
lines(void **state)
{
	static const char *const scripts[] = {"/7/32232/", "/7/3/2/2/3/2/",
	    "/7/3 2 2 3 2/", "/7/32/2,3,2/", "/7/ 3 22 32 /", "/ 7 /32//232/",
	    "/7/32232/r/", "/7/h//32232/"};

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		start("short", false);
		type(scripts[i]);
		assert_rows(ROW);
		assert_int_equal(fast->place, FAST_ID);
	}
}

/* 0 is blank, the number behind the last does not apply, and what a gate
 * closes is passed over. */
static void
numbers(void **state)
{
	(void)state;
	type("/1/0410");
	assert_int_equal(fast->place, FAST_CONFIRM);
	assert_has(page(), "0 41. 0");
	type("");
	assert_rows(
	    "1,,2026-11-22," OF("short") "skipped,not-applicable,no,not-shown,"
					 "skipped\n");
	/* a gate that was left blank: nobody can tell */
	type("/1100");
	assert_has(page(), "1 10. 0");
	type("");
	assert_rows(
	    "2,,2026-11-22," OF("short") "\"'-less\",never,skipped,not-reached,"
					 "skipped\n");
}

/* What comes next: the number as on paper, the code, the boxes. */
static void
question(void **state)
{
	const char *p;

	(void)state;
	type("/7/31");
	p = page();
	assert_has(p, "Form 7, question 3 of 5; 0 rows written.");
	assert_has(p, "P2  Said");
	assert_has(p, "1  No\n2  Yes\n0  Left blank");
	assert_has_not(p, "Does not apply");
	type("1");
	assert_has(page(), "question 5 of 5");
	type("1");
	type("");
	assert_has(page(), "1 row written.");
	assert_has(page(), "Enter: number 8");
}

/* No question of a closer look is asked, and the theme counts as kept short. */
static void
short_form(void **state)
{
	(void)state;
	type("/7/33211");
	assert_int_equal(fast->place, FAST_CONFIRM);
	assert_string_equal(state_of(fast->answers, "hurried"), "not-shown");
	type("");
	read_rows_good(arena_printf(rf.arena, "%s%s", PAPER_OUT, table.data));
	assert_string_equal(state_of(rf.list[0].answers, "hurried"),
	    "not-shown");
}

/* Follow-ups are asked where something is ticked. */
static void
follow_ups(void **state)
{
	(void)state;
	start("whole", false);
	type("/7/33213");
	assert_has(page(), "Form 7, question 6 of 7; 0 rows written.");
	assert_has(page(), "Pace  Where did it come from?");
	type("42/");
	assert_rows("7,,2026-11-22," OF("whole") "more,often,yes,never,often,"
						 "not-applicable,badly\n");
	type("8/1");
	type("1111");
	assert_has(page(), "1 11.1. 1"); /* nothing ticked: no follow-up */
}

/* - takes back one by one, over lines, to the first and not further. */
static void
undo(void **state)
{
	(void)state;
	type("/7/32232");
	type("-");
	assert_has(page(), "question 5 of 5");
	type("--/-");
	assert_has(page(), "question 2 of 5");
	type("- -");
	assert_has(page(), "question 1 of 5");
	assert_int_equal(fast->n_done, 0);
	type("-");
	assert_has(page(), "There is nothing more to take back in this form.");
	type("32232/-/2/");
	assert_rows(ROW);
	/* the form before is written: it is not taken back */
	type("-");
	assert_has(page(), "A form's number begins with a digit or a letter");
}

/* An answer that closed a question and is taken back opens it again. */
static void
undo_gate(void **state)
{
	(void)state;
	type("/7/311");
	assert_has(page(), "question 5 of 5");
	type("-/2");
	assert_has(page(), "question 4 of 5");
}

static void
anew(void **state)
{
	(void)state;
	type("/7 ab/322/*");
	assert_has(page(), "What was typed of form 7 is gone.");
	assert_has(page(), "Enter: number 7");
	type("/32232/");
	assert_rows(ROW);
	/* or with another number */
	type("9/32/*/10/32232/");
	assert_rows(
	    "10,,2026-11-22," OF("short") "more,once,yes,often,badly\n");
}

/* All of a line or nothing. */
static void
refused(void **state)
{
	static const struct {
		const char *line, *says;
	} wrong[] = {
	    {"39", "P1 has no box 9; its numbers are 0 to 4."},
	    {"322321", "It has more numbers than this form has questions left"},
	    {"32a32", "Type the numbers of boxes only."},
	    {"3 2 -", "Type the numbers of boxes only."},
	    {"3223221111", "more numbers"},
	    {"s", "numbers of boxes only"},
	};

	(void)state;
	type("/7");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		const char *p;

		type(wrong[i].line);
		p = page();
		assert_has(p, "Nothing of this line was taken.");
		page();
		type(wrong[i].line);
		assert_has(page(), wrong[i].says);
		assert_int_equal(fast->n_done, 0);
	}
	type("3");
	type("39");
	assert_int_equal(fast->n_done, 1);
	type("2232/");
	assert_rows(ROW);
}

/* Where a box can have two digits, its number stands alone. */
static void
wide(void **state)
{
	(void)state;
	start("wide", false);
	type("/7/2");
	type("1"); /* date is 1 */
	assert_has(page(), "N1  Nights");
	assert_has(page(), "10  9\n11  Does not apply\n0  Left blank");
	type("10");
	assert_has(page(), "2 1 10");
	type("");
	assert_rows("7,,2026-11-22," OF("wide") "same,fits,j\n");
	type("/2 1 11/");
	assert_rows("8,,2026-11-22," OF("wide") "same,fits,not-applicable\n");
	type("/21");
	type("12");
	assert_has(page(), "N1 has no box 12; its numbers are 0 to 11.");
	type("--/211");
	assert_has(page(), "N1 has more than 9 boxes: put blanks around");
	type("21 1/");
	assert_rows("9,,2026-11-22," OF("wide") "same,fits,a\n");
}

static void
ids_and_codes(void **state)
{
	struct row there[] = {{.id = "A08", .line = 2}, {.id = "", .line = 3},
	    {.id = "A09", .line = 4}};

	(void)state;
	arg.there = there;
	arg.n_there = 3;
	start("short", false);
	type("");
	assert_has(page(), "Enter: number A10");
	type("A09");
	assert_has(page(), "Form A09 is there already.");
	type("A11 Ab_1");
	assert_has(page(), "A code has letters a to z, digits and dashes");
	type("A11 b c");
	assert_has(page(), "behind it its code");
	type("-");
	assert_has(page(), "begins with a digit or a letter");
	type("*");
	assert_has(page(), "begins with a digit or a letter");
	type("A11 AB-12/32232");
	assert_has(page(), "Form A11, code ab-12 is typed");
	type("");
	assert_rows(
	    "A11,ab-12,2026-11-22," OF("short") "more,once,yes,often,badly\n");
	assert_has(page(), "Enter: number A12");
	type("99/32232//");
	assert_has(page(), "Form 100, question 1");
	assert_has(page(), "5 forms in the table, 2 new.");
	type("*/x1/32232/");
	type("y/32232/");
	assert_has(page(), "Which form is next? Type its number.");
	type("");
	assert_has(page(), "Type the number of the next form.");
	/* the code of one form is not that of the next */
	assert_string_equal(fast->answers->code, "");
}

static void
points(void **state)
{
	static const char *const wrong[] = {"50 20 20", "50 50", "50 50 0 0",
	    "100", "a b c", "50 60 -10", "1000 0 0"};

	(void)state;
	start("read", true);
	type("/7/32232");
	assert_has(page(),
	    "100 points to share out: type all 3 numbers on one line, with");
	assert_has(page(), "1  The therapist\n2  The client\n3  The service\n");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		type(wrong[i]);
		assert_int_equal(fast->place, FAST_POINTS);
	}
	type("50 20 20");
	assert_has(page(), "These are 90 points together, and not 100.");
	type("50 30 20");
	assert_has(page(), "Points: 50 30 20");
	type("-");
	assert_int_equal(fast->place, FAST_POINTS);
	type("-");
	assert_has(page(), "question 5 of 5");
	type("2/50,30,20/");
	assert_rows("7,,2026-11-22," OF(
	    "read") "\"two-rooms 1.0.0\",more,once,yes,often,"
		    "badly,50,30,20\n");
	type("/32232/0");
	assert_has(page(), "Points: left blank");
	type("/9/32232/0 0 0/");
	assert_rows("8,,2026-11-22," OF(
	    "read") "\"two-rooms 1.0.0\",more,once,yes,often,"
		    "badly,,,\n"
		    "9,,2026-11-22," OF(
			"read") "\"two-rooms 1.0.0\",more,once,yes,often,"
				"badly,,,\n");
	rf.scenario.n_shares = 0;
	type("/32232");
	assert_int_equal(fast->place, FAST_CONFIRM);
}

static void
ends(void **state)
{
	(void)state;
	type("/7/32/.");
	assert_has(page(), "End in the middle of form 7?");
	type("2");
	assert_has(page(), "question 3 of 5");
	type("232/./");
	assert_int_equal(fast->place, FAST_CONFIRM);
	type("/.");
	assert_int_equal(fast->place, FAST_SUM);
	assert_has(page(),
	    "1 row written. There is 1 row in the file f.csv "
	    "now.");
	type("");
	assert_true(fast_over(fast));
	assert_rows(ROW);

	start("short", false);
	type("/7/32/./1");
	assert_has(page(), "Form 7 was not finished. It is not written.");
	assert_has(page(), "No row was written.");
	assert_rows("");
}

static void
leaves(void **state)
{
	static const char *const scripts[] = {"x", "/x", "/7/x", "/7/32/leave",
	    "/7/32232/X", "/7/32/h/x", "/7/32/p/x", "/7/32/./x"};

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		start("short", false);
		type(scripts[i]);
		assert_int_equal(fast->place, FAST_LEFT);
		assert_rows("");
	}
}

static void
input_ends(void **state)
{
	(void)state;
	type("/7/32");
	fast_end_of_input(fast);
	assert_int_equal(fast->place, FAST_SUM);
	fast_end_of_input(fast);
	assert_int_equal(fast->place, FAST_DONE);
	assert_false(fast->stuck);
	assert_rows("");
	start("short", false);
	type("/7/32/p");
	fast_end_of_input(fast);
	assert_int_equal(fast->place, FAST_LEFT);
}

/* On a pipe nobody can be asked: what does not fit ends it. */
static void
piped(void **state)
{
	(void)state;
	arg.piped = true;
	start("short", false);
	type("/7/32232//8/39");
	assert_true(fast_over(fast) && fast->stuck);
	assert_has(fast->notice, "P1 has no box 9");
	assert_int_equal(fast->line, 5);
	assert_rows(ROW);
	start("short", false);
	type("/7/32");
	fast_end_of_input(fast);
	assert_true(fast_over(fast) && fast->stuck);
	assert_has(fast->notice, "The input ends in the middle of form 7.");
	start("short", false);
	type("/7/32232/");
	fast_end_of_input(fast);
	assert_int_equal(fast->place, FAST_SUM);
	assert_false(fast->stuck);
}

static void
unwritten(void **state)
{
	(void)state;
	write_fails = true;
	type("/7/32232//");
	assert_has(page(), "Form 7 could not be written");
	type("");
	assert_has(page(), "the disk is full");
	write_fails = false;
	type("");
	assert_rows(ROW);
	assert_int_equal(fast->place, FAST_ID);
	/* or end without it */
	write_fails = true;
	type("/32232//./1");
	assert_has(page(), "Form 8 was not finished");
	assert_rows("");
	/* what went to a pipe is not written twice */
	arg.path = NULL;
	start("short", false);
	type("/7/32232/");
	assert_true(fast_over(fast) && fast->unwritten);
}

static void
unwritten_goes_elsewhere(void **state)
{
	(void)state;
	write_fails = true;
	type("/7/32232//");
	assert_has(page(), "the disk is full.");
	assert_has(page(), "f: write to another file");
	type("");
	assert_has(page(), "That did not work either.");
	type("f");
	assert_has(page(), "Another file");
	type("there.csv");
	assert_has(page(),
	    "This name cannot be used: it exists already. Try another");
	type("9");
	assert_has(page(), "too short for a name");
	assert_has(page(),
	    "All rows go there, those of before too.\n\nType the name");
	assert_has(page(), "x: leave, without this form.");
	type("h");
	assert_int_equal(fast->place, FAST_HELP);
	type("/cancel");
	assert_int_equal(fast->place, FAST_UNWRITTEN);
	type("f");
	assert_int_equal(fast->place, FAST_ELSEWHERE);
	type("");
	assert_int_equal(fast->place, FAST_UNWRITTEN);
	type("F/  \"new table.csv\"");
	assert_string_equal(fast->arg.path, "new table.csv");
	assert_rows(ROW);
	assert_has(page(), "All rows are in the file new table.csv now.");
	assert_has_not(page(), "f.csv");
	assert_int_equal(fast->place, FAST_ID);
	/* once more, and now there is something where it was */
	type("8/32232//f/third.csv");
	assert_has(page(), "Some may still be in the file new table.csv.");
	type("q");
	assert_has(page(), "2 rows in the file third.csv now.");
	assert_has(page(), "Some may still be in the file new table.csv.");
	/* leaving works there too */
	start("short", false);
	type("/7/32232//f/leave");
	assert_int_equal(fast->place, FAST_LEFT);
}

static void
long_lines(void **state)
{
	char line[260];

	(void)state;
	type("/7");
	memset(line, ' ', sizeof(line));
	memcpy(line, "32232", 5);
	line[200] = '\0';
	page();
	fast_line(fast, line);
	assert_has(page(), "A line has at most 199 characters.");
	line[199] = '\0';
	fast_line(fast, line);
	assert_int_equal(fast->place, FAST_CONFIRM);
}

/* --- typed twice ---------------------------------------------------------- */

#define FIRST                                      \
	PAPER "7,ab,,more,once,yes,often,badly\n"  \
	      "8,,,same,never,no,not-shown,fits\n" \
	      ",,,same,never,no,not-shown,fits\n"  \
	      "9,,,same,never,skipped,not-reached,fits\n"

static void
start_again(void)
{
	read_rows_good(FIRST);
	arg.first_path = "first.csv";
	arg.first = rf.list;
	arg.n_first = rf.n;
	start("short", false);
}

static void
again_alike(void **state)
{
	(void)state;
	start_again();
	assert_has(page(), "the forms that are in first.csv already");
	type("");
	assert_has(page(), "Enter: number 7");
	type("7 ab/32232//");
	assert_rows(
	    "7,ab,2026-11-22," OF("short") "more,once,yes,often,badly\n");
	assert_has(page(), "Form 8, question 1");
	/* blank is blank, whatever the first file calls it */
	type("*/9/2101/");
	assert_rows("9,,2026-11-22," OF(
	    "short") "same,never,skipped,not-reached,fits\n");
	assert_has(page(), "Enter: number 8");
	assert_int_equal(fast->compared, 2);
	assert_int_equal(fast->differed, 0);
}

static void
again_differs(void **state)
{
	const char *p;

	(void)state;
	start_again();
	type("/7 ax/31232");
	type("");
	p = page();
	assert_has(p, "The code: first ab, now ax");
	assert_has_not(p, "Neither is right");
	type("4");
	assert_has(page(), "Type 1, 2 or 3.");
	type("1");
	assert_has(page(),
	    "P1  Pushed: first 2 (Once or twice), now 1 (Never)");
	assert_rows("");
	type("4");
	assert_has(page(), "4 and the number of the box, 0 to 4.");
	type("4 5");
	assert_has(page(), "0 to 4.");
	type("2");
	assert_rows(
	    "7,ab,2026-11-22," OF("short") "more,never,yes,often,badly\n");
	assert_int_equal(fast->differed, 2);
	assert_int_equal(fast->answers_compared, 6);

	/* each of the other ways */
	type("8/2211//1");
	assert_rows(
	    "8,,2026-11-22," OF("short") "same,never,no,not-shown,fits\n");
	start_again();
	type("/8/2211//3");
	assert_rows(
	    "8,,2026-11-22," OF("short") "same,skipped,no,not-shown,fits\n");
	start_again();
	type("/8/2211//4 3");
	assert_rows(
	    "8,,2026-11-22," OF("short") "same,often,no,not-shown,fits\n");
	start_again();
	type("/8/2011/");
	assert_has(page(), "first 1 (Never), now 0 (Left blank)");
}

/* A gate that is settled opens or closes what hangs on it. */
static void
again_gate(void **state)
{
	(void)state;
	start_again();
	type("/7 ab/3212/");
	assert_has(page(), "P2  Said: first 2 (Yes), now 1 (No)");
	type("1");
	assert_has(page(), "P3  Heard: first 3 (Often), now 0 (Left blank)");
	type("1");
	assert_rows(
	    "7,ab,2026-11-22," OF("short") "more,once,yes,often,badly\n");
	/* and what it closes is no difference any more */
	type("8/2123 1/");
	assert_has(page(), "P2  Said: first 1 (No), now 2 (Yes)");
	type("1");
	assert_rows(
	    "8,,2026-11-22," OF("short") "same,never,no,not-shown,fits\n");
	/* opened, and never typed by anybody */
	type("9/211 1//4 2");
	assert_has(page(), "Which form is next");
	assert_rows(
	    "9,,2026-11-22," OF("short") "same,never,yes,skipped,fits\n");
}

static void
again_back(void **state)
{
	(void)state;
	start_again();
	type("/7 ax/11232//1/1/-");
	assert_has(page(), "What was settled is taken back.");
	assert_has(page(), "Form 7, code ax is typed");
	assert_has(page(), "1 123 2");
	type("-/2//1/1/1");
	assert_rows(
	    "7,ab,2026-11-22," OF("short") "more,once,yes,often,badly\n");
	assert_int_equal(fast->differed, 3);
}

static void
again_points(void **state)
{
	(void)state;
	rows_of("read", true);
	read_rows_good(CASE "7,,,two-rooms 1.0.0,same,never,no,,fits,50,30,20\n"
			    "8,,,two-rooms 1.0.0,same,never,no,,fits,,,\n");
	arg.first_path = "first.csv";
	arg.first = rf.list;
	arg.n_first = rf.n;
	start("read", true);
	type("/7/2111/50 20 30/");
	assert_has(page(), "The points: first 50 30 20, now 50 20 30");
	type("-");
	assert_has(page(), "Points: 50 20 30");
	type("/1");
	assert_rows("7,,2026-11-22," OF(
	    "read") "\"two-rooms 1.0.0\",same,never,no,not-shown,"
		    "fits,50,30,20\n");
	type("8/2111/50 20 30/");
	assert_has(page(), "The points: first left blank, now 50 20 30");
	type("3");
	assert_rows("8,,2026-11-22," OF(
	    "read") "\"two-rooms 1.0.0\",same,never,no,not-shown,"
		    "fits,,,\n");
}

static void
again_sum(void **state)
{
	const char *p;

	(void)state;
	start_again();
	type("/7 ab/32232//12");
	assert_has(page(), "There is no form 12 in the first file");
	type("32232///.");
	type("1");
	p = page();
	assert_has(p, "Form 8 was not finished.");
	assert_has(p,
	    "Forms compared: 1. Answers compared: 6. Of these "
	    "differed: 0.");
	assert_has(p, "Forms that are not in the first file: 1.");
	assert_has(p,
	    "Forms of the first file that were not typed again: 2 "
	    "(8, 9).");
	start_again();
	type("/7 ab/32232//8/2111//9/2101//");
	assert_has(page(), "All forms of the first file are typed.");
	type(".");
	assert_has(page(),
	    "Each numbered form of the first file was typed again.");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    T(lines),
	    T(numbers),
	    T(question),
	    T(short_form),
	    T(follow_ups),
	    T(undo),
	    T(undo_gate),
	    T(anew),
	    T(refused),
	    T(wide),
	    T(ids_and_codes),
	    T(points),
	    T(ends),
	    T(leaves),
	    T(input_ends),
	    T(piped),
	    T(unwritten),
	    T(unwritten_goes_elsewhere),
	    T(long_lines),
	    T(again_alike),
	    T(again_differs),
	    T(again_gate),
	    T(again_back),
	    T(again_points),
	    T(again_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
