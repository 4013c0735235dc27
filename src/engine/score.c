#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/score.h"
#include "score_parts.h"

/* Put one question's state into the counts; docs/scoring.md, "Counting". */
static void
count_item(const struct answers *a, size_t item, struct theme_score *s)
{
	switch (answer_state(a, item)) {
	case ANSWER_GIVEN:
		s->asked++;
		(*(answer_unknown(a, item) ? &s->unknown : &s->answered))++;
		break;
	case ANSWER_SKIPPED:
		s->asked++;
		s->skipped++;
		break;
	case ANSWER_NOT_REACHED:
		s->asked++;
		s->not_reached++;
		break;
	case ANSWER_NOT_APPLICABLE:
		s->not_applicable++;
		break;
	case ANSWER_NOT_SHOWN:
		s->short_form |= a->list[item].closed;
		break;
	}
}

size_t
score_needed(size_t asked, unsigned a, unsigned b)
{
	return (asked * a + b - 1) / b;
}

int
score_value(const struct answers *a, size_t item)
{
	const struct scale *s = a->form->items[item].scale;

	return s->options[answer_option(a, item)].value;
}

/* --- events: separate harms, counted, never averaged ------------------- */

int
score_worst_at_least(const struct answers *a, const struct theme_score *s,
    const char *option_id)
{
	for (size_t i = 0; i < s->ticked; i++) {
		const size_t item = s->ticked_items[i];
		const struct scale *scale = a->form->items[item].scale;
		const int option = scale_option(scale, option_id);

		if (option >= 0 &&
		    score_value(a, item) >= scale->options[option].value)
			return (int)item;
	}
	return -1;
}

bool
score_test_holds(const struct answers *a, const struct theme_score *s,
    const struct level_test *t)
{
	if (t->worst_at_least != NULL)
		return score_worst_at_least(a, s, t->worst_at_least) >= 0;
	return s->ticked >= t->ticked_at_least;
}

bool
score_level_enough(const struct theme_score *s, const struct level *l)
{
	return s->answered >= score_needed(s->asked, l->needs_a, l->needs_b);
}

bool
score_level_holds(const struct answers *a, const struct theme_score *s,
    const struct level *l)
{
	if (!score_level_enough(s, l))
		return false;
	if (l->n_tests == 0)
		return true;
	for (size_t i = 0; i < l->n_tests; i++)
		if (score_test_holds(a, s, &l->tests[i]) != l->all)
			return !l->all;
	return l->all;
}

static void
score_events(const struct answers *a, struct theme_score *s)
{
	const struct category *c = s->category;

	s->level = s->asked == 0 ? LEVEL_NOT_APPLICABLE : LEVEL_NOT_ENOUGH;
	if (s->answered == 0)
		return;
	for (size_t i = 0; i < c->n_levels; i++)
		if (score_level_holds(a, s, &c->levels[i])) {
			s->level = (int)i;
			return;
		}
}

static void
count_events(struct arena *arena, const struct answers *a,
    struct theme_score *s)
{
	const struct form *f = a->form;

	s->ticked_items = arena_array(arena, f->n_items, sizeof(size_t));
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].category != s->category ||
		    f->items[i].question == NULL)
			continue;
		count_item(a, i, s);
		if (!answer_ticked(a, i))
			continue;
		s->ticked_items[s->ticked++] = i;
		if (s->worst < 0 ||
		    score_value(a, i) > score_value(a, (size_t)s->worst))
			s->worst = (int)i;
	}
}

/* Full questions that this form leaves out altogether. */
static bool
leaves_out_full(const struct answers *a, const struct category *c)
{
	const struct bank *b = a->bank;

	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];

		if (q->category == c && q->depth == DEPTH_FULL &&
		    q->voice[a->form->voice].ask != NULL &&
		    a->form->item_of[q->index] < 0)
			return true;
	}
	return false;
}

static void
score(struct arena *arena, const struct answers *a, const struct category *c,
    bool settle, struct theme_score *s)
{
	*s = (struct theme_score){.category = c, .worst = -1};
	s->short_form = leaves_out_full(a, c);
	if (c->kind == KIND_EVENTS) {
		count_events(arena, a, s);
		score_events(a, s);
	} else {
		for (size_t i = 0; i < c->n_items; i++) {
			const int item =
			    a->form->item_of[c->items[i].question->index];

			if (item >= 0)
				count_item(a, (size_t)item, s);
			else if (c->items[i]
				     .question->voice[a->form->voice]
				     .ask != NULL)
				s->short_form = true;
		}
		score_scale(settle ? arena : NULL, a, s);
	}
}

void
score_theme(struct arena *arena, const struct answers *a,
    const struct category *c, struct theme_score *s)
{
	score(arena, a, c, true, s);
}

void
score_theme_briefly(struct arena *arena, const struct answers *a,
    const struct category *c, struct theme_score *s)
{
	score(arena, a, c, false, s);
}
