/* A scale theme for whoever scores by hand: which sum of points gives which
 * band, worked out by the rules of score.h. */
#ifndef HARMCHECK_SCORE_TABLE_H
#define HARMCHECK_SCORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank.h"

struct arena;

/* A table that nobody could read any more is none. */
#define SCORE_LINES_MOST 40

/* The sums of a line that give one band. */
struct score_span {
	bool has; /* false: no sum of this line gives it */
	int64_t from, to;
};

/* For all answers of which these are the weights, added up. */
struct score_line {
	int64_t weight;     /* of the questions answered; 0: all that apply */
	int64_t weight_all; /* of those that apply; 0: whatever it is */
	struct score_span bands[BANK_LEVELS_MAX];
};

enum score_table_kind {
	SCORE_TABLE_LINES,
	SCORE_TABLE_NEVER,   /* this way of asking leads to no score */
	SCORE_TABLE_TOO_LONG /* only the program can tell */
};

struct score_table {
	enum score_table_kind kind;
	int64_t unit;   /* of weights and sums, in 1/NUM_ONE */
	bool even;      /* all weights are 1, so they count questions */
	bool all_apply; /* it holds only when each question applies */
	struct score_line *lines;
	size_t n_lines;
};

/* How the items of a form are asked. */
struct score_use {
	const struct form *form;
	const bool *asked;     /* by item; the others are never opened */
	const bool *may_leave; /* by item: it may turn out not to apply */
};

/* Fill T for the scale theme C. Lines are in rising order of weight_all, then
 * weight, and hold every sum that can come about; they live in ARENA. */
void score_table_make(struct arena *arena, const struct score_use *use,
    const struct category *c, struct score_table *t);

/* What the option O of SCALE adds to the sum of T as an answer to SI. */
int64_t score_table_points(const struct score_table *t,
    const struct scale_item *si, const struct scale *scale, size_t o);

/* How many answers of ASKED questions theme C needs for a score. */
size_t score_table_needed(const struct category *c, size_t asked);

/* The same for level L of an events theme. */
size_t score_level_needed(const struct level *l, size_t asked);

#endif
