/* One's own therapy: one split an item, and when it may be shown. The rules in
 * words, and why: docs/disclosure.md. With two rounds all of them must hold in
 * both, or the item is shown in neither. */
#include "group_split.h"

static struct split
count_item(const struct look *l, size_t item)
{
	struct split s = {0};

	for (size_t r = 0; r < l->p->n_rounds; r++)
		for (size_t i = 0; i < l->p->people; i++) {
			const struct answers *a = group_answers(l, r, i);

			s.ticked[r] += answer_ticked(a, item);
			s.answered[r] += answer_option(a, item) >= 0;
		}
	return s;
}

bool
group_may_split(const struct own *o, const struct split *s)
{
	const struct group_picture *p = o->l->p;

	for (size_t r = 0; r < p->n_rounds; r++)
		if (s->answered[r] < p->floor || s->ticked[r] < GROUP_SIDE ||
		    p->people - s->ticked[r] < GROUP_SIDE)
			return false;
	return true;
}

bool
group_stands_apart(const struct own *o, const struct split *s, size_t item)
{
	for (size_t r = 0; r < o->l->p->n_rounds; r++)
		if (o->of[item].ticked[r] < s->ticked[r] + GROUP_SIDE)
			return false;
	return o->shown[item];
}

/* What is shown has at least `floor` answers. Where those come from people who
 * gave one certain answer to a question before, so many at least gave it; and
 * of the rest it would be told how few they are. */
bool
group_has_margin(const struct own *o)
{
	return o->l->p->people >= o->l->p->floor + GROUP_SIDE;
}

bool
group_item_has_margin(const struct own *o, size_t item)
{
	for (size_t r = 0; r < o->l->p->n_rounds; r++)
		if (o->of[item].ticked[r] < o->l->p->floor + GROUP_SIDE)
			return false;
	return true;
}

static bool
item_stands(const struct own *o, size_t item)
{
	const struct nest *n = o->nest;

	if (n->waits[item] && !group_has_margin(o))
		return false;
	for (size_t i = 0; i < n->n; i++) {
		const bool within = n->within[item * n->n + i];
		const bool part = n->part_of[item * n->n + i] && !n->never[i];

		if (within && !group_item_has_margin(o, i))
			return false;
		if ((within || part) && !group_stands_apart(o, &o->of[item], i))
			return false;
	}
	return true;
}

/* Take out what does not stand apart from the wider one, until nothing changes.
 * It is always the narrower one that goes, so any order comes to the same. */
static void
decide_items(const struct own *o)
{
	bool changed = true;

	for (size_t i = 0; i < o->nest->n; i++)
		o->shown[i] =
		    !o->nest->never[i] && group_may_split(o, &o->of[i]);
	while (changed) {
		changed = false;
		for (size_t i = 0; i < o->nest->n; i++)
			if (o->shown[i] && !item_stands(o, i)) {
				o->shown[i] = false;
				changed = true;
			}
	}
}

void
group_show_split(const struct own *o, const struct split *s,
    struct group_counts *of)
{
	for (size_t r = 0; r < o->l->p->n_rounds; r++)
		of[r] = (struct group_counts){
		    .shown = true,
		    .ticked = s->ticked[r],
		    .others = (unsigned)o->l->p->people - s->ticked[r],
		};
}

void
group_own(const struct look *l)
{
	struct group_picture *p = l->p;
	const struct nest *n = group_nest(l);
	const struct own o = {l, n,
	    arena_array(l->scratch, n->n, sizeof(*o.of)),
	    arena_array(l->scratch, n->n, sizeof(*o.shown))};

	for (size_t i = 0; i < n->n; i++)
		o.of[i] = count_item(l, i);
	decide_items(&o);
	for (size_t i = 0; i < p->n_items; i++) {
		const size_t item = group_item_at(l, &p->items[i]);

		p->items[i].never = n->never[item];
		if (o.shown[item])
			group_show_split(&o, &o.of[item], p->items[i].of);
	}
	for (size_t i = 0; i < p->n_themes; i++)
		group_theme_split(&o, &p->themes[i]);
}
