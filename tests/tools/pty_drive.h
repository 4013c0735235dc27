/* One script being played: the program, its screen, and waiting for words.
 * For the tests only. */
#ifndef PTY_DRIVE_H
#define PTY_DRIVE_H

#include "pty_child.h"
#include "pty_screen.h"

struct drive {
	const char *script; /* its path, for messages */
	int line;
	int rows, cols; /* for the next run */
	struct child child;
	struct screen *screen;
	struct text raw;       /* every byte since run */
	struct text before;    /* lines on the screen above the shell's */
	struct text leaves;    /* names that may stay in $TMP */
	size_t said_mark;      /* what expect has not passed yet */
	size_t raw_mark;       /* what raw has not passed yet */
	size_t sent_mark;      /* said when something was last sent */
	struct text sent;      /* that */
	long waits;            /* how often it had waited then */
	long sent_at;          /* and what the clock said, in milliseconds */
	int end_status;        /* it may end with that, at any time; or 0 */
	struct text end_says;  /* and shows this then */
	struct text stay_says; /* it may stay where it shows this: it is left */
	bool ended_early;      /* it has: the rest is left out */
	bool has_no_alt;
	bool is_foreign; /* another's program: it may send what it likes */
};

/* Print where, what and the screen. Always false. */
__attribute__((format(printf, 2, 3))) bool drive_fail(struct drive *d,
    const char *format, ...);

/* Has the program ended as the script said that it may, at any time? Or does it
 * stay where the script said that it may: then Ctrl-C is sent. */
bool drive_ended_early(struct drive *d);

/* Start ARGV on a fresh terminal with a shell's line on it. */
bool drive_start(struct drive *d, char *const *argv);

/* Wait until HOLDS, which may be asked often, says so. False, after a
 * message about WHAT, when 20 seconds have passed, the program sent what it
 * may not, or has stopped or ended so that nothing more can come. */
bool drive_wait(struct drive *d,
    bool (*holds)(struct drive *d, const struct text *arg),
    const struct text *arg, const char *what);

/* Wait until the program has stopped or ended and all it wrote is read. */
bool drive_wait_still(struct drive *d, const char *what);

/* Read what has been written up to now. */
bool drive_sync(struct drive *d);

/* Read on until the program waits again: it has seen the last key, done what
 * it does for it, and shown it. */
bool drive_settle(struct drive *d);

/* Remember that BYTES are sent now, for drive_settle(), silent and within. */
void drive_mark(struct drive *d, const char *bytes, size_t n);

/* Send BYTES and read on until the screen is blank, the program has ended or 20
 * seconds have passed; gives how long that took, in microseconds. -1: it was
 * not blank by then, after a message. */
long drive_blanks(struct drive *d, const char *bytes, size_t n);

/* Have MS milliseconds not passed since? False after a message. */
bool drive_is_within(struct drive *d, long ms);

bool drive_send(struct drive *d, const char *bytes, size_t n);

/* End what runs; false, after a message, if there was something. */
bool drive_finish(struct drive *d);

/* Play one line: verb and argument. False after a message. */
bool verb_play(struct drive *d, char *line);

#endif
