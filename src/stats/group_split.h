/* One's own therapy: splits of a room, and when one may be shown. */
#ifndef HARMCHECK_GROUP_SPLIT_H
#define HARMCHECK_GROUP_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

#include "group_nest.h"
#include "group_parts.h"

/* By round. ANSWERED: with any answer. That one does not know is an answer:
 * else the floor could tell that nobody said so. */
struct split {
	unsigned ticked[GROUP_ROUNDS], answered[GROUP_ROUNDS];
};

struct own {
	const struct look *l;
	const struct nest *nest;
	struct split *of; /* [item of the form] */
	bool *shown;      /* [item of the form] */
};

/* Enough who answered, and no small side. */
bool group_may_split(const struct own *o, const struct split *s);

/* Is ITEM shown, and does it have enough people more than S, which lies within
 * it? */
bool group_stands_apart(const struct own *o, const struct split *s,
    size_t item);

/* For what not everybody is asked: are there so many who may be asked, in the
 * room or, where that is so, among those who named ITEM, that the floor does
 * not tell how many of them were? */
bool group_has_margin(const struct own *o);
bool group_item_has_margin(const struct own *o, size_t item);

void group_show_split(const struct own *o, const struct split *s,
    struct group_counts *of);

/* Fill the theme T, whose items have been decided. */
void group_theme_split(const struct own *o, struct group_theme *t);

#endif
