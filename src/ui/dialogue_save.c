/* Saving, and what to do when that fails: the answers are still there, so the
 * person is asked. Not over help, though, and not again after each answer. */
#include <string.h>

#include "dialogue_parts.h"
#include "elsewhere.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/progress.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"

bool
dialogue_saved(const struct dialogue *d)
{
	return d->saved && !d->unsaved;
}

void
dialogue_remember(struct dialogue *d)
{
	if (dialogue_is_overlay(d->place) || dialogue_asks_to_save(d))
		return;
	d->came_from = d->place;
	d->came_at = d->flow.at;
}

bool
dialogue_asks_to_save(const struct dialogue *d)
{
	enum place place = d->place;

	if (dialogue_is_overlay(place) && place != PLACE_NOTE)
		place = d->back_to;
	return place == PLACE_UNSAVED || place == PLACE_ELSEWHERE;
}

/* Behind the summary the answers are soon lost. */
static bool
is_end(enum place place)
{
	return place == PLACE_KEEP || place == PLACE_DIARY ||
	    place == PLACE_NOT_IN_DIARY || place == PLACE_IN_DIARY ||
	    place == PLACE_DONE;
}

/* Is there anything that may be in the file and may not be there yet? Nothing
 * is written before there is something to lose. */
static bool
is_to_save(const struct dialogue *d)
{
	if (d->arg.save == NULL || d->answers == NULL || d->undecided ||
	    d->place == PLACE_LEFT || dialogue_asks_to_save(d))
		return false;
	if (d->place == PLACE_DONE && d->keep == KEEP_NOTHING)
		return false; /* it is deleted next */
	return d->changed || d->unsaved || (d->saved && !d->untouched);
}

/* What was to be said on the next page is said behind the question. */
static void
ask(struct dialogue *d)
{
	d->held = arena_strdup(d->arena, d->notice);
	d->notice[0] = '\0';
	if (d->again)
		dialogue_notice(d, "That did not work either.");
	d->unsaved_to = d->place;
	d->place = PLACE_UNSAVED;
}

/* Help comes first, and what lies over a place goes back to it soon. On a pipe
 * nobody can be asked. */
static void
tell(struct dialogue *d, bool first)
{
	if (!d->arg.piped && d->place != PLACE_ALERT &&
	    !dialogue_is_overlay(d->place))
		ask(d);
	else if (d->arg.piped && first)
		dialogue_notice(d,
		    "%s Your answers are still here while this program runs.",
		    elsewhere_why(d->arena, "This could not be saved", d->why));
}

static void
try_to_save(struct dialogue *d)
{
	struct progress p;
	const bool unfinished = dialogue_progress(d, &p);
	const bool first = !d->unsaved;
	const char *why = "";

	d->unsaved = !d->arg.save(d->arg.save_ctx, d->answers,
	    unfinished ? &p : NULL, &why);
	d->changed = false;
	d->saved |= !d->unsaved;
	d->untouched &= d->unsaved;
	if (d->unsaved) {
		d->why = arena_strdup(d->arena, why);
		tell(d, first);
	} else if (d->again) {
		d->told = arena_printf(d->arena,
		    "Your answers are saved now, in the file %s.",
		    d->arg.save_path);
	}
	d->again = false;
}

void
dialogue_save(struct dialogue *d)
{
	const bool looks_back = d->looks_back;

	d->looks_back = false;
	if (looks_back || !is_to_save(d))
		return;
	if (!d->without)
		try_to_save(d);
	else if (is_end(d->place) && !d->asked_last)
		ask(d);
}

/* --- the question --------------------------------------------------------- */

/* Back to what lay under the question, and to what was to be said there. */
static void
go_on(struct dialogue *d)
{
	dialogue_notice(d, "%s", d->held);
	d->place = d->unsaved_to;
}

void
dialogue_without_saving(struct dialogue *d)
{
	d->without = true;
	d->asked_last |= is_end(d->unsaved_to);
	go_on(d);
}

void
page_left(struct dialogue *d, struct report *p)
{
	if (d->left != NULL)
		report_addf(p, BLOCK_PARA,
		    "Earlier answers may still be in %s. To remove them, "
		    "delete that too.",
		    d->left);
}

/* The third choice, which says what becomes of the answers. */
static const char *
without(const struct dialogue *d)
{
	if (!is_end(d->unsaved_to))
		return "Go on without saving. You are asked once more at the "
		       "end.";
	if (d->in_diary)
		return "Go on without saving. This check is then only in your "
		       "diary.";
	if (dialogue_for_diary(d))
		return "Go on without saving. When this program ends, what is "
		       "not saved is gone, unless it is in your diary.";
	return "Go on without saving. When this program ends, what is not "
	       "saved is gone.";
}

void
page_unsaved(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "It is not saved yet");
	report_addf(p, BLOCK_PARA, "%s %s",
	    elsewhere_why(p->arena, "Your answers could not be saved", d->why),
	    d->in_diary
		? "This check is in your diary. Nothing is lost."
		: "Your answers are still here while this program runs.");
	report_add(p, BLOCK_GAP, "");
	report_number(p, 1, "Try again");
	report_number(p, 2, "Save in another file");
	report_number(p, 3, without(d));
	if (d->saved) {
		report_add(p, BLOCK_GAP, "");
		elsewhere_before(p, d->arg.save_path);
	}
	report_addf(p, BLOCK_KEYS,
	    "Type 1, 2 or 3. %sh: help. x: leave, without saving.",
	    d->in_diary ? "" : "b: back. ");
}

/* The page from which the save was tried, as it was: nothing is tried on the
 * way there. What is in the diary is not changed any more. */
static void
look_back(struct dialogue *d)
{
	d->looks_back = true;
	d->place = d->came_from;
	d->flow.at = d->came_at;
	if (d->place == PLACE_CLOSER) /* it may have nothing left to offer */
		dialogue_arrive(d);
}

void
line_unsaved(struct dialogue *d, const char *line)
{
	if (str_eq(line, "1")) {
		d->again = true; /* on the way out */
		d->without = false;
		d->place = d->unsaved_to;
		dialogue_notice(d, "%s", d->held);
	} else if (str_eq(line, "2")) {
		d->place = PLACE_ELSEWHERE;
	} else if (str_eq(line, "3")) {
		dialogue_without_saving(d);
	} else if (str_eq(line, "b") && !d->in_diary) {
		look_back(d);
	} else {
		dialogue_not_understood(d, "Type 1, 2 or 3.");
	}
}

/* --- another file --------------------------------------------------------- */

void
page_elsewhere(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	elsewhere_page(p, "mine.yaml", NULL, "without saving");
}

/* What the file of before may hold is not there by anybody's wish. */
static void
saved_there(struct dialogue *d, const char *path)
{
	if (d->saved)
		d->left = elsewhere_left(d->arena, d->left, d->arg.save_path);
	d->arg.save_path = path;
	d->saved = true;
	d->unsaved = d->changed = d->without = d->untouched = false;
	d->told = arena_printf(d->arena,
	    "Your answers are saved now, in the file %s.%s%s%s", path,
	    d->left != NULL ? " Earlier answers may still be in " : "",
	    d->left != NULL ? d->left : "", d->left != NULL ? "." : "");
	go_on(d);
	if (d->place == PLACE_DONE && !d->in_diary)
		d->place = PLACE_KEEP; /* or nobody would be told */
}

void
line_elsewhere(struct dialogue *d, const char *line)
{
	const char *path = NULL, *why = "";
	struct progress p;
	const bool unfinished = dialogue_progress(d, &p);

	if (*line == '\0' || str_eq(line, "b"))
		d->place = PLACE_UNSAVED;
	else if (line[1] == '\0')
		d->told = elsewhere_no_name;
	else if (d->arg.elsewhere(d->arg.save_ctx, line, d->answers,
		     unfinished ? &p : NULL, &path, &why))
		saved_there(d, path);
	else
		d->told = elsewhere_refused(d->arena, why);
}
