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
	a->ticked = arena_array(arena, b->n_categories, sizeof(*a->ticked));
	memcpy(a->date, date, strnlen(date, sizeof(a->date) - 1));
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

const char *
answer_note(const struct answers *a, size_t item)
{
	return a->list[item].open == TRUTH_TRUE ? a->list[item].note : NULL;
}

bool
answer_ticked(const struct answers *a, size_t item)
{
	const int option = answer_option(a, item);

	return option >= 0 && a->form->items[item].question != NULL &&
	    a->form->items[item].scale->options[option].ticked;
}

bool
answer_unknown(const struct answers *a, size_t item)
{
	const int option = answer_option(a, item);

	return option >= 0 &&
	    a->form->items[item].scale->options[option].unknown;
}

bool
answer_alerts(const struct answers *a, size_t item)
{
	const struct question *q = a->form->items[item].question;
	const int option = answer_option(a, item);

	return q != NULL && option >= 0 &&
	    question_alerts(q, a->form->voice, option);
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

static bool
is_closed(const struct answers *a, const struct form_item *it)
{
	const struct form *f = a->form;

	if (f->depth == DEPTH_FULL || it->question->depth == DEPTH_CORE)
		return false;
	return !f->deepen || it->category == NULL ||
	    a->kept_short[it->category->index] ||
	    a->ticked[it->category->index].core == 0;
}

static void
decide_question(struct answers *a, size_t item, const struct cond_view *v)
{
	const struct form_item *it = &a->form->items[item];
	struct answer *said = &a->list[item];

	said->closed = is_closed(a, it);
	said->open =
	    said->closed ? TRUTH_FALSE : cond_eval(it->question->when, v);
}

static void
count_tick(struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];

	if (it->category == NULL || !answer_ticked(a, item))
		return;
	a->ticked[it->category->index].any++;
	a->ticked[it->category->index].core +=
	    it->question->depth == DEPTH_CORE;
}

static void
decide_follow_up(struct answers *a, size_t item, const struct cond_view *v)
{
	const struct form_item *it = &a->form->items[item];
	const size_t theme = it->category->index;

	a->list[item].open = a->ticked[theme].any > 0 && !a->kept_short[theme]
	    ? cond_eval(it->follow_up->when, v)
	    : TRUTH_FALSE;
}

/* In the form's order of deciding: what an item waits for has been decided,
 * and its theme's ticks have been counted. */
void
answers_decide(struct answers *a, void (*fill)(struct answers *a, size_t item))
{
	const struct form *f = a->form;
	struct cond_view v;

	answers_view(a, &v);
	memset(a->ticked, 0, a->bank->n_categories * sizeof(*a->ticked));
	for (size_t i = 0; i < f->n_items; i++) {
		const size_t item = f->order[i];

		if (f->items[item].question != NULL)
			decide_question(a, item, &v);
		else
			decide_follow_up(a, item, &v);
		if (fill != NULL)
			fill(a, item);
		count_tick(a, item);
	}
}

void
answers_refresh(struct answers *a)
{
	answers_decide(a, NULL);
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

bool
answers_code_fits(const char *code)
{
	static const char fit[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	const size_t n = strlen(code);

	return n > 0 && n <= ANSWERS_CODE_MOST && strspn(code, fit) == n;
}
