/* The page of statistics of many people's answers, and the same figures as
 * JSON (docs/stats.schema.json) and CSV. docs/statistics.md explains each
 * figure. All of them hold whatever was counted, small numbers too: they are
 * for the desk, and say so. Of which parts the tally was added up is not told,
 * so that it is the same whichever they were. */
#ifndef HARMCHECK_REPORT_STATS_H
#define HARMCHECK_REPORT_STATS_H

struct arena;
struct buf;
struct report;
struct tally;

/* The whole page; lives in A, borrows T. */
struct report *report_stats(struct arena *a, const struct tally *t);

/* DIGEST: the bank's. */
void render_json_stats(struct buf *out, const struct tally *t,
    const char *digest);

/* A line of heads, then one for each theme of the form. */
void render_csv_stats(struct buf *out, const struct tally *t);
/* The same for each question and follow-up. */
void render_csv_stats_items(struct buf *out, const struct tally *t);

#endif
