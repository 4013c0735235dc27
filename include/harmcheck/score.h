/* Scores of themes. Exact integers; the rules are those of docs/scoring.md. */
#ifndef HARMCHECK_SCORE_H
#define HARMCHECK_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct answers;
struct arena;
struct category;
struct scale;

/* No level: not enough answers to say. */
#define LEVEL_NOT_ENOUGH (-1)
/* No level: nothing in this theme applies. */
#define LEVEL_NOT_APPLICABLE (-2)

struct theme_score {
	const struct category *category;
	/* counting out of m:
	 * answered + unknown + skipped + not_reached = asked (m) */
	size_t asked, answered, unknown, skipped, not_reached, not_applicable;
	bool short_form; /* full questions were never opened */
	int level;       /* index in category->levels, or as above */
	/* events */
	size_t ticked;
	size_t *ticked_items; /* item indices in the form */
	int worst;            /* item index of the worst ticked answer; -1 */
	/* scale; units of 10^-decimals */
	bool has_score;
	int64_t score;
	int64_t lowest, highest; /* still possible; valid when asked > 0 */
	int64_t possible_min, possible_max; /* of the applicable items */
	int level_lowest, level_highest;
	bool certain;   /* lowest and highest have the same level */
	size_t *settle; /* items, each of which would settle the level */
	size_t n_settle;
};

/* Score theme C over A; arrays live in ARENA. */
void score_theme(struct arena *arena, const struct answers *a,
    const struct category *c, struct theme_score *s);

/* The same, but for `settle`, which costs more than all the rest: it is empty.
 */
void score_theme_briefly(struct arena *arena, const struct answers *a,
    const struct category *c, struct theme_score *s);

/* The band of a rounded score (in 10^-decimals units) of scale theme C. */
int score_band(const struct category *c, int64_t score);

/* VALUE, as an answer of SCALE, as it counts in the score of a scale theme. */
int scale_keyed(const struct scale *scale, int value, bool reverse);

#endif
