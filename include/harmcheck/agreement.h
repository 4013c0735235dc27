/* How far people who rated the same things agree: percent agreement and
 * Krippendorff's alpha for ordered steps, with gaps. Exact whole numbers; no
 * floating point. docs/scoring.md has the formulas with worked examples. */
#ifndef HARMCHECK_AGREEMENT_H
#define HARMCHECK_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define AGREEMENT_STEPS_MOST 64
#define AGREEMENT_GAP (-1)
/* Units times raters, at most; so that no sum passes 128 bits. */
#define AGREEMENT_VALUES_MOST ((size_t)1 << 24)
/* Alpha is in millionths, rounded half away from zero. */
#define AGREEMENT_ONE 1000000

/* N_UNITS things rated by N_RATERS people on steps 0 .. N_STEPS - 1, in order.
 * OF[unit * n_raters + rater] is a step or AGREEMENT_GAP. */
struct ratings {
	size_t n_units, n_raters;
	unsigned n_steps;
	const signed char *of;
};

enum agreement_state {
	AGREEMENT_DEFINED,
	AGREEMENT_NO_PAIRS,     /* nothing was rated by two people */
	AGREEMENT_ONE_UNIT,     /* only one thing was: alpha needs two */
	AGREEMENT_NO_VARIATION, /* all ratings are the same step */
};

struct agreement {
	enum agreement_state state;
	size_t units,
	    values; /* that have at least two ratings; ratings there */
	uint64_t pairs, agreeing; /* of people, over those units */
	int64_t alpha;            /* when defined */
	/* The percentile interval (2.5 to 97.5) of RESAMPLES draws of units
	 * with replacement; UNDEFINED of them had no alpha and are left out.
	 * Not given when more than one in twenty had none. */
	bool has_interval;
	int64_t low, high;
	unsigned resamples, undefined;
};

/* Work it out. Draws come from SEED alone, so that they can be repeated.
 * RESAMPLES 0: no interval. */
void agreement_of(struct arena *scratch, const struct ratings *r, uint64_t seed,
    unsigned resamples, struct agreement *out);

#endif
