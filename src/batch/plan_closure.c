/* Which items decide what is said of a unit: its own, and what decides whether
 * those are asked at all. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"
#include "plan_parts.h"

/* How much of an item matters. */
enum need { NEED_NOTHING, NEED_SHOWN /* only: was it shown? */, NEED_ALL };

struct closure {
	const struct form *form;
	enum need *needs; /* by item */
	bool free;
};

static void need(struct closure *c, size_t item);

static bool
deepens(const struct form *f)
{
	return f->depth == DEPTH_CORE && f->deepen;
}

/* Will it be asked only after a closer look? See is_closed() in answers.c. */
static bool
is_closer(const struct form *f, const struct form_item *it)
{
	return it->question != NULL && f->depth == DEPTH_CORE &&
	    it->question->depth == DEPTH_FULL;
}

static void
need_condition(struct closure *c, const struct cond *when)
{
	int item = -1;

	if (when == NULL)
		return;
	c->free = false;
	if (when->op == COND_FOLLOW_UP)
		item = form_follow_up_item(c->form, when->category,
		    when->follow_up);
	else if (when->question != NULL)
		item = c->form->item_of[when->question->index];
	if (item >= 0)
		need(c, (size_t)item);
	for (const struct cond *part = when->parts; part != NULL;
	     part = part->next)
		need_condition(c, part);
}

/* The ticks of a theme open its further questions and its follow-ups; and when
 * none of those was shown, nobody looked closer (rows_settle()). */
static void
need_theme(struct closure *c, const struct category *theme, bool follow_up)
{
	for (size_t i = 0; i < c->form->n_items; i++) {
		const struct form_item *it = &c->form->items[i];

		if (it->category != theme)
			continue;
		if (it->question != NULL &&
		    (follow_up || !is_closer(c->form, it)))
			need(c, i);
		else if (deepens(c->form) && c->needs[i] == NEED_NOTHING)
			c->needs[i] = NEED_SHOWN;
	}
}

static void
need(struct closure *c, size_t item)
{
	const struct form_item *it = &c->form->items[item];

	if (c->needs[item] == NEED_ALL)
		return;
	c->needs[item] = NEED_ALL;
	need_condition(c,
	    it->question != NULL ? it->question->when : it->follow_up->when);
	if (it->question == NULL || is_closer(c->form, it)) {
		c->free = false;
		if (it->category != NULL)
			need_theme(c, it->category, it->question == NULL);
	}
}

/* --- digits ---------------------------------------------------------------
 */

unsigned
plan_code(const struct form *f, size_t item, enum code_state s)
{
	return (unsigned)f->items[item].scale->n_options + s;
}

bool
plan_tells_shown(const struct form *f, size_t item)
{
	const struct form_item *it = &f->items[item];

	return deepens(f) && (it->question == NULL || is_closer(f, it));
}

/* All codes of an item are told apart: its digits are its codes. The last ones
 * may never stand there. */
static void
whole_digits(const struct form *f, struct unit_item *ui)
{
	const struct form_item *it = &f->items[ui->item];
	const bool na = it->question == NULL || it->question->na;
	const enum code_state last = plan_tells_shown(f, ui->item)
	    ? CODE_NOT_SHOWN
	    : na ? CODE_NOT_APPLICABLE
		 : CODE_SKIPPED;

	ui->whole = true;
	ui->n_digits = plan_code(f, ui->item, last) + 1;
	for (unsigned c = 0; c < ui->n_digits; c++)
		ui->digit[c] = ui->code[c] = (unsigned char)c;
}

/* It only matters whether it was shown. */
static void
shown_digits(const struct form *f, struct unit_item *ui)
{
	const unsigned not_shown = plan_code(f, ui->item, CODE_NOT_SHOWN);

	ui->n_digits = 2;
	ui->digit[not_shown] = 1;
	ui->code[0] = (unsigned char)plan_code(f, ui->item, CODE_NOT_REACHED);
	ui->code[1] = (unsigned char)not_shown;
}

/* --- the mini form ---------------------------------------------------------
 */

static void
make_mini(struct arena *a, const struct plan *p, struct unit *u)
{
	const struct form *f = p->form;
	const size_t n_questions = p->bank->n_questions;
	struct arena *scratch = arena_new();
	size_t *place = arena_array(scratch, f->n_items, sizeof(*place));
	struct form *m = &u->mini;
	size_t n = 0;

	*m = *f;
	m->n_items = u->n_items;
	m->items = arena_array(a, u->n_items + 1, sizeof(*m->items));
	m->order = arena_array(a, u->n_items + 1, sizeof(*m->order));
	m->item_of = arena_array(a, n_questions + 1, sizeof(*m->item_of));
	for (size_t i = 0; i < n_questions; i++)
		m->item_of[i] = -1;
	for (size_t i = 0; i < u->n_items; i++) {
		m->items[i] = f->items[u->items[i].item];
		place[u->items[i].item] = i + 1;
		if (m->items[i].question != NULL)
			m->item_of[m->items[i].question->index] = (int)i;
	}
	for (size_t i = 0; i < f->n_items; i++)
		if (place[f->order[i]] > 0)
			m->order[n++] = place[f->order[i]] - 1;
	arena_free(scratch);
}

void
unit_close(struct arena *a, const struct plan *p, struct unit *u,
    const bool *roots)
{
	const struct form *f = p->form;
	struct arena *scratch = arena_new();
	struct closure c = {.form = f,
	    .needs = arena_array(scratch, f->n_items + 1, sizeof(*c.needs)),
	    .free = true};
	size_t n = 0;

	for (size_t i = 0; i < f->n_items; i++)
		if (roots[i])
			need(&c, i);
	u->free = c.free;
	for (size_t i = 0; i < f->n_items; i++)
		n += c.needs[i] != NEED_NOTHING;
	u->items = arena_array(a, n + 1, sizeof(*u->items));
	for (size_t i = 0; i < f->n_items; i++) {
		struct unit_item *ui = &u->items[u->n_items];

		if (c.needs[i] == NEED_NOTHING)
			continue;
		ui->item = i;
		ui->slot = p->slot[i];
		if (c.needs[i] == NEED_ALL)
			whole_digits(f, ui);
		else
			shown_digits(f, ui);
		u->n_items++;
	}
	arena_free(scratch);
	make_mini(a, p, u);
}
