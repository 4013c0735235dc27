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
	const char *who[2];   /* "the client", "the first reader" */
	const char *title[2]; /* so too, above a column */
};

void
report_consent(struct report *rep, bool gate)
{
	report_addf(rep, BLOCK_PARA,
	    "Decide this alone, before you sit together. If you are not sure, "
	    "%s.",
	    gate ? "choose 2" : "stop here");
	report_add(rep, BLOCK_SAY,
	    "Words you could use: \"Not today.\" A no needs no reason.");
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    "The page puts the answers of two people side by side. It is for "
	    "you only if both of you have chosen it. You can stop at any "
	    "time.");
	report_add(rep, BLOCK_PARA,
	    "It leaves things out, whatever was answered: parts about conduct, "
	    "answers that can call for help at once, what you may not have "
	    "told, notes, causes, and each one's view of it all.");
	report_add(rep, BLOCK_PARA,
	    "Whoever has your file can read every answer in it. harmcheck "
	    "report shows much that this page leaves out, and notes. Use your "
	    "own "
	    "computer, and take your file home.");
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
		report_consent(p->rep, false);
	}
	report_add(p->rep, BLOCK_HEADING, "What this page is");
	report_addf(p->rep, BLOCK_ITEM, "%s: %s, %s", p->who[0], a->form->title,
	    a->date);
	report_addf(p->rep, BLOCK_ITEM, "%s: %s, %s", p->who[1], b->form->title,
	    b->date);
	report_add(p->rep, BLOCK_GAP, "");
	report_add(p->rep, BLOCK_PARA,
	    s->kind == COMPARE_READERS
		? "Two people have read a case. If it was not the same one, a "
		  "gap may come from that alone."
		: "The two may have answered about different things: one about "
		  "this therapy, one perhaps about all of their work. They "
		  "were also asked in other words. So a gap may come from "
		  "that alone.");
	report_add(p->rep, BLOCK_PARA,
	    "Neither is right or wrong. A gap is something to talk about. It "
	    "is no verdict on anybody.");
	report_add(p->rep, BLOCK_PARA,
	    "\"Named\" means that this person's answer points to a "
	    "difficulty.");
	if (s->versions)
		report_add(p->rep, BLOCK_PARA,
		    "The two may have answered different versions of the "
		    "questions. Some may have been worded differently.");
	if (s->same)
		report_add(p->rep, BLOCK_PARA, "These are the same answers.");
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

/* Only numbers: which questions these are, and who gave no answer, is nobody's
 * business but the one's who gave none. */
static void
not_shown(const struct voices_page *p)
{
	const size_t open = p->s->n_open;

	if (open > 0)
		report_addf(p->rep, BLOCK_PARA,
		    "On %zu %s at least one of you has no answer. %s not "
		    "shown.",
		    open, open == 1 ? "question" : "questions",
		    open == 1 ? "It is" : "They are");
	for (int i = 0; i < 2; i++) {
		const size_t n = p->s->n_only[i];

		if (n > 0)
			report_addf(p->rep, BLOCK_PARA,
			    "%zu %s only in %s's form. %s not shown.", n,
			    n == 1 ? "question is" : "questions are", p->who[i],
			    n == 1 ? "It is" : "They are");
	}
}

/* Themes of events: in a scale nothing is named. */
static bool
is_counted(const struct shared_theme *t)
{
	return t->n > t->gaps[GAP_ANSWERED];
}

static struct table *
overview_table(const struct voices_page *p)
{
	struct table *t = report_table(p->rep,
	    "How many questions were named, of those that both answered:",
	    (const char *const[]){"theme", "by both",
		arena_printf(p->rep->arena, "by %s", p->who[0]),
		arena_printf(p->rep->arena, "by %s", p->who[1]), "by neither"},
	    5);

	report_titles(p->rep, t,
	    (const char *const[]){"Theme", "By both",
		arena_printf(p->rep->arena, "By %s", p->who[0]),
		arena_printf(p->rep->arena, "By %s", p->who[1]), "By neither"});
	return t;
}

static void
overview(const struct voices_page *p)
{
	struct table *table = NULL;

	report_add(p->rep, BLOCK_HEADING, "Theme by theme");
	for (size_t i = 0; i < p->s->n_themes; i++) {
		const struct shared_theme *t = &p->s->themes[i];
		const char *const cells[] = {title(p, t),
		    number(p, t->gaps[GAP_BOTH]), number(p, t->gaps[GAP_FIRST]),
		    number(p, t->gaps[GAP_SECOND]),
		    number(p, t->gaps[GAP_NEITHER])};

		if (!is_counted(t))
			continue;
		if (table == NULL)
			table = overview_table(p);
		report_row(p->rep, table, cells);
	}
	report_add(p->rep, BLOCK_GAP, "");
	not_shown(p);
}

/* --- questions ------------------------------------------------------------ */

/* What somebody did not name says nothing of them, so it is not said. */
static const char *
gap_words(const struct voices_page *p, enum gap gap)
{
	switch (gap) {
	case GAP_BOTH:
		return "Named by both";
	case GAP_FIRST:
	case GAP_SECOND:
		return arena_printf(p->rep->arena, "Named by %s",
		    p->who[gap == GAP_SECOND]);
	case GAP_NEITHER:
		return "Named by neither";
	case GAP_ANSWERED:
	case GAPS:
		break;
	}
	return "Answered by both";
}

/* "Too fast, too deep or too much: Often" */
static const char *
words(const struct voices_page *p, const struct shared_question *q, int i)
{
	const struct compare_side *s = &p->s->side[i];

	return report_pair(p->rep, side_short(s, &q->said[i]),
	    side_answer(s, &q->said[i]));
}

static struct table *
pairs_table(const struct voices_page *p)
{
	struct arena *a = p->rep->arena;
	struct table *t = report_table(p->rep, "What both answered:",
	    (const char *const[]){"who named it",
		arena_printf(a, "%s said", p->who[0]),
		arena_printf(a, "%s said", p->who[1])},
	    3);

	report_titles(p->rep, t,
	    (const char *const[]){"Named", p->title[0], p->title[1]});
	return t;
}

static void
one_theme(const struct voices_page *p, const struct shared_theme *t)
{
	struct table *table;

	report_add(p->rep, BLOCK_THEME, title(p, t));
	table = pairs_table(p);
	for (int g = 0; g < GAPS; g++)
		for (size_t i = t->first; i < t->first + t->n; i++) {
			const struct shared_question *q = &p->s->questions[i];

			if (q->gap == (enum gap)g)
				report_row(p->rep, table,
				    (const char *const[]){gap_words(p, q->gap),
					words(p, q, 0), words(p, q, 1)});
		}
}

static void
questions(const struct voices_page *p)
{
	report_add(p->rep, BLOCK_HEADING, "Question by question");
	for (size_t i = 0; i < p->s->n_themes; i++)
		if (p->s->themes[i].n > 0)
			one_theme(p, &p->s->themes[i]);
}

/* --- the end -------------------------------------------------------------- */

static void
nothing(const struct voices_page *p)
{
	report_add(p->rep, BLOCK_HEADING, "Nothing to lay side by side yet");
	report_add(p->rep, BLOCK_PARA,
	    "There is nothing to lay side by side yet: no question here has "
	    "an answer from both. That is all right, and it says nothing "
	    "about anybody.");
	report_add(p->rep, BLOCK_PARA,
	    "If both of you want to, each can go on with their own file, "
	    "alone: harmcheck take --resume FILE. Then compare again. Two "
	    "people who talk about one case read the same case first.");
	not_shown(p);
}

void
report_after(struct report *rep, const struct shared *s)
{
	report_add(rep, BLOCK_PARA,
	    "You can stop here. Nothing has to be talked about today, or at "
	    "all.");
	if (s->n_questions > 0) {
		report_add(rep, BLOCK_PARA,
		    "If both of you want to, pick one line. Ask the other how "
		    "it was for them. Let them finish.");
		report_add(rep, BLOCK_SAY,
		    "Words you could use: \"I did not know this. How was it "
		    "for you?\"");
	}
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    "harmcheck helplines lists people to reach.");
	report_add(rep, BLOCK_PARA,
	    "Later, and alone, each of you can look at your own summary: "
	    "harmcheck report FILE. It shows much that this page leaves "
	    "out, and your notes.");
}

static void
name_voices(struct voices_page *p)
{
	for (int i = 0; i < 2; i++) {
		const struct answers *a = p->s->side[i].answers;
		const char *voice = a->bank->voices[a->form->voice];

		if (p->s->kind == COMPARE_VOICES) {
			p->who[i] =
			    arena_printf(p->rep->arena, "the %s", voice);
			p->title[i] =
			    arena_printf(p->rep->arena, "The %s", voice);
		}
	}
}

void
report_voices(struct report *rep, const struct shared *s, bool consent)
{
	struct voices_page p = {.rep = rep,
	    .s = s,
	    .who = {"the first reader", "the second reader"},
	    .title = {"The first reader", "The second reader"}};

	name_voices(&p);
	head(&p, consent);
	if (s->n_questions > 0) {
		overview(&p);
		questions(&p);
	} else {
		nothing(&p);
	}
	report_add(rep, BLOCK_HEADING, "What you can do with this");
	report_after(rep, s);
}
