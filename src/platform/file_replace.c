/* A file is replaced whole or not at all: a temporary file beside it, written
 * out to the disk, then renamed over it, then the folder written out too. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/file.h"

#define NAME_SHOWN 64 /* of the name in the temporary name, in bytes */
#define TRIES 100
#define STALE 60 /* seconds; a save takes less than one */

static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

struct target {
	const char *path; /* as the person gave it */
	const char *name; /* in its folder; borrowed from PATH */
	int dir;          /* the folder, open */
	char tmp[NAME_SHOWN + 16];
	size_t stem; /* how much of TMP does not change from try to try */
};

static int
fail(struct err *e, const char *path, const char *why)
{
	return err_set(e, ERR_IO, "cannot save %s: %s", path, why);
}

/* Open the folder once and name everything from there, so that a folder moved
 * meanwhile cannot send half of the work elsewhere. */
static int
target_open(struct target *t, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char folder[4096] = ".";

	t->path = path;
	t->name = slash != NULL ? slash + 1 : path;
	if (*t->name == '\0')
		return fail(e, path, "this names no file");
	if (slash != NULL) {
		size_t n = (size_t)(slash - path) + 1; /* "/" stays "/" */

		if (n >= sizeof(folder))
			return fail(e, path, strerror(ENAMETOOLONG));
		memcpy(folder, path, n);
		folder[n] = '\0';
	}
	t->dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return t->dir == -1 ? fail(e, path, strerror(errno)) : 0;
}

/* What stands at the place must be a file that may be replaced. */
static int
target_check(const struct target *t, bool must_be_new, struct err *e)
{
	struct stat st;

	if (fstatat(t->dir, t->name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return errno == ENOENT ? 0 : fail(e, t->path, strerror(errno));
	if (S_ISLNK(st.st_mode))
		return fail(e, t->path,
		    "it is a symbolic link; give the name of the file itself");
	if (!S_ISREG(st.st_mode))
		return fail(e, t->path, "it is not an ordinary file");
	if (must_be_new)
		return fail(e, t->path, strerror(EEXIST));
	return 0;
}

/* ".NAME.tmp"; a long name is cut before a character. */
static void
tmp_stem(struct target *t)
{
	size_t n = strnlen(t->name, NAME_SHOWN);

	while (n > 0 && ((unsigned char)t->name[n] & 0xc0) == 0x80)
		n--;
	t->stem = (size_t)snprintf(t->tmp, sizeof(t->tmp), ".%.*s.tmp", (int)n,
	    t->name);
}

/* ".NAME.tmpXXXXXX" */
static int
tmp_name(struct target *t)
{
	unsigned char random[6];
	char *end = t->tmp + t->stem;

	if (getrandom(random, sizeof(random), 0) != sizeof(random))
		return -1;
	for (size_t i = 0; i < sizeof(random); i++)
		*end++ = letters[random[i] % 32];
	*end = '\0';
	return 0;
}

/* A save that was killed leaves its temporary file, with what a person wrote
 * in it. The next one that succeeds removes it. One that is young may belong
 * to another program that saves right now. Nothing here is worth a failure. */
static void
tmp_remove_stale(const struct target *t)
{
	const int fd = openat(t->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd != -1 ? fdopendir(fd) : NULL;
	struct stat now, st;
	const struct dirent *d;

	if (folder == NULL) {
		if (fd != -1)
			close(fd);
		return;
	}
	if (fstatat(t->dir, t->name, &now, AT_SYMLINK_NOFOLLOW) == -1)
		now.st_mtime = 0;
	while ((d = readdir(folder)) != NULL)
		if (strncmp(d->d_name, t->tmp, t->stem) == 0 &&
		    strspn(d->d_name + t->stem, letters) == 6 &&
		    d->d_name[t->stem + 6] == '\0' &&
		    fstatat(t->dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(st.st_mode) && st.st_mtime + STALE < now.st_mtime)
			unlinkat(t->dir, d->d_name, 0);
	closedir(folder);
}

static int
tmp_open(struct target *t)
{
	for (int i = 0; i < TRIES; i++) {
		int fd;

		if (tmp_name(t) == -1)
			return -1;
		fd = openat(t->dir, t->tmp,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd != -1)
			(void)fchmod(fd, 0600); /* an umask may take from it */
		if (fd != -1 || errno != EEXIST)
			return fd;
	}
	return -1;
}

static int
fsync_again(int fd)
{
	int r;

	do
		r = fsync(fd);
	while (r == -1 && errno == EINTR);
	return r;
}

static int
tmp_write(struct target *t, const void *text, size_t n)
{
	const int fd = tmp_open(t);
	int failed;

	if (fd == -1) {
		t->stem = 0; /* there is nothing to remove */
		return -1;
	}
	if (file_write_all(fd, text, n) == -1 || fsync_again(fd) == -1) {
		failed = errno;
		close(fd);
		errno = failed;
		return -1;
	}
	return close(fd);
}

/* Both ways the kernel itself refuses a place that is taken meanwhile. Some
 * file systems know only the second. */
static int
tmp_rename(const struct target *t, bool must_be_new)
{
	if (!must_be_new)
		return renameat(t->dir, t->tmp, t->dir, t->name);
	if (renameat2(t->dir, t->tmp, t->dir, t->name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(t->dir, t->tmp, t->dir, t->name, 0) == -1)
		return -1;
	(void)unlinkat(t->dir, t->tmp, 0); /* the file stands either way */
	return 0;
}

static int
target_replace(struct target *t, const void *text, size_t n, bool must_be_new,
    bool *placed, struct err *e)
{
	if (target_check(t, must_be_new, e) == -1)
		return -1;
	tmp_stem(t);
	if (tmp_write(t, text, n) == -1 || tmp_rename(t, must_be_new) == -1) {
		const int failed = errno;

		if (t->stem > 0)
			unlinkat(t->dir, t->tmp, 0);
		return fail(e, t->path, strerror(failed));
	}
	*placed = true;
	if (must_be_new)
		tmp_remove_stale(t);
	/* some file systems cannot write a folder out; the file stands */
	if (fsync_again(t->dir) == -1 && errno != EINVAL && errno != ENOTSUP &&
	    errno != EROFS)
		return fail(e, t->path, strerror(errno));
	return 0;
}

int
file_probe(const char *path, struct err *e)
{
	struct target t = {.dir = -1};
	int r, fd;

	if (target_open(&t, path, e) == -1)
		return -1;
	r = target_check(&t, true, e);
	if (r == 0) {
		tmp_stem(&t);
		fd = tmp_open(&t);
		if (fd == -1)
			r = fail(e, path, strerror(errno));
		else
			close(fd);
		if (fd != -1)
			unlinkat(t.dir, t.tmp, 0);
	}
	close(t.dir);
	return r;
}

int
file_replace(const char *path, const void *text, size_t n, bool must_be_new,
    bool *placed, struct err *e)
{
	bool ignored;
	struct target t = {.dir = -1};
	int r;

	if (target_open(&t, path, e) == -1)
		return -1;
	r = target_replace(&t, text, n, must_be_new,
	    placed != NULL ? placed : &ignored, e);
	close(t.dir);
	return r;
}
