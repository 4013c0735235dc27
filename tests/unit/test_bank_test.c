/* Tests beside a bank: what a case says is what is answered, what is covered
 * is counted once, and walks are alike for the same seed. */
#include "support.h"

#include "harmcheck/bank_test.h"
#include "harmcheck/result.h"

#define BANK "tests/cli/bank-test-pass/bank.yaml"
#define EXPECT "expect: { levels: { pace: some } } }\n"

struct fixture {
	struct arena *arena;
	struct bank *bank;
	struct diags diags;
};

static struct fixture fx;

static int
set_up(void **state)
{
	(void)state;
	fx = (struct fixture){.arena = arena_new()};
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

static struct bank_cases *
read_text(const char *text)
{
	diag_init(&fx.diags, fx.arena);
	return bank_test_read(fx.arena, fx.bank, "c.yaml", text, strlen(text),
	    &fx.diags);
}

/* The answers of the one case in TEXT. */
static struct answers *
answers_of(const char *text)
{
	struct bank_cases *cases = read_text(text);

	if (cases == NULL)
		fail_msg("%s", fx.diags.n > 0 ? fx.diags.list[0].msg : "?");
	assert_int_equal(cases->n, 1);
	return cases->list[0].answers;
}

static const char *
mismatches(const char *text, size_t *n)
{
	struct bank_cases *cases = read_text(text);
	struct buf out;

	buf_init(&out, fx.arena);
	assert_non_null(cases);
	*n = bank_test_compare(&cases->list[0],
	    result_make(fx.arena, cases->list[0].answers), &out);
	return out.data;
}

static void
what_is_not_named_is_not_reached(void **state)
{
	const struct answers *a = answers_of(
	    "cases:\n- { name: a, form: long, answers: { pushed: "
	    "once, hurried: skipped, touched: not-applicable }, " EXPECT);

	(void)state;
	assert_string_equal(state_of(a, "pushed"), "given");
	assert_string_equal(state_of(a, "hurried"), "skipped");
	assert_string_equal(state_of(a, "touched"), "not-applicable");
	assert_string_equal(state_of(a, "overall"), "not-reached");
	assert_string_equal(state_of(a, "said-so"), "not-reached");
}

static void
fill_ticks_nothing_and_keeps_what_is_said(void **state)
{
	const struct answers *a =
	    answers_of("cases:\n- { name: a, form: long, fill: none, declined: "
		       "[acts], answers: { hurried: once }, " EXPECT);

	(void)state;
	assert_int_equal(answer_option(a, item_of(a, "overall")), 0);
	assert_int_equal(answer_option(a, item_of(a, "pushed")), 0);
	assert_int_equal(answer_option(a, item_of(a, "hurried")), 1);
	/* opened by what was said, so filled too */
	assert_int_equal(answer_option(a, item_of(a, "said-so")), 0);
	assert_string_equal(state_of(a, "touched"), "not-reached");
}

/* No follow-up is filled, and nothing in questions that stay closed. */
static void
fill_leaves_what_is_closed(void **state)
{
	const struct answers *a =
	    answers_of("cases:\n- { name: a, form: short, fill: none, "
		       "expect: { levels: { pace: none } } }\n");

	(void)state;
	assert_string_equal(state_of(a, "hurried"), "not-shown");
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->list[i].open != TRUTH_TRUE ||
		    a->form->items[i].follow_up != NULL)
			assert_int_equal(a->list[i].said, ANSWER_NOT_REACHED);
}

static void
fill_has_no_answer_where_all_are_ticked(void **state)
{
	const struct answers *a;

	(void)state;
	fx.bank = load_bank(fx.arena, "tests/bank/good/scoring.yaml");
	a = answers_of("cases:\n- { name: a, form: all, fill: none, "
		       "expect: { levels: { mean: not-enough } } }\n");
	assert_string_equal(state_of(a, "m1"), "not-reached");
	/* "better" is lower than "the same" */
	assert_int_equal(answer_option(a, item_of(a, "c1")), 0);
}

/* A condition may look forward. Not to know is no answer. */
static void
fill_goes_by_what_waits_for_what(void **state)
{
	static const char text[] =
	    "bank: { format: 1, id: b, version: 1.0.0, language: en, title: T "
	    "}\n"
	    "scales:\n- id: s\n  options:\n"
	    "  - { id: dunno, value: 0, label: Not known, unknown: true }\n"
	    "  - { id: no, value: 0, label: No }\n"
	    "  - { id: yes, value: 1, label: Yes }\n"
	    "categories: [{ id: pace, title: P, kind: events, levels: [{ id: "
	    "some, label: S }] }]\n"
	    "forms: [{ id: own, voice: v, title: F, depth: full, categories: "
	    "[pace] }]\n"
	    "questions:\n"
	    "- { id: first, category: pace, text: A, scale: s, when: { "
	    "question: second, is: no } }\n"
	    "- { id: second, category: pace, text: B, scale: s }\n";
	const struct answers *a;

	(void)state;
	diag_init(&fx.diags, fx.arena);
	fx.bank = bank_load(fx.arena, "b.yaml", text, strlen(text), &fx.diags);
	assert_non_null(fx.bank);
	a = answers_of("cases:\n- { name: a, form: own, fill: none, " EXPECT);
	assert_string_equal(state_of(a, "second"), "given");
	assert_string_equal(state_of(a, "first"), "given");
}

static void
only_what_is_named_is_compared(void **state)
{
	size_t n;

	(void)state;
	mismatches("cases:\n- { name: a, form: short, answers: { pushed: once "
		   "}, " EXPECT,
	    &n);
	assert_int_equal(n, 0);
	assert_has(mismatches("cases:\n- { name: a, form: short, " EXPECT, &n),
	    "c.yaml:2:53: case 'a': expected the level 'some' of the theme "
	    "'pace', got 'not-enough'\n");
	assert_int_equal(n, 1);
}

static void
a_case_needs_a_name_a_form_and_something_to_expect(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
	    {"cases:\n- { form: own, " EXPECT, "a case needs 'name'"},
	    {"cases:\n- { name: a, " EXPECT, "a case needs 'form'"},
	    {"cases:\n- { name: a, form: own }\n", "a case needs 'expect'"},
	    {"cases:\n- { name: a, form: own, expect: {} }\n",
		"'expect' is empty"},
	    {"{}\n", "a case file needs 'cases'"},
	    {"cases:\n- { name: \"a\\nb\", form: own, " EXPECT, "one line"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_text(rows[i].text));
		assert_int_equal(fx.diags.n, 1);
		assert_has(fx.diags.list[0].msg, rows[i].says);
	}
}

/* --- coverage ------------------------------------------------------------ */

static size_t
reached(const struct cover *c, enum cover_kind kind)
{
	size_t n, all;

	cover_count(c, kind, &n, &all);
	assert_true(n <= all);
	return n;
}

static void
mark(struct cover *c, const char *text)
{
	cover_mark(c, result_make(fx.arena, answers_of(text)));
}

static void
coverage_is_counted_once(void **state)
{
	static const char text[] =
	    "cases:\n- { name: a, form: long, answers: { touched: often }, "
	    "expect: { levels: { pace: not-enough } } }\n";
	struct cover *c = cover_new(fx.arena, fx.bank);

	(void)state;
	for (int i = 0; i < 2; i++) {
		mark(c, text);
		assert_int_equal(reached(c, COVER_LEVELS), 2);
		assert_int_equal(reached(c, COVER_BANDS), 1);
		assert_int_equal(reached(c, COVER_SENTINELS), 1);
		assert_int_equal(reached(c, COVER_RULES), 1);
	}
}

/* A level of one voice is none of another's, a rule without a step for the
 * voice does not count, and unknown is neither true nor false. */
static void
coverage_is_by_voice_and_unknown_counts_as_neither(void **state)
{
	struct cover *c = cover_new(fx.arena, fx.bank);
	struct buf out;

	(void)state;
	buf_init(&out, fx.arena);
	mark(c,
	    "cases:\n- { name: a, form: own, answers: { pushed: often "
	    "}, " EXPECT);
	mark(c,
	    "cases:\n- { name: a, form: long, answers: { pushed: often, "
	    "hurried: often, said-so: often }, expect: { levels: { pace: "
	    "many } } }\n");
	cover_write_missing(c, &out);
	assert_has(out.data,
	    "'pace' is never at 'some' for the voice 'client'");
	assert_has_not(out.data,
	    "'pace' is never at 'some' for the voice "
	    "'therapist'");
	assert_has_not(out.data, "'pace' is never at 'many'");
	assert_has(out.data, "the rule for the steps [read] never holds");
	assert_has_not(out.data, "[slow] never holds");
	assert_has(out.data, "'when' of the follow-up 'lasting' is never true");
	assert_has(out.data,
	    "'when' of the follow-up 'lasting' is never false");
	assert_has_not(out.data,
	    "'when' of the question 'said-so' is never "
	    "true");
	assert_has(out.data, "'when' of the question 'said-so' is never false");
}

/* `unless` is looked at where `when` is true, and the condition of a question
 * that stays closed is not. */
static void
conditions_count_where_they_decide(void **state)
{
	struct cover *c = cover_new(fx.arena, fx.bank);
	struct buf out;

	(void)state;
	buf_init(&out, fx.arena);
	mark(c,
	    "cases:\n- { name: a, form: short, fill: none, expect: { "
	    "levels: { pace: none } } }\n");
	cover_write_missing(c, &out);
	assert_has(out.data,
	    "'unless' of the rule for the steps [slow] is "
	    "never false where its 'when' is true");
	assert_has(out.data, "'when' of the question 'said-so' is never false");
	assert_has_not(out.data,
	    "'when' of the rule for the steps [slow] is "
	    "never false");
}

static void
percent_is_rounded_down(void **state)
{
	(void)state;
	assert_int_equal(cover_percent(0, 0), 100);
	assert_int_equal(cover_percent(199, 200), 99);
	assert_int_equal(cover_percent(2, 3), 66);
	assert_int_equal(cover_percent(3, 3), 100);
}

/* --- walks --------------------------------------------------------------- */

static const char *
walk(const char *form, uint64_t seed, uint64_t number)
{
	struct arena *scratch = arena_new();
	struct buf events, why;

	buf_init(&events, fx.arena);
	buf_init(&why, fx.arena);
	if (!bank_test_walk(scratch, fx.bank, bank_form(fx.bank, form), seed,
		number, &events, &why))
		fail_msg("%s, walk %u: %s\n%s", form, (unsigned)number,
		    why.data, events.data);
	arena_free(scratch);
	return events.data;
}

static void
walks_come_again(void **state)
{
	size_t differ = 0;

	(void)state;
	for (uint64_t i = 1; i <= 20; i++) {
		assert_string_equal(walk("long", 1, i), walk("long", 1, i));
		differ += !str_eq(walk("long", 1, i), walk("long", 2, i));
	}
	assert_true(differ > 10);
}

static void
walks_do_all_that_a_person_can_do(void **state)
{
	static const char *const all[] = {"pushed often", "pushed never",
	    "pushed skipped", "pushed not-applicable", "pace/cause therapy",
	    "back", "next;", "next unanswered", "first unanswered", "go to ",
	    "skip the part pace", "not now acts", "look closer at pace",
	    "leave it at that: pace", "stop"};
	bool seen[sizeof(all) / sizeof(all[0])] = {false};

	(void)state;
	for (uint64_t i = 1; i <= 500; i++) {
		const char *events = walk("short", 1, i);

		assert_has_not(walk("long", 1, i), "listened not-applicable");
		for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
			seen[k] = seen[k] || strstr(events, all[k]) != NULL;
	}
	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		if (!seen[k])
			fail_msg("no walk does \"%s\"", all[k]);
}

static void
walks_through_scores_are_sound(void **state)
{
	(void)state;
	fx.bank = load_bank(fx.arena, "tests/bank/good/scoring.yaml");
	for (uint64_t i = 1; i <= 300; i++) {
		walk("all", 3, i);
		walk("short", 3, i);
		walk("core", 3, i);
	}
}

/* --- what must hold ------------------------------------------------------ */

/* A good result, for a test to spoil. */
static struct result *
good_result(void)
{
	struct result *r = result_make(fx.arena,
	    answers_of("cases:\n- { name: a, form: long, fill: none, answers: "
		       "{ pushed: often }, " EXPECT));

	assert_int_equal(r->n_steps, 3);
	assert_string_equal(r->steps[0].step->id, "slow");
	return r;
}

static void
says(const struct result *r, const char *what)
{
	struct buf why;

	buf_init(&why, fx.arena);
	assert_int_equal(bank_test_sound(r, &why), *what == '\0');
	assert_string_equal(why.data, what);
}

static void
steps_that_must_not_be_are_seen(void **state)
{
	struct result *r = good_result();

	(void)state;
	says(r, "");
	r->speaks[SENTINEL_CONFIDENCE] = true;
	says(r,
	    "the first step 'slow' is inside therapy, and a confidence was "
	    "broken");
	r->speaks[SENTINEL_CONDUCT] = true;
	says(r, "the step 'slow' is inside therapy, and conduct was named");
	r->steps++; /* without the first one */
	r->n_steps--;
	says(r, "");
	r = good_result();
	r->n_steps = 1;
	says(r, "no step outside therapy");
	r->n_steps = 0;
	says(r, "no next step");
	r->n_steps = BANK_STEPS_SHOWN + 1;
	r->steps = arena_array(fx.arena, r->n_steps, sizeof(*r->steps));
	for (size_t i = 0; i < r->n_steps; i++)
		r->steps[i].step = &fx.bank->steps[0];
	says(r, "more than 5 next steps");
}

static void
themes_that_cannot_be_are_seen(void **state)
{
	struct result *r = good_result();
	struct theme_score *events = &r->themes[0], *scale = &r->themes[2];

	(void)state;
	assert_true(scale->has_score);
	events->level = 3;
	says(r, "the theme 'pace' has a level that is none of its own");
	events->level = -3;
	says(r, "the theme 'pace' has a level that is none of its own");
	events->level = LEVEL_NOT_APPLICABLE;
	says(r, "");
	events->answered++;
	says(r,
	    "the theme 'pace' counts more or fewer answers than it asks for");
	events->answered--;
	scale->score = scale->highest + 1;
	says(r, "the theme 'heard' has a score outside what is possible");
	scale->score = scale->lowest - 1;
	says(r, "the theme 'heard' has a score outside what is possible");
	scale->has_score = false;
	says(r, "");
	scale->lowest = scale->highest + 1;
	says(r, "the theme 'heard' has a score outside what is possible");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(what_is_not_named_is_not_reached),
	    T(fill_ticks_nothing_and_keeps_what_is_said),
	    T(fill_leaves_what_is_closed),
	    T(fill_has_no_answer_where_all_are_ticked),
	    T(fill_goes_by_what_waits_for_what),
	    T(only_what_is_named_is_compared),
	    T(a_case_needs_a_name_a_form_and_something_to_expect),
	    T(coverage_is_counted_once),
	    T(coverage_is_by_voice_and_unknown_counts_as_neither),
	    T(conditions_count_where_they_decide),
	    T(percent_is_rounded_down),
	    T(walks_come_again),
	    T(walks_do_all_that_a_person_can_do),
	    T(walks_through_scores_are_sound),
	    T(steps_that_must_not_be_are_seen),
	    T(themes_that_cannot_be_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
