/* Keys of rows as NDJSON in any order: what the rows before were like is only
 * a guess, and a key that is there twice is always found. */
#include "json_rows_support.h"

#include <stdio.h>

#include "harmcheck/prng.h"

#define ROWS 4000
#define LINE_MOST 1000

static struct prng rng;

static size_t
below(size_t n)
{
	return (size_t)prng_below(&rng, n);
}

static const char *const items[] = {"O1", "P1", "P2", "P3", "P4", "q_date"};
#define ITEMS (sizeof(items) / sizeof(items[0]))

/* A key that is there twice is found, whatever rows were before. */
static void
twice(void **state)
{
	char line[LINE_MOST];

	(void)state;
	prng_init(&rng, 13, "twice", 0);
	for (size_t i = 0; i < ROWS; i++) {
		size_t order[2 * ITEMS], n = 0, at = 1;
		bool had[ITEMS] = {false}, two = false;

		line[0] = '{';
		for (size_t k = below(2 * ITEMS); k > 0; k--) {
			const size_t item = below(3) > 0 && n > 0
			    ? (order[n - 1] + 1) % ITEMS
			    : below(ITEMS);

			if (had[item] && below(4) > 0)
				continue;
			two |= had[item];
			had[item] = true;
			at += (size_t)snprintf(line + at, sizeof(line) - at,
			    "%s\"%s\":1", n > 0 ? "," : "", items[item]);
			order[n++] = item;
		}
		line[at++] = '}';
		read_json_bytes(line, at);
		assert_int_equal(jf.slow.said == JSON_ODD &&
			jf.fault.code == DIAG_DUPLICATE_KEY,
		    two);
		/* q_date has no answer with the value 1 */
		assert_int_equal(jf.slow.said == JSON_GOOD,
		    !two && !had[ITEMS - 1]);
	}
}

/* The same with so many keys that their order is not learned any more. */
#define MANY 40

static size_t
add_many(char *line, const size_t *order, size_t n)
{
	size_t at = 1;

	line[0] = '{';
	for (size_t i = 0; i < n; i++)
		at += (size_t)snprintf(line + at, LINE_MOST - at,
		    "%s\"q%02zu\":%zu", i > 0 ? "," : "", order[i] + 1,
		    order[i] % 5);
	line[at++] = '}';
	return at;
}

static void
many(void **state)
{
	char line[LINE_MOST];
	size_t order[MANY + 1];

	(void)state;
	rf.bank = load_bank(rf.arena, "tests/bench/bank.yaml");
	rf.rows = (struct rows){.bank = rf.bank, .form = &rf.bank->forms[0]};
	assert_int_equal(rf.rows.form->n_items, MANY);
	json_of(NULL, 0, NULL, 0);
	prng_init(&rng, 17, "many", 0);
	for (size_t i = 0; i < ROWS; i++) {
		const size_t shape = below(3); /* as before, turned, any */

		for (size_t k = 0; k < MANY; k++) {
			const size_t at = shape == 2 ? below(k + 1) : k;

			order[k] = order[at];
			order[at] = shape == 1 ? MANY - 1 - k : k;
		}
		assert_int_equal(
		    read_json_bytes(line, add_many(line, order, MANY)),
		    JSON_GOOD);
		for (size_t k = 0; k < MANY; k++) {
			const char *code =
			    rf.rows.form->items[k].question->code;

			/* "q07" was answered with 6 % 5 */
			assert_int_equal(jf.quick.codes[jf.slot[k]],
			    ((code[1] - '0') * 10 + code[2] - '0' - 1) % 5);
		}
		/* one of them once more, behind it */
		order[MANY] = order[below(MANY)];
		assert_int_equal(
		    read_json_bytes(line, add_many(line, order, MANY + 1)),
		    JSON_ODD);
		assert_int_equal(jf.fault.code, DIAG_DUPLICATE_KEY);
	}
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, json_set_up, json_tear_down)
	const struct CMUnitTest tests[] = {
	    T(twice),
	    T(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
