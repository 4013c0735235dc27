#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/folder.h"
#include "harmcheck/reason.h"

#define OTHERS (S_IRWXG | S_IRWXO)

/* Where we are on the way from folder to folder. */
struct walk {
	int at;           /* this folder, open to go on from there only */
	const char *path; /* the file, as the person gave it */
	const char *rest; /* what is still to go */
	bool ours;
};

static int
fail(const struct walk *w, const char *why, struct err *e)
{
	return err_set(e, ERR_IO, "cannot use the folder of %s: %s", w->path,
	    why);
}

/* Write out what the folder AT holds. It may be one that we can go through and
 * not read, and some file systems write out no folders: the folders stand. */
static int
write_out(int at)
{
	const int fd = openat(at, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int r, failed;

	if (fd == -1)
		return errno == EACCES ? 0 : -1;
	do
		r = fsync(fd);
	while (r == -1 && errno == EINTR);
	failed = errno;
	close(fd);
	errno = failed;
	return r == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS
	    ? 0
	    : -1;
}

/* Make NAME in AT, if it is not there by now. An umask may take from its mode,
 * even what we need to go in; to set it afterwards by name would need a right
 * to change the mode of any file. */
static int
make(int at, const char *name)
{
	const mode_t before = umask(OTHERS);
	const int r = mkdirat(at, name, 0700), failed = errno;

	umask(before);
	if (r == -1)
		return failed == EEXIST ? 0 : -1;
	return write_out(at);
}

/* Go on into NAME, which is made when it lacks. A folder above the last one
 * may be a link. */
static int
enter(struct walk *w, const char *name, bool last)
{
	const int flags = O_PATH | O_DIRECTORY | O_CLOEXEC |
	    (last && w->ours ? O_NOFOLLOW : 0);
	int next = openat(w->at, name, flags), failed;

	if (next == -1 && errno == ENOENT && make(w->at, name) == 0)
		next = openat(w->at, name, flags);
	failed = errno;
	close(w->at);
	errno = failed;
	w->at = next;
	return next == -1 ? -1 : 0;
}

/* The next part of the way into NAME; false at its end, which is the file's
 * own name. */
static bool
next_name(struct walk *w, char name[NAME_MAX + 2])
{
	const char *slash;
	size_t n;

	w->rest += strspn(w->rest, "/");
	slash = strchr(w->rest, '/');
	if (slash == NULL)
		return false;
	n = (size_t)(slash - w->rest);
	if (n > NAME_MAX + 1)
		n = NAME_MAX + 1; /* too long either way; the system says so */
	memcpy(name, w->rest, n);
	name[n] = '\0';
	w->rest = slash + strspn(slash, "/");
	return true;
}

/* Others may look into our folder when it was made by somebody else's hand. A
 * file system without modes has nothing to be changed. */
static void
close_to_others(int at)
{
	const int fd = openat(at, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat st;

	if (fd == -1)
		return;
	if (fstat(fd, &st) == 0 && (st.st_mode & OTHERS) != 0)
		(void)fchmod(fd, 0700);
	close(fd);
}

/* Open where the way to PATH begins. */
static int
begin(struct walk *w, struct err *e)
{
	const size_t n = strlen(w->path);

	if (n >= PATH_MAX)
		return err_set(e, ERR_IO,
		    "the name %.40s... is too long: it has %zu bytes, and the "
		    "system takes %d",
		    w->path, n, PATH_MAX - 1);
	if (n == 0 || w->path[n - 1] == '/')
		return fail(w, "this names no file", e);
	w->at =
	    open(*w->path == '/' ? "/" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	return w->at == -1 ? fail(w, reason(errno, REASON_FOLDER), e) : 0;
}

int
folder_make(const char *path, bool ours, struct err *e)
{
	struct walk w = {.path = path, .rest = path, .ours = ours};
	char name[NAME_MAX + 2];

	if (begin(&w, e) == -1)
		return -1;
	while (next_name(&w, name)) {
		const bool last = strchr(w.rest, '/') == NULL;

		if (enter(&w, name, last) == 0)
			continue;
		return fail(&w,
		    last && ours && errno == ENOTDIR
			? "it is no folder, or a symbolic link to one"
			: reason(errno, REASON_FOLDER),
		    e);
	}
	if (ours)
		close_to_others(w.at);
	close(w.at);
	return 0;
}

int
folder_probe(const char *path, struct err *e)
{
	struct walk w = {.path = path, .rest = path};
	char name[NAME_MAX + 2];
	int r = 0;

	if (begin(&w, e) == -1)
		return -1;
	while (next_name(&w, name)) {
		const int next =
		    openat(w.at, name, O_PATH | O_DIRECTORY | O_CLOEXEC);

		if (next == -1) {
			if (errno != ENOENT)
				r = fail(&w, reason(errno, REASON_FOLDER), e);
			break;
		}
		close(w.at);
		w.at = next;
	}
	if (r == 0 && faccessat(w.at, ".", W_OK | X_OK, AT_EACCESS) == -1)
		r = fail(&w, reason(errno, REASON_FOLDER), e);
	close(w.at);
	return r;
}
