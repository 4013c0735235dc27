/* The end of a check with a diary open: what goes into it, and when. */
#include "dialogue_support.h"

#include "harmcheck/progress.h"

#define NAMED "It is in your diary as 2026-11-22.2."
#define FAILED \
	"This check could not be put in your diary: another program holds it."

static int
set_up(void **state)
{
	(void)state;
	set_up_bank("tests/bank/good/dialogue.yaml");
	fx.diary = true;
	return 0;
}

/* The page that waits for nothing is shown, and goes. */
static void
wait_for_diary(void)
{
	assert_int_equal(fx.d->place, PLACE_DIARY);
	assert_true(dialogue_passes(fx.d));
	assert_has(page(), "This check goes into your diary now.");
	dialogue_pass(fx.d);
	memset(fx.said, '?', sizeof(fx.said) - 1);
}

/* A whole check, up to what to keep. */
static void
to_keep(bool file)
{
	fx.no_file = !file;
	start("short", "AA", false);
	type("/1/1//1/1///");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_int_equal(fx.adds, 0);
}

/* The same, chosen, and the diary cannot take it. */
static void
to_failure(bool file, const char *choice)
{
	fx.diary_fails = true;
	to_keep(file);
	type(choice);
	wait_for_diary();
	assert_int_equal(fx.d->place, PLACE_NOT_IN_DIARY);
	assert_int_equal(fx.adds, 1);
}

static void
over(bool in_diary, bool undiaried, enum keep keep)
{
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_int_equal(fx.d->in_diary, in_diary);
	assert_int_equal(fx.d->undiaried, undiaried);
	assert_int_equal(fx.d->keep, keep);
}

static void
the_first_page_says_when_it_is_kept(void **state)
{
	static const char *const nothing = "Nothing is written to disk.";
	static const struct {
		bool diary, no_file, piped;
		const char *says;
	} rows[] = {
	    {true, true, false,
		"At the end you can put this check in your diary. Until then "
		"nothing is kept. If you leave before that, your answers are "
		"gone."},
	    {true, false, false,
		"At the end you can put this check in your diary too. Until "
		"then it is only in that file."},
	    {true, true, true,
		"At the end this check goes into your diary. Until then "
		"nothing is kept."},
	    {true, false, true,
		"At the end this check goes into your diary too."},
	    {false, true, false, nothing},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fx.diary = rows[i].diary;
		fx.no_file = rows[i].no_file;
		start("short", "AA", rows[i].piped);
		assert_has(page(), rows[i].says);
		if (rows[i].diary) {
			assert_has_not(page(), nothing);
			continue;
		}
		assert_has_not(page(), "diary");
	}
}

static void
a_note_is_not_called_gone(void **state)
{
	(void)state;
	fx.no_file = true;
	start("short", "AA", false);
	type("/t");
	assert_has(page(),
	    "It stays with your answers. If they do not go into your diary, "
	    "it is gone when you leave.");
	type("hard");
	assert_has(page(), "Your note stays with your answers. If they do");
}

static void
the_choices_fit_what_there_is(void **state)
{
	const char *text;

	(void)state;
	to_keep(false);
	text = page();
	assert_has(text,
	    "1  Put this check in your diary, and leave the summary in this "
	    "window.");
	assert_has(text,
	    "\n2  Put this check in your diary, and blank the screen\n");
	assert_has(text,
	    "\n3  Do not put it in your diary. Blank the screen and keep "
	    "nothing.\n");
	assert_has(text, "x: leave, with nothing kept.");
	assert_has_not(text, "file");
	to_keep(true);
	text = page();
	assert_has(text, "Scroll up to read it. The saved file stays too.");
	assert_has(text, "blank the screen. The saved file stays too.");
	assert_has(text,
	    "3  Do not put it in your diary. Blank the screen and delete the "
	    "saved file too.");
	fx.save_fails = true;
	fx.saved.len = 0;
	fx.no_file = false;
	start("short", "AA", false);
	type("/1/3/1//1/1////3"); /* without saving, at the end too */
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_has_not(page(), "saved file");
	type("b");
	assert_has(page(), "they are gone, unless they are in your diary.");
}

/* On a painted screen the summary stays there with the words; in plain mode
 * they are a line of their own. */
static void
it_goes_in_and_the_summary_stays(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		fx.adds = 0;
		fx.plain = i / 2 > 0;
		to_keep(i % 2 > 0);
		type("1");
		wait_for_diary();
		if (fx.plain) {
			assert_int_equal(fx.d->place, PLACE_IN_DIARY);
			assert_true(dialogue_passes(fx.d));
			assert_string_equal(page(), NAMED "\n");
			dialogue_pass(fx.d);
		}
		over(true, false, KEEP_SHOWN);
		assert_int_equal(fx.adds, 1);
		assert_has(fx.added.data, "overall: never");
		assert_string_equal(fx.d->diary_words, NAMED);
	}
}

static void
it_goes_in_and_the_window_is_empty(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		fx.adds = 0;
		fx.finished = false;
		fx.plain = i / 2 > 0;
		to_keep(i % 2 > 0);
		type("2");
		assert_false(fx.finished);
		wait_for_diary();
		assert_int_equal(fx.d->place, PLACE_IN_DIARY);
		assert_false(dialogue_passes(fx.d));
		assert_has(page(), NAMED "\n");
		assert_has(page(), "Enter: close. The screen then goes blank.");
		/* whoever leaves here leaves a finished check */
		assert_int_equal(fx.finished, i % 2 > 0);
		type("what?");
		assert_has(page(), "Press Enter to close.");
		type("h/");
		assert_int_equal(fx.d->place, PLACE_IN_DIARY);
		assert_int_equal(fx.finished, i % 2 > 0);
		type("");
		over(true, false, KEEP_SAVED_ONLY);
		assert_int_equal(fx.adds, 1);
	}
}

static void
it_does_not_go_in_unless_that_is_chosen(void **state)
{
	(void)state;
	for (int file = 0; file < 2; file++) {
		to_keep(file > 0);
		type("3");
		over(false, false, KEEP_NOTHING);
		to_keep(file > 0);
		type("4");
		assert_int_equal(fx.d->place, PLACE_KEEP);
		type("/b");
		assert_int_equal(fx.d->place, PLACE_RESULT);
		type("/x");
		assert_int_equal(fx.d->place, PLACE_LEFT);
		to_keep(file > 0);
		dialogue_end_of_input(fx.d);
		over(false, false, file > 0 ? KEEP_SAVED_ONLY : KEEP_NOTHING);
		start("short", "AA", false);
		type("/3");
		dialogue_end_of_input(fx.d);
		dialogue_end_of_input(fx.d);
		dialogue_end_of_input(fx.d);
		over(false, false, file > 0 ? KEEP_SAVED_ONLY : KEEP_NOTHING);
		start("short", "AA", false);
		type("/3/x");
		assert_int_equal(fx.adds, 0);
	}
}

static void
a_failure_can_be_tried_again(void **state)
{
	const char *text;

	(void)state;
	to_failure(false, "2");
	text = page();
	assert_has(text, "It is not in your diary yet");
	assert_has(text, FAILED);
	assert_has(text,
	    "Your answers are still here while this program runs.");
	assert_has(text,
	    "\n1  Try again\n2  Leave. The screen goes blank. This check is "
	    "then kept nowhere.\n");
	assert_has(text, "b: back. h: help. x: leave, with nothing kept.");
	assert_has_not(text, "Earlier");
	type("3/");
	assert_int_equal(fx.d->place, PLACE_NOT_IN_DIARY);
	assert_has(page(), "Type 1 or 2. x leaves at once.");
	type("h//p/");
	assert_has(page(), FAILED);
	type("1");
	wait_for_diary();
	assert_int_equal(fx.d->place, PLACE_NOT_IN_DIARY);
	fx.diary_fails = false;
	type("1");
	wait_for_diary();
	assert_int_equal(fx.adds, 3);
	assert_has(page(), NAMED);
	assert_has_not(page(), FAILED);
	type("");
	over(true, false, KEEP_SAVED_ONLY);
}

static void
a_failure_can_be_gone_on_from(void **state)
{
	const char *text;

	(void)state;
	to_failure(true, "1");
	text = page();
	assert_has(text, "are still here, and in the file answers.yaml.");
	assert_has(text,
	    "2  Leave. The summary stays in this window. The saved file stays "
	    "too.");
	assert_has(text, "x: leave, with nothing in your diary.");
	assert_false(fx.finished);
	type("2");
	over(false, true, KEEP_SHOWN);
	assert_true(fx.finished); /* the file still stands */
	fx.adds = 0;
	to_failure(false, "2");
	dialogue_end_of_input(fx.d); /* that is no "try again" */
	over(false, true, KEEP_SAVED_ONLY);
	assert_int_equal(fx.adds, 1);
}

/* Whoever leaves knows what stays. */
static void
what_is_left_is_said(void **state)
{
	const char *text;

	(void)state;
	to_failure(false, "1");
	assert_has(page(),
	    "2  Leave. The summary stays in this window. Nothing else is "
	    "kept.");
	fx.adds = 0;
	to_failure(true, "2");
	assert_has(page(),
	    "2  Leave. The screen goes blank. This check is then only in the "
	    "saved file.");
	/* the last answers are in no file, those of before are */
	for (int i = 1; i <= 2; i++) {
		fx.adds = 0;
		fx.save_fails = fx.no_file = false;
		start("short", "AA", false);
		type("/1");
		fx.save_fails = true;
		type("1/3//1/1////3");
		assert_has(page(), "x: leave, with nothing in your diary.");
		type(i == 1 ? "1" : "2");
		wait_for_diary();
		assert_int_equal(fx.d->place, PLACE_NOT_IN_DIARY);
		text = page();
		assert_has(text, "Your answers are still here while this");
		assert_has(text,
		    "Earlier answers may still be in the file answers.yaml.");
		assert_has(text,
		    i == 1 ? "What was saved before stays too."
			   : "Only what was saved before is then kept.");
		assert_has(text, "x: leave, with nothing in your diary.");
	}
}

/* Nothing of the failure is left when the person then wants it otherwise. */
static void
a_failure_can_be_gone_back_from(void **state)
{
	(void)state;
	to_failure(true, "1");
	type("b");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	type("3");
	over(false, false, KEEP_NOTHING);
	fx.adds = 0;
	to_failure(true, "1");
	type("b/b/b/1/3"); /* another answer first */
	fx.diary_fails = false;
	type("///2");
	wait_for_diary();
	assert_has(fx.added.data, "overall: often");
	assert_int_equal(fx.d->place, PLACE_IN_DIARY);
}

static void
one_can_leave_from_every_page(void **state)
{
	(void)state;
	to_failure(true, "2");
	type("x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	assert_int_equal(fx.adds, 1);
	assert_false(fx.d->in_diary);
	assert_false(fx.finished);
	fx.adds = 0;
	to_failure(true, "2");
	type("p");
	assert_string_equal(page(), "");
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_LEFT);
	fx.adds = 0;
	fx.diary_fails = false;
	to_keep(true);
	type("2");
	wait_for_diary();
	type("x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	fx.adds = 0;
	to_keep(true);
	type("2");
	wait_for_diary();
	type("h");
	dialogue_end_of_input(fx.d); /* it is in: nothing is asked again */
	over(true, false, KEEP_SAVED_ONLY);
}

/* A piped check whose line at each question is LINE, up to its end. */
static void
pipe_through(const char *form, const char *line, bool ends)
{
	fx.adds = 0;
	start(form, "AA", true);
	for (int steps = 0; !dialogue_over(fx.d); steps++) {
		assert_true(steps < 100);
		if (fx.d->place == PLACE_IN_DIARY)
			assert_string_equal(page(), NAMED "\n");
		if (fx.d->place == PLACE_DIARY)
			assert_string_equal(page(), "");
		if (fx.d->place == PLACE_RESULT)
			assert_int_equal(strstr(page(),
					     "nothing to put in your "
					     "diary") == NULL,
			    strcmp(line, "s") != 0);
		if (dialogue_passes(fx.d))
			dialogue_pass(fx.d);
		else if (ends)
			dialogue_end_of_input(fx.d);
		else
			dialogue_line(fx.d, line);
	}
}

static void
on_a_pipe_it_goes_in_by_itself(void **state)
{
	(void)state;
	for (int file = 0; file < 2; file++) {
		fx.no_file = file == 0;
		fx.diary_fails = false;
		pipe_through("short", "1", false);
		over(true, false, KEEP_SHOWN);
		assert_int_equal(fx.adds, 1);
		fx.diary_fails = true;
		pipe_through("short", "1", false);
		over(false, true, KEEP_SHOWN);
		assert_int_equal(fx.adds, 1); /* nobody says to try again */
		assert_string_equal(fx.d->diary_words,
		    "another program holds it");
		assert_int_equal(fx.finished, file > 0);
	}
}

static void
on_a_pipe_the_end_of_input_is_a_result_too(void **state)
{
	(void)state;
	start("short", "AA", true);
	dialogue_pass(fx.d);
	type("2");
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_RESULT);
	dialogue_end_of_input(fx.d);
	assert_int_equal(fx.d->place, PLACE_DIARY);
	dialogue_pass(fx.d);
	dialogue_pass(fx.d);
	over(true, false, KEEP_SHOWN);
	assert_int_equal(fx.adds, 1);
	start("short", "AA", true);
	dialogue_pass(fx.d);
	type("2/x");
	assert_int_equal(fx.d->place, PLACE_LEFT);
	assert_int_equal(fx.adds, 1);
}

static void
without_an_answer_nothing_goes_in(void **state)
{
	(void)state;
	pipe_through("short", "s", false);
	over(false, false, KEEP_SHOWN);
	assert_int_equal(fx.adds, 0);
	start("short", "AA", true);
	dialogue_pass(fx.d);
	dialogue_end_of_input(fx.d);
	dialogue_pass(fx.d);
	over(false, false, KEEP_SHOWN);
	start(NULL, "AA", true);
	dialogue_pass(fx.d);
	dialogue_end_of_input(fx.d);
	over(false, false, KEEP_SHOWN);
	assert_int_equal(fx.adds, 0);
	/* and with a person it is not offered */
	fx.no_file = true;
	start("short", "AA", false);
	type("/s/q/1//");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_has(page(), "1  Leave the summary in this window.");
	assert_has(page(), "nothing to put in your diary.");
	type("3");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	type("2");
	over(false, false, KEEP_NOTHING);
	/* what somebody wrote is something */
	start("short", "AA", false);
	type("/t/hard/q/1//");
	assert_has(page(), "1  Put this check in your diary");
}

static void
a_check_that_goes_on_can_go_in(void **state)
{
	struct dialogue_resume resume = {0};
	struct dialogue_arg arg;
	struct progress *p;

	(void)state;
	to_keep(true);
	p = progress_new(fx.arena, fx.bank);
	p->place = PROGRESS_KEEP;
	resume.answers = fx.d->answers;
	resume.progress = p;
	arg = fx.d->arg;
	arg.resume = &resume;
	fx.d = dialogue_new(fx.arena, &arg);
	assert_has(page(),
	    "saved in the file answers.yaml, as before. Delete the file to "
	    "remove it.\n- At the end you can put this check in your diary "
	    "too.");
	type("");
	assert_has(page(), "1  Put this check in your diary");
	type("2");
	wait_for_diary();
	type("");
	over(true, false, KEEP_SAVED_ONLY);
	arg.piped = true;
	fx.d = dialogue_new(fx.arena, &arg);
	assert_has(page(), "At the end this check goes into your diary too.");
	while (!dialogue_over(fx.d))
		dialogue_pass(fx.d);
	over(true, false, KEEP_SHOWN);
	assert_int_equal(fx.adds, 2);
}

/* Where it stands in the file while it is put into the diary: a program that
 * is killed then goes on at the choice. */
static void
the_file_says_what_to_keep_is_next(void **state)
{
	(void)state;
	to_keep(true);
	type("2");
	assert_has(fx.saved.data, "place: keep");
	fx.diary_fails = true;
	wait_for_diary();
	assert_has(fx.saved.data, "place: keep");
	fx.diary_fails = false;
	type("1");
	assert_has(fx.saved.data, "place: keep");
	wait_for_diary();
	assert_has_not(fx.saved.data, "place: keep");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(the_first_page_says_when_it_is_kept),
	    T(a_note_is_not_called_gone),
	    T(the_choices_fit_what_there_is),
	    T(it_goes_in_and_the_summary_stays),
	    T(it_goes_in_and_the_window_is_empty),
	    T(it_does_not_go_in_unless_that_is_chosen),
	    T(a_failure_can_be_tried_again),
	    T(a_failure_can_be_gone_on_from),
	    T(what_is_left_is_said),
	    T(a_failure_can_be_gone_back_from),
	    T(one_can_leave_from_every_page),
	    T(on_a_pipe_it_goes_in_by_itself),
	    T(on_a_pipe_the_end_of_input_is_a_result_too),
	    T(without_an_answer_nothing_goes_in),
	    T(a_check_that_goes_on_can_go_in),
	    T(the_file_says_what_to_keep_is_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
