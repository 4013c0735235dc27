/* Numbers with 56 binary places in whole-number arithmetic, which gives the
 * same on every machine. Private to src/stats. */
#ifndef HARMCHECK_STATS_FIXED_H
#define HARMCHECK_STATS_FIXED_H

#include <stdint.h>

#include "harmcheck/num.h"

#define FIXED_PLACES 56
#define FIXED_ONE ((num_wide)1 << FIXED_PLACES)

/* The product of the two sizes is below 2^15. */
num_wide fixed_mul(num_wide a, num_wide b);
/* B is not 0, and A is below 2^15. */
num_wide fixed_div(num_wide a, num_wide b);

/* e to the power of X, -100 to 40; off by a few units of the last place, times
 * what it is where that is over 1. */
num_wide fixed_exp(num_wide x);

/* K ln(1 + W / K), K 2 to 2^16, W -1 to 2^60; off by a few units of the last
 * place, times K only where W is more than twice K or 2^14. */
num_wide fixed_log_part(uint64_t k, num_wide w);

/* The whole part of the square root of V, which is not below 0. */
num_wide fixed_root(num_wide v);

#endif
