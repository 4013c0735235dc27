#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "result_parts.h"
#include "trace_parts.h"

/* --- the count of the whole page -------------------------------------------
 */

static void
count(struct trace *t, struct trace_count *n)
{
	const struct answers *a = t->result->answers;

	for (size_t i = 0; i < a->form->n_items; i++) {
		if (a->form->items[i].category != n->category ||
		    !result_counts(a, i))
			continue;
		n->items++;
		n->answered += answer_state(a, i) == ANSWER_GIVEN;
	}
}

static void
counts(struct arena *arena, struct trace *t)
{
	const struct form *f = t->result->answers->form;

	t->n_counts = f->n_categories + 1;
	t->counts = arena_array(arena, t->n_counts, sizeof(*t->counts));
	for (size_t i = 0; i < t->n_counts; i++) {
		t->counts[i].category = i > 0 ? f->categories[i - 1] : NULL;
		count(t, &t->counts[i]);
	}
}

/* --- answers that speak alone ----------------------------------------------
 */

static const struct alert *
alert_at(const struct result *r, size_t item)
{
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->alerts[i].item == item)
			return &r->alerts[i];
	return NULL;
}

static void
add_alerts(struct arena *arena, struct trace *t, const struct sentinel *s)
{
	const struct answers *a = t->result->answers;

	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;

		if (q == NULL || q->sentinel != s->kind)
			continue;
		t->alerts[t->n_alerts++] = (struct trace_alert){.item = i,
		    .kind = s->kind,
		    .rank = s->rank,
		    .alert = alert_at(t->result, i),
		    .option = answer_option(a, i),
		    .from = q->sentinel_from[a->form->voice],
		    .at = trace_item_of(arena, a, q)};
	}
}

static void
alerts(struct arena *arena, struct trace *t)
{
	const struct bank *b = t->result->answers->bank;

	t->alerts = arena_array(arena, t->result->answers->form->n_items,
	    sizeof(*t->alerts));
	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const struct sentinel *s = bank_sentinel(b, k);

		if (s != NULL)
			add_alerts(arena, t, s);
	}
}

/* --- rules of advice -------------------------------------------------------
 */

static void
rules(struct arena *arena, struct trace *t)
{
	const struct bank *b = t->result->answers->bank;
	struct cond_view v;

	result_view(t->result, &v);
	t->rules = arena_array(arena, b->n_advice, sizeof(*t->rules));
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *rule = &b->advice[i];

		if (cond_eval(rule->when, &v) != TRUTH_TRUE)
			continue;
		t->rules[t->n_rules++] = (struct trace_rule){.rule = rule,
		    .rank = i,
		    .fired = result_holds(t->result, rule),
		    .when = trace_cond_of(arena, rule->when, &v),
		    .unless = trace_cond_of(arena, rule->unless, &v)};
	}
}

const struct trace_rule *
trace_rule_of(const struct trace *t, const struct advice *rule)
{
	for (size_t i = 0; i < t->n_rules; i++)
		if (t->rules[i].rule == rule)
			return &t->rules[i];
	return NULL;
}

struct trace *
trace_make(struct arena *arena, const struct result *r)
{
	struct trace *t = arena_alloc(arena, sizeof(*t));
	struct result again = *r; /* its steps are chosen once more, watched */

	t->result = r;
	counts(arena, t);
	alerts(arena, t);
	t->themes = arena_array(arena, r->n_themes, sizeof(*t->themes));
	for (size_t i = 0; i < r->n_themes; i++)
		trace_theme(arena, r->answers, &r->themes[i], &t->themes[i]);
	rules(arena, t);
	result_steps(arena, &again, &t->steps);
	return t;
}
