/* Out of memory on a painted screen: the terminal is given back first, or the
 * message goes with the screen that it was written on. */
#include "support.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/tty.h"

/* The child: a program that has painted a page, and runs out of memory. */
static void
run_out(const char *name)
{
	static const char *const page[] = {"a private answer"};
	struct arena *a = arena_new();
	int fd;

	setsid();
	fd = open(name, O_RDWR); /* its own terminal from now on */
	if (fd == -1 || dup2(fd, STDERR_FILENO) == -1)
		_exit(9);
	setenv("TERM", "xterm", 1);
	tty_begin(fd, fd, true);
	tty_paint(page, 1, 2);
	arena_alloc(a, SIZE_MAX - 64);
	_exit(8);
}

/* All that PID says on the terminal M, into TEXT; its end. */
static int
listen_to(pid_t pid, int m, char *text, size_t size)
{
	size_t n = 0;
	ssize_t got;
	int status = 0;

	while (n + 1 < size && (got = read(m, text + n, size - n - 1)) > 0)
		n += (size_t)got;
	text[n] = '\0';
	waitpid(pid, &status, 0);
	return status;
}

static void
the_terminal_comes_first(void **state)
{
	static char text[200000];
	const int m = posix_openpt(O_RDWR | O_NOCTTY);
	const char *away, *told, *name;
	int status;
	pid_t pid;

	(void)state;
	assert_true(m != -1 && grantpt(m) == 0 && unlockpt(m) == 0);
	name = ptsname(m);
	assert_non_null(name);
	pid = fork();
	if (pid == 0)
		run_out(name);
	status = listen_to(pid, m, text, sizeof(text));
	close(m);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 4);
	assert_non_null(strstr(text, "a private answer"));
	away = strstr(text, "\033[?1049l");
	told = strstr(text, "harmcheck: too little memory");
	assert_non_null(away);
	assert_non_null(told);
	assert_true(away < told);
	assert_null(strstr(told, "\033"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_terminal_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
