/* From form to form: their numbers, and nothing typed of them yet. */
#include <stdio.h>
#include <string.h>

#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"
#include "harmcheck/str.h"

const struct row *
fast_first_row(const struct fast *f, const char *id)
{
	for (size_t i = 0; i < f->arg.n_first; i++)
		if (str_eq(f->arg.first[i].id, id))
			return &f->arg.first[i];
	return NULL;
}

bool
fast_is_taken(const struct fast *f, const char *id)
{
	for (size_t i = 0; i < f->n_ids; i++)
		if (str_eq(f->ids[i], id))
			return true;
	return false;
}

/* Add one to the digits at the end of ID, "A09" to "A10"; without digits there
 * is nothing to count. False: it would be too long. */
static bool
count_up(char *id, size_t size)
{
	const size_t n = strlen(id);
	size_t at = n;

	for (; at > 0 && id[at - 1] >= '0' && id[at - 1] <= '9'; at--)
		if (id[at - 1] != '9') {
			id[at - 1]++;
			return true;
		} else {
			id[at - 1] = '0';
		}
	if (at == n || n + 2 > size || n >= ROWS_ID_MOST)
		return false;
	memmove(id + at + 1, id + at, n - at + 1);
	id[at] = '1';
	return true;
}

/* In the order of the first typing; the page alone says more. */
static const char *
next_of_first(const struct fast *f)
{
	for (size_t i = 0; i < f->arg.n_first; i++)
		if (*f->arg.first[i].id != '\0' &&
		    !fast_is_taken(f, f->arg.first[i].id))
			return f->arg.first[i].id;
	return NULL;
}

const char *
fast_default_id(const struct fast *f)
{
	char id[4 * ROWS_ID_MOST + 2] = "1";

	if (f->keeps_id)
		return arena_strdup(f->arena, f->id);
	if (f->arg.first_path != NULL)
		return next_of_first(f);
	if (f->n_ids > 0) {
		snprintf(id, sizeof(id), "%s", f->ids[f->n_ids - 1]);
		if (!count_up(id, sizeof(id)))
			return NULL;
	}
	while (fast_is_taken(f, id))
		if (!count_up(id, sizeof(id)))
			return NULL;
	return arena_strdup(f->arena, id);
}

/* Nothing is typed. The questions of a closer look are not on paper: where
 * there are some, the theme is kept short. */
void
fast_clear(struct fast *f)
{
	struct answers *a = f->answers;
	const struct form *form = a->form;

	memset(a->list, 0, form->n_items * sizeof(*a->list));
	memset(a->code, 0, sizeof(a->code));
	for (size_t i = 0; i < form->n_items; i++)
		if (form->items[i].category != NULL &&
		    !form_item_on_paper(form, i))
			a->kept_short[form->items[i].category->index] = true;
	if (a->work != NULL)
		a->work->shares = NULL;
	answers_refresh(a);
	f->n_done = 0;
	f->begun = f->has_points = false;
	f->other = NULL;
}

void
fast_next_form(struct fast *f)
{
	fast_clear(f);
	f->keeps_id = false;
	f->place = FAST_ID;
}

void
fast_start_anew(struct fast *f)
{
	fast_clear(f);
	f->keeps_id = true;
	f->place = FAST_ID;
	fast_say(f, "What was typed of form %s is gone. It starts anew.",
	    f->id);
}

/* Can it be asked by anything that can be typed? As long as nothing is, what
 * hangs on a box is open or unknown. */
static bool
can_be_asked(const struct answers *a, const struct cond_view *v, size_t item)
{
	const struct form_item *it = &a->form->items[item];

	if (it->question != NULL)
		return a->list[item].open != TRUTH_FALSE;
	return cond_eval(it->follow_up->when, v) != TRUTH_FALSE;
}

/* The numbers are those that stand on the page (paper.h). */
void
fast_numbers(struct fast *f)
{
	struct cond_view v;

	answers_view(f->answers, &v);
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (form_item_on_paper(f->answers->form, i) &&
		    can_be_asked(f->answers, &v, i))
			f->numbers[i] = ++f->n_numbers;
}
