/* Means and sums; private to the engine. */
#ifndef HARMCHECK_SCORE_SCALE_H
#define HARMCHECK_SCORE_SCALE_H

struct answers;
struct arena;
struct theme_score;

/* Fill the scale part of S, whose category is a scale theme and whose counts
 * are made. */
void score_scale(struct arena *arena, const struct answers *a,
    struct theme_score *s);

#endif
