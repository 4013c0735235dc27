/* A closer look: the themes whose full questions were put off, all on one page
 * at the end. */
#include <assert.h>

#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"

/* The next theme of the form from *I on that is offered, and *N questions in
 * it; NULL when there is none. *I then stands behind it. */
static const struct category *
next_offer(struct dialogue *d, size_t *i, size_t *n)
{
	const struct form *f = d->answers->form;

	while (*i < f->n_categories) {
		const struct category *c = f->categories[(*i)++];

		*n = flow_more(&d->flow, c);
		if (*n > 0)
			return c;
	}
	return NULL;
}

static size_t
count_offers(struct dialogue *d)
{
	size_t i = 0, n = 0, offers = 0;

	while (next_offer(d, &i, &n) != NULL)
		offers++;
	return offers;
}

bool
dialogue_offers(struct dialogue *d)
{
	return count_offers(d) > 0;
}

/* No word of it presses: to leave it at that is as good. */
static const char *
invitation(struct dialogue *d)
{
	if (d->looked)
		return "You can look at another one, or leave it at that.";
	if (count_offers(d) == 1)
		return "You named something in this part. You can look at it "
		       "more closely now, or leave it at that. You need not "
		       "do this today.";
	return "You named something in these parts. You can look at one of "
	       "them more closely now, or leave it at that. You need not do "
	       "this today.";
}

/* "Pace (2 more questions)". */
static const char *
offer_line(struct dialogue *d, struct report *p, const struct category *c,
    size_t n)
{
	struct buf line;

	buf_init(&line, p->arena);
	buf_addf(&line, "%s (%zu more %s)", dialogue_text(d, &c->title), n,
	    n == 1 ? "question" : "questions");
	return line.data;
}

void
page_closer(struct dialogue *d, struct report *p)
{
	const struct category *c;
	size_t i = 0, n = 0;
	unsigned number = 0;

	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "A closer look, if you like");
	report_add(p, BLOCK_PARA, invitation(d));
	report_add(p, BLOCK_GAP, "");
	while ((c = next_offer(d, &i, &n)) != NULL)
		report_number(p, ++number, offer_line(d, p, c, n));
	report_add(p, BLOCK_KEYS,
	    "Type a number to look closer. Enter: not now, go on. b: back. "
	    "h: help. x: leave.");
}

/* Open the theme with this number on the page, from 1. */
static void
look_closer(struct dialogue *d, size_t number)
{
	const struct category *c;
	size_t i = 0, n = 0;

	do
		c = next_offer(d, &i, &n);
	while (--number > 0);
	assert(c != NULL);
	d->settled[c->index] = true;
	d->looked = true;
	d->reviewing = true; /* what comes behind it was answered */
	flow_look_closer(&d->flow, c);
	d->changed = true;
	dialogue_arrive(d);
}

/* They stay as they are, short, and are not offered again. */
static void
decline_all(struct dialogue *d)
{
	const struct category *c;
	size_t i = 0, n = 0;

	while ((c = next_offer(d, &i, &n)) != NULL)
		d->settled[c->index] = true;
	dialogue_arrive(d);
}

static void
back(struct dialogue *d)
{
	if (!flow_back(&d->flow))
		return;
	d->reviewing = true;
	d->place = PLACE_ITEM;
}

void
line_closer(struct dialogue *d, const char *line)
{
	const size_t offers = count_offers(d);
	const size_t n = dialogue_choice(line, offers);
	const size_t to = dialogue_goto_number(line);

	if (n > 0) {
		look_closer(d, n);
	} else if (*line == '\0' || str_eq(line, "c") || str_eq(line, "s")) {
		decline_all(d);
	} else if (str_eq(line, "b")) {
		back(d);
	} else if (str_eq(line, "u")) {
		dialogue_unanswered(d);
	} else if (to > 0) {
		d->reviewing = true;
		dialogue_goto(d, to);
	} else if (str_eq(line, "q")) {
		d->stop_to = PLACE_CLOSER;
		d->place = PLACE_STOP;
	} else {
		dialogue_notice(d,
		    "I did not understand that. Type a number from the list, "
		    "or press Enter to go on. x leaves at once.");
	}
}
