/* Lines typed at a page, place by place; those at an item are in
 * dialogue_keys.c. */
#include <stdio.h>
#include <string.h>

#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

/* The user-assigned code: a country that is none of the bank's. */
#define ELSEWHERE "ZZ"

void
dialogue_not_understood(struct dialogue *d, const char *hint)
{
	dialogue_notice(d, "I did not understand that. %s x leaves at once.",
	    hint);
}

/* Numbers are for whoever answers about themselves; others are not asked where
 * they are. */
static void
after_form(struct dialogue *d)
{
	if (d->form->about_self && d->country[0] == '\0' &&
	    d->arg.bank->n_countries > 0)
		d->place = PLACE_WHERE;
	else
		dialogue_start(d);
}

/* A country by its number in the list, its code, or its name. */
static const char *
find_country(const struct bank *b, const char *line)
{
	const size_t n = dialogue_choice(line, b->n_countries + 1);

	if (n == b->n_countries + 1)
		return ELSEWHERE;
	if (n > 0)
		return b->countries[n - 1].code;
	for (size_t i = 0; i < b->n_countries; i++)
		if (strcasecmp(line, b->countries[i].code) == 0 ||
		    strcasecmp(line, b->countries[i].name) == 0)
			return b->countries[i].code;
	return NULL;
}

static void
set_country(struct dialogue *d, const char *code)
{
	const struct country *c = bank_country(d->arg.bank, code);

	snprintf(d->country, sizeof(d->country), "%s", code);
	if (d->answers != NULL) {
		memcpy(d->answers->country, d->country, sizeof(d->country));
		d->changed = true;
	}
	if (d->notice[0] == '\0')
		dialogue_notice(d, "Country: %s. Type k to change it.",
		    c != NULL ? c->name : "another one");
}

void
line_country(struct dialogue *d, const char *line)
{
	const char *code;

	if (*line == '\0' || str_eq(line, "b")) {
		d->place = d->back_to;
		return;
	}
	code = find_country(d->arg.bank, line);
	if (code == NULL) {
		dialogue_not_understood(d, "Type the number of a country.");
		return;
	}
	set_country(d, code);
	d->place = d->back_to;
}

/* On a pipe what a tick opens comes at once, and any line goes on. */
void
line_more(struct dialogue *d, const char *line)
{
	(void)line;
	d->settled[dialogue_item(d)->category->index] = true;
	d->place = PLACE_ITEM;
}

void
line_welcome(struct dialogue *d, const char *line)
{
	if (*line != '\0')
		dialogue_not_understood(d, "Press Enter to go on.");
	else if (d->form == NULL)
		d->place = PLACE_FORM;
	else
		after_form(d);
}

static bool
is_form_asked(const struct dialogue *d)
{
	return d->arg.form == NULL && d->arg.bank->n_forms > 1;
}

void
line_where(struct dialogue *d, const char *line)
{
	const char *code;

	if (*line == '\0' || str_eq(line, "s")) {
		dialogue_start(d);
		return;
	}
	if (str_eq(line, "b")) {
		d->place = is_form_asked(d) ? PLACE_FORM : PLACE_WELCOME;
		return;
	}
	code = find_country(d->arg.bank, line);
	if (code == NULL) {
		dialogue_not_understood(d, "Type the number of a country.");
		return;
	}
	set_country(d, code);
	dialogue_start(d);
}

void
line_form(struct dialogue *d, const char *line)
{
	const struct bank *b = d->arg.bank;
	const size_t n = dialogue_choice(line, b->n_forms);

	if (n == 0) {
		dialogue_not_understood(d, "Type one of the numbers.");
		return;
	}
	d->form = &b->forms[n - 1];
	after_form(d);
}

void
line_part(struct dialogue *d, const char *line)
{
	const struct category *c = dialogue_item(d)->category;

	const bool out = str_eq(line, "c") || str_eq(line, "2");

	if (out && d->introduced[c->index]) { /* the page came once more */
		dialogue_leave_part(d);
	} else if (out) {
		d->introduced[c->index] = true;
		flow_decline(&d->flow);
		dialogue_notice(d, "Left out for now: %s.",
		    c->title.of[dialogue_voice(d)]);
		d->changed = true;
		dialogue_arrive(d);
	} else if (str_eq(line, "b")) {
		if (flow_back(&d->flow))
			d->place = PLACE_ITEM;
	} else if (*line == '\0' || str_eq(line, "1")) {
		d->introduced[c->index] = true;
		d->place = PLACE_ITEM;
	} else if (str_eq(line, "q")) {
		d->stop_to = PLACE_PART;
		d->place = PLACE_STOP;
	} else {
		dialogue_not_understood(d,
		    "Press Enter to go on, or type c to leave this part "
		    "out.");
	}
}

void
dialogue_lines_seen(struct dialogue *d, enum sentinel_kind kind,
    const char *country)
{
	const struct sentinel *s = &d->arg.bank->sentinels[kind];
	const struct country *c =
	    *country != '\0' ? bank_country(d->arg.bank, country) : NULL;

	if (c != NULL && d->answers->form->about_self)
		report_lines_seen(d->arena, d->arg.bank, c, s->helplines,
		    s->n_helplines, d->lines_seen);
}

/* The page of an alert is left. */
static void
note_lines(struct dialogue *d)
{
	const enum sentinel_kind kind =
	    d->answers->form->items[d->alert_item].question->sentinel;

	memcpy(d->alerted_in[kind], d->country, sizeof(d->country));
	dialogue_lines_seen(d, kind, d->country);
}

void
line_alert(struct dialogue *d, const char *line)
{
	const bool on = *line == '\0' || str_eq(line, "1");

	if (!on && !str_eq(line, "2") && !str_eq(line, "q")) {
		dialogue_not_understood(d, "Type 1, 2 or x.");
		return;
	}
	note_lines(d);
	if (on)
		dialogue_arrive(d);
	else
		dialogue_finish(d);
}

/* Any line goes back to where the person was. */
void
line_overlay(struct dialogue *d, const char *line)
{
	(void)line;
	d->place = d->back_to;
}

void
line_note(struct dialogue *d, const char *line)
{
	const char **note = &d->answers->list[d->flow.at].note;

	if (strcasecmp(line, "x") == 0) {
		d->place = PLACE_LEFT; /* x leaves from everywhere */
		return;
	}
	if (str_eq(line, "-")) {
		*note = NULL;
		dialogue_notice(d, "Your note is removed.");
		d->changed = true;
	} else if (*line != '\0') {
		*note = line;
		dialogue_notice(d, "Your note %s%s", dialogue_note_stays(d),
		    utf8_length(line, strlen(line)) >= DIALOGUE_NOTE_MOST
			? " It is as long as a note can be. What came after "
			  "that was not taken."
			: "");
		d->changed = true;
	}
	d->place = PLACE_ITEM;
}

void
line_stop(struct dialogue *d, const char *line)
{
	if (str_eq(line, "1"))
		dialogue_finish(d);
	else if (str_eq(line, "2") || str_eq(line, "b"))
		d->place = d->stop_to;
	else
		dialogue_not_understood(d, "Type 1, 2 or x.");
}

void
line_review(struct dialogue *d, const char *line)
{
	size_t n = dialogue_goto_number(line);

	if (n == 0)
		n = dialogue_choice(line, 9999);
	if (*line == '\0' || str_eq(line, "q")) {
		dialogue_finish(d);
	} else if (str_eq(line, "b")) {
		if (flow_back(&d->flow)) {
			d->reviewing = true;
			d->place = PLACE_ITEM;
		}
	} else if (str_eq(line, "u")) {
		dialogue_unanswered(d);
	} else if (n > 0) {
		d->reviewing = true;
		dialogue_goto(d, n);
	} else {
		dialogue_not_understood(d,
		    "Type the number of a question to change it, or press "
		    "Enter to go on.");
	}
}

static bool
back_to_review(struct dialogue *d, const char *line)
{
	if (!str_eq(line, "b"))
		return false;
	d->place = PLACE_REVIEW;
	d->flow.at = FLOW_END;
	return true;
}

void
line_grounding(struct dialogue *d, const char *line)
{
	if (!back_to_review(d, line))
		d->place = PLACE_RESULT;
}

void
line_result(struct dialogue *d, const char *line)
{
	if (back_to_review(d, line))
		return;
	if (d->arg.piped)
		dialogue_piped_end(d);
	else
		d->place = PLACE_KEEP;
}
