/* Where a person stands in a form: events in, next item out. Pure. */
#ifndef HARMCHECK_FLOW_H
#define HARMCHECK_FLOW_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct category;

/* Behind the last item. */
#define FLOW_END ((size_t)-1)

struct flow {
	struct answers *answers;
	size_t at; /* item, or FLOW_END */
	/* by category index: themes not to be kept short; see flow_put_off() */
	const bool *settled;
};

/* Stand at the first open item of A, which is new. What a tick opens is asked
 * at once. */
void flow_init(struct flow *f, struct answers *a);

/* Answer the item at hand and move to the next open one. */
void flow_give(struct flow *f, int option);
void flow_skip(struct flow *f);
void flow_not_applicable(struct flow *f);

/* Skip every open item of this theme that has no answer yet, and move on. */
void flow_skip_part(struct flow *f);

/* Say "not now" to the theme at hand: what has no answer in it stays "not
 * reached" (so it counts as not asked, not as skipped) and is passed over. */
void flow_decline(struct flow *f);

/* In a form that deepens: from now on a theme keeps its short form (kept_short
 * in the answers) when a tick would open full questions in it, so the flow
 * never arrives at them. Themes that are SETTLED stay as they are. SETTLED is
 * by category index, is the caller's, and is read after every change. Call it
 * before the first answer. */
void flow_put_off(struct flow *f, const bool *settled);

/* Go on with answers A, given before, at the item AT or the next open one.
 * SETTLED as with flow_put_off(); NULL: nothing is put off. */
void flow_resume(struct flow *f, struct answers *a, size_t at,
    const bool *settled);

/* How many questions were put off in C: full ones, and what follows them. 0
 * when it is settled or declined, or nothing was put off. */
size_t flow_more(struct flow *f, const struct category *c);

/* Open C, which the caller has settled, and stand at its first question that
 * has no answer. */
void flow_look_closer(struct flow *f, const struct category *c);

/* Move without answering. Back at the first item stays there and is false;
 * flow_back from FLOW_END gives the last open item. */
bool flow_back(struct flow *f);
void flow_next(struct flow *f);

/* The next open item after the one at hand, from the front when there is none
 * behind, that was not reached yet; FLOW_END when there is none. */
void flow_next_unanswered(struct flow *f);

/* The same, but the item at hand counts too. */
void flow_first_unanswered(struct flow *f);

/* Stand at the item with this number (see flow_number); false when there is
 * none. */
bool flow_goto(struct flow *f, size_t number);

/* The number of ITEM among the open items of the form, from 1. */
size_t flow_number(const struct flow *f, size_t item);

/* How many items are open now. */
size_t flow_total(const struct flow *f);

#endif
