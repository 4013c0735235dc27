/* One row of a table of answers. */
#include <stdint.h>
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/form.h"
#include "harmcheck/num.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

static unsigned
digits(const char *s, size_t n)
{
	unsigned value = 0;

	while (n-- > 0)
		value = value * 10 + (unsigned)(*s++ - '0');
	return value;
}

bool
rows_is_date(const char *s)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30,
	    31, 30, 31};
	unsigned year, month, day;

	if (strlen(s) != 10)
		return false;
	for (size_t i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	year = digits(s, 4);
	month = digits(s + 5, 2);
	day = digits(s + 8, 2);
	if (year < 1900 || month < 1 || month > 12 || day < 1)
		return false;
	if (month == 2 && day == 29)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day <= days[month - 1];
}

static void
take_id(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	(void)column;
	if (rows_is_none(c->text))
		return;
	if (rows_id_fits(c->text))
		row->id = arena_strdup(r->arena, c->text);
	else
		lines_fault(&r->lines, DIAG_BAD_ID, c->col,
		    "%s cannot be an id; it has 1 to %d characters, and no "
		    "blank at its ends",
		    lines_quoted(&r->lines, c->text), ROWS_ID_MOST);
}

static void
take_code(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	(void)column;
	if (rows_is_none(c->text))
		return;
	if (answers_code_fits(c->text))
		memcpy(row->answers->code, c->text, strlen(c->text) + 1);
	else
		lines_fault(&r->lines, DIAG_BAD_ID, c->col,
		    "%s cannot be a code; it has 1 to %d small letters, "
		    "digits and dashes",
		    lines_quoted(&r->lines, c->text), ANSWERS_CODE_MOST);
}

static void
take_date(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	(void)column;
	if (rows_is_none(c->text))
		return;
	if (rows_is_date(c->text))
		memcpy(row->answers->date, c->text, 11);
	else
		lines_fault(&r->lines, DIAG_BAD_VALUE, c->col,
		    "%s is no date; write it as 2026-11-22",
		    lines_quoted(&r->lines, c->text));
}

static void
take_form(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	(void)row, (void)column;
	rows_form(&r->lines, r->rows, c);
}

static void
take_case(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	const struct scenario *s = r->rows->scenario;
	const char *wanted =
	    arena_printf(r->lines.scratch, "%s %s", s->id, s->version);

	(void)row, (void)column;
	if (!str_eq(c->text, wanted))
		lines_fault(&r->lines, DIAG_BAD_VALUE, c->col,
		    "this row is about %s, and the case here is \"%s\"",
		    *c->text != '\0' ? lines_quoted(&r->lines, c->text)
				     : "no case",
		    wanted);
}

static void
take_item(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	rows_answer(&r->lines, row->answers, column->index, column->name, c,
	    &r->not_shown[column->index]);
}

static void
take_cause(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	int64_t points;

	(void)row;
	if (rows_is_none(c->text))
		return;
	if (num_int(c->text, 0, 100, &points))
		r->shares[column->index] = (int)points;
	else
		lines_fault(&r->lines, DIAG_BAD_NUMBER, c->col,
		    "%s is no number of points for %s; write 0 to 100",
		    lines_quoted(&r->lines, c->text), column->name);
}

static void
take_nothing(struct reading *r, struct row *row, const struct column *column,
    const struct cell *c)
{
	(void)r, (void)row, (void)column, (void)c;
}

static void (*const takes[])(struct reading *r, struct row *row,
    const struct column *column, const struct cell *c) = {
    [COLUMN_ID] = take_id,
    [COLUMN_CODE] = take_code,
    [COLUMN_DATE] = take_date,
    [COLUMN_FORM] = take_form,
    [COLUMN_CASE] = take_case,
    [COLUMN_ITEM] = take_item,
    [COLUMN_CAUSE] = take_cause,
    [COLUMN_OTHER] = take_nothing,
};

/* The points of the row of now: all or none. An empty cell beside others that
 * are 100 together can only be 0. */
static void
add_up(struct reading *r, struct row *row, unsigned col)
{
	const size_t n = r->rows->bank->n_causes;
	unsigned *shares = arena_array(r->arena, n, sizeof(*shares));
	unsigned sum = 0;
	bool any = false;

	for (size_t i = 0; i < n; i++)
		if (r->shares[i] >= 0) {
			shares[i] = (unsigned)r->shares[i];
			sum += shares[i];
			any = true;
		}
	if (!any)
		return;
	row->answers->work->shares = shares;
	if (sum != 100)
		lines_fault(&r->lines, DIAG_BAD_NUMBER, col,
		    "the points of the causes are %u together; they must be "
		    "100, or all be left empty",
		    sum);
}

/* Was nothing in this theme looked at more closely: are all the questions
 * that a tick would open, and the follow-ups, not shown? */
static bool
is_kept_short(const struct form *f, const bool *not_shown,
    const struct category *c)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].category != c ||
		    (f->items[i].question != NULL && form_item_on_paper(f, i)))
			continue;
		if (!not_shown[i])
			return false;
		n++;
	}
	return n > 0;
}

/* In a form that deepens, what was never opened was kept short: then it counts
 * as not shown, and not as not reached. Theme by theme: what closes in one may
 * decide a question in another. */
void
rows_settle(struct answers *a, const bool *not_shown)
{
	const struct form *f = a->form;
	bool again = f->depth == DEPTH_CORE && f->deepen;

	answers_refresh(a);
	while (again) {
		again = false;
		for (size_t i = 0; i < f->n_categories; i++) {
			const struct category *c = f->categories[i];

			if (a->kept_short[c->index] ||
			    a->ticked[c->index].core == 0 ||
			    !is_kept_short(f, not_shown, c))
				continue;
			a->kept_short[c->index] = again = true;
		}
		answers_refresh(a);
	}
}

static void
begin_row(struct reading *r, struct row *row)
{
	const struct rows *rows = r->rows;

	*row = (struct row){.id = "",
	    .line = r->lines.line,
	    .answers = answers_new(r->arena, rows->bank, rows->form, r->date)};
	for (size_t i = 0; i < rows->bank->n_causes; i++)
		r->shares[i] = -1;
	/* a column that the file lacks */
	memset(r->not_shown, true, rows->form->n_items * sizeof(bool));
	if (rows->scenario == NULL)
		return;
	row->answers->work = arena_alloc(r->arena, sizeof(struct case_work));
	row->answers->work->id = rows->scenario->id;
	row->answers->work->version = rows->scenario->version;
}

void
rows_row(struct reading *r, struct row *row)
{
	const struct cells *cells = &r->lines.cells;
	unsigned cause_col = 0;

	if (cells->n != r->n_heads) {
		lines_fault(&r->lines, DIAG_KIND, 1,
		    "this row has %zu %s, and the line of heads has %zu",
		    cells->n, cells->n == 1 ? "cell" : "cells", r->n_heads);
		return;
	}
	begin_row(r, row);
	for (size_t i = 0; i < cells->n; i++) {
		const struct column *column = r->heads[i];

		if (column->kind == COLUMN_CAUSE && cause_col == 0)
			cause_col = cells->list[i].col;
		takes[column->kind](r, row, column, &cells->list[i]);
	}
	if (cause_col > 0)
		add_up(r, row, cause_col);
	rows_settle(row->answers, r->not_shown);
}
