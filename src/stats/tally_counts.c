/* A score can have a hundred thousand different values, and a person has to be
 * counted in a few nanoseconds. So there is a table with open places, twice as
 * many as values at least; and what is in it goes into a sorted list at the
 * end, or whenever somebody wants to read. Nothing here is quadratic. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/tally.h"
#include "tally_counts.h"

#define PLACES_FIRST 32
#define LIST_FIRST 16

/* The place of VALUE in the table, or a free one: nobody has it yet. */
static struct tally_count *
place(const struct tally_counts *c, int64_t value)
{
	const uint64_t mixed = (uint64_t)value * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(mixed >> 32) & (c->places - 1);

	while (c->table[i].people > 0 && c->table[i].value != value)
		i = (i + 1) & (c->places - 1);
	return &c->table[i];
}

/* The old table stays in the arena; all old ones together are smaller than the
 * new one. */
static void
grow_table(struct arena *a, struct tally_counts *c)
{
	const struct tally_counts old = *c;

	c->places = old.places > 0 ? 2 * old.places : PLACES_FIRST;
	c->table = arena_array(a, c->places, sizeof(*c->table));
	for (size_t i = 0; i < old.places; i++)
		if (old.table[i].people > 0)
			*place(c, old.table[i].value) = old.table[i];
}

void
counts_add(struct arena *a, struct tally_counts *c, int64_t value,
    uint64_t people)
{
	struct tally_count *it;

	if (people == 0)
		return;
	if (2 * (c->n_table + 1) > c->places)
		grow_table(a, c);
	it = place(c, value);
	c->n_table += it->people == 0;
	it->value = value;
	it->people += people;
}

/* Room in the list for N values. */
static void
grow_list(struct arena *a, struct tally_counts *c, size_t n)
{
	struct tally_count *list;
	size_t cap = c->cap > 0 ? c->cap : LIST_FIRST;

	if (n <= c->cap)
		return;
	while (cap < n)
		cap *= 2;
	list = arena_array(a, cap, sizeof(*list));
	if (c->n > 0)
		memcpy(list, c->list, c->n * sizeof(*list));
	c->list = list;
	c->cap = cap;
}

/* How many of N rising values are not in the list. */
static size_t
count_new(const struct tally_counts *c, const struct tally_count *rising,
    size_t n)
{
	size_t fresh = 0, at = 0;

	for (size_t i = 0; i < n; i++) {
		while (at < c->n && c->list[at].value < rising[i].value)
			at++;
		fresh += at == c->n || c->list[at].value != rising[i].value;
	}
	return fresh;
}

/* From the end, so that the list need not be copied. */
void
counts_merge(struct arena *a, struct tally_counts *c,
    const struct tally_count *rising, size_t n)
{
	const size_t all = c->n + count_new(c, rising, n);
	size_t from = c->n, to = all;

	grow_list(a, c, all);
	while (n > 0) {
		const struct tally_count *next = &rising[n - 1];

		to--;
		if (from == 0 || c->list[from - 1].value < next->value) {
			c->list[to] = *next;
			n--;
			continue;
		}
		c->list[to] = c->list[--from];
		if (c->list[to].value == next->value) {
			c->list[to].people += next->people;
			n--;
		}
	}
	c->n = all;
}

static int
by_value(const void *a, const void *b)
{
	const struct tally_count *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

void
counts_settle(struct arena *a, struct tally_counts *c)
{
	size_t n = 0;

	if (c->n_table == 0)
		return;
	for (size_t i = 0; i < c->places; i++)
		if (c->table[i].people > 0)
			c->table[n++] = c->table[i];
	qsort(c->table, n, sizeof(*c->table), by_value);
	counts_merge(a, c, c->table, n);
	memset(c->table, 0, c->places * sizeof(*c->table));
	c->n_table = 0;
}
