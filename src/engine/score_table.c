/* The tables from sums to bands. Each line is made by scoring every sum that
 * it could hold, so that paper and program cannot part. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/score.h"
#include "harmcheck/score_table.h"
#include "score_parts.h"

#define SUMS_MOST 4096 /* of one line */
#define SETS_MOST 1024 /* of questions that differ in number or weight */

/* The questions of the scale that are asked. */
struct parts {
	size_t n;
	int64_t *weights; /* in units */
	int64_t total;
	int min, max;        /* of the last; of all, where SHARED */
	bool shared;         /* one range for all */
	bool leave;          /* one of them may not apply */
	bool closed;         /* another one was never opened */
	int64_t lo, hi;      /* of all sums, whatever applies; in units */
	int64_t least, most; /* of the sums when all apply */
};

static int64_t
common(int64_t a, int64_t b)
{
	while (b != 0) {
		const int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static const struct form_item *
asked_item(const struct score_use *use, const struct scale_item *si)
{
	const int item = use->form->item_of[si->question->index];

	return item >= 0 && use->asked[item] ? &use->form->items[item] : NULL;
}

static int64_t
unit_of(const struct score_use *use, const struct category *c)
{
	int64_t unit = 0;

	for (size_t i = 0; i < c->n_items; i++)
		if (asked_item(use, &c->items[i]) != NULL)
			unit = common(unit, c->items[i].weight);
	return unit > 0 ? unit : NUM_ONE;
}

static void
add_part(const struct score_use *use, const struct scale_item *si, int64_t unit,
    struct parts *p)
{
	const struct form_item *it = asked_item(use, si);
	const int64_t weight = si->weight / unit;
	int64_t least, most;

	if (it == NULL) {
		p->closed |= si->question->voice[use->form->voice].ask != NULL;
		return;
	}
	least = weight * it->scale->min;
	most = weight * it->scale->max;
	if (p->n > 0 && (it->scale->min != p->min || it->scale->max != p->max))
		p->shared = false;
	p->min = it->scale->min;
	p->max = it->scale->max;
	p->weights[p->n++] = weight;
	p->total += weight;
	p->least += least;
	p->most += most;
	p->lo += least < 0 ? least : 0;
	p->hi += most > 0 ? most : 0;
	p->leave |= use->may_leave[use->form->item_of[si->question->index]];
}

static struct parts
parts_of(struct arena *arena, const struct score_use *use,
    const struct category *c, int64_t unit)
{
	struct parts p = {.shared = true};

	p.weights = arena_array(arena, c->n_items, sizeof(*p.weights));
	for (size_t i = 0; i < c->n_items; i++)
		add_part(use, &c->items[i], unit, &p);
	if (!p.leave) {
		p.lo = p.least;
		p.hi = p.most;
	}
	return p;
}

static bool
is_even(const struct parts *p)
{
	for (size_t i = 1; i < p->n; i++)
		if (p->weights[i] != p->weights[0])
			return false;
	return true;
}

/* --- one line ----------------------------------------------------------- */

/* The sums between LO and HI, one after the other. The score rises with the
 * sum, so each band is one stretch. */
static bool
add_line(struct score_table *t, const struct category *c, const struct parts *p,
    struct score_line line, int64_t lo, int64_t hi)
{
	const int64_t weight = line.weight > 0 ? line.weight : p->total;
	const int64_t all = line.weight_all > 0 ? line.weight_all : weight;
	const struct sums sums = {
	    .weight = weight * t->unit,
	    .weight_all = all * t->unit,
	    .min = p->min,
	    .max = p->max,
	    .least = (p->shared ? all * p->min : p->least) * t->unit,
	    .most = (p->shared ? all * p->max : p->most) * t->unit,
	};

	if (t->n_lines == SCORE_LINES_MOST || hi - lo > SUMS_MOST)
		return false;
	for (int64_t s = lo; s <= hi; s++) {
		const struct ratio exact =
		    scale_exact(c, &sums, s * t->unit, sums.weight);
		struct score_span *b =
		    &line.bands[score_band(c, scale_round(c, exact))];

		if (!b->has)
			b->from = s;
		b->has = true;
		b->to = s;
	}
	t->lines[t->n_lines++] = line;
	return true;
}

/* WEIGHT of the questions answered, of ALL that apply. They have one range:
 * where some may be left open, the bank sees to that. */
static bool
add_answered(struct score_table *t, const struct category *c,
    const struct parts *p, int64_t weight, int64_t all)
{
	return add_line(t, c, p,
	    (struct score_line){.weight = weight, .weight_all = all},
	    weight * p->min, weight * p->max);
}

/* --- which lines -------------------------------------------------------- */

/* Questions answered: how many they are, and their weight. */
struct set {
	size_t n;
	int64_t weight;
};

static bool
add_set(struct set *sets, size_t *n, struct set s)
{
	for (size_t i = 0; i < *n; i++)
		if (sets[i].n == s.n && sets[i].weight == s.weight)
			return true;
	if (*n == SETS_MOST)
		return false;
	sets[(*n)++] = s;
	return true;
}

/* Fewer answers than this never make a score. */
static size_t
least_answers(const struct category *c, const struct parts *p)
{
	if (!p->leave)
		return scale_needed(c, p->n);
	return c->min_b == 0 ? c->min_a : 1;
}

/* Put WEIGHT into the rising list; false when it is full. */
static bool
add_weight(int64_t *list, size_t *n, int64_t weight)
{
	size_t i = *n;

	while (i > 0 && list[i - 1] > weight)
		i--;
	if (i > 0 && list[i - 1] == weight)
		return true;
	if (*n == SCORE_LINES_MOST)
		return false;
	memmove(&list[i + 1], &list[i], (*n - i) * sizeof(*list));
	list[i] = weight;
	(*n)++;
	return true;
}

/* All weights that answered questions can have together, in rising order;
 * false when there are too many. */
static bool
weights_of(struct arena *arena, const struct category *c, const struct parts *p,
    int64_t *list, size_t *n_list)
{
	struct set *sets = arena_array(arena, SETS_MOST, sizeof(*sets));
	size_t n = 1; /* the empty one */

	*n_list = 0;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = n; k-- > 0;)
			if (!add_set(sets, &n,
				(struct set){sets[k].n + 1,
				    sets[k].weight + p->weights[i]}))
				return false;
	for (size_t k = 1; k < n; k++)
		if (sets[k].n >= least_answers(c, p) &&
		    !add_weight(list, n_list, sets[k].weight))
			return false;
	return true;
}

/* The score goes by the weight of what was answered alone (ALL 0), or by that
 * and by what applies. */
static bool
by_answered(struct arena *arena, struct score_table *t,
    const struct category *c, const struct parts *p, int64_t all)
{
	int64_t list[SCORE_LINES_MOST] = {0};
	size_t n;

	if (!weights_of(arena, c, p, list, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!add_answered(t, c, p, list[i], all))
			return false;
	return true;
}

/* A sum that takes no gaps. In points it is what was added up. */
static bool
sum_whole(struct score_table *t, const struct category *c,
    const struct parts *p)
{
	if (c->shown_as == SHOWN_AS_POINTS)
		return add_line(t, c, p, (struct score_line){0}, p->lo, p->hi);
	if (!t->even || !p->shared) {
		t->all_apply = p->leave;
		return add_line(t, c, p, (struct score_line){0}, p->least,
		    p->most);
	}
	for (size_t m = p->leave ? 1 : p->n; m <= p->n; m++)
		if (!add_answered(t, c, p, (int64_t)m, (int64_t)m))
			return false;
	return true;
}

/* A sum whose gaps are filled: by how much goes by what applies. */
static bool
sum_filled(struct arena *arena, struct score_table *t, const struct category *c,
    const struct parts *p)
{
	if (c->shown_as == SHOWN_AS_PERCENT) /* a share of what was answered */
		return by_answered(arena, t, c, p, 0);
	if (!t->even) {
		t->all_apply = p->leave;
		return by_answered(arena, t, c, p, p->total);
	}
	for (size_t m = p->leave ? 1 : p->n; m <= p->n; m++)
		for (size_t n = scale_needed(c, m); n <= m; n++)
			if (!add_answered(t, c, p, (int64_t)n, (int64_t)m))
				return false;
	return true;
}

static bool
fill(struct arena *arena, struct score_table *t, const struct category *c,
    const struct parts *p)
{
	if (c->method == METHOD_MEAN)
		return by_answered(arena, t, c, p, 0);
	if (c->gaps == GAPS_REFUSE)
		return sum_whole(t, c, p);
	return sum_filled(arena, t, c, p);
}

void
score_table_make(struct arena *arena, const struct score_use *use,
    const struct category *c, struct score_table *t)
{
	struct parts p;

	*t = (struct score_table){.unit = unit_of(use, c)};
	p = parts_of(arena, use, c, t->unit);
	t->even = is_even(&p);
	t->lines = arena_array(arena, SCORE_LINES_MOST, sizeof(*t->lines));
	if (p.n == 0 || (c->method == METHOD_SUM && p.closed) ||
	    (c->shown_as == SHOWN_AS_PERCENT && p.least == p.most))
		t->kind = SCORE_TABLE_NEVER;
	else if (!fill(arena, t, c, &p))
		t->kind = SCORE_TABLE_TOO_LONG;
}

int64_t
score_table_points(const struct score_table *t, const struct scale_item *si,
    const struct scale *scale, size_t o)
{
	return si->weight / t->unit *
	    scale_keyed(scale, scale->options[o].value, si->reverse);
}

size_t
score_table_needed(const struct category *c, size_t asked)
{
	return scale_needed(c, asked);
}

size_t
score_level_needed(const struct level *l, size_t asked)
{
	return score_needed(asked, l->needs_a, l->needs_b);
}
