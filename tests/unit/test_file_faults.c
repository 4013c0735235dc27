/* file_replace() when the system says no: every call that can fail does so
 * once, and now and then a signal comes between. */
#include "folder_support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"

enum call { WRITE, FSYNC, CLOSE, RENAME, RENAME_NEW, RANDOM, CALLS };

/* The Nth call of this kind from now fails with this errno. */
static struct fault {
	enum call call;
	int nth, error;
} fault = {CALLS, 0, 0};

static bool dull_random; /* all names alike */
static bool short_writes;
static bool taken;
static int hits;

static bool
hit(enum call call)
{
	if (fault.call != call || --fault.nth != 0)
		return false;
	hits++;
	errno = fault.error;
	return true;
}

/* These stand in for the C library's. */
ssize_t
write(int fd, const void *bytes, size_t n)
{
	if (fd > STDERR_FILENO && hit(WRITE))
		return -1;
	if (fd > STDERR_FILENO && short_writes && n > 1)
		n = 1;
	return syscall(SYS_write, fd, bytes, n);
}

int
fsync(int fd)
{
	return hit(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
close(int fd)
{
	const int r = (int)syscall(SYS_close, fd);

	return hit(CLOSE) ? -1 : r;
}

int
renameat(int from, const char *old, int to, const char *new)
{
	return hit(RENAME) ? -1
			   : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

/* Another program takes the place at the last moment. */
static void
take_place(const char *name)
{
	const int fd = open(name, O_CREAT | O_WRONLY, 0600);

	assert_int_equal(syscall(SYS_write, fd, "theirs", 6), 6);
	syscall(SYS_close, fd);
}

int
renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	if (hit(RENAME_NEW))
		return -1;
	if (taken)
		take_place(new);
	return (int)syscall(SYS_renameat2, from, old, to, new, flags);
}

int
linkat(int from, const char *old, int to, const char *new, int flags)
{
	if (taken)
		take_place(new);
	return (int)syscall(SYS_linkat, from, old, to, new, flags);
}

ssize_t
getrandom(void *bytes, size_t n, unsigned flags)
{
	if (hit(RANDOM))
		return -1;
	if (!dull_random)
		return syscall(SYS_getrandom, bytes, n, flags);
	memset(bytes, 0, n);
	return (ssize_t)n;
}

static struct arena *arena;

static int
setup(void **state)
{
	fault = (struct fault){CALLS, 0, 0};
	dull_random = short_writes = taken = false;
	hits = 0;
	arena = arena_new();
	return folder_enter(state);
}

static int
teardown(void **state)
{
	arena_free(arena);
	return folder_leave(state);
}

static const char *
get(const char *path)
{
	char *text;
	size_t n;
	struct err e;

	assert_int_equal(file_read(arena, path, 100, &text, &n, &e), 0);
	return text;
}

/* Old stays, or new stands there whole; and no other file. */
static void
test_each_call_fails_once(void **state)
{
	static const struct {
		struct fault fault;
		bool new;         /* must be new: nothing is there before */
		const char *msg;  /* NULL: all is well */
		const char *then; /* what the file holds; NULL: it is not */
	} rows[] = {
	    {{RANDOM, 1, ENOSYS}, false,
		"cannot save f: Function not implemented", "old"},
	    {{WRITE, 1, ENOSPC}, false, "cannot save f: the disk is full",
		"old"},
	    {{WRITE, 1, EDQUOT}, true,
		"cannot save f: there is no more room for you on this disk",
		NULL},
	    {{WRITE, 1, EINTR}, false, NULL, "new"},
	    {{FSYNC, 1, EIO}, false,
		"cannot save f: the disk does not answer as it should", "old"},
	    {{FSYNC, 1, EIO}, true,
		"cannot save f: the disk does not answer as it should", NULL},
	    {{FSYNC, 1, EINTR}, false, NULL, "new"},
	    {{RANDOM, 1, EINTR}, false, NULL, "new"},
	    {{CLOSE, 1, EINTR}, false, NULL, "new"},
	    {{RENAME, 1, EINTR}, false, NULL, "new"},
	    {{RENAME_NEW, 1, EINTR}, true, NULL, "new"},
	    {{CLOSE, 1, EIO}, false,
		"cannot save f: the disk does not answer as it should", "old"},
	    {{RENAME, 1, EROFS}, false,
		"cannot save f: this disk can only be read", "old"},
	    {{RENAME_NEW, 1, EEXIST}, true,
		"cannot save f: it is there already", NULL},
	    /* file systems that do not know it: another way */
	    {{RENAME_NEW, 1, EINVAL}, true, NULL, "new"},
	    {{RENAME_NEW, 1, ENOSYS}, true, NULL, "new"},
	    /* the folder: what was written may not outlive a power cut */
	    {{FSYNC, 2, EIO}, false,
		"cannot be sure that f is saved: it was written, but the disk "
		"may not keep it",
		"new"},
	    {{FSYNC, 2, EINTR}, false, NULL, "new"},
	    /* file systems that cannot do that to a folder */
	    {{FSYNC, 2, EINVAL}, false, NULL, "new"},
	    {{FSYNC, 2, ENOTSUP}, false, NULL, "new"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err e = {.msg = ""};
		bool placed = false;
		int r;

		unlink("f");
		if (!rows[i].new)
			assert_int_equal(
			    file_replace("f", "old", 3, true, NULL, &e), 0);
		hits = 0;
		fault = rows[i].fault;
		r = file_replace("f", "new", 3, rows[i].new, &placed, &e);
		fault.call = CALLS;
		if (hits != 1)
			fail_msg("row %zu: the fault was not met", i);
		assert_int_equal(r, rows[i].msg != NULL ? -1 : 0);
		assert_string_equal(e.msg,
		    rows[i].msg != NULL ? rows[i].msg : "");
		assert_int_equal(entries(false), rows[i].then != NULL ? 1 : 0);
		assert_int_equal(placed,
		    rows[i].then != NULL && rows[i].then[0] == 'n');
		if (rows[i].then != NULL)
			assert_string_equal(get("f"), rows[i].then);
	}
}

/* By both ways: the place is taken between the look and the rename. */
static void
test_must_be_new_has_no_gap(void **state)
{
	(void)state;
	for (int way = 0; way < 2; way++) {
		struct err e = {.msg = ""};

		unlink("f");
		taken = true;
		hits = 0;
		fault =
		    (struct fault){way == 0 ? CALLS : RENAME_NEW, 1, EINVAL};
		assert_int_equal(file_replace("f", "new", 3, true, NULL, &e),
		    -1);
		assert_int_equal(hits, way);
		assert_string_equal(e.msg,
		    "cannot save f: it is there already");
		assert_string_equal(get("f"), "theirs");
		assert_int_equal(entries(false), 1);
	}
}

static void
test_short_writes(void **state)
{
	struct err e;

	(void)state;
	short_writes = true;
	assert_int_equal(file_replace("f", "byte by byte", 12, true, NULL, &e),
	    0);
	assert_string_equal(get("f"), "byte by byte");
}

static void
test_a_temporary_name_that_is_taken(void **state)
{
	struct err e = {.msg = ""};

	(void)state;
	dull_random = true;
	close(open(".f.tmpaaaaaa", O_CREAT | O_WRONLY, 0600));
	assert_int_equal(file_replace("f", "new", 3, true, NULL, &e), -1);
	assert_string_equal(e.msg, "cannot save f: it is there already");
	assert_int_equal(entries(false), 1); /* what was there is not ours */
	unlink(".f.tmpaaaaaa");
	assert_int_equal(symlink("elsewhere", ".f.tmpaaaaaa"), 0);
	assert_int_equal(file_replace("f", "new", 3, true, NULL, &e), -1);
	assert_int_equal(entries(false), 1);
	unlink(".f.tmpaaaaaa");
	assert_int_equal(file_replace("f", "new", 3, true, NULL, &e), 0);
	assert_string_equal(get("f"), "new");
}

static void
test_probe(void **state)
{
	struct err e = {.msg = ""};

	(void)state;
	assert_int_equal(file_probe("f", true, &e), 0);
	assert_int_equal(entries(false), 0);
	fault = (struct fault){RANDOM, 1, ENOSYS};
	assert_int_equal(file_probe("f", true, &e), -1);
	assert_string_equal(e.msg, "cannot save f: Function not implemented");
	assert_int_equal(entries(false), 0);
	assert_int_equal(file_replace("f", "x", 1, true, NULL, &e), 0);
	assert_int_equal(file_probe("f", true, &e), -1);
	assert_string_equal(e.msg, "cannot save f: it is there already");
	assert_int_equal(file_probe("none/f", true, &e), -1);
	assert_string_equal(e.msg,
	    "cannot save none/f: there is no such folder");
	assert_int_equal(entries(false), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_each_call_fails_once),
	    TEST(test_must_be_new_has_no_gap),
	    TEST(test_short_writes),
	    TEST(test_a_temporary_name_that_is_taken),
	    TEST(test_probe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
