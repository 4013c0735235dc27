/* The small readers: numbers, dates, ids, codes, what is typed for a key, how
 * hard a passphrase is to guess. Each takes any line, and what it takes is
 * what it would write. */
#include <stdio.h>

#include "harmcheck/answers.h"
#include "harmcheck/clock.h"
#include "harmcheck/num.h"
#include "harmcheck/partial.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/rows.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "fuzz.h"

void
fuzz_begin(void)
{
}

static void
check_int(const char *s)
{
	const int64_t min = -INT64_C(1) << 40, max = INT64_C(1) << 50;
	char again[32];
	int64_t v = 7;

	if (num_int(s, INT64_MIN, INT64_MAX, &v)) {
		snprintf(again, sizeof(again), "%lld", (long long)v);
		FUZZ_CHECK(str_eq(s, again));
	} else {
		FUZZ_CHECK(v == 7);
	}
	if (num_int(s, min, max, &v))
		FUZZ_CHECK(v >= min && v <= max);
}

/* A decimal comes out as it was written, but for noughts at the end. */
static void
check_decimal(const char *s, unsigned places)
{
	char again[32];
	int64_t v = 7, w;

	if (!num_decimal(s, INT64_MIN, INT64_MAX, places, &v)) {
		FUZZ_CHECK(v == 7);
		return;
	}
	num_format_short(v, 4, again);
	FUZZ_CHECK(strncmp(s, again, strlen(again)) == 0);
	FUZZ_CHECK(
	    strspn(s + strlen(again), ".0") == strlen(s + strlen(again)));
	FUZZ_CHECK(num_decimal(again, v, v, 4, &w) && w == v);
	num_format(v, 4, again);
	FUZZ_CHECK(num_decimal(again, v, v, 4, &w) && w == v);
}

static void
check_fraction(const char *s)
{
	char again[32];
	unsigned p, q;

	if (!num_fraction(s, &p, &q))
		return;
	FUZZ_CHECK(p >= 1 && p <= q && q <= 1000);
	snprintf(again, sizeof(again), "%u/%u", p, q);
	FUZZ_CHECK(str_eq(s, again));
}

static void
check_date(const char *s)
{
	unsigned y, m, d;
	int end = 0;

	if (!clock_is_date(s))
		return;
	FUZZ_CHECK(strlen(s) == 10);
	FUZZ_CHECK(sscanf(s, "%4u-%2u-%2u%n", &y, &m, &d, &end) == 3);
	FUZZ_CHECK(end == 10 && y >= 1900 && m >= 1 && m <= 12);
	FUZZ_CHECK(d >= 1 && d <= 31 && (m != 2 || d <= 29));
	FUZZ_CHECK(d <= 30 || !(m == 4 || m == 6 || m == 9 || m == 11));
	FUZZ_CHECK(m != 2 || d < 29 || y % 4 == 0);
}

static void
check_names(const char *s, size_t n)
{
	static const char *const words[] = {"after-session", "over-time",
	    "short", "before", "s", ""};
	const char *near = str_nearest(s, words, 6);
	bool one = near == NULL;

	for (size_t i = 0; i < 6; i++) {
		one = one || near == words[i];
		/* what is there is nearest to itself */
		FUZZ_CHECK(n == 0 || !str_eq(s, words[i]) || near == words[i]);
	}
	FUZZ_CHECK(one);
	if (str_is_id(s))
		FUZZ_CHECK(n >= 1 && n <= 64 && fuzz_is_clean(s, n, false));
	if (answers_code_fits(s))
		FUZZ_CHECK(n >= 1 && n <= ANSWERS_CODE_MOST &&
		    fuzz_is_clean(s, n, false));
	if (rows_id_fits(s))
		FUZZ_CHECK(n >= 1 && n <= 4 * ROWS_ID_MOST &&
		    fuzz_is_clean(s, n, false) && s[0] != ' ');
	if (partial_name_fits(s))
		FUZZ_CHECK(
		    n <= PARTIAL_NAME_MOST && fuzz_is_clean(s, n, false));
}

static void
check_typed(const char *s, size_t n, size_t size)
{
	char key[64], again[64];

	typed_key(key, size, s);
	FUZZ_CHECK(strlen(key) < size && strlen(key) <= (n > 1 ? n : 1));
	typed_key(again, sizeof(again), key);
	/* a key means itself, unless it was cut, or another was cut to it */
	if (strlen(key) + 1 < size)
		FUZZ_CHECK(str_eq(key, again));
}

/* More is never easier by much, and none is worth nothing. */
static void
check_passphrase(const char *s, size_t n)
{
	const unsigned bits =
	    passphrase_guess_bits((const unsigned char *)s, n);

	FUZZ_CHECK(n > 0 || bits == 0);
	FUZZ_CHECK(bits <= 16 * n + 16);
	FUZZ_CHECK(passphrase_strength(bits)[0] != '\0');
}

static void
check_ratio(struct bytes *in)
{
	const num_wide p =
	    (num_wide)(int64_t)take_number(in, 8) * (1 + take_below(in, 60000));
	const uint64_t far = take_number(in, 8) >> (take_byte(in) % 64);
	const num_wide q = far > 0 ? (num_wide)far : 1;
	const struct ratio r = num_ratio(p, q);
	char text[96];

	FUZZ_CHECK(r.q > 0 && r.q <= q && r.p * (q / r.q) == p);
	num_ratio_format(r, text);
	FUZZ_CHECK(strlen(text) < sizeof(text));
	FUZZ_CHECK((text[0] == '-') == (p < 0));
	if (p / q < INT64_MAX && p / q > INT64_MIN) {
		const num_wide rest = p - num_round(p, q) * q;

		/* no whole number is nearer */
		FUZZ_CHECK(rest + rest <= q && -(rest + rest) <= q);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const uint8_t how = take_byte(&in);
	struct fuzz_text t;

	if (in.n > 300)
		return -1;
	if (how % 8 == 7) {
		check_ratio(&in);
		return 0;
	}
	t = take_rest(&in, a);
	if (how % 8 == 6) {
		check_passphrase(t.s, t.n);
		return 0;
	}
	t.n = strlen(t.s);
	check_int(t.s);
	check_decimal(t.s, how % 5);
	check_fraction(t.s);
	check_date(t.s);
	check_names(t.s, t.n);
	check_typed(t.s, t.n, 2 + how % 62);
	return 0;
}
