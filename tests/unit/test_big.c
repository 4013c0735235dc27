/* Large whole numbers: the same as 128 bits where these are enough, and as
 * algebra says where they are not. */
#include "support.h"

#include "harmcheck/num.h"
#include "harmcheck/prng.h"

#include "../../src/stats/big.h"

/* A number of up to BITS bits, of either sign. */
static num_wide
any_number(struct prng *p, unsigned bits)
{
	const unsigned up = (unsigned)prng_below(p, 64),
		       of = (unsigned)prng_below(p, bits) + 1;
	num_wide v = (num_wide)(prng_next(p) >> 1) << up;

	v = v % ((num_wide)1 << of);
	return prng_below(p, 2) == 0 ? -v : v;
}

static bool
same(struct big a, struct big b)
{
	return big_cmp(a, b) == 0 && a.minus == b.minus;
}

static void
as_128_bits(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 1, "big", 0);
	for (int i = 0; i < 20000; i++) {
		const num_wide a = any_number(&p, 62), b = any_number(&p, 62);

		assert_true(same(big_add(big_of(a), big_of(b)), big_of(a + b)));
		assert_true(same(big_sub(big_of(a), big_of(b)), big_of(a - b)));
		assert_true(same(big_mul(big_of(a), big_of(b)), big_of(a * b)));
		assert_int_equal(big_cmp(big_of(a), big_of(b)),
		    (a > b) - (a < b));
		assert_int_equal(big_is_zero(big_of(a)), a == 0);
		assert_true(same(big_sub(big_of(a), big_of(a)), big_of(0)));
	}
}

/* (a + b)^2 - (a - b)^2 = 4ab, and so on, up to the last limb. */
static void
algebra(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 2, "big", 0);
	for (int i = 0; i < 5000; i++) {
		const struct big a = big_mul(big_of(any_number(&p, 120)),
				     big_of(any_number(&p, 120))),
				 b = big_mul(big_of(any_number(&p, 120)),
				     big_of(any_number(&p, 120))),
				 sum = big_add(a, b), less = big_sub(a, b);

		assert_true(
		    same(big_sub(big_mul(sum, sum), big_mul(less, less)),
			big_mul(big_of(4), big_mul(a, b))));
		assert_true(same(big_mul(sum, less),
		    big_sub(big_mul(a, a), big_mul(b, b))));
		assert_int_equal(big_cmp(a, b), -big_cmp(b, a));
	}
}

static void
rounding(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 3, "big", 0);
	for (int i = 0; i < 3000; i++) {
		const num_wide a = any_number(&p, 58),
			       q = 1 + (num_wide)prng_below(&p, 1000);

		assert_int_equal(big_round(big_of(a), big_of(q), INT64_MAX / 4),
		    num_round(a, q));
	}
	/* halves away from 0, and the most */
	assert_int_equal(big_round(big_of(5), big_of(2), 100), 3);
	assert_int_equal(big_round(big_of(-5), big_of(2), 100), -3);
	assert_int_equal(big_round(big_of(249), big_of(100), 100), 2);
	assert_int_equal(big_round(big_of(1000), big_of(1), 100), 100);
	assert_int_equal(big_round(big_of(-1000), big_of(1), 100), -100);
	assert_int_equal(big_round(big_of(0), big_of(9), 100), 0);
}

static void
roots(void **state)
{
	(void)state;
	for (int64_t v = 0; v < 3000; v++) {
		/* of v / 4: m - 1/2 <= sqrt(v) / 2 < m + 1/2 */
		const int64_t m = big_root(big_of(v), big_of(4), 1000);

		assert_true(m == 0 || (2 * m - 1) * (2 * m - 1) <= v);
		assert_true((2 * m + 1) * (2 * m + 1) > v);
	}
	assert_int_equal(big_root(big_of(25), big_of(4), 100), 3); /* 2.5 */
	assert_int_equal(big_root(big_of(1000000), big_of(1), 100), 100);
}

static void
narrow(void **state)
{
	const struct big power =
	    big_mul(big_of((num_wide)1 << 100), big_of((num_wide)1 << 100));
	num_wide p, q;

	(void)state;
	big_narrow(big_of(12), big_of(7), &p, &q);
	assert_true(p == 12 && q == 7);
	big_narrow(big_mul(power, big_of(3)), big_mul(power, big_of(5)), &p,
	    &q);
	assert_true(p * 5 == q * 3 && q > (num_wide)1 << 110);
	big_narrow(power, big_of(7), &p, &q);
	assert_true(p > 0 && q == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_128_bits),
	    cmocka_unit_test(algebra),
	    cmocka_unit_test(rounding),
	    cmocka_unit_test(roots),
	    cmocka_unit_test(narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
