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

/* In the middle of a part: the next page is a question of it. */
static bool
in_part(const struct dialogue *d)
{
	return (d->resume_to == PLACE_ITEM || d->resume_to == PLACE_MORE) &&
	    dialogue_item(d)->category != NULL;
}

/* Before the choice whether to go on, nothing is changed. On a pipe no line
 * belongs to this page. */
static bool
can_leave_part(const struct dialogue *d)
{
	return in_part(d) && !d->undecided && !d->arg.piped;
}

static const char *
part_key(const struct dialogue *d)
{
	return dialogue_part_begun(d) ? "c: skip the rest of this part. "
				      : "c: leave this part out. ";
}

/* A hard question is not to come out of nothing. */
static void
part_again(struct dialogue *d, struct report *p)
{
	const struct category *c = dialogue_item(d)->category;

	const char *before = dialogue_text(d, &c->before);

	report_addf(p, BLOCK_PARA, "You stopped in this part: %s.%s",
	    dialogue_text(d, &c->title),
	    before != NULL ? " It began with these words:" : "");
	report_add(p, BLOCK_PARA, before);
}

static void
what_comes(struct dialogue *d, struct report *p)
{
	static const struct {
		enum place place;
		const char *words;
	} rows[] = {
	    {PLACE_ALERT,
		"Next: the page with help, where you stopped. Then the "
		"questions go on."},
	    {PLACE_CLOSER,
		"You are at the end. Next: what you could look closer at. "
		"Then your answers, and the summary."},
	    {PLACE_REVIEW,
		"You are at the end. Next: look over your answers, and change "
		"them if you like. Then the summary."},
	    {PLACE_GROUNDING, "Next: the summary."},
	    {PLACE_RESULT, "Next: the summary."},
	    {PLACE_KEEP, "You have seen the summary. Next: what to keep."},
	};

	if (in_part(d))
		part_again(d, p);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].place == d->resume_to)
			report_add(p, BLOCK_PARA, rows[i].words);
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
	what_comes(d, p);
	report_add(p, BLOCK_GAP, "");
	page_safety(d, p);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA, d->arg.bank_line);
	report_addf(p, BLOCK_KEYS, "Enter: go on. %sh: help. x: leave.",
	    can_leave_part(d) ? part_key(d) : "");
}

void
line_return(struct dialogue *d, const char *line)
{
	if (can_leave_part(d) && str_eq(line, "c"))
		dialogue_leave_part(d);
	else if (*line != '\0')
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
		    "All that your file holds fits these questions.");
	else
		report_add(p, BLOCK_HEADING, "What no longer fits");
	for (size_t i = 0; i < r->n_misfits; i++)
		report_add(p, BLOCK_ITEM, r->misfits[i]);
	if (r->lost_place)
		report_add(p, BLOCK_PARA,
		    "The question where you stopped is not in this version. "
		    "You go on at the first one without an answer.");
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA,
	    "Your file is still as it was. To keep a copy of it, leave now "
	    "and copy it first. Would you like to go on?");
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
