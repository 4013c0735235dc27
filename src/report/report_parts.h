/* The parts of a summary; private to the report layer. */
#ifndef HARMCHECK_REPORT_PARTS_H
#define HARMCHECK_REPORT_PARTS_H

#include <stddef.h>

#include "harmcheck/bank.h"

struct report;
struct result;
struct theme_score;

/* What T says in the voice of R's form; NULL when nothing. Borrowed. */
const char *part_text(const struct result *r, const struct text *t);

/* The note on an item, as one line; lives in the report's arena. */
const char *part_note(struct report *rep, const struct result *r, size_t item);

/* "SHORT: ANSWER" for a given item; lives in the report's arena. */
const char *part_answer(struct report *rep, const struct result *r,
    size_t item);

/* What stands out: sentinels first, then clear signs. */
void part_stands_out(struct report *rep, const struct result *r);

/* Sentinels that were not answered or not asked, and parts left out. */
void part_left_open(struct report *rep, const struct result *r);

/* The person's own judgement beside the acts they named. */
void part_overall(struct report *rep, const struct result *r);

void part_going_well(struct report *rep, const struct result *r);

/* Theme by theme, with n of m. */
void part_themes(struct report *rep, const struct result *r);

void part_steps(struct report *rep, const struct result *r);

#endif
