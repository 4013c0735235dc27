/* What the page "How this was worked out" must never say. */
#include "support.h"

#include "harmcheck/trace.h"

static struct {
	struct arena *arena;
	struct bank *bank;
	struct answers *answers;
} fx;

static void
take(const char *bank, const char *form)
{
	fx.bank = load_bank(fx.arena, bank);
	fx.answers = answers_new(fx.arena, fx.bank, bank_form(fx.bank, form),
	    "2026-11-22");
}

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
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
why(void)
{
	const struct result *r = result_make(fx.arena, fx.answers);
	struct report rep;

	report_init(&rep, fx.arena);
	report_why(&rep, r, trace_make(fx.arena, r));
	return as_text(fx.arena, &rep);
}

static const char *
why_json(void)
{
	const struct result *r = result_make(fx.arena, fx.answers);
	const struct json_head head = {.digest = "x",
	    .why = trace_make(fx.arena, r)};
	struct buf out;

	buf_init(&out, fx.arena);
	render_json(&out, r, &head);
	assert_non_null(strstr(out.data, "\"why\": {"));
	return strstr(out.data, "\"why\": {");
}

/* An answer that was given, and is set aside since its gate was closed. */
static void
what_is_parked_is_not_told(void **state)
{
	(void)state;
	take("tests/bank/good/scoring.yaml", "all");
	say(fx.answers, "g1", "once");
	say(fx.answers, "g2", "often");
	assert_has(why(), "\"Was it by force?\": answer \"Often\"");
	say(fx.answers, "g1", "never");
	assert_has_not(why(), "\"Was it by force?\": answer");
	assert_has(why(),
	    "\"Was it by force?\": not asked, because \"Did it happen?\" was "
	    "answered with \"Never\". Not counted.");
	assert_has_not(why_json(), "\"answer\": \"often\"");
	say(fx.answers, "g1", "skipped");
	assert_has_not(why(), "Often\"; value 3");
	assert_has_not(why_json(), "\"answer\": \"often\"");
}

/* Nobody meets here a question of a part that was never begun. */
static void
who_did_not_see_a_question_does_not_meet_it(void **state)
{
	(void)state;
	take("tests/bank/good/scoring.yaml", "all");
	say(fx.answers, "p1", "once");
	assert_has_not(why(), "Was it by force?");
	assert_has_not(why(), "Did it happen?");
	assert_has(why(),
	    "2 questions: not asked, because it is not known "
	    "whether it applies: another question has no "
	    "answer.");
	say(fx.answers, "g1", "once");
	assert_has(why(), "\"Was it by force?\": not reached.");
	fx.answers->declined[bank_category(fx.bank, "gated")->index] = true;
	assert_has_not(why(), "Was it by force?");
}

static void
questions_that_a_short_form_leaves_out_are_a_number(void **state)
{
	(void)state;
	take("tests/bank/good/scoring.yaml", "short");
	say(fx.answers, "p1", "never");
	assert_has(why(), "2 questions: not opened in the short form.");
	assert_has_not(why(), "Held back?");
}

/* With an act of conduct no good side stands against it, nor does it by the
 * way of a rule. */
static void
good_sides_stay_left_out(void **state)
{
	(void)state;
	take("tests/bank/good/case.yaml", "own");
	say(fx.answers, "overall", "much");
	for (size_t i = 0; i < 2; i++) {
		say(fx.answers, "warm", "much");
		say(fx.answers, "calm", "much");
		say(fx.answers, "clear", "much");
		say(fx.answers, "kind", "much");
	}
	assert_has(why(), "What looks good\n");
	assert_has(why(), "Theme: Working together");
	say(fx.answers, "touched", "once");
	assert_has_not(why(), "Warm");
	assert_has_not(why(), "Theme: Working together");
	assert_has_not(why(), "Much of this");
	assert_has(why(), "good sides. They are left out here too.");
	assert_has(why(), "Good sides are left out of this page");
	assert_has(why_json(), "\"looks_good\": null");
	assert_has_not(why_json(), "\"question\": \"warm\"");
}

static void
a_rule_tells_no_good_side_either(void **state)
{
	struct cond good = {.op = COND_LEVEL, .levels = 2};
	struct advice *rule;

	(void)state;
	take("tests/bank/good/case.yaml", "own");
	good.category = bank_category(fx.bank, "good");
	rule = &fx.bank->advice[fx.bank->n_advice - 1];
	rule->when = &good;
	say(fx.answers, "warm", "much");
	say(fx.answers, "calm", "much");
	assert_has(why(),
	    "That is so: the theme \"Working together\" says "
	    "\"Much of this\".");
	say(fx.answers, "touched", "once");
	assert_has_not(why(), "Working together\" says");
	assert_has(why(), "by rule 2 of 2 (case.yaml:108).");
	assert_has_not(why_json(), "\"found\": \"much\"");
	rule->when = &(struct cond){.op = COND_ANSWERED,
	    .question = bank_question(fx.bank, "overall"),
	    .wanted = true};
	say(fx.answers, "overall", "much");
	assert_has_not(why(), "It helped");
	assert_has_not(why_json(), "\"found\": \"much\"");
}

static void
a_refused_step_has_no_words(void **state)
{
	(void)state;
	take("tests/bank/good/steps.yaml", "own");
	say(fx.answers, "pace", "often");
	assert_has(why(), "Ask to go slower.");
	say(fx.answers, "touch", "often");
	assert_has_not(why(), "Ask to go slower.");
	assert_has(why(),
	    "The step slow, by rule 1 of 8 (steps.yaml:57): it "
	    "is inside therapy");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_parked_is_not_told, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		who_did_not_see_a_question_does_not_meet_it, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		questions_that_a_short_form_leaves_out_are_a_number, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(good_sides_stay_left_out, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_rule_tells_no_good_side_either,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_refused_step_has_no_words, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
