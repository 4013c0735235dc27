/* Typing in paper; private to take. */
#ifndef HARMCHECK_TAKE_FAST_H
#define HARMCHECK_TAKE_FAST_H

#include <stdbool.h>

#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/fast.h"
#include "harmcheck/file_hold.h"

struct app;
struct take_options;

struct take_fast_options {
	bool on, template;
	const char *scenario, *output, *again;
};

/* The options of a table of struct opt that fill O. */
#define TAKE_FAST_OPTIONS(o)                                                   \
	{0, "fast", NULL,                                                      \
	    "type in many forms from paper, by the numbers of their boxes",    \
	    &(o).on, NULL},                                                    \
	    {0, "case", "CASE", "with --fast: the forms are about this case",  \
		NULL, &(o).scenario},                                          \
	    {'o', "output", "FILE",                                            \
		"with --fast: the table, which is made or gone on with", NULL, \
		&(o).output},                                                  \
	    {0, "again", "FIRST",                                              \
		"with --fast: type the forms of the table FIRST once more, "   \
		"and see what differs",                                        \
		NULL, &(o).again},                                             \
	{                                                                      \
		0, "template", NULL,                                           \
		    "with --fast: print the line of heads of the table, "      \
		    "and end",                                                 \
		    &(o).template, NULL                                        \
	}

/* Do these go together? Before any work; -1 with E when not. */
int take_fast_check(const struct take_options *o, struct err *e);

/* Run it. */
int take_fast(struct app *app, const struct take_options *o, struct err *e);

/* The table that rows are written to. */
struct take_table {
	const char *path; /* NULL: standard output */
	const struct rows *rows;
	struct file_hold hold; /* of none, before the first row is written */
	struct buf text;       /* what stands in the file */
	struct row *list;      /* the rows that were there */
	size_t n, written;
	bool failed;    /* the last row could not be written, */
	struct err err; /* and why */
	struct err err_elsewhere;
	struct arena *session;
};

/* Make T ready for PATH (NULL: standard output): hold and read what is there,
 * which must be a table of the same kind. What is needed lives in SESSION. On
 * failure the findings have been printed, or E says why. T is let go of either
 * way. */
int take_table_open(struct take_table *t, struct arena *session,
    struct app *app, const struct rows *rows, const char *path,
    const char *date, struct err *e);

/* As the typing calls it; CTX is a struct take_table. */
fast_write_fn take_table_write;

/* The same: another file. A name that begins with ~/ is one at home. */
fast_elsewhere_fn take_table_elsewhere;

/* Let go of it. */
void take_table_end(struct take_table *t);

/* Read the table of PATH, as with take_table_open(). */
int take_table_read(struct arena *session, struct app *app,
    const struct rows *rows, const char *path, const char *date,
    struct row **list, size_t *n, struct err *e);

#endif
