/* The inside of finders. */
#ifndef HARMCHECK_FINDER_PARTS_H
#define HARMCHECK_FINDER_PARTS_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plan_parts.h"

struct arena;
struct answers;
struct tally;

struct key {
	uint64_t of[2];
};

struct sums_slot {
	struct key key;
	uint32_t result; /* where it is; 0: free */
};

struct memo_slot {
	struct key key;
	uint64_t people;
	bool used;
};

/* The keyed value of a question by code, or that it has no answer. */
#define COMPLETE_NOT INT_MIN
struct complete_part {
	size_t slot;
	int by_code[CODES_MOST];
};

/* A result is the finished text of the unit, and a struct unit_result. */
struct finder {
	struct arena *arena, *scratch;
	const struct plan *plan;
	const struct unit *unit;
	struct answers *mini;
	bool *not_shown; /* by item of the unit */
	size_t size;     /* of a result */
	char *results;
	size_t n, cap;
	/* by pattern: where the result is; 0: it was not seen yet, and no
	 * result is there */
	uint32_t *table;
	const uint16_t *slots, *slots_end; /* of the pattern */
	uint64_t *people;                  /* by pattern */
	struct sums_slot *sums;
	size_t n_sums, sums_cap;
	struct memo_slot *memo; /* beside the results */
	size_t n_memo;
	struct tally *tally; /* what has been counted for good; or NULL */
	int *values;         /* by question of the theme */
	/* Where the answers cannot be told from the key, complete ones are
	 * counted one by one; by question. */
	struct complete_part *complete;
};

static inline struct key
key_of(const struct addends *adds, const uint16_t *codes)
{
	struct key k = {{0, 0}};

	for (size_t w = 0; w < 2; w++)
		for (size_t i = 0; i < adds->n[w]; i++)
			k.of[w] +=
			    adds->of[w][i].by_code[codes[adds->of[w][i].slot]];
	return k;
}

/* The result of a pattern; CODES is room for a row. */
const char *finder_result(struct finder *f, size_t pattern, uint16_t *codes);

/* Ask the engine about CODES; RESULT is filled. */
void finder_work_out(struct finder *f, const uint16_t *codes, char *result);

/* The place I of the memo is wanted for another key: count for good what it
 * stands for. */
void finder_give_way(struct finder *f, size_t i);

/* Count for good that TIMES people gave the answers that are in the mini form
 * of F now, with this RESULT. */
void finder_count(struct finder *f, const char *result, uint64_t times);

/* Make F ready for finder_count_complete(). */
void finder_make_complete(struct finder *f);

/* Count the row in the sums over complete answers. */
void finder_count_complete(struct finder *f, const uint16_t *codes);

#endif
