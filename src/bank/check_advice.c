/* Does every level that says something is there lead to something to do? Is
 * there for everybody a step outside therapy, whatever they answered? */
#include "check.h"
#include "harmcheck/node.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"

/* A person with form F who is at LEVEL of theme C. */
struct case_of {
	const struct form *form;
	const struct category *category;
	size_t level;
};

static enum truth
truth_of(bool b)
{
	return b ? TRUTH_TRUE : TRUTH_FALSE;
}

/* What C is in this case; unknown where the case says nothing. */
static enum truth
judge(const struct cond *c, const struct case_of *x)
{
	enum truth least = TRUTH_TRUE, most = TRUTH_FALSE;
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const enum truth t = judge(p, x);
		least = t < least ? t : least;
		most = t > most ? t : most;
	}
	if (c->op == COND_ALL)
		return least;
	if (c->op == COND_ANY)
		return most;
	if (c->op == COND_NOT)
		return (enum truth)(TRUTH_TRUE - most);
	if (c->op == COND_FORM)
		return truth_of(cond_names(c, x->form->id));
	if (c->op == COND_STAGE)
		return truth_of(cond_names(c, x->form->stage));
	if (c->op == COND_LEVEL && c->category == x->category)
		return truth_of((c->levels >> x->level & 1) != 0);
	return TRUTH_UNKNOWN;
}

static bool
has_sentinel(const struct bank *b, const struct category *c, int kind)
{
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].category == c &&
		    (int)b->questions[i].sentinel == kind)
			return true;
	return false;
}

/* A rule for everybody is no answer to this theme: does C speak of it? */
static bool
speaks_of(const struct bank *b, const struct cond *c,
    const struct category *category)
{
	if (c == NULL)
		return false;
	if (c->category == category ||
	    (c->question != NULL && c->question->category == category) ||
	    (c->op == COND_SENTINEL && has_sentinel(b, category, c->sentinel)))
		return true;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (speaks_of(b, p, category))
			return true;
	return false;
}

static bool
leads_to_step(const struct bank *b, const struct case_of *x)
{
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		if (speaks_of(b, a->when, x->category) &&
		    advice_has_step(a, x->form->voice) &&
		    judge(a->when, x) != TRUTH_FALSE &&
		    (a->unless == NULL || judge(a->unless, x) != TRUTH_TRUE))
			return true;
	}
	return false;
}

/* Levels that say that all is well, or nothing at all, need no step. */
static bool
wants_step(const struct category *c, size_t level)
{
	const struct level *v = &c->levels[level];
	if (v->shows == SHOWS_GOING_WELL)
		return false;
	if (c->kind == KIND_EVENTS)
		return v->n_tests > 0;
	return (c->direction == DIRECTION_BAD && level > 0) ||
	    (c->direction == DIRECTION_GOOD && level + 1 < c->n_levels);
}

static void
check_level(struct check *k, const struct category *c, size_t level)
{
	const struct bank *b = k->bank;
	bool told[BANK_VOICES_MAX] = {false};
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		const struct case_of x = {f, c, level};
		if (!form_has_theme(f, c) || told[f->voice] ||
		    leads_to_step(b, &x))
			continue;
		told[f->voice] = true;
		diag_add(k->diags, DIAG_NO_ADVICE, c->levels[level].at,
		    "no advice for the level '%s' of the theme '%s' has a "
		    "step for the voice '%s'",
		    c->levels[level].id, c->id, b->voices[f->voice]);
	}
}

static bool
has_outside(const struct bank *b, size_t voice)
{
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		for (size_t s = 0; s < a->n_steps; s++)
			if (a->when == NULL && a->unless == NULL &&
			    !a->steps[s]->inside && a->steps[s]->voices[voice])
				return true;
	}
	return false;
}

void
check_advice(struct check *k)
{
	const struct bank *b = k->bank;
	const struct node *about = node_find(b->root, "bank");
	if (b->n_advice == 0) {
		diag_add(k->diags, DIAG_NO_ADVICE, about->at,
		    "this bank has no advice: its results lead to no step");
		return;
	}
	for (size_t i = 0; i < b->n_categories; i++)
		for (size_t v = 0; v < b->categories[i].n_levels; v++)
			if (wants_step(&b->categories[i], v))
				check_level(k, &b->categories[i], v);
	for (size_t v = 0; v < b->n_voices; v++)
		if (!has_outside(b, v))
			diag_add(k->diags, DIAG_NO_OUTSIDE, about->at,
			    "no advice without conditions has a step outside "
			    "therapy for the voice '%s'",
			    b->voices[v]);
}
