/* Working through a case alone, before a group talks about it: read the story,
 * rate it, share out points among causes, write what one would do, and only
 * then see the key. A pure machine like the dialogue, which it holds for the
 * rating, and what runs it. */
#ifndef HARMCHECK_EXERCISE_H
#define HARMCHECK_EXERCISE_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/dialogue.h"
#include "harmcheck/talk.h"

struct answers;
struct arena;
struct bank;
struct report;
struct scenario;

/* Where the exercise stands; each has a page and takes a line. */
enum exercise_place {
	EXERCISE_FIRST,  /* what the case speaks of, and what will come */
	EXERCISE_STORY,  /* a part of it */
	EXERCISE_RATING, /* the dialogue's own places */
	EXERCISE_SHARES,
	EXERCISE_SPREAD,    /* how the points were shared out */
	EXERCISE_NO_SHARES, /* none are, and why */
	EXERCISE_WORDS,     /* what one would do */
	EXERCISE_READY,     /* all of one's own is said */
	EXERCISE_UNSAVED,   /* it could not be saved: try again? */
	EXERCISE_ELSEWHERE, /* in which other file */
	EXERCISE_KEY,
	EXERCISE_KEEP,
	EXERCISE_VIEW,  /* the story once more */
	EXERCISE_ABOUT, /* what each cause is */
	EXERCISE_HELP,
	EXERCISE_COUNTRY, /* whose numbers to show */
	EXERCISE_PAUSE,
	EXERCISE_STOP,
	EXERCISE_DONE, /* finished; see keep */
	EXERCISE_LEFT, /* left at once */
	EXERCISE_PLACES
};

/* Save answers with what was done beside them. Called when all that is one's
 * own is said, and after each line from then on: when nothing has changed
 * there is nothing to do. False: it could not be; *WHY then points to the
 * words for the person. */
typedef bool exercise_save_fn(void *ctx, const struct answers *a,
    const char **why);

/* Save in another file, which is not there yet and which the person calls NAME;
 * from then on everything is saved there. True: it is saved, and *PATH is that
 * file's name, which stays valid. False: nothing has changed, and *WHY says
 * why. The file of before stays where it is. */
typedef bool exercise_elsewhere_fn(void *ctx, const char *name,
    const struct answers *a, const char **path, const char **why);

struct exercise_arg {
	const struct bank *bank;
	const struct scenario *scenario; /* of that bank */
	const char *date;                /* YYYY-MM-DD */
	const char *code;                /* the person's own, or NULL */
	const char *country;             /* a code for helplines, or NULL */
	const char *case_line;           /* which case, from where */
	const char *path;                /* NULL: nothing is saved */
	exercise_save_fn *save;          /* these with a path only */
	exercise_elsewhere_fn *elsewhere;
	void *save_ctx;
	bool piped; /* nobody to wait for */
	bool plain; /* line after line, perhaps read aloud */
};

struct exercise {
	struct exercise_arg arg;
	struct arena *arena; /* of the session */
	struct dialogue *d;  /* the rating; its answers hold all that is said */
	enum exercise_place place;
	enum exercise_place back_to; /* under what lies over a place */
	enum exercise_place stop_to; /* under the question whether to stop */
	size_t part;                 /* of the story */
	size_t *rows;                /* by part: how far it was read */
	size_t key_row;              /* the same of the key */
	/* By cause: what is given out so far; it counts once it is all, and
	 * is gone on from. */
	unsigned *points;
	bool *given;
	bool complete; /* all of one's own was said once */
	bool leaving;  /* once it is saved, it ends without the key */
	bool saved;    /* there is a file that holds it */
	bool unsaved;  /* the last save failed */
	enum exercise_place unsaved_to; /* under the question what to do */
	bool again;                     /* it is being tried again */
	bool without;                   /* goes on without saving */
	bool asked_last;                /* once more, at the end */
	const char *why;                /* why it failed */
	const char *left; /* other files with earlier answers: "the file
			     a.yaml"; or NULL */
	char notice[512]; /* one or two sentences on top of the next page */
	enum keep keep;
};

/* Start; everything lives in A, which is wiped by the caller. */
struct exercise *exercise_new(struct arena *a, const struct exercise_arg *arg);

/* The page of now. PAGE takes its memory from its own arena. */
void exercise_page(struct exercise *e, struct report *page);

/* The line a person typed at it, or "" for a page that passes. */
void exercise_line(struct exercise *e, const char *line);

/* The input has ended: that is not "no"; it goes on with what there is. */
void exercise_end_of_input(struct exercise *e);

/* Does the page of now pass without a line of its own? On a pipe many do. */
bool exercise_passes(const struct exercise *e);

/* Is it over (EXERCISE_DONE or EXERCISE_LEFT)? */
bool exercise_over(const struct exercise *e);

/* Does it wait for a text: private words, or the name of a file? */
bool exercise_wants_note(const struct exercise *e);

/* What to show before the line that is typed; NULL: as ever. */
const char *exercise_prompt(const struct exercise *e);

/* Is the screen to be empty until Enter? */
bool exercise_is_paused(const struct exercise *e);

/* Run it to its end; SESSION holds everything, *E the exercise. ARG's piped and
 * plain are set here. The terminal is given back. After TALK_LEFT the screen
 * is blank already. */
enum talk_end exercise_run(struct arena *session,
    const struct exercise_arg *arg, enum talk_mode mode, int in, int out,
    struct exercise **e);

#endif
