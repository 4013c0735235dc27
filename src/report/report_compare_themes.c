/* Two dates: theme by theme, and what cannot be compared. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "harmcheck/result.h"
#include "report_compare_parts.h"
#include "report_parts.h"

static const char *
title(const struct dates_page *p, const struct theme_change *t)
{
	const int side = t->category[1] != NULL;

	return side_text(&p->c->side[side], &t->category[side]->title);
}

/* "Some of these, 1 of 4 named". Where the levels do not go together there is
 * nothing to say but what changed. */
static const char *
cell(const struct dates_page *p, const struct theme_change *t, int i)
{
	const struct theme_score *s = t->score[i];
	const char *level;

	if (!t->levels)
		return NULL;
	if (s->level == LEVEL_NOT_APPLICABLE)
		return "does not apply";
	level = part_level(p->c->result[i], s, s->level);
	if (s->level < 0) /* "0 named" would read like "gone" */
		return level;
	if (s->category->kind == KIND_EVENTS)
		return arena_printf(p->rep->arena, "%s, %zu of %zu named",
		    level, s->ticked, s->asked);
	if (!part_shows_number(s))
		return level;
	return arena_printf(p->rep->arena, "%s, %s", level,
	    part_score_words(p->rep, s));
}

/* "1 new, 2 the same, 1 has no answer now"; but for the last, each is a
 * question with an answer on both dates. Of events a greater harm is harder;
 * of signs each word is as in their lines. */
static const char *
changes(const struct dates_page *p, const struct theme_change *t)
{
	static const struct {
		enum change change;
		const char *events, *scale;
		const char *one_date; /* nobody knows the order; or NULL */
	} parts[] = {
	    {CHANGE_NEW, "new", "new", "named only in the second"},
	    {CHANGE_WORSE, "harder", "worse", NULL},
	    {CHANGE_GONE, "no longer named", "no longer named",
		"named only in the first"},
	    {CHANGE_BETTER, "easier", "better", NULL},
	    {CHANGE_MORE, "more", "more", NULL},
	    {CHANGE_LESS, "less", "less", NULL},
	    {CHANGE_OTHER, "answered in another way", "answered in another way",
		NULL},
	    {CHANGE_SAME, "the same", "the same", NULL},
	};
	const bool scale = t->category[1]->kind == KIND_SCALE;
	const size_t lost = t->changes[CHANGE_FIRST_ONLY];
	struct buf text;
	size_t n = 0;

	buf_init(&text, p->rep->arena);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (t->changes[parts[i].change] > 0)
			buf_addf(&text, "%s%zu %s", n++ > 0 ? ", " : "",
			    t->changes[parts[i].change],
			    p->c->same_date && parts[i].one_date != NULL
				? parts[i].one_date
				: scale ? parts[i].scale
					: parts[i].events);
	if (lost > 0)
		buf_addf(&text, "%s%zu %s no answer %s", n > 0 ? ", " : "",
		    lost, lost == 1 ? "has" : "have", p->in[1]);
	return text.data;
}

static bool
is_shown(const struct theme_change *t)
{
	return t->category[0] != NULL && t->category[1] != NULL && !t->left_out;
}

static bool
has_changed(const struct theme_change *t)
{
	size_t n = t->changes[CHANGE_FIRST_ONLY];

	for (int k = CHANGE_SAME + 1; k <= CHANGE_OTHER; k++)
		n += t->changes[k];
	return n > 0;
}

/* Do gaps alone explain that the numbers differ? */
static void
ranges(const struct dates_page *p, const struct theme_change *t)
{
	const struct theme_score *a = t->score[0], *b = t->score[1];

	if (!t->levels || t->category[1]->kind != KIND_SCALE ||
	    !part_shows_number(a) || !part_shows_number(b))
		return;
	if (!t->one_range)
		report_addf(p->rep, BLOCK_PARA,
		    "%s: not the same questions applied on both dates, so the "
		    "two numbers do not go together.",
		    title(p, t));
	else if (t->has_gaps && a->score != b->score)
		report_addf(p->rep, BLOCK_PARA,
		    t->overlap ? "%s: some answers are missing. The change may "
				 "come from that alone."
			       : "%s: some answers are missing. They alone "
				 "cannot be the reason for the change.",
		    title(p, t));
}

void
dates_closings(const struct dates_page *p)
{
	for (size_t i = 0; i < p->c->n_themes; i++) {
		const struct theme_change *t = &p->c->themes[i];

		if (t->category[1] != NULL)
			report_add(p->rep, BLOCK_PARA,
			    side_text(&p->c->side[1],
				&t->category[1]->closing));
	}
}

static void
the_rest(const struct dates_page *p)
{
	struct buf titles;
	size_t n = 0;

	buf_init(&titles, p->rep->arena);
	for (size_t i = 0; i < p->c->n_themes; i++)
		if (is_shown(&p->c->themes[i]) &&
		    !has_changed(&p->c->themes[i]))
			buf_addf(&titles, "%s%s", n++ > 0 ? "; " : "",
			    title(p, &p->c->themes[i]));
	if (n > 0)
		report_addf(p->rep, BLOCK_PARA,
		    "No answer changed here, or there is none to compare: %s.",
		    titles.data);
}

static struct table *
table_of(const struct dates_page *p)
{
	struct table *t = report_table(p->rep, "What changed in the questions:",
	    (const char *const[]){"theme", "", p->when[0], p->when[1]}, 4);

	report_titles(p->rep, t,
	    (const char *const[]){"Theme", "Questions", p->titles[0],
		p->titles[1]});
	return t;
}

void
dates_themes(const struct dates_page *p)
{
	struct table *table = NULL;

	report_add(p->rep, BLOCK_HEADING, "Theme by theme");
	for (size_t i = 0; i < p->c->n_themes; i++) {
		const struct theme_change *t = &p->c->themes[i];

		if (!is_shown(t) || !has_changed(t))
			continue;
		if (table == NULL)
			table = table_of(p);
		report_row(p->rep, table,
		    (const char *const[]){title(p, t), changes(p, t),
			cell(p, t, 0), cell(p, t, 1)});
	}
	if (table != NULL)
		report_add(p->rep, BLOCK_GAP, "");
	the_rest(p);
	for (size_t i = 0; i < p->c->n_themes; i++)
		if (is_shown(&p->c->themes[i]) && has_changed(&p->c->themes[i]))
			ranges(p, &p->c->themes[i]);
	dates_closings(p);
}

/* --- what cannot be compared ---------------------------------------------- */

/* Questions of theme T (NULL: with a role) that only side I asks, by name. */
static void
asked_once(const struct dates_page *p, const struct theme_change *t, int i)
{
	const enum comparable wanted =
	    i == 0 ? COMPARABLE_GONE : COMPARABLE_NEW;
	const struct category *c = t->category[i];
	struct buf names;
	size_t n = 0;

	buf_init(&names, p->rep->arena);
	for (size_t k = 0; k < p->c->n_questions; k++) {
		const struct question_change *q = &p->c->questions[k];

		if (q->comparable == wanted && q->category == c)
			buf_addf(&names, "%s\"%s\"", n++ > 0 ? ", " : "",
			    side_short(&p->c->side[i], &q->said[i]));
	}
	if (n > 0)
		report_addf(p->rep, BLOCK_ITEM, "%s: asked only %s: %s.",
		    title(p, t), p->in[i], names.data);
}

static void
one_theme(const struct dates_page *p, const struct theme_change *t)
{
	const char *const missing = t->category[0] == NULL ? p->in[1]
	    : t->category[1] == NULL                       ? p->in[0]
							   : NULL;

	if (missing != NULL) {
		report_addf(p->rep, BLOCK_ITEM, "%s: asked only %s.",
		    title(p, t), missing);
		return;
	}
	if (t->comparable == COMPARABLE_NO && !p->c->unsure)
		report_addf(p->rep, BLOCK_ITEM,
		    "%s: its levels do not go together. What changed in the "
		    "questions: %s.",
		    title(p, t), t->why);
	if (t->comparable == COMPARABLE_WORDING && !p->c->unsure)
		report_addf(p->rep, BLOCK_ITEM,
		    "%s: compare with care. What changed in the questions: %s.",
		    title(p, t), t->why);
	asked_once(p, t, 0);
	asked_once(p, t, 1);
}

static void
one_question(const struct dates_page *p, const struct question_change *q)
{
	const bool unread =
	    q->said[0].said == SAID_UNREAD || q->said[1].said == SAID_UNREAD;

	if (q->change != CHANGE_NOT_COMPARED || q->left_out ||
	    q->comparable == COMPARABLE_NEW || q->comparable == COMPARABLE_GONE)
		return;
	report_addf(p->rep, BLOCK_ITEM, "%s: %s.",
	    side_short(&p->c->side[1], &q->said[1]),
	    unread ? "an answer was given that this version does not have"
		   : q->why);
}

void
dates_not_compared(const struct dates_page *p,
    const struct compare_source *sources)
{
	struct block **heading = p->rep->tail;
	struct block **body;

	report_add(p->rep, BLOCK_HEADING, "What cannot stand side by side");
	body = p->rep->tail;
	for (size_t i = 0; i < p->c->n_themes; i++)
		if (!dates_left_out(p, p->c->themes[i].category[0]) &&
		    !dates_left_out(p, p->c->themes[i].category[1]))
			one_theme(p, &p->c->themes[i]);
	for (size_t i = 0; i < p->c->n_questions; i++)
		if (!dates_left_out(p, p->c->questions[i].category))
			one_question(p, &p->c->questions[i]);
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < sources[i].n_left_out; k++)
			report_add(p->rep, BLOCK_ITEM, sources[i].left_out[k]);
	if (p->rep->tail == body) { /* all can: no heading either */
		p->rep->tail = heading;
		*heading = NULL;
	}
}
