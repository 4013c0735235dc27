/* Which splits lie within which others, by the form alone.
 *
 * An item is kept only if all that the form says of its split is: "who named it
 * named that other one", for some others. To be sure of that, a question that
 * waits for others is left out (`never`) unless each thing it waits for is an
 * answer to one question, and the items that are kept and wait for the same
 * question can all be open at once, both for those who named that question and,
 * if they are asked of any others, for those others by an answer that is no
 * tick. Then whoever named it can be put where all are open, and so can all the
 * others; every way to name them is possible that keeps to "within". A gap is
 * no such place: there may be none, as where nobody can leave a question open.
 * What is left out might lie beside another split (asked only of
 * those who did not name it), or within two others together; then sums and
 * differences of three numbers would tell something.
 *
 * All this depends on the form, and on nobody's answers. */
#include "group_nest.h"

/* --- of what nothing is told ---------------------------------------------- */

/* As where two people's answers stand side by side (harmcheck compare): what
 * speaks alone, acts of conduct, what somebody keeps to themselves. Each of
 * these has words and people to reach with it, where one person reads them; a
 * number on a wall has none. */
static bool
is_held(const struct form_item *it)
{
	const struct question *q = it->question;

	return q == NULL || q->sentinel != SENTINEL_NONE || q->is_private ||
	    (it->category != NULL && it->category->conduct);
}

/* --- questions that open with a theme ------------------------------------- */

static bool
is_core(const struct form_item *it, const struct category *c)
{
	return it->question != NULL && it->category == c &&
	    it->question->depth == DEPTH_CORE;
}

/* A full question of a short form waits for a tick in a core question of its
 * theme. False: that can be more than one question, or none. */
static bool
opens_with_theme(struct nest *n, size_t item, struct needs *needs)
{
	const struct form_item *it = &n->form->items[item];
	size_t cores = 0, core = 0;

	n->covered[item] = true;
	for (size_t i = 0; i < n->n; i++)
		if (is_core(&n->form->items[i], it->category)) {
			n->covered[item] &= !n->held[i];
			core = i;
			cores++;
		}
	if (it->category == NULL || !n->form->deepen || cores != 1)
		return false;
	needs->list[needs->n++] =
	    (struct need){core, {group_ticked(&n->form->items[core]), 0}};
	return true;
}

/* --- one question --------------------------------------------------------- */

/* Keep ITEM as one that waits for NEED, if it can be open at once with those
 * that were kept before. */
static bool
fits(struct nest *n, const struct need *need)
{
	const struct form_item *gate = &n->form->items[need->item];
	const uint64_t ticked = group_ticked(gate);
	const uint64_t open = need->open.options & group_states(gate).options;
	uint64_t *common = &n->common[need->item];

	/* One that nobody can name, such as where somebody stands, has no
	 * split to lie beside. */
	if (ticked != 0 && (open & ticked & *common) == 0)
		return false;
	*common &= open | ~ticked;
	if ((open & ~ticked) == 0 && need->open.rest == 0)
		return true;
	/* Asked of others for a gap alone, it would tell of gaps. */
	if ((open & ~ticked & *common) == 0)
		return false;
	*common &= open | ticked;
	return true;
}

static void
lies_within(struct nest *n, size_t item, const struct need *need)
{
	const uint64_t ticked = group_ticked(&n->form->items[need->item]);
	bool *of = n->within + item * n->n;

	if (need->open.rest != 0)
		return;
	for (size_t i = 0; i < n->n; i++)
		of[i] |= n->within[need->item * n->n + i];
	of[need->item] |=
	    (need->open.options &
		group_states(&n->form->items[need->item]).options & ~ticked) ==
	    0;
}

/* By the form, or as a part of what OTHER sums up. */
static bool
is_narrower(const struct nest *n, size_t item, size_t other)
{
	return n->within[item * n->n + other] ||
	    n->part_of[item * n->n + other];
}

/* Of all that ITEM lies within, is one always within the other? Two that only
 * overlap may be told with their union, and so with their overlap. */
static bool
is_chain(const struct nest *n, size_t item)
{
	for (size_t i = 0; i < n->n; i++)
		for (size_t k = 0; is_narrower(n, item, i) && k < i; k++)
			if (is_narrower(n, item, k) && !is_narrower(n, i, k) &&
			    !is_narrower(n, k, i))
				return false;
	return true;
}

static bool
decide(const struct look *l, struct nest *n, size_t item)
{
	const struct form_item *it = &n->form->items[item];
	struct needs needs = {.list = n->room};

	if (n->form->depth != DEPTH_FULL && it->question->depth == DEPTH_FULL &&
	    !opens_with_theme(n, item, &needs))
		return false;
	if (!group_gate(l, it->question->when, &needs))
		return false;
	for (size_t i = 0; i < needs.n; i++)
		if (n->never[needs.list[i].item] || !fits(n, &needs.list[i]))
			return false;
	for (size_t i = 0; i < needs.n; i++)
		lies_within(n, item, &needs.list[i]);
	n->waits[item] = needs.n > 0;
	return is_chain(n, item);
}

/* --- what one question asks for many -------------------------------------- */

/* The form does not see to it that who names a part names the sum too; people
 * do. So it counts as lying within. Of a sum that is held nothing is told. */
static void
mark_parts(struct nest *n)
{
	for (size_t i = 0; i < n->n; i++) {
		const struct question *q = n->form->items[i].question;

		for (size_t k = 0; !n->held[i] && k < q->n_sums_up; k++) {
			const int part = n->form->item_of[q->sums_up[k]->index];

			if (part >= 0)
				n->part_of[(size_t)part * n->n + i] = true;
		}
	}
}

struct nest *
group_nest(const struct look *l)
{
	const struct form *f = l->g->form;
	struct nest *n = arena_alloc(l->scratch, sizeof(*n));

	*n = (struct nest){.form = f, .n = f->n_items};
	n->held = arena_array(l->scratch, n->n, sizeof(bool));
	n->never = arena_array(l->scratch, n->n, sizeof(bool));
	n->waits = arena_array(l->scratch, n->n, sizeof(bool));
	n->covered = arena_array(l->scratch, n->n, sizeof(bool));
	n->within = arena_array(l->scratch, n->n * n->n, sizeof(bool));
	n->part_of = arena_array(l->scratch, n->n * n->n, sizeof(bool));
	n->common = arena_array(l->scratch, n->n, sizeof(*n->common));
	n->room = arena_array(l->scratch, n->n, sizeof(*n->room));
	for (size_t i = 0; i < n->n; i++) {
		n->held[i] = is_held(&f->items[i]);
		n->common[i] = group_states(&f->items[i]).options;
	}
	mark_parts(n);
	/* In the order of deciding: what an item waits for comes first. */
	for (size_t i = 0; i < n->n; i++) {
		const size_t item = f->order[i];

		n->never[item] = n->held[item] || !decide(l, n, item);
	}
	return n;
}
