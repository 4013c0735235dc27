/* The number and the code of a form, against what the table has. */
#include "fast_support.h"

#define THERE                                       \
	PAPER "7,ab-1,,more,once,yes,often,badly\n" \
	      ",xy,,same,never,no,not-shown,fits\n"

static void
start_there(const char *rows)
{
	rows_of("short", false);
	rf.rows.paper = true;
	read_rows_good(rows);
	arg.there = rf.list;
	arg.n_there = rf.n;
	start("short", false);
}

static void
how_many_there_are_is_said(void **state)
{
	(void)state;
	start_there(PAPER "7,,,more,once,yes,often,badly\n");
	type("");
	assert_has(page(), "1 form is in the table. 0 new.");
	type("");
	assert_has(page(),
	    "Form 8, question 1 of 5; 1 form in the table, 0 new.");
	type("32232/");
	assert_has(page(), "2 forms are in the table. 1 new.");
	type(".");
	assert_has(page(),
	    "1 row written. There are 2 rows in the file f.csv now.");
}

static void
a_code_is_on_one_form(void **state)
{
	static const struct {
		const char *line, *says;
	} rows[] = {
	    {"8 ab-1", "Form 7 has the code ab-1 already."},
	    {"8 AB-1", "cannot be paired"},
	    {"8 xy", "Another form has the code xy already."},
	};

	(void)state;
	start_there(THERE);
	type("");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		type(rows[i].line);
		assert_int_equal(fast->place, FAST_ID);
		assert_has(page(), rows[i].says);
	}
	/* of one that was typed just now; not of one that was given up */
	type("8 cd/32232//9 cd");
	assert_has(page(), "Form 8 has the code cd already.");
	type("9 ef/32/*/9 ef/32232/");
	assert_has(page(), "4 forms are in the table. 2 new.");
	/* without it */
	buf_clear(&table);
	type("10/32232/");
	assert_rows(
	    "10,,2026-11-22," OF("short") "more,once,yes,often,badly\n");
}

static void
on_a_pipe_a_code_that_is_there_ends_it(void **state)
{
	(void)state;
	arg.piped = true;
	start_there(THERE);
	type("/8 ab-1");
	assert_true(fast_over(fast) && fast->stuck);
	assert_has(fast->notice, "Form 7 has the code ab-1 already.");
}

/* The first typing has the same codes, of course. */
static void
typed_again_the_codes_are_those_of_the_new_table(void **state)
{
	(void)state;
	rows_of("short", false);
	rf.rows.paper = true;
	read_rows_good(PAPER "7,ab,,more,once,yes,often,badly\n"
			     "8,cd,,more,once,yes,often,badly\n");
	arg.first_path = "first.csv";
	arg.first = rf.list;
	arg.n_first = rf.n;
	start("short", false);
	type("/7 ab/32232//8 ab");
	assert_has(page(), "Form 7 has the code ab already.");
	type("8 cd/32232/");
	assert_int_equal(fast->compared, 2);
}

static void
an_odd_number_is_asked(void **state)
{
	static const struct {
		const char *lines;
		bool asks;
	} rows[] = {
	    {"/123456", false}, /* the first of a pad */
	    {"/1234567", true},
	    {"/1111111311331", true},
	    {"/11111113113311111111111111", true},
	    {"/1234567 ab", true},
	    {"/A1234567", false},
	    {"/7/32232//1007", false},
	    {"/7/32232//1008", true},
	    {"/7/32232//32232", true},
	    {"/5000/32232//4000", false},
	    {"/5000/32232//3999", true},
	    {"/A7/32232//32232", false},
	    /* near any other that is there */
	    {"/7/32232//5000//32232//9/32232//5001", false},
	    {"/20260131//32232//20260132", false},
	    {"/20260131//32232//", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		start("short", false);
		type(rows[i].lines);
		if ((fast->place == FAST_IS_ID) != rows[i].asks)
			fail_msg("\"%s\" leads to %d", rows[i].lines,
			    (int)fast->place);
		if (!rows[i].asks)
			assert_int_equal(fast->place, FAST_ANSWER);
	}
}

static void
it_is_answered(void **state)
{
	(void)state;
	type("/1111111311331 ab");
	assert_has(page(), "Is 1111111311331 the number of the form?");
	assert_has(page(), "Enter: yes.");
	type("h/"); /* what lies over it goes back to it */
	assert_int_equal(fast->place, FAST_IS_ID);
	type(" ");
	assert_has(page(), "Form 1111111311331, question 1 of 5");
	type("32232/");
	assert_rows("1111111311331,ab,2026-11-22," OF(
	    "short") "more,once,yes,often,badly\n");
	/* or with its own number: the code goes with the other */
	start("short", false);
	type("/1111111311331 ab/7");
	assert_has(page(), "Form 7, question 1 of 5");
	type("32232/");
	assert_rows("7,,2026-11-22," OF("short") "more,once,yes,often,badly\n");
	type("1111111311331/-");
	assert_has(page(), "begins with a digit or a letter");
	assert_has(page(), "Enter: number 8");
	/* also after a form that was given up */
	type("9/32/*/1111111311331/-");
	assert_has(page(), "Enter: number 8");
	type("1111111311331/.");
	assert_int_equal(fast->place, FAST_SUM);
	start("short", false);
	type("/1111111311331/x");
	assert_int_equal(fast->place, FAST_LEFT);
	start("short", false);
	type("/1111111311331");
	fast_end_of_input(fast);
	assert_int_equal(fast->place, FAST_SUM);
}

/* On a pipe nobody can be asked; typed again, the first file says enough. */
static void
it_is_not_always_asked(void **state)
{
	(void)state;
	arg.piped = true;
	start("short", false);
	type("/1111111311331/32232/");
	assert_rows("1111111311331,,2026-11-22," OF(
	    "short") "more,once,yes,often,badly\n");
	arg.piped = false;
	arg.first_path = "first.csv";
	start("short", false);
	type("/1111111311331");
	assert_has(page(), "There is no form 1111111311331 in the first file");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    T(how_many_there_are_is_said),
	    T(a_code_is_on_one_form),
	    T(on_a_pipe_a_code_that_is_there_ends_it),
	    T(typed_again_the_codes_are_those_of_the_new_table),
	    T(an_odd_number_is_asked),
	    T(it_is_answered),
	    T(it_is_not_always_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
