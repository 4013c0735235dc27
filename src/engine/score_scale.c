#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/score.h"
#include "score_scale.h"

/*
 * All sums are of weight times value, weights in units of 1/NUM_ONE. With
 * the limits of a bank (weight 100, value 1000, 1000 items) they stay below
 * 10^12; only the last step, the fraction that is rounded, needs more than
 * 64 bits.
 */
struct sums {
	int64_t weight;      /* of the answered items */
	int64_t weight_all;  /* of the applicable items */
	int64_t sum;         /* weight * keyed value, answered items */
	int64_t low, high;   /* what the missing ones add at least, at most */
	int64_t least, most; /* of all applicable items, if all answered */
	int min, max;        /* range of one answer (equal where it matters) */
	bool closed;         /* an item of the scale was never opened */
};

static const int64_t ten_to[] = {1, 10, 100, 1000, 10000};

/* Reversal uses the declared range of the answer set, never what was seen. */
static int
keyed(const struct scale *scale, int value, bool reverse)
{
	return reverse ? scale->min + scale->max - value : value;
}

static void
add_item(struct sums *t, const struct answers *a, size_t item,
    const struct scale_item *si)
{
	const struct scale *scale = a->form->items[item].scale;
	const enum answer_state state = answer_state(a, item);
	const int64_t w = si->weight;

	if (state == ANSWER_NOT_SHOWN)
		t->closed |= a->list[item].closed;
	if (state == ANSWER_NOT_SHOWN || state == ANSWER_NOT_APPLICABLE)
		return;
	t->min = scale->min;
	t->max = scale->max;
	t->weight_all += w;
	t->least += w * scale->min;
	t->most += w * scale->max;
	if (state == ANSWER_GIVEN && !answer_unknown(a, item)) {
		const int option = a->list[item].option;

		t->weight += w;
		t->sum +=
		    w * keyed(scale, scale->options[option].value, si->reverse);
	} else {
		t->low += w * scale->min;
		t->high += w * scale->max;
	}
}

/* The score of a weighted sum SUM over items of weight WEIGHT. */
static int64_t
score_of(const struct category *c, const struct sums *t, int64_t sum,
    int64_t weight)
{
	const num_wide ten = ten_to[c->decimals];

	if (c->method == METHOD_MEAN && c->shown_as == SHOWN_AS_POINTS)
		return num_round(ten * sum, weight);
	if (c->method == METHOD_MEAN)
		return num_round(100 * ten * (sum - (num_wide)t->min * weight),
		    (num_wide)(t->max - t->min) * weight);
	/* a sum; with gaps it is scaled up by weight_all / weight */
	if (c->shown_as == SHOWN_AS_POINTS)
		return num_round(ten * sum * t->weight_all,
		    (num_wide)NUM_ONE * weight);
	return num_round(100 * ten *
		((num_wide)sum * t->weight_all - (num_wide)t->least * weight),
	    (num_wide)(t->most - t->least) * weight);
}

static int64_t
score_all(const struct category *c, const struct sums *t, int64_t sum)
{
	return score_of(c, t, sum, t->weight_all);
}

int
score_band(const struct category *c, int64_t score)
{
	const int64_t in_places = score * ten_to[NUM_PLACES - c->decimals];

	for (size_t i = 0; i < c->n_levels; i++)
		if (!c->levels[i].has_below || in_places < c->levels[i].below)
			return (int)i;
	return (int)c->n_levels - 1;
}

static bool
enough(const struct category *c, const struct theme_score *s,
    const struct sums *t)
{
	if (s->answered == 0)
		return false;
	if (c->method == METHOD_SUM && t->closed)
		return false; /* part of a sum is another sum */
	if (c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		return s->answered == s->asked;
	if (c->min_b == 0)
		return s->answered >= c->min_a;
	return s->answered * c->min_b >= s->asked * c->min_a;
}

/* Would an answer to ITEM alone make the band certain, whatever it is? To say
 * that one does not know is none. */
static bool
settles(const struct answers *a, const struct theme_score *s,
    const struct sums *t, const struct scale_item *si, size_t item)
{
	const struct category *c = s->category;
	const struct scale *scale = a->form->items[item].scale;
	const int64_t low = t->sum + t->low - si->weight * scale->min;
	const int64_t high = t->sum + t->high - si->weight * scale->max;

	for (size_t i = 0; i < scale->n_options; i++) {
		if (scale->options[i].unknown)
			continue;

		const int64_t add = si->weight *
		    keyed(scale, scale->options[i].value, si->reverse);

		if (score_band(c, score_all(c, t, low + add)) !=
		    score_band(c, score_all(c, t, high + add)))
			return false;
	}
	return true;
}

static void
find_settling(struct arena *arena, const struct answers *a,
    struct theme_score *s, const struct sums *t)
{
	const struct category *c = s->category;

	s->settle = arena_array(arena, c->n_items, sizeof(size_t));
	for (size_t i = 0; i < c->n_items; i++) {
		const int item = a->form->item_of[c->items[i].question->index];
		enum answer_state state;

		if (item < 0)
			continue;
		state = answer_state(a, (size_t)item);
		if ((state == ANSWER_SKIPPED || state == ANSWER_NOT_REACHED) &&
		    settles(a, s, t, &c->items[i], (size_t)item))
			s->settle[s->n_settle++] = (size_t)item;
	}
}

void
score_scale(struct arena *arena, const struct answers *a, struct theme_score *s)
{
	const struct category *c = s->category;
	struct sums t = {0};

	for (size_t i = 0; i < c->n_items; i++) {
		const int item = a->form->item_of[c->items[i].question->index];

		if (item >= 0)
			add_item(&t, a, (size_t)item, &c->items[i]);
		else if (c->items[i].question->voice[a->form->voice].ask !=
		    NULL)
			t.closed = true; /* the form leaves it out */
	}
	if (s->asked == 0) {
		s->level = LEVEL_NOT_APPLICABLE;
		return;
	}
	s->level = LEVEL_NOT_ENOUGH;
	if (c->shown_as == SHOWN_AS_PERCENT && t.least == t.most)
		return; /* there is no range to take a share of */
	s->possible_min = score_all(c, &t, t.least);
	s->possible_max = score_all(c, &t, t.most);
	s->lowest = score_all(c, &t, t.sum + t.low);
	s->highest = score_all(c, &t, t.sum + t.high);
	s->level_lowest = score_band(c, s->lowest);
	s->level_highest = score_band(c, s->highest);
	s->certain = s->level_lowest == s->level_highest;
	s->has_score = enough(c, s, &t);
	if (s->has_score) {
		s->score = score_of(c, &t, t.sum, t.weight);
		s->level = score_band(c, s->score);
	}
	if (!s->certain)
		find_settling(arena, a, s, &t);
	if (c->method == METHOD_SUM && t.closed)
		s->certain = false; /* the whole sum is not asked */
}
