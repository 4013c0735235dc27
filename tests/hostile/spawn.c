/* One run of the program, and what it cost. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile.h"

#define OUT_MOST ((size_t)8 << 20)

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "hostile: %s: %s\n", what, strerror(errno));
	exit(2);
}

const char *
text(const char *format, ...)
{
	va_list ap;
	char *s;

	va_start(ap, format);
	if (vasprintf(&s, format, ap) == -1)
		die("memory");
	va_end(ap);
	return s;
}

const char *
put_file(const char *name, const char *s, size_t n)
{
	const char *path = text("%s/%s", base, name);
	FILE *f = fopen(path, "w");

	if (f == NULL || fwrite(s, 1, n, f) != n || fclose(f) == EOF)
		die(path);
	return path;
}

struct bytes
get_file(const char *path)
{
	FILE *f = fopen(path, "r");
	char *s = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&s, &n);
	int c;

	if (f == NULL || to == NULL)
		die(path);
	while ((c = getc(f)) != EOF)
		putc(c, to);
	fclose(f);
	fclose(to);
	return (struct bytes){s, n};
}

/* Nothing of the caller's environment but what the sanitizers need. */
static char **
environment(const struct spawn *s)
{
	static const char *const kept[] = {"PATH", "ASAN_OPTIONS",
	    "UBSAN_OPTIONS"};
	char **env = calloc(32, sizeof(*env));
	size_t n = 0;

	if (env == NULL)
		die("memory");
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (getenv(kept[i]) != NULL)
			env[n++] = (char *)(uintptr_t)text("%s=%s", kept[i],
			    getenv(kept[i]));
	/* the first of a name counts, so what is asked for stands first */
	for (size_t i = 0; i < 8 && s->env[i] != NULL; i++)
		env[n++] = (char *)(uintptr_t)s->env[i];
	env[n++] = (char *)(uintptr_t)text("HOME=%s/home", base);
	env[n++] = (char *)(uintptr_t)text("TMPDIR=%s/tmp", base);
	env[n++] = (char *)(uintptr_t) "LANG=C.UTF-8";
	env[n++] = (char *)(uintptr_t) "TZ=UTC";
	return env;
}

static void
onto(const char *path, int to)
{
	const int fd = open(path, O_RDONLY);

	if (fd == -1 || dup2(fd, to) == -1)
		_exit(126);
	if (fd != to)
		close(fd);
}

static _Noreturn void
become(const struct spawn *s, char **env, int out, int err)
{
	const char *program = s->program != NULL ? s->program : harmcheck;
	const char *argv[ARGS_MOST + 2] = {program};

	memcpy(argv + 1, s->argv, sizeof(s->argv));
	if (chdir(text("%s/place", base)) == -1 ||
	    dup2(out, STDOUT_FILENO) == -1 || dup2(err, STDERR_FILENO) == -1)
		_exit(126);
	onto(s->in != NULL ? s->in : "/dev/null", STDIN_FILENO);
	if (s->third != NULL)
		onto(s->third, 3);
	alarm(s->seconds > 0 ? s->seconds : 20);
	execve(program, (char **)(uintptr_t)argv, env);
	_exit(127);
}

static struct bytes
said(int fd, void **map, size_t *n)
{
	struct stat st;

	if (*map != NULL)
		munmap(*map, *n);
	*map = NULL;
	*n = 0;
	if (fstat(fd, &st) == -1)
		die("fstat");
	if (st.st_size > 0) {
		*n = (size_t)st.st_size < OUT_MOST ? (size_t)st.st_size
						   : OUT_MOST;
		*map = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, fd, 0);
		if (*map == MAP_FAILED)
			die("mmap");
	}
	close(fd);
	return (struct bytes){*map != NULL ? *map : "", *n};
}

/* The memory of the child counts from the fork on, with what this program has:
 * so this one must stay small itself. */
void
spawn(const struct spawn *s, struct came *c)
{
	static void *maps[2];
	static size_t sizes[2];
	const int out = memfd_create("out", MFD_CLOEXEC),
		  err = memfd_create("err", MFD_CLOEXEC);
	char **env = environment(s);
	struct rusage used;
	int status;
	const pid_t pid = fork();

	if (out == -1 || err == -1 || pid == -1)
		die("fork");
	if (pid == 0)
		become(s, env, out, err);
	while (wait4(pid, &status, 0, &used) == -1)
		if (errno != EINTR)
			die("wait4");
	free(env);
	c->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	c->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	c->seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	    (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	c->kib = used.ru_maxrss;
	c->out = said(out, &maps[0], &sizes[0]);
	c->err = said(err, &maps[1], &sizes[1]);
}

bool
spawn_left_nothing(char *left, size_t n)
{
	static const char *const folders[] = {"place", "home", "tmp"};
	const struct dirent *d;

	*left = '\0';
	for (size_t i = 0; i < 3; i++) {
		const char *path = text("%s/%s", base, folders[i]);
		DIR *dir = opendir(path);

		if (dir == NULL)
			die(path);
		while ((d = readdir(dir)) != NULL)
			if (strcmp(d->d_name, ".") != 0 &&
			    strcmp(d->d_name, "..") != 0) {
				snprintf(left, n, "%s/%s", folders[i],
				    d->d_name);
				unlinkat(dirfd(dir), d->d_name, 0);
				unlinkat(dirfd(dir), d->d_name, AT_REMOVEDIR);
			}
		closedir(dir);
	}
	return *left == '\0';
}
