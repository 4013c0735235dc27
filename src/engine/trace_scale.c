/* A scale's score, step by step, by the functions that made it. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "score_parts.h"
#include "trace_parts.h"

static struct trace_score
score_of(const struct category *c, const struct sums *t, int64_t sum,
    int64_t weight)
{
	const struct ratio exact = scale_exact(c, t, sum, weight);
	const int64_t rounded = scale_round(c, exact);

	return (struct trace_score){.sum = sum,
	    .weight = weight,
	    .exact = num_ratio(exact.p, exact.q),
	    .rounded = rounded,
	    .level = score_band(c, rounded)};
}

static const struct scale_item *
settling_item(const struct answers *a, const struct theme_score *s)
{
	const struct category *c = s->category;

	for (size_t i = 0; i < c->n_items; i++)
		if (a->form->item_of[c->items[i].question->index] ==
		    (int)s->settle[0])
			return &c->items[i];
	return NULL;
}

static void
settle(struct arena *arena, const struct answers *a,
    const struct theme_score *s, const struct sums *sums, struct trace_scale *t)
{
	const struct scale_item *si =
	    s->n_settle > 0 ? settling_item(a, s) : NULL;
	const struct scale *scale;

	if (si == NULL)
		return;
	scale = a->form->items[s->settle[0]].scale;
	t->settle = arena_array(arena, scale->n_options, sizeof(*t->settle));
	for (size_t i = 0; i < scale->n_options; i++) {
		int64_t low, high;

		if (scale->options[i].unknown)
			continue;
		scale_with(a, sums, si, (int)i, &low, &high);
		t->settle[t->n_settle++] =
		    (struct trace_settle){.option = (int)i,
			.lowest =
			    score_of(s->category, sums, low, sums->weight_all),
			.highest = score_of(s->category, sums, high,
			    sums->weight_all)};
	}
}

void
trace_scale(struct arena *arena, const struct answers *a,
    const struct theme_score *s, struct trace_scale *t)
{
	const struct category *c = s->category;
	struct sums sums;

	scale_sums(a, c, &sums);
	*t = (struct trace_scale){.any = s->asked > 0,
	    .part = scale_is_part(c, &sums),
	    .needed = scale_needed(c, s->asked),
	    .min = sums.min,
	    .max = sums.max,
	    .weight_all = sums.weight_all};
	t->flat = t->any && scale_is_flat(c, &sums);
	if (!t->any || t->flat)
		return;
	t->least = score_of(c, &sums, sums.least, sums.weight_all);
	t->most = score_of(c, &sums, sums.most, sums.weight_all);
	t->lowest = score_of(c, &sums, sums.sum + sums.low, sums.weight_all);
	t->highest = score_of(c, &sums, sums.sum + sums.high, sums.weight_all);
	if (s->has_score)
		t->score = score_of(c, &sums, sums.sum, sums.weight);
	settle(arena, a, s, &sums, t);
}
