/* A person who answers at random: whatever they do, the check must come to an
 * end, and the end must be one that helps. */
#include "bank_test_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/flow.h"
#include "harmcheck/prng.h"
#include "harmcheck/result.h"

/* More than this many events an item is going in circles. */
#define EVENTS_AN_ITEM 20
#define JUMPS_MOST 3
#define EIGHTHS 8

struct walker {
	struct flow flow;
	struct prng prng;
	struct buf *events;
	size_t n_events;
	size_t wander;  /* how many more times they turn round */
	size_t jumps;   /* and go to a number */
	uint64_t drawn; /* of 8 answers, so many are any answer; the others are
			   the one of the lowest value, also where that is not
			   to know */
	bool *settled; /* by category index: offered a closer look; NULL: what a
			  tick opens is asked at once, as on a pipe */
	bool stopped;
};

static const struct form_item *
item_at(const struct walker *w)
{
	return &w->flow.answers->form->items[w->flow.at];
}

static void
tell(struct walker *w, const char *what)
{
	buf_addf(w->events, "%s%s", w->n_events > 0 ? "; " : "", what);
	w->n_events++;
}

/* Told before the flow moves on. */
static void
tell_item(struct walker *w, const char *what)
{
	const struct form_item *it = item_at(w);

	tell(w, "");
	case_item_name(w->events, it->category, it->question, it->follow_up);
	buf_addf(w->events, " %s", what);
}

static void
tell_theme(struct walker *w, const char *what)
{
	const struct category *c = item_at(w)->category;

	tell(w, what);
	if (c != NULL)
		buf_addf(w->events, " %s", c->id);
}

/* Each of these is one thing to do at an item; false when it cannot be done
 * there. */

static bool
give(struct walker *w)
{
	const struct scale *s = item_at(w)->scale;
	uint64_t option = 0;

	if (prng_below(&w->prng, EIGHTHS) < w->drawn)
		option = prng_below(&w->prng, s->n_options);
	else
		for (size_t i = 1; i < s->n_options; i++)
			if (s->options[i].value < s->options[option].value)
				option = i;
	tell_item(w, s->options[option].id);
	flow_give(&w->flow, (int)option);
	return true;
}

static bool
skip(struct walker *w)
{
	tell_item(w, answer_state_name(ANSWER_SKIPPED));
	flow_skip(&w->flow);
	return true;
}

static bool
not_applicable(struct walker *w)
{
	const struct question *q = item_at(w)->question;

	if (q != NULL && !q->na)
		return false;
	tell_item(w, answer_state_name(ANSWER_NOT_APPLICABLE));
	flow_not_applicable(&w->flow);
	return true;
}

static bool
wanders(struct walker *w)
{
	if (w->wander == 0)
		return false;
	w->wander--;
	return true;
}

static bool
back(struct walker *w)
{
	if (!wanders(w))
		return false;
	tell(w, "back");
	flow_back(&w->flow);
	return true;
}

static bool
pass_over(struct walker *w)
{
	tell(w, "next");
	flow_next(&w->flow);
	return true;
}

static bool
next_unanswered(struct walker *w)
{
	if (!wanders(w))
		return false;
	tell(w, "next unanswered");
	flow_next_unanswered(&w->flow);
	return true;
}

static bool
jump(struct walker *w)
{
	const size_t total = flow_total(&w->flow);
	size_t number;

	if (w->jumps == 0 || total == 0)
		return false;
	w->jumps--;
	number = (size_t)prng_below(&w->prng, total) + 1;
	tell(w, "go to ");
	buf_addf(w->events, "%zu", number);
	return flow_goto(&w->flow, number);
}

static bool
skip_part(struct walker *w)
{
	tell_theme(w, "skip the part");
	flow_skip_part(&w->flow);
	return true;
}

static bool
decline(struct walker *w)
{
	tell_theme(w, "not now");
	flow_decline(&w->flow);
	return true;
}

static bool
stop(struct walker *w)
{
	tell(w, "stop");
	w->stopped = true;
	return true;
}

static const struct {
	uint64_t weight;
	bool (*act)(struct walker *w);
} acts[] = {
    {120, give},
    {20, skip},
    {15, not_applicable},
    {15, back},
    {4, pass_over},
    {4, next_unanswered},
    {2, jump},
    {3, skip_part},
    {3, decline},
    {1, stop},
};

#define N_ACTS (sizeof(acts) / sizeof(acts[0]))

static void
act(struct walker *w)
{
	uint64_t all = 0, drawn;
	size_t i = 0;

	for (size_t k = 0; k < N_ACTS; k++)
		all += acts[k].weight;
	drawn = prng_below(&w->prng, all);
	while (drawn >= acts[i].weight)
		drawn -= acts[i++].weight;
	if (!acts[i].act(w))
		give(w);
}

/* The next theme to look at more closely, or NULL. */
static const struct category *
next_offer(struct walker *w)
{
	const struct form *f = w->flow.answers->form;

	for (size_t i = 0; i < f->n_categories; i++)
		if (flow_more(&w->flow, f->categories[i]) > 0)
			return f->categories[i];
	return NULL;
}

static void
answer_offer(struct walker *w, const struct category *c)
{
	const bool look = prng_below(&w->prng, 2) > 0;

	tell(w, look ? "look closer at " : "leave it at that: ");
	buf_adds(w->events, c->id);
	w->settled[c->index] = true;
	if (look)
		flow_look_closer(&w->flow, c);
}

/* Some look back once more. */
static void
look_back(struct walker *w)
{
	if (prng_below(&w->prng, 3) > 0 || !wanders(w)) {
		w->stopped = true;
	} else if (prng_below(&w->prng, 2) > 0) {
		tell(w, "back");
		flow_back(&w->flow);
	} else {
		tell(w, "first unanswered");
		flow_first_unanswered(&w->flow);
	}
}

static void
act_at_end(struct walker *w)
{
	const struct category *c = w->settled != NULL ? next_offer(w) : NULL;

	if (c != NULL)
		answer_offer(w, c);
	else
		look_back(w);
}

/* False when the flow goes in circles, or stands where nothing is asked. */
static bool
walk_to_end(struct walker *w, struct buf *why)
{
	const struct answers *a = w->flow.answers;
	const size_t most = EVENTS_AN_ITEM * (a->form->n_items + 1);

	while (!w->stopped) {
		if (w->n_events >= most) {
			buf_addf(why, "no end after %zu steps", most);
			return false;
		}
		if (w->flow.at == FLOW_END) {
			act_at_end(w);
			continue;
		}
		if (w->flow.at >= a->form->n_items ||
		    a->list[w->flow.at].open != TRUTH_TRUE) {
			buf_adds(why, "a question is shown that is not open");
			return false;
		}
		act(w);
	}
	return true;
}

bool
bank_test_walk(struct arena *scratch, const struct bank *b,
    const struct form *form, uint64_t seed, uint64_t number, struct buf *events,
    struct buf *why)
{
	struct walker w = {.events = events, .jumps = JUMPS_MOST};

	arena_reset(scratch);
	prng_init(&w.prng, seed, form->id, number);
	w.wander = (size_t)prng_below(&w.prng, form->n_items / 2 + 4);
	w.drawn = prng_below(&w.prng, EIGHTHS + 1);
	flow_init(&w.flow, answers_new(scratch, b, form, ANY_DATE));
	if (prng_below(&w.prng, 2) > 0) {
		w.settled = arena_array(scratch, b->n_categories, sizeof(bool));
		flow_put_off(&w.flow, w.settled);
	}
	return walk_to_end(&w, why) &&
	    bank_test_sound(result_make(scratch, w.flow.answers), why);
}
