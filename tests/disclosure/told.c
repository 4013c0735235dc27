#include <stdlib.h>
#include <string.h>

#include "attack.h"

#define PEOPLE_MOST 64

/* --- the picture ------------------------------------------------------- */

static size_t
put_counts(const struct group_counts *c, bool own, size_t n_options, int *out)
{
	size_t n = 0;

	out[n++] = c->shown;
	if (!c->shown)
		return n;
	if (own) {
		out[n++] = (int)c->ticked;
		out[n++] = (int)c->others;
		return n;
	}
	for (size_t i = 0; i < n_options; i++)
		out[n++] = (int)c->options[i];
	out[n++] = (int)c->none;
	out[n++] = c->with_unknown;
	return n;
}

static size_t
put_picture(const struct group_picture *p, int out[TOLD_MOST])
{
	size_t n = 0;

	out[n++] = p->enough;
	for (size_t r = 0; r < p->n_rounds; r++) {
		for (size_t i = 0; i < p->n_items; i++)
			n += put_counts(&p->items[i].of[r], p->own,
			    p->items[i].item->scale->n_options, out + n);
		for (size_t i = 0; i < p->n_themes; i++)
			n += put_counts(&p->themes[i].of[r], p->own,
			    p->themes[i].category->n_levels, out + n);
		for (size_t i = 0; i < p->n_agreement[r]; i++) {
			const struct group_agreement *g = &p->agreement[r][i];

			out[n++] = (int)g->questions;
			out[n++] = (int)g->of.values;
			out[n++] = (int)g->of.pairs;
			out[n++] = (int)g->of.agreeing;
			out[n++] = (int)g->of.alpha;
		}
	}
	return n;
}

/* --- weak rules -------------------------------------------------------- */

static unsigned
count_item(const struct group *g, size_t round, size_t item)
{
	unsigned n = 0;

	for (size_t i = 0; i < g->n; i++)
		n += answer_ticked(round == 0 ? g->people[i] : g->after[i],
		    item);
	return n;
}

static unsigned
count_theme(const struct group *g, size_t round, const struct category *c)
{
	unsigned n = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct answers *a =
		    round == 0 ? g->people[i] : g->after[i];
		bool any = false;

		for (size_t k = 0; k < g->form->n_items; k++)
			any |= g->form->items[k].category == c &&
			    answer_ticked(a, k);
		n += any;
	}
	return n;
}

/* Laid out as the real one. */
static size_t
put_weak(unsigned ticked, const struct group *g, enum rules rules, int *out)
{
	const bool shown = rules == RULES_FLOOR ||
	    (ticked >= GROUP_SIDE && g->n - ticked >= GROUP_SIDE);
	const struct group_counts c = {.shown = shown,
	    .ticked = ticked,
	    .others = (unsigned)g->n - ticked};

	return put_counts(&c, true, 0, out);
}

static size_t
put_weak_theme(const struct group *g, size_t round, const struct category *c,
    enum rules rules, int *out)
{
	static const struct group_counts hidden;

	if (rules == RULES_EACH_ROUND)
		return put_counts(&hidden, true, 0, out);
	return put_weak(count_theme(g, round, c), g, rules, out);
}

/* An invented case, where each answer and each gap has its number. */
static size_t
put_weak_answers(const struct group *g, size_t round, size_t item, int *out)
{
	const size_t n = g->form->items[item].scale->n_options;
	unsigned *options = calloc(n, sizeof(*options));
	struct group_counts c = {.shown = true, .options = options};
	size_t told;

	for (size_t i = 0; i < g->n; i++) {
		const struct answers *a =
		    round == 0 ? g->people[i] : g->after[i];

		if (answer_option(a, item) < 0)
			c.none++;
		else
			options[answer_option(a, item)]++;
	}
	c.shown = g->n - c.none >= GROUP_FLOOR_CASE;
	told = put_counts(&c, false, n, out);
	free(options);
	return told;
}

static size_t
put_weak_item(const struct group *g, const struct group_picture *p,
    size_t round, size_t i, enum rules rules, int *out)
{
	if (rules == RULES_ITEMS)
		return put_counts(&p->items[i].of[round], p->own,
		    p->items[i].item->scale->n_options, out);
	if (!p->own)
		return put_weak_answers(g, round, i, out);
	return put_weak(count_item(g, round, i), g, rules, out);
}

static size_t
put_weak_picture(const struct group *g, const struct group_picture *p,
    enum rules rules, int out[TOLD_MOST])
{
	size_t n = 0;

	out[n++] = p->enough;
	for (size_t r = 0; p->enough && r < p->n_rounds; r++) {
		for (size_t i = 0; i < p->n_items; i++)
			n += put_weak_item(g, p, r, i, rules, out + n);
		for (size_t i = 0; i < p->n_themes; i++)
			n += put_weak_theme(g, r, p->themes[i].category, rules,
			    out + n);
	}
	return n;
}

size_t
told(struct arena *a, const struct world *w, const unsigned *count,
    size_t people, enum rules rules, int out[TOLD_MOST])
{
	const struct answers *before[PEOPLE_MOST];
	const struct answers *after[PEOPLE_MOST];
	struct group g = {.bank = w->bank,
	    .form = w->form,
	    .people = before,
	    .n = people,
	    .after = w->recipe->rounds > 1 ? after : NULL};
	const struct group_picture *p;
	size_t k = 0;

	if (people > PEOPLE_MOST)
		abort();
	for (size_t i = 0; i < w->n_types; i++)
		for (unsigned j = 0; j < count[i]; j++) {
			before[k] = w->types[i][GROUP_BEFORE];
			after[k++] = w->types[i][GROUP_AFTER];
		}
	p = group_look(a, &g);
	return rules == RULES_REAL ? put_picture(p, out)
				   : put_weak_picture(&g, p, rules, out);
}

size_t
told_at(const struct world *w, const int *out, size_t round, size_t what)
{
	const struct form *f = w->form;
	size_t at = 1;

	for (size_t r = 0; r <= round; r++)
		for (size_t i = 0; i < f->n_items + f->n_categories; i++) {
			if (r == round && i == what)
				return at;
			if (!out[at++])
				continue;
			if (f->about_self)
				at += 2;
			else
				at += 2 +
				    (i < f->n_items
					    ? f->items[i].scale->n_options
					    : f->categories[i - f->n_items]
						  ->n_levels);
		}
	return at;
}
