/* Numbers of patterns for processors that can do more at once; private to the
 * batch layer. */
#ifndef HARMCHECK_FINDER_WIDE_H
#define HARMCHECK_FINDER_WIDE_H

#include <stdint.h>

#include "plan_parts.h"

struct arena;

/* Prepare wide_patterns(), where the tables of P allow it: else p->wide.chunks
 * stays 0. */
void wide_patterns_plan(struct arena *a, struct plan *p);

/* The number of the pattern of each table of P. CODES and PATTERNS have room
 * for WIDE_ROOM(). Only where csv_wide_can(). */
void wide_patterns(const struct plan *p, const uint16_t *codes,
    uint16_t *patterns);
#define WIDE_ROOM(p)                                          \
	((p)->wide.chunks > 1 ? (p)->wide.chunks * WIDE_LANES \
			      : 2 * (size_t)WIDE_LANES)

#endif
