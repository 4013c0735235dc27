/* Draws with replacement, for percentile intervals. */
#ifndef HARMCHECK_DRAWS_H
#define HARMCHECK_DRAWS_H

#include <stddef.h>
#include <stdint.h>

/* Sort N values (N > 0) and say between which two 95 of 100 lie: leave out as
 * many at each end as are less than 2.5 in 100 of them. */
void draws_interval(int64_t *values, size_t n, int64_t *low, int64_t *high);

#endif
