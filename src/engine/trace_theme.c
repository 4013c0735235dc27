/* What was counted in a theme, and which of its levels were tried. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "score_parts.h"
#include "trace_parts.h"

bool
trace_in_m(enum trace_state s)
{
	return s < TRACE_NOT_APPLICABLE;
}

/* --- items --------------------------------------------------------------- */

static enum trace_state
state_of_open(const struct answers *a, size_t item)
{
	const struct category *c = a->form->items[item].category;

	switch (answer_state(a, item)) {
	case ANSWER_GIVEN:
		return answer_unknown(a, item) ? TRACE_UNKNOWN : TRACE_ANSWERED;
	case ANSWER_SKIPPED:
		return TRACE_SKIPPED;
	case ANSWER_NOT_APPLICABLE:
		return TRACE_NOT_APPLICABLE;
	case ANSWER_NOT_REACHED:
	case ANSWER_NOT_SHOWN:
		break;
	}
	return c != NULL && a->declined[c->index] ? TRACE_DECLINED
						  : TRACE_NOT_REACHED;
}

static enum trace_state
state_of(const struct answers *a, size_t item)
{
	const struct answer *said = &a->list[item];

	if (said->open == TRUTH_TRUE)
		return state_of_open(a, item);
	if (said->open == TRUTH_UNKNOWN)
		return TRACE_UNDECIDED;
	return said->closed ? TRACE_SHORT : TRACE_CLOSED;
}

struct trace_item
trace_item_of(struct arena *arena, const struct answers *a,
    const struct question *q)
{
	struct trace_item t = {.question = q,
	    .item = a->form->item_of[q->index],
	    .state = TRACE_NOT_IN_FORM,
	    .option = -1};
	struct cond_view v;

	if (t.item < 0)
		return t;
	t.state = state_of(a, (size_t)t.item);
	t.option = answer_option(a, (size_t)t.item);
	t.ticked = answer_ticked(a, (size_t)t.item);
	answers_view(a, &v);
	if (t.state == TRACE_CLOSED || t.state == TRACE_UNDECIDED)
		t.gate = trace_cond_of(arena, q->when, &v);
	return t;
}

static void
add(struct trace_theme *t, struct trace_item item)
{
	t->items[t->n_items++] = item;
}

/* Is Q a question of C, and asked of this voice? */
static bool
is_of(const struct answers *a, const struct category *c,
    const struct question *q)
{
	return q->category == c && q->voice[a->form->voice].ask != NULL;
}

static bool
is_scale_item(const struct category *c, const struct question *q)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return true;
	return false;
}

static void
scale_items(struct arena *arena, const struct answers *a, struct trace_theme *t)
{
	const struct category *c = t->score->category;

	for (size_t i = 0; i < c->n_items; i++) {
		struct trace_item item;

		if (!scale_has(a, &c->items[i]))
			continue;
		item = trace_item_of(arena, a, c->items[i].question);
		item.part = scale_part(a, &c->items[i]);
		add(t, item);
	}
}

/* In the order of the form; then those that the form leaves out. */
static void
questions_of(struct arena *arena, const struct answers *a,
    struct trace_theme *t)
{
	const struct category *c = t->score->category;
	const struct bank *b = a->bank;

	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;
		struct trace_item item;

		if (q == NULL || !is_of(a, c, q) || is_scale_item(c, q))
			continue;
		item = trace_item_of(arena, a, q);
		item.beside = c->kind == KIND_SCALE;
		add(t, item);
	}
	for (size_t i = 0; i < b->n_questions; i++)
		if (c->kind == KIND_EVENTS && is_of(a, c, &b->questions[i]) &&
		    a->form->item_of[i] < 0)
			add(t, trace_item_of(arena, a, &b->questions[i]));
}

/* --- levels -------------------------------------------------------------- */

static void
try_level(struct arena *arena, const struct answers *a,
    const struct theme_score *s, const struct level *l, struct trace_level *t)
{
	t->needed = score_needed(s->asked, l->needs_a, l->needs_b);
	t->enough = score_level_enough(s, l);
	t->holds = score_level_holds(a, s, l);
	t->tests = arena_array(arena, l->n_tests, sizeof(*t->tests));
	for (size_t i = 0; i < l->n_tests; i++) {
		const struct level_test *test = &l->tests[i];

		t->tests[i] = (struct trace_test){.test = test,
		    .holds = score_test_holds(a, s, test),
		    .item = test->worst_at_least != NULL
			? score_worst_at_least(a, s, test->worst_at_least)
			: -1};
	}
}

static void
levels(struct arena *arena, const struct answers *a, struct trace_theme *t)
{
	const struct theme_score *s = t->score;
	const struct category *c = s->category;

	t->levels = arena_array(arena, c->n_levels, sizeof(*t->levels));
	for (size_t i = 0; i < c->n_levels; i++) {
		t->levels[i].tried =
		    s->answered > 0 && (s->level < 0 || i <= (size_t)s->level);
		try_level(arena, a, s, &c->levels[i], &t->levels[i]);
	}
}

void
trace_theme(struct arena *arena, const struct answers *a,
    const struct theme_score *s, struct trace_theme *t)
{
	t->score = s;
	t->items = arena_array(arena,
	    a->bank->n_questions + s->category->n_items, sizeof(*t->items));
	if (s->category->kind == KIND_SCALE) {
		scale_items(arena, a, t);
		trace_scale(arena, a, s, &t->scale);
	} else {
		levels(arena, a, t);
	}
	questions_of(arena, a, t);
}
