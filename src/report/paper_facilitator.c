/* Notes for whoever hands the form out. What is about the form is the bank's;
 * what is about these pages stands here. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "paper_parts.h"

/* Minutes that a group needs beside the form. */
#define WELCOME 5
#define PAIRS 10
#define TALK 20
#define AGAIN 5 /* in a case without points: more time for the talk */
#define CLOSE 5

/* Scoring a page by hand: minutes to begin, and for each theme. */
#define SCORE_BEGIN 2
#define SCORE_THEME 1

static void
list(const struct sheet *s, const char *const *items, size_t n)
{
	buf_adds(s->out, "<ul>\n");
	for (size_t i = 0; i < n; i++)
		paper_element(s, "<li>", items[i], "</li>\n");
	buf_adds(s->out, "</ul>\n");
}

static bool
shares(const struct sheet *s)
{
	return s->paper->scenario != NULL && s->paper->scenario->n_shares > 0;
}

static void
at_hand(const struct sheet *s)
{
	const char *const helplines = arena_printf(s->arena,
	    "the numbers of helplines for this place, for all to take "
	    "(harmcheck helplines --country CODE prints them)%s",
	    s->bank->n_helplines == 0 ? ""
		: s->paper->country != NULL
		? ". They stand at the end of the form, too"
		: ". Before you copy the form, write the numbers of this place "
		  "on the lines at its end; or print it with --country, and "
		  "they stand there");
	const char *items[7] = {
	    "one copy for each person, and a few more: without these notes, "
	    "on both sides of the paper (print one first, to see how many "
	    "pages it is)",
	    "pens, and a table with room between people",
	    helplines,
	    "someone who has time for a talk afterwards",
	};
	size_t n = 4;

	if (shares(s))
		items[n++] = "a slip for each person, to share out the points "
			     "again (--points prints two on a sheet)";
	if (s->paper->scenario != NULL)
		items[n++] =
		    "the key to the case, for you alone until all have "
		    "written";
	if (s->form->n_categories > 0)
		items[n++] = "if you score by hand: the sheet for it, kept "
			     "apart from the forms (--hand-score)";
	paper_element(s, "<h3>", "What to have at hand", "</h3>\n");
	list(s, items, n);
}

static unsigned
themes(const struct sheet *s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s->form->n_categories; i++)
		n += paper_has_theme(s, s->form->categories[i]);
	return n;
}

static void
time_row(const struct sheet *s, const char *what, unsigned minutes)
{
	paper_element(s, "<tr>\n<th scope=\"row\">", what, "</th>\n");
	buf_addf(s->out, "<td class=\"number\">%u</td>\n</tr>\n", minutes);
}

/* The core of the plan in docs/workshop.md, in its order. */
static void
in_a_group(const struct sheet *s)
{
	if (!shares(s)) {
		time_row(s, "In twos: which line did you go by most?", PAIRS);
		time_row(s, "All together, with the questions below",
		    TALK + AGAIN);
		return;
	}
	time_row(s,
	    "In twos: what got your second most points, and why? Anyone can "
	    "pass",
	    PAIRS);
	time_row(s, "All together, with the questions below", TALK);
	time_row(s, "Alone: share out the points again, on a slip", AGAIN);
}

static void
timings(const struct sheet *s)
{
	const struct scenario *c = s->paper->scenario;
	const unsigned alone = c != NULL ? c->minutes : s->form->minutes;
	unsigned all = WELCOME + alone + CLOSE;

	paper_element(s, "<h3>", "Time", "</h3>\n");
	buf_adds(s->out,
	    "<table>\n<thead>\n<tr>\n<th scope=\"col\">What</th>\n"
	    "<th scope=\"col\">Minutes</th>\n</tr>\n</thead>\n<tbody>\n");
	time_row(s,
	    "Say what it is, what happens to the pages, and that "
	    "anyone can leave it out",
	    WELCOME);
	if (alone > 0)
		time_row(s,
		    c != NULL ? "Alone: read, tick, share out, write"
			      : "Alone: fill it in",
		    alone);
	if (c != NULL) {
		in_a_group(s);
		all += PAIRS + TALK + AGAIN;
	}
	time_row(s, "Close: how is everyone? Whom can you call?", CLOSE);
	buf_addf(s->out,
	    "</tbody>\n<tfoot>\n<tr>\n<th scope=\"row\">Together</th>\n"
	    "<td class=\"number\">%u</td>\n</tr>\n</tfoot>\n</table>\n",
	    all);
	paper_paras(s, NULL,
	    arena_printf(s->arena,
		"People differ. Let those who are slow have twice the time. "
		"To score one page by hand takes about %u minutes.",
		SCORE_BEGIN + SCORE_THEME * themes(s)));
	if (c != NULL)
		paper_paras(s, NULL,
		    "This is for one case, without a break. The guide for two "
		    "hours (docs/workshop.md) has a second case and breaks. "
		    "It goes in the same order. Its rules for the room, and "
		    "what to do when someone is upset, hold here too: read "
		    "them before.");
}

static void
of_case(const struct sheet *s)
{
	const struct scenario *c = s->paper->scenario;

	if (c == NULL)
		return;
	paper_element(s, "<h3>", "Talking about the case", "</h3>\n");
	buf_adds(s->out,
	    "<p>The key is not on these pages. Print it with: "
	    "<b>harmcheck scenario key ");
	html_text(s->out, c->id);
	buf_adds(s->out,
	    "</b>. Its ranges are what can be defended. They are no "
	    "marks.</p>\n");
	if (c->n_debrief > 0) {
		paper_paras(s, NULL, "Questions for the group:");
		list(s, c->debrief, c->n_debrief);
	}
	paper_paras(s, NULL,
	    "When people differ, ask what in the story each of them saw. "
	    "Nobody has to be won over.");
}

static void
afterwards(const struct sheet *s)
{
	paper_element(s, "<h3>", "The pages afterwards", "</h3>\n");
	if (s->form->about_self)
		paper_paras(s, "stop",
		    "A pile of these pages is about people's own therapy or "
		    "work. Keep it locked up like a patient's file, or burn "
		    "or shred it the same day. Copy none of it. A page "
		    "without a name can still be known by its hand.");
	else
		paper_paras(s, NULL,
		    "Pages about an invented case still tell what somebody "
		    "thinks, and in whose hand. Give them back or shred them "
		    "when the counts are made.");
	paper_paras(s, NULL,
	    "To type pages in: harmcheck take --fast. It goes by the codes "
	    "and numbers that are printed at the questions and the boxes.");
	paper_paras(s, NULL,
	    s->paper->scenario != NULL
		? "To show the answers of a group: harmcheck group. About an "
		  "invented case it shows counts from 5 people on. With fewer, "
		  "show none, and just talk."
		: "To show the answers of a group: harmcheck group. It shows "
		  "nothing of fewer than 10 people. Do not show it by hand "
		  "either.");
}

void
paper_facilitator(struct sheet *s)
{
	buf_adds(s->out, "<section class=\"own facilitator\">\n");
	paper_element(s, "<h2>", "For whoever hands this out", "</h2>\n");
	paper_paras(s, NULL,
	    "Do not hand out this page. Read it before you print the rest.");
	paper_paras(s, NULL, paper_text(s, &s->bank->facilitator));
	at_hand(s);
	timings(s);
	of_case(s);
	afterwards(s);
	buf_adds(s->out, "</section>\n");
}
