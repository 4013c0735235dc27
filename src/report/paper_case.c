/* A case on paper: its story before the form, the points to share out and room
 * to write behind it. Never its key. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/scenario.h"
#include "harmcheck/spread.h"
#include "paper_parts.h"

#define LINES 5
#define SLIPS 2 /* on a sheet */

void
paper_story(struct sheet *s)
{
	const struct scenario *c = s->paper->scenario;

	if (c == NULL)
		return;
	buf_adds(s->out, "<section class=\"story\">\n");
	paper_element(s, "<h1>", c->title, "</h1>\n");
	buf_adds(s->out, "<div class=\"how\">\n");
	paper_paras(s, NULL, c->content);
	paper_paras(s, NULL,
	    "This case is invented. You can stop reading at any time, and "
	    "nobody will ask why.");
	buf_adds(s->out, "</div>\n");
	for (size_t i = 0; i < c->n_parts; i++) {
		paper_element(s, "<h2>", c->parts[i].title, "</h2>\n");
		paper_paras(s, NULL, c->parts[i].text);
	}
	buf_adds(s->out, "</section>\n");
}

static void
cause(const struct sheet *s, const struct cause *c)
{
	const char *about = paper_text(s, &c->about);

	paper_element(s, "<tr>\n<th scope=\"row\"><b>",
	    paper_text(s, &c->label), "</b>");
	if (about != NULL)
		paper_element(s, " <small>", about, "</small>");
	buf_adds(s->out, "</th>\n<td></td>\n</tr>\n");
}

static void
share_table(const struct sheet *s)
{
	const struct bank *b = s->bank;

	paper_element(s, "<h2>", "Where did it come from?", "</h2>\n");
	paper_paras(s, NULL,
	    "Share out 100 points. Something in this story was hard or went "
	    "wrong. What did that come from? The bigger its part, the more "
	    "points. You can give 0. What went well gets no points. All lines "
	    "together make 100.");
	buf_adds(s->out,
	    "<table class=\"shares\">\n<thead>\n<tr>\n"
	    "<th scope=\"col\">What had a part in it</th>\n"
	    "<th scope=\"col\">Points</th>\n</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < b->n_causes; i++)
		if (paper_text(s, &b->causes[i].label) != NULL)
			cause(s, &b->causes[i]);
	buf_addf(s->out,
	    "</tbody>\n<tfoot>\n<tr>\n<th scope=\"row\">Together</th>\n"
	    "<td>%d</td>\n</tr>\n</tfoot>\n</table>\n",
	    SPREAD_POINTS);
}

/* A case that asks about conduct shares out nothing: with such an act the
 * responsibility is the therapist's. */
static void
no_shares(const struct sheet *s)
{
	paper_paras(s, "how",
	    "In this case no points are shared out. It asks about acts that "
	    "are no part of therapy. For those the therapist alone is "
	    "responsible.");
}

/* One of those that are cut apart. */
static void
slip(const struct sheet *s, bool first)
{
	const char *title = s->paper->scenario->title;

	buf_adds(s->out, "<section class=\"slip form\">\n");
	paper_element(s, first ? "<h1>" : "<h2>", title,
	    first ? "</h1>\n" : "</h2>\n");
	paper_fields(s);
	share_table(s);
	paper_paras(s, NULL,
	    "You can leave this empty. Put no name on it. Nobody has to see "
	    "it.");
	paper_foot(s);
	buf_adds(s->out, "</section>\n");
}

void
paper_points(struct sheet *s)
{
	for (int i = 0; i < (s->paper->large ? 1 : SLIPS); i++)
		slip(s, i == 0);
}

void
paper_shares(struct sheet *s)
{
	const struct scenario *c = s->paper->scenario;

	if (c == NULL)
		return;
	buf_adds(s->out, "<section class=\"theme keep\">\n");
	if (c->n_shares > 0)
		share_table(s);
	else
		no_shares(s);
	buf_adds(s->out, "</section>\n<section class=\"theme keep\">\n");
	paper_element(s, "<h2>", "What would you do?", "</h2>\n");
	paper_paras(s, NULL,
	    "Say what, and with whom. One or two things are enough. Write "
	    "nothing about real people.");
	paper_lines(s, LINES);
	buf_adds(s->out, "</section>\n");
}
