#include "group_parts.h"

const struct answers *
group_answers(const struct look *l, size_t round, size_t person)
{
	return round == GROUP_AFTER ? l->g->after[person]
				    : l->g->people[person];
}

size_t
group_item_at(const struct look *l, const struct group_item *it)
{
	return (size_t)(it->item - l->g->form->items);
}

/* Follow-ups on one's own therapy are asked of those only who named something:
 * a part of the room, of which nothing is told. */
static void
list_items(const struct look *l)
{
	const struct form *f = l->g->form;
	struct group_picture *p = l->p;

	p->items = arena_array(l->arena, f->n_items, sizeof(*p->items));
	for (size_t i = 0; i < f->n_items; i++)
		if ((f->items[i].question != NULL || !p->own) &&
		    (l->g->asked == NULL || l->g->asked[i]))
			p->items[p->n_items++].item = &f->items[i];
}

static void
list_themes(const struct look *l)
{
	const struct form *f = l->g->form;
	struct group_picture *p = l->p;

	p->themes = arena_array(l->arena, f->n_categories, sizeof(*p->themes));
	for (size_t i = 0; i < f->n_categories; i++) {
		struct group_theme t = {.category = f->categories[i]};

		for (size_t k = 0; k < p->n_items; k++)
			if (p->items[k].item->category == t.category &&
			    t.n++ == 0)
				t.first = k;
		if (t.n > 0)
			p->themes[p->n_themes++] = t;
	}
}

/* Two sides make a least number of people, however low the floor is. */
static void
set_floor(const struct group *g, struct group_picture *p)
{
	p->floor = GROUP_FLOOR_CASE;
	if (p->own)
		p->floor = g->floor > 0 ? g->floor : GROUP_FLOOR_OWN;
	if (p->own && p->floor < GROUP_FLOOR_OWN_LEAST)
		p->floor = GROUP_FLOOR_OWN_LEAST;
	p->floor_lowered = p->own && p->floor < GROUP_FLOOR_OWN;
	p->enough = p->people >= p->floor;
	if (p->own && p->people < GROUP_OWN_LEAST) {
		p->enough = false;
		if (p->floor < GROUP_OWN_LEAST)
			p->floor = GROUP_OWN_LEAST;
	}
}

struct group_picture *
group_look(struct arena *a, const struct group *g)
{
	struct group_picture *p = arena_alloc(a, sizeof(*p));
	const struct look l = {a, arena_new(), g, p};

	*p = (struct group_picture){
	    .bank = g->bank,
	    .form = g->form,
	    .scenario = g->scenario,
	    .own = g->form->about_self,
	    .people = g->n,
	    .left_out = g->left_out,
	    .n_rounds = g->after != NULL ? 2 : 1,
	    .seed = GROUP_SEED,
	    .resamples = GROUP_RESAMPLES,
	};
	set_floor(g, p);
	if (p->enough) {
		list_items(&l);
		list_themes(&l);
		if (p->own) {
			group_own(&l);
		} else {
			group_case(&l);
			group_agree(&l);
			group_spread(&l);
		}
	}
	arena_free(l.scratch);
	return p;
}
