/* With an act of conduct on either date nothing good is set against it: what
 * moved in the good direction is left out, and so is what may have. */
#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/result.h"

static bool
is_good(const struct category *c)
{
	return c != NULL && c->direction == DIRECTION_GOOD;
}

/* Another answer without an order may be a better one. So may one that is not
 * compared. */
static bool
may_be_better(const struct question_change *q)
{
	switch (q->change) {
	case CHANGE_BETTER:
	case CHANGE_GONE:
	case CHANGE_OTHER:
		return true;
	case CHANGE_NOT_COMPARED:
		return q->said[0].option >= 0 && q->said[1].option >= 0;
	default:
		return q->role == ROLE_OVERALL || is_good(q->category);
	}
}

/* No word of the engine calls it better, whoever reads it. */
void
compare_hold(struct comparison *c)
{
	for (size_t i = 0; c->conduct && i < c->n_questions; i++) {
		struct question_change *q = &c->questions[i];

		q->left_out = may_be_better(q);
		if (q->change == CHANGE_BETTER || q->change == CHANGE_GONE)
			q->change = CHANGE_OTHER;
	}
	for (size_t i = 0; c->conduct && i < c->n_alerts; i++)
		c->alerts[i].left_out = c->alerts[i].kind != SENTINEL_CONDUCT &&
		    c->alerts[i].change == ALERT_NO_LONGER;
	for (size_t i = 0; c->conduct && i < c->n_follow_ups; i++)
		c->follow_ups[i].left_out =
		    c->follow_ups[i].said[0].option >= 0 &&
		    c->follow_ups[i].said[1].option >= 0 &&
		    c->follow_ups[i].said[0].option !=
			c->follow_ups[i].said[1].option;
}

/* Would the two side by side look like a step up? Gaps alone can do that. */
static bool
looks_better(const struct theme_change *t)
{
	const struct theme_score *a = t->score[0], *b = t->score[1];

	if (t->category[1]->kind == KIND_EVENTS)
		return b->ticked > a->ticked
		    ? a->level >= 0 && b->level > a->level
		    : b->ticked < a->ticked || b->level != a->level;
	if (t->category[1]->direction == DIRECTION_NEUTRAL)
		return false;
	return a->has_score && b->has_score ? b->score < a->score
					    : b->level != a->level;
}

void
compare_hold_theme(const struct comparison *c, struct theme_change *t)
{
	static const enum change told[] = {CHANGE_NEW, CHANGE_WORSE,
	    CHANGE_MORE, CHANGE_LESS};
	bool any = false, held = false;

	if (!c->conduct)
		return;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		any |= t->changes[told[i]] > 0;
	for (size_t i = 0; i < c->n_questions; i++)
		held |= c->questions[i].left_out &&
		    compare_counts(c, t, &c->questions[i]);
	held |= t->levels && looks_better(t);
	t->left_out = is_good(t->category[0]) || is_good(t->category[1]) ||
	    (held && !any);
	if (held)
		t->levels = false;
}
