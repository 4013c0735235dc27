/* Every way to save, call for call: what happens when any one of them says no
 * or is interrupted. */
#include "file_calls_support.h"
#include "reason_support.h"

#include "harmcheck/arena.h"
#include "harmcheck/ending.h"

static int
replace(const char *path, struct err *e)
{
	return file_replace(path, "new", 3, false, NULL, e);
}

static int
make_new(const char *path, struct err *e)
{
	return file_replace(path, "new", 3, true, NULL, e);
}

static int
probe(const char *path, struct err *e)
{
	return file_probe(path, false, e);
}

static int
probe_new(const char *path, struct err *e)
{
	return file_probe(path, true, e);
}

static int
tidy(const char *path, struct err *e)
{
	(void)e;
	file_tidy(path);
	return 0;
}

static int
take(const char *path, struct err *e)
{
	struct file_hold h;
	const int r = file_hold_take(&h, path, e);

	file_hold_drop(&h);
	return r;
}

/* Taken, replaced twice, read by nobody. */
static int
hold(const char *path, struct err *e)
{
	struct file_hold h;
	int r = file_hold_take(&h, path, e);

	for (int i = 0; i < 2 && r == 0; i++)
		r = file_hold_replace(&h, path, "new", 3, e);
	file_hold_drop(&h);
	return r;
}

static int
hold_new(const char *path, struct err *e)
{
	struct file_hold h = {.fd = -1};
	const int r = file_hold_replace(&h, path, "new", 3, e);

	file_hold_drop(&h);
	return r;
}

static int
hold_remove(const char *path, struct err *e)
{
	struct file_hold h;
	int r = file_hold_take(&h, path, e);

	if (r == 0)
		r = file_hold_remove(&h, path, e);
	file_hold_drop(&h);
	return r;
}

/* Every one of these calls, the first, the second, ..., says no once, or is
 * interrupted. Why it failed is said, and no temporary file is left. What is
 * held and cannot be looked at counts as changed. */
static const struct way {
	int (*save)(const char *, struct err *);
	bool there;
} ways[] = {
    {replace, true},
    {replace, false},
    {make_new, false},
    {probe, true},
    {probe, false},
    {probe_new, false},
    {tidy, true},
    {take, true},
    {hold, true},
    {hold_new, false},
    {hold_remove, true},
};

/* One run; false: there is no such call any more. */
static bool
one_fault(const struct way *way, struct fault f)
{
	struct err e;
	int r;

	fresh();
	entries(true);
	if (way->there)
		put("f");
	fault = f;
	r = run(way->save, "f", &e);
	if (r == 0)
		assert_string_equal(e.msg, "");
	else if (!tells(e.msg, f.error) &&
	    strstr(e.msg, "the disk may not keep it") == NULL &&
	    (f.call != STAT || strstr(e.msg, "nother program") == NULL))
		fail_msg("way %td, call %d: %s", way - ways, f.call, e.msg);
	if (hits == 0 || f.error == EINTR)
		assert_int_equal(r, 0);
	if (f.call != UNLINK)
		assert_int_equal(entries(false), file_exists("f"));
	return hits == 1;
}

static void
test_every_call_says_no_once(void **state)
{
	static const int errors[] = {EACCES, EINTR};

	(void)state;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++)
		for (enum call c = OPEN; c < CALLS; c++)
			for (int e = 0; e < 2; e++)
				for (int n = 1; one_fault(&ways[w],
					 (struct fault){c, n, errors[e], NULL});
				     n++) {
				}
}

static void
test_no_folder(void **state)
{
	struct file_hold h = {.fd = -1};
	struct err e;

	(void)state;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++)
		assert_int_equal(run(ways[w].save, "no/f", &e),
		    ways[w].save == tidy ? 0 : -1);
	on = true; /* what no call can have filled is not used */
	assert_int_equal(file_hold_remove(&h, "no/f", &e), -1);
	assert_string_equal(e.msg,
	    "no/f is not where it was, so it could not be deleted. If it was "
	    "moved, or is on a stick, it is still there. You can delete it "
	    "yourself");
	on = false;
	assert_int_equal(closed_twice, 0);
}

/* A temporary file is there for a moment: what ends the program waits. */
static void
test_signals_wait(void **state)
{
	struct err e;
	sigset_t after;

	(void)state;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		fresh();
		entries(true);
		if (ways[w].there)
			put("f");
		assert_int_equal(run(ways[w].save, "f", &e), 0);
		assert_int_equal(was_held, made > 0);
		assert_int_equal(was_listening, made > 0);
		assert_false(listens);
		sigprocmask(SIG_BLOCK, NULL, &after);
		assert_int_equal(sigismember(&after, SIGTERM), 0);
	}
}

static void
nothing(void)
{
}

/* So does what has a handler that ends it in order. */
static void
test_tasks_wait(void **state)
{
	struct err e;

	(void)state;
	ending_do(nothing);
	assert_int_equal(run(replace, "f", &e), 0);
	assert_true(was_held);
}

/* There is nothing to try out when the place is taken. */
static void
test_probe_makes_nothing_in_vain(void **state)
{
	struct err e;

	(void)state;
	put("f");
	assert_int_equal(run(probe_new, "f", &e), -1);
	assert_int_equal(made, 0);
	assert_int_equal(run(probe, "f", &e), 0);
	assert_int_equal(made, 1);
}

static void
leave_old(void)
{
	put(".f.tmpabcdef");
	utimensat(AT_FDCWD, ".f.tmpabcdef",
	    (const struct timespec[2]){{1000, 0}, {1000, 0}}, 0);
}

/* Who holds the file has looked already for what a killed save left. */
static void
test_who_tidies(void **state)
{
	static const struct {
		int (*save)(const char *, struct err *);
		bool there, gone;
	} rows[] = {
	    {replace, true, true},
	    {make_new, false, true},
	    {hold_new, false, true},
	    {hold, true, false},
	    {probe, true, false},
	    {take, true, false},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		entries(true);
		if (rows[i].there)
			put("f");
		leave_old();
		assert_int_equal(run(rows[i].save, "f", &e), 0);
		assert_int_equal(file_exists(".f.tmpabcdef"), !rows[i].gone);
	}
}

/* Somebody changes the file after it was opened, each time: after many tries
 * it is in use. */
static void
test_a_file_that_never_stays(void **state)
{
	struct err e;

	(void)state;
	put("f");
	restless = true;
	assert_int_equal(run(take, "f", &e), -1);
	assert_int_equal(e.kind, ERR_REFUSED);
	assert_string_equal(e.msg,
	    "f is open in another harmcheck; close that one first, then try "
	    "again. Nothing was changed");
	assert_int_equal(opened_f, 100);
}

static void
test_removing(void **state)
{
	struct err e;

	(void)state;
	put("f");
	assert_int_equal(run(hold_remove, "f", &e), 0);
	assert_int_equal(fsyncs, 1); /* the folder: gone is gone */
	put("f");
	fault = (struct fault){UNLINK, 1, EACCES, "f"};
	assert_int_equal(run(hold_remove, "f", &e), -1);
	assert_string_equal(e.msg,
	    "f is still there. It could not be deleted: you may not write "
	    "there. "
	    "You can try to delete it yourself");
	assert_true(file_exists("f"));
}

static void
test_reading(void **state)
{
	struct arena *a = arena_new();
	struct file_hold h;
	struct err e;
	char *text;
	size_t n;

	(void)state;
	put("f");
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	on = true;
	fault = (struct fault){SEEK, 1, EACCES, NULL};
	assert_int_equal(file_hold_read(a, &h, "f", 9, &text, &n, &e), -1);
	assert_string_equal(e.msg, "cannot read f: you may not read it");
	assert_int_equal(file_hold_read(a, &h, "f", 9, &text, &n, &e), 0);
	assert_string_equal(text, "x");
	on = false;
	file_hold_drop(&h);
	arena_free(a);
}

/* Another file with the same time but for one part of it is another one. */
static void
test_times(void **state)
{
	static const struct timespec rows[] = {{1000, 1}, {1001, 0}};
	static const struct timespec was = {1000, 0};
	struct file_hold h;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put("f");
		utimensat(AT_FDCWD, "f", (struct timespec[2]){was, was}, 0);
		assert_int_equal(file_hold_take(&h, "f", &e), 0);
		assert_int_equal(file_hold_is(&h, AT_FDCWD, "f"), 1);
		utimensat(AT_FDCWD, "f", (struct timespec[2]){rows[i], rows[i]},
		    0);
		assert_int_equal(file_hold_is(&h, AT_FDCWD, "f"), 0);
		utimensat(AT_FDCWD, "f", (struct timespec[2]){was, was}, 0);
		h.dev++; /* the same number on another disk */
		assert_int_equal(file_hold_is(&h, AT_FDCWD, "f"), 0);
		file_hold_drop(&h);
	}
	on = true;
	fault = (struct fault){STAT, 1, EACCES, "f"};
	assert_int_equal(file_hold_is(&h, AT_FDCWD, "f"), 0);
	on = false;
	assert_int_equal(file_hold_is(&h, AT_FDCWD, "none"), -1);
}

/* What cannot be known again cannot be held; what is held can be locked on
 * every file system, some of which lock only what is open for writing. */
static void
test_knowing(void **state)
{
	struct file_hold h;
	struct err e;

	(void)state;
	fault = (struct fault){STAT, 1, EACCES, ""};
	assert_int_equal(run(hold_new, "f", &e), -1);
	assert_string_equal(e.msg, "cannot save f: you may not write there");
	assert_false(file_exists("f"));
	put("f");
	on = true;
	fault = (struct fault){STAT, 1, EACCES, ""};
	assert_int_equal(file_hold_take(&h, "f", &e), -1);
	assert_string_equal(e.msg, "cannot use f: you may not change it");
	assert_int_equal(h.fd, -1);
	on = false;
	assert_int_equal(file_hold_take(&h, "f", &e), 0);
	assert_int_equal(fcntl(h.fd, F_GETFL) & O_ACCMODE, O_RDWR);
	/* nor may a link, a pipe or a terminal have come there meanwhile */
	assert_int_equal(~flags_f & (O_NOFOLLOW | O_NONBLOCK | O_NOCTTY), 0);
	file_hold_drop(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_every_call_says_no_once),
	    TEST(test_no_folder),
	    TEST(test_signals_wait),
	    TEST(test_tasks_wait),
	    TEST(test_probe_makes_nothing_in_vain),
	    TEST(test_who_tidies),
	    TEST(test_a_file_that_never_stays),
	    TEST(test_removing),
	    TEST(test_reading),
	    TEST(test_times),
	    TEST(test_knowing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
