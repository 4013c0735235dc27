/* One's own therapy: what a form alone says of its splits. A split is the
 * people who named an item, against all others. That one lies within another
 * by the way the form asks is known to everybody who knows the form, so the
 * difference of the two is told along with them. */
#ifndef HARMCHECK_GROUP_NEST_H
#define HARMCHECK_GROUP_NEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "group_parts.h"

struct cond;

/* States of an item that is not answered. */
enum {
	STATE_NOT_ASKED = 1, /* not shown, or does not apply */
	STATE_SKIPPED = 2,
	STATE_NOT_REACHED = 4,
	STATE_ALL = 7
};

/* Some of the states of an item: its options, and the three above. */
struct states {
	uint64_t options;
	unsigned rest;
};

/* What must be so of one item for another to be asked. */
struct need {
	size_t item;
	struct states open;
};

struct needs {
	struct need *list;
	size_t n;
};

struct nest {
	const struct form *form;
	size_t n;    /* items of the form */
	bool *held;  /* [item] nothing is told of it, nor counted with others */
	bool *never; /* [item] not shown; all held ones are among these */
	bool *waits; /* [item] not everybody is asked it */
	/* [item] all who named it named a core question of its theme, which is
	 * not held either. */
	bool *covered;
	/* [item * n + other] who named it named the other: by the form; and
	 * by what the other asks, if it sums up this one. */
	bool *within, *part_of;
	uint64_t *common;  /* [item] options; see group_nest.c */
	struct need *room; /* for what one item waits for */
};

/* Take what the condition C asks of single items into NEEDS; false: it asks
 * for more than that, or can not be true. */
bool group_gate(const struct look *l, const struct cond *c,
    struct needs *needs);

/* The options of ITEM that count as ticked. */
uint64_t group_ticked(const struct form_item *item);

/* All of its states. */
struct states group_states(const struct form_item *item);

struct nest *group_nest(const struct look *l);

#endif
