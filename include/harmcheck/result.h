/* What follows from a person's answers: scores, what speaks alone, next
 * steps. Data, no words of its own. */
#ifndef HARMCHECK_RESULT_H
#define HARMCHECK_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/score.h"

struct answers;
struct cond_view;

/* A sentinel question and how it stands. */
struct alert {
	size_t item;
	enum sentinel_kind kind;
	enum alert_state {
		ALERT_SPEAKS,
		ALERT_NOT_ANSWERED,
		ALERT_NOT_ASKED
	} state;
};

/* A step, and why it is shown: an advice rule, or a sentinel kind. */
struct chosen_step {
	const struct step *step;
	const struct advice *rule;   /* or NULL */
	enum sentinel_kind sentinel; /* or SENTINEL_NONE */
};

struct result {
	const struct answers *answers;
	struct theme_score *themes; /* the form's categories, in its order */
	size_t n_themes;
	struct alert *alerts; /* speaking ones first; by rank, in form order */
	size_t n_alerts;
	bool speaks[SENTINEL_KINDS];
	struct chosen_step *steps; /* at most BANK_STEPS_SHOWN */
	size_t n_steps;
	size_t items, answered, skipped; /* over all open items */
};

/* Work out everything. Lives in ARENA. The rules for conduct and confidence
 * are kept here: with conduct no step inside therapy, with confidence none of
 * them first; at least one step outside when the bank has one that fits. */
struct result *result_make(struct arena *arena, const struct answers *a);

/* The score of theme C; NULL when it is not in the form. */
const struct theme_score *result_theme(const struct result *r,
    const struct category *c);

/* Fill V for the conditions of advice. */
void result_view(const struct result *r, struct cond_view *v);

/* Its `when` is true, and its `unless` is not. */
bool result_holds(const struct result *r, const struct advice *rule);

#endif
