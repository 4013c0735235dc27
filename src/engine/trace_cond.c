/* Which facts make a condition what it is. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/form.h"
#include "trace_parts.h"

static bool
has_parts(const struct cond *c)
{
	return c->op == COND_ALL || c->op == COND_ANY || c->op == COND_NOT;
}

static size_t
count_leaves(const struct cond *c)
{
	size_t n = 0;

	if (!has_parts(c))
		return 1;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		n += count_leaves(p);
	return n;
}

static int
item_of(const struct cond *c, const struct form *f)
{
	if (c->op == COND_FOLLOW_UP)
		return form_follow_up_item(f, c->category, c->follow_up);
	return c->question != NULL ? f->item_of[c->question->index] : -1;
}

/* What "all" and "any" come to is what the parts that have the same value
 * make of it: the false ones a false "all", the unknown ones an unknown
 * "any". "Not" has one part, and is what that one makes of it. */
static void
collect(const struct cond *c, const struct cond_view *v, struct trace_cond *t)
{
	const enum truth value = cond_eval(c, v);

	if (!has_parts(c)) {
		t->facts[t->n_facts++] = (struct trace_fact){.cond = c,
		    .value = value,
		    .item = item_of(c, v->form)};
		return;
	}
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (c->op == COND_NOT || cond_eval(p, v) == value)
			collect(p, v, t);
}

struct trace_cond
trace_cond_of(struct arena *arena, const struct cond *c,
    const struct cond_view *v)
{
	struct trace_cond t = {.cond = c, .value = cond_eval(c, v)};

	if (c == NULL)
		return t;
	t.facts = arena_array(arena, count_leaves(c), sizeof(*t.facts));
	collect(c, v, &t);
	return t;
}
