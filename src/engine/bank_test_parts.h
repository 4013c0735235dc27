/* Tests beside a bank, inside; private to bank_test_*.c. */
#ifndef HARMCHECK_BANK_TEST_PARTS_H
#define HARMCHECK_BANK_TEST_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/bank_test.h"
#include "harmcheck/cond.h"
#include "harmcheck/node.h"

/* Answers have a day; nothing that is tested here depends on it. */
#define ANY_DATE "2000-01-01"

/* --- reading ------------------------------------------------------------- */

/* Things with ids that a case can name. */
enum case_noun {
	CASE_FORM,
	CASE_THEME,
	CASE_QUESTION,
	CASE_FOLLOW_UP,
	CASE_STEP
};

struct case_reader {
	struct arena *arena;
	const struct bank *bank;
	struct diags *diags;
	struct bank_cases *cases;
	struct bank_case *here;          /* the one being read */
	const struct form *form;         /* of that one; NULL: there is none */
	const struct expectation **tail; /* where its next expectation goes */
	bool fill;
	size_t guesses; /* how many more times to ask "did you mean" */
};

/* A key that a mapping may have. */
struct case_key {
	const char *key;
	void (*read)(struct case_reader *r, const struct node *n);
	bool must;
};

/* bank_test_keys.c: mappings read by a table, and ids */

/* Read the mapping N, "a case", by the table KEYS of COUNT keys, in the order
 * of the table. False when N is no mapping. */
bool case_map(struct case_reader *r, const struct node *n, const char *noun,
    const struct case_key *keys, size_t count);
/* Is N of this kind? If not that is an error. */
bool case_is(struct case_reader *r, const struct node *n, enum node_kind kind);
/* N is a list with at least one entry; else an error. */
bool case_is_list(struct case_reader *r, const struct node *n);
/* What NAME means, as a pointer into the bank; NULL, and an error, when it
 * means nothing. */
const void *case_find(struct case_reader *r, enum case_noun noun,
    const char *name, struct loc at);
/* "; did you mean 'X'?" or "". */
const char *case_guess(struct case_reader *r, const char *word,
    const char *const *candidates, size_t n);
/* The item of the form for the question NAME; -1, and an error, when there is
 * none. */
int case_question_item(struct case_reader *r, const char *name, struct loc at);
/* NAME is the id of a theme that the form asks; else NULL and an error. */
const struct category *case_theme(struct case_reader *r, const char *name,
    struct loc at);

/* bank_test_expect.c: the keys of `expect` */
void case_expect(struct case_reader *r, const struct node *n);
/* ITEM must be open, since the case answers it at AT. */
void case_expect_answered(struct case_reader *r, size_t item, struct loc at);

/* --- expectations -------------------------------------------------------- */

enum expect_what {
	EXPECT_ANSWERED,
	EXPECT_LEVEL,
	EXPECT_SENTINELS,
	EXPECT_STEPS,
	EXPECT_STEP_WITH,
	EXPECT_STEP_WITHOUT,
	EXPECT_ASKED,
	EXPECT_NOT_ASKED,
	EXPECT_WHATS
};

struct expectation {
	enum expect_what what;
	struct loc at;
	const struct expectation *next;
	const struct category *category; /* of a level or a follow-up */
	int level;
	bool kinds[SENTINEL_KINDS];
	const struct step **steps;
	size_t n_steps;
	/* asked or not; both NULL never */
	const struct question *question;
	const struct follow_up *follow_up;
};

/* "pace", or "pace/cause" for a follow-up. */
void case_item_name(struct buf *out, const struct category *c,
    const struct question *q, const struct follow_up *u);

/* The id of LEVEL of C, or the words for having none. */
const char *case_level_name(const struct category *c, int level);

/* Add a line "file:line:col: TEXT" to OUT, fit for a terminal. */
void case_say(struct buf *out, struct loc at, const char *text);

/* --- coverage ------------------------------------------------------------ */

struct cover_goal {
	enum cover_kind kind;
	struct loc at;
	bool reached;
	size_t voice; /* levels, bands, sentinels */
	const struct category *category;
	int level;
	/* whose sentinel or condition it is: one of these */
	const struct question *question;
	const struct follow_up *follow_up;
	const struct advice *rule;
	const struct cond *cond; /* conditions */
	enum truth wanted;
};

/* Does form F have the question or the follow-up of G? */
bool cover_form_asks(const struct form *f, const struct cover_goal *g);

#endif
