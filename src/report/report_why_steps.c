/* Next steps: what called for each, why it stands where it does, and what was
 * called for and is not shown. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "report_parts.h"
#include "report_why_parts.h"

/* "rule 3 of 9 (questions.yaml:165)", or the kind of a sentinel. */
static const char *
caller(const struct why *w, const struct chosen_step *s)
{
	const struct bank *b = w->r->answers->bank;
	const struct trace_rule *rule;

	if (s->rule == NULL)
		return arena_printf(w->rep->arena,
		    "an answer of the kind %s, which speaks alone (%s)",
		    sentinel_name(s->sentinel),
		    why_place(w, b->sentinels[s->sentinel].at));
	rule = trace_rule_of(w->t, s->rule);
	return arena_printf(w->rep->arena, "rule %zu of %zu (%s)",
	    rule->rank + 1, b->n_advice, why_place(w, s->rule->at));
}

/* Why the rule of S holds; "" for a sentinel. */
static const char *
rule_words(const struct why *w, const struct chosen_step *s)
{
	const struct trace_rule *rule =
	    s->rule != NULL ? trace_rule_of(w->t, s->rule) : NULL;

	if (rule == NULL)
		return "";
	return arena_printf(w->rep->arena, " %s%s%s", why_when(w, &rule->when),
	    rule->unless.cond != NULL ? " " : "",
	    rule->unless.cond != NULL ? why_unless(w, &rule->unless) : "");
}

static const char *
place_words(const struct why *w, const struct step *s)
{
	if (s == w->t->steps.to_first)
		return "It was moved up to the first place: where a "
		       "confidence was broken, a step inside therapy does not "
		       "come first.";
	if (s == w->t->steps.to_last)
		return "It was moved up to the last place that is shown: no "
		       "step before it is outside therapy.";
	return NULL; /* where it was called for */
}

/* Later rules that call for the same step. */
static void
also(const struct why *w, const struct step *s)
{
	for (size_t i = 0; i < w->t->steps.n; i++) {
		const struct trace_offer *o = &w->t->steps.offers[i];

		if (o->by.step == s && o->fate == OFFER_AGAIN)
			report_addf(w->rep, BLOCK_SAY, "Also called for by %s.",
			    caller(w, &o->by));
	}
}

/* --- one theme alone ---------------------------------------------------------
 */

static bool
speaks_in_theme(const struct why *w, enum sentinel_kind kind)
{
	const struct form *f = w->r->answers->form;

	for (size_t i = 0; i < w->r->n_alerts; i++) {
		const struct alert *al = &w->r->alerts[i];

		if (al->state == ALERT_SPEAKS && al->kind == kind &&
		    f->items[al->item].category == w->only)
			return true;
	}
	return false;
}

/* Is a rule's fact, or an answer that speaks alone, of W's theme? */
static bool
is_of_theme(const struct why *w, const struct trace_fact *f)
{
	const struct cond *c = f->cond;

	if (c->op == COND_SENTINEL)
		return speaks_in_theme(w, (enum sentinel_kind)c->sentinel);
	return (c->question != NULL ? c->question->category : c->category) ==
	    w->only;
}

static bool
has_fact(const struct why *w, const struct trace_cond *c)
{
	for (size_t i = 0; i < c->n_facts; i++)
		if (is_of_theme(w, &c->facts[i]))
			return true;
	return false;
}

/* Did W's theme call for it? Whatever there is, when W has none. */
static bool
concerns(const struct why *w, const struct chosen_step *s)
{
	if (w->only == NULL)
		return true;
	if (s->rule == NULL)
		return speaks_in_theme(w, s->sentinel);
	return has_fact(w, &trace_rule_of(w->t, s->rule)->when);
}

/* The same for the first or any later call for a step that is shown. */
static bool
is_called_for(const struct why *w, const struct chosen_step *s)
{
	bool called = concerns(w, s);

	for (size_t i = 0; i < w->t->steps.n && !called; i++) {
		const struct trace_offer *o = &w->t->steps.offers[i];

		called = o->by.step == s->step && o->fate == OFFER_AGAIN &&
		    concerns(w, &o->by);
	}
	return called;
}

/* --- the parts ---------------------------------------------------------------
 */

static size_t
shown(const struct why *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->r->n_steps; i++) {
		const struct chosen_step *s = &w->r->steps[i];

		if (!is_called_for(w, s))
			continue;
		n++;
		report_add(w->rep, BLOCK_GAP, "");
		report_number(w->rep, (unsigned)i + 1,
		    why_text(w, &s->step->title));
		report_addf(w->rep, BLOCK_SAY, "Called for by %s.%s",
		    caller(w, s), rule_words(w, s));
		report_add(w->rep, BLOCK_SAY, place_words(w, s->step));
		also(w, s->step);
	}
	return n;
}

/* A refused step inside therapy is named by its id: its words must not stand
 * on this page. */
static void
not_shown(const struct why *w)
{
	static const char *const reasons[OFFER_FATES] = {
	    [OFFER_BEYOND] = "enough steps are shown already",
	    [OFFER_CONDUCT] = "it is inside therapy, and after an act of "
			      "conduct no such step is shown",
	    [OFFER_INSIDE] = "it is inside therapy, a confidence was broken, "
			     "and no step outside could stand before it",
	};
	bool headed = false;

	for (size_t i = 0; i < w->t->steps.n; i++) {
		const struct trace_offer *o = &w->t->steps.offers[i];

		if (reasons[o->fate] == NULL || !concerns(w, &o->by))
			continue;
		if (!headed)
			report_add(w->rep, BLOCK_PARA,
			    "Called for, but not shown:");
		headed = true;
		report_addf(w->rep, BLOCK_ITEM, "%s, by %s: %s.%s",
		    o->fate == OFFER_BEYOND
			? arena_printf(w->rep->arena, "\"%s\"",
			      why_text(w, &o->by.step->title))
			: arena_printf(w->rep->arena, "The step %s",
			      o->by.step->id),
		    caller(w, &o->by), reasons[o->fate], rule_words(w, &o->by));
	}
}

/* Rules that fit but for their "unless". */
static void
passed_over(const struct why *w)
{
	const struct answers *a = w->r->answers;
	bool headed = false;

	for (size_t i = 0; i < w->t->n_rules; i++) {
		const struct trace_rule *rule = &w->t->rules[i];

		if (rule->fired ||
		    !advice_has_step(rule->rule, a->form->voice) ||
		    (w->only != NULL && !has_fact(w, &rule->when)))
			continue;
		if (!headed)
			report_add(w->rep, BLOCK_GAP, "");
		if (!headed)
			report_add(w->rep, BLOCK_PARA,
			    "Rules that were passed over:");
		headed = true;
		report_addf(w->rep, BLOCK_ITEM, "Rule %zu of %zu (%s). %s",
		    rule->rank + 1, a->bank->n_advice,
		    why_place(w, rule->rule->at), why_unless(w, &rule->unless));
	}
}

static void
order(const struct why *w)
{
	const struct result *r = w->r;

	report_addf(w->rep, BLOCK_PARA,
	    "First come the steps of answers that speak alone. Then come the "
	    "rules, in the order of the question file. The steps stand as they "
	    "were called for, unless one is said to be moved up. No step comes "
	    "twice. At most %d are shown, one of them outside therapy if there "
	    "is one.",
	    BANK_STEPS_SHOWN);
	if (r->speaks[SENTINEL_CONDUCT])
		report_add(w->rep, BLOCK_PARA,
		    "An answer of the kind conduct speaks alone. So no step "
		    "inside therapy is shown.");
	if (r->speaks[SENTINEL_CONFIDENCE])
		report_add(w->rep, BLOCK_PARA,
		    "An answer of the kind confidence speaks alone. So a step "
		    "inside therapy does not come first.");
}

void
why_steps(const struct why *w)
{
	report_add(w->rep, BLOCK_THEME,
	    w->r->answers->form->about_self ? "What you can do next"
					    : "What to talk about next");
	order(w);
	if (w->r->n_steps == 0)
		report_add(w->rep, BLOCK_PARA, "No step is shown.");
	shown(w);
	report_add(w->rep, BLOCK_GAP, "");
	not_shown(w);
	passed_over(w);
}

void
why_steps_of(const struct why *w)
{
	size_t n = shown(w);

	report_add(w->rep, BLOCK_GAP, "");
	if (n > 0)
		report_add(w->rep, BLOCK_PARA,
		    "The steps have the numbers of the summary.");
	else
		report_add(w->rep, BLOCK_PARA,
		    "None of the steps shown comes from this theme.");
	not_shown(w);
	passed_over(w);
}
