/* A form made ready for many rows; private to the batch layer. */
#ifndef HARMCHECK_PLAN_PARTS_H
#define HARMCHECK_PLAN_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank.h"
#include "harmcheck/batch.h"
#include "harmcheck/score.h"

struct answers;

/* Called for each row, many millions of times: what the compiler was told to
 * wipe behind each call costs a twentieth of the time here, and guards
 * nothing that the next row would not write over. */
#if defined(__has_attribute)
#if __has_attribute(zero_call_used_regs)
#define EACH_ROW __attribute__((zero_call_used_regs("skip")))
#endif
#endif
#ifndef EACH_ROW
#define EACH_ROW
#endif
/* Called from there, and rarely: kept out of it. */
#define SELDOM __attribute__((noinline))

/* What a cell says of an item, as one byte: the index of an option, or the
 * number of options and one of these. */
enum code_state {
	CODE_NOT_REACHED,
	CODE_SKIPPED,
	CODE_NOT_APPLICABLE,
	/* Only where it tells more than "not reached": see plan_tells_shown().
	 */
	CODE_NOT_SHOWN,
	CODE_STATES
};
#define CODES_MOST (BANK_OPTIONS_MAX + CODE_STATES)

/*
 * A row's codes stand in slots, in the order in which the file has them. What
 * is worked out of a row is worked out unit by unit: a theme, a kind of
 * sentinel, or an item whose state is wanted. A unit depends on few items, and
 * people give the same few answers; so a unit's answers become a key, and what
 * the engine says of a key is worked out once and kept as finished text.
 */
enum unit_of { UNIT_THEME, UNIT_SENTINEL, UNIT_ITEM };

enum unit_key {
	/* all patterns of answers, numbered: a table */
	UNIT_TABLE,
	/* nothing is hidden, so sums of features say all there is to say: the
	 * key is these sums, side by side in one or two words */
	UNIT_SUMS,
	/* the pattern itself, as a number of one or two words */
	UNIT_CODES,
	/* too many items for that: each row is worked out anew */
	UNIT_ROW
};

/* An item that a unit depends on. */
struct unit_item {
	size_t item; /* of the form */
	size_t slot;
	unsigned n_digits;
	unsigned char digit[CODES_MOST]; /* by code: what tells it apart here */
	unsigned char code[CODES_MOST];  /* by digit: one code that gives it */
	uint64_t stride;                 /* of the digit in the key ... */
	unsigned word;                   /* ... in this word of it */
	bool whole; /* the digit tells each state of the item apart */
};

/* Sums over some slots: each adds a number that depends on its code. */
struct addend {
	size_t slot;
	const uint64_t *by_code;
};

struct addends {
	struct addend *of[2]; /* by word */
	size_t n[2];
};

/* The number of a pattern is a sum, too: of the code of each slot times its
 * stride. At least so many slots are added up; the last slot of all is always
 * 0, and is added where there are fewer. */
#define PATTERN_LEAST 4

struct unit {
	enum unit_of of;
	enum unit_key key;
	size_t place; /* in the order of themes, sentinels, items */
	const struct category *category; /* themes */
	size_t theme;                    /* its place in the form */
	enum sentinel_kind kind;         /* sentinels */
	size_t item;                     /* items; of the form */
	bool free; /* all its items are open, whatever is said */
	struct unit_item *items;
	size_t n_items;
	struct form mini; /* a form of these items alone */
	uint64_t patterns;
	uint16_t *pattern; /* tables: the slots that are added up */
	size_t n_pattern;
	struct addends adds; /* the key of others */
	bool has_sums;
	struct addends sums; /* as with UNIT_SUMS, also beside a table */
	size_t cells;        /* bytes of its finished text */
	bool *owns; /* by item of the unit: it tells the tally of this item */
};

/* A cell of finished text; what it is decides where its text is. */
enum cell_kind {
	CELL_SHORT,    /* 7 bytes, then how many of them */
	CELL_LONG,     /* 23 bytes, then how many of them */
	CELL_WORD,     /* a pointer to a struct word, all of it in its text */
	CELL_LONG_WORD /* the same, and it may be longer */
};
#define CELL_SHORT_MOST 7
#define CELL_LONG_MOST 23
extern const size_t cell_bytes[];

/* Text that does not depend on numbers. The short stands in `text`, too. */
struct word {
	char text[16];
	size_t n;
	const char *whole;
};

/* One cell of a line that comes out. */
struct out_cell {
	enum batch_column column;
	enum cell_kind kind;
	size_t unit;
	size_t at; /* in the finished text of the unit */
	const char *name;
	const char *prefix; /* NDJSON: the key */
	size_t n_prefix;
	/* by level, by option or by state of a sentinel; behind the last the
	 * word for none */
	const struct word *words;
	size_t n_words;
};

/* Slots are multiplied so many at a time; the codes of a row have room for a
 * multiple of it, and for one slot more, which is 0. */
#define PLAN_LANES 8
#define PLAN_ROOM(n_slots) (((n_slots) / PLAN_LANES + 1) * PLAN_LANES)

/* What 32 tables add to the numbers of their patterns at once: of each the code
 * of one slot, times its stride. */
#define WIDE_LANES 32
struct wide_step {
	uint16_t slot[WIDE_LANES], stride[WIDE_LANES];
};

struct plan {
	const struct bank *bank;
	const struct form *form;
	bool json;          /* what comes out */
	const size_t *slot; /* by item of the form */
	size_t n_slots;
	/* by slot, LANES at a time: of the one table that it decides */
	uint16_t *strides;
	/* for wide_patterns(): ROUNDS steps for each 32 tables */
	struct wide_patterns {
		struct wide_step *steps;
		size_t chunks, rounds;
	} wide;
	struct unit *units; /* those that have tables first */
	size_t n_units, n_tables;
	struct out_cell *cells; /* in the order in which they come out */
	size_t n_cells;
	/* the same, as runs: cells of one kind, of units that follow one
	 * another, at one place in their finished text */
	struct cell_run {
		enum cell_kind kind;
		size_t unit, n, at;
	} * runs;
	size_t n_runs;
	struct word bad;  /* in place of all cells of a bad row */
	size_t row_bytes; /* that the cells of a row can have together */
	/* items that are always open and that no unit tells of: their answers
	 * are counted as they stand */
	struct raw_item {
		size_t item, slot;
	} * raw;
	size_t n_raw;
	bool error; /* the last column says why a row is bad */
	bool plain; /* CSV, and no such column */
};

/* Make the plan of S; SLOT is by item. All of it lives in A. */
struct plan *plan_new(struct arena *a, const struct batch_setup *s,
    const size_t *slot, size_t n_slots);

/* The code of a state of ITEM. */
unsigned plan_code(const struct form *f, size_t item, enum code_state s);

/* Can it be told from ITEM that it was not shown? Only where that means that
 * nobody looked closer at its theme. Else it is as good as "not reached", and
 * its code is that. */
bool plan_tells_shown(const struct form *f, size_t item);

/* Fill the items and the mini form of U, and whether it is free. ROOTS: by item
 * of the form, true for those that it is about. */
void unit_close(struct arena *a, const struct plan *p, struct unit *u,
    const bool *roots);

/* Find out by which features the answers to a free unit can be added up; false
 * when they do not fit in two words, or COLUMNS asks for more than sums say. */
bool unit_sums(struct arena *a, const struct plan *p, struct unit *u,
    const bool *columns);

/* Choose the cells that come out of S, and lay out what a unit finishes. */
void plan_cells(struct arena *a, const struct batch_setup *s, struct plan *p);

/* What the engine says of a unit, as far as anybody asks. */
struct unit_result {
	int level; /* as in struct theme_score */
	bool has_score;
	int64_t score;
	size_t ticked;
};

/* Add the cells of U to its finished text at CELLS. SCORE: of themes, SPEAKS:
 * state of the sentinel, of sentinels. */
void plan_finish(const struct plan *p, const struct unit *u,
    const struct answers *mini, const struct theme_score *score,
    unsigned speaks, char *cells);

/* States of a sentinel, as they come out. */
enum {
	SENTINEL_OUT_SPEAKS,
	SENTINEL_OUT_NOT_ANSWERED,
	SENTINEL_OUT_NOT_ASKED,
	SENTINEL_OUT_QUIET,
	SENTINEL_OUTS
};

/* Does the theme C have this column? */
bool plan_has_column(const struct category *c, enum batch_column column);

/* The name of a column of theme C, or of the sentinel KIND; in A. */
const char *plan_column_name(struct arena *a, const struct category *c,
    enum batch_column column);

#endif
