/* Files that are written piece by piece, and small questions about files. */
#include "file_calls_support.h"
#include "reason_support.h"

#include <sys/wait.h>

#include "harmcheck/arena.h"

/* These stand in for the C library's too. */
static int rename_error, dup_error, read_error;

int
renameat(int from, const char *old, int to, const char *new)
{
	const int error = rename_error;

	rename_error = 0;
	errno = error;
	return error != 0 ? -1
			  : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int
dup(int fd)
{
	const int error = dup_error;

	dup_error = 0;
	errno = error;
	return error != 0 ? -1 : (int)syscall(SYS_dup, fd);
}

ssize_t
read(int fd, void *bytes, size_t n)
{
	const int error = read_error;

	read_error = 0;
	if (error == 0) /* errno stays as it was, as it does in the system */
		return syscall(SYS_read, fd, bytes, n);
	errno = error;
	return -1;
}

/* How wide a pipe is; 0: ask the system. */
static int pipe_said;

int
fcntl(int fd, int command, ...)
{
	va_list ap;
	long value;

	va_start(ap, command);
	value = va_arg(ap, long);
	va_end(ap);
	if (command == F_SETPIPE_SZ && pipe_said != 0)
		pipe_said = (int)value;
	return pipe_said != 0 ? pipe_said
			      : (int)syscall(SYS_fcntl, fd, command, value);
}

static struct arena *arena;

static const char *
get(const char *path)
{
	char *text;
	size_t n;
	struct err e;

	assert_int_equal(file_read(arena, path, 100, &text, &n, &e), 0);
	return text;
}

/* Written and ended. */
static int
whole(const char *path, struct err *e)
{
	struct file_stream *s = file_stream_new(arena, path, e);

	if (s == NULL)
		return -1;
	assert_true(file_stream_fd(s) > STDERR_FILENO);
	assert_int_equal(file_write_all(file_stream_fd(s), "new", 3), 0);
	return file_stream_end(s, e);
}

/* Written and given up; more than once does no harm. */
static int
dropped(const char *path, struct err *e)
{
	struct file_stream *s = file_stream_new(arena, path, e);

	if (s == NULL)
		return -1;
	assert_int_equal(entries(false), 2);
	file_stream_drop(s);
	file_stream_drop(s);
	return 0;
}

static void
test_stream(void **state)
{
	struct err e;

	(void)state;
	file_stream_drop(NULL);
	put("f");
	assert_int_equal(run(dropped, "f", &e), 0);
	assert_string_equal(get("f"), "x");
	assert_int_equal(entries(false), 1);
	assert_true(was_held); /* no signal between the file and its name */
	assert_int_equal(run(whole, "f", &e), 0);
	assert_string_equal(get("f"), "new");
	assert_int_equal(entries(false), 1);
	assert_int_equal(fsyncs, 2);
	put("f");
	put(".f.tmpabcdef");
	put(".f.tmpyoung2");
	utimensat(AT_FDCWD, ".f.tmpabcdef",
	    (const struct timespec[2]){{1000, 0}, {1000, 0}}, 0);
	assert_int_equal(run(whole, "f", &e), 0);
	assert_int_equal(entries(false), 2);
	assert_true(file_exists(".f.tmpyoung2"));
}

static void
test_refused(void **state)
{
	static const struct {
		const char *path, *why;
	} rows[] = {
	    {"no/f", "cannot save no/f: there is no such folder"},
	    {"sub", "cannot save sub: it is not an ordinary file"},
	};
	struct err e;

	(void)state;
	assert_int_equal(mkdir("sub", 0700), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(run(whole, rows[i].path, &e), -1);
		assert_string_equal(e.msg, rows[i].why);
		assert_int_equal(made, 0);
	}
}

/* What was there stays, or what is new stands whole; why is said. */
static void
test_each_call_fails(void **state)
{
	static const struct {
		struct fault fault;
		int rename_error;
		bool good, placed;
	} rows[] = {
	    {{OPEN, 2, EACCES, NULL}, 0, false, false},
	    {{OPEN, 2, EINTR, NULL}, 0, true, true},
	    {{STAT, 1, EACCES, NULL}, 0, false, false},
	    {{STAT, 2, EACCES, NULL}, 0, false, false},
	    {{FSYNC, 1, EIO, NULL}, 0, false, false},
	    {{FSYNC, 1, EINTR, NULL}, 0, true, true},
	    {{FSYNC, 1, EINVAL, NULL}, 0, true, true},
	    {{FSYNC, 1, ENOTSUP, NULL}, 0, true, true},
	    {{FSYNC, 1, EROFS, NULL}, 0, true, true},
	    {{FSYNC, 2, EIO, NULL}, 0, false, true},
	    {{FSYNC, 2, EROFS, NULL}, 0, true, true},
	    {{CLOSE, 1, EIO, NULL}, 0, false, false},
	    {{CLOSE, 1, EINTR, NULL}, 0, true, true},
	    {{CALLS, 0, EACCES, NULL}, EACCES, false, false},
	    {{CALLS, 0, EINTR, NULL}, EINTR, true, true},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put("f");
		hits = fsyncs = 0;
		fault = rows[i].fault;
		rename_error = rows[i].rename_error;
		if (run(whole, "f", &e) != (rows[i].good ? 0 : -1))
			fail_msg("row %zu: %s", i, e.msg);
		assert_int_equal(hits + (rows[i].rename_error != 0), 1);
		if (!rows[i].good && !tells(e.msg, rows[i].fault.error) &&
		    strstr(e.msg, "the disk may not keep it") == NULL)
			fail_msg("row %zu: %s", i, e.msg);
		assert_int_equal(fsyncs > 1, rows[i].placed);
		assert_string_equal(get("f"), rows[i].placed ? "new" : "x");
		assert_int_equal(entries(false), 1);
	}
}

/* Leaving in the midst of it leaves nothing behind; what is in its place is
 * not touched, nor what another program made under the same name since. */
static void
test_leaving(void **state)
{
	(void)state;
	for (int way = 0; way < 5; way++) {
		const pid_t pid = fork();
		int status;

		if (pid == 0) {
			struct err e;
			struct file_stream *s;

			on = way == 4; /* it cannot even be made */
			fault = (struct fault){OPEN, 2, EACCES, NULL};
			s = file_stream_new(arena, "f", &e);
			on = false;
			if (way == 1)
				file_stream_end(s, &e);
			else if (way == 2)
				file_stream_drop(s);
			if (way == 1 || way == 2)
				put(tmp);
			if (way == 3)
				raise(SIGTERM);
			fflush(NULL);
			exit(0); /* as the program does */
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(way == 3 ? WIFSIGNALED(status) : WIFEXITED(status));
		assert_int_equal(entries(true), way == 1 ? 2 : way == 2);
	}
}

static void
test_questions(void **state)
{
	struct file_identity f, g, in;
	const int keep = (int)syscall(SYS_dup, STDIN_FILENO);
	int fd;

	(void)state;
	put("f");
	put("g");
	assert_int_equal(mkdir("sub", 0700), 0);
	assert_true(file_is_ordinary("f"));
	assert_false(file_is_ordinary("sub"));
	assert_false(file_is_ordinary("none"));
	assert_true(file_is_folder("sub"));
	assert_false(file_is_folder("f"));
	assert_false(file_is_folder("none"));
	assert_true(file_identify("f", &f) && file_identify("g", &g));
	assert_int_equal(f.device, g.device);
	assert_int_not_equal(f.number, g.number);
	assert_false(file_identify("none", &g));
	assert_int_equal(link("f", "f2"), 0);
	assert_true(file_is_same("f", "./f2"));
	assert_false(file_is_same("f", "g") || file_is_same("f", "none") ||
	    file_is_same("none", "none"));
	assert_int_equal(unlink("f2"), 0);
	fd = open("f", O_RDONLY);
	dup2(fd, STDIN_FILENO);
	syscall(SYS_close, fd);
	assert_true(file_identify("-", &in));
	assert_int_equal(in.device, f.device);
	assert_int_equal(in.number, f.number);
	syscall(SYS_close, STDIN_FILENO);
	assert_false(file_identify("-", &in));
	dup2(keep, STDIN_FILENO);
	syscall(SYS_close, keep);
}

static void
test_opening(void **state)
{
	struct err e = {.msg = ""};
	int fd;

	(void)state;
	put("f");
	assert_int_equal(file_open("-", &e), STDIN_FILENO);
	on = true;
	fd = file_open("f", &e);
	on = false;
	assert_true(fd > STDERR_FILENO);
	assert_false(is_shared);
	file_close(fd);
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	file_close(STDERR_FILENO); /* the three that everybody has stay */
	file_close(-1);
	assert_int_equal(fcntl(STDERR_FILENO, F_GETFD), 0);
	assert_int_equal(file_open("none", &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(e.msg, "cannot open none: there is no such file");
}

static void
test_how_much_is_left(void **state)
{
	uint64_t n = 7;
	int fd, p[2];

	(void)state;
	put("f");
	fd = open("f", O_RDWR);
	assert_true(file_left(fd, &n));
	assert_int_equal(n, 1);
	assert_int_equal(write(fd, "abc", 3), 3);
	lseek(fd, 1, SEEK_SET);
	assert_true(file_left(fd, &n));
	assert_int_equal(n, 2);
	for (int to = 3; to < 5; to++) { /* to its end, and behind that */
		n = 7;
		lseek(fd, to, SEEK_SET);
		assert_true(file_left(fd, &n));
		assert_int_equal(n, 0);
	}
	syscall(SYS_close, fd);
	assert_false(file_left(fd, &n));
	assert_int_equal(pipe(p), 0);
	assert_false(file_left(p[0], &n));
	fd = open("/dev/null", O_RDONLY);
	assert_false(file_left(fd, &n)); /* it can seek and is no file */
	file_widen(fd);
	file_widen(p[0]);
	assert_int_equal(fcntl(p[0], F_GETPIPE_SZ), 1024 * 1024);
	pipe_said = 2048 * 1024; /* who may make it so wide */
	file_widen(p[0]);
	assert_int_equal(pipe_said, 2048 * 1024);
	pipe_said = 0;
	syscall(SYS_close, fd);
	syscall(SYS_close, p[0]);
	syscall(SYS_close, p[1]);
}

static void
test_written(void **state)
{
	size_t before;

	(void)state;
	before = open_files();
	assert_int_equal(file_written(STDERR_FILENO), 0);
	on = true;
	assert_int_equal(file_written(-1), -1);
	on = false;
	assert_int_equal(closed_twice, 0);
	dup_error = EINTR;
	assert_int_equal(file_written(STDERR_FILENO), 0);
	assert_int_equal(open_files(), before);
}

static void
test_reading(void **state)
{
	static const int errors[] = {EINTR, EIO};
	struct err e;
	char *text;
	size_t n;

	(void)state;
	put("f");
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		const size_t before = open_files();

		on = true;
		read_error = errors[i];
		assert_int_equal(file_read(arena, "f", 9, &text, &n, &e),
		    errors[i] == EINTR ? 0 : -1);
		on = false;
		assert_int_equal(open_files(), before);
	}
	assert_string_equal(e.msg,
	    "cannot read f: the disk does not answer as it should");
	assert_false(is_shared);
}

static int
make_arena(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
free_arena(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_leaving), /* with nothing written before */
	    TEST(test_stream),
	    TEST(test_refused),
	    TEST(test_each_call_fails),
	    TEST(test_questions),
	    TEST(test_opening),
	    TEST(test_how_much_is_left),
	    TEST(test_written),
	    TEST(test_reading),
	};

	return cmocka_run_group_tests(tests, make_arena, free_arena);
}
