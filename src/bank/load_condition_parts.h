/* A condition while it is read, and the readers of its keys. Nobody but the
 * load_condition files includes this. */
#ifndef HARMCHECK_LOAD_CONDITION_PARTS_H
#define HARMCHECK_LOAD_CONDITION_PARTS_H

#include "harmcheck/cond.h"
#include "load.h"

/* A condition while it is read: what its keys speak about, and its parts. */
struct condition {
	const struct question *question;
	const struct category *category;
	bool advice;
	const struct cond *first, **tail;
	struct cond *last;
	size_t parts;
};

/* Add an empty part to R; N is where it stands. */
struct cond *load_cond_add(struct load *l, struct condition *r, enum cond_op op,
    const struct node *n);

/* One key each. Those that speak about the question or the theme of R are
 * called only when there is one. */
typedef void load_cond_reader(struct load *l, const struct node *n,
    struct condition *r);
load_cond_reader load_cond_is, load_cond_ticked, load_cond_answered,
    load_cond_level, load_cond_sentinel, load_cond_form, load_cond_stage;
/* The key of N is the id of the I-th follow-up. */
void load_cond_follow_up(struct load *l, const struct node *n,
    struct condition *r, size_t i);

#endif
