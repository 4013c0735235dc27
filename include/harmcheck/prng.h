/* Numbers that look random and come again with the same seed (splitmix64).
 * For tests; never for secrets. */
#ifndef HARMCHECK_PRNG_H
#define HARMCHECK_PRNG_H

#include <stdint.h>

struct prng {
	uint64_t state;
};

/* A stream of numbers for SEED, and for each PART and NUMBER one of its own:
 * what one stream draws moves no other. PART is a name, such as a form's id. */
void prng_init(struct prng *p, uint64_t seed, const char *part,
    uint64_t number);

/* The next 64 bits. */
uint64_t prng_next(struct prng *p);

/* A number from 0 to N - 1 (N > 0), each as likely as the others. */
uint64_t prng_below(struct prng *p, uint64_t n);

#endif
