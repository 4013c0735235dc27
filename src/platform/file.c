#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_target.h"
#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/reason.h"
#include "harmcheck/str.h"

#define READ_FIRST ((size_t)8 * 1024)

static bool
look(const char *path, struct stat *st)
{
	int r;

	target_again(r, stat(path, st));
	return r == 0;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return look(path, &st);
}

bool
file_is_ordinary(const char *path)
{
	struct stat st;

	return look(path, &st) && S_ISREG(st.st_mode);
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return look(path, &st) && S_ISDIR(st.st_mode);
}

bool
file_identify(const char *path, struct file_identity *id)
{
	struct stat st;

	if (str_eq(path, "-") ? target_stat(STDIN_FILENO, "", &st) == -1
			      : !look(path, &st))
		return false;
	*id = (struct file_identity){.device = st.st_dev, .number = st.st_ino};
	return true;
}

bool
file_is_same(const char *a, const char *b)
{
	struct file_identity one, other;

	return file_identify(a, &one) && file_identify(b, &other) &&
	    one.device == other.device && one.number == other.number;
}

int
file_write_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		const ssize_t done = write(fd, p, n);

		if (done == -1 && errno == EINTR)
			continue;
		if (done == -1 && errno == EAGAIN) {
			(void)poll(
			    &(struct pollfd){.fd = fd, .events = POLLOUT}, 1,
			    -1);
			continue;
		}
		if (done == -1)
			return -1;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

/* Up to N bytes of FD into TEXT; fewer only at its end. -1: errno. */
static ssize_t
read_some(int fd, char *text, size_t n)
{
	size_t done = 0;

	while (done < n) {
		const ssize_t got = read(fd, text + done, n - done);

		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

/* How much to ask for at first: a regular file tells its size, and one byte
 * more shows that it ends there. */
static size_t
size_hint(int fd, size_t most)
{
	struct stat st;
	size_t hint = READ_FIRST;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		hint = (uintmax_t)st.st_size < most ? (size_t)st.st_size : most;
	return hint;
}

/* Read until the end, or until more than MOST bytes are there. The NUL comes
 * from the arena, which gives zeroed memory. */
static int
read_all(struct arena *a, int fd, size_t most, char **text, size_t *n)
{
	size_t cap = size_hint(fd, most), len = 0;
	char *s = arena_alloc(a, cap + 2);

	for (;;) {
		const ssize_t got = read_some(fd, s + len, cap + 1 - len);
		char *more;

		if (got == -1)
			return -1;
		len += (size_t)got;
		if (len <= cap || len > most)
			break;
		cap = cap < most / 2 ? cap * 2 : most;
		more = arena_alloc(a, cap + 2);
		memcpy(more, s, len);
		s = more;
	}
	*text = s;
	*n = len;
	return 0;
}

int
file_read_open(struct arena *a, int fd, const char *name, size_t most,
    char **text, size_t *n, struct err *e)
{
	if (most > SIZE_MAX / 2)
		most = SIZE_MAX / 2;
	if (read_all(a, fd, most, text, n) == -1)
		return err_set(e, ERR_IO, "cannot read %s: %s", name,
		    reason(errno, REASON_READ));
	if (*n > most)
		return err_set(e, ERR_DATA,
		    "%s is too large: at most %zu bytes can be read", name,
		    most);
	return 0;
}

int
file_read(struct arena *a, const char *path, size_t most, char **text,
    size_t *n, struct err *e)
{
	int fd, r;

	if (str_eq(path, "-"))
		return file_read_open(a, STDIN_FILENO, "standard input", most,
		    text, n, e);
	fd = target_openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd == -1)
		return err_set(e, ERR_IO, "cannot open %s: %s", path,
		    reason(errno, REASON_READ));
	r = file_read_open(a, fd, path, most, text, n, e);
	close(fd);
	return r;
}
