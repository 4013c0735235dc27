/* work-time [N]: how long it takes from Ctrl-C to the blank screen while a
 * diary is sealed, N times (200), at any moment of the second that it takes.
 *
 *	make build/work-time && build/work-time
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/seal.h"
#include "harmcheck/secret.h"
#include "harmcheck/tty.h"
#include "harmcheck/work.h"

#define MOST 10000
#define AFTER_MS 450 /* the key comes so long after the start, at most */
#define END "\033[H" /* the last of what blanks */

struct sealing {
	int tell;
	struct secret passphrase;
	struct buf out;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
seal(void *ctx)
{
	struct sealing *s = ctx;

	if (write(s->tell, "s", 1) == 1)
		seal_close(&s->out, "text", 4, &s->passphrase);
}

static void
wipe(void *ctx)
{
	secret_free(&((struct sealing *)ctx)->passphrase);
}

static _Noreturn void
program(const char *terminal, int tell)
{
	const char *lines[] = {"a private page"};
	struct sealing s = {.tell = tell};
	int fd;

	setsid();
	fd = open(terminal, O_RDWR);
	secret_memory_begin();
	buf_init(&s.out, arena_new());
	if (fd == -1 || !secret_new(&s.passphrase, 20))
		_exit(2);
	setenv("TERM", "xterm-256color", 1);
	tty_begin(fd, fd, true);
	tty_paint(lines, 1, 1);
	work_run(seal, wipe, &s);
	_exit(3); /* nobody left */
}

/* Read what is said until the bytes END come, or all of it. */
static bool
listen(int master, bool to_blank)
{
	static char said[65536];
	size_t n = 0;

	for (;;) {
		const ssize_t got =
		    read(master, said + n, sizeof(said) - 1 - n);

		if (got <= 0 || n + (size_t)got + 1 >= sizeof(said))
			return !to_blank;
		n += (size_t)got;
		said[n] = '\0';
		if (to_blank && strstr(said, "\033[?1049l") != NULL &&
		    strcmp(said + n - (sizeof(END) - 1), END) == 0)
			return true;
	}
}

/* One time, in ms; -1: it did not go as it should. */
static double
once(void)
{
	const struct winsize size = {.ws_row = 50, .ws_col = 160};
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct pollfd p = {.fd = master, .events = POLLIN};
	double pressed, took = -1;
	char name[100], bytes[4096];
	int told[2], status;
	pid_t pid;

	if (master == -1 || grantpt(master) == -1 || unlockpt(master) == -1 ||
	    pipe(told) == -1 || ioctl(master, TIOCSWINSZ, &size) == -1)
		return -1;
	snprintf(name, sizeof(name), "%s", ptsname(master));
	pid = fork();
	if (pid == 0) {
		close(master);
		close(told[0]);
		program(name, told[1]);
	}
	close(told[1]);
	if (read(told[0], bytes, 1) == 1) {
		const long us = random() % (AFTER_MS * 1000L);

		while (poll(&p, 1, 0) == 1 && p.revents & POLLIN)
			if (read(master, bytes, sizeof(bytes)) <= 0)
				break;
		nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
		pressed = now_ms();
		if (write(master, "\003", 1) == 1 && listen(master, true))
			took = now_ms() - pressed;
	}
	listen(master, false);
	close(master);
	close(told[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? took : -1;
}

static int
by_size(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	static double took[MOST];
	const long n = argc > 1 ? strtol(argv[1], NULL, 10) : 200;

	if (n < 1 || n > MOST)
		return 2;
	for (long i = 0; i < n; i++) {
		took[i] = once();
		if (took[i] < 0) {
			fputs("work-time: that was no leaving\n", stderr);
			return 1;
		}
	}
	qsort(took, (size_t)n, sizeof(*took), by_size);
	printf("%ld times: median %.2f ms, 99 of 100 within %.2f ms, "
	       "most %.2f ms\n",
	    n, took[n / 2], took[(n * 99 + 99) / 100 - 1], took[n - 1]);
	return 0;
}
