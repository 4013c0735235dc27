#include <stdio.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "harmcheck/utf8.h"
#include "writer_parts.h"

static void
say(struct writer *w, const char *words)
{
	snprintf(w->notice, sizeof(w->notice), "%s", words);
}

static void
not_understood(struct writer *w, const char *hint)
{
	snprintf(w->notice, sizeof(w->notice),
	    "I did not understand that. %s x leaves at once.", hint);
}

/* The first line, or what comes where there is none. */
static void
go_to_lines(struct writer *w)
{
	w->at = 0;
	w->place = w->arg.letter->n > 0 ? WRITER_LINE : WRITER_ADD;
}

static void
go_to_end(struct writer *w)
{
	w->place = writer_chosen(w) > 0 ? WRITER_WHOLE : WRITER_EMPTY;
	if (writer_has_closing(w)) {
		w->place = WRITER_CLOSING;
		w->at = w->arg.letter->n;
	}
}

static void
next_line(struct writer *w)
{
	if (w->place == WRITER_CLOSING) {
		w->place = WRITER_WHOLE;
		return;
	}
	if (++w->at < w->arg.letter->n)
		return;
	w->at = 0;
	w->place = WRITER_ADD;
}

/* One step back from the line, the heading or what comes after them. */
static void
back(struct writer *w)
{
	const size_t n = w->arg.letter->n;

	if (w->place == WRITER_WHOLE && writer_has_closing(w)) {
		w->place = WRITER_CLOSING;
		w->at = n;
	} else if (w->place == WRITER_WHOLE || w->place == WRITER_EMPTY ||
	    w->place == WRITER_CLOSING) {
		w->place = WRITER_ADD;
		w->at = LETTER_SIDES - 1;
	} else if (w->at > 0) {
		w->at--;
	} else if (w->place == WRITER_ADD && n > 0) {
		w->place = WRITER_LINE;
		w->at = n - 1;
	} else {
		w->place = WRITER_FIRST;
	}
}

static void
line_first(struct writer *w, const char *line)
{
	if (*line == '\0' || str_eq(line, "1"))
		go_to_lines(w);
	else
		not_understood(w, "Press Enter to start.");
}

static void
line_none(struct writer *w, const char *line)
{
	(void)line;
	w->place = WRITER_DONE;
}

static void
line_line(struct writer *w, const char *line)
{
	struct writer_choice *c = &w->choices[w->at];

	if (str_eq(line, "b")) {
		back(w);
	} else if (str_eq(line, "3")) {
		w->place = WRITER_OWN;
	} else if (str_eq(line, "1") || str_eq(line, "2")) {
		*c = (struct writer_choice){
		    .said = *line == '1' ? CHOICE_IN : CHOICE_OUT};
		say(w, *line == '1' ? "Noted: it is in." : "Noted: left out.");
		next_line(w);
	} else if (*line == '\0' && c->said != CHOICE_NONE) {
		next_line(w);
	} else if (*line == '\0') {
		say(w, "Nothing is chosen yet. Type 1, 2 or 3.");
	} else {
		not_understood(w, "Type 1, 2 or 3.");
	}
}

/* TEXT, at most so many characters of it; in the session's arena. */
static const char *
own_words(struct writer *w, const char *text)
{
	const char *end = text;
	size_t n = 0;

	for (; *end != '\0'; end++)
		if (((unsigned char)*end & 0xc0) != 0x80 &&
		    n++ == WRITER_OWN_MOST)
			break;
	say(w, "Noted, in your own words.");
	if (*end != '\0')
		say(w,
		    "Noted, in your own words. It is as long as a line can "
		    "be. What came after that was not taken.");
	return writer_clean(w->arena,
	    arena_strndup(w->arena, text, (size_t)(end - text)));
}

/* Whoever types one character meant a key of another page. */
static bool
is_one_character(struct writer *w, const char *line)
{
	if (utf8_length(line, strlen(line)) != 1)
		return false;
	say(w,
	    "One sign alone is not taken here. Please write a whole line, or "
	    "press Enter alone.");
	return true;
}

static void
line_own(struct writer *w, const char *line)
{
	if (strcasecmp(line, "b") != 0 && is_one_character(w, line))
		return;
	w->place = w->at < w->arg.letter->n ? WRITER_LINE : WRITER_CLOSING;
	if (*line == '\0' || strcasecmp(line, "b") == 0)
		return;
	w->choices[w->at] = (struct writer_choice){.said = CHOICE_OWN,
	    .own = own_words(w, line)};
	next_line(w);
}

static void
line_add(struct writer *w, const char *line)
{
	if (strcasecmp(line, "b") == 0) {
		back(w);
		return;
	}
	if (str_eq(line, "-") && w->added[w->at] != NULL) {
		w->added[w->at] = NULL;
		say(w, "Your line is removed.");
	} else if (is_one_character(w, line)) {
		return;
	} else if (*line != '\0') {
		w->added[w->at] = own_words(w, line);
	}
	if (++w->at == LETTER_SIDES)
		go_to_end(w);
}

static void
write_it(struct writer *w)
{
	struct arena *scratch;
	struct report letter;
	const char *why = "";

	if (w->arg.path == NULL) {
		w->written = true;
		w->place = WRITER_DONE;
		return;
	}
	scratch = arena_new();
	report_init(&letter, scratch);
	writer_letter(w, &letter);
	w->written = w->arg.write(w->arg.write_ctx, &letter, &why);
	arena_free(scratch);
	if (w->written)
		w->place = WRITER_WRITTEN;
	else
		snprintf(w->notice, sizeof(w->notice),
		    "This could not be written: %s. Your page is still here "
		    "while this program runs.",
		    why);
}

static void
line_whole(struct writer *w, const char *line)
{
	if (str_eq(line, "1"))
		write_it(w);
	else if (str_eq(line, "2"))
		go_to_lines(w);
	else if (str_eq(line, "3"))
		w->place = WRITER_DONE;
	else if (str_eq(line, "b"))
		back(w);
	else if (*line == '\0')
		say(w, "Nothing is written yet. Type 1, 2 or 3.");
	else
		not_understood(w, "Type 1, 2 or 3.");
}

static void
line_empty(struct writer *w, const char *line)
{
	if (str_eq(line, "1"))
		go_to_lines(w);
	else if (str_eq(line, "2"))
		w->place = WRITER_DONE;
	else if (str_eq(line, "b"))
		back(w);
	else
		not_understood(w, "Type 1 or 2.");
}

static void
line_overlay(struct writer *w, const char *line)
{
	(void)line;
	w->place = w->back_to;
}

/* --- the table of places ------------------------------------------------- */

static const struct {
	void (*page)(struct writer *, struct report *);
	void (*line)(struct writer *, const char *);
	bool own; /* takes words of the person's own: no keys but x */
} places[WRITER_PLACES] = {
    [WRITER_FIRST] = {page_letter_first, line_first, false},
    [WRITER_NONE] = {page_letter_none, line_none, false},
    [WRITER_LINE] = {page_letter_line, line_line, false},
    [WRITER_OWN] = {page_letter_own, line_own, true},
    [WRITER_ADD] = {page_letter_add, line_add, true},
    [WRITER_CLOSING] = {page_letter_closing, line_line, false},
    [WRITER_WHOLE] = {page_letter_whole, line_whole, false},
    [WRITER_EMPTY] = {page_letter_empty, line_empty, false},
    [WRITER_WRITTEN] = {page_letter_written, line_none, false},
    [WRITER_HELP] = {page_letter_help, line_overlay, false},
    [WRITER_PAUSE] = {NULL, line_overlay, false},
};

struct writer *
writer_new(struct arena *a, const struct writer_arg *arg)
{
	struct writer *w = arena_alloc(a, sizeof(*w));

	w->arg = *arg;
	w->arena = a;
	w->choices = arena_array(a, arg->letter->n + 1, sizeof(*w->choices));
	w->place = arg->letter->can == LETTER_CAN ? WRITER_FIRST : WRITER_NONE;
	return w;
}

void
writer_page(struct writer *w, struct report *page)
{
	if (places[w->place].page != NULL)
		places[w->place].page(w, page);
	w->notice[0] = '\0';
}

/* Keys that do the same wherever one stands. */
static bool
common_key(struct writer *w, const char *line)
{
	const bool overlay =
	    w->place == WRITER_HELP || w->place == WRITER_PAUSE;

	if (str_eq(line, "r"))
		return true; /* the page is shown again */
	if (!str_eq(line, "h") && !str_eq(line, "p"))
		return false;
	if (!overlay)
		w->back_to = w->place;
	w->place = *line == 'h' ? WRITER_HELP : WRITER_PAUSE;
	return true;
}

void
writer_line(struct writer *w, const char *line)
{
	struct arena *scratch = arena_new();
	const char *text = writer_clean(scratch, line);
	char key[16];

	typed_key(key, sizeof(key), text);
	/* in words of one's own only the letter itself leaves */
	if (str_eq(key, "x") && (!places[w->place].own || text[1] == '\0'))
		w->place = WRITER_LEFT;
	else if (places[w->place].own)
		places[w->place].line(w, text);
	else if (!common_key(w, key))
		places[w->place].line(w, key);
	explicit_bzero(key, sizeof(key));
	arena_free(scratch);
}

void
writer_end_of_input(struct writer *w)
{
	/* during a pause somebody must not see the screen */
	w->place = w->place == WRITER_PAUSE ? WRITER_LEFT : WRITER_DONE;
}

bool
writer_over(const struct writer *w)
{
	return w->place == WRITER_DONE || w->place == WRITER_LEFT;
}

bool
writer_wants_note(const struct writer *w)
{
	return places[w->place].own;
}
