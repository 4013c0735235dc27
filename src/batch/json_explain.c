/* One row of NDJSON, slowly: as the row of a table that has the columns that
 * this row has keys for. So both are refused for the same, in the same words.
 */
#include <stdint.h>
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "json_parts.h"

struct explaining {
	const struct json_plan *plan;
	struct row_codes *out;
	struct jtext text;
	const char *line;
	const char *counted; /* so far, and there is this column */
	unsigned col;
	struct diags diags;
	struct reading table;        /* of this row alone */
	bool *had;                   /* by key */
	const char *form, *scenario; /* as they were written */
	enum json_was id_was;
};

/* In characters. Asked for from left to right, but for the last. */
static unsigned
column_of(struct explaining *e, const char *p)
{
	if (p < e->counted) {
		e->counted = e->line;
		e->col = 1;
	}
	e->col += (unsigned)utf8_length(e->counted, (size_t)(p - e->counted));
	e->counted = p;
	return e->col;
}

/* What is wrong with the text, as a finding; false. */
static bool
text_fault(struct explaining *e)
{
	lines_fault(&e->table.lines, e->text.code, column_of(e, e->text.p),
	    "%s", e->text.why);
	return false;
}

static bool
wrong(struct explaining *e, enum diag_code code, const char *why)
{
	jtext_wrong(&e->text, e->text.p, code, why);
	return text_fault(e);
}

/* --- keys and values ------------------------------------------------------ */

/* False, and a finding, when V holds what could stand in no table. */
static bool
is_shown(struct explaining *e, const struct jtext_value *v, unsigned col)
{
	size_t length;
	uint32_t c;

	for (size_t at = 0; at < v->n; at += length) {
		length = utf8_decode(v->s + at, v->n - at, &c);
		if (length == 0 || json_is_shown(v->s + at, length))
			continue;
		lines_fault(&e->table.lines, DIAG_CHARACTER, col,
		    "the character U+%04X cannot stand in a table",
		    (unsigned)c);
		return false;
	}
	return true;
}

static void
unknown_key(struct explaining *e, const char *name, unsigned col)
{
	const struct json_plan *p = e->plan;
	struct lines *l = &e->table.lines;
	const char **names = arena_array(l->scratch, p->n_keys, sizeof(*names));
	const char *near;

	for (size_t i = 0; i < p->n_keys; i++)
		names[i] = p->keys[i].name;
	near = str_nearest(name, names, p->n_keys);
	lines_fault(l, DIAG_UNKNOWN_KEY, col,
	    "there is no key %s here%s%s%s; %s", lines_quoted(l, name),
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
	    near != NULL ? "?" : "", p->way_out);
}

/* The key at P, with its colon. *K: NULL, and a finding, when it is none of
 * ours; false: the text is wrong. */
static bool
read_key(struct explaining *e, const struct json_key **k)
{
	const unsigned col = column_of(e, e->text.p);
	struct lines *l = &e->table.lines;
	struct jtext_value v;
	int at;

	*k = NULL;
	if (!jtext_key(&e->text, &v))
		return text_fault(e);
	at = words_find(&e->plan->by_name, v.s, v.n);
	if (at < 0 && !is_shown(e, &v, col))
		return true;
	if (at < 0) {
		unknown_key(e, arena_strndup(l->scratch, v.s, v.n), col);
		return true;
	}
	*k = &e->plan->keys[at];
	if (e->had[at])
		lines_fault(l, DIAG_DUPLICATE_KEY, col,
		    "the key %s is here twice", (*k)->name);
	e->had[at] = true;
	return true;
}

static void
keep_value(struct explaining *e, const struct json_key *k,
    const struct jtext_value *v, unsigned col)
{
	struct json_text *kept = &e->out->kept[k->keep];

	if (v->kind == JTEXT_NEST)
		lines_fault(&e->table.lines, DIAG_KIND, col,
		    "%s is a list or an object; only a number, a string, true, "
		    "false or null can be handed on",
		    k->name);
	else if (v->kind == JTEXT_STRING && !is_shown(e, v, col))
		return;
	*kept = (struct json_text){v->s, v->n,
	    v->kind == JTEXT_STRING ? JSON_WAS_TEXT : JSON_WAS_BARE};
	if (v->kind == JTEXT_NULL)
		*kept = (struct json_text){"", 0, JSON_WAS_NOTHING};
}

/* Can V, as TEXT, be a cell of the column of K? Else there is a finding. */
static bool
is_cell(struct explaining *e, const struct json_key *k,
    const struct jtext_value *v, const char *text, unsigned col)
{
	static const char *const kinds[] = {
	    [JTEXT_NUMBER] = "no whole number",
	    [JTEXT_BOOL] = "true or false",
	    [JTEXT_NEST] = "a list or an object",
	};
	struct lines *l = &e->table.lines;
	const struct column *c = k->column;

	if (v->kind > JTEXT_WHOLE) {
		lines_fault(l, DIAG_KIND, col,
		    "%s is %s; here a whole number, a string or null must "
		    "stand",
		    c->name, kinds[v->kind]);
		return false;
	}
	if (v->kind == JTEXT_STRING)
		return is_shown(e, v, col);
	if (c->kind != COLUMN_ITEM || v->kind != JTEXT_WHOLE ||
	    !json_two_ways(k->replies->scale, text))
		return true;
	lines_fault(l, DIAG_BAD_VALUE, col,
	    "in %s the number %s is the id of one answer and the value of "
	    "another; write the id in quotes",
	    c->name, text);
	return false;
}

/* The value of K at P; false: the text is wrong. */
static bool
read_value(struct explaining *e, const struct json_key *k)
{
	const unsigned col = column_of(e, e->text.p);
	struct reading *t = &e->table;
	struct jtext_value v;
	const char *text;

	if (!jtext_value(&e->text, &v))
		return text_fault(e);
	if (k != NULL && k->keep >= 0)
		keep_value(e, k, &v, col);
	if (k == NULL || k->column == NULL)
		return true;
	text = arena_strndup(t->arena, v.s, v.kind == JTEXT_NULL ? 0 : v.n);
	if (!is_cell(e, k, &v, text, col))
		return true;
	if (k->column->kind == COLUMN_ID)
		e->id_was =
		    v.kind == JTEXT_STRING ? JSON_WAS_TEXT : JSON_WAS_BARE;
	if (k->column->kind == COLUMN_FORM)
		e->form = text;
	if (k->column->kind == COLUMN_CASE)
		e->scenario = text;
	if (t->n_heads < t->columns.n) { /* not so when a key is here twice */
		t->heads[t->n_heads++] = k->column;
		t->lines.cells.list[t->lines.cells.n++] =
		    (struct cell){text, col};
	}
	return true;
}

static bool
read_members(struct explaining *e)
{
	struct jtext *t = &e->text;
	const struct json_key *k;

	for (;;) {
		if (!read_key(e, &k) || !read_value(e, k))
			return false;
		jtext_blanks(t);
		if (jtext_at(t) == '}')
			return true;
		if (jtext_at(t) != ',')
			return wrong(e, DIAG_KIND,
			    t->p == t->end ? "the closing } is missing"
					   : "here a comma or } must follow");
		t->p++;
		jtext_blanks(t);
	}
}

/* The whole line; false: its text is wrong. */
static bool
read_object(struct explaining *e)
{
	struct jtext *t = &e->text;

	jtext_blanks(t);
	if (jtext_at(t) != '{')
		return wrong(e, DIAG_KIND,
		    t->p == t->end
			? "there is nothing on this line; a row is an object, "
			  "as in {\"id\": 7}"
			: "a row is an object on one line, as in {\"id\": 7}");
	t->p++;
	jtext_blanks(t);
	if (jtext_at(t) != '}' && !read_members(e))
		return false;
	t->p++;
	jtext_blanks(t);
	if (t->p != t->end)
		return wrong(e, DIAG_KIND,
		    "behind the closing } nothing may stand on this line");
	return true;
}

/* --- the row -------------------------------------------------------------- */

static void
check_missing(struct explaining *e)
{
	const struct json_plan *p = e->plan;

	for (size_t i = 0; i < p->n_keys; i++) {
		const struct column *c = p->keys[i].column;

		if (c != NULL && c->must && c->kind != COLUMN_ITEM &&
		    !e->had[i])
			lines_fault(&e->table.lines, DIAG_MISSING_KEY, 1,
			    "the key %s is missing; each row must say it",
			    c->name);
	}
}

static void
fill_out(struct explaining *e, const struct row *row)
{
	const struct json_plan *p = e->plan;

	memcpy(e->out->codes, p->absent, p->n_slots);
	for (size_t i = 0; i < e->table.n_heads; i++) {
		const struct column *c = e->table.heads[i];

		if (c->kind == COLUMN_ITEM)
			e->out->codes[p->slot[c->index]] =
			    (unsigned char)json_code(row->answers, c->index,
				e->table.not_shown[c->index]);
		if (c->kind == COLUMN_ID && *row->id != '\0')
			e->out->id = (struct json_text){row->id,
			    strlen(row->id), e->id_was};
	}
}

/* Of a row that is bad: whose it is, if that much can be told. */
static void
fill_id(struct explaining *e)
{
	const struct reading *t = &e->table;

	for (size_t i = 0; i < t->n_heads; i++) {
		const char *text = t->lines.cells.list[i].text;

		if (t->heads[i]->kind == COLUMN_ID && rows_id_fits(text)) {
			e->out->id =
			    (struct json_text){text, strlen(text), e->id_was};
			return;
		}
	}
}

/* The next rows will most likely say the same. */
static void
remember(struct seen *seen, const char *text)
{
	if (text == NULL || strlen(text) > SEEN_MOST || rows_is_none(text))
		return;
	seen->n = strlen(text);
	memcpy(seen->text, text, seen->n);
}

static void
begin(struct explaining *e, struct arena *a, size_t n)
{
	const struct json_plan *p = e->plan;
	struct reading *t = &e->table;

	t->arena = a;
	t->rows = p->rows;
	t->date = "";
	t->columns = p->columns;
	diag_init(&e->diags, a);
	t->lines = (struct lines){.scratch = a,
	    .file = "",
	    .line = 1,
	    .diags = &e->diags,
	    .cells.list =
		arena_array(a, p->columns.n, sizeof(*t->lines.cells.list))};
	t->heads = arena_array(a, p->columns.n, sizeof(*t->heads));
	t->not_shown = arena_alloc(a, p->rows->form->n_items + 1);
	t->shares =
	    arena_array(a, p->rows->bank->n_causes + 1, sizeof(*t->shares));
	e->had = arena_alloc(a, p->n_keys + 1);
	e->text.to = arena_alloc(a, n + 16);
	/* json_row() may have begun with it */
	e->out->plain = false;
	e->out->id = (struct json_text){"", 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < p->n_keep; i++)
		e->out->kept[i] = (struct json_text){"", 0, JSON_WAS_NOTHING};
}

enum json_said
json_explain(const struct json_plan *p, struct json_state *s,
    struct arena *scratch, const char *line, size_t n, struct row_codes *out,
    struct json_fault *f)
{
	struct explaining e = {.plan = p,
	    .out = out,
	    .line = line,
	    .counted = line,
	    .col = 1,
	    .text = {.p = line, .end = line + n}};
	struct row row;
	bool good = n <= ROWS_LINE_MOST;

	begin(&e, scratch, good ? n : 0);
	if (!good)
		lines_fault(&e.table.lines, DIAG_TOO_LONG, 1,
		    "this line has more than %zu bytes, which is the most",
		    ROWS_LINE_MOST);
	else if (read_object(&e))
		check_missing(&e);
	if (e.diags.n == 0)
		rows_row(&e.table, &row);
	if (e.diags.n > 0) {
		/* what ends the reading comes last, and is worse */
		const struct diag *d = &e.diags.list[0];

		if (e.text.why != NULL)
			d = &e.diags.list[e.diags.n - 1];
		*f = (struct json_fault){d->code, d->at.col, d->msg};
		fill_id(&e);
		return JSON_ODD;
	}
	fill_out(&e, &row);
	remember(&s->form, e.form);
	remember(&s->scenario, e.scenario);
	return JSON_GOOD;
}
