/* A group by chance, and what its picture told. */
#ifndef ROOM_H
#define ROOM_H

#include "harmcheck/prng.h"
#include "attack.h"

#define ROOM_MOST 40
#define SPLITS_MOST 64

struct shown_split {
	unsigned ticked;
	size_t round;
	const struct category *theme;
	bool whole; /* the theme's own */
};

struct room {
	const struct world *w;
	struct cells cells;
	struct arena *scratch;
	struct prng p;
	enum rules rules;
	struct tally *tally;
	size_t people;
	size_t who[ROOM_MOST]; /* types */
	unsigned count[TYPES_MOST];
	int told[TOLD_MOST];
	size_t n_told;
	struct shown_split splits[SPLITS_MOST];
	size_t n_splits;
	/* On which side of each split that is shown a type stands: bits. */
	uint64_t mask[TYPES_MOST];
	bool *open; /* [cell] small, and nothing found yet */
	size_t n_open;
};

/* Add and subtract what is told, two or three numbers or a theme's at a time,
 * wherever that counts some people. */
void sums_attack(struct room *r);

#endif
