#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_target.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"
#include "harmcheck/reason.h"

#define TRIES 100
#define STALE 60 /* seconds; a save takes less than one */

static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

int
target_fail(struct err *e, const struct target *t, const char *why)
{
	return err_set(e, ERR_IO, "cannot %s %s: %s",
	    t->verb != NULL ? t->verb : "save", t->path, why);
}

int
target_fail_placed(struct err *e, const struct target *t)
{
	return err_set(e, ERR_IO,
	    "cannot be sure that %s is saved: it was written, but the disk "
	    "may not keep it",
	    t->path);
}

int
target_openat(int dir, const char *name, int flags)
{
	int fd;

	target_again(fd, openat(dir, name, flags, 0600));
	return fd;
}

int
target_stat(int dir, const char *name, struct stat *st)
{
	const int flags = *name == '\0' ? AT_EMPTY_PATH : 0;
	int r;

	target_again(r, fstatat(dir, name, st, AT_SYMLINK_NOFOLLOW | flags));
	return r;
}

void
target_unlink(const struct target *t)
{
	int r;

	target_again(r, unlinkat(t->dir, t->tmp, 0));
}

int
target_close(int fd)
{
	const int r = close(fd);

	return r == -1 && errno == EINTR ? 0 : r;
}

int
target_open(struct target *t, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char folder[4096] = ".";

	t->path = path;
	t->name = slash != NULL ? slash + 1 : path;
	if (*t->name == '\0')
		return target_fail(e, t, "this names no file");
	if (slash != NULL) {
		size_t n = (size_t)(slash - path) + 1; /* "/" stays "/" */

		if (n >= sizeof(folder))
			return target_fail(e, t,
			    reason(ENAMETOOLONG, REASON_FOLDER));
		memcpy(folder, path, n);
		folder[n] = '\0';
	}
	t->dir =
	    target_openat(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return t->dir == -1 ? target_fail(e, t, reason(errno, REASON_FOLDER))
			    : 0;
}

int
target_check(const struct target *t, bool must_be_new, struct err *e)
{
	struct stat st;

	if (target_stat(t->dir, t->name, &st) == -1)
		return errno == ENOENT
		    ? 0
		    : target_fail(e, t, reason(errno, REASON_FOLDER));
	if (S_ISLNK(st.st_mode))
		return target_fail(e, t,
		    "it is a symbolic link; give the name of the file itself");
	if (!S_ISREG(st.st_mode))
		return target_fail(e, t, "it is not an ordinary file");
	if (must_be_new)
		return target_fail(e, t, reason(EEXIST, REASON_WRITE));
	return 0;
}

/* ".NAME.tmp"; a long name is cut before a character. */
static void
tmp_stem(struct target *t)
{
	size_t n = strnlen(t->name, TMP_NAME_SHOWN);

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
	ssize_t n;

	target_again(n, getrandom(random, sizeof(random), 0));
	if (n != sizeof(random))
		return -1;
	for (size_t i = 0; i < sizeof(random); i++)
		*end++ = letters[random[i] % 32];
	*end = '\0';
	return 0;
}

static int
tmp_open(struct target *t)
{
	for (int i = 0; i < TRIES; i++) {
		int fd;

		if (tmp_name(t) == -1)
			return -1;
		fd = target_openat(t->dir, t->tmp,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC);
		if (fd != -1 || errno != EEXIST)
			return fd;
	}
	return -1;
}

int
target_tmp(struct target *t)
{
	int fd;

	tmp_stem(t);
	fd = tmp_open(t);
	if (fd == -1) {
		t->stem = 0; /* there is nothing to remove */
		return -1;
	}
	(void)file_lock(fd);
	(void)fchmod(fd, 0600); /* an umask may take from it */
	return fd;
}

/* Is NAME one of our temporary files, and does nobody write it now? NOW: what
 * is younger than a save can take is left; 0: no matter how young. */
static bool
is_stale(const struct target *t, const char *name, time_t now)
{
	struct stat st;
	int fd, held;

	if (strncmp(name, t->tmp, t->stem) != 0 ||
	    strspn(name + t->stem, letters) != 6 || name[t->stem + 6] != '\0' ||
	    fstatat(t->dir, name, &st, AT_SYMLINK_NOFOLLOW) == -1 ||
	    !S_ISREG(st.st_mode) || (now != 0 && st.st_mtime >= now - STALE))
		return false;
	/* for writing: some file systems lock nothing else */
	fd = openat(t->dir, name,
	    O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	/* 1, where nothing can be locked: only its age tells */
	held = fd != -1 ? file_lock(fd) : -1;
	if (fd != -1)
		close(fd);
	return held == 0 || (held == 1 && now != 0);
}

/* A save that was killed leaves its temporary file, with what a person wrote
 * in it. */
void
target_tidy(struct target *t, bool any_age)
{
	const int fd =
	    target_openat(t->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd != -1 ? fdopendir(fd) : NULL;
	struct stat now = {.st_mtime = 0};
	const struct dirent *d;

	if (folder == NULL) {
		if (fd != -1)
			close(fd);
		return;
	}
	tmp_stem(t);
	if (!any_age &&
	    fstatat(t->dir, t->name, &now, AT_SYMLINK_NOFOLLOW) == -1)
		now.st_mtime = 1; /* nothing is older than that */
	while ((d = readdir(folder)) != NULL)
		if (is_stale(t, d->d_name, any_age ? 0 : now.st_mtime))
			unlinkat(t->dir, d->d_name, 0);
	closedir(folder);
}

int
target_fsync(int fd)
{
	int r;

	target_again(r, fsync(fd));
	return r;
}

int
target_fsync_folder(const struct target *t)
{
	const int r = target_fsync(t->dir);

	return r == -1 && errno != EINVAL && errno != ENOTSUP && errno != EROFS
	    ? -1
	    : 0;
}
