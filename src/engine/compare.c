/* Two dates of one voice, question by question. */
#include <string.h>

#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

enum compare_fit
compare_fit(const struct answers *a, const struct answers *b)
{
	if (!str_eq(a->bank->id, b->bank->id))
		return COMPARE_OTHER_BANK;
	if (a->form->about_self != b->form->about_self)
		return COMPARE_CASE_AND_SELF;
	return COMPARE_FITS;
}

static const char *
voice(const struct answers *a)
{
	return a->bank->voices[a->form->voice];
}

enum compare_kind
compare_kind(const struct answers *a, const struct answers *b)
{
	if (!a->form->about_self)
		return COMPARE_READERS;
	return str_eq(voice(a), voice(b)) ? COMPARE_DATES : COMPARE_VOICES;
}

/* --- one side ------------------------------------------------------------ */

/* Under the bank at hand an answer may be set aside that counted under its
 * own: then the file is what is known. A file never holds parked answers. */
static enum answer_state
state_of(const struct compare_side *s, size_t item)
{
	if (!s->known && answer_parked(s->answers, item))
		return s->answers->list[item].said;
	return answer_state(s->answers, item);
}

static void
fill_answer(const struct compare_side *s, struct compare_said *said)
{
	const struct form *f = s->answers->form;
	const struct form_item *it = &f->items[said->item];
	const struct option *o;

	said->option = s->answers->list[said->item].option;
	o = &it->scale->options[said->option];
	said->said = o->unknown ? SAID_NOT_KNOWN : SAID_ANSWER;
	said->named = it->question != NULL && o->ticked;
	said->speaks = it->question != NULL &&
	    question_alerts(it->question, f->voice, said->option);
}

struct compare_said
compare_said(const struct compare_side *s, int item)
{
	struct compare_said said = {SAID_NOT_ASKED, item, -1, false, false};

	if (item < 0)
		return said;
	switch (state_of(s, (size_t)item)) {
	case ANSWER_GIVEN:
		fill_answer(s, &said);
		return said;
	case ANSWER_SKIPPED:
		said.said = SAID_SKIPPED;
		return said;
	case ANSWER_NOT_APPLICABLE:
		said.said = SAID_NOT_APPLICABLE;
		return said;
	case ANSWER_NOT_REACHED:
	case ANSWER_NOT_SHOWN:
		break;
	}
	if (s->unread != NULL && s->unread[item])
		said.said = SAID_UNREAD;
	else if (!s->known)
		said.said = SAID_NOTHING;
	return said;
}

bool
compare_answered(const struct compare_said *s)
{
	return s->said == SAID_ANSWER;
}

int
compare_item(const struct compare_side *s, const char *id)
{
	const struct question *q = bank_question(s->answers->bank, id);

	return q != NULL ? s->answers->form->item_of[q->index] : -1;
}

/* The same for Q of either bank; where it is of this one there is nothing to
 * look up. */
static int
item_of(const struct compare_side *s, const struct question *q)
{
	const struct bank *b = s->answers->bank;

	return q->index < b->n_questions && &b->questions[q->index] == q
	    ? s->answers->form->item_of[q->index]
	    : compare_item(s, q->id);
}

const struct category *
compare_category(const struct compare_side *s, const char *id)
{
	const struct form *f = s->answers->form;

	for (size_t i = 0; i < f->n_categories; i++)
		if (str_eq(f->categories[i]->id, id))
			return f->categories[i];
	return NULL;
}

/* --- what changed in a question ------------------------------------------- */

/* By what the answers to a question may be put in order. */
struct order {
	enum { BY_NOTHING, BY_TICKS, BY_SCALE } by;
	bool reverse;
	enum direction direction;
};

/* In a theme of events a higher value is a greater harm, where every answer
 * that counts as named stands above all that do not. */
static bool
is_ladder(const struct scale *s)
{
	for (size_t i = 0; i < s->n_options; i++)
		for (size_t k = 0; k < s->n_options; k++)
			if (s->options[i].ticked && !s->options[i].unknown &&
			    !s->options[k].ticked && !s->options[k].unknown &&
			    s->options[i].value <= s->options[k].value)
				return false;
	return true;
}

static struct order
order_of(const struct compare_side *s, size_t item)
{
	const struct form_item *it = &s->answers->form->items[item];
	const struct category *c = it->category;
	struct order o = {BY_NOTHING, false, DIRECTION_NEUTRAL};

	if (c == NULL)
		return o;
	if (c->kind == KIND_EVENTS) {
		o.by = is_ladder(it->scale) ? BY_TICKS : BY_NOTHING;
		return o;
	}
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == it->question) {
			o.by = BY_SCALE;
			o.reverse = c->items[i].reverse;
			o.direction = c->direction;
		}
	return o;
}

static const struct scale *
scale_of(const struct compare_side *s, const struct compare_said *said)
{
	return s->answers->form->items[said->item].scale;
}

/* What the answer is worth, reversed where the scale says so. */
static int
worth(const struct compare_side *s, const struct compare_said *said,
    bool reverse)
{
	const struct scale *scale = scale_of(s, said);
	const int value = scale->options[said->option].value;

	return reverse ? scale->min + scale->max - value : value;
}

/* RISE: how much more the second is worth. */
static enum change
scale_change(enum direction d, int rise)
{
	static const enum change words[][2] = {
	    [DIRECTION_NEUTRAL] = {CHANGE_LESS, CHANGE_MORE},
	    [DIRECTION_GOOD] = {CHANGE_WORSE, CHANGE_BETTER},
	    [DIRECTION_BAD] = {CHANGE_BETTER, CHANGE_WORSE},
	};

	return rise == 0 ? CHANGE_OTHER : words[d][rise > 0];
}

/* Two different answers. UNSURE: their weight then is not known. */
static enum change
answers_change(const struct compare_side *s, const struct compare_said *said,
    bool unsure)
{
	const struct order a = order_of(&s[0], (size_t)said[0].item);
	const struct order b = order_of(&s[1], (size_t)said[1].item);
	const bool alike = !unsure && a.by == b.by && a.reverse == b.reverse &&
	    a.direction == b.direction;
	const int rise = worth(&s[1], &said[1], b.reverse) -
	    worth(&s[0], &said[0], a.reverse);

	if (a.by == BY_SCALE || b.by == BY_SCALE)
		return alike ? scale_change(b.direction, rise) : CHANGE_OTHER;
	if (s[1].answers->form->items[said[1].item].category == NULL)
		return CHANGE_OTHER; /* one's own judgement: no order */
	if (said[0].named != said[1].named)
		return said[1].named ? CHANGE_NEW : CHANGE_GONE;
	if (!alike || !said[0].named || a.by != BY_TICKS || rise == 0)
		return CHANGE_OTHER;
	return rise > 0 ? CHANGE_WORSE : CHANGE_BETTER;
}

enum change
compare_change(const struct compare_side *s, const struct compare_said *said,
    bool unsure)
{
	const bool first = compare_answered(&said[0]);
	const bool second = compare_answered(&said[1]);

	if (!first || !second)
		return first ? CHANGE_FIRST_ONLY
		    : second ? CHANGE_SECOND_ONLY
			     : CHANGE_NEITHER;
	if (str_eq(scale_of(&s[0], &said[0])->options[said[0].option].id,
		scale_of(&s[1], &said[1])->options[said[1].option].id))
		return CHANGE_SAME;
	return answers_change(s, said, unsure);
}

/* --- all questions -------------------------------------------------------- */

static struct form_of
form_of(const struct compare_side *s)
{
	return (struct form_of){s->answers->bank, s->answers->form};
}

/* An answer that cannot be read is no gap: it cannot be compared. */
static bool
is_unread(const struct question_change *q)
{
	return q->said[0].said == SAID_UNREAD || q->said[1].said == SAID_UNREAD;
}

static void
add_question(struct arena *arena, struct comparison *c,
    const struct question *q)
{
	struct question_change *to = &c->questions[c->n_questions++];
	struct buf why;

	buf_init(&why, arena);
	to->id = q->id;
	to->category = q->category;
	to->role = q->role;
	to->unsure = c->unsure;
	for (int i = 0; i < 2; i++)
		to->said[i] =
		    compare_said(&c->side[i], item_of(&c->side[i], q));
	/* each question of a form goes with itself */
	to->comparable = c->side[0].answers->form == c->side[1].answers->form
	    ? COMPARABLE_YES
	    : bank_diff_question(arena, form_of(&c->side[0]),
		  form_of(&c->side[1]), q->id, &why);
	to->why = why.data;
	if ((to->comparable != COMPARABLE_YES &&
		to->comparable != COMPARABLE_WORDING) ||
	    is_unread(to))
		to->change = CHANGE_NOT_COMPARED;
	else
		to->change = compare_change(c->side, to->said, c->unsure);
}

/* Those of the second form in its order, then those of the first alone. */
static void
add_questions(struct arena *arena, struct comparison *c)
{
	const struct form *a = c->side[0].answers->form;
	const struct form *b = c->side[1].answers->form;

	c->questions =
	    arena_array(arena, a->n_items + b->n_items, sizeof(*c->questions));
	for (size_t i = 0; i < b->n_items; i++)
		if (b->items[i].question != NULL)
			add_question(arena, c, b->items[i].question);
	for (size_t i = 0; i < a->n_items; i++)
		if (a->items[i].question != NULL &&
		    item_of(&c->side[1], a->items[i].question) < 0)
			add_question(arena, c, a->items[i].question);
}

/* Is all that was said the same? An "is not known" is said too. */
static bool
is_same(const struct compare_said *said)
{
	return said[0].said == said[1].said && said[0].option == said[1].option;
}

static void
sum_up(struct comparison *c)
{
	c->same = true;
	for (size_t i = 0; i < c->n_questions; i++) {
		const struct question_change *q = &c->questions[i];

		c->n_both += compare_answered(&q->said[0]) &&
		    compare_answered(&q->said[1]) &&
		    q->change != CHANGE_NOT_COMPARED;
		c->same = c->same &&
		    (q->change == CHANGE_SAME ||
			(q->change == CHANGE_NEITHER && is_same(q->said)));
	}
	for (size_t i = 0; i < c->n_follow_ups; i++)
		c->same = c->same && is_same(c->follow_ups[i].said);
	c->same = c->same && c->n_both > 0;
}

struct comparison *
compare_dates(struct arena *arena, const struct compare_side *a,
    const struct compare_side *b)
{
	struct comparison *c = arena_alloc(arena, sizeof(*c));
	const int order = strcmp(a->answers->date, b->answers->date);

	c->swapped = order > 0;
	c->same_date = order == 0;
	c->side[0] = c->swapped ? *b : *a;
	c->side[1] = c->swapped ? *a : *b;
	c->unsure = !a->known || !b->known;
	for (int i = 0; i < 2; i++)
		c->result[i] = result_make(arena, c->side[i].answers);
	add_questions(arena, c);
	compare_alerts(arena, c);
	compare_follow_ups(arena, c);
	sum_up(c); /* before anything is left out */
	compare_hold(c);
	compare_themes(arena, c);
	compare_steps(arena, c);
	return c;
}
