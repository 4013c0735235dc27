/* Writing to what does not take all of it at once: a pipe or a terminal that
 * somebody made non-blocking. All of it arrives, in order; meanwhile we wait.
 */
#include "folder_support.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"

/* These stand in for the C library's: how the next calls end, and what was
 * waited for. */
static const int *errors; /* 0 ends them, a number below 0 is a short write */
static int polls, timeout_seen;
static nfds_t n_seen;
static struct pollfd seen;

ssize_t
write(int fd, const void *bytes, size_t n)
{
	const int error = errors != NULL && *errors != 0 ? *errors++ : 0;

	if (error < 0 && n > 1)
		n = 1;
	if (error <= 0)
		return syscall(SYS_write, fd, bytes, n);
	errno = error;
	return -1;
}

int
poll(struct pollfd *p, nfds_t n, int timeout)
{
	const int r = (int)syscall(SYS_poll, p, n, timeout);

	polls++;
	seen = *p;
	n_seen = n;
	timeout_seen = timeout;
	return r;
}

static const off_t *size_said; /* below 0: it cannot be asked */

int
fstat(int fd, struct stat *st)
{
	const int r = (int)syscall(SYS_fstat, fd, st);

	if (size_said != NULL)
		st->st_size = *size_said;
	return size_said != NULL && *size_said < 0 ? -1 : r;
}

static int
setup(void **state)
{
	errors = NULL;
	size_said = NULL;
	polls = 0;
	return folder_enter(state);
}

static void
test_what_comes_between(void **state)
{
	static const struct {
		int errors[8];
		int waits, failed;
	} rows[] = {
	    {{0}, 0, 0},
	    {{EINTR, EINTR, 0}, 0, 0},
	    {{-1, -1, EINTR, -1, 0}, 0, 0},
	    {{EAGAIN, 0}, 1, 0},
	    {{-1, EAGAIN, EAGAIN, EINTR, EAGAIN, -1, 0}, 3, 0},
	    {{EPIPE, 0}, 0, EPIPE},
	    {{-1, EAGAIN, ENOSPC, 0}, 1, ENOSPC},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[8] = "";
		int p[2], r;

		assert_int_equal(pipe(p), 0);
		polls = 0;
		errors = rows[i].errors;
		r = file_write_all(p[1], "abcde", 5);
		assert_int_equal(r, rows[i].failed != 0 ? -1 : 0);
		if (r == -1)
			assert_int_equal(errno, rows[i].failed);
		assert_int_equal(*errors, 0);
		assert_int_equal(polls, rows[i].waits);
		if (polls > 0) { /* without end, for no other thing */
			assert_int_equal(n_seen, 1);
			assert_int_equal(seen.fd, p[1]);
			assert_int_equal(seen.events, POLLOUT);
			assert_true(timeout_seen < 0);
		}
		if (r == 0) {
			assert_int_equal(read(p[0], got, sizeof(got)), 5);
			assert_string_equal(got, "abcde");
		}
		close(p[0]);
		close(p[1]);
	}
}

/* More than fits into the pipe, and who reads is slow. */
static void
test_a_pipe_that_is_full(void **state)
{
	static char text[300000];
	int p[2], status;
	pid_t pid;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)(i % 251);
	assert_int_equal(pipe(p), 0);
	assert_int_equal(fcntl(p[1], F_SETFL, O_NONBLOCK), 0);
	pid = fork();
	if (pid == 0) {
		unsigned char byte[1000];
		size_t at = 0;
		ssize_t n;
		bool same = true;

		close(p[1]);
		while ((n = read(p[0], byte, sizeof(byte))) > 0)
			for (ssize_t i = 0; i < n; i++)
				same &= byte[i] == at++ % 251;
		_exit(same && at == sizeof(text) ? 0 : 1);
	}
	close(p[0]);
	assert_int_equal(file_write_all(p[1], text, sizeof(text)), 0);
	close(p[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_true(polls > 0);
}

/* A file may grow meanwhile, or say nothing true, as those of /proc do. All of
 * it is read, or it is said to be too large; it is never cut short, and what it
 * says takes no memory. */
static void
test_sizes(void **state)
{
	static const off_t said[] = {-1, 0, 1, 9999, 10000, 10001, 20000,
	    (off_t)1 << 45};
	static char text[10000];
	struct err e;
	char *got;
	size_t n;
	int fd;

	(void)state;
	memset(text, 'x', sizeof(text));
	fd = open("f", O_RDWR | O_CREAT, 0600);
	assert_int_equal(file_write_all(fd, text, sizeof(text)), 0);
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		for (size_t most = 2; most < 20003; most++) {
			struct arena *a = arena_new();
			const bool fits = most >= sizeof(text);

			size_said = &said[i];
			lseek(fd, 0, SEEK_SET);
			assert_int_equal(
			    file_read_open(a, fd, "f", most, &got, &n, &e),
			    fits ? 0 : -1);
			if (fits) {
				assert_int_equal(n, sizeof(text));
				assert_memory_equal(got, text, n);
				assert_int_equal(got[n], '\0');
			} else {
				assert_int_equal(e.kind, ERR_DATA);
			}
			arena_free(a);
			if (most > 10 && most < 8185)
				most += 100;
			if (most > 8200 && most < 9990)
				most = 9990;
			if (most > 10010 && most < 19990)
				most = 19990;
		}
	close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, folder_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_what_comes_between),
	    TEST(test_a_pipe_that_is_full),
	    TEST(test_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
