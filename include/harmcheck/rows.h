/* Answers of many people as rows of a table: CSV with a line of heads. The
 * format is in docs/rows.md. */
#ifndef HARMCHECK_ROWS_H
#define HARMCHECK_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct arena;
struct bank;
struct buf;
struct diags;
struct form;
struct scenario;

/* What the columns of a table are: id, code, date; with a scenario, case (its
 * id and version); a column for each question that the form may ask, by its
 * code; for each follow-up THEME_FOLLOWUP; with a scenario, cause_CAUSE for
 * each cause of the bank. Notes have no column: they are for no table. */
struct rows {
	const struct bank *bank;
	const struct form *form; /* the scenario's, where there is one */
	const struct scenario *scenario; /* or NULL */
};

/* One row that was read. */
struct row {
	const char *id; /* as it stands there; "" when there is none */
	size_t line;    /* of its file */
	struct answers *answers;
};

/* The line of heads, and one row; each ends with a line feed. What would start
 * a formula in a spreadsheet is inert. */
void rows_write_head(struct buf *out, const struct rows *r);
void rows_write(struct buf *out, const struct rows *r, const char *id,
    const struct answers *a);

/* Read N bytes of CSV, named FILE. Faults are in D, with line and column; -1
 * then. *LIST, of *N_ROWS, lives in A. DATE: of rows without one. */
int rows_read(struct arena *a, const struct rows *r, const char *file,
    const char *text, size_t n, const char *date, struct row **list,
    size_t *n_rows, struct diags *d);

#endif
