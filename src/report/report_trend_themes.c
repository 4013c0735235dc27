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

const char *
trend_title(const struct trend_page *p, const struct trend_theme *t)
{
	const struct trend_point *at = &t->points[t->n_points - 1];

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
		    "%s; you named something that counts by itself", to.words);
	series_row(p->rep, s, &to);
}

/* How to read the drawing: what there is in it, and was not said yet. */
static const char *
key(const struct run *r, const struct series *s)
{
	bool *has = arena_array(r->page->rep->arena, TREND_MARKS, sizeof(*has));

	has[TREND_MARK_CHECK] = true;
	for (size_t i = 0; i < s->n_points; i++) {
		const struct series_point *at = &s->points[i];

		has[TREND_MARK_JOINED] |= at->join == SERIES_JOINED;
		has[TREND_MARK_CARE] |= at->join == SERIES_CARE;
		has[TREND_MARK_RANGE] |= at->least < at->most;
		has[TREND_MARK_ALONE] |= at->alone;
		has[r->number ? TREND_MARK_NO_NUMBER : TREND_MARK_NO_RESULT] |=
		    !at->placed;
		has[TREND_MARK_CHANGE] |= at->change != NULL;
	}
	return trend_key(r->page, has);
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
	    ? "The bar goes from the least to the most. ~: missing answers "
	      "could move it so far. Nothing drawn: no number that day. *: you "
	      "named "
	      "something that counts by itself."
	    : "The bar shows the words beside it: the longer, the more you "
	      "named, "
	      "or the more strongly you marked it. Nothing drawn: no result "
	      "that day. *: you named something that counts "
	      "by itself.";
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
	    (const char *const[]){"Check", "What was said", "Please note"},
	    r->end - r->first);
	s->name = trend_title(p, r->theme);
	s->first = p->first;
	s->last = p->last;
	s->none = r->number ? "No number that day" : "No result that day";
	s->steps =
	    arena_array(p->rep->arena, BANK_LEVELS_MAX + 3, sizeof(*s->steps));
	(r->number ? number_steps : level_steps)(r, s);
	for (size_t i = r->first; i < r->end; i++)
		add_point(r, s, i);
	s->key = key(r, s);
	s->lines_key = lines_key(r);
}

/* Where days are left out is said before anything is drawn. */
void
trend_theme(struct trend_page *p, const struct trend_theme *t)
{
	report_add(p->rep, BLOCK_THEME, trend_title(p, t));
	if (t->held > 0)
		report_addf(p->rep, BLOCK_PARA,
		    "Some days are left out here. They would look lighter "
		    "beside what you named. To see a whole day: harmcheck "
		    "diary show %s",
		    trend_entry_of(p, t->held_last)->side->name);
	for (size_t i = 0, end; i < t->n_points; i = end) {
		struct run r = {.page = p, .theme = t, .first = i};

		for (end = i + 1; end < t->n_points &&
		     trend_is_one_range(t->points[i].category,
			 t->points[end].category);
		     end++)
			;
		r.end = end;
		if (i > 0)
			report_add(p->rep, BLOCK_PARA,
			    "From here on there are other words for it:");
		one_run(&r);
	}
}
