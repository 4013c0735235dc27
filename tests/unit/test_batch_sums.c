/* Small themes in which nothing is hidden, with all patterns of answers that
 * there are: patterns that share a result must have the same one. */
#include "batch_bank_support.h"
#include "batch_compare_support.h"

#define BANKS 600
#define ROWS_MOST_HERE 800

/* Few answers, of which one may say that one does not know; the ranges of the
 * two sets differ, or not. */
static void
add_sets(struct buf *out, bool equal)
{
	const int low = (int)below(4) - 2, high = low + 1 + (int)below(3);

	for (size_t i = 0; i < 2; i++) {
		const int more = equal || i == 0 ? 0 : (int)below(3);

		buf_addf(out,
		    "- {id: s%zu, options: [{id: a, value: %d, label: L%s}, "
		    "{id: b, value: %d, label: L}%s]}\n",
		    i, low - (one_in(2) ? more : 0),
		    one_in(5) ? ", ticked: true" : "",
		    high + (one_in(2) ? more : 0),
		    one_in(3) ? ", {id: c, value: 1, label: L, unknown: true}"
			: one_in(2)
			? arena_printf(out->arena,
			      ", {id: c, value: %d, label: L}", high)
			: "");
	}
}

static void
add_scale_theme(struct buf *out, size_t items, bool equal)
{
	/* with the last ones keys need two words */
	static const char *const weights[] = {"1", "1", "2", "3", "0.5", "0.25",
	    "1.5", "33.3333", "0.0001", "100"};
	const size_t n = one_in(3) ? 10 : 7;
	const unsigned decimals = (unsigned)below(5);

	buf_addf(out,
	    "- {id: c, title: C, kind: scale, method: %s, decimals: %u, "
	    "shown_as: %s, bands: [{below: 0, id: none, label: L}, {below: 1, "
	    "id: low, label: L}, {id: high, label: L}], min_answered: %s, "
	    "items: [",
	    !equal          ? "sum"
		: one_in(2) ? "mean"
			    : "sum, gaps: prorate",
	    decimals, one_in(2) ? "points" : "percent",
	    PICK(((const char *const[]){"1", "2", "1/2", "2/3", "1/1"})));
	for (size_t i = 0; i < items; i++)
		buf_addf(out, "%s{q: q%zu, weight: %s, reverse: %s}",
		    i > 0 ? ", " : "", i, weights[below(n)], yes_no(one_in(3)));
	buf_adds(out, "]}\n");
}

static void
add_events_theme(struct buf *out)
{
	static const char *const tests[] = {"{ticked_at_least: 1}",
	    "{ticked_at_least: 2}", "{ticked_at_least: 3}",
	    "{worst_at_least: a}", "{worst_at_least: b}",
	    "{worst_at_least: c}"};

	buf_adds(out, "- {id: c, title: C, kind: events, levels: [");
	for (size_t i = 0, n = 1 + below(3); i < n; i++)
		buf_addf(out, "{id: l%zu, label: L, %s: [%s, %s], needs: %s}, ",
		    i, one_in(2) ? "all" : "any", PICK(tests), PICK(tests),
		    PICK(((const char *const[]){"1/2", "2/3", "1/1"})));
	buf_adds(out, "{id: rest, label: L, needs: 1/2}]}\n");
}

static const char *
small_bank(struct arena *a)
{
	const size_t items = 2 + below(3);
	const bool equal = one_in(2), events = one_in(3);
	struct buf out;

	buf_init(&out, a);
	buf_adds(&out,
	    "bank: {format: 1, id: small, version: 1.0.0, "
	    "language: en, title: T}\nscales:\n");
	add_sets(&out, equal);
	buf_adds(&out, "categories:\n");
	if (events)
		add_events_theme(&out);
	else
		add_scale_theme(&out, items, equal);
	buf_adds(&out,
	    "forms:\n- {id: f, voice: v, title: F, depth: full, "
	    "categories: [c]}\nquestions:\n");
	for (size_t i = 0; i < items; i++)
		buf_addf(&out,
		    "- {id: q%zu, category: c, text: Q, scale: s%zu}\n", i,
		    below(2));
	return out.data;
}

/* The state NO of ITEM, as a cell. */
static const char *
state_no(const struct form_item *it, size_t no)
{
	static const char *const others[] = {"", "skipped", "not-applicable"};

	return no < it->scale->n_options ? it->scale->options[no].id
					 : others[no - it->scale->n_options];
}

/* All patterns, or the first of them, in any order. */
static struct sheet *
all_patterns(struct arena *a, const struct rows *r)
{
	const struct wishes w = {.ids = true};
	struct sheet *t = arena_alloc(a, sizeof(*t));
	const struct form *f = r->form;

	t->arena = a;
	t->rows = *r;
	t->n = 1;
	for (size_t i = 0; i < f->n_items; i++)
		t->n *= f->items[i].scale->n_options + 3;
	t->n = t->n < ROWS_MOST_HERE ? t->n : ROWS_MOST_HERE;
	choose_heads(t, &w);
	t->cells = arena_array(a, t->n, sizeof(*t->cells));
	for (size_t row = 0; row < t->n; row++) {
		const size_t at = below(row + 1);
		const char **cells = arena_array(a, t->n_heads, sizeof(*cells));
		size_t no = row;

		for (size_t i = 0; i < t->n_heads; i++) {
			const struct head *h = &t->heads[i];
			const struct form_item *it = &f->items[h->item];

			cells[i] = "";
			if (h->kind != HEAD_ITEM)
				continue;
			cells[i] =
			    state_no(it, no % (it->scale->n_options + 3));
			no /= it->scale->n_options + 3;
		}
		t->cells[row] = t->cells[at];
		t->cells[at] = cells;
	}
	return t;
}

static void
all_sums(void **state)
{
	size_t good = 0;

	(void)state;
	sums_are_enough = true;
	for (size_t tries = 0; good < BANKS; tries++) {
		struct arena *a = arena_new();
		struct diags d;
		const char *text;
		const struct bank *b;

		assert_true(tries < 4 * BANKS);
		prng_init(&dice, 17, "sums", tries);
		text = small_bank(a);
		diag_init(&d, a);
		b = bank_load(a, "small.yaml", text, strlen(text), &d);
		if (b != NULL) {
			const struct rows r = {.bank = b,
			    .form = &b->forms[0],
			    .digest = DIGEST};
			struct sheet *t = all_patterns(a, &r);

			ask_rows(t);
			compare_once(t, BATCH_CSV, false, good % 3 == 0);
			compare_once(t, BATCH_CSV, true, false);
			good++;
		}
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_sums),
	};

	return cmocka_run_group_tests_name("batch sums", tests, NULL, NULL);
}
