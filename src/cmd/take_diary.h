/* The diary of a check; private to take. */
#ifndef HARMCHECK_TAKE_DIARY_H
#define HARMCHECK_TAKE_DIARY_H

#include <stdbool.h>

#include "diary_session.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/err.h"

/* What the diary hook needs. */
struct take_diary {
	struct diary_session session;
	struct err err; /* why it could not be added */
};

/* Ask for the passphrase and try it, before anything is promised. What was
 * read is let go of again. */
enum diary_step take_diary_begin(struct take_diary *t, struct app *app,
    const struct diary_place *place, struct err *e);

/* As the dialogue calls it; CTX is a struct take_diary. */
dialogue_diary_fn take_diary_add;

/* Wipe all. Fine without begin, when T is zeroed. */
void take_diary_end(struct take_diary *t);

#endif
