/* How a group shared out the points of a case, and how that changed: the range
 * is worked out here once more, as docs/scoring.md tells it. */
#include "group_support.h"

#include "harmcheck/num.h"
#include "harmcheck/prng.h"
#include "harmcheck/spread.h"

#define CASE                                                                  \
	HEAD SCALES "categories:\n- {id: c, title: C, kind: events, levels: " \
		    "[{id: none, label: N}]}\n"                               \
		    "forms:\n- {id: f, voice: v, title: F, depth: full, "     \
		    "about_self: false, categories: [c]}\n"                   \
		    "causes: [{id: one, label: One}, {id: two, label: Two},"  \
		    " {id: three, label: Three}]\n"                           \
		    "questions:\n" QUESTION("a", "")

/* Five who do not share out come first; then those of whom these are the points
 * of the first cause, before and after. */
#define OTHERS 5
#define SHARED 11
static const unsigned before[SHARED] = {60, 61, 62, 63, 64, 50, 51, 52, 53, 54,
    50};
static const unsigned after[SHARED] = {59, 59, 59, 59, 59, 90, 93, 95, 97, 99,
    100};

static void
share(struct room *r, size_t round, size_t person, unsigned one)
{
	struct answers *a = r->people[round][person];

	a->work = arena_alloc(r->bank.arena, sizeof(*a->work));
	a->work->shares = arena_array(r->bank.arena, 3, sizeof(unsigned));
	a->work->shares[0] = one;
	a->work->shares[2] = SPREAD_POINTS - one;
}

static int
index_of(unsigned one)
{
	return (int)(one * one + (100 - one) * (100 - one));
}

static int
by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void
a_change_has_the_range_of_the_draws(void **state)
{
	static int sums[GROUP_RESAMPLES];
	int by[SHARED], all = 0;
	struct room r;
	const struct group_picture *p;
	struct prng draws;

	(void)state;
	enter(&r, CASE, OTHERS + SHARED, 2);
	for (size_t i = 0; i < SHARED; i++) {
		share(&r, 0, OTHERS + i, before[i]);
		share(&r, 1, OTHERS + i, after[i]);
		by[i] = index_of(after[i]) - index_of(before[i]);
		all += by[i];
	}
	p = look(&r);
	assert_true(p->change.shown);
	assert_int_equal(p->change.people, SHARED);
	assert_int_equal(p->change.more_even, 5);
	assert_int_equal(p->change.same, 0);
	assert_int_equal(p->change.less_even, 6);
	/* 24458 / 11 = 2223.45 */
	assert_int_equal(all, 24458);
	assert_int_equal(p->change.mean, 2223);
	prng_init(&draws, p->seed, "spread", 0);
	for (size_t i = 0; i < GROUP_RESAMPLES; i++)
		for (size_t k = 0; k < SHARED; k++)
			sums[i] += by[prng_below(&draws, SHARED)];
	qsort(sums, GROUP_RESAMPLES, sizeof(sums[0]), by_value);
	/* so that one draw more or less would be seen */
	assert_true(sums[48] < sums[49] && sums[49] < sums[50]);
	assert_true(sums[1949] < sums[1950] && sums[1950] < sums[1951]);
	assert_true(sums[0] > 0);
	assert_int_equal(p->change.low, num_round(sums[49], SHARED));
	assert_int_equal(p->change.high, num_round(sums[1950], SHARED));
	leave(&r);
}

/* Of each round only those who shared out in both. */
static void
means_are_of_those_who_shared(void **state)
{
	struct room r;
	const struct group_spread *s;

	(void)state;
	enter(&r, CASE, OTHERS + SHARED, 2);
	for (size_t i = 0; i < OTHERS + SHARED; i++)
		share(&r, i % 2, i, 100); /* once only */
	for (size_t i = OTHERS; i < OTHERS + 6; i++) {
		share(&r, 0, i, (unsigned)(10 * i));
		share(&r, 1, i, 0);
	}
	s = look(&r)->spread;
	assert_true(s[0].shown && s[1].shown);
	assert_int_equal(s[0].people, 6);
	assert_int_equal(s[0].mean[0], 750); /* of 50 to 100 */
	assert_int_equal(s[0].mean[1], 0);
	assert_int_equal(s[0].mean[2], 250);
	/* 5000, 5200, 5800, 6800, 8200 and 10000 of 6 */
	assert_int_equal(s[0].mean_index, 6833);
	assert_int_equal(s[0].index_of_mean, 6250);
	assert_int_equal(s[1].mean[2], 1000);
	assert_int_equal(s[1].mean_index, 10000);
	leave(&r);
}

/* Nothing but what was put down is added up, down to the last point. */
static void
means_are_rounded_once(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE, 5, 1);
	for (size_t i = 0; i < 5; i++)
		share(&r, 0, i, i == 0 ? 9 : 0);
	/* (9 x 9 + 491 x 491) / 25 = 9646.48 */
	assert_int_equal(look(&r)->spread[0].index_of_mean, 9646);
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_change_has_the_range_of_the_draws),
	    cmocka_unit_test(means_are_of_those_who_shared),
	    cmocka_unit_test(means_are_rounded_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
