/* The page of a group: what it is, and the parts in their order. What may not
 * be told is not in the picture, so nothing here decides about that; this only
 * finds words for a room in which clients and professionals sit together. */
#include "harmcheck/report_group.h"
#include "harmcheck/bank.h"
#include "harmcheck/group.h"
#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "report_group_parts.h"

const char *
group_text(const struct group_picture *p, const struct text *t)
{
	return t->of[p->form->voice];
}

const char *
group_short(const struct form_item *it)
{
	return it->question != NULL ? it->short_text : it->ask;
}

const char *
group_round(const struct group_picture *p, size_t round)
{
	static const char *const names[] = {
	    [GROUP_BEFORE] = "before",
	    [GROUP_AFTER] = "after",
	};

	return p->n_rounds > 1 ? names[round] : NULL;
}

const char *
group_name(const struct group_page *g, const char *name, size_t round)
{
	const char *when = group_round(g->p, round);

	if (when == NULL)
		return name;
	return arena_printf(g->rep->arena, "%s, %s", name, when);
}

const struct scenario *
group_key(const struct group_picture *p)
{
	return p->without_key ? NULL : p->scenario;
}

static const struct scenario_answer *
key_of(const struct group_picture *p, const struct form_item *it)
{
	if (group_key(p) == NULL || it->question == NULL)
		return NULL;
	return scenario_answer(p->scenario, it->question);
}

bool
group_has_key(const struct group_picture *p, const struct form_item *it)
{
	return key_of(p, it) != NULL;
}

bool
group_fits(const struct group_picture *p, const struct form_item *it,
    size_t option)
{
	const struct scenario_answer *key = key_of(p, it);

	return key != NULL && (key->options >> option & 1) != 0;
}

/* --- the top -------------------------------------------------------------- */

/* What it is about. A case comes with its content line, as everywhere; its
 * name says the form, too. */
static void
about(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	if (p->scenario != NULL) {
		report_addf(g->rep, BLOCK_PARA,
		    "The case: \"%s\". It is invented.", p->scenario->title);
		report_add(g->rep, BLOCK_PARA, p->scenario->content);
		return;
	}
	if (!p->own)
		report_add(g->rep, BLOCK_PARA,
		    "The answers are about a case, not about anybody here.");
	else
		report_add(g->rep, BLOCK_PARA,
		    "The answers are about people's own therapy. So this page "
		    "tells little, and that is on purpose.");
	report_addf(g->rep, BLOCK_PARA, "The form: \"%s\".", p->form->title);
}

static void
how_many(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	if (p->n_rounds == 1) {
		report_addf(g->rep, BLOCK_PARA, "%zu people answered.",
		    p->people);
		return;
	}
	report_addf(g->rep, BLOCK_PARA,
	    "%zu people answered twice, before and after. The same people are "
	    "in both.",
	    p->people);
	if (p->left_out > 0)
		report_addf(g->rep, BLOCK_PARA,
		    "Answered only once, and not counted here: %zu.",
		    p->left_out);
}

/* Nothing else is said then, not even how many there were. */
static void
too_few(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	report_addf(g->rep, BLOCK_PARA,
	    "There are too few answers for this page. It needs %u people%s. "
	    "With fewer, somebody could work out who said what. So nothing is "
	    "shown.",
	    p->floor, p->n_rounds > 1 ? " who answered both times" : "");
	if (p->floor_lowered)
		report_addf(g->rep, BLOCK_PARA,
		    "With fewer than %d people nothing about their own therapy "
		    "can be shown. A lower floor does not change that.",
		    GROUP_OWN_LEAST);
}

/* What a wall leaves to those who want to know how it was worked out. Of one's
 * own therapy there is no such thing. */
static void
trainer(const struct group_page *g)
{
	if (g->p->own)
		return;
	report_add(g->rep, BLOCK_HEADING, "For the trainer");
	group_workings(g);
	group_agreements(g);
}

static void
whole(const struct group_page *g)
{
	if (!g->p->enough) {
		too_few(g);
		return;
	}
	about(g);
	how_many(g);
	report_add(g->rep, BLOCK_PARA,
	    "This page counts. It shows no person and no note. What most "
	    "people say need not be true, and one who sees it differently may "
	    "have seen something.");
	group_counts(g);
	group_causes(g);
	(g->p->wall ? group_apart : group_agreements)(g);
	group_rules(g);
	if (g->p->wall)
		trainer(g);
}

void
report_group(struct report *rep, const struct group_picture *p)
{
	report_add(rep, BLOCK_TITLE, "What a group answered");
	whole(&(const struct group_page){.rep = rep, .p = p});
}

void
report_group_beside(struct report *rep, const struct group_picture *p)
{
	report_add(rep, BLOCK_HEADING, "What your group answered");
	whole(&(const struct group_page){.rep = rep, .p = p});
}
