/* What the tests of a trace share: people who answer at random, and what must
 * be true of them all. */
#ifndef TESTS_TRACE_SUPPORT_H
#define TESTS_TRACE_SUPPORT_H

#include "support.h"

#include "harmcheck/num.h"
#include "harmcheck/prng.h"
#include "harmcheck/trace.h"

static const char *const banks[] = {
    "tests/bank/good/scoring.yaml",
    "tests/bank/good/case.yaml",
    "tests/bank/good/dialogue.yaml",
    "tests/bank/good/every-key.yaml",
    "tests/bank/good/steps.yaml",
    "data/questions.yaml",
};

#define PERSONS 150

static struct {
	const char *bank, *form;
	unsigned person;
	size_t rules_lost, rules_spare, moved_first, moved_last, refused;
	size_t scores, settled, gates;
} seen;

/* Who fails is named, so that it can be looked at. */
#define must(truth)                                                       \
	do {                                                              \
		if (!(truth))                                             \
			fail_msg("%s, form %s, person %u: %s", seen.bank, \
			    seen.form, seen.person, #truth);              \
	} while (0)

/* --- random people ----------------------------------------------------------
 */

/* Some answer much, some little; some leave whole parts out. */
SUPPORT void
fill(struct answers *a, struct prng *p)
{
	const uint64_t gaps = prng_below(p, 6), high = prng_below(p, 3);

	for (size_t i = 0; i < a->bank->n_categories; i++) {
		a->declined[i] = prng_below(p, 12) == 0;
		a->kept_short[i] = prng_below(p, 8) == 0;
	}
	for (size_t i = 0; i < a->form->n_items; i++) {
		const size_t n = a->form->items[i].scale->n_options;

		a->list[i].said = ANSWER_GIVEN;
		a->list[i].option = (int)prng_below(p, n);
		if (high == 0 && prng_below(p, 3) > 0)
			a->list[i].option = 0;
		if (prng_below(p, 10) < gaps)
			a->list[i].said = (enum answer_state)prng_below(p, 4);
		if (a->list[i].said == ANSWER_GIVEN)
			continue;
		a->list[i].option = 0;
	}
	answers_refresh(a);
}

/* --- conditions -------------------------------------------------------------
 */

/* The value of C when nothing is known but the facts of T. */
SUPPORT enum truth
by_facts(const struct cond *c, const struct trace_cond *t)
{
	enum truth value = c->op == COND_ALL ? TRUTH_TRUE : TRUTH_FALSE;

	if (c->op == COND_NOT)
		return (enum truth)(2 - by_facts(c->parts, t));
	if (c->op != COND_ALL && c->op != COND_ANY) {
		for (size_t i = 0; i < t->n_facts; i++)
			if (t->facts[i].cond == c)
				return t->facts[i].value;
		return TRUTH_UNKNOWN;
	}
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const enum truth one = by_facts(p, t);

		if (c->op == COND_ALL ? one < value : one > value)
			value = one;
	}
	return value;
}

SUPPORT void
check_cond(const struct trace_cond *t, const struct cond_view *v)
{
	must(t->value == cond_eval(t->cond, v));
	if (t->cond == NULL)
		return;
	must(by_facts(t->cond, t) == t->value);
	for (size_t i = 0; i < t->n_facts; i++)
		must(cond_eval(t->facts[i].cond, v) == t->facts[i].value);
}

/* ---------------------------------------------------------------------------
 */

/* CHECK the trace of each person, on each form of each bank. */
SUPPORT void
each_person(void (*check)(struct arena *arena, const struct trace *t))
{
	struct arena *all = arena_new();

	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		const struct bank *b = load_bank(all, banks[i]);

		seen.bank = banks[i];
		for (size_t f = 0; f < b->n_forms; f++)
			for (seen.person = 0; seen.person < PERSONS;
			     seen.person++) {
				struct arena *arena = arena_new();
				struct answers *a = answers_new(arena, b,
				    &b->forms[f], "2026-11-22");
				struct prng p;

				seen.form = b->forms[f].id;
				prng_init(&p, 1, seen.form, seen.person);
				fill(a, &p);
				check(arena,
				    trace_make(arena, result_make(arena, a)));
				arena_free(arena);
			}
	}
	arena_free(all);
}

#endif
