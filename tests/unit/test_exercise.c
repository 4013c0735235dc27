/* The exercise as a machine: its order, its ways back, leave, and the words;
 * points are in test_exercise_points.c, saving in test_exercise_save.c,
 * stopping in test_exercise_stop.c. */
#include "exercise_support.h"

static void
the_first_page_says_what_comes(void **state)
{
	const char *text;

	(void)state;
	start(fx.shared);
	text = page();
	assert_has(text, "A case: The late bus");
	assert_has(text, "speaks of a bus");
	assert_has(text, "in 2 parts");
	assert_has(text, "about 4 questions");
	assert_has(text, "share out 100 points");
	assert_has(text, "about 10 minutes");
	assert_has(text, "leave at once: Ctrl-C");
	assert_has(text, "a part with c");
	assert_has(text, "saved in the file mine.yaml");
	assert_has(text, "The code maple-7");
	assert_has(text, "Case: made up 1.0.0.");
	fx.no_file = true;
	start(fx.conduct);
	text = page();
	assert_has(text, "Nothing is written to disk.");
	assert_has_not(text, "100 points");
	assert_has_not(text, "maple-7");
}

/* Every page on the way, and what can be laid over each. */
static void
nothing_of_the_key_comes_before_its_time(void **state)
{
	static const char *const lines[] = {"", "", "", "2", "1", "3", "1", "",
	    "6 90", "40 10 0 20 20 10", "", "Ask about the clock"};
	static const char *const over[] = {"v", "h", "q", "?", "r", "what"};
	static const char *const secrets[] = {"SECRET-KEY", "30 to 60",
	    "A look twice", "Put the clock elsewhere", "Who knows how"};

	(void)state;
	start(fx.shared);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		assert_true(fx.e->place < EXERCISE_READY);
		for (size_t k = 0; k < sizeof(over) / sizeof(over[0]); k++) {
			const enum exercise_place place = fx.e->place;
			const enum place inner = fx.e->d->place;

			if (fx.e->place == EXERCISE_WORDS &&
			    strlen(over[k]) > 1)
				continue;
			type(over[k]);
			for (size_t s = 0;
			     s < sizeof(secrets) / sizeof(secrets[0]); s++)
				assert_has_not(page(), secrets[s]);
			if (fx.e->place != place || fx.e->d->place != inner)
				type(fx.e->place == EXERCISE_STOP ? "b" : "");
			assert_int_equal(fx.e->place, place);
			assert_int_equal(fx.e->d->place, inner);
		}
		type(lines[i]);
	}
	assert_int_equal(fx.e->place, EXERCISE_READY);
	assert_has_not(page(), "SECRET-KEY");
	assert_int_equal(fx.saves, 1);
	type("");
	assert_has(page(), "SECRET-KEY");
	assert_has(page(), "You said: Often.");
	assert_has(page(),
	    "After the end. You were not asked this, because of another "
	    "answer. The key says: Never.");
	assert_has_not(page(), "You left this out.");
}

static void
each_step_goes_back(void **state)
{
	static const struct way rows[] = {
	    {TO_STORY, EXERCISE_STORY, 0},
	    {TO_STORY "/b", EXERCISE_FIRST, 0},
	    {TO_STORY "//b", EXERCISE_STORY, 0},
	    {TO_RATING "/b", EXERCISE_STORY, 1},
	    {TO_RATING "/b/", EXERCISE_RATING, 0},
	    {TO_RATING "/1/b", EXERCISE_RATING, 0},
	    {TO_RATING "/1/b/b", EXERCISE_STORY, 1},
	    {TO_SHARES, EXERCISE_SHARES, 0},
	    {TO_SHARES "/b", EXERCISE_RATING, 0},
	    {TO_SHARES "/b/", EXERCISE_SHARES, 0},
	    {TO_SHARES "/s", EXERCISE_WORDS, 0},
	    {TO_SHARES "/s/b", EXERCISE_SHARES, 0},
	    {TO_SPREAD, EXERCISE_SPREAD, 0},
	    {TO_SPREAD "/b", EXERCISE_SHARES, 0},
	    {TO_SPREAD "/b/", EXERCISE_SPREAD, 0},
	    {TO_SPREAD "/2 20", EXERCISE_SHARES, 0},
	    {TO_SPREAD "/0 0 0 0 0 100", EXERCISE_SPREAD, 0},
	    {TO_SPREAD "/s", EXERCISE_WORDS, 0},
	    {TO_SPREAD "/s/b", EXERCISE_SHARES, 0},
	    {TO_SPREAD "/what", EXERCISE_SPREAD, 0},
	    {TO_WORDS, EXERCISE_WORDS, 0},
	    {TO_WORDS "/b", EXERCISE_SPREAD, 0},
	    {TO_WORDS "/B", EXERCISE_SPREAD, 0},
	    {TO_READY, EXERCISE_READY, 0},
	    {TO_READY "/b", EXERCISE_WORDS, 0},
	    {TO_READY "/b/", EXERCISE_READY, 0},
	    {TO_KEY, EXERCISE_KEY, 0},
	    {TO_KEY "/b", EXERCISE_KEY, 0},
	    {TO_KEEP, EXERCISE_KEEP, 0},
	    {TO_KEEP "/b", EXERCISE_KEY, 0},
	    {TO_KEEP "/4", EXERCISE_KEEP, 0},
	    {TO_KEEP "/1", EXERCISE_DONE, 0},
	    /* what lies over a step goes back to it */
	    {TO_STORY "/h/", EXERCISE_STORY, 0},
	    {TO_STORY "/h/p/", EXERCISE_STORY, 0},
	    {TO_STORY "/p/v", EXERCISE_STORY, 0},
	    {TO_RATING "/v", EXERCISE_VIEW, 0},
	    {TO_RATING "/story", EXERCISE_VIEW, 0},
	    {TO_RATING "/v/v", EXERCISE_RATING, 0},
	    {TO_RATING "/v/h/v/", EXERCISE_RATING, 0},
	    {TO_RATING "/?/v/", EXERCISE_RATING, 0},
	    {TO_SHARES "/?/h/", EXERCISE_SHARES, 0},
	    {TO_WORDS "/v/", EXERCISE_WORDS, 0},
	    {TO_KEY "/v/", EXERCISE_KEY, 0},
	    {TO_STORY "/what", EXERCISE_STORY, 0},
	    {"what", EXERCISE_FIRST, 0},
	};

	(void)state;
	FOLLOW(fx.shared, rows);
}

static void
leaving_is_at_hand_everywhere(void **state)
{
	static const char *const lines[] = {"r", TO_STORY, TO_RATING,
	    TO_RATING "/t", TO_RATING "/?", TO_RATING "/h", TO_RATING "/p",
	    TO_REVIEW, TO_SHARES, TO_SHARES "/?", TO_SPREAD, TO_WORDS, TO_READY,
	    TO_KEY, TO_KEEP, "q", "h", "p", "v", "k"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		for (size_t big = 0; big < 2; big++) {
			start(fx.shared);
			type(lines[i]);
			type(big == 0 ? "x" : "X");
			if (fx.e->place != EXERCISE_LEFT)
				fail_msg("not left after \"%s\"", lines[i]);
			assert_true(exercise_over(fx.e));
		}
}

static void
a_pause_is_blank(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_STORY "/p");
	assert_true(exercise_is_paused(fx.e));
	assert_string_equal(page(), "");
	type("q"); /* any line goes back */
	assert_int_equal(fx.e->place, EXERCISE_STORY);
	start(fx.shared);
	type(TO_RATING "/p");
	assert_true(exercise_is_paused(fx.e));
	type("v");
	assert_false(exercise_is_paused(fx.e));
	assert_int_equal(fx.e->place, EXERCISE_RATING);
}

/* --- words ---------------------------------------------------------------- */

static void
words_are_kept_as_they_are(void **state)
{
	static const struct {
		const char *lines, *words;
		enum exercise_place place;
	} rows[] = {
	    {"", NULL, EXERCISE_READY},
	    {"s", NULL, EXERCISE_READY},
	    {"help", "help", EXERCISE_READY},
	    {"  Ask first.  ", "Ask first.", EXERCISE_READY},
	    {"\xc3\xa9", NULL, EXERCISE_WORDS},
	    {"Ask/b/", "Ask", EXERCISE_READY},
	    {"Ask/b/Wait", "Wait", EXERCISE_READY},
	    {"Ask/b/-", NULL, EXERCISE_READY},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *words;

		start(fx.shared);
		type(TO_WORDS);
		assert_true(exercise_wants_note(fx.e));
		type(rows[i].lines);
		assert_int_equal(fx.e->place, rows[i].place);
		words = fx.e->d->answers->work->would_do;
		assert_true((words == NULL) == (rows[i].words == NULL));
		if (words != NULL)
			assert_string_equal(words, rows[i].words);
	}
	start(fx.shared);
	type(TO_WORDS "/Ask/b");
	assert_has(page(), "Your text so far: Ask");
}

/* After the key nothing of one's own changes. */
static void
the_key_closes_what_was_said(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_KEY);
	exercise_line(fx.e, "b");
	assert_has(page(), "stay as they were");
	assert_int_equal(fx.e->place, EXERCISE_KEY);
}

/* --- the end of the input --------------------------------------------------
 */

static void
the_end_of_input_is_not_no(void **state)
{
	static const struct way rows[] = {
	    {"^", EXERCISE_READY, 0},
	    {TO_STORY "/^", EXERCISE_READY, 0},
	    {TO_RATING "/2/^", EXERCISE_READY, 0},
	    {TO_RATING "/h/^", EXERCISE_READY, 0},
	    {TO_RATING "/v/^", EXERCISE_READY, 0},
	    {TO_RATING "/t/^", EXERCISE_READY, 0},
	    {TO_SHARES "/^", EXERCISE_READY, 0},
	    {TO_SPREAD "/^", EXERCISE_READY, 0},
	    {TO_WORDS "/^", EXERCISE_READY, 0},
	    {TO_WORDS "/q/^", EXERCISE_READY, 0},
	    {TO_WORDS "/k/^", EXERCISE_READY, 0},
	    {TO_READY "/^", EXERCISE_KEY, 0},
	    {TO_READY "/q/h/^", EXERCISE_KEY, 0},
	    {TO_KEY "/^", EXERCISE_KEEP, 0},
	    {TO_KEY "/v/^", EXERCISE_KEEP, 0},
	    {TO_KEEP "/^", EXERCISE_DONE, 0},
	    {TO_STORY "/p/^", EXERCISE_LEFT, 0},
	    {TO_RATING "/p/^", EXERCISE_LEFT, 0},
	};

	(void)state;
	FOLLOW(fx.shared, rows);
	start(fx.shared);
	type(TO_KEEP "/^");
	assert_int_equal(fx.e->keep, KEEP_SAVED_ONLY);
}

static void
on_a_pipe_only_questions_wait(void **state)
{
	(void)state;
	fx.piped = true;
	start(fx.shared);
	pass();
	assert_int_equal(fx.e->place, EXERCISE_RATING);
	type("2/1/3/1");
	pass();
	assert_int_equal(fx.e->place, EXERCISE_SHARES);
	type("b"); /* there is no review: the last question */
	assert_has(page(), "Thoughts of harm?");
	type("1");
	pass();
	type("40 10 0 20 20 10");
	assert_has(page(), "The spread is 0.26.");
	pass();
	assert_int_equal(fx.e->place, EXERCISE_WORDS);
	exercise_end_of_input(fx.e);
	assert_int_equal(fx.e->place, EXERCISE_READY);
	exercise_line(fx.e, "");
	assert_has(page(), "SECRET-KEY");
	exercise_line(fx.e, "");
	assert_has(page(), "Your answers are in the file mine.yaml.");
	pass();
	assert_int_equal(fx.e->place, EXERCISE_DONE);
	assert_int_equal(fx.e->keep, KEEP_SHOWN);
	/* and stopping asks nobody */
	start(fx.shared);
	pass();
	type("2/q");
	assert_int_equal(fx.e->place, EXERCISE_READY);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(the_first_page_says_what_comes),
	    T(nothing_of_the_key_comes_before_its_time),
	    T(each_step_goes_back),
	    T(leaving_is_at_hand_everywhere),
	    T(a_pause_is_blank),
	    T(words_are_kept_as_they_are),
	    T(the_key_closes_what_was_said),
	    T(the_end_of_input_is_not_no),
	    T(on_a_pipe_only_questions_wait),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
