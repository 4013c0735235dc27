/* The parts of a trace; private to the engine. */
#ifndef HARMCHECK_TRACE_PARTS_H
#define HARMCHECK_TRACE_PARTS_H

#include "harmcheck/trace.h"

struct answers;

/* The value of C in V, and the facts that made it so (trace_cond.c). */
struct trace_cond trace_cond_of(struct arena *arena, const struct cond *c,
    const struct cond_view *v);

/* How the question Q stands (trace_theme.c). */
struct trace_item trace_item_of(struct arena *arena, const struct answers *a,
    const struct question *q);

/* How the score S came about (trace_theme.c). */
void trace_theme(struct arena *arena, const struct answers *a,
    const struct theme_score *s, struct trace_theme *t);

/* The same of a scale (trace_scale.c). */
void trace_scale(struct arena *arena, const struct answers *a,
    const struct theme_score *s, struct trace_scale *t);

#endif
