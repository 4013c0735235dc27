/* What the files of agreement share. */
#ifndef HARMCHECK_AGREEMENT_PARTS_H
#define HARMCHECK_AGREEMENT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/num.h"

__extension__ typedef unsigned __int128 wide;

/* The units that at least two people rated, ready to be added up in any
 * choice: a draw takes some of them twice and some not at all. */
struct units {
	size_t n;
	unsigned n_steps;
	size_t n_pairs;    /* of different steps: n_steps * (n_steps - 1) / 2 */
	uint64_t *counts;  /* [unit * n_steps + step]: ratings */
	uint64_t *pairs;   /* [unit * n_pairs + pair]: pairs of ratings */
	uint64_t *ratings; /* [unit] */
	/* Units with as many ratings as each other are a class. */
	size_t *class_of;  /* [unit] */
	uint64_t *divisor; /* [class]: its ratings less one */
	size_t n_classes;
	uint64_t scale; /* see agreement_alpha() */
};

/* Room for the sums of one choice of units. */
struct sums {
	uint64_t *steps;    /* [step] */
	wide *pairs;        /* [class * n_pairs + pair] */
	uint64_t *distance; /* [pair] */
};

/* Alpha, in millionths, when unit i is taken TIMES[i] times (NULL: once each).
 * False: all ratings are the same step, so there is none. */
bool agreement_alpha(const struct units *u, const unsigned *times,
    struct sums *s, int64_t *alpha);

#endif
