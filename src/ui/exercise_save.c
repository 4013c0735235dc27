/* Saving what was said in an exercise, and what to do when that fails. */
#include "elsewhere.h"
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

bool
exercise_has_work(const struct exercise *e)
{
	const struct answers *a = exercise_answers(e);

	for (size_t i = 0; i < a->form->n_items; i++)
		if (answer_state(a, i) == ANSWER_GIVEN ||
		    answer_state(a, i) == ANSWER_NOT_APPLICABLE ||
		    answer_note(a, i) != NULL)
			return true;
	return a->work->shares != NULL || a->work->would_do != NULL;
}

bool
exercise_saved(const struct exercise *e)
{
	return e->saved && !e->unsaved;
}

/* The file is read by the bank's whole form, in which a tick would open more
 * questions; nobody has been asked those. */
static void
keep_short(const struct exercise *e)
{
	const struct scenario *s = e->arg.scenario;
	struct answers *a = exercise_answers(e);

	for (size_t i = 0; i < s->form->n_categories; i++) {
		const size_t c = s->form->categories[i]->index;

		a->kept_short[c] = s->of->deepen && a->ticked[c].core > 0;
	}
}

/* Is there anything to save, and is it time to try? What has failed is tried
 * again where the person can be told. */
static bool
is_to_save(const struct exercise *e)
{
	if (!e->complete || e->arg.path == NULL || e->place == EXERCISE_LEFT)
		return false;
	if (e->place == EXERCISE_DONE && e->keep == KEEP_NOTHING)
		return false; /* it is deleted next */
	if (e->unsaved && !e->again &&
	    (e->without || e->place != EXERCISE_READY))
		return false;
	return e->saved || exercise_has_work(e);
}

static void
ask(struct exercise *e)
{
	if (e->again)
		exercise_say(e, "That did not work either.");
	e->unsaved_to = e->place;
	e->place = EXERCISE_UNSAVED;
}

/* Before they are lost. */
static bool
is_to_ask_last(const struct exercise *e)
{
	return e->unsaved && e->without && !e->asked_last &&
	    e->place == EXERCISE_KEEP && !e->arg.piped;
}

/* What is not for the file: the form by which it is read, and the country,
 * which is for the numbers to call, and says something about oneself. */
static void
make_ready(struct exercise *e)
{
	keep_short(e);
	exercise_answers(e)->country[0] = '\0';
}

static void
save_now(struct exercise *e)
{
	const char *why = "";

	if (!is_to_save(e)) {
		if (is_to_ask_last(e))
			ask(e);
		return;
	}
	make_ready(e);
	e->unsaved = !e->arg.save(e->arg.save_ctx, exercise_answers(e), &why);
	e->saved |= !e->unsaved;
	if (e->unsaved) {
		e->why = arena_strdup(e->arena, why);
		if (e->place == EXERCISE_READY || e->again)
			ask(e);
	}
	e->again = false;
}

/* Who asked to leave does so once it is saved, or goes on without. What was
 * saved before stays. */
static void
leave_if_asked(struct exercise *e)
{
	if (!e->leaving || e->place != EXERCISE_READY)
		return;
	e->keep = e->saved ? KEEP_SAVED_ONLY : KEEP_NOTHING;
	e->place = EXERCISE_DONE;
}

void
exercise_save(struct exercise *e)
{
	save_now(e);
	leave_if_asked(e);
}

void
exercise_ready(struct exercise *e)
{
	e->complete = true;
	e->without = false;
	e->place = EXERCISE_READY;
}

void
exercise_without_file(struct exercise *e)
{
	e->without = true;
	e->asked_last |= e->unsaved_to == EXERCISE_KEEP;
	e->place = e->unsaved_to;
}

void
exercise_where(const struct exercise *e, struct report *p)
{
	if (e->arg.path == NULL)
		return;
	if (!e->arg.piped)
		report_add(p, BLOCK_GAP, "");
	if (exercise_saved(e))
		report_addf(p, BLOCK_PARA,
		    "Your answers are in the file %s. Delete that file to "
		    "remove them.",
		    e->arg.path);
	else if (e->unsaved)
		report_addf(p, BLOCK_PARA,
		    "Your answers could not be saved in the file %s. When "
		    "this program ends, they are gone.%s",
		    e->arg.path,
		    e->arg.piped || e->asked_last
			? ""
			: " You are asked once more before that.");
	else
		report_add(p, BLOCK_PARA,
		    "There is no answer, so nothing was saved.");
	if (e->left != NULL)
		report_addf(p, BLOCK_PARA,
		    "Earlier answers may still be in %s. To remove them, "
		    "delete that too.",
		    e->left);
}

/* What becomes of them is known before it is chosen. */
static const char *
without(const struct exercise *e)
{
	if (e->leaving)
		return "Leave. What is not saved is then gone.";
	if (e->unsaved_to == EXERCISE_KEEP)
		return "Go on without saving. When this program ends, what is "
		       "not saved is gone.";
	return "Go on without saving. You are asked once more at the end.";
}

void
page_exercise_unsaved(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE,
	    e->arg.piped ? "It is not saved" : "It is not saved yet");
	report_addf(p, BLOCK_PARA,
	    "%s Your answers are still here while this program runs.",
	    elsewhere_why(p->arena, "Your answers could not be saved", e->why));
	if (e->arg.piped)
		return;
	report_add(p, BLOCK_GAP, "");
	report_number(p, 1, "Try again");
	report_number(p, 2, "Save in another file");
	report_number(p, 3, without(e));
	if (e->saved) {
		report_add(p, BLOCK_GAP, "");
		elsewhere_before(p, e->arg.path);
	}
	report_add(p, BLOCK_KEYS,
	    "Type 1, 2 or 3. b: back. h: help. x: leave, without saving.");
}

static void
back_from_unsaved(struct exercise *e)
{
	if (e->unsaved_to == EXERCISE_KEEP) {
		e->key_row = 0;
		e->place = EXERCISE_KEY;
		return;
	}
	e->place = e->leaving ? e->stop_to : EXERCISE_WORDS;
	e->leaving = false;
}

void
line_exercise_unsaved(struct exercise *e, const char *line)
{
	if (e->arg.piped || str_eq(line, "3")) {
		exercise_without_file(e);
	} else if (str_eq(line, "1")) {
		e->again = true; /* on the way out */
		e->place = e->unsaved_to;
	} else if (str_eq(line, "2")) {
		e->place = EXERCISE_ELSEWHERE;
	} else if (str_eq(line, "b")) {
		back_from_unsaved(e);
	} else {
		exercise_not_understood(e, "Type 1, 2 or 3.");
	}
}

void
page_exercise_elsewhere(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	elsewhere_page(p, "mine.yaml", NULL, "without saving");
}

const char *
exercise_prompt(const struct exercise *e)
{
	return e->place == EXERCISE_ELSEWHERE ? ELSEWHERE_PROMPT : NULL;
}

/* What the file of before may hold is not there by anybody's wish. */
static void
saved_there(struct exercise *e, const char *path)
{
	if (e->saved)
		e->left = elsewhere_left(e->arena, e->left, e->arg.path);
	e->arg.path = e->d->arg.save_path = path;
	e->saved = true;
	e->unsaved = e->without = false;
	e->place = e->unsaved_to;
}

void
line_exercise_elsewhere(struct exercise *e, const char *line)
{
	const char *path, *why = "";

	if (*line == '\0' || str_eq(line, "b")) {
		e->place = EXERCISE_UNSAVED;
		return;
	}
	if (line[1] == '\0') {
		exercise_say(e, "%s", elsewhere_no_name);
		return;
	}
	make_ready(e);
	if (e->arg.elsewhere(e->arg.save_ctx, line, exercise_answers(e), &path,
		&why))
		saved_there(e, path);
	else
		exercise_say(e, "%s", elsewhere_refused(e->arena, why));
}
