/* Ids of rows: is one there twice? And what tells one row from another. */
#include <string.h>

#include "batch_parts.h"
#include "harmcheck/arena.h"

/* Spread the bits of X. The numbers are those of Steele and others' SplitMix64
 * (doi 10.1145/2714064.2660195). */
static uint64_t
spread(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

/* The same on every machine. */
static inline uint64_t
word_of(const unsigned char *s, size_t n)
{
	uint64_t word = 0;

	memcpy(&word, s, n);
	return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word)
						      : word;
}

static inline uint64_t
stir(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 32;
}

/* Eight bytes at a time; not against somebody who wants two to be the same. */
static uint64_t
print_of(uint64_t seed, const void *bytes, size_t n)
{
	const unsigned char *s = bytes;
	uint64_t h = seed ^ n * UINT64_C(0x9e3779b97f4a7c15);

	for (; n >= 8; s += 8, n -= 8)
		h = stir(h, word_of(s, 8));
	if (n > 0)
		h = stir(h, word_of(s, n));
	return spread(h);
}

/* By item, not by slot: the order of the columns must not matter, nor what the
 * file lacks. */
uint64_t
batch_print(const struct batch_worker *w)
{
	const struct plan *p = w->batch->plan;
	const size_t n = p->form->n_items;
	const uint64_t id = print_of(1, w->row.id.s, w->row.id.n);

	for (size_t i = 0; i < n; i++)
		w->by_item[i] = (unsigned char)w->codes[p->slot[i]];
	return print_of(id, w->by_item, n);
}

SELDOM static void
note_repeat(struct batch_worker *w, size_t line)
{
	struct batch_report *r = &w->report;

	r->repeated++;
	if (r->repeats == NULL)
		r->repeats = arena_array(w->block, BATCH_FAULTS_MOST,
		    sizeof(*r->repeats));
	if (r->n_repeats < BATCH_FAULTS_MOST)
		r->repeats[r->n_repeats++] = (struct batch_fault){
		    .line = line,
		    .id = arena_strndup(w->block, w->row.id.s, w->row.id.n),
		};
}

SELDOM static void
add_print(struct batch_worker *w, size_t line)
{
	const struct json_text *id = &w->row.id;
	struct batch_id *to;

	if (w->report.n_ids == w->n_ids) {
		const size_t room = w->n_ids > 0 ? w->n_ids * 2 : 1024;
		struct batch_id *more =
		    arena_array(w->block, room, sizeof(*more));

		if (w->n_ids > 0)
			memcpy(more, w->report.ids, w->n_ids * sizeof(*more));
		w->report.ids = more;
		w->n_ids = room;
	}
	to = &w->report.ids[w->report.n_ids++];
	*to = (struct batch_id){.line = line};
	if (id->n == 0)
		return;
	/* what is not plain may stand where the next row is read */
	to->id = w->row.plain ? id->s : arena_strndup(w->block, id->s, id->n);
	to->n = id->n;
	to->print[0] = print_of(2, id->s, id->n) | 1; /* never 0 */
	to->print[1] = print_of(3, id->s, id->n);
}

/* The first row of the block, and ids that do not stand in its text. */
SELDOM static void
keep_id(struct batch_worker *w, size_t line)
{
	const struct json_text *id = &w->row.id;

	if (id->n > 0) {
		memcpy(w->last_id, id->s, id->n);
		w->last.s = w->last_id;
	}
	if (w->report.rows > 1)
		return;
	w->report.first_line = line;
	w->report.n_first_id = id->n;
	if (id->n > 0)
		memcpy(w->first_id, id->s, id->n);
}

EACH_ROW void
batch_note_id(struct batch_worker *w, size_t line)
{
	const struct json_text *id = &w->row.id;

	if (id->n > 0 && id->n == w->last.n &&
	    id->s[id->n - 1] == w->last.s[id->n - 1] &&
	    memcmp(id->s, w->last.s, id->n) == 0)
		note_repeat(w, line);
	w->last = *id;
	if (w->report.rows++ == 0 || !w->row.plain)
		keep_id(w, line);
	if (w->unique)
		add_print(w, line);
}
