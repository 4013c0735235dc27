#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "elsewhere.h"
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "harmcheck/utf8.h"

void
exercise_say(struct exercise *e, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(e->notice, sizeof(e->notice), format, ap);
	va_end(ap);
}

void
exercise_not_understood(struct exercise *e, const char *hint)
{
	exercise_say(e, "I did not understand that. %s x leaves at once.",
	    hint);
}

void
exercise_notice(struct exercise *e, struct report *p)
{
	if (e->notice[0] == '\0')
		return;
	report_add(p, BLOCK_PARA, arena_strdup(p->arena, e->notice));
	report_add(p, BLOCK_GAP, "");
}

const char *
exercise_text(const struct exercise *e, const struct text *t)
{
	return t->of[e->arg.scenario->form->voice];
}

struct answers *
exercise_answers(const struct exercise *e)
{
	return e->d->answers;
}

struct case_work *
exercise_work(const struct exercise *e)
{
	return e->d->answers->work;
}

bool
exercise_has_shares(const struct exercise *e)
{
	return e->arg.scenario->n_shares > 0;
}

/* --- lines ---------------------------------------------------------------- */

static void
line_first(struct exercise *e, const char *line)
{
	if (*line == '\0' || str_eq(line, "1"))
		exercise_next(e);
	else
		exercise_not_understood(e, "Press Enter to start.");
}

/* A page that is only read. */
static void
line_read(struct exercise *e, const char *line)
{
	if (*line == '\0')
		exercise_next(e);
	else if (str_eq(line, "b"))
		exercise_back(e);
	else
		exercise_not_understood(e,
		    "Press Enter to go on, or b to go back.");
}

static void
line_overlay(struct exercise *e, const char *line)
{
	(void)line;
	e->place = e->back_to;
}

static void
line_words(struct exercise *e, const char *line)
{
	struct case_work *work = exercise_work(e);
	const size_t n = utf8_length(line, strlen(line));

	if (str_eq(line, "b")) {
		exercise_back(e);
		return;
	}
	if (str_eq(line, "-") || str_eq(line, "s")) {
		if (work->would_do != NULL)
			exercise_say(e, "Your text is removed.");
		work->would_do = NULL;
	} else if (n == 1) {
		exercise_say(e,
		    "One sign alone is not taken here. Please write a whole "
		    "line, or press Enter alone.");
		return;
	} else if (n > 0) {
		work->would_do = arena_strdup(e->arena, line);
		exercise_say(e, "Noted.%s",
		    n >= CASE_TEXT_MOST
			? " It is as long as a text can be. What came after "
			  "that was not taken."
			: "");
	}
	exercise_next(e);
}

/* --- the table of places -------------------------------------------------- */

static const struct place_rule {
	void (*page)(struct exercise *, struct report *);
	void (*line)(struct exercise *, const char *);
	bool passes;  /* on a pipe: no line belongs to it */
	bool overlay; /* what lies over it goes back to the same */
	bool text;    /* takes words: keys are single letters only */
} places[EXERCISE_PLACES] = {
    [EXERCISE_FIRST] = {page_exercise_first, line_first, true, false, false},
    [EXERCISE_STORY] = {page_exercise_story, line_read, true, false, false},
    [EXERCISE_RATING] = {NULL, NULL, false, false, false},
    [EXERCISE_SHARES] = {page_exercise_shares, line_exercise_shares, false,
	false, false},
    [EXERCISE_SPREAD] = {page_exercise_spread, line_exercise_spread, true,
	false, false},
    [EXERCISE_NO_SHARES] = {page_exercise_no_shares, line_read, true, false,
	false},
    [EXERCISE_WORDS] = {page_exercise_words, line_words, false, false, true},
    [EXERCISE_READY] = {page_exercise_ready, line_exercise_ready, true, false,
	false},
    [EXERCISE_UNSAVED] = {page_exercise_unsaved, line_exercise_unsaved, true,
	false, false},
    [EXERCISE_ELSEWHERE] = {page_exercise_elsewhere, line_exercise_elsewhere,
	false, false, true},
    [EXERCISE_KEY] = {page_exercise_key, line_exercise_key, true, false, false},
    [EXERCISE_KEEP] = {page_exercise_keep, line_exercise_keep, true, false,
	false},
    [EXERCISE_VIEW] = {page_exercise_view, line_overlay, true, true, false},
    [EXERCISE_ABOUT] = {page_exercise_about, line_overlay, true, true, false},
    [EXERCISE_HELP] = {page_exercise_help, line_overlay, true, true, false},
    [EXERCISE_COUNTRY] = {page_exercise_country, line_exercise_country, false,
	true, false},
    [EXERCISE_PAUSE] = {NULL, line_overlay, true, true, false},
    [EXERCISE_STOP] = {page_exercise_stop, line_exercise_stop, false, false,
	false},
};

struct exercise *
exercise_new(struct arena *a, const struct exercise_arg *arg)
{
	struct exercise *e = arena_alloc(a, sizeof(*e));
	const struct dialogue_arg rating = {
	    .bank = arg->bank,
	    .form = arg->scenario->form,
	    .date = arg->date,
	    .bank_line = "",
	    .country = arg->country,
	    .code = arg->code,
	    .save_path = arg->path,
	    .inside = true,
	    .piped = arg->piped,
	    .plain = arg->plain,
	};
	struct case_work *work = arena_alloc(a, sizeof(*work));

	e->arg = *arg;
	e->arena = a;
	e->d = dialogue_new(a, &rating);
	work->id = arg->scenario->id;
	work->version = arg->scenario->version;
	e->d->answers->work = work;
	e->rows = arena_array(a, arg->scenario->n_parts, sizeof(*e->rows));
	e->points = arena_array(a, arg->bank->n_causes, sizeof(*e->points));
	e->given = arena_array(a, arg->bank->n_causes, sizeof(*e->given));
	return e;
}

void
exercise_page(struct exercise *e, struct report *page)
{
	if (e->place == EXERCISE_RATING)
		dialogue_page(e->d, page);
	else if (places[e->place].page != NULL)
		places[e->place].page(e, page);
	e->notice[0] = '\0';
}

/* Lay PLACE over the one at hand. */
static void
lay_over(struct exercise *e, enum exercise_place place)
{
	if (!places[e->place].overlay)
		e->back_to = e->place;
	e->place = place;
}

/* On a pipe nobody is asked. */
static void
ask_to_stop(struct exercise *e)
{
	if (e->arg.piped && e->place < EXERCISE_READY) {
		exercise_ready(e);
		return;
	}
	if (e->place != EXERCISE_STOP)
		e->stop_to = places[e->place].overlay ? e->back_to : e->place;
	e->place = EXERCISE_STOP;
	if (e->stop_to == EXERCISE_KEY || e->stop_to == EXERCISE_KEEP)
		e->place = EXERCISE_KEEP;
}

/* Keys that do the same wherever one stands. */
static bool
common_key(struct exercise *e, const char *key)
{
	static const struct {
		const char *key;
		enum exercise_place place;
	} overlays[] = {{"h", EXERCISE_HELP}, {"p", EXERCISE_PAUSE},
	    {"v", EXERCISE_VIEW}, {"k", EXERCISE_COUNTRY}};

	if (str_eq(key, "x")) {
		e->place = EXERCISE_LEFT;
		return true;
	}
	if (str_eq(key, "r"))
		return true; /* the page is shown again */
	/* during a pause any line goes back, and the story is left by its own
	 * key too */
	if (e->place == EXERCISE_PAUSE ||
	    (e->place == EXERCISE_VIEW && str_eq(key, "v")))
		return false;
	if (str_eq(key, "q")) {
		ask_to_stop(e);
		return true;
	}
	for (size_t i = 0; i < sizeof(overlays) / sizeof(overlays[0]); i++)
		if (str_eq(key, overlays[i].key) &&
		    (overlays[i].place != EXERCISE_COUNTRY ||
			e->arg.bank->n_countries > 0)) {
			lay_over(e, overlays[i].place);
			return true;
		}
	return false;
}

/* What the rating's own pages know nothing of. */
static bool
rating_key(struct exercise *e, const char *key)
{
	const enum place place = e->d->place;

	if (place == PLACE_NOTE || place == PLACE_PAUSE)
		return false;
	if (str_eq(key, "v") || str_eq(key, "story")) {
		lay_over(e, EXERCISE_VIEW);
		return true;
	}
	if (str_eq(key, "q")) {
		ask_to_stop(e);
		return true;
	}
	if (str_eq(key, "b") && dialogue_at_first(e->d)) {
		exercise_back(e);
		return true;
	}
	return false;
}

static void
rated(struct exercise *e)
{
	if (e->d->place == PLACE_LEFT)
		e->place = EXERCISE_LEFT;
	if (e->d->place != PLACE_DONE)
		return;
	exercise_say(e, "%s", e->d->notice);
	e->d->notice[0] = '\0';
	exercise_next(e);
}

static void
line_rating(struct exercise *e, const char *line)
{
	char key[16];

	typed_key(key, sizeof(key), line);
	if (dialogue_passes(e->d))
		dialogue_pass(e->d);
	else if (rating_key(e, key))
		return;
	else
		dialogue_line(e->d, line);
	rated(e);
}

/* A text without the blanks around it; one letter alone as a key. */
static void
line_text(struct exercise *e, const char *line)
{
	struct arena *scratch = arena_new();
	const char *start = line + strspn(line, " ");
	size_t n = strlen(start);
	char *text;

	while (n > 0 && start[n - 1] == ' ')
		n--;
	text = arena_strndup(scratch, start, n);
	if (n == 1 && *text >= 'A' && *text <= 'Z')
		*text = (char)(*text - 'A' + 'a');
	if (n != 1 || !common_key(e, text))
		places[e->place].line(e, text);
	arena_free(scratch);
}

/* The name of a file. */
static void
line_name(struct exercise *e, const char *line)
{
	struct arena *scratch = arena_new();
	char key[2];
	const char *name = elsewhere_name(scratch, line, key);

	if (name != NULL || !common_key(e, key))
		line_exercise_elsewhere(e, name != NULL ? name : key);
	arena_free(scratch);
}

void
exercise_line(struct exercise *e, const char *line)
{
	char key[256];

	if (e->place == EXERCISE_RATING) {
		line_rating(e, line);
	} else if (e->place == EXERCISE_ELSEWHERE) {
		line_name(e, line);
	} else if (places[e->place].text) {
		line_text(e, line);
	} else {
		typed_key(key, sizeof(key), line);
		if (!common_key(e, key))
			places[e->place].line(e, key);
		explicit_bzero(key, sizeof(key));
	}
	exercise_save(e);
}

bool
exercise_passes(const struct exercise *e)
{
	if (e->place == EXERCISE_RATING)
		return dialogue_passes(e->d);
	return e->arg.piped && places[e->place].passes;
}

bool
exercise_over(const struct exercise *e)
{
	return e->place == EXERCISE_DONE || e->place == EXERCISE_LEFT;
}

bool
exercise_wants_note(const struct exercise *e)
{
	if (e->place == EXERCISE_RATING)
		return dialogue_wants_note(e->d);
	return places[e->place].text;
}

bool
exercise_is_paused(const struct exercise *e)
{
	return e->place == EXERCISE_PAUSE ||
	    (e->place == EXERCISE_RATING && e->d->place == PLACE_PAUSE);
}
