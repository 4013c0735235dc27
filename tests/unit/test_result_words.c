/* The words of the summary: about whom it is, what came first, what is said of
 * nothing named, of short forms and of few answers. */
#include "support.h"

#include "harmcheck/result.h"

struct fixture {
	struct arena *arena;
	struct answers *answers;
};

static struct fixture fx;

static void
begin(const char *form)
{
	struct bank *b = load_bank(fx.arena, "tests/bank/good/case.yaml");

	fx.answers = answers_new(fx.arena, b, bank_form(b, form), "2026-11-22");
	answers_refresh(fx.answers);
}

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	begin("own");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

/* Answer OPTION to each of the N questions in IDS. */
static void
say_all(const char *const *ids, size_t n, const char *option)
{
	for (size_t i = 0; i < n; i++)
		say(fx.answers, ids[i], option);
}

static const char *const events[] = {"pushed", "told", "harm", "touched"};
static const char *const signs[] = {"warm", "calm", "clear", "kind"};

static const char *
summary(void)
{
	return summary_of(fx.arena, fx.answers);
}

static void
assert_order(const char *text, const char *before, const char *after)
{
	assert_has(text, before);
	assert_has(text, after);
	if (strstr(text, before) >= strstr(text, after))
		fail_msg("\"%s\" does not stand before \"%s\" in:\n%s", before,
		    after, text);
}

static const char *
steps(void)
{
	const struct result *r = result_make(fx.arena, fx.answers);
	struct buf out;

	buf_init(&out, fx.arena);
	for (size_t i = 0; i < r->n_steps; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", r->steps[i].step->id);
	return out.data;
}

/* This bank ranks a confidence before thoughts of harm, and these before
 * touch; tests/bank/good/dialogue.yaml has touch first (test_result.c). */
static void
the_bank_ranks_what_speaks_alone(void **state)
{
	const char *text;

	(void)state;
	say(fx.answers, "touched", "once");
	say(fx.answers, "harm", "once");
	text = summary();
	assert_order(text, "This comes before the rest.",
	    "You need not go back.");
	assert_string_equal(steps(), "call tell");
	say(fx.answers, "told", "once");
	text = summary();
	assert_order(text, "You may ask what was told.",
	    "This comes before the rest.");
	assert_string_equal(steps(), "ask call tell");
	/* acts of conduct are not counted, nor are they a sign among signs */
	assert_has_not(text, "3 of 3 named");
	assert_has(text, "3 of 3 answered.");
	say(fx.answers, "touched", "never");
	assert_has(summary(), "- Acts: 2 of 3 named\n");
	say(fx.answers, "harm", "skipped");
	say(fx.answers, "touched", "skipped");
	assert_has(summary(),
	    "Not answered: \"Thoughts of harm\", \"Touched\".");
}

static void
what_came_first_is_no_judgement(void **state)
{
	const char *text;

	(void)state;
	say(fx.answers, "still", "there");
	say(fx.answers, "pushed", "never");
	text = summary();
	assert_order(text, "You said at the start:\n- Still there: Yes\n",
	    "What stands out");
	assert_has_not(text, "Your own view");
	assert_has_not(text, "This is how you see it");
	say(fx.answers, "overall", "none");
	text = summary();
	assert_order(text, "- Still there: Yes\n",
	    "Your own view\n- It helped: Not at all\n");
	assert_null(strstr(strstr(text, "Your own view"), "Still there"));
	/* it stays when conduct leaves the judgement out */
	say(fx.answers, "touched", "once");
	text = summary();
	assert_has(text, "- Still there: Yes\n");
	assert_has_not(text, "It helped");
}

static void
what_came_first_decides(void **state)
{
	(void)state;
	say(fx.answers, "still", "there");
	assert_string_equal(state_of(fx.answers, "gone"), "not-shown");
	assert_string_equal(steps(), "tell");
	say(fx.answers, "still", "gone");
	assert_string_equal(state_of(fx.answers, "gone"), "not-reached");
	assert_string_equal(steps(), "breathe tell");
	say(fx.answers, "still", "skipped");
	assert_string_equal(state_of(fx.answers, "gone"), "not-reached");
	assert_has_not(summary(), "You said at the start");
}

static void
a_note_on_what_came_first_is_kept(void **state)
{
	(void)state;
	say(fx.answers, "still", "there");
	fx.answers->list[item_of(fx.answers, "still")].note = "For now.";
	assert_has(summary(), "- Still there: Yes\n- Your note: For now.\n");
}

static void
nothing_named_contradicts_nobody(void **state)
{
	static const char *const nothing =
	    "You named nothing in the parts below. Our questions may miss "
	    "what matters to you. Your view counts.";
	static const char *const below =
	    "This is how you see it. What you answered below counts too.";

	(void)state;
	say_all(events, 4, "never");
	assert_has_not(summary(), nothing); /* no judgement, no word on it */
	say(fx.answers, "overall", "none");
	assert_has(summary(), nothing);
	assert_has_not(summary(), "Both count");
	say(fx.answers, "raised", "yes");
	assert_has(summary(), below);
	say(fx.answers, "raised", "no");
	assert_has(summary(), nothing);
	say_all(signs, 4, "none"); /* this stands out, and is not named */
	assert_has(summary(), below);
	say_all(signs, 4, "much");
	assert_has(summary(), nothing);
	say(fx.answers, "pushed", "once");
	assert_has(summary(),
	    "This is how you see it. Beside it stands what you named below. "
	    "Both count.");
}

/* Without an answer in a theme of events nothing can be said to be missing. */
static void
nothing_asked_is_not_nothing_named(void **state)
{
	(void)state;
	say(fx.answers, "overall", "none");
	assert_has_not(summary(), "This is how you see it");
	assert_has_not(summary(), "You named nothing");
	say_all(signs, 4, "much");
	assert_has_not(summary(), "You named nothing");
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (const char *s = text; (s = strstr(s, part)) != NULL; s++)
		n++;
	return n;
}

static void
the_short_form_is_named_once(void **state)
{
	static const char *const more =
	    "This was the short form. There are more questions on some "
	    "themes.";

	(void)state;
	assert_has_not(summary(), "hort form"); /* no answers at all */
	say(fx.answers, "still", "there");
	say_all(events, 4, "never");
	assert_order(summary(), more, "Themes with nothing named\n- Pace");
	assert_int_equal(count(summary(), "hort form"), 1);
	say(fx.answers, "pushed", "na");
	assert_has(summary(), "Does not apply: Pace.");
	assert_has_not(summary(), "hort form");
	say(fx.answers, "pushed", "once"); /* which opens the rest */
	assert_has_not(summary(), "hort form");
	begin("whole");
	say_all(events, 4, "never");
	assert_has_not(summary(), "hort form");
}

/* An opening question can leave nothing to ask; that is no gap. */
static void
a_scale_that_was_not_opened_is_passed_over(void **state)
{
	static const char *const forms[] = {"own", "whole"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		begin(forms[i]);
		say(fx.answers, "pushed", "once"); /* nothing else is short */
		say(fx.answers, "raised", "no");
		assert_has_not(summary(), "Putting things right");
		assert_has_not(summary(), "hort form");
		say(fx.answers, "raised", "na");
		assert_has(summary(), "Does not apply: Putting things right.");
		say(fx.answers, "raised", "skipped"); /* said, not hidden */
		assert_has(summary(),
		    i == 0 ? "Skipped: \"Brought up\"."
			   : "- Putting things right: 0 of 2 answered, 2 not "
			     "asked");
	}
}

static void
few_answers_give_words_and_no_number(void **state)
{
	const char *text;

	(void)state;
	say(fx.answers, "warm", "some");
	say(fx.answers, "calm", "much");
	say(fx.answers, "clear", "skipped");
	say(fx.answers, "kind", "skipped");
	text = summary();
	assert_has(text, "Much of this.\n");
	assert_has(text, "\n2 of 4 answered, 2 skipped.\n");
	assert_has(text,
	    "With every gap filled it would lie between \"Little of this\" "
	    "and \"Much of this\".");
	assert_has_not(text, " from ");
	assert_has_not(text, "on a range");
	say(fx.answers, "clear", "much");
	text = summary();
	assert_has(text,
	    "83 on a range from 0 to 100; 3 of 4 answered, 1 skipped.");
	assert_has(text,
	    "With every gap filled it would lie from 63 to 88. The words "
	    "above would stay the same.");
	begin("own");
	say_all(signs, 2, "much");
	say(fx.answers, "clear", "skipped");
	say(fx.answers, "kind", "na");
	assert_has(summary(),
	    "With every gap filled the words above would stay the same.");
}

static void
too_few_answers_are_called_so(void **state)
{
	(void)state;
	say(fx.answers, "warm", "some");
	say(fx.answers, "calm", "skipped");
	say(fx.answers, "clear", "skipped");
	say(fx.answers, "kind", "skipped");
	assert_has(summary(),
	    "Too few answers for a number: 1 of 4 answered, 3 skipped.");
}

/* The same answers, about oneself and about somebody else. */
static void
whom_it_is_about_decides_the_words(void **state)
{
	static const struct {
		const char *form, *has, *lacks;
	} rows[] = {
	    {"own", "Your summary: Looking back, ", "Summary: A case, "},
	    {"read", "Summary: A case, ", "Your summary"},
	    {"own", "What you can do next", "What to talk about next"},
	    {"read", "What to talk about next", "What you can do next"},
	    {"own", "You may also have said good things. They can",
		"Good things may have been said"},
	    {"read", "Good things may have been said too. They can",
		"You may also have said"},
	    {"own", "People you can reach: Aland", "close to home"},
	    {"read",
		"This may be close to home. harmcheck helplines lists people "
		"to call.",
		"People you can reach"},
	    {"own", "- Rights: call 33.", "close to home"},
	    {"read", "You need not go back.", "call 33"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		begin(rows[i].form);
		memcpy(fx.answers->country, "AA", 3);
		say(fx.answers, "touched", "once");
		say(fx.answers, "warm", "much");
		assert_has(summary(), rows[i].has);
		assert_has_not(summary(), rows[i].lacks);
	}
}

/* Near what stands out where something speaks, else in the place of the list
 * of people; once. */
static void
close_to_home_is_said_once(void **state)
{
	static const char *const close = "This may be close to home.";

	(void)state;
	begin("read");
	say_all(events, 4, "never");
	assert_order(summary(), "Theme by theme", close);
	assert_int_equal(count(summary(), close), 1);
	say(fx.answers, "harm", "often");
	assert_order(summary(), close, "What to talk about next");
	assert_int_equal(count(summary(), close), 1);
	assert_has_not(summary(), "further down");
	begin("own");
	say(fx.answers, "harm", "often");
	assert_has(summary(), "People you can reach are named further down.");
	assert_has_not(summary(), close);
}

static void
what_is_good_looks_so(void **state)
{
	(void)state;
	say_all(signs, 4, "much");
	assert_has(summary(),
	    "What looks good\n- Working together: Much of "
	    "this\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(the_bank_ranks_what_speaks_alone),
	    T(what_came_first_is_no_judgement),
	    T(what_came_first_decides),
	    T(a_note_on_what_came_first_is_kept),
	    T(nothing_named_contradicts_nobody),
	    T(nothing_asked_is_not_nothing_named),
	    T(the_short_form_is_named_once),
	    T(a_scale_that_was_not_opened_is_passed_over),
	    T(few_answers_give_words_and_no_number),
	    T(too_few_answers_are_called_so),
	    T(whom_it_is_about_decides_the_words),
	    T(close_to_home_is_said_once),
	    T(what_is_good_looks_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
