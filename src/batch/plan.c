/* A form made ready for many rows: what is worked out, from which items, and
 * by which key it is found again. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "finder_wide.h"
#include "plan_parts.h"

/* Patterns of one table, where its text must be worked out pattern by pattern,
 * and where sums make that cheap; and of all tables together. They are what
 * keeps the tables of a worker below a megabyte. */
#define TABLE_MOST 4096
#define TABLE_MOST_SUMS 32768
#define TABLES_MOST 65536

/* --- keys -----------------------------------------------------------------
 */

/* Number the patterns of U in one or two words; false when they are too many.
 */
static bool
number_patterns(struct unit *u)
{
	uint64_t stride = 1;
	unsigned word = 0;

	for (size_t i = 0; i < u->n_items; i++) {
		struct unit_item *ui = &u->items[i];

		if (stride > (UINT64_C(1) << 63) / ui->n_digits) {
			if (++word == 2)
				return false;
			stride = 1;
		}
		ui->word = word;
		ui->stride = stride;
		stride *= ui->n_digits;
	}
	u->patterns = word == 0 ? stride : UINT64_MAX;
	return true;
}

static void
add_strides(struct arena *a, const struct plan *p, struct unit *u)
{
	for (unsigned w = 0; w < 2; w++)
		u->adds.of[w] =
		    arena_array(a, u->n_items + 1, sizeof(*u->adds.of[w]));
	for (size_t i = 0; i < u->n_items; i++) {
		const struct unit_item *ui = &u->items[i];
		const size_t codes =
		    p->form->items[ui->item].scale->n_options + CODE_STATES;
		uint64_t *by_code = arena_array(a, codes, sizeof(*by_code));

		for (size_t c = 0; c < codes; c++)
			by_code[c] = ui->stride * ui->digit[c];
		u->adds.of[ui->word][u->adds.n[ui->word]++] =
		    (struct addend){ui->slot, by_code};
	}
}

/* Can it have a table? Where a digit is not a code, or where a slot decides
 * another table already, it has none. */
static bool
fits_table(const struct plan *p, const struct unit *u, uint64_t tables)
{
	if (u->patterns > (u->has_sums ? TABLE_MOST_SUMS : TABLE_MOST) ||
	    tables + u->patterns > TABLES_MOST)
		return false;
	for (size_t i = 0; i < u->n_items; i++)
		if (!u->items[i].whole || p->strides[u->items[i].slot] > 0)
			return false;
	return true;
}

static void
make_pattern(struct arena *a, struct plan *p, struct unit *u)
{
	u->pattern =
	    arena_array(a, u->n_items + PATTERN_LEAST, sizeof(*u->pattern));
	for (size_t i = 0; i < u->n_items; i++) {
		const struct unit_item *ui = &u->items[i];

		u->pattern[u->n_pattern++] = (uint16_t)ui->slot;
		p->strides[ui->slot] = (uint16_t)ui->stride;
	}
	while (u->n_pattern < PATTERN_LEAST)
		u->pattern[u->n_pattern++] = (uint16_t)p->n_slots;
}

static void
choose_key(struct arena *a, const struct batch_setup *s, struct plan *p,
    struct unit *u, uint64_t *tables)
{
	const bool numbered = number_patterns(u);
	bool columns[BATCH_COLUMNS] = {false};

	for (size_t i = 0; i < s->n_columns; i++)
		columns[s->columns[i]] = !s->quiet;
	unit_sums(a, p, u, columns);
	if (numbered && fits_table(p, u, *tables)) {
		u->key = UNIT_TABLE;
		*tables += u->patterns;
	} else if (u->has_sums) {
		u->key = UNIT_SUMS;
		u->adds = u->sums;
	} else {
		u->key = numbered ? UNIT_CODES : UNIT_ROW;
	}
	if (u->key == UNIT_TABLE)
		make_pattern(a, p, u);
	if (u->key == UNIT_CODES)
		add_strides(a, p, u);
}

/* --- units ----------------------------------------------------------------
 */

static void
mark_theme(const struct form *f, const struct category *c, bool *roots)
{
	for (size_t i = 0; i < f->n_items; i++)
		roots[i] = c->kind == KIND_EVENTS &&
		    f->items[i].category == c && f->items[i].question != NULL;
	for (size_t i = 0; c->kind == KIND_SCALE && i < c->n_items; i++) {
		const int item = f->item_of[c->items[i].question->index];

		if (item >= 0)
			roots[item] = true;
	}
}

static bool
mark_sentinel(const struct form *f, enum sentinel_kind kind, bool *roots)
{
	bool any = false;

	for (size_t i = 0; i < f->n_items; i++) {
		roots[i] = f->items[i].question != NULL &&
		    f->items[i].question->sentinel == kind;
		any |= roots[i];
	}
	return any;
}

static bool
wants(const struct batch_setup *s, enum batch_column column)
{
	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i] == column)
			return !s->quiet;
	return false;
}

static struct unit *
add_unit(struct plan *p, enum unit_of of)
{
	struct unit *u = &p->units[p->n_units];

	u->place = p->n_units++;
	u->of = of;
	return u;
}

static void
add_themes(struct arena *a, struct plan *p, bool *roots)
{
	for (size_t i = 0; i < p->form->n_categories; i++) {
		struct unit *u = add_unit(p, UNIT_THEME);

		u->category = p->form->categories[i];
		u->theme = i;
		mark_theme(p->form, u->category, roots);
		unit_close(a, p, u, roots);
	}
}

static void
add_sentinels(struct arena *a, struct plan *p, bool *roots)
{
	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const struct sentinel *s = bank_sentinel(p->bank, i);
		struct unit *u;

		if (s == NULL || !mark_sentinel(p->form, s->kind, roots))
			continue;
		u = add_unit(p, UNIT_SENTINEL);
		u->kind = s->kind;
		unit_close(a, p, u, roots);
	}
}

/* --- whose answers are counted where -----------------------------------------
 */

/* Where each pattern is counted, the answers need not be counted one by one. A
 * unit tells the tally of an item when its key tells all states apart. */
static void
find_owners(struct arena *a, struct plan *p, bool *owned)
{
	for (size_t i = 0; i < p->n_units; i++) {
		struct unit *u = &p->units[i];
		const bool tells = u->key != UNIT_SUMS;

		u->owns = arena_array(a, u->n_items + 1, sizeof(bool));
		for (size_t k = 0; tells && k < u->n_items; k++) {
			const struct unit_item *ui = &u->items[k];

			u->owns[k] = ui->whole && !owned[ui->item];
			owned[ui->item] |= ui->whole;
		}
	}
}

/* Items that no theme tells of get a unit of their own, unless they are always
 * open: those are counted as they stand. */
static void
add_items(struct arena *a, const struct batch_setup *s, struct plan *p,
    bool *roots, bool *owned, uint64_t *tables)
{
	for (size_t i = 0; i < p->form->n_items; i++) {
		struct unit *u;

		if (owned[i])
			continue;
		u = add_unit(p, UNIT_ITEM);
		u->item = i;
		memset(roots, 0, p->form->n_items * sizeof(bool));
		roots[i] = true;
		unit_close(a, p, u, roots);
		if (u->free) {
			p->raw[p->n_raw++] = (struct raw_item){i, p->slot[i]};
			*u = (struct unit){0};
			p->n_units--;
			continue;
		}
		choose_key(a, s, p, u, tables);
		u->owns = arena_array(a, u->n_items + 1, sizeof(bool));
		for (size_t k = 0; k < u->n_items; k++)
			u->owns[k] = u->items[k].item == i;
		owned[i] = true;
	}
}

/* Those that have tables come first. */
static void
sort_units(struct arena *scratch, struct plan *p)
{
	struct unit *list = arena_array(scratch, p->n_units + 1, sizeof(*list));
	size_t n = 0;

	for (size_t i = 0; i < p->n_units; i++)
		if (p->units[i].key == UNIT_TABLE)
			list[n++] = p->units[i];
	p->n_tables = n;
	for (size_t i = 0; i < p->n_units; i++)
		if (p->units[i].key != UNIT_TABLE)
			list[n++] = p->units[i];
	memcpy(p->units, list, n * sizeof(*list));
}

struct plan *
plan_new(struct arena *a, const struct batch_setup *s, const size_t *slot,
    size_t n_slots)
{
	struct plan *p = arena_alloc(a, sizeof(*p));
	const struct form *f = s->rows.form;
	struct arena *scratch = arena_new();
	bool *roots = arena_array(scratch, f->n_items + 1, sizeof(bool));
	bool *owned = arena_array(scratch, f->n_items + 1, sizeof(bool));
	uint64_t tables = 0;

	p->bank = s->rows.bank;
	p->form = f;
	p->json = s->out == BATCH_NDJSON;
	p->slot = slot;
	p->n_slots = n_slots;
	p->strides = arena_array(a, PLAN_ROOM(n_slots), sizeof(*p->strides));
	p->raw = arena_array(a, f->n_items + 1, sizeof(*p->raw));
	p->units = arena_array(a,
	    f->n_categories + SENTINEL_KINDS + (s->tally ? f->n_items : 0),
	    sizeof(*p->units));
	add_themes(a, p, roots);
	if (wants(s, BATCH_SENTINELS))
		add_sentinels(a, p, roots);
	for (size_t i = 0; i < p->n_units; i++)
		choose_key(a, s, p, &p->units[i], &tables);
	if (s->tally) {
		find_owners(a, p, owned);
		add_items(a, s, p, roots, owned, &tables);
	}
	sort_units(scratch, p);
	wide_patterns_plan(a, p);
	plan_cells(a, s, p);
	arena_free(scratch);
	return p;
}
