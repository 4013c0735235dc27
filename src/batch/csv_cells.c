/* Rows in the plain way: any cells that are right, quoted or not. */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/utf8.h"
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
	return n > 0 && s[0] == '\'';
}

static bool
read_id(const char *s, size_t n, struct row_codes *out)
{
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
    size_t n, struct row_codes *out)
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
	return c->column->kind == COLUMN_ID ? read_id(s, n, out)
					    : read_word(h, c, s, n);
}

void
csv_id(const struct csv_heads *h, const char *line, size_t n,
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
			(void)read_id(cell, n_cell, out);
			return;
		}
		if (c.s == c.end)
			return;
	}
}

enum csv_said
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
	for (size_t i = 0; i < h->n; i++, c.s++)
		if (!next_cell(&c, &cell, &n_cell) ||
		    !read_cell(h, &h->columns[i], cell, n_cell, out) ||
		    (i + 1 < h->n && c.s == c.end))
			return CSV_ODD;
	return c.s == c.end + 1 ? CSV_GOOD : CSV_ODD;
}
