/* pair [-n ROUNDS] [-w WARM] [-t SECONDS] [-p WORDS] NAME=COMMAND...
 *
 * Runs the commands (by sh -c) in turn, A B C, A B C, ..., ROUNDS times (5)
 * after WARM turns that do not count (1), and prints a line for each run:
 *
 *	round TAB name TAB wall ms TAB cpu ms TAB peak KB
 *
 * Turns, so that a machine that is slow for a while is slow for all of them:
 * take ratios round by round and the median of these (tests/bench/table).
 * With -p each gets a fresh pseudo-terminal, and the wall time is that from
 * fork() to the moment when WORDS have come out of it; the command is ended
 * then. Status 1 when a command fails, or runs longer than SECONDS (600).
 */
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct run {
	double wall_ms, cpu_ms;
	long peak_kb;
	bool good;
};

static const char *words; /* NULL: to the end of the command */
static unsigned limit = 600;

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static _Noreturn void
command(const char *line)
{
	alarm(limit);
	execl("/bin/sh", "sh", "-c", line, (char *)NULL);
	_exit(127);
}

/* Read what comes out of FD until the words are there. */
static bool
saw_words(int fd)
{
	static char said[1 << 16];
	size_t n = 0;

	for (;;) {
		const ssize_t got = read(fd, said + n, sizeof(said) - 1 - n);

		if (got <= 0)
			return false;
		n += (size_t)got;
		if (memmem(said, n, words, strlen(words)) != NULL)
			return true;
		if (n + 1 >= sizeof(said))
			return false;
	}
}

static struct run
once(const char *line)
{
	const struct winsize size = {.ws_row = 24, .ws_col = 80};
	struct run r = {.good = true};
	struct rusage used;
	double from;
	int fd = -1, status = 0;
	pid_t pid;

	fflush(stdout);
	from = now_ms();
	pid = words != NULL ? forkpty(&fd, NULL, NULL, &size) : fork();
	if (pid == 0)
		command(line);
	if (pid == -1)
		return (struct run){0};
	if (words != NULL) {
		r.good = saw_words(fd);
		r.wall_ms = now_ms() - from;
		kill(pid, SIGKILL);
		close(fd);
	}
	if (wait4(pid, &status, 0, &used) == -1)
		return (struct run){0};
	if (words == NULL) {
		r.wall_ms = now_ms() - from;
		r.good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	}
	r.cpu_ms = ms(used.ru_utime) + ms(used.ru_stime);
	r.peak_kb = used.ru_maxrss;
	return r;
}

static int
run_all(int rounds, int warm, char **commands)
{
	for (int round = -warm; round < rounds; round++)
		for (char **c = commands; *c != NULL; c++) {
			const char *line = strchr(*c, '=') + 1;
			const struct run r = once(line);

			if (!r.good) {
				fprintf(stderr, "pair: that failed: %s\n",
				    line);
				return 1;
			}
			if (round >= 0)
				printf("%d\t%.*s\t%.4f\t%.3f\t%ld\n", round,
				    (int)(line - 1 - *c), *c, r.wall_ms,
				    r.cpu_ms, r.peak_kb);
		}
	return 0;
}

int
main(int argc, char **argv)
{
	int rounds = 5, warm = 1, o;

	while ((o = getopt(argc, argv, "+n:w:t:p:")) != -1)
		if (o == 'n')
			rounds = atoi(optarg);
		else if (o == 'w')
			warm = atoi(optarg);
		else if (o == 't')
			limit = (unsigned)atoi(optarg);
		else if (o == 'p')
			words = optarg;
		else
			return 2;
	if (optind == argc)
		return 2;
	for (int i = optind; i < argc; i++)
		if (strchr(argv[i], '=') == NULL)
			return 2;
	setenv("TERM", "xterm", 1);
	return run_all(rounds, warm, argv + optind);
}
