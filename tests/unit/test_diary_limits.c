/* How much fits into a diary, and how long it takes. */
#include <time.h>

#include "diary_support.h"

/* The last number of a day, made by hand. */
static void
a_full_day(void **state)
{
	const struct diary_entry *x;
	struct diary *d = read_text("harmcheck_diary: 1\nentries:\n"
				    "  \"2026-11-22.999998\": a\n",
	    NULL);
	struct err e;
	bool new;

	(void)state;
	assert_string_equal(added(d, "2026-11-22", "b")->name,
	    "2026-11-22.999999");
	assert_has(refused_bytes(d, "2026-11-22", "c", 1),
	    "the diary is full for the day 2026-11-22; nothing was added.");
	assert_int_equal(diary_add(d, "2026-11-22", "b", 1, &x, &new, &e), 0);
	assert_string_equal(added(d, "2026-11-23", "c")->name, "2026-11-23");
	assert_comes_back(d);
}

static void
as_many_as_may_be(void **state)
{
	struct diary *d = diary_new(arena);
	const struct diary_entry *x;
	const char *said;
	struct err e;
	bool new;

	(void)state;
	for (size_t i = 0; i < DIARY_ENTRIES_MOST; i++)
		added(d, day(i), "a");
	assert_comes_back(d);
	said = refused_bytes(d, "2026-11-22", "b", 1);
	assert_has(said, "the diary is full: it holds 20000 checks; nothing");
	assert_has(said, "harmcheck diary forget");
	assert_has(said, "harmcheck diary export");
	assert_has(said, "harmcheck diary init --file FILE");
	/* one that is there needs no room */
	assert_int_equal(diary_add(d, day(7), "a", 1, &x, &new, &e), 0);
	assert_false(new);
	diary_remove(d, d->entries[5]);
	added(d, "2026-11-22", "b");
	assert_comes_back(d);
}

/* Up to the byte, one line and many. */
static void
as_large_as_may_be(void **state)
{
	const size_t most = node_limits_answers.bytes;
	struct diary *d = diary_new(arena);
	char *text = malloc(most);
	size_t left;

	(void)state;
	memset(text, 'a', most);
	for (size_t i = 0; i < 3; i++)
		added_bytes(d, day(i), text, most - 100);
	for (size_t i = 5; i < most; i += 6)
		text[i] = '\n';
	added_bytes(d, day(3), text, most / 3);
	memset(text, 'b', most);
	/* what its name and its indent take, and the end of its line */
	left = SEAL_TEXT_MOST - diary_size(d, 0) - 4 - strlen(day(4)) - 4 - 4;
	assert_true(left < most - 1);
	assert_has(refused_bytes(d, day(4), text, left),
	    "the diary is full: with this check it would be larger than 32 "
	    "MiB; nothing was added. You can");
	added_bytes(d, day(4), text, left - 1);
	assert_int_equal(diary_size(d, 0), SEAL_TEXT_MOST);
	assert_comes_back(d);
	assert_has(refused_bytes(d, day(5), "c", 1), "is full");
	free(text);
}

static void
largest_entry(void **state)
{
	const size_t most = node_limits_answers.bytes;
	struct diary *d = diary_new(arena);
	char *text = malloc(most + 1);

	(void)state;
	assert_int_equal(node_limits_diary.scalar, most);
	assert_int_equal(node_limits_diary.bytes, SEAL_TEXT_MOST);
	assert_true(node_limits_diary.nodes > 2 * DIARY_ENTRIES_MOST + 5);
	memset(text, 'a', most + 1);
	assert_has(refused_bytes(d, "2026-11-22", text, most),
	    "it has more than 8388608 bytes");
	text[most] = '\n';
	assert_has(refused_bytes(d, "2026-11-22", text, most + 1),
	    "it has more than 8388608 bytes");
	text[most - 1] = '\r'; /* it would fit: no such file can be read */
	assert_has(refused_bytes(d, "2026-11-22", text, most + 1),
	    "it has more than 8388608 bytes");
	text[most - 1] = '\n';
	assert_int_equal(added_bytes(d, "2026-11-22", text, most)->n, most);
	assert_int_equal(added_bytes(d, "2026-11-23", text, most - 1)->n, most);
	assert_comes_back(d);
	free(text);
}

#if defined(__SANITIZE_ADDRESS__)
#define SLOWER 15
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWER 15
#endif
#endif
#ifndef SLOWER
#define SLOWER 1
#endif

/* Of this program's own time: others may be at work. */
static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Years of checks, 5,000 of 5 kB: the newest last, the newest first, and all
 * on one day. */
static void
years_take_no_time(void **state)
{
	char text[5000];

	(void)state;
	memset(text, 'a', sizeof(text));
	for (size_t i = 49; i < sizeof(text); i += 50)
		text[i] = '\n';
	for (int how = 0; how < 3; how++) {
		struct diary *d = diary_new(arena);
		const double start = seconds();
		const struct diary *back;
		size_t n;
		char *doc;

		for (size_t i = 0; i < 5000; i++) {
			/* they differ late */
			memcpy(text + sizeof(text) - 12, day(i), 10);
			added_bytes(d,
			    day(how == 0       ? i
				    : how == 1 ? 5000 - i
					       : 0),
			    text, sizeof(text));
		}
		doc = document(d, &n);
		back = read_bytes(doc, n, NULL);
		if (seconds() - start > 1.0 * SLOWER)
			fail_msg("%g seconds", seconds() - start);
		assert_same(back, d);
		free(doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_full_day, setup, teardown),
	    cmocka_unit_test_setup_teardown(as_many_as_may_be, setup, teardown),
	    cmocka_unit_test_setup_teardown(as_large_as_may_be, setup,
		teardown),
	    cmocka_unit_test_setup_teardown(largest_entry, setup, teardown),
	    cmocka_unit_test_setup_teardown(years_take_no_time, setup,
		teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
