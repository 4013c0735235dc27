/* Files that are read or written piece by piece. One that is written stands
 * beside its place until all of it does; see file_replace.c. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_target.h"
#include "harmcheck/arena.h"
#include "harmcheck/ending.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/reason.h"
#include "harmcheck/str.h"

#define PIPE_WIDE (1024 * 1024)

struct file_stream {
	struct target target;
	int fd; /* -1: it has ended */
};

/* Of the one that is written now: what a signal is to remove. It is made before
 * there is a file, and gone after. */
static struct {
	volatile sig_atomic_t dir; /* -1: nothing */
	char tmp[TMP_NAME_SHOWN + 16];
} leaves = {.dir = -1};

static void
remove_left(void)
{
	int r;

	if (leaves.dir != -1)
		target_again(r, unlinkat(leaves.dir, leaves.tmp, 0));
}

static void
hear(void)
{
	static bool heard;

	ending_do(remove_left);
	if (!heard)
		(void)atexit(remove_left);
	heard = true;
}

/* With no signal between the file and its being known. */
static int
make(struct file_stream *s)
{
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	s->fd = target_tmp(&s->target);
	if (s->fd != -1) {
		memcpy(leaves.tmp, s->target.tmp, sizeof(leaves.tmp));
		leaves.dir = s->target.dir;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return s->fd;
}

struct file_stream *
file_stream_new(struct arena *a, const char *path, struct err *e)
{
	struct file_stream *s = arena_alloc(a, sizeof(*s));

	if (target_open(&s->target, path, e) == -1)
		return NULL;
	hear();
	if (target_check(&s->target, false, e) == 0) {
		if (make(s) != -1)
			return s;
		target_fail(e, &s->target, reason(errno, REASON_WRITE));
	}
	close(s->target.dir);
	return NULL;
}

int
file_stream_fd(const struct file_stream *s)
{
	return s->fd;
}

/* Once it has its place, or is not to have one. */
static void
forget(struct file_stream *s)
{
	leaves.dir = -1;
	if (s->fd != -1)
		close(s->fd);
	s->fd = -1;
	close(s->target.dir);
}

static int
place(struct file_stream *s)
{
	const struct target *t = &s->target;
	int r = target_fsync(s->fd);

	/* what is no disk cannot be written out */
	if (r == -1 && errno != EINVAL && errno != ENOTSUP && errno != EROFS)
		return -1;
	r = target_close(s->fd);
	s->fd = -1;
	if (r == 0)
		target_again(r, renameat(t->dir, t->tmp, t->dir, t->name));
	return r;
}

int
file_stream_end(struct file_stream *s, struct err *e)
{
	int r = target_check(&s->target, false, e);

	if (r == 0 && place(s) == -1)
		r = target_fail(e, &s->target, reason(errno, REASON_WRITE));
	if (r == -1) {
		remove_left();
	} else {
		target_tidy(&s->target, false);
		if (target_fsync_folder(&s->target) == -1)
			r = target_fail_placed(e, &s->target);
	}
	forget(s);
	return r;
}

void
file_stream_drop(struct file_stream *s)
{
	if (s == NULL || s->fd == -1)
		return;
	remove_left();
	forget(s);
}

/* --- what is read, and where it goes -------------------------------------- */

int
file_open(const char *path, struct err *e)
{
	int fd = STDIN_FILENO;

	if (!str_eq(path, "-"))
		fd = target_openat(AT_FDCWD, path,
		    O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd == -1)
		return err_set(e, ERR_IO, "cannot open %s: %s", path,
		    reason(errno, REASON_READ));
	return fd;
}

void
file_close(int fd)
{
	if (fd > STDERR_FILENO)
		close(fd);
}

bool
file_left(int fd, uint64_t *n)
{
	const off_t at = lseek(fd, 0, SEEK_CUR);
	struct stat st;

	if (at == -1 || fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		return false;
	*n = st.st_size > at ? (uint64_t)(st.st_size - at) : 0;
	return true;
}

/* What is no pipe refuses both. */
void
file_widen(int fd)
{
	if (fcntl(fd, F_GETPIPE_SZ) < PIPE_WIDE)
		(void)fcntl(fd, F_SETPIPE_SZ, PIPE_WIDE);
}

int
file_written(int fd)
{
	int copy;

	target_again(copy, dup(fd));
	return copy == -1 ? -1 : target_close(copy);
}
