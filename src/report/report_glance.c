/* The head of "Theme by theme": all themes in a row each, with the same
 * numbers and words as below. Things that were named and scales come in tables
 * of their own: a full bar means something else in each, and nothing is ever
 * added up over rows. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

/* An overview of less would be no help. */
#define ROWS_LEAST 2

static bool
is_listed(const struct result *r, const struct theme_score *s, enum kind kind)
{
	return s->category->kind == kind && s->asked > 0 &&
	    part_place_of(r, s) < PART_EMPTY;
}

/* Does an answer of this theme speak alone? */
static bool
speaks(const struct result *r, const struct category *c)
{
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->alerts[i].state == ALERT_SPEAKS &&
		    r->answers->form->items[r->alerts[i].item].category == c)
			return true;
	return false;
}

/* What speaks alone is one box among others here, so it is said that it is
 * more than that. */
static const char *
words(struct report *rep, const struct result *r, const struct theme_score *s)
{
	const char *level = part_level(r, s, s->level);

	if (!speaks(r, s->category))
		return level;
	return arena_printf(rep->arena,
	    "%s. This counts by itself: see the top of the page", level);
}

/* "1 of 4, 2 left open" */
static const char *
named(struct report *rep, const struct theme_score *s)
{
	const size_t open = s->asked - s->answered;

	if (s->answered == 0)
		return arena_printf(rep->arena, "%zu left open", open);
	if (open == 0)
		return arena_printf(rep->arena, "%zu of %zu", s->ticked,
		    s->asked);
	return arena_printf(rep->arena, "%zu of %zu, %zu left open", s->ticked,
	    s->asked, open);
}

static void
events_row(struct report *rep, const struct result *r,
    const struct theme_score *s, struct table *t)
{
	const bool conduct =
	    s->category->conduct && r->speaks[SENTINEL_CONDUCT];
	const char *const cells[] = {part_text(r, &s->category->title),
	    conduct ? NULL : named(rep, s),
	    conduct ? "See the top of the page" : words(rep, r, s)};
	struct table_row *w = report_row(rep, t, cells);

	if (conduct) /* acts of that kind are not for counting */
		return;
	w->bar = w->bar_least = (unsigned)s->ticked;
	w->bar_of = (unsigned)s->asked;
	w->bar_most = (unsigned)(s->ticked + s->asked - s->answered);
}

static void
scale_row(struct report *rep, const struct result *r,
    const struct theme_score *s, struct table *t)
{
	const char *score = part_score(rep, s);
	const char *const cells[] = {part_text(r, &s->category->title),
	    score != NULL ? score : part_counts(rep, s), words(rep, r, s)};
	struct table_row *w = report_row(rep, t, cells);

	if (score == NULL)
		return;
	w->bar = part_share(s, s->score);
	w->bar_least = part_share(s, s->lowest);
	w->bar_most = part_share(s, s->highest);
	w->bar_of = 100;
}

static const struct glance {
	const char *caption;
	const char *heads[3];
	const char *key, *key_open; /* the second when something is open */
	void (*row)(struct report *, const struct result *,
	    const struct theme_score *, struct table *);
} glances[] = {
    [KIND_EVENTS] = {"At a glance: what was named",
	{"Theme", "Named", "In words"},
	"Each box is a question. A full box: named. An empty box: not named.",
	"Each box is a question. A full box: named. An empty box: not named. "
	"A dashed box: left open.",
	events_row},
    [KIND_SCALE] = {"At a glance: how much of each",
	{"Theme", "Number", "In words"},
	"Each line runs from the least to the most.",
	"Each line runs from the least to the most. The dashed part depends "
	"on what was left open.",
	scale_row},
};

static void
one_glance(struct report *rep, const struct result *r, enum kind kind)
{
	const struct glance *g = &glances[kind];
	struct table *t = NULL;
	size_t listed = 0;
	bool open = false;

	for (size_t i = 0; i < r->n_themes; i++)
		listed += is_listed(r, &r->themes[i], kind);
	if (listed < ROWS_LEAST)
		return;
	t = report_table(rep, g->caption, g->heads, 3);
	t->glance = true;
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!is_listed(r, s, kind))
			continue;
		g->row(rep, r, s, t);
		open |= s->answered < s->asked;
	}
	t->key = open ? g->key_open : g->key;
}

void
part_glance(struct report *rep, const struct result *r)
{
	if (r->answered == 0)
		return;
	one_glance(rep, r, KIND_EVENTS);
	one_glance(rep, r, KIND_SCALE);
}
