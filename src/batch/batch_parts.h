/* The inside of a batch and its workers. */
#ifndef HARMCHECK_BATCH_PARTS_H
#define HARMCHECK_BATCH_PARTS_H

#include <stddef.h>

#include "csv_rows.h"
#include "finder.h"
#include "harmcheck/batch.h"
#include "harmcheck/buf.h"
#include "plan_parts.h"

struct arena;
struct buf;

struct batch {
	const struct batch_setup *setup;
	struct plan *plan;
	struct csv_heads *csv;        /* what comes in is CSV; else NULL */
	const struct json_plan *json; /* ... is NDJSON; else NULL */
	bool head_out; /* the output begins with a line of heads */
};

struct batch_worker {
	const struct batch *batch;
	/* of the batch, close at hand */
	const struct plan *plan;
	bool quiet, unique;
	struct arena *arena;   /* as long as the worker */
	struct arena *block;   /* of the block of now */
	struct arena *scratch; /* of the row of now */
	struct arena *engine;  /* of the finders: they empty it while that row
				  is still wanted */
	struct finder *finders;
	struct tally *tally;         /* or NULL */
	uint64_t (*raw)[CODES_MOST]; /* by raw item of the plan, by code */
	struct json_state *json;
	struct row_codes row;
	uint16_t *codes;         /* of the row of now */
	unsigned char *first;    /* room for csv_wide(); NULL: it is not used */
	unsigned char *nothing;  /* by slot: a row that says nothing */
	unsigned char *by_item;  /* the codes of a row, in the order of items */
	struct row_at at;        /* for the finders */
	const char **found;      /* by unit: finished text of the row of now */
	struct buf nothing_line; /* what comes out of nothing; empty: not yet */
	struct batch_report report;
	size_t n_ids;             /* room for so many */
	struct json_text last;    /* id of the row before */
	char *first_id, *last_id; /* room for one each */
};

/* Write the line of heads. */
void batch_write_heads(const struct plan *p, const struct batch_setup *s,
    struct buf *out);

/* Write the row of W, as far as it was found. */
void batch_write(struct batch_worker *w, struct buf *out);
/* Write a bad row: why is CODE. */
void batch_write_bad(struct batch_worker *w, enum diag_code code,
    struct buf *out);

/* A 64-bit print of the row of W. */
uint64_t batch_print(const struct batch_worker *w);

/* Note the id of the row of now, in line LINE of the block. */
void batch_note_id(struct batch_worker *w, size_t line);

#endif
