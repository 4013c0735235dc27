#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_target.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"

/* How often a file may be replaced under our hands before we give up. */
#define TRIES 100

int
file_lock(int fd)
{
	int r;

	target_again(r, flock(fd, LOCK_EX | LOCK_NB));
	if (r == 0)
		return 0;
	return errno == EWOULDBLOCK ? -1 : 1;
}

int
file_hold_know(struct file_hold *h)
{
	struct stat st;

	if (target_stat(h->fd, "", &st) == -1)
		return -1;
	h->dev = st.st_dev;
	h->ino = st.st_ino;
	h->size = st.st_size;
	h->changed = st.st_mtim;
	return 0;
}

int
file_hold_is(const struct file_hold *h, int dir, const char *name)
{
	struct stat st;

	if (target_stat(dir, name, &st) == -1)
		return errno == ENOENT ? -1 : 0;
	return st.st_dev == h->dev && st.st_ino == h->ino &&
	    st.st_size == h->size && st.st_mtim.tv_sec == h->changed.tv_sec &&
	    st.st_mtim.tv_nsec == h->changed.tv_nsec;
}

static int
in_use(const char *path, struct err *e)
{
	return err_set(e, ERR_REFUSED,
	    "%s is in use by another harmcheck; nothing was changed", path);
}

/* One try. 1: while we waited for nothing, another file took the place. */
static int
hold_try(struct file_hold *h, const struct target *t, struct err *e)
{
	if (target_check(t, false, e) == -1)
		return -1;
	h->fd = target_openat(t->dir, t->name,
	    O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (h->fd == -1)
		return target_fail(e, t, strerror(errno));
	if (file_lock(h->fd) == -1)
		return in_use(t->path, e);
	if (file_hold_know(h) == -1)
		return target_fail(e, t, strerror(errno));
	return file_hold_is(h, t->dir, t->name) == 1 ? 0 : 1;
}

int
file_hold_take(struct file_hold *h, const char *path, struct err *e)
{
	struct target t = {.dir = -1, .verb = "use"};
	int r = 1;

	*h = (struct file_hold){.fd = -1};
	if (target_open(&t, path, e) == -1)
		return -1;
	for (int i = 0; i < TRIES && r == 1; i++) {
		file_hold_drop(h);
		r = hold_try(h, &t, e);
	}
	close(t.dir);
	if (r != 0)
		file_hold_drop(h);
	return r == 1 ? in_use(path, e) : r;
}

int
file_hold_read(struct arena *a, const struct file_hold *h, const char *path,
    size_t most, char **text, size_t *n, struct err *e)
{
	off_t at;

	target_again(at, lseek(h->fd, 0, SEEK_SET));
	if (at == -1)
		return err_set(e, ERR_IO, "cannot read %s: %s", path,
		    strerror(errno));
	return file_read_open(a, h->fd, path, most, text, n, e);
}

static int
remove_file(const struct target *t)
{
	int r;

	target_again(r, unlinkat(t->dir, t->name, 0));
	return r;
}

int
file_hold_remove(struct file_hold *h, const char *path, struct err *e)
{
	struct target t = {.dir = -1};
	int is, r = 0;

	if (target_open(&t, path, e) == -1)
		return -1;
	is = file_hold_is(h, t.dir, t.name);
	if (is == 0)
		r = err_set(e, ERR_IO,
		    "%s was changed by another program, and was left as it is",
		    path);
	else if (is == 1 && remove_file(&t) == -1)
		r = err_set(e, ERR_IO, "%s could not be deleted: %s", path,
		    strerror(errno));
	else
		(void)target_fsync(t.dir);
	close(t.dir);
	file_hold_drop(h);
	return r;
}

void
file_hold_drop(struct file_hold *h)
{
	if (h->fd != -1)
		close(h->fd);
	h->fd = -1;
}
