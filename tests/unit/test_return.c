/* Coming back to a check that was saved: what the first pages say, and what
 * they may not do. */
#include "resume_support.h"

static struct arena *arena;
static struct bank *bank;
static struct run r;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	page_mem = arena_new();
	bank = load_bank(arena, "tests/bank/good/dialogue.yaml");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	run_free(&r);
	arena_free(page_mem);
	arena_free(arena);
	return 0;
}

/* Type the lines of SCRIPT, divided by '/'. */
static void
type(const char *script)
{
	char copy[256];
	char *line = copy, *end;

	snprintf(copy, sizeof(copy), "%s", script);
	do {
		end = strchr(line, '/');
		if (end != NULL)
			*end = '\0';
		page(&r);
		type_line(&r, line);
		line = end + 1;
	} while (end != NULL);
}

#define HEAD_OF(bank, form, version)                      \
	"harmcheck: 1\nbank: " bank "\nversion: " version \
	"\ndigest: \"0123\"\nform: " form                 \
	"\nvoice: client\ndate: 2026-03-04\n"
#define HEAD(form, version) HEAD_OF("small", form, version)
#define MIDDLE                                                     \
	"country: AA\nanswers: { overall: once, pushed: never }\n" \
	"progress: { at: touched, place: part }\n"
#define FILE_OF_NOW HEAD("short", "2.0.0") MIDDLE

static void
the_first_page_says_where_one_is(void **state)
{
	const char *text;

	(void)state;
	go_on(&r, bank, FILE_OF_NOW, false);
	text = page(&r);
	assert_has(text, "Welcome back");
	assert_has(text, "This is your check \"Short\".");
	assert_has(text, "You began it on 2026-03-04.");
	assert_has(text, "have answered 2 of about 4 questions.");
	assert_has(text, "saved in the file answers.yaml, as before");
	assert_has_not(text, "--resume");
	assert_has(text, "To leave at once: Ctrl-C");
	assert_has_not(text, "You are at the end.");
	/* its own page comes next */
	assert_has_not(text, "You stopped in this part");
	assert_has_not(text, "c: ");
	type("what?");
	assert_int_equal(r.d->place, PLACE_RETURN);
	assert_has(page(&r), "Press Enter to go on.");
	type("h");
	assert_int_equal(r.d->place, PLACE_HELP);
	assert_has(page(&r), "The Ear: call 22."); /* the file's country */
	type("");
	assert_int_equal(r.d->place, PLACE_RETURN);
	type("");
	assert_int_equal(r.d->place, PLACE_PART);
	assert_int_equal(r.writes, 0);
	type("x");
	assert_int_equal(r.writes, 0);
}

/* A hard question does not come out of nothing, and can be got round. */
static void
the_part_is_named_before_its_question(void **state)
{
	static const char cold[] = HEAD("short",
	    "2.0.0") "answers: { overall: once, pushed: never }\n"
		     "progress: { at: touched, introduced: [acts] }\n";
	static const char begun[] =
	    HEAD("long", "2.0.0") "answers: { pushed: never }\n"
				  "progress: { at: hurried }\n";

	(void)state;
	go_on(&r, bank, cold, false);
	assert_has(page(&r),
	    "You stopped in this part: Acts. It began with these "
	    "words:\n\nThe next questions are about touch.\n");
	assert_has(page(&r), "Enter: go on. c: leave this part out. h: help.");
	type("c");
	assert_has(page(&r), "This part is left out for now.");
	assert_has(page(&r), "Thoughts of harm?");
	assert_has(r.file.data, "declined: [acts]");
	run_free(&r);
	go_on(&r, bank, begun, false);
	assert_has(page(&r), "You stopped in this part: Pace.\n");
	assert_has(page(&r), "c: skip the rest of this part. h: help.");
	type("c");
	assert_has(page(&r), "The rest of this part is skipped.");
	assert_has(r.file.data, "hurried: skipped");
	run_free(&r);
	go_on(&r, bank, cold, true); /* on a pipe a line is for the question */
	assert_has(page(&r), "The next questions are about touch.");
	assert_has_not(page(&r), "c: ");
	type("");
	assert_int_equal(r.d->place, PLACE_ITEM);
}

static void
the_end_is_said_to_be_the_end(void **state)
{
	static const struct {
		const char *place, *says;
	} rows[] = {
	    {"closer", "You are at the end. Next: what you could look closer"},
	    {"review", "You are at the end. Next: look over your answers"},
	    {"close", "\nNext: the summary."},
	    {"summary", "\nNext: the summary."},
	    {"keep", "You have seen the summary. Next: what to keep."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (i > 0)
			run_free(&r);
		go_on(&r, bank,
		    arena_printf(arena,
			HEAD("short", "2.0.0") "answers: { pushed: once }\n"
					       "kept_short: [pace]\n"
					       "progress: { place: %s }\n",
			rows[i].place),
		    false);
		assert_has(page(&r), rows[i].says);
		assert_has_not(page(&r), "c: ");
	}
}

/* The day of the file stays, whatever day it is. */
static void
the_summary_has_the_day_of_the_beginning(void **state)
{
	(void)state;
	go_on(&r, bank, FILE_OF_NOW, true);
	assert_true(dialogue_passes(r.d));
	type("//1/1");
	assert_int_equal(r.d->place, PLACE_RESULT);
	assert_has(page(&r), "2026-03-04");
	assert_has_not(page(&r), "2031");
	type("");
	assert_int_equal(r.d->place, PLACE_DONE);
	assert_has(r.file.data, "date: \"2026-03-04\"");
	assert_has_not(r.file.data, "progress:");
}

static void
a_finished_check_is_looked_at_again(void **state)
{
	(void)state;
	go_on(&r, bank,
	    HEAD("short", "2.0.0") "answers: { overall: once, pushed: never, "
				   "touched: never, harm: never }\n",
	    false);
	assert_has(page(&r),
	    "You are at the end. Next: look over your answers");
	assert_has_not(page(&r), "c: ");
	type("");
	assert_int_equal(r.d->place, PLACE_REVIEW);
	assert_int_equal(r.writes, 0);
	type("2/2");
	assert_has(r.file.data, "pushed: once");
}

static void
a_country_that_is_said_takes_the_place(void **state)
{
	(void)state;
	go_on_with(&r, bank, FILE_OF_NOW, false, DIGEST, "BB");
	type("");
	assert_string_equal(r.d->country, "BB");
	assert_int_equal(r.writes, 1);
	assert_has(r.file.data, "country: \"BB\"");
	run_free(&r);
	go_on_with(&r, bank, FILE_OF_NOW, false, DIGEST, "AA");
	type("");
	assert_int_equal(r.writes, 0);
}

static void
nothing_is_kept_that_was_not_wanted(void **state)
{
	size_t writes;

	(void)state;
	go_on(&r, bank, FILE_OF_NOW, false);
	type("/q/1//");
	assert_int_equal(r.d->place, PLACE_KEEP);
	writes = r.writes;
	type("3");
	assert_int_equal(r.d->place, PLACE_DONE);
	assert_int_equal(r.d->keep, KEEP_NOTHING);
	assert_int_equal(r.writes, writes);
	assert_has(r.file.data, "progress:");
}

/* --- another version of the bank ------------------------------------------ */

#define OLD_FILE                                                             \
	HEAD("short", "1.9.0")                                               \
	"country: AA\nanswers: { overall: once, pushed: never, gone: once, " \
	"touched: most }\nprogress: { at: gone }\n"

static void
come_back(void)
{
	go_on_with(&r, bank, OLD_FILE, false, "4567", NULL);
}

static void
another_version_is_shown_first(void **state)
{
	const char *text;

	(void)state;
	come_back();
	assert_has(page(&r), "Welcome back");
	type("");
	assert_int_equal(r.d->place, PLACE_DIFFERS);
	text = page(&r);
	assert_has(text, "begun with version 1.9.0 of the questions");
	assert_has(text, "Here is version 2.0.0.");
	assert_has(text, "left out: \"gone\".");
	assert_has(text, ": most\".");
	assert_has(text, "The question where you stopped is not in");
	assert_has(text, "1  Go on with the questions of today.");
	assert_has(text, "2  Leave. The file stays as it is.");
	assert_has(text, "To keep a copy of it, leave now and copy it first.");
	type("");
	assert_has(page(&r), "Type 1 or 2.");
	type("3");
	assert_int_equal(r.d->place, PLACE_DIFFERS);
	type("b/");
	assert_int_equal(r.d->place, PLACE_DIFFERS);
	type("1");
	assert_int_equal(r.d->place, PLACE_PART);
	type("");
	assert_has(page(&r), "Were you touched?");
}

/* Its page comes once more after that of the versions, and "not now" does there
 * what it does at the question. */
static void
the_part_comes_again_in_another_version(void **state)
{
	static const char text[] = HEAD("short",
	    "1.9.0") "answers: { overall: once, pushed: never }\n"
		     "progress: { at: touched, introduced: [acts] }\n";

	(void)state;
	for (int out = 0; out < 2; out++) {
		if (out == 1)
			run_free(&r);
		go_on_with(&r, bank, text, false, "4567", NULL);
		assert_has_not(page(&r), "c: ");
		type("c"); /* nothing is changed before the choice */
		assert_int_equal(r.d->place, PLACE_RETURN);
		type("/1");
		assert_int_equal(r.d->place, PLACE_PART);
		assert_has(page(&r), "The next questions are about touch.");
		assert_int_equal(r.writes, 0);
		type(out == 1 ? "c" : "");
		assert_has(page(&r),
		    out == 1 ? "Thoughts of harm?" : "Were you touched?");
		assert_int_equal(r.writes, out == 1);
	}
	assert_has(r.file.data, "declined: [acts]");
}

/* A part that was begun is not declined as a whole, and one without a page of
 * its own is not left out before the choice either. */
static void
no_answer_is_lost_with_the_rest_of_its_part(void **state)
{
	static const char begun[] = HEAD_OF("closer", "short",
	    "1.9.0") "answers: { worse: often }\n"
		     "progress: { at: nights, introduced: [since], settled: "
		     "[since] }\n";
	static const char pace[] =
	    HEAD("long", "1.9.0") "answers: { pushed: never }\n"
				  "progress: { at: hurried }\n";

	(void)state;
	go_on_with(&r, bank, pace, false, "4567", NULL);
	assert_has(page(&r), "You stopped in this part: Pace.");
	assert_has_not(page(&r), "c: ");
	type("c");
	assert_int_equal(r.d->place, PLACE_RETURN);
	assert_int_equal(r.writes, 0);
	run_free(&r);
	bank = load_bank(arena, "tests/bank/good/closer.yaml");
	go_on_with(&r, bank, begun, false, "4567", NULL);
	type("/1");
	assert_has(page(&r), "The next questions are about bad days.");
	type("c");
	assert_has(page(&r), "The rest of this part is skipped.");
	assert_has(r.file.data, "worse: often");
	assert_has(r.file.data, "nights: skipped");
	assert_has(r.file.data, "declined: []");
}

/* Not even a new country is saved before the choice. */
static void
nothing_is_changed_before_the_choice(void **state)
{
	static const char *const ways[] = {"/2", "/x", "x", "/h//p//r/k/2/2",
	    "k/2//q"};

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		come_back();
		type(ways[i]);
		assert_int_equal(r.d->place, PLACE_LEFT);
		assert_int_equal(r.writes, 0);
		run_free(&r);
	}
	for (int pages = 0; pages < 2; pages++) {
		come_back();
		if (pages == 1)
			type("");
		dialogue_end_of_input(r.d);
		assert_int_equal(r.d->place, PLACE_LEFT);
		assert_int_equal(r.writes, 0);
		if (pages == 0)
			run_free(&r);
	}
}

static void
the_file_changes_with_the_next_answer(void **state)
{
	(void)state;
	come_back();
	type("/1/b/g 1/h/");
	assert_int_equal(r.d->place, PLACE_ITEM);
	assert_int_equal(r.writes, 0);
	type("3");
	assert_int_equal(r.writes, 1);
	assert_has(r.file.data, "overall: often");
	assert_has_not(r.file.data, "gone");
	type("b"); /* and from then on with everything */
	assert_int_equal(r.writes, 2);
}

static void
the_same_number_is_not_the_same_version(void **state)
{
	(void)state;
	go_on_with(&r, bank, FILE_OF_NOW, false, "4567", NULL);
	type("");
	assert_has(page(&r), "although both are called version 2.0.0");
	assert_has(page(&r), "All that your file holds fits these questions.");
	assert_has_not(page(&r), "What no longer fits");
	type("1");
	assert_int_equal(r.d->place, PLACE_PART);
}

static void
help_that_was_on_the_screen_comes_again(void **state)
{
	static const char text[] = HEAD("short",
	    "2.0.0") "answers: { overall: once, touched: once, harm: often }\n"
		     "progress: { place: help, help_for: harm, helped: { "
		     "conduct: AA, "
		     "self-harm: none } }\n"
		     "country: AA\n";

	(void)state;
	for (int other = 0; other < 2; other++) {
		go_on_with(&r, bank, text, false, other ? "4567" : DIGEST,
		    NULL);
		assert_has(page(&r), "Next: the page with help");
		type(other ? "/1" : "");
		assert_int_equal(r.d->place, PLACE_ALERT);
		assert_has(page(&r), "You are not alone.");
		/* that one was shown with the other answer */
		assert_has_not(page(&r), "The Ear: call 22.");
		if (!other)
			run_free(&r);
	}
}

/* --- from a pipe to a terminal, and back -----------------------------------
 */

/* On a terminal what a tick opens waits until the end; on a pipe it comes at
 * once. A theme that was looked at stays as it is. */
static void
further_questions_come_as_one_goes_on(void **state)
{
	static const char kept_short[] =
	    HEAD("short", "2.0.0") "answers: { overall: once, pushed: once "
				   "}\nkept_short: [pace]\n"
				   "progress: { at: touched, place: part }\n";
	static const char at_once[] =
	    HEAD("short", "2.0.0") "answers: { overall: once, pushed: once }\n"
				   "progress: { at: hurried, place: more }\n";
	static const char looked_at[] = HEAD("short",
	    "2.0.0") "answers: { overall: once, pushed: once }\n"
		     "progress: { at: hurried, settled: [pace] }\n";

	(void)state;
	go_on(&r, bank, kept_short, true);
	type("//1/1");
	assert_has(page(&r), "More on this: Pace");
	type("");
	assert_has(page(&r), "Were you hurried?");
	run_free(&r);
	go_on(&r, bank, at_once, false);
	type("");
	assert_has(page(&r), "The next questions are about touch.");
	type("/1/1");
	assert_int_equal(r.d->place, PLACE_CLOSER);
	run_free(&r);
	go_on(&r, bank, looked_at, false);
	type("");
	assert_has(page(&r), "Were you hurried?");
}

/* Type 1 until the end comes, with no page on which one could only wait. */
static void
run_to_the_end(const char *file)
{
	size_t lines = 0;

	go_on(&r, bank, file, true);
	while (!dialogue_over(r.d) && lines++ < 20) {
		const char *text = page(&r);

		assert_has_not(text, "A closer look");
		assert_has_not(text, "You can still change");
		assert_has_not(text, "Breathe out");
		assert_has_not(text, "Leave the summary in this");
		type_line(&r, "1");
	}
	assert_int_equal(r.d->place, PLACE_DONE);
	run_free(&r);
}

/* Every place of a terminal is one that a pipe gets through. */
static void
a_pipe_comes_to_its_end_from_every_place(void **state)
{
	static const char *const places[] = {"closer", "review", "close",
	    "summary", "keep", "help, help_for: touched",
	    "summary, at: touched", "more, at: pushed", "part, at: touched"};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		run_to_the_end(arena_printf(arena,
		    HEAD("short", "2.0.0") "answers: { pushed: once, touched: "
					   "once }\nkept_short: [pace]\n"
					   "progress: { place: %s }\n",
		    places[i]));
		run_to_the_end(arena_printf(arena,
		    HEAD("long", "2.0.0") "answers: { overall: once, pushed: "
					  "never, hurried: never, touched: "
					  "once, harm: never }\nfollow_ups: "
					  "{ acts: {} }\n"
					  "progress: { place: %s }\n",
		    places[i]));
	}
	r.arena = arena_new(); /* for the tear-down */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(the_first_page_says_where_one_is),
	    T(the_part_is_named_before_its_question),
	    T(the_end_is_said_to_be_the_end),
	    T(the_summary_has_the_day_of_the_beginning),
	    T(a_finished_check_is_looked_at_again),
	    T(a_country_that_is_said_takes_the_place),
	    T(nothing_is_kept_that_was_not_wanted),
	    T(another_version_is_shown_first),
	    T(the_part_comes_again_in_another_version),
	    T(no_answer_is_lost_with_the_rest_of_its_part),
	    T(nothing_is_changed_before_the_choice),
	    T(the_file_changes_with_the_next_answer),
	    T(the_same_number_is_not_the_same_version),
	    T(help_that_was_on_the_screen_comes_again),
	    T(further_questions_come_as_one_goes_on),
	    T(a_pipe_comes_to_its_end_from_every_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
