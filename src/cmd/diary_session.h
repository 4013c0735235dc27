/* A diary that a command works with: from its name to what is in it and back.
 * Private to the commands. */
#ifndef HARMCHECK_DIARY_SESSION_H
#define HARMCHECK_DIARY_SESSION_H

#include <stdbool.h>

#include "cmd.h"
#include "harmcheck/diary.h"
#include "harmcheck/file_hold.h"
#include "harmcheck/secret.h"

/* What the options say. */
struct diary_place {
	const char *path;          /* --file; NULL: where diaries lie */
	const char *passphrase_fd; /* NULL: a person is asked */
	bool plain;                /* move no cursor on the terminal */
};

/* The options of a table of struct opt that fill the struct diary_place P; the
 * first for a command with a --plain of its own. */
#define DIARY_FILE_OPTIONS(p)                                                 \
	{0, "file", "FILE", "the diary is FILE, not where it lies by itself", \
	    NULL, &(p).path},                                                 \
	{                                                                     \
		0, "passphrase-fd", "N",                                      \
		    "read the passphrase from descriptor N: for scripts",     \
		    NULL, &(p).passphrase_fd                                  \
	}
#define DIARY_OPTIONS(p)                                               \
	DIARY_FILE_OPTIONS(p),                                         \
	{                                                              \
		0, "plain", NULL,                                      \
		    "line after line: for screen readers and braille", \
		    &(p).plain, NULL                                   \
	}

struct diary_session {
	struct app *outer; /* of the program */
	struct app app;    /* the same, with the memory of the session */
	const char *path;
	const char *passphrase_fd;
	bool plain;
	bool ours; /* PATH is where diaries lie: its folder is ours too */
	struct arena *arena; /* what the diary holds, gone with the session */
	struct secret passphrase;
	struct file_hold hold; /* of the sealed file, when it is changed */
	struct diary *diary;   /* NULL: not open */
	bool talks; /* the terminal is ours: see passphrase_begin() */
	bool hushed;
	bool told; /* that not all memory could be locked */
};

/* How a step went. */
enum diary_step {
	DIARY_FAILED = -1, /* E says why */
	DIARY_DONE = 0,
	DIARY_LEFT = 1, /* left at once: nothing more may be said */
};

/* Where it lies; from here on all memory is kept from the swap space. What was
 * begun is to be ended. 0 or -1. */
int diary_begin(struct diary_session *s, struct app *app,
    const struct diary_place *place, struct err *e);

/* The sealed file there, opened with a passphrase that is asked for unless it
 * is known already. TO_CHANGE: held, until the session ends. */
enum diary_step diary_open(struct diary_session *s, bool to_change,
    struct err *e);

/* Seal what is in it with its passphrase, and put it in the place of the file
 * that is held, or as a new one, with its folder, when none is. */
enum diary_step diary_save(struct diary_session *s, struct err *e);

/* Give the terminal back, and write no findings on it: from now on E alone says
 * what is wrong. */
void diary_hush(struct diary_session *s);

/* All that was to be asked is asked: wipe the passphrase and give the terminal
 * back. What is open stays open. */
void diary_rest(struct diary_session *s);

/* The last words of a command, on standard output; rests first. */
enum diary_step diary_tell(struct diary_session *s, const char *words,
    struct err *e);

/* Let go of what it holds in plain text and of the file; not of the
 * passphrase. */
void diary_shut(struct diary_session *s);

/* Wipe all, give the terminal back, let go. After DIARY_LEFT a signal that
 * asked to end takes its course here. */
void diary_end(struct diary_session *s);

/* On the terminal: the passphrase of S does not open it, so that it is asked
 * for again, TRIES times at most; 0: what can be done without the diary. */
void diary_tell_closed(const struct diary_session *s, int tries);

/* Talk with the person at the terminal; fine to do twice. */
int diary_talk(struct diary_session *s, struct err *e);

/* The end of a command of diary: what its status is. */
int diary_finish(struct diary_session *s, enum diary_step step);

/* The answers of ENTRY, read for the bank of S; what comes lives in A. NULL: it
 * cannot be read with these questions. With E the findings have been printed
 * then; without, nothing is said. */
const struct answers *diary_answers(struct diary_session *s, struct arena *a,
    const struct diary_entry *entry, struct answer_file_notes *notes,
    struct err *e);

/* The entry of this name; NULL with E, which names what is near. */
const struct diary_entry *diary_entry_named(const struct diary_session *s,
    const char *name, struct err *e);

#endif
