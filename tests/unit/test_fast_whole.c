/* A whole page typed as it stands there, with what this form passes over. */
#include "fast_support.h"

/* P3 waits for box 2 of P2. */
static void
a_blank_that_is_passed_over_can_be_typed(void **state)
{
	static const char *const scripts[] = {"/7/32102/", "/7/3 2 1 0 2/",
	    "/7/3/2102/", "/7/321/02/", "/7/321/2/", "/7/3212/"};

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		start("short", false);
		type(scripts[i]);
		assert_rows("7,,2026-11-22," OF(
		    "short") "more,once,no,not-shown,badly\n");
		assert_int_equal(fast->place, FAST_ID);
	}
	/* a gate that was left blank passes over, too */
	type("/32002");
	assert_has(page(), "3 20. 2");
	assert_int_equal(fast->place, FAST_CONFIRM);
	assert_string_equal(fast->notice, "");
}

static void
a_tick_that_is_passed_over_is_said_and_left_out(void **state)
{
	const char *p;

	(void)state;
	type("/7/32132");
	p = page();
	assert_has(p,
	    "Question 4 has a tick on the page, but is passed over, because of "
	    "question 3. It is left out. Look at the page again.");
	assert_has(p, "3 21. 2");
	type("");
	assert_rows(
	    "7,,2026-11-22," OF("short") "more,once,no,not-shown,badly\n");
	/* each number can be taken back, and no more than were taken */
	type("/32132/-");
	assert_has(page(), "question 5 of 5");
	type("-/2");
	assert_has(page(), "question 4 of 5");
}

static void
several_are_said_at_once(void **state)
{
	(void)state;
	start("whole", false);
	/* P1 to P4 without a tick: no follow-up either */
	type("/7/3113122");
	assert_int_equal(fast->place, FAST_CONFIRM);
	assert_has(page(), "2 questions from question 4 on have a tick");
	type("*//3110112");
	assert_has(page(),
	    "Question 6 has a tick on the page, but is passed over, because of "
	    "other answers.");
	type("*//3110102");
	assert_has(page(), "3 11.1. 2");
}

/* Between the two ways there is no third. */
static void
what_is_neither_is_refused(void **state)
{
	(void)state;
	start("whole", false);
	type("/7/311012"); /* 5 are asked, 7 are there */
	assert_has(page(),
	    "Nothing of this line was taken. Question 4 is passed over, "
	    "because of question 3. Leave it out, or type all 7 numbers that "
	    "the page still has.");
	assert_int_equal(fast->n_done, 0);
	type("31/11009"); /* all that are there from here on */
	assert_has(page(), "date has no box 9");
	assert_int_equal(fast->n_done, 2);
}

static void
too_many_is_too_many(void **state)
{
	(void)state;
	type("/7/321020");
	assert_has(page(), "more numbers than this form has questions left");
	assert_int_equal(fast->n_done, 0);
	/* a box that is not there is refused where nothing is asked, too */
	type("32152");
	assert_has(page(), "P3 has no box 5; its numbers are 0 to 4.");
	assert_int_equal(fast->n_done, 0);
	type("321x2");
	assert_has(page(), "Type the numbers of boxes only.");
	assert_int_equal(fast->n_done, 0);
}

/* Nobody is there to look at the page. */
static void
on_a_pipe_a_tick_that_is_passed_over_ends_it(void **state)
{
	(void)state;
	arg.piped = true;
	start("short", false);
	type("/7/32102/");
	assert_rows(
	    "7,,2026-11-22," OF("short") "more,once,no,not-shown,badly\n");
	type("8/32132");
	assert_true(fast_over(fast) && fast->stuck);
	assert_has(fast->notice,
	    "Question 4 has the number 3, but is passed over, because of "
	    "question 3");
	assert_rows("");
}

/* Where a number can have two digits, the page is whole in words. */
static void
wide(void **state)
{
	(void)state;
	start("wide", false);
	type("/7/11 10/");
	assert_rows("7,,2026-11-22," OF("wide") "\"'-less\",fits,j\n");
	type("/1110");
	assert_has(page(), "N1 has more than 9 boxes");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    T(a_blank_that_is_passed_over_can_be_typed),
	    T(a_tick_that_is_passed_over_is_said_and_left_out),
	    T(several_are_said_at_once),
	    T(what_is_neither_is_refused),
	    T(too_many_is_too_many),
	    T(on_a_pipe_a_tick_that_is_passed_over_ends_it),
	    T(wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
