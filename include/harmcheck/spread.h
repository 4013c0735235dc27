/* How evenly 100 points are shared out among causes: the Herfindahl-Hirschman
 * index, the sum of the squared shares (docs/scoring.md). 1 when all points
 * are on one cause, 1/n when n causes have the same. */
#ifndef HARMCHECK_SPREAD_H
#define HARMCHECK_SPREAD_H

#include <stddef.h>
#include <stdint.h>

#define SPREAD_POINTS 100
/* The index is in ten-thousandths, so it is exact: the sum of the squares. */
#define SPREAD_ONE 10000

/* The index of N shares that add up to 100: 1 to SPREAD_ONE. */
unsigned spread_index(const unsigned *shares, size_t n);

/* How many equal causes give this index: 1/index, in tenths, rounded half up.
 * INDEX > 0. */
unsigned spread_causes(unsigned index);

#endif
