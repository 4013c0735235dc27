/* One's own therapy: who named something in a theme. That split is the union of
 * the theme's items, and a union tells of each pair in it: with two items and
 * their union, how many named both is a sum. So a theme and its items are shown
 * together only when there is room on all sides, and else the items; a theme
 * whose items are all hidden is shown when each of them could still be
 * anything from none to GROUP_SIDE - 1. */
#include "group_split.h"

/* A theme's split, and the items it is made of. */
struct whole {
	const struct own *o;
	const struct category *category;
	struct split split;
	size_t *roots; /* items that may be shown and lie within no other */
	size_t n_roots;
	bool sums;   /* one of them is a part of what another one sums up */
	bool extras; /* it may have people from items that are never shown */
};

static bool
is_in(const struct whole *w, size_t item)
{
	return w->o->nest->form->items[item].category == w->category &&
	    !w->o->nest->held[item];
}

static void
count_person(struct whole *w, size_t round, const struct answers *a)
{
	bool ticked = false, answered = false;

	for (size_t i = 0; i < w->o->nest->n; i++) {
		if (!is_in(w, i))
			continue;
		ticked |= answer_ticked(a, i);
		answered |= answer_option(a, i) >= 0;
	}
	w->split.ticked[round] += ticked;
	w->split.answered[round] += answered;
}

/* --- the theme's place among the splits ------------------------------------
 */

static bool
lies_within_theme(const struct whole *w, size_t item)
{
	const struct nest *n = w->o->nest;

	for (size_t i = 0; i < n->n; i++)
		if (n->within[item * n->n + i] && is_in(w, i))
			return true;
	return false;
}

static bool
is_part(const struct nest *n, size_t item)
{
	for (size_t i = 0; i < n->n; i++)
		if (n->part_of[item * n->n + i] && !n->never[i])
			return true;
	return false;
}

/* One that nobody can name is no root: it adds nobody. */
static void
find_roots(struct whole *w)
{
	const struct nest *n = w->o->nest;

	w->roots = arena_array(w->o->l->scratch, n->n, sizeof(*w->roots));
	for (size_t i = 0; i < n->n; i++) {
		if (!is_in(w, i))
			continue;
		if (n->never[i])
			w->extras |= !n->covered[i];
		else if (group_ticked(&n->form->items[i]) != 0 &&
		    !lies_within_theme(w, i))
			w->roots[w->n_roots++] = i;
	}
	for (size_t i = 0; i < w->n_roots; i++)
		w->sums |= is_part(n, w->roots[i]);
}

/* Does ROOT lie within ITEM, of another theme? */
static bool
root_within(const struct whole *w, size_t root, size_t item)
{
	const struct nest *n = w->o->nest;

	return n->within[w->roots[root] * n->n + item];
}

/* All of the theme lies within the same items of other themes, or none does. */
static bool
has_one_place(const struct whole *w)
{
	for (size_t i = 0; i < w->o->nest->n; i++)
		for (size_t k = 0; k < w->n_roots; k++)
			if (root_within(w, k, i) != root_within(w, 0, i) ||
			    (w->extras && root_within(w, k, i)))
				return false;
	return true;
}

/* --- what may be shown -----------------------------------------------------
 */

static size_t
count_shown(const struct whole *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->o->nest->n; i++)
		n += is_in(w, i) && w->o->shown[i];
	return n;
}

static bool
all_roots_shown(const struct whole *w)
{
	for (size_t i = 0; i < w->n_roots; i++)
		if (!w->o->shown[w->roots[i]])
			return false;
	return true;
}

/* Beside its items: in each round enough people named something but not this
 * item, and enough were counted twice. Then how many named both of two, or
 * neither, or only one, stays open by GROUP_SIDE people; or there are two
 * items, and each of these is at least GROUP_SIDE. */
static bool
has_room(const struct whole *w)
{
	for (size_t r = 0; r < w->o->l->p->n_rounds; r++) {
		const unsigned all = w->split.ticked[r];
		unsigned sum = 0;

		for (size_t i = 0; i < w->n_roots; i++) {
			const unsigned one = w->o->of[w->roots[i]].ticked[r];

			if (all < one + GROUP_SIDE)
				return false;
			sum += one;
		}
		if (sum < all + GROUP_SIDE)
			return false;
	}
	return true;
}

/* With all items hidden: each of them is small, since the theme is not nearly
 * everybody. Is the theme within what all but one of them can make up? */
static bool
items_stay_open(const struct whole *w)
{
	for (size_t r = 0; r < w->o->l->p->n_rounds; r++)
		if (w->split.ticked[r] > (GROUP_SIDE - 1) * (w->n_roots - 1))
			return false;
	return true;
}

static bool
stands_apart(const struct whole *w)
{
	for (size_t i = 0; i < w->n_roots; i++)
		if (w->o->nest->waits[w->roots[i]] && !group_has_margin(w->o))
			return false;
	for (size_t i = 0; i < w->o->nest->n; i++)
		if (root_within(w, 0, i) &&
		    (!group_stands_apart(w->o, &w->split, i) ||
			!group_item_has_margin(w->o, i)))
			return false;
	return true;
}

static bool
may_show(const struct whole *w)
{
	if (w->n_roots == 1 && !w->extras) /* the same people as the item */
		return w->o->shown[w->roots[0]];
	if (!group_may_split(w->o, &w->split) || !stands_apart(w))
		return false;
	if (count_shown(w) == 0)
		return items_stay_open(w);
	return all_roots_shown(w) && has_room(w);
}

void
group_theme_split(const struct own *o, struct group_theme *t)
{
	struct whole w = {.o = o, .category = t->category};

	if (t->category->kind == KIND_EVENTS && !t->category->conduct)
		find_roots(&w);
	t->never = w.n_roots == 0 || w.sums || !has_one_place(&w);
	if (t->never)
		return;
	for (size_t r = 0; r < o->l->p->n_rounds; r++)
		for (size_t i = 0; i < o->l->p->people; i++)
			count_person(&w, r, group_answers(o->l, r, i));
	if (may_show(&w))
		group_show_split(o, &w.split, t->of);
}
