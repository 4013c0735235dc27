/*
 * Rows of single digits. Eight bytes hold four answers and what stands behind
 * each of them, and one comparison tells whether they are what they should be.
 * Whatever is not as plain as that is left to csv_row(): nothing is guessed
 * here, and every byte of the row is looked at.
 */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "plan_parts.h"

/* --- the plan -------------------------------------------------------------
 */

/* The digits that may stand for an answer: from *LO to *HI, each of them. */
static bool
digits_of(const struct dictionary *d, size_t options, unsigned char *by_digit,
    unsigned *lo, unsigned *hi)
{
	unsigned n = 0;

	for (unsigned digit = 0; digit < 10; digit++) {
		const char text = (char)('0' + digit);
		const struct dictionary_entry *e = dictionary_find(d, &text, 1);

		if (e == NULL || e->code >= options)
			continue;
		if (n++ == 0)
			*lo = digit;
		*hi = digit;
		by_digit[digit] = e->code;
	}
	return n > 0 && n == *hi - *lo + 1;
}

static bool
plan_column(struct csv_heads *h, const struct csv_column *c)
{
	const struct scale *s =
	    h->rows->form->items[c->column->index].scale;
	struct csv_group *g = &h->groups[c->slot / CSV_LANES];
	const unsigned shift = (unsigned)(c->slot % CSV_LANES) * 16;
	unsigned lo = 0, hi = 0;

	if (!digits_of(c->dictionary, s->n_options, h->by_digit[c->slot], &lo,
		&hi))
		return false;
	for (unsigned d = lo; d <= hi; d++)
		h->same &= h->by_digit[c->slot][d] == d - lo;
	g->digits |= UINT64_C(0xff) << shift;
	g->ends_mask |= UINT64_C(0xff00) << shift;
	g->ends |= (c->slot + 1 == h->n_items ? (uint64_t)'\n' << 8
					      : (uint64_t)',' << 8)
	    << shift;
	g->lo |= (uint64_t)lo << shift;
	g->hi |= (uint64_t)(hi | 0x8000) << shift;
	g->top |= UINT64_C(0x8000) << shift;
	g->bytes += 2;
	return true;
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
	h->nothing = arena_array(a, h->n_slots + 1, 1);
	for (size_t i = 0; i < h->rows->form->n_items; i++)
		h->nothing[h->slot[i]] = (unsigned char)plan_code(
		    h->rows->form, i, CODE_NOT_REACHED);
	h->quick = is_plain(h) && is_little_endian();
	if (!h->quick)
		return;
	h->id_first = h->columns[0].column->kind == COLUMN_ID;
	h->same = true;
	h->n_groups = (h->n_items + CSV_LANES - 1) / CSV_LANES;
	h->groups = arena_array(a, h->n_groups, sizeof(*h->groups));
	h->by_digit = arena_array(a, h->n_groups * CSV_LANES, 16);
	for (size_t i = 0; i < h->n && h->quick; i++)
		if (h->columns[i].column->kind == COLUMN_ITEM)
			h->quick = plan_column(h, &h->columns[i]);
}

/* --- reading --------------------------------------------------------------
 */

static inline uint64_t
load(const char *s)
{
	uint64_t w;

	memcpy(&w, s, sizeof(w));
	return w;
}

/* Four answers at once; false when one of them is something else. */
static inline bool
whole_group(const struct csv_group *g, const char *s, unsigned char *codes)
{
	const uint64_t w = load(s);
	const uint64_t digit =
	    (w ^ UINT64_C(0x0030003000300030)) & g->digits;
	const uint64_t not_above = g->hi - digit;
	const uint64_t from_lo = (digit | g->top) - g->lo;
	uint64_t x;
	uint32_t four;

	if ((w & g->ends_mask) != g->ends ||
	    (not_above & from_lo & g->top) != g->top)
		return false;
	x = from_lo & ~g->top & g->digits;
	x = (x | x >> 8) & UINT64_C(0x0000ffff0000ffff);
	four = (uint32_t)(x | x >> 16);
	memcpy(codes, &four, sizeof(four));
	return true;
}

/* Some of these answers are missing: cell by cell. */
static bool
part_group(const struct csv_heads *h, size_t g, const char **at,
    unsigned char *codes)
{
	const struct csv_group *group = &h->groups[g];
	const size_t n = group->bytes / 2;
	const char *s = *at;

	for (size_t i = 0; i < n; i++) {
		const size_t slot = g * CSV_LANES + i;
		const unsigned lo = group->lo >> i * 16 & 0xff;
		const unsigned hi = group->hi >> i * 16 & 0xff;
		const unsigned digit = (unsigned char)*s ^ 0x30U;

		if (digit >= lo && digit <= hi) {
			codes[i] = h->by_digit[slot][digit];
			s++;
		} else {
			codes[i] = h->nothing[slot];
			if (s[0] == 'N' && s[1] == 'A')
				s += 2;
		}
		if (slot + 1 < h->n_items) {
			if (*s++ != ',')
				return false;
			continue;
		}
		if (*s == '\r')
			s++;
		if (*s++ != '\n')
			return false;
	}
	*at = s;
	return true;
}

/* A digit is not always its code: yes and no may be 1 and 0. */
static inline void
map_group(const struct csv_heads *h, size_t g, unsigned char *codes)
{
	const size_t n = h->groups[g].bytes / 2;

	for (size_t i = 0; i < n; i++)
		codes[i] = h->by_digit[g * CSV_LANES + i][codes[i] +
		    (h->groups[g].lo >> i * 16 & 0xff)];
}

/* Characters of which an id may be made that stands in the file as it is. */
static const bool plain_id[256] = {
    ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1,
    ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1,
    ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1,
    ['y'] = 1, ['z'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1,
    ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1,
    ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1,
    ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1,
    ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['0'] = 1, ['1'] = 1,
    ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
    ['8'] = 1, ['9'] = 1, ['_'] = 1, ['.'] = 1, ['-'] = 1, [':'] = 1,
};

/* An id that means that there is none is not plain, nor one that a spreadsheet
 * could take for a formula. */
static bool
quick_id(const char **at, struct row_codes *out)
{
	const char *s = *at;
	size_t n = 0;

	while (plain_id[(unsigned char)s[n]])
		n++;
	if (s[n] != ',' || n == 0 || n > ROWS_ID_MOST || s[0] == '-' ||
	    ((n == 2 || n == 4) && row_is_none(s, n)))
		return false;
	out->id = (struct json_text){s, n, JSON_WAS_TEXT};
	*at = s + n + 1;
	return true;
}

/* So many bytes a row may have at most that is read here: an id, and three
 * bytes a cell; and eight are looked at beyond. */
#define BYTES_MOST(items) (ROWS_ID_MOST + 3 * (items) + 16)

bool
csv_quick(const struct csv_heads *h, const char **at, const char *end,
    struct row_codes *out)
{
	const char *s = *at;
	unsigned char *codes = out->codes;

	if ((size_t)(end - s) < BYTES_MOST(h->n_items))
		return false;
	out->id = (struct json_text){NULL, 0, JSON_WAS_NOTHING};
	if (h->id_first && !quick_id(&s, out))
		return false;
	for (size_t g = 0; g < h->n_groups; g++, codes += CSV_LANES) {
		if (whole_group(&h->groups[g], s, codes)) {
			s += h->groups[g].bytes;
			if (!h->same)
				map_group(h, g, codes);
		} else if (!part_group(h, g, &s, codes)) {
			return false;
		}
	}
	*at = s;
	return true;
}
