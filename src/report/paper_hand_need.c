/* How many answers are enough, on the sheet: a share of the questions that
 * apply is looked up in a table, so that nobody has to round. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

#define ENOUGH_COLUMNS 12

/* The share A/B that level L asks for, or scale theme C (L NULL). */
struct share {
	unsigned a, b;
};

static struct share
share_of(const struct category *c, const struct level *l)
{
	if (l != NULL)
		return (struct share){l->needs_a, l->needs_b};
	if (c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		return (struct share){1, 1};
	return (struct share){c->min_a, c->min_b};
}

/* All that apply, none, and a number need no table. */
static bool
needs_table(struct share s)
{
	return s.b > 0 && s.a > 0 && s.a < s.b;
}

/* The shares that need a table, each once, in the order of the sheet. */
struct shares {
	struct share list[BANK_OPTIONS_MAX];
	size_t n, most; /* questions in a theme */
};

static size_t
place_of(const struct shares *all, struct share s)
{
	size_t i = 0;

	while (i < all->n && (all->list[i].a != s.a || all->list[i].b != s.b))
		i++;
	return i;
}

static void
add_share(struct shares *all, struct share s)
{
	if (needs_table(s) && place_of(all, s) == all->n &&
	    all->n < BANK_OPTIONS_MAX)
		all->list[all->n++] = s;
}

static struct shares
all_shares(const struct sheet *s)
{
	struct shares all = {.n = 0};

	for (size_t i = 0; i < s->form->n_categories; i++) {
		const struct category *c = s->form->categories[i];
		const size_t n = paper_count(s, c);

		all.most = n > all.most ? n : all.most;
		for (size_t k = 0; n > 0 && k < c->n_levels; k++)
			if (c->kind == KIND_EVENTS)
				add_share(&all, share_of(c, &c->levels[k]));
		if (n > 0 && c->kind == KIND_SCALE)
			add_share(&all, share_of(c, NULL));
	}
	return all;
}

void
paper_need(const struct sheet *s, const struct category *c,
    const struct level *l)
{
	const struct shares all = all_shares(s);
	const struct share need = share_of(c, l);

	if (needs_table(need))
		buf_addf(s->out,
		    "enough questions are answered: see "
		    "<span class=\"need\">table %zu</span>",
		    place_of(&all, need) + 1);
	else if (need.b == 0)
		buf_addf(s->out,
		    "<span class=\"need\">%u</span> or more questions are "
		    "answered",
		    need.a);
	else
		buf_adds(s->out,
		    "<span class=\"need\">all</span> questions that apply are "
		    "answered");
}

static void
enough_row(const struct sheet *s, const char *head, size_t from, size_t to,
    const struct share *share)
{
	paper_element(s, "<tr>\n<th scope=\"row\">", head, "</th>\n");
	for (size_t m = from; m <= to; m++) {
		const struct level l = {.needs_a = share != NULL ? share->a : 1,
		    .needs_b = share != NULL ? share->b : 1};

		buf_addf(s->out, "<td class=\"number\">%zu</td>\n",
		    score_level_needed(&l, m));
	}
	buf_adds(s->out, "</tr>\n");
}

static void
enough_table(const struct sheet *s, size_t i, const struct share *share,
    size_t most)
{
	const size_t width =
	    s->paper->large ? ENOUGH_COLUMNS / 2 : ENOUGH_COLUMNS;

	buf_addf(s->out,
	    "<table class=\"enough\" data-table=\"%zu\">\n<caption>Table %zu: "
	    "enough answers (%u of every %u)</caption>\n<tbody>\n",
	    i + 1, i + 1, share->a, share->b);
	for (size_t from = 1; from <= most; from += width) {
		const size_t to =
		    from + width - 1 < most ? from + width - 1 : most;

		enough_row(s, "Questions that apply", from, to, NULL);
		enough_row(s, "Answered, at least", from, to, share);
	}
	buf_adds(s->out, "</tbody>\n</table>\n");
}

void
paper_enough(const struct sheet *s)
{
	const struct shares all = all_shares(s);

	if (all.n == 0)
		return;
	buf_adds(s->out, "<div class=\"pair\">\n");
	for (size_t i = 0; i < all.n; i++)
		enough_table(s, i, &all.list[i], all.most);
	buf_adds(s->out, "</div>\n");
}
