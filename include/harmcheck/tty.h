/* The terminal: how large, what it can, raw and back, blank at once. One
 * owner of its state; signals only set flags and blank. */
#ifndef HARMCHECK_TTY_H
#define HARMCHECK_TTY_H

#include <stdbool.h>
#include <stddef.h>

/* Are IN and OUT both a terminal? */
bool tty_is_terminal(int in, int out);

/* May the screen be painted: TERM is set, not dumb, and known here? */
bool tty_can_paint(void);

/* Rows and columns of OUT, at least 1 each. COLUMNS, when set, narrows;
 * unknown sizes are 24 and 80. */
void tty_size(int out, size_t *rows, size_t *cols);

/* Take the terminal: no echo, keys one by one, Ctrl-C and Ctrl-Z as keys (so
 * that a parent such as make(1) hears nothing of them); PAINT: on the
 * alternate screen. Handlers for INT, TERM, HUP, QUIT blank it first and set a
 * flag. Undone by tty_end(), which also runs at exit. */
void tty_begin(int in, int out, bool paint);

/* Make it ours again: no echo, keys one by one. libedit leaves the terminal in
 * another state after each line. */
void tty_retake(void);

/* Give the terminal back as it was. May be called twice. */
void tty_end(void);

/* Blank what is visible, line by line, never scrolling: the alternate screen,
 * leave it, then the shell's screen, where the command stands. On a terminal
 * that cannot erase (TERM=dumb) empty lines push the text off it. */
void tty_blank(void);

/* Write N bytes to it; stops, as done, once a signal asks to end: nothing may
 * appear on a screen that was blanked. -1: it has gone. */
int tty_write(const char *s, size_t n);

/* Paint ROWS lines (no line feeds in them) from the top; erases what stood
 * there before and leaves the cursor in column 1 of row CURSOR (from 1). */
void tty_paint(const char *const *lines, size_t n, size_t cursor);

/* The signal that asks to end (INT, TERM, HUP, QUIT), or 0. */
int tty_signal(void);

/* What a person did, key by key. */
enum key {
	KEY_CHAR, /* a character that may be shown */
	KEY_ENTER,
	KEY_ERASE,  /* backspace */
	KEY_KILL,   /* Ctrl-U: the whole line */
	KEY_EDIT,   /* a sequence for the line editor (arrows, Ctrl-A ...) */
	KEY_EOF,    /* Ctrl-D */
	KEY_LEAVE,  /* Ctrl-C, Ctrl-\, or a signal that asks to end */
	KEY_REDRAW, /* resized, or continued after a stop: draw anew */
	KEY_CLOSED, /* the terminal has gone */
};

struct keypress {
	enum key key;
	unsigned c;     /* KEY_CHAR */
	char bytes[16]; /* KEY_EDIT: ended by NUL */
};

/* Wait for the next key. Line feeds inside a bracketed paste become blanks,
 * so that pasted text cannot answer anything. Ctrl-Z stops the program here
 * and gives KEY_REDRAW when it goes on. */
void tty_key(struct keypress *k);

/* Throw away what was typed or pasted and not read yet, with what follows it
 * closely: the rest of a long paste. But not a Ctrl-C: that leaves at once, as
 * if it had been read (see tty_signal()). */
void tty_flush_input(void);

#endif
