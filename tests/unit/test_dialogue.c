/* The interview as a machine: lines in, pages out. */
#include "dialogue_support.h"

#include "harmcheck/result.h"

static int
set_up(void **state)
{
	(void)state;
	return set_up_bank("tests/bank/good/dialogue.yaml");
}

static void
the_first_page_explains(void **state)
{
	const char *text;

	(void)state;
	start("short", NULL, false);
	text = page();
	assert_has(text, "A small check");
	assert_has(text, "leave at once: Ctrl-C");
	assert_has(text, "answers.yaml");
	assert_has(text, "shell's history");
	type("");
	assert_int_equal(fx.d->place, PLACE_WHERE);
	assert_has(page(), "1  Aland\n2  Beland\n3  Another country\n");
	type("1");
	assert_string_equal(fx.d->answers->country, "AA");
	assert_int_equal(fx.d->place, PLACE_ITEM);
}

static void
the_country_is_asked_not_guessed(void **state)
{
	static const struct {
		const char *typed, *code;
		enum place place;
	} rows[] = {
	    {"", "", PLACE_ITEM},
	    {"2", "BB", PLACE_ITEM},
	    {"bb", "BB", PLACE_ITEM},
	    {"beland", "BB", PLACE_ITEM},
	    {"3", "ZZ", PLACE_ITEM},
	    {"4", "", PLACE_WHERE},
	    {"nowhere", "", PLACE_WHERE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		start("short", NULL, false);
		type("");
		type(rows[i].typed);
		assert_int_equal(fx.d->place, rows[i].place);
		assert_string_equal(fx.d->country, rows[i].code);
	}
	start("short", "BB", false);
	type("");
	assert_int_equal(fx.d->place, PLACE_ITEM);
}

static void
a_form_is_asked_for(void **state)
{
	(void)state;
	start(NULL, "AA", false);
	type("");
	assert_int_equal(fx.d->place, PLACE_FORM);
	assert_has(page(), "1  Short. About 2 minutes.");
	type("/9");
	assert_int_equal(fx.d->place, PLACE_FORM);
	type("2");
	assert_string_equal(fx.d->answers->form->id, "long");
	/* the country comes after it, and leads back to it */
	start(NULL, NULL, false);
	type("/2");
	assert_int_equal(fx.d->place, PLACE_WHERE);
	type("b");
	assert_int_equal(fx.d->place, PLACE_FORM);
	type("1/2");
	assert_string_equal(fx.d->answers->form->id, "short");
	assert_string_equal(fx.d->answers->country, "BB");
	start("short", NULL, false);
	type("/b");
	assert_int_equal(fx.d->place, PLACE_WELCOME);
}

static void
a_question_page_has_its_parts(void **state)
{
	const char *text;

	(void)state;
	start("short", "AA", false);
	type("/1");
	text = page();
	assert_has(text, "Question 2 of about 4, theme: Pace");
	assert_has(text, "Were you pushed?");
	assert_has(text, "1  Never\n2  Once or twice\n3  Often\n");
	assert_has(text, "1-3: answer. s: skip. n: does not apply. b: back.");
}

/* Heard again and again, the keys are said shortly. */
static void
in_plain_mode_the_keys_get_short(void **state)
{
	static const char *const brief =
	    "Type a number, s to skip, h for help, x to leave.";
	static const char *const whole = "1-3: answer. s: skip.";

	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		fx.plain = plain == 1;
		start("long", "AA", false);
		type("/1/1");
		assert_has(page(), "Question 3 of about");
		assert_has(page(), whole);
		assert_has_not(page(), brief);
		type("2");
		assert_has(page(), "Question 4 of about");
		assert_has(page(), plain == 1 ? brief : whole);
		assert_has_not(page(), plain == 1 ? whole : brief);
		type("b"); /* the first ones keep theirs */
		assert_has(page(), whole);
	}
}

static void
nothing_is_ever_preselected(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/");
	assert_has(page(), "No answer yet.");
	assert_int_equal(fx.d->answers->list[0].said, ANSWER_NOT_REACHED);
	type("0");
	type("4");
	type("1 1");
	type("yes");
	assert_int_equal(fx.d->answers->list[0].said, ANSWER_NOT_REACHED);
	assert_int_equal(fx.d->place, PLACE_ITEM);
}

static void
every_key_does_its_work(void **state)
{
	const char *text;

	(void)state;
	start("long", "AA", false);
	type("/1/?");
	assert_int_equal(fx.d->place, PLACE_WHY);
	assert_has(page(), "Pushing can hurt.");
	type("");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	type("h");
	text = page();
	assert_has(text, "The Ear: call 22.");
	assert_has(text, "- n: it does not apply\n");
	type("/p");
	assert_int_equal(fx.d->place, PLACE_PAUSE);
	assert_string_equal(page(), "");
	type("/r");
	assert_has(page(), "Were you pushed?");
	type("t/It was hard.");
	assert_string_equal(fx.d->answers->list[1].note, "It was hard.");
	assert_has(page(), "Your note: It was hard.");
	type("b");
	assert_has(page(), "All in all?");
	assert_has(page(), "Your answer so far: Never.");
	type("b");
	assert_has(page(), "This is the first question.");
	type("g 4");
	assert_int_equal(fx.d->place, PLACE_PART);
	type("/u");
	assert_has(page(), "Thoughts of harm?");
	type("n");
	assert_has(page(), "no \"does not apply\"");
	type("g99");
	assert_has(page(), "There is no question with that number.");
	type("q");
	assert_int_equal(fx.d->place, PLACE_STOP);
	type("2");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	type("x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	assert_true(dialogue_over(fx.d));
}

static void
help_comes_at_the_item(void **state)
{
	const char *text;

	(void)state;
	start("short", "AA", false);
	type("/1/1//1/3");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	text = page();
	assert_has(text, "You are not alone.");
	assert_has(text, "Emergency: call 11.");
	assert_true(strstr(text, "call 11") < strstr(text, "call 22"));
	assert_has(text, "1  Go on with the questions");
	type("2");
	assert_int_equal(fx.d->place, PLACE_GROUNDING);
}

static void
a_country_we_lack_gets_no_foreign_number(void **state)
{
	const char *text;

	(void)state;
	start("short", "CC", false);
	type("/1/1//1/3");
	text = page();
	assert_has(text, "Ask someone near you for the local number.");
	assert_has_not(text, "call 11");
	assert_has_not(text, "call 33");
}

static void
a_part_can_be_left_out(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/1/1");
	assert_int_equal(fx.d->place, PLACE_PART);
	assert_has(page(), "The next questions are about touch.");
	type("c/1");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	assert_has(page(), "3  Touched: no answer");
	type("/");
	assert_int_equal(fx.d->place, PLACE_RESULT);
	assert_has(page(), "Not asked, because you left the part out: Acts.");
}

static void
review_changes_an_answer_that_hides_others(void **state)
{
	const char *text;

	(void)state;
	start("short", "AA", false);
	type("/1/2//1/1/1/3/1/2");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	assert_has(page(), "4  Said so: Never");
	type("3/1"); /* "hurried" becomes never: "said" is set aside */
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	text = page();
	assert_has(text, "That closed 1 later question.");
	assert_has(text, "1 more is set aside");
	assert_has_not(text, "Said so");
	type("3/2");
	assert_has(page(), "4  Said so: Never");
}

static void
the_country_can_be_changed(void **state)
{
	(void)state;
	start("short", NULL, false);
	type("/1");
	assert_has(page(), "Country: Aland. Type k to change it.");
	type("k");
	assert_has(page(), "2  Beland");
	type("2");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	assert_string_equal(fx.d->answers->country, "BB");
	type("h/k/3"); /* from help too, and back to the question */
	assert_int_equal(fx.d->place, PLACE_ITEM);
	assert_string_equal(fx.d->answers->country, "ZZ");
	type("?/h");
	assert_int_equal(fx.d->place, PLACE_HELP);
	type("");
	assert_int_equal(fx.d->place, PLACE_ITEM);
}

static void
stop_leads_back_through_help_too(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/1/q/h/");
	assert_int_equal(fx.d->place, PLACE_STOP);
	type("2");
	assert_int_equal(fx.d->place, PLACE_ITEM);
}

static void
a_declined_part_is_saved_and_can_be_taken_up(void **state)
{
	size_t saves;

	(void)state;
	start("short", "AA", false);
	type("/1/1");
	saves = fx.saves;
	type("2");
	assert_int_equal(fx.saves, saves + 1);
	assert_true(fx.d->answers->declined[1]);
	type("g 3/s"); /* come back to it, and skip the question */
	assert_false(fx.d->answers->declined[1]);
	type("1");
	assert_int_equal(fx.d->place, PLACE_REVIEW);
	type("/");
	assert_has(page(), "Not answered: \"Touched\"");
}

static void
without_an_answer_nothing_is_called_saved(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("");
	dialogue_end_of_input(fx.d);
	assert_has_not(page(), "Your answers are in the file");
	dialogue_end_of_input(fx.d);
	assert_has_not(page(), "saved file");
}

static void
words_do_as_keys(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/never");
	assert_int_equal(fx.d->answers->list[0].option, 0);
	type("Once or twice/2/back");
	assert_has(page(), "Were you pushed?");
	assert_has(page(), "Your answer so far: Once or twice.");
	type("HELP");
	assert_int_equal(fx.d->place, PLACE_HELP);
	type("/stop");
	assert_int_equal(fx.d->place, PLACE_STOP);
	type("2/skip/banana");
	assert_has(page(), "I did not understand that.");
	type("leave");
	assert_int_equal(fx.d->place, PLACE_LEFT);
}

static void
help_comes_whole_only_once_a_kind(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/1/1//2");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	type("1/b/2");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	assert_has(page(), "Noted. Type h for people to reach.");
	type("3");
	assert_int_equal(fx.d->place, PLACE_ALERT); /* another kind */
}

static void
x_leaves_from_a_note_too(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/t/x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	start("short", "AA", false);
	type("/t/x was hard");
	assert_string_equal(fx.d->answers->list[0].note, "x was hard");
}

static void
the_end_is_chosen(void **state)
{
	static const struct {
		const char *typed;
		enum keep keep;
	} rows[] = {
	    {"1", KEEP_SHOWN},
	    {"2", KEEP_SAVED_ONLY},
	    {"3", KEEP_NOTHING},
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		start("short", "AA", false);
		type("/1/1//1/1/");
		assert_int_equal(fx.d->place, PLACE_GROUNDING);
		type("");
		assert_int_equal(fx.d->place, PLACE_RESULT);
		assert_has(page(), "Your summary: Short");
		type("");
		assert_int_equal(fx.d->place, PLACE_KEEP);
		type(rows[i].typed);
		assert_int_equal(fx.d->place, PLACE_DONE);
		assert_int_equal(fx.d->keep, rows[i].keep);
	}
}

static void
end_of_input_shows_what_there_is(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/3");
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_RESULT);
	assert_has(page(), "You answered 1 of 4 questions.");
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_KEEP); /* it is not left lying */
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_int_equal(fx.d->keep, KEEP_SAVED_ONLY);
	start("short", "AA", false);
	type("/p");
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_LEFT);
	start("short", "AA", true);
	dialogue_pass(fx.d);
	dialogue_end_of_input(fx.d);
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->keep, KEEP_SHOWN);
	start(NULL, "AA", false);
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_DONE);
}

static void
every_change_is_saved_and_a_failure_is_told(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/1/s");
	assert_int_equal(fx.saves, 2);
	fx.save_fails = true;
	type("/1");
	assert_has(page(), "could not be saved: the disk is full.");
	dialogue_end_of_input(fx.d);
	dialogue_end_of_input(fx.d);
	assert_has(page(), "could not be saved in the file answers.yaml");
	dialogue_end_of_input(fx.d);
	assert_has(page(), "could not be saved: the disk is full.");
	dialogue_end_of_input(fx.d);
	assert_has_not(page(), "keep only the saved file");
}

static void
on_a_pipe_nothing_waits(void **state)
{
	(void)state;
	start("short", "AA", true);
	assert_true(dialogue_passes(fx.d));
	dialogue_pass(fx.d);
	assert_int_equal(fx.d->place, PLACE_ITEM);
	assert_false(dialogue_passes(fx.d));
	type("1/1");
	assert_int_equal(fx.d->place, PLACE_PART);
	assert_true(dialogue_passes(fx.d));
	dialogue_pass(fx.d);
	type("1/3");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	assert_true(dialogue_passes(fx.d));
	dialogue_pass(fx.d);
	assert_int_equal(fx.d->place, PLACE_RESULT); /* no review */
	dialogue_pass(fx.d);
	assert_int_equal(fx.d->place, PLACE_DONE);
	start("short", "AA", true);
	dialogue_pass(fx.d);
	type("q");
	assert_int_equal(fx.d->place, PLACE_RESULT);
}

static void
on_a_pipe_what_a_tick_opens_comes_at_once(void **state)
{
	(void)state;
	start("short", "AA", true);
	dialogue_pass(fx.d);
	type("1/2");
	assert_int_equal(fx.d->place, PLACE_MORE);
	assert_true(dialogue_passes(fx.d));
	assert_has(page(), "There are 2 more questions on this");
	dialogue_pass(fx.d);
	assert_has(page(), "Were you hurried?");
	assert_false(fx.d->answers->kept_short[0]);
	type("1/1");
	assert_int_equal(fx.d->place, PLACE_PART);
	dialogue_pass(fx.d);
	type("1/1");
	assert_int_equal(fx.d->place, PLACE_RESULT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(the_first_page_explains),
	    T(the_country_is_asked_not_guessed),
	    T(a_form_is_asked_for),
	    T(a_question_page_has_its_parts),
	    T(in_plain_mode_the_keys_get_short),
	    T(nothing_is_ever_preselected),
	    T(every_key_does_its_work),
	    T(help_comes_at_the_item),
	    T(a_country_we_lack_gets_no_foreign_number),
	    T(a_part_can_be_left_out),
	    T(review_changes_an_answer_that_hides_others),
	    T(the_country_can_be_changed),
	    T(stop_leads_back_through_help_too),
	    T(a_declined_part_is_saved_and_can_be_taken_up),
	    T(without_an_answer_nothing_is_called_saved),
	    T(words_do_as_keys),
	    T(help_comes_whole_only_once_a_kind),
	    T(x_leaves_from_a_note_too),
	    T(the_end_is_chosen),
	    T(end_of_input_shows_what_there_is),
	    T(every_change_is_saved_and_a_failure_is_told),
	    T(on_a_pipe_nothing_waits),
	    T(on_a_pipe_what_a_tick_opens_comes_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
