/* How a result was worked out: what was counted, which rules were tried, what
 * came of each. Facts only, no words. The numbers are made by the functions
 * that made the result, so they cannot say anything else. */
#ifndef HARMCHECK_TRACE_H
#define HARMCHECK_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/cond.h"
#include "harmcheck/num.h"
#include "harmcheck/result.h"

struct arena;

/* --- conditions ---------------------------------------------------------- */

/* A part of a condition that has no parts, and its value. */
struct trace_fact {
	const struct cond *cond;
	enum truth value;
	int item; /* of the form, that it asks about; -1: none */
};

/* A condition, its value, and the facts that made it so: the value would not
 * be what it is if all of them were otherwise. */
struct trace_cond {
	const struct cond *cond; /* NULL: there is none, which is true */
	enum truth value;
	struct trace_fact *facts;
	size_t n_facts;
};

/* --- themes -------------------------------------------------------------- */

/* Where an item stands when it is counted out of m. */
enum trace_state {
	/* in m */
	TRACE_ANSWERED,
	TRACE_UNKNOWN, /* answered with "I do not know" */
	TRACE_SKIPPED,
	TRACE_NOT_REACHED, /* open, and nothing was said */
	TRACE_DECLINED,    /* the same, in a part that was left out */
	TRACE_UNDECIDED,   /* its condition is unknown */
	/* not in m */
	TRACE_NOT_APPLICABLE,
	TRACE_CLOSED,      /* its condition is false */
	TRACE_SHORT,       /* a full question that was never opened */
	TRACE_NOT_IN_FORM, /* a question that the form leaves out */
	TRACE_STATES
};

/* Is an item in this state in m? */
bool trace_in_m(enum trace_state s);

/* What a question adds to a scale. Weights and what is made with them are in
 * units of 1/NUM_ONE. */
struct scale_part {
	int item; /* in the form; -1: the form leaves it out */
	bool in_m, answered;
	bool reverse;
	int min, max;        /* the range of its answer set */
	int value, keyed;    /* as answered, and as counted */
	int64_t weight;      /* of the item */
	int64_t adds;        /* weight * keyed, when answered */
	int64_t least, most; /* weight * min, weight * max */
};

struct trace_item {
	const struct question *question;
	int item; /* in the form; -1: the form leaves it out */
	enum trace_state state;
	int option;             /* when answered, or unknown; else -1 */
	bool ticked;            /* events */
	struct trace_cond gate; /* of those that its condition keeps back */
	struct scale_part part; /* of the items of a scale */
	bool beside;            /* of a scale theme, and no item of it */
};

struct trace_test {
	const struct level_test *test;
	bool holds;
	int item; /* worst_at_least: the first ticked one that is; or -1 */
};

/* A level of an events theme. */
struct trace_level {
	bool tried;    /* no level above it holds, and something was answered */
	size_t needed; /* so many answers */
	bool enough;   /* there are */
	struct trace_test *tests;
	bool holds;
};

/* A score on its way: SUM and WEIGHT in 1/NUM_ONE, the exact score, the
 * rounded one in 10^-decimals, its band. */
struct trace_score {
	int64_t sum, weight;
	struct ratio exact;
	int64_t rounded;
	int level;
};

/* What is left of the range when the first question that would settle the
 * band is answered with OPTION. */
struct trace_settle {
	int option;
	struct trace_score lowest, highest;
};

struct trace_scale {
	bool any;      /* something of it can be answered */
	bool flat;     /* there is no range to take a share of: no numbers */
	bool part;     /* of a sum whose other questions were not opened */
	size_t needed; /* so many answers for a score */
	int min, max;  /* the range of one answer; equal where it matters */
	int64_t weight_all;                 /* of all in m */
	struct trace_score score;           /* valid when there is one */
	struct trace_score lowest, highest; /* with the gaps filled */
	struct trace_score least, most;     /* the possible range */
	struct trace_settle *settle;        /* of theme_score.settle[0] */
	size_t n_settle;
};

struct trace_theme {
	const struct theme_score *score;
	struct trace_item *items; /* of the theme; of the scale, and beside */
	size_t n_items;
	struct trace_level *levels; /* as those of the category; events */
	struct trace_scale scale;
};

/* Of one theme (NULL: questions with a role), what it has in the count of the
 * whole page. */
struct trace_count {
	const struct category *category;
	size_t items, answered;
};

/* --- answers that speak alone -------------------------------------------- */

struct trace_alert {
	size_t item;
	enum sentinel_kind kind;
	size_t rank;               /* of the kind, from 0 */
	const struct alert *alert; /* NULL: answered, and silent; or closed */
	int option;                /* when answered; else -1 */
	int from; /* the option from which on it speaks; -1: when ticked */
	struct trace_item at;
};

/* --- next steps ---------------------------------------------------------- */

enum offer_fate {
	OFFER_SHOWN,
	OFFER_BEYOND,  /* behind the last that is shown */
	OFFER_AGAIN,   /* something before it called for this step already */
	OFFER_CONDUCT, /* inside therapy, and an act of conduct was named */
	OFFER_INSIDE,  /* confidence was broken, no step is outside: none */
	OFFER_VOICE,   /* for another voice */
	OFFER_FATES
};

/* A step that a rule or a sentinel called for, and what became of it. */
struct trace_offer {
	struct chosen_step by;
	enum offer_fate fate;
	size_t place; /* of the step on the list, from 0; shown or beyond */
};

struct trace_steps {
	struct trace_offer *offers; /* in the order they were called for */
	size_t n;
	/* moved up to the last place, for it is the first outside therapy;
	 * moved up to the first place, for confidence was broken; or NULL */
	const struct step *to_last, *to_first;
};

/* A rule of advice whose `when` is true. */
struct trace_rule {
	const struct advice *rule;
	size_t rank;                    /* in the bank, from 0 */
	bool fired;                     /* `unless` did not stop it */
	struct trace_cond when, unless; /* unless.cond NULL: there is none */
};

/* ------------------------------------------------------------------------- */

struct trace {
	const struct result *result;
	struct trace_count *counts; /* with a role first; then the themes */
	size_t n_counts;
	struct trace_alert *alerts; /* all of the form, by rank */
	size_t n_alerts;
	struct trace_theme *themes; /* as those of the result */
	struct trace_rule *rules;
	size_t n_rules;
	struct trace_steps steps;
};

/* Work out how R came about. Lives in ARENA. */
struct trace *trace_make(struct arena *arena, const struct result *r);

/* The rule of T that called for a step; NULL for none. */
const struct trace_rule *trace_rule_of(const struct trace *t,
    const struct advice *rule);

#endif
