#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/num.h"
#include "harmcheck/passphrase.h"

/* Room for a line end, and for one byte that is too many. */
#define ROOM (PASSPHRASE_MOST + 3)

static int
check(const char *text, int *fd, struct err *e)
{
	int64_t n;

	if (!num_int(text, 0, INT_MAX, &n))
		return err_set(e, ERR_USAGE,
		    "a passphrase comes from the number of a descriptor, such "
		    "as 3; write --passphrase-fd 3 3<FILE");
	*fd = (int)n;
	if (*fd == STDOUT_FILENO || *fd == STDERR_FILENO)
		return err_set(e, ERR_USAGE,
		    "descriptor %d is for what the program says; a passphrase "
		    "comes from another, such as 3",
		    *fd);
	if (fcntl(*fd, F_GETFD) == -1)
		return err_set(e, ERR_USAGE,
		    "descriptor %d is not open; write --passphrase-fd %d "
		    "%d<FILE",
		    *fd, *fd, *fd);
	if (isatty(*fd))
		return err_set(e, ERR_USAGE,
		    "descriptor %d is a terminal, which would show the "
		    "passphrase; without --passphrase-fd it is asked for",
		    *fd);
	return 0;
}

/* All up to the end, or more than may be. */
static int
read_all(int fd, struct secret *p, size_t *n, struct err *e)
{
	for (*n = 0; *n < p->len;) {
		const ssize_t got = read(fd, p->bytes + *n, p->len - *n);

		if (got == 0)
			break;
		if (got == -1 && errno != EINTR)
			return err_set(e, ERR_IO,
			    "the passphrase cannot be read from descriptor "
			    "%d: %s",
			    fd, strerror(errno));
		if (got > 0)
			*n += (size_t)got;
	}
	return 0;
}

/* The one line of the N bytes; its length is *LEN. What is wrong, or NULL. */
static const char *
take_line(const unsigned char *bytes, size_t n, size_t *len)
{
	const unsigned char *end = memchr(bytes, '\n', n);

	*len = n;
	if (end != NULL) {
		*len = (size_t)(end - bytes);
		if (*len + 1 < n)
			return "more than one line; a passphrase is one";
		if (*len > 0 && bytes[*len - 1] == '\r')
			--*len;
	}
	if (*len > PASSPHRASE_MOST)
		return "more than 1024 bytes; a passphrase is shorter";
	if (memchr(bytes, '\0', *len) != NULL)
		return "a NUL byte; a passphrase is text";
	return *len == 0 ? "nothing; a passphrase is one line" : NULL;
}

int
passphrase_from(const char *text, struct secret *p, struct err *e)
{
	const char *wrong;
	size_t n, len;
	int fd = -1;

	*p = (struct secret){0};
	if (check(text, &fd, e) == -1)
		return -1;
	if (!secret_new(p, ROOM))
		return err_set(e, ERR_IO, "there is not enough memory");
	if (read_all(fd, p, &n, e) == -1) {
		secret_free(p);
		return -1;
	}
	wrong = take_line(p->bytes, n, &len);
	if (wrong != NULL) {
		secret_free(p);
		return err_set(e, ERR_DATA, "from descriptor %d came %s", fd,
		    wrong);
	}
	explicit_bzero(p->bytes + len, p->len - len);
	p->len = len;
	return 0;
}
