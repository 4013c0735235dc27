/* How well the questions of a scale go together: Cronbach's alpha with Feldt's
 * interval, and how each question goes with the rest. Worked out of exact whole
 * numbers, without floating point, right to the last place.
 * docs/statistics.md has the formulas with a worked example. */
#ifndef HARMCHECK_RELIABILITY_H
#define HARMCHECK_RELIABILITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/num.h"

struct arena;
struct tally_theme;

/* What other programs read has this many places, and what a person reads. */
#define RELIABILITY_PLACES 4
#define RELIABILITY_ONE 10000
#define RELIABILITY_READ 2
/* Nothing is told of fewer people; an interval of fewer is wide. */
#define RELIABILITY_LEAST 10
#define RELIABILITY_FIRM 30
/* Alpha has no lower end; what is below this is told as this. */
#define RELIABILITY_LOWEST (-INT64_C(1000000000) * RELIABILITY_ONE)

enum reliability_state {
	RELIABILITY_DEFINED,
	RELIABILITY_EVENTS,   /* the theme is no scale */
	RELIABILITY_ONE_ITEM, /* it needs two questions */
	RELIABILITY_FEW,      /* fewer than RELIABILITY_LEAST answered all */
	RELIABILITY_NO_VARIATION, /* the sums are all the same */
};

/* One question, in the order of tally_theme.questions. */
struct reliability_item {
	/* With the sum of the others. Not told of few, of one question, or
	 * where either has no variation. */
	bool has_rest;
	int64_t rest;
	bool against; /* it is below 0 before rounding */
	/* Alpha of the others: of three questions or more. */
	bool has_alpha;
	int64_t alpha;
};

/* All figures are in units of 10^-PLACES, halves away from 0. */
struct reliability {
	enum reliability_state state;
	uint64_t people; /* who answered all questions */
	/* when defined */
	int64_t alpha;
	int64_t low, high; /* 95 of 100 such intervals hold the true one */
	bool wide;         /* fewer than RELIABILITY_FIRM people */
	struct reliability_item *items;
	size_t n_items; /* 0: an events theme */
};

/* Of the theme T, whose sums are over T->complete people, rounded to PLACES (6
 * at most). Lives in A. */
void reliability_of(struct arena *a, const struct tally_theme *t,
    unsigned places, struct reliability *out);

/* Feldt's interval of an alpha that is 1 less P / Q (P >= 0, Q > 0), of PEOPLE
 * (2 to 2^40) and QUESTIONS (2 to 2^16), in units of 10^-PLACES (6 at most). */
void reliability_interval(num_wide p, num_wide q, uint64_t people,
    uint64_t questions, unsigned places, int64_t *low, int64_t *high);

#endif
