/* How far people agree about an invented case. Only questions that are shown
 * take part: of the others not even a number of answers may be told. */
#include <string.h>

#include "group_parts.h"

/* The steps of a scale: its different values, in order, without those of
 * answers that say nothing. */
struct steps {
	unsigned n;
	int values[BANK_OPTIONS_MAX];
};

static void
add_value(struct steps *s, int value)
{
	unsigned i = s->n;

	for (unsigned k = 0; k < s->n; k++)
		if (s->values[k] == value)
			return;
	for (; i > 0 && s->values[i - 1] > value; i--)
		s->values[i] = s->values[i - 1];
	s->values[i] = value;
	s->n++;
}

static struct steps
steps_of(const struct scale *scale)
{
	struct steps s = {0};

	for (size_t i = 0; i < scale->n_options; i++)
		if (!scale->options[i].unknown)
			add_value(&s, scale->options[i].value);
	return s;
}

static bool
is_same(const struct steps *a, const struct steps *b)
{
	return a->n == b->n &&
	    memcmp(a->values, b->values, a->n * sizeof(a->values[0])) == 0;
}

/* The step of OPTION, or a gap. */
static int
step_of(const struct steps *s, const struct scale *scale, int option)
{
	int i = 0;

	if (option < 0 || scale->options[option].unknown)
		return AGREEMENT_GAP;
	while (s->values[i] != scale->options[option].value)
		i++;
	return i;
}

/* --- one question --------------------------------------------------------- */

/* People by step; how many there are. */
static uint64_t
count_steps(const struct group_item *it, size_t round, const struct steps *s,
    uint64_t *counts)
{
	const struct scale *scale = it->item->scale;
	uint64_t n = 0;

	for (size_t i = 0; i < scale->n_options; i++) {
		const int step = step_of(s, scale, (int)i);

		if (step == AGREEMENT_GAP)
			continue;
		counts[step] += it->of[round].options[i];
		n += it->of[round].options[i];
	}
	return n;
}

static void
count_agreeing(struct group_item *it, size_t round)
{
	const struct steps s = steps_of(it->item->scale);
	uint64_t counts[BANK_OPTIONS_MAX] = {0};
	const uint64_t n = count_steps(it, round, &s, counts);

	it->pairs = n * (n - (n > 0)) / 2;
	for (unsigned i = 0; i < s.n; i++)
		it->agreeing += counts[i] * (counts[i] - (counts[i] > 0)) / 2;
}

/* --- rows ----------------------------------------------------------------- */

/* Is IT a question of the kind S that may stand in a row? */
static bool
belongs(const struct group_item *it, size_t round, const struct steps *s)
{
	const struct steps own = steps_of(it->item->scale);
	uint64_t counts[BANK_OPTIONS_MAX] = {0};

	return it->item->question != NULL && it->of[round].shown && own.n > 1 &&
	    (s == NULL || is_same(&own, s)) &&
	    count_steps(it, round, &own, counts) >= GROUP_FLOOR_CASE;
}

static const char *const *
labels_of(const struct look *l, const struct scale *scale,
    const struct steps *s)
{
	const char **labels = arena_array(l->arena, s->n, sizeof(*labels));

	for (size_t i = 0; i < scale->n_options; i++) {
		const int step = step_of(s, scale, (int)i);

		if (step != AGREEMENT_GAP && labels[step] == NULL)
			labels[step] =
			    scale->options[i].label.of[l->g->form->voice];
	}
	return labels;
}

static void
rate(const struct look *l, size_t round, const struct group_item *it,
    const struct steps *s, signed char *of)
{
	const size_t item = group_item_at(l, it);

	for (size_t i = 0; i < l->p->people; i++)
		of[i] = (signed char)step_of(s, it->item->scale,
		    answer_option(group_answers(l, round, i), item));
}

/* The row of the questions from FIRST on that have its steps, if FIRST is the
 * first of them. */
static void
add_row(const struct look *l, size_t round, size_t first)
{
	struct group_picture *p = l->p;
	const struct scale *scale = p->items[first].item->scale;
	const struct steps s = steps_of(scale);
	const size_t most = AGREEMENT_VALUES_MOST / p->people;
	struct ratings r = {.n_raters = p->people, .n_steps = s.n};
	struct group_agreement *to;
	signed char *of;

	for (size_t i = 0; i < first; i++)
		if (belongs(&p->items[i], round, &s))
			return;
	of = arena_array(l->scratch, p->n_items - first, p->people);
	for (size_t i = first; i < p->n_items; i++)
		if (belongs(&p->items[i], round, &s) && r.n_units < most)
			rate(l, round, &p->items[i], &s,
			    of + r.n_units++ * p->people);
	if (r.n_units < 2)
		return;
	r.of = of;
	to = &p->agreement[round][p->n_agreement[round]++];
	*to = (struct group_agreement){.steps = labels_of(l, scale, &s),
	    .n_steps = s.n,
	    .questions = r.n_units};
	agreement_of(l->scratch, &r, p->seed, p->resamples, &to->of);
}

void
group_agree(const struct look *l)
{
	struct group_picture *p = l->p;

	for (size_t r = 0; r < p->n_rounds; r++) {
		p->agreement[r] =
		    arena_array(l->arena, p->n_items, sizeof(*p->agreement[r]));
		for (size_t i = 0; i < p->n_items; i++)
			if (belongs(&p->items[i], r, NULL))
				add_row(l, r, i);
	}
	for (size_t i = 0; i < p->n_items; i++)
		if (p->items[i].of[p->n_rounds - 1].shown)
			count_agreeing(&p->items[i], p->n_rounds - 1);
}
