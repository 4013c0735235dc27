#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/num.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
test_int(void **state)
{
	static const struct {
		const char *s;
		int64_t min, max;
		bool ok;
		int64_t value;
	} rows[] = {
	    {"0", -5, 5, true, 0}, {"5", -5, 5, true, 5},
	    {"6", -5, 5, false, 0}, {"-5", -5, 5, true, -5},
	    {"-6", -5, 5, false, 0}, {"1000", -1000, 1000, true, 1000},
	    {"1001", -1000, 1000, false, 0},
	    {"9223372036854775807", 0, INT64_MAX, true, INT64_MAX},
	    {"9223372036854775808", 0, INT64_MAX, false, 0},
	    {"-9223372036854775807", INT64_MIN, 0, true, -INT64_MAX},
	    {"18446744073709551616", 0, INT64_MAX, false, 0},
	    {"99999999999999999999999999", 0, INT64_MAX, false, 0},
	    {"", 0, 9, false, 0}, {"-", -9, 9, false, 0},
	    {"--1", -9, 9, false, 0}, {"+1", 0, 9, false, 0},
	    {"-0", -9, 9, false, 0}, {"00", 0, 9, false, 0},
	    {"01", 0, 9, false, 0}, {" 1", 0, 9, false, 0},
	    {"1 ", 0, 9, false, 0}, {"1.0", 0, 9, false, 0},
	    {"1e0", 0, 9, false, 0}, {"0x1", 0, 9, false, 0},
	    {"1_0", 0, 99, false, 0},
	    {"\xd9\xa1", 0, 9, false, 0}, /* an Arabic digit */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t v = 77;

		if (num_int(rows[i].s, rows[i].min, rows[i].max, &v) !=
		    rows[i].ok)
			fail_msg("%s", rows[i].s);
		/* What is refused leaves the value alone. */
		assert_int_equal(v, rows[i].ok ? rows[i].value : 77);
	}
}

static void
test_decimal(void **state)
{
	static const struct {
		const char *s;
		unsigned places;
		bool ok;
		int64_t value;
	} rows[] = {
	    {"12.5", 4, true, 125000},
	    {"12.5", 1, true, 125000},
	    {"12.5", 0, false, 0},
	    {"12", 0, true, 120000},
	    {"66.67", 2, true, 666700},
	    {"66.67", 1, false, 0},
	    {"66.670", 2, false, 0},
	    {"0.0001", 4, true, 1},
	    {"0.00001", 4, false, 0},
	    {"0.00010", 4, false, 0},
	    {"-0.5", 4, true, -5000},
	    {"-1.25", 4, true, -12500},
	    {"0", 4, true, 0},
	    {"0.0", 4, true, 0},
	    {"-0", 4, false, 0},
	    {"-0.0", 4, false, 0},
	    {"100", 4, true, 1000000},
	    {"100.0001", 4, false, 0},
	    {"-100", 4, true, -1000000},
	    {"-100.0001", 4, false, 0},
	    {"1.", 4, false, 0},
	    {".5", 4, false, 0},
	    {".", 4, false, 0},
	    {"", 4, false, 0},
	    {"-", 4, false, 0},
	    {"01.5", 4, false, 0},
	    {"1.5.5", 4, false, 0},
	    {"1,5", 4, false, 0},
	    {"1.5 ", 4, false, 0},
	    {"1.-5", 4, false, 0},
	    {"1e1", 4, false, 0},
	    {"922337203685478", 4, false, 0},
	    {"99999999999999999999", 4, false, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t v = 77;

		if (num_decimal(rows[i].s, -100 * NUM_ONE, 100 * NUM_ONE,
			rows[i].places, &v) != rows[i].ok)
			fail_msg("%s, %u places", rows[i].s, rows[i].places);
		assert_int_equal(v, rows[i].ok ? rows[i].value : 77);
	}
}

static void
test_decimal_at_the_edge_of_64_bits(void **state)
{
	int64_t v;

	(void)state;
	assert_true(num_decimal("922337203685477.5807", 0, INT64_MAX, 4, &v));
	assert_true(v == INT64_MAX);
	assert_false(num_decimal("922337203685477.5808", 0, INT64_MAX, 4, &v));
	assert_false(num_decimal("922337203685478.0", 0, INT64_MAX, 4, &v));
}

static void
test_fraction(void **state)
{
	static const struct {
		const char *s;
		bool ok;
		unsigned a, b;
	} rows[] = {
	    {"2/3", true, 2, 3},
	    {"1/1", true, 1, 1},
	    {"1000/1000", true, 1000, 1000},
	    {"1/1000", true, 1, 1000},
	    {"1/1001", false, 0, 0},
	    {"0/3", false, 0, 0},
	    {"4/3", false, 0, 0},
	    {"1/0", false, 0, 0},
	    {"-1/3", false, 0, 0},
	    {"1/-3", false, 0, 0},
	    {"2/", false, 0, 0},
	    {"/3", false, 0, 0},
	    {"2", false, 0, 0},
	    {"", false, 0, 0},
	    {"02/3", false, 0, 0},
	    {"2 /3", false, 0, 0},
	    {"2/3 ", false, 0, 0},
	    {"2/3/4", false, 0, 0},
	    {"0.5", false, 0, 0},
	    {"99999999999999999999/99999999999999999999", false, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		unsigned a = 0, b = 0;

		if (num_fraction(rows[i].s, &a, &b) != rows[i].ok)
			fail_msg("%s", rows[i].s);
		assert_int_equal(a, rows[i].a);
		assert_int_equal(b, rows[i].b);
	}
}

static void
test_round(void **state)
{
	const num_wide big = (num_wide)1 << 126;

	static const struct {
		int64_t p, q, want;
	} rows[] = {
	    {0, 1, 0}, {1, 2, 1}, {-1, 2, -1}, {3, 2, 2}, {-3, 2, -2},
	    {5, 2, 3}, {1, 3, 0}, {2, 3, 1}, {-1, 3, 0}, {-2, 3, -1},
	    {49, 100, 0}, {50, 100, 1}, {51, 100, 1}, {149, 100, 1},
	    {150, 100, 2}, {-149, 100, -1}, {-150, 100, -2}, {7, 7, 1},
	    {INT64_MAX, 1, INT64_MAX}, {INT64_MIN, 1, INT64_MIN},
	    {INT64_MAX, INT64_MAX, 1},
	    {4611686018427387904, INT64_MAX, 1}, /* just over a half */
	    {4611686018427387903, INT64_MAX, 0}, /* just under */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (num_round(rows[i].p, rows[i].q) != rows[i].want)
			fail_msg("row %zu", i);
	assert_true(num_round(big, big) == 1);
	assert_true(num_round(big / 2, big) == 1);
	assert_true(num_round(big / 2 - 1, big) == 0);
	assert_true(num_round(-big / 2, big) == -1);
	assert_true(num_round(-big / 2 + 1, big) == 0);
	assert_true(
	    num_round((num_wide)INT64_MAX * INT64_MAX, INT64_MAX) == INT64_MAX);
}

static void
test_format(void **state)
{
	static const struct {
		int64_t value;
		unsigned decimals;
		const char *want;
	} rows[] = {
	    {0, 0, "0"},
	    {0, 2, "0.00"},
	    {7, 0, "7"},
	    {-7, 0, "-7"},
	    {-50, 2, "-0.50"},
	    {5, 2, "0.05"},
	    {12345, 2, "123.45"},
	    {12345, 4, "1.2345"},
	    {1234, 4, "0.1234"},
	    {100, 2, "1.00"},
	    {10, 1, "1.0"},
	    {-1, 4, "-0.0001"},
	    {INT64_MAX, 0, "9223372036854775807"},
	    {INT64_MIN, 0, "-9223372036854775808"},
	    {INT64_MIN, 4, "-922337203685477.5808"},
	    {INT64_MIN, 18, "-9.223372036854775808"},
	    {1, 18, "0.000000000000000001"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char out[32];

		memset(out, 'x', sizeof(out));
		num_format(rows[i].value, rows[i].decimals, out);
		assert_string_equal(out, rows[i].want);
	}
}

static void
test_format_short(void **state)
{
	static const struct {
		int64_t value;
		unsigned decimals;
		const char *text;
	} rows[] = {
	    {15000, 4, "1.5"},
	    {340000, 4, "34"},
	    {-5000, 4, "-0.5"},
	    {0, 4, "0"},
	    {666700, 4, "66.67"},
	    {1, 4, "0.0001"},
	    {100, 0, "100"},
	};
	char text[32];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		num_format_short(rows[i].value, rows[i].decimals, text);
		assert_string_equal(text, rows[i].text);
	}
}

static void
test_ratio(void **state)
{
	static const struct {
		int64_t p, q;
		const char *text;
	} rows[] = {
	    {16, 7, "16/7"},
	    {80, 35, "16/7"},
	    {-80, 35, "-16/7"},
	    {70, 1, "70"},
	    {140, 2, "70"},
	    {0, 12, "0"},
	    {-3, 1, "-3"},
	    {1, INT64_MAX, "1/9223372036854775807"},
	    {INT64_MAX, INT64_MAX, "1"},
	};
	const num_wide most = ((num_wide)INT64_MAX << 63) + INT64_MAX;
	char text[96];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		num_ratio_format(num_ratio(rows[i].p, rows[i].q), text);
		assert_string_equal(text, rows[i].text);
	}
	num_ratio_format(num_ratio(-most, most - 1), text);
	assert_string_equal(text,
	    "-85070591730234615865843651857942052863/"
	    "85070591730234615865843651857942052862");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_int),
	    cmocka_unit_test(test_decimal),
	    cmocka_unit_test(test_decimal_at_the_edge_of_64_bits),
	    cmocka_unit_test(test_fraction),
	    cmocka_unit_test(test_round),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_format_short),
	    cmocka_unit_test(test_ratio),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
