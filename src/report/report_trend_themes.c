/* A course of time, theme by theme: each check in words, and how it stands to
 * the one before. All words are chosen here; a renderer only draws. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "report_parts.h"
#include "report_trend_parts.h"

/* Points of one theme that share their heights. */
struct run {
	struct trend_page *page;
	const struct trend_theme *theme;
	size_t first, end;
	const struct trend_point *newest; /* the last of them */
	bool number;                      /* heights are scores, not levels */
};

static const struct trend_point *
point_of(const struct run *r, size_t i)
{
	return &r->theme->points[i];
}

static const char *
title(const struct trend_page *p, const struct trend_point *at)
{
	return trend_text(p, at->entry, &at->category->title);
}

/* --- heights ---------------------------------------------------------------
 */

/* Levels by their number: events have the gravest first, bands the least. */
static unsigned
level_height(const struct category *c, size_t i)
{
	const size_t last = c->n_levels - 1;

	if (last == 0)
		return 0;
	return (unsigned)((c->kind == KIND_EVENTS ? last - i : i) *
	    SERIES_HEIGHT / last);
}

static void
level_steps(const struct run *r, struct series *s)
{
	const struct category *c = r->newest->category;

	for (size_t i = 0; i < c->n_levels; i++) {
		const size_t k =
		    c->kind == KIND_EVENTS ? c->n_levels - 1 - i : i;

		s->steps[s->n_steps++] = (struct series_step){
		    trend_text(r->page, r->newest->entry, &c->levels[k].label),
		    level_height(c, k)};
	}
}

/* The least or the most of the points with a number, where all have one. */
static const char *
end_label(const struct run *r, bool most)
{
	const struct theme_score *one = NULL;
	char *text = arena_alloc(r->page->rep->arena, 32);

	for (size_t i = r->first; i < r->end; i++) {
		const struct theme_score *s = point_of(r, i)->score;

		if (point_of(r, i)->kind != TREND_LEVEL ||
		    !part_shows_number(s))
			continue;
		if (one != NULL &&
		    (one->possible_min != s->possible_min ||
			one->possible_max != s->possible_max))
			return most ? "the most" : "the least";
		one = s;
	}
	if (one == NULL)
		return "";
	num_format(most ? one->possible_max : one->possible_min,
	    one->category->decimals, text);
	return text;
}

static void
number_steps(const struct run *r, struct series *s)
{
	const bool percent = r->newest->category->shown_as == SHOWN_AS_PERCENT;

	s->scale = true;
	s->steps[s->n_steps++] =
	    (struct series_step){percent ? "0" : end_label(r, false), 0};
	if (percent)
		s->steps[s->n_steps++] =
		    (struct series_step){"50", SERIES_HEIGHT / 2};
	s->steps[s->n_steps++] = (struct series_step){
	    percent ? "100" : end_label(r, true), SERIES_HEIGHT};
}

static void
place(const struct run *r, const struct trend_point *at,
    struct series_point *to)
{
	const struct theme_score *s = at->score;

	to->placed =
	    at->kind == TREND_LEVEL && (!r->number || part_shows_number(s));
	if (!to->placed)
		return;
	if (!r->number) {
		to->height = level_height(at->category, (size_t)s->level);
		to->least = to->most = to->height;
		return;
	}
	to->height = part_share(s, s->score);
	to->least = part_share(s, s->lowest);
	to->most = part_share(s, s->highest);
}

/* --- a series --------------------------------------------------------------
 */

static void
add_point(const struct run *r, struct series *s, size_t i)
{
	const struct trend_page *p = r->page;
	const struct trend_point *at = point_of(r, i);
	struct series_point to = {
	    .name = trend_entry_of(p, at->entry)->side->name,
	    .words = trend_words(p, at),
	    .at = p->at[at->entry],
	    .alone = at->alone,
	};
	bool both;

	place(r, at, &to);
	both = to.placed && i > r->first && s->points[s->n_points - 1].placed;
	if (both && at->join == TREND_JOINED)
		to.join = SERIES_JOINED;
	if (both && at->join == TREND_WORDED)
		to.join = SERIES_CARE;
	to.aside = trend_aside(p, at, both);
	if (at->changed)
		to.change = arena_printf(p->rep->arena, "version %s",
		    trend_entry_of(p, at->entry)->side->version);
	if (at->alone)
		to.words = arena_printf(p->rep->arena,
		    "%s; an answer speaks alone", to.words);
	series_row(p->rep, s, &to);
}

/* What there is in the drawing, and no more. */
static const char *
key(const struct run *r, const struct series *s)
{
	bool open = false, alone = false, range = false, change = false;
	bool care = false, joined = false;

	for (size_t i = 0; i < s->n_points; i++) {
		const struct series_point *at = &s->points[i];

		open |= !at->placed;
		alone |= at->alone;
		range |= at->least < at->most;
		change |= at->change != NULL;
		care |= at->join == SERIES_CARE;
		joined |= at->join == SERIES_JOINED;
	}
	return arena_printf(r->page->rep->arena,
	    "Each mark is a check, on its day.%s%s%s%s%s%s",
	    joined ? " A line joins two that can be compared." : "",
	    care ? " A dotted line: the words changed in between, so compare "
		   "with care."
		 : "",
	    range ? " A thin upright bar: where it could be with every gap "
		    "filled."
		  : "",
	    alone ? " A diamond: an answer in that check speaks alone." : "",
	    open ? r->number ? " An open mark: no number that day."
			     : " An open mark: no level that day."
		 : "",
	    change ? " A dashed upright line: other questions from there on."
		   : "");
}

/* How to read the lines, once for each kind. */
static const char *
lines_key(const struct run *r)
{
	bool *keyed = &r->page->keyed[r->number];

	if (*keyed)
		return NULL;
	*keyed = true;
	return r->number
	    ? "The bar goes from the least to the most. Where it has ~ it "
	      "could go so far, with every gap filled. No bar: no number that "
	      "day. *: an answer speaks alone."
	    : "The longer the bar, the higher the level that stands beside it. "
	      "No bar: no level that day. *: an answer speaks alone.";
}

static bool
is_numbered(const struct run *r)
{
	for (size_t i = r->first; i < r->end; i++)
		if (point_of(r, i)->category->kind == KIND_SCALE &&
		    point_of(r, i)->kind == TREND_LEVEL &&
		    part_shows_number(point_of(r, i)->score))
			return true;
	return false;
}

static void
one_run(struct run *r)
{
	struct trend_page *p = r->page;
	struct series *s;

	r->newest = point_of(r, r->end - 1);
	r->number = is_numbered(r);
	s = report_series(p->rep, "What was said on which day",
	    (const char *const[]){"Check", "What was said",
		"Beside the one before"},
	    r->end - r->first);
	s->name = title(p, r->newest);
	s->first = p->first;
	s->last = p->last;
	s->none = r->number ? "No number that day" : "No level that day";
	s->steps =
	    arena_array(p->rep->arena, BANK_LEVELS_MAX + 3, sizeof(*s->steps));
	(r->number ? number_steps : level_steps)(r, s);
	for (size_t i = r->first; i < r->end; i++)
		add_point(r, s, i);
	s->key = key(r, s);
	s->lines_key = lines_key(r);
}

/* Do both have the same levels, so that one may stand under the other? */
static bool
is_one_range(const struct category *a, const struct category *b)
{
	if (a->kind != b->kind || a->n_levels != b->n_levels)
		return false;
	for (size_t i = 0; i < a->n_levels; i++)
		if (!str_eq(a->levels[i].id, b->levels[i].id))
			return false;
	return true;
}

static void
draw_theme(struct trend_page *p, const struct trend_theme *t)
{
	report_add(p->rep, BLOCK_THEME, title(p, &t->points[t->n_points - 1]));
	for (size_t i = 0, end; i < t->n_points; i = end) {
		struct run r = {.page = p, .theme = t, .first = i};

		for (end = i + 1; end < t->n_points &&
		     is_one_range(t->points[i].category,
			 t->points[end].category);
		     end++)
			;
		r.end = end;
		if (i > 0)
			report_add(p->rep, BLOCK_PARA,
			    "From here on it has other levels:");
		one_run(&r);
	}
}

/* --- all themes ------------------------------------------------------------
 */

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
	if (level_points == t->n_points && named == 0)
		return PLACE_QUIET;
	return level_points > 0 ? PLACE_DRAWN : PLACE_NO_LEVEL;
}

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
			    title(p, &t->points[t->n_points - 1]));
	}
	if (n > 0)
		report_addf(p->rep, BLOCK_PARA, "%s: %s.", lead, out.data);
}

/* What is always said with a theme, whatever was answered. */
static void
closings(const struct trend_page *p, const struct trend_part *part)
{
	size_t last = part->n_entries;
	const struct form *f;

	while (last-- > 0 && !trend_entry_of(p, part->entries[last])->drawn)
		;
	f = trend_entry_of(p, part->entries[last])->side->answers->form;
	for (size_t i = 0; i < f->n_categories; i++)
		report_add(p->rep, BLOCK_PARA,
		    trend_text(p, part->entries[last],
			&f->categories[i]->closing));
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
	for (size_t i = 0; i < part->n_themes; i++)
		if (place_of(&part->themes[i]) == PLACE_DRAWN)
			draw_theme(p, &part->themes[i]);
	report_add(p->rep, BLOCK_GAP, "");
	by_name(p, part, PLACE_QUIET,
	    part->n_drawn == 1
		? "Nothing was named here"
		: "Nothing was named here in any check that asked it");
	by_name(p, part, PLACE_NO_LEVEL, "There is no level here to draw");
	closings(p, part);
}

void
trend_parts(struct trend_page *p)
{
	for (size_t i = 0; i < p->t->n_parts; i++)
		one_part(p, &p->t->parts[i]);
}
