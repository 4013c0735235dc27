/* A file is replaced whole or not at all: a temporary file beside it, written
 * out to the disk, then renamed over it, then the folder written out too. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "file_target.h"
#include "harmcheck/ending.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"
#include "harmcheck/reason.h"
#include "tty_state.h"

/* A signal that would end the program here and now, and leave what a person
 * wrote in a temporary file, comes when the save is done. On a terminal there
 * are other handlers, which blank the screen at once: those are not held up. */
static void
hold_signals(sigset_t *before)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU,
	    SIGALRM, SIGUSR1, SIGUSR2};
	struct sigaction now = {.sa_flags = 0};
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (sigaction(signals[i], NULL, &now) == 0 &&
		    (now.sa_flags & SA_SIGINFO) == 0 &&
		    (now.sa_handler == SIG_DFL || ending_hears(&now)))
			sigaddset(&held, signals[i]);
	sigprocmask(SIG_BLOCK, &held, before);
	tty_listen(true); /* a disk may take its time */
}

static void
release_signals(const sigset_t *before)
{
	tty_listen(false);
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* The temporary file, whole and on the disk, still open. */
static int
tmp_write(struct target *t, const void *text, size_t n)
{
	const int fd = target_tmp(t);
	int failed;

	if (fd == -1)
		return -1;
	if (file_write_all(fd, text, n) == -1 || target_fsync(fd) == -1) {
		failed = errno;
		close(fd);
		errno = failed;
		return -1;
	}
	return fd;
}

/* Both ways the kernel itself refuses a place that is taken meanwhile. Some
 * file systems know only the second. */
static int
tmp_rename(const struct target *t, bool must_be_new)
{
	int r;

	if (!must_be_new) {
		target_again(r, renameat(t->dir, t->tmp, t->dir, t->name));
		return r;
	}
	target_again(r,
	    renameat2(t->dir, t->tmp, t->dir, t->name, RENAME_NOREPLACE));
	if (r == 0 || (errno != EINVAL && errno != ENOSYS))
		return r;
	target_again(r, linkat(t->dir, t->tmp, t->dir, t->name, 0));
	if (r == -1)
		return -1;
	target_unlink(t); /* the file stands either way */
	return 0;
}

/* The last look before the place is taken. */
static int
check_held(const struct target *t, const struct file_hold *old, struct err *e)
{
	if (old == NULL || old->fd == -1 ||
	    file_hold_is(old, t->dir, t->name) == 1)
		return 0;
	return target_fail(e, t,
	    "another program changed or removed it, so nothing was written");
}

/* With OLD, NEW is to hold the file that was written; without, it is closed,
 * for some file systems tell only then that they could not write it. */
static int
tmp_settle(struct target *t, const struct file_hold *old, struct file_hold *new,
    struct err *e)
{
	int r = 0;

	if (old != NULL) {
		r = file_hold_know(new);
	} else {
		r = target_close(new->fd);
		new->fd = -1;
	}
	return r == -1 ? target_fail(e, t, reason(errno, REASON_WRITE))
		       : check_held(t, old, e);
}

/* Write the temporary file and rename it. OLD: NULL, or what is held; it then
 * holds the new file. */
static int
place(struct target *t, const void *text, size_t n, bool must_be_new,
    struct file_hold *old, struct err *e)
{
	struct file_hold new = {.fd = tmp_write(t, text, n)};
	int r = 0;

	if (new.fd == -1)
		r = target_fail(e, t, reason(errno, REASON_WRITE));
	else
		r = tmp_settle(t, old, &new, e);
	if (r == 0 && tmp_rename(t, must_be_new) == -1)
		r = target_fail(e, t, reason(errno, REASON_WRITE));
	if (r == -1) {
		if (t->stem > 0)
			target_unlink(t);
		file_hold_drop(&new);
		return -1;
	}
	if (old != NULL) {
		file_hold_drop(old); /* not before: somebody must hold it */
		*old = new;
	}
	return 0;
}

static int
target_replace(struct target *t, const void *text, size_t n, bool must_be_new,
    bool *placed, struct file_hold *hold, struct err *e)
{
	if (target_check(t, must_be_new, e) == -1 ||
	    place(t, text, n, must_be_new, hold, e) == -1)
		return -1;
	*placed = true;
	if (must_be_new || hold == NULL) /* who holds it has done it */
		target_tidy(t, false);
	return target_fsync_folder(t) == -1 ? target_fail_placed(e, t) : 0;
}

int
file_probe(const char *path, bool must_be_new, struct err *e)
{
	struct target t = {.dir = -1};
	sigset_t signals;
	int r, fd;

	if (target_open(&t, path, e) == -1)
		return -1;
	hold_signals(&signals);
	r = target_check(&t, must_be_new, e);
	if (r == 0) {
		fd = target_tmp(&t);
		if (fd == -1)
			r = target_fail(e, &t, reason(errno, REASON_WRITE));
		else
			close(fd);
		if (fd != -1)
			target_unlink(&t);
	}
	release_signals(&signals);
	close(t.dir);
	return r;
}

void
file_tidy(const char *path)
{
	struct target t = {.dir = -1};
	struct err ignored;

	if (target_open(&t, path, &ignored) == -1)
		return;
	target_tidy(&t, true);
	close(t.dir);
}

int
file_replace(const char *path, const void *text, size_t n, bool must_be_new,
    bool *placed, struct err *e)
{
	bool ignored;
	struct target t = {.dir = -1};
	sigset_t signals;
	int r;

	if (target_open(&t, path, e) == -1)
		return -1;
	hold_signals(&signals);
	r = target_replace(&t, text, n, must_be_new,
	    placed != NULL ? placed : &ignored, NULL, e);
	release_signals(&signals);
	close(t.dir);
	return r;
}

int
file_hold_replace(struct file_hold *h, const char *path, const void *text,
    size_t n, struct err *e)
{
	struct target t = {.dir = -1};
	sigset_t signals;
	bool placed;
	int r;

	if (target_open(&t, path, e) == -1)
		return -1;
	hold_signals(&signals);
	r = target_replace(&t, text, n, h->fd == -1, &placed, h, e);
	release_signals(&signals);
	close(t.dir);
	return r;
}
