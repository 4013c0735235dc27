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
