/* What a result and its trace share; private to the engine. */
#ifndef HARMCHECK_RESULT_PARTS_H
#define HARMCHECK_RESULT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct arena;
struct result;
struct trace_steps;

/* Is ITEM a question that could have been answered? */
bool result_counts(const struct answers *a, size_t item);

/* Choose the next steps of R, whose scores and alerts are made. What becomes
 * of each step that is called for goes into LOG (NULL: nobody wants to
 * know). */
void result_steps(struct arena *arena, struct result *r,
    struct trace_steps *log);

#endif
