/* The parts of a course of time; private to the engine. */
#ifndef HARMCHECK_TREND_PARTS_H
#define HARMCHECK_TREND_PARTS_H

#include "harmcheck/trend.h"

/* Did the check NOW answer other questions than BEFORE? */
bool trend_is_changed(const struct trend_side *before,
    const struct trend_side *now);

/* trend_stands.c: what speaks alone, in all entries, and what to do next. */
void trend_stands(struct arena *arena, struct trend *t);

/* trend_themes.c: the themes of P and their points; once it is known if an act
 * of conduct speaks. */
void trend_themes(struct arena *arena, const struct trend *t,
    struct trend_part *p);

/* trend_hold.c: beside an act of conduct: does NOW look better than THEN, the
 * last point of its theme that has a level (NULL: there is none)? */
bool trend_looks_better(const struct trend_point *then,
    const struct trend_point *now);

#endif
