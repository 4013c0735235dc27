#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "result_parts.h"

/* How a sentinel item stands; false when there is nothing to say of it. */
static bool
alert_of(const struct answers *a, size_t item, struct alert *alert)
{
	const struct question *q = a->form->items[item].question;

	*alert = (struct alert){.item = item, .kind = q->sentinel};
	switch (answer_state(a, item)) {
	case ANSWER_GIVEN:
		alert->state = ALERT_SPEAKS;
		return answer_alerts(a, item);
	case ANSWER_SKIPPED:
		alert->state = ALERT_NOT_ANSWERED;
		return true;
	case ANSWER_NOT_REACHED:
		alert->state = ALERT_NOT_ASKED;
		return true;
	case ANSWER_NOT_APPLICABLE:
	case ANSWER_NOT_SHOWN:
		break;
	}
	return false;
}

static void
collect_alerts(struct result *r, bool speaking, enum sentinel_kind kind)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;
		struct alert alert;

		if (q == NULL || q->sentinel != kind ||
		    !alert_of(r->answers, i, &alert) ||
		    (alert.state == ALERT_SPEAKS) != speaking)
			continue;
		r->alerts[r->n_alerts++] = alert;
		r->speaks[kind] |= speaking;
	}
}

/* Kinds by rank; a question's kind always has an entry in the bank. A rank
 * that nobody has is passed over: behind it no alert may be lost. */
static void
collect_ranked(struct result *r, bool speaking)
{
	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const struct sentinel *s = bank_sentinel(r->answers->bank, k);

		if (s != NULL)
			collect_alerts(r, speaking, s->kind);
	}
}

static void
make_alerts(struct arena *arena, struct result *r)
{
	r->alerts =
	    arena_array(arena, r->answers->form->n_items, sizeof(*r->alerts));
	collect_ranked(r, true);
	collect_ranked(r, false);
}

const struct theme_score *
result_theme(const struct result *r, const struct category *c)
{
	for (size_t i = 0; i < r->n_themes; i++)
		if (r->themes[i].category == c)
			return &r->themes[i];
	return NULL;
}

/* --- conditions of advice ---------------------------------------------- */

static int
view_option(const void *ctx, size_t item)
{
	const struct result *r = ctx;
	struct cond_view v;

	answers_view(r->answers, &v);
	return v.option(v.ctx, item);
}

static enum truth
view_answered(const void *ctx, size_t item)
{
	const struct result *r = ctx;
	struct cond_view v;

	answers_view(r->answers, &v);
	return v.answered(v.ctx, item);
}

static enum truth
view_level(const void *ctx, const struct category *c, uint64_t levels)
{
	const struct theme_score *s = result_theme(ctx, c);

	if (s == NULL)
		return TRUTH_UNKNOWN; /* the form does not ask this theme */
	if (s->level == LEVEL_NOT_APPLICABLE)
		return TRUTH_FALSE;
	if (s->level == LEVEL_NOT_ENOUGH)
		return levels & COND_NOT_ENOUGH ? TRUTH_TRUE : TRUTH_FALSE;
	return levels >> s->level & 1 ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
view_sentinel(const void *ctx, int kind)
{
	const struct result *r = ctx;

	if (r->speaks[kind])
		return TRUTH_TRUE;
	for (size_t i = 0; i < r->n_alerts; i++)
		if ((int)r->alerts[i].kind == kind)
			return TRUTH_UNKNOWN; /* skipped is not "no" */
	return TRUTH_FALSE;
}

void
result_view(const struct result *r, struct cond_view *v)
{
	*v = (struct cond_view){
	    .ctx = r,
	    .bank = r->answers->bank,
	    .form = r->answers->form,
	    .option = view_option,
	    .answered = view_answered,
	    .level = view_level,
	    .sentinel = view_sentinel,
	};
}

bool
result_holds(const struct result *r, const struct advice *rule)
{
	struct cond_view v;

	result_view(r, &v);
	return cond_eval(rule->when, &v) == TRUTH_TRUE &&
	    (rule->unless == NULL || cond_eval(rule->unless, &v) != TRUTH_TRUE);
}

bool
result_counts(const struct answers *a, size_t item)
{
	const enum answer_state s = answer_state(a, item);

	return a->form->items[item].question != NULL && s != ANSWER_NOT_SHOWN &&
	    s != ANSWER_NOT_APPLICABLE;
}

struct result *
result_make(struct arena *arena, const struct answers *a)
{
	struct result *r = arena_alloc(arena, sizeof(*r));
	const struct form *f = a->form;

	r->answers = a;
	r->n_themes = f->n_categories;
	r->themes = arena_array(arena, r->n_themes, sizeof(*r->themes));
	for (size_t i = 0; i < r->n_themes; i++)
		score_theme(arena, a, f->categories[i], &r->themes[i]);
	for (size_t i = 0; i < f->n_items; i++) {
		const enum answer_state s = answer_state(a, i);

		if (!result_counts(a, i))
			continue;
		r->items++;
		r->answered += s == ANSWER_GIVEN;
		r->skipped += s == ANSWER_SKIPPED;
	}
	make_alerts(arena, r);
	result_steps(arena, r, NULL);
	return r;
}
