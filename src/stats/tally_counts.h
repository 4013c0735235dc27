/* How many people have which value: kept in a table while people are counted,
 * and as a rising list to be read. Only for tally*.c and partial*.c. */
#ifndef HARMCHECK_TALLY_COUNTS_H
#define HARMCHECK_TALLY_COUNTS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct tally_count;
struct tally_counts;

/* PEOPLE more have VALUE. They wait in the table. */
void counts_add(struct arena *a, struct tally_counts *c, int64_t value,
    uint64_t people);

/* Put what waits into the list. */
void counts_settle(struct arena *a, struct tally_counts *c);

/* Add N rising values to the list. */
void counts_merge(struct arena *a, struct tally_counts *c,
    const struct tally_count *rising, size_t n);

#endif
