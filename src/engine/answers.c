#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"

struct answers *
answers_new(struct arena *arena, const struct bank *b, const struct form *f,
    const char *date)
{
	struct answers *a = arena_alloc(arena, sizeof(*a));

	a->bank = b;
	a->form = f;
	a->list = arena_array(arena, f->n_items, sizeof(*a->list));
	a->declined = arena_array(arena, b->n_categories, sizeof(bool));
	a->kept_short = arena_array(arena, b->n_categories, sizeof(bool));
	strncpy(a->date, date, sizeof(a->date) - 1);
	answers_refresh(a);
	return a;
}

enum answer_state
answer_state(const struct answers *a, size_t item)
{
	const struct answer *it = &a->list[item];

	if (it->open == TRUTH_FALSE)
		return ANSWER_NOT_SHOWN;
	if (it->open == TRUTH_UNKNOWN)
		return ANSWER_NOT_REACHED;
	return it->said;
}

bool
answer_parked(const struct answers *a, size_t item)
{
	const struct answer *it = &a->list[item];

	return it->open != TRUTH_TRUE && it->said != ANSWER_NOT_REACHED;
}

int
answer_option(const struct answers *a, size_t item)
{
	return answer_state(a, item) == ANSWER_GIVEN ? a->list[item].option
						     : -1;
}

bool
answer_ticked(const struct answers *a, size_t item)
{
	const int option = answer_option(a, item);

	return option >= 0 && a->form->items[item].question != NULL &&
	    a->form->items[item].scale->options[option].ticked;
}

bool
answer_alerts(const struct answers *a, size_t item)
{
	const struct question *q = a->form->items[item].question;
	const int option = answer_option(a, item);

	return q != NULL && option >= 0 &&
	    question_alerts(q, a->form->voice, option);
}

/* Has a core question of this theme been ticked, or (CORE_ONLY false) any? */
static bool
theme_ticked(const struct answers *a, const struct category *c, bool core_only)
{
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];

		if (it->category != c || it->question == NULL)
			continue;
		if (core_only && it->question->depth != DEPTH_CORE)
			continue;
		if (answer_ticked(a, i))
			return true;
	}
	return false;
}

static int
view_option(const void *ctx, size_t item)
{
	const struct answers *a = ctx;

	switch (answer_state(a, item)) {
	case ANSWER_GIVEN:
		return a->list[item].option;
	case ANSWER_NOT_APPLICABLE:
	case ANSWER_NOT_SHOWN:
		return COND_OPTION_NONE;
	case ANSWER_SKIPPED:
	case ANSWER_NOT_REACHED:
		break;
	}
	return COND_OPTION_UNKNOWN;
}

/* Skipping is known not to be an answer; only "not reached" is unknown. */
static enum truth
view_answered(const void *ctx, size_t item)
{
	switch (answer_state(ctx, item)) {
	case ANSWER_GIVEN:
		return TRUTH_TRUE;
	case ANSWER_NOT_REACHED:
		return TRUTH_UNKNOWN;
	default:
		return TRUTH_FALSE;
	}
}

void
answers_view(const struct answers *a, struct cond_view *v)
{
	*v = (struct cond_view){
	    .ctx = a,
	    .bank = a->bank,
	    .form = a->form,
	    .option = view_option,
	    .answered = view_answered,
	};
}

static void
refresh_question(struct answers *a, size_t item, const struct cond_view *v)
{
	const struct form *f = a->form;
	const struct form_item *it = &f->items[item];
	struct answer *said = &a->list[item];

	said->closed = f->depth == DEPTH_CORE &&
	    it->question->depth == DEPTH_FULL &&
	    !(f->deepen && it->category != NULL &&
		!a->kept_short[it->category->index] &&
		theme_ticked(a, it->category, true));
	said->open =
	    said->closed ? TRUTH_FALSE : cond_eval(it->question->when, v);
}

void
answers_refresh(struct answers *a)
{
	const struct form *f = a->form;
	struct cond_view v;

	answers_view(a, &v);
	for (size_t i = 0; i < f->n_items; i++) {
		const size_t item = f->order[i];

		if (f->items[item].question != NULL)
			refresh_question(a, item, &v);
		else
			a->list[item].open =
			    theme_ticked(a, f->items[item].category, false) &&
				!a->kept_short[f->items[item].category->index]
			    ? cond_eval(f->items[item].follow_up->when, &v)
			    : TRUTH_FALSE;
	}
}

const char *
answer_state_name(enum answer_state s)
{
	static const char *const names[] = {
	    [ANSWER_NOT_REACHED] = "not-reached",
	    [ANSWER_GIVEN] = "given",
	    [ANSWER_SKIPPED] = "skipped",
	    [ANSWER_NOT_APPLICABLE] = "not-applicable",
	    [ANSWER_NOT_SHOWN] = "not-shown",
	};

	return names[s];
}
