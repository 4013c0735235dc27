/* How far people agree: the examples of docs/scoring.md as they stand there,
 * and a second way to work it out. */
#include "doc_support.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "harmcheck/agreement.h"
#include "harmcheck/num.h"
#include "harmcheck/prng.h"

#define MOST 64

struct sheet {
	size_t n_units, n_raters;
	unsigned n_steps;
	signed char of[MOST * MOST];
};

static struct agreement
work_out(const struct sheet *s, unsigned resamples)
{
	struct arena *a = arena_new();
	const struct ratings r = {s->n_units, s->n_raters, s->n_steps, s->of};
	struct agreement out;

	agreement_of(a, &r, 7, resamples, &out);
	arena_free(a);
	return out;
}

/* --- a second way, by all pairs of answers, in floating point ------------ */

static double
distance(const double *count, int a, int b)
{
	const int lo = a < b ? a : b, hi = a < b ? b : a;
	double sum = 0;

	for (int i = lo; i <= hi; i++)
		sum += count[i];
	sum -= (count[lo] + count[hi]) / 2;
	return sum * sum;
}

static size_t
unit_size(const struct sheet *s, size_t unit)
{
	size_t m = 0;

	for (size_t i = 0; i < s->n_raters; i++)
		m += s->of[unit * s->n_raters + i] != AGREEMENT_GAP;
	return m;
}

/* NAN: there is none. */
static double
slowly(const struct sheet *s)
{
	double count[MOST] = {0}, n = 0, seen = 0, chance = 0;

	for (size_t u = 0; u < s->n_units; u++)
		for (size_t i = 0; unit_size(s, u) > 1 && i < s->n_raters; i++)
			if (s->of[u * s->n_raters + i] >= 0) {
				count[s->of[u * s->n_raters + i]]++;
				n++;
			}
	for (size_t u = 0; u < s->n_units; u++) {
		const signed char *of = s->of + u * s->n_raters;
		const size_t m = unit_size(s, u);

		for (size_t i = 0; m > 1 && i < s->n_raters; i++)
			for (size_t k = 0; k < s->n_raters; k++)
				if (i != k && of[i] >= 0 && of[k] >= 0)
					seen += distance(count, of[i], of[k]) /
					    (double)(m - 1);
	}
	for (int a = 0; a < MOST; a++)
		for (int b = 0; b < MOST; b++)
			if (a != b && count[a] > 0 && count[b] > 0)
				chance +=
				    count[a] * count[b] * distance(count, a, b);
	return chance > 0 ? 1 - (seen / n) / (chance / (n * (n - 1))) : NAN;
}

static void
fill_by_chance(struct sheet *s, struct prng *p)
{
	s->n_units = 2 + prng_below(p, 30);
	s->n_raters = 2 + prng_below(p, MOST - 2);
	s->n_steps = 2 + (unsigned)prng_below(p, 8);
	for (size_t i = 0; i < s->n_units * s->n_raters; i++)
		s->of[i] = (signed char)(prng_below(p, 4) == 0
			? AGREEMENT_GAP
			: (int)prng_below(p,
			      prng_below(p, 3) == 0 ? s->n_steps : 2));
}

static void
two_ways(void **state)
{
	struct prng p;
	size_t defined = 0;

	(void)state;
	prng_init(&p, 1, "ratings", 0);
	for (int n = 0; n < 3000; n++) {
		struct sheet s;
		double slow;
		struct agreement fast;

		fill_by_chance(&s, &p);
		slow = slowly(&s);
		fast = work_out(&s, 0);
		if (fast.units < 2)
			continue;
		assert_int_equal(fast.state == AGREEMENT_DEFINED, !isnan(slow));
		if (isnan(slow))
			continue;
		defined++;
		if (fabs((double)fast.alpha / AGREEMENT_ONE - slow) > 0.51e-6)
			fail_msg("%" PRId64 ", not %.9f", fast.alpha, slow);
		assert_false(fast.has_interval);
	}
	assert_true(defined > 2900);
}

/* The largest sheet, which comes near to 128 bits. */
static void
largest(void **state)
{
	enum { UNITS = 1600, RATERS = 10000 };
	struct arena *a = arena_new();
	signed char *of = malloc((size_t)UNITS * RATERS);
	const struct ratings r = {UNITS, RATERS, 2, of};
	struct agreement out;

	(void)state;
	for (size_t u = 0; u < UNITS; u++)
		for (size_t i = 0; i < RATERS; i++)
			of[u * RATERS + i] =
			    (signed char)(i < u ? AGREEMENT_GAP : (int)i % 2);
	agreement_of(a, &r, 7, 1, &out);
	assert_int_equal(out.state, AGREEMENT_DEFINED);
	/* As far apart as chance in each: just below 0, as -1/m is. */
	assert_true(out.alpha < 0 && out.alpha > -120);
	for (size_t i = 0; i < (size_t)UNITS * RATERS; i++)
		of[i] = (signed char)(i / RATERS % 2);
	agreement_of(a, &r, 7, 1, &out);
	assert_int_equal(out.alpha, AGREEMENT_ONE);
	free(of);
	arena_free(a);
}

/* Halves go away from zero, on both sides of it: these are 0.1015625 and
 * -0.3203125. */
static void
halves(void **state)
{
	static const struct sheet above = {9, 3, 2,
	    {1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, -1, 1, 1, 1, 1, 1, -1, 1,
		1, -1, 0, 1, 0}};
	static const struct sheet below = {16, 3, 2,
	    {0, 1, -1, 1, 0, -1, 0, 1, -1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1,
		1, 0, -1, 1, 1, 1, 0, 0, 1, 1, 0, -1, 1, 1, -1, 0, 1, 0, 1, 0,
		-1, 1, 1, 0, 1, 0, -1}};

	(void)state;
	assert_int_equal(work_out(&above, 0).alpha, 101563);
	assert_int_equal(work_out(&below, 0).alpha, -320313);
}

/* A step that nobody gave changes nothing. */
static void
empty_step(void **state)
{
	const struct sheet s = {3, 2, 3, {0, 0, 0, 2, 2, 2}};
	const struct sheet t = {3, 2, 3, {0, 0, 0, 1, 1, 1}};

	(void)state;
	assert_int_equal(work_out(&s, 0).alpha, work_out(&t, 0).alpha);
}

/* --- the interval --------------------------------------------------------- */

static void
draws(void **state)
{
	struct sheet s;
	struct prng p;
	struct agreement one, two;

	(void)state;
	prng_init(&p, 2, "ratings", 0);
	fill_by_chance(&s, &p);
	one = work_out(&s, 2000);
	two = work_out(&s, 2000);
	assert_true(one.has_interval);
	assert_int_equal(one.resamples, 2000);
	assert_int_equal(one.low, two.low);
	assert_int_equal(one.high, two.high);
	assert_true(one.low < one.alpha && one.alpha < one.high);
}

static int
by_size(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The same draws, worked out the slow way. */
static void
draws_slowly(void **state)
{
	enum { DRAWS = 2000 };
	static double values[DRAWS];
	struct sheet s, t;
	struct prng p, draw;
	struct agreement a;

	(void)state;
	prng_init(&p, 3, "ratings", 0);
	do
		fill_by_chance(&s, &p);
	while (s.n_units < 10 || s.n_raters < 5);
	a = work_out(&s, DRAWS);
	assert_int_equal(a.units, s.n_units);
	prng_init(&draw, 7, "agreement", 0);
	for (int i = 0; i < DRAWS; i++) {
		t = s;
		for (size_t u = 0; u < s.n_units; u++)
			memcpy(t.of + u * s.n_raters,
			    s.of + prng_below(&draw, s.n_units) * s.n_raters,
			    s.n_raters);
		values[i] = slowly(&t);
	}
	qsort(values, DRAWS, sizeof(values[0]), by_size);
	assert_true(fabs(values[49] * AGREEMENT_ONE - (double)a.low) < 0.51);
	assert_true(fabs(values[1950] * AGREEMENT_ONE - (double)a.high) < 0.51);
}

/* Nine of ten units say nothing: many draws have no alpha. */
static void
draws_without(void **state)
{
	struct sheet s = {.n_units = 10, .n_raters = 2, .n_steps = 2};
	struct agreement a;

	(void)state;
	s.of[0] = 1;
	a = work_out(&s, 2000);
	assert_int_equal(a.state, AGREEMENT_DEFINED);
	assert_false(a.has_interval);
	assert_true(a.undefined > 500 && a.undefined < 900);
	for (int i = 0; i < 6; i++)
		s.of[i] = 1;
	a = work_out(&s, 2000);
	assert_true(a.undefined > 0 && a.undefined <= 100);
	assert_true(a.has_interval);
}

/* --- the examples of the manual ---------------------------------------------
 */

static const char *const states[] = {
    [AGREEMENT_NO_PAIRS] = "no pairs",
    [AGREEMENT_ONE_UNIT] = "one unit",
    [AGREEMENT_NO_VARIATION] = "no variation",
};

static void
add_unit(struct sheet *s, char *line)
{
	char *more, *word;
	size_t n = 0;

	for (word = strtok_r(line, " ", &more); word != NULL;
	     word = strtok_r(NULL, " ", &more)) {
		const int step = *word == '.' ? AGREEMENT_GAP : *word - '1';

		s->of[s->n_units * MOST + n++] = (signed char)step;
		if (step >= (int)s->n_steps)
			s->n_steps = (unsigned)step + 1;
	}
	s->n_units++;
	s->n_raters = n > s->n_raters ? n : s->n_raters;
}

/* From rows of MOST to rows of N_RATERS. */
static void
close_up(struct sheet *s)
{
	for (size_t u = 0; u < s->n_units; u++)
		memmove(s->of + u * s->n_raters, s->of + u * MOST, s->n_raters);
}

static void
run_ratings(char *text)
{
	struct sheet s = {0};
	char *more, *line, said[64];
	struct agreement a;

	for (line = strtok_r(text, "\n", &more); line != NULL;
	     line = strtok_r(NULL, "\n", &more)) {
		if (strncmp(line, "unit: ", 6) == 0) {
			add_unit(&s, line + 6);
			continue;
		}
		if (strncmp(line, "agree: ", 7) == 0) {
			close_up(&s);
			a = work_out(&s, 0);
			snprintf(said, sizeof(said), "%" PRIu64 " of %" PRIu64,
			    a.agreeing, a.pairs);
			assert_string_equal(line + 7, said);
			continue;
		}
		assert_memory_equal(line, "alpha: ", 7);
		if (a.state == AGREEMENT_DEFINED)
			num_format(a.alpha, 6, said);
		assert_string_equal(line + 7,
		    a.state == AGREEMENT_DEFINED ? said : states[a.state]);
	}
}

static void
examples(void **state)
{
	(void)state;
	assert_int_equal(
	    run_examples("docs/scoring.md", "ratings", run_ratings), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(examples),
	    cmocka_unit_test(two_ways),
	    cmocka_unit_test(largest),
	    cmocka_unit_test(halves),
	    cmocka_unit_test(empty_step),
	    cmocka_unit_test(draws),
	    cmocka_unit_test(draws_slowly),
	    cmocka_unit_test(draws_without),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
