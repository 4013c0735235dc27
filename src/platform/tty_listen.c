/* Keys that the terminal itself must not act on, and one that it must, while
 * the program waits for a disk. That cannot be interrupted, not even for a
 * signal: so another thread hears those, and blanks the screen. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

#include "harmcheck/tty.h"
#include "tty_state.h"

#define CTRL_C 3
#define STACK ((size_t)64 * 1024) /* for a handler that only writes */

static struct {
	bool runs;
	int done[2]; /* a pipe; it ends once nobody needs to listen */
	pthread_t thread;
	sigset_t before;
} listener;

static struct termios
raw(void)
{
	struct termios t = tty_state.before;

	t.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	t.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | ISTRIP);
	t.c_cc[VMIN] = 1;
	t.c_cc[VTIME] = 0;
	return t;
}

void
tty_raw(void)
{
	const struct termios t = raw();

	tcsetattr(tty_state.in, TCSADRAIN, &t);
}

void
tty_retake(void)
{
	tty_raw();
}

/* --- meanwhile ------------------------------------------------------------ */

/* Of all signals only those that ask to end come here. Their handler does what
 * there is to do. */
static void *
thread(void *arg)
{
	struct pollfd p = {.fd = listener.done[0], .events = POLLIN};
	sigset_t ends;

	(void)arg;
	tty_fill_end(&ends);
	pthread_sigmask(SIG_UNBLOCK, &ends, NULL);
	while (poll(&p, 1, -1) != 1)
		;
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	return NULL;
}

/* The thread inherits what is blocked: all. */
static bool
start(void)
{
	pthread_attr_t attr;
	sigset_t all;
	bool started;

	if (pthread_attr_init(&attr) != 0)
		return false;
	if (pipe2(listener.done, O_CLOEXEC) == -1) {
		pthread_attr_destroy(&attr);
		return false;
	}
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &listener.before);
	started = pthread_attr_setstacksize(&attr, STACK) == 0 &&
	    pthread_create(&listener.thread, &attr, thread, NULL) == 0;
	pthread_sigmask(SIG_SETMASK, &listener.before, NULL);
	pthread_attr_destroy(&attr);
	if (started) {
		tty_block_signals(&listener.before);
	} else {
		close(listener.done[0]);
		close(listener.done[1]);
	}
	return started;
}

static void
stop(void)
{
	ssize_t told;

	/* twice: if one of them fails, the other is heard */
	told = write(listener.done[1], "", 1);
	(void)told;
	close(listener.done[1]);
	pthread_join(listener.thread, NULL);
	close(listener.done[0]);
	listener.runs = false;
	pthread_sigmask(SIG_SETMASK, &listener.before, NULL);
}

/* Where no thread can be had, Ctrl-C is heard when the disk is done. */
void
tty_listen(bool on)
{
	struct termios t;

	if (!tty_state.taken)
		return;
	t = raw();
	if (on) {
		t.c_lflag |= ISIG;
		t.c_cc[VINTR] = CTRL_C;
		t.c_cc[VQUIT] = t.c_cc[VSUSP] = _POSIX_VDISABLE;
		listener.runs = start();
	}
	tcsetattr(tty_state.in, TCSANOW, &t);
	if (on) /* it may have been typed just before */
		tty_flush_input();
	else if (listener.runs)
		stop();
}
