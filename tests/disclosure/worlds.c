#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/diag.h"
#include "attack.h"

/* --- all ways to answer ------------------------------------------------ */

/* False: there is no such option. */
static bool
say(struct answers *a, size_t item, char move)
{
	struct answer *it = &a->list[item];

	it->said = move == 's' ? ANSWER_SKIPPED
	    : move == 'n'      ? ANSWER_NOT_APPLICABLE
			       : ANSWER_GIVEN;
	it->option = it->said == ANSWER_GIVEN ? move - '0' : 0;
	return (size_t)it->option < a->form->items[item].scale->n_options;
}

static bool
is_same(const struct answers *a, const struct answers *b)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (answer_state(a, i) != answer_state(b, i) ||
		    answer_option(a, i) != answer_option(b, i))
			return false;
	return true;
}

/* Parts only with their sum, where that is believed. */
static bool
is_believed(const struct world *w, const struct answers *a)
{
	for (size_t i = 0; w->recipe->believed && i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;
		bool any = false;

		for (size_t k = 0; k < q->n_sums_up; k++)
			any |= answer_ticked(a,
			    (size_t)a->form->item_of[q->sums_up[k]->index]);
		if (q->n_sums_up > 0 && any && !answer_ticked(a, i))
			return false;
	}
	return true;
}

/* The ways to answer once. */
static size_t
ways(const struct world *w, const struct answers **list)
{
	const size_t n_moves = strlen(w->recipe->moves);
	size_t n = 0, all = 1;

	for (size_t i = 0; i < w->form->n_items; i++)
		all *= n_moves;
	for (size_t i = 0; i < all; i++) {
		struct answers *a =
		    answers_new(w->arena, w->bank, w->form, "2026-01-01");
		size_t rest = i;
		bool old = false;

		for (size_t k = 0; k < w->form->n_items; k++) {
			old |= !say(a, k, w->recipe->moves[rest % n_moves]);
			rest /= n_moves;
		}
		if (old)
			continue;
		answers_refresh(a);
		for (size_t k = 0; k < n && !old; k++)
			old = is_same(list[k], a);
		if (!old && is_believed(w, a))
			list[n++] = a;
	}
	return n;
}

void
world_make(struct world *w, const struct recipe *r)
{
	const struct answers **list;
	struct diags d;
	size_t n;

	*w = (struct world){.recipe = r, .arena = arena_new()};
	diag_init(&d, w->arena);
	w->bank = bank_load(w->arena, r->name, r->text, strlen(r->text), &d);
	if (w->bank == NULL) {
		printf("%s: %s\n", r->name, d.n > 0 ? d.list[0].msg : "?");
		exit(1);
	}
	w->form = &w->bank->forms[0];
	list = arena_array(w->arena, TYPES_MOST, sizeof(*list));
	n = ways(w, list);
	w->types = arena_array(w->arena, n * n, sizeof(*w->types));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < (r->rounds > 1 ? n : 1); k++) {
			w->types[w->n_types][GROUP_BEFORE] = list[i];
			w->types[w->n_types++][GROUP_AFTER] =
			    r->rounds > 1 ? list[k] : NULL;
		}
}

void
world_free(struct world *w)
{
	arena_free(w->arena);
}

/* --- cells ------------------------------------------------------------- */

/* From FACTS on: one of the options, where a tick does not tell which. */
enum fact {
	FACT_TICKED,
	FACT_OTHERS,
	FACT_NO,
	FACT_GAP,
	FACT_NOT_APPLICABLE,
	FACTS
};

static const char *const fact_names[] = {"named", "not named", "said no",
    "no answer", "does not apply"};

/* A fact about an item, or about a theme (behind the items), in a round. */
struct literal {
	size_t what, round;
	int fact;
};

static bool
theme_ticked(const struct answers *a, const struct category *c)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->form->items[i].category == c && answer_ticked(a, i) &&
		    !a->form->items[i].question->is_private)
			return true;
	return false;
}

static bool
holds(const struct world *w, const struct literal *l, size_t type)
{
	const struct answers *a = w->types[type][l->round];

	if (l->what >= w->form->n_items)
		return theme_ticked(a,
			   w->form->categories[l->what - w->form->n_items]) ==
		    (l->fact == FACT_TICKED);
	switch (l->fact) {
	case FACT_TICKED:
		return answer_ticked(a, l->what);
	case FACT_OTHERS:
		return !answer_ticked(a, l->what);
	case FACT_NO:
		return answer_option(a, l->what) >= 0 &&
		    !answer_ticked(a, l->what);
	case FACT_GAP:
		return answer_state(a, l->what) == ANSWER_SKIPPED;
	case FACT_NOT_APPLICABLE:
		return answer_state(a, l->what) == ANSWER_NOT_APPLICABLE;
	default:
		return answer_option(a, l->what) == l->fact - FACTS;
	}
}

static int
count_facts(const struct form *f, size_t what)
{
	const struct scale *s;

	if (what >= f->n_items)
		return FACT_NO;
	s = f->items[what].scale;
	return FACTS +
	    (s->n_options > 2 || s->max == 0 ? (int)s->n_options : 0);
}

static size_t
literals(const struct world *w, struct literal *list)
{
	const struct form *f = w->form;
	size_t n = 0;

	for (size_t r = 0; r < w->recipe->rounds; r++)
		for (size_t i = 0; i < f->n_items + f->n_categories; i++)
			for (int k = 0; k < count_facts(f, i); k++)
				list[n++] = (struct literal){i, r, k};
	return n;
}

static bool
is_gap(int fact)
{
	return fact == FACT_GAP || fact == FACT_NOT_APPLICABLE;
}

static const char *
fact_name(int fact)
{
	return fact < FACTS ? fact_names[fact] : "said one thing";
}

static void
add_cell(const struct world *w, struct cells *cells, const struct literal *x,
    const struct literal *y)
{
	struct cell c = {.has = arena_array(w->arena, w->n_types, 1)};
	size_t n = 0;

	for (size_t i = 0; i < w->n_types; i++)
		n += c.has[i] = holds(w, x, i) && holds(w, y, i);
	if (n == 0 || n == w->n_types)
		return;
	c.what = x->what;
	c.round = x->round;
	c.single = x == y;
	c.gap = is_gap(x->fact) || is_gap(y->fact);
	snprintf(c.name, sizeof(c.name), "%zu.%zu %s and %zu.%zu %s", x->round,
	    x->what, fact_name(x->fact), y->round, y->what, fact_name(y->fact));
	cells->list[cells->n++] = c;
}

struct cells
world_cells(const struct world *w)
{
	struct literal list[256];
	const size_t n = literals(w, list);
	struct cells c = {
	    .list = arena_array(w->arena, n * n, sizeof(struct cell))};

	for (size_t i = 0; i < n; i++)
		for (size_t k = i; k < n; k++)
			add_cell(w, &c, &list[i], &list[k]);
	return c;
}
