/* The words of the script language; tests/README.md explains each. Those of
 * pty_verbs.c are its own; these live with what they check. */
#ifndef PTY_VERBS_H
#define PTY_VERBS_H

#include "pty_drive.h"

/* Each plays one line: ARG is decoded and may be changed. False after a
 * message. */
bool play_signal(struct drive *d, struct text *arg);
bool play_stopped(struct drive *d, struct text *arg);
bool play_cont(struct drive *d, struct text *arg);
bool play_hangup(struct drive *d, struct text *arg);
bool play_termios(struct drive *d, struct text *arg);
bool play_exit(struct drive *d, struct text *arg);
bool play_killed(struct drive *d, struct text *arg);
bool play_blanks(struct drive *d, struct text *arg);
bool play_within(struct drive *d, struct text *arg);
bool play_silent(struct drive *d, struct text *arg);
bool play_leaves(struct drive *d, struct text *arg);
bool play_file(struct drive *d, struct text *arg);
bool play_meanwhile(struct drive *d, struct text *arg);

/* After drive_ended_early(): how it ended. False after a message. */
bool end_was_early(struct drive *d);

/* Is ARG on the screen? */
bool screen_holds(struct drive *d, const struct text *arg);

/* $TMP holds nothing but what `leaves` lines named. False after a message. */
bool files_check_left(struct drive *d);

#endif
