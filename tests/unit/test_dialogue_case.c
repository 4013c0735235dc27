/* The interview about somebody else, beside the same about oneself; and which
 * numbers an alert shows after another. */
#include "dialogue_support.h"

static int
set_up(void **state)
{
	(void)state;
	return set_up_bank("tests/bank/good/case.yaml");
}

static void
the_country_is_for_those_it_is_about(void **state)
{
	(void)state;
	start("own", NULL, false);
	type("");
	assert_int_equal(fx.d->place, PLACE_WHERE);
	start("read", NULL, false);
	type("");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	type("k/2"); /* it can still be said */
	assert_string_equal(fx.d->answers->country, "BB");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	start(NULL, NULL, false);
	type("");
	assert_int_equal(fx.d->place, PLACE_FORM);
	type("3");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	start(NULL, NULL, false);
	type("/1");
	assert_int_equal(fx.d->place, PLACE_WHERE);
}

/* Before a form is known, and on the page after it. */
static void
a_page_speaks_to_who_will_answer(void **state)
{
	(void)state;
	start("read", NULL, false);
	assert_has(page(), "A small check of a case");
	start(NULL, NULL, false);
	assert_has_not(page(), "of a case");
}

/* Up to the question that speaks of a confidence. */
static void
to_the_first(const char *form, const char *country)
{
	start(form, country, false);
	type("/s/1/1");
	assert_has(page(), "Told to others?");
}

static void
an_alert_about_somebody_else_is_short(void **state)
{
	static const char *const lacks[] = {"Before you go on", "No one else",
	    "call 11", "call 22", "numbers", "Breathe out", "Type k"};
	static const char *const countries[] = {NULL, "AA", "ZZ"};

	(void)state;
	for (size_t c = 0; c < 3; c++) {
		to_the_first("read", countries[c]);
		type("1/2");
		assert_int_equal(fx.d->place, PLACE_ALERT);
		assert_has(page(),
		    "You are not alone.\n\nType h for people to call.\n\n1  Go "
		    "on");
		for (size_t i = 0; i < sizeof(lacks) / sizeof(lacks[0]); i++)
			assert_has_not(page(), lacks[i]);
		type("h");
		assert_int_equal(fx.d->place, PLACE_HELP);
		if (c < 2)
			assert_has(page(), "call 11");
		type("");
		assert_int_equal(fx.d->place, PLACE_ALERT);
	}
	to_the_first("own", "AA");
	fx.save_fails = true;
	type("1/3/2"); /* without saving */
	assert_has(page(), "No one else has seen this answer.");
	fx.save_fails = false;
	to_the_first("own", "AA");
	type("1/2");
	assert_has(page(),
	    "This answer is in the file answers.yaml. Nobody has been told.");
	assert_has_not(page(), "No one else has seen");
	assert_has(page(), "Breathe out");
}

/* A kind that was met before takes a line, and only who is meant reads it. */
static void
a_kind_met_again_is_passed_over(void **state)
{
	(void)state;
	to_the_first("own", "AA");
	type("2/1/b/3");
	assert_has(page(), "Noted. Type h for people to reach.");
	to_the_first("read", NULL);
	type("2/1/b/3");
	assert_has_not(page(), "people");
	type("b/3");
	assert_has(page(), "Noted: Often.");
}

static void
a_note_names_nobody(void **state)
{
	(void)state;
	to_the_first("own", "AA");
	type("t");
	assert_has(page(), "No names, please. One line");
	to_the_first("read", NULL);
	type("t");
	assert_has(page(), "No names of real people, please. One line");
}

/* Each alert shows what none before it has. */
static void
new_numbers_are_shown_old_ones_are_not(void **state)
{
	static const char *const others =
	    "The others are the same as before. Type h to see all.";
	static const char *const all =
	    "The numbers are the same as before. Type h to see them.";
	const char *text;

	(void)state;
	to_the_first("own", "AA");
	type("1/2"); /* thoughts of harm: emergency, crisis */
	text = page();
	assert_has(text,
	    "- Emergency: call 11.\n- The Ear: call 22.\nType h "
	    "for all numbers.");
	type("7/h/"); /* no choice, and help: the page stays as it was */
	assert_has(page(), "- Emergency: call 11.\n- The Ear: call 22.\n");
	type("1/2"); /* touch: these, and rights */
	text = page();
	assert_has(text, others);
	assert_has(text, "- Rights: call 33.\nThe others");
	assert_has_not(text, "call 11");
	assert_has_not(text, "call 22");
	type("1/g4/2"); /* a confidence: emergency and rights, both known */
	assert_int_equal(fx.d->place, PLACE_ALERT);
	assert_has(page(), all);
	assert_has_not(page(), "call ");
	to_the_first("own", "AA");
	type("1/1/2"); /* touch first: all three */
	assert_has(page(), "- Rights: call 33.\nType h for all numbers.");
	type("1/g5/2");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	text = page();
	assert_has(text, all);
	assert_has_not(text, "call ");
}

/* On a pipe nobody types h. */
static void
on_a_pipe_no_key_is_named_for_old_numbers(void **state)
{
	bool others = false, all = false;

	(void)state;
	start("own", "AA", true);
	while (fx.d->place != PLACE_RESULT) {
		const char *text = page();

		others = others || strstr(text, "The others are the same");
		all = all || strstr(text, "The numbers are the same");
		if (fx.d->place == PLACE_ALERT)
			assert_has_not(text, "Type h");
		type(fx.d->place == PLACE_ITEM ? "2" : "");
	}
	assert_true(others);
	assert_true(all);
}

/* Another country has other numbers, and they are new. */
static void
numbers_of_another_country_are_new(void **state)
{
	(void)state;
	to_the_first("own", "AA");
	type("1/2/1/k/2/2");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	assert_has(page(), "- Emergency: call 44.\nType h for all numbers.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(the_country_is_for_those_it_is_about),
	    T(a_page_speaks_to_who_will_answer),
	    T(an_alert_about_somebody_else_is_short),
	    T(a_kind_met_again_is_passed_over),
	    T(a_note_names_nobody),
	    T(new_numbers_are_shown_old_ones_are_not),
	    T(on_a_pipe_no_key_is_named_for_old_numbers),
	    T(numbers_of_another_country_are_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
