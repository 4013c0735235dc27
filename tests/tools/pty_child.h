/* A program on a terminal of its own, under a keeper that does what a shell
 * does: puts it in the foreground, learns when it stops or ends, hands the
 * terminal back, passes a hang-up on. For the tests only. */
#ifndef PTY_CHILD_H
#define PTY_CHILD_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

struct child {
	int master, slave;   /* -1 after a hang-up */
	int status, control; /* from the keeper, to the keeper */
	pid_t keeper, pid;
	struct termios before; /* as the program found the terminal */
	bool started, stopped, ended;
	int how; /* its wait status, once stopped or ended */
};

/* Start ARGV in FOLDER, on a terminal of that size. False: errno. */
bool child_start(struct child *c, char *const *argv, const char *folder,
    int rows, int cols);

/* Take what the keeper has to say; call it when C->status is readable. */
void child_listen(struct child *c);

/* After a stop: into the foreground again, and go on. */
void child_go_on(struct child *c);

bool child_resize(const struct child *c, int rows, int cols);

/* HUP to the program, and the terminal goes away: its window is closed. */
void child_hang_up(struct child *c);

/* Does it wait for something? *TIMES: how often it has begun to wait. */
bool child_sleeps(const struct child *c, long *times);

/* What differs from the terminal as it was before: "" is nothing. Borrowed. */
const char *child_changed(const struct child *c);

/* End what still runs. False: there was something, beside the keeper. */
bool child_finish(struct child *c);

#endif
