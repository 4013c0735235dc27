/* How a result was worked out, in words; private to src/report/report_why*.c.
 */
#ifndef HARMCHECK_REPORT_WHY_PARTS_H
#define HARMCHECK_REPORT_WHY_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank_words.h"
#include "harmcheck/buf.h"
#include "harmcheck/trace.h"

struct report;

struct why {
	struct report *rep;
	const struct result *r;
	const struct trace *t;
	const struct category *only; /* what concerns this theme; NULL: all */
};

/* --- words (report_why_words.c); they live in the report's arena -----------
 */

/* The words of T for who answered. Borrowed. */
const char *why_text(const struct why *w, const struct text *t);

/* OUT made empty, and whose words a rule takes. */
struct bank_words why_words(const struct why *w, struct buf *out);

/* "questions.yaml:165": a place in the file of the questions. */
const char *why_place(const struct why *w, struct loc at);

/* May the question of ITEM be named? Whoever never saw a question does not
 * meet it here, unless it is of a part that was begun. */
bool why_is_met(const struct why *w, size_t item);

/* The facts of C, as parts of a sentence divided by "; ". */
const char *why_facts(const struct why *w, const struct trace_cond *c);

/* "It holds when CONDITION. That is so: FACTS.": a condition that is true. Only
 * the facts, where it asks about questions that were not met; and nothing of
 * what the page leaves out. */
const char *why_when(const struct why *w, const struct trace_cond *c);

/* The same of the `unless` of a rule, which stops it where it is true. */
const char *why_unless(const struct why *w, const struct trace_cond *c);

/* VALUE in 10^-PLACES, without needless noughts. */
const char *why_number(const struct why *w, int64_t value, unsigned places);

/* "225/7", and "225/7 = 32.142..." with DECIMALS and two more digits. */
const char *why_ratio(const struct why *w, struct ratio r);
const char *why_ratio_digits(const struct why *w, struct ratio r,
    unsigned decimals);

/* "9/4, so 3": NEEDED is A of every B of ASKED, rounded up. */
const char *why_needed(const struct why *w, size_t asked, unsigned a,
    unsigned b, size_t needed);

/* --- the parts of the page -------------------------------------------------
 */

/* The count of the whole page, and each theme (report_why_themes.c). */
void why_themes(const struct why *w);

/* What was counted in T, and what came of it, without a heading; false when
 * the page leaves the theme out, and so nothing was said. */
bool why_theme(const struct why *w, const struct trace_theme *t);

/* The answers of W's theme that speak alone, or are left open and could; and
 * that it stands out or looks good (report_why.c). */
void why_stands_out(const struct why *w, const struct theme_score *s);

/* The items of T: those answered as a table, the others with their reason
 * (report_why_items.c). */
void why_items(const struct why *w, const struct trace_theme *t);

/* The way from the answers of a scale to its band (report_why_scale.c). */
void why_scale(const struct why *w, const struct trace_theme *t);

/* Next steps: what called for each, and for those that are not shown
 * (report_why_steps.c). */
void why_steps(const struct why *w);

/* The same of those that W's theme called for, without a heading. */
void why_steps_of(const struct why *w);

/* People to reach (report_why_people.c). */
void why_people(const struct why *w);

#endif
