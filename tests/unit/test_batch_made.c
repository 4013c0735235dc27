/* The same of banks that are made by chance: odd values, all sizes of themes,
 * conditions on conditions, forms that deepen. Each kind of key is met. */
#include "batch_bank_support.h"
#include "batch_compare_support.h"

#define BANKS 150

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
		if (b != NULL)
			compare_bank(b, 25, 4);
		good += b != NULL;
		arena_free(a);
	}
}

/* Else the above would say little. */
static void
all_keys(void **state)
{
	static const struct {
		enum unit_of of;
		enum unit_key key;
	} wanted[] = {{UNIT_THEME, UNIT_TABLE}, {UNIT_THEME, UNIT_SUMS},
	    {UNIT_THEME, UNIT_CODES}, {UNIT_THEME, UNIT_ROW},
	    {UNIT_SENTINEL, UNIT_TABLE}, {UNIT_SENTINEL, UNIT_CODES},
	    {UNIT_ITEM, UNIT_TABLE}, {UNIT_ITEM, UNIT_CODES},
	    {UNIT_ITEM, UNIT_ROW}};

	(void)state;
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (keys_met[wanted[i].of][wanted[i].key] < 4)
			fail_msg("%d by key %d: %zu", wanted[i].of,
			    wanted[i].key,
			    keys_met[wanted[i].of][wanted[i].key]);
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
