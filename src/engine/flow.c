#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/flow.h"

static bool
is_open(const struct flow *f, size_t item)
{
	return f->answers->list[item].open == TRUTH_TRUE;
}

/* "Not now" was said to the theme, and nothing to this item. */
static bool
is_declined(const struct flow *f, size_t item)
{
	const struct category *c = f->answers->form->items[item].category;

	return c != NULL && f->answers->declined[c->index] &&
	    f->answers->list[item].said == ANSWER_NOT_REACHED;
}

static size_t
first_from(const struct flow *f, size_t item)
{
	for (; item < f->answers->form->n_items; item++)
		if (is_open(f, item) && !is_declined(f, item))
			return item;
	return FLOW_END;
}

/* A theme that is not settled, and in which a full question is open: so it is
 * not kept short yet. */
static const struct category *
deepened(const struct flow *f)
{
	const struct form *form = f->answers->form;

	for (size_t i = 0; i < form->n_items; i++) {
		const struct form_item *it = &form->items[i];

		if (it->category != NULL && it->question != NULL &&
		    it->question->depth == DEPTH_FULL && is_open(f, i) &&
		    !f->settled[it->category->index])
			return it->category;
	}
	return NULL;
}

/* Decide anew what is open. Themes are kept short one by one: what closes in
 * one may open a question in another. */
static void
refresh(struct flow *f)
{
	struct answers *a = f->answers;
	const struct category *c;

	if (f->settled != NULL)
		for (size_t i = 0; i < a->bank->n_categories; i++)
			a->kept_short[i] &= f->settled[i];
	answers_refresh(a);
	while (f->settled != NULL && (c = deepened(f)) != NULL) {
		a->kept_short[c->index] = true;
		answers_refresh(a);
	}
}

void
flow_init(struct flow *f, struct answers *a)
{
	*f = (struct flow){.answers = a};
	f->at = first_from(f, 0);
}

/* A condition may look forward: what an answer has just opened behind us is
 * asked before the end. */
static size_t
unanswered_from(const struct flow *f, size_t item)
{
	for (; item < f->answers->form->n_items; item++)
		if (is_open(f, item) && !is_declined(f, item) &&
		    f->answers->list[item].said == ANSWER_NOT_REACHED)
			return item;
	return FLOW_END;
}

void
flow_next(struct flow *f)
{
	if (f->at == FLOW_END)
		return;
	f->at = first_from(f, f->at + 1);
	if (f->at == FLOW_END)
		f->at = unanswered_from(f, 0);
}

/* Whoever answers a question of a part that was left out has come back to it:
 * its other questions are asked too. */
static void
take_back_decline(struct flow *f)
{
	const struct category *c = f->answers->form->items[f->at].category;

	if (c != NULL)
		f->answers->declined[c->index] = false;
}

static void
say(struct flow *f, enum answer_state said, int option)
{
	struct answer *a;

	if (f->at == FLOW_END)
		return;
	a = &f->answers->list[f->at];
	a->said = said;
	a->option = option;
	take_back_decline(f);
	refresh(f);
	flow_next(f);
}

void
flow_give(struct flow *f, int option)
{
	say(f, ANSWER_GIVEN, option);
}

void
flow_skip(struct flow *f)
{
	say(f, ANSWER_SKIPPED, 0);
}

void
flow_not_applicable(struct flow *f)
{
	say(f, ANSWER_NOT_APPLICABLE, 0);
}

/* The first item behind the theme at hand. */
static void
leave_theme(struct flow *f, const struct category *c)
{
	const struct form *form = f->answers->form;
	size_t i = f->at;

	while (i < form->n_items && form->items[i].category == c)
		i++;
	f->at = first_from(f, i);
	if (f->at == FLOW_END)
		f->at = unanswered_from(f, 0);
}

void
flow_skip_part(struct flow *f)
{
	const struct form *form = f->answers->form;
	const struct category *c;

	if (f->at == FLOW_END)
		return;
	c = form->items[f->at].category;
	for (size_t i = 0; i < form->n_items; i++)
		if (form->items[i].category == c && is_open(f, i) &&
		    f->answers->list[i].said == ANSWER_NOT_REACHED)
			f->answers->list[i].said = ANSWER_SKIPPED;
	refresh(f);
	leave_theme(f, c);
}

void
flow_decline(struct flow *f)
{
	const struct category *c;

	if (f->at == FLOW_END)
		return;
	c = f->answers->form->items[f->at].category;
	if (c == NULL) {
		flow_skip_part(f);
		return;
	}
	f->answers->declined[c->index] = true;
	leave_theme(f, c);
}

void
flow_put_off(struct flow *f, const bool *settled)
{
	f->settled = f->answers->form->depth == DEPTH_CORE ? settled : NULL;
}

/* An item that is closed by now is passed over. What a tick has opened in a
 * theme that is not settled was not put off yet when another program, or
 * another version of the bank, opened it. */
void
flow_resume(struct flow *f, struct answers *a, size_t at, const bool *settled)
{
	*f = (struct flow){.answers = a, .at = at};
	flow_put_off(f, settled);
	answers_refresh(a);
	if (f->settled != NULL && deepened(f) != NULL)
		refresh(f);
	if (at != FLOW_END && !is_open(f, at))
		flow_next(f);
}

/* Full questions and follow-ups of C that are open and have no answer. */
static size_t
waiting(const struct flow *f, const struct category *c)
{
	const struct form *form = f->answers->form;
	size_t n = 0;

	for (size_t i = 0; i < form->n_items; i++) {
		const struct question *q = form->items[i].question;

		n += form->items[i].category == c && is_open(f, i) &&
		    f->answers->list[i].said == ANSWER_NOT_REACHED &&
		    (q == NULL || q->depth == DEPTH_FULL);
	}
	return n;
}

size_t
flow_more(struct flow *f, const struct category *c)
{
	struct answers *a = f->answers;
	size_t n;

	if (f->settled == NULL || f->settled[c->index] ||
	    a->declined[c->index] || !a->kept_short[c->index])
		return 0;
	a->kept_short[c->index] = false; /* a look behind the door */
	answers_refresh(a);
	n = waiting(f, c);
	a->kept_short[c->index] = true;
	answers_refresh(a);
	return n;
}

void
flow_look_closer(struct flow *f, const struct category *c)
{
	const struct form *form = f->answers->form;

	f->answers->kept_short[c->index] = false;
	refresh(f);
	f->at = 0;
	while (f->at < form->n_items && form->items[f->at].category != c)
		f->at++;
	flow_first_unanswered(f);
}

bool
flow_back(struct flow *f)
{
	size_t i = f->at == FLOW_END ? f->answers->form->n_items : f->at;

	while (i-- > 0)
		if (is_open(f, i) && !is_declined(f, i)) {
			f->at = i;
			return true;
		}
	return false;
}

void
flow_next_unanswered(struct flow *f)
{
	const size_t from = f->at == FLOW_END ? 0 : f->at + 1;
	size_t at = unanswered_from(f, from);

	if (at == FLOW_END)
		at = unanswered_from(f, 0);
	f->at = at;
}

void
flow_first_unanswered(struct flow *f)
{
	f->at = unanswered_from(f, f->at);
	if (f->at == FLOW_END)
		f->at = unanswered_from(f, 0);
}

bool
flow_goto(struct flow *f, size_t number)
{
	size_t seen = 0;

	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (is_open(f, i) && ++seen == number) {
			f->at = i;
			return true;
		}
	return false;
}

size_t
flow_number(const struct flow *f, size_t item)
{
	size_t n = 0;

	for (size_t i = 0; i < f->answers->form->n_items && i <= item; i++)
		n += is_open(f, i);
	return n;
}

size_t
flow_total(const struct flow *f)
{
	return flow_number(f, f->answers->form->n_items);
}
