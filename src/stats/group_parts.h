/* What the files of a group's picture share. What each of them does:
 *   group.c         what is looked at, and by which rules
 *   group_case.c    an invented case: counts by answer and by level
 *   group_steps.c   an invented case: how far people agree
 *   group_causes.c  an invented case: how the points were shared out
 *   group_nest.c    one's own therapy: which splits lie within which others
 *   group_gate.c    one's own therapy: what a condition asks of one question
 *   group_own.c     one's own therapy: which items may be shown
 *   group_theme.c   one's own therapy: which themes may be shown */
#ifndef HARMCHECK_GROUP_PARTS_H
#define HARMCHECK_GROUP_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/group.h"

struct look {
	struct arena *arena;   /* of the picture */
	struct arena *scratch; /* gone when the picture is made */
	const struct group *g;
	struct group_picture *p;
};

/* The answers of one person in one round. */
const struct answers *group_answers(const struct look *l, size_t round,
    size_t person);

/* The place in the form of a picture's item. */
size_t group_item_at(const struct look *l, const struct group_item *it);

/* Fill the items and themes of an invented case. */
void group_case(const struct look *l);

/* Fill the spread of causes and its change. */
void group_spread(const struct look *l);

/* Fill the rows of agreement, for the items that are shown. */
void group_agree(const struct look *l);

/* Fill the items and themes of people's own therapy. */
void group_own(const struct look *l);

#endif
