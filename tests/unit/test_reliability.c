/* Alpha, its interval and each question with the rest: a slow way over made-up
 * people, and all that has no alpha. What R and PSPP say, and the examples of
 * docs/statistics.md, are in test_statistics.c. */

#include "sheet_support.h"

#include <math.h>

#include "harmcheck/prng.h"

static int
value_of(size_t person, size_t question)
{
	return sheet.of[person][question];
}

/* The sum of all answers of a person but those to A and B. */
static int
others(size_t person, size_t a, size_t b)
{
	int sum = 0;

	for (size_t k = 0; k < sheet.questions; k++)
		if (k != a && k != b)
			sum += value_of(person, k);
	return sum;
}

#define NONE SIZE_MAX

/* With the means taken off first, person by person. */
static double
covariance(size_t x, size_t without_x, size_t y, size_t without_y)
{
	double mean_x = 0, mean_y = 0, sum = 0;
	const double n = (double)sheet.people;

	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sheet.people; i++) {
			const double vx = x != NONE
			    ? value_of(i, x)
			    : others(i, without_x, NONE),
				     vy = y != NONE
			    ? value_of(i, y)
			    : others(i, without_y, NONE);

			if (round == 0) {
				mean_x += vx / n;
				mean_y += vy / n;
			} else {
				sum += (vx - mean_x) * (vy - mean_y);
			}
		}
	return sum / (n - 1);
}

static double
slow_alpha(size_t without)
{
	double sum = 0;
	const double k = (double)sheet.questions - (without != NONE);

	for (size_t i = 0; i < sheet.questions; i++)
		if (i != without)
			sum += covariance(i, NONE, i, NONE);
	return k / (k - 1) *
	    (1 - sum / covariance(NONE, without, NONE, without));
}

static double
slow_rest(size_t i)
{
	return covariance(i, NONE, NONE, i) /
	    sqrt(covariance(i, NONE, i, NONE) * covariance(NONE, i, NONE, i));
}

static void
assert_close(int64_t figure, double should)
{
	if (fabs((double)figure / 1e4 - should) > 0.5001e-4)
		fail_msg("%.4f and not %.8f", (double)figure / 1e4, should);
}

static void
draw_sheet(struct prng *p)
{
	sheet.people = 10 + prng_below(p, MOST_PEOPLE - 10);
	sheet.questions = 2 + prng_below(p, MOST_QUESTIONS - 2);
	for (size_t i = 0; i < sheet.people; i++) {
		const int trait = (int)prng_below(p, 7);

		for (size_t k = 0; k < sheet.questions; k++)
			sheet.of[i][k] = (int)prng_below(p, 9) - 4 +
			    (k % 5 == 4 ? -trait : trait);
	}
}

static void
slowly(void **state)
{
	struct prng p;
	size_t against = 0;

	(void)state;
	prng_init(&p, 5, "sheet", 0);
	for (int n = 0; n < 60; n++) {
		struct arena *a = arena_new();
		struct reliability r;

		draw_sheet(&p);
		r = work_out(a, 1);
		assert_int_equal(r.state, RELIABILITY_DEFINED);
		assert_int_equal(r.people, sheet.people);
		assert_int_equal(r.n_items, sheet.questions);
		assert_int_equal(r.wide, sheet.people < 30);
		assert_close(r.alpha, slow_alpha(NONE));
		assert_true(r.low < r.alpha && r.alpha < r.high);
		for (size_t k = 0; k < sheet.questions; k++) {
			assert_true(r.items[k].has_rest);
			assert_close(r.items[k].rest, slow_rest(k));
			assert_int_equal(r.items[k].against, slow_rest(k) < 0);
			assert_int_equal(r.items[k].has_alpha,
			    sheet.questions > 2);
			if (r.items[k].has_alpha)
				assert_close(r.items[k].alpha, slow_alpha(k));
			against += r.items[k].against;
		}
		arena_free(a);
	}
	assert_true(against > 20);
}

/* Each person as often as fits: the same alpha, and no sum too large. */
static void
many(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 6, "sheet", 0);
	for (int n = 0; n < 20; n++) {
		struct arena *a = arena_new();
		struct reliability one, all;

		draw_sheet(&p);
		for (size_t i = 0; i < sheet.people; i++)
			for (size_t k = 0; k < sheet.questions; k++)
				sheet.of[i][k] *= 100;
		one = work_out(a, 1);
		all = work_out(a, UINT64_C(5000000000));
		assert_int_equal(one.alpha, all.alpha);
		assert_true(all.low <= all.alpha && all.alpha <= all.high);
		assert_true(all.high - all.low < 2000);
		for (size_t k = 0; k < sheet.questions; k++) {
			assert_int_equal(one.items[k].rest, all.items[k].rest);
			assert_int_equal(one.items[k].alpha,
			    all.items[k].alpha);
		}
		arena_free(a);
	}
}

/* --- without an alpha ----------------------------------------------------- */

static void
fill_sheet(size_t people, size_t questions)
{
	sheet.people = people;
	sheet.questions = questions;
	for (size_t i = 0; i < people; i++)
		for (size_t k = 0; k < questions; k++)
			sheet.of[i][k] = (int)(i * i + k * i) % 4;
}

static void
few(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(9, 3);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_FEW);
	assert_int_equal(r.people, 9);
	for (size_t i = 0; i < 3; i++)
		assert_false(r.items[i].has_rest || r.items[i].against ||
		    r.items[i].has_alpha);
	fill_sheet(10, 3);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_true(r.wide);
	fill_sheet(29, 3);
	assert_true(work_out(a, 1).wide);
	fill_sheet(30, 3);
	assert_false(work_out(a, 1).wide);
	fill_sheet(0, 3);
	assert_int_equal(work_out(a, 1).state, RELIABILITY_FEW);
	arena_free(a);
}

static void
one_question(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(50, 1);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_ONE_ITEM);
	assert_false(r.items[0].has_rest);
	sheet.questions = 0;
	assert_int_equal(work_out(a, 1).state, RELIABILITY_ONE_ITEM);
	arena_free(a);
}

static void
events(void **state)
{
	const struct category events = {.kind = KIND_EVENTS};
	struct tally_theme t = {.category = &events, .complete = 50};
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	reliability_of(a, &t, RELIABILITY_PLACES, &r);
	assert_int_equal(r.state, RELIABILITY_EVENTS);
	assert_int_equal(r.n_items, 0);
	arena_free(a);
}

static void
no_variation(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	/* all the same */
	fill_sheet(20, 3);
	memset(sheet.of, 0, sizeof(sheet.of));
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	assert_false(r.items[0].has_rest);
	/* two that undo each other: each has its rest, and is against it */
	for (size_t i = 0; i < 20; i++) {
		sheet.of[i][0] = (int)(i % 4);
		sheet.of[i][1] = 3 - (int)(i % 4);
	}
	sheet.questions = 2;
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	assert_true(r.items[0].has_rest && r.items[0].against);
	assert_int_equal(r.items[0].rest, -RELIABILITY_ONE);
	/* one of three that all answer alike */
	sheet.questions = 3;
	for (size_t i = 0; i < 20; i++)
		sheet.of[i][1] = sheet.of[i][0];
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_false(r.items[2].has_rest || r.items[2].against);
	assert_true(r.items[0].has_rest);
	assert_int_equal(r.items[0].rest, RELIABILITY_ONE);
	/* the two others are one and the same */
	assert_int_equal(r.items[2].alpha, RELIABILITY_ONE);
	arena_free(a);
}

/* As low as it comes: nothing breaks. */
static void
lowest(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(100, 2);
	for (size_t i = 0; i < 100; i++) {
		sheet.of[i][0] = i % 2 == 0 ? 1000 : -1000;
		sheet.of[i][1] = -sheet.of[i][0] + (i == 0);
	}
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_close(r.alpha, slow_alpha(NONE));
	assert_true(r.low < r.alpha && r.alpha < r.high);
	arena_free(a);
}

/* Sums that no people have; a file of sums may hold anything. */
static void
impossible(void **state)
{
	struct tally_part parts[2] = {{5, -3, 1}, {1000, 2, 1}};
	struct tally_theme t = {.category = &scale,
	    .n_questions = 2,
	    .complete = 10,
	    .parts = parts,
	    .total = 3,
	    .total_square = 4};
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	reliability_of(a, &t, RELIABILITY_PLACES, &r);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_false(r.items[1].has_rest);
	t.total_square = 0;
	reliability_of(a, &t, RELIABILITY_PLACES, &r);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slowly),
	    cmocka_unit_test(many),
	    cmocka_unit_test(few),
	    cmocka_unit_test(one_question),
	    cmocka_unit_test(events),
	    cmocka_unit_test(no_variation),
	    cmocka_unit_test(lowest),
	    cmocka_unit_test(impossible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
