/* The rules of a bank in words, to whoever answered a form of it; the same
 * words as those of bank_show(), with "named" for "ticked". All of them are
 * parts of a sentence, without its full stop. */
#ifndef HARMCHECK_BANK_WORDS_H
#define HARMCHECK_BANK_WORDS_H

#include <stddef.h>

struct bank;
struct buf;
struct category;
struct cond;
struct form;
struct level;
struct level_test;

/* Whose words, for whom, and where to. */
struct bank_words {
	const struct bank *bank;
	const struct form *form;
	struct buf *out;
};

/* "the theme "Pace" says "Many" or "Some""; "always" for NULL. */
void bank_words_cond(const struct bank_words *w, const struct cond *c);

/* "3 or more are named", of a level of C. */
void bank_words_test(const struct bank_words *w, const struct category *c,
    const struct level_test *t);

/* "at least 3 of every 4 questions that apply are answered". */
void bank_words_needs(const struct bank_words *w, const struct level *v);

/* "from 34 to below 66.67": where band I of the scale theme C lies. */
void bank_words_band(const struct bank_words *w, const struct category *c,
    size_t i);

/* "at least 2 of every 3 questions that apply are answered": what a score of
 * the scale theme C needs. */
void bank_words_enough(const struct bank_words *w, const struct category *c);

#endif
