/* A form's plan: what is asked, in which order, and in which order it can be
 * decided whether it is asked. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/form.h"
#include "form_order.h"

static bool
is_asked(const struct form *f, const struct question *q)
{
	if (q->voice[f->voice].ask == NULL)
		return false;
	return q->role != ROLE_NONE || q->depth == DEPTH_CORE ||
	    f->depth == DEPTH_FULL || f->deepen;
}

static void
add_question(struct form *f, const struct question *q)
{
	const struct asked *a = &q->voice[f->voice];
	if (!is_asked(f, q) || f->item_of[q->index] >= 0)
		return;
	f->item_of[q->index] = (int)f->n_items;
	f->items[f->n_items++] = (struct form_item){
	    .category = q->role != ROLE_NONE ? NULL : q->category,
	    .question = q,
	    .ask = a->ask,
	    .short_text = a->short_text,
	    .scale = a->scale,
	};
}

static void
add_follow_ups(struct form *f, const struct category *c)
{
	for (size_t i = 0; i < c->n_follow_ups; i++) {
		const struct follow_up *u = c->follow_ups[i];
		const char *ask = u->ask.of[f->voice];
		if (ask == NULL ||
		    (u->depth == DEPTH_FULL && f->depth == DEPTH_CORE))
			continue;
		f->items[f->n_items++] = (struct form_item){
		    .category = c,
		    .follow_up = u,
		    .ask = ask,
		    .short_text = ask,
		    .scale = u->scale,
		};
	}
}

/* At most MOST items more; 0: all there are. */
static void
add_depth(const struct bank *b, struct form *f, const struct category *c,
    enum depth depth, size_t most)
{
	const size_t before = f->n_items;
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		if (most > 0 && f->n_items - before == most)
			return;
		if (q->role == ROLE_NONE && q->category == c &&
		    q->depth == depth)
			add_question(f, q);
	}
}

/* At most so many items: enough room for all of them. */
static size_t
count_most(const struct bank *b, const struct form *f)
{
	size_t n = b->n_questions;
	for (size_t i = 0; i < f->n_categories; i++)
		n += f->categories[i]->n_follow_ups;
	return n;
}

void
form_plan(struct arena *a, const struct bank *b, struct form *f,
    struct diags *d)
{
	f->n_items = 0;
	f->items = arena_array(a, count_most(b, f), sizeof *f->items);
	f->item_of = arena_array(a, b->n_questions, sizeof *f->item_of);
	for (size_t i = 0; i < b->n_questions; i++)
		f->item_of[i] = -1;
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].role != ROLE_NONE)
			add_question(f, &b->questions[i]);
	for (size_t i = 0; i < f->n_categories; i++) {
		const struct category *c = f->categories[i];
		const size_t before = f->n_items;
		add_depth(b, f, c, DEPTH_CORE, 0);
		add_depth(b, f, c, DEPTH_FULL,
		    f->depth == DEPTH_CORE ? f->deepen_most : 0);
		if (f->n_items > before)
			add_follow_ups(f, c);
	}
	form_order(a, f, d);
}

bool
form_has_theme(const struct form *f, const struct category *c)
{
	for (size_t i = 0; i < f->n_categories; i++)
		if (f->categories[i] == c)
			return true;
	return false;
}

int
form_follow_up_item(const struct form *f, const struct category *c,
    const struct follow_up *u)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].follow_up == u && f->items[i].category == c)
			return (int)i;
	return -1;
}

/* A question that only a closer look opens. */
static bool
is_closer(const struct form *f, const struct form_item *it)
{
	return f->depth == DEPTH_CORE && it->question != NULL &&
	    it->question->role == ROLE_NONE &&
	    it->question->depth == DEPTH_FULL;
}

bool
form_item_on_paper(const struct form *f, size_t item)
{
	const struct form_item *it = &f->items[item];

	if (it->question != NULL)
		return !is_closer(f, it);
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].category == it->category &&
		    is_closer(f, &f->items[i]))
			return false;
	return true;
}
