/* The inside of tables of answers; private to the batch layer. */
#ifndef HARMCHECK_ROWS_PARTS_H
#define HARMCHECK_ROWS_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/rows.h"

struct answers;

/* The column that says what a row is of. */
#define ROWS_FORM "form"
/* The column that says which case it is about. */
#define ROWS_CASE "case"

enum column_kind {
	COLUMN_ID,
	COLUMN_CODE,
	COLUMN_DATE,
	COLUMN_FORM,
	COLUMN_CASE,
	COLUMN_ITEM,
	COLUMN_CAUSE,
	COLUMN_OTHER /* not the form's; somebody asked for it */
};

struct column {
	enum column_kind kind;
	size_t index; /* of the item or cause */
	const char *name;
	bool paper; /* the form has it on paper */
	bool must;  /* a table without it cannot be read */
};

struct columns {
	struct column *list;
	size_t n;
};

/* All columns of R, in their order; in A. */
struct columns rows_columns(struct arena *a, const struct rows *r);

/* Is it written: all are, or those of paper? */
bool rows_is_written(const struct rows *r, const struct column *c);

/* A cell, as it was meant: without quotes, and without the mark that keeps a
 * spreadsheet from taking it for a formula. */
struct cell {
	const char *text;
	unsigned col;
};

/* What stands on one line. */
struct cells {
	struct cell *list;
	size_t n;
	bool blank; /* nothing in any of them */
};

/* A table, line by line. */
struct lines {
	struct arena *scratch; /* holds the cells of the line of now */
	const char *file, *text;
	size_t n, at;
	unsigned line; /* of now, from 1 */
	struct cells cells;
	struct diags *diags;
	size_t faults;
};

/* So many faults end the reading. */

/* Begin. A byte order mark is passed over. */
void lines_begin(struct lines *l, struct arena *scratch, const char *file,
    const char *text, size_t n, struct diags *d);

/* The next line into l->cells; false at the end, or when there were too many
 * faults (a finding). GOOD: is it a line of a table? Else there is a finding.
 */
bool lines_next(struct lines *l, bool *good);

/* Make the line of N bytes at S, without its line feed, the line of now; its
 * cells are those that could be read. False: there is a finding. */
bool lines_row(struct lines *l, const char *s, size_t n);

/* A finding in the line of now. */
void lines_fault(struct lines *l, enum diag_code code, unsigned col,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* S, quoted and cut, for a finding; in the memory of the findings. */
const char *lines_quoted(const struct lines *l, const char *s);

/* Does S begin like a formula, or like something that a spreadsheet could
 * begin a cell with? */
bool rows_is_active(const char *s);

/* Does a cell end at C, inside of quotes or not, in a program that divides by
 * other characters than commas? (A quote counts at the start of a cell only.)
 */
bool rows_divides(char c);

/* Would what stands behind such a character, N bytes at S, be taken for a
 * formula there? Then it is written with the mark in front. */
bool rows_acts_behind(const char *s, size_t n);

/* S as it was meant, without the marks that keep it text; S is changed. */
char *rows_unmarked(char *s);

/* Is it a number, as rows_is_number() has it? N bytes at S. */
bool rows_is_number_of(const char *s, size_t n);

/* A day that there is, from 1900 to 9999, as 2026-11-22? */
bool rows_is_date(const char *s);

/* Is S a number as programs write it, "-12.5" or "1e-05"? */
bool rows_is_number(const char *s);

/* Do empty, NA and null mean the same here? Yes: nothing is known. */
bool rows_is_none(const char *s);

/* What column form says in a row of R: "BANK VERSION FORM DIGEST", the digest
 * only where R has it; in A. */
const char *rows_form_name(struct arena *a, const struct rows *r);

/* Does cell C of that column fit R, or say nothing? Else there is a finding. */
bool rows_form(struct lines *l, const struct rows *r, const struct cell *c);

/* Must each row say which form it is of? */
bool rows_must_say_form(const struct rows *r);

/* The same of the first row of a whole table, and of its case, before its heads
 * are looked at: those of another form or case would be said to be wrong one by
 * one. It fits where there is no such row. */
bool rows_form_first(const struct rows *r, const char *file, const char *text,
    size_t n, struct diags *d);

/* Put what cell C says of ITEM into A. *NOT_SHOWN: it says that it was not
 * shown. False: a finding was added. */
bool rows_answer(struct lines *l, struct answers *a, size_t item,
    const char *name, const struct cell *c, bool *not_shown);

/* For struct reading: where columns can be handed on, and where not. */
#define WAY_OUT_KEEP "--keep hands it on, --ignore passes over it"
#define WAY_OUT_IGNORE "--ignore passes over it"

/* A table that is read. */
struct reading {
	struct arena *arena;
	const struct rows *rows;
	const char *date;
	struct lines lines;
	struct columns columns;
	const struct column **heads; /* of the file, in its order */
	size_t n_heads;
	bool *has; /* by column */
	struct row *list;
	size_t n, cap;
	/* What there is to do about a column that is none of the form's; NULL:
	 * nothing. */
	const char *way_out;
	/* of the row of now */
	/* names of columns that may be there besides; the last list takes away
	 * even what is the form's */
	struct names {
		const char *const *list;
		size_t n;
	} others[2];
	bool *not_shown; /* by item */
	int *shares;     /* by cause; -1: nothing stands there */
};

/* Read the line of heads; false: there are findings. */
bool rows_heads(struct reading *r);

/* Make ROW of the line of now. */
void rows_row(struct reading *r, struct row *row);

/* Decide which items of A are open. NOT_SHOWN: by item, what a row says was not
 * shown. In a form that deepens, a theme of which nothing was shown that a tick
 * would open was kept short. */
void rows_settle(struct answers *a, const bool *not_shown);

#endif
