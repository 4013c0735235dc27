/* Items sorted so that each comes after all that it waits for: the answers in
 * its condition; for a full question in a form that deepens, the core
 * questions of its theme; for a follow-up, all questions of its theme. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "form_order.h"

#define LINKS_SHOWN 8

enum mark { NEW, OPEN, DONE };

struct ordering {
	struct arena *arena;
	struct form *form;
	struct diags *diags;
	enum mark *marks;
	bool *core_done, *all_done; /* by the first item of a theme */
	size_t *path;               /* the items that are open, as they wait */
	size_t depth, n_order;
};

static void visit(struct ordering *o, size_t item);

/* What a condition looks at, as items; LIST NULL: only count. */
static size_t
gates(const struct form *f, const struct cond *c, size_t *list, size_t n)
{
	int item = -1;
	if (c == NULL)
		return n;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		n = gates(f, p, list, n);
	if (c->op == COND_FOLLOW_UP)
		item = form_follow_up_item(f, c->category, c->follow_up);
	else if (c->question != NULL)
		item = f->item_of[c->question->index];
	if (item < 0)
		return n;
	if (list != NULL)
		list[n] = (size_t)item;
	return n + 1;
}

static void
visit_gates(struct ordering *o, const struct cond *when)
{
	const size_t n = gates(o->form, when, NULL, 0);
	size_t *list = arena_array(o->arena, n, sizeof *list);
	gates(o->form, when, list, 0);
	for (size_t i = 0; i < n; i++)
		visit(o, list[i]);
}

/* The questions of the theme of ITEM, or its core questions alone. They stand
 * together in a form. */
static void
visit_theme(struct ordering *o, size_t item, bool core)
{
	const struct form_item *items = o->form->items;
	size_t i = item;
	while (i > 0 && items[i - 1].category == items[item].category)
		i--;
	bool *done = core ? &o->core_done[i] : &o->all_done[i];
	if (*done)
		return;
	for (; i < o->form->n_items; i++) {
		const struct question *q = items[i].question;
		if (items[i].category != items[item].category || q == NULL)
			break;
		if (!core || q->depth == DEPTH_CORE)
			visit(o, i);
	}
	*done = true; /* not before: a circle must be met again */
}

static const char *
item_name(struct ordering *o, size_t item)
{
	const struct form_item *i = &o->form->items[item];
	if (i->question != NULL)
		return arena_printf(o->arena, "'%s'", i->question->id);
	return arena_printf(o->arena, "the follow-up '%s' of '%s'",
	    i->follow_up->id, i->category->id);
}

static const struct cond *
when_of(const struct ordering *o, size_t item)
{
	const struct form_item *i = &o->form->items[item];
	if (i->question != NULL)
		return i->question->when;
	return i->follow_up != NULL ? i->follow_up->when : NULL;
}

/* Of the circle, which starts at FIRST in the path, the place of the
 * condition that stands first in the file. There is always one: without
 * conditions nothing waits for what comes after it. */
static size_t
start_of(const struct ordering *o, size_t first)
{
	size_t best = first;
	for (size_t i = first; i < o->depth; i++) {
		const struct cond *c = when_of(o, o->path[i]);
		const struct cond *least = when_of(o, o->path[best]);
		if (c != NULL && (least == NULL || c->at.line < least->at.line))
			best = i;
	}
	return best;
}

/* Another form may have the same circle. */
static bool
is_reported(const struct diags *d, struct loc at)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->list[i].code == DIAG_WHEN_CYCLE &&
		    d->list[i].at.line == at.line &&
		    d->list[i].at.col == at.col)
			return true;
	return false;
}

static void
report_circle(struct ordering *o, size_t item)
{
	size_t first = o->depth;
	while (o->path[--first] != item)
		continue;
	const size_t n = o->depth - first, start = start_of(o, first) - first;
	const struct cond *when = when_of(o, o->path[first + start]);
	if (when == NULL || is_reported(o->diags, when->at))
		return;
	struct buf chain;
	buf_init(&chain, o->arena);
	for (size_t i = 0; i < n && i < LINKS_SHOWN; i++)
		buf_addf(&chain, "%s%s waits for %s", i == 0 ? "" : ", ",
		    item_name(o, o->path[first + (start + i) % n]),
		    n == 1
			? "itself"
			: item_name(o, o->path[first + (start + i + 1) % n]));
	diag_add(o->diags, DIAG_WHEN_CYCLE, when->at,
	    "this can never be asked: %s%s", chain.data,
	    n > LINKS_SHOWN ? ", and so on" : "");
}

static void
visit(struct ordering *o, size_t item)
{
	const struct form *f = o->form;
	const struct form_item *i = &f->items[item];
	if (o->marks[item] == OPEN)
		report_circle(o, item);
	if (o->marks[item] != NEW)
		return;
	o->marks[item] = OPEN;
	o->path[o->depth++] = item;
	if (i->follow_up != NULL)
		visit_theme(o, item, false);
	else if (f->deepen && f->depth == DEPTH_CORE &&
	    i->question->depth == DEPTH_FULL && i->category != NULL)
		visit_theme(o, item, true);
	visit_gates(o, when_of(o, item));
	o->depth--;
	o->marks[item] = DONE;
	f->order[o->n_order++] = item;
}

void
form_order(struct arena *a, struct form *f, struct diags *d)
{
	struct ordering o = {
	    .arena = a,
	    .form = f,
	    .diags = d,
	    .marks = arena_array(a, f->n_items, sizeof *o.marks),
	    .core_done = arena_array(a, f->n_items, sizeof(bool)),
	    .all_done = arena_array(a, f->n_items, sizeof(bool)),
	    .path = arena_array(a, f->n_items, sizeof *o.path),
	};
	f->order = arena_array(a, f->n_items, sizeof *f->order);
	for (size_t i = 0; i < f->n_items; i++)
		visit(&o, i);
}
