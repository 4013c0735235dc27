/* The page of statistics: one theme. */
#include <inttypes.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/tally.h"
#include "report_stats_parts.h"

/* --- how many, and how their scores are spread ---------------------------- */

static const char *
kind_of(const struct stats_page *s, const struct stats_theme *t)
{
	const struct category *c = t->counts->category;

	if (c->kind == KIND_EVENTS)
		return "Events. Figures are of how many were named.";
	if (c->shown_as == SHOWN_AS_PERCENT)
		return "A scale. Scores are percent of what is possible.";
	return arena_printf(s->arena,
	    "A scale. Scores are points, from %s to %s when all questions "
	    "apply.",
	    stats_edge(s, t->figures.least), stats_edge(s, t->figures.most));
}

static void
how_many(const struct stats_page *s, const struct stats_theme *t)
{
	const bool scale = t->counts->category->kind == KIND_SCALE;

	report_addf(s->rep, BLOCK_ITEM,
	    "People with a %s: %" PRIu64 ". Without: %" PRIu64
	    " (not enough answered: %" PRIu64 "; nothing applies: %" PRIu64
	    ").",
	    scale ? "score" : "level", t->figures.n, t->figures.missing,
	    t->counts->not_enough, t->counts->not_applicable);
}

static void
spread(const struct stats_page *s, const struct stats_theme *t)
{
	const struct figures *f = &t->figures;
	const char *q[FIGURES_QUANTILES];

	if (f->n == 0)
		return;
	if (f->n < STATS_FIRM && s->t->rows - s->t->no_answer >= STATS_FIRM)
		report_addf(s->rep, BLOCK_ITEM,
		    "Few: these are fewer than %d people.", STATS_FIRM);
	for (size_t i = 0; i < FIGURES_QUANTILES; i++)
		q[i] = stats_figure(s, f->quantiles[i], t->places);
	report_addf(s->rep, BLOCK_ITEM, "Mean: %s. Standard deviation: %s.",
	    stats_figure(s, f->mean, t->places),
	    f->has_sd ? stats_figure(s, f->sd, t->places)
		      : "none, of one person");
	report_addf(s->rep, BLOCK_ITEM,
	    "Quantiles: 5%%: %s; 25%%: %s; median: %s; 75%%: %s; 95%%: %s.",
	    q[FIGURES_5], q[FIGURES_25], q[FIGURES_MEDIAN], q[FIGURES_75],
	    q[FIGURES_95]);
}

/* --- tables of counts ----------------------------------------------------- */

#define COUNT_HEADS 3

static struct table *
count_table(const struct stats_page *s, const char *caption, const char *what)
{
	struct table *t;

	report_add(s->rep, BLOCK_GAP, "");
	t = report_table(s->rep, caption,
	    (const char *const[]){"", "people", ""}, COUNT_HEADS);
	report_titles(s->rep, t,
	    (const char *const[]){what, "People", "Percent"});
	return t;
}

static void
count_row(const struct stats_page *s, struct table *t, const char *name,
    uint64_t n, uint64_t of)
{
	struct table_row *w = report_row(s->rep, t,
	    (const char *const[]){name, stats_count(s, n),
		of > 0 ? stats_percent(s, n, of) : NULL});

	w->bar = stats_drawn(n, of);
	w->bar_of = of > 0 ? STATS_DRAWN : 0;
}

static void
bins(const struct stats_page *s, const struct figures *f)
{
	struct table *t;

	if (!f->has_bins || f->n == 0)
		return;
	t = count_table(s, "The scores", "Score");
	for (size_t i = 0; i < FIGURES_BINS; i++)
		count_row(s, t,
		    arena_printf(s->arena,
			i + 1 < FIGURES_BINS ? "%s to below %s" : "%s to %s",
			stats_edge(s, figures_edge(f, i)),
			stats_edge(s, figures_edge(f, i + 1))),
		    f->bins[i], f->n);
}

static void
named(const struct stats_page *s, const struct stats_theme *t)
{
	const struct tally_counts *c = &t->counts->values;
	struct table *to;

	if (t->counts->category->kind == KIND_SCALE || c->n == 0)
		return;
	to = count_table(s, "How many were named", "Named");
	for (size_t i = 0; i < c->n; i++)
		count_row(s, to,
		    arena_printf(s->arena, "%" PRId64, c->list[i].value),
		    c->list[i].people, t->figures.n);
}

static void
levels(const struct stats_page *s, const struct stats_theme *t)
{
	const struct category *c = t->counts->category;
	struct table *to;

	if (t->figures.n == 0)
		return;
	to = count_table(s, "The levels", "Level");
	for (size_t i = 0; i < c->n_levels; i++)
		count_row(s, to, stats_text(s, &c->levels[i].label),
		    t->counts->levels[i], t->figures.n);
}

/* --- how the questions go together ---------------------------------------- */

static void
alpha(const struct stats_page *s, const struct stats_theme *t)
{
	const struct reliability *r = &t->reliability;

	report_addf(s->rep, BLOCK_ITEM,
	    "Cronbach's alpha: %s (95%% interval by Feldt: %s to %s), of %s "
	    "who answered all %zu questions.",
	    stats_figure(s, r->alpha, t->alpha_places),
	    stats_figure(s, r->low, t->alpha_places),
	    stats_figure(s, r->high, t->alpha_places),
	    stats_people(s, r->people), r->n_items);
	if (r->wide)
		report_addf(s->rep, BLOCK_ITEM,
		    "Wide: these are fewer than %d people. Alpha says little "
		    "yet.",
		    RELIABILITY_FIRM);
	if (r->alpha < 0)
		report_add(s->rep, BLOCK_ITEM,
		    "Alpha is below 0: here the questions pull in opposite "
		    "ways. Before these scores are used, find out why. Mostly "
		    "a question is reversed and should not be, or the other "
		    "way round.");
}

static void
no_alpha(const struct stats_page *s, const struct stats_theme *t)
{
	const struct reliability *r = &t->reliability;

	switch (r->state) {
	case RELIABILITY_DEFINED:
		alpha(s, t);
		break;
	case RELIABILITY_EVENTS:
		report_add(s->rep, BLOCK_ITEM,
		    "No alpha: these are separate things that can happen. "
		    "They need not go together.");
		break;
	case RELIABILITY_ONE_ITEM:
		report_add(s->rep, BLOCK_ITEM,
		    "No alpha: it needs two questions.");
		break;
	case RELIABILITY_FEW:
		report_addf(s->rep, BLOCK_ITEM,
		    "No alpha: %s answered all %zu questions. It needs %d.",
		    stats_people(s, r->people), r->n_items, RELIABILITY_LEAST);
		break;
	case RELIABILITY_NO_VARIATION:
		report_addf(s->rep, BLOCK_ITEM,
		    "No alpha: all %s who answered all questions have the "
		    "same sum.",
		    stats_people(s, r->people));
		break;
	}
}

/* Below 0 it has its sign, even where nothing else of it is left. */
static const char *
rest_cell(const struct stats_page *s, const struct stats_theme *t,
    const struct reliability_item *r)
{
	if (!r->has_rest)
		return "none, no variation";
	return arena_printf(s->arena, "%s%s",
	    r->against && r->rest == 0 ? "-" : "",
	    stats_figure(s, r->rest, t->alpha_places));
}

static void
rest_row(const struct stats_page *s, const struct stats_theme *t, size_t i,
    struct table *to)
{
	const struct reliability_item *r = &t->reliability.items[i];

	report_row(s->rep, to,
	    (const char *const[]){stats_long_name(s, stats_question(s, t, i),
				      t->counts->questions[i]->reverse),
		rest_cell(s, t, r),
		r->has_alpha ? stats_figure(s, r->alpha, t->alpha_places)
			     : NULL});
}

static void
rests(const struct stats_page *s, const struct stats_theme *t)
{
	const struct reliability *r = &t->reliability;
	struct table *to;

	if (r->state != RELIABILITY_DEFINED &&
	    r->state != RELIABILITY_NO_VARIATION)
		return;
	report_add(s->rep, BLOCK_GAP, "");
	to = report_table(s->rep, "Each question with the rest of its scale",
	    (const char *const[]){"", "with the rest", "alpha without it"}, 3);
	report_titles(s->rep, to,
	    (const char *const[]){"Question", "With the rest",
		"Alpha without it"});
	for (size_t i = 0; i < r->n_items; i++)
		rest_row(s, t, i, to);
	stats_page_against(s, t);
}

void
stats_page_theme(const struct stats_page *s, const struct stats_theme *t)
{
	const struct category *c = t->counts->category;

	report_addf(s->rep, BLOCK_THEME, "%s (%s)", stats_text(s, &c->title),
	    c->id);
	report_add(s->rep, BLOCK_PARA, kind_of(s, t));
	how_many(s, t);
	spread(s, t);
	no_alpha(s, t);
	bins(s, &t->figures);
	named(s, t);
	levels(s, t);
	rests(s, t);
}
