/* Counting people. All sums are whole numbers, so it does not matter in which
 * order, and in how many parts, people are counted.
 *
 * Nothing here can overflow. A bank's values lie between -1000 and 1000, and a
 * theme has at most 1000 questions, so the keyed values x of one person are at
 * most 10^3 in size and their total t at most 10^6. Of the sums the largest is
 * that of t * t: at most 10^12 a person. partial.h allows 10^12 people, which
 * is 10^24; 128 bits hold 1.7 * 10^38. One count is at most 10^12 people, and
 * 64 bits hold 1.8 * 10^19. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/score.h"
#include "harmcheck/tally.h"
#include "tally_counts.h"

/* The questions of the scale that the form has. */
static void
find_questions(struct arena *a, const struct form *f, struct tally_theme *th)
{
	const struct category *c = th->category;

	if (c->kind != KIND_SCALE)
		return;
	th->questions = arena_array(a, c->n_items, sizeof(struct scale_item *));
	for (size_t i = 0; i < c->n_items; i++)
		if (f->item_of[c->items[i].question->index] >= 0)
			th->questions[th->n_questions++] = &c->items[i];
	th->parts = arena_array(a, th->n_questions, sizeof(*th->parts));
}

struct tally *
tally_new(struct arena *a, const struct bank *b, const struct form *f)
{
	struct tally *t = arena_alloc(a, sizeof(*t));

	t->arena = a;
	t->bank = b;
	t->form = f;
	t->items = arena_array(a, f->n_items, sizeof(*t->items));
	t->themes = arena_array(a, f->n_categories, sizeof(*t->themes));
	for (size_t i = 0; i < f->n_categories; i++) {
		t->themes[i].category = f->categories[i];
		find_questions(a, f, &t->themes[i]);
	}
	return t;
}

void
tally_answer(struct tally *t, size_t item, enum answer_state s, int option,
    uint64_t times)
{
	struct tally_item *it = &t->items[item];

	switch (s) {
	case ANSWER_GIVEN:
		it->given[option] += times;
		break;
	case ANSWER_SKIPPED:
		it->skipped += times;
		break;
	case ANSWER_NOT_APPLICABLE:
		it->not_applicable += times;
		break;
	case ANSWER_NOT_SHOWN:
		it->not_shown += times;
		break;
	case ANSWER_NOT_REACHED:
		it->not_reached += times;
		break;
	}
}

void
tally_result(struct tally *t, size_t theme, const struct theme_score *s,
    uint64_t times)
{
	struct tally_theme *th = &t->themes[theme];

	if (s->level == LEVEL_NOT_APPLICABLE)
		th->not_applicable += times;
	else if (s->level == LEVEL_NOT_ENOUGH)
		th->not_enough += times;
	else {
		th->levels[s->level] += times;
		counts_add(t->arena, &th->values,
		    th->category->kind == KIND_SCALE ? s->score
						     : (int64_t)s->ticked,
		    times);
	}
}

void
tally_complete(struct tally *t, size_t theme, const int *values, uint64_t times)
{
	struct tally_theme *th = &t->themes[theme];
	int64_t total = 0;

	for (size_t i = 0; i < th->n_questions; i++)
		total += values[i];
	for (size_t i = 0; i < th->n_questions; i++) {
		const num_wide x = (num_wide)times * values[i];

		th->parts[i].sum += x;
		th->parts[i].square += x * values[i];
		th->parts[i].with_total += x * total;
	}
	th->complete += times;
	th->total += (num_wide)times * total;
	th->total_square += (num_wide)times * (total * total);
}

void
tally_settle(struct tally *t)
{
	for (size_t i = 0; i < t->form->n_categories; i++)
		counts_settle(t->arena, &t->themes[i].values);
}
