#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"

static struct arena *arena;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
test_starts_empty(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
}

static void
test_adding(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	buf_adds(&b, "ab");
	buf_addc(&b, 'c');
	buf_add(&b, "de\0f", 4);
	buf_fill(&b, '-', 3);
	buf_addf(&b, "%d%s", 12, "z");
	assert_int_equal(b.len, 13);
	assert_memory_equal(b.data, "abcde\0f---12z", 14);
}

/* Nothing is moved as long as what was asked for lasts. */
static void
test_room_at_once(void **state)
{
	struct buf b;
	const char *data;

	(void)state;
	buf_init(&b, arena);
	buf_adds(&b, "ab");
	buf_reserve(&b, 100000);
	data = b.data;
	assert_string_equal(data, "ab");
	assert_int_equal(b.len, 2);
	for (int i = 0; i < 10000; i++)
		buf_adds(&b, "0123456789");
	assert_ptr_equal(b.data, data);
	assert_int_equal(b.len, 100002);
	assert_memory_equal(b.data + 99992, "0123456789", 11);
}

static void
test_adding_nothing(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	buf_add(&b, NULL, 0);
	buf_adds(&b, "");
	buf_fill(&b, 'x', 0);
	buf_addf(&b, "%s", "");
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
}

static void
test_clear_keeps_memory(void **state)
{
	struct buf b;
	const char *data;

	(void)state;
	buf_init(&b, arena);
	buf_fill(&b, 'x', 5000);
	data = b.data;
	buf_clear(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	buf_fill(&b, 'y', 5000);
	assert_ptr_equal(b.data, data);
}

/* Each length around the sizes at which it grows. */
static void
test_growing_one_by_one(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	for (size_t i = 0; i < 70000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.len, i + 1);
		assert_true(b.cap > b.len);
		assert_int_equal(b.data[b.len], 0);
	}
	for (size_t i = 0; i < 70000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
}

static void
test_addf_at_every_fill(void **state)
{
	(void)state;
	for (size_t n = 0; n < 140; n++) {
		struct buf b;

		buf_init(&b, arena);
		buf_fill(&b, 'x', n);
		buf_addf(&b, "%s|%d", "four", -5);
		assert_int_equal(b.len, n + 7);
		assert_string_equal(b.data + n, "four|-5");
	}
}

static void
test_one_large_piece(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	buf_addc(&b, 'a');
	buf_fill(&b, 'b', 3000000);
	buf_addc(&b, 'c');
	assert_int_equal(b.len, 3000002);
	assert_int_equal(b.data[0], 'a');
	assert_int_equal(b.data[3000000], 'b');
	assert_string_equal(b.data + 3000001, "c");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_starts_empty),
	    cmocka_unit_test(test_adding),
	    cmocka_unit_test(test_room_at_once),
	    cmocka_unit_test(test_adding_nothing),
	    cmocka_unit_test(test_clear_keeps_memory),
	    cmocka_unit_test(test_growing_one_by_one),
	    cmocka_unit_test(test_addf_at_every_fill),
	    cmocka_unit_test(test_one_large_piece),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
