/* What take was asked for; private to take. */
#ifndef HARMCHECK_TAKE_OPTIONS_H
#define HARMCHECK_TAKE_OPTIONS_H

#include <stdbool.h>

#include "diary_session.h"
#include "take_fast.h"

struct err;

struct take_options {
	bool plain, json, diary;
	struct diary_place place;
	struct take_fast_options fast;
	const char *form, *bank, *country, *save, *resume, *today, *code;
};

/* Do these go together? Before any work; -1 with E when not. */
int take_options_check(const struct take_options *o, struct err *e);

#endif
