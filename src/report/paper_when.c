/* Which items are printed, and when each is to be answered. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"
#include "harmcheck/str.h"
#include "paper_parts.h"

static const struct gate fixed[] = {
    [GATE_TRUE] = {.op = GATE_TRUE},
    [GATE_FALSE] = {.op = GATE_FALSE},
    [GATE_UNKNOWN] = {.op = GATE_UNKNOWN},
};

static const struct gate *
truth(bool is)
{
	return &fixed[is ? GATE_TRUE : GATE_FALSE];
}

/* What is being made: SURE, where unknown is not enough. */
struct making {
	const struct sheet *s;
	bool sure;
};

static const struct gate *make(const struct making *m, const struct cond *c,
    bool is);

static const struct gate *
unknown(const struct making *m)
{
	return m->sure ? truth(false) : &fixed[GATE_UNKNOWN];
}

static const struct gate *
new_gate(const struct making *m, struct gate g)
{
	struct gate *copy = arena_alloc(m->s->arena, sizeof(*copy));

	*copy = g;
	return copy;
}

/* Nobody ever answers an item that is not printed: it is not shown, or it
 * waits for what nobody can tell. */
static const struct gate *
unprinted(const struct making *m, size_t item, bool is)
{
	const struct gate *when = m->s->gates[item];

	if (when != NULL && when->op == GATE_UNKNOWN)
		return unknown(m);
	return truth(!is);
}

static const struct gate *
make_boxes(const struct making *m, const struct cond *c, bool is)
{
	const struct form *f = m->s->form;
	const int item = c->op == COND_FOLLOW_UP
	    ? form_follow_up_item(f, c->category, c->follow_up)
	    : f->item_of[c->question->index];
	const struct scale *scale;
	uint64_t boxes = 0;

	if (item < 0)
		return unknown(m);
	if (!m->s->printed[item])
		return unprinted(m, (size_t)item,
		    c->op == COND_TICKED ? is == c->wanted : is);
	scale = f->items[item].scale;
	for (size_t i = 0; i < scale->n_options; i++)
		if (c->op == COND_TICKED ? scale->options[i].ticked
					 : cond_names(c, scale->options[i].id))
			boxes |= UINT64_C(1) << i;
	return new_gate(m,
	    (struct gate){.op = GATE_BOXES,
		.is = c->op == COND_TICKED ? is == c->wanted : is,
		.item = (size_t)item,
		.boxes = boxes});
}

static const struct gate *
make_answered(const struct making *m, const struct cond *c, bool is)
{
	const int item = m->s->form->item_of[c->question->index];

	if (item < 0)
		return unknown(m);
	if (!m->s->printed[item])
		return unprinted(m, (size_t)item, is == c->wanted);
	return new_gate(m,
	    (struct gate){.op = GATE_ANSWERED,
		.is = is == c->wanted,
		.item = (size_t)item});
}

static const struct gate *
make_level(const struct making *m, const struct cond *c, bool is)
{
	if (!form_has_theme(m->s->form, c->category))
		return unknown(m);
	return new_gate(m,
	    (struct gate){.op = GATE_LEVEL,
		.is = is,
		.boxes = c->levels,
		.cond = c});
}

static const struct gate *
make_sentinel(const struct making *m, const struct cond *c, bool is)
{
	return new_gate(m,
	    (struct gate){.op = GATE_SENTINEL, .is = is, .cond = c});
}

static const struct gate *
make_form(const struct making *m, const struct cond *c, bool is)
{
	const struct form *f = m->s->form;

	return truth(
	    cond_names(c, c->op == COND_FORM ? f->id : f->stage) == is);
}

static const struct gate *
make_not(const struct making *m, const struct cond *c, bool is)
{
	return make(m, c->parts, !is);
}

/* Of all: one that is false decides, what is true goes without saying; of any:
 * the other way round. */
static const struct gate *
make_parts(const struct making *m, const struct cond *c, bool is)
{
	const enum gate_op op = (c->op == COND_ALL) == is ? GATE_ALL : GATE_ANY;
	const enum gate_op neutral = op == GATE_ALL ? GATE_TRUE : GATE_FALSE;
	const enum gate_op decides = op == GATE_ALL ? GATE_FALSE : GATE_TRUE;
	struct gate all = {.op = op};
	const struct gate **tail = &all.parts;
	size_t n = 0;

	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const struct gate *g = make(m, p, is);
		struct gate *copy;

		if (g->op == decides)
			return g;
		if (g->op == neutral)
			continue;
		copy = arena_alloc(m->s->arena, sizeof(*copy));
		*copy = *g;
		copy->next = NULL;
		*tail = copy;
		tail = &copy->next;
		n++;
	}
	if (n == 0)
		return &fixed[neutral];
	return n == 1 ? all.parts : new_gate(m, all);
}

static const struct gate *
make(const struct making *m, const struct cond *c, bool is)
{
	static const struct gate *(*const makers[])(const struct making *,
	    const struct cond *, bool) = {
	    [COND_ALL] = make_parts,
	    [COND_ANY] = make_parts,
	    [COND_NOT] = make_not,
	    [COND_IS] = make_boxes,
	    [COND_TICKED] = make_boxes,
	    [COND_ANSWERED] = make_answered,
	    [COND_FOLLOW_UP] = make_boxes,
	    [COND_LEVEL] = make_level,
	    [COND_SENTINEL] = make_sentinel,
	    [COND_FORM] = make_form,
	    [COND_STAGE] = make_form,
	};

	return c == NULL ? truth(true) : makers[c->op](m, c, is);
}

const struct gate *
paper_gate(const struct sheet *s, const struct cond *c)
{
	return make(&(struct making){.s = s}, c, true);
}

const struct gate *
paper_gate_sure(const struct sheet *s, const struct cond *c)
{
	return make(&(struct making){.s = s, .sure = true}, c, true);
}

static void
plan_item(struct sheet *s, size_t item)
{
	const struct form_item *it = &s->form->items[item];
	const struct gate *g = paper_gate(s,
	    it->question != NULL ? it->question->when : it->follow_up->when);
	const bool paper = form_item_on_paper(s->form, item);

	s->gates[item] = paper ? g : truth(false);
	s->printed[item] =
	    paper && g->op != GATE_FALSE && g->op != GATE_UNKNOWN;
	s->may_leave[item] =
	    it->question == NULL || it->question->na || g->op != GATE_TRUE;
}

void
paper_plan(struct sheet *s)
{
	const size_t n = s->form->n_items;

	s->gates = arena_array(s->arena, n, sizeof(*s->gates));
	s->printed = arena_array(s->arena, n, sizeof(*s->printed));
	s->hard = arena_array(s->arena, n, sizeof(*s->hard));
	s->may_leave = arena_array(s->arena, n, sizeof(*s->may_leave));
	s->number = arena_array(s->arena, n, sizeof(*s->number));
	s->step_number =
	    arena_array(s->arena, s->bank->n_steps, sizeof(*s->step_number));
	for (size_t i = 0; i < n; i++)
		plan_item(s, s->form->order[i]);
	for (size_t i = 0; i < n; i++)
		if (s->printed[i])
			s->number[i] = ++s->n_printed;
}
