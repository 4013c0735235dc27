/* One person's answers to one form, and which items are open. */
#ifndef HARMCHECK_ANSWERS_H
#define HARMCHECK_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/cond.h"

struct arena;
struct bank;
struct form;

enum answer_state {
	ANSWER_NOT_REACHED,
	ANSWER_GIVEN,
	ANSWER_SKIPPED,
	ANSWER_NOT_APPLICABLE,
	ANSWER_NOT_SHOWN, /* never said by a person: follows from `open` */
};

struct answer {
	enum answer_state said; /* what the person said; kept while parked */
	int option;             /* with ANSWER_GIVEN: index in the scale */
	enum truth open;        /* is it asked? unknown: its gate was skipped */
	bool closed;            /* a full question that was never opened */
	const char *note;       /* or NULL */
};

/* Letters, digits and dashes of a code, at most. */
#define ANSWERS_CODE_MOST 32

/* Points that are shared out among the causes, and characters in the text on
 * what one would do, at most. */
#define CASE_POINTS 100
#define CASE_TEXT_MOST 4000

/* What a person did with a case besides rating it. */
struct case_work {
	const char *id, *version; /* of the case */
	/* By cause of the bank, adding up to 100; NULL: nothing was shared
	 * out. */
	unsigned *shares;
	const char *would_do; /* or NULL; never in a group's picture */
};

struct answers {
	const struct bank *bank;
	const struct form *form;
	struct answer *list; /* one for each item of the form */
	bool *declined;      /* by category index: "not now" was said to it */
	bool *kept_short; /* by category index: its full questions stay closed,
			     for now or because they are not wanted */
	struct theme_ticks {
		size_t core, any;
	} * ticked;      /* by category index; counted by answers_refresh() */
	char date[11];   /* YYYY-MM-DD */
	char country[3]; /* "" when not said */
	/* The person's own, by which a before and an after are found to belong
	 * together; "" when there is none. */
	char code[ANSWERS_CODE_MOST + 1];
	struct case_work *work; /* NULL: it is about no case */
};

/* Is CODE fit to be one: letters a to z, digits and dashes, 1 to
 * ANSWERS_CODE_MOST of them? */
bool answers_code_fits(const char *code);

/* Nothing answered yet. Lives in A. */
struct answers *answers_new(struct arena *a, const struct bank *b,
    const struct form *f, const char *date);

/* The state that counts: what was said when the item is open; not shown when
 * it is not; not reached when that is unknown. */
enum answer_state answer_state(const struct answers *a, size_t item);

/* Something was said about an item that is not open now. */
bool answer_parked(const struct answers *a, size_t item);

/* The option given to ITEM, or -1 (any other state). */
int answer_option(const struct answers *a, size_t item);

/* The note on ITEM, when the item is open; else NULL. Borrowed. */
const char *answer_note(const struct answers *a, size_t item);

/* Given, and the option counts as ticked. */
bool answer_ticked(const struct answers *a, size_t item);

/* Given, and the option says that one does not know. */
bool answer_unknown(const struct answers *a, size_t item);

/* Given, and the question speaks alone with this answer. */
bool answer_alerts(const struct answers *a, size_t item);

/* Decide anew which items are open: conditions as a chain, full questions of
 * a deepening form, follow-ups of themes in which something is ticked. Takes
 * no memory. Call after every change. */
void answers_refresh(struct answers *a);

/* The same, and as soon as it is decided whether an item is open, FILL (NULL:
 * nobody) may say something there; what waits for it comes later. */
void answers_decide(struct answers *a,
    void (*fill)(struct answers *a, size_t item));

/* Fill the parts of V that conditions on questions need. */
void answers_view(const struct answers *a, struct cond_view *v);

const char *answer_state_name(enum answer_state s);

#endif
