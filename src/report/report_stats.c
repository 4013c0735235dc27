/* The page of statistics: what was counted, and all themes side by side. It is
 * for whoever works with the figures, at a desk; so it is short, and hides
 * nothing. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/report_stats.h"
#include "harmcheck/tally.h"
#include "report_stats_parts.h"

struct stats_page
stats_page(struct arena *a, struct report *rep, const struct tally *t)
{
	const size_t n = t->form->n_categories;
	struct stats_page s = {.arena = a, .rep = rep, .t = t};

	s.themes = arena_array(a, n, sizeof(*s.themes));
	for (size_t i = 0; i < n; i++) {
		struct stats_theme *th = &s.themes[i];

		th->counts = &t->themes[i];
		th->places = FIGURES_PLACES;
		th->alpha_places = RELIABILITY_PLACES;
		if (rep != NULL) {
			th->places = figures_places(th->counts->category);
			th->alpha_places = RELIABILITY_READ;
		}
		figures_of(t->form, th->counts, th->places, &th->figures);
		reliability_of(a, th->counts, th->alpha_places,
		    &th->reliability);
	}
	return s;
}

/* A question may be in several scales; that of its own theme is meant first. */
const struct reliability_item *
stats_item(const struct stats_page *s, const struct form_item *it,
    bool *reversed)
{
	const struct reliability_item *found = NULL;

	for (size_t i = 0; i < s->t->form->n_categories; i++) {
		const struct tally_theme *t = s->themes[i].counts;

		for (size_t k = 0; k < t->n_questions; k++)
			if (t->questions[k]->question == it->question &&
			    (found == NULL || t->category == it->category)) {
				found = &s->themes[i].reliability.items[k];
				*reversed = t->questions[k]->reverse;
			}
	}
	return found;
}

const char *
stats_name(const struct stats_page *s, const struct form_item *it)
{
	if (it->question != NULL)
		return it->question->code;
	return arena_printf(s->arena, "%s_%s", it->category->id,
	    it->follow_up->id);
}

const char *
stats_long_name(const struct stats_page *s, const struct form_item *it,
    bool reversed)
{
	return arena_printf(s->arena, "%s (%s%s)",
	    it->question != NULL ? it->short_text : it->ask, stats_name(s, it),
	    reversed ? ", reversed" : "");
}

const struct form_item *
stats_question(const struct stats_page *s, const struct stats_theme *t,
    size_t i)
{
	const struct form *f = s->t->form;

	return &f->items[f->item_of[t->counts->questions[i]->question->index]];
}

const char *
stats_text(const struct stats_page *s, const struct text *text)
{
	const char *said = text->of[s->t->form->voice];

	return said != NULL ? said : "";
}

const char *
stats_figure(const struct stats_page *s, int64_t value, unsigned places)
{
	char *out = arena_alloc(s->arena, 32);

	num_format(value, places, out);
	return out;
}

/* A tenth of a weight is the finest that there is. */
#define EDGE_PLACES (NUM_PLACES + 1)

const char *
stats_edge(const struct stats_page *s, struct ratio r)
{
	char *out = arena_alloc(s->arena, 32);

	num_format_short(num_round(r.p * 10 * NUM_ONE, r.q), EDGE_PLACES, out);
	return out;
}

const char *
stats_count(const struct stats_page *s, uint64_t n)
{
	return arena_printf(s->arena, "%llu", (unsigned long long)n);
}

const char *
stats_people(const struct stats_page *s, uint64_t n)
{
	return arena_printf(s->arena, "%llu %s", (unsigned long long)n,
	    n == 1 ? "person" : "people");
}

/* No blank before the sign: no line ends there. */
const char *
stats_percent(const struct stats_page *s, uint64_t n, uint64_t of)
{
	const unsigned places = of < 100 ? 0 : 1;
	char out[32];

	num_format(
	    num_round((num_wide)n * (places > 0 ? 1000 : 100), (num_wide)of),
	    places, out);
	return arena_printf(s->arena, "%s%%", out);
}

unsigned
stats_drawn(uint64_t n, uint64_t of)
{
	return of > 0
	    ? (unsigned)num_round((num_wide)n * STATS_DRAWN, (num_wide)of)
	    : 0;
}

const char *
stats_state(enum reliability_state state)
{
	static const char *const names[] = {
	    [RELIABILITY_DEFINED] = "defined",
	    [RELIABILITY_EVENTS] = "events",
	    [RELIABILITY_ONE_ITEM] = "one-question",
	    [RELIABILITY_FEW] = "few",
	    [RELIABILITY_NO_VARIATION] = "no-variation",
	};

	return names[state];
}

/* --- the top -------------------------------------------------------------- */

static void
about(const struct stats_page *s)
{
	const struct bank *b = s->t->bank;

	report_addf(s->rep, BLOCK_PARA,
	    "The form: \"%s\" (%s). The questions: %s, version %s.",
	    s->t->form->title, s->t->form->id, b->id, b->version);
	report_add(s->rep, BLOCK_PARA,
	    "This page is for the desk, not for the wall. Small numbers are "
	    "not hidden here, so somebody could work out who said what. For a "
	    "page that a room may see there is harmcheck group.");
}

static void
people(const struct stats_page *s)
{
	report_add(s->rep, BLOCK_HEADING, "Who was counted");
	report_addf(s->rep, BLOCK_ITEM, "People: %s.",
	    stats_count(s, s->t->rows));
	report_addf(s->rep, BLOCK_ITEM,
	    "Of these gave no answer at all: %s. They are counted as people.",
	    stats_count(s, s->t->no_answer));
	report_addf(s->rep, BLOCK_ITEM,
	    "Rows that could not be read: %s. They are counted nowhere else.",
	    stats_count(s, s->t->bad));
	if (s->t->rows - s->t->no_answer < STATS_FIRM)
		report_addf(s->rep, BLOCK_ITEM,
		    "Few: fewer than %d people answered. In another group as "
		    "small all that follows can come out quite otherwise; the "
		    "ends of a spread (5%% and 95%%) most of all.",
		    STATS_FIRM);
}

/* --- all themes ----------------------------------------------------------- */

enum glance_heads {
	GLANCE_THEME,
	GLANCE_PEOPLE,
	GLANCE_MISSING,
	GLANCE_MEAN,
	GLANCE_SD,
	GLANCE_MEDIAN,
	GLANCE_ALPHA,
	GLANCE_HEADS
};

static const char *
alpha_cell(const struct stats_page *s, const struct stats_theme *th)
{
	return arena_printf(s->arena, "%s%s",
	    stats_figure(s, th->reliability.alpha, th->alpha_places),
	    th->reliability.wide ? " (wide)" : "");
}

static void
glance_row(const struct stats_page *s, struct table *t,
    const struct stats_theme *th)
{
	const struct figures *f = &th->figures;
	const char *cells[GLANCE_HEADS] = {
	    [GLANCE_THEME] = stats_text(s, &th->counts->category->title),
	    [GLANCE_PEOPLE] = stats_count(s, f->n),
	    [GLANCE_MISSING] = stats_count(s, f->missing),
	};

	if (f->n > 0) {
		cells[GLANCE_MEAN] = stats_figure(s, f->mean, th->places);
		cells[GLANCE_MEDIAN] =
		    stats_figure(s, f->quantiles[FIGURES_MEDIAN], th->places);
	}
	if (f->has_sd)
		cells[GLANCE_SD] = stats_figure(s, f->sd, th->places);
	if (th->reliability.state == RELIABILITY_DEFINED)
		cells[GLANCE_ALPHA] = alpha_cell(s, th);
	report_row(s->rep, t, cells);
}

/* Lines say the same theme by theme. */
static void
glance(const struct stats_page *s)
{
	static const char *const titles[GLANCE_HEADS] = {
	    [GLANCE_THEME] = "Theme",
	    [GLANCE_PEOPLE] = "n",
	    [GLANCE_MISSING] = "Missing",
	    [GLANCE_MEAN] = "Mean",
	    [GLANCE_SD] = "SD",
	    [GLANCE_MEDIAN] = "Median",
	    [GLANCE_ALPHA] = "Alpha",
	};
	struct table *t =
	    report_table(s->rep, "At a glance", titles, GLANCE_HEADS);

	report_titles(s->rep, t, titles);
	t->glance = true;
	for (size_t i = 0; i < s->t->form->n_categories; i++)
		glance_row(s, t, &s->themes[i]);
}

struct report *
report_stats(struct arena *a, const struct tally *t)
{
	struct report *rep = arena_alloc(a, sizeof(*rep));
	const struct stats_page s = stats_page(a, rep, t);

	report_init(rep, a);
	rep->desk = true;
	report_add(rep, BLOCK_TITLE, "Statistics");
	about(&s);
	people(&s);
	report_add(rep, BLOCK_HEADING, "Theme by theme");
	glance(&s);
	for (size_t i = 0; i < t->form->n_categories; i++)
		stats_page_theme(&s, &s.themes[i]);
	stats_page_items(&s);
	return rep;
}
