/* A program on a terminal of its own, under a keeper. */
#include "pty_child.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t kept; /* in the keeper: the program */

static void
pass_hang_up(int number)
{
	int saved = errno;

	kill(-(pid_t)kept, number);
	kill(-(pid_t)kept, SIGCONT);
	errno = saved;
}

/* In the program, before it is one. The keeper does the same for its part:
 * whoever comes first, the program is in the foreground when it starts. */
static _Noreturn void
become(char *const *argv, const char *folder, int slave)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setpgid(0, 0);
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(slave, getpid());

	/* A shell that starts us with & has INT and QUIT ignored. */
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	unsetenv("HARMCHECK");
	unsetenv("TMP");
	unsetenv("ROOT");
	if (dup2(slave, 0) != -1 && dup2(slave, 1) != -1 &&
	    dup2(slave, 2) != -1 && chdir(folder) == 0)
		execvp(argv[0], argv);
	dprintf(2, "ptydrive: %s: %s\r\n", argv[0], strerror(errno));
	_exit(127);
}

/* Reports PID and then each stop and the end; a byte from CONTROL after a
 * stop means go on, its end means that nobody waits any more. */
static _Noreturn void
keep(pid_t pid, int slave, int status, int control)
{
	struct sigaction hup = {.sa_handler = pass_hang_up,
	    .sa_flags = SA_RESTART};
	int how = (int)pid;
	char byte;

	kept = pid;
	sigaction(SIGHUP, &hup, NULL);
	signal(SIGTTOU, SIG_IGN);
	setpgid(pid, pid);
	tcsetpgrp(slave, pid);
	for (;;) {
		if (write(status, &how, sizeof(how)) != sizeof(how) ||
		    waitpid(pid, &how, WUNTRACED) == -1)
			_exit(1);
		if (!WIFSTOPPED(how))
			break;
		tcsetpgrp(slave, getpgrp());
		if (write(status, &how, sizeof(how)) != sizeof(how) ||
		    read(control, &byte, 1) != 1)
			_exit(1);
		tcsetpgrp(slave, pid);
		kill(-pid, SIGCONT);
		how = -1;
	}

	/* Our end would take the terminal away before it has been read. */
	bool told = write(status, &how, sizeof(how)) == sizeof(how);

	while (told && read(control, &byte, 1) == -1 && errno == EINTR)
		continue;
	_exit(!told);
}

static _Noreturn void
lead(char *const *argv, const char *folder, int slave, int status, int control)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (setsid() == -1 || ioctl(slave, TIOCSCTTY, 0) == -1)
		_exit(1);

	pid_t pid = fork();

	if (pid == -1)
		_exit(1);
	if (pid == 0)
		become(argv, folder, slave);
	keep(pid, slave, status, control);
}

static bool
open_terminal(struct child *c, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)cols};

	if (openpty(&c->master, &c->slave, NULL, NULL, &size) == -1)
		return false;
	fcntl(c->master, F_SETFD, FD_CLOEXEC);
	fcntl(c->master, F_SETFL, O_NONBLOCK);
	fcntl(c->slave, F_SETFD, FD_CLOEXEC);
	if (tcgetattr(c->slave, &c->before) == -1)
		return false;
	c->before.c_iflag |= IUTF8;
	return tcsetattr(c->slave, TCSANOW, &c->before) == 0 &&
	    tcgetattr(c->slave, &c->before) == 0;
}

bool
child_start(struct child *c, char *const *argv, const char *folder, int rows,
    int cols)
{
	int status[2], control[2];

	*c = (struct child){.master = -1, .slave = -1};
	if (!open_terminal(c, rows, cols) || pipe2(status, O_CLOEXEC) == -1 ||
	    pipe2(control, O_CLOEXEC) == -1)
		return false;
	c->keeper = fork();
	if (c->keeper == -1)
		return false;
	if (c->keeper == 0) {
		close(c->master);
		close(status[0]);
		close(control[1]);
		lead(argv, folder, c->slave, status[1], control[0]);
	}
	close(status[1]);
	close(control[0]);
	c->status = status[0];
	c->control = control[1];

	int pid = 0;

	c->started = read(c->status, &pid, sizeof(pid)) == sizeof(pid);
	c->pid = pid;
	return c->started;
}

void
child_listen(struct child *c)
{
	int how;
	bool heard = read(c->status, &how, sizeof(how)) == sizeof(how);

	if (heard && how == -1) {
		c->stopped = false;
		return;
	}
	c->how = heard ? how : -1;
	c->stopped = heard && WIFSTOPPED(how);
	c->ended = !c->stopped;
}

void
child_go_on(struct child *c)
{
	c->stopped = false;
	if (write(c->control, "g", 1) != 1)
		c->ended = true;
}

bool
child_resize(const struct child *c, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)cols};

	/* The kernel sends SIGWINCH to the foreground group if it changed. */
	return ioctl(c->master, TIOCSWINSZ, &size) == 0;
}

/* The signal comes first, or it would race the end of input that the program
 * reads: which of them a program sees first is chance on a real terminal. */
void
child_hang_up(struct child *c)
{
	if (!c->ended)
		kill(-c->pid, SIGHUP);
	close(c->slave);
	close(c->master);
	c->slave = c->master = -1;
}

/* From /proc/PID/status; the pause of a process is "S", of a stopped one "T",
 * of an ended one "Z". */
bool
child_sleeps(const struct child *c, long *times)
{
	char path[64], text[4096];
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)c->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return true;

	ssize_t n = read(fd, text, sizeof(text) - 1);

	close(fd);
	text[n > 0 ? n : 0] = '\0';

	const char *state = strstr(text, "State:\t");
	const char *count = strstr(text, "\nvoluntary_ctxt_switches:");

	if (state == NULL || count == NULL)
		return true;
	*times = strtol(count + 25, NULL, 10);
	return strchr("STZX", state[7]) != NULL;
}

const char *
child_changed(const struct child *c)
{
	struct termios now;

	if (c->slave == -1 || tcgetattr(c->slave, &now) == -1)
		return "the terminal is gone";
	if (now.c_iflag != c->before.c_iflag)
		return "input modes differ";
	if (now.c_oflag != c->before.c_oflag)
		return "output modes differ";
	if (now.c_cflag != c->before.c_cflag)
		return "control modes differ";
	if (now.c_lflag != c->before.c_lflag)
		return "local modes (echo, line input, signals) differ";
	if (memcmp(now.c_cc, c->before.c_cc, sizeof(now.c_cc)) != 0)
		return "control characters differ";
	return "";
}

/* What the program left is ours now (see main: we are the reaper). */
static void
end_children(void)
{
	char list[4096];
	int fd = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd == -1 ? -1 : read(fd, list, sizeof(list) - 1);

	if (fd != -1)
		close(fd);
	list[n > 0 ? n : 0] = '\0';
	for (char *at = list; *at != '\0'; at += strspn(at, " "))
		kill((pid_t)strtol(at, &at, 10), SIGKILL);
}

bool
child_finish(struct child *c)
{
	bool clean = c->ended;

	if (!c->started)
		return true;
	if (c->slave != -1)
		child_hang_up(c);
	close(c->control);
	close(c->status);
	if (!c->ended)
		kill(-c->pid, SIGKILL);
	kill(c->keeper, SIGKILL);
	while (waitpid(c->keeper, NULL, 0) == -1 && errno == EINTR)
		continue;
	for (pid_t pid = 0; pid != -1;) {
		pid = waitpid(-1, NULL, WNOHANG);
		if (pid == 0) {
			clean = false;
			end_children();
			pid = waitpid(-1, NULL, 0);
		}
	}
	c->started = false;
	return clean;
}
