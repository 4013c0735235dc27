/* What the interview does when it cannot save. */
#include "dialogue_support.h"

#include "harmcheck/progress.h"

static int
set_up(void **state)
{
	(void)state;
	return set_up_bank("tests/bank/good/dialogue.yaml");
}

/* Behind the second question, whose answer is in no file. */
static void
start_unsaved(void)
{
	fx.save_fails = false;
	fx.elsewhere = NULL;
	buf_init(&fx.saved, fx.arena);
	start("short", "AA", false);
	type("/1");
	fx.save_fails = true;
	type("1");
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
}

static void
it_is_asked_what_to_do(void **state)
{
	const char *text;

	(void)state;
	start_unsaved();
	text = page();
	assert_has(text, "It is not saved yet");
	assert_has(text, "Your answers could not be saved: the disk is full.");
	assert_has(text, "Your answers are still here");
	assert_has(text,
	    "Earlier answers may still be in the file answers.yaml.");
	assert_has(text, "Try again");
	assert_has(text, "Save in another file");
	assert_has(text, "You are asked once more at the end.");
	assert_has(text, "b: back. h: help. x: leave, without saving.");
	assert_has_not(text, "Noted");
}

/* Lines at that question, typed while saving still fails (^: it does no more,
 * $: the end of input), and where they lead. */
static void
each_choice_leads_on(void **state)
{
	static const struct {
		const char *lines;
		enum place place;
		bool saved;
		const char *says, *not ;
	} rows[] = {
	    {"1", PLACE_UNSAVED, false, "That did not work either.", "Noted"},
	    {"^/1", PLACE_PART, true,
		"Your answers are saved now, in the file answers.yaml.",
		"work either"},
	    {"1/^/1", PLACE_PART, true, "Noted: Never.", "work either"},
	    {"2", PLACE_ELSEWHERE, false, "Another file", "Noted"},
	    {"2/", PLACE_UNSAVED, false, "the disk is full", "Noted"},
	    {"2/b", PLACE_UNSAVED, false, "the disk is full", "Noted"},
	    {"2/back", PLACE_UNSAVED, false, "the disk is full", "Noted"},
	    {"2/there.yaml", PLACE_ELSEWHERE, false,
		"This name cannot be used: it exists already. Try another "
		"name.",
		"saved now"},
	    {"2/full.yaml", PLACE_ELSEWHERE, false,
		"This name cannot be used: the disk is full.", "saved now"},
	    {"2/1", PLACE_ELSEWHERE, false, "too short for a name",
		"saved now"},
	    {"2/\"\"", PLACE_ELSEWHERE, false, "too short for a name",
		"saved now"},
	    {"2/'", PLACE_ELSEWHERE, false, "too short for a name",
		"saved now"},
	    {"2/exit", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/ Quit ", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/stop", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/NO", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/n", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/cancel", PLACE_UNSAVED, false, "the disk is full", "saved now"},
	    {"2/bye bye", PLACE_UNSAVED, false, "the disk is full",
		"saved now"},
	    {"2/\"no\"", PLACE_PART, true, "in the file no.", "\""},
	    {"2/ 'my own.yaml' ", PLACE_PART, true, "in the file my own.yaml.",
		"'"},
	    {"2/it's", PLACE_PART, true, "in the file it's.", NULL},
	    {"2/'half", PLACE_PART, true, "in the file 'half.", NULL},
	    {"2/h/", PLACE_ELSEWHERE, false, "Another file", "key"},
	    {"2/r", PLACE_ELSEWHERE, false, "Another file", "key"},
	    {"2/X", PLACE_LEFT, false, NULL, NULL},
	    {"2/leave", PLACE_LEFT, false, NULL, NULL},
	    {"2/there.yaml/ two words ", PLACE_PART, true,
		"Your answers are saved now, in the file two words. Earlier "
		"answers may still be in the file answers.yaml.",
		NULL},
	    {"3", PLACE_PART, false, "Noted: Never.", "saved"},
	    {"3//s", PLACE_ITEM, false, "Skipped.", "saved"},
	    {"3//s/s", PLACE_REVIEW, false, "Your answers", "saved"},
	    {"^/3//s", PLACE_ITEM, false, "Skipped.", "saved"},
	    {"4", PLACE_UNSAVED, false, "Type 1, 2 or 3.", "Noted"},
	    {"q", PLACE_UNSAVED, false, "Type 1, 2 or 3.", "Noted"},
	    {"h/", PLACE_UNSAVED, false, "It is not saved yet",
		"Type 1, 2 or 3. x"},
	    {"p/", PLACE_UNSAVED, false, "It is not saved yet",
		"Type 1, 2 or 3. x"},
	    {"^/h/", PLACE_UNSAVED, false, "It is not saved yet", "saved now"},
	    {"r", PLACE_UNSAVED, false, "It is not saved yet", "Noted"},
	    {"b", PLACE_ITEM, false, "Your answer so far: Never.", "saved"},
	    {"h//back", PLACE_ITEM, false, "Your answer so far: Never.",
		"saved"},
	    {"b/3", PLACE_UNSAVED, false, "the disk is full", "work either"},
	    {"^/b/3", PLACE_PART, true, "Noted: Often.", "saved now"},
	    {"x", PLACE_LEFT, false, NULL, NULL},
	    {"$", PLACE_PART, false, "Noted: Never.", "saved"},
	    {"2/$", PLACE_PART, false, "Noted: Never.", "saved"},
	    {"h/$", PLACE_PART, false, "Noted: Never.", "saved"},
	    {"p/$", PLACE_LEFT, false, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		start_unsaved();
		for (const char *s = rows[i].lines; s != NULL;) {
			const char *end = strchr(s, '/');
			const size_t n =
			    end != NULL ? (size_t)(end - s) : strlen(s);
			char line[64];

			snprintf(line, sizeof(line), "%.*s", (int)n, s);
			page();
			if (str_eq(line, "^"))
				fx.save_fails = false;
			else if (str_eq(line, "$"))
				dialogue_end_of_input(fx.d);
			else
				dialogue_line(fx.d, line);
			s = end != NULL ? end + 1 : NULL;
		}
		if (fx.d->place != rows[i].place ||
		    fx.d->unsaved == rows[i].saved)
			fail_msg("\"%s\" leads to %d, %d", rows[i].lines,
			    (int)fx.d->place, (int)fx.d->unsaved);
		if (rows[i].says != NULL) {
			const char *text = page();

			assert_has(text, rows[i].says);
			if (rows[i].not != NULL)
				assert_has_not(text, rows[i].not );
		}
	}
}

/* Back to the page from which it was tried, whichever that is. */
static void
one_can_go_back(void **state)
{
	static const struct {
		const char *before, *line;
		enum place from;
		bool ends; /* the input, in place of a line */
		const char *says;
	} rows[] = {
	    {"", "1", PLACE_ITEM, false, "Were you pushed?"},
	    {"h/", "1", PLACE_ITEM, false, "Were you pushed?"},
	    {"", "t/hard", PLACE_ITEM, false, "Your note: hard"},
	    {"1/", "c", PLACE_ITEM, false, "Were you touched?"},
	    {"1", "c", PLACE_PART, false, "The next questions are about touch"},
	    {"1//s/s", "2", PLACE_REVIEW, false, "Your answers"},
	    {"1//1/1///", "1", PLACE_KEEP, false, "Before you go"},
	    {"1//1/1//", "", PLACE_RESULT, true, "What this page is not"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fx.save_fails = false;
		buf_init(&fx.saved, fx.arena);
		start("short", "AA", false);
		type("/1");
		if (*rows[i].before != '\0')
			type(rows[i].before);
		fx.save_fails = true;
		if (rows[i].ends)
			dialogue_end_of_input(fx.d);
		else
			type(rows[i].line);
		if (fx.d->place != PLACE_UNSAVED)
			fail_msg("row %zu: at %d", i, (int)fx.d->place);
		type("b");
		if (fx.d->place != rows[i].from)
			fail_msg("row %zu: back at %d", i, (int)fx.d->place);
		assert_has(page(), rows[i].says);
	}
}

/* Help comes at the answer, and what only lies over a place is left first. */
static void
it_waits_for_help(void **state)
{
	(void)state;
	start("short", "AA", false);
	type("/1/1/");
	fx.save_fails = true;
	type("2");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	assert_has_not(page(), "saved");
	type("h/");
	assert_int_equal(fx.d->place, PLACE_ALERT);
	type("1");
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	type("3");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	/* what has gone by when it is left is not spoken of */
	start("short", "AA", false);
	fx.save_fails = false;
	type("/1/1/");
	fx.save_fails = true;
	type("2");
	fx.save_fails = false;
	type("1");
	assert_int_equal(fx.d->place, PLACE_ITEM);
	assert_false(fx.d->unsaved);
}

/* Who goes on without is asked once more, before what to keep. */
static void
it_is_asked_once_more_at_the_end(void **state)
{
	size_t saves;

	(void)state;
	start_unsaved();
	type("3");
	saves = fx.saves;
	type("/s/s/"); /* no try in between, whatever is typed */
	assert_int_equal(fx.d->place, PLACE_GROUNDING);
	type("");
	assert_int_equal(fx.saves, saves);
	assert_has(page(), "You are asked once more before that.");
	type("");
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	assert_has(page(), "what is not saved is gone.");
	type("1");
	assert_has(page(), "That did not work either.");
	type("3");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_has(page(), "keep only what was saved before");
	type("b");
	assert_has_not(page(), "once more");
	type("");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	type("2");
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_int_equal(fx.d->keep, KEEP_SAVED_ONLY);
	assert_true(fx.d->unsaved);
}

static void
at_the_end_it_can_be_saved_after_all(void **state)
{
	(void)state;
	start_unsaved();
	type("3//s/s////2/late.yaml");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_has(page(), "Number 3 deletes that too.");
	assert_has(page(), "delete the saved file too");
	assert_has(fx.saved.data, "pushed: never");
	type("b");
	assert_has(page(), "Your answers are in the file late.yaml.");
	assert_has(page(),
	    "Earlier answers may still be in the file answers.yaml.");
	type("/1");
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_false(fx.d->unsaved);
	assert_true(fx.finished);
	/* all is saved there from then on; and again elsewhere */
	start_unsaved();
	type("2/one.yaml//1");
	assert_has(fx.saved.data, "touched: never");
	fx.save_fails = true;
	type("1");
	assert_has(page(),
	    "Earlier answers may still be in the file one.yaml.");
	type("2/two.yaml");
	assert_has(page(),
	    "in the file answers.yaml and in the file one.yaml.");
}

/* The last save says that the check is finished. */
static void
the_last_save_can_fail_too(void **state)
{
	(void)state;
	fx.save_fails = false;
	start("short", "AA", false);
	type("/1/1//s/s///");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	fx.save_fails = true;
	type("2");
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	assert_false(dialogue_over(fx.d));
	type("3");
	assert_int_equal(fx.d->place, PLACE_DONE);
	/* elsewhere: told, and what stays is asked again */
	start("short", "AA", false);
	fx.save_fails = false;
	type("/1/1//s/s///");
	fx.save_fails = true;
	type("1/2/last.yaml");
	assert_int_equal(fx.d->place, PLACE_KEEP);
	assert_has(page(),
	    "Your answers are saved now, in the file last.yaml.");
	type("1");
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_true(fx.finished);
	/* whoever wants nothing kept is not asked */
	start("short", "AA", false);
	type("/1/1//s/s///");
	fx.save_fails = true;
	type("3");
	assert_int_equal(fx.d->place, PLACE_DONE);
	assert_int_equal(fx.d->keep, KEEP_NOTHING);
}

/* What is in the diary is not lost. */
static void
with_a_diary_less_is_lost(void **state)
{
	(void)state;
	fx.diary = true;
	start_unsaved();
	type("3//s/s///");
	assert_has(page(), "unless it is in your diary.");
	type("3/2");
	assert_int_equal(fx.d->place, PLACE_DIARY);
	fx.diary = true;
	fx.save_fails = false;
	start("short", "AA", false);
	type("/1/1//s/s////2");
	assert_int_equal(fx.d->place, PLACE_DIARY);
	fx.save_fails = true;
	dialogue_pass(fx.d);
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	assert_has(page(), "This check is in your diary. Nothing is lost.");
	assert_has(page(), "Type 1, 2 or 3. h: help.");
	type("b"); /* it is in, and stays as it is */
	assert_int_equal(fx.d->place, PLACE_UNSAVED);
	type("2/besides.yaml");
	assert_int_equal(fx.d->place, PLACE_IN_DIARY);
	assert_has(page(), "in the file besides.yaml.");
	assert_int_equal(fx.adds, 1);
}

/* Nobody is there: it is told once, and tried again. */
static void
on_a_pipe_it_is_told_once(void **state)
{
	(void)state;
	start("short", "AA", true);
	while (dialogue_passes(fx.d))
		dialogue_pass(fx.d);
	fx.save_fails = true;
	type("1");
	assert_has(page(), "This could not be saved: the disk is full.");
	type("1");
	assert_has_not(page(), "could not be saved");
	assert_true(fx.d->unsaved);
	fx.save_fails = false;
	dialogue_pass(fx.d);
	assert_false(fx.d->unsaved);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(it_is_asked_what_to_do),
	    T(each_choice_leads_on),
	    T(one_can_go_back),
	    T(it_waits_for_help),
	    T(it_is_asked_once_more_at_the_end),
	    T(at_the_end_it_can_be_saved_after_all),
	    T(the_last_save_can_fail_too),
	    T(with_a_diary_less_is_lost),
	    T(on_a_pipe_it_is_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
