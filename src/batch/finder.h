/* Finding what the engine says of a row's answers, unit by unit; private to
 * the batch layer. A finder belongs to one thread. */
#ifndef HARMCHECK_FINDER_H
#define HARMCHECK_FINDER_H

#include <stddef.h>
#include <stdint.h>

#include "plan_parts.h"

struct arena;
struct finder;
struct tally;

/* A finder for each unit of P, with all that they may need; they live in A and
 * take what they add from it. What they count goes to TALLY in the end, which
 * is the caller's; NULL: nothing is counted. SCRATCH is theirs to empty. */
struct finder *finders_new(struct arena *a, struct arena *scratch,
    const struct plan *p, struct tally *tally);

/* A row. */
struct row_at {
	const struct plan *plan;
	/* by slot, with PLAN_ROOM(), and 0 behind the last */
	const uint16_t *codes;
	uint16_t *numbers;  /* room of the same size, for the finders */
	const char **found; /* by unit: its finished text, until the next row */
	bool wide; /* with wide_patterns(), which needs WIDE_ROOM(), too */
};

/* Find the finished text of each unit. */
void finders_look(struct finder *finders, const struct row_at *at);

/* The same, and the row is counted. */
void finders_look_and_count(struct finder *finders, const struct row_at *at);

/* Only count the row, where nothing is to be written. */
void finders_count(struct finder *finders, const struct row_at *at);

/* Add to the tally what was counted and is not in it yet. CODES is room for a
 * row. */
void finders_count_all(struct finder *finders, const struct plan *p,
    uint16_t *codes);

#endif
