/* The temporary file of a save: its name, how it is opened, and which of those
 * that a killed save left are removed. */
#include "file_calls_support.h"

static const unsigned char bytes[] = {0, 31, 32, 63, 100, 255};

static int
save(const char *path, struct err *e)
{
	return file_replace(path, "new", 3, false, NULL, e);
}

static int
tidy(const char *path, struct err *e)
{
	(void)e;
	file_tidy(path);
	return 0;
}

/* Letters that a name has on every file system, all equally likely. */
static void
test_names(void **state)
{
	char name[100] = "", want[100];
	struct err e;

	(void)state;
	bytes_wanted = bytes;
	assert_int_equal(run(save, "f", &e), 0);
	assert_string_equal(tmp, ".f.tmpa7a7e7");
	assert_int_equal(tmp_mode, 0600);
	assert_int_equal(made, 1);

	/* a long name is cut before a character, never inside of it */
	memset(name, 'a', 62);
	for (size_t fill = 61; fill <= 64; fill++) {
		memset(name, 'a', fill);
		strcpy(name + fill, "\xc3\xa9\xc3\xa9z");
		assert_int_equal(run(save, name, &e), 0);
		snprintf(want, sizeof(want), ".%.*s.tmpa7a7e7",
		    fill == 61 || fill == 63 ? 63 : 64, name);
		assert_string_equal(tmp, want);
	}
	memset(name, 0x80, 70);
	name[70] = '\0';
	assert_int_equal(run(save, name, &e), 0);
	assert_string_equal(tmp, "..tmpa7a7e7");
}

static void
test_tries(void **state)
{
	struct err e;

	(void)state;
	bytes_wanted = bytes;
	put(".f.tmpa7a7e7");
	assert_int_equal(run(save, "f", &e), -1);
	assert_string_equal(e.msg, "cannot save f: it is there already");
	assert_int_equal(made, 100);
	assert_int_equal(file_probe("f", true, &e), -1);
	assert_true(file_exists(".f.tmpa7a7e7")); /* it is not ours */
	fresh();
	bytes_wanted = bytes;
	bytes_once = true;
	assert_int_equal(run(save, "f", &e), 0);
	assert_int_equal(made, 2);
	assert_int_equal(entries(false), 2);
	fresh();
	fault = (struct fault){OPEN, 2, EACCES, NULL}; /* first: the folder */
	assert_int_equal(run(save, "f", &e), -1);
	assert_string_equal(e.msg, "cannot save f: you may not write there");
	assert_int_equal(made, 1);
}

static void
test_an_umask_takes_nothing(void **state)
{
	const mode_t old = umask(0777);
	struct stat st;
	struct err e;
	const int r = run(save, "f", &e);

	(void)state;
	umask(old);
	assert_int_equal(r, 0);
	assert_int_equal(stat("f", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void
test_folders(void **state)
{
	static char path[100000];
	struct err e;

	(void)state;
	assert_int_equal(run(save, "/tmp", &e), -1);
	assert_string_equal(e.msg,
	    "cannot save /tmp: it is not an ordinary file");
	put("file");
	assert_int_equal(run(save, "file/f", &e), -1);
	assert_non_null(
	    strstr(e.msg, "a file stands where a folder should be"));
	assert_int_equal(mkfifo("fifo", 0600), 0); /* does not wait for it */
	assert_int_equal(run(save, "fifo/f", &e), -1);
	/* 4095 is the most that the system takes for the way to the folder */
	for (size_t i = 0; i + 1 < sizeof(path); i++)
		path[i] = i % 2 == 0 ? '.' : '/';
	strcpy(path + 4094, "/f");
	assert_int_equal(run(save, path, &e), 0);
	assert_true(file_exists("f"));
	for (size_t n = 4095; n < sizeof(path) - 3; n += 40000) {
		memset(path, '/', n);
		path[0] = '.';
		strcpy(path + n, "/f");
		assert_int_equal(run(save, path, &e), -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_true(strncmp(e.msg, "cannot save ./", 14) == 0);
	}
}

static void
test_a_place_that_cannot_be_seen(void **state)
{
	struct err e;

	(void)state;
	fault = (struct fault){STAT, 1, EACCES, NULL};
	assert_int_equal(run(save, "f", &e), -1);
	assert_string_equal(e.msg,
	    "cannot save f: that folder is not open to you");
	assert_int_equal(made, 0);
}

/* A save takes less than a minute: what is older than that was left. */
static void
test_age(void **state)
{
	static const struct when rows[] = {
	    {"f", 1000},
	    {".f.tmpaaaaaa", 939},
	    {".f.tmpbbbbbb", 940},
	    {".f.tmpcccccc", 941},
	    {".f.tmpdddddd", 1000},
	    {NULL, 0},
	};
	struct err e;

	(void)state;
	for (size_t i = 1; rows[i].name != NULL; i++)
		put(rows[i].name);
	times = rows;
	assert_int_equal(run(save, "f", &e), 0);
	for (size_t i = 1; rows[i].name != NULL; i++)
		assert_int_equal(file_exists(rows[i].name),
		    rows[i].then >= 940);
	/* however young */
	assert_int_equal(run(tidy, "f", &e), 0);
	assert_int_equal(entries(false), 1);
}

/* When nobody can say how late it is, nothing is old. */
static void
test_no_time(void **state)
{
	static const struct when rows[] = {
	    {".f.tmpaaaaaa", -60},
	    {".f.tmpbbbbbb", -59},
	    {".f.tmpcccccc", 2},
	    {NULL, 0},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; rows[i].name != NULL; i++)
		put(rows[i].name);
	times = rows;
	fault = (struct fault){STAT, 2, EACCES, "f"};
	assert_int_equal(run(save, "f", &e), 0);
	assert_int_equal(hits, 1);
	assert_false(file_exists(".f.tmpaaaaaa"));
	assert_true(file_exists(".f.tmpbbbbbb"));
	assert_true(file_exists(".f.tmpcccccc"));
}

/* What only looks alike stays, and so does what cannot be looked at. */
static void
test_what_stays(void **state)
{
	static const enum call calls[] = {STAT, OPEN};
	struct err e;
	int reader;

	(void)state;
	put(".f.tmpabcdef~");
	assert_int_equal(symlink("nowhere", ".f.tmpaaaaaa"), 0);
	assert_int_equal(mkfifo(".f.tmpbbbbbb", 0600), 0);
	assert_int_equal(mkdir(".f.tmpcccccc", 0700), 0);
	reader = open(".f.tmpbbbbbb", O_RDONLY | O_NONBLOCK);
	assert_int_equal(run(tidy, "f", &e), 0);
	assert_int_equal(entries(false), 4);
	syscall(SYS_close, reader);
	put(".f.tmpdddddd");
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		fault = (struct fault){calls[i], 1, EACCES, ".f.tmpdddddd"};
		assert_int_equal(run(tidy, "f", &e), 0);
		assert_true(file_exists(".f.tmpdddddd"));
	}
	assert_int_equal(hits, 2);
	assert_int_equal(run(tidy, "f", &e), 0);
	assert_false(file_exists(".f.tmpdddddd"));
}

/* A link put in place of a file between the look and the opening; a pipe. */
static void
test_put_in_between(void **state)
{
	struct err e;

	(void)state;
	put("theirs");
	put(".f.tmpaaaaaa");
	for (int i = 0; i < 2; i++) {
		swap_at_open = i == 0 ? "link" : "fifo";
		assert_int_equal(symlink("theirs", "link"), 0);
		assert_int_equal(mkfifo("fifo", 0600), 0);
		assert_int_equal(run(tidy, "f", &e), 0);
		assert_null(swap_at_open);
		assert_true(file_exists(".f.tmpaaaaaa") || i == 1);
		unlink("link");
		unlink("fifo");
		unlink(".f.tmpaaaaaa");
		put(".f.tmpaaaaaa");
	}
}

static void
test_a_folder_that_cannot_be_read(void **state)
{
	struct err e;

	(void)state;
	put("f");
	put(".f.tmpaaaaaa");
	fault = (struct fault){OPEN, 1, EACCES, "."};
	for (int i = 0; i < 2; i++) {
		fault = (struct fault){i == 0 ? OPEN : LIST, i == 0 ? 2 : 1,
		    EACCES, i == 0 ? "." : NULL};
		assert_int_equal(run(tidy, "f", &e), 0);
		assert_int_equal(hits, i + 1);
		assert_true(file_exists(".f.tmpaaaaaa"));
	}
}

/* Some file systems cannot write out a folder. */
static void
test_folders_that_are_not_written_out(void **state)
{
	static const int errors[] = {EROFS, EINVAL, ENOTSUP};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		fault = (struct fault){FSYNC, 2, errors[i], NULL};
		assert_int_equal(run(save, "f", &e), 0);
	}
	assert_int_equal(hits, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_names),
	    TEST(test_tries),
	    TEST(test_an_umask_takes_nothing),
	    TEST(test_folders),
	    TEST(test_a_place_that_cannot_be_seen),
	    TEST(test_age),
	    TEST(test_no_time),
	    TEST(test_what_stays),
	    TEST(test_put_in_between),
	    TEST(test_a_folder_that_cannot_be_read),
	    TEST(test_folders_that_are_not_written_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
