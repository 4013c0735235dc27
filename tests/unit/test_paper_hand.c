/* Somebody with a pencil and the printed sheet comes to the same results as
 * the program: for every form, over thousands of pages filled in at random. */
#include "paper_fill_support.h"

#include "harmcheck/scenario.h"

#define SHIPPED "data/questions.yaml"

/* --- side by side -------------------------------------------------------- */

struct tally {
	size_t same, differ, program, kinds;
	char first[512]; /* the first that differs */
};

static const char *
by_program(const struct answers *a, const struct category *c)
{
	struct theme_score s;
	struct buf out;

	score_theme(fx.scratch, a, c, &s);
	if (s.level == LEVEL_NOT_ENOUGH)
		return HAND_NOT_ENOUGH;
	if (s.level == LEVEL_NOT_APPLICABLE)
		return HAND_NOT_APPLICABLE;
	buf_init(&out, fx.scratch);
	html_text(&out, c->levels[s.level].label.of[a->form->voice]);
	return out.data;
}

static void
compare_themes(const struct hand_sheet *s, const struct filled *page,
    const struct answers *a, struct tally *t)
{
	for (size_t i = 0; i < s->n_themes; i++) {
		const struct category *c =
		    bank_category(a->bank, s->themes[i].id);
		const char *hand = hand_score(s, &s->themes[i], page);
		const char *program = by_program(a, c);

		if (str_eq(hand, HAND_PROGRAM)) {
			t->program++;
			continue;
		}
		if (str_eq(hand, program)) {
			t->same++;
			continue;
		}
		if (t->differ++ == 0)
			snprintf(t->first, sizeof(t->first),
			    "%s, %s: by hand \"%s\", by program \"%s\"",
			    a->form->id, c->id, hand, program);
	}
}

static void
compare_kinds(const struct hand_sheet *s, const struct filled *page,
    const struct answers *a, struct tally *t)
{
	bool speaks[SENTINEL_KINDS] = {false};

	for (size_t i = 0; i < a->form->n_items; i++)
		if (answer_alerts(a, i))
			speaks[a->form->items[i].question->sentinel] = true;
	for (int k = SENTINEL_NONE + 1; k < SENTINEL_KINDS; k++) {
		const bool hand =
		    speaks_by_hand(s, page, (enum sentinel_kind)k);

		t->kinds += hand;
		if (hand == speaks[k])
			continue;
		if (t->differ++ == 0)
			snprintf(t->first, sizeof(t->first),
			    "%s: %s speaks by hand %d, by program %d",
			    a->form->id, sentinel_name((enum sentinel_kind)k),
			    hand, speaks[k]);
	}
}

/* PAGE, filled in N times at random, scored by hand and by program. */
static void
score_page(const struct bank *b, const struct form *f, const char *page,
    size_t n, struct tally *t)
{
	struct asked_on_paper list[NUMBERS_MOST];
	struct hand_sheet *s = hand_read(fx.arena, page);
	const size_t asked = read_form(fx.arena, b, f, page, list);
	struct prng p;

	s->arena = fx.scratch;
	for (size_t k = 0; k < n; k++) {
		struct filled filled = {0};
		struct mood m;
		struct answers *a;

		arena_reset(fx.scratch);
		prng_init(&p, 20261122, f->id, k);
		m = mood_of(&p);
		for (size_t i = 0; i < asked; i++)
			filled.list[list[i].number] = tick(&p, &m, &list[i]);
		a = typed_in(b, f, &filled, list, asked);
		compare_themes(s, &filled, a, t);
		compare_kinds(s, &filled, a, t);
	}
}

static void
score_bank(const char *path, size_t n, struct tally *t)
{
	const struct bank *b = load_bank(fx.arena, path);

	for (size_t i = 0; i < b->n_forms; i++)
		score_page(b, &b->forms[i], printed(b, &b->forms[i]), n, t);
	if (t->differ > 0)
		fail_msg("%s: %zu of %zu differ; %s", path, t->differ,
		    t->differ + t->same, t->first);
}

/* --- tests --------------------------------------------------------------- */

static void
the_shipped_forms_score_alike_by_hand(void **state)
{
	struct tally t = {0};

	(void)state;
	score_bank(SHIPPED, 400, &t);
	assert_int_equal(t.program, 0);
	assert_true(t.same > 20000);
	assert_true(t.kinds > 1000);
}

static void
banks_of_all_kinds_score_alike_by_hand(void **state)
{
	static const char *const banks[] = {"tests/bank/good/scoring.yaml",
	    "tests/bank/good/case.yaml", "tests/bank/good/closer.yaml",
	    "tests/bank/good/compare.yaml", "tests/bank/good/dialogue.yaml",
	    "tests/bank/good/every-key.yaml", "tests/bank/good/letter.yaml",
	    "tests/bank/good/mean-reversed.yaml",

	    "tests/bank/good/options-from-one.yaml",
	    "tests/bank/good/steps.yaml", "tests/bank/good/sum-prorate.yaml",
	    "tests/bank/good/sum-refuse.yaml"};

	(void)state;
	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		struct tally t = {0};

		score_bank(banks[i], 500, &t);
		if (t.same == 0)
			fail_msg("%s: nothing was compared", banks[i]);
	}
}

/* Levels that need all of several things, ticks beside none, gates on gates,
 * sums in percent, weights; what no table can hold is left to the program. */
static void
odd_rules_score_alike_by_hand(void **state)
{
	struct tally t = {0};

	(void)state;
	score_bank("tests/paper/odd.yaml", 3000, &t);
	assert_true(t.same > 10000);
	assert_true(t.program > 0);
}

/* A case is rated by some themes of a form, without their closer look. */
static void
a_case_scores_alike_by_hand(void **state)
{
	const struct bank *b = load_bank(fx.arena, "tests/scenario/bank.yaml");
	const char *const path = "tests/scenario/good/late.yaml";
	const struct scenario *c;
	struct tally t = {0};
	struct err e;
	struct diags d;
	char *text;
	size_t n;

	(void)state;
	assert_int_equal(file_read(fx.arena, path, 1 << 20, &text, &n, &e), 0);
	diag_init(&d, fx.arena);
	c = scenario_load(fx.arena, b, path, text, n, &d);
	assert_non_null(c);
	score_page(b, c->form, printed(b, c->form), 500, &t);
	if (t.differ > 0)
		fail_msg("%zu differ; %s", t.differ, t.first);
	assert_int_equal(t.same, 500 * c->form->n_categories);
}

/* Whatever is changed on the sheet comes out. */
static void
a_changed_sheet_is_found_out(void **state)
{
	static const struct {
		const char *after, *old, *new;
	} rows[] = {
	    {"data-theme=\"pace\"", "ticks\">3<", "ticks\">4<"},
	    {"data-theme=\"pace\"", "column A<", "column B<"},
	    {"data-theme=\"pace\"", "counts\">2, 3<", "counts\">3<"},
	    {"data-theme=\"pace\"", "A\">3<", "A\">2<"},
	    {"Answered, at least", "number\">3<", "number\">4<"},
	    {"data-theme=\"mean\"", "points\">4<", "points\">5<"},
	    {"Sum of the points", " to ", " to 1"},
	    {"data-theme=\"gated\"", "class=\"b\">2 or 3<",
		"class=\"b\">1 or 2<"},
	    {"data-theme=\"gated\"", "\"no-tick\"", "\"tick\""},
	    {"data-theme=\"told\"", "none\">2<", "none\">3<"},
	    {"data-kind=\"conduct\"", "alone\">2, 3<", "alone\">3<"},
	};
	const struct bank *b =
	    load_bank(fx.arena, "tests/bank/good/scoring.yaml");
	const char *page = printed(b, &b->forms[0]);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tally t = {0};

		score_page(b, &b->forms[0],
		    with(page, rows[i].after, rows[i].old, rows[i].new), 300,
		    &t);
		if (t.differ == 0)
			fail_msg("change %zu was not found out", i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		the_shipped_forms_score_alike_by_hand, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		banks_of_all_kinds_score_alike_by_hand, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(odd_rules_score_alike_by_hand,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_case_scores_alike_by_hand, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_changed_sheet_is_found_out,
		set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
