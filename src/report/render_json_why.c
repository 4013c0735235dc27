/* How a result was worked out, as JSON: facts, rules, steps, people. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/bank_words.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "render_json_parts.h"
#include "render_json_why.h"
#include "report_parts.h"

/* --- conditions --------------------------------------------------------------
 */

static const char *const truths[] = {
    [TRUTH_FALSE] = "false",
    [TRUTH_UNKNOWN] = "unknown",
    [TRUTH_TRUE] = "true",
};

/* The theme that a fact is about; NULL for none. */
static const struct category *
theme_of(const struct cond *c)
{
	return c->question != NULL ? c->question->category : c->category;
}

/* What was found: an option, else the state; the level; the form or stage. Not
 * of good sides that are left out. */
static const char *
found(const struct result *r, const struct trace_fact *f)
{
	const struct answers *a = r->answers;
	const struct category *c = theme_of(f->cond);
	const struct theme_score *s = c != NULL ? result_theme(r, c) : NULL;
	int option;

	if (part_fact_left_out(r, f->cond))
		return NULL;
	if (f->cond->op == COND_LEVEL)
		return s != NULL ? json_level_id(s, s->level) : NULL;
	if (f->cond->op == COND_FORM)
		return a->form->id;
	if (f->cond->op == COND_STAGE)
		return a->form->stage;
	if (f->item < 0)
		return NULL;
	option = answer_option(a, (size_t)f->item);
	return option >= 0
	    ? a->form->items[f->item].scale->options[option].id
	    : answer_state_name(answer_state(a, (size_t)f->item));
}

static void
fact(struct json *j, const struct result *r, const struct trace_fact *f)
{
	static const char *const asks[] = {
	    [COND_IS] = "is",
	    [COND_TICKED] = "ticked",
	    [COND_ANSWERED] = "answered",
	    [COND_FOLLOW_UP] = "follow-up",
	    [COND_LEVEL] = "level",
	    [COND_SENTINEL] = "sentinel",
	    [COND_FORM] = "form",
	    [COND_STAGE] = "stage",
	};
	const struct cond *c = f->cond;
	const struct category *theme = theme_of(c);

	json_object(j);
	member(j, "ask", asks[c->op]);
	member(j, "theme", theme != NULL ? theme->id : NULL);
	member(j, "question", c->question != NULL ? c->question->id : NULL);
	member(j, "follow_up", c->follow_up != NULL ? c->follow_up->id : NULL);
	member(j, "kind",
	    c->op == COND_SENTINEL
		? sentinel_name((enum sentinel_kind)c->sentinel)
		: NULL);
	member(j, "found", found(r, f));
	member(j, "value", truths[f->value]);
	json_end_object(j);
}

void
json_facts(struct json *j, const struct result *r, const char *key,
    const struct trace_cond *c)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < c->n_facts; i++)
		fact(j, r, &c->facts[i]);
	json_end_array(j);
}

/* --- the page as a whole -----------------------------------------------------
 */

static void
counts(struct json *j, const struct trace *t)
{
	json_key(j, "counts");
	json_array(j);
	for (size_t i = 0; i < t->n_counts; i++) {
		const struct trace_count *c = &t->counts[i];

		json_object(j);
		member(j, "theme",
		    c->category != NULL ? c->category->id : NULL);
		member_count(j, "asked", c->items);
		member_count(j, "answered", c->answered);
		json_end_object(j);
	}
	json_end_array(j);
}

static const char *
alert_state(const struct trace_alert *al)
{
	static const char *const states[] = {
	    [ALERT_SPEAKS] = "speaks",
	    [ALERT_NOT_ANSWERED] = "not-answered",
	    [ALERT_NOT_ASKED] = "not-asked",
	};

	if (al->alert != NULL)
		return states[al->alert->state];
	return al->option >= 0 ? "silent" : "closed";
}

static void
alerts(struct json *j, const struct trace *t)
{
	json_key(j, "sentinels");
	json_array(j);
	for (size_t i = 0; i < t->n_alerts; i++) {
		const struct trace_alert *al = &t->alerts[i];
		const struct form_item *it =
		    &t->result->answers->form->items[al->item];

		json_object(j);
		member(j, "question", it->question->id);
		member(j, "kind", sentinel_name(al->kind));
		member_count(j, "rank", al->rank + 1);
		member(j, "state", alert_state(al));
		member(j, "answer",
		    al->option >= 0 ? it->scale->options[al->option].id : NULL);
		member(j, "from",
		    al->from >= 0 ? it->scale->options[al->from].id : NULL);
		json_facts(j, t->result, "because", &al->at.gate);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
stands_out(struct json *j, const struct result *r)
{
	json_key(j, "stands_out");
	json_array(j);
	for (size_t i = 0; i < r->n_themes; i++)
		if (part_is_told_sign(r, &r->themes[i]))
			json_string(j, r->themes[i].category->id);
	json_end_array(j);
	member_bool(j, "few_answers",
	    !part_has_signs(r) && 2 * r->answered < r->items);
}

/* Null where good sides are left out. */
static void
looks_good(struct json *j, const struct result *r)
{
	json_key(j, "looks_good");
	if (r->speaks[SENTINEL_CONDUCT]) {
		json_null(j);
		return;
	}
	json_object(j);
	json_key(j, "themes");
	json_array(j);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (s->level >= 0 &&
		    s->category->levels[s->level].shows == SHOWS_GOING_WELL)
			json_string(j, s->category->id);
	}
	json_end_array(j);
	json_key(j, "answers");
	json_array(j);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct category *c = r->themes[i].category;

		for (size_t k = 0; k < c->n_items; k++)
			if (part_is_good(r, c, k))
				json_string(j, c->items[k].question->id);
	}
	json_end_array(j);
	json_end_object(j);
}

static void
themes(struct json *j, const struct trace *t)
{
	json_key(j, "themes");
	json_array(j);
	for (size_t i = 0; i < t->result->n_themes; i++)
		if (!part_is_left_out(t->result, t->themes[i].score))
			json_why_theme(j, t->result, &t->themes[i]);
	json_end_array(j);
}

/* --- next steps --------------------------------------------------------------
 */

static void
condition(struct json *j, const struct trace *t, const char *key,
    const struct trace_cond *c)
{
	const struct answers *a = t->result->answers;
	struct buf words;
	const struct bank_words w = {a->bank, a->form, &words};

	json_key(j, key);
	if (c->cond == NULL) {
		json_null(j);
		return;
	}
	buf_init(&words, j->out->arena);
	bank_words_cond(&w, c->cond);
	json_object(j);
	member(j, "words", words.data);
	member(j, "value", truths[c->value]);
	json_facts(j, t->result, "because", c);
	json_end_object(j);
}

static void
rules(struct json *j, const struct trace *t)
{
	json_key(j, "rules");
	json_array(j);
	for (size_t i = 0; i < t->n_rules; i++) {
		const struct trace_rule *rule = &t->rules[i];

		json_object(j);
		member_count(j, "rank", rule->rank + 1);
		member_count(j, "line", rule->rule->at.line);
		member_bool(j, "fired", rule->fired);
		condition(j, t, "when", &rule->when);
		condition(j, t, "unless", &rule->unless);
		json_end_object(j);
	}
	json_end_array(j);
}

static const char *
moved(const struct trace *t, const struct step *s)
{
	if (s == t->steps.to_first)
		return "first";
	return s == t->steps.to_last ? "last" : NULL;
}

static void
steps(struct json *j, const struct trace *t)
{
	static const char *const fates[OFFER_FATES] = {
	    [OFFER_SHOWN] = "shown",
	    [OFFER_BEYOND] = "beyond-five",
	    [OFFER_AGAIN] = "called-for-before",
	    [OFFER_CONDUCT] = "inside-after-conduct",
	    [OFFER_INSIDE] = "inside-first",
	    [OFFER_VOICE] = "other-voice",
	};

	json_key(j, "steps");
	json_array(j);
	for (size_t i = 0; i < t->steps.n; i++) {
		const struct trace_offer *o = &t->steps.offers[i];

		json_object(j);
		member(j, "id", o->by.step->id);
		json_key(j, "rule");
		if (o->by.rule != NULL)
			json_int(j,
			    (int64_t)trace_rule_of(t, o->by.rule)->rank + 1);
		else
			json_null(j);
		member(j, "sentinel",
		    o->by.rule == NULL ? sentinel_name(o->by.sentinel) : NULL);
		member(j, "fate", fates[o->fate]);
		json_key(j, "place");
		if (o->fate == OFFER_SHOWN)
			json_int(j, (int64_t)o->place + 1);
		else
			json_null(j);
		member(j, "moved",
		    o->fate == OFFER_SHOWN ? moved(t, o->by.step) : NULL);
		json_end_object(j);
	}
	json_end_array(j);
}

void
json_why(struct json *j, const struct trace *t)
{
	json_key(j, "why");
	json_object(j);
	counts(j, t);
	alerts(j, t);
	stands_out(j, t->result);
	looks_good(j, t->result);
	themes(j, t);
	member_count(j, "rules_in_bank", t->result->answers->bank->n_advice);
	rules(j, t);
	steps(j, t);
	json_end_object(j);
}
