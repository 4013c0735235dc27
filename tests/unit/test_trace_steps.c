/* Is a trace true about next steps? From what it names as called for, the steps
 * are chosen here once more; and each rule that it names is taken out of the
 * bank: what it was needed for is gone then, and nothing else. */
#include "trace_support.h"

/* --- next steps -------------------------------------------------------------
 */

static void
move(const struct step **list, size_t from, size_t to)
{
	const struct step *s = list[from];

	memmove(&list[to + 1], &list[to], (from - to) * sizeof(*list));
	list[to] = s;
}

/* The steps that follow from what was called for, by the rules that the page
 * names. How many. */
static size_t
steps_by_hand(const struct trace *t, const struct step **list)
{
	const struct result *r = t->result;
	size_t n = 0, outside = 0;

	for (size_t i = 0; i < t->steps.n; i++) {
		const enum offer_fate fate = t->steps.offers[i].fate;

		if (fate == OFFER_SHOWN || fate == OFFER_BEYOND ||
		    fate == OFFER_INSIDE)
			list[n++] = t->steps.offers[i].by.step;
	}
	while (outside < n && list[outside]->inside)
		outside++;
	if (outside < n && outside >= BANK_STEPS_SHOWN) {
		move(list, outside, BANK_STEPS_SHOWN - 1);
		must(t->steps.to_last == list[BANK_STEPS_SHOWN - 1]);
		outside = BANK_STEPS_SHOWN - 1;
		seen.moved_last++;
	}
	if (r->speaks[SENTINEL_CONFIDENCE] && outside == n)
		return 0;
	if (r->speaks[SENTINEL_CONFIDENCE] && outside > 0) {
		move(list, outside, 0);
		must(t->steps.to_first == list[0]);
		seen.moved_first++;
	}
	return n < BANK_STEPS_SHOWN ? n : BANK_STEPS_SHOWN;
}

static void
check_steps(struct arena *arena, const struct trace *t)
{
	const struct result *r = t->result;
	const struct step **list =
	    arena_array(arena, t->steps.n + 1, sizeof(struct step *));
	const size_t n = steps_by_hand(t, list);

	must(n == r->n_steps);
	for (size_t i = 0; i < n; i++)
		must(list[i] == r->steps[i].step);
	for (size_t i = 0; i < t->steps.n; i++) {
		const struct trace_offer *o = &t->steps.offers[i];
		const struct step *s = o->by.step;

		must(o->by.rule == NULL || trace_rule_of(t, o->by.rule)->fired);
		must((o->fate == OFFER_VOICE) ==
		    !s->voices[r->answers->form->voice]);
		if (o->fate == OFFER_SHOWN)
			must(o->place < n && list[o->place] == s);
		if (o->fate == OFFER_CONDUCT) {
			must(s->inside && r->speaks[SENTINEL_CONDUCT]);
			seen.refused++;
		}
	}
}

/* --- rules ------------------------------------------------------------------
 */

/* Is the step of O called for by something else too? */
static bool
is_spare(const struct trace *t, const struct trace_offer *o)
{
	for (size_t i = 0; i < t->steps.n; i++)
		if (&t->steps.offers[i] != o &&
		    t->steps.offers[i].by.rule != o->by.rule &&
		    t->steps.offers[i].by.step == o->by.step)
			return true;
	return false;
}

static bool
same_steps(const struct result *a, const struct result *b)
{
	if (a->n_steps != b->n_steps)
		return false;
	for (size_t i = 0; i < a->n_steps; i++)
		if (a->steps[i].step != b->steps[i].step)
			return false;
	return true;
}

/* The result with the rule at RANK taken out of the bank. */
static const struct result *
without(struct arena *arena, const struct answers *a, size_t rank)
{
	struct bank *b = arena_alloc(arena, sizeof(*b));
	struct answers *same = arena_alloc(arena, sizeof(*same));

	*b = *a->bank;
	b->advice = arena_array(arena, b->n_advice, sizeof(*b->advice));
	memcpy(b->advice, a->bank->advice, rank * sizeof(*b->advice));
	memcpy(b->advice + rank, a->bank->advice + rank + 1,
	    (b->n_advice - rank - 1) * sizeof(*b->advice));
	b->n_advice--;
	*same = *a;
	same->bank = b;
	return result_make(arena, same);
}

static void
check_rule(const struct trace *t, const struct trace_rule *rule)
{
	struct arena *arena = arena_new();
	const struct result *less =
	    without(arena, t->result->answers, rule->rank);
	bool needed = false, shown = false;

	for (size_t i = 0; i < t->steps.n; i++) {
		const struct trace_offer *o = &t->steps.offers[i];

		if (o->by.rule != rule->rule || o->fate != OFFER_SHOWN)
			continue;
		shown = true;
		needed |= !is_spare(t, o);
	}
	if (needed)
		must(!same_steps(less, t->result));
	if (!shown)
		must(same_steps(less, t->result));
	seen.rules_lost += needed;
	seen.rules_spare += !shown;
	arena_free(arena);
}

static void
check_rules(const struct trace *t)
{
	const struct bank *b = t->result->answers->bank;
	struct cond_view v;
	size_t k = 0;

	result_view(t->result, &v);
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct trace_rule *rule = &t->rules[k];

		if (cond_eval(b->advice[i].when, &v) != TRUTH_TRUE)
			continue;
		must(k++ < t->n_rules && rule->rule == &b->advice[i]);
		must(rule->rank == i);
		must(rule->when.cond == b->advice[i].when);
		must(rule->unless.cond == b->advice[i].unless);
		must(rule->fired == result_holds(t->result, rule->rule));
		check_cond(&rule->when, &v);
		check_cond(&rule->unless, &v);
		check_rule(t, rule);
	}
	must(k == t->n_rules);
}

/* --- answers that speak alone ------------------------------------------------
 */

static void
check_alerts(const struct trace *t)
{
	const struct result *r = t->result;
	size_t n = 0;

	for (size_t i = 0; i < t->n_alerts; i++) {
		const struct trace_alert *al = &t->alerts[i];
		const struct scale *s = r->answers->form->items[al->item].scale;
		bool speaks =
		    al->option >= 0 && !s->options[al->option].unknown;

		must(i == 0 || t->alerts[i - 1].rank <= al->rank);
		if (speaks && al->from >= 0)
			speaks = s->options[al->option].value >=
			    s->options[al->from].value;
		else if (speaks)
			speaks = s->options[al->option].ticked;
		must(speaks ==
		    (al->alert != NULL && al->alert->state == ALERT_SPEAKS));
		n += al->alert != NULL;
	}
	must(n == r->n_alerts);
}

/* ---------------------------------------------------------------------------
 */

static void
check(struct arena *arena, const struct trace *t)
{
	check_alerts(t);
	check_steps(arena, t);
	check_rules(t);
}

static void
what_is_said_of_steps_is_true(void **state)
{
	(void)state;
	each_person(check);
	print_message("rules needed %zu, spare %zu; moved first %zu, last "
		      "%zu; refused %zu\n",
	    seen.rules_lost, seen.rules_spare, seen.moved_first,
	    seen.moved_last, seen.refused);
	/* a property of nothing would hold as well */
	assert_true(seen.rules_lost > 0 && seen.rules_spare > 0);
	assert_true(seen.moved_first > 0 && seen.moved_last > 0);
	assert_true(seen.refused > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_said_of_steps_is_true)};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
