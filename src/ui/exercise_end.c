/* The end of an exercise: all of one's own is said, and the key is shown. */
#include "dialogue_parts.h"
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/flow.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "keep.h"

/* --- all is said ---------------------------------------------------------- */

/* What there is of one's own, so that nobody goes on by mistake. */
static void
what_is_said(const struct exercise *e, struct report *p)
{
	const struct answers *a = exercise_answers(e);
	size_t n = 0;

	for (size_t i = 0; i < a->form->n_items; i++) {
		const enum answer_state s = answer_state(a, i);

		n += s == ANSWER_GIVEN || s == ANSWER_NOT_APPLICABLE;
	}
	report_addf(p, BLOCK_ITEM, "You answered %zu of %zu questions.", n,
	    flow_total(&e->d->flow));
	if (exercise_has_shares(e))
		report_add(p, BLOCK_ITEM,
		    a->work->shares != NULL ? "You gave out 100 points."
					    : "You gave out no points.");
	report_add(p, BLOCK_ITEM,
	    a->work->would_do != NULL ? "You wrote what you would do."
				      : "You did not write what you would do.");
}

void
page_exercise_ready(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "Your own part is done");
	what_is_said(e, p);
	if (e->arg.piped) /* it comes at the end */
		return;
	exercise_where(e, p);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA,
	    "Next comes the key, with its reasons. It is one way to read the "
	    "story. From then on your own answers stay as they are.");
	report_add(p, BLOCK_KEYS,
	    "Enter: see the key. b: change something. v: story. q: leave "
	    "without the key. h: people to reach. x: leave.");
}

void
line_exercise_ready(struct exercise *e, const char *line)
{
	if (*line == '\0' || str_eq(line, "1")) {
		e->key_row = 0;
		e->place = EXERCISE_KEY;
	} else if (str_eq(line, "b")) {
		exercise_back(e);
	} else {
		exercise_not_understood(e, "Press Enter to see the key.");
	}
}

void
page_exercise_key(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	report_scenario_key(p, e->arg.scenario, exercise_answers(e));
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: go on. v: story. h: people to reach. x: leave.");
}

void
line_exercise_key(struct exercise *e, const char *line)
{
	if (*line == '\0')
		e->place = EXERCISE_KEEP;
	else if (str_eq(line, "b"))
		exercise_say(e,
		    "Your own answers stay as they were before the key.");
	else
		exercise_not_understood(e, "Press Enter to go on.");
}

/* --- what to keep --------------------------------------------------------- */

void
page_exercise_keep(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	if (e->arg.piped) {
		exercise_where(e, p);
		return;
	}
	keep_begin(p, "key", NULL);
	report_number(p, 2,
	    exercise_saved(e) ? "Blank the screen and keep only the saved file"
			      : "Blank the screen and keep nothing");
	if (exercise_saved(e))
		report_number(p, 3,
		    "Blank the screen and delete the saved file too");
	exercise_where(e, p);
	report_add(p, BLOCK_KEYS,
	    "Type a number. h: people to reach. b: back to the key. x: leave.");
}

void
line_exercise_keep(struct exercise *e, const char *line)
{
	const bool saved = exercise_saved(e);
	const size_t n =
	    e->arg.piped ? 1 : dialogue_choice(line, saved ? 3 : 2);

	if (n > 0) {
		e->keep = KEEP_SHOWN;
		if (n > 1)
			e->keep =
			    saved && n == 2 ? KEEP_SAVED_ONLY : KEEP_NOTHING;
		e->place = EXERCISE_DONE;
	} else if (str_eq(line, "b")) {
		e->key_row = 0;
		e->place = EXERCISE_KEY;
	} else {
		exercise_not_understood(e, "Type one of the numbers.");
	}
}

/* --- the end of the input ------------------------------------------------- */

/* The place that counts: not what lies over it. */
static enum exercise_place
place_under(const struct exercise *e)
{
	switch (e->place) {
	case EXERCISE_VIEW:
	case EXERCISE_ABOUT:
	case EXERCISE_HELP:
	case EXERCISE_COUNTRY:
		return e->back_to == EXERCISE_STOP ? e->stop_to : e->back_to;
	case EXERCISE_STOP:
		return e->stop_to;
	default:
		return e->place;
	}
}

static void
input_ended(struct exercise *e)
{
	const enum exercise_place place = place_under(e);

	if (exercise_is_paused(e)) { /* somebody must not see the screen */
		e->place = EXERCISE_LEFT;
	} else if (place < EXERCISE_READY) {
		if (place == EXERCISE_SHARES)
			exercise_share(e); /* all of them are given out */
		exercise_ready(e);
	} else if (place == EXERCISE_UNSAVED || place == EXERCISE_ELSEWHERE) {
		exercise_without_file(e);
	} else if (place == EXERCISE_READY) {
		e->key_row = 0;
		e->place = EXERCISE_KEY;
	} else if (place == EXERCISE_KEY) {
		e->place = EXERCISE_KEEP;
	} else {
		/* what nobody asked to leave on the screen does not stay */
		e->keep = exercise_saved(e) ? KEEP_SAVED_ONLY : KEEP_NOTHING;
		e->place = EXERCISE_DONE;
	}
}

void
exercise_end_of_input(struct exercise *e)
{
	input_ended(e);
	exercise_save(e);
}
