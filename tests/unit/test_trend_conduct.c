/* A course of time beside an act of conduct: nothing good is set against it,
 * and no bad day is lost. */
#include "harmcheck/result.h"
#include "harmcheck/score.h"
#include "trend_support.h"

#define PACE_NONE \
	"pushed=never hurried=never told=asked hints=none unsafe=never"

/* In whichever check it was named, also one that is not drawn: nothing good,
 * and nothing that looks better than what stands before it. */
static void
conduct(void **state)
{
	static const char more[] = "pushed=often hurried=once told=left "
				   "hints=few unsafe=never alone=never "
				   "tired=much rested=none "
				   "warm=none calm=none hurry=much clear=none";
	static const char less[] =
	    PACE_NONE " alone=once tired=none rested=much warm=much calm=much "
		      "hurry=none clear=much";
	const struct trend *t;

	(void)state;
	for (int act = 0; act < 3; act++) {
		n_checks = 0;
		check("2026-01-01", "touched=never");
		check("2026-02-01", more);
		check("2026-03-01", less);
		check("2026-04-01", less);
		check("2026-05-01", more);
		t = trend(1);
		assert_false(t->conduct);
		assert_int_equal(course(t, "pace")->n_points, 4);
		assert_int_equal(course(t, "good")->n_points, 4);
		assert_int_equal(course(t, "strain")->n_points, 4);
		say(said[act * 2], "touched", "once");
		t = trend(1);
		assert_true(t->conduct && t->grave);
		assert_string_equal(steps(t), "tell");
		assert_true(course(t, "good")->good);
		assert_int_equal(course(t, "good")->n_points, 0);
		assert_true(course(t, "acts")->acts);
		assert_int_equal(course(t, "acts")->n_points, 0);
		/* never joined over them, and not "did not ask" */
		assert_string_equal(points(t, "pace"),
		    "02-01 level first, 05-01 level held");
		assert_int_equal(course(t, "pace")->held, 2);
		assert_int_equal(course(t, "pace")->held_last, 3);
		assert_int_equal(course(t, "pace")->points[1].between, 0);
		assert_string_equal(points(t, "strain"),
		    "02-01 level first, 05-01 level held");
		/* what got harder, or stayed, is there */
		assert_string_equal(points(t, "own"),
		    "02-01 level first, 03-01 level joined, 04-01 level "
		    "joined");
	}
}

/* A bad day is not lost for what it left open, nor for a mild one before. */
static void
a_bad_day_stays(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", PACE_NONE);
	check("2026-02-01",
	    "touched=once pushed=often hurried=skipped told=skipped");
	check_of(bank, "short", "2026-02-15", "");
	check("2026-03-01", "pushed=often hurried=skipped");
	check_of(bank, "short", "2026-03-02", "pushed=once");
	check("2026-04-01", PACE_NONE);
	check("2026-05-01", "pushed=na hurried=na told=na hints=na unsafe=na");
	check("2026-06-01", "pushed=once");
	check("2026-07-01", "pushed=skipped");
	t = trend(0);
	assert_string_equal(points(t, "pace"),
	    "01-01 level first, 02-01 level joined, 02-15 not-reached "
	    "other-form, 03-01 level other-form, 03-02 level other-form, "
	    "06-01 level held, 07-01 skipped no-level");
	assert_int_equal(course(t, "pace")->held, 2);
	assert_int_equal(course(t, "pace")->held_since, 0);
	/* what has no level hides nothing */
	n_checks = 0;
	check("2026-01-01", "touched=once pushed=often");
	check("2026-02-01", "pushed=skipped");
	check("2026-03-01", PACE_NONE);
	assert_string_equal(points(trend(0), "pace"),
	    "01-01 level first, 02-01 skipped no-level");
	assert_int_equal(course(trend(0), "pace")->held_since, 1);
}

/* Only the gravest of other levels is known not to look better. */
static void
other_levels_beside_conduct(void **state)
{
	const struct bank *old = load_bank_with(arena, PAIR,
	    "title: Only for clients\n    kind: events\n    levels:\n      - { "
	    "id: some,",
	    "title: Only for clients\n    kind: events\n    levels:\n      - { "
	    "id: few,");

	(void)state;
	check_of(old, "whole", "2026-01-01", "touched=once alone=never");
	check("2026-02-01", "alone=never");
	check("2026-03-01", "alone=once");
	assert_string_equal(points(trend(0), "own"),
	    "01-01 level first, 03-01 level held");
}

static int
gravity(const struct theme_score *s)
{
	return s->category->kind == KIND_EVENTS ? -s->level : (int)s->score;
}

static const struct trend_point *
point_of(const struct trend_theme *c, size_t entry)
{
	for (size_t i = 0; i < c->n_points; i++)
		if (c->points[i].entry == entry)
			return &c->points[i];
	return NULL;
}

/* Check I and theme C: it is left out if it is lower than the last that is
 * there, or if nothing in it applies, and otherwise never. LAST: where it may
 * not go under; NULL: nothing yet. */
static void
held_or_not(const struct trend *t, const struct trend_theme *c, size_t i,
    const struct theme_score **last)
{
	const struct form *f = checks[i].answers->form;
	const struct theme_score *s = NULL;
	bool lower;

	for (size_t k = 0; k < f->n_categories; k++)
		if (str_eq(f->categories[k]->id, c->id))
			s = result_theme(t->entries[i].result,
			    f->categories[k]);
	if (s == NULL)
		return;
	lower = *last != NULL && s->category->direction != DIRECTION_NEUTRAL &&
	    s->level >= 0 && gravity(s) < gravity(*last);
	if (s->category->kind == KIND_EVENTS)
		lower = *last != NULL && s->level > (*last)->level;
	lower |= *last != NULL && s->level == LEVEL_NOT_APPLICABLE;
	assert_int_equal(point_of(c, i) == NULL, lower);
	if (!lower && s->level >= 0)
		*last = s;
}

static void
nothing_good_and_nothing_lost(void **state)
{
	size_t held = 0;
	struct prng p;

	(void)state;
	prng_init(&p, 12, "trend", 0);
	for (int round = 0; round < 100; round++) {
		const struct trend *t;

		n_checks = 0;
		for (int i = 0; i < 6; i++) {
			check_of(bank,
			    prng_below(&p, 4) == 0 ? "short" : "whole",
			    arena_printf(arena, "2026-0%d-01", i + 1), "");
			answer_by_chance(said[i], &p, false);
		}
		say(said[prng_below(&p, 6)], "touched", "once");
		t = trend(0);
		for (size_t k = 0; k < t->parts[0].n_themes; k++) {
			const struct trend_theme *c = &t->parts[0].themes[k];
			const struct theme_score *last = NULL;

			for (size_t i = 0; i < 6 && !c->good && !c->acts; i++)
				held_or_not(t, c, i, &last);
			held += c->held;
		}
	}
	assert_true(held > 100);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin_trend, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(conduct),
	    TEST(a_bad_day_stays),
	    TEST(other_levels_beside_conduct),
	    TEST(nothing_good_and_nothing_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
