/* The figures of one theme, from the counts of a tally: how many have a score,
 * and how the scores are spread. Exact until the last place, which is rounded
 * once. docs/statistics.md explains each with a worked example. */
#ifndef HARMCHECK_FIGURES_H
#define HARMCHECK_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/num.h"

struct category;
struct form;
struct tally_theme;

/* What other programs read has this many places. */
#define FIGURES_PLACES 4
#define FIGURES_BINS 10

/* 5, 25, 50, 75 and 95 of 100. */
enum figures_quantile {
	FIGURES_5,
	FIGURES_25,
	FIGURES_MEDIAN,
	FIGURES_75,
	FIGURES_95,
	FIGURES_QUANTILES
};

extern const unsigned figures_percent[FIGURES_QUANTILES];

/* Of a scale: its rounded scores. Of events: how many were named. MEAN, SD and
 * QUANTILES are in units of 10^-PLACES, halves away from 0. */
struct figures {
	uint64_t n, missing; /* people with a score or level, and without */
	/* when n > 0 */
	int64_t mean;
	int64_t quantiles[FIGURES_QUANTILES];
	bool has_sd; /* n > 1 */
	int64_t sd;  /* by n - 1 */
	/* scale: ten parts of the same width of what is possible; each holds
	 * its lower end, and the last its upper one too */
	bool has_bins; /* false: only one score is possible */
	uint64_t bins[FIGURES_BINS];
	struct ratio least, most; /* what is possible, in points or percent */
};

/* As many places as a person who reads can use: one more than a score has when
 * it has fewer than two, else as many. How many were named: two. */
unsigned figures_places(const struct category *c);

/* Of the theme T of form F, rounded to PLACES: no fewer than scores have, and
 * FIGURES_PLACES at most. */
void figures_of(const struct form *f, const struct tally_theme *t,
    unsigned places, struct figures *out);

/* The lower end of bin I; with FIGURES_BINS the upper one of the last. */
struct ratio figures_edge(const struct figures *f, size_t i);

#endif
