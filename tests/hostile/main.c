/* hostile WHAT [ARG...]: what comes from outside, put into the program; called
 * by tests/hostile/run, which says in HARMCHECK, BUILD, ROOT and BASE where
 * things are.
 *
 *	files          every trap of YAML in every kind of file
 *	rows           those of CSV and NDJSON, and of sums
 *	words [all]    payloads in arguments, names of files, the environment
 *	fields [all]   payloads in each scalar of a good file, and in each cell
 *	chance S N     N runs with arguments and an environment by chance S
 *	run FILE ARG...   only that, with our input and output: how much memory
 *	               it had, in KiB, goes into FILE
 *
 * A line for each, and last "N passed, M failed". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile.h"

const char *base, *root, *harmcheck;

static const char *
needed(const char *name)
{
	const char *value = getenv(name);

	if (value != NULL)
		return value;
	fprintf(stderr, "hostile: %s is not said\n", name);
	exit(2);
}

static int
run(const char *to, char **argv)
{
	FILE *f = fopen(to, "w");
	const pid_t pid = fork();
	struct rusage used;
	int status;

	if (f == NULL || pid == -1)
		return 2;
	if (pid == 0) {
		execv(harmcheck, argv);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &used) == -1)
		return 2;
	fprintf(f, "%ld\n", used.ru_maxrss);
	fclose(f);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	const bool all = argc > 2 && strcmp(argv[2], "all") == 0;

	harmcheck = needed("HARMCHECK");
	if (strcmp(what, "run") == 0 && argc > 3)
		return run(argv[2], argv + 2);
	base = needed("BASE");
	root = needed("ROOT");
	needed("BUILD");
	if (strcmp(what, "files") == 0)
		try_files();
	else if (strcmp(what, "rows") == 0)
		try_rows();
	else if (strcmp(what, "words") == 0)
		try_words(all);
	else if (strcmp(what, "fields") == 0)
		try_fields(all);
	else if (strcmp(what, "chance") == 0 && argc == 4)
		try_chance(strtoul(argv[2], NULL, 10),
		    strtoul(argv[3], NULL, 10));
	return judged_all();
}
