/* An invented case: how many gave which answer, and came to which level. A
 * single answer may be seen; who gave none may not, where that can be helped.
 */
#include <string.h>

#include "group_parts.h"
#include "harmcheck/score.h"

/* A row; how many are in it with an answer, and how many were asked and gave
 * none. */
struct row {
	unsigned *options;
	unsigned none, given, gaps;
};

static struct row
new_row(const struct look *l, size_t n)
{
	return (struct row){
	    .options = arena_array(l->arena, n, sizeof(unsigned))};
}

static void
count(struct row *row, int option)
{
	if (option < 0) {
		row->none++;
		return;
	}
	row->options[option]++;
	row->given++;
}

static void
show(struct group_counts *c, const struct row *row)
{
	c->shown = true;
	c->options = row->options;
	c->none = row->none;
}

/* --- items ---------------------------------------------------------------- */

/* Who was not asked, or not as far as anybody can tell, leaves nothing open:
 * counted as gaps, those would make many of one. */
static bool
is_gap(const struct answers *a, size_t item)
{
	return a->list[item].open == TRUTH_TRUE &&
	    answer_state(a, item) != ANSWER_GIVEN;
}

static void
count_item(struct row *row, const struct look *l, size_t round,
    const struct group_item *it)
{
	const size_t item = group_item_at(l, it);

	*row = new_row(l, it->item->scale->n_options);
	for (size_t i = 0; i < l->p->people; i++) {
		const struct answers *a = group_answers(l, round, i);

		count(row, answer_option(a, item));
		row->gaps += is_gap(a, item);
	}
}

/* The first answer that says nothing, or -1. */
static int
unknown_of(const struct scale *s)
{
	for (size_t i = 0; i < s->n_options; i++)
		if (s->options[i].unknown)
			return (int)i;
	return -1;
}

/* Who gives no answer is one with those who say that the case does not tell. It
 * is so with no gap at all too, up to so many that none of them stands alone:
 * else the line itself would say that there is one. */
static void
merge(const struct scale *s, struct group_counts *c, unsigned *options)
{
	for (size_t i = 0; i < s->n_options; i++) {
		if (!s->options[i].unknown)
			continue;
		c->none += options[i];
		options[i] = 0;
	}
	c->with_unknown = true;
}

static void
look_at_item(const struct look *l, struct group_item *it)
{
	const struct scale *s = it->item->scale;
	bool enough = true, few_gaps = false;
	struct row *rows = arena_array(l->arena, l->p->n_rounds, sizeof(*rows));

	for (size_t r = 0; r < l->p->n_rounds; r++) {
		count_item(&rows[r], l, r, it);
		enough &= rows[r].given >= GROUP_FLOOR_CASE;
		few_gaps |= rows[r].gaps < GROUP_SIDE;
	}
	for (size_t r = 0; enough && r < l->p->n_rounds; r++) {
		show(&it->of[r], &rows[r]);
		if (few_gaps && unknown_of(s) >= 0)
			merge(s, &it->of[r], rows[r].options);
	}
}

/* --- themes --------------------------------------------------------------- */

/* Levels are made of answers in which no gap can be told from "the case does
 * not say", nor one kind of gap from another. What is one line at a question
 * would be two numbers in its theme otherwise: "does not apply" takes a
 * question out of the count, and a gap leaves open what waits for it. */
static void
hide_gap(struct answers *a, size_t item)
{
	struct answer *it = &a->list[item];
	const int unknown = unknown_of(a->form->items[item].scale);

	if (unknown < 0 && it->said != ANSWER_GIVEN)
		it->said = ANSWER_SKIPPED;
	if (unknown < 0 ||
	    (it->said == ANSWER_GIVEN &&
		!a->form->items[item].scale->options[it->option].unknown))
		return;
	it->said = ANSWER_GIVEN;
	it->option = unknown;
}

static const struct answers *
without_gaps(struct arena *scratch, const struct answers *a)
{
	const size_t themes = a->bank->n_categories;
	struct answers *to = answers_new(scratch, a->bank, a->form, a->date);

	memcpy(to->list, a->list, a->form->n_items * sizeof(*to->list));
	memcpy(to->declined, a->declined, themes * sizeof(*to->declined));
	memcpy(to->kept_short, a->kept_short, themes * sizeof(*to->kept_short));
	answers_decide(to, hide_gap);
	return to;
}

struct themes {
	struct row (*rows)[GROUP_ROUNDS];
	bool *asked; /* by item of the picture: was anybody asked it? */
};

static void
count_person(const struct look *l, size_t round, const struct answers *a,
    struct themes *to)
{
	struct arena *scratch = arena_new();

	a = without_gaps(scratch, a);
	for (size_t i = 0; i < l->p->n_items; i++)
		to->asked[i] |=
		    a->list[group_item_at(l, &l->p->items[i])].open ==
		    TRUTH_TRUE;
	for (size_t i = 0; i < l->p->n_themes; i++) {
		struct theme_score s;

		score_theme(scratch, a, l->p->themes[i].category, &s);
		count(&to->rows[i][round], s.level);
	}
	arena_free(scratch);
}

static struct themes
count_themes(const struct look *l)
{
	const struct group_picture *p = l->p;
	struct themes to = {
	    .rows = arena_array(l->scratch, p->n_themes, sizeof(*to.rows)),
	    .asked = arena_array(l->scratch, p->n_items, sizeof(bool)),
	};

	for (size_t r = 0; r < p->n_rounds; r++) {
		for (size_t i = 0; i < p->n_themes; i++)
			to.rows[i][r] =
			    new_row(l, p->themes[i].category->n_levels);
		for (size_t i = 0; i < p->people; i++)
			count_person(l, r, group_answers(l, r, i), &to);
	}
	return to;
}

/* A question that too few answered could be worked out from what the theme adds
 * up to. One that nobody was asked adds nothing. */
static bool
has_hidden(const struct look *l, const struct themes *c,
    const struct group_theme *t)
{
	for (size_t i = t->first; i < t->first + t->n; i++)
		if (l->p->items[i].item->question != NULL &&
		    !l->p->items[i].of[0].shown && c->asked[i])
			return true;
	return false;
}

static void
look_at_theme(const struct look *l, const struct themes *c,
    struct group_theme *t)
{
	const struct row *rows = c->rows[t - l->p->themes];
	bool enough = !has_hidden(l, c, t);

	for (size_t r = 0; r < l->p->n_rounds; r++)
		enough &= rows[r].given >= GROUP_FLOOR_CASE;
	for (size_t r = 0; enough && r < l->p->n_rounds; r++)
		show(&t->of[r], &rows[r]);
}

void
group_case(const struct look *l)
{
	struct themes c;

	for (size_t i = 0; i < l->p->n_items; i++)
		look_at_item(l, &l->p->items[i]);
	c = count_themes(l);
	for (size_t i = 0; i < l->p->n_themes; i++)
		look_at_theme(l, &c, &l->p->themes[i]);
}
