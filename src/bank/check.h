/* Looking for what is lawful in a bank but hardly meant: what the check files
 * share. Nobody else includes this. */
#ifndef HARMCHECK_CHECK_H
#define HARMCHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"

struct category;
struct cond;
struct form;
struct held;
struct node;

struct check {
	const struct bank *bank;
	struct arena *arena; /* for the time of the check */
	struct diags *diags;
	const char *today; /* YYYY-MM-DD; NULL: not known */
	bool english;      /* the language of the bank */
	bool story;        /* in quotes people speak, and may use any word */
	struct held *held; /* check_hold.c */
};

/* check_content.c: sources, reasons, short names, voices. */
void check_content(struct check *k);
/* check_use.c: what nothing leads to, what does nothing. */
void check_use(struct check *k);
/* check_advice.c: does every level lead to a step, every voice outside? */
void check_advice(struct check *k);
/* check_gates.c: questions whose condition can never come true. */
void check_gates(struct check *k);
/* check_levels.c, check_bands.c: what no answers lead to. */
void check_levels(struct check *k, const struct category *c);
void check_bands(struct check *k, const struct category *c);
/* check_words.c: long sentences, words of verdict and blame. */
void check_words(struct check *k);
/* The same of all texts below N. */
void check_words_below(struct check *k, const struct node *n);
/* check_reading.c: is the bank, is a theme too hard to read? */
void check_reading(struct check *k);
/* The same of all texts below N, which is called WHAT. */
void check_reading_below(struct check *k, const struct node *n, struct loc at,
    const char *what);
/* check_asks.c: questions that deny twice or ask two things at once. */
void check_asks(struct check *k);
/* check_shown.c: advice that can never be given, steps never shown. */
void check_shown(struct check *k);
/* check_steps.c: for every theme something for today, words to say, a step
 * outside; for every kind of sentinel a way besides the telephone. */
void check_steps(struct check *k);
/* check_letter.c: themes that a letter has no sentence for. */
void check_letter(struct check *k);
/* check_lists.c: rows of coverage without an answer, old helplines. */
void check_lists(struct check *k);

/* check.c: may the rules for English words be used in this LANGUAGE? */
bool check_is_english(const char *language);

/* check_levels.c: the levels of C that some answers in F lead to, as bits; all
 * of them where that cannot be worked out. */
uint64_t check_levels_in(struct check *k, const struct form *f,
    const struct category *c);

/* check_hold.c: can advice with WHEN and UNLESS (each may be NULL) be given in
 * the form F, when C (NULL: no matter) is at LEVEL? False only if it cannot:
 * answers in one list that contradict each other are seen, other ties between
 * answers are not. */
void check_hold_begin(struct check *k);
void check_hold_end(struct check *k);
bool check_can_hold(struct check *k, const struct form *f,
    const struct advice *a, const struct category *c, size_t level);

/* check_texts.c: call FN for each text below N that a person reads. KEY is the
 * key that it belongs to ("label"), whatever the voice. */
typedef void check_text_fn(struct check *k, const struct node *n,
    const char *key, void *ctx);
void check_texts(struct check *k, const struct node *n, check_text_fn *fn,
    void *ctx);
/* The I-th entry of the list SECTION of the file; NULL when there is none. */
const struct node *check_entry(const struct bank *b, const char *section,
    size_t i);

/* check_phrases.c */

/* Is W, a word of N bytes, one of LIST (in small letters)? */
bool check_is_word(const char *w, size_t n, const char *const *list,
    size_t n_list);
/* Does the phrase W stand at S, whole? */
bool check_stands_at(const char *s, const char *w);
/* For each byte of TEXT: does it stand between quotes? Made in K's arena. */
const bool *check_quoted(struct check *k, const char *text);
/* How often is something denied between S and END, which are in TEXT? QUOTED
 * is that of TEXT. */
size_t check_count_denials(const char *text, const bool *quoted, const char *s,
    const char *end);

#endif
