/* How a theme was worked out, as JSON. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/json.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "render_json_parts.h"
#include "render_json_why.h"

/* VALUE in 1/NUM_ONE. */
static void
number(struct json *j, const char *key, int64_t value)
{
	unsigned places = NUM_PLACES;

	for (; places > 0 && value % 10 == 0; places--)
		value /= 10;
	json_key(j, key);
	json_decimal(j, value, places);
}

static void
whole(struct json *j, const char *key, int64_t value)
{
	json_key(j, key);
	json_int(j, value);
}

static void
nothing(struct json *j, const char *key)
{
	json_key(j, key);
	json_null(j);
}

/* --- items -------------------------------------------------------------------
 */

static void
part(struct json *j, const struct trace_item *it)
{
	const struct scale_part *p = &it->part;

	json_key(j, "part");
	if (it->item < 0 || it->beside) {
		json_null(j);
		return;
	}
	json_object(j);
	number(j, "weight", p->weight);
	member_bool(j, "reverse", p->reverse);
	whole(j, "min", p->min);
	whole(j, "max", p->max);
	if (p->answered) {
		whole(j, "counts_as", p->keyed);
		number(j, "adds", p->adds);
	} else {
		nothing(j, "counts_as");
		nothing(j, "adds");
	}
	json_end_object(j);
}

static void
one_item(struct json *j, const struct result *r, const struct trace_theme *t,
    const struct trace_item *it)
{
	static const char *const states[TRACE_STATES] = {
	    [TRACE_ANSWERED] = "answered",
	    [TRACE_UNKNOWN] = "unknown",
	    [TRACE_SKIPPED] = "skipped",
	    [TRACE_NOT_REACHED] = "not-reached",
	    [TRACE_DECLINED] = "declined",
	    [TRACE_UNDECIDED] = "undecided",
	    [TRACE_NOT_APPLICABLE] = "not-applicable",
	    [TRACE_CLOSED] = "closed",
	    [TRACE_SHORT] = "short-form",
	    [TRACE_NOT_IN_FORM] = "not-in-form",
	};
	const struct option *o = it->option >= 0
	    ? &r->answers->form->items[it->item].scale->options[it->option]
	    : NULL;

	json_object(j);
	member(j, "question", it->question->id);
	member(j, "state", states[it->state]);
	member_bool(j, "in_count", trace_in_m(it->state) && !it->beside);
	member(j, "answer", o != NULL ? o->id : NULL);
	if (o != NULL)
		whole(j, "value", o->value);
	else
		nothing(j, "value");
	member_bool(j, "ticked", it->ticked);
	if (t->score->category->kind == KIND_SCALE)
		part(j, it);
	json_facts(j, r, "because", &it->gate);
	json_end_object(j);
}

/* --- levels ------------------------------------------------------------------
 */

static void
one_test(struct json *j, const struct result *r, const struct theme_score *s,
    const struct trace_test *t)
{
	json_object(j);
	if (t->test->worst_at_least != NULL) {
		member(j, "worst_at_least", t->test->worst_at_least);
		member(j, "found",
		    t->item >= 0 ? r->answers->form->items[t->item].question->id
				 : NULL);
	} else {
		member_count(j, "ticked_at_least", t->test->ticked_at_least);
		member_count(j, "found", s->ticked);
	}
	member_bool(j, "holds", t->holds);
	json_end_object(j);
}

static void
one_level(struct json *j, const struct result *r, const struct theme_score *s,
    const struct level *l, const struct trace_level *t)
{
	json_object(j);
	member(j, "id", l->id);
	member_bool(j, "tried", t->tried);
	member_count(j, "needed", t->needed);
	member_bool(j, "enough", t->enough);
	member(j, "tests_needed",
	    l->n_tests == 0 ? NULL : (l->all ? "all" : "any"));
	json_key(j, "tests");
	json_array(j);
	for (size_t i = 0; i < l->n_tests; i++)
		one_test(j, r, s, &t->tests[i]);
	json_end_array(j);
	member_bool(j, "holds", t->holds);
	json_end_object(j);
}

static void
levels(struct json *j, const struct result *r, const struct trace_theme *t)
{
	const struct category *c = t->score->category;

	json_key(j, "levels");
	json_array(j);
	for (size_t i = 0; i < c->n_levels; i++)
		one_level(j, r, t->score, &c->levels[i], &t->levels[i]);
	json_end_array(j);
}

/* --- scores ------------------------------------------------------------------
 */

static void
score(struct json *j, const struct category *c, const char *key, bool known,
    const struct trace_score *s)
{
	char exact[96];

	json_key(j, key);
	if (!known) {
		json_null(j);
		return;
	}
	num_ratio_format(s->exact, exact);
	json_object(j);
	number(j, "sum", s->sum);
	number(j, "weight", s->weight);
	member(j, "exact", exact);
	json_key(j, "rounded");
	json_decimal(j, s->rounded, c->decimals);
	member(j, "band", c->levels[s->level].id);
	json_end_object(j);
}

static void
settle(struct json *j, const struct result *r, const struct trace_theme *t)
{
	const struct category *c = t->score->category;

	json_key(j, "settle");
	json_array(j);
	for (size_t i = 0; i < t->scale.n_settle; i++) {
		const struct trace_settle *s = &t->scale.settle[i];

		json_object(j);
		member(j, "answer",
		    r->answers->form->items[t->score->settle[0]]
			.scale->options[s->option]
			.id);
		score(j, c, "lowest", true, &s->lowest);
		score(j, c, "highest", true, &s->highest);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
bands(struct json *j, const struct category *c)
{
	json_key(j, "bands");
	json_array(j);
	for (size_t i = 0; i < c->n_levels; i++) {
		json_object(j);
		member(j, "id", c->levels[i].id);
		if (c->levels[i].has_below)
			number(j, "below", c->levels[i].below);
		else
			nothing(j, "below");
		json_end_object(j);
	}
	json_end_array(j);
}

static void
scale(struct json *j, const struct result *r, const struct trace_theme *t)
{
	const struct trace_scale *x = &t->scale;
	const struct category *c = t->score->category;
	const bool any = x->any && !x->flat;

	member(j, "method", c->method == METHOD_MEAN ? "mean" : "sum");
	member(j, "shown_as",
	    c->shown_as == SHOWN_AS_PERCENT ? "percent" : "points");
	member_count(j, "decimals", c->decimals);
	member_count(j, "needed", x->needed);
	member_bool(j, "flat", x->flat);
	member_bool(j, "part_of_sum", x->part);
	number(j, "weight_all", x->weight_all);
	bands(j, c);
	score(j, c, "score", t->score->has_score, &x->score);
	score(j, c, "lowest", any, &x->lowest);
	score(j, c, "highest", any, &x->highest);
	score(j, c, "least", any, &x->least);
	score(j, c, "most", any, &x->most);
	settle(j, r, t);
}

void
json_why_theme(struct json *j, const struct result *r,
    const struct trace_theme *t)
{
	json_object(j);
	member(j, "id", t->score->category->id);
	member(j, "kind",
	    t->score->category->kind == KIND_EVENTS ? "events" : "scale");
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < t->n_items; i++)
		one_item(j, r, t, &t->items[i]);
	json_end_array(j);
	if (t->score->category->kind == KIND_EVENTS)
		levels(j, r, t);
	else
		scale(j, r, t);
	json_end_object(j);
}
