/* Stopping in an exercise: nobody has to see the key for it; and people to
 * reach. */
#include "exercise_support.h"

static void
stopping_asks_what_comes_next(void **state)
{
	static const struct way rows[] = {
	    {"q", EXERCISE_STOP, 0},
	    {"q/1", EXERCISE_FIRST, 0},
	    {"q/2", EXERCISE_DONE, 0},
	    {"q/3", EXERCISE_STOP, 0},
	    {TO_STORY "/q/b", EXERCISE_STORY, 0},
	    {TO_STORY "/q/2", EXERCISE_DONE, 0},
	    {TO_STORY "/h/q/b", EXERCISE_STORY, 0},
	    {TO_STORY "/q/h//q/1", EXERCISE_STORY, 0},
	    {TO_RATING "/q/1", EXERCISE_RATING, 0},
	    {TO_RATING "/stop/1", EXERCISE_RATING, 0},
	    {TO_RATING "/q/2", EXERCISE_SHARES, 0},
	    {TO_RATING "/q/2/b", EXERCISE_RATING, 0},
	    {TO_RATING "/q/3", EXERCISE_DONE, 0},
	    {TO_RATING "/2/q/3", EXERCISE_DONE, 0},
	    {TO_RATING "/2/q/4", EXERCISE_DONE, 0},
	    {TO_RATING "/2/q/5", EXERCISE_STOP, 0},
	    {TO_REVIEW "/q", EXERCISE_STOP, 0},
	    {TO_REVIEW "/q/2", EXERCISE_SHARES, 0},
	    {TO_REVIEW "/q/1/", EXERCISE_SHARES, 0},
	    {TO_SHARES "/q/1", EXERCISE_SHARES, 0},
	    {TO_SHARES "/q/2", EXERCISE_WORDS, 0},
	    {TO_SHARES "/6 100/q/2", EXERCISE_SPREAD, 0},
	    {TO_SPREAD "/q/1", EXERCISE_SPREAD, 0},
	    {TO_SPREAD "/q/2", EXERCISE_WORDS, 0},
	    {TO_WORDS "/q/2", EXERCISE_READY, 0},
	    {TO_WORDS "/q/3", EXERCISE_DONE, 0},
	    {TO_READY "/q/1", EXERCISE_READY, 0},
	    {TO_READY "/q/2", EXERCISE_DONE, 0},
	    {TO_READY "/q/3", EXERCISE_DONE, 0},
	    {TO_KEY "/q", EXERCISE_KEEP, 0},
	    {TO_KEY "/v/q", EXERCISE_KEEP, 0},
	    {TO_KEEP "/q", EXERCISE_KEEP, 0},
	};

	(void)state;
	FOLLOW(fx.shared, rows);
}

static const char *
saved(void)
{
	return fx.saved.len > 0 ? fx.saved.data : "";
}

/* From each step there is a way out, with all and with nothing, and the key is
 * on none of them. */
static void
no_way_out_leads_to_the_key(void **state)
{
	static const char *const steps[] = {"r", TO_STORY, TO_RATING,
	    TO_RATING "/2", TO_REVIEW, TO_SHARES, TO_SPREAD, TO_WORDS,
	    TO_READY};

	(void)state;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		for (size_t choice = 1; choice <= 4; choice++) {
			const char digit[] = {(char)('0' + choice), '\0'};

			start(fx.shared);
			type(steps[i]);
			type("q");
			type(digit);
			assert_true(fx.e->place != EXERCISE_KEY);
			assert_has_not(page(), "SECRET-KEY");
			if (fx.e->place == EXERCISE_DONE)
				assert_true(fx.e->keep != KEEP_SHOWN);
		}
}

static void
what_is_there_can_be_saved_and_left(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_RATING "/2/q");
	assert_has(page(),
	    "1  Go back\n"
	    "2  Go on to the next step, without the other questions\n"
	    "3  Save what you have and leave, without the key. The screen "
	    "goes blank.\n"
	    "4  Leave and keep nothing. The screen goes blank.\n");
	type("3");
	assert_int_equal(fx.e->place, EXERCISE_DONE);
	assert_int_equal(fx.e->keep, KEEP_SAVED_ONLY);
	assert_int_equal(fx.saves, 1);
	assert_has(saved(), "overall: some");
	/* what is saved already stays */
	start(fx.shared);
	type(TO_READY "/q");
	assert_has(page(), "2  Leave with what is saved, without the key.");
	type("2");
	assert_int_equal(fx.e->keep, KEEP_SAVED_ONLY);
	assert_int_equal(fx.saves, 1);
	/* or goes */
	start(fx.shared);
	type(TO_READY "/q");
	assert_has(page(), "3  Leave and keep nothing: the saved file");
	type("3");
	assert_int_equal(fx.e->keep, KEEP_NOTHING);
	start(fx.shared);
	type(TO_RATING "/2/q/4");
	assert_int_equal(fx.e->keep, KEEP_NOTHING);
	assert_int_equal(fx.saves, 0);
}

/* Without a file, or with nothing said, there is nothing to save. */
static void
what_is_not_there_is_not_offered(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_RATING "/s/q");
	assert_has_not(page(), "Save what you have");
	assert_has(page(), "3  Leave and keep nothing.");
	fx.no_file = true;
	start(fx.shared);
	type(TO_READY "/q");
	assert_has_not(page(), "what is saved");
	assert_has(page(), "2  Leave and keep nothing. The screen");
	type("2");
	assert_int_equal(fx.e->keep, KEEP_NOTHING);
	assert_int_equal(fx.saves, 0);
}

static void
a_save_that_fails_on_the_way_out(void **state)
{
	static const struct {
		size_t fails; /* more */
		const char *lines;
		enum exercise_place place;
		enum keep keep;
		size_t saves;
	} rows[] = {
	    {0, "1", EXERCISE_DONE, KEEP_SAVED_ONLY, 1},
	    {9, "1", EXERCISE_UNSAVED, KEEP_SHOWN, 0},
	    {0, "2/other.yaml", EXERCISE_DONE, KEEP_SAVED_ONLY, 1},
	    {9, "3", EXERCISE_DONE, KEEP_NOTHING, 0},
	    {9, "^", EXERCISE_DONE, KEEP_NOTHING, 0},
	    {9, "b", EXERCISE_RATING, KEEP_SHOWN, 0},
	    {9, "b/q/2/s/", EXERCISE_UNSAVED, KEEP_SHOWN, 0},
	    {9, "b/q/2/s//3", EXERCISE_READY, KEEP_SHOWN, 0},
	    {0, "q/2", EXERCISE_DONE, KEEP_SAVED_ONLY, 1},
	    {9, "q/3", EXERCISE_DONE, KEEP_NOTHING, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		start(fx.shared);
		fx.fails = 1;
		type(TO_RATING "/2/q/3");
		assert_int_equal(fx.e->place, EXERCISE_UNSAVED);
		assert_has(page(), "3  Leave. What is not saved is then gone.");
		fx.fails = rows[i].fails;
		type(rows[i].lines);
		if (fx.e->place != rows[i].place)
			fail_msg("row %zu: at %d", i, (int)fx.e->place);
		assert_int_equal(fx.e->keep, rows[i].keep);
		assert_int_equal(fx.saves, rows[i].saves);
	}
	/* what was saved before is not lost by a later save that fails */
	start(fx.shared);
	fx.fails = 0;
	type(TO_READY "/b");
	fx.fails = 9;
	type("Wait/q/2/3");
	assert_int_equal(fx.e->place, EXERCISE_DONE);
	assert_int_equal(fx.e->keep, KEEP_SAVED_ONLY);
	assert_int_equal(fx.saves, 1);
}

/* --- people to reach ------------------------------------------------------ */

static void
people_to_reach_are_named(void **state)
{
	static const char *const lines[] = {TO_STORY "/q", TO_RATING "/q",
	    TO_READY, TO_READY "/q", TO_KEY, TO_KEEP};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		start(fx.shared);
		type(lines[i]);
		if (strstr(page(), "h: people to reach.") == NULL)
			fail_msg("not after \"%s\"", lines[i]);
	}
	start(fx.shared);
	type("q");
	assert_has(page(),
	    "If this came close to home: h shows people you can reach.");
	type("h");
	assert_has(page(), "Emergency: call 11.");
	type("");
	assert_int_equal(fx.e->place, EXERCISE_STOP);
	start(fx.shared);
	type(TO_KEEP "/h");
	assert_has(page(), "Emergency: call 11.");
	type("");
	assert_int_equal(fx.e->place, EXERCISE_KEEP);
}

static void
numbers_are_those_of_ones_country(void **state)
{
	(void)state;
	start(fx.shared);
	type("h");
	assert_has(page(), "Aland");
	assert_has(page(), "Borland");
	fx.country = "BB";
	start(fx.shared);
	type("h");
	assert_has_not(page(), "Aland");
	assert_has(page(), "Helper: call 22.");
	/* also among the questions */
	type("/" TO_RATING "/h");
	assert_has_not(page(), "Emergency: call 11.");
	assert_has(page(), "Helper: call 22.");
	fx.country = "XX";
	start(fx.shared);
	type("h");
	assert_has_not(page(), "Emergency: call 11.");
	assert_has_not(page(), "Helper: call 22.");
}

static void
the_country_can_be_chosen_anywhere(void **state)
{
	static const char *const lines[] = {"r", TO_STORY, TO_STORY "/h",
	    TO_RATING "/v", TO_SHARES, TO_SPREAD, TO_WORDS, TO_READY, TO_KEY,
	    TO_KEEP, "q"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		enum exercise_place place;
		enum place inner;

		start(fx.shared);
		type(lines[i]);
		place =
		    fx.e->place == EXERCISE_HELP || fx.e->place == EXERCISE_VIEW
		    ? fx.e->back_to
		    : fx.e->place;
		inner = fx.e->d->place;
		type("k");
		assert_int_equal(fx.e->place, EXERCISE_COUNTRY);
		type("9");
		assert_has(page(), "Type the number of a country.");
		type("bb");
		assert_int_equal(fx.e->place, EXERCISE_HELP);
		exercise_line(fx.e, "r");
		assert_has(page(), "Country: Borland.");
		assert_has(page(), "Helper: call 22.");
		assert_has_not(page(), "Emergency: call 11.");
		type("");
		assert_int_equal(fx.e->place, place);
		assert_int_equal(fx.e->d->place, inner);
		/* looked at only */
		type("k/");
		assert_int_equal(fx.e->place, place);
		assert_int_equal(fx.e->d->place, inner);
	}
}

/* It says something about oneself, and the file may go to others. */
static void
the_country_is_not_saved(void **state)
{
	(void)state;
	fx.country = "BB";
	start(fx.shared);
	type(TO_READY);
	assert_has_not(saved(), "country");
	type("k/1/");
	assert_has_not(saved(), "country");
	start(fx.shared);
	type(TO_RATING "/k/1/q/2/s/Ask first");
	assert_int_equal(fx.e->place, EXERCISE_READY);
	assert_has(saved(), "Ask first");
	assert_has_not(saved(), "country");
	type("h");
	assert_has(page(), "Emergency: call 11.");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(stopping_asks_what_comes_next),
	    T(no_way_out_leads_to_the_key),
	    T(what_is_there_can_be_saved_and_left),
	    T(what_is_not_there_is_not_offered),
	    T(a_save_that_fails_on_the_way_out),
	    T(people_to_reach_are_named),
	    T(numbers_are_those_of_ones_country),
	    T(the_country_can_be_chosen_anywhere),
	    T(the_country_is_not_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
