/* Sharing out points in an exercise. */
#include "exercise_support.h"

static void
points_are_typed_in_many_ways(void **state)
{
	static const struct {
		const char *lines;
		enum exercise_place place;
		unsigned total;
		const char *says;
	} rows[] = {
	    {"r", EXERCISE_SHARES, 0, "You have 100 points to give out."},
	    {"0 0 0 0 0 0", EXERCISE_SHARES, 0, "given out 0. 100 are left."},
	    {"40 10 0 20 20 9", EXERCISE_SHARES, 99,
		"given out 99. 1 is left."},
	    {"40 10 0 20 20 10", EXERCISE_SPREAD, 100, "The spread is 0.26."},
	    {"40 10 0 20 20 10", EXERCISE_SPREAD, 100,
		"There is no good or bad number."},
	    {"40 10 0 20 20 11", EXERCISE_SHARES, 101, "That is 1 too many."},
	    {"40,10,0,20,20,10", EXERCISE_SPREAD, 100, "The therapist: 40"},
	    {" 40;  10 0, 20 20 10 ", EXERCISE_SPREAD, 100, "The service: 10"},
	    {"100 0 0 0 0 0", EXERCISE_SPREAD, 100, "The spread is 1.00"},
	    {"100 0 0 0 0 0", EXERCISE_SPREAD, 100,
		"all the points. There is no good or bad number."},
	    {"2 30", EXERCISE_SHARES, 30, "2  The method: 30"},
	    {"2 30", EXERCISE_SHARES, 30, "Noted: The method, 30."},
	    {"3 0", EXERCISE_SHARES, 0, "Noted: The client, 0."},
	    {"2=30", EXERCISE_SHARES, 30, "70 are left."},
	    {"2: 30/2: 20", EXERCISE_SHARES, 20, "80 are left."},
	    {"6 100", EXERCISE_SHARES, 100, "Enter: go on."},
	    {"6 100/", EXERCISE_SPREAD, 100, "The service: 100"},
	    {"6 100/1 1", EXERCISE_SHARES, 101, "That is 1 too many."},
	    {"6 100/1 1/", EXERCISE_SHARES, 101, "Take some away"},
	    {"6 99/", EXERCISE_SHARES, 99, "1 is still left to give out."},
	    {"", EXERCISE_SHARES, 0, "100 are still left to give out."},
	    /* none of these changes anything */
	    {"6 99/6 101", EXERCISE_SHARES, 99, "0 to 100 points"},
	    {"6 99/101 0 0 0 0 0", EXERCISE_SHARES, 99, "Nothing was changed"},
	    {"6 99/0 1", EXERCISE_SHARES, 99, "the numbers 1 to 6"},
	    {"6 99/7 1", EXERCISE_SHARES, 99, "the numbers 1 to 6"},
	    {"6 99/1 0.5", EXERCISE_SHARES, 99, "whole numbers"},
	    {"6 99/1 -1", EXERCISE_SHARES, 99, "whole numbers"},
	    {"6 99/1 1e1", EXERCISE_SHARES, 99, "whole numbers"},
	    {"6 99/1 99999999999", EXERCISE_SHARES, 99, "whole numbers"},
	    {"6 99/1", EXERCISE_SHARES, 99, "There are 6 causes"},
	    {"6 99/1 2 3", EXERCISE_SHARES, 99, "There are 6 causes"},
	    {"6 99/1 2 3 4 5 6 7", EXERCISE_SHARES, 99, "There are 6 causes"},
	    {"6 99/much", EXERCISE_SHARES, 99, "whole numbers"},
	    {"6 99/,", EXERCISE_SHARES, 99, "There are 6 causes"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		unsigned total = 0;

		start(fx.shared);
		type(TO_SHARES);
		type(rows[i].lines);
		for (size_t k = 0; k < fx.bank->n_causes; k++)
			total += fx.e->points[k];
		if (fx.e->place != rows[i].place || total != rows[i].total)
			fail_msg("\"%s\" gives %u, at %d", rows[i].lines, total,
			    (int)fx.e->place);
		assert_has(page(), rows[i].says);
	}
}

/* More numbers than any list holds. */
static void
a_long_line_is_no_list(void **state)
{
	char line[256] = "";

	(void)state;
	start(fx.shared);
	type(TO_SHARES);
	for (size_t i = 0; i < 100; i++)
		memcpy(line + 2 * i, "1 ", 3);
	exercise_line(fx.e, line);
	assert_int_equal(fx.e->place, EXERCISE_SHARES);
	assert_has(page(), "whole numbers");
}

/* Points count when all are given out and gone on from; left out is left
 * out. */
static void
points_that_are_not_done_do_not_count(void **state)
{
	static const struct {
		const char *lines;
		unsigned first; /* points of the first cause; 999: none count */
	} rows[] = {
	    {"40 10 0 20 20 10", 40},
	    {"40 10 0 20 20 9/q/2", 999},
	    {"1 100/q/2", 100}, /* all of them are given out */
	    {"1 100/q/3", 100},
	    {"s", 999},
	    {"40 10 0 20 20 10/b/s", 999},
	    {"40 10 0 20 20 10/b/1 39/q/2", 40}, /* as it was */
	    {"40 10 0 20 20 10/b/1 30/2 20/", 30},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const unsigned *shares;

		start(fx.shared);
		type(TO_SHARES);
		type(rows[i].lines);
		shares = fx.e->d->answers->work->shares;
		assert_true((shares == NULL) == (rows[i].first == 999));
		if (shares != NULL)
			assert_int_equal(shares[0], rows[i].first);
	}
}

static void
conduct_is_not_shared_out(void **state)
{
	static const struct way rows[] = {
	    {"///2/1/3/c/", EXERCISE_NO_SHARES, 0},
	    {"///2/1/3/c//", EXERCISE_WORDS, 0},
	    {"///2/1/3/c//b", EXERCISE_RATING, 0},
	    {"///2/1/3/c///b", EXERCISE_NO_SHARES, 0},
	    {"///2/1/3/c//40", EXERCISE_NO_SHARES, 0},
	};

	(void)state;
	FOLLOW(fx.conduct, rows);
	start(fx.conduct);
	type("///2/1/3");
	assert_has(page(), "The next questions are about touch.");
	type("c/");
	assert_has(page(), "the therapist alone is responsible");
	type("/");
	assert_has_not(page(), "points");
	type("");
	assert_has_not(page(), "You gave out");
	assert_has(page(), "SECRET-KEY");
	assert_null(fx.e->d->answers->work->shares);
	assert_true(fx.e->d->answers->declined[1]);
}

/* All points are given out, and only Enter is missing. */
static void
points_that_are_all_given_count_at_the_end(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_SHARES "/1 100/^");
	assert_non_null(fx.e->d->answers->work->shares);
	start(fx.shared);
	type(TO_SHARES "/1 99/^");
	assert_null(fx.e->d->answers->work->shares);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(points_are_typed_in_many_ways),
	    T(a_long_line_is_no_list),
	    T(points_that_are_not_done_do_not_count),
	    T(conduct_is_not_shared_out),
	    T(points_that_are_all_given_count_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
