/* Every sum and difference that counts somebody. Which splits lie within which
 * others, or make up which, is found out by trying all ways to answer, and not
 * by how the rules see it. */
#include <stdio.h>

#include "room.h"

/* A side of a split: SIDE is its number, twice, and 1 more for the others. */
static bool
is_in(const struct room *r, size_t side, size_t type)
{
	return (r->mask[type] >> (side / 2) & 1) != side % 2;
}

static unsigned
size_of(const struct room *r, size_t side)
{
	const unsigned n = r->splits[side / 2].ticked;

	return side % 2 == 0 ? n : (unsigned)r->people - n;
}

static void
check(struct room *r, const char *how, size_t x, size_t y, unsigned n)
{
	r->tally->cells++;
	if (n >= GROUP_SIDE)
		return;
	r->tally->found++;
	if (!r->tally->quiet)
		printf("found in \"%s\", %zu people: %u by %s of %zu and %zu\n",
		    r->w->recipe->name, r->people, n, how, x, y);
}

/* X within Y: who is in Y and not in X? The complement to all, too: of two
 * sides that nobody is on both of, who is on neither? */
static void
subtract(struct room *r, size_t x, size_t y)
{
	size_t more = 0;

	for (size_t t = 0; t < r->w->n_types; t++) {
		if (is_in(r, x, t) && !is_in(r, y, t))
			return;
		more += is_in(r, y, t) && !is_in(r, x, t);
	}
	if (more > 0)
		check(r, "difference", x, y, size_of(r, y) - size_of(r, x));
}

/* X is Y and Z together: who is in both? */
static void
intersect(struct room *r, size_t x, size_t y, size_t z)
{
	size_t both = 0;

	for (size_t t = 0; t < r->w->n_types; t++) {
		if (is_in(r, x, t) != (is_in(r, y, t) || is_in(r, z, t)))
			return;
		both += is_in(r, y, t) && is_in(r, z, t);
	}
	if (both > 0 && x / 2 != y / 2 && x / 2 != z / 2)
		check(r, "intersection", y, z,
		    size_of(r, y) + size_of(r, z) - size_of(r, x));
}

/* A theme, and items that make it up: so many were counted more than once, at
 * most; and nobody, if it is 0. */
static void
add_up(struct room *r, size_t whole)
{
	const struct shown_split *u = &r->splits[whole];
	uint64_t items = 0;
	unsigned sum = 0;
	bool twice = false;

	for (size_t i = 0; i < r->n_splits; i++)
		if (r->splits[i].theme == u->theme && !r->splits[i].whole &&
		    r->splits[i].round == u->round) {
			items |= UINT64_C(1) << i;
			sum += r->splits[i].ticked;
		}
	for (size_t t = 0; t < r->w->n_types; t++) {
		const uint64_t named = r->mask[t] & items;

		if ((named != 0) != is_in(r, 2 * whole, t))
			return;
		twice |= (named & (named - 1)) != 0;
	}
	if (twice)
		check(r, "sum", whole, whole, sum - u->ticked);
}

void
sums_attack(struct room *r)
{
	const size_t n = 2 * r->n_splits;

	for (size_t x = 0; x < n; x++)
		for (size_t y = 0; y < n; y++) {
			subtract(r, x, y);
			for (size_t z = 0; z < y; z++)
				intersect(r, x, y, z);
		}
	for (size_t i = 0; i < r->n_splits; i++)
		if (r->splits[i].whole)
			add_up(r, i);
}
