/* Two voices, or two readers of a case, side by side. Nobody is right here:
 * only who named what, in each one's own words. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "report_compare_parts.h"

struct voices_page {
	struct report *rep;
	const struct shared *s;
	const char *who[2]; /* "the client", "the first reader" */
};

void
report_consent(struct report *rep)
{
	report_add(rep, BLOCK_PARA,
	    "This page puts the answers of two people side by side. Look at "
	    "it only if both of you have chosen to.");
	report_add(rep, BLOCK_PARA,
	    "Each of you can say no, now or at any time. A no needs no "
	    "reason.");
	report_add(rep, BLOCK_PARA, "You can stop now.");
	report_add(rep, BLOCK_PARA,
	    "Parts about conduct are never put side by side. The same is true "
	    "of notes, of what was said about causes, of each one's view of it "
	    "all, and of questions that can call for help at once. This is "
	    "always so, whatever was answered.");
}

static void
head(const struct voices_page *p, bool consent)
{
	const struct shared *s = p->s;
	const struct answers *a = s->side[0].answers, *b = s->side[1].answers;

	report_addf(p->rep, BLOCK_TITLE, "Side by side: %s and %s", p->who[0],
	    p->who[1]);
	if (consent) {
		report_add(p->rep, BLOCK_HEADING, "Before you look");
		report_consent(p->rep);
	}
	report_add(p->rep, BLOCK_HEADING, "What this page is");
	report_addf(p->rep, BLOCK_ITEM, "%s: %s, %s", p->who[0], a->form->title,
	    a->date);
	report_addf(p->rep, BLOCK_ITEM, "%s: %s, %s", p->who[1], b->form->title,
	    b->date);
	report_add(p->rep, BLOCK_GAP, "");
	report_add(p->rep, BLOCK_PARA,
	    s->kind == COMPARE_READERS
		? "Two people have read a case. Neither is right or wrong. A "
		  "gap is something to talk about."
		: "Each of the two was asked in other words. Neither is right "
		  "or wrong. A gap is something to talk about. It is no "
		  "verdict on anybody.");
	report_add(p->rep, BLOCK_PARA,
	    "\"Named\" means: there is something to look at here, by this "
	    "person's own answer.");
	if (s->versions)
		report_add(p->rep, BLOCK_PARA,
		    "The two may have answered different versions of the "
		    "questions. Some may have been worded differently.");
}

/* --- themes --------------------------------------------------------------- */

static const char *
title(const struct voices_page *p, const struct shared_theme *t)
{
	return side_text(&p->s->side[0], &t->category[0]->title);
}

static const char *
number(const struct voices_page *p, size_t n)
{
	return arena_printf(p->rep->arena, "%zu", n);
}

static const char *
only(const struct voices_page *p, int i)
{
	return arena_printf(p->rep->arena, "only %s", p->who[i]);
}

/* Did both answer a question of it? */
static bool
has_pairs(const struct shared_theme *t)
{
	return t->n > t->gaps[GAP_OPEN];
}

/* Themes of events: in a scale nothing is named. */
static bool
is_counted(const struct shared_theme *t)
{
	return has_pairs(t) && t->gaps[GAP_ANSWERED] == 0;
}

static void
without_pairs(const struct voices_page *p)
{
	struct buf titles;
	size_t n = 0;

	buf_init(&titles, p->rep->arena);
	for (size_t i = 0; i < p->s->n_themes; i++)
		if (!has_pairs(&p->s->themes[i]))
			buf_addf(&titles, "%s%s", n++ > 0 ? "; " : "",
			    title(p, &p->s->themes[i]));
	if (n > 0)
		report_addf(p->rep, BLOCK_PARA,
		    "No question here that both answered: %s.", titles.data);
}

static void
overview(const struct voices_page *p)
{
	const char *const heads[] = {"theme", "named by both", only(p, 0),
	    only(p, 1), "by neither", "without an answer"};
	struct table *table = NULL;

	report_add(p->rep, BLOCK_HEADING, "Theme by theme");
	for (size_t i = 0; i < p->s->n_themes; i++) {
		const struct shared_theme *t = &p->s->themes[i];
		const char *const cells[] = {title(p, t),
		    number(p, t->gaps[GAP_BOTH]), number(p, t->gaps[GAP_FIRST]),
		    number(p, t->gaps[GAP_SECOND]),
		    number(p, t->gaps[GAP_NEITHER]),
		    number(p, t->gaps[GAP_OPEN])};

		if (!is_counted(t))
			continue;
		if (table == NULL)
			table = report_table(p->rep,
			    "How many of the questions that both forms ask:",
			    heads, 6);
		report_row(p->rep, table, cells);
	}
	report_add(p->rep, BLOCK_GAP, "");
	without_pairs(p);
	if (p->s->n_questions == 0)
		report_add(p->rep, BLOCK_PARA,
		    "The two forms ask nothing in common that can stand side "
		    "by side.");
}

/* --- questions ------------------------------------------------------------ */

static const char *
gap_words(const struct voices_page *p, const struct shared_question *q)
{
	struct arena *a = p->rep->arena;

	switch (q->gap) {
	case GAP_BOTH:
		return "Both named this";
	case GAP_FIRST:
	case GAP_SECOND:
		return arena_printf(a, "Named by %s, not by %s",
		    p->who[q->gap == GAP_SECOND], p->who[q->gap == GAP_FIRST]);
	case GAP_NEITHER:
		return "Neither named this";
	case GAP_ANSWERED:
		return "Both answered this";
	case GAP_OPEN:
	case GAPS:
		break;
	}
	return arena_printf(a, "Named by %s, no answer by %s",
	    p->who[!q->said[0].named], p->who[q->said[0].named]);
}

/* Where one side gave no answer, only what the other named has a line. */
static bool
is_listed(const struct shared_question *q)
{
	return q->gap != GAP_OPEN || q->said[0].named || q->said[1].named;
}

/* "Too fast, too deep or too much: Often". Why there is no answer is nobody's
 * business but the one's who gave none. */
static const char *
words(const struct voices_page *p, const struct shared_question *q, int i)
{
	const struct compare_said *said = &q->said[i];
	const struct compare_side *s = &p->s->side[i];

	return report_pair(p->rep, side_short(s, said),
	    said->option >= 0 || said->said == SAID_NOT_APPLICABLE
		? side_answer(s, said)
		: "no answer");
}

static void
rows(const struct voices_page *p, const struct shared_theme *t,
    struct table **table, enum gap gap)
{
	const char *const heads[] = {"who named it",
	    arena_printf(p->rep->arena, "%s said", p->who[0]),
	    arena_printf(p->rep->arena, "%s said", p->who[1])};

	for (size_t i = t->first; i < t->first + t->n; i++) {
		const struct shared_question *q = &p->s->questions[i];

		if (q->gap != gap || !is_listed(q))
			continue;
		if (*table == NULL)
			*table = report_table(p->rep,
			    "What both were asked:", heads, 3);
		report_row(p->rep, *table,
		    (const char *const[]){gap_words(p, q), words(p, q, 0),
			words(p, q, 1)});
	}
}

static void
the_rest(const struct voices_page *p, const struct shared_theme *t)
{
	size_t n = 0;

	for (size_t i = t->first; i < t->first + t->n; i++)
		n += !is_listed(&p->s->questions[i]);
	if (n > 0)
		report_addf(p->rep, BLOCK_PARA,
		    n == 1 ? "%zu question has no answer on one side, or on "
			     "both."
			   : "%zu questions have no answer on one side, or on "
			     "both.",
		    n);
}

/* The questions of theme T that only the form of side I asks: by name alone. */
static void
asked_by_one(const struct voices_page *p, const struct shared_theme *t, int i)
{
	const struct form *f = p->s->side[i].answers->form;
	struct buf names;

	if (t->n_only[i] == 0)
		return;
	buf_init(&names, p->rep->arena);
	for (size_t k = 0; k < t->n_only[i]; k++)
		buf_addf(&names, "%s\"%s\"", k > 0 ? ", " : "",
		    f->items[t->only[i][k]].short_text);
	report_addf(p->rep, BLOCK_PARA, "Only the form of %s asks: %s.",
	    p->who[i], names.data);
}

/* A theme with no answers to look at takes no room, but for what only one of
 * the forms asks. */
static bool
has_lines(const struct voices_page *p, const struct shared_theme *t)
{
	for (size_t i = t->first; i < t->first + t->n; i++)
		if (is_listed(&p->s->questions[i]))
			return true;
	return t->n_only[0] + t->n_only[1] > 0;
}

static void
one_theme(const struct voices_page *p, const struct shared_theme *t)
{
	struct table *table = NULL;

	report_add(p->rep, BLOCK_THEME, title(p, t));
	for (int g = 0; g < GAPS; g++)
		rows(p, t, &table, (enum gap)g);
	report_add(p->rep, BLOCK_GAP, "");
	the_rest(p, t);
	asked_by_one(p, t, 0);
	asked_by_one(p, t, 1);
}

/* --- the end -------------------------------------------------------------- */

static void
next(const struct voices_page *p)
{
	report_add(p->rep, BLOCK_HEADING, "What you can do with this");
	report_add(p->rep, BLOCK_PARA,
	    "You can stop here. Nothing has to be talked about today, or at "
	    "all.");
	report_add(p->rep, BLOCK_PARA,
	    "If both of you want to, pick one line. Ask the other how it was "
	    "for them. Let them finish.");
	report_add(p->rep, BLOCK_SAY,
	    "Words you could use: \"I did not know this. How was it for "
	    "you?\"");
	report_add(p->rep, BLOCK_GAP, "");
	report_add(p->rep, BLOCK_PARA,
	    "Each of you can look at your own summary, alone: harmcheck report "
	    "FILE. And harmcheck helplines lists people to reach.");
}

void
report_voices(struct report *rep, const struct shared *s, bool consent)
{
	struct voices_page p = {.rep = rep,
	    .s = s,
	    .who = {"the first reader", "the second reader"}};
	bool headed = false;

	for (int i = 0; i < 2 && s->kind == COMPARE_VOICES; i++) {
		const struct answers *a = s->side[i].answers;

		p.who[i] = arena_printf(rep->arena, "the %s",
		    a->bank->voices[a->form->voice]);
	}
	head(&p, consent);
	overview(&p);
	for (size_t i = 0; i < s->n_themes; i++) {
		if (!has_lines(&p, &s->themes[i]))
			continue;
		if (!headed)
			report_add(rep, BLOCK_HEADING, "Question by question");
		headed = true;
		one_theme(&p, &s->themes[i]);
	}
	next(&p);
}
