/* What follows from answers: alerts, steps, and the words of the summary. */
#include "support.h"

#include "harmcheck/json.h"
#include "harmcheck/result.h"

struct fixture {
	struct arena *arena;
	struct bank *bank;
	struct answers *answers;
};

static struct fixture fx;

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	fx.bank = load_bank(fx.arena, "tests/bank/good/dialogue.yaml");
	fx.answers = answers_new(fx.arena, fx.bank, bank_form(fx.bank, "long"),
	    "2026-11-22");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
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

static const char *
summary(void)
{
	return summary_of(fx.arena, fx.answers);
}

static void
from_therapy(const char *option)
{
	for (size_t i = 0; i < fx.answers->form->n_items; i++)
		if (fx.answers->form->items[i].follow_up != NULL) {
			fx.answers->list[i].said = ANSWER_GIVEN;
			fx.answers->list[i].option = scale_option(
			    fx.answers->form->items[i].scale, option);
		}
	answers_refresh(fx.answers);
}

static void
advice_fires_when_it_is_true(void **state)
{
	(void)state;
	assert_string_equal(steps(), "walk");
	say(fx.answers, "pushed", "often");
	assert_string_equal(steps(), "walk"); /* the cause is unknown */
	from_therapy("other");
	assert_string_equal(steps(), "walk");
	from_therapy("therapy");
	assert_string_equal(steps(), "slow walk");
	say(fx.answers, "pushed", "never");
	say(fx.answers, "hurried", "never");
	say(fx.answers, "touched", "never");
	assert_string_equal(steps(), "walk");
}

static void
conduct_allows_no_step_inside(void **state)
{
	(void)state;
	say(fx.answers, "pushed", "often");
	from_therapy("therapy");
	say(fx.answers, "touched", "once");
	assert_string_equal(steps(), "tell walk");
}

static void
the_summary_starts_with_what_speaks_alone(void **state)
{
	const char *text;

	(void)state;
	memcpy(fx.answers->country, "AA", 3);
	say(fx.answers, "overall", "never");
	say(fx.answers, "harm", "often");
	say(fx.answers, "touched", "once");
	text = summary();
	/* the bank lists touch before thoughts of harm; for another order see
	 * test_result_words.c */
	assert_true(strstr(text, "You need not go back.") <
	    strstr(text, "This comes first."));
	assert_true(strstr(text, "Emergency: call 11.") <
	    strstr(text, "Theme by theme"));
	assert_true(strstr(text, "What you can do next") <
	    strstr(text, "Theme by theme"));
	/* nothing is set against acts of conduct */
	assert_has_not(text, "Your own view");
	assert_has_not(text, "What looks good");
}

/* The ranks of a bank have no gap; if they had, nothing would be lost. */
static void
a_gap_in_the_ranks_loses_no_alert(void **state)
{
	const struct result *r;

	(void)state;
	say(fx.answers, "harm", "often");
	say(fx.answers, "touched", "skipped");
	fx.bank->sentinels[SENTINEL_CONDUCT].rank = 2;
	fx.bank->sentinels[SENTINEL_SELF_HARM].rank = 4;
	r = result_make(fx.arena, fx.answers);
	assert_int_equal(r->n_alerts, 2);
	assert_int_equal(r->alerts[0].kind, SENTINEL_SELF_HARM);
	assert_int_equal(r->alerts[1].kind, SENTINEL_CONDUCT);
	assert_true(r->speaks[SENTINEL_SELF_HARM]);
	assert_string_equal(steps(), "tell walk");
}

static void
silence_is_not_no(void **state)
{
	const char *text;

	(void)state;
	say(fx.answers, "harm", "skipped");
	text = summary();
	assert_has(text, "Not answered: \"Thoughts of harm\".");
	assert_has(text, "Parts you did not get to: Acts.");
	assert_has_not(text, "Touched");
	assert_has(text, "Not enough answers to say");
	assert_has(text, "- Since then: 0 of 1 answered, 1 skipped");
	assert_has_not(text, "None of these");
	assert_has(text, "You answered 0 of");
}

static void
named_and_told_stand_side_by_side(void **state)
{
	const char *text;

	(void)state;
	say(fx.answers, "overall", "never");
	say(fx.answers, "pushed", "once");
	text = summary();
	assert_has(text, "- All in all: Never\n");
	assert_has(text, "Beside it stands what you named below.");
	assert_has(text, "- Pushed: Once or twice\n");
}

static void
a_clean_sheet_is_no_clearance(void **state)
{
	(void)state;
	say(fx.answers, "pushed", "never");
	say(fx.answers, "hurried", "never");
	say(fx.answers, "touched", "never");
	say(fx.answers, "harm", "never");
	assert_has(summary(), "That does not prove that all is well.");
	assert_has(summary(), "- Pace: 2 of 2 answered\n");
}

static void
notes_come_out_inert(void **state)
{
	(void)state;
	say(fx.answers, "pushed", "once");
	fx.answers->list[item_of(fx.answers, "pushed")].note =
	    "clear \033[2J and \xc2\x9b"
	    "31m and \xe2\x80\xae bidi";
	assert_has_not(summary(), "\033");
	assert_has_not(summary(), "\xc2\x9b");
	assert_has_not(summary(), "\xe2\x80\xae");
}

static void
lines_keep_to_the_width(void **state)
{
	(void)state;
	say(fx.answers, "pushed", "often");
	say(fx.answers, "harm", "often");
	for (size_t width = 20; width <= 100; width += 20) {
		const struct text_style style = {.width = width};
		struct report rep;
		struct buf out;
		size_t line = 0;

		report_init(&rep, fx.arena);
		report_result(&rep, result_make(fx.arena, fx.answers));
		buf_init(&out, fx.arena);
		render_text(&out, &rep, &style);
		for (const char *s = out.data; *s != '\0'; s++) {
			line = *s == '\n' ? 0 : line + 1;
			assert_true(line <= width);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(advice_fires_when_it_is_true),
	    T(conduct_allows_no_step_inside),
	    T(the_summary_starts_with_what_speaks_alone),
	    T(a_gap_in_the_ranks_loses_no_alert),
	    T(silence_is_not_no),
	    T(named_and_told_stand_side_by_side),
	    T(a_clean_sheet_is_no_clearance),
	    T(notes_come_out_inert),
	    T(lines_keep_to_the_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
