/* Why these people to reach, and why there. */
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_why_parts.h"

/* The kinds that come with the first answer in rank that speaks. */
static void
kinds(const struct why *w)
{
	struct buf out;
	const struct sentinel *s = NULL;

	for (size_t i = 0; i < w->r->n_alerts && s == NULL; i++)
		if (w->r->alerts[i].state == ALERT_SPEAKS)
			s = &w->r->answers->bank
				 ->sentinels[w->r->alerts[i].kind];
	if (s == NULL || s->n_helplines == 0)
		return;
	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < s->n_helplines; i++)
		buf_addf(&out, "%s%s", i > 0 ? ", " : "", s->helplines[i]);
	report_addf(w->rep, BLOCK_PARA,
	    "At the top stand the emergency line and the first line for the "
	    "whole country of each kind that goes with %s: %s.",
	    sentinel_name(s->kind), out.data);
}

void
why_people(const struct why *w)
{
	const struct answers *a = w->r->answers;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(a->bank, a->country) : NULL;

	if (a->bank->n_helplines == 0)
		return;
	report_add(w->rep, BLOCK_THEME, "People to reach");
	if (!a->form->about_self) {
		report_add(w->rep, BLOCK_PARA,
		    "This form is about somebody else. So no numbers are "
		    "shown.");
		return;
	}
	if (c != NULL)
		report_addf(w->rep, BLOCK_PARA,
		    "The answers name the country %s: %s. All its lines are "
		    "shown, of every kind, emergency first.",
		    a->country, c->name);
	else if (a->country[0] != '\0')
		report_addf(w->rep, BLOCK_PARA,
		    "The answers name the country %s. The question file has "
		    "no lines for it. So none are shown.",
		    a->country);
	else
		report_add(w->rep, BLOCK_PARA,
		    "The answers name no country. So the lines of all "
		    "countries are shown.");
	if (!part_needs_people(w->r))
		return;
	if (c != NULL)
		kinds(w);
	report_add(w->rep, BLOCK_PARA,
	    "One of the answers comes with people to reach. So steps and "
	    "people come before the rest.");
}
