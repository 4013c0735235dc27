/* From a row's answers to finished text. What the engine says of a key is
 * worked out at first sight; then it is a look-up. */
#include <string.h>

#include "finder.h"
#include "finder_parts.h"
#include "finder_wide.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"

/* Finished texts that were found by key and may give way to others. */
#define MEMO_BYTES ((size_t)512 * 1024)
#define MEMO_LEAST 64
#define MEMO_MOST 4096

#define RESULTS_FIRST 16

/* --- results --------------------------------------------------------------
 */

/* Room for one more; gives where it is, which is not 0. */
static uint32_t
result_add(struct finder *f)
{
	f->n++;
	if (f->n == f->cap) {
		const size_t cap = f->cap * 2;
		char *more = arena_array(f->arena, cap, f->size);

		memcpy(more, f->results, f->n * f->size);
		f->results = more;
		f->cap = cap;
	}
	return (uint32_t)(f->n * f->size);
}

/* --- by sums, behind a table -------------------------------------------------
 */

static uint64_t
mix(const struct key *k)
{
	const uint64_t h =
	    (k->of[0] ^ (k->of[1] * UINT64_C(0x9e3779b97f4a7c15) >> 7)) *
	    UINT64_C(0xbf58476d1ce4e5b9);

	return h ^ h >> 32;
}

static struct sums_slot *
sums_find(const struct finder *f, const struct key *k)
{
	size_t i = mix(k) & (f->sums_cap - 1);

	while (f->sums[i].result > 0 &&
	    (f->sums[i].key.of[0] != k->of[0] ||
		f->sums[i].key.of[1] != k->of[1]))
		i = (i + 1) & (f->sums_cap - 1);
	return &f->sums[i];
}

static void
sums_grow(struct finder *f)
{
	const struct sums_slot *old = f->sums;
	const size_t n = f->sums_cap;

	if (f->n_sums * 2 < n)
		return;
	f->sums_cap = n > 0 ? n * 2 : 64;
	f->sums = arena_array(f->arena, f->sums_cap, sizeof(*f->sums));
	for (size_t i = 0; i < n; i++)
		if (old[i].result > 0)
			*sums_find(f, &old[i].key) = old[i];
}

/* --- tables ----------------------------------------------------------------
 */

/* A pattern that was not seen before: other patterns with the same sums have
 * the same result. */
SELDOM static size_t
table_fill(struct finder *f, const uint16_t *codes)
{
	struct sums_slot *slot = NULL;
	struct key k;
	uint32_t at;

	if (f->unit->has_sums) {
		sums_grow(f);
		k = key_of(&f->unit->sums, codes);
		slot = sums_find(f, &k);
		if (slot->result > 0)
			return slot->result;
	}
	at = result_add(f);
	finder_work_out(f, codes, f->results + at);
	if (slot != NULL) {
		*slot = (struct sums_slot){k, at};
		f->n_sums++;
	}
	return at;
}

/* A pattern is below 2^16: what is beyond is not lost, for it is not there. */
typedef uint16_t products_of __attribute__((vector_size(PLAN_LANES * 2)));

static inline void
multiply(const struct plan *p, const uint16_t *codes, uint16_t *products)
{
	const size_t n = PLAN_ROOM(p->n_slots);
	const uint16_t *strides = p->strides;

	for (size_t i = 0; i < n; i += PLAN_LANES) {
		products_of x, y;

		memcpy(&x, codes + i, sizeof(x));
		memcpy(&y, strides + i, sizeof(y));
		x *= y;
		memcpy(products + i, &x, sizeof(x));
	}
}

static inline size_t
pattern_of(const struct finder *f, const uint16_t *products)
{
	const uint16_t *slot = f->slots;
	size_t pattern = (size_t)products[slot[0]] + products[slot[1]] +
	    products[slot[2]] + products[slot[3]];

	for (slot += PATTERN_LEAST; slot < f->slots_end; slot++)
		pattern += products[*slot];
	return pattern;
}

static inline const char *
table_look(struct finder *f, size_t pattern, const uint16_t *codes)
{
	size_t at = f->table[pattern];

	if (at == 0) {
		at = table_fill(f, codes);
		f->table[pattern] = (uint32_t)at;
	}
	return f->results + at;
}

/* --- memos ----------------------------------------------------------------
 */

static const char *
memo_look(struct finder *f, const uint16_t *codes)
{
	const struct key k = key_of(&f->unit->adds, codes);
	const size_t i = mix(&k) >> 3 & (f->n_memo - 1);
	struct memo_slot *slot = &f->memo[i];
	char *result = f->results + i * f->size;

	if (!slot->used || slot->key.of[0] != k.of[0] ||
	    slot->key.of[1] != k.of[1]) {
		finder_give_way(f, i);
		*slot = (struct memo_slot){.key = k, .used = true};
		finder_work_out(f, codes, result);
	}
	slot->people++;
	return result;
}

/* --- rows -----------------------------------------------------------------
 */

static const char *
row_look(struct finder *f, const uint16_t *codes)
{
	finder_work_out(f, codes, f->results);
	if (f->tally != NULL)
		finder_count(f, f->results, 1);
	return f->results;
}

SELDOM static const char *
other_look(struct finder *f, const uint16_t *codes)
{
	const char *result =
	    f->unit->key == UNIT_ROW ? row_look(f, codes) : memo_look(f, codes);

	if (f->complete != NULL)
		finder_count_complete(f, codes);
	return result;
}

/* What is done with a row. */
enum { LOOK = 1, COUNT = 2 };

static inline __attribute__((always_inline)) void
walk(struct finder *f, const struct row_at *at, int what, bool wide)
{
	const struct plan *p = at->plan;
	const struct finder *const end = f + p->n_units;
	const struct finder *const tables = f + p->n_tables;
	const uint16_t *const codes = at->codes;
	uint16_t *const numbers = at->numbers;
	const uint16_t *pattern_at = numbers;
	const char **found = at->found;

	if (wide)
		wide_patterns(p, codes, numbers);
	else
		multiply(p, codes, numbers);
	for (; f < tables; f++) {
		const size_t pattern =
		    wide ? *pattern_at++ : pattern_of(f, numbers);

		if ((what & COUNT) != 0)
			f->people[pattern]++;
		if ((what & LOOK) != 0)
			*found++ = table_look(f, pattern, codes);
	}
	for (; f < end; f++) {
		const char *result = other_look(f, codes);

		if ((what & LOOK) != 0)
			*found++ = result;
	}
}

EACH_ROW void
finders_look(struct finder *finders, const struct row_at *at)
{
	if (at->wide)
		walk(finders, at, LOOK, true);
	else
		walk(finders, at, LOOK, false);
}

EACH_ROW void
finders_look_and_count(struct finder *finders, const struct row_at *at)
{
	if (at->wide)
		walk(finders, at, LOOK | COUNT, true);
	else
		walk(finders, at, LOOK | COUNT, false);
}

EACH_ROW void
finders_count(struct finder *finders, const struct row_at *at)
{
	if (at->wide)
		walk(finders, at, COUNT, true);
	else
		walk(finders, at, COUNT, false);
}

/* --- what was only counted -------------------------------------------------
 */

const char *
finder_result(struct finder *f, size_t pattern, uint16_t *codes)
{
	if (f->table[pattern] == 0)
		for (size_t i = 0; i < f->unit->n_items; i++) {
			const struct unit_item *ui = &f->unit->items[i];

			codes[ui->slot] =
			    ui->code[pattern / ui->stride % ui->n_digits];
		}
	return table_look(f, pattern, codes);
}

/* --- making them -----------------------------------------------------------
 */

static void
make_memo(struct finder *f, size_t memos)
{
	const size_t each = f->size + sizeof(*f->memo);

	f->n_memo = MEMO_MOST;
	while (f->n_memo > MEMO_LEAST && f->n_memo * each * memos > MEMO_BYTES)
		f->n_memo /= 2;
	f->memo = arena_array(f->arena, f->n_memo, sizeof(*f->memo));
	f->results = arena_array(f->arena, f->n_memo, f->size);
}

static void
make(struct finder *f, size_t memos)
{
	const struct unit *u = f->unit;

	f->mini = answers_new(f->arena, f->plan->bank, &u->mini, "");
	f->not_shown = arena_array(f->arena, u->n_items + 1, sizeof(bool));
	switch (u->key) {
	case UNIT_TABLE:
		f->slots = u->pattern;
		f->slots_end = u->pattern + u->n_pattern;
		f->table =
		    arena_array(f->arena, u->patterns, sizeof(*f->table));
		f->cap = RESULTS_FIRST;
		f->n = 1;
		f->results = arena_array(f->arena, f->cap, f->size);
		if (f->tally != NULL)
			f->people = arena_array(f->arena, u->patterns,
			    sizeof(*f->people));
		break;
	case UNIT_SUMS:
	case UNIT_CODES:
		make_memo(f, memos);
		break;
	case UNIT_ROW:
		f->results = arena_array(f->arena, 1, f->size);
		break;
	}
}

struct finder *
finders_new(struct arena *a, struct arena *scratch, const struct plan *p,
    struct tally *tally)
{
	struct finder *list = arena_array(a, p->n_units + 1, sizeof(*list));
	size_t memos = 0;

	for (size_t i = 0; i < p->n_units; i++)
		memos += p->units[i].key == UNIT_SUMS ||
		    p->units[i].key == UNIT_CODES;
	for (size_t i = 0; i < p->n_units; i++) {
		struct finder *f = &list[i];

		f->arena = a;
		f->plan = p;
		f->unit = &p->units[i];
		f->scratch = scratch;
		f->tally = tally;
		f->size = f->unit->cells + sizeof(struct unit_result);
		make(f, memos);
		if (tally != NULL && f->unit->of == UNIT_THEME)
			finder_make_complete(f);
	}
	return list;
}
