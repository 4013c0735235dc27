/* The values of a row of NDJSON. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/num.h"
#include "harmcheck/utf8.h"
#include "json_parts.h"

/* What would stand in a cell of a table; false: in no cell. Strings that are
 * plain are not ended by a NUL, and numbers are not. */
static bool
cell_of(const struct jtext_value *v, struct json_text *cell)
{
	static const enum json_was was[] = {
	    [JTEXT_NULL] = JSON_WAS_NOTHING,
	    [JTEXT_STRING] = JSON_WAS_TEXT,
	    [JTEXT_WHOLE] = JSON_WAS_BARE,
	    [JTEXT_NUMBER] = JSON_WAS_BARE,
	    [JTEXT_BOOL] = JSON_WAS_BARE,
	    [JTEXT_NEST] = JSON_WAS_BARE,
	};

	*cell = (struct json_text){v->s, v->n, was[v->kind]};
	if (v->kind == JTEXT_NULL)
		cell->n = 0;
	return v->kind <= JTEXT_WHOLE;
}

static bool
is_none(const struct json_text *t)
{
	return t->n == 0 || (t->n == 2 && memcmp(t->s, "NA", 2) == 0) ||
	    (t->n == 4 && memcmp(t->s, "null", 4) == 0);
}

bool
json_is_shown(const char *s, size_t n)
{
	size_t length;
	uint32_t c;

	for (size_t at = 0; at < n; at += length) {
		length = utf8_decode(s + at, n - at, &c);
		if (length == 0 || !utf8_is_shown(c) || c == '\t' || c == '\n')
			return false;
	}
	return true;
}

/* CELL in memory of N bytes, ended by a NUL; false: it is too long. */
static bool
copied(const struct json_text *cell, char *to, size_t n)
{
	if (cell->n >= n)
		return false;
	memcpy(to, cell->s, cell->n);
	to[cell->n] = '\0';
	return true;
}

static bool
odd_id(const struct json_text *cell)
{
	char id[ROWS_ID_MOST * 4 + 1];

	return copied(cell, id, sizeof(id)) && rows_id_fits(id);
}

static bool
take_id(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	(void)c;
	if (is_none(cell))
		return true;
	r->out->id = *cell;
	if (r->plain)
		return cell->n <= ROWS_ID_MOST && cell->s[0] != ' ' &&
		    cell->s[cell->n - 1] != ' ';
	return odd_id(cell);
}

static bool
take_code(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char code[ANSWERS_CODE_MOST + 1];

	(void)r, (void)c;
	return is_none(cell) ||
	    (copied(cell, code, sizeof(code)) && answers_code_fits(code));
}

static bool
take_date(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char date[11];

	(void)r, (void)c;
	return is_none(cell) ||
	    (copied(cell, date, sizeof(date)) && rows_is_date(date));
}

/* As in a row that was found good. */
static bool
take_seen(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	const struct seen *seen =
	    c->kind == COLUMN_FORM ? &r->state->form : &r->state->scenario;

	r->state->n_must += c->must;
	return (!c->must && is_none(cell)) ||
	    (seen->n > 0 && seen->n == cell->n &&
		memcmp(seen->text, cell->s, cell->n) == 0);
}

static bool
take_cause(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char text[4];
	int64_t points;

	(void)c;
	if (is_none(cell))
		return true;
	if (!copied(cell, text, sizeof(text)) ||
	    !num_int(text, 0, CASE_POINTS, &points))
		return false;
	r->state->points += (unsigned)points;
	r->state->has_points = true;
	return true;
}

static bool (*const takes[])(struct row_reading *r, const struct column *c,
    const struct json_text *cell) = {
    [COLUMN_ID] = take_id,
    [COLUMN_CODE] = take_code,
    [COLUMN_DATE] = take_date,
    [COLUMN_FORM] = take_seen,
    [COLUMN_CASE] = take_seen,
    [COLUMN_CAUSE] = take_cause,
};

static bool
take_item(struct row_reading *r, const struct json_key *k,
    const struct jtext_value *v)
{
	const struct replies *replies = k->replies;
	int code = replies->none;

	if (v->kind != JTEXT_NULL)
		code = words_find(v->kind == JTEXT_STRING ? &replies->strings
							  : &replies->numbers,
		    v->s, v->n);
	r->out->codes[k->slot] = (unsigned char)code;
	return code >= 0;
}

bool
json_take_value(struct row_reading *r, const struct json_key *k)
{
	struct jtext_value v;
	struct json_text cell;
	bool single;

	if (jtext_at(&r->text) <= ' ')
		json_learn_blank(r);
	if (!jtext_value(&r->text, &v))
		return false;
	single = cell_of(&v, &cell);
	r->plain = v.kind != JTEXT_STRING || v.plain;
	if (k->keep >= 0) {
		if (v.kind == JTEXT_NEST ||
		    (v.kind == JTEXT_STRING && !v.plain &&
			!json_is_shown(v.s, v.n)))
			return false;
		r->out->kept[k->keep] = cell;
	}
	if (k->column == NULL)
		return true;
	if (!single)
		return false;
	if (k->column->kind == COLUMN_ITEM)
		return take_item(r, k, &v);
	return takes[k->column->kind](r, k->column, &cell);
}
