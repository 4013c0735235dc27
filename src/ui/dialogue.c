#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "dialogue_parts.h"
#include "elsewhere.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"

void
dialogue_notice(struct dialogue *d, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(d->notice, sizeof(d->notice), format, ap);
	va_end(ap);
}

const struct form_item *
dialogue_item(const struct dialogue *d)
{
	assert(d->flow.at != FLOW_END);
	return &d->answers->form->items[d->flow.at];
}

size_t
dialogue_voice(const struct dialogue *d)
{
	return d->form != NULL ? d->form->voice : d->arg.bank->forms[0].voice;
}

const char *
dialogue_text(const struct dialogue *d, const struct text *t)
{
	return t->of[dialogue_voice(d)];
}

void
page_notice(struct dialogue *d, struct report *p)
{
	if (d->notice[0] != '\0')
		report_add(p, BLOCK_PARA, arena_strdup(p->arena, d->notice));
	if (d->told != NULL)
		report_add(p, BLOCK_PARA, d->told);
	if (d->notice[0] != '\0' || d->told != NULL)
		report_add(p, BLOCK_GAP, "");
}

size_t
dialogue_choice(const char *line, size_t most)
{
	int64_t n;

	return num_int(line, 1, (int64_t)most, &n) ? (size_t)n : 0;
}

size_t
dialogue_goto_number(const char *line)
{
	if (line[0] != 'g')
		return 0;
	for (line++; *line == ' '; line++)
		;
	return dialogue_choice(line, 9999);
}

void
dialogue_goto(struct dialogue *d, size_t number)
{
	if (!flow_goto(&d->flow, number)) {
		dialogue_notice(d,
		    "There is no question with that number. The last one is "
		    "%zu.",
		    flow_total(&d->flow));
		return;
	}
	dialogue_arrive(d); /* the factual line comes first here too */
}

void
dialogue_unanswered(struct dialogue *d)
{
	flow_next_unanswered(&d->flow);
	if (d->flow.at == FLOW_END)
		dialogue_notice(d, "No question is waiting for an answer.");
	dialogue_arrive(d);
}

/* Does the flow stand at a full question that a tick has opened? */
static bool
is_deepened(const struct dialogue *d)
{
	const struct form *f = d->answers->form;
	const struct question *q = dialogue_item(d)->question;

	return f->depth == DEPTH_CORE && f->deepen && q != NULL &&
	    q->depth == DEPTH_FULL;
}

void
dialogue_arrive(struct dialogue *d)
{
	const struct category *c;

	if (d->flow.at == FLOW_END) {
		d->place = dialogue_offers(d) ? PLACE_CLOSER : PLACE_REVIEW;
		if (d->arg.piped)
			dialogue_finish(d);
		return;
	}
	c = dialogue_item(d)->category;
	if (c != NULL && !d->introduced[c->index] &&
	    dialogue_text(d, &c->before) != NULL)
		d->place = PLACE_PART;
	else if (d->arg.piped && c != NULL && !d->settled[c->index] &&
	    is_deepened(d))
		d->place = PLACE_MORE;
	else
		d->place = PLACE_ITEM;
}

void
dialogue_code(struct dialogue *d)
{
	if (d->arg.code != NULL)
		snprintf(d->answers->code, sizeof(d->answers->code), "%s",
		    d->arg.code);
}

void
dialogue_start(struct dialogue *d)
{
	d->answers = answers_new(d->arena, d->arg.bank, d->form, d->arg.date);
	memcpy(d->answers->country, d->country, sizeof(d->country));
	dialogue_code(d);
	flow_init(&d->flow, d->answers);
	if (!d->arg.piped)
		flow_put_off(&d->flow, d->settled);
	dialogue_arrive(d);
}

void
dialogue_finish(struct dialogue *d)
{
	/* or ended before a form was chosen */
	if (d->arg.inside || d->answers == NULL) {
		d->place = PLACE_DONE;
		return;
	}
	d->result = result_make(d->arena, d->answers);
	d->place = d->arg.bank->grounding.of[dialogue_voice(d)] != NULL &&
		!d->arg.piped
	    ? PLACE_GROUNDING
	    : PLACE_RESULT;
}

struct dialogue *
dialogue_new(struct arena *a, const struct dialogue_arg *arg)
{
	struct dialogue *d = arena_alloc(a, sizeof(*d));

	d->arg = *arg;
	d->arena = a;
	d->introduced = arena_array(a, arg->bank->n_categories, sizeof(bool));
	d->settled = arena_array(a, arg->bank->n_categories, sizeof(bool));
	d->alerted = arena_array(a, SENTINEL_KINDS, sizeof(bool));
	d->alerted_in =
	    arena_array(a, SENTINEL_KINDS, sizeof(d->alerted_in[0]));
	d->lines_seen = arena_array(a, arg->bank->n_helplines, sizeof(bool));
	d->form = arg->form;
	if (d->form == NULL && arg->bank->n_forms == 1)
		d->form = &arg->bank->forms[0];
	if (arg->country != NULL)
		snprintf(d->country, sizeof(d->country), "%s", arg->country);
	d->place = PLACE_WELCOME;
	if (arg->resume != NULL)
		dialogue_resume(d);
	else if (arg->inside)
		dialogue_start(d);
	return d;
}

void
dialogue_again(struct dialogue *d)
{
	d->reviewing = true;
	d->flow.at = FLOW_END;
	d->place = PLACE_REVIEW;
	if (d->arg.piped && flow_back(&d->flow))
		d->place = PLACE_ITEM;
}

bool
dialogue_at_first(const struct dialogue *d)
{
	return (d->place == PLACE_ITEM || d->place == PLACE_PART) &&
	    flow_number(&d->flow, d->flow.at) == 1;
}

/* --- the table of places ------------------------------------------------ */

static const struct place_rule {
	void (*page)(struct dialogue *, struct report *);
	void (*line)(struct dialogue *, const char *);
	bool passes;  /* on a pipe: no line belongs to it */
	bool overlay; /* h, p and r do not open over it */
} places[PLACES] = {
    [PLACE_WELCOME] = {page_welcome, line_welcome, true, false},
    [PLACE_RETURN] = {page_return, line_return, true, false},
    [PLACE_DIFFERS] = {page_differs, line_differs, false, false},
    [PLACE_FORM] = {page_form, line_form, false, false},
    [PLACE_WHERE] = {page_where, line_where, true, false},
    [PLACE_PART] = {page_part, line_part, true, false},
    [PLACE_MORE] = {page_more, line_more, true, false},
    [PLACE_ITEM] = {page_item, dialogue_item_line, false, false},
    [PLACE_ALERT] = {page_alert, line_alert, true, false},
    [PLACE_WHY] = {page_why, line_overlay, true, true},
    [PLACE_HELP] = {page_help, line_overlay, true, true},
    [PLACE_COUNTRY] = {page_country, line_country, false, true},
    [PLACE_NOTE] = {page_note, line_note, false, true},
    [PLACE_PAUSE] = {page_pause, line_overlay, true, true},
    [PLACE_STOP] = {page_stop, line_stop, false, false},
    [PLACE_CLOSER] = {page_closer, line_closer, true, false},
    [PLACE_REVIEW] = {page_review, line_review, true, false},
    [PLACE_GROUNDING] = {page_grounding, line_grounding, true, false},
    [PLACE_RESULT] = {page_result, line_result, true, false},
    [PLACE_KEEP] = {page_keep, line_keep, true, false},
    [PLACE_DIARY] = {page_diary, line_diary, true, false},
    [PLACE_NOT_IN_DIARY] = {page_not_in_diary, line_not_in_diary, false, false},
    [PLACE_IN_DIARY] = {page_in_diary, line_in_diary, true, false},
    [PLACE_UNSAVED] = {page_unsaved, line_unsaved, false, false},
    [PLACE_ELSEWHERE] = {page_elsewhere, line_elsewhere, false, false},
};

bool
dialogue_is_overlay(enum place place)
{
	return places[place].overlay;
}

void
dialogue_page(struct dialogue *d, struct report *page)
{
	if (places[d->place].page != NULL)
		places[d->place].page(d, page);
	d->notice[0] = '\0';
	d->told = NULL;
}

/* Keys that do the same wherever one stands. */
static bool
common_key(struct dialogue *d, const char *line)
{
	static const struct {
		const char *key;
		enum place place;
	} overlays[] = {{"h", PLACE_HELP}, {"p", PLACE_PAUSE},
	    {"k", PLACE_COUNTRY}};

	if (d->place == PLACE_NOTE)
		return false;
	if (str_eq(line, "x")) {
		d->place = PLACE_LEFT;
		return true;
	}
	if (str_eq(line, "r"))
		return true; /* the page is shown again */
	for (size_t i = 0; i < sizeof(overlays) / sizeof(overlays[0]); i++)
		if (str_eq(line, overlays[i].key) &&
		    (overlays[i].place != PLACE_COUNTRY ||
			d->arg.bank->n_countries > 0)) {
			/* from one overlay to another: back to the same */
			if (!places[d->place].overlay)
				d->back_to = d->place;
			d->place = overlays[i].place;
			return true;
		}
	return false;
}

/* Words, not a key: a note, or the name of a file. */
static void
line_text(struct dialogue *d, const char *line)
{
	const char *name;
	char key[2];

	if (d->place == PLACE_NOTE) {
		line_note(d, arena_trimmed(d->arena, line));
		return;
	}
	name = elsewhere_name(d->arena, line, key);
	if (name != NULL || !common_key(d, key))
		line_elsewhere(d, name != NULL ? name : key);
}

void
dialogue_line(struct dialogue *d, const char *line)
{
	char key[256];

	dialogue_remember(d);
	if (dialogue_wants_note(d)) {
		line_text(d, line);
		dialogue_save(d);
		return;
	}
	typed_key(key, sizeof(key), line);
	if (!common_key(d, key))
		places[d->place].line(d, key);
	explicit_bzero(key, sizeof(key));
	dialogue_save(d);
}

bool
dialogue_passes(const struct dialogue *d)
{
	return d->place == PLACE_DIARY ||
	    (d->place == PLACE_IN_DIARY && d->keep == KEEP_SHOWN) ||
	    (d->arg.piped && places[d->place].passes);
}

void
dialogue_pass(struct dialogue *d)
{
	places[d->place].line(d, "");
	dialogue_save(d);
}

bool
dialogue_over(const struct dialogue *d)
{
	return d->place == PLACE_DONE || d->place == PLACE_LEFT;
}

bool
dialogue_wants_note(const struct dialogue *d)
{
	return d->place == PLACE_NOTE || d->place == PLACE_ELSEWHERE;
}

const char *
dialogue_prompt(const struct dialogue *d)
{
	return d->place == PLACE_ELSEWHERE ? ELSEWHERE_PROMPT : NULL;
}
