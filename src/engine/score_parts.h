/* What scoring and its trace share; private to the engine. */
#ifndef HARMCHECK_SCORE_PARTS_H
#define HARMCHECK_SCORE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/num.h"

struct answers;
struct arena;
struct category;
struct level;
struct level_test;
struct scale;
struct scale_item;
struct scale_part;
struct theme_score;

/* How many of ASKED are at least A of every B. */
size_t score_needed(size_t asked, unsigned a, unsigned b);

/* The value of the answer given to ITEM. */
int score_value(const struct answers *a, size_t item);

/* --- events ----------------------------------------------------------------
 */

/* The first ticked item of S that is at least as high as OPTION_ID in its own
 * answer set; -1 when there is none. */
int score_worst_at_least(const struct answers *a, const struct theme_score *s,
    const char *option_id);
bool score_test_holds(const struct answers *a, const struct theme_score *s,
    const struct level_test *t);
bool score_level_enough(const struct theme_score *s, const struct level *l);
bool score_level_holds(const struct answers *a, const struct theme_score *s,
    const struct level *l);

/* --- scales ----------------------------------------------------------------
 */

/*
 * All sums are of weight times value, weights in units of 1/NUM_ONE. With
 * the limits of a bank (weight 100, value 1000, 1000 items) they stay below
 * 10^12; only the last step, the fraction that is rounded, needs more than
 * 64 bits.
 */
struct sums {
	int64_t weight;      /* of the answered items */
	int64_t weight_all;  /* of the applicable items */
	int64_t sum;         /* weight * keyed value, answered items */
	int64_t low, high;   /* what the missing ones add at least, at most */
	int64_t least, most; /* of all applicable items, if all answered */
	int min, max;        /* range of one answer (equal where it matters) */
	bool closed;         /* an item of the scale was never opened */
};

/* What the item SI of a scale adds. */
struct scale_part scale_part(const struct answers *a,
    const struct scale_item *si);

/* Is SI an item for the voice of A? */
bool scale_has(const struct answers *a, const struct scale_item *si);

/* Add up the parts of the scale theme C. */
void scale_sums(const struct answers *a, const struct category *c,
    struct sums *t);

/* The score of a weighted sum SUM over items of weight WEIGHT, exactly (not in
 * lowest terms); and rounded, in units of 10^-decimals. */
struct ratio scale_exact(const struct category *c, const struct sums *t,
    int64_t sum, int64_t weight);
int64_t scale_round(const struct category *c, struct ratio exact);

/* There is no range to take a share of. */
bool scale_is_flat(const struct category *c, const struct sums *t);

/* A sum in which not all questions were opened is no score. */
bool scale_is_part(const struct category *c, const struct sums *t);

/* How many answers of ASKED a score needs. */
size_t scale_needed(const struct category *c, size_t asked);

/* The lowest and highest sum still possible once the unanswered item SI is
 * answered with OPTION. */
void scale_with(const struct answers *a, const struct sums *t,
    const struct scale_item *si, int option, int64_t *low, int64_t *high);

/* Fill the scale part of S, whose category is a scale theme and whose counts
 * are made; without ARENA, what would settle the level is left out. */
void score_scale(struct arena *arena, const struct answers *a,
    struct theme_score *s);

#endif
