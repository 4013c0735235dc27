/* The file of a check; private to take. */
#ifndef HARMCHECK_TAKE_FILE_H
#define HARMCHECK_TAKE_FILE_H

#include <stdbool.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/buf.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/err.h"
#include "harmcheck/file_hold.h"

struct app;
struct arena;

/* A file that was saved in before another one was named. */
struct take_file_left {
	const char *path;
	struct file_hold hold;
	struct take_file_left *next;
};

/* What the save hook needs from one line to the next. */
struct take_file {
	const char *path; /* NULL: nothing is saved */
	const struct app *app;
	struct arena *session;
	struct take_file_left *left; /* the latest first */
	struct file_hold hold; /* of none, before the first answer is saved */
	struct buf last;  /* what was written, or would be, for this state */
	struct buf there; /* what stood in the file at first */
	struct err err;   /* why the last save failed */
	struct err err_elsewhere; /* the same of another file */
	struct dialogue_resume resume;
	struct answer_file_notes notes;
};

/* Nothing is saved yet; PATH may be NULL. What is needed lives in SESSION. */
void take_file_begin(struct take_file *f, struct arena *session,
    const struct app *app, const char *path);

/* Could a new file be saved there? Before anything is promised. */
int take_file_new(struct take_file *f, struct err *e);

/* Hold the file of a check that was saved, and read it for the bank of APP,
 * into f->resume. On failure the findings have been printed, or E says why. */
int take_file_resume(struct take_file *f, struct arena *session,
    struct app *app, struct err *e);

/* As the dialogue calls it; CTX is a struct take_file. */
dialogue_save_fn take_file_save;

/* The same: another file. A name that begins with ~/ is one at home. */
dialogue_elsewhere_fn take_file_elsewhere;

/* Delete the file, if it is ours, and those that were left for it. -1: some are
 * still there. Each is named: the last in E, those before it are told here. */
int take_file_remove(struct take_file *f, struct err *e);

/* Fill E for a person who knows why and went on without: these answers, or the
 * last of them, are in no file for sure, and where others may be; -1. */
int take_file_unsaved(const struct take_file *f, struct err *e);

/* Let go of it. */
void take_file_end(struct take_file *f);

#endif
