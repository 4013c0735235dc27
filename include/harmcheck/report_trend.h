/* Many checks, one after the other, as a page. */
#ifndef HARMCHECK_REPORT_TREND_H
#define HARMCHECK_REPORT_TREND_H

#include <stddef.h>

struct report;
struct trend;

/* What came first, then each theme with what was said on which day. MISSING: N
 * sentences on checks that could not be read. Nothing here shows a note. */
void report_trend(struct report *rep, const struct trend *t,
    const char *const *missing, size_t n);

#endif
