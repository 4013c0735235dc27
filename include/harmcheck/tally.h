/* What statistics need of many people's answers to a form: counts and sums,
 * exact whole numbers, so that those of two parts of the rows can be added up
 * in any order and give the same. docs/statistics.md says what each is for. */
#ifndef HARMCHECK_TALLY_H
#define HARMCHECK_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"

struct arena;
struct theme_score;

/* One item of the form: each person is in exactly one of these. */
struct tally_item {
	uint64_t given[BANK_OPTIONS_MAX]; /* by option */
	uint64_t skipped, not_applicable, not_shown, not_reached;
};

/* A question of a scale theme, over the people who answered all of them. The
 * values are keyed (reversed where the theme says so), and not weighted. */
struct tally_part {
	num_wide sum, square, with_total; /* of x, x*x, x*total */
};

/* So many people have this value. */
struct tally_count {
	int64_t value;
	uint64_t people;
};

/* Rising values. What tally_result() counts waits in a table, which only
 * tally*.c knows, until tally_settle(). */
struct tally_counts {
	struct tally_count *list;
	size_t n, cap;
	struct tally_count *table;
	size_t n_table, places;
};

struct tally_theme {
	const struct category *category;
	uint64_t levels[BANK_LEVELS_MAX];
	uint64_t not_enough, not_applicable; /* people without a level */
	/* events: how many were ticked, of people with a level; scale: the
	 * rounded scores, in units of 10^-decimals */
	struct tally_counts values;
	/* scale: its questions in this form, in the theme's order */
	const struct scale_item **questions;
	size_t n_questions;
	uint64_t complete; /* people who answered all of them */
	struct tally_part *parts;
	num_wide total, total_square; /* of the sum of the keyed values */
};

/* A part of the rows that was counted by itself. */
struct tally_shard {
	const char *name; /* "" when it has none */
	uint64_t rows, bad;
	/* the sum of a 64-bit print of each row: the same rows in any order
	 * have the same sum */
	uint64_t print;
};

struct tally {
	struct arena *arena;
	const struct bank *bank;
	const struct form *form;
	uint64_t rows;      /* people: good rows */
	uint64_t bad;       /* rows that could not be read */
	uint64_t no_answer; /* people who said nothing at all */
	uint64_t print;
	struct tally_item *items;   /* by item of the form */
	struct tally_theme *themes; /* the form's categories, in its order */
	struct tally_shard *shards; /* what it was added up from; sorted */
	size_t n_shards;
};

/* Nothing counted yet. Lives in A. */
struct tally *tally_new(struct arena *a, const struct bank *b,
    const struct form *f);

/* Count TIMES people. ITEM is in the state S, with OPTION when it is given. */
void tally_answer(struct tally *t, size_t item, enum answer_state s, int option,
    uint64_t times);

/* ... THEME, by its place in the form, came out as S. Before its values are
 * looked at: tally_settle(). */
void tally_result(struct tally *t, size_t theme, const struct theme_score *s,
    uint64_t times);

/* ... all questions of the scale THEME are answered, with these keyed VALUES,
 * in the order of tally_theme.questions. */
void tally_complete(struct tally *t, size_t theme, const int *values,
    uint64_t times);

/* Put all that was counted in the lists of values. Those that add or read
 * whole tallies or people have done it. */
void tally_settle(struct tally *t);

/* All three for one person's answers; the slow and plain way. Does not count
 * rows, prints and shards. Settled. */
void tally_person(struct tally *t, struct arena *scratch,
    const struct answers *a);

/* Add FROM to TO, of the same form; shards are not looked at. TO is settled
 * then; FROM need not be. */
void tally_add(struct tally *to, const struct tally *from);

#endif
