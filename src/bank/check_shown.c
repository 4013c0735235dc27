/* Advice that nobody can come to, and steps that nobody is shown. */
#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"

/* What becomes of the rules and of the steps that they name. */
struct shown {
	bool *named; /* steps: in a rule that somebody comes to */
	bool *shown; /* steps: somebody sees it */
};

static void
mark(const struct bank *b, struct shown *s, const struct step *const *steps,
    size_t n, size_t voice)
{
	for (size_t i = 0; i < n; i++) {
		s->named[steps[i] - b->steps] = true;
		if (steps[i]->voices[voice])
			s->shown[steps[i] - b->steps] = true;
	}
}

/* Where somebody comes to A, it names its steps; but when none of them is for
 * a voice that does, it is A that is wrong, and its steps are not. */
static void
check_rule(struct check *k, struct shown *s, const struct advice *a)
{
	const struct bank *b = k->bank;
	bool holds = false, given = false;
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		if (!check_can_hold(k, f, a, NULL, 0))
			continue;
		holds = true;
		if (!advice_has_step(a, f->voice))
			continue;
		given = true;
		mark(b, s, a->steps, a->n_steps, f->voice);
	}
	if (given || a->n_steps == 0)
		return;
	diag_add(k->diags, DIAG_UNREACHABLE_ADVICE, a->at,
	    holds ? "this advice is never given: no step of it is for the "
		    "voice of a form in which it can hold"
		  : "this advice is never given: in no form can its condition "
		    "hold");
}

/* Steps of sentinels and those at questions, where a form has the question
 * and some answer to it speaks. */
static void
mark_sentinels(const struct bank *b, struct shown *s, const struct form *f)
{
	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;
		if (q == NULL || q->sentinel == SENTINEL_NONE)
			continue;
		const struct sentinel *t = &b->sentinels[q->sentinel];
		mark(b, s, t->steps, t->n_steps, f->voice);
		mark(b, s, q->help, q->n_help, f->voice);
	}
}

void
check_shown(struct check *k)
{
	const struct bank *b = k->bank;
	struct shown s = {
	    .named = arena_array(k->arena, b->n_steps, sizeof(bool)),
	    .shown = arena_array(k->arena, b->n_steps, sizeof(bool)),
	};
	for (size_t i = 0; i < b->n_advice; i++)
		check_rule(k, &s, &b->advice[i]);
	for (size_t i = 0; i < b->n_forms; i++)
		mark_sentinels(b, &s, &b->forms[i]);
	for (size_t i = 0; i < b->n_steps; i++)
		if (s.named[i] && !s.shown[i])
			diag_add(k->diags, DIAG_NEVER_SHOWN_STEP,
			    b->steps[i].at,
			    "the step '%s' is never shown: no form that leads "
			    "to it has a voice that it is for",
			    b->steps[i].id);
}
