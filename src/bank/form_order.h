/* The order in which the items of a form can be decided. */
#ifndef HARMCHECK_FORM_ORDER_H
#define HARMCHECK_FORM_ORDER_H

struct arena;
struct diags;
struct form;

/* Fill the order of F, whose items are there. Circles are errors in D. */
void form_order(struct arena *a, struct form *f, struct diags *d);

#endif
