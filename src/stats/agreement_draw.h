/* The interval around an alpha. */
#ifndef HARMCHECK_AGREEMENT_DRAW_H
#define HARMCHECK_AGREEMENT_DRAW_H

#include <stdint.h>

#include "harmcheck/agreement.h"
#include "agreement_parts.h"

/* Draw the units of U, with replacement, RESAMPLES times, and fill the interval
 * of OUT. */
void agreement_draw(struct arena *scratch, const struct units *u,
    struct sums *s, uint64_t seed, unsigned resamples, struct agreement *out);

#endif
