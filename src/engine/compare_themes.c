/* Themes and follow-ups, then and now. */
#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/form.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

/* Does theme T count this question on side I? */
static bool
is_counted(const struct comparison *c, const struct theme_change *t, int i,
    const struct question_change *q)
{
	const struct category *theme = t->category[i];
	const int item = q->said[i].item;
	const struct question *question;

	if (theme == NULL || item < 0)
		return false;
	question = c->side[i].answers->form->items[item].question;
	if (question->category == theme)
		return true;
	for (size_t k = 0; k < theme->n_items; k++)
		if (theme->items[k].question == question)
			return true;
	return false;
}

bool
compare_counts(const struct comparison *c, const struct theme_change *t,
    const struct question_change *q)
{
	return is_counted(c, t, 0, q) || is_counted(c, t, 1, q);
}

static void
count_changes(const struct comparison *c, struct theme_change *t)
{
	for (size_t i = 0; i < c->n_questions; i++)
		if (!c->questions[i].left_out &&
		    compare_counts(c, t, &c->questions[i]))
			t->changes[c->questions[i].change]++;
}

static bool
has_gap(const struct theme_score *s)
{
	return s->answered < s->asked;
}

static void
compare_scores(struct theme_change *t)
{
	const struct theme_score *a = t->score[0], *b = t->score[1];

	if (t->category[1]->kind != KIND_SCALE || a->asked == 0 ||
	    b->asked == 0)
		return;
	t->has_gaps = has_gap(a) || has_gap(b);
	t->overlap = a->lowest <= b->highest && b->lowest <= a->highest;
	t->one_range = a->possible_min == b->possible_min &&
	    a->possible_max == b->possible_max;
}

void
compare_theme(struct arena *arena, const struct comparison *c, const char *id,
    struct theme_change *t)
{
	const struct form_of then = {c->side[0].answers->bank,
	    c->side[0].answers->form};
	const struct form_of now = {c->side[1].answers->bank,
	    c->side[1].answers->form};
	struct buf why;

	buf_init(&why, arena);
	t->id = id;
	for (int i = 0; i < 2; i++) {
		t->category[i] = compare_category(&c->side[i], id);
		t->score[i] = t->category[i] != NULL
		    ? result_theme(c->result[i], t->category[i])
		    : NULL;
	}
	t->comparable = bank_diff_theme(arena, then, now, id, &why);
	t->why = why.data;
	t->levels = !c->unsure && t->score[0] != NULL && t->score[1] != NULL &&
	    (t->comparable == COMPARABLE_YES ||
		t->comparable == COMPARABLE_WORDING);
	if (t->levels)
		compare_scores(t);
}

static void
add_theme(struct arena *arena, struct comparison *c, const char *id)
{
	struct theme_change *t = &c->themes[c->n_themes++];

	compare_theme(arena, c, id, t);
	count_changes(c, t);
	compare_hold_theme(c, t);
}

void
compare_themes(struct arena *arena, struct comparison *c)
{
	const struct form *a = c->side[0].answers->form;
	const struct form *b = c->side[1].answers->form;

	c->themes = arena_array(arena, a->n_categories + b->n_categories,
	    sizeof(*c->themes));
	for (size_t i = 0; i < b->n_categories; i++)
		add_theme(arena, c, b->categories[i]->id);
	for (size_t i = 0; i < a->n_categories; i++)
		if (compare_category(&c->side[1], a->categories[i]->id) == NULL)
			add_theme(arena, c, a->categories[i]->id);
}

/* --- follow-ups ----------------------------------------------------------- */

static int
follow_up_item(const struct compare_side *s, const struct form_item *it)
{
	const struct category *c = compare_category(s, it->category->id);
	const struct follow_up *u =
	    bank_follow_up(s->answers->bank, it->follow_up->id);

	return c != NULL && u != NULL
	    ? form_follow_up_item(s->answers->form, c, u)
	    : -1;
}

/* Kept where one of the two has an answer. */
static void
add_follow_up(struct comparison *c, const struct form_item *it)
{
	struct follow_up_change *f = &c->follow_ups[c->n_follow_ups];
	bool any = false;

	f->category = it->category;
	for (int i = 0; i < 2; i++) {
		f->said[i] =
		    compare_said(&c->side[i], follow_up_item(&c->side[i], it));
		any |= f->said[i].option >= 0;
	}
	c->n_follow_ups += any;
}

void
compare_follow_ups(struct arena *arena, struct comparison *c)
{
	const struct form *a = c->side[0].answers->form;
	const struct form *b = c->side[1].answers->form;

	c->follow_ups =
	    arena_array(arena, a->n_items + b->n_items, sizeof(*c->follow_ups));
	for (size_t i = 0; i < b->n_items; i++)
		if (b->items[i].follow_up != NULL)
			add_follow_up(c, &b->items[i]);
	for (size_t i = 0; i < a->n_items; i++)
		if (a->items[i].follow_up != NULL &&
		    follow_up_item(&c->side[1], &a->items[i]) < 0)
			add_follow_up(c, &a->items[i]);
}
