/* An invented case: how many gave which answer, and came to which level. A
 * single answer may be seen; who gave none may not, where that can be helped.
 */
#include "group_parts.h"
#include "harmcheck/score.h"

/* A row; how many are in it with an answer, and how many left one open. */
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

static struct row
count_item(const struct look *l, size_t round, const struct group_item *it)
{
	const size_t item = group_item_at(l, it);
	struct row row = new_row(l, it->item->scale->n_options);

	for (size_t i = 0; i < l->p->people; i++) {
		const struct answers *a = group_answers(l, round, i);

		count(&row, answer_option(a, item));
		row.gaps += answer_state(a, item) != ANSWER_GIVEN &&
		    answer_state(a, item) != ANSWER_NOT_SHOWN;
	}
	return row;
}

static bool
has_unknown(const struct scale *s)
{
	for (size_t i = 0; i < s->n_options; i++)
		if (s->options[i].unknown)
			return true;
	return false;
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
	struct row rows[GROUP_ROUNDS];

	for (size_t r = 0; r < l->p->n_rounds; r++) {
		rows[r] = count_item(l, r, it);
		enough &= rows[r].given >= GROUP_FLOOR_CASE;
		few_gaps |= rows[r].gaps < GROUP_SIDE;
	}
	for (size_t r = 0; enough && r < l->p->n_rounds; r++) {
		show(&it->of[r], &rows[r]);
		if (few_gaps && has_unknown(s))
			merge(s, &it->of[r], rows[r].options);
	}
}

/* --- themes --------------------------------------------------------------- */

static struct row
count_theme(const struct look *l, size_t round, const struct group_theme *t)
{
	struct row row = new_row(l, t->category->n_levels);
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < l->p->people; i++) {
		struct theme_score s;

		score_theme(scratch, group_answers(l, round, i), t->category,
		    &s);
		count(&row, s.level);
		arena_reset(scratch);
	}
	arena_free(scratch);
	return row;
}

static bool
is_asked(const struct look *l, const struct group_item *it)
{
	const size_t item = group_item_at(l, it);

	for (size_t r = 0; r < l->p->n_rounds; r++)
		for (size_t i = 0; i < l->p->people; i++)
			if (answer_state(group_answers(l, r, i), item) !=
			    ANSWER_NOT_SHOWN)
				return true;
	return false;
}

/* A question that too few answered could be worked out from what the theme adds
 * up to. One that nobody was asked adds nothing. */
static bool
has_hidden(const struct look *l, const struct group_theme *t)
{
	for (size_t i = t->first; i < t->first + t->n; i++)
		if (l->p->items[i].item->question != NULL &&
		    !l->p->items[i].of[0].shown && is_asked(l, &l->p->items[i]))
			return true;
	return false;
}

static void
look_at_theme(const struct look *l, struct group_theme *t)
{
	bool enough = !has_hidden(l, t);
	struct row rows[GROUP_ROUNDS];

	for (size_t r = 0; r < l->p->n_rounds; r++) {
		rows[r] = count_theme(l, r, t);
		enough &= rows[r].given >= GROUP_FLOOR_CASE;
	}
	for (size_t r = 0; enough && r < l->p->n_rounds; r++)
		show(&t->of[r], &rows[r]);
}

void
group_case(const struct look *l)
{
	for (size_t i = 0; i < l->p->n_items; i++)
		look_at_item(l, &l->p->items[i]);
	for (size_t i = 0; i < l->p->n_themes; i++)
		look_at_theme(l, &l->p->themes[i]);
}
