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
#include "harmcheck/reason.h"

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
	    "%s is open in another harmcheck; close that one first, then try "
	    "again. Nothing was changed",
	    path);
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
		return target_fail(e, t, reason(errno, REASON_CHANGE));
	if (file_lock(h->fd) == -1)
		return in_use(t->path, e);
	if (file_hold_know(h) == -1)
		return target_fail(e, t, reason(errno, REASON_CHANGE));
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
		    reason(errno, REASON_READ));
	return file_read_open(a, h->fd, path, most, text, n, e);
}

/* What we hold is at PATH no more. Deleted, it has no name; else it was moved,
 * or its disk was taken out. */
static int
check_gone(const struct file_hold *h, const char *path, struct err *e)
{
	struct stat st;

	if (target_stat(h->fd, "", &st) == 0 && st.st_nlink == 0)
		return 0;
	return err_set(e, ERR_IO,
	    "%s is not where it was, so it could not be deleted. If it was "
	    "moved, or is on a stick, it is still there. You can delete it "
	    "yourself",
	    path);
}

static int
fail_removing(const char *path, enum reason_of of, struct err *e)
{
	return err_set(e, ERR_IO,
	    "%s is still there. It could not be deleted: %s. You can try to "
	    "delete it yourself",
	    path, reason(errno, of));
}

static int
remove_held(const struct file_hold *h, const struct target *t, struct err *e)
{
	const int is = file_hold_is(h, t->dir, t->name);
	int r;

	if (is == -1)
		return check_gone(h, t->path, e);
	if (is == 0)
		return err_set(e, ERR_IO,
		    "%s is still there. Another program changed it, so it was "
		    "left alone. Look at it, and delete it yourself if you do "
		    "not need it",
		    t->path);
	target_again(r, unlinkat(t->dir, t->name, 0));
	if (r == -1)
		return fail_removing(t->path, REASON_WRITE, e);
	(void)target_fsync(t->dir);
	return 0;
}

int
file_hold_remove(struct file_hold *h, const char *path, struct err *e)
{
	struct target t = {.dir = -1};
	int r;

	if (target_open(&t, path, e) == 0) {
		r = remove_held(h, &t, e);
		close(t.dir);
	} else if (!file_exists(path) &&
	    (errno == ENOENT || errno == ENOTDIR)) {
		r = check_gone(h, path, e);
	} else {
		r = fail_removing(path, REASON_FOLDER, e);
	}
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
