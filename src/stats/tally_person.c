/* One person's answers, counted the slow and plain way. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/score.h"
#include "harmcheck/tally.h"

/* The keyed values of all questions of TH; false when one has no answer that
 * says something. */
static bool
keyed(const struct answers *a, const struct tally_theme *th, int *values)
{
	for (size_t i = 0; i < th->n_questions; i++) {
		const struct scale_item *si = th->questions[i];
		const size_t item =
		    (size_t)a->form->item_of[si->question->index];
		const struct scale *scale = a->form->items[item].scale;
		const int option = answer_option(a, item);

		if (option < 0 || answer_unknown(a, item))
			return false;
		values[i] = scale_keyed(scale, scale->options[option].value,
		    si->reverse);
	}
	return th->n_questions > 0;
}

void
tally_person(struct tally *t, struct arena *scratch, const struct answers *a)
{
	const struct form *f = t->form;

	for (size_t i = 0; i < f->n_items; i++)
		tally_answer(t, i, answer_state(a, i), answer_option(a, i), 1);
	for (size_t i = 0; i < f->n_categories; i++) {
		const struct tally_theme *th = &t->themes[i];
		int *values =
		    arena_array(scratch, th->n_questions, sizeof(*values));
		struct theme_score s;

		score_theme(scratch, a, f->categories[i], &s);
		tally_result(t, i, &s, 1);
		if (keyed(a, th, values))
			tally_complete(t, i, values, 1);
	}
	tally_settle(t);
}
