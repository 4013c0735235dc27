/* The folders on the way to a file that is to be ours alone. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harmcheck/folder.h"
#include "harmcheck/reason.h"

/* Stands in for the C library's: how often, and what it says. */
static int fsyncs, fsync_error;
static const char *made_meanwhile;

int
fsync(int fd)
{
	fsyncs++;
	if (fsync_error == 0)
		return (int)syscall(SYS_fsync, fd);
	errno = fsync_error;
	fsync_error = fsync_error == EINTR ? 0 : fsync_error;
	return -1;
}

/* Another program makes the folder right before we do. */
int
mkdirat(int at, const char *name, mode_t mode)
{
	if (made_meanwhile != NULL) {
		const mode_t ours = umask(022); /* it has its own */

		assert_int_equal(mkdir(made_meanwhile, 0750), 0);
		umask(ours);
		made_meanwhile = NULL;
	}
	return (int)syscall(SYS_mkdirat, at, name, mode);
}

static struct arena *arena;
static int first_free; /* descriptor */
static char top[] = "/tmp/test_folder.XXXXXX";

/* The descriptor that would be opened next. */
static int
next_descriptor(void)
{
	const int fd = dup(STDERR_FILENO);

	close(fd);
	return fd;
}

static int
setup_folder(void **state)
{
	(void)state;
	arena = arena_new();
	fsyncs = fsync_error = 0;
	first_free = next_descriptor();
	made_meanwhile = NULL;
	memcpy(top + strlen(top) - 6, "XXXXXX", 6);
	return mkdtemp(top) == NULL || chdir(top) == -1 ? -1 : 0;
}

static int
teardown_folder(void **state)
{
	const char *command = arena_printf(arena, "rm -rf %s", top);
	const int r = chdir("/") == -1 || system(command) != 0 ? -1 : 0;

	(void)state;
	umask(022);
	assert_int_equal(next_descriptor(), first_free);
	arena_free(arena);
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

static void
make(const char *path, bool ours)
{
	struct err e = {0};

	if (folder_make(path, ours, &e) == -1)
		fail_msg("%s", e.msg);
}

static const char *
cannot_make(const char *path, bool ours)
{
	struct err e = {0};

	assert_int_equal(folder_make(path, ours, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	return arena_strdup(arena, e.msg);
}

static void
folders_are_private(void **state)
{
	static const mode_t masks[] = {0, 022, 077, 0777};

	(void)state;
	for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
		umask(masks[i]);
		make("a/b//c/f.age", i % 2 == 0);
		assert_int_equal(umask(022), masks[i]);
		assert_int_equal(mode_of("a"), 0700);
		assert_int_equal(mode_of("a/b"), 0700);
		assert_int_equal(mode_of("a/b/c"), 0700);
		assert_int_equal(mode_of("a/b/c/f.age"), 0);
		assert_int_equal(fsyncs, 3); /* the parent of each */
		fsyncs = 0;
		assert_int_equal(rmdir("a/b/c"), 0);
		assert_int_equal(rmdir("a/b"), 0);
		assert_int_equal(rmdir("a"), 0);
	}
}

static void
each_way_to_name_it(void **state)
{
	static const struct {
		const char *path, *folder;
	} rows[] = {
	    {"f.age", "."},
	    {"./f.age", "."},
	    {"a/f.age", "a"},
	    {"./b/../c/f.age", "c"},
	    {"d///f.age", "d"},
	    {"/f.age", "/"},
	    {"//tmp/f.age", "/tmp"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		make(rows[i].path, false);
		assert_true(mode_of(rows[i].folder) != 0);
	}
	assert_int_equal(fsyncs, 4);
	make(arena_printf(arena, "%s/e/f/f.age", top), true);
	assert_int_equal(mode_of("e/f"), 0700);
}

static void
what_is_there_stays(void **state)
{
	(void)state;
	assert_int_equal(mkdir("a", 0755), 0);
	assert_int_equal(mkdir("a/b", 0755), 0);
	make("a/b/f.age", false);
	assert_int_equal(mode_of("a"), 0755);
	assert_int_equal(mode_of("a/b"), 0755);
	assert_int_equal(fsyncs, 0);
	/* only the folder itself, and only when it is ours */
	make("a/b/f.age", true);
	assert_int_equal(mode_of("a"), 0755);
	assert_int_equal(mode_of("a/b"), 0700);
	assert_int_equal(chmod("a/b", 0710), 0);
	make("a/b/f.age", true);
	assert_int_equal(mode_of("a/b"), 0700);
	assert_int_equal(chmod("a/b", 0500), 0); /* nobody else looks in */
	make("a/b/f.age", true);
	assert_int_equal(mode_of("a/b"), 0500);
	made_meanwhile = "n";
	make("n/f.age", false);
	assert_int_equal(mode_of("n"), 0750);
}

/* A link above is the person's business. Behind one in the place of our own
 * folder lies somebody's folder, whose mode is not ours to change. */
static void
links(void **state)
{
	(void)state;
	assert_int_equal(mkdir("real", 0755), 0);
	assert_int_equal(symlink("real", "link"), 0);
	make("link/a/f.age", true);
	assert_int_equal(mode_of("real/a"), 0700);
	make("link/f.age", false);
	assert_has(cannot_make("link/f.age", true),
	    "link/f.age: it is no folder, or a symbolic link to one");
	assert_int_equal(mode_of("real"), 0755);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_has(cannot_make("dangling/f.age", false),
	    reason(ENOENT, REASON_FOLDER));
	assert_has(cannot_make("dangling/f.age", true), "no folder");
	assert_int_equal(mode_of("nowhere"), 0);
}

static void
what_is_no_folder(void **state)
{
	char *name = arena_alloc(arena, 300);

	(void)state;
	put("f", "x");
	assert_has(cannot_make("f/f.age", false),
	    reason(ENOTDIR, REASON_FOLDER));
	assert_has(cannot_make("f/f.age", true), "it is no folder");
	assert_has(cannot_make("f/a/f.age", true),
	    reason(ENOTDIR, REASON_FOLDER));
	assert_has(cannot_make("", false), "this names no file");
	assert_has(cannot_make("a/", false), "this names no file");
	assert_int_equal(mode_of("a"), 0);
	memset(name, 'a', 256);
	assert_has(cannot_make(arena_printf(arena, "%s/b/f.age", name), false),
	    reason(ENAMETOOLONG, REASON_FOLDER));
	make(arena_printf(arena, "%s/f.age", name + 1), false);
}

static void
as_long_as_the_system_takes(void **state)
{
	char *path = arena_alloc(arena, 5000);

	(void)state;
	for (size_t i = 0; i < 4096; i++)
		path[i] = i % 2 == 0 ? 'a' : '/';
	assert_has(cannot_make(path, false),
	    "is too long: it has 4096 bytes, and the system takes 4095");
	assert_int_equal(mode_of("a"), 0);
	path[4095] = '\0';
	make(path, false);
	assert_int_equal(fsyncs, 2047);
	path[4093] = '\0';
	assert_int_equal(mode_of(path), 0700);
}

static void
disks_that_say_no(void **state)
{
	static const int fine[] = {EINTR, EINVAL, ENOTSUP, EROFS};

	(void)state;
	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
		fsync_error = fine[i];
		make(arena_printf(arena, "d%zu/f.age", i), false);
	}
	fsync_error = EIO;
	assert_has(cannot_make("a/b/f.age", false), reason(EIO, REASON_FOLDER));
	assert_int_equal(mode_of("a/b"), 0);
	fsync_error = 0;
	make("a/b/f.age", false);
}

static void
looking_first(void **state)
{
	struct err e = {0};

	(void)state;
	assert_int_equal(folder_probe("a/b/c/f.age", &e), 0);
	assert_int_equal(folder_probe("f.age", &e), 0);
	assert_int_equal(folder_probe(arena_printf(arena, "%s/a/f", top), &e),
	    0);
	assert_int_equal(mode_of("a"), 0); /* nothing was made */
	put("file", "");
	assert_int_equal(folder_probe("file/f.age", &e), -1);
	assert_has(e.msg, "a file stands where a folder should be");
	assert_int_equal(folder_probe("a/", &e), -1);
	assert_int_equal(mkdir("shut", 0700), 0);
	if (geteuid() != 0)
		assert_int_equal(chmod("shut", 0500), 0);
	else /* all may go there; nobody else may write there */
		assert_int_equal(chmod(top, 0755) | chmod("shut", 0755), 0);
	assert_int_equal(seteuid(geteuid() != 0 ? geteuid() : 65534), 0);
	assert_int_equal(folder_probe("shut/f.age", &e), -1);
	assert_int_equal(folder_probe("shut/a/b/f.age", &e), -1);
	assert_int_equal(seteuid(getuid()), 0);
	assert_has(e.msg,
	    "cannot use the folder of shut/a/b/f.age: "
	    "that folder is not open to you");
	assert_int_equal(folder_probe("shut/f.age", &e),
	    geteuid() == 0 ? 0 : -1);
}

static void
what_lies_in_one(void **state)
{
	const char *const *list = NULL;
	struct err e = {0};
	size_t n = 0;

	(void)state;
	make("cases/f", false);
	assert_int_equal(folder_list(arena, "cases", ".yaml", &list, &n, &e),
	    0);
	assert_int_equal(n, 0);
	for (int i = 40; i > 0; i--)
		put(arena_printf(arena, "cases/c-%02d.yaml", i), "");
	put("cases/.yaml", "");
	put("cases/.hidden.yaml", "");
	put("cases/a.yml", "");
	put("cases/a.yaml~", "");
	put("cases/A.yaml", "");
	put("cases/two words.yaml", "");
	assert_int_equal(folder_list(arena, "cases", ".yaml", &list, &n, &e),
	    0);
	assert_int_equal(n, 40);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(list[i],
		    arena_printf(arena, "c-%02zu", i + 1));
	assert_int_equal(folder_list(arena, "none", ".yaml", &list, &n, &e),
	    -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_has(e.msg, "cannot look into none: there is no such folder");
}

#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, setup_folder, teardown_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(folders_are_private),
	    TEST(each_way_to_name_it),
	    TEST(what_is_there_stays),
	    TEST(links),
	    TEST(what_is_no_folder),
	    TEST(as_long_as_the_system_takes),
	    TEST(disks_that_say_no),
	    TEST(looking_first),
	    TEST(what_lies_in_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
