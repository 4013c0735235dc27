/* The two F quantiles of Feldt's interval. Private to src/stats. */
#ifndef HARMCHECK_STATS_FELDT_H
#define HARMCHECK_STATS_FELDT_H

#include <stdint.h>

#include "harmcheck/num.h"

#define FELDT_PEOPLE_LEAST 5
#define FELDT_PEOPLE_MOST (UINT64_C(1) << 40)
#define FELDT_QUESTIONS_MOST (UINT64_C(1) << 16)

/* From this many people on a series is used. */
#define FELDT_MANY 4096

/* As in fixed.h. */
struct feldt {
	num_wide low, high; /* F with 2.5 and 97.5 of 100 below it */
};

/* Of F with PEOPLE - 1 and (PEOPLE - 1) (QUESTIONS - 1) degrees of freedom; at
 * least two questions. Off by less than 10^-9 of itself. */
void feldt_quantiles(uint64_t people, uint64_t questions, struct feldt *out);

/* Two ways to the same, for tests, which compare them: (n/2) h(u) of feldt.c,
 * n PEOPLE less one. The second is for small U. */
num_wide feldt_fall(uint64_t n, uint64_t questions, num_wide u);
num_wide feldt_fall_series(uint64_t n, uint64_t questions, num_wide u);

#endif
