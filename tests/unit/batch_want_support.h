/* What should come out of a batch: each row read with rows_read(), scored by
 * the engine, and written here. Nothing of the batch layer is used. */
#ifndef TESTS_BATCH_WANT_SUPPORT_H
#define TESTS_BATCH_WANT_SUPPORT_H

#include "batch_support.h"

#include "harmcheck/json.h"
#include "harmcheck/num.h"

/* --- what the engine says, asked row by row ---------------------------- */

SUPPORT bool
is_nothing(const char *s)
{
	return *s == '\0' || str_eq(s, "NA") || str_eq(s, "null");
}

/* A cell in quotes, whatever is in it. */
SUPPORT void
add_quoted(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s != '\0'; s++)
		buf_adds(out, *s == '"' ? "\"\"" : (const char[]){*s, '\0'});
	buf_addc(out, '"');
}

/* The table as rows_read() has it: no ids, no empty line. */
SUPPORT void
ask_rows(struct sheet *t)
{
	struct buf csv;
	struct diags d;
	struct row *list;
	size_t n;

	buf_init(&csv, t->arena);
	for (size_t r = 0; r <= t->n; r++) {
		bool first = true;

		for (size_t i = 0; i < t->n_heads; i++) {
			const struct head *h = &t->heads[i];
			const char *s = r == 0 ? h->name : t->cells[r - 1][i];

			if (h->kind == HEAD_ID || h->kind == HEAD_MORE)
				continue;
			buf_adds(&csv, first ? "" : ",");
			add_quoted(&csv, *s == '\0' ? "NA" : s);
			first = false;
		}
		buf_addc(&csv, '\n');
	}
	diag_init(&d, t->arena);
	if (rows_read(t->arena, &t->rows, "t.csv", csv.data, csv.len,
		"2026-11-22", &list, &n, &d) == -1)
		fail_msg("%u:%u: %s\n%s", d.list[0].at.line, d.list[0].at.col,
		    d.list[0].msg, csv.data);
	assert_int_equal(n, t->n);
	t->answers = arena_array(t->arena, n + 1, sizeof(*t->answers));
	for (size_t i = 0; i < n; i++)
		t->answers[i] = list[i].answers;
}

/* Does nothing stand in ROW? Then it is nobody's, but a line comes out. */
SUPPORT bool
is_empty(const struct sheet *t, size_t row)
{
	for (size_t i = 0; i < t->n_heads; i++)
		if (*t->cells[row][i] != '\0')
			return false;
	return true;
}

/* --- lines as they should come out ------------------------------------- */

struct want {
	const struct sheet *table;
	const enum batch_column *columns;
	size_t n_columns;
	enum batch_format in, out;
	struct arena *arena;
};

/* "-7", "+.5", "-1.50e+3". */
SUPPORT bool
looks_like_number(const char *s)
{
	const char *const digits = "0123456789";
	size_t n = *s == '-' || *s == '+', before, behind = 0;

	n += before = strspn(s + n, digits);
	if (s[n] == '.')
		n += 1 + (behind = strspn(s + n + 1, digits));
	if (before + behind == 0)
		return false;
	if (s[n] == 'e' || s[n] == 'E') {
		n += s[n + 1] == '-' || s[n + 1] == '+' ? 2 : 1;
		before = strspn(s + n, digits);
		if (before == 0)
			return false;
		n += before;
	}
	return s[n] == '\0';
}

/* A cell that a spreadsheet takes for text. */
SUPPORT void
want_csv(struct buf *out, const char *s)
{
	const bool wide = str_starts(s, "\uff1d") || str_starts(s, "\uff0b") ||
	    str_starts(s, "\uff0d") || str_starts(s, "\uff20");
	const bool active = *s != '\0' && !looks_like_number(s) &&
	    (wide || strchr("=+-@'\",;|", *s) != NULL);
	const size_t n = strlen(s);

	if (!active && strpbrk(s, ",\";|") == NULL &&
	    (n == 0 || (s[0] != ' ' && s[n - 1] != ' ')))
		buf_adds(out, s);
	else
		add_quoted(out,
		    active ? arena_printf(out->arena, "'%s", s) : s);
}

SUPPORT void
want_text(const struct want *w, struct buf *out, const char *name,
    const char *s)
{
	if (w->out == BATCH_CSV) {
		buf_addc(out, ',');
		want_csv(out, s != NULL ? s : "");
		return;
	}
	buf_addf(out, ",\"%s\":", name);
	if (s != NULL)
		json_quote(out, s, strlen(s));
	else
		buf_adds(out, "null");
}

SUPPORT void
want_number(const struct want *w, struct buf *out, const char *name, bool has,
    int64_t value, unsigned decimals)
{
	char text[32];

	num_format(value, decimals, text);
	if (w->out == BATCH_CSV)
		buf_addf(out, ",%s", has ? text : "");
	else
		buf_addf(out, ",\"%s\":%s", name, has ? text : "null");
}

SUPPORT const char *
want_name(struct arena *a, const struct category *c, enum batch_column column)
{
	static const char *const ends[] = {[BATCH_SCORE] = "",
	    [BATCH_BAND] = "_band",
	    [BATCH_ANSWERED] = "_answered",
	    [BATCH_ASKED] = "_asked",
	    [BATCH_LOWEST] = "_lowest",
	    [BATCH_HIGHEST] = "_highest",
	    [BATCH_TICKED] = "_ticked",
	    [BATCH_WORST] = "_worst"};

	return arena_printf(a, "%s%s", c->id,
	    column == BATCH_BAND && c->kind == KIND_EVENTS ? "_level"
							   : ends[column]);
}

SUPPORT bool
want_has(const struct category *c, enum batch_column column)
{
	if (column == BATCH_TICKED || column == BATCH_WORST)
		return c->kind == KIND_EVENTS;
	if (column == BATCH_SCORE || column == BATCH_LOWEST ||
	    column == BATCH_HIGHEST)
		return c->kind == KIND_SCALE;
	return true;
}

SUPPORT void
want_cell(const struct want *w, struct buf *out, const struct answers *a,
    const struct theme_score *s, enum batch_column column)
{
	const struct category *c = s->category;
	const char *name = want_name(w->arena, c, column);
	const bool range = s->asked > 0 && s->possible_min < s->possible_max;
	const size_t item = s->worst >= 0 ? (size_t)s->worst : 0;

	switch (column) {
	case BATCH_SCORE:
		want_number(w, out, name, s->has_score, s->score, c->decimals);
		break;
	case BATCH_BAND:
		want_text(w, out, name,
		    s->level >= 0 ? c->levels[s->level].id : NULL);
		break;
	case BATCH_ANSWERED:
		want_number(w, out, name, true, (int64_t)s->answered, 0);
		break;
	case BATCH_ASKED:
		want_number(w, out, name, true, (int64_t)s->asked, 0);
		break;
	case BATCH_LOWEST:
		want_number(w, out, name, range, s->lowest, c->decimals);
		break;
	case BATCH_HIGHEST:
		want_number(w, out, name, range, s->highest, c->decimals);
		break;
	case BATCH_TICKED:
		want_number(w, out, name, true, (int64_t)s->ticked, 0);
		break;
	default:
		want_text(w, out, name,
		    s->worst < 0 ? NULL
				 : a->form->items[item]
				       .scale->options[answer_option(a, item)]
				       .id);
	}
}

/* How the kind K stands; NULL: the form has no question of it. */
SUPPORT const char *
want_sentinel(const struct result *r, enum sentinel_kind k)
{
	static const char *const words[] = {"speaks", "not-answered",
	    "not-asked", "quiet"};
	const struct form *f = r->answers->form;
	size_t state = 3;
	bool any = false;

	for (size_t i = 0; i < f->n_items; i++)
		any |= f->items[i].question != NULL &&
		    f->items[i].question->sentinel == k;
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->alerts[i].kind == k && r->alerts[i].state < state)
			state = r->alerts[i].state;
	return any ? words[state] : NULL;
}

SUPPORT void
want_sentinels(const struct want *w, struct buf *out, const struct result *r)
{
	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const struct sentinel *s =
		    bank_sentinel(w->table->rows.bank, i);
		const char *state =
		    s != NULL ? want_sentinel(r, s->kind) : NULL;

		if (state != NULL)
			want_text(w, out,
			    arena_printf(w->arena, "sentinel_%s",
				sentinel_name(s->kind)),
			    state);
	}
}

/* An id or kept cell; BARE: NDJSON has it without quotes. */
SUPPORT void
want_words(const struct want *w, struct buf *out, size_t row)
{
	const struct sheet *t = w->table;
	const char *id = cell_of(t, row, HEAD_ID);
	const bool has = !is_nothing(id);

	if (w->out == BATCH_CSV) {
		want_csv(out, has ? id : "");
	} else {
		buf_adds(out, "{\"id\":");
		if (has)
			json_quote(out, id, strlen(id));
		else
			buf_adds(out, "null");
	}
	for (size_t k = 0; k < t->n_keep; k++)
		for (size_t i = 0; i < t->n_heads; i++)
			if (t->heads[i].keep == (int)k)
				want_text(w, out, t->keep[k],
				    *t->cells[row][i] != '\0' ? t->cells[row][i]
							      : NULL);
}

SUPPORT bool
has_column(const struct want *w, enum batch_column c)
{
	for (size_t i = 0; i < w->n_columns; i++)
		if (w->columns[i] == c)
			return true;
	return false;
}

SUPPORT void
want_row(const struct want *w, struct buf *out, size_t row)
{
	const struct answers *a = w->table->answers[row];
	const struct result *r = result_make(w->arena, a);

	want_words(w, out, row);
	for (size_t c = 0; c < w->n_columns; c++) {
		if (w->columns[c] == BATCH_SENTINELS)
			want_sentinels(w, out, r);
		if (w->columns[c] >= BATCH_SENTINELS)
			continue;
		for (size_t i = 0; i < r->n_themes; i++)
			if (want_has(r->themes[i].category, w->columns[c]))
				want_cell(w, out, a, &r->themes[i],
				    w->columns[c]);
	}
	if (has_column(w, BATCH_ERROR))
		want_text(w, out, "error", NULL);
	buf_adds(out, w->out == BATCH_CSV ? "\n" : "}\n");
}

/* The line of heads: the names of an NDJSON row. */
SUPPORT void
want_heads(const struct want *w, struct buf *out)
{
	const struct form *f = w->table->rows.form;
	const struct answers *none =
	    answers_new(w->arena, w->table->rows.bank, f, "2026-11-22");
	const struct result *r = result_make(w->arena, none);

	buf_adds(out, "id");
	for (size_t i = 0; i < w->table->n_keep; i++) {
		buf_addc(out, ',');
		want_csv(out, w->table->keep[i]);
	}
	for (size_t c = 0; c < w->n_columns; c++)
		for (size_t i = 0; i < f->n_categories; i++)
			if (w->columns[c] < BATCH_SENTINELS &&
			    want_has(f->categories[i], w->columns[c])) {
				buf_addc(out, ',');
				want_csv(out,
				    want_name(w->arena, f->categories[i],
					w->columns[c]));
			} else if (w->columns[c] == BATCH_SENTINELS && i == 0) {
				for (size_t k = 0; k < SENTINEL_KINDS; k++) {
					const struct sentinel *s =
					    bank_sentinel(w->table->rows.bank,
						k);

					if (s != NULL &&
					    want_sentinel(r, s->kind) != NULL)
						buf_addf(out, ",sentinel_%s",
						    sentinel_name(s->kind));
				}
			}
	buf_adds(out, has_column(w, BATCH_ERROR) ? ",error\n" : "\n");
}

#endif
