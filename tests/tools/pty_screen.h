/* A small terminal: what bytes do to a screen. It knows only the sequences
 * that the program may send; any other is a fault. For the tests only. */
#ifndef PTY_SCREEN_H
#define PTY_SCREEN_H

#include "pty_text.h"

#include <stdint.h>
#include <wchar.h>

enum { SCREEN_MAX = 512 }; /* rows and columns */

struct grid {
	uint32_t cell[SCREEN_MAX][SCREEN_MAX];
	bool joined[SCREEN_MAX]; /* the line goes on in the next row */
	int row, col;
	bool wrap; /* the next character starts a new row */
};

struct screen {
	struct grid main, alt;
	struct grid *now;
	int rows, cols;
	bool has_no_alt; /* set before use: there is no second screen */
	bool in_alt, cursor_hidden, paste, styled;
	/* The program was told to leave at once: what was on its way then may
	 * have been thrown away in the middle of a sequence or a character,
	 * once. A terminal drops what is cut. */
	bool may_be_cut;
	int state;
	char seq[64]; /* the sequence so far */
	size_t n_seq;
	mbstate_t utf8;
	struct text said;    /* all characters shown, in order of time; moves
			      * and line ends are one blank */
	struct text history; /* what has scrolled off the main screen */
	char fault[200];     /* the first thing that may not be sent, or "" */
};

/* ROWS and COLS from 1 to SCREEN_MAX; 0 means 24 and 80. The locale must be
 * a UTF-8 one. */
void screen_init(struct screen *s, int rows, int cols);
void screen_done(struct screen *s);
void screen_resize(struct screen *s, int rows, int cols);
void screen_feed(struct screen *s, const char *bytes, size_t n);

/* The visible screen in one line: rows joined by blanks, runs of blanks made
 * one; a row that was broken by the terminal's edge is joined without. */
void screen_read(const struct screen *s, struct text *out);
bool screen_is_blank(const struct screen *s);
/* The visible screen in a frame, for people. */
void screen_draw(const struct screen *s, struct text *out);

#endif
