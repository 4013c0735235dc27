/* An attack on the pictures of groups (docs/disclosure.md). It takes what a
 * picture tells and nothing else, and knows the bank, the rules and the source.
 * What each file does:
 *   recipes.c  banks
 *   worlds.c   all ways in which one person can answer one of them
 *   told.c     what a picture tells, as numbers; and weak rules, as a control
 *   exact.c    all groups there are: what is the same in all that look alike?
 *   chance.c   larger groups by chance: could it have been otherwise?
 *   sums.c     the same groups: every subtraction of two or three numbers
 *   attack.c   the program */
#ifndef ATTACK_H
#define ATTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/group.h"

#define TYPES_MOST 4096
#define TOLD_MOST 512

/* --- worlds ----------------------------------------------------------------
 */

/* A bank; what a person may say to each question: letters of MOVES. */
struct recipe {
	const char *name, *text;
	size_t rounds;
	const char *moves; /* digit: that option; s: skipped; n: does not
			      apply */
	bool believed;     /* nobody names a part and not the question that sums
			      it up: the attacker takes that for granted */
	size_t people[3];  /* sizes of group that are tried out whole */
};

extern const struct recipe recipes[];
extern const size_t n_recipes;

/* All different ways to answer: TYPES[i] is a person, with one set of answers a
 * round. */
struct world {
	const struct recipe *recipe;
	struct arena *arena;
	struct bank *bank;
	const struct form *form;
	const struct answers *(*types)[GROUP_ROUNDS];
	size_t n_types;
};

void world_make(struct world *w, const struct recipe *r);
void world_free(struct world *w);

/* Something that can be so of a person: an answer to one question, or to two.
 */
struct cell {
	char name[96];
	bool *has;   /* [type] */
	bool gap;    /* it is about giving no answer */
	bool single; /* it is about one question, in one round: */
	size_t what, round;
};

struct cells {
	struct cell *list;
	size_t n;
};

/* All of them that hold for some people but not for all. */
struct cells world_cells(const struct world *w);

/* --- what is told -----------------------------------------------------------
 */

/* Rules that are too weak; the attack must get through each of them. */
enum rules {
	RULES_REAL,
	RULES_FLOOR,     /* items from so many people on, and no sides */
	RULES_SIDES,     /* two sides for each item and theme, no more */
	RULES_ITEMS,     /* as they are for items; all themes with two sides */
	RULES_EACH_ROUND /* sides in each round by itself */
};

/* Where in OUT a picture of W tells of WHAT (an item, or behind these a theme):
 * whether it is shown, and then its numbers. */
size_t told_at(const struct world *w, const int *out, size_t round,
    size_t what);

/* The picture of these people as numbers; how many. The same numbers: nobody
 * can tell the two groups from each other. */
size_t told(struct arena *a, const struct world *w, const unsigned *count,
    size_t people, enum rules rules, int out[TOLD_MOST]);

/* --- attacks: how many cells were found -------------------------------------
 */

struct tally {
	size_t groups, looks, cells, found, shown;
	bool quiet;
};

void exact_attack(const struct world *w, size_t people, enum rules rules,
    struct tally *t);
void chance_attack(const struct world *w, uint64_t seed, size_t groups,
    enum rules rules, struct tally *t);

#endif
