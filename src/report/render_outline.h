/* The tree that headings make; private to renderers that have trees. */
#ifndef HARMCHECK_RENDER_OUTLINE_H
#define HARMCHECK_RENDER_OUTLINE_H

#include <stdbool.h>

#include "harmcheck/report.h"

struct outline {
	const struct block
	    *title;     /* comes first, wherever it stands; or NULL */
	unsigned level; /* of the heading above; 0: none yet */
};

void outline_begin(struct outline *o, const struct report *r);

/* The level of the heading B, from 1 on: never more than one below the heading
 * above it, and 1 for the first. */
unsigned outline_level(struct outline *o, const struct block *b);

/* The block after B (NULL: the first one of R), the title apart. */
const struct block *outline_next(const struct outline *o,
    const struct report *r, const struct block *b);

#endif
