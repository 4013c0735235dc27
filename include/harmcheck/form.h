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

/* Does ITEM of F stand on paper? Nothing opens later there: a short form is
 * its core questions, as in a check in which nobody looks closer. The
 * follow-ups of a theme come with its closer look, where it has one. Whether
 * a condition keeps the item out is another matter. */
bool form_item_on_paper(const struct form *f, size_t item);

#endif
