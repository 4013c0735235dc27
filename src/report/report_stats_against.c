/* The page of statistics: questions that run against the rest of their scale.
 * One that is keyed the wrong way drags others below 0 with it; the one without
 * which alpha is the highest is the one to look at. */
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/tally.h"
#include "report_stats_parts.h"

/* Is X more likely than Y to be the one that spoils the scale? */
static bool
is_worse(const struct reliability_item *x, const struct reliability_item *y)
{
	if (x->alpha != y->alpha)
		return x->alpha > y->alpha;
	return x->rest < y->rest;
}

static size_t
count_against(const struct reliability *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_items; i++)
		n += r->items[i].against;
	return n;
}

/* Of those that run against the rest; n_items when that cannot be told. */
static size_t
find_first(const struct reliability *r)
{
	size_t first = r->n_items;

	for (size_t i = 0; i < r->n_items; i++) {
		const struct reliability_item *it = &r->items[i];

		if (it->against && it->has_alpha &&
		    (first == r->n_items || is_worse(it, &r->items[first])))
			first = i;
	}
	return first;
}

static void
warn(const struct stats_page *s, const struct stats_theme *t, size_t i)
{
	const bool reversed = t->counts->questions[i]->reverse;

	report_addf(s->rep, BLOCK_ITEM,
	    "Warning: \"%s\" runs against the rest. People who score high on "
	    "it score low on the others. %s",
	    stats_long_name(s, stats_question(s, t, i), false),
	    reversed ? "The bank reverses it. Look at its words, at whether "
		       "that is right, and at whether the answers had been "
		       "reversed before they came here."
		     : "The bank does not reverse it. Look at its words, and "
		       "at whether it should be reversed.");
}

void
stats_page_against(const struct stats_page *s, const struct stats_theme *t)
{
	struct reliability exact;
	size_t first;

	report_add(s->rep, BLOCK_GAP, "");
	for (size_t i = 0; i < t->reliability.n_items; i++)
		if (t->reliability.items[i].against)
			warn(s, t, i);
	if (count_against(&t->reliability) < 2)
		return;
	reliability_of(s->arena, t->counts, RELIABILITY_PLACES, &exact);
	first = find_first(&exact);
	if (first == exact.n_items)
		report_add(s->rep, BLOCK_ITEM,
		    "Which of them is the one to look at, these figures cannot "
		    "tell.");
	else
		report_addf(s->rep, BLOCK_ITEM,
		    "Look first at \"%s\": without it alpha is %s, the "
		    "highest of these. The others may be below 0 only because "
		    "it stands against them.",
		    stats_long_name(s, stats_question(s, t, first), false),
		    stats_figure(s, t->reliability.items[first].alpha,
			t->alpha_places));
}
