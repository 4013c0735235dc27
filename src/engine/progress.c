#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/flow.h"
#include "harmcheck/progress.h"
#include "harmcheck/str.h"

static const struct {
	const char *name;
	bool item, end; /* only at an item, only at the end */
} places[PROGRESS_PLACES] = {
    [PROGRESS_QUESTION] = {"question", true, false},
    [PROGRESS_PART] = {"part", true, false},
    [PROGRESS_MORE] = {"more", true, false},
    [PROGRESS_HELP] = {"help", false, false},
    [PROGRESS_CLOSER] = {"closer", false, true},
    [PROGRESS_REVIEW] = {"review", false, true},
    [PROGRESS_CLOSE] = {"close", false, false},
    [PROGRESS_SUMMARY] = {"summary", false, false},
    [PROGRESS_KEEP] = {"keep", false, false},
};

bool
progress_needs_item(enum progress_place place)
{
	return places[place].item;
}

bool
progress_needs_end(enum progress_place place)
{
	return places[place].end;
}

const char *
progress_place_name(enum progress_place place)
{
	return places[place].name;
}

enum progress_place
progress_place_named(const char *name)
{
	size_t i = 0;

	while (i < PROGRESS_PLACES && !str_eq(name, places[i].name))
		i++;
	return (enum progress_place)i;
}

struct progress *
progress_new(struct arena *a, const struct bank *b)
{
	struct progress *p = arena_alloc(a, sizeof(*p));

	p->place = PROGRESS_REVIEW;
	p->at = FLOW_END;
	p->introduced = arena_array(a, b->n_categories, sizeof(bool));
	p->settled = arena_array(a, b->n_categories, sizeof(bool));
	p->helped = arena_array(a, SENTINEL_KINDS, sizeof(bool));
	p->helped_in = arena_array(a, SENTINEL_KINDS, sizeof(p->helped_in[0]));
	return p;
}

/* What an answer says about the pages that came before and after it. */
static void
guess_from(struct progress *p, const struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];
	const enum answer_state state = answer_state(a, item);

	if (state == ANSWER_NOT_REACHED || state == ANSWER_NOT_SHOWN)
		return;
	if (it->category != NULL)
		p->introduced[it->category->index] = true;
	if (answer_alerts(a, item))
		p->helped[it->question->sentinel] = true;
}

/* A theme whose full questions are open was looked at closely. One that was
 * kept short is offered again, unless nothing is left to ask before the end:
 * then the person has seen the offer. */
static void
guess_settled(struct progress *p, const struct answers *a)
{
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];

		if (it->category != NULL && it->question != NULL &&
		    it->question->depth == DEPTH_FULL &&
		    a->list[i].open == TRUTH_TRUE)
			p->settled[it->category->index] = true;
	}
	for (size_t i = 0; i < a->bank->n_categories; i++)
		p->settled[i] |= p->at == FLOW_END && a->kept_short[i];
}

void
progress_guess(struct progress *p, struct answers *a)
{
	struct flow flow = {.answers = a, .at = FLOW_END};

	flow_first_unanswered(&flow);
	p->at = flow.at;
	p->place = p->at == FLOW_END ? PROGRESS_REVIEW : PROGRESS_QUESTION;
	p->reviewing = true;
	for (size_t i = 0; i < a->form->n_items; i++)
		guess_from(p, a, i);
	guess_settled(p, a);
}
