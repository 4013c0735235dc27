/* Stopping in the middle: nobody has to see the key for it. And the country of
 * the numbers to call. */
#include "dialogue_parts.h"
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"

enum stop { STOP_BACK, STOP_NEXT, STOP_SAVED, STOP_NOTHING, STOP_MOST };

/* What can be chosen at the step under the question; how many. */
static size_t
stops(const struct exercise *e, enum stop list[STOP_MOST])
{
	size_t n = 0;

	list[n++] = STOP_BACK;
	if (e->stop_to >= EXERCISE_RATING && e->stop_to < EXERCISE_READY)
		list[n++] = STOP_NEXT;
	if (e->arg.path != NULL && (e->saved || exercise_has_work(e)))
		list[n++] = STOP_SAVED;
	list[n++] = STOP_NOTHING;
	return n;
}

static const char *
words(const struct exercise *e, enum stop stop)
{
	switch (stop) {
	case STOP_NEXT:
		return e->stop_to == EXERCISE_RATING
		    ? "Go on to the next step, without the other questions"
		    : "Go on to the next step";
	case STOP_SAVED:
		return exercise_saved(e)
		    ? "Leave with what is saved, without the key. The screen "
		      "goes blank."
		    : "Save what you have and leave, without the key. The "
		      "screen goes blank.";
	case STOP_NOTHING:
		return e->saved
		    ? "Leave and keep nothing: the saved file is deleted. The "
		      "screen goes blank."
		    : "Leave and keep nothing. The screen goes blank.";
	default:
		return "Go back";
	}
}

void
page_exercise_stop(struct exercise *e, struct report *p)
{
	enum stop list[STOP_MOST];
	const size_t n = stops(e, list);

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "Stop here?");
	report_add(p, BLOCK_PARA,
	    "If this came close to home: h shows people you can reach.");
	report_add(p, BLOCK_GAP, "");
	for (size_t i = 0; i < n; i++)
		report_number(p, (unsigned)i + 1, words(e, list[i]));
	if (e->complete)
		exercise_where(e, p);
	report_add(p, BLOCK_KEYS,
	    "Type a number. b: back. h: people to reach. x: leave.");
}

/* Past the questions that are left. */
static void
next_step(struct exercise *e)
{
	e->place = e->stop_to;
	if (e->place == EXERCISE_RATING) {
		dialogue_again(e->d);
		e->d->place = PLACE_DONE;
	}
	if (e->place == EXERCISE_SHARES)
		exercise_share(e); /* all of them are given out */
	exercise_next(e);
}

/* It is saved on the way to where the key would come, and can fail there. */
static void
save_and_leave(struct exercise *e)
{
	if (e->stop_to == EXERCISE_SHARES)
		exercise_share(e);
	e->leaving = true;
	exercise_ready(e);
}

void
line_exercise_stop(struct exercise *e, const char *line)
{
	enum stop list[STOP_MOST];
	const size_t n = stops(e, list);
	const size_t choice = dialogue_choice(line, n);

	if (choice == 0 && !str_eq(line, "b")) {
		exercise_not_understood(e, "Type one of the numbers.");
		return;
	}
	switch (choice > 0 ? list[choice - 1] : STOP_BACK) {
	case STOP_NEXT:
		next_step(e);
		break;
	case STOP_SAVED:
		save_and_leave(e);
		break;
	case STOP_NOTHING:
		e->keep = KEEP_NOTHING;
		e->place = EXERCISE_DONE;
		break;
	default:
		e->place = e->stop_to;
		break;
	}
}

/* --- the country ---------------------------------------------------------- */

void
page_exercise_country(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	page_country(e->d, p);
}

/* The rating's own page, wherever the rating stands. Who has chosen wants to
 * see the numbers. */
void
line_exercise_country(struct exercise *e, const char *line)
{
	struct dialogue *d = e->d;
	const enum place place = d->place, back_to = d->back_to;
	const bool chosen = *line != '\0' && !str_eq(line, "b");

	d->place = PLACE_COUNTRY;
	d->back_to = PLACE_ITEM;
	line_country(d, line);
	if (d->place != PLACE_COUNTRY)
		e->place = chosen ? EXERCISE_HELP : e->back_to;
	d->place = place;
	d->back_to = back_to;
	exercise_say(e, "%s", d->notice);
	d->notice[0] = '\0';
}
