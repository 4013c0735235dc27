#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "elsewhere.h"
#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "harmcheck/utf8.h"

void
fast_say(struct fast *f, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(f->notice, sizeof(f->notice), format, ap);
	va_end(ap);
}

void
fast_refuse(struct fast *f, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(f->notice, sizeof(f->notice), format, ap);
	va_end(ap);
	if (f->arg.piped) {
		f->stuck = true;
		f->place = FAST_DONE;
	}
}

static void
make_answers(struct fast *f)
{
	const struct rows *r = f->arg.rows;

	f->answers = answers_new(f->arena, r->bank, r->form, f->arg.date);
	if (r->scenario == NULL)
		return;
	f->answers->work = arena_alloc(f->arena, sizeof(struct case_work));
	f->answers->work->id = r->scenario->id;
	f->answers->work->version = r->scenario->version;
}

struct fast *
fast_new(struct arena *a, const struct fast_arg *arg)
{
	struct fast *f = arena_alloc(a, sizeof(*f));
	const size_t items = arg->rows->form->n_items;
	const size_t causes = arg->rows->bank->n_causes;

	f->arg = *arg;
	f->arena = a;
	f->numbers = arena_array(a, items, sizeof(*f->numbers));
	f->done = arena_array(a, items, sizeof(*f->done));
	f->settled = arena_array(a, items, sizeof(*f->settled));
	f->typed = arena_array(a, items, sizeof(*f->typed));
	f->shares = arena_array(a, causes + 1, sizeof(*f->shares));
	f->typed_shares = arena_array(a, causes + 1, sizeof(*f->shares));
	make_answers(f);
	fast_clear(f);
	fast_numbers(f);
	fast_know_table(f);
	f->place = FAST_FIRST;
	return f;
}

static void
line_first(struct fast *f, const char *line)
{
	(void)line;
	f->place = FAST_ID;
	if (f->arg.piped)
		f->line = 0; /* no line of the input belongs to this page */
}

static void
line_confirm(struct fast *f, const char *line)
{
	if (*line == '\0')
		fast_compare(f);
	else
		fast_refuse(f, "Press Enter when it is as on the page.");
}

static void
line_end(struct fast *f, const char *line)
{
	if (str_eq(line, "1")) {
		f->place = FAST_SUM;
	} else {
		f->place = f->back_to;
	}
}

static void
line_overlay(struct fast *f, const char *line)
{
	(void)line;
	f->place = f->back_to;
}

static void
line_sum(struct fast *f, const char *line)
{
	(void)line;
	f->place = FAST_DONE;
}

static const struct {
	void (*page)(struct fast *f, struct report *p); /* NULL: empty */
	void (*line)(struct fast *f, const char *line);
	bool of_form; /* in the middle of a form */
	bool undoes;  /* - takes back an answer */
} places[FAST_PLACES] = {
    [FAST_FIRST] = {page_fast_first, line_first, false, false},
    [FAST_ID] = {page_fast_id, fast_line_id, false, false},
    [FAST_IS_ID] = {page_fast_is_id, fast_line_is_id, false, false},
    [FAST_ANSWER] = {page_fast_answer, fast_line_answer, true, true},
    [FAST_POINTS] = {page_fast_points, fast_line_points, true, true},
    [FAST_CONFIRM] = {page_fast_confirm, line_confirm, true, true},
    [FAST_DIFFER] = {page_fast_differ, fast_line_differ, true, false},
    [FAST_UNWRITTEN] = {page_fast_unwritten, fast_line_unwritten, true, false},
    [FAST_ELSEWHERE] = {page_fast_elsewhere, fast_line_elsewhere, false, false},
    [FAST_END] = {page_fast_end, line_end, false, false},
    [FAST_HELP] = {page_fast_help, line_overlay, false, false},
    [FAST_PAUSE] = {NULL, line_overlay, false, false},
    [FAST_SUM] = {page_fast_sum, line_sum, false, false},
};

void
fast_page(struct fast *f, struct report *page)
{
	if (places[f->place].page != NULL)
		places[f->place].page(f, page);
	f->notice[0] = '\0';
	f->told = NULL;
}

/* A number of a form is taken as it is typed, in capitals, too. */
static bool
takes_id(const struct fast *f)
{
	return f->place == FAST_ID || f->place == FAST_IS_ID;
}

static void
overlay(struct fast *f, enum fast_place place)
{
	if (f->place != FAST_HELP && f->place != FAST_PAUSE)
		f->back_to = f->place;
	f->place = place;
}

static void
end(struct fast *f)
{
	if (f->begun)
		overlay(f, FAST_END);
	else
		f->place = FAST_SUM;
}

/* Keys that do the same wherever one stands. */
static bool
common_key(struct fast *f, const char *key)
{
	if (str_eq(key, "r"))
		return true; /* the page is shown again */
	if (str_eq(key, "h"))
		overlay(f, FAST_HELP);
	else if (str_eq(key, "p"))
		overlay(f, FAST_PAUSE);
	else if ((str_eq(key, ".") || str_eq(key, "q")) &&
	    (places[f->place].of_form || takes_id(f) || f->place == FAST_FIRST))
		end(f);
	else if (str_eq(key, "*") && places[f->place].of_form)
		fast_start_anew(f);
	else
		return false;
	return true;
}

/* "-" as often as an answer is to be taken back. */
static bool
take_back(struct fast *f, const char *key)
{
	const size_t n = strspn(key, "- ");

	if (!places[f->place].undoes || *key != '-' || key[n] != '\0')
		return false;
	for (; *key != '\0' && places[f->place].undoes; key++)
		if (*key == '-')
			fast_undo(f);
	return true;
}

/* The name of another file. */
static void
line_name(struct fast *f, const char *line)
{
	char key[2];
	const char *name = elsewhere_name(f->arena, line, key);

	if (name != NULL || !common_key(f, key))
		fast_line_elsewhere(f, name != NULL ? name : key);
}

void
fast_line(struct fast *f, const char *line)
{
	struct arena *scratch = arena_new();
	const size_t n = strlen(line);
	char *key = arena_alloc(scratch, n + 16);

	f->line++;
	typed_key(key, n + 16, line);
	if (str_eq(key, "x"))
		f->place = FAST_LEFT;
	else if (f->place == FAST_ELSEWHERE)
		line_name(f, line);
	else if (utf8_length(line, n) > FAST_LINE_MOST)
		fast_refuse(f,
		    "A line has at most %d characters. Nothing of it was "
		    "taken.",
		    FAST_LINE_MOST);
	else if (!common_key(f, key) && !take_back(f, key))
		places[f->place].line(f, takes_id(f) ? line : key);
	arena_free(scratch);
}

void
fast_end_of_input(struct fast *f)
{
	if (f->place == FAST_PAUSE) { /* somebody must not see the screen */
		f->place = FAST_LEFT;
		return;
	}
	if (f->place == FAST_SUM || !f->begun) {
		f->place = f->place == FAST_SUM ? FAST_DONE : FAST_SUM;
		return;
	}
	f->place = FAST_SUM;
	if (f->arg.piped)
		fast_refuse(f,
		    "The input ends in the middle of form %s. It is not "
		    "written.",
		    f->id);
}

bool
fast_over(const struct fast *f)
{
	return f->place == FAST_DONE || f->place == FAST_LEFT;
}
