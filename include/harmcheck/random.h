/* Chance, from the system (libsodium). For numbers that come out the same
 * each time there is prng.h. */
#ifndef HARMCHECK_RANDOM_H
#define HARMCHECK_RANDOM_H

#include <stdint.h>

/* One of the numbers from 0 to N - 1, each as likely as the others; N > 0. */
uint32_t random_below(uint32_t n);

#endif
