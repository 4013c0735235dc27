/* Run the dialogue with a person, or with a pipe. */
#ifndef HARMCHECK_INTERVIEW_H
#define HARMCHECK_INTERVIEW_H

#include <stdbool.h>

#include "harmcheck/dialogue.h"

enum interview_end {
	INTERVIEW_DONE,
	INTERVIEW_LEFT,  /* left at once: say nothing more */
	INTERVIEW_IO,    /* the output could not be written */
	INTERVIEW_INPUT, /* the input could not be read */
};

struct interview_arg {
	struct dialogue_arg dialogue; /* its piped is set here */
	int in, out;                  /* descriptors */
	bool plain;                   /* no painting, on a terminal either */
};

/* Run it to its end; SESSION holds everything, *D the dialogue. The terminal
 * is given back. After INTERVIEW_LEFT the screen is blank already. */
enum interview_end interview_run(struct arena *session,
    const struct interview_arg *arg, struct dialogue **d);

#endif
