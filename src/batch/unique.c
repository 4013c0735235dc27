/* Open addressing in a table of twice to four thirds as many places as there
 * are prints. Prints are as good as random, so their own bits are the place. */
#include "harmcheck/unique.h"
#include "harmcheck/arena.h"

#define PLACES_FIRST ((size_t)1 << 12)

struct print {
	uint64_t half[2]; /* both zero: the place is free */
};

struct unique {
	struct arena *own;
	struct arena *arena; /* of the table: it goes when that grows */
	struct print *table;
	size_t places, n; /* a power of two */
	size_t most;
};

/* Are N too many for so many places? */
static bool
is_full(size_t n, size_t places)
{
	return n > places / 4 * 3;
}

static void
take_table(struct unique *u, size_t places)
{
	u->arena = arena_new();
	u->table = arena_array(u->arena, places, sizeof(*u->table));
	u->places = places;
}

struct unique *
unique_new(void)
{
	struct arena *a = arena_new();
	struct unique *u = arena_alloc(a, sizeof(*u));

	take_table(u, PLACES_FIRST);
	u->most = PLACES_FIRST * sizeof(*u->table);
	u->own = a;
	return u;
}

void
unique_free(struct unique *u)
{
	if (u == NULL)
		return;
	arena_free(u->arena);
	arena_free(u->own);
}

/* Where P stands, or could. */
static struct print *
find(const struct unique *u, const struct print *p)
{
	size_t at = (size_t)p->half[0] & (u->places - 1);

	while (u->table[at].half[0] != 0 || u->table[at].half[1] != 0) {
		if (u->table[at].half[0] == p->half[0] &&
		    u->table[at].half[1] == p->half[1])
			break;
		at = (at + 1) & (u->places - 1);
	}
	return &u->table[at];
}

static void
grow(struct unique *u)
{
	const struct unique old = *u;

	take_table(u, old.places * 2);
	u->most = (old.places + u->places) * sizeof(*u->table);
	for (size_t i = 0; i < old.places; i++)
		if (old.table[i].half[0] != 0 || old.table[i].half[1] != 0)
			*find(u, &old.table[i]) = old.table[i];
	arena_free(old.arena);
}

bool
unique_seen(struct unique *u, const uint64_t print[2])
{
	const struct print p = {{print[0], print[1]}};
	struct print *place;

	if (p.half[0] == 0 && p.half[1] == 0)
		return false;
	place = find(u, &p);
	if (place->half[0] != 0 || place->half[1] != 0)
		return true;
	*place = p;
	if (is_full(++u->n, u->places))
		grow(u);
	return false;
}

size_t
unique_bytes(const struct unique *u)
{
	return u->most;
}

size_t
unique_bytes_for(size_t n)
{
	size_t places = PLACES_FIRST;

	while (is_full(n, places))
		places *= 2;
	/* while a table grows, the one of before is there, too */
	return (places + (places > PLACES_FIRST ? places / 2 : 0)) *
	    sizeof(struct print);
}
