/* The parts of a summary; private to the report layer. */
#ifndef HARMCHECK_REPORT_PARTS_H
#define HARMCHECK_REPORT_PARTS_H

#include <stdbool.h>
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

/* The words of LEVEL of the theme S; "Not enough answers to say" for none. */
const char *part_level(const struct result *r, const struct theme_score *s,
    int level);

/* "5 of 6 answered, 1 skipped", with only the parts that there are; lives in
 * the report's arena. */
const char *part_counts(struct report *rep, const struct theme_score *s);

/* A scale theme: its answers, its words, its number (report_scale.c). */
void part_scale(struct report *rep, const struct result *r,
    const struct theme_score *s);

/* Was something ticked in a scale theme that its score does not count, such as
 * the question that opens it? */
bool part_named_beside(const struct result *r);

/* What stands out: sentinels first, then clear signs. */
void part_stands_out(struct report *rep, const struct result *r);

/* Does anything? */
bool part_has_signs(const struct result *r);

/* Sentinels that were not answered or not asked, and parts left out. */
void part_left_open(struct report *rep, const struct result *r);

/* The person's own judgement beside what they named. */
void part_overall(struct report *rep, const struct result *r);

void part_going_well(struct report *rep, const struct result *r);

/* Theme by theme, with n of m. */
void part_themes(struct report *rep, const struct result *r);

void part_steps(struct report *rep, const struct result *r);

#endif
