/* A set of prints: what was there is told, nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harmcheck/prng.h"
#include "harmcheck/unique.h"

#define MANY 20000

static void
test_seen(void **state)
{
	struct unique *u = unique_new();
	struct prng rng;
	uint64_t print[2];

	(void)state;
	for (int pass = 0; pass < 2; pass++) {
		prng_init(&rng, 1, "prints", 0);
		for (size_t i = 0; i < MANY; i++) {
			print[0] = prng_next(&rng);
			print[1] = prng_next(&rng);
			assert_int_equal(unique_seen(u, print), pass == 1);
		}
	}
	assert_int_equal(unique_bytes(u), unique_bytes_for(MANY));
	assert_true(unique_bytes(u) >= MANY * 16);
	assert_true(unique_bytes(u) <= (size_t)MANY * 16 * 6);
	unique_free(u);
	unique_free(NULL);
}

/* What is told before is what it takes in the end, where a table grows, too. */
static void
told_before(void **state)
{
	struct unique *u = unique_new();

	(void)state;
	assert_int_equal(unique_bytes(u), unique_bytes_for(0));
	for (size_t i = 1; i < 20000; i++) {
		const uint64_t print[2] = {i * UINT64_C(0x9e3779b97f4a7c15), i};

		unique_seen(u, print);
		if (unique_bytes(u) != unique_bytes_for(i))
			fail_msg("%zu: %zu, and told was %zu", i,
			    unique_bytes(u), unique_bytes_for(i));
	}
	unique_free(u);
}

/* All in one place, at its end; halves that are zero or swapped. */
static void
test_crowded(void **state)
{
	struct unique *u = unique_new();

	(void)state;
	for (uint64_t i = 1; i < 2000; i++) {
		assert_false(unique_seen(u, (uint64_t[]){UINT64_MAX, i}));
		assert_false(unique_seen(u, (uint64_t[]){0, i}));
		assert_false(unique_seen(u, (uint64_t[]){i << 32, 0}));
	}
	for (uint64_t i = 1; i < 2000; i++) {
		assert_true(unique_seen(u, (uint64_t[]){UINT64_MAX, i}));
		assert_true(unique_seen(u, (uint64_t[]){0, i}));
		assert_true(unique_seen(u, (uint64_t[]){i << 32, 0}));
	}
	assert_false(unique_seen(u, (uint64_t[]){1, UINT64_MAX}));
	unique_free(u);
}

/* What stands for nothing is never there. */
static void
test_none(void **state)
{
	struct unique *u = unique_new();

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_false(unique_seen(u, (uint64_t[]){0, 0}));
	unique_free(u);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_seen),
	    cmocka_unit_test(told_before),
	    cmocka_unit_test(test_crowded),
	    cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
