/* Questions that a form can never come to ask: what they wait for is not
 * asked there, or later, or has no such answer. */
#include "check.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"

/* What may still come of a condition. */
struct chance {
	bool yes, no;
};

static int
gate_of(const struct form *f, const struct cond *c)
{
	if (c->op == COND_FOLLOW_UP)
		return form_follow_up_item(f, c->category, c->follow_up);
	return c->question != NULL ? f->item_of[c->question->index] : -1;
}

/* One answer of the gate: is the condition true with it? */
static bool
holds(const struct cond *c, const struct option *o)
{
	if (c->op == COND_TICKED)
		return o->ticked == c->wanted;
	if (c->op == COND_ANSWERED)
		return c->wanted;
	return cond_names(c, o->id);
}

/* A question that is asked can also not apply: then nothing is ticked, nothing
 * answered, and no option was it. */
static struct chance
chance_of_gate(const struct form *f, const struct cond *c, size_t item)
{
	struct chance x = {false, false};
	const int gate = gate_of(f, c);
	if (gate < 0 || (size_t)gate >= item)
		return x;
	const struct scale *s = f->items[gate].scale;
	for (size_t i = 0; i < s->n_options; i++) {
		x.yes = x.yes || holds(c, &s->options[i]);
		x.no = x.no || !holds(c, &s->options[i]);
	}
	const bool negative =
	    !c->wanted && (c->op == COND_TICKED || c->op == COND_ANSWERED);
	x.yes = x.yes || negative;
	x.no = x.no || !negative;
	return x;
}

static struct chance
chance_of(const struct form *f, const struct cond *c, size_t item)
{
	struct chance all = {true, false}, any = {false, true};
	if (c->op != COND_ALL && c->op != COND_ANY && c->op != COND_NOT)
		return chance_of_gate(f, c, item);
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const struct chance x = chance_of(f, p, item);
		all.yes = all.yes && x.yes;
		all.no = all.no || x.no;
		any.yes = any.yes || x.yes;
		any.no = any.no && x.no;
	}
	if (c->op == COND_NOT)
		return (struct chance){any.no, any.yes};
	return c->op == COND_ALL ? all : any;
}

static const struct cond *
when_of(const struct form_item *i)
{
	return i->question != NULL ? i->question->when : i->follow_up->when;
}

static void
tell(struct check *k, const struct form *f, const struct form_item *i)
{
	static const char why[] = "what it waits for is not asked before it, "
				  "or has no such answer";
	if (i->question != NULL)
		diag_add(k->diags, DIAG_UNREACHABLE_QUESTION, when_of(i)->at,
		    "the form '%s' never asks the question '%s': %s", f->id,
		    i->question->id, why);
	else
		diag_add(k->diags, DIAG_UNREACHABLE_QUESTION, when_of(i)->at,
		    "the form '%s' never asks the follow-up '%s' in the theme "
		    "'%s': %s",
		    f->id, i->follow_up->id, i->category->id, why);
}

void
check_gates(struct check *k)
{
	for (size_t i = 0; i < k->bank->n_forms; i++) {
		const struct form *f = &k->bank->forms[i];
		for (size_t j = 0; j < f->n_items; j++) {
			const struct form_item *item = &f->items[j];
			const struct cond *when = when_of(item);
			if (when != NULL && !chance_of(f, when, j).yes)
				tell(k, f, item);
		}
	}
}
