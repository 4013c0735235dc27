/* What the tests of a course of time share: checks in a row, and what came of
 * a theme in a line. */
#ifndef TESTS_TREND_SUPPORT_H
#define TESTS_TREND_SUPPORT_H

#include "compare_support.h"

#include "harmcheck/report_trend.h"
#include "harmcheck/trend.h"

#define CHECKS_MOST 1000

static struct trend_side checks[CHECKS_MOST];
static struct answers *said[CHECKS_MOST]; /* the answers of each */
static size_t n_checks;

SUPPORT int
begin_trend(void **state)
{
	n_checks = 0;
	return begin(state);
}

/* One more check: NAME is its date, and perhaps a number behind. */
SUPPORT struct trend_side *
check_of(const struct bank *b, const char *form, const char *name,
    const char *line)
{
	struct trend_side *s = &checks[n_checks++];
	const char *date = arena_strndup(arena, name, 10);

	said[n_checks - 1] = given(b, form, date, line);
	*s = (struct trend_side){
	    .name = name,
	    .answers = said[n_checks - 1],
	    .known = true,
	    .version = b->version,
	    .digest = b == bank ? "d" : "other",
	};
	return s;
}

/* One by the form of all questions. */
SUPPORT struct trend_side *
check(const char *name, const char *line)
{
	return check_of(bank, "whole", name, line);
}

SUPPORT const struct trend *
trend(size_t left_out)
{
	return trend_make(arena, checks, n_checks, left_out);
}

SUPPORT const struct trend_theme *
course(const struct trend *t, const char *id)
{
	for (size_t i = 0; i < t->parts[0].n_themes; i++)
		if (str_eq(t->parts[0].themes[i].id, id))
			return &t->parts[0].themes[i];
	fail_msg("no theme %s", id);
	return NULL;
}

/* "01-01 level first, 02-01 few no-level": day, kind and join of each point. */
SUPPORT const char *
points(const struct trend *t, const char *id)
{
	static const char *const kinds[TREND_KINDS] = {
	    [TREND_LEVEL] = "level",
	    [TREND_FEW] = "few",
	    [TREND_SKIPPED] = "skipped",
	    [TREND_DECLINED] = "declined",
	    [TREND_NOT_REACHED] = "not-reached",
	    [TREND_NOT_APPLICABLE] = "na",
	    [TREND_UNKNOWN] = "unknown",
	};
	static const char *const joins[TREND_JOINS] = {
	    [TREND_FIRST] = "first",
	    [TREND_JOINED] = "joined",
	    [TREND_WORDED] = "worded",
	    [TREND_NO_LEVEL] = "no-level",
	    [TREND_NOT_KNOWN] = "not-known",
	    [TREND_OTHER_FORM] = "other-form",
	    [TREND_OTHER_QUESTIONS] = "other-questions",
	    [TREND_OTHER_RANGE] = "other-range",
	    [TREND_HELD] = "held",
	};
	const struct trend_theme *c = course(t, id);
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < c->n_points; i++)
		buf_addf(&out, "%s%s %s %s", i > 0 ? ", " : "",
		    t->entries[c->points[i].entry].side->name + 5,
		    kinds[c->points[i].kind], joins[c->points[i].join]);
	return out.data;
}

/* "unsafe now, self-harm lost" */
SUPPORT const char *
stands(const struct trend *t)
{
	static const char *const hows[] = {"now", "lost", "before"};
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < t->n_stands; i++)
		for (const struct trend_answer *a = t->stands[i].answers;
		     a != NULL; a = a->next)
			buf_addf(&out, "%s%s %s", out.len > 0 ? ", " : "",
			    sentinel_name(t->stands[i].kind), hows[a->how]);
	return out.data;
}

SUPPORT const char *
steps(const struct trend *t)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < t->n_steps; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", t->steps[i]->id);
	return out.data;
}

/* The page. */
SUPPORT void
page_of(struct report *r, const struct trend *t)
{
	report_init(r, arena);
	report_trend(r, t, NULL, 0);
}

SUPPORT const char *
page_text(const struct trend *t)
{
	struct report r;

	page_of(&r, t);
	return as_text(arena, &r);
}

SUPPORT const char *
page_drawn(const struct trend *t, size_t width)
{
	const struct text_style style = {.width = width};
	struct report r;
	struct buf out;

	page_of(&r, t);
	buf_init(&out, arena);
	render_text(&out, &r, &style);
	return out.data;
}

SUPPORT const char *
page_html(const struct trend *t)
{
	struct report r;
	struct buf out;

	page_of(&r, t);
	buf_init(&out, arena);
	render_html(&out, &r, "en");
	return out.data;
}

SUPPORT const char *
page_markdown(const struct trend *t)
{
	struct report r;
	struct buf out;

	page_of(&r, t);
	buf_init(&out, arena);
	render_markdown(&out, &r);
	return out.data;
}

#endif
