/* Why two results may not be compared. Private to bank_diff.c and
 * diff_reasons.c. */
#ifndef HARMCHECK_DIFF_REASONS_H
#define HARMCHECK_DIFF_REASONS_H

#include "diff.h"

enum reason {
	VOICE,
	KIND,
	SCORING,
	LEVELS,
	PART,
	NEW,
	GONE,
	ANSWERS,
	NA,
	WHEN,
	DEPTH,
	WEIGHT,
	GATE,
	/* words alone */
	ASKED,
	LABELS,
	GATE_ASKED,
	LEVEL_WORDS,
	DIRECTION,
	REASONS
};

/* Bits of the reasons that are more than words. */
#define REASONS_HARD ((1u << ASKED) - 1)

/* What two forms make of one theme or question. */
struct pair {
	struct arena *arena;
	struct form_of old, new;
	unsigned found;               /* a bit a reason */
	struct diff_ids ids[REASONS]; /* the first few */
	size_t more[REASONS];         /* how many besides */
	bool *seen_old, *seen_new;    /* questions that were looked at */
	bool *seen_follow_up;         /* by item of the old form */
};

/* Keep a reason, and the ID that it is about (NULL: none). */
void reason_add(struct pair *p, enum reason r, const char *id);

/* What the reasons come to; they are added to WHY (may be NULL) with their
 * ids where NAMED. */
enum comparable reasons_verdict(const struct pair *p, bool named,
    struct buf *why);

#endif
