/* Rows of answers in, rows of scores out: a filter without an end in sight.
 * Bytes in, bytes out; the rows are those of docs/rows.md, the scores those of
 * score.h. One `struct batch` says what to do and is read only; each thread
 * has a worker of its own. */
#ifndef HARMCHECK_BATCH_H
#define HARMCHECK_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/diag.h"
#include "harmcheck/rows.h"

struct arena;
struct buf;
struct tally;

enum batch_format { BATCH_CSV, BATCH_NDJSON };

/* Where the line of heads stands (CSV only). */
enum batch_header {
	BATCH_HEADER_YES, /* first; it names the columns */
	BATCH_HEADER_NO,  /* nowhere; the columns are known */
	/* A line that is exactly the known one is none, wherever it stands. */
	BATCH_HEADER_AUTO
};

/* What can be written. The first are of each theme, the last two of the row. */
enum batch_column {
	BATCH_SCORE,     /* scale themes: THEME */
	BATCH_BAND,      /* THEME_band; of events themes THEME_level */
	BATCH_ANSWERED,  /* THEME_answered */
	BATCH_ASKED,     /* THEME_asked */
	BATCH_LOWEST,    /* scale themes: THEME_lowest */
	BATCH_HIGHEST,   /* scale themes: THEME_highest */
	BATCH_TICKED,    /* events themes: THEME_ticked */
	BATCH_WORST,     /* events themes: THEME_worst, the id of an answer */
	BATCH_SENTINELS, /* sentinel_KIND, for each kind that the form asks
			    for: speaks, quiet, not-answered, not-asked */
	BATCH_ERROR,     /* why there is nothing else: the code of a finding */
	BATCH_COLUMNS
};

/* "score" and so on; "level" is "band". BATCH_COLUMNS when NAME is none. */
enum batch_column batch_column(const char *name);
const char *batch_column_name(enum batch_column c);

struct batch_setup {
	struct rows rows; /* bank, form, scenario or NULL, digest */
	const char *file; /* for findings */
	enum batch_format in, out;
	enum batch_header header;
	/* The known line of heads, for BATCH_HEADER_NO and _AUTO; NULL: the
	 * one that rows_write_head() writes. */
	const char *head;
	/* Columns (NDJSON: keys) that are not the form's, or that are to be
	 * handed on: KEEP are written behind the id, IGNORE are passed over. */
	const char *const *keep, *const *ignore;
	size_t n_keep, n_ignore;
	const enum batch_column *columns;
	size_t n_columns;
	bool strict;   /* the first bad row ends its block */
	bool quiet;    /* no rows are written: only the tally is wanted */
	bool tally;    /* fill the tallies of the workers */
	bool print;    /* ... with prints of the rows, too */
	bool unique;   /* note the ids of all rows (see batch_report) */
	bool portable; /* only what each processor can do; all give the same */
	bool plainly;  /* never a quick way: for tests, which compare */
};

/* How many bytes of a file batch_new() wants to see: the first line must be in
 * them. */
#define BATCH_FIRST (ROWS_LINE_MOST + 16)

struct batch;

/* Make ready. TEXT: the first N bytes of the input (all of it when it is
 * shorter than BATCH_FIRST). *SKIP: so many of them are no rows: a byte order
 * mark, the line of heads; *LINES: the lines in those. NULL when the heads do
 * not fit; findings in D. Lives in A, and borrows the setup. */
struct batch *batch_new(struct arena *a, const struct batch_setup *s,
    const char *text, size_t n, size_t *skip, size_t *lines, struct diags *d);

/* Does the output begin with a line of heads? Then add it. */
void batch_head(const struct batch *b, struct buf *out);

/* The names of the columns that come out with S, from the id on; in A. N: how
 * many, the id and what is kept among them. */
const char *const *batch_names(struct arena *a, const struct batch_setup *s,
    size_t *n);

/* What comes out with S, as Table Schema (JSON); nothing need be read for it.
 */
void batch_codebook(const struct batch_setup *s, struct buf *out);

/* Something about a row. LINE counts from 1 in its block. */
struct batch_fault {
	size_t line;
	unsigned col;
	enum diag_code code;
	const char *msg;
	const char *id; /* of the row; "" when it has none, or none is known */
};

#define BATCH_FAULTS_MOST 1000

/* What there is to say of a block. It stands until the worker's next one, and
 * as long as the text of the block. */
struct batch_report {
	size_t taken; /* bytes of the text; see batch_block() */
	size_t lines; /* that were read, heads too */
	size_t rows;  /* of people; good and bad ones */
	/* Lines in which nothing stands, not even an id, as spreadsheets leave
	 * them behind: they are no people, but a line comes out for each. */
	size_t nothing;
	size_t bad;
	size_t repeated; /* rows with the id of the one before */
	/* of the bad rows, at most BATCH_FAULTS_MOST; the first of each row */
	struct batch_fault *faults;
	size_t n_faults;
	/* of repeated ids, at most BATCH_FAULTS_MOST: their lines and ids */
	struct batch_fault *repeats;
	size_t n_repeats;
	bool stopped; /* strict, and there was a bad row */
	/* with `unique`: a 128-bit print of each row's id, in their order;
	 * zero where there is none, the line of it, and the id itself */
	struct batch_id {
		uint64_t print[2];
		size_t line;
		const char *id; /* N bytes */
		size_t n;
	} * ids;
	size_t n_ids;
	/* the ids of the first and last row, to be compared across blocks, and
	 * the line of the first */
	const char *first_id, *last_id;
	size_t n_first_id, n_last_id;
	size_t first_line;
};

struct batch_worker;

/* A worker of B; never NULL. Threads may work side by side, one worker each. */
struct batch_worker *batch_worker_new(const struct batch *b);
void batch_worker_free(struct batch_worker *w);

/* Score N bytes of TEXT: whole lines; the last may lack its line feed, at the
 * end of the input or because it is longer than ROWS_LINE_MOST. What is to be
 * written is added to OUT. When that has become more than 8 bytes for each of
 * TEXT, and more than a MiB, it stops: the report says how many bytes it took,
 * whole lines, and the rest is for another call, once OUT is empty. The report
 * is the worker's. */
const struct batch_report *batch_block(struct batch_worker *w, const char *text,
    size_t n, struct buf *out);

/* Add what W has counted to T, which is of the same form, once it has worked
 * for the last time. */
void batch_tally(struct batch_worker *w, struct tally *t);

#endif
