/* Two banks side by side: what the diff files share. Nobody else includes
 * this. */
#ifndef HARMCHECK_DIFF_H
#define HARMCHECK_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/bank_diff.h"

struct cond;

#define NO_VOICE (-1)

struct diff {
	struct arena *arena;
	const struct bank *old, *new;
	struct buf *out;
	const char *heading; /* of this section; NULL once it is written */
	size_t n;            /* changes so far */
	int new_voice[BANK_VOICES_MAX]; /* of an old one, or NO_VOICE */
};

/* --- diff_words.c: what is the same, and how it is said ------------------ */

/* Do A and B say the same, white space apart? NULL says nothing. */
bool diff_same(const char *a, const char *b);
/* S with one blank for all white space, fit for one line. */
const char *diff_flat(struct arena *a, const char *s);
/* C as text that is the same where the meaning is: lists are sorted. */
const char *diff_cond(struct arena *a, const struct cond *c);
/* "always", or "only when ..." in words. */
const char *diff_when(struct arena *a, const struct bank *b,
    const struct cond *c);
/* The first words of T in any voice of B. */
const char *diff_title(const struct diff *d, const struct bank *b,
    const struct text *t);
/* "the client and the therapist", of the voices of B that are SET. */
const char *diff_voices(const struct diff *d, const struct bank *b,
    const bool *set);

/* --- diff_parts.c: one change a line ------------------------------------- */

/* Begin a section; its heading is written with the first change. */
void diff_section(struct diff *d, const char *heading);
/* Add a change: "- FORMAT". */
void diff_say(struct diff *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The texts WHAT of WHO, where they differ, before and now. */
void diff_string(struct diff *d, const char *who, const char *what,
    const char *old, const char *new);
void diff_text(struct diff *d, const char *who, const char *what,
    const struct text *old, const struct text *new);
/* "WHO: WHAT was OLD and is now NEW", when they differ. */
void diff_word(struct diff *d, const char *who, const char *what,
    const char *old, const char *new);
void diff_number(struct diff *d, const char *who, const char *what, long old,
    long new);
void diff_flag(struct diff *d, const char *who, const char *what, bool old,
    bool new);
void diff_condition(struct diff *d, const char *who, const char *what,
    const struct cond *old, const struct cond *new);

/* A table of texts, strings or flags in one struct; the end has no WHAT. */
struct diff_field {
	const char *what;
	size_t offset;
};
void diff_texts(struct diff *d, const char *who, const struct diff_field *f,
    const void *old, const void *new);
void diff_strings(struct diff *d, const char *who, const struct diff_field *f,
    const void *old, const void *new);

/* Names in a list. */
struct diff_ids {
	const char **list;
	size_t n;
};
/* The ids of N pointers to parts of a bank, each of which begins with its id:
 * sources, steps, questions, themes, follow-ups. */
struct diff_ids diff_ids(const struct diff *d, const void *pointers, size_t n);
bool diff_has(struct diff_ids ids, const char *id);
/* Number the twins in IDS, lines that are known by their words: the second A
 * is then "A,\nno. 2". No line holds a line end before; diff_flat() makes it
 * fit to be said. */
void diff_twins(struct diff *d, struct diff_ids ids);
/* What is new, what is gone and, where it is RANKED, another order. */
void diff_list(struct diff *d, const char *who, const char *what, bool ranked,
    struct diff_ids old, struct diff_ids new);
/* What both have, in the same order? */
bool diff_ranked(struct diff_ids old, struct diff_ids new);

/* An array of parts, each of which begins with its id. */
struct diff_parts {
	const void *first;
	size_t n, size;
};
#define DIFF_PARTS(list, count) \
	((struct diff_parts){list, count, sizeof *(list)})

struct diff_kind {
	/* what stands behind "new" and "gone"; may be NULL */
	const char *(*words)(const struct diff *d, const struct bank *b,
	    const void *part);
	void (*compare)(struct diff *d, const char *who, const void *old,
	    const void *new);
};
/* Parts that are gone, new or both; WITHIN stands before their ids. */
void diff_match(struct diff *d, const char *within, const struct diff_kind *k,
    struct diff_parts old, struct diff_parts new);

/* diff_letter.c: what a letter says of the answers to a question */
void diff_sentences(struct diff *d, const char *who, const struct question *q,
    const struct question *r);

/* --- the sections, one after the other ----------------------------------- */

void diff_forms(struct diff *d);
void diff_themes(struct diff *d);
void diff_questions(struct diff *d);
void diff_scales(struct diff *d);
void diff_levels(struct diff *d);
void diff_follow_ups(struct diff *d);
void diff_sentinels(struct diff *d);
void diff_steps(struct diff *d);
void diff_letter(struct diff *d);
void diff_causes(struct diff *d);
void diff_advice(struct diff *d);
void diff_helplines(struct diff *d);
void diff_coverage(struct diff *d);
void diff_bank(struct diff *d);
void diff_sources(struct diff *d);

/* diff_comparable.c: the last part */
void diff_comparable(const struct diff *d, struct buf *out);

/* --- diff_rule.c: is a theme scored alike? ------------------------------- */

/* Does the same count of ticks, and the same score, give the same level? */
bool diff_same_levels(const struct category *old, const struct category *new);
bool diff_same_tests(const struct level *old, const struct level *new);
/* The parts of A and B that make the score, items apart. */
bool diff_same_scoring(const struct category *old, const struct category *new);
/* a/b of both, or the counts a where b is 0. */
bool diff_same_fraction(unsigned a, unsigned b, unsigned c, unsigned d);

#endif
