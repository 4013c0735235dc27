/* All groups of so many people that there can be, each looked at. Those that
 * look alike nobody can tell apart; so what is the same in all of these is
 * known to whoever reads the picture, by whatever means. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack.h"

#define BUCKETS 65536

/* Groups that look alike: the least and the most people in each cell. */
struct alike {
	struct alike *next;
	size_t n;
	int *told;
	unsigned *least, *most;
};

struct search {
	const struct world *w;
	struct cells cells;
	struct arena *arena, *scratch;
	struct alike **buckets;
	enum rules rules;
	size_t people, n_groups;
	unsigned count[TYPES_MOST];
	struct tally *tally;
};

static size_t
hash(const int *told, size_t n)
{
	uint64_t h = 1469598103934665603u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint64_t)(unsigned)told[i]) * 1099511628211u;
	return (size_t)(h >> 20) % BUCKETS;
}

static struct alike *
find(struct search *s, const int *told, size_t n)
{
	struct alike **at = &s->buckets[hash(told, n)], *new;

	for (struct alike *x = *at; x != NULL; x = x->next)
		if (x->n == n && memcmp(x->told, told, n * sizeof(*told)) == 0)
			return x;
	new = arena_alloc(s->arena, sizeof(*new));
	new->told = arena_array(s->arena, n, sizeof(*told));
	memcpy(new->told, told, n * sizeof(*told));
	new->n = n;
	new->least = arena_array(s->arena, s->cells.n, sizeof(*new->least));
	new->most = arena_array(s->arena, s->cells.n, sizeof(*new->most));
	for (size_t i = 0; i < s->cells.n; i++)
		new->least[i] = (unsigned)s->people + 1;
	new->next = *at;
	*at = new;
	return new;
}

static void
look(struct search *s)
{
	int out[TOLD_MOST];
	size_t n;
	struct alike *x;

	n = told(s->scratch, s->w, s->count, s->people, s->rules, out);
	arena_reset(s->scratch);
	x = find(s, out, n);
	for (size_t i = 0; i < s->cells.n; i++) {
		unsigned v = 0;

		for (size_t k = 0; k < s->w->n_types; k++)
			v += s->cells.list[i].has[k] ? s->count[k] : 0;
		if (v < x->least[i])
			x->least[i] = v;
		if (v > x->most[i])
			x->most[i] = v;
	}
	s->n_groups++;
}

static void
all_groups(struct search *s, size_t type, size_t left)
{
	if (type + 1 == s->w->n_types) {
		s->count[type] = (unsigned)left;
		look(s);
		return;
	}
	for (size_t i = 0; i <= left; i++) {
		s->count[type] = (unsigned)i;
		all_groups(s, type + 1, left - i);
	}
}

static void
found(const struct search *s, const struct alike *x, size_t cell)
{
	if (!s->tally->quiet) {
		printf("found in \"%s\", %zu people: %u: %s; told:",
		    s->w->recipe->name, s->people, x->least[cell],
		    s->cells.list[cell].name);
		for (size_t i = 0; i < x->n; i++)
			printf(" %d", x->told[i]);
		putchar('\n');
	}
	s->tally->found++;
}

/* That nobody left something open can be told: what is shown has at least as
 * many answers as the floor. It tells nothing of what was answered. */
static bool
is_no_gap(const struct search *s, const struct alike *x, size_t cell)
{
	return s->cells.list[cell].gap && x->most[cell] == 0;
}

/* Known to be small: for sure nobody; or, for sure, some and not many. */
static bool
is_known(const struct alike *x, size_t cell)
{
	return x->most[cell] < GROUP_SIDE &&
	    (x->least[cell] > 0 || x->most[cell] == 0);
}

/* About an invented case an answer may be seen, but not a gap (which all
 * questions there can hide among those who say that the case does not tell),
 * and not what was answered to a question that is not shown. */
static bool
is_of_a_case(const struct search *s, const struct alike *x, size_t cell)
{
	const struct cell *c = &s->cells.list[cell];

	if (!c->single || x->least[cell] != x->most[cell] ||
	    x->least[cell] == 0 || c->what >= s->w->form->n_items)
		return false;
	return c->gap || !x->told[0] ||
	    !x->told[told_at(s->w, x->told, c->round, c->what)];
}

static void
judge(struct search *s)
{
	for (size_t b = 0; b < BUCKETS; b++)
		for (struct alike *x = s->buckets[b]; x != NULL; x = x->next) {
			for (size_t i = 0; i < x->n; i++)
				s->tally->shown += x->told[i] > 1;
			for (size_t i = 0; i < s->cells.n; i++) {
				s->tally->cells++;
				if (is_known(x, i) && !is_no_gap(s, x, i) &&
				    (s->w->form->about_self ||
					is_of_a_case(s, x, i)))
					found(s, x, i);
			}
		}
}

void
exact_attack(const struct world *w, size_t people, enum rules rules,
    struct tally *t)
{
	struct search *s = calloc(1, sizeof(*s));

	*s = (struct search){.w = w,
	    .cells = world_cells(w),
	    .arena = arena_new(),
	    .scratch = arena_new(),
	    .rules = rules,
	    .people = people,
	    .tally = t};
	s->buckets = arena_array(s->arena, BUCKETS, sizeof(*s->buckets));
	all_groups(s, 0, people);
	judge(s);
	t->groups += s->n_groups;
	arena_free(s->arena);
	arena_free(s->scratch);
	free(s);
}
