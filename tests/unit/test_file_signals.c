/* While a file is saved the signals that would end the program wait, and only
 * those; afterwards all is as it was, and no file is left open. */
#include "folder_support.h"
#include "reason_support.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"

static sigset_t seen; /* what was blocked at the last fsync */
static int calls, fail_at;

/* This stands in for the C library's. */
int
fsync(int fd)
{
	sigprocmask(SIG_BLOCK, NULL, &seen);
	if (++calls == fail_at) {
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fsync, fd);
}

static void
handler(int signal)
{
	(void)signal;
}

static void
informed(int signal, siginfo_t *info, void *context)
{
	(void)signal;
	(void)info;
	(void)context;
}

static bool
waits(int signal)
{
	return sigismember(&seen, signal) == 1;
}

static void
save_once(void)
{
	struct err e;

	calls = 0;
	sigemptyset(&seen);
	assert_int_equal(file_replace("f", "x", 1, false, NULL, &e), 0);
	assert_true(calls > 0);
}

static void
those_that_would_end_it(void **state)
{
	static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU,
	    SIGALRM, SIGUSR1, SIGUSR2};
	sigset_t after;

	(void)state;
	save_once();
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		assert_true(waits(ends[i]));
	assert_false(waits(SIGTSTP));
	assert_false(waits(SIGSEGV));
	sigprocmask(SIG_BLOCK, NULL, &after);
	for (int s = 1; s < 32; s++)
		assert_int_equal(sigismember(&after, s), 0);
	unlink("f");
}

/* A handler is ours, and is not held up; nor is what is ignored anyway. */
static void
not_those_that_are_handled(void **state)
{
	struct sigaction plain = {.sa_handler = handler};
	struct sigaction with_info = {.sa_sigaction = informed,
	    .sa_flags = SA_SIGINFO};
	struct sigaction odd = {.sa_handler = SIG_DFL, .sa_flags = SA_SIGINFO};
	struct sigaction ignored = {.sa_handler = SIG_IGN};
	struct sigaction before[3];

	(void)state;
	sigaction(SIGHUP, &plain, &before[0]);
	sigaction(SIGINT, &with_info, &before[1]);
	sigaction(SIGTERM, &ignored, &before[2]);
	save_once();
	assert_false(waits(SIGHUP));
	assert_false(waits(SIGINT));
	assert_false(waits(SIGTERM));
	assert_true(waits(SIGQUIT));
	sigaction(SIGHUP, &odd, NULL);
	save_once();
	assert_false(waits(SIGHUP));
	sigaction(SIGHUP, &before[0], NULL);
	sigaction(SIGINT, &before[1], NULL);
	sigaction(SIGTERM, &before[2], NULL);
	unlink("f");
}

/* What was blocked before is blocked afterwards. */
static void
what_waited_before_still_waits(void **state)
{
	sigset_t mine, after;

	(void)state;
	sigemptyset(&mine);
	sigaddset(&mine, SIGUSR2);
	sigaddset(&mine, SIGINT);
	sigprocmask(SIG_SETMASK, &mine, NULL);
	save_once();
	assert_true(waits(SIGUSR2));
	sigprocmask(SIG_BLOCK, NULL, &after);
	for (int s = 1; s < 32; s++)
		assert_int_equal(sigismember(&after, s),
		    s == SIGUSR2 || s == SIGINT);
	sigemptyset(&mine);
	sigprocmask(SIG_SETMASK, &mine, NULL);
	unlink("f");
}

/* One way to save, and whether it works out. */
struct way {
	int (*save)(const char *path, struct err *e);
	const char *path;
	bool good;
};

static int
replace(const char *path, struct err *e)
{
	return file_replace(path, "x", 1, false, NULL, e);
}

static int
make(const char *path, struct err *e)
{
	return file_replace(path, "x", 1, true, NULL, e);
}

static int
probe(const char *path, struct err *e)
{
	return file_probe(path, false, e);
}

static int
tidy(const char *path, struct err *e)
{
	(void)e;
	file_tidy(path);
	return 0;
}

static void
nothing_stays_open(void **state)
{
	static const struct way ways[] = {
	    {replace, "f", true},
	    {replace, "f", true},
	    {make, "f", false},
	    {replace, "no/f", false},
	    {probe, "f", true},
	    {probe, "no/f", false},
	    {probe, ".", false},
	    {tidy, "f", true},
	    {tidy, "no/f", true},
	};
	const size_t before = open_files();
	sigset_t after;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		for (fail_at = 0; fail_at < 3; fail_at++) {
			const int r = ways[i].save(ways[i].path, &e);

			calls = 0;
			if (fail_at == 0 && (r == 0) != ways[i].good)
				fail_msg("row %zu: %d", i, r);
			if (open_files() != before)
				fail_msg("row %zu: %zu open, %zu before", i,
				    open_files(), before);
			sigprocmask(SIG_BLOCK, NULL, &after);
			for (int s = 1; s < 32; s++)
				assert_int_equal(sigismember(&after, s), 0);
		}
	fail_at = 0;
	unlink("f");
}

/* A save that fails says why: what came after, such as closing, does not take
 * the place of that. */
static void
it_says_why(void **state)
{
	struct err e;

	(void)state;
	calls = 0;
	fail_at = 1;
	assert_int_equal(file_replace("f", "x", 1, false, NULL, &e), -1);
	assert_true(tells(e.msg, EIO));
	fail_at = 0;
	assert_int_equal(access("f", F_OK), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(those_that_would_end_it),
	    cmocka_unit_test(not_those_that_are_handled),
	    cmocka_unit_test(what_waited_before_still_waits),
	    cmocka_unit_test(nothing_stays_open),
	    cmocka_unit_test(it_says_why),
	};

	return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
