/* Writing a letter with a person: one line after the other, each confirmed,
 * the whole page read through, and only then written. A pure machine like the
 * dialogue, and what runs it on a terminal. */
#ifndef HARMCHECK_WRITER_H
#define HARMCHECK_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/letter.h"
#include "harmcheck/talk.h"

struct arena;
struct report;

/* Characters in a line of the person's own, at most. */
#define WRITER_OWN_MOST 400

/* Where the writing stands; each has a page and takes a line. */
enum writer_place {
	WRITER_FIRST,   /* what this is, before anything is chosen */
	WRITER_NONE,    /* no letter, and why */
	WRITER_LINE,    /* in or out */
	WRITER_OWN,     /* a line in other words */
	WRITER_ADD,     /* a line of one's own under a heading */
	WRITER_CLOSING, /* the bank's last line: in or out */
	WRITER_WHOLE,   /* the letter, to read through */
	WRITER_EMPTY,   /* nothing was chosen */
	WRITER_WRITTEN,
	WRITER_HELP,
	WRITER_PAUSE,
	WRITER_DONE, /* finished; see writer_is_written() */
	WRITER_LEFT, /* left at once */
	WRITER_PLACES
};

/* Put LETTER where it belongs. False: it could not be; *WHY then points to
 * the words for the person. */
typedef bool writer_write_fn(void *ctx, const struct report *letter,
    const char **why);

struct writer_arg {
	const struct letter *letter; /* of a bank with words for it */
	bool other_questions;        /* the answers were given to others */
	const char *path;            /* NULL: the letter stays in the window */
	writer_write_fn *write;      /* with a path only */
	void *write_ctx;
};

/* The bank's closing is offered when so many other lines are chosen. */
#define WRITER_CLOSING_FROM 2

/* What was decided on a line that was offered. */
struct writer_choice {
	enum { CHOICE_NONE, CHOICE_IN, CHOICE_OUT, CHOICE_OWN } said;
	const char *own; /* with CHOICE_OWN */
};

struct writer {
	struct writer_arg arg;
	struct arena *arena; /* of the session */
	enum writer_place place, back_to;
	struct writer_choice *choices;   /* by line, then the closing */
	const char *added[LETTER_SIDES]; /* a line of one's own, or NULL */
	size_t at;    /* WRITER_LINE: line; WRITER_ADD: side; WRITER_CLOSING:
		       * behind    the last line */
	bool written; /* the person said so, and it worked */
	char notice[512]; /* on top of the next page */
};

/* Start; everything lives in A, which is wiped by the caller. */
struct writer *writer_new(struct arena *a, const struct writer_arg *arg);

/* The page of now. PAGE takes its memory from its own arena. */
void writer_page(struct writer *w, struct report *page);

/* The line a person typed at it. */
void writer_line(struct writer *w, const char *line);

/* The input has ended: that is not "yes", so nothing is written. */
void writer_end_of_input(struct writer *w);

/* Is it over (WRITER_DONE or WRITER_LEFT)? */
bool writer_over(const struct writer *w);

/* Does it wait for words of the person's own? */
bool writer_wants_note(const struct writer *w);

/* Add the letter to R: the title, the lines that were confirmed under their
 * headings, the closing if it was, and nothing else. */
void writer_letter(const struct writer *w, struct report *r);

/* Run it on a terminal (not on a pipe) to its end; SESSION holds everything,
 * *W the writing. After TALK_LEFT the screen is blank already. */
enum talk_end writer_run(struct arena *session, const struct writer_arg *arg,
    enum talk_mode mode, int in, int out, struct writer **w);

#endif
