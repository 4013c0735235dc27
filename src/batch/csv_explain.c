/* Rows that are not plain, and the words for what is wrong with them. */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "plan_parts.h"

static enum csv_said
first_fault(const struct diags *d, struct json_fault *f)
{
	/* They are in the order in which they were found: the first cell's
	 * first. */
	*f = (struct json_fault){d->list[0].code, d->list[0].at.col,
	    d->list[0].msg};
	return CSV_ODD;
}

/* The bytes of S that are an id or a kept cell. */
static struct json_text
text_of(const char *s)
{
	return (struct json_text){s, strlen(s),
	    *s != '\0' ? JSON_WAS_TEXT : JSON_WAS_NOTHING};
}

static void
take_words(const struct csv_heads *h, const struct lines *l,
    struct row_codes *out)
{
	for (size_t i = 0; i < h->n && i < l->cells.n; i++) {
		const struct csv_column *c = &h->columns[i];
		const char *s = l->cells.list[i].text;

		if (c->kept >= 0)
			out->kept[c->kept] = text_of(s);
		if (c->column != NULL && c->column->kind == COLUMN_ID &&
		    rows_id_fits(s))
			out->id = text_of(s);
	}
}

static void
take_codes(const struct csv_heads *h, const struct reading *r,
    const struct answers *a, struct row_codes *out)
{
	static const enum code_state states[] = {
	    [ANSWER_SKIPPED] = CODE_SKIPPED,
	    [ANSWER_NOT_APPLICABLE] = CODE_NOT_APPLICABLE,
	    [ANSWER_NOT_REACHED] = CODE_NOT_REACHED,
	    [ANSWER_NOT_SHOWN] = CODE_NOT_SHOWN,
	};
	const struct form *f = h->rows->form;

	for (size_t i = 0; i < h->n; i++) {
		const struct csv_column *c = &h->columns[i];
		const struct answer *it;

		if (c->column == NULL || c->column->kind != COLUMN_ITEM)
			continue;
		it = &a->list[c->column->index];
		if (it->said == ANSWER_GIVEN)
			out->codes[c->slot] = (unsigned char)it->option;
		else
			out->codes[c->slot] =
			    (unsigned char)plan_code(f, c->column->index,
				r->not_shown[c->column->index] &&
					c->not_shown == CODES_MOST
				    ? CODE_NOT_SHOWN
				    : states[it->said]);
	}
}

enum csv_said
csv_explain(const struct csv_heads *h, struct arena *scratch, const char *line,
    size_t n, struct row_codes *out, struct json_fault *f)
{
	const struct rows *rows = h->rows;
	struct reading r = {.arena = scratch,
	    .rows = rows,
	    .date = "2000-01-01",
	    .heads = h->heads,
	    .n_heads = h->n};
	struct diags d;
	struct row row = {0};

	diag_init(&d, scratch);
	out->plain = false;
	out->id = text_of("");
	for (size_t i = 0; i < h->n; i++)
		if (h->columns[i].kept >= 0)
			out->kept[h->columns[i].kept] = text_of("");
	lines_begin(&r.lines, scratch, h->file, "", 0, &d);
	r.not_shown =
	    arena_array(scratch, rows->form->n_items + 1, sizeof(bool));
	r.shares = arena_array(scratch, rows->bank->n_causes + 1, sizeof(int));
	if (lines_row(&r.lines, line, n)) {
		take_words(h, &r.lines, out);
		rows_row(&r, &row);
	}
	if (d.n == 0 && row.answers != NULL) {
		take_codes(h, &r, row.answers, out);
		return CSV_GOOD;
	}
	/* Whatever is wrong with the rest, who it was may be right. Of a line
	 * that is too long there may be more here or less; but so much always.
	 */
	if (out->id.n == 0)
		csv_id(h, line,
		    n > ROWS_LINE_MOST                 ? ROWS_LINE_MOST
			: n > 0 && line[n - 1] == '\r' ? n - 1
						       : n,
		    n > ROWS_LINE_MOST, out);
	return first_fault(&d, f);
}
