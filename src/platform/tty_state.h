/* The one terminal that the program may hold; private to the platform. */
#ifndef HARMCHECK_TTY_STATE_H
#define HARMCHECK_TTY_STATE_H

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

struct tty_state {
	int in, out;
	bool taken;     /* between tty_begin() and tty_end() */
	bool paint;     /* on the alternate screen */
	bool erases;    /* knows how to erase a line */
	bool on_screen; /* the alternate screen is up */
	struct termios before;
	volatile sig_atomic_t signal; /* asks to end */
	volatile sig_atomic_t blanked;
	volatile sig_atomic_t resized, continued, stop;
	volatile sig_atomic_t lent; /* to libedit; see end_lent() */
};

extern struct tty_state tty_state;

/* Hold back all signals that we handle; what held before is in *BEFORE. */
void tty_block_signals(sigset_t *before);
void tty_prepare_blank(void);
void tty_enter(void);
void tty_leave(void);
void tty_stop(void);

/* The signals that ask to end. */
void tty_fill_end(sigset_t *set);

/* Take the terminal from its own keys. */
void tty_raw(void);

/* While the program waits for a disk and reads no key (ON, until called with
 * false): Ctrl-C and the signals that ask to end blank the screen at once, and
 * what was begun goes on to its end. What else is typed meanwhile is for
 * whoever reads next. Without a terminal nothing is done. */
void tty_listen(bool on);

#endif
