/* The same of banks that are made by chance: odd values, all sizes of themes,
 * conditions on conditions, forms that deepen. Each kind of key is met. */
#include "batch_bank_support.h"
#include "batch_compare_support.h"

#define BANKS 200

static void
made_banks(void **state)
{
	size_t good = 0, tries = 0;

	(void)state;
	for (; good < BANKS; tries++) {
		struct arena *a = arena_new();
		struct diags d;
		const char *text;
		const struct bank *b;

		assert_true(tries < 8 * BANKS);
		prng_init(&dice, 4, "made", tries);
		text = any_bank(a);
		diag_init(&d, a);
		b = bank_load(a, "made.yaml", text, strlen(text), &d);
		if (getenv("BATCH_SAY") != NULL && b == NULL)
			print_message("%zu: %u %s\n", tries, d.list[0].at.line,
			    d.list[0].msg);
		if (b != NULL)
			compare_bank(b, 25, 2);
		good += b != NULL;
		arena_free(a);
	}
	print_message("%zu of %zu\n", good, tries);
}

/* Else the above would say little. */
static void
all_keys(void **state)
{
	(void)state;
	for (size_t of = 0; of < 3; of++)
		for (size_t k = 0; k <= UNIT_ROW; k++) {
			print_message("%zu %zu: %zu\n", of, k,
			    keys_met[of][k]);
		}
	assert_true(quick_met > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(made_banks),
	    cmocka_unit_test(all_keys),
	};

	return cmocka_run_group_tests_name("batch made", tests, NULL, NULL);
}
