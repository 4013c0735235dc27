/* Feldt's interval: what R says, known figures, and two ways to the curve where
 * they meet; and the arithmetic below it, against the C library. */
#include "stats_support.h"

#include <math.h>

#include "../../src/stats/feldt.h"
#include "../../src/stats/fixed.h"

static double
real(num_wide v)
{
	return (double)v / (double)FIXED_ONE;
}

static num_wide
fixed(double v)
{
	return (num_wide)(v * (double)FIXED_ONE);
}

/* --- arithmetic ----------------------------------------------------------- */

static void
exponents(void **state)
{
	(void)state;
	for (double x = -60; x < 40; x += 0.0917) {
		const double is = real(fixed_exp(fixed(x))), should = exp(x);

		if (fabs(is - should) > 1e-14 * fmax(1, should))
			fail_msg("exp(%g): %.17g %.17g", x, is, should);
	}
	assert_true(fixed_exp(0) == FIXED_ONE);
	assert_true(fixed_exp(-100 * FIXED_ONE) == 0);
}

static void
logarithms(void **state)
{
	static const uint64_t parts[] = {2, 3, 7, 1000, 65536};

	(void)state;
	for (size_t i = 0; i < 5; i++)
		for (double w = -1; w < 1e7; w = w * 1.3 + 0.41) {
			const double k = (double)parts[i],
				     is = real(
					 fixed_log_part(parts[i], fixed(w))),
				     should = k * log1p(w / k);

			if (fabs(is - should) > 1e-13 * fmax(1, should))
				fail_msg("%g ln(1 + %g / k): %.17g %.17g", k, w,
				    is, should);
		}
}

static void
roots(void **state)
{
	(void)state;
	for (num_wide v = 0; v < 70000; v++) {
		const num_wide r = fixed_root(v);

		assert_true(r * r <= v && (r + 1) * (r + 1) > v);
	}
	assert_true(fixed_root((num_wide)1 << 124) == (num_wide)1 << 62);
}

/* --- the curve ------------------------------------------------------------ */

/* From FELDT_MANY people on the series is used: there, before and behind it
 * says the same as the two logarithms. */
static void
two_ways(void **state)
{
	static const uint64_t people[] = {FELDT_MANY / 2, FELDT_MANY - 1,
	    FELDT_MANY, FELDT_MANY * 4, FELDT_MANY * 64},
			      questions[] = {2, 3, 10, 1000, 65536};

	(void)state;
	for (size_t i = 0; i < 25; i++) {
		const uint64_t n = people[i / 5], k = questions[i % 5];
		const double width = sqrt(2.0 / (double)n);

		for (double t = -8; t < 8; t += 0.37) {
			const num_wide u = fixed(t * width);
			const double a = real(feldt_fall(n, k, u)),
				     b = real(feldt_fall_series(n, k, u));

			if (fabs(a - b) > 1e-9)
				fail_msg("%g of %g: %.17g %.17g", t, (double)n,
				    a, b);
		}
	}
}

/* --- the interval --------------------------------------------------------- */

static void
interval(double alpha, uint64_t people, uint64_t questions, unsigned places,
    int64_t *low, int64_t *high)
{
	reliability_interval((num_wide)llround((1 - alpha) * 1000), 1000,
	    people, questions, places, low, high);
}

static void
one_of_r(void *ctx, char **cells)
{
	const double alpha = strtod(cells[0], NULL) / 1000;
	const uint64_t people = strtoull(cells[1], NULL, 10),
		       questions = strtoull(cells[2], NULL, 10);
	int64_t bounds[2];

	(void)ctx;
	interval(alpha, people, questions, 6, &bounds[0], &bounds[1]);
	for (int i = 0; i < 2; i++) {
		const double should = strtod(cells[3 + i], NULL) * 1e6;

		if (fabs((double)bounds[i] - should) > 1)
			fail_msg("alpha %s, %s people, %s questions: %.0f "
				 "and not %.0f",
			    cells[0], cells[1], cells[2], (double)bounds[i],
			    should);
	}
}

static void
as_r_says(void **state)
{
	(void)state;
	assert_int_equal(each_line("tests/stats/feldt.csv", 5, one_of_r, NULL),
	    2592);
}

static void
known(void **state)
{
	static const struct {
		uint64_t people;
		int64_t low, high;
	} figures[] = {{89, 7971, 8932}, {30, 7508, 9195}, {15, 6961, 9418},
	    {8, 6090, 9651}};
	int64_t low, high;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		interval(.85, figures[i].people, 7, 4, &low, &high);
		assert_int_equal(low, figures[i].low);
		assert_int_equal(high, figures[i].high);
	}
}

/* Nothing jumps where the series takes over, and more people never make it
 * wider. */
static void
narrower(void **state)
{
	int64_t low = INT64_MIN, high = INT64_MAX;

	(void)state;
	for (uint64_t n = FELDT_PEOPLE_LEAST; n <= FELDT_PEOPLE_MOST;
	     n = n < FELDT_MANY - 50 || n > FELDT_MANY + 50 ? n + n / 7 + 1
							    : n + 1) {
		int64_t l, h;

		interval(.5, n, 5, 6, &l, &h);
		assert_true(l >= low && h <= high);
		assert_true(l < 500000 && h > 500000);
		low = l;
		high = h;
	}
}

static void
ends(void **state)
{
	int64_t low, high;

	(void)state;
	/* nothing is left to be uncertain of */
	reliability_interval(0, 7, 10, 3, 4, &low, &high);
	assert_int_equal(low, RELIABILITY_ONE);
	assert_int_equal(high, RELIABILITY_ONE);
	/* no lower end */
	reliability_interval((num_wide)1 << 119, 1, 10, 2, 4, &low, &high);
	assert_int_equal(low, RELIABILITY_LOWEST);
	interval(.85, FELDT_PEOPLE_MOST, FELDT_QUESTIONS_MOST, 4, &low, &high);
	assert_int_equal(low, 8500);
	assert_int_equal(high, 8500);
	interval(.85, 10, FELDT_QUESTIONS_MOST, 4, &low, &high);
	assert_true(low < high);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(exponents),
	    cmocka_unit_test(logarithms),
	    cmocka_unit_test(roots),
	    cmocka_unit_test(two_ways),
	    cmocka_unit_test(as_r_says),
	    cmocka_unit_test(known),
	    cmocka_unit_test(narrower),
	    cmocka_unit_test(ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
