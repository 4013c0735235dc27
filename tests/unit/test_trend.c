/* A course of time: which checks belong together, what is joined and what is
 * not, and what speaks alone. */
#include "trend_support.h"

#define PACE_NONE \
	"pushed=never hurried=never told=asked hints=none unsafe=never"
#define PACE_SOME "pushed=once hurried=never told=asked hints=none unsafe=never"

/* --- what is joined --------------------------------------------------------
 */

static void
one_form(void **state)
{
	(void)state;
	check("2026-01-01", PACE_NONE);
	check("2026-02-01", PACE_SOME);
	check("2026-02-01.2", PACE_NONE);
	assert_string_equal(points(trend(0), "pace"),
	    "01-01 level first, 02-01 level joined, 02-01.2 level joined");
}

/* No point without a level is joined to, or over. */
static void
too_few_answers(void **state)
{
	(void)state;
	check("2026-01-01", PACE_NONE);
	check("2026-02-01", "pushed=never hurried=skipped told=skipped");
	check("2026-03-01",
	    "pushed=skipped hurried=skipped told=skipped hints=skipped "
	    "unsafe=skipped");
	check("2026-04-01", "");
	check("2026-05-01", "pushed=na hurried=na told=na hints=na unsafe=na");
	check("2026-06-01", PACE_NONE);
	check("2026-07-01", PACE_NONE);
	said[3]->declined[0] = true;
	assert_string_equal(points(trend(0), "pace"),
	    "01-01 level first, 02-01 few no-level, 03-01 skipped no-level, "
	    "04-01 declined no-level, 05-01 na no-level, 06-01 level "
	    "no-level, 07-01 level joined");
	said[3]->declined[0] = false;
	assert_non_null(strstr(points(trend(0), "pace"), "04-01 not-reached"));
}

static void
does_not_apply(void **state)
{
	static const char good[] = "warm=some calm=some hurry=some clear=some";
	const struct trend *t;

	(void)state;
	bank = load_bank_with(arena, PAIR, "{ id: alone, category: own,",
	    "{ id: alone, category: own, na: true,");
	check("2026-01-01", "alone=once");
	check("2026-02-01", arena_printf(arena, "alone=na %s", good));
	t = trend(0);
	assert_string_equal(points(t, "own"),
	    "01-01 level first, 02-01 na no-level");
	assert_string_equal(points(t, "good"),
	    "01-01 not-reached first, 02-01 level no-level");
}

/* Forms that ask other questions of a theme are not joined there; where they
 * ask the same, they are. */
static void
other_forms(void **state)
{
	static const char line[] =
	    "pushed=never warm=some calm=some hurry=some "
	    "clear=some";
	const struct trend *t;

	(void)state;
	check("2026-01-01", line);
	check_of(bank, "short", "2026-02-01", line);
	check("2026-03-01", line);
	t = trend(0);
	assert_string_equal(points(t, "good"),
	    "01-01 level first, 02-01 level joined, 03-01 level joined");
	assert_non_null(strstr(points(t, "pace"), "02-01 few other-form"));
	assert_non_null(strstr(points(t, "pace"), "03-01 few other-form"));
}

/* A check that did not ask the theme is no point, and it is counted. */
static void
checks_between(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", "tired=none rested=much");
	check_of(bank, "short", "2026-02-01", "pushed=never");
	check_of(bank, "short", "2026-02-02", "pushed=never");
	check("2026-03-01", "tired=much rested=none");
	t = trend(0);
	assert_string_equal(points(t, "strain"),
	    "01-01 level first, 03-01 level joined");
	assert_int_equal(course(t, "strain")->points[1].between, 2);
	assert_int_equal(course(t, "pace")->points[1].between, 0);
}

static void
versions(void **state)
{
	/* the rule of a level */
	const struct bank *old = load_bank_with(arena, PAIR,
	    "any: [{ ticked_at_least: 1 }], shows: stands-out",
	    "any: [{ ticked_at_least: 2 }], shows: stands-out");
	/* words alone */
	const struct bank *older = load_bank_with(arena, PAIR, "text: Hurried?",
	    "text: Was it too fast?");
	const struct trend *t;

	(void)state;
	check_of(older, "whole", "2026-01-01", PACE_NONE " alone=never");
	check("2026-02-01", PACE_NONE " alone=never");
	check_of(old, "whole", "2026-03-01", PACE_NONE " alone=never");
	check("2026-04-01", PACE_NONE " alone=never");
	t = trend(0);
	assert_string_equal(points(t, "pace"),
	    "01-01 level first, 02-01 level worded, 03-01 level "
	    "other-questions, 04-01 level other-questions");
	assert_string_equal(points(t, "own"),
	    "01-01 level first, 02-01 level joined, 03-01 level joined, 04-01 "
	    "level joined");
	assert_true(t->entries[1].changed && t->entries[2].changed);
	assert_false(t->entries[0].changed);
	assert_true(course(t, "own")->points[2].changed);
}

/* Two checks by one version are not joined either, when it is not at hand. */
static void
not_at_hand(void **state)
{
	const struct trend *t;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct trend_side *s =
		    check(i == 0 ? "2026-01-01" : "2026-01-02", PACE_NONE);

		s->known = false;
		s->version = "1.0.0";
		s->digest = NULL;
	}
	check("2026-02-01", PACE_NONE);
	check("2026-03-01", PACE_NONE);
	t = trend(0);
	assert_string_equal(points(t, "pace"),
	    "01-01 unknown first, 01-02 unknown not-known, 02-01 level "
	    "not-known, 03-01 level joined");
	assert_false(t->entries[1].changed);
	assert_true(t->entries[2].changed);
	checks[0].version = checks[1].version = checks[2].version;
	assert_true(trend(0)->entries[2].changed); /* whatever it says */
}

/* What compare says of two dates is what is said here. */
static void
as_compare_says(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 11, "trend", 0);
	for (int round = 0; round < 100; round++) {
		const struct trend *t;

		n_checks = 0;
		for (int i = 0; i < 4; i++) {
			struct trend_side *s = check_of(bank,
			    prng_below(&p, 3) == 0 ? "short" : "whole",
			    arena_printf(arena, "2026-0%d-01", i + 1), "");

			answer_by_chance(said[i], &p, false);
			s->known = prng_below(&p, 8) > 0;
		}
		t = trend(0);
		for (size_t k = 0; k < t->parts[0].n_themes; k++) {
			const struct trend_theme *c = &t->parts[0].themes[k];

			for (size_t i = 1; i < c->n_points; i++) {
				const struct trend_side *a =
				    &checks[c->points[i - 1].entry];
				const struct trend_side *b =
				    &checks[c->points[i].entry];
				const struct compare_side x =
				    side(a->answers, a->known);
				const struct compare_side y =
				    side(b->answers, b->known);
				struct comparison *both =
				    compare_dates(arena, &x, &y);
				const struct theme_change *change =
				    theme(both, c->id);
				/* what conduct leaves out is a test below */
				const bool fits = !both->unsure &&
				    change->comparable <= COMPARABLE_WORDING;

				if (c->points[i].join <= TREND_WORDED)
					assert_true(fits &&
					    change->score[0]->level >= 0 &&
					    change->score[1]->level >= 0);
				else
					assert_true(!fits ||
					    c->points[i].join == TREND_HELD ||
					    change->score[0]->level < 0 ||
					    change->score[1]->level < 0 ||
					    !change->one_range);
			}
		}
	}
}

/* Gaps alone could make the change, or could not. */
static void
gaps(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", "warm=some calm=some");
	check("2026-02-01", "warm=much calm=much hurry=some clear=some");
	check("2026-03-01", "warm=none calm=none hurry=much clear=none");
	t = trend(0);
	assert_true(course(t, "good")->points[1].overlap);
	assert_false(course(t, "good")->points[2].overlap);
}

/* A sum of three questions and one of two do not go together. */
static void
other_range(void **state)
{
	const struct bank *sums =
	    load_bank(arena, "tests/bank/good/scoring.yaml");

	(void)state;
	check_of(sums, "all", "2026-01-01", "s1=w1 s2=w2 s3=w3");
	check_of(sums, "all", "2026-02-01", "s1=w1 s2=w2 s3=na");
	check_of(sums, "all", "2026-03-01", "s1=w1 s2=w3 s3=na");
	assert_string_equal(points(trend(0), "sum"),
	    "01-01 level first, 02-01 level other-range, 03-01 level joined");
}

/* A scale whose opening question left nothing to ask was not asked. */
static void
passed_over(void **state)
{
	const struct bank *b = load_bank(arena, "tests/bank/good/case.yaml");

	(void)state;
	check_of(b, "own", "2026-01-01", "raised=yes heard=much changed=much");
	check_of(b, "own", "2026-02-01", "raised=no");
	check_of(b, "own", "2026-03-01", "raised=yes heard=none changed=none");
	assert_string_equal(points(trend(0), "repair"),
	    "01-01 level first, 03-01 level joined");
	assert_int_equal(course(trend(0), "repair")->points[1].between, 1);
}

/* --- which checks belong together ------------------------------------------
 */

static void
voices_and_cases(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", PACE_NONE);
	check_of(bank, "case", "2026-01-05", "touched=often harm=often");
	check_of(bank, "audit", "2026-02-01", "pushed=month");
	check("2026-03-01", PACE_NONE);
	check_of(bank, "case", "2026-03-05", "pushed=never");
	t = trend(0);
	assert_int_equal(t->n_parts, 2);
	assert_string_equal(t->parts[0].voice, "client");
	assert_string_equal(t->parts[1].voice, "therapist");
	assert_int_equal(t->parts[0].n_entries, 2);
	assert_int_equal(t->parts[1].n_entries, 1);
	assert_int_equal(t->n_cases, 2);
	assert_int_equal(t->n_drawn, 3);
	assert_int_equal(t->newest, 3);
	/* what a case tells of is nobody's own course of time */
	assert_false(t->conduct);
	assert_string_equal(stands(t), "");
}

static void
other_bank(void **state)
{
	const struct bank *far =
	    load_bank_with(arena, PAIR, "id: pair", "id: far");

	(void)state;
	check_of(far, "whole", "2026-01-01", PACE_NONE);
	check("2026-02-01", PACE_NONE);
	assert_int_equal(trend(0)->n_parts, 2);
	assert_string_equal(points(trend(0), "pace"), "02-01 level first");
}

static void
none_and_one(void **state)
{
	const struct trend *t = trend(0);

	(void)state;
	assert_int_equal(t->n_parts, 0);
	assert_int_equal(t->n_drawn, 0);
	assert_int_equal(t->n_steps, 0);
	check("2026-01-01", PACE_SOME);
	t = trend(0);
	assert_int_equal(t->n_drawn, 1);
	assert_string_equal(points(t, "pace"), "01-01 level first");
	assert_string_equal(steps(t), "slow tell");
	t = trend(1); /* the one is left out, and still says what is next */
	assert_int_equal(t->n_drawn, 0);
	assert_string_equal(steps(t), "slow tell");
}

static void
days(void **state)
{
	static const struct {
		const char *from, *to;
		long days;
	} rows[] = {
	    {"2026-01-01", "2026-01-02", 1},
	    {"2025-12-31", "2026-01-01", 1},
	    {"2024-02-28", "2024-03-01", 2},
	    {"2025-02-28", "2025-03-01", 1},
	    {"1999-03-01", "2000-03-01", 366},
	    {"2100-01-01", "2101-01-01", 365},
	    {"2000-01-01", "2400-01-01", 146097},
	    {"2026-08-31", "2026-09-01", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct trend *t;

		n_checks = 0;
		check(rows[i].from, "");
		check(rows[i].to, "");
		t = trend(0);
		assert_int_equal(t->entries[1].day - t->entries[0].day,
		    rows[i].days);
	}
}

/* Those left out are not drawn, and nothing is joined to them. */
static void
left_out(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", PACE_NONE);
	check("2026-02-01", PACE_NONE);
	check("2026-03-01", PACE_NONE);
	t = trend(1);
	assert_string_equal(points(t, "pace"),
	    "02-01 level first, 03-01 level joined");
	assert_int_equal(t->n_drawn, 2);
}

static void
many(void **state)
{
	const struct trend *t;

	(void)state;
	for (int i = 0; i < 200; i++)
		check(arena_printf(arena, "20%02d-%02d-%02d", i / 336,
			  i / 28 % 12 + 1, i % 28 + 1),
		    i % 3 == 0 ? PACE_SOME : PACE_NONE);
	t = trend(0);
	assert_int_equal(course(t, "pace")->n_points, 200);
	for (size_t i = 1; i < 200; i++)
		assert_int_equal(course(t, "pace")->points[i].join,
		    TREND_JOINED);
}

/* --- what speaks alone -----------------------------------------------------
 */

static void
what_stands(void **state)
{
	static const struct {
		const char *lines[4];
		const char *stands, *steps;
	} rows[] = {
	    {{"harm=never", "harm=once"}, "self-harm now", "near doctor"},
	    {{"harm=once", "harm=skipped"}, "self-harm lost", "near doctor"},
	    {{"harm=once", "pushed=once"}, "self-harm lost", "near doctor"},
	    {{"harm=once", "harm=dunno"}, "self-harm lost", "near doctor"},
	    {{"harm=once", "harm=skipped", "harm=na", "pushed=once"},
		"self-harm lost", "near doctor"},
	    /* answered in another way since: no words of today for then */
	    {{"harm=once", "harm=never pushed=once"}, "self-harm before",
		"slow tell"},
	    {{"harm=once", "harm=never", "harm=skipped pushed=once"},
		"self-harm before", "slow tell"},
	    {{"unsafe=often", "unsafe=never", "harm=once"},
		"self-harm now, unsafe before", "near doctor"},
	    {{"harm=once", "harm=never", "unsafe=often"},
		"unsafe now, self-harm before", "call"},
	    /* an act of conduct keeps its steps, and comes before what may be
	     * set aside */
	    {{"touched=once", "touched=never shared=once"},
		"conduct before, confidence now", "tell"},
	    {{"touched=once", "touched=never pushed=once"}, "conduct before",
		"tell"},
	    /* kinds that may be set aside: only while they speak */
	    {{"shared=once", "shared=once"}, "confidence now", "tell"},
	    {{"shared=once", "shared=skipped pushed=once"}, "", "slow tell"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		n_checks = 0;
		for (int k = 0; k < 4 && rows[i].lines[k] != NULL; k++)
			check(arena_printf(arena, "2026-0%d-01", k + 1),
			    rows[i].lines[k]);
		assert_string_equal(stands(trend(0)), rows[i].stands);
		assert_string_equal(steps(trend(0)), rows[i].steps);
	}
}

/* Nobody knows which check of a day is the later. */
static void
one_day(void **state)
{
	(void)state;
	check("2026-01-01", "harm=never");
	check("2026-02-01", "harm=once");
	check("2026-02-01.2", "harm=never");
	assert_string_equal(stands(trend(0)), "self-harm now");
	check("2026-03-01", "harm=skipped");
	assert_string_equal(stands(trend(0)), "self-harm lost");
}

/* What is not drawn still counts for what comes first. */
static void
left_out_and_lost(void **state)
{
	(void)state;
	check("2026-01-01", "harm=once");
	check("2026-02-01", "harm=skipped");
	assert_string_equal(stands(trend(1)), "self-harm lost");
	check("2026-03-01", "harm=never");
	assert_string_equal(stands(trend(0)), "self-harm before");
	assert_string_equal(stands(trend(1)), "");
}

/* Silence is marked only where it was asked, and named before. */
static void
silence(void **state)
{
	const struct trend *t;

	(void)state;
	check("2026-01-01", "harm=skipped unsafe=often");
	check("2026-02-01", "harm=once unsafe=never");
	check("2026-03-01", "harm=skipped unsafe=skipped");
	check("2026-04-01", "harm=never");
	check("2026-05-01", "harm=skipped");
	t = trend(0);
	assert_false(t->entries[0].silent[SENTINEL_SELF_HARM]);
	assert_true(t->entries[0].speaks[SENTINEL_UNSAFE]);
	assert_true(t->entries[1].speaks[SENTINEL_SELF_HARM]);
	assert_true(t->entries[2].silent[SENTINEL_SELF_HARM]);
	assert_false(t->entries[2].silent[SENTINEL_UNSAFE]);
	assert_false(t->entries[4].silent[SENTINEL_SELF_HARM]);
	assert_false(t->open);
	n_checks = 0;
	check("2026-01-01", "harm=never");
	check("2026-02-01", "harm=skipped");
	assert_true(trend(0)->open);
}

/* What any version calls conduct is conduct. */
static void
conduct_then(void **state)
{
	const struct bank *old = load_bank_with(arena, PAIR,
	    "short: Told to others, sentinel: { kind: confidence }",
	    "short: Told to others, sentinel: { kind: conduct }");

	(void)state;
	check_of(old, "whole", "2026-01-01", "shared=often");
	check("2026-02-01", "shared=never");
	assert_true(trend(0)->conduct);
	assert_true(trend(1)->conduct);
	assert_string_equal(stands(trend(1)), "conduct before");
	n_checks = 0;
	check("2026-01-01", "shared=often");
	check_of(old, "whole", "2026-02-01", "shared=never");
	assert_true(trend(0)->conduct);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin_trend, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(one_form),
	    TEST(too_few_answers),
	    TEST(does_not_apply),
	    TEST(other_forms),
	    TEST(checks_between),
	    TEST(versions),
	    TEST(not_at_hand),
	    TEST(as_compare_says),
	    TEST(gaps),
	    TEST(other_range),
	    TEST(passed_over),
	    TEST(voices_and_cases),
	    TEST(other_bank),
	    TEST(none_and_one),
	    TEST(days),
	    TEST(left_out),
	    TEST(many),
	    TEST(what_stands),
	    TEST(one_day),
	    TEST(left_out_and_lost),
	    TEST(silence),
	    TEST(conduct_then),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
