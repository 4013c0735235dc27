#include <stdio.h>
#include <string.h>

#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/str.h"

/* How many answers are set aside because an earlier one changed. */
static size_t
parked(const struct dialogue *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->answers->form->n_items; i++)
		n += answer_parked(d->answers, i);
	return n;
}

/* After an answer: save, say what it closed, and stand at the next page. */
static void
moved(struct dialogue *d, size_t parked_before)
{
	const size_t now = parked(d);
	const size_t used = strlen(d->notice);

	if (now > parked_before)
		snprintf(d->notice + used, sizeof(d->notice) - used,
		    " That closed %zu later %s. The answers there are set "
		    "aside and do not count.",
		    now - parked_before,
		    now - parked_before == 1 ? "question" : "questions");
	d->changed = true;
	if (d->reviewing)
		flow_first_unanswered(&d->flow);
	dialogue_arrive(d);
}

/* Help comes at the item. The whole page comes once for each kind; after that
 * a line says where it is, to whoever answers about themselves. */
static void
alert(struct dialogue *d, size_t item, size_t parked_before)
{
	const enum sentinel_kind kind =
	    d->answers->form->items[item].question->sentinel;

	if (!d->alerted[kind])
		d->notice[0] = '\0';
	else if (d->answers->form->about_self)
		dialogue_notice(d, "Noted. Type h for people to reach.");
	moved(d, parked_before);
	if (d->alerted[kind])
		return;
	d->alerted[kind] = true;
	d->alert_item = item;
	d->place = PLACE_ALERT;
}

static void
give(struct dialogue *d, size_t choice)
{
	const size_t at = d->flow.at;
	const struct form_item *it = dialogue_item(d);
	const size_t before = parked(d);

	dialogue_notice(d, "Noted: %s.",
	    dialogue_text(d, &it->scale->options[choice - 1].label));
	flow_give(&d->flow, (int)choice - 1);
	if (answer_alerts(d->answers, at)) {
		alert(d, at, before);
		return;
	}
	moved(d, before);
}

static void
key_skip(struct dialogue *d)
{
	const size_t before = parked(d);

	dialogue_notice(d, "Skipped.");
	flow_skip(&d->flow);
	moved(d, before);
}

static void
key_not_applicable(struct dialogue *d)
{
	const struct form_item *it = dialogue_item(d);
	const size_t before = parked(d);

	if (it->question != NULL && !it->question->na) {
		dialogue_notice(d,
		    "This question has no \"does not apply\". You can skip "
		    "it with s.");
		return;
	}
	dialogue_notice(d, "Noted: does not apply.");
	flow_not_applicable(&d->flow);
	moved(d, before);
}

bool
dialogue_part_begun(const struct dialogue *d)
{
	const struct category *c = dialogue_item(d)->category;

	for (size_t i = 0; i < d->answers->form->n_items; i++)
		if (d->answers->form->items[i].category == c &&
		    answer_state(d->answers, i) != ANSWER_NOT_REACHED &&
		    answer_state(d->answers, i) != ANSWER_NOT_SHOWN)
			return true;
	return false;
}

/* Who skips the rest of a part does not want more of it at the end either. */
static void
settle_part(struct dialogue *d)
{
	const struct category *c = dialogue_item(d)->category;

	if (!d->arg.piped && c != NULL && d->answers->kept_short[c->index])
		d->settled[c->index] = true;
}

/* Before the first answer this is "not now"; later the rest is skipped. */
void
dialogue_leave_part(struct dialogue *d)
{
	const size_t before = parked(d);

	if (dialogue_part_begun(d)) {
		dialogue_notice(d, "The rest of this part is skipped.");
		settle_part(d);
		flow_skip_part(&d->flow);
	} else {
		dialogue_notice(d, "This part is left out for now.");
		flow_decline(&d->flow);
	}
	moved(d, before);
}

static void
key_back(struct dialogue *d)
{
	if (!flow_back(&d->flow))
		dialogue_notice(d, "This is the first question.");
	d->place = PLACE_ITEM;
}

static void
key_unanswered(struct dialogue *d)
{
	const size_t at = d->flow.at;

	flow_next_unanswered(&d->flow);
	if (d->flow.at == FLOW_END) {
		dialogue_notice(d, "No other question is waiting.");
		d->flow.at = at;
	}
	dialogue_arrive(d);
}

static void
key_why(struct dialogue *d)
{
	d->back_to = PLACE_ITEM;
	d->place = PLACE_WHY;
}

static void
key_note(struct dialogue *d)
{
	d->place = PLACE_NOTE;
}

static void
key_stop(struct dialogue *d)
{
	d->stop_to = PLACE_ITEM;
	d->place = PLACE_STOP;
	if (d->arg.piped)
		dialogue_finish(d);
}

static const struct {
	const char *key;
	void (*act)(struct dialogue *);
} keys[] = {
    {"s", key_skip},
    {"n", key_not_applicable},
    {"c", dialogue_leave_part},
    {"b", key_back},
    {"u", key_unanswered},
    {"?", key_why},
    {"t", key_note},
    {"q", key_stop},
};

/* An answer typed in words: exactly the label of one option. */
static size_t
option_said(const struct dialogue *d, const char *line)
{
	const struct scale *s = dialogue_item(d)->scale;

	for (size_t i = 0; i < s->n_options; i++)
		if (strcasecmp(line, dialogue_text(d, &s->options[i].label)) ==
		    0)
			return i + 1;
	return 0;
}

void
dialogue_item_line(struct dialogue *d, const char *line)
{
	const struct scale *s = dialogue_item(d)->scale;
	size_t choice = dialogue_choice(line, s->n_options);
	const size_t to = dialogue_goto_number(line);

	if (*line == '\0') {
		dialogue_notice(d,
		    "No answer yet. Type a number, or s to skip.");
		return;
	}
	if (choice == 0)
		choice = option_said(d, line);
	if (choice > 0) {
		give(d, choice);
		return;
	}
	if (to > 0) {
		dialogue_goto(d, to);
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (str_eq(line, keys[i].key)) {
			keys[i].act(d);
			return;
		}
	dialogue_notice(d,
	    "I did not understand that. Type a number from 1 to %zu, or s to "
	    "skip. h is help. x leaves at once.",
	    s->n_options);
}
