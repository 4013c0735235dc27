/* What must hold for answers that speak alone. Where conduct is named nobody
 * is sent back into the room; where a confidence was broken, not first. */
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "load.h"

static void
report_inside(struct load *l, struct loc at, const struct step *s)
{
	diag_add(l->diags, DIAG_CONDUCT_INSIDE, at,
	    "the step %s is inside therapy; where conduct is named no step "
	    "may be",
	    load_quoted(l, s->id));
}

static void
check_none_inside(struct load *l, struct loc at,
    const struct step *const *steps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (steps[i]->inside)
			report_inside(l, at, steps[i]);
}

/* Each voice sees the steps that are for it; the first of these counts. */
static void
check_first_outside(struct load *l, struct loc at,
    const struct step *const *steps, size_t n)
{
	for (size_t v = 0; v < l->bank->n_voices; v++) {
		size_t i = 0;
		while (i < n && !steps[i]->voices[v])
			i++;
		if (i == n || !steps[i]->inside)
			continue;
		diag_add(l->diags, DIAG_CONFIDENCE_FIRST, at,
		    "the first step for the voice %s, %s, is inside therapy; "
		    "where a confidence was broken it may not come first",
		    load_quoted(l, l->bank->voices[v]),
		    load_quoted(l, steps[i]->id));
		return;
	}
}

static void
check_steps(struct load *l, enum sentinel_kind kind, struct loc at,
    const struct step *const *steps, size_t n)
{
	if (kind == SENTINEL_CONDUCT)
		check_none_inside(l, at, steps, n);
	if (kind == SENTINEL_CONFIDENCE)
		check_first_outside(l, at, steps, n);
}

/* Does C, taken as said or (PLAIN false) as denied, ask for conduct? */
static bool
asks_for_conduct(const struct cond *c, bool plain)
{
	if (c == NULL)
		return false;
	if (c->op == COND_SENTINEL)
		return plain && c->sentinel == SENTINEL_CONDUCT;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (asks_for_conduct(p, c->op == COND_NOT ? !plain : plain))
			return true;
	return false;
}

static void
check_question(struct load *l, const struct question *q, bool whole)
{
	if (q->sentinel == SENTINEL_NONE)
		return;
	if (q->depth != DEPTH_CORE)
		diag_add(l->diags, DIAG_SENTINEL_NOT_CORE, q->at,
		    "this question speaks alone, so it must always be asked: "
		    "give it 'depth: core'");
	if (whole && !l->bank->sentinels[q->sentinel].given)
		diag_add(l->diags, DIAG_SENTINEL_TEXT, q->at,
		    "'sentinels' has no entry of the kind %s to say what "
		    "follows",
		    sentinel_name(q->sentinel));
	check_steps(l, q->sentinel, q->at, q->help, q->n_help);
}

void
load_rules_sentinels(struct load *l, bool whole)
{
	const struct bank *b = l->bank;
	for (size_t i = 0; i < b->n_questions; i++)
		check_question(l, &b->questions[i], whole);
	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const struct sentinel *s = &b->sentinels[i];
		check_steps(l, s->kind, s->at, s->steps, s->n_steps);
	}
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		if (asks_for_conduct(a->when, true))
			check_none_inside(l, a->at, a->steps, a->n_steps);
	}
}
