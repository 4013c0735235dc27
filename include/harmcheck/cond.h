/* Conditions: structured, three-valued. Unknown is not false. */
#ifndef HARMCHECK_COND_H
#define HARMCHECK_COND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

enum cond_op {
	COND_ALL,       /* over parts; empty: true */
	COND_ANY,       /* over parts; empty: false */
	COND_NOT,       /* of the one part */
	COND_IS,        /* question answered with one of ids */
	COND_TICKED,    /* question ticked: wanted */
	COND_ANSWERED,  /* question given: wanted */
	COND_FOLLOW_UP, /* follow-up of category is one of ids */
	COND_LEVEL,     /* category has one of the levels; bit 63: not-enough */
	COND_SENTINEL,  /* a question of that kind speaks */
	COND_FORM,      /* the form is one of ids */
	COND_STAGE,     /* its stage is one of ids */
};

#define COND_NOT_ENOUGH (UINT64_C(1) << 63)

struct bank;
struct category;
struct follow_up;
struct form;
struct question;

struct cond {
	enum cond_op op;
	const struct cond *parts; /* the first of a list */
	const struct cond *next;
	const struct question *question;
	const struct category *category;
	const struct follow_up *follow_up;
	const char **ids; /* options, forms, stages */
	size_t n_ids;
	uint64_t levels;
	int sentinel; /* enum sentinel_kind */
	bool wanted;
	struct loc at;
};

/* What conditions ask of the answers; the engine gives the functions. FORM
 * is the form in hand. option: the option index given to ITEM of the form;
 * -1 does not apply or not shown (false), -2 skipped or not reached (unknown).
 */
struct cond_view {
	const void *ctx;
	const struct bank *bank;
	const struct form *form;
	int (*option)(const void *ctx, size_t item);
	enum truth (*answered)(const void *ctx, size_t item);
	enum truth (
	    *level)(const void *ctx, const struct category *c, uint64_t levels);
	enum truth (*sentinel)(const void *ctx, int kind);
};

/* Is ID one of C's ids? Not when it is NULL. */
bool cond_names(const struct cond *c, const char *id);

#define COND_OPTION_NONE (-1)
#define COND_OPTION_UNKNOWN (-2)

/* The value of C (NULL: true). A question that is not in the form is unknown.
 * level and sentinel may be NULL where they cannot occur. */
enum truth cond_eval(const struct cond *c, const struct cond_view *v);

#endif
