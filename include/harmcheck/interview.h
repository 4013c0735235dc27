/* Run the dialogue with a person, or with a pipe. */
#ifndef HARMCHECK_INTERVIEW_H
#define HARMCHECK_INTERVIEW_H

#include <stdbool.h>

#include "harmcheck/dialogue.h"
#include "harmcheck/talk.h"

struct interview_arg {
	struct dialogue_arg dialogue; /* its piped and plain are set here */
	int in, out;                  /* descriptors */
	bool plain;                   /* no painting, on a terminal either */
};

/* Run it to its end; SESSION holds everything, *D the dialogue. The terminal
 * is given back. After TALK_LEFT the screen is blank already. */
enum talk_end interview_run(struct arena *session,
    const struct interview_arg *arg, struct dialogue **d);

#endif
