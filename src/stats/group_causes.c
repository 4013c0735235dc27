/* How the points were shared out. All means are made of exact sums, and rounded
 * once. */
#include <stdlib.h>

#include "draws.h"
#include "group_parts.h"
#include "harmcheck/num.h"
#include "harmcheck/prng.h"
#include "harmcheck/spread.h"

/* The shares of one person in one round; NULL: none. */
static const unsigned *
shares_of(const struct look *l, size_t round, size_t person)
{
	const struct case_work *w = group_answers(l, round, person)->work;

	return w != NULL ? w->shares : NULL;
}

/* Those who shared out in all rounds, and nobody else. */
static size_t *
who_shared(const struct look *l, size_t *n)
{
	size_t *who = arena_array(l->scratch, l->p->people, sizeof(*who));

	*n = 0;
	for (size_t i = 0; i < l->p->people; i++) {
		bool all = true;

		for (size_t r = 0; r < l->p->n_rounds; r++)
			all &= shares_of(l, r, i) != NULL;
		if (all)
			who[(*n)++] = i;
	}
	return who;
}

static int
index_of(const struct look *l, size_t round, size_t person)
{
	return (
	    int)spread_index(shares_of(l, round, person), l->p->bank->n_causes);
}

/* How many shared out; 0 where fewer than GROUP_SIDE did not, or nobody: if it
 * were told where all did, its absence would tell that a few did not. */
static unsigned
told_people(const struct look *l, size_t n)
{
	const size_t rest = l->p->people - n;

	return rest < GROUP_SIDE ? 0 : (unsigned)n;
}

static void
one_round(const struct look *l, size_t round, const size_t *who, size_t n)
{
	const size_t n_causes = l->p->bank->n_causes;
	struct group_spread *s = &l->p->spread[round];
	num_wide indices = 0, squares = 0;

	s->shown = true;
	s->people = told_people(l, n);
	s->mean = arena_array(l->arena, n_causes, sizeof(*s->mean));
	for (size_t i = 0; i < n; i++)
		indices += index_of(l, round, who[i]);
	s->mean_index = (unsigned)num_round(indices, (num_wide)n);
	for (size_t c = 0; c < n_causes; c++) {
		num_wide sum = 0;

		for (size_t i = 0; i < n; i++)
			sum += shares_of(l, round, who[i])[c];
		s->mean[c] = (unsigned)num_round(sum * 10, (num_wide)n);
		squares += sum * sum;
	}
	s->index_of_mean =
	    (unsigned)num_round(squares, (num_wide)n * (num_wide)n);
}

/* --- change --------------------------------------------------------------- */

/* How somebody took a training is about them, not about the case. So the three
 * counts keep to the rules for one's own therapy; and so do the mean and its
 * interval, which tell that all went one way when all went as far. */
static bool
may_be_shown(const struct group_spread_change *c)
{
	const unsigned counts[] = {c->more_even, c->same, c->less_even};
	unsigned used = 0;

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		if (counts[i] > 0 && counts[i] < GROUP_SIDE)
			return false;
		used += counts[i] > 0;
	}
	return used > 1; /* so there are 10 people or more */
}

/* Percentiles of the mean, from draws of people with replacement. */
static void
interval(const struct look *l, const int *by, size_t n)
{
	struct group_spread_change *c = &l->p->change;
	int64_t *sums = arena_array(l->scratch, GROUP_RESAMPLES, sizeof(*sums));
	int64_t low, high;
	struct prng p;

	prng_init(&p, l->p->seed, "spread", 0);
	for (size_t i = 0; i < GROUP_RESAMPLES; i++)
		for (size_t k = 0; k < n; k++)
			sums[i] += by[prng_below(&p, n)];
	draws_interval(sums, GROUP_RESAMPLES, &low, &high);
	c->low = (int)num_round(low, (num_wide)n);
	c->high = (int)num_round(high, (num_wide)n);
}

static void
change(const struct look *l, const size_t *who, size_t n)
{
	struct group_spread_change *c = &l->p->change;
	int *by = arena_array(l->scratch, n, sizeof(*by));
	num_wide sum = 0;

	for (size_t i = 0; i < n; i++) {
		by[i] = index_of(l, GROUP_AFTER, who[i]) -
		    index_of(l, GROUP_BEFORE, who[i]);
		sum += by[i];
		c->more_even += by[i] < 0;
		c->same += by[i] == 0;
		c->less_even += by[i] > 0;
	}
	if (!may_be_shown(c)) {
		*c = (struct group_spread_change){0};
		return;
	}
	c->shown = true;
	c->people = told_people(l, n);
	c->mean = (int)num_round(sum, (num_wide)n);
	interval(l, by, n);
}

void
group_spread(const struct look *l)
{
	size_t n;
	const size_t *who = who_shared(l, &n);

	if (n < GROUP_FLOOR_CASE)
		return;
	for (size_t r = 0; r < l->p->n_rounds; r++)
		one_round(l, r, who, n);
	if (l->p->n_rounds > 1)
		change(l, who, n);
}
