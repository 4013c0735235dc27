/* The file of a diary. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diary_support.h"

static char top[] = "/tmp/test_diary.XXXXXX";

static int
setup_folder(void **state)
{
	setup(state);
	memcpy(top + strlen(top) - 6, "XXXXXX", 6);
	return mkdtemp(top) == NULL || chdir(top) == -1 ? -1 : 0;
}

static int
teardown_folder(void **state)
{
	const char *command = arena_printf(arena, "rm -rf %s", top);
	const int r = chdir("/") == -1 || system(command) != 0 ? -1 : 0;

	umask(022);
	teardown(state);
	return r;
}

/* The mode of what is at PATH itself; 0: nothing. */
static mode_t
mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) != EOF);
	assert_int_equal(fclose(f), 0);
}

static struct buf
bytes_of(const char *s)
{
	struct buf b;

	buf_init(&b, arena);
	buf_adds(&b, s);
	return b;
}

/* More of folders is in test_folder.c. */
static void
its_folder(void **state)
{
	struct err e = {0};

	(void)state;
	assert_int_equal(diary_folder("a/b/diary.age", true, &e), 0);
	assert_int_equal(mode_of("a/b"), 0700);
	assert_int_equal(chmod("a/b", 0755), 0);
	assert_int_equal(diary_folder("a/b/diary.age", false, &e), 0);
	assert_int_equal(mode_of("a/b"), 0755);
	assert_int_equal(diary_folder("a/b/diary.age", true, &e), 0);
	assert_int_equal(mode_of("a/b"), 0700);
}

static void
none_there(void **state)
{
	static const char *const paths[] = {"diary.age", "no/diary.age",
	    "f/diary.age"};
	struct file_hold h;
	struct err e = {0};
	char *bytes;
	size_t n;

	(void)state;
	put("f", "x");
	for (size_t i = 0; i < 3; i++) {
		const char *want = arena_printf(arena,
		    "there is no diary at %s; \"harmcheck diary init\" makes "
		    "one",
		    paths[i]);

		assert_int_equal(diary_file_hold(&h, paths[i], &e), -1);
		assert_int_equal(h.fd, -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_string_equal(e.msg, want);
		e = (struct err){0};
		assert_int_equal(
		    diary_file_bytes(arena, NULL, paths[i], &bytes, &n, &e),
		    -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_string_equal(e.msg, want);
	}
	/* what is there and cannot be used has other words */
	assert_int_equal(mkdir("d", 0700), 0);
	assert_int_equal(diary_file_hold(&h, "d", &e), -1);
	assert_has(e.msg, "it is not an ordinary file");
	e = (struct err){0};
	assert_int_equal(diary_file_bytes(arena, NULL, "d", &bytes, &n, &e),
	    -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(e.msg, "d is not an ordinary file");
	/* and nobody waits for a pipe */
	e = (struct err){0};
	assert_int_equal(mkfifo("p", 0600), 0);
	assert_int_equal(diary_file_bytes(arena, NULL, "p", &bytes, &n, &e),
	    -1);
	assert_string_equal(e.msg, "p is not an ordinary file");
	assert_int_equal(symlink("f", "l"), 0);
	assert_int_equal(diary_file_hold(&h, "l", &e), -1);
	assert_has(e.msg, "it is a symbolic link");
	/* whether there is one cannot be known */
	assert_int_equal(symlink("round", "round"), 0);
	assert_int_equal(diary_file_hold(&h, "round/diary.age", &e), -1);
	assert_string_equal(e.msg,
	    "cannot use round/diary.age: Too many levels of symbolic links");
}

static void
made_changed_read(void **state)
{
	const struct buf one = bytes_of("one"), other = bytes_of("the other");
	struct file_hold h = {.fd = -1}, second;
	struct err e = {0};
	char *bytes;
	size_t n;

	(void)state;
	umask(0);
	assert_int_equal(diary_file_replace(&h, "diary.age", &one, &e), 0);
	assert_int_equal(mode_of("diary.age"), 0600);
	assert_int_equal(diary_file_hold(&second, "diary.age", &e), -1);
	assert_int_equal(e.kind, ERR_REFUSED);
	assert_has(e.msg, "is open in another harmcheck");
	/* who only reads needs no hold */
	assert_int_equal(
	    diary_file_bytes(arena, NULL, "diary.age", &bytes, &n, &e), 0);
	assert_string_equal(bytes, "one");
	assert_int_equal(diary_file_replace(&h, "diary.age", &other, &e), 0);
	assert_int_equal(
	    diary_file_bytes(arena, NULL, "diary.age", &bytes, &n, &e), 0);
	assert_int_equal(n, other.len);
	assert_string_equal(bytes, "the other");
	/* what we wrote is open for writing only */
	assert_int_equal(
	    diary_file_bytes(arena, &h, "diary.age", &bytes, &n, &e), -1);
	file_hold_drop(&h);
	/* with none held, it must be new */
	assert_int_equal(diary_file_replace(&h, "diary.age", &one, &e), -1);
	assert_int_equal(h.fd, -1);
	assert_int_equal(diary_file_hold(&h, "diary.age", &e), 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(
		    diary_file_bytes(arena, &h, "diary.age", &bytes, &n, &e),
		    0);
		assert_int_equal(n, other.len);
		assert_string_equal(bytes, "the other");
	}
	file_hold_drop(&h);
}

/* What was locked is what is read, whatever stands at its name by now. */
static void
what_is_held_is_read(void **state)
{
	struct file_hold h;
	struct err e = {0};
	char *bytes;
	size_t n;

	(void)state;
	put("diary.age", "ours");
	put("other", "theirs");
	assert_int_equal(diary_file_hold(&h, "diary.age", &e), 0);
	assert_int_equal(rename("other", "diary.age"), 0);
	assert_int_equal(
	    diary_file_bytes(arena, &h, "diary.age", &bytes, &n, &e), 0);
	assert_string_equal(bytes, "ours");
	file_hold_drop(&h);
}

static void
remains_of_killed_programs_go(void **state)
{
	struct file_hold h;
	struct err e = {0};

	(void)state;
	put("diary.age", "x");
	put(".diary.age.tmpabcdef", "y");
	put(".other.age.tmpabcdef", "z");
	assert_int_equal(diary_file_hold(&h, "diary.age", &e), 0);
	assert_int_equal(mode_of(".diary.age.tmpabcdef"), 0);
	assert_true(mode_of(".other.age.tmpabcdef") != 0);
	file_hold_drop(&h);
}

/* More than any diary takes is not even read into memory. */
static void
too_large(void **state)
{
	const off_t most = (off_t)SEAL_TEXT_MOST * 3 / 2;
	struct file_hold h;
	struct err e = {0};
	char *bytes;
	size_t n;

	(void)state;
	put("diary.age", "");
	assert_int_equal(truncate("diary.age", most), 0);
	assert_int_equal(
	    diary_file_bytes(arena, NULL, "diary.age", &bytes, &n, &e), 0);
	assert_int_equal(n, most);
	assert_int_equal(truncate("diary.age", most + 1), 0);
	assert_int_equal(
	    diary_file_bytes(arena, NULL, "diary.age", &bytes, &n, &e), -1);
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(diary_file_hold(&h, "diary.age", &e), 0);
	assert_int_equal(
	    diary_file_bytes(arena, &h, "diary.age", &bytes, &n, &e), -1);
	assert_int_equal(e.kind, ERR_DATA);
	assert_has(e.msg, "diary.age is too large");
	file_hold_drop(&h);
}

#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, setup_folder, teardown_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(its_folder),
	    TEST(none_there),
	    TEST(made_changed_read),
	    TEST(what_is_held_is_read),
	    TEST(remains_of_killed_programs_go),
	    TEST(too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
