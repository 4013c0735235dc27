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

/* A file that is read has at most so many rows and bytes, a line so many
 * bytes, and an id so many characters. */
#define ROWS_MOST 10000
#define ROWS_BYTES_MOST ((size_t)64 << 20)
#define ROWS_LINE_MOST ((size_t)64 << 10)
#define ROWS_ID_MOST 64

/* What the columns of a table are: id, code, date, form (bank, version and form
 * that a row is of); with a scenario, case (its id and version); a column for
 * each question that the form may ask, by its code; for each follow-up
 * THEME_FOLLOWUP; with a scenario that has points to share out, cause_CAUSE for
 * each cause of the bank. Notes have no column: they are for no table. */
struct rows {
	const struct bank *bank;
	const struct form *form; /* the scenario's, where there is one */
	const struct scenario *scenario; /* or NULL */
	/* Written are only the columns that the form has on paper: without the
	 * questions that a closer look would open. Reading takes both. */
	bool paper;
	/* Of the bank: it goes into the column form, and what stands there must
	 * be the same. NULL: it is not written, and not looked at. */
	const char *digest;
	/* Reading: by item of the form, made true where the table has a column
	 * for it. NULL: nobody asks. */
	bool *asked;
};

/* One row that was read. */
struct row {
	const char *id; /* as it stands there; "" when there is none */
	size_t line;    /* of its file */
	struct answers *answers;
};

/* The line of heads, and one row; each ends with a line feed. What would start
 * a formula in a spreadsheet is inert. ID is "" or fits. */
void rows_write_head(struct buf *out, const struct rows *r);
void rows_write(struct buf *out, const struct rows *r, const char *id,
    const struct answers *a);

/* What a table of a form says of itself, in the first row that says it; in A.
 * NULL: it does not. */
struct rows_said {
	const char *form;     /* an id, which the bank may not have */
	const char *scenario; /* the id of a case */
};

/* Look at N bytes of CSV, before they are read. Faults are passed over. */
struct rows_said rows_said(struct arena *a, const char *text, size_t n);

/* Read N bytes of CSV, named FILE. Faults are in D, with line and column; -1
 * then. *LIST, of *N_ROWS, lives in A. DATE: of rows without one. */
int rows_read(struct arena *a, const struct rows *r, const char *file,
    const char *text, size_t n, const char *date, struct row **list,
    size_t *n_rows, struct diags *d);

/* Can rows be added below this text by rows_write(): are its heads those that
 * are written, in their order? The first that is another is in D; -1 then. */
int rows_heads_fit(struct arena *a, const struct rows *r, const char *file,
    const char *text, size_t n, struct diags *d);

/* Can ID be one: 1 to ROWS_ID_MOST characters that are shown, no blank at
 * either end, and not NA or null, which mean that there is none? */
bool rows_id_fits(const char *id);

#endif
