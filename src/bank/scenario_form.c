/* The form of a case: the bank's, cut down to what a group has time for. */
#include "form_order.h"
#include "harmcheck/arena.h"
#include "harmcheck/form.h"
#include "scenario_parts.h"

static bool
is_picked(const struct load_refs *picks, const struct category *c)
{
	for (size_t i = 0; i < picks->n; i++)
		if (picks->list[i] == c->index)
			return true;
	return false;
}

/* Where something came from is asked about the whole case, once. */
static void
drop_follow_ups(struct form *f)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].question == NULL)
			continue;
		f->item_of[f->items[i].question->index] = (int)n;
		f->items[n++] = f->items[i];
	}
	f->n_items = n;
}

void
scenario_make_form(struct load *l, struct scenario *s,
    const struct load_refs *picks)
{
	struct form *f = arena_alloc(l->arena, sizeof *f);
	*f = *s->of;
	f->depth = DEPTH_CORE;
	f->deepen = false;
	f->deepen_most = 0;
	f->minutes = s->minutes;
	f->categories =
	    arena_array(l->arena, s->of->n_categories, sizeof *f->categories);
	f->n_categories = 0;
	for (size_t i = 0; i < s->of->n_categories; i++)
		if (is_picked(picks, s->of->categories[i]))
			f->categories[f->n_categories++] = s->of->categories[i];
	form_plan(l->arena, l->bank, f, l->diags);
	drop_follow_ups(f);
	form_order(l->arena, f, l->diags);
	s->form = f;
}

bool
scenario_has_conduct(const struct scenario *s)
{
	for (size_t i = 0; s->form != NULL && i < s->form->n_categories; i++)
		if (s->form->categories[i]->conduct)
			return true;
	return false;
}
