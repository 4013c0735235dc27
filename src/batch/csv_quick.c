/*
 * Rows of single digits. Sixteen bytes hold eight answers and what stands
 * behind each of them, and a few steps tell whether they are what they should
 * be.
 * Whatever is not as plain as that is left to csv_row(): nothing is guessed
 * here, and every byte of the row is looked at.
 */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "plain_id.h"
#include "plan_parts.h"

/* --- the plan -------------------------------------------------------------
 */

/* Give each digit that stands for an answer its code, from *LO to *HI; they
 * must follow one another. */
static bool
digits_of(const struct dictionary *d, size_t options, unsigned char *by_digit,
    unsigned *lo, unsigned *hi)
{
	unsigned n = 0;

	memset(by_digit, 0xff, 16);
	for (unsigned digit = 0; digit < 10; digit++) {
		const char text = (char)('0' + digit);
		const struct dictionary_entry *e = dictionary_find(d, &text, 1);

		if (e == NULL || e->code >= options)
			continue;
		if (n++ == 0)
			*lo = digit;
		*hi = digit;
		by_digit[digit - *lo] = e->code;
	}
	return n > 0 && n == *hi - *lo + 1;
}

static bool
plan_column(struct csv_heads *h, const struct csv_column *c)
{
	const struct scale *s = h->rows->form->items[c->column->index].scale;
	struct csv_window *w = &h->windows[c->slot];
	unsigned char *by_digit = h->by_digit[c->slot];
	unsigned lo = 0, hi = 0;

	if (!digits_of(c->dictionary, s->n_options, by_digit, &lo, &hi))
		return false;
	by_digit[DIGIT_NOTHING] = h->nothing[c->slot];
	for (unsigned d = lo; d <= hi; d++)
		h->same &= by_digit[d - lo] == d - lo;
	h->wide.lowest[c->slot] = (unsigned char)('0' + lo);
	h->wide.span[c->slot] = (unsigned char)(hi - lo);
	w->mask[0] = w->mask[1] = 0xff;
	w->least[0] = (unsigned char)('0' + lo);
	w->least[1] = c->slot + 1 == h->n_items ? '\n' : ',';
	w->room[0] = (unsigned char)(0x7f - (hi - lo));
	w->room[1] = 0x7f;
	w->cells = 1;
	return true;
}

/* So far a window holds one cell; the cells of the next ones come behind it. */
static void
widen(struct csv_heads *h)
{
	for (size_t i = 0; i < h->n_items; i++) {
		struct csv_window *w = &h->windows[i];

		for (; w->cells < CSV_LANES && i + w->cells < h->n_items;
		     w->cells++) {
			const struct csv_window *next = w + w->cells;
			const size_t at = w->cells * 2;

			memcpy(w->mask + at, next->mask, 2);
			memcpy(w->least + at, next->least, 2);
			memcpy(w->room + at, next->room, 2);
		}
	}
}

/* An id, and then nothing but answers. */
static bool
is_plain(const struct csv_heads *h)
{
	for (size_t i = 0; i < h->n; i++) {
		const struct csv_column *c = &h->columns[i];

		if (c->column == NULL || c->kept >= 0 ||
		    (c->column->kind != COLUMN_ITEM &&
			(i > 0 || c->column->kind != COLUMN_ID)))
			return false;
	}
	return h->n_items > 0;
}

/* Lanes are taken from memory as they come: the lowest byte first. */
static bool
is_little_endian(void)
{
	const uint16_t one = 1;
	unsigned char first;

	memcpy(&first, &one, 1);
	return first == 1;
}

void
csv_quick_plan(struct arena *a, struct csv_heads *h)
{
	h->nothing = arena_array(a, h->n_slots, 1);
	for (size_t i = 0; i < h->rows->form->n_items; i++)
		h->nothing[h->slot[i]] = (unsigned char)plan_code(h->rows->form,
		    i, CODE_NOT_REACHED);
	h->quick = is_plain(h) && is_little_endian();
	if (!h->quick)
		return;
	h->id_first = h->columns[0].column->kind == COLUMN_ID;
	h->same = true;
	h->windows = arena_array(a, h->n_items, sizeof(*h->windows));
	h->by_digit = arena_array(a, h->n_items, sizeof(*h->by_digit));
	h->wide.lowest = arena_array(a, h->n_items, 1);
	h->wide.span = arena_array(a, h->n_items, 1);
	for (size_t i = 0; i < h->n && h->quick; i++)
		if (h->columns[i].column->kind == COLUMN_ITEM)
			h->quick = plan_column(h, &h->columns[i]);
	widen(h);
	h->wide.nothing = h->nothing;
	if (h->same)
		return;
	h->wide.nothing = arena_array(a, h->n_items, 1);
	memset(h->wide.nothing, DIGIT_NOTHING, h->n_items);
}

/* --- reading --------------------------------------------------------------
 */

#define TOPS UINT64_C(0x8080808080808080)

/*
 * Up to eight answers at once into CODES; how many of them can be trusted. From
 * each byte the least that may stand there is taken away. What was lower has
 * its top bit set then, and what is too high gets it with the room added.
 */
static inline size_t
read_window(const struct csv_window *w, const char *s, uint16_t *codes)
{
	const bytes_of x =
	    (plain_load(s) & plain_load(w->mask)) - plain_load(w->least);
	const halves_of wrong = (halves_of)((x + plain_load(w->room)) | x);
	/* what ends the cells is 0 by now, as far as nothing is wrong */
	const halves_of digits = (halves_of)x & UINT64_C(0x00ff00ff00ff00ff);

	memcpy(codes, &digits, sizeof(digits));
	if (((wrong[0] | wrong[1]) & TOPS) == 0)
		return w->cells;
	if ((wrong[0] & TOPS) != 0)
		return (size_t)__builtin_ctzll(wrong[0] & TOPS) / 16;
	return CSV_LANES / 2 + (size_t)__builtin_ctzll(wrong[1] & TOPS) / 16;
}

/* The cell at S is not one digit and what ends it: is it missing, or the last
 * of a line that ends otherwise? NULL: neither. */
static inline const char *
odd_cell(const struct csv_heads *h, size_t slot, const char *s, uint16_t *code)
{
	const bool last = slot + 1 == h->n_items;

	if (s[0] == 'N' && s[1] == 'A')
		s += 2;
	else if (last && s[1] == '\r' && s[2] == '\n' &&
	    (unsigned)((unsigned char)s[0] - h->windows[slot].least[0]) <=
		0x7fU - h->windows[slot].room[0])
		return s + 3;
	*code = h->same ? h->nothing[slot] : DIGIT_NOTHING;
	if (!last)
		return *s == ',' ? s + 1 : NULL;
	s += *s == '\r';
	return *s == '\n' ? s + 1 : NULL;
}

void
csv_map_codes(const struct csv_heads *h, uint16_t *codes)
{
	for (size_t i = 0; i < h->n_items; i++)
		codes[i] = h->by_digit[i][codes[i]];
}

EACH_ROW bool
csv_quick(const struct csv_heads *h, const char **at, const char *end,
    uint16_t *codes, struct row_codes *out)
{
	const struct csv_window *const windows = h->windows;
	const size_t n = h->n_items;
	const char *s = *at;
	size_t slot = 0;

	if ((size_t)(end - s) < CSV_BYTES_MOST(n) || !plain_first(h, &s, out))
		return false;
	while (slot < n) {
		const struct csv_window *w = &windows[slot];
		const size_t cells = read_window(w, s, codes + slot);

		s += 2 * cells;
		slot += cells;
		if (cells == w->cells)
			continue;
		s = odd_cell(h, slot, s, codes + slot);
		if (s == NULL)
			return false;
		slot++;
	}
	if (!h->same)
		csv_map_codes(h, codes);
	*at = s;
	return true;
}
