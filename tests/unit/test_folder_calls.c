/* The folders on the way to a file when the system says no: each call that can
 * fail does so once. */
#include "file_calls_support.h"

#include "harmcheck/arena.h"
#include "harmcheck/folder.h"
#include "harmcheck/reason.h"

static mode_t mode_asked; /* of the last folder that was made */

/* These stand in for the C library's too. */
int
open(const char *name, int flags, ...)
{
	is_shared |= on && (flags & O_CLOEXEC) == 0;
	return hit(OPEN, name)
	    ? -1
	    : (int)syscall(SYS_openat, AT_FDCWD, name, flags, 0600);
}

/* What openat() becomes in a hardened build when its flags are not constant. */
int __openat_2(int at, const char *name, int flags);

int
__openat_2(int at, const char *name, int flags)
{
	return openat(at, name, flags, 0600);
}

int
mkdirat(int at, const char *name, mode_t mode)
{
	mode_asked = mode;
	return hit(MKDIR, name) ? -1
				: (int)syscall(SYS_mkdirat, at, name, mode);
}

int
fstat(int fd, struct stat *st)
{
	return hit(STAT, "") ? -1 : (int)syscall(SYS_fstat, fd, st);
}

int
faccessat(int at, const char *name, int how, int flags)
{
	int (*real)(int, const char *, int, int);

	if (hit(ACCESS, name))
		return -1;
	*(void **)&real = dlsym(RTLD_NEXT, "faccessat");
	return real(at, name, how, flags);
}

struct dirent *
readdir(DIR *d)
{
	struct dirent *(*real)(DIR *);

	if (hit(NEXT, ""))
		return NULL;
	*(void **)&real = dlsym(RTLD_NEXT, "readdir");
	return real(d);
}

static int
make_ours(const char *path, struct err *e)
{
	return folder_make(path, true, e);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

struct row {
	struct fault fault;
	bool good, a, b; /* and which of the folders are there then */
};

/* What E says begins with the path and ends with the reason. */
static void
assert_says_why(const struct err *e, int error)
{
	char want[200];

	snprintf(want, sizeof(want), "cannot use the folder of a/b/f.age: %s",
	    reason(error, REASON_FOLDER));
	assert_string_equal(e->msg, want);
	assert_int_equal(e->kind, ERR_IO);
}

static void
try(const struct row *row, int (*way)(const char *, struct err *))
{
	struct err e;
	const int r = run(way, "a/b/f.age", &e);

	if (hits != 1)
		fail_msg("call %d %d %s: not made", row->fault.call,
		    row->fault.nth, row->fault.name);
	if (r != (row->good ? 0 : -1))
		fail_msg("call %d: %s", row->fault.call, e.msg);
	if (!row->good)
		assert_says_why(&e, row->fault.error);
	assert_int_equal(mode_of("a"), row->a ? 0700 : 0);
	assert_int_equal(mode_of("a/b"), row->b ? 0700 : 0);
}

/* A folder that is made is nobody else's from the first moment. What cannot
 * be written out is there all the same. */
static void
test_making(void **state)
{
	static const struct row rows[] = {
	    {{OPEN, 1, EMFILE, "."}, false, false, false},
	    {{OPEN, 1, EACCES, "a"}, false, false, false},
	    {{MKDIR, 1, EACCES, "a"}, false, false, false},
	    {{OPEN, 2, EACCES, "."}, true, true, true},
	    {{OPEN, 2, EIO, "."}, false, true, false},
	    {{FSYNC, 1, EIO, NULL}, false, true, false},
	    {{FSYNC, 1, EINTR, NULL}, true, true, true},
	    {{OPEN, 2, EIO, "a"}, false, true, false},
	    {{MKDIR, 1, ENOSPC, "b"}, false, true, false},
	    /* is it open to others? Nobody knows */
	    {{OPEN, 4, EACCES, "."}, true, true, true},
	    {{STAT, 1, EIO, ""}, true, true, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const mode_t old = umask(0);

		hits = 0;
		fault = rows[i].fault;
		try(&rows[i], make_ours);
		assert_int_equal(umask(old), 0); /* it is the program's */
		if (rows[i].a)
			assert_int_equal(mode_asked, 0700);
		rmdir("a/b");
		rmdir("a");
	}
}

static void
test_looking_first(void **state)
{
	static const struct row rows[] = {
	    {{OPEN, 1, EMFILE, "."}, false, true, false},
	    {{OPEN, 1, EACCES, "a"}, false, true, false},
	    {{OPEN, 1, ENOENT, "a"}, true, true, false},
	    {{ACCESS, 1, EROFS, "."}, false, true, false},
	};

	(void)state;
	assert_int_equal(mkdir("a", 0700), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		hits = 0;
		fault = rows[i].fault;
		try(&rows[i], folder_probe);
	}
}

/* Our folder is closed to whomever it was open to, and nothing else of it is
 * changed. */
static void
test_others(void **state)
{
	static const mode_t modes[][2] = {
	    {0701, 0700},
	    {0710, 0700},
	    {0777, 0700},
	    {0700, 0700},
	    {01700, 01700},
	};
	struct err e;

	(void)state;
	assert_int_equal(mkdir("a", 0700), 0);
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		assert_int_equal(chmod("a", modes[i][0]), 0);
		errno = ENOENT; /* of something before: nothing lacks here */
		assert_int_equal(run(make_ours, "a/f.age", &e), 0);
		assert_int_equal(mode_of("a"), modes[i][1]);
	}
}

/* Run WAY where a person may do what MINE says with this folder; as root, what
 * all others may. */
static int
run_shut(mode_t mine, int (*way)(const char *, struct err *), const char *path,
    struct err *e)
{
	const bool all = geteuid() == 0;
	int r;

	assert_int_equal(chmod(".", all ? 0700 | mine >> 3 | mine >> 6 : mine),
	    0);
	assert_int_equal(seteuid(all ? 65534 : geteuid()), 0);
	r = run(way, path, e);
	assert_int_equal(seteuid(getuid()), 0);
	assert_int_equal(chmod(".", 0700), 0);
	return r;
}

/* Where one may go in and write, but not look around. */
static void
test_unreadable(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(mkdir("shut", 0700), 0);
	assert_int_equal(chmod("shut", geteuid() == 0 ? 0733 : 0300), 0);
	assert_int_equal(run_shut(0300, folder_probe, "shut/f.age", &e), 0);
	assert_int_equal(run_shut(0300, make_ours, "a/f.age", &e), 0);
	assert_int_equal(mode_of("a"), 0700);
}

/* Of two reasons the first is told. */
static void
test_no_folder(void **state)
{
	struct err e;

	(void)state;
	put("f");
	assert_int_equal(run_shut(0100, folder_probe, "f/f.age", &e), -1);
	assert_non_null(strstr(e.msg, reason(ENOTDIR, REASON_FOLDER)));
}

/* However long a part of the way is, it is refused by the system. */
static void
test_long_names(void **state)
{
	char path[4000];
	struct err e;

	(void)state;
	for (size_t n = 256; n < 300 || n == 3990; n += n == 299 ? 3691 : 1) {
		memset(path, 'a', n);
		strcpy(path + n, "/f.age");
		assert_int_equal(run(make_ours, path, &e), -1);
		if (n < 300)
			assert_non_null(
			    strstr(e.msg, reason(ENAMETOOLONG, REASON_FOLDER)));
		assert_int_equal(run(folder_probe, path, &e), -1);
		assert_int_equal(entries(false), 0);
	}
}

/* A list of files that breaks off is no list. */
static void
test_list(void **state)
{
	struct arena *a = arena_new();
	const char *const *list;
	struct err e = {.msg = ""};
	size_t n;

	(void)state;
	put("a.yaml");
	put("b.yaml");
	for (int i = 1; i <= 5; i++) {
		const size_t before = open_files();

		fault = (struct fault){NEXT, i, EIO, NULL};
		on = true;
		assert_int_equal(folder_list(a, ".", ".yaml", &list, &n, &e),
		    -1);
		on = false;
		assert_non_null(strstr(e.msg, "cannot look into .: "));
		assert_non_null(strstr(e.msg, reason(EIO, REASON_FOLDER)));
		assert_int_equal(e.kind, ERR_IO);
		assert_int_equal(open_files(), before);
	}
	assert_int_equal(hits, 5);
	assert_int_equal(folder_list(a, ".", ".yaml", &list, &n, &e), 0);
	assert_int_equal(n, 2);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_making),
	    TEST(test_looking_first),
	    TEST(test_others),
	    TEST(test_unreadable),
	    TEST(test_no_folder),
	    TEST(test_long_names),
	    TEST(test_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
