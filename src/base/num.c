#include <assert.h>
#include <stddef.h>

#include "harmcheck/num.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits at *S without a needless leading zero; moves *S behind them. */
static bool
num_whole(const char **s, int64_t *value)
{
	const char *p = *s;

	*value = 0;
	if (!is_digit(*p) || (*p == '0' && is_digit(p[1])))
		return false;
	for (; is_digit(*p); p++)
		if (__builtin_mul_overflow(*value, 10, value) ||
		    __builtin_add_overflow(*value, *p - '0', value))
			return false;
	*s = p;
	return true;
}

/* A minus sign stands for the size of what follows; "-0" is no number. */
static bool
num_sign(bool minus, int64_t min, int64_t max, int64_t *value)
{
	if (minus && *value == 0)
		return false;
	if (minus)
		*value = -*value;
	return *value >= min && *value <= max;
}

bool
num_int(const char *s, int64_t min, int64_t max, int64_t *value)
{
	const bool minus = *s == '-';
	int64_t v;

	s += minus;
	if (!num_whole(&s, &v) || *s != '\0' || !num_sign(minus, min, max, &v))
		return false;
	*value = v;
	return true;
}

bool
num_decimal(const char *s, int64_t min, int64_t max, unsigned places,
    int64_t *value)
{
	const bool minus = *s == '-';
	int64_t v, part = 0, unit = NUM_ONE;

	s += minus;
	if (!num_whole(&s, &v) || __builtin_mul_overflow(v, NUM_ONE, &v))
		return false;
	if (*s == '.') {
		const char *const from = ++s;

		for (; is_digit(*s) && unit > 1; s++) {
			unit /= 10;
			part += (*s - '0') * unit;
		}
		if (s == from || (size_t)(s - from) > places)
			return false;
	}
	if (*s != '\0' || __builtin_add_overflow(v, part, &v) ||
	    !num_sign(minus, min, max, &v))
		return false;
	*value = v;
	return true;
}

bool
num_fraction(const char *s, unsigned *a, unsigned *b)
{
	int64_t p, q;

	if (!num_whole(&s, &p) || *s++ != '/' || !num_whole(&s, &q) ||
	    *s != '\0' || p < 1 || p > q || q > 1000)
		return false;
	*a = (unsigned)p;
	*b = (unsigned)q;
	return true;
}

int64_t
num_round(num_wide p, num_wide q)
{
	num_wide whole = p / q, rest = p % q;

	assert(q > 0);
	/* The rest has the sign of P. Doubling it could overflow. */
	if (rest > 0 && rest >= q - rest)
		whole++;
	else if (rest < 0 && -rest >= q + rest)
		whole--;
	assert(whole >= INT64_MIN && whole <= INT64_MAX);
	return (int64_t)whole;
}

void
num_format(int64_t value, unsigned decimals, char out[32])
{
	uint64_t v = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char digits[32]; /* backwards */
	size_t n = 0, i = 0;

	assert(decimals <= 18);
	for (unsigned place = 0; v > 0 || place <= decimals; place++) {
		if (place == decimals && place > 0)
			digits[n++] = '.';
		digits[n++] = (char)('0' + v % 10);
		v /= 10;
	}
	if (value < 0)
		digits[n++] = '-';
	while (n > 0)
		out[i++] = digits[--n];
	out[i] = '\0';
}

void
num_format_short(int64_t value, unsigned decimals, char out[32])
{
	for (; decimals > 0 && value % 10 == 0; decimals--)
		value /= 10;
	num_format(value, decimals, out);
}

struct ratio
num_ratio(num_wide p, num_wide q)
{
	num_wide a = p < 0 ? -p : p, b = q;

	assert(q > 0);
	while (a != 0) { /* Euclid's */
		const num_wide rest = b % a;

		b = a;
		a = rest;
	}
	return (struct ratio){p / b, q / b};
}

/* The digits of V (0 or more) at OUT; how many. */
static size_t
num_wide_digits(num_wide v, char *out)
{
	char digits[40]; /* backwards */
	size_t n = 0;

	do
		digits[n++] = (char)('0' + (int)(v % 10));
	while ((v /= 10) > 0);
	for (size_t i = 0; i < n; i++)
		out[i] = digits[n - 1 - i];
	return n;
}

void
num_ratio_format(struct ratio r, char out[96])
{
	size_t n = 0;

	if (r.p < 0)
		out[n++] = '-';
	n += num_wide_digits(r.p < 0 ? -r.p : r.p, out + n);
	if (r.q != 1) {
		out[n++] = '/';
		n += num_wide_digits(r.q, out + n);
	}
	out[n] = '\0';
}
