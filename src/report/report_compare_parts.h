/* What the parts of a comparison share; private to the report layer. */
#ifndef HARMCHECK_REPORT_COMPARE_PARTS_H
#define HARMCHECK_REPORT_COMPARE_PARTS_H

#include <stdbool.h>

#include "harmcheck/compare.h"

struct arena;
struct compare_source;
struct report;
struct result;
struct table;

/* A comparison of two dates on its way to a page. */
struct dates_page {
	struct report *rep;
	const struct comparison *c;
	const char *when[2];   /* "then" and "now", or "first" and "second" */
	const char *titles[2]; /* so too, above a column */
	const char *in[2];     /* "then" and "now", "in the first" and so on */
};

/* What T says in the voice of side S; NULL. Borrowed. */
const char *side_text(const struct compare_side *s, const struct text *t);

/* An answer in words: its label, "skipped", "not asked" ... Borrowed. */
const char *side_answer(const struct compare_side *s,
    const struct compare_said *said);

/* The short words of the question or follow-up that SAID is about. */
const char *side_short(const struct compare_side *s,
    const struct compare_said *said);

/* Is this theme left out, because good sides are not set against conduct? */
bool dates_left_out(const struct dates_page *p, const struct category *c);

/* The result of now, with what stands on either date and the steps that follow:
 * for part_steps() and part_limits() alone. Lives in ARENA. */
const struct result *dates_result(struct arena *arena,
    const struct comparison *c);

/* A table of questions and what was said to each on both dates; JUDGED: with a
 * column for what became of it. */
struct table *dates_table(const struct dates_page *p, const char *caption,
    bool judged);

/* The parts of the page, top down. dates_speaking(): was there anything? */
bool dates_speaking(const struct dates_page *p);
void dates_alerts(const struct dates_page *p);
void dates_questions(const struct dates_page *p);
void dates_themes(const struct dates_page *p);
/* What is always said with a theme; dates_themes() ends with it. */
void dates_closings(const struct dates_page *p);
void dates_follow_ups(const struct dates_page *p);
void dates_not_compared(const struct dates_page *p,
    const struct compare_source *sources);

#endif
