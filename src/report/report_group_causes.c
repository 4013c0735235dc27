/* A group's page: where the points went, how evenly they are spread, and how
 * that changed. */
#include <inttypes.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/group.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "harmcheck/spread.h"
#include "report_group_parts.h"

#define TENTHS 10
#define INDEX_HUNDREDTH (SPREAD_ONE / 100)

/* An index in ten-thousandths with two decimals: 4213 is "0.42". */
static const char *
hundredths(const struct group_page *g, int64_t index)
{
	char out[32];

	num_format(num_round(index, INDEX_HUNDREDTH), 2, out);
	return arena_strdup(g->rep->arena, out);
}

static const char *
tenths(const struct group_page *g, unsigned n)
{
	char out[32];

	num_format(n, 1, out);
	return arena_strdup(g->rep->arena, out);
}

static const struct scenario_share *
share_of(const struct group_picture *p, size_t cause)
{
	const struct scenario *key = group_key(p);

	return key != NULL && cause < key->n_shares ? &key->shares[cause]
						    : NULL;
}

static const char *
key_range(const struct group_page *g, const struct scenario_share *s)
{
	if (s->least == s->most)
		return arena_printf(g->rep->arena, "%u", s->least);
	return arena_printf(g->rep->arena, "%u to %u", s->least, s->most);
}

/* --- shares --------------------------------------------------------------- */

#define CAUSE_HEADS (1 + GROUP_ROUNDS + 1)

static struct table *
causes_table(const struct group_page *g)
{
	const bool two = g->p->n_rounds > 1;
	const char *const heads[CAUSE_HEADS] = {"",
	    two ? "points before" : "points", "points after", "the key says"};
	const char *const titles[CAUSE_HEADS] = {"Cause",
	    two ? "Points before" : "Points", "Points after", "The key says"};
	struct table *t = report_table(g->rep,
	    "Points of 100: the mean of all people", heads, CAUSE_HEADS);

	report_titles(g->rep, t, titles);
	t->even = true; /* bars side by side are on one measure */
	return t;
}

static void
cause_row(const struct group_page *g, struct table *t, const struct cause *c)
{
	const struct scenario_share *key = share_of(g->p, c->index);
	const char *cells[CAUSE_HEADS] = {group_text(g->p, &c->label)};
	unsigned *parts =
	    arena_array(g->rep->arena, CAUSE_HEADS, sizeof(*parts));
	struct table_row *w;

	for (size_t i = 0; i < g->p->n_rounds; i++) {
		if (!g->p->spread[i].shown)
			continue;
		parts[i + 1] = g->p->spread[i].mean[c->index];
		cells[i + 1] = tenths(g, parts[i + 1]);
	}
	if (key != NULL)
		cells[CAUSE_HEADS - 1] = key_range(g, key);
	w = report_row(g->rep, t, cells);
	w->parts = parts;
	w->parts_of = SPREAD_POINTS * TENTHS;
}

/* --- the spread ----------------------------------------------------------- */

static const char *
spread_words(const struct group_page *g, unsigned index)
{
	char causes[32];

	num_format_short(spread_causes(index), 1, causes);
	return arena_printf(g->rep->arena,
	    "%s, as if about %s causes had the same share",
	    hundredths(g, index), causes);
}

static void
spread_of(const struct group_page *g, size_t round)
{
	const struct group_spread *s = &g->p->spread[round];

	if (!s->shown) {
		report_addf(g->rep, BLOCK_ITEM,
		    "%s: not shown. Fewer than %u people shared out 100 "
		    "points.",
		    group_name(g, "The spread", round), g->p->floor);
		return;
	}
	report_addf(g->rep, BLOCK_ITEM, "%s: %s.",
	    group_name(g, "Each one's own spread, the mean of all", round),
	    spread_words(g, s->mean_index));
	report_addf(g->rep, BLOCK_ITEM, "%s: %s.",
	    group_name(g, "The spread in the table", round),
	    spread_words(g, s->index_of_mean));
}

static void
how_even(const struct group_page *g)
{
	const size_t n = g->p->bank->n_causes;

	report_add(g->rep, BLOCK_THEME, "How evenly the points are spread");
	report_addf(g->rep, BLOCK_PARA,
	    "The spread is 1.00 when one cause has all the points, and %s when "
	    "all %zu have the same. %sEven is not the same as right: sometimes "
	    "most of it lies in one place.",
	    hundredths(g, SPREAD_ONE / (int64_t)n), n,
	    g->p->wall ? "" : "(It is the Herfindahl-Hirschman index.) ");
	for (size_t i = 0; i < g->p->n_rounds; i++)
		spread_of(g, i);
	report_add(g->rep, BLOCK_PARA,
	    "The spread in the table can be much smaller than each one's own. "
	    "Then many put most points on few causes, but not all on the same "
	    "ones.");
}

/* --- change --------------------------------------------------------------- */

static void
change_counts(const struct group_page *g)
{
	const struct group_spread_change *c = &g->p->change;

	report_addf(g->rep, BLOCK_PARA,
	    "After, %u spread the points more evenly, %u as evenly as "
	    "before, and %u less evenly.",
	    c->more_even, c->same, c->less_even);
}

static const char *
draws(const struct group_page *g)
{
	return arena_printf(g->rep->arena, " (%u draws, seed %" PRIu64 ")",
	    g->p->resamples, g->p->seed);
}

static void
change(const struct group_page *g)
{
	const struct group_spread_change *c = &g->p->change;

	report_add(g->rep, BLOCK_THEME, "How the spread changed");
	if (!c->shown) {
		report_addf(g->rep, BLOCK_PARA,
		    "Not shown. That takes %d people or more who shared out "
		    "the points both times, some who went one way and some who "
		    "did not, and no fewer than %d of each.",
		    2 * GROUP_SIDE, GROUP_SIDE);
		return;
	}
	change_counts(g);
	report_addf(g->rep, BLOCK_PARA,
	    "Each one's spread changed by %s, the mean of all. Draw from these "
	    "people again and again, and it lies between %s and %s in 95 of "
	    "100 draws%s. Below 0 is more even.",
	    hundredths(g, c->mean), hundredths(g, c->low),
	    hundredths(g, c->high), g->p->wall ? "" : draws(g));
	if (c->low <= 0 && c->high >= 0)
		report_add(g->rep, BLOCK_PARA,
		    "That includes 0. So it may be that nothing changed.");
	report_add(g->rep, BLOCK_PARA,
	    "A small group shows little. And what changed need not come from "
	    "the training.");
}

/* With two rounds both are of the people who did so twice. */
static void
shared_out(const struct group_page *g)
{
	const struct group_spread *s = g->p->spread;
	const char *both = g->p->n_rounds > 1 ? ", both times" : "";
	const unsigned n = s[GROUP_BEFORE].shown ? s[GROUP_BEFORE].people
						 : s[GROUP_AFTER].people;

	if (n > 0)
		report_addf(g->rep, BLOCK_PARA,
		    "%u people shared out 100 points among causes of the hard "
		    "part%s.",
		    n, both);
	else
		report_addf(g->rep, BLOCK_PARA,
		    "All people, or most of them, shared out 100 points among "
		    "causes of the hard part%s.",
		    both);
}

/* As the key of such a case says it. */
static void
no_points(const struct group_page *g)
{
	report_add(g->rep, BLOCK_HEADING, "Why no points are shared out");
	report_add(g->rep, BLOCK_PARA,
	    "A part of this case is about an act that no therapist may do. "
	    "That is the therapist's to answer for, and it is not shared "
	    "out.");
}

void
group_causes(const struct group_page *g)
{
	const struct group_picture *p = g->p;
	bool any = false;
	struct table *t;

	if (p->own || p->bank->n_causes == 0)
		return;
	if (p->scenario != NULL && p->scenario->n_shares == 0) {
		if (group_key(p) != NULL)
			no_points(g);
		return;
	}
	for (size_t i = 0; i < p->n_rounds; i++)
		any |= p->spread[i].shown;
	report_add(g->rep, BLOCK_HEADING, "Where the points went");
	if (!any) {
		report_addf(g->rep, BLOCK_PARA,
		    "Not shown. Fewer than %u people shared out 100 points "
		    "among causes.",
		    p->floor);
		return;
	}
	shared_out(g);
	t = causes_table(g);
	for (size_t i = 0; i < p->bank->n_causes; i++)
		cause_row(g, t, &p->bank->causes[i]);
	how_even(g);
	if (p->n_rounds > 1)
		change(g);
}

void
group_workings(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	if (p->spread[GROUP_BEFORE].shown || p->spread[GROUP_AFTER].shown)
		report_add(g->rep, BLOCK_PARA,
		    "How evenly points are spread is the Herfindahl-Hirschman "
		    "index.");
	report_addf(g->rep, BLOCK_PARA,
	    "Each range here is made from %u draws, with the seed %" PRIu64
	    ". So it comes out the same each time.",
	    p->resamples, p->seed);
}
