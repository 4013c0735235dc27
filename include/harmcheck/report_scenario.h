/* Pages about a case. */
#ifndef HARMCHECK_REPORT_SCENARIO_H
#define HARMCHECK_REPORT_SCENARIO_H

#include <stddef.h>

struct answers;
struct report;
struct scenario;

/* The title, the content line, and then the story. */
void report_scenario_story(struct report *r, const struct scenario *s);

/* The key with its reasons: what fits each question, the range of each cause
 * and how far the shares are spread, what one could do, questions for the
 * group. MINE: what the reader said, set beside it (NULL: nothing), without a
 * word of right and wrong: where it differs it says so, and gives the reason.
 */
void report_scenario_key(struct report *r, const struct scenario *s,
    const struct answers *mine);

/* What the spread of N shares of 100 points is, in a few sentences: the
 * Herfindahl-Hirschman index and how many equal causes it stands for; and that
 * it is no mark. Lives in R's arena. */
const char *report_spread(struct report *r, const unsigned *shares, size_t n);

#endif
