#include "fixed.h"

#define LN_2 INT64_C(49946518145322874) /* with FIXED_PLACES */

num_wide
fixed_mul(num_wide a, num_wide b)
{
	const num_wide half = FIXED_ONE / 2, product = a * b;

	return (product + (product < 0 ? -half : half)) / FIXED_ONE;
}

num_wide
fixed_div(num_wide a, num_wide b)
{
	return a * FIXED_ONE / b;
}

/* e^x = 2^n e^r, 0 <= r < ln 2, and e^r by its series, backwards:
 * 1 + r (1 + r/2 (1 + r/3 (...))). */
num_wide
fixed_exp(num_wide x)
{
	num_wide n = x / LN_2, r, sum = FIXED_ONE;

	n -= x < n * LN_2;
	r = x - n * LN_2;
	for (int i = 20; i > 0; i--)
		sum = FIXED_ONE + fixed_mul(r, sum) / i;
	if (n >= 0)
		return sum << n;
	return n < -FIXED_PLACES - 1 ? 0 : sum >> -n;
}

/* atanh(z) / z = 1 + z^2/3 + z^4/5 + ..., Z at most 1/2. */
static num_wide
atanh_over(num_wide z)
{
	const num_wide square = fixed_mul(z, z);
	num_wide power = FIXED_ONE, sum = FIXED_ONE;

	for (int i = 3; power != 0; i += 2) {
		power = fixed_mul(power, square);
		sum += power / i;
	}
	return sum;
}

/* ln(v) = n ln 2 + 2 atanh((m - 1) / (m + 1)), v = 2^n m, 1 <= m < 2. */
static num_wide
log_of(num_wide v)
{
	int n = 0;
	num_wide z;

	for (; v >= 2 * FIXED_ONE; n++)
		v /= 2;
	for (; v < FIXED_ONE; n--)
		v *= 2;
	z = fixed_div(v - FIXED_ONE, v + FIXED_ONE);
	return n * (num_wide)LN_2 + 2 * fixed_mul(z, atanh_over(z));
}

/* While w is not large beside k it is 2k atanh(z), z = w / (2k + w), where 2kz
 * is w / (1 + w/2k): so what is lost is not multiplied by k. */
num_wide
fixed_log_part(uint64_t k, num_wide w)
{
	num_wide down;

	if (w > 2 * (num_wide)k * FIXED_ONE || w > FIXED_ONE << 14)
		return (num_wide)k * log_of(FIXED_ONE + w / (num_wide)k);
	down = FIXED_ONE + w / (2 * (num_wide)k);
	return fixed_mul(fixed_div(w, down),
	    atanh_over(fixed_div(w / (2 * (num_wide)k), down)));
}

num_wide
fixed_root(num_wide v)
{
	num_wide root = 0;

	for (num_wide bit = (num_wide)1 << 62; bit > 0; bit /= 2)
		if ((root + bit) * (root + bit) <= v)
			root += bit;
	return root;
}
