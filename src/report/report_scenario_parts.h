/* The parts of the page of a case's key; private to the report layer. */
#ifndef HARMCHECK_REPORT_SCENARIO_PARTS_H
#define HARMCHECK_REPORT_SCENARIO_PARTS_H

struct answers;
struct report;
struct scenario;

/* WORDS with a full stop, unless they have an end of their own. */
const char *scenario_part_ended(struct report *r, const char *words);

/* How the points were shared out, and what the key says of it; or why nobody
 * was asked to. */
void scenario_part_shares(struct report *r, const struct scenario *s,
    const struct answers *mine);

#endif
