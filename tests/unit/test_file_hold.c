/* A file that one program at a time may change: the lock goes with the file
 * that takes its place, and what another program did is never overwritten. */
#include "folder_support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"

/* Stands in for the C library's: file systems without locks, and somebody who
 * replaces the file between the opening and the lock. */
static int lock_error;
static const char *replace_at_lock;

int
flock(int fd, int how)
{
	if (lock_error != 0) {
		errno = lock_error;
		lock_error = lock_error == EINTR ? 0 : lock_error;
		return -1;
	}
	if (replace_at_lock != NULL) {
		assert_int_equal(rename(replace_at_lock, "f"), 0);
		replace_at_lock = NULL;
	}
	return (int)syscall(SYS_flock, fd, how);
}

static struct arena *arena;

static int
setup(void **state)
{
	lock_error = 0;
	replace_at_lock = NULL;
	arena = arena_new();
	return folder_enter(state);
}

static int
teardown(void **state)
{
	arena_free(arena);
	return folder_leave(state);
}

static void
put(const char *path, const char *text)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(file_write_all(fd, text, strlen(text)), 0);
	close(fd);
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

/* Can another program, which opens the file anew, hold it now? */
static bool
is_free(const char *path)
{
	struct file_hold h;
	struct err e = {0};
	const int r = file_hold_take(&h, path, &e);

	if (r == -1) {
		assert_int_equal(e.kind, ERR_REFUSED);
		assert_non_null(strstr(e.msg, "is open in another harmcheck"));
	}
	file_hold_drop(&h);
	return r == 0;
}

static void
test_one_at_a_time(void **state)
{
	struct file_hold h;
	struct err e = {0};

	(void)state;
	put("f", "old");
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	assert_false(is_free("f"));
	file_hold_drop(&h);
	assert_true(is_free("f"));
	assert_int_equal(entries(false), 1);
}

static void
test_the_lock_goes_with_the_file(void **state)
{
	struct file_hold h = {.fd = -1};
	struct err e = {0};

	(void)state;
	assert_int_equal(file_hold_replace(&h, "f", "one", 3, &e), 0);
	assert_false(is_free("f"));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(file_hold_replace(&h, "f", "two", 3, &e), 0);
		assert_false(is_free("f"));
	}
	assert_string_equal(get("f"), "two");
	assert_int_equal(entries(false), 1);
	assert_int_equal(file_hold_remove(&h, "f", &e), 0);
	assert_int_equal(h.fd, -1);
	assert_int_equal(entries(false), 0);
}

/* As often as one likes, and also the file that was just put there. */
static void
test_reading_what_is_held(void **state)
{
	struct file_hold h;
	struct err e = {0};
	char *text;
	size_t n;

	(void)state;
	put("f", "old");
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(
		    file_hold_read(arena, &h, "f", 3, &text, &n, &e), 0);
		assert_string_equal(text, "old");
		assert_int_equal(n, 3);
	}
	assert_int_equal(file_hold_read(arena, &h, "f", 2, &text, &n, &e), -1);
	assert_int_equal(e.kind, ERR_DATA);
	/* the new one is held to be written only */
	assert_int_equal(file_hold_replace(&h, "f", "newer", 5, &e), 0);
	assert_int_equal(file_hold_read(arena, &h, "f", 5, &text, &n, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_int_equal(file_read(arena, "f", 5, &text, &n, &e), 0);
	assert_string_equal(text, "newer");
	file_hold_drop(&h);
	assert_int_equal(file_hold_read(arena, &h, "f", 4, &text, &n, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
}

/* Opened, then replaced, then locked: the lock is on a file without a name. */
static void
test_a_file_that_was_replaced_meanwhile(void **state)
{
	struct file_hold h;
	struct err e = {0};
	char *text;
	size_t n;

	(void)state;
	put("f", "old");
	put("g", "new");
	replace_at_lock = "g";
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	assert_int_equal(file_read_open(arena, h.fd, "f", 100, &text, &n, &e),
	    0);
	assert_string_equal(text, "new");
	assert_false(is_free("f"));
	file_hold_drop(&h);
}

static void
test_a_new_file_replaces_none(void **state)
{
	struct file_hold h = {.fd = -1};
	struct err e = {0};

	(void)state;
	put("f", "theirs");
	assert_int_equal(file_hold_replace(&h, "f", "x", 1, &e), -1);
	assert_int_equal(h.fd, -1);
	assert_string_equal(get("f"), "theirs");
}

static void
edit_in_place(void)
{
	put("f", "their words");
}

static void
same_size(void)
{
	const struct timespec then[2] = {{1000, 0}, {1000, 0}};

	put("f", "ten");
	utimensat(AT_FDCWD, "f", then, 0);
}

static void
same_time(void)
{
	struct stat st;

	assert_int_equal(stat("f", &st), 0);
	put("f", "longer");
	utimensat(AT_FDCWD, "f",
	    (const struct timespec[2]){st.st_mtim, st.st_mtim}, 0);
}

static void
edit_by_rename(void)
{
	put("g", "two");
	rename("g", "f");
}

static void
delete_it(void)
{
	unlink("f");
}

static void
a_link_to_it(void)
{
	rename("f", "g");
	assert_int_equal(symlink("g", "f"), 0);
}

/* What somebody else did stays, whatever it was. */
static void
test_what_others_did_is_left(void **state)
{
	static const struct {
		void (*act)(void);
		const char *then; /* what the file holds; NULL: it is gone */
		bool link;
	} rows[] = {
	    {edit_in_place, "their words", false},
	    {same_size, "ten", false},
	    {same_time, "longer", false},
	    {edit_by_rename, "two", false},
	    {delete_it, NULL, false},
	    {a_link_to_it, "two", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct file_hold h = {.fd = -1};
		struct err e = {0};

		assert_int_equal(file_hold_replace(&h, "f", "two", 3, &e), 0);
		rows[i].act();
		for (int again = 0; again < 2; again++) {
			assert_int_equal(
			    file_hold_replace(&h, "f", "mine", 4, &e), -1);
			assert_int_equal(e.kind, ERR_IO);
			assert_non_null(strstr(e.msg,
			    rows[i].link ? "symbolic link"
					 : "changed or removed"));
		}
		if (rows[i].then != NULL)
			assert_string_equal(get("f"), rows[i].then);
		assert_int_equal(file_exists("f"), rows[i].then != NULL);
		/* one that is gone is gone as was asked */
		assert_int_equal(file_hold_remove(&h, "f", &e),
		    rows[i].then == NULL ? 0 : -1);
		assert_int_equal(file_exists("f"), rows[i].then != NULL);
		assert_int_equal(entries(true),
		    (rows[i].then != NULL) + rows[i].link);
	}
}

static void
test_what_cannot_be_held(void **state)
{
	static const struct {
		const char *path, *why;
	} rows[] = {
	    {"none", "cannot use none: there is no such file"},
	    {"none/f", "cannot use none/f: there is no such folder"},
	    {"sub", "it is not an ordinary file"},
	    {"fifo", "it is not an ordinary file"},
	    {"link", "it is a symbolic link"},
	    {"", "this names no file"},
	};

	(void)state;
	assert_int_equal(mkdir("sub", 0700), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	put("f", "x");
	assert_int_equal(symlink("f", "link"), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct file_hold h;
		struct err e = {0};

		assert_int_equal(file_hold_take(&h, rows[i].path, &e), -1);
		assert_int_equal(h.fd, -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_non_null(strstr(e.msg, rows[i].why));
	}
	assert_int_equal(rmdir("sub"), 0);
}

static void
test_without_locks(void **state)
{
	struct file_hold h = {.fd = -1};
	struct err e = {0};

	(void)state;
	lock_error = ENOLCK;
	assert_int_equal(file_hold_replace(&h, "f", "one", 3, &e), 0);
	put("f", "theirs");
	assert_int_equal(file_hold_replace(&h, "f", "two", 3, &e), -1);
	file_hold_drop(&h);
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	file_hold_drop(&h);
	lock_error = EINTR; /* once */
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	assert_int_equal(lock_error, 0);
	assert_false(is_free("f"));
	file_hold_drop(&h);
}

/* However young; but not what a program writes right now. */
static void
test_tidy(void **state)
{
	int writing;

	(void)state;
	put(".f.tmpabc234", "left");
	put(".f.tmpwrites", "now");
	put(".f.tmpabc23", "mine");
	put(".g.tmpabc234", "another's");
	writing = open(".f.tmpwrites", O_RDWR);
	assert_int_equal(file_lock(writing), 0);
	file_tidy("f");
	assert_false(file_exists(".f.tmpabc234"));
	assert_true(file_exists(".f.tmpwrites"));
	assert_true(file_exists(".f.tmpabc23"));
	assert_true(file_exists(".g.tmpabc234"));
	close(writing);
	file_tidy("f");
	assert_false(file_exists(".f.tmpwrites"));
	file_tidy("none/f");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_one_at_a_time),
	    TEST(test_the_lock_goes_with_the_file),
	    TEST(test_reading_what_is_held),
	    TEST(test_a_file_that_was_replaced_meanwhile),
	    TEST(test_a_new_file_replaces_none),
	    TEST(test_what_others_did_is_left),
	    TEST(test_what_cannot_be_held),
	    TEST(test_without_locks),
	    TEST(test_tidy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
