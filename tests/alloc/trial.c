/* One run of a program, and all that came of it. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "torture.h"

/* A program that checks itself, on a machine with much else to do. */
#define LIMIT_MS 60000

void
give_up(const char *format, ...)
{
	va_list args;

	fputs("tests/alloc: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, " (%s)\n", strerror(errno));
	exit(2);
}

static void
become(const struct program *p, const int *said)
{
	const struct rlimit limit = {p->limit, p->limit};
	const int numbers[] = {0, 3};
	int fds[2];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int i = 0; i < 2; i++) /* above all that they are to become */
		fds[i] =
		    fcntl(open(p->input[i] != NULL ? p->input[i] : "/dev/null",
			      O_RDONLY | O_CLOEXEC),
			F_DUPFD_CLOEXEC, 20);
	for (int i = 0; i < 2; i++)
		if (dup2(fds[i], numbers[i]) == -1 ||
		    dup2(said[i], i + 1) == -1)
			_exit(126);
	if (p->preload != NULL)
		setenv("LD_PRELOAD", p->preload, 1);
	if (chdir(p->folder) == -1 ||
	    (p->limit != 0 && setrlimit(RLIMIT_AS, &limit) == -1))
		_exit(126);
	execv(p->argv[0], p->argv);
	_exit(126);
}

static int
wait_for(pid_t pid)
{
	const int fd = (int)syscall(SYS_pidfd_open, pid, 0);
	struct pollfd end = {.fd = fd, .events = POLLIN};
	const bool in_time = fd != -1 && poll(&end, 1, LIMIT_MS) == 1;
	int how = -1;

	if (!in_time)
		kill(pid, SIGKILL);
	if (fd == -1 || waitpid(pid, &how, 0) != pid)
		give_up("cannot wait for a program");
	close(fd);
	return in_time ? how : -1;
}

static void
read_all(struct text *t, int fd)
{
	const off_t n = lseek(fd, 0, SEEK_END);

	t->n = (size_t)n;
	t->s = malloc(t->n + 1);
	if (n < 0 || t->s == NULL || pread(fd, t->s, t->n, 0) != n)
		give_up("cannot read what was said");
	t->s[t->n] = '\0';
	if (ftruncate(fd, 0) == -1 || lseek(fd, 0, SEEK_SET) == -1)
		give_up("cannot start anew");
}

void
program_run(const struct program *p, struct outcome *o)
{
	static int said[2] = {-1, -1};
	pid_t pid;

	for (int i = 0; i < 2; i++)
		if (said[i] == -1)
			said[i] = fcntl(memfd_create("said", MFD_CLOEXEC),
			    F_DUPFD_CLOEXEC, 20);
	p->book->asked = p->book->failed = p->book->begun = 0;
	p->book->what[0] = p->book->where[0] = '\0';
	pid = fork();
	if (pid == -1 || said[0] == -1 || said[1] == -1)
		give_up("cannot start a program");
	if (pid == 0)
		become(p, said);
	o->how = wait_for(pid);
	read_all(&o->out, said[0]);
	read_all(&o->err, said[1]);
	folder_read(&o->folder, p->folder);
}

void
outcome_done(struct outcome *o)
{
	free(o->out.s);
	free(o->err.s);
	folder_done(&o->folder);
}
