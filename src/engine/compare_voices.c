/* Two voices, or two readers of a case. What is never compared is taken out
 * of the answers first; all else is worked out from what is left, as if it had
 * never been answered. So nothing on the page can give it away: not a count,
 * and not a question that was only asked because of it. */
#include <string.h>

#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/str.h"

/* --- what is taken out ---------------------------------------------------- */

/* Is the theme ID about conduct in either bank? */
static bool
is_conduct(const struct compare_side *sides, const char *id)
{
	for (int i = 0; i < 2; i++) {
		const struct category *c =
		    bank_category(sides[i].answers->bank, id);

		if (c != NULL && c->conduct)
			return true;
	}
	return false;
}

/* Does a question of this id speak alone, or stand in a theme about conduct, or
 * is it private, in either bank? One with a role is a person's own view of it
 * all. */
static bool
is_private(const struct compare_side *sides, const char *id)
{
	for (int i = 0; i < 2; i++) {
		const struct question *q =
		    bank_question(sides[i].answers->bank, id);

		if (q != NULL &&
		    (q->sentinel != SENTINEL_NONE || q->role != ROLE_NONE ||
			q->is_private || is_conduct(sides, q->category->id)))
			return true;
	}
	return false;
}

/* Where somebody stands, such as whether the therapy goes on: not shown, but
 * what it opens is no secret. Each one's own view, and what speaks alone, is.
 */
static bool
is_situation(const struct question *q)
{
	return q->role == ROLE_SITUATION && q->sentinel == SENTINEL_NONE &&
	    !q->is_private;
}

/* Does C ask for a question that is hidden? */
static bool
waits_for_hidden(const struct compare_side *sides, const struct form *f,
    const bool *hidden, const struct cond *c)
{
	if (c == NULL)
		return false;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (waits_for_hidden(sides, f, hidden, p))
			return true;
	if (c->op == COND_FOLLOW_UP)
		return true;
	if (c->question == NULL || is_situation(c->question))
		return false;
	if (f->item_of[c->question->index] < 0)
		return is_private(sides, c->question->id);
	return hidden[f->item_of[c->question->index]];
}

/* By item of side I: is it never compared? In the order of deciding, so that
 * a chain of conditions needs one pass. */
static bool *
hidden_items(struct arena *arena, const struct compare_side *sides, int i)
{
	const struct form *f = sides[i].answers->form;
	bool *hidden = arena_array(arena, f->n_items, sizeof(bool));

	for (size_t k = 0; k < f->n_items; k++) {
		const struct question *q = f->items[f->order[k]].question;

		hidden[f->order[k]] = q == NULL || is_private(sides, q->id) ||
		    waits_for_hidden(sides, f, hidden, q->when);
	}
	return hidden;
}

/* What is hidden on one side is hidden on both. */
static void
hide_both(const struct compare_side *sides, bool *const *hidden)
{
	const struct form *f = sides[0].answers->form;

	for (size_t k = 0; k < f->n_items; k++) {
		const int other = f->items[k].question != NULL
		    ? compare_item(&sides[1], f->items[k].question->id)
		    : -1;

		if (other >= 0)
			hidden[0][k] = hidden[1][other] =
			    hidden[0][k] || hidden[1][other];
	}
}

/* A copy of the answers without those. What somebody's situation opened stays
 * open: it is kept in the copy and shown nowhere. */
static const struct answers *
cut_down(struct arena *arena, const struct answers *a, const bool *hidden)
{
	const size_t n = a->bank->n_categories;
	struct answers *copy = answers_new(arena, a->bank, a->form, a->date);

	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;

		if (hidden[i] && (q == NULL || !is_situation(q)))
			continue;
		copy->list[i].said = a->list[i].said;
		copy->list[i].option = a->list[i].option;
	}
	memcpy(copy->kept_short, a->kept_short, n * sizeof(bool));
	answers_refresh(copy);
	return copy;
}

/* --- what both were asked ------------------------------------------------- */

static bool
is_scale(const struct shared_theme *t)
{
	return t->category[0]->kind == KIND_SCALE ||
	    t->category[1]->kind == KIND_SCALE;
}

static enum gap
gap_of(const struct shared_theme *t, const struct compare_said *said)
{
	if (is_scale(t))
		return GAP_ANSWERED;
	if (said[0].named && said[1].named)
		return GAP_BOTH;
	if (said[0].named)
		return GAP_FIRST;
	return said[1].named ? GAP_SECOND : GAP_NEITHER;
}

struct cutter {
	struct shared *shared;
	bool *hidden[2];
};

/* The item of question ID on side I that may be shown and stands in the theme
 * of that side; -1. */
static int
shown_item(const struct cutter *cut, int i, const struct shared_theme *t,
    const char *id)
{
	const struct compare_side *s = &cut->shared->side[i];
	const int item = compare_item(s, id);

	if (item < 0 || cut->hidden[i][item] ||
	    s->answers->form->items[item].category != t->category[i])
		return -1;
	return item;
}

/* Same words for both: one form, and the same answer. */
static bool
is_same(const struct shared *s, const struct compare_said *said)
{
	return s->side[0].answers->form == s->side[1].answers->form &&
	    said[0].said == said[1].said && said[0].option == said[1].option;
}

static void
add_shared(struct cutter *cut, struct shared_theme *t, const char *id,
    const int *items)
{
	struct shared *s = cut->shared;
	struct shared_question *q = &s->questions[s->n_questions];

	*q = (struct shared_question){.id = id};
	for (int i = 0; i < 2; i++) {
		q->category[i] = t->category[i];
		q->said[i] = compare_said(&s->side[i], items[i]);
	}
	s->same = s->same && is_same(s, q->said);
	if (!compare_answered(&q->said[0]) || !compare_answered(&q->said[1])) {
		s->n_open++;
		return;
	}
	q->gap = gap_of(t, q->said);
	t->gaps[q->gap]++;
	t->n++;
	s->n_questions++;
}

/* Of the questions of the first form in theme T, those that the second asks
 * too. */
static void
add_pairs(struct cutter *cut, struct shared_theme *t)
{
	const struct form *f = cut->shared->side[0].answers->form;

	for (size_t k = 0; k < f->n_items; k++) {
		const struct question *q = f->items[k].question;
		int items[2] = {(int)k, -1};

		if (q == NULL || shown_item(cut, 0, t, q->id) < 0)
			continue;
		items[1] = shown_item(cut, 1, t, q->id);
		if (items[1] >= 0)
			add_shared(cut, t, q->id, items);
	}
}

/* How many may be shown, of side I: it does not depend on any answer. */
static size_t
count_shown(const struct cutter *cut, int i)
{
	const struct form *f = cut->shared->side[i].answers->form;
	size_t n = 0;

	for (size_t k = 0; k < f->n_items; k++)
		n += !cut->hidden[i][k];
	return n;
}

static void
add_theme(struct cutter *cut, const struct category *c)
{
	struct shared *s = cut->shared;
	struct shared_theme *t = &s->themes[s->n_themes];

	*t = (struct shared_theme){
	    .category = {c, compare_category(&s->side[1], c->id)},
	    .first = s->n_questions,
	};
	if (t->category[1] == NULL || is_conduct(s->side, c->id))
		return;
	s->n_themes++;
	add_pairs(cut, t);
}

struct shared *
compare_voices(struct arena *arena, const struct compare_side *a,
    const struct compare_side *b)
{
	struct shared *s = arena_alloc(arena, sizeof(*s));
	struct cutter cut = {.shared = s};
	const struct form *f = a->answers->form;

	s->kind = compare_kind(a->answers, b->answers);
	s->side[0] = *a;
	s->side[1] = *b;
	s->known[0] = a->known;
	s->known[1] = b->known;
	s->versions =
	    a->answers->bank != b->answers->bank || !a->known || !b->known;
	for (int i = 0; i < 2; i++)
		cut.hidden[i] = hidden_items(arena, s->side, i);
	hide_both(s->side, cut.hidden);
	for (int i = 0; i < 2; i++)
		s->side[i] = (struct compare_side){
		    cut_down(arena, s->side[i].answers, cut.hidden[i]), true,
		    s->side[i].unread};
	s->questions = arena_array(arena, f->n_items, sizeof(*s->questions));
	s->themes = arena_array(arena, f->n_categories, sizeof(*s->themes));
	s->same = true;
	for (size_t i = 0; i < f->n_categories; i++)
		add_theme(&cut, f->categories[i]);
	s->same = s->same && s->n_questions > 0;
	for (int i = 0; i < 2; i++)
		s->n_only[i] =
		    count_shown(&cut, i) - s->n_questions - s->n_open;
	return s;
}
