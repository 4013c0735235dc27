/* More patterns of answers than anybody remembers: what was found gives way to
 * others, is found again, and is counted once for each row. */
#include "batch_compare_support.h"

#define ROWS 6000

/* Themes of each kind of key: twelve and sixty items, waiting for others or
 * not; a scale; and items that no theme tells of. */
static const char *
big_bank(struct arena *a)
{
	struct buf out;

	buf_init(&out, a);
	buf_adds(&out,
	    "bank: {format: 1, id: big, version: 1.0.0, language: en, "
	    "title: T}\n"
	    "scales:\n"
	    "- {id: s, options: [{id: no, value: 0, label: L}, {id: some, "
	    "value: 1, label: L}, {id: much, value: 3, label: L}, {id: dk, "
	    "value: 9, label: L, unknown: true}]}\n"
	    "categories:\n"
	    "- {id: waits, title: C, kind: events, levels: [{id: many, label: "
	    "L, any: [{ticked_at_least: 6}]}, {id: none, label: N}]}\n"
	    "- {id: sums, title: C, kind: scale, method: mean, decimals: 2, "
	    "min_answered: 1/2, bands: [{below: 1.05, id: low, label: L}, "
	    "{id: high, label: H}]}\n"
	    "- {id: rows, title: C, kind: events, levels: [{id: worst, label: "
	    "L, all: [{worst_at_least: much}, {ticked_at_least: 31}]}, {id: "
	    "none, label: N, needs: 2/3}]}\n"
	    "- {id: long, title: C, kind: events, levels: [{id: many, label: "
	    "L, any: [{ticked_at_least: 4}]}, {id: none, label: N}]}\n"
	    "- {id: heavy, title: C, kind: scale, method: mean, decimals: 4, "
	    "bands: [{below: 1.5, id: low, label: L}, {id: high, label: "
	    "H}], items: [");
	for (size_t i = 0; i < 15; i++)
		buf_addf(&out, "%s{q: h%zu, weight: 1.%04zu}",
		    i > 0 ? ", " : "", i, (i * i * i * 7 + 11) % 10000);
	buf_adds(&out,
	    "]}\n"
	    "forms:\n"
	    "- {id: f, voice: v, title: F, depth: full, categories: [waits, "
	    "sums, rows, long, heavy]}\n"
	    "questions:\n"
	    "- {id: first, role: overall, text: Q, scale: s}\n");
	for (size_t i = 0; i < 14; i++)
		buf_addf(&out,
		    "- {id: w%zu, category: waits, text: Q, scale: s%s}\n", i,
		    i % 3 == 2 ? ", when: {question: w0, ticked: true}" : "");
	for (size_t i = 0; i < 40; i++)
		buf_addf(&out,
		    "- {id: s%zu, category: sums, text: Q, scale: s}\n", i);
	for (size_t i = 0; i < 60; i++)
		buf_addf(&out,
		    "- {id: r%zu, category: rows, text: Q, scale: s%s}\n", i,
		    i % 20 == 9 ? ", when: {question: first, answered: true}"
				: "");
	for (size_t i = 0; i < 30; i++)
		buf_addf(&out,
		    "- {id: l%zu, category: long, text: Q, scale: s%s}\n", i,
		    i % 3 == 2 ? ", when: {question: l0, ticked: true}" : "");
	for (size_t i = 0; i < 15; i++)
		buf_addf(&out,
		    "- {id: h%zu, category: heavy, text: Q, scale: s}\n", i);
	return out.data;
}

/* Keys of two words that are the same in one of them: the first answers of the
 * long theme are, and all of the heavy one are given. */
static void
compare_halves(const struct bank *b)
{
	const struct rows rows = {.bank = b,
	    .form = &b->forms[0],
	    .digest = DIGEST};
	const struct wishes w = {.plain = true, .ids = true};
	struct arena *a = arena_new();
	struct sheet *t = any_table(a, &rows, ROWS, &w);

	for (size_t row = 0; row < t->n; row++)
		for (size_t i = 0; i < t->n_heads; i++) {
			const char *name = t->heads[i].name;
			const char **cell = &t->cells[row][i];

			if (*name == 'l' && atoi(name + 1) < 24)
				*cell = atoi(name + 1) == 0 ? "1" : "0";
			else if (*name == 'h' || *name == 'l')
				*cell = PICK(
				    ((const char *const[]){"0", "1", "3"}));
		}
	ask_rows(t);
	compare_once(t, BATCH_CSV, false, true);
	compare_once(t, BATCH_CSV, false, false);
	arena_free(a);
}

static void
many(void **state)
{
	struct arena *a = arena_new();
	const char *text = big_bank(a);
	struct diags d;
	const struct bank *b;

	(void)state;
	diag_init(&d, a);
	b = bank_load(a, "big.yaml", text, strlen(text), &d);
	if (b == NULL)
		fail_msg("%u: %s", d.list[0].at.line, d.list[0].msg);
	prng_init(&dice, 15, "many", 0);
	compare_form(b, &b->forms[0], ROWS, 1);
	compare_form(b, &b->forms[0], 400, 3);
	compare_halves(b);
	assert_true(keys_met[UNIT_THEME][UNIT_SUMS] > 0);
	assert_true(keys_met[UNIT_THEME][UNIT_CODES] > 0);
	assert_true(keys_met[UNIT_THEME][UNIT_ROW] > 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(many),
	};

	return cmocka_run_group_tests_name("batch many", tests, NULL, NULL);
}
