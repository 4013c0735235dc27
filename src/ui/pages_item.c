#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"

/* What was said here before, when a person comes back to it. */
static const char *
so_far(const struct dialogue *d, size_t item)
{
	const struct answer *a = &d->answers->list[item];
	const struct form_item *it = &d->answers->form->items[item];

	switch (a->said) {
	case ANSWER_GIVEN:
		return dialogue_text(d, &it->scale->options[a->option].label);
	case ANSWER_SKIPPED:
		return "skipped";
	case ANSWER_NOT_APPLICABLE:
		return "does not apply";
	case ANSWER_NOT_REACHED:
	case ANSWER_NOT_SHOWN:
		break;
	}
	return NULL;
}

static void
place_line(struct dialogue *d, struct report *p)
{
	const struct form_item *it = dialogue_item(d);
	const size_t n = flow_number(&d->flow, d->flow.at);
	const size_t total = flow_total(&d->flow);

	if (it->category == NULL)
		report_addf(p, BLOCK_PARA, "Question %zu of about %zu", n,
		    total);
	else
		report_addf(p, BLOCK_PARA,
		    "Question %zu of about %zu, theme: %s", n, total,
		    dialogue_text(d, &it->category->title));
}

/* From this question on the keys are known to whoever hears them again and
 * again. */
#define KEYS_KNOWN 4

static void
keys_line(struct dialogue *d, struct report *p)
{
	const struct form_item *it = dialogue_item(d);
	const bool na = it->question == NULL || it->question->na;

	if (d->arg.plain && flow_number(&d->flow, d->flow.at) >= KEYS_KNOWN) {
		report_addf(p, BLOCK_KEYS,
		    "Type a number, s to skip,%s h for help, x to leave.",
		    d->arg.inside ? " v for the story," : "");
		return;
	}
	report_addf(p, BLOCK_KEYS,
	    "1-%zu: answer. s: skip. %sb: back. %s: %s. h: help. x: leave.",
	    it->scale->n_options, na ? "n: does not apply. " : "",
	    d->arg.inside ? "v" : "?", d->arg.inside ? "story" : "why");
}

void
page_item(struct dialogue *d, struct report *p)
{
	const struct form_item *it = dialogue_item(d);
	const char *before = so_far(d, d->flow.at);

	page_notice(d, p);
	place_line(d, p);
	report_add(p, BLOCK_THEME, it->ask);
	report_add(p, BLOCK_GAP, "");
	for (size_t i = 0; i < it->scale->n_options; i++)
		report_number(p, (unsigned)i + 1,
		    dialogue_text(d, &it->scale->options[i].label));
	if (before != NULL) {
		report_add(p, BLOCK_GAP, "");
		report_addf(p, BLOCK_PARA, "Your answer so far: %s.", before);
	}
	if (d->answers->list[d->flow.at].note != NULL)
		report_addf(p, BLOCK_PARA, "Your note: %s",
		    d->answers->list[d->flow.at].note);
	keys_line(d, p);
}

void
page_why(struct dialogue *d, struct report *p)
{
	const struct form_item *it = dialogue_item(d);
	const char *why = dialogue_text(d,
	    it->question != NULL ? &it->question->why : &it->follow_up->why);

	report_add(p, BLOCK_TITLE, "Why we ask this");
	report_add(p, BLOCK_PARA, it->ask);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA,
	    why != NULL ? why
			: "The question bank gives no reason for this one. "
			  "You can skip it.");
	if (!d->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: back to the question. h: help. x: leave.");
}

const struct country *
dialogue_country(const struct dialogue *d)
{
	return d->country[0] != '\0' ? bank_country(d->arg.bank, d->country)
				     : NULL;
}

static void
helplines(struct dialogue *d, struct report *p, const char *const *kinds,
    size_t n_kinds)
{
	const struct country *c = dialogue_country(d);

	if (d->arg.bank->n_helplines == 0)
		return;
	if (c == NULL && d->country[0] != '\0')
		report_no_country(p, d->arg.bank, dialogue_voice(d),
		    d->country);
	else
		report_helplines(p, d->arg.bank, dialogue_voice(d), c, kinds,
		    n_kinds);
}

/* What can be done at once, and the words for it. */
static void
help_steps(struct dialogue *d, struct report *p, const struct question *q)
{
	for (size_t i = 0; i < q->n_help; i++) {
		const struct step *s = q->help[i];

		if (!s->voices[dialogue_voice(d)])
			continue;
		report_add(p, BLOCK_GAP, "");
		report_add(p, BLOCK_ITEM, dialogue_text(d, &s->title));
		report_add(p, BLOCK_SAY, dialogue_text(d, &s->text));
		if (dialogue_text(d, &s->say) != NULL)
			report_addf(p, BLOCK_SAY, "Words you could use: \"%s\"",
			    dialogue_text(d, &s->say));
	}
}

/* The first lines of country C that no alert before this one has shown. */
static void
new_lines(struct dialogue *d, struct report *p, const struct sentinel *s,
    const struct country *c)
{
	const struct lines_brief lines = report_lines_brief(p, d->arg.bank, c,
	    s->helplines, s->n_helplines, d->lines_seen);

	const bool key = !d->arg.piped;

	if (lines.left_out > 0 && lines.shown == 0)
		report_addf(p, BLOCK_PARA,
		    "The numbers are the same as before.%s",
		    key ? " Type h to see them." : "");
	else if (lines.left_out > 0)
		report_addf(p, BLOCK_PARA,
		    "The others are the same as before.%s",
		    key ? " Type h to see all." : "");
	else if (key)
		report_add(p, BLOCK_PARA, "Type h for all numbers.");
}

/* Whom one can reach: with a country its first lines, else how to get them.
 * All of them are behind h; on a pipe they are printed, for nobody types h. */
static void
lines_at_once(struct dialogue *d, struct report *p, const struct sentinel *s)
{
	const struct country *c = dialogue_country(d);

	report_add(p, BLOCK_GAP, "");
	if (c != NULL)
		new_lines(d, p, s, c);
	else if (d->country[0] != '\0' || d->arg.piped)
		helplines(d, p, s->helplines, s->n_helplines);
	else
		report_add(p, BLOCK_PARA,
		    "In danger, call the emergency number of your country. "
		    "Type k to see its numbers here, or h for all of them.");
}

/* A file can be read by others. */
static void
who_has_seen(struct dialogue *d, struct report *p)
{
	if (d->arg.piped)
		return;
	if (dialogue_saved(d))
		report_addf(p, BLOCK_PARA,
		    "This answer is in the file %s. Nobody has been told.",
		    d->arg.save_path);
	else
		report_add(p, BLOCK_PARA, "No one else has seen this answer.");
}

/* Help for whoever answers about themselves. It is short: who needs it most
 * cannot read much. */
static void
help_for_self(struct dialogue *d, struct report *p, const struct question *q)
{
	const struct sentinel *s = &d->arg.bank->sentinels[q->sentinel];

	report_add(p, BLOCK_TITLE, "Before you go on");
	report_add(p, BLOCK_PARA, dialogue_text(d, &s->now));
	who_has_seen(d, p);
	if (s->n_helplines > 0)
		lines_at_once(d, p, s);
	help_steps(d, p, q);
}

/* Whoever answers about somebody else needs no numbers, but may want some. */
static void
help_for_other(struct dialogue *d, struct report *p, const struct question *q)
{
	const struct bank *b = d->arg.bank;

	report_add(p, BLOCK_TITLE, "A word on this answer");
	report_add(p, BLOCK_PARA,
	    dialogue_text(d, &b->sentinels[q->sentinel].now));
	if (b->n_helplines > 0)
		report_add(p, BLOCK_PARA, "Type h for people to call.");
}

/* Said at once, before anything else is asked. */
void
page_alert(struct dialogue *d, struct report *p)
{
	const struct question *q =
	    d->answers->form->items[d->alert_item].question;

	page_notice(d, p);
	if (d->answers->form->about_self)
		help_for_self(d, p, q);
	else
		help_for_other(d, p, q);
	if (d->arg.piped)
		return;
	report_add(p, BLOCK_GAP, "");
	report_number(p, 1, "Go on with the questions");
	report_number(p, 2,
	    d->arg.inside ? "Leave out the other questions"
			  : "See the summary now");
	report_add(p, BLOCK_PARA, "x  Leave at once");
	report_addf(p, BLOCK_KEYS,
	    "1 or Enter: go on. 2: %s. k: country. h: all help. x: leave.",
	    d->arg.inside ? "leave them out" : "summary");
}

static void
all_keys(const struct dialogue *d, struct report *p)
{
	static const char *const lines[] = {
	    "a number: that answer",
	    "s: skip this question",
	    "n: it does not apply",
	    "c: skip the rest of this part",
	    "b: back one question",
	    "g 12: go to question 12",
	    "u: go to the next question without an answer",
	    "?: why we ask this",
	    "t: write a note",
	    "p: pause, with a blank screen, until you press Enter",
	    "k: choose or change the country for phone numbers",
	    "r: show this again",
	};

	report_add(p, BLOCK_HEADING, "Keys at a question");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		report_add(p, BLOCK_ITEM, lines[i]);
	if (d->arg.inside)
		report_add(p, BLOCK_ITEM, "v: read the story again");
	report_add(p, BLOCK_ITEM,
	    d->arg.inside ? "q: stop, and choose what comes next"
			  : "q: stop, and choose: summary or leave");
	report_add(p, BLOCK_ITEM, "x or Ctrl-C: leave at once");
}

void
page_help(struct dialogue *d, struct report *p)
{
	report_add(p, BLOCK_TITLE, "Help");
	report_add(p, BLOCK_PARA,
	    "You can stop at any time. You can skip anything. No reason is "
	    "needed. Ctrl-C does not copy, it leaves.");
	helplines(d, p, NULL, 0);
	all_keys(d, p);
	if (!d->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: back to where you were. x: leave.");
}

void
page_note(struct dialogue *d, struct report *p)
{
	const char *note = d->answers->list[d->flow.at].note;

	report_add(p, BLOCK_TITLE, "A note, in your own words");
	report_add(p, BLOCK_PARA, dialogue_item(d)->ask);
	report_add(p, BLOCK_GAP, "");
	report_addf(p, BLOCK_PARA, "%s One line, up to %d letters. It %s",
	    d->answers->form->about_self ? "No names, please."
					 : "No names of real people, please.",
	    DIALOGUE_NOTE_MOST, dialogue_note_stays(d));
	if (note != NULL)
		report_addf(p, BLOCK_PARA, "Your note so far: %s", note);
	if (note != NULL)
		report_add(p, BLOCK_PARA,
		    "A new note takes its place. A single - removes it.");
	report_add(p, BLOCK_KEYS,
	    "Write, then press Enter. Enter alone: go back. x or Ctrl-C: "
	    "leave.");
}

void
page_review(struct dialogue *d, struct report *p)
{
	const struct form *f = d->answers->form;
	size_t n = 0, set_aside = 0;

	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "Your answers");
	report_add(p, BLOCK_PARA, "You can still change each of them.");
	report_add(p, BLOCK_GAP, "");
	for (size_t i = 0; i < f->n_items; i++) {
		const char *answer = so_far(d, i);

		set_aside += answer_parked(d->answers, i);
		if (d->answers->list[i].open != TRUTH_TRUE)
			continue;
		report_number(p, (unsigned)++n,
		    report_pair(p, f->items[i].short_text,
			answer != NULL ? answer : "no answer"));
	}
	if (set_aside > 0)
		report_addf(p, BLOCK_PARA,
		    "%zu more %s set aside, because an earlier answer "
		    "changed.",
		    set_aside, set_aside == 1 ? "is" : "are");
	report_addf(p, BLOCK_KEYS,
	    "Type a number to change that answer. u: next one without an "
	    "answer. Enter: go on%s. h: help. x: leave.",
	    d->arg.inside ? ". v: story" : " to the summary");
}
