/* Rows to scores: with each bank at hand, by all ways through the batch, the
 * same bytes as the engine's, asked row by row. */
#include "batch_compare_support.h"

#include <glob.h>

static void
all_good_banks(void **state)
{
	glob_t found;

	(void)state;
	assert_int_equal(glob("tests/bank/good/*.yaml", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct arena *a = arena_new();
		const char *path = arena_strdup(a, found.gl_pathv[i]);

		prng_init(&dice, 1, path, 0);
		compare_bank(load_bank(a, path), 60, 8);
		arena_free(a);
	}
	globfree(&found);
	assert_true(forms_met > 20);
}

static void
shipped_bank(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	prng_init(&dice, 2, "shipped", 0);
	compare_bank(load_bank(a, "data/questions.yaml"), 40, 2);
	arena_free(a);
}

static void
bench_bank(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	prng_init(&dice, 3, "bench", 0);
	compare_bank(load_bank(a, "tests/bench/bank.yaml"), 300, 6);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_good_banks),
	    cmocka_unit_test(shipped_bank),
	    cmocka_unit_test(bench_bank),
	};

	return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
