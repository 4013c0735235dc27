/* Rows of answers that are scored or counted; shared by score and stats. */
#ifndef HARMCHECK_SCORE_JOB_H
#define HARMCHECK_SCORE_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cmd.h"
#include "harmcheck/batch.h"

struct file_stream;
struct tally;

struct score_options {
	const char *bank, *form;
	const char *from, *to, *header, *head, *columns;
	const char *keep[OPT_REPEATS + 1], *ignore[OPT_REPEATS + 1];
	const char *threads, *block;
	const char *output, *stats, *partial, *shard;
	bool strict, unique, flush, codebook, template, plain, portable;
};

/* The options of a table of struct opt that both have; O: the struct. */
#define SCORE_INPUT_OPTIONS(o)                                                 \
	{'f', "form", "ID", "which form the rows are of", NULL, &(o).form},    \
	    {0, "from", "NAME",                                                \
		"what comes in: csv or ndjson; without it, it is found out",   \
		NULL, &(o).from},                                              \
	    {0, "header", "WHEN",                                              \
		"is there a line of heads: yes (the first line), no, or "      \
		"auto: a line that is exactly the known one is passed over, "  \
		"wherever it stands",                                          \
		NULL, &(o).header},                                            \
	    {0, "head", "LINE",                                                \
		"the known line of heads, for no and auto; without it, what "  \
		"--template prints",                                           \
		NULL, &(o).head},                                              \
	    {0, "ignore", "COLUMN...",                                         \
		"pass over a column that is none of the form's; several with " \
		"commas between them, or say it again; '' is one without a "   \
		"name",                                                        \
		NULL, (o).ignore},                                             \
	    {0, "strict", NULL, "stop at the first bad row, with status 3",    \
		&(o).strict, NULL},                                            \
	    {0, "unique", NULL,                                                \
		"find ids that come again anywhere; that takes 48 MiB of "     \
		"memory for a million ids",                                    \
		&(o).unique, NULL},                                            \
	    {0, "threads", "N",                                                \
		"so many threads; without it, one a processor, at most 3",     \
		NULL, &(o).threads},                                           \
	    {0, "block", "BYTES",                                              \
		"read so much at once, from 131072 to 67108864 (131072)",      \
		NULL, &(o).block},                                             \
	    {0, "shard", "NAME",                                               \
		"what this part of the rows is called in partial sums; "       \
		"without it, the name of FILE",                                \
		NULL, &(o).shard},                                             \
	    {0, "portable", NULL,                                              \
		"use nothing that only some processors can do; what comes "    \
		"out is the same",                                             \
		&(o).portable, NULL},                                          \
	    {0, "plain", NULL, "progress line by line, nothing redrawn",       \
		&(o).plain, NULL},                                             \
	{                                                                      \
		0, "bank", "FILE", "another question bank", NULL, &(o).bank    \
	}

/* What is to be done, ready to run. */
struct score_job {
	struct app *app;
	const struct score_options *o;
	const char *command;
	const char *path;  /* "-": standard input */
	const char *shown; /* for people */
	const char *shard;
	struct batch_setup setup;
	enum batch_column columns[BATCH_COLUMNS];
	unsigned threads;
	size_t block;
	int in;
	char *first; /* of the input */
	size_t n_first, skip, lines;
	uint64_t size; /* of the input, when it is sized */
	bool sized;
	struct batch *batch;
	int out;             /* rows go there; -1: nowhere */
	struct tally *tally; /* filled by score_run(); NULL: nobody counts */
};

/* Look at the options and the operands: all that can be said before any work.
 * PATH: of N operands. -1 with E. */
int score_job_begin(struct score_job *j, struct app *app, const char *command,
    const struct score_options *o, char **path, int n, struct err *e);

/* Load the bank and choose the form. */
int score_job_bank(struct score_job *j, struct err *e);

/* Open the input and make ready for its first line. Findings have been printed,
 * or E says why; -1. */
int score_job_open(struct score_job *j, struct err *e);

/* Does FILE, which is to be written, name what is read? -1 with E. */
int score_job_apart(const struct score_job *j, const char *file, struct err *e);

/* Print the line of heads, as --template does. */
int score_template(const struct score_job *j, struct err *e);

/* Cells of a line of CSV, added to LIST (of *N, with room for MOST); in the
 * arena of APP. -1: the quotes are wrong, or there are too many. */
int score_names(struct app *app, const char *line, const char **list, size_t *n,
    size_t most);

/* Read all rows and write what comes of them. What there is to say of them has
 * been said, on standard error. 0 or -1 with E. */
int score_run(struct score_job *j, struct err *e);

/* --- how far it is -------------------------------------------------------- */

/* A line on standard error for whoever waits at a terminal. */
struct score_progress {
	bool wanted, plain;
	uint64_t began, next; /* in ms */
	uint64_t size;        /* 0: not known */
	size_t shown;         /* columns of the line that stands there */
};

void score_progress_begin(struct score_progress *p, const struct score_job *j);
/* So many rows and bytes are done. */
void score_progress_tell(struct score_progress *p, uint64_t rows,
    uint64_t bytes);
/* Before anything else is said: the line goes. */
void score_progress_clear(struct score_progress *p);

/* --- pages of statistics -------------------------------------------------- */

extern const char *const score_stats_formats[]; /* ended by NULL */

/* Is FORMAT (NULL: text) one of them? -1 with E. */
int score_stats_check(const char *format, struct err *e);

/* Write the page of T in FORMAT to PATH, which is replaced, or to standard
 * output when it is NULL. */
int score_stats_write(struct app *app, const struct tally *t,
    const char *format, const char *path, bool plain, struct err *e);

/* The format that the name of a file asks for. */
const char *score_stats_format(const char *path);

/* The same for the sums of T. */
int score_partial_write(struct app *app, const struct tally *t,
    const char *path, struct err *e);

#endif
