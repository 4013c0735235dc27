/* Numbers that look random: the known ones, evenly spread, each stream its
 * own. */
#include "support.h"

#include "harmcheck/prng.h"

static void
splitmix64_as_published(void **state)
{
	static const uint64_t wanted[] = {UINT64_C(6457827717110365317),
	    UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
	    UINT64_C(4593380528125082431), UINT64_C(16408922859458223821)};
	struct prng p = {.state = 1234567};

	(void)state;
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		assert_true(prng_next(&p) == wanted[i]);
}

static void
streams_come_again_and_differ(void **state)
{
	static const struct {
		uint64_t seed;
		const char *part;
		uint64_t number;
	} rows[] = {{1, "a", 1}, {2, "a", 1}, {1, "b", 1}, {1, "a", 2},
	    {1, "", 1}, {1, "aa", 1}, {0, "a", 0}};
	const size_t n = sizeof(rows) / sizeof(rows[0]);
	uint64_t first[8];

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct prng p, again;

		prng_init(&p, rows[i].seed, rows[i].part, rows[i].number);
		prng_init(&again, rows[i].seed, rows[i].part, rows[i].number);
		first[i] = prng_next(&p);
		assert_true(first[i] == prng_next(&again));
		for (size_t k = 0; k < i; k++)
			assert_true(first[k] != first[i]);
	}
}

static void
below_is_even(void **state)
{
	struct prng p;
	unsigned seen[7] = {0};

	(void)state;
	prng_init(&p, 1, "below", 0);
	for (int i = 0; i < 7000; i++) {
		const uint64_t x = prng_below(&p, 7);

		assert_true(x < 7);
		seen[x]++;
	}
	for (int i = 0; i < 7; i++)
		assert_in_range(seen[i], 850, 1150);
	assert_true(prng_below(&p, 1) == 0);
	assert_true(prng_below(&p, UINT64_MAX) < UINT64_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(splitmix64_as_published),
	    cmocka_unit_test(streams_come_again_and_differ),
	    cmocka_unit_test(below_is_even),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
