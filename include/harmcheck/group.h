/* A room's answers as a picture in which nobody can be found. The rules, their
 * reasons and their limits are in docs/disclosure.md. A page is made from the
 * picture alone: what may not be told is not in it. */
#ifndef HARMCHECK_GROUP_H
#define HARMCHECK_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/agreement.h"

struct answers;
struct arena;
struct bank;
struct category;
struct cause;
struct form;
struct form_item;
struct scale;
struct scenario;

#define GROUP_FLOOR_CASE 5      /* people, of an invented case */
#define GROUP_FLOOR_OWN 10      /* people an item, of one's own therapy */
#define GROUP_FLOOR_OWN_LEAST 5 /* as low as an option can set it */
#define GROUP_SIDE 5            /* people on each side of a split */
#define GROUP_OWN_LEAST (2 * GROUP_SIDE) /* with fewer nothing can be shown */
#define GROUP_SEED 20261122              /* of all draws; printed */
#define GROUP_RESAMPLES 2000
#define GROUP_MOST 10000 /* people */

/* What a picture is made from. All answers are to the same form of the same
 * bank; whoever calls has seen to that. */
struct group {
	const struct bank *bank;
	/* The scenario's form where there is one, else the bank's. */
	const struct form *form;
	const struct scenario *scenario; /* NULL: one's own therapy, or a case
					  * that is not at hand */
	const struct answers *const *people;
	size_t n;
	/* Before and after: PEOPLE is before, and AFTER holds, at the same
	 * place, the same person's answers after; NULL: no such thing. Only
	 * people who are in both. */
	const struct answers *const *after;
	size_t left_out; /* people who are in one of the two only */
	unsigned floor;  /* of one's own therapy; 0: GROUP_FLOOR_OWN */
	/* By item of the form: could it be asked at all? The others are not in
	 * the picture. That must not depend on what anybody answered. NULL: all
	 * could. */
	const bool *asked;
};

/* One round: before, after, or the only one. */
enum group_round { GROUP_BEFORE, GROUP_AFTER, GROUP_ROUNDS };

/* How one item was answered in one round. */
struct group_counts {
	bool shown;      /* else nothing here means anything */
	unsigned ticked; /* own therapy: people who named it */
	unsigned others; /* and all others, those without an answer too */
	/* An invented case: people by option of the item's scale; and all
	 * others: those who gave no answer, or none that applies. */
	const unsigned *options;
	unsigned none;
	/* NONE counts those too who chose an option that says `unknown` (such
	 * as "The case does not say"): these options are 0 here, and have no
	 * number of their own. So no single gap can be seen. */
	bool with_unknown;
};

struct group_item {
	const struct form_item *item;
	/* Own therapy: not shown whatever was answered; the form alone decides
	 * that. */
	bool never;
	struct group_counts of[GROUP_ROUNDS];
	/* An invented case: pairs of people who agree, of all pairs that gave
	 * an answer which says something, in the last round; 0 of 0 where not
	 * shown. */
	uint64_t agreeing, pairs;
};

/* A theme. Own therapy: how many named something in it, among the questions
 * that can be told of at all. An invented case: how many came to which level.
 */
struct group_theme {
	const struct category *category;
	bool never;                           /* as for an item */
	struct group_counts of[GROUP_ROUNDS]; /* options: by level, and NONE is
						 "not enough answers" */
	size_t first, n; /* items of the picture that belong to it */
};

/* How a group shared out the points, in one round. With two rounds both are of
 * the people who shared out in both: else the one person who did so once could
 * be worked out. */
struct group_spread {
	bool shown;
	unsigned people; /* who shared out 100 points; 0: not told, since all
			    did, or all but fewer than GROUP_SIDE */
	unsigned *mean;  /* by cause of the bank: tenths of a point */
	unsigned mean_index;    /* mean of the people's own indices, in
				   ten-thousandths */
	unsigned index_of_mean; /* of the mean shares, likewise */
};

/* Agreement on the questions that have the same steps. */
struct group_agreement {
	const char *const *steps; /* labels of one scale, as an example */
	unsigned n_steps;
	size_t questions;
	struct agreement of;
};

/* How the spread changed for the people who are in both rounds and shared out
 * in both. Shown when of the three counts each is 0 or GROUP_SIDE and more, and
 * not all people are in one. */
struct group_spread_change {
	bool shown;
	unsigned people; /* as for a round */
	unsigned more_even, same, less_even;
	/* Mean of (index after - index before), in ten-thousandths, and its
	 * percentile interval over draws of people. */
	int mean, low, high;
};

struct group_picture {
	const struct bank *bank;
	const struct form *form;
	const struct scenario *scenario;
	bool own; /* one's own therapy: the strict rules */
	/* Say nothing of what the scenario's key says: the page is looked at
	 * before the key is. Whoever asks for a page sets it. */
	bool without_key;
	/* It is for a wall: what only the trainer needs comes last. Set in the
	 * same way. */
	bool wall;
	size_t people, left_out;
	unsigned floor; /* that was kept */
	bool floor_lowered;
	bool enough;     /* false: too few people; nothing else is filled, and
			  * the floor is how many there must be */
	size_t n_rounds; /* 1 or 2 */
	struct group_item *items;
	size_t n_items;
	struct group_theme *themes;
	size_t n_themes;
	struct group_spread spread[GROUP_ROUNDS];
	struct group_spread_change change;
	/* An invented case, by round: rows by kind of steps. */
	struct group_agreement *agreement[GROUP_ROUNDS];
	size_t n_agreement[GROUP_ROUNDS];
	uint64_t seed;
	unsigned resamples;
};

/* Look at G and keep what may be told. The picture lives in A. */
struct group_picture *group_look(struct arena *a, const struct group *g);

#endif
