/* Tests beside a bank: cases with answers and what they must come to, what
 * they cover, and persons who answer at random. The format is told in
 * docs/questions.5. */
#ifndef HARMCHECK_BANK_TEST_H
#define HARMCHECK_BANK_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"

struct answers;
struct arena;
struct bank;
struct buf;
struct diags;
struct expectation;
struct form;
struct result;

/* --- cases --------------------------------------------------------------- */

struct bank_case {
	const char *name;
	struct loc at;
	struct answers *answers; /* as a person of this case gave them */
	const struct expectation *expected; /* the first of a list */
};

struct bank_cases {
	struct bank_case *list;
	size_t n;
};

/* Read the case file of bank B. NULL when there is a fault in it; all of them
 * in D. FILE and TEXT are borrowed; the cases live in A. */
struct bank_cases *bank_test_read(struct arena *a, const struct bank *b,
    const char *file, const char *text, size_t n, struct diags *d);

/* Compare what case C expects with R, the result of its answers. Each
 * mismatch is a line in OUT, "file:line:col: case 'name': expected X, got Y";
 * gives their number. */
size_t bank_test_compare(const struct bank_case *c, const struct result *r,
    struct buf *out);

/* --- coverage ------------------------------------------------------------ */

enum cover_kind {
	COVER_LEVELS,
	COVER_BANDS,
	COVER_SENTINELS,
	COVER_RULES,
	COVER_CONDITIONS,
	COVER_KINDS
};

/* Everything in a bank that a case should come to once. */
struct cover {
	struct arena *arena;
	const struct bank *bank;
	struct cover_goal *goals; /* by kind, then in the order of the file */
	size_t n;
};

struct cover *cover_new(struct arena *a, const struct bank *b);

/* Mark what R comes to. */
void cover_mark(struct cover *c, const struct result *r);

/* How many goals of KIND there are, and were come to. */
void cover_count(const struct cover *c, enum cover_kind kind, size_t *reached,
    size_t *all);
/* REACHED of ALL in percent, rounded down; 100 when there are none. */
unsigned cover_percent(size_t reached, size_t all);
const char *cover_name(enum cover_kind kind);

/* What no case comes to, a line each: "file:line:col: what". */
void cover_write_missing(const struct cover *c, struct buf *out);

/* --- walks --------------------------------------------------------------- */

/* One person answers FORM at random, as SEED and NUMBER have it. What the
 * person does is added to EVENTS, a list with "; " between. True when nothing
 * was wrong; else the reason is added to WHY. SCRATCH is wiped first; what it
 * holds afterwards is of no use to the caller. */
bool bank_test_walk(struct arena *scratch, const struct bank *b,
    const struct form *form, uint64_t seed, uint64_t number, struct buf *events,
    struct buf *why);

/* Does R keep to what must hold for every result? If not, the reason is added
 * to WHY. */
bool bank_test_sound(const struct result *r, struct buf *why);

#endif
