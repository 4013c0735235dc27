/* The entries of a diary: their names, their order, what comes in and out. */
#include "diary_support.h"

static void
names_that_are(void **state)
{
	static const struct {
		const char *name, *date; /* NULL: it is none */
		unsigned number;
	} rows[] = {
	    {"2026-11-22", "2026-11-22", 1},
	    {"2026-11-22.2", "2026-11-22", 2},
	    {"2026-11-22.10", "2026-11-22", 10},
	    {"2026-11-22.999999", "2026-11-22", 999999},
	    {"2024-02-29", "2024-02-29", 1},
	    {"1900-01-01.2", "1900-01-01", 2},
	    {"", NULL, 0},
	    {"2026-11-2", NULL, 0},
	    {"2026-11-31", NULL, 0},
	    {"2025-02-29", NULL, 0},
	    {"2026-11-22.", NULL, 0},
	    {"2026-11-22.0", NULL, 0},
	    {"2026-11-22.1", NULL, 0},
	    {"2026-11-22.02", NULL, 0},
	    {"2026-11-22.-2", NULL, 0},
	    {"2026-11-22.+2", NULL, 0},
	    {"2026-11-22. 2", NULL, 0},
	    {"2026-11-22.2 ", NULL, 0},
	    {"2026-11-22.2x", NULL, 0},
	    {"2026-11-22-2", NULL, 0},
	    {"2026-11-22.2.2", NULL, 0},
	    {"2026-11-22.1000000", NULL, 0},
	    {"2026-11-22.000000000000000000000000000000002", NULL, 0},
	    {" 2026-11-22", NULL, 0},
	    {"2026/11/22", NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diary_entry x = {.name = "before"};

		if (diary_name_read(&x, rows[i].name) != (rows[i].date != NULL))
			fail_msg("\"%s\"", rows[i].name);
		if (rows[i].date == NULL)
			continue;
		assert_string_equal(x.name, rows[i].name);
		assert_string_equal(x.date, rows[i].date);
		assert_int_equal(x.number, rows[i].number);
	}
}

static void
order_is_by_day_then_number(void **state)
{
	struct diary *d = diary_new(arena);

	(void)state;
	added(d, "2026-11-22", "b");
	added(d, "2027-01-01", "d");
	added(d, "2025-12-31", "a");
	added(d, "2026-11-22", "c");
	assert_string_equal(names(d),
	    "2025-12-31 2026-11-22 2026-11-22.2 2027-01-01");
	for (int i = 3; i < 12; i++)
		added(d, "2026-11-22", arena_printf(arena, "%d", i));
	/* ten comes behind nine, and not behind one */
	assert_string_equal(names(d) + strlen("2025-12-31 "),
	    "2026-11-22 2026-11-22.2 2026-11-22.3 2026-11-22.4 2026-11-22.5 "
	    "2026-11-22.6 2026-11-22.7 2026-11-22.8 2026-11-22.9 "
	    "2026-11-22.10 2026-11-22.11 2027-01-01");
	assert_comes_back(d);
}

static void
finding(void **state)
{
	static const char *const absent[] = {"2026-11-21", "2026-11-23",
	    "2026-11-22.3", "2026-11-22.1", "2026-11-22.02", "", "x",
	    "2026-11-22 "};
	struct diary *d = diary_new(arena);
	const struct diary_entry *first, *second;

	(void)state;
	assert_null(diary_find(d, "2026-11-22"));
	first = added(d, "2026-11-22", "a");
	second = added(d, "2026-11-22", "b");
	assert_ptr_equal(diary_find(d, "2026-11-22"), first);
	assert_ptr_equal(diary_find(d, "2026-11-22.2"), second);
	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		assert_null(diary_find(d, absent[i]));
}

/* A number that was given goes to no other check while later ones are there:
 * somebody may have written it down. */
static void
taking_out(void **state)
{
	struct diary *d = diary_new(arena), *other = diary_new(arena);
	const struct diary_entry *gone;

	(void)state;
	added(d, "2026-11-22", "a");
	added(d, "2026-11-22", "b");
	added(d, "2026-11-22", "c");
	added(d, "2026-11-23", "d");
	diary_remove(d, added(other, "2026-11-22", "a")); /* not of this one */
	assert_int_equal(d->n, 4);
	gone = diary_find(d, "2026-11-22");
	diary_remove(d, gone);
	diary_remove(d, gone);
	assert_string_equal(names(d), "2026-11-22.2 2026-11-22.3 2026-11-23");
	assert_string_equal(diary_find(d, "2026-11-22.2")->text, "b\n");
	assert_comes_back(d);
	assert_string_equal(added(d, "2026-11-22", "e")->name, "2026-11-22.4");
	while (d->n > 0) {
		gone = d->entries[d->n - 1];
		diary_remove(d, gone);
		diary_remove(d, gone); /* it would be behind all others now */
	}
	assert_int_equal(d->bytes, 0);
	assert_comes_back(d);
	assert_string_equal(added(d, "2026-11-22", "f")->name, "2026-11-22");
}

/* The same text on one day is the same check; on another day it is not. */
static void
the_same_once_more(void **state)
{
	struct diary *d = diary_new(arena);
	const struct diary_entry *x;
	struct err e;
	bool new = true;

	(void)state;
	added(d, "2026-11-22", "a\n");
	added(d, "2026-11-22", "b\n");
	added(d, "2026-11-22", "ab\n");
	assert_int_equal(diary_add(d, "2026-11-22",
			     "\xef\xbb\xbf"
			     "b\r\n\r\n",
			     8, &x, &new, &e),
	    0);
	assert_false(new);
	assert_string_equal(x->name, "2026-11-22.2");
	assert_int_equal(d->n, 3);
	assert_string_equal(added(d, "2026-11-23", "b\n")->name, "2026-11-23");
}

static void
a_date_is_needed(void **state)
{
	static const char *const bad[] = {"", "2026-11-31", "2026-11-22.2",
	    "today"};
	struct diary *d = diary_new(arena);

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_has(refused_bytes(d, bad[i], "a", 1),
		    "written as 2026-11-22");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_that_are),
	    cmocka_unit_test(order_is_by_day_then_number),
	    cmocka_unit_test(finding),
	    cmocka_unit_test(taking_out),
	    cmocka_unit_test(the_same_once_more),
	    cmocka_unit_test(a_date_is_needed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
