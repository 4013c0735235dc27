/* A course of time: answers that speak alone. For each question of that kind it
 * is followed when it was answered last, and when it last spoke: "no answer" is
 * never "gone". */
#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "trend_parts.h"

/* A question that can speak alone, in the checks of one part. */
struct track {
	const char *id;
	enum sentinel_kind kind;
	bool answered, spoke;          /* ever */
	size_t last_answer, last_word; /* entries; the second: where it spoke */
	struct compare_said word;
	struct track *next;
};

struct tracker {
	struct arena *arena;
	struct trend *trend;
	const struct trend_part *part;
	struct track *tracks;
};

static const char *
date_of(const struct trend *t, size_t entry)
{
	return t->entries[entry].side->answers->date;
}

/* --- the questions ---------------------------------------------------------
 */

/* In the order in which they were first met. What any of the banks calls
 * conduct is conduct. */
static void
add_track(struct tracker *tr, const struct question *q)
{
	struct track **at = &tr->tracks;

	while (*at != NULL && !str_eq((*at)->id, q->id))
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_alloc(tr->arena, sizeof(**at));
		(*at)->id = q->id;
		(*at)->kind = q->sentinel;
	}
	if (q->sentinel == SENTINEL_CONDUCT)
		(*at)->kind = SENTINEL_CONDUCT;
}

static void
find_tracks(struct tracker *tr)
{
	const struct form *before = NULL;

	for (size_t i = 0; i < tr->part->n_entries; i++) {
		const struct trend_entry *e =
		    &tr->trend->entries[tr->part->entries[i]];
		const struct form *f = e->side->answers->form;

		for (size_t k = 0; f != before && k < f->n_items; k++)
			if (f->items[k].question != NULL &&
			    f->items[k].question->sentinel != SENTINEL_NONE)
				add_track(tr, f->items[k].question);
		before = f;
	}
}

/* --- from check to check ---------------------------------------------------
 */

static bool
is_pending(const struct trend *t, const struct track *q)
{
	return q->spoke &&
	    str_eq(date_of(t, q->last_answer), date_of(t, q->last_word));
}

static void
follow(struct trend *t, struct track *q, size_t entry)
{
	struct trend_entry *e = &t->entries[entry];
	const struct compare_said said =
	    compare_said(&e->compared, compare_item(&e->compared, q->id));

	e->safety_asked |=
	    said.said != SAID_NOT_ASKED && said.said != SAID_NOT_APPLICABLE;
	if (said.speaks) {
		e->speaks[q->kind] = true;
		q->spoke = true;
		q->last_word = entry;
		q->word = said;
	} else if (!compare_answered(&said)) {
		const bool open = compare_left_open(&e->compared, &said);

		e->silent[q->kind] |= is_pending(t, q) && open;
		e->safety_open |= open || said.said == SAID_NOT_KNOWN;
		return;
	}
	e->safety_said = true;
	q->answered = true;
	q->last_answer = entry;
}

/* --- at the end ------------------------------------------------------------
 */

static struct trend_standing *
standing(struct trend *t, enum sentinel_kind kind)
{
	for (size_t i = 0; i < t->n_stands; i++)
		if (t->stands[i].kind == kind)
			return &t->stands[i];
	t->stands[t->n_stands] = (struct trend_standing){.kind = kind};
	return &t->stands[t->n_stands++];
}

/* The newest check of the part whose bank has words for KIND. */
static size_t
worded_by(const struct tracker *tr, enum sentinel_kind kind)
{
	const struct trend_part *p = tr->part;

	for (size_t i = p->n_entries; i-- > 0;) {
		const struct trend_entry *e =
		    &tr->trend->entries[p->entries[i]];

		if (e->side->answers->bank->sentinels[kind].given)
			return p->entries[i];
	}
	return p->entries[p->n_entries - 1];
}

static void
add_answer(struct tracker *tr, const struct track *q, enum trend_how how,
    bool silent)
{
	struct trend_answer *a = arena_alloc(tr->arena, sizeof(*a));
	struct trend_standing *s = standing(tr->trend, q->kind);
	struct trend_answer **at = &s->answers;

	if (s->answers == NULL)
		s->worded = worded_by(tr, q->kind);
	while (*at != NULL)
		at = &(*at)->next;
	*at = a;
	*a = (struct trend_answer){how, q->last_word, q->word, silent, NULL};
}

/* "I do not know" and "does not apply" are no answer, and no silence either. */
static bool
is_silent(const struct compare_said *s)
{
	return s->option < 0 && s->said != SAID_NOT_APPLICABLE;
}

/* Which of two checks of one day is the later nobody knows: what either of
 * them names stands. What was answered in another way since is told for the
 * checks that are drawn; nobody takes an act of conduct back. */
static void
sum_up(struct tracker *tr, const struct track *q)
{
	struct trend *t = tr->trend;
	const size_t last = tr->part->entries[tr->part->n_entries - 1];
	const struct compare_side *side = &t->entries[last].compared;
	const struct compare_said now =
	    compare_said(side, compare_item(side, q->id));

	if (!q->answered)
		return;
	if (!q->spoke)
		t->open |=
		    !compare_answered(&now) && compare_left_open(side, &now);
	else if (now.speaks ||
	    (str_eq(date_of(t, q->last_word), date_of(t, last)) &&
		compare_is_grave(q->kind)))
		add_answer(tr, q, TREND_NOW, false);
	else if (!compare_is_grave(q->kind))
		return;
	else if (is_pending(t, q))
		add_answer(tr, q, TREND_LOST, is_silent(&now));
	else if (t->entries[q->last_word].drawn || q->kind == SENTINEL_CONDUCT)
		add_answer(tr, q, TREND_BEFORE, !compare_answered(&now));
}

static void
one_part(struct tracker *tr)
{
	struct trend *t = tr->trend;

	find_tracks(tr);
	for (struct track *q = tr->tracks; q != NULL; q = q->next) {
		for (size_t i = 0; i < tr->part->n_entries; i++)
			follow(t, q, tr->part->entries[i]);
		sum_up(tr, q);
		t->conduct |= q->spoke && q->kind == SENTINEL_CONDUCT;
	}
}

/* --- what stands, and what to do next --------------------------------------
 */

bool
trend_stands_now(const struct trend_standing *s)
{
	for (const struct trend_answer *a = s->answers; a != NULL; a = a->next)
		if (a->how != TREND_BEFORE)
			return true;
	return false;
}

static const struct sentinel *
sentinel_of(const struct trend *t, const struct trend_standing *s)
{
	return &t->entries[s->worded].side->answers->bank->sentinels[s->kind];
}

/* Nobody takes an act of conduct back. */
static bool
holds(const struct trend_standing *s)
{
	return trend_stands_now(s) || s->kind == SENTINEL_CONDUCT;
}

static bool
comes_first(const struct trend *t, const struct trend_standing *a,
    const struct trend_standing *b)
{
	if (holds(a) != holds(b))
		return holds(a);
	return sentinel_of(t, a)->rank < sentinel_of(t, b)->rank;
}

static void
put_in_order(struct trend *t)
{
	for (size_t i = 1; i < t->n_stands; i++)
		for (size_t k = i;
		     k > 0 && comes_first(t, &t->stands[k], &t->stands[k - 1]);
		     k--) {
			const struct trend_standing s = t->stands[k];

			t->stands[k] = t->stands[k - 1];
			t->stands[k - 1] = s;
		}
}

/* Steps for somebody who has thoughts of self-harm today are not for somebody
 * who had them then, and answers otherwise now. */
static void
choose_steps(struct arena *arena, struct trend *t)
{
	const struct result *r;

	for (size_t i = 0; i < t->n_stands; i++)
		t->grave |=
		    compare_is_grave(t->stands[i].kind) && holds(&t->stands[i]);
	t->steps = arena_array(arena, BANK_STEPS_SHOWN, sizeof(*t->steps));
	if (t->n_parts == 0)
		return;
	r = t->entries[t->newest].result;
	for (size_t i = 0; !t->grave && i < r->n_steps; i++)
		t->steps[t->n_steps++] = r->steps[i].step;
	for (size_t i = 0; t->grave && i < t->n_stands; i++)
		if (holds(&t->stands[i]))
			t->n_steps =
			    compare_add_steps(sentinel_of(t, &t->stands[i]),
				t->entries[t->stands[i].worded]
				    .side->answers->form->voice,
				t->steps, t->n_steps);
}

void
trend_stands(struct arena *arena, struct trend *t)
{
	for (size_t i = 0; i < t->n_parts; i++)
		one_part(&(struct tracker){arena, t, &t->parts[i], NULL});
	put_in_order(t);
	choose_steps(arena, t);
}
