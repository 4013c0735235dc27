/* Looking for what is lawful in a bank but hardly meant: what the check files
 * share. Nobody else includes this. */
#ifndef HARMCHECK_CHECK_H
#define HARMCHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"

struct check {
	const struct bank *bank;
	struct arena *arena; /* for the time of the check */
	struct diags *diags;
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

/* check.c: does FORM list C? */
bool check_form_has(const struct form *f, const struct category *c);

#endif
