#include "folder_support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"

static struct arena *arena;

static int
setup(void **state)
{
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
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static const char *
get(const char *path)
{
	struct err e;
	char *text;
	size_t n;

	assert_int_equal(file_read(arena, path, 1 << 24, &text, &n, &e), 0);
	return text;
}

static mode_t
mode(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static void
assert_starts(const char *s, const char *prefix)
{
	if (strncmp(s, prefix, strlen(prefix)) != 0)
		fail_msg("'%s' does not start with '%s'", s, prefix);
}

static void
test_read_both_sides_of_the_limit(void **state)
{
	static const size_t sizes[] = {0, 1, 8191, 8192, 8193, 16384, 16385,
	    100000};
	struct err e = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const size_t size = sizes[i];
		char *want = arena_alloc(arena, size + 1), *text;
		size_t n;

		memset(want, 'x', size);
		put("f", want);
		assert_int_equal(file_read(arena, "f", size, &text, &n, &e), 0);
		assert_int_equal(n, size);
		assert_string_equal(text, want);
		assert_int_equal(file_read(arena, "f", SIZE_MAX, &text, &n, &e),
		    0);
		assert_int_equal(n, size);
		if (size == 0)
			continue;
		assert_int_equal(file_read(arena, "f", size - 1, &text, &n, &e),
		    -1);
		assert_int_equal(e.kind, ERR_DATA);
		assert_starts(e.msg, "f is too large");
	}
}

/* A pipe tells no size and gives little at a time. */
static void
test_read_standard_input(void **state)
{
	const int keep = dup(STDIN_FILENO);
	char *text;
	struct err e = {0};
	size_t n;

	(void)state;
	for (size_t most = 299999; most <= 300000; most++) {
		FILE *p = popen("head -c 300000 /dev/zero | tr '\\0' x", "r");

		assert_non_null(p);
		dup2(fileno(p), STDIN_FILENO);
		assert_int_equal(file_read(arena, "-", most, &text, &n, &e),
		    most < 300000 ? -1 : 0);
		dup2(keep, STDIN_FILENO);
		pclose(p);
	}
	assert_int_equal(n, 300000);
	assert_int_equal(strspn(text, "x"), 300000);
	assert_int_equal(e.kind, ERR_DATA);
	assert_starts(e.msg, "standard input is too large");
	close(keep);
}

static void
test_read_faults(void **state)
{
	struct err e = {0};
	char *text;
	size_t n;

	(void)state;
	assert_int_equal(file_read(arena, "none", 9, &text, &n, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(e.msg, "cannot open none: there is no such file");
	assert_int_equal(mkdir("sub", 0700), 0);
	assert_int_equal(file_read(arena, "sub", 9, &text, &n, &e), -1);
	assert_string_equal(e.msg, "cannot read sub: it is a folder");
}

static void
test_read_keeps_nul(void **state)
{
	struct err e;
	char *text;
	size_t n;

	(void)state;
	assert_int_equal(file_replace("f", "a\0b", 3, true, NULL, &e), 0);
	assert_int_equal(file_read(arena, "f", 3, &text, &n, &e), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(text, "a\0b", 4);
}

static void
test_exists(void **state)
{
	(void)state;
	assert_false(file_exists("f"));
	put("f", "");
	assert_true(file_exists("f"));
	assert_false(file_exists("f/g"));
	assert_false(file_exists(""));
}

static void
test_replace(void **state)
{
	static char large[300000];
	struct err e;

	(void)state;
	assert_int_equal(file_replace("f", "one", 3, false, NULL, &e), 0);
	assert_string_equal(get("f"), "one");
	assert_int_equal(file_replace("f", "two!", 4, false, NULL, &e), 0);
	assert_string_equal(get("f"), "two!");
	assert_int_equal(file_replace("f", "", 0, false, NULL, &e), 0);
	assert_string_equal(get("f"), "");
	memset(large, 'y', sizeof(large) - 1);
	assert_int_equal(
	    file_replace("f", large, sizeof(large) - 1, false, NULL, &e), 0);
	assert_string_equal(get("f"), large);
	assert_int_equal(entries(false), 1);
}

static void
test_replace_elsewhere(void **state)
{
	char path[sizeof(folder) + 16];
	struct err e;

	(void)state;
	assert_int_equal(mkdir("sub", 0700), 0);
	assert_int_equal(file_replace("sub/f", "x", 1, true, NULL, &e), 0);
	assert_string_equal(get("sub/f"), "x");
	assert_int_equal(unlink("sub/f"), 0);
	snprintf(path, sizeof(path), "%s/g", folder);
	assert_int_equal(file_replace(path, "y", 1, true, NULL, &e), 0);
	assert_string_equal(get("g"), "y");
	assert_int_equal(file_replace("./g", "z", 1, false, NULL, &e), 0);
	assert_string_equal(get("g"), "z");
}

static void
test_replace_is_private_under_any_umask(void **state)
{
	static const mode_t masks[] = {000, 022, 077};
	const mode_t old = umask(0);
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
		umask(masks[i]);
		unlink("f");
		assert_int_equal(file_replace("f", "x", 1, true, NULL, &e), 0);
		assert_int_equal(mode("f"), 0600);
		assert_int_equal(chmod("f", 0666), 0);
		assert_int_equal(file_replace("f", "x", 1, false, NULL, &e), 0);
		assert_int_equal(mode("f"), 0600);
	}
	umask(old);
}

static void
test_replace_must_be_new(void **state)
{
	struct err e = {0};

	(void)state;
	assert_int_equal(file_replace("f", "old", 3, true, NULL, &e), 0);
	assert_int_equal(file_replace("f", "new", 3, true, NULL, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(e.msg, "cannot save f: it is there already");
	assert_string_equal(get("f"), "old");
	assert_int_equal(entries(false), 1);
}

static void
test_replace_refuses_what_is_no_file(void **state)
{
	struct err e = {0};

	(void)state;
	put("real", "real");
	assert_int_equal(symlink("real", "link"), 0);
	assert_int_equal(file_replace("link", "x", 1, false, NULL, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_starts(e.msg, "cannot save link: it is a symbolic link");
	assert_int_equal(file_replace("link", "x", 1, true, NULL, &e), -1);
	assert_string_equal(get("real"), "real");

	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_int_equal(file_replace("dangling", "x", 1, false, NULL, &e), -1);
	assert_false(file_exists("nowhere"));

	assert_int_equal(mkdir("sub", 0700), 0);
	assert_int_equal(file_replace("sub", "x", 1, false, NULL, &e), -1);
	assert_string_equal(e.msg,
	    "cannot save sub: it is not an ordinary file");
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(file_replace("fifo", "x", 1, false, NULL, &e), -1);
	assert_int_equal(entries(false), 5);
}

static void
test_replace_bad_paths(void **state)
{
	static const struct {
		const char *path, *why;
	} rows[] = {
	    {"", "cannot save : this names no file"},
	    {"sub/", "cannot save sub/: this names no file"},
	    {"/", "cannot save /: this names no file"},
	    {"none/f", "cannot save none/f: there is no such folder"},
	    {"file/f",
		"cannot save file/f: a file stands where a folder should be"},
	};
	struct err e = {0};

	(void)state;
	put("file", "");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(
		    file_replace(rows[i].path, "x", 1, false, NULL, &e), -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_string_equal(e.msg, rows[i].why);
	}
	assert_int_equal(entries(false), 1);
}

static void
test_replace_long_names(void **state)
{
	char name[300] = "";
	struct err e = {0};

	(void)state;
	for (int i = 0; i < 127; i++) /* every cut of the name is tried */
		strcat(name, "\xc3\xa9");
	assert_int_equal(file_replace(name, "x", 1, true, NULL, &e), 0);
	assert_string_equal(get(name), "x");
	strcat(name, "z");
	assert_int_equal(file_replace(name, "x", 1, true, NULL, &e), 0);
	strcat(name, "z");
	assert_int_equal(file_replace(name, "x", 1, true, NULL, &e), -1);
	assert_non_null(strstr(e.msg, "that name is too long"));
	assert_int_equal(entries(false), 2);
}

/* A disk that is full: the old file stays, no temporary one is left. */
static void
test_replace_when_writing_fails(void **state)
{
	static char large[100000];
	const struct rlimit small = {50000, RLIM_INFINITY};
	struct rlimit old;
	struct err e = {0};

	(void)state;
	put("f", "old");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(
	    file_replace("f", large, sizeof(large), false, NULL, &e), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(e.msg,
	    "cannot save f: it is larger than what can be kept here");
	assert_string_equal(get("f"), "old");
	assert_int_equal(entries(false), 1);
}

/* What a killed save left goes with the next one; what is young, or only looks
 * alike, stays. */
static void
test_replace_removes_what_a_killed_save_left(void **state)
{
	static const char *const rows[] = {".f.tmpabc234", ".f.tmpzzzzzz",
	    ".f.tmpabc23", ".f.tmpabc2345", ".f.tmpABC234", ".g.tmpabc234",
	    "f.tmpabc234", ".f.tmp"};
	const struct timespec old[2] = {{1000, 0}, {1000, 0}};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put(rows[i], "left");
		assert_int_equal(utimensat(AT_FDCWD, rows[i], old, 0), 0);
	}
	put(".f.tmpyoung2", "another program");
	assert_int_equal(file_replace("f", "x", 1, true, NULL, &e), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(file_exists(rows[i]), i >= 2);
	assert_true(file_exists(".f.tmpyoung2"));
}

static void
test_write_all(void **state)
{
	int fd;

	(void)state;
	fd = open("f", O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_int_equal(file_write_all(fd, "abc", 3), 0);
	assert_int_equal(file_write_all(fd, "", 0), 0);
	close(fd);
	assert_string_equal(get("f"), "abc");
	assert_int_equal(file_write_all(fd, "abc", 3), -1);
	assert_int_equal(errno, EBADF);
	fd = open("/dev/full", O_WRONLY);
	assert_int_equal(file_write_all(fd, "abc", 3), -1);
	assert_int_equal(errno, ENOSPC);
	close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_read_both_sides_of_the_limit),
	    TEST(test_read_standard_input),
	    TEST(test_read_faults),
	    TEST(test_read_keeps_nul),
	    TEST(test_exists),
	    TEST(test_replace),
	    TEST(test_replace_elsewhere),
	    TEST(test_replace_is_private_under_any_umask),
	    TEST(test_replace_must_be_new),
	    TEST(test_replace_refuses_what_is_no_file),
	    TEST(test_replace_bad_paths),
	    TEST(test_replace_long_names),
	    TEST(test_replace_when_writing_fails),
	    TEST(test_replace_removes_what_a_killed_save_left),
	    TEST(test_write_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
