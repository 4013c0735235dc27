/* Which lines a letter can offer: each rule from both sides, on the bank
 * tests/bank/good/letter.yaml. */
#include "support.h"

#include <stdio.h>

#include "harmcheck/letter.h"

#define BANK "tests/bank/good/letter.yaml"

static struct {
	struct arena *arena;
	struct bank *bank;
	struct answers *answers;
} fx;

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	fx.bank = load_bank(fx.arena, BANK);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

static void
begin(const char *form)
{
	fx.answers = answers_new(fx.arena, fx.bank, bank_form(fx.bank, form),
	    "2026-11-22");
}

/* "id=option id=option", said one after the other. */
static void
answer(const char *answers)
{
	char copy[512];
	char *s = copy;

	assert_true(strlen(answers) < sizeof(copy));
	snprintf(copy, sizeof(copy), "%s", answers);
	while (*s != '\0') {
		char *equals = strchr(s, '=');
		char *end = s + strcspn(s, " ");
		const bool last = *end == '\0';

		*equals = *end = '\0';
		say(fx.answers, s, equals + 1);
		s = last ? end : end + 1;
	}
}

static void
note(const char *id, const char *text)
{
	fx.answers->list[item_of(fx.answers, id)].note = text;
}

static const struct letter *
make(void)
{
	return letter_make(fx.arena, result_make(fx.arena, fx.answers), false);
}

/* The lines, as "helps: X / hard: Y / wish: Z"; a note is "hard* N". */
static const char *
lines(void)
{
	static const char *const sides[] = {"helps", "hard", "wish"};
	const struct letter *l = make();
	struct buf out;

	assert_int_equal(l->can, LETTER_CAN);
	buf_init(&out, fx.arena);
	for (size_t i = 0; i < l->n; i++)
		buf_addf(&out, "%s%s%s %s", i > 0 ? " / " : "",
		    sides[l->lines[i].side], l->lines[i].note ? "*" : ":",
		    l->lines[i].text);
	return out.data;
}

static void
check(const char *form, const char *answers, const char *wanted)
{
	begin(form);
	answer(answers);
	assert_string_equal(lines(), wanted);
}

#define SLOWER "wish: I would like to go slower."
#define PLAN "wish: Can we plan the next session?"

static void
test_events(void **state)
{
	(void)state;
	check("after", "pushed=once", "hard: I was pushed to go on. / " SLOWER);
	check("after", "pushed=never", "helps: You never push me.");
	/* not ticked, and no words for that */
	check("after", "sped=never pushed=never", "helps: You never push me.");
	/* who does not know says nothing */
	check("after", "pushed=unclear late=never", "helps: You are on time.");
	check("after", "pushed=skipped late=na sped=once",
	    "hard: It went too fast for me. / " SLOWER);
	/* no words at all */
	check("after", "bare=often overall=much", PLAN " / " SLOWER);
}

static void
test_scales(void **state)
{
	(void)state;
	/* good: above, at and below the middle */
	check("after", "heard=much", "helps: You listen to me.");
	check("after", "heard=some", "");
	check("after", "heard=none", "hard: I did not feel heard. / " PLAN);
	/* and reversed */
	check("after", "hurried=none", "helps: You take your time.");
	check("after", "hurried=some", "");
	check("after", "hurried=much", "hard: It was hurried. / " PLAN);
	/* bad is the other way round; a step without words is no wish */
	check("after", "tired=none", "helps: I leave with some strength.");
	check("after", "tired=some", "");
	check("after", "tired=much", "hard: I was tired after it.");
	/* neutral: ticked or not, as with events */
	check("after", "silent=some", "hard: Long silence is hard for me.");
	check("after", "silent=none", "helps: You leave no long silence.");
}

static void
test_answers_that_speak_alone(void **state)
{
	(void)state;
	/* only with words for it */
	check("after", "shared=once",
	    "hard: Something I told you was passed on. / " SLOWER);
	check("after", "unsafe=once", SLOWER);
	assert_true(make()->can_wait);
	begin("after");
	answer("unsafe=never pushed=once");
	assert_false(make()->can_wait);
}

/* Whoever feels unsafe is not asked to praise, in no words. */
static void
test_unsafe(void **state)
{
	(void)state;
	begin("after");
	answer("heard=much planned=much pushed=once");
	note("heard", "She waited.");
	note("pushed", "On Monday.");
	assert_non_null(strstr(lines(), "helps: You listen to me."));
	assert_non_null(strstr(lines(), "helps* She waited."));
	answer("unsafe=once");
	assert_string_equal(lines(),
	    "hard: I was pushed to go on. / hard* On Monday. / " SLOWER);
	assert_int_equal(make()->left_out, 0);
	/* other answers that speak alone do not change it */
	answer("unsafe=never shared=once");
	assert_non_null(strstr(lines(), "helps: You listen to me."));
}

/* What is missing may be the one that counts: there is no line of the rest,
 * and conduct still has its own words. */
static void
test_lost(void **state)
{
	const struct result *r;

	(void)state;
	begin("after");
	r = result_make(fx.arena, fx.answers);
	assert_int_equal(letter_make(fx.arena, r, true)->can, LETTER_LOST);
	answer("pushed=once heard=much");
	r = result_make(fx.arena, fx.answers);
	assert_int_equal(letter_make(fx.arena, r, false)->can, LETTER_CAN);
	assert_int_equal(letter_make(fx.arena, r, true)->can, LETTER_LOST);
	assert_int_equal(letter_make(fx.arena, r, true)->n, 0);
	answer("touched=once");
	r = result_make(fx.arena, fx.answers);
	assert_int_equal(letter_make(fx.arena, r, true)->can, LETTER_CONDUCT);
	begin("case");
	answer("pushed=once");
	r = result_make(fx.arena, fx.answers);
	assert_int_equal(letter_make(fx.arena, r, true)->can, LETTER_OF_OTHER);
}

static void
test_who_may(void **state)
{
	(void)state;
	begin("after");
	assert_int_equal(make()->can, LETTER_UNANSWERED);
	answer("pushed=skipped");
	assert_int_equal(make()->can, LETTER_UNANSWERED);
	answer("pushed=never");
	assert_int_equal(make()->can, LETTER_CAN);
	begin("case");
	answer("pushed=once");
	assert_int_equal(make()->can, LETTER_OF_OTHER);
	begin("plain");
	answer("late=once");
	assert_int_equal(make()->can, LETTER_NO_WORDS);
}

/* One answer of conduct, and there is no line of anything. */
static void
test_conduct(void **state)
{
	(void)state;
	begin("after");
	answer("pushed=once heard=much touched=never");
	assert_int_equal(make()->can, LETTER_CAN);
	answer("touched=once");
	assert_int_equal(make()->can, LETTER_CONDUCT);
	assert_int_equal(make()->n, 0);
	answer("touched=skipped followed=often");
	assert_int_equal(make()->can, LETTER_CAN);
	note("touched", "a note");
	note("followed", "another");
	assert_null(strstr(lines(), "note"));
	assert_null(strstr(lines(), "another"));
	/* not even if a bank had words for it, which the loader refuses */
	fx.bank->questions[bank_question(fx.bank, "followed")->index]
	    .voice[fx.answers->form->voice]
	    .hard = "words";
	assert_null(strstr(lines(), "words"));
}

static void
test_voices(void **state)
{
	(void)state;
	/* a therapist's wishes may be steps outside; words of its own */
	check("audit", "pushed=once heard=much",
	    "helps: I listen well. / hard: I pushed somebody to go on. / "
	    "wish: Is this too fast? / wish: Can I tell you something?");
	/* the question's own sentence is not taken by a voice that has one */
	check("audit", "pushed=never", "wish: Can I tell you something?");
	check("audit", "late=never", "wish: Can I tell you something?");
}

static void
test_notes(void **state)
{
	(void)state;
	begin("after");
	answer("pushed=once heard=much late=never unsafe=never sped=once");
	note("pushed", "It was on Monday.");
	note("heard", "She waited.");
	note("late", "Once the bus was late.");
	note("unsafe", "not offered");
	note("tired", "not answered");
	note("sped", "  \t");
	assert_string_equal(lines(),
	    "helps: You listen to me. / helps* She waited. / "
	    "helps: You are on time. / "
	    "hard: I was pushed to go on. / hard* It was on Monday. / "
	    "hard: It went too fast for me. / hard* Once the bus was late. / "
	    "hard* not answered / " SLOWER);
	answer("unsafe=once");
	assert_null(strstr(lines(), "not offered"));
	answer("unsafe=never");
	/* one on a question that is not asked any more */
	answer("tired=some tense=some");
	note("tense", "It passed.");
	assert_non_null(strstr(lines(), "It passed."));
	answer("tired=nothing");
	assert_null(strstr(lines(), "It passed."));
	/* one on an answer with words that speaks alone */
	answer("shared=once");
	note("shared", "It was about my mother.");
	assert_non_null(strstr(lines(), "hard* It was about my mother."));
}

/* The levels first, then the values; what is over the limits is counted. */
static void
test_short_page(void **state)
{
	(void)state;
	begin("after");
	answer("pushed=once sped=often heavy=once shared=once "
	       "late=often loud=once cold=once dark=once");
	assert_string_equal(lines(),
	    "hard: It went too fast for me. / hard: You were late. / "
	    "hard: I was pushed to go on. / "
	    "hard: Something I told you was passed on. / "
	    "hard: I felt heavy for days. / hard: It was loud. / "
	    "hard: It was cold. / " SLOWER " / " PLAN);
	assert_int_equal(make()->left_out, 1);
	answer("dark=never");
	assert_int_equal(make()->left_out, 0);
	/* one tick: pace is at its second level, strain at its first */
	begin("after");
	answer("pushed=often late=once loud=once");
	assert_string_equal(lines(),
	    "hard: You were late. / hard: It was loud. / "
	    "hard: I was pushed to go on. / " SLOWER " / " PLAN);
}

/* Two of a theme come before a third of any, so that no theme fills the page
 * alone; the order stays. */
static void
test_short_page_of_all(void **state)
{
	(void)state;
	begin("after");
	answer("pushed=often sped=often heavy=often shared=often "
	       "late=often loud=often cold=often dark=often heard=none");
	assert_int_equal(make()->left_out, 2);
	assert_string_equal(lines(),
	    "hard: I was pushed to go on. / "
	    "hard: Something I told you was passed on. / "
	    "hard: It went too fast for me. / hard: I felt heavy for days. / "
	    "hard: You were late. / hard: It was loud. / "
	    "hard: I did not feel heard. / " SLOWER " / " PLAN);
}

/* A note stays where the bank has no words for such an answer. */
static void
test_notes_without_words(void **state)
{
	(void)state;
	begin("after");
	answer("bare=often late=once");
	note("bare", "not offered");
	assert_null(strstr(lines(), "not offered"));
	note("late", "offered");
	assert_non_null(strstr(lines(), "hard* offered"));
	note("overall", "all in all");
	assert_non_null(strstr(lines(), "hard* all in all"));
}

static void
test_short_page_helps(void **state)
{
	(void)state;
	begin("after");
	answer("pushed=never late=never heard=much planned=much "
	       "tired=none");
	assert_int_equal(make()->n, 5);
	assert_int_equal(make()->left_out, 0);
	answer("tense=none");
	assert_int_equal(make()->n, 5);
	assert_int_equal(make()->left_out, 1);
	answer("pushed=once");
	assert_int_equal(make()->left_out, 0);
	/* a theme at its worse end comes later */
	check("after", "heard=much hurried=much planned=none tired=none",
	    "helps: I leave with some strength. / helps: You listen to me. / "
	    "hard: It was hurried. / " PLAN);
}

static void
test_many_notes(void **state)
{
	static const char *const ids[] = {"pushed", "sped", "heavy", "late",
	    "loud", "cold", "dark"};

	(void)state;
	begin("after");
	answer("bare=never");
	for (size_t i = 0; i < LETTER_NOTES_MOST; i++)
		note(ids[i], "N");
	assert_int_equal(make()->n, LETTER_NOTES_MOST);
	assert_int_equal(make()->left_out, 0);
	note(ids[LETTER_NOTES_MOST], "N");
	assert_int_equal(make()->n, LETTER_NOTES_MOST);
	assert_int_equal(make()->left_out, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_events, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_scales, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_answers_that_speak_alone,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_unsafe, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_lost, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_who_may, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_conduct, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_voices, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_notes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_short_page, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_short_page_of_all, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(test_notes_without_words, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(test_short_page_helps, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(test_many_notes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
