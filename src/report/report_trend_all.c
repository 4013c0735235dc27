/* A course of time: all themes of a part, those with a drawing first; above
 * them the newest checks at a glance. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "report_parts.h"
#include "report_trend_parts.h"

enum place { PLACE_DRAWN, PLACE_QUIET, PLACE_NO_LEVEL, PLACE_NOWHERE };

static enum place
place_of(const struct trend_theme *t)
{
	size_t level_points = 0, named = 0;

	if (t->n_points == 0)
		return PLACE_NOWHERE;
	for (size_t i = 0; i < t->n_points; i++) {
		level_points += t->points[i].kind == TREND_LEVEL;
		named += t->points[i].category->kind == KIND_SCALE ||
		    t->points[i].score->ticked > 0 || t->points[i].alone;
	}
	if (level_points == t->n_points && named + t->held == 0)
		return PLACE_QUIET;
	return level_points > 0 ? PLACE_DRAWN : PLACE_NO_LEVEL;
}

static size_t
newest_drawn(const struct trend_page *p, const struct trend_part *part)
{
	size_t i = part->n_entries - 1;

	while (!trend_entry_of(p, part->entries[i])->drawn)
		i--;
	return part->entries[i];
}

/* --- at a glance -----------------------------------------------------------
 */

#define DATES_MOST 5 /* fit side by side on a page */
#define ROWS_LEAST 2 /* an overview of less would be no help */
#define SHORT 24     /* columns: longer words are cut where they pause */

struct glance {
	const struct trend_page *page;
	size_t entries[DATES_MOST], n;
	bool none, alone, cut; /* what of it is there */
};

static void
find_dates(struct glance *g, const struct trend_part *part)
{
	size_t i = part->n_entries;

	while (i > 0 && g->n < DATES_MOST &&
	    trend_entry_of(g->page, part->entries[i - 1])->drawn)
		i -= 1, g->n++;
	for (size_t k = 0; k < g->n; k++)
		g->entries[k] = part->entries[i + k];
}

/* Never shorter words that say more: what is cut off is marked. */
static const char *
short_words(struct glance *g, const char *words)
{
	const size_t pause = strcspn(words, ",;(");

	if (strlen(words) <= SHORT || words[pause] == '\0' || pause < SHORT / 2)
		return words;
	g->cut = true;
	return arena_printf(g->page->rep->arena, "%.*s ...", (int)pause, words);
}

static const char *
cell(struct glance *g, const struct trend_theme *t, size_t entry)
{
	for (size_t i = 0; i < t->n_points; i++) {
		const struct trend_point *at = &t->points[i];
		const char *words;

		if (at->entry != entry)
			continue;
		words = at->kind == TREND_LEVEL
		    ? short_words(g, trend_level(g->page, at))
		    : "-";
		g->none |= at->kind != TREND_LEVEL;
		g->alone |= at->alone;
		return at->alone
		    ? arena_printf(g->page->rep->arena, "%s *", words)
		    : words;
	}
	g->none = true;
	return "-";
}

static void
glance_row(struct glance *g, struct table *to, const struct trend_theme *t)
{
	const char *cells[DATES_MOST + 1] = {trend_title(g->page, t)};

	for (size_t i = 0; i < g->n; i++)
		cells[i + 1] = cell(g, t, g->entries[i]);
	report_row(g->page->rep, to, cells);
}

static const char *
glance_caption(const struct glance *g, const struct trend_part *part)
{
	struct buf out;

	buf_init(&out, g->page->rep->arena);
	buf_addf(&out,
	    part->n_drawn > g->n ? "The newest %zu checks at a glance."
				 : "Your %zu checks at a glance.",
	    g->n);
	buf_adds(&out, g->none ? " -: not asked, or no result." : "");
	buf_adds(&out,
	    g->alone ? " *: you named something that counts by itself." : "");
	buf_adds(&out, g->cut ? " ...: all the words stand below." : "");
	return out.data;
}

/* Beside an act of conduct there is none: not all days are shown. */
static void
glance(const struct trend_page *p, const struct trend_part *part)
{
	const char *heads[DATES_MOST + 1] = {"Theme"};
	struct glance g = {.page = p};
	size_t rows = 0;
	struct block **at = p->rep->tail;
	struct table *t;

	for (size_t i = 0; i < part->n_themes; i++)
		rows += place_of(&part->themes[i]) == PLACE_DRAWN;
	find_dates(&g, part);
	if (rows < ROWS_LEAST || g.n < 2 || p->t->conduct)
		return;
	for (size_t i = 0; i < g.n; i++)
		heads[i + 1] = trend_entry_of(p, g.entries[i])->side->name;
	t = report_table(p->rep, "", heads, g.n + 1);
	t->glance = t->even = true;
	for (size_t i = 0; i < part->n_themes; i++)
		if (place_of(&part->themes[i]) == PLACE_DRAWN)
			glance_row(&g, t, &part->themes[i]);
	t->caption = (*at)->text = glance_caption(&g, part);
}

/* --- all themes ------------------------------------------------------------
 */

static void
by_name(const struct trend_page *p, const struct trend_part *part,
    enum place where, const char *lead)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, p->rep->arena);
	for (size_t i = 0; i < part->n_themes; i++) {
		const struct trend_theme *t = &part->themes[i];

		if (place_of(t) == where)
			buf_addf(&out, "%s%s", n++ > 0 ? "; " : "",
			    trend_title(p, t));
	}
	if (n > 0)
		report_addf(p->rep, BLOCK_PARA, "%s: %s.", lead, out.data);
}

/* What is always said with theme T, whatever was answered, by the newest check;
 * HEADED: under the theme's name. */
static void
closing(const struct trend_page *p, const struct trend_part *part,
    const struct trend_theme *t, bool headed)
{
	const size_t newest = newest_drawn(p, part);
	const struct form *f = trend_entry_of(p, newest)->side->answers->form;

	for (size_t i = 0; i < f->n_categories; i++) {
		const struct category *c = f->categories[i];
		const char *words = trend_text(p, newest, &c->closing);

		if (!str_eq(c->id, t->id) || words == NULL)
			continue;
		if (headed)
			report_add(p->rep, BLOCK_THEME, trend_title(p, t));
		else
			report_add(p->rep, BLOCK_GAP, "");
		report_add(p->rep, BLOCK_PARA, words);
	}
}

static void
one_part(struct trend_page *p, const struct trend_part *part)
{
	if (part->n_drawn == 0)
		return;
	if (p->t->n_parts > 1)
		report_addf(p->rep, BLOCK_HEADING, "Theme by theme: %s",
		    part->voice);
	else
		report_add(p->rep, BLOCK_HEADING, "Theme by theme");
	glance(p, part);
	for (size_t i = 0; i < part->n_themes; i++)
		if (place_of(&part->themes[i]) == PLACE_DRAWN) {
			trend_theme(p, &part->themes[i]);
			closing(p, part, &part->themes[i], false);
		}
	report_add(p->rep, BLOCK_GAP, "");
	/* beside conduct it would sound like something good */
	if (!p->t->conduct)
		by_name(p, part, PLACE_QUIET,
		    part->n_drawn == 1
			? "Nothing was named here"
			: "Nothing was named here in any check that asked it");
	by_name(p, part, PLACE_NO_LEVEL, "There is no result here to draw");
	for (size_t i = 0; i < part->n_themes; i++) {
		const enum place place = place_of(&part->themes[i]);

		if (place != PLACE_DRAWN)
			closing(p, part, &part->themes[i],
			    place != PLACE_NOWHERE);
	}
}

void
trend_parts(struct trend_page *p)
{
	for (size_t i = 0; i < p->t->n_parts; i++)
		one_part(p, &p->t->parts[i]);
}
