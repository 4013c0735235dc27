/* Rows of answers as NDJSON: one line, one object. What the keys and values
 * mean is in docs/rows.md; private to the batch layer. */
#ifndef HARMCHECK_JSON_ROWS_H
#define HARMCHECK_JSON_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/rows.h"

struct arena;
struct json_plan;
struct json_state;

/* So deep may lists and objects stand in each other in a value that is
 * passed over. */

enum json_said { JSON_GOOD, JSON_ODD };

/* What a value was: nothing, a string, or a number, true or false. */
enum json_was { JSON_WAS_NOTHING, JSON_WAS_TEXT, JSON_WAS_BARE };

/* N bytes; not ended by a NUL. */
struct json_text {
	const char *s;
	size_t n;
	enum json_was was;
};

/* What a row says. The memory of the lists is the caller's. */
struct row_codes {
	/* By slot: an option of its item, or the number of its options and a
	 * CODE_... of plan_parts.h. */
	unsigned char *codes;
	struct json_text id; /* n 0: there is none */
	/* The id may be written as it stands, nothing else is kept, and behind
	 * the id there are ROWS_ID_MOST bytes that may be read. */
	bool plain;
	struct json_text *kept; /* by place in KEEP; n 0: nothing is there */
};

/* What is wrong with a row. */
struct json_fault {
	enum diag_code code;
	unsigned col; /* in characters, from 1 */
	const char *msg;
};

/* Make ready to read rows of R; SLOT, of N_SLOTS, by item of the form. A key in
 * KEEP is handed on, also when it is one of the form's; one in IGNORE is not
 * looked at. WAY_OUT: what there is to do about a key that is none of these.
 * Read only from then on; lives in A, and borrows the rest. */
const struct json_plan *json_plan_new(struct arena *a, const struct rows *r,
    const size_t *slot, size_t n_slots, const char *const *keep, size_t n_keep,
    const char *const *ignore, size_t n_ignore, const char *way_out);

/* What one thread remembers from row to row; lives in A. */
struct json_state *json_state_new(struct arena *a, const struct json_plan *p);

/* Read the N bytes of LINE, without its line feed. Takes no memory. What is in
 * OUT lives in LINE and in S, until the next row. JSON_ODD: it is for
 * json_explain() to say whether something is wrong, and OUT is of no use. */
enum json_said json_row(const struct json_plan *p, struct json_state *s,
    const char *line, size_t n, struct row_codes *out);

/* The same, slowly, and with words: JSON_GOOD, or the first fault in F, and
 * then OUT has the id, if it can be told. Both live in LINE and in SCRATCH.
 * What it finds good, json_row() may find good more often from then on. */
enum json_said json_explain(const struct json_plan *p, struct json_state *s,
    struct arena *scratch, const char *line, size_t n, struct row_codes *out,
    struct json_fault *f);

/* Does nothing stand on LINE? */
bool json_is_blank(const char *line, size_t n);

/* Is nothing in any of the values of LINE, which is good, as in those that come
 * of a line of empty cells? */
bool json_is_nothing(const char *line, size_t n);

#endif
