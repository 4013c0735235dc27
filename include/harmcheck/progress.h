/* How far a person has come in a check that is not finished: what is needed,
 * beside the answers, to go on at the same place. */
#ifndef HARMCHECK_PROGRESS_H
#define HARMCHECK_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"

struct answers;
struct arena;

/* Pages on which one can stand; help and pauses over them do not count. */
enum progress_place {
	PROGRESS_QUESTION,
	PROGRESS_PART, /* the factual line before a theme */
	PROGRESS_MORE, /* on a pipe, before a theme's full questions */
	PROGRESS_HELP, /* help at an answer that speaks alone */
	PROGRESS_CLOSER,
	PROGRESS_REVIEW,
	PROGRESS_CLOSE, /* a moment before the summary */
	PROGRESS_SUMMARY,
	PROGRESS_KEEP,
	PROGRESS_PLACES
};

struct progress {
	enum progress_place place;
	size_t at;        /* the item at hand, or FLOW_END */
	size_t help_item; /* with PROGRESS_HELP: whose answer called for it */
	bool looked;      /* a closer look was taken */
	bool reviewing;   /* the end was seen: only gaps are asked */
	bool *introduced; /* by category: its factual line was shown */
	bool *settled;    /* by category; see struct dialogue */
	bool *helped;     /* by sentinel kind: its help was shown */
	/* By sentinel kind: the country whose numbers stood there; "": none. */
	char (*helped_in)[3];
};

/* Nothing seen yet, at the end of nothing. Lives in A. */
struct progress *progress_new(struct arena *a, const struct bank *b);

/* Where a person stands who has given the answers A and comes back to a check
 * that was finished: at the first question that was not reached, else at the
 * review. What they have been shown is guessed from the answers. */
void progress_guess(struct progress *p, struct answers *a);

/* Must a person stand at an item there, or at the end? */
bool progress_needs_item(enum progress_place place);
bool progress_needs_end(enum progress_place place);

const char *progress_place_name(enum progress_place place);
/* PROGRESS_PLACES when NAME is none. */
enum progress_place progress_place_named(const char *name);

#endif
