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

/* Two hundred answers in a line, of all the digits that there are. */
static void
long_rows(void **state)
{
	struct arena *a = arena_new();
	struct diags d;
	struct buf text;
	const struct bank *b;

	(void)state;
	buf_init(&text, a);
	buf_adds(&text,
	    "bank: {format: 1, id: long, version: 1.0.0, "
	    "language: en, title: T}\nscales:\n");
	for (size_t i = 0; i < 3; i++) {
		buf_addf(&text, "- {id: s%zu, options: [", i);
		for (size_t k = 0; k < 10 - 3 * i; k++)
			buf_addf(&text, "%s{id: o%zu, value: %zu, label: L}",
			    k > 0 ? ", " : "", k, i == 2 ? 9 - i - k : k + i);
		buf_adds(&text, "]}\n");
	}
	buf_adds(&text,
	    "categories:\n- {id: c, title: C, kind: scale, method: sum, "
	    "min_answered: 1/2, bands: [{id: all, label: L}]}\n"
	    "forms:\n- {id: f, voice: v, title: F, depth: full, categories: "
	    "[c]}\nquestions:\n");
	for (size_t i = 0; i < 200; i++)
		buf_addf(&text,
		    "- {id: q%zu, category: c, text: Q, scale: s%zu}\n", i,
		    i * i % 7 % 3);
	diag_init(&d, a);
	b = bank_load(a, "long.yaml", text.data, text.len, &d);
	if (b == NULL)
		fail_msg("%u: %s", d.list[0].at.line, d.list[0].msg);
	prng_init(&dice, 5, "long", 0);
	quick_met = 0;
	compare_bank(b, 120, 8);
	assert_true(quick_met >= 4);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_good_banks),
	    cmocka_unit_test(shipped_bank),
	    cmocka_unit_test(bench_bank),
	    cmocka_unit_test(long_rows),
	};

	return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
