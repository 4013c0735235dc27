/* The pages before a check that was saved goes on. */
#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"

static size_t
answered(const struct dialogue *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->answers->form->n_items; i++)
		n += answer_state(d->answers, i) == ANSWER_GIVEN ||
		    answer_state(d->answers, i) == ANSWER_NOT_APPLICABLE;
	return n;
}

void
page_return(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "Welcome back");
	report_addf(p, BLOCK_PARA,
	    "This is your check \"%s\". You began it on %s. You have "
	    "answered %zu of about %zu questions.",
	    d->form->title, d->answers->date, answered(d),
	    flow_total(&d->flow));
	if (d->resume_to == PLACE_REVIEW)
		report_add(p, BLOCK_PARA,
		    "You can look at your answers again and change them.");
	report_add(p, BLOCK_GAP, "");
	page_safety(d, p);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA, d->arg.bank_line);
	report_add(p, BLOCK_KEYS, "Enter: go on. h: help. x: leave.");
}

void
line_return(struct dialogue *d, const char *line)
{
	if (*line != '\0')
		dialogue_not_understood(d, "Press Enter to go on.");
	else if (d->undecided)
		d->place = PLACE_DIFFERS;
	else
		d->place = d->resume_to;
}

static void
two_versions(struct dialogue *d, struct report *p)
{
	const char *then = d->arg.resume->version;
	const char *now = d->arg.bank->version;

	if (str_eq(then, now))
		report_addf(p, BLOCK_PARA,
		    "Your file was begun with other questions than these, "
		    "although both are called version %s.",
		    now);
	else
		report_addf(p, BLOCK_PARA,
		    "Your file was begun with version %s of the questions. "
		    "Here is version %s.",
		    then, now);
}

void
page_differs(struct dialogue *d, struct report *p)
{
	const struct dialogue_resume *r = d->arg.resume;

	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "The questions have changed");
	two_versions(d, p);
	report_add(p, BLOCK_PARA,
	    "A question or an answer may now be put in other words. You can "
	    "look at your answers at the end and change them.");
	if (r->n_misfits == 0)
		report_add(p, BLOCK_PARA,
		    "All that your file holds has a place in them.");
	else
		report_add(p, BLOCK_HEADING, "What no longer fits");
	for (size_t i = 0; i < r->n_misfits; i++)
		report_add(p, BLOCK_ITEM, r->misfits[i]);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA,
	    "Your file is still as it was. Would you like to go on?");
	report_number(p, 1,
	    r->n_misfits == 0
		? "Go on with the questions of today. The file changes with "
		  "your next answer."
		: "Go on with the questions of today. With your next answer, "
		  "what does not fit is gone from the file.");
	report_number(p, 2, "Leave. The file stays as it is.");
	report_add(p, BLOCK_KEYS, "Type 1 or 2. h: help. x: leave.");
}

void
line_differs(struct dialogue *d, const char *line)
{
	if (str_eq(line, "1")) {
		d->undecided = false;
		d->place = d->resume_to;
	} else if (str_eq(line, "2") || str_eq(line, "q")) {
		d->place = PLACE_LEFT;
	} else if (str_eq(line, "b")) {
		d->place = PLACE_RETURN;
	} else {
		dialogue_not_understood(d, "Type 1 or 2.");
	}
}
