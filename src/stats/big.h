/* Whole numbers of up to 512 bits, with a sign: what sums of squares over any
 * number of people are multiplied to before they are rounded once. Private to
 * src/stats. */
#ifndef HARMCHECK_STATS_BIG_H
#define HARMCHECK_STATS_BIG_H

#include <stdbool.h>
#include <stdint.h>

#include "harmcheck/num.h"

#define BIG_LIMBS 16

struct big {
	bool minus;               /* never of 0 */
	uint32_t limb[BIG_LIMBS]; /* lowest first */
};

struct big big_of(num_wide v);
struct big big_add(struct big a, struct big b);
struct big big_sub(struct big a, struct big b);
struct big big_mul(struct big a, struct big b);

bool big_is_zero(struct big a);
/* Below, at or above 0: is A smaller than B, the same, or larger? */
int big_cmp(struct big a, struct big b);

/* P (0 or more) and Q (over 0), both divided by the same power of two, so that
 * neither is longer than 120 bits; *Q may be 0 then. */
void big_narrow(struct big p, struct big q, num_wide *to_p, num_wide *to_q);

/* P / Q (Q over 0), rounded to a whole number, halves away from 0; where its
 * size is over MOST (below 2^62) it is MOST. */
int64_t big_round(struct big p, struct big q, int64_t most);

/* The same of the square root of P / Q (P 0 or more, Q over 0). */
int64_t big_root(struct big p, struct big q, int64_t most);

#endif
