#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "harmcheck/clock.h"

static time_t now;

/* Stands in for the C library's, to make any moment "now". */
time_t
time(time_t *t)
{
	if (t != NULL)
		*t = now;
	return now;
}

static void
test_today_is_local(void **state)
{
	static const struct {
		time_t now;
		const char *zone, *want;
	} rows[] = {
	    {0, "UTC0", "1970-01-01"},
	    {1709164800 - 1, "UTC0", "2024-02-28"},
	    {1709164800, "UTC0", "2024-02-29"},
	    {1709164800, "XXX1", "2024-02-28"}, /* an hour to the west */
	    {1709164800 - 1, "XXX-1", "2024-02-29"},
	    {4102444799, "UTC0", "2099-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char out[11];

		memset(out, 'x', sizeof(out));
		setenv("TZ", rows[i].zone, 1);
		tzset();
		now = rows[i].now;
		clock_today(out);
		assert_string_equal(out, rows[i].want);
		assert_true(clock_is_date(out));
	}
}

static void
test_is_date(void **state)
{
	static const char *const good[] = {"1900-01-01", "9999-12-31",
	    "2024-02-29", "2000-02-29", "2023-02-28", "2023-04-30",
	    "2023-01-31", "2023-10-09"};
	static const char *const bad[] = {"", "1899-12-31", "10000-01-01",
	    "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30",
	    "2023-04-31", "2023-00-01", "2023-13-01", "2023-01-00",
	    "2023-01-32", "2023-1-01", "2023-01-1", "2023/01/01", "2023-01-01 ",
	    " 2023-01-01", "2023-01-0a", "20230101", "-023-01-01",
	    "2023-01-01T00:00", "+2023-01-1"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!clock_is_date(good[i]))
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (clock_is_date(bad[i]))
			fail_msg("%s", bad[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_today_is_local),
	    cmocka_unit_test(test_is_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
