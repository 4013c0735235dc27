/* The line of heads of a table of answers. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

/* Guesses cost; a line full of unknown heads gets none after these, and is
 * left after so many. */
#define GUESSES 20

static bool
is_among(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->list[i], name))
			return true;
	return false;
}

static const struct column other = {.kind = COLUMN_OTHER};

static const struct column *
find(const struct reading *r, const char *name)
{
	if (is_among(&r->others[1], name))
		return &other;
	for (size_t i = 0; i < r->columns.n; i++)
		if (str_eq(r->columns.list[i].name, name))
			return &r->columns.list[i];
	return is_among(&r->others[0], name) ? &other : NULL;
}

/* Why there may be no such column. */
static const char *
head_hint(struct reading *r, const char *name)
{
	const char **names =
	    arena_array(r->lines.scratch, r->columns.n, sizeof(*names));
	const char *near, *way = r->way_out;

	if (strchr(name, ';') != NULL)
		return "; columns are divided by commas, not by semicolons";
	if (str_eq(name, ROWS_CASE))
		return "; rows about a case are read together with that case";
	for (size_t i = 0; i < r->columns.n; i++)
		names[i] = r->columns.list[i].name;
	near = str_nearest(name, names, r->columns.n);
	if (near == NULL && way == NULL)
		return ", and no question of this form is called so";
	return arena_printf(r->lines.diags->arena, "%s%s%s%s%s",
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
	    near != NULL ? "?" : "", way != NULL ? "; " : "",
	    way != NULL ? way : "");
}

static void
unknown_head(struct reading *r, const struct cell *c)
{
	struct lines *l = &r->lines;

	if (*c->text == '\0')
		lines_fault(l, DIAG_UNKNOWN_KEY, c->col,
		    "this column has no name; %s",
		    r->way_out != NULL ? "--ignore '' passes over it"
				       : "write one, or take the column out");
	else
		lines_fault(l, DIAG_UNKNOWN_KEY, c->col,
		    "there is no column %s here%s", lines_quoted(l, c->text),
		    head_hint(r, c->text));
}

static void
take_head(struct reading *r, const struct cell *c)
{
	const struct column *column = find(r, c->text);
	struct lines *l = &r->lines;

	r->heads[r->n_heads++] = column;
	if (column != NULL && column->kind == COLUMN_ITEM &&
	    r->rows->asked != NULL)
		r->rows->asked[column->index] = true;
	if (column == NULL) {
		unknown_head(r, c);
		return;
	}
	if (column == &other)
		return;
	if (r->has[column - r->columns.list])
		lines_fault(l, DIAG_DUPLICATE_KEY, c->col,
		    "the column %s is here twice", column->name);
	r->has[column - r->columns.list] = true;
}

/* Does it look like a row: is no head known, and is one of them a number? */
static bool
is_row(const struct reading *r)
{
	const struct cells *cells = &r->lines.cells;
	bool number = false;

	for (size_t i = 0; i < cells->n; i++) {
		const char *s = cells->list[i].text;

		if (find(r, s) != NULL)
			return false;
		number |= rows_is_number(s);
	}
	return number;
}

/* Without these nobody could tell which form it is. */
static void
check_missing(struct reading *r)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, r->lines.diags->arena);
	for (size_t i = 0; i < r->columns.n; i++)
		if (r->columns.list[i].must && !r->has[i] && ++n <= GUESSES)
			buf_addf(&out, "%s%s", n > 1 ? ", " : "",
			    r->columns.list[i].name);
	if (n > 0)
		lines_fault(&r->lines, DIAG_MISSING_KEY, 1,
		    "a table of %s needs %s, too: %s%s; where nothing is "
		    "known, the cells may be empty",
		    r->rows->form->id, n == 1 ? "this column" : "these columns",
		    out.data, n > GUESSES ? " and more" : "");
}

bool
rows_heads(struct reading *r)
{
	struct lines *l = &r->lines;
	bool good = false;

	if (!lines_next(l, &good) || (good && l->cells.blank)) {
		l->line = 1;
		lines_fault(l, DIAG_MISSING_KEY, 1,
		    "the first line must name the columns, as in id,code,date");
		return false;
	}
	if (!good)
		return false;
	if (r->way_out != NULL && is_row(r)) {
		lines_fault(l, DIAG_MISSING_KEY, 1,
		    "none of these is the name of a column; is this no line of "
		    "heads? --header no --head LINE says which columns there "
		    "are");
		return false;
	}
	r->heads = arena_array(r->arena, l->cells.n, sizeof(*r->heads));
	for (size_t i = 0; i < l->cells.n && l->faults < GUESSES; i++)
		take_head(r, &l->cells.list[i]);
	if (l->faults == 0)
		check_missing(r);
	return l->faults == 0;
}

int
rows_heads_fit(struct arena *a, const struct rows *rows, const char *file,
    const char *text, size_t n, struct diags *d)
{
	const struct columns columns = rows_columns(a, rows);
	struct lines l;
	bool good = false;
	size_t at = 0;

	if (!rows_form_first(rows, file, text, n, d))
		return -1;
	lines_begin(&l, arena_new(), file, text, n, d);
	if (!lines_next(&l, &good))
		l.cells.n = 0;
	l.line = 1;
	for (size_t i = 0; i < columns.n && l.faults == 0; i++) {
		const struct cell *c = &l.cells.list[at];

		if (!rows_is_written(rows, &columns.list[i]))
			continue;
		if (at >= l.cells.n)
			lines_fault(&l, DIAG_MISSING_KEY, 1,
			    "the column %s is missing at the end",
			    columns.list[i].name);
		else if (!str_eq(c->text, columns.list[i].name))
			lines_fault(&l, DIAG_BAD_VALUE, c->col,
			    "here is the column %s, and the rows that would "
			    "be added have %s in its place",
			    lines_quoted(&l, c->text), columns.list[i].name);
		at++;
	}
	if (l.faults == 0 && at < l.cells.n)
		lines_fault(&l, DIAG_UNKNOWN_KEY, l.cells.list[at].col,
		    "the rows that would be added have no column %s",
		    lines_quoted(&l, l.cells.list[at].text));
	good = l.faults == 0;
	arena_free(l.scratch);
	return good ? 0 : -1;
}
