/* Whatever shows a page, takes a line and shows the next page, run with a
 * person on a terminal or with a pipe: the interview, the letter, a question
 * before something is done. */
#ifndef HARMCHECK_TALK_H
#define HARMCHECK_TALK_H

#include <stdbool.h>
#include <stddef.h>

struct report;

enum talk_mode {
	TALK_PIPE,   /* no terminal */
	TALK_PLAIN,  /* a terminal, line after line */
	TALK_SCREEN, /* a terminal, painted */
};

enum talk_end {
	TALK_DONE,
	TALK_LEFT, /* left at once: say nothing more */
	/* The output could not be written. Nobody is asked for a line then: a
	 * page that was not shown cannot be left. */
	TALK_IO,
	TALK_INPUT, /* the input could not be read */
};

/* What stays in the window when all is done. */
enum talk_leaves {
	TALK_BLANK, /* nothing */
	TALK_LINES, /* what lines have printed; of a painted screen nothing */
	TALK_PAGE,  /* as lines; a painted screen leaves the page */
};

/* What talks. CTX is handed to each; those marked may be NULL. */
struct talk {
	void *ctx;
	/* The page of now. It takes its memory from its own arena. */
	void (*page)(void *ctx, struct report *page);
	/* The line a person typed at it: text, never longer than an answer or
	 * a note may be. */
	void (*line)(void *ctx, const char *line);
	/* The input has ended: that is not "no". */
	void (*end_of_input)(void *ctx);
	/* It is to be left at once. */
	void (*leave)(void *ctx);
	bool (*is_over)(const void *ctx);
	bool (*has_left)(const void *ctx);
	/* Does it wait for a private text, longer than an answer? Or NULL. */
	bool (*wants_note)(const void *ctx);
	/* What stands before the line that is typed; NULL: what it is by
	 * itself. Or NULL. */
	const char *(*prompt)(const void *ctx);
	/* Is the screen to be empty until Enter? Or NULL. */
	bool (*is_paused)(const void *ctx);
	/* Does the page of now pass without a line? Or NULL. */
	bool (*passes)(const void *ctx);
	/* On a painted screen: the row from which the page of now is shown, and
	 * where it is put down how far it was read. NULL: from the top. Or
	 * NULL. */
	size_t *(*row)(void *ctx);
	/* Once it is over and was not left; PAGE is for TALK_PAGE. */
	enum talk_leaves (*leaves)(void *ctx, struct report *page);
};

/* How a talk over these descriptors goes. PLAIN: no painting, on a terminal
 * either. */
enum talk_mode talk_mode(int in, int out, bool plain);

/* Run T to its end. The terminal is given back; after TALK_LEFT the screen is
 * blank already. */
enum talk_end talk_run(const struct talk *t, enum talk_mode mode, int in,
    int out);

#endif
