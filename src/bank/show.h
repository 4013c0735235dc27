/* A bank in words: what the show files share. Nobody else includes this. */
#ifndef HARMCHECK_SHOW_H
#define HARMCHECK_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"

struct show {
	const struct bank *bank;
	struct buf *out;
	const struct form *form; /* NULL: the whole bank */
	bool person; /* for who answered: nobody ticked a box, so "named" */
};

/* show_words.c */

/* The words of T for the voice in hand; of the first voice that has any when
 * all are. "" when nobody has. */
const char *show_of(const struct show *s, const struct text *t);
/* "LABEL: words", or a line a voice where they differ; nothing without. */
void show_text(const struct show *s, const char *label, const struct text *t);
void show_line(const struct show *s, const char *label, const char *text);
/* What stands between the I-th and the next of N: ", ", " and ". */
const char *show_between(size_t i, size_t n, const char *word);
/* "ticked", or "named" to a person. */
const char *show_ticked(const struct show *s);
void show_cond(const struct show *s, const struct cond *c);
/* "Only when ..."; nothing for NULL. */
void show_when(const struct show *s, const struct cond *c);
void show_sources(const struct show *s, const struct source *const *list,
    size_t n);
/* "LABEL: "short", "short"." in the words of the voice in hand; nothing for
 * none. */
void show_question_names(const struct show *s, const char *label,
    const struct question *const *list, size_t n);
/* The voices that are SET, as "LABEL: client and therapist"; nothing for
 * none. */
void show_voices(const struct show *s, const char *label, const bool *set);
void show_step_names(const struct show *s, const struct step *const *list,
    size_t n);

/* show_question.c */
void show_options(const struct show *s, const struct scale *scale);
void show_question(const struct show *s, const struct question *q);

/* show_theme.c */
void show_theme(const struct show *s, const struct category *c);
/* Parts of a sentence: a test of a level, how many answers one needs, and
 * where band I lies; how many answers a scale theme needs. */
void show_test(const struct show *s, const struct category *c,
    const struct level_test *t);
void show_needs(const struct show *s, const struct level *v);
void show_band(const struct show *s, const struct category *c, size_t i);
void show_enough(const struct show *s, const struct category *c);

/* show_steps.c: what follows from answers */
void show_sentinels(const struct show *s);
void show_steps(const struct show *s);
void show_letter(const struct show *s);
void show_causes(const struct show *s);
void show_advice(const struct show *s);
void show_helplines(const struct show *s);
void show_all_sources(const struct show *s);

#endif
