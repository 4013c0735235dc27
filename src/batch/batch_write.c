/* A row that comes out. Its cells are finished text, so that writing it is
 * copying; what is copied too much is written over by the next cell. */
#include <string.h>

#include "batch_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"

/* --- words of the row itself: its id, what was kept ----------------------- */

/* Could a spreadsheet take it for a formula? */
static bool
is_active(const char *s, size_t n)
{
	char begin[4] = "";

	if (n == 0 || (s[0] >= '0' && s[0] <= '9') ||
	    (s[0] >= 'a' && s[0] <= 'z') || (s[0] >= 'A' && s[0] <= 'Z'))
		return false;
	memcpy(begin, s, n < 3 ? n : 3);
	return rows_is_active(begin) && !rows_is_number_of(s, n);
}

/* Characters with which a cell must be quoted. */
static bool
needs_quotes(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == ',' || s[i] == '"' || rows_divides(s[i]))
			return true;
	return n > 0 && (s[0] == ' ' || s[n - 1] == ' ');
}

static void
write_csv(struct buf *out, const char *s, size_t n)
{
	const bool active = is_active(s, n);

	if (!active && !needs_quotes(s, n)) {
		buf_add(out, s, n);
		return;
	}
	buf_addc(out, '"');
	if (active)
		buf_addc(out, '\'');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, s[i]);
		if (rows_divides(s[i]) &&
		    rows_acts_behind(s + i + 1, n - i - 1))
			buf_addc(out, '\'');
	}
	buf_addc(out, '"');
}

static void
write_json(struct buf *out, const struct json_text *t)
{
	if (t->was == JSON_WAS_NOTHING)
		buf_adds(out, "null");
	else if (t->was == JSON_WAS_BARE)
		buf_add(out, t->s, t->n);
	else
		json_quote_page(out, t->s, t->n);
}

SELDOM static void
write_words(struct batch_worker *w, struct buf *out)
{
	const struct batch_setup *s = w->batch->setup;

	if (s->out == BATCH_CSV) {
		write_csv(out, w->row.id.s, w->row.id.n);
		for (size_t i = 0; i < s->n_keep; i++) {
			buf_addc(out, ',');
			write_csv(out, w->row.kept[i].s, w->row.kept[i].n);
		}
		return;
	}
	buf_adds(out, "{\"id\":");
	write_json(out, &w->row.id);
	for (size_t i = 0; i < s->n_keep; i++) {
		buf_addc(out, ',');
		json_quote_page(out, s->keep[i], strlen(s->keep[i]));
		buf_addc(out, ':');
		write_json(out, &w->row.kept[i]);
	}
}

/* --- cells ---------------------------------------------------------------- */

static inline char *
put_short(char *to, const char *cell)
{
	memcpy(to, cell, CELL_SHORT_MOST + 1);
	return to + (unsigned char)cell[CELL_SHORT_MOST];
}

static inline char *
put_long(char *to, const char *cell)
{
	memcpy(to, cell, CELL_LONG_MOST + 1);
	return to + (unsigned char)cell[CELL_LONG_MOST];
}

static inline char *
put_word(char *to, const char *cell)
{
	const struct word *w;

	memcpy(&w, cell, sizeof(w));
	memcpy(to, w->text, sizeof(w->text));
	return to + w->n;
}

static inline char *
put_long_word(char *to, const char *cell)
{
	const struct word *w;

	memcpy(&w, cell, sizeof(w));
	memcpy(to, w->whole, w->n);
	return to + w->n;
}

static inline __attribute__((always_inline)) char *
put_cell(enum cell_kind kind, char *to, const char *cell)
{
	switch (kind) {
	case CELL_SHORT:
		return put_short(to, cell);
	case CELL_LONG:
		return put_long(to, cell);
	case CELL_WORD:
		return put_word(to, cell);
	case CELL_LONG_WORD:
		break;
	}
	return put_long_word(to, cell);
}

/* The N cells at AT of the units at F, two by two; inlined for each kind. */
static inline __attribute__((always_inline)) char *
put_run(enum cell_kind kind, const char *const *f, size_t n, size_t at,
    char *to)
{
	for (; n >= 2; n -= 2, f += 2) {
		to = put_cell(kind, to, f[0] + at);
		to = put_cell(kind, to, f[1] + at);
	}
	return n > 0 ? put_cell(kind, to, f[0] + at) : to;
}

/* There is room for all of them at TO. */
static inline __attribute__((always_inline)) char *
put_runs(const struct plan *p, const char *const *found, char *to)
{
	const struct cell_run *run = p->runs;

	for (const struct cell_run *end = run + p->n_runs; run < end; run++) {
		const char *const *f = found + run->unit;

		if (run->kind == CELL_SHORT)
			to = put_run(CELL_SHORT, f, run->n, run->at, to);
		else if (run->kind == CELL_WORD)
			to = put_run(CELL_WORD, f, run->n, run->at, to);
		else
			for (size_t i = 0; i < run->n; i++)
				to = put_cell(run->kind, to, f[i] + run->at);
	}
	return to;
}

static char *
put_members(const struct plan *p, const char *const *found, char *to)
{
	for (size_t i = 0; i < p->n_cells; i++) {
		const struct out_cell *c = &p->cells[i];
		const char *cell = found[c->unit] + c->at;

		memcpy(to, c->prefix, c->n_prefix);
		to += c->n_prefix;
		to = put_cell(c->kind, to, cell);
	}
	return to;
}

/* --- heads -----------------------------------------------------------------
 */

void
batch_write_heads(const struct plan *p, const struct batch_setup *s,
    struct buf *out)
{
	buf_adds(out, "id");
	for (size_t i = 0; i < s->n_keep; i++) {
		buf_addc(out, ',');
		write_csv(out, s->keep[i], strlen(s->keep[i]));
	}
	for (size_t i = 0; i < p->n_cells; i++) {
		buf_addc(out, ',');
		write_csv(out, p->cells[i].name, strlen(p->cells[i].name));
	}
	buf_adds(out, p->error ? ",error\n" : "\n");
}

/* --- rows ------------------------------------------------------------------
 */

static void
write_error(const struct plan *p, const char *name, struct buf *out)
{
	if (!p->json)
		buf_addf(out, ",%s", name != NULL ? name : "");
	else if (name != NULL)
		buf_addf(out, ",\"error\":\"%s\"", name);
	else
		buf_adds(out, ",\"error\":null");
}

static void
end_row(const struct plan *p, const char *error, struct buf *out)
{
	if (p->error)
		write_error(p, error, out);
	if (p->json)
		buf_addc(out, '}');
	buf_addc(out, '\n');
}

/* Most ids are no longer. */
#define ID_OFTEN 16

/* The id stands there as it came, and nothing else but cells. */
static inline void
write_plain(struct batch_worker *w, const struct plan *p, struct buf *out)
{
	char *to = out->data + out->len;

	memcpy(to, w->row.id.s, ID_OFTEN);
	if (w->row.id.n > ID_OFTEN)
		memcpy(to, w->row.id.s, ROWS_ID_MOST);
	to = put_runs(p, w->found, to + w->row.id.n);
	*to++ = '\n';
	out->len = (size_t)(to - out->data);
}

EACH_ROW void
batch_write(struct batch_worker *w, struct buf *out)
{
	const struct plan *p = w->plan;
	const bool plain = w->row.plain && p->plain;
	char *to;

	if (!plain)
		write_words(w, out);
	if (out->cap - out->len <= p->row_bytes)
		buf_reserve(out, p->row_bytes);
	if (plain) {
		write_plain(w, p, out);
		return;
	}
	to = out->data + out->len;
	to = p->json ? put_members(p, w->found, to) : put_runs(p, w->found, to);
	out->len = (size_t)(to - out->data);
	end_row(p, NULL, out);
}

void
batch_write_bad(struct batch_worker *w, enum diag_code code, struct buf *out)
{
	const struct plan *p = w->batch->plan;

	write_words(w, out);
	buf_add(out, p->bad.whole, p->bad.n);
	end_row(p, diag_name(code), out);
}
