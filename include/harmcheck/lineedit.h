/* One line from a person. */
#ifndef HARMCHECK_LINEEDIT_H
#define HARMCHECK_LINEEDIT_H

#include <stddef.h>

struct buf;

enum line_end {
	LINE_READ,
	LINE_EOF,    /* end of input: not an answer */
	LINE_LEAVE,  /* leave at once */
	LINE_CLOSED, /* the terminal has gone */
	LINE_FAILED, /* the pipe or file cannot be read */
};

/* Where lines come from and how they look. */
struct line_style {
	const char *prompt;        /* ASCII only */
	size_t most;               /* characters at most; more are not taken */
	size_t columns;            /* line_plain(): stay in a field of so many
				      columns (the end is shown); 0: echo on */
	void (*redraw)(void *ctx); /* draw the page anew; may be NULL */
	void *ctx;
};

struct lineedit;

/* An editor on a terminal that tty_begin() has taken. NULL when libedit
 * cannot start; then line_plain() serves. */
struct lineedit *lineedit_new(int in, int out);
void lineedit_free(struct lineedit *le);

/* Read a line with editing keys (libedit). LINE holds it without its end. */
enum line_end lineedit_read(struct lineedit *le, const struct line_style *style,
    struct buf *line);

/* The same with nothing but backspace and Ctrl-U, echoing by itself, and
 * without copies anywhere but in LINE: for the plain mode and for notes. */
enum line_end line_plain(const struct line_style *style, struct buf *line);

/* A line of a pipe or file FD: no prompt, a last line needs no line feed.
 * Bytes over MOST are dropped. */
enum line_end line_pipe(int fd, size_t most, struct buf *line);

#endif
