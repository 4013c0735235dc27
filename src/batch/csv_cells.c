/* Rows in the plain way: any cells that are right, quoted or not. */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/utf8.h"
#include "plain_id.h"
#include "plan_parts.h"

/* A line that is being read. */
struct cursor {
	const char *s, *end;
};

/* The end of the cell at S that has no quotes. */
static const char *
plain_end(const char *s, const char *end)
{
	while (s < end && *s != ',' && *s != '"')
		s++;
	return s;
}

/* The next cell, without its quotes; false where it is not as simple as that: a
 * quote in the cell, or none at its end. */
static bool
next_cell(struct cursor *c, const char **cell, size_t *n)
{
	const bool quoted = c->s < c->end && *c->s == '"';
	const char *from = c->s + quoted;
	const char *to = quoted ? memchr(from, '"', (size_t)(c->end - from))
				: plain_end(from, c->end);

	if (to == NULL)
		return false;
	*cell = from;
	*n = (size_t)(to - from);
	c->s = to + quoted;
	return c->s == c->end || *c->s == ',';
}

/* Is it text that may be shown, without tabs and line feeds? */
static bool
is_shown(const char *s, size_t n)
{
	size_t length;
	uint32_t c;

	for (size_t at = 0; at < n; at += length) {
		length = 1;
		if (s[at] >= ' ' && s[at] < 0x7f)
			continue;
		length = utf8_decode(s + at, n - at, &c);
		if (length == 0 || c == '\t' || c == '\n' || !utf8_is_shown(c))
			return false;
	}
	return true;
}

bool
row_is_none(const char *s, size_t n)
{
	return n == 0 || (n == 2 && memcmp(s, "NA", 2) == 0) ||
	    (n == 4 && memcmp(s, "null", 4) == 0);
}

/* As rows_id_fits(), but of bytes. What it refuses is looked at again. */
bool
row_id_fits(const char *s, size_t n)
{
	char id[ROWS_ID_MOST * 4 + 1];

	if (n == 0 || n > ROWS_ID_MOST * 4)
		return false;
	memcpy(id, s, n);
	id[n] = '\0';
	return strlen(id) == n && rows_id_fits(id);
}

/* With a mark before what looks like a formula: that is for csv_explain(). */
static bool
is_marked(const char *s, size_t n)
{
	const char *mark = n > 0 ? memchr(s, '\'', n) : NULL;

	for (; mark != NULL;
	     mark = memchr(mark + 1, '\'', n - (size_t)(mark + 1 - s)))
		if (mark == s || rows_divides(mark[-1]))
			return true;
	return false;
}

/* END: of the line. */
static bool
read_id(const char *s, size_t n, const char *end, struct row_codes *out)
{
	if ((size_t)(end - s) >= PLAIN_ID_ROOM && n > 0 && plain_id(s) == n) {
		out->id = (struct json_text){s, n, JSON_WAS_TEXT};
		out->plain = true;
		return true;
	}
	if (row_is_none(s, n))
		return true;
	if (is_marked(s, n) || !row_id_fits(s, n))
		return false;
	out->id = (struct json_text){s, n, JSON_WAS_TEXT};
	return true;
}

static bool
read_item(const struct csv_column *c, const char *s, size_t n,
    unsigned char *codes)
{
	const struct dictionary_entry *e = dictionary_find(c->dictionary, s, n);

	if (e == NULL || e->code == c->refused)
		return false;
	codes[c->slot] = e->code == c->not_shown ? c->not_reached : e->code;
	return true;
}

/* Only what needs no second look: nothing, or the words that are expected. */
static bool
read_word(const struct csv_heads *h, const struct csv_column *c, const char *s,
    size_t n)
{
	char word[ANSWERS_CODE_MOST + 1] = "";

	if (c->column->kind != COLUMN_FORM && n <= ANSWERS_CODE_MOST)
		memcpy(word, s, n);
	if (strlen(word) < n && n <= ANSWERS_CODE_MOST &&
	    c->column->kind != COLUMN_FORM)
		return false;
	switch (c->column->kind) {
	case COLUMN_CODE:
		return row_is_none(s, n) || answers_code_fits(word);
	case COLUMN_DATE:
		return row_is_none(s, n) || rows_is_date(word);
	case COLUMN_FORM:
		return (row_is_none(s, n) && !rows_must_say_form(h->rows)) ||
		    ((n == h->n_form || n == h->n_form_short) &&
			memcmp(s, h->form, n) == 0);
	default:
		return false;
	}
}

static bool
read_cell(const struct csv_heads *h, const struct csv_column *c, const char *s,
    size_t n, const char *end, struct row_codes *out)
{
	if (c->kept >= 0) {
		if (is_marked(s, n) || !is_shown(s, n))
			return false;
		out->kept[c->kept] = (struct json_text){s, n,
		    n > 0 ? JSON_WAS_TEXT : JSON_WAS_NOTHING};
	}
	if (c->column == NULL)
		return c->kept >= 0 || is_shown(s, n);
	if (c->column->kind == COLUMN_ITEM)
		return read_item(c, s, n, out->codes);
	return c->column->kind == COLUMN_ID ? read_id(s, n, end, out)
					    : read_word(h, c, s, n);
}

bool
csv_is_nothing(const char *line, size_t n)
{
	const char *s = line, *end;

	n -= n > 0 && line[n - 1] == '\r';
	end = line + n;
	for (; s < end; s++) {
		if (end - s >= 2 && memcmp(s, "\"\"", 2) == 0)
			s += 2;
		if (s < end && *s != ',')
			return false;
	}
	return n <= ROWS_LINE_MOST; /* else it is told so */
}

void
csv_id(const struct csv_heads *h, const char *line, size_t n, bool cut,
    struct row_codes *out)
{
	struct cursor c = {line, line + n};
	const char *cell;
	size_t n_cell;

	out->id = (struct json_text){NULL, 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < h->n; i++, c.s++) {
		if (!next_cell(&c, &cell, &n_cell))
			return;
		if (h->columns[i].column != NULL &&
		    h->columns[i].column->kind == COLUMN_ID) {
			if (!cut || c.s < c.end)
				(void)read_id(cell, n_cell, c.end, out);
			return;
		}
		if (c.s == c.end)
			return;
	}
}

/* A cell of an item with at most one byte in it, quoted or not. */
static inline bool
read_byte(struct cursor *c, const struct csv_column *column,
    unsigned char *codes)
{
	const char *s = c->s;
	const size_t left = (size_t)(c->end - s);
	const size_t quoted = left >= 2 && s[0] == '"';
	const bool empty = left == 0 || s[quoted] == (quoted ? '"' : ',');
	const size_t n = !empty + 2 * quoted;
	unsigned char code = column->not_reached;

	if (left < n || (left > n && s[n] != ',') ||
	    (quoted && s[n - 1] != '"'))
		return false;
	if (!empty)
		code = column->one[(unsigned char)s[quoted]];
	if (code == 0xff)
		return false;
	codes[column->slot] = code;
	c->s += n;
	return true;
}

/* Cells of items with one byte in each and a comma behind them, quoted or not,
 * from column *AT on, as far as they go. */
static inline const char *
read_bytes(const struct csv_heads *h, size_t *at, const char *s,
    const char *end, unsigned char *codes)
{
	static const unsigned char quoted[] = {'"', 0, '"', ','};
	static const unsigned char which[] = {0xff, 0, 0xff, 0xff};
	const struct csv_column *c = &h->columns[*at];
	const struct csv_column *const last = h->columns + h->n;
	uint32_t w, wanted, mask;

	memcpy(&wanted, quoted, sizeof(wanted));
	memcpy(&mask, which, sizeof(mask));
	for (; c < last && c->one != NULL && end - s >= 4; c++) {
		unsigned char code;
		size_t n = 2;

		memcpy(&w, s, sizeof(w));
		if ((w & mask) == wanted)
			n = 4;
		else if (s[1] != ',')
			break;
		code = c->one[(unsigned char)s[n / 4]];
		if (code == 0xff)
			break;
		codes[c->slot] = code;
		s += n;
	}
	*at = (size_t)(c - h->columns);
	return s;
}

EACH_ROW enum csv_said
csv_row(const struct csv_heads *h, const char *line, size_t n,
    struct row_codes *out)
{
	struct cursor c = {line, line + n};
	const char *cell;
	size_t n_cell;

	if (n > 0 && line[n - 1] == '\r')
		c.end = line + --n;
	if (h->known != NULL && n == h->n_known &&
	    memcmp(line, h->known, n) == 0)
		return CSV_HEADS;
	/* Points of a case must be 100 together, and so on. */
	if (n > ROWS_LINE_MOST || h->rows->scenario != NULL)
		return CSV_ODD;
	out->plain = false;
	out->id = (struct json_text){NULL, 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < h->n; i++, c.s++) {
		const struct csv_column *column;

		c.s = read_bytes(h, &i, c.s, c.end, out->codes);
		if (i == h->n)
			return CSV_ODD; /* a comma behind the last cell */
		column = &h->columns[i];
		if ((column->one == NULL ||
			!read_byte(&c, column, out->codes)) &&
		    (!next_cell(&c, &cell, &n_cell) ||
			!read_cell(h, column, cell, n_cell, c.end, out)))
			return CSV_ODD;
		if (i + 1 < h->n && c.s == c.end)
			return CSV_ODD;
	}
	out->plain = out->plain && !h->keeps;
	return c.s == c.end + 1 ? CSV_GOOD : CSV_ODD;
}
