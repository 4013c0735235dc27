#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/score.h"
#include "harmcheck/trace.h"
#include "score_parts.h"

static const int64_t ten_to[] = {1, 10, 100, 1000, 10000};

/* Reversal uses the declared range of the answer set, never what was seen. */
int
scale_keyed(const struct scale *scale, int value, bool reverse)
{
	return reverse ? scale->min + scale->max - value : value;
}

bool
scale_has(const struct answers *a, const struct scale_item *si)
{
	return si->question->voice[a->form->voice].ask != NULL;
}

struct scale_part
scale_part(const struct answers *a, const struct scale_item *si)
{
	struct scale_part p = {.item = a->form->item_of[si->question->index],
	    .weight = si->weight,
	    .reverse = si->reverse};
	const struct scale *scale;
	enum answer_state state;

	if (p.item < 0)
		return p;
	scale = a->form->items[p.item].scale;
	state = answer_state(a, (size_t)p.item);
	p.in_m = state != ANSWER_NOT_SHOWN && state != ANSWER_NOT_APPLICABLE;
	p.min = scale->min;
	p.max = scale->max;
	p.least = p.weight * p.min;
	p.most = p.weight * p.max;
	p.answered =
	    state == ANSWER_GIVEN && !answer_unknown(a, (size_t)p.item);
	if (p.answered) {
		p.value = score_value(a, (size_t)p.item);
		p.keyed = scale_keyed(scale, p.value, p.reverse);
		p.adds = p.weight * p.keyed;
	}
	return p;
}

static void
add_part(struct sums *t, const struct scale_part *p)
{
	if (!p->in_m)
		return;
	t->min = p->min;
	t->max = p->max;
	t->weight_all += p->weight;
	t->least += p->least;
	t->most += p->most;
	if (p->answered) {
		t->weight += p->weight;
		t->sum += p->adds;
	} else {
		t->low += p->least;
		t->high += p->most;
	}
}

void
scale_sums(const struct answers *a, const struct category *c, struct sums *t)
{
	*t = (struct sums){0};
	for (size_t i = 0; i < c->n_items; i++) {
		const struct scale_part p = scale_part(a, &c->items[i]);

		if (p.item < 0)
			t->closed |= scale_has(a, &c->items[i]);
		else if (answer_state(a, (size_t)p.item) == ANSWER_NOT_SHOWN)
			t->closed |= a->list[p.item].closed;
		add_part(t, &p);
	}
}

struct ratio
scale_exact(const struct category *c, const struct sums *t, int64_t sum,
    int64_t weight)
{
	if (c->method == METHOD_MEAN && c->shown_as == SHOWN_AS_POINTS)
		return (struct ratio){sum, weight};
	if (c->method == METHOD_MEAN)
		return (struct ratio){100 * (sum - (num_wide)t->min * weight),
		    (num_wide)(t->max - t->min) * weight};
	/* a sum; with gaps it is scaled up by weight_all / weight */
	if (c->shown_as == SHOWN_AS_POINTS)
		return (struct ratio){(num_wide)sum * t->weight_all,
		    (num_wide)NUM_ONE * weight};
	return (struct ratio){100 *
		((num_wide)sum * t->weight_all - (num_wide)t->least * weight),
	    (num_wide)(t->most - t->least) * weight};
}

int64_t
scale_round(const struct category *c, struct ratio exact)
{
	return num_round(ten_to[c->decimals] * exact.p, exact.q);
}

static int64_t
score_all(const struct category *c, const struct sums *t, int64_t sum)
{
	return scale_round(c, scale_exact(c, t, sum, t->weight_all));
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

bool
scale_is_flat(const struct category *c, const struct sums *t)
{
	return c->shown_as == SHOWN_AS_PERCENT && t->least == t->most;
}

bool
scale_is_part(const struct category *c, const struct sums *t)
{
	return c->method == METHOD_SUM && t->closed;
}

size_t
scale_needed(const struct category *c, size_t asked)
{
	if (c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		return asked;
	if (c->min_b == 0)
		return c->min_a;
	return score_needed(asked, c->min_a, c->min_b);
}

static bool
enough(const struct category *c, const struct theme_score *s,
    const struct sums *t)
{
	return s->answered > 0 && !scale_is_part(c, t) &&
	    s->answered >= scale_needed(c, s->asked);
}

void
scale_with(const struct answers *a, const struct sums *t,
    const struct scale_item *si, int option, int64_t *low, int64_t *high)
{
	const struct scale_part p = scale_part(a, si);
	const struct scale *scale = a->form->items[p.item].scale;
	const int64_t add = p.weight *
	    scale_keyed(scale, scale->options[option].value, p.reverse);

	*low = t->sum + t->low - p.least + add;
	*high = t->sum + t->high - p.most + add;
}

/* Would an answer to SI alone make the band certain, whatever it is? To say
 * that one does not know is none. */
static bool
settles(const struct answers *a, const struct category *c, const struct sums *t,
    const struct scale_item *si, const struct scale *scale)
{
	for (size_t i = 0; i < scale->n_options; i++) {
		int64_t low, high;

		if (scale->options[i].unknown)
			continue;
		scale_with(a, t, si, (int)i, &low, &high);
		if (score_band(c, score_all(c, t, low)) !=
		    score_band(c, score_all(c, t, high)))
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
		    settles(a, c, t, &c->items[i], a->form->items[item].scale))
			s->settle[s->n_settle++] = (size_t)item;
	}
}

void
score_scale(struct arena *arena, const struct answers *a, struct theme_score *s)
{
	const struct category *c = s->category;
	struct sums t;

	scale_sums(a, c, &t);
	if (s->asked == 0) {
		s->level = LEVEL_NOT_APPLICABLE;
		return;
	}
	s->level = LEVEL_NOT_ENOUGH;
	if (scale_is_flat(c, &t))
		return;
	s->possible_min = score_all(c, &t, t.least);
	s->possible_max = score_all(c, &t, t.most);
	s->lowest = score_all(c, &t, t.sum + t.low);
	s->highest = score_all(c, &t, t.sum + t.high);
	s->level_lowest = score_band(c, s->lowest);
	s->level_highest = score_band(c, s->highest);
	s->certain = s->level_lowest == s->level_highest;
	s->has_score = enough(c, s, &t);
	if (s->has_score) {
		s->score = scale_round(c, scale_exact(c, &t, t.sum, t.weight));
		s->level = score_band(c, s->score);
	}
	if (!s->certain && arena != NULL)
		find_settling(arena, a, s, &t);
	if (scale_is_part(c, &t))
		s->certain = false; /* the whole sum is not asked */
}
