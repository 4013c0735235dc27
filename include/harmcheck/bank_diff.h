/* Two versions of a bank: what changed in meaning, and which results stay
 * comparable. Parts are matched by id, voices by name. White space, comments,
 * quoting and the order of keys never count. The order of a list counts where
 * it decides what is asked or shown first; helplines have one order for each
 * country and kind. */
#ifndef HARMCHECK_BANK_DIFF_H
#define HARMCHECK_BANK_DIFF_H

#include <stdbool.h>

struct arena;
struct bank;
struct buf;
struct form;

/* May a result by the older bank be laid beside one by the newer? */
enum comparable {
	COMPARABLE_YES,     /* the same questions, answers and rule */
	COMPARABLE_WORDING, /* so too, but worded differently: with care */
	COMPARABLE_NO,
	COMPARABLE_NEW,    /* only the newer asks this */
	COMPARABLE_GONE,   /* only the older asks this */
	COMPARABLE_NOWHERE /* neither asks this */
};

/* A form and its bank. The two forms that are compared need not share an id;
 * FORM NULL asks nothing. */
struct form_of {
	const struct bank *bank;
	const struct form *form;
};

/* The theme CATEGORY as one form asks it and as the other does. YES means
 * that the same answers give the same level, band and score under both:
 *  - the same questions, each asked under the same conditions, with the same
 *    answers (id, value, ticked) and the same word on "does not apply";
 *  - the same levels or bands in the same order, the same scoring.
 * What is asked before, as a condition, counts too. The order of questions and
 * of answers, follow-ups, short names, why, help and sources do not count.
 * WORDING: a question, the label of an answer or level, or what more of a
 * scale means, is put differently. Why it is not YES is added to WHY, one line
 * without an end; WHY may be NULL. Nothing of SCRATCH is needed afterwards
 * but by WHY. */
enum comparable bank_diff_theme(struct arena *scratch, struct form_of older,
    struct form_of newer, const char *category, struct buf *why);

/* The same for what was answered to one question. When it is asked, at which
 * depth and in which theme does not count: an answer that was given means the
 * same. */
enum comparable bank_diff_question(struct arena *scratch, struct form_of older,
    struct form_of newer, const char *question, struct buf *why);

/* "comparable", "wording changed", "not comparable", "new", "gone",
 * "nowhere". */
const char *comparable_name(enum comparable c);

/* Print what changed from OLDER to NEWER, and what stays comparable, as lines
 * to be read aloud; with BRIEF the latter only. False, and one line, when
 * both mean the same. The version alone is no meaning. */
bool bank_diff(struct arena *scratch, const struct bank *older,
    const struct bank *newer, bool brief, struct buf *out);

#endif
