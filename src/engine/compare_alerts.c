/* Answers that speak alone, then and now. "Not answered" is never "gone". */
#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

/* Left open although it could have been answered: where its condition is false
 * there was nothing to leave open. */
bool
compare_left_open(const struct compare_side *s, const struct compare_said *said)
{
	if (said->item < 0 || s->answers->list[said->item].open == TRUTH_FALSE)
		return false;
	return said->said == SAID_SKIPPED || said->said == SAID_NOT_ASKED ||
	    said->said == SAID_NOTHING || said->said == SAID_UNREAD;
}

/* False: there is nothing to say of it. */
static bool
alert_change(const struct comparison *c, struct compared_alert *al)
{
	const struct compare_said *then = &al->said[0], *now = &al->said[1];

	if (now->speaks)
		al->change = then->speaks    ? ALERT_STILL
		    : compare_answered(then) ? ALERT_NEW
					     : ALERT_NEW_UNASKED;
	else if (then->speaks)
		al->change =
		    compare_answered(now) ? ALERT_NO_LONGER : ALERT_NO_ANSWER;
	else if (compare_answered(then) && compare_left_open(&c->side[1], now))
		al->change = ALERT_OPEN;
	else
		return false;
	return true;
}

/* An answer that spoke of conduct by the questions of its time still does. */
static enum sentinel_kind
kind_of(const struct comparison *c, const struct question *q)
{
	const struct bank *now = c->side[1].answers->bank;

	for (int i = 0; i < 2; i++) {
		const struct question *its =
		    bank_question(c->side[i].answers->bank, q->id);

		if (its != NULL && its->sentinel == SENTINEL_CONDUCT &&
		    now->sentinels[SENTINEL_CONDUCT].given)
			return SENTINEL_CONDUCT;
	}
	return q->sentinel;
}

static void
add_alert(struct comparison *c, const struct question *q)
{
	struct compared_alert *al = &c->alerts[c->n_alerts];

	*al = (struct compared_alert){.id = q->id, .kind = kind_of(c, q)};
	for (int i = 0; i < 2; i++)
		al->said[i] =
		    compare_said(&c->side[i], compare_item(&c->side[i], q->id));
	if (!alert_change(c, al))
		return;
	c->n_alerts++;
}

/* The form of side I: its sentinels of this KIND. The first form only adds
 * what the second does not ask, or asks as no sentinel of the kind. */
static void
add_kind(struct comparison *c, int i, enum sentinel_kind kind)
{
	const struct form *f = c->side[i].answers->form;

	for (size_t k = 0; k < f->n_items; k++) {
		const struct question *q = f->items[k].question;
		int other;

		if (q == NULL || q->sentinel != kind)
			continue;
		other = i == 0 ? compare_item(&c->side[1], q->id) : -1;
		if (other < 0 ||
		    c->side[1].answers->form->items[other].question->sentinel ==
			SENTINEL_NONE)
			add_alert(c, q);
	}
}

bool
compare_is_grave(enum sentinel_kind kind)
{
	return kind == SENTINEL_SELF_HARM || kind == SENTINEL_CONDUCT ||
	    kind == SENTINEL_UNSAFE;
}

bool
compare_is_lost(const struct compared_alert *al)
{
	return al->change == ALERT_NO_ANSWER && compare_is_grave(al->kind);
}

void
compare_alerts(struct arena *arena, struct comparison *c)
{
	const struct answers *then = c->side[0].answers;
	const struct answers *now = c->side[1].answers;

	c->alerts = arena_array(arena, then->form->n_items + now->form->n_items,
	    sizeof(*c->alerts));
	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const struct sentinel *s = bank_sentinel(now->bank, k);

		if (s != NULL) {
			add_kind(c, 1, s->kind);
			add_kind(c, 0, s->kind);
		}
	}
	/* by the questions of either time, whatever those of the other say */
	for (int i = 0; i < 2; i++)
		c->conduct |= c->result[i]->speaks[SENTINEL_CONDUCT];
	/* kinds that only the older bank has */
	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const struct sentinel *s = bank_sentinel(then->bank, k);

		if (s != NULL && !now->bank->sentinels[s->kind].given)
			add_kind(c, 0, s->kind);
	}
}
