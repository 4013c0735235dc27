/* One script being played: reading the terminal and waiting for words. */
#include "pty_verbs.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A key that does not wake the program, such as a letter where the kernel
 * gathers a line, is taken as seen after NO_WAKE_MS. */
enum { LIMIT_MS = 20000, NO_WAKE_MS = 200 };

/* We write this byte to the terminal ourselves: when it comes back, all that
 * was written before it has come too. The program never sends it. */
static const char marker = '\x1e';

static long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000L + t.tv_nsec / 1000L;
}

static long
now_ms(void)
{
	return now_us() / 1000;
}

static void
show_text(const char *title, const struct text *t, size_t from)
{
	size_t most = 600;

	if (t->n - from > most)
		from = t->n - most;
	fprintf(stderr, "%s: \"%s\"\n", title, t->s + from);
}

bool
drive_fail(struct drive *d, const char *format, ...)
{
	va_list args;
	struct text picture = {0};

	fprintf(stderr, "%s:%d: ", d->script, d->line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	if (d->screen->rows > 0) {
		screen_draw(d->screen, &picture);
		fputs(picture.s, stderr);
		show_text("not yet expected", &d->screen->said, d->said_mark);
		show_text("scrolled off", &d->screen->history, 0);
		text_done(&picture);
	}
	return false;
}

bool
drive_ended_early(struct drive *d)
{
	const struct child *c = &d->child;

	d->ended_early = d->end_status != 0 && c->ended && WIFEXITED(c->how) &&
	    WEXITSTATUS(c->how) == d->end_status;
	if (d->stay_says.n == 0 || c->ended || !screen_holds(d, &d->stay_says))
		return d->ended_early;
	text_clear(&d->end_says);
	d->end_status = 0;
	d->ended_early = true;
	return drive_settle(d) && drive_send(d, "\x03", 1);
}

bool
drive_start(struct drive *d, char *const *argv)
{
	const char *folder = getenv("TMP");

	text_clear(&d->raw);
	screen_done(d->screen);
	screen_init(d->screen, d->rows, d->cols);
	d->screen->has_no_alt = d->has_no_alt;
	if (d->before.n > 0)
		screen_feed(d->screen, d->before.s, d->before.n);
	screen_feed(d->screen, "shell$ harmcheck\r\n", 18);
	text_clear(&d->screen->said);
	text_clear(&d->sent);
	d->said_mark = d->raw_mark = d->sent_mark = 0;
	d->waits = -1;
	if (!child_start(&d->child, argv, folder, d->rows, d->cols))
		return drive_fail(d, "cannot start: %s", strerror(errno));
	return true;
}

static void
feed(struct drive *d, const char *bytes, size_t n)
{
	text_add(&d->raw, bytes, n);
	screen_feed(d->screen, bytes, n);
	if (d->is_foreign)
		d->screen->fault[0] = '\0';
}

/* Wait up to MS for anything, and take it. True: the marker was in it. */
static bool
pump(struct drive *d, long ms)
{
	struct child *c = &d->child;
	struct pollfd fds[] = {{.fd = c->master, .events = POLLIN},
	    {.fd = c->ended ? -1 : c->status, .events = POLLIN}};
	char bytes[4096];
	ssize_t n = 0;

	if (poll(fds, 2, (int)(ms > 0 ? ms : 0)) <= 0)
		return false;
	if (fds[1].revents != 0)
		child_listen(c);
	if (fds[0].revents != 0)
		n = read(c->master, bytes, sizeof(bytes));
	if (n <= 0)
		return false;

	const char *found = memchr(bytes, marker, (size_t)n);
	size_t first = found != NULL ? (size_t)(found - bytes) : (size_t)n;

	feed(d, bytes, first);
	if (found != NULL)
		feed(d, found + 1, (size_t)n - first - 1);
	return found != NULL;
}

bool
drive_sync(struct drive *d)
{
	long end = now_ms() + LIMIT_MS;

	if (d->child.master == -1)
		return true;
	if (write(d->child.slave, &marker, 1) != 1)
		return drive_fail(d, "the terminal does not take bytes");
	while (!pump(d, end - now_ms()))
		if (now_ms() >= end)
			return drive_fail(d, "the terminal is stuck");
	return true;
}

bool
drive_wait(struct drive *d,
    bool (*holds)(struct drive *d, const struct text *arg),
    const struct text *arg, const char *what)
{
	long end = now_ms() + LIMIT_MS;
	const struct child *c = &d->child;

	for (;;) {
		bool still = c->stopped || c->ended;

		if (still && !drive_sync(d))
			return false;
		if (d->screen->fault[0] != '\0')
			return drive_fail(d, "%s", d->screen->fault);
		if (holds(d, arg))
			return true;
		if (drive_ended_early(d))
			return false;
		if (still)
			return drive_fail(d, "%s, but the program has %s: %s",
			    what, c->ended ? "ended" : "stopped", arg->s);
		if (now_ms() >= end)
			return drive_fail(d, "%s: %s", what, arg->s);
		pump(d, end - now_ms());
	}
}

bool
drive_wait_still(struct drive *d, const char *what)
{
	long end = now_ms() + LIMIT_MS;
	const struct child *c = &d->child;

	while (!c->stopped && !c->ended) {
		if (!d->ended_early && drive_ended_early(d))
			continue;
		if (now_ms() >= end)
			return drive_fail(d, "%s", what);
		pump(d, end - now_ms());
	}
	if (!drive_sync(d))
		return false;
	if (d->screen->fault[0] != '\0')
		return drive_fail(d, "%s", d->screen->fault);
	return true;
}

bool
drive_settle(struct drive *d)
{
	const struct child *c = &d->child;
	long start = now_ms(), times = d->waits;

	for (;;) {
		size_t before = d->raw.n;
		bool sleeps = child_sleeps(c, &times);
		long passed = now_ms() - start;

		if (!drive_sync(d))
			return false;
		if (c->stopped || c->ended)
			return true;
		if (sleeps && d->raw.n == before &&
		    (times != d->waits || passed > NO_WAKE_MS))
			return true;
		if (passed > LIMIT_MS)
			return drive_fail(d, "the program does not rest");
		pump(d, 1);
	}
}

void
drive_mark(struct drive *d, const char *bytes, size_t n)
{
	child_sleeps(&d->child, &d->waits);
	d->sent_mark = d->screen->said.n;
	d->sent_at = now_ms();
	text_clear(&d->sent);
	text_add(&d->sent, bytes, n);
}

bool
drive_send(struct drive *d, const char *bytes, size_t n)
{
	long end = now_ms() + LIMIT_MS;

	drive_mark(d, bytes, n);
	while (n > 0) {
		ssize_t took = write(d->child.master, bytes, n);

		if (took > 0) {
			bytes += took;
			n -= (size_t)took;
		} else if (now_ms() >= end || errno != EAGAIN) {
			return drive_fail(d, "nobody reads what is sent");
		} else {
			pump(d, 10);
		}
	}
	return true;
}

bool
drive_finish(struct drive *d)
{
	bool ended = d->child.ended || !d->child.started;

	if (child_finish(&d->child))
		return true;
	return drive_fail(d, "%s",
	    ended ? "a process was left behind"
		  : "the program still runs: say exit or killed");
}

bool
drive_is_within(struct drive *d, long ms)
{
	long passed = now_ms() - d->sent_at;

	return passed <= ms || drive_fail(d, "that took %ld ms", passed);
}

long
drive_blanks(struct drive *d, const char *bytes, size_t n)
{
	long start = now_us(), end = now_ms() + LIMIT_MS;

	drive_mark(d, bytes, n);
	if (write(d->child.master, bytes, n) != (ssize_t)n)
		return drive_fail(d, "nobody reads what is sent") - 1;
	while (!screen_is_blank(d->screen)) {
		bool still = d->child.stopped || d->child.ended;

		if (still && !drive_sync(d))
			return -1;
		if (screen_is_blank(d->screen))
			break;
		if (still || now_ms() >= end)
			return drive_fail(d, "the screen is not blank") - 1;
		pump(d, 20);
	}
	return now_us() - start;
}
