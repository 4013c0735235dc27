/* A form's plan: which items, in which order, and in which order they can be
 * decided. */
#ifndef HARMCHECK_FORM_H
#define HARMCHECK_FORM_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct bank;
struct category;
struct diags;
struct follow_up;
struct form;

/* Fill the items, order and item_of of F. Questions with a role first; then
 * each category: core questions, full ones, follow-ups. A condition that waits
 * for itself is an error in D. */
void form_plan(struct arena *a, const struct bank *b, struct form *f,
    struct diags *d);

/* Does F list the theme C? */
bool form_has_theme(const struct form *f, const struct category *c);

/* The item of a follow-up of C in F; -1 when there is none. */
int form_follow_up_item(const struct form *f, const struct category *c,
    const struct follow_up *u);

#endif
