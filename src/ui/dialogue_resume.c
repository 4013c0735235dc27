/* How far a person has come, and going on from there. */
#include <assert.h>
#include <string.h>

#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/progress.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

/* Places one comes back to. The others lie over one of these. */
static const struct {
	enum place place;
	enum progress_place progress;
} kept[] = {
    {PLACE_ITEM, PROGRESS_QUESTION},
    {PLACE_PART, PROGRESS_PART},
    {PLACE_MORE, PROGRESS_MORE},
    {PLACE_ALERT, PROGRESS_HELP},
    {PLACE_CLOSER, PROGRESS_CLOSER},
    {PLACE_REVIEW, PROGRESS_REVIEW},
    {PLACE_GROUNDING, PROGRESS_CLOSE},
    {PLACE_RESULT, PROGRESS_SUMMARY},
    {PLACE_KEEP, PROGRESS_KEEP},
};

#define N_KEPT (sizeof(kept) / sizeof(kept[0]))

/* The place under help, a pause and the like. */
static enum place
place_under(const struct dialogue *d)
{
	enum place place = d->place;

	if (place == PLACE_NOTE)
		return PLACE_ITEM;
	if (dialogue_is_overlay(place))
		place = d->back_to;
	if (place == PLACE_UNSAVED || place == PLACE_ELSEWHERE)
		place = d->unsaved_to;
	if (place == PLACE_STOP)
		return d->stop_to;
	if (place == PLACE_DIARY || place == PLACE_NOT_IN_DIARY)
		return PLACE_KEEP;
	if (place == PLACE_RETURN || place == PLACE_DIFFERS)
		return d->resume_to;
	return place;
}

bool
dialogue_progress(const struct dialogue *d, struct progress *p)
{
	const enum place place = place_under(d);
	size_t i = 0;

	/* what is in the diary is over, whoever still reads that it is */
	if (place == PLACE_DONE || place == PLACE_IN_DIARY)
		return false;
	while (i < N_KEPT && kept[i].place != place)
		i++;
	assert(i < N_KEPT);
	*p = (struct progress){
	    .place = kept[i].progress,
	    .at = d->flow.at,
	    .help_item = d->alert_item,
	    .looked = d->looked,
	    .reviewing = d->reviewing,
	    .introduced = d->introduced,
	    .settled = d->settled,
	    .helped = d->alerted,
	    .helped_in = d->alerted_in,
	};
	return true;
}

/* On a pipe nobody is spared further questions, and nothing is reviewed. */
static void
resume_piped(struct dialogue *d)
{
	const struct progress *p = d->arg.resume->progress;
	struct answers *a = d->answers;

	for (size_t i = 0; i < a->bank->n_categories; i++)
		a->kept_short[i] &= d->settled[i];
	flow_resume(&d->flow, a, p->at, NULL);
	if (d->flow.at == FLOW_END)
		flow_first_unanswered(&d->flow);
}

/* The place that PLACE stands for. What is behind the questions is worked out
 * anew; on a pipe it is the summary. */
static void
resume_place(struct dialogue *d, enum progress_place place)
{
	const bool behind = place == PROGRESS_CLOSE ||
	    place == PROGRESS_SUMMARY || place == PROGRESS_KEEP;
	size_t i = 0;

	while (kept[i].progress != place)
		i++;
	if (behind || (d->arg.piped && progress_needs_end(place)))
		dialogue_finish(d);
	else if (place == PROGRESS_MORE && !d->arg.piped)
		d->place = PLACE_ITEM;
	else
		d->place = kept[i].place;
	if (behind && !d->arg.piped)
		d->place = kept[i].place;
}

/* Another version may have opened questions, or lack the one at hand. */
static void
resume_elsewhere(struct dialogue *d, const struct progress *p)
{
	if (d->flow.at == FLOW_END) {
		flow_first_unanswered(&d->flow);
		d->reviewing = true;
	}
	dialogue_arrive(d);
	if (d->place == PLACE_ITEM && dialogue_item(d)->category != NULL &&
	    dialogue_text(d, &dialogue_item(d)->category->before) != NULL)
		d->place = PLACE_PART; /* the page between hides which it was */
	if (p->place == PROGRESS_HELP)
		d->place = PLACE_ALERT;
}

static void
resume_state(struct dialogue *d, const struct progress *p)
{
	const size_t themes = d->arg.bank->n_categories;

	memcpy(d->introduced, p->introduced, themes * sizeof(bool));
	memcpy(d->settled, p->settled, themes * sizeof(bool));
	memcpy(d->alerted, p->helped, SENTINEL_KINDS * sizeof(bool));
	memcpy(d->alerted_in, p->helped_in,
	    SENTINEL_KINDS * sizeof(d->alerted_in[0]));
	d->looked = p->looked;
	d->reviewing = p->reviewing;
	d->alert_item = p->help_item;
	for (size_t i = 0; i < SENTINEL_KINDS; i++)
		if (d->alerted[i])
			dialogue_lines_seen(d, (enum sentinel_kind)i,
			    d->alerted_in[i]);
}

/* The file's country, unless another one was said. */
static void
resume_country(struct dialogue *d)
{
	if (d->country[0] == '\0')
		memcpy(d->country, d->answers->country, sizeof(d->country));
	memcpy(d->answers->country, d->country, sizeof(d->country));
}

void
dialogue_resume(struct dialogue *d)
{
	const struct dialogue_resume *r = d->arg.resume;
	const struct progress *p = r->progress;

	d->answers = r->answers;
	d->form = r->answers->form;
	d->saved = true;
	d->undecided = d->untouched = r->version != NULL;
	resume_country(d);
	dialogue_code(d);
	resume_state(d, p);
	if (d->arg.piped)
		resume_piped(d);
	else
		flow_resume(&d->flow, d->answers, p->at, d->settled);
	if (r->version != NULL)
		resume_elsewhere(d, p);
	else if (d->flow.at != p->at)
		dialogue_arrive(d);
	else
		resume_place(d, p->place);
	d->resume_to = d->place;
	d->place = PLACE_RETURN;
}
