/* A closer look: what a tick opens is offered on one page at the end. */
#include "dialogue_support.h"

static int
set_up(void **state)
{
	(void)state;
	return set_up_bank("tests/bank/good/closer.yaml");
}

/* Answer all core questions of the short form, ticking three themes. */
static void
tick_three(void)
{
	start("short", NULL, false);
	type("/2/1/1/2//2");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
}

/* The same, ticking only the first. */
static void
tick_one(void)
{
	start("short", NULL, false);
	type("/2/1/1/1//1");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
}

static void
no_page_comes_in_between(void **state)
{
	(void)state;
	start("short", NULL, false);
	type("/2");
	assert_has(page(), "Question 2 of about 5, theme: Pace");
	type("2");
	assert_has(page(), "Question 3 of about 5, theme: Acts");
	type("1/2"); /* what hangs on the closed theme stays closed too */
	assert_int_equal(fx.d->place, PLACE_PART);
	type("/2");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
}

static void
one_page_at_the_end_lists_the_themes(void **state)
{
	const char *text;

	(void)state;
	tick_three();
	text = page();
	assert_has(text, "A closer look, if you like");
	assert_has(text, "You named something in these parts.");
	assert_has(text, "You need not do this today.");
	assert_has(text,
	    "1  Pace (2 more questions)\n"
	    "2  Trust (1 more question)\n"
	    "3  Since then (1 more question)\n");
	assert_has(text,
	    "Type a number to look closer. Enter: not now, go on. b: back.");
}

static void
where_nothing_is_behind_no_page_comes(void **state)
{
	(void)state;
	start("short", NULL, false);
	type("/1/1/2//1//1"); /* conduct only, and a theme without more */
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	start("short", NULL, false);
	type("/2/b/1/1/1/1//1"); /* a tick that was taken back */
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	assert_false(fx.d->answers->kept_short[0]);
}

static void
the_page_comes_again_with_the_rest(void **state)
{
	const char *text;

	(void)state;
	tick_three();
	type("2");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	text = page();
	assert_has(text, "Were you afraid?");
	assert_has(text, "Question 5 of about 6, theme: Trust");
	type("1");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "You can look at another one, or leave it at that.");
	assert_has_not(text, "You ticked");
	assert_has(text,
	    "1  Pace (2 more questions)\n2  Since then (1 more question)\n");
	type("1");
	assert_has(page(), "Was there hurry?");
	type("1/1"); /* with its follow-up */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	assert_has(page(), "1  Since then (1 more question)\n");
	type("1/2");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	text = page();
	assert_has(text, "3  Hurried: Never\n");
	assert_has(text, "4  Where did it come from? The therapy\n");
	assert_has(text, "9  Bad nights: Often\n");
}

static void
a_theme_that_has_no_more_goes_from_the_list(void **state)
{
	const char *text;

	(void)state;
	tick_three();
	type("1/2/1/1"); /* "hurried" closes what was behind Trust */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "1  Since then (1 more question)\n");
	assert_has_not(text, "Trust");
}

static void
not_now_is_for_good(void **state)
{
	static const char *const lines[] = {"", "c", "s", "C"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		tick_three();
		type(lines[i]);
		assert_int_equal(fx.d->place, PLACE_REVIEW);
		assert_has_not(page(), "Hurried");
		assert_true(fx.d->answers->kept_short[0]);
		type("1/1/1/2/2/2"); /* never, often again, and more of it */
		assert_int_equal(fx.d->place, PLACE_REVIEW);
		assert_has_not(page(), "Hurried");
		type("");
		assert_has(page(), "This was the short form.");
	}
}

static void
a_part_of_them_can_be_left(void **state)
{
	(void)state;
	tick_three();
	type("3/1/");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	assert_true(fx.d->answers->kept_short[0]);
	assert_true(fx.d->answers->kept_short[2]);
	assert_false(fx.d->answers->kept_short[3]);
}

static void
what_is_ticked_in_the_review_is_offered(void **state)
{
	const char *text;

	(void)state;
	tick_one();
	type("");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	type("5/2");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "You named something in this part.");
	assert_has(text, "1  Since then (1 more question)\n");
	assert_has_not(text, "Pace");
	type("1");
	assert_has(page(), "Are there bad nights?");
	type("1");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
}

static void
back_leads_to_the_last_question(void **state)
{
	const char *text;

	(void)state;
	tick_three();
	type("b");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	text = page();
	assert_has(text, "Question 5 of about 5, theme: Since then");
	assert_has(text, "Your answer so far: Often.");
	type("b");
	assert_has(page(), "Was a thing hidden?");
	type("1"); /* no walk through what was answered */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "2  Since then");
	assert_has_not(text, "Trust");
	type("1/b"); /* from an opened theme back into its core */
	assert_has(page(), "Was there a rush?");
	type("2");
	assert_has(page(), "Was there hurry?");
}

static void
other_keys_do_what_they_do(void **state)
{
	static const char *const wrong[] = {"0", "4", "99", "1 2", "yes", "n"};

	(void)state;
	tick_three();
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		type(wrong[i]);
		assert_int_equal(fx.d->place, PLACE_CLOSER);
		assert_has(page(),
		    "I did not understand that. Type a number from the list, "
		    "or press Enter to go on. x leaves at once.");
	}
	type("u");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	assert_has(page(), "No question is waiting for an answer.");
	type("g 9");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	assert_has(page(), "The last one is 5.");
	type("g 2");
	assert_has(page(), "Was there a rush?");
	type("1");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	type("h/");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	type("q");
	assert_int_equal(fx.d->place, PLACE_STOP);
	type("2");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	type("q/1");
	assert_int_equal(fx.d->place, PLACE_RESULT);
	type("b"); /* who wanted the summary is not asked on the way back */
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	tick_three();
	type("x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	tick_three();
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_RESULT);
}

static void
a_part_that_was_left_out_is_not_offered(void **state)
{
	const char *text;

	(void)state;
	start("short", NULL, false);
	type("/c/1/2/2"); /* "not now" to Pace, and to Since then */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "1  Trust (1 more question)\n");
	assert_has_not(text, "Pace");
	assert_has_not(text, "Since then (");
	type("/g 1/2/1"); /* come back to Pace: then it is */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	assert_has(page(), "1  Pace (2 more questions)\n");
	start("own", NULL, false);
	type("/1/g 4/b/2/1/1/c/1"); /* ticked first, and left out then */
	assert_true(fx.d->answers->declined[3]);
	assert_int_equal(fx.d->place, PLACE_REVIEW);
}

static void
the_rest_of_a_part_skipped_is_not_offered(void **state)
{
	(void)state;
	start("short", NULL, false);
	type("/2/c/1/1//1");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	assert_true(fx.d->answers->kept_short[0]);
	start("short", NULL, false);
	type("/1/c/1/1//1/1/2"); /* ticked only afterwards: it is new */
	assert_int_equal(fx.d->place, PLACE_CLOSER);
}

static void
skipping_in_a_closer_look_comes_back_to_the_page(void **state)
{
	(void)state;
	tick_three();
	type("1/c");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	assert_has(page(), "1  Since then"); /* Trust cannot be known now */
	assert_int_equal(fx.d->answers->list[2].said, ANSWER_SKIPPED);
}

static void
every_change_is_saved_once(void **state)
{
	(void)state;
	start("short", NULL, false);
	type("/2");
	assert_int_equal(fx.saves, 1);
	assert_true(fx.saved_short);
	type("1/1/1//1");
	assert_int_equal(fx.saves, 6); /* the page of a part counts too */
	type("1");
	assert_int_equal(fx.saves, 7);
	assert_false(fx.saved_short);
	tick_one();
	fx.saves = 0;
	type("");
	assert_int_equal(fx.saves, 1); /* it is not offered again */
	assert_true(fx.saved_short);
	tick_one();
	fx.save_fails = true;
	type("1");
	assert_has(page(), "the disk is full");
}

static void
a_therapist_reads_the_same(void **state)
{
	const char *text;

	(void)state;
	start("own", NULL, false);
	type("/2/1//1/1");
	assert_int_equal(fx.d->place, PLACE_CLOSER);
	text = page();
	assert_has(text, "You named something in this part.");
	assert_has(text, "1  My pace (2 more questions)\n");
}
/* Where it cannot be saved that the last theme was opened, going back goes on
 * from there: an offer of nothing helps nobody. */
static void
one_goes_back_to_no_empty_page(void **state)
{
	(void)state;
	tick_one();
	fx.save_fails = true;
	type("1");
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	type("b");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(no_page_comes_in_between),
	    T(one_page_at_the_end_lists_the_themes),
	    T(where_nothing_is_behind_no_page_comes),
	    T(the_page_comes_again_with_the_rest),
	    T(a_theme_that_has_no_more_goes_from_the_list),
	    T(not_now_is_for_good),
	    T(a_part_of_them_can_be_left),
	    T(what_is_ticked_in_the_review_is_offered),
	    T(back_leads_to_the_last_question),
	    T(other_keys_do_what_they_do),
	    T(a_part_that_was_left_out_is_not_offered),
	    T(the_rest_of_a_part_skipped_is_not_offered),
	    T(skipping_in_a_closer_look_comes_back_to_the_page),
	    T(every_change_is_saved_once),
	    T(one_goes_back_to_no_empty_page),
	    T(a_therapist_reads_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
