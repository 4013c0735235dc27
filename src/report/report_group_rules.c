/* How nobody can be found on a group's page, and what the page is not. The
 * reasons are in docs/disclosure.md. */
#include "harmcheck/bank.h"
#include "harmcheck/group.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "report_group_parts.h"

static void
own_rules(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	report_addf(g->rep, BLOCK_ITEM,
	    "A question is counted only when %u people or more answered "
	    "it.%s",
	    p->floor,
	    p->floor_lowered ? " That is fewer than is usual here: whoever "
			       "made this page has lowered it."
			     : "");
	report_addf(g->rep, BLOCK_ITEM,
	    "There are two numbers: how many named it, and all the others. "
	    "Each of them is %d or more. Otherwise both are left out.",
	    GROUP_SIDE);
	report_add(g->rep, BLOCK_ITEM,
	    "What all said, or nobody, is not shown either. It would tell "
	    "something about each person.");
	report_add(g->rep, BLOCK_ITEM,
	    "There is no highest, no lowest, and no smaller group inside the "
	    "group.");
}

static void
case_rules(const struct group_page *g)
{
	report_addf(g->rep, BLOCK_ITEM,
	    "There are counts from %u people on. The answers are about %s, so "
	    "they tell little of anybody's life.",
	    g->p->floor,
	    g->p->scenario != NULL ? "an invented case"
				   : "a case, not about anybody here");
	report_add(g->rep, BLOCK_ITEM,
	    "A count can be 1: one of you sees it that way. Nobody has to say "
	    "who.");
}

/* What somebody needs who tells others of it. */
static void
made_from(const struct group_page *g)
{
	const struct bank *b = g->p->bank;
	const struct scenario *s = g->p->scenario;

	if (s == NULL)
		report_addf(g->rep, BLOCK_PARA, "Questions: %s, version %s.",
		    b->id, b->version);
	else
		report_addf(g->rep, BLOCK_PARA,
		    "Questions: %s, version %s. Case: %s, version %s.", b->id,
		    b->version, s->id, s->version);
}

void
group_rules(const struct group_page *g)
{
	report_add(g->rep, BLOCK_HEADING, "How nobody can be found here");
	if (g->p->own)
		own_rules(g);
	else
		case_rules(g);
	report_add(g->rep, BLOCK_ITEM,
	    "No note is here, no name, no code, no date.");
	if (g->p->n_rounds > 1)
		report_add(g->rep, BLOCK_ITEM,
		    "Before and after are counted for the people who are in "
		    "both, and for nobody else.");
	report_add(g->rep, BLOCK_PARA,
	    "This has a limit. Two such pages over nearly the same people can "
	    "be subtracted. Make one page for one group, once.");
	report_add(g->rep, BLOCK_HEADING, "What this page is not");
	report_add(g->rep, BLOCK_PARA,
	    "A room is not a measure of a therapy. These numbers tell what the "
	    "people here answered, and nothing about other people.");
	made_from(g);
}
