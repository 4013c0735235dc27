/* Reading a table of answers. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

static void
make_room(struct reading *r)
{
	const size_t cap = r->cap > 0 ? r->cap * 2 : 64;
	struct row *list;

	if (r->n < r->cap)
		return;
	list = arena_array(r->arena, cap, sizeof(*list));
	if (r->n > 0)
		memcpy(list, r->list, r->n * sizeof(*list));
	r->list = list;
	r->cap = cap;
}

static void
read_rows(struct reading *r)
{
	bool good;

	while (lines_next(&r->lines, &good)) {
		if (!good || r->lines.cells.blank)
			continue;
		if (r->n == ROWS_MOST) {
			lines_fault(&r->lines, DIAG_TOO_MANY, 1,
			    "more than %d rows in one table", ROWS_MOST);
			return;
		}
		make_room(r);
		rows_row(r, &r->list[r->n++]);
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct row *const *x = a, *const *y = b;
	const int c = strcmp((*x)->id, (*y)->id);

	return c != 0 ? c
		      : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* One form typed twice would be two people. */
static void
check_ids(struct reading *r)
{
	const struct row **sorted =
	    arena_array(r->lines.scratch, r->n + 1, sizeof(*sorted));

	for (size_t i = 0; i < r->n; i++)
		sorted[i] = &r->list[i];
	qsort(sorted, r->n, sizeof(*sorted), by_id);
	for (size_t i = 1; i < r->n && r->lines.faults < ROWS_FAULTS_MOST;
	     i++) {
		if (*sorted[i]->id == '\0' ||
		    !str_eq(sorted[i]->id, sorted[i - 1]->id))
			continue;
		r->lines.line = (unsigned)sorted[i]->line;
		lines_fault(&r->lines, DIAG_DUPLICATE_ID, 1,
		    "the id %s is in line %zu already; each row needs its own",
		    lines_quoted(&r->lines, sorted[i]->id),
		    sorted[i - 1]->line);
	}
}

int
rows_read(struct arena *a, const struct rows *rows, const char *file,
    const char *text, size_t n, const char *date, struct row **list,
    size_t *n_rows, struct diags *d)
{
	struct reading r = {.arena = a, .rows = rows, .date = date};
	size_t faults;

	*list = NULL;
	*n_rows = 0;
	lines_begin(&r.lines, arena_new(), file, text, n, d);
	if (n > ROWS_BYTES_MOST) {
		lines_fault(&r.lines, DIAG_TOO_BIG, 0,
		    "this table has %zu bytes; at most %zu are allowed", n,
		    ROWS_BYTES_MOST);
	} else {
		r.columns = rows_columns(a, rows);
		r.has = arena_array(a, r.columns.n, sizeof(bool));
		r.not_shown = arena_array(a, rows->form->n_items, sizeof(bool));
		r.shares =
		    arena_array(a, rows->bank->n_causes + 1, sizeof(int));
		if (!rows_form_first(rows, file, text, n, d))
			r.lines.faults++;
		else if (rows_heads(&r))
			read_rows(&r);
		if (r.lines.faults == 0)
			check_ids(&r);
	}
	faults = r.lines.faults;
	arena_free(r.lines.scratch);
	if (faults > 0)
		return -1;
	*list = r.list;
	*n_rows = r.n;
	return 0;
}
