/* Bands that no score can fall into. */
#include <stdint.h>

#include "check.h"
#include "harmcheck/diag.h"
#include "harmcheck/num.h"

struct range {
	int64_t low, high;
};

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* In a sum an item that may drop out takes its points with it; one at least
 * stays. In units of 1/NUM_ONE. */
static struct range
sum_range(const struct category *c, size_t voice)
{
	struct range all = {0, 0}, one = {INT64_MAX, INT64_MIN};
	bool fixed = false;
	for (size_t i = 0; i < c->n_items; i++) {
		const struct question *q = c->items[i].question;
		const struct scale *s = q->voice[voice].scale;
		if (q->voice[voice].ask == NULL)
			continue;
		const int64_t low = c->items[i].weight * s->min;
		const int64_t high = c->items[i].weight * s->max;
		const bool stays = !q->na && q->when == NULL;
		fixed = fixed || stays;
		all.low += stays ? low : least(low, 0);
		all.high += stays ? high : most(high, 0);
		one.low = least(one.low, low);
		one.high = most(one.high, high);
	}
	if (fixed || one.low > one.high)
		return all;
	return (struct range){one.low > 0 ? one.low : all.low,
	    one.high < 0 ? one.high : all.high};
}

/* A mean lies between the ends that all its items share. */
static struct range
mean_range(const struct category *c, size_t voice)
{
	for (size_t i = 0; i < c->n_items; i++) {
		const struct asked *a = &c->items[i].question->voice[voice];
		if (a->ask != NULL)
			return (struct range){(int64_t)a->scale->min * NUM_ONE,
			    (int64_t)a->scale->max * NUM_ONE};
	}
	return (struct range){0, 0};
}

static struct range
score_range(const struct category *c, size_t voice)
{
	if (c->shown_as == SHOWN_AS_PERCENT)
		return (struct range){0, (int64_t)100 * NUM_ONE};
	return c->method == METHOD_MEAN ? mean_range(c, voice)
					: sum_range(c, voice);
}

static bool
is_asked(const struct category *c, size_t voice)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question->voice[voice].ask != NULL)
			return true;
	return false;
}

/* Scores are rounded before they are compared. All numbers are multiples of
 * UNIT then. */
static bool
can_hold(const struct category *c, size_t band, struct range r)
{
	int64_t unit = NUM_ONE;
	for (unsigned d = 0; d < c->decimals; d++)
		unit /= 10;
	const int64_t low = num_round(r.low, unit) * unit;
	const int64_t high = num_round(r.high, unit) * unit;
	const struct level *v = &c->levels[band];
	const int64_t from = band > 0 ? c->levels[band - 1].below : INT64_MIN;
	return from <= high && (!v->has_below || v->below > low);
}

void
check_bands(struct check *k, const struct category *c)
{
	for (size_t i = 0; i < c->n_levels; i++) {
		bool held = false;
		for (size_t v = 0; v < k->bank->n_voices; v++)
			held = held ||
			    (is_asked(c, v) &&
				can_hold(c, i, score_range(c, v)));
		if (!held)
			diag_add(k->diags, DIAG_UNREACHABLE_BAND,
			    c->levels[i].at,
			    "no score can fall into the band '%s'",
			    c->levels[i].id);
	}
}
