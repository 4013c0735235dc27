/* memscan REPORT WORD CALL PROGRAM ARG...: run PROGRAM in this very process,
 * and search all its memory for WORD: at each system call CALL until it is
 * found there, and at the end, whatever ends it, before the memory goes. WORD
 * is looked for as UTF-8, UTF-16LE and UTF-32LE. REPORT, a file, gets
 *
 *	seen: 3 0 0 [heap] [stack]
 *	end: 0 0 0
 *	locked: 28 kB
 *
 * with the most that was found at a CALL, and the most memory that was locked.
 * Needs root: the program keeps others from looking into it.
 *
 * memscan --self WORD: can all three be found? */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FORMS = 3, WORD_MOST = 32, BLOCK = 1 << 20, PLACES = 200 };

#define MAPPING_MOST (1ul << 30) /* the shadow of a sanitizer is larger */

struct needles {
	unsigned char bytes[FORMS][4 * WORD_MOST];
	size_t n[FORMS];
};

struct found {
	size_t hits[FORMS];
	char places[PLACES];
};

static const struct call {
	const char *name;
	long number;
} calls[] = {
    {"write", SYS_write},
    {"read", SYS_read},
    {"ppoll", SYS_ppoll},
    {"close", SYS_close},
    {"fsync", SYS_fsync},
    {"munmap", SYS_munmap},
    {"none", -1},
};

static struct needles needles;

static void
make_needles(const char *word)
{
	for (size_t i = 0; word[i] != '\0' && i < WORD_MOST; i++)
		for (size_t form = 0; form < FORMS; form++) {
			needles.bytes[form][i << form] = (unsigned char)word[i];
			needles.n[form] = (i + 1) << form;
		}
}

static void
add_place(struct found *f, const char *name)
{
	size_t n = strlen(f->places);

	if (strstr(f->places, name) == NULL && n + strlen(name) + 2 < PLACES) {
		strcpy(f->places + n, " ");
		strcpy(f->places + n + 1, name);
	}
}

static void
search(struct found *f, const unsigned char *bytes, size_t n, const char *name)
{
	for (size_t form = 0; form < FORMS; form++) {
		const unsigned char *at = bytes, *hit;

		while ((hit = memmem(at, n - (size_t)(at - bytes),
			    needles.bytes[form], needles.n[form])) != NULL) {
			f->hits[form]++;
			add_place(f, name);
			at = hit + 1;
		}
	}
}

/* In blocks that overlap by less than the longest needle. */
static void
search_mapping(struct found *f, int mem, unsigned long from, unsigned long to,
    const char *name)
{
	static unsigned char block[BLOCK];
	const size_t step = BLOCK - 4 * WORD_MOST;

	for (; from < to; from += step) {
		size_t want = to - from < BLOCK ? to - from : BLOCK;
		ssize_t n = pread(mem, block, want, (off_t)from);

		if (n > 0)
			search(f, block, (size_t)n, name);
		if (want < BLOCK)
			break;
	}
}

/* Pages that nobody may touch are read too. */
static bool
scan(struct found *f, pid_t pid)
{
	char path[64], line[512], name[256];
	unsigned long from, to;
	bool any = false;
	FILE *maps;
	int mem;

	*f = (struct found){0};
	snprintf(path, sizeof(path), "/proc/%d/mem", (int)pid);
	mem = open(path, O_RDONLY | O_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/%d/maps", (int)pid);
	maps = mem != -1 ? fopen(path, "re") : NULL;
	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
		strcpy(name, "(none)");
		if (sscanf(line, "%lx-%lx %*s %*s %*s %*s %255s", &from, &to,
			name) < 2 ||
		    to - from > MAPPING_MOST || strncmp(name, "[v", 2) == 0)
			continue;
		search_mapping(f, mem, from, to, name);
		any = true;
	}
	if (maps != NULL)
		fclose(maps);
	if (mem != -1)
		close(mem);
	return any;
}

static long
locked(pid_t pid)
{
	char path[64], line[256];
	long kib = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	f = fopen(path, "re");
	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, "VmLck:", 6) == 0)
			kib = strtol(line + 6, NULL, 10);
	if (f != NULL)
		fclose(f);
	return kib;
}

/* --- tracing ------------------------------------------------------------- */

struct trace {
	pid_t pid; /* its first thread */
	long call;
	struct found seen, end;
	bool was_seen, has_end;
	long locked;
};

static void
at_call(struct trace *t, pid_t thread)
{
	struct __ptrace_syscall_info info;
	long kib;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof(info), &info) <= 0 ||
	    info.op != PTRACE_SYSCALL_INFO_ENTRY ||
	    (long)info.entry.nr != t->call)
		return;
	kib = locked(t->pid);
	if (kib > t->locked)
		t->locked = kib;
	if (!t->was_seen && scan(&t->seen, t->pid))
		t->was_seen = t->seen.hits[0] > 0;
}

/* A stop that PTRACE_EVENT_STOP tells of is one of all threads, or the start of
 * one. */
static void
go_on(const struct trace *t, pid_t thread, int status)
{
	const int sig = WSTOPSIG(status), event = status >> 16;
	const int how = t->call != -1 ? PTRACE_SYSCALL : PTRACE_CONT;

	if (event == PTRACE_EVENT_STOP && sig != SIGTRAP)
		ptrace(PTRACE_LISTEN, thread, 0, 0);
	else if (event != 0 || sig == (SIGTRAP | 0x80))
		ptrace(how, thread, 0, 0);
	else
		ptrace(how, thread, 0, (long)sig);
}

/* Until the first thread is about to go; its memory is still there. */
static void
follow(struct trace *t)
{
	pid_t thread;
	int status;

	while (!t->has_end && (thread = waitpid(-1, &status, __WALL)) != -1) {
		if (!WIFSTOPPED(status)) {
			if (thread == t->pid)
				return;
			continue;
		}
		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8) &&
		    thread == t->pid) {
			t->has_end = scan(&t->end, t->pid);
			return;
		}
		if (status >> 8 == (SIGTRAP | 0x80))
			at_call(t, thread);
		go_on(t, thread, status);
	}
}

static void
report(FILE *out, const char *name, const struct found *f)
{
	fprintf(out, "%s: %zu %zu %zu%s\n", name, f->hits[0], f->hits[1],
	    f->hits[2], f->places);
}

/* In a child of the program, so that the program keeps its number, its parent
 * and its terminal. */
static _Noreturn void
trace(FILE *out, long call, int ready)
{
	struct trace t = {.pid = getppid(), .call = call};
	const long options =
	    PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXIT | PTRACE_O_TRACECLONE;

	setsid();
	for (int fd = 0; fd < 3; fd++)
		close(fd);
	if (ptrace(PTRACE_SEIZE, t.pid, 0, options) == -1 ||
	    ptrace(PTRACE_INTERRUPT, t.pid, 0, 0) == -1 ||
	    write(ready, "r", 1) != 1)
		_exit(1);
	close(ready);
	follow(&t);
	report(out, "seen", &t.seen);
	if (t.has_end)
		report(out, "end", &t.end);
	fprintf(out, "locked: %ld kB\n", t.locked);
	fclose(out);
	_exit(0);
}

static long
call_named(const char *name)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strcmp(calls[i].name, name) == 0)
			return calls[i].number;
	fprintf(stderr, "memscan: no call %s here\n", name);
	exit(2);
}

/* What is searched for lies in this program itself. */
static int
look_at_self(void)
{
	struct found f;

	return scan(&f, getpid()) && f.hits[0] > 0 && f.hits[1] > 0 &&
		f.hits[2] > 0
	    ? 0
	    : 1;
}

int
main(int argc, char **argv)
{
	int ready[2];
	FILE *out;
	char c;

	if (argc == 3 && strcmp(argv[1], "--self") == 0) {
		make_needles(argv[2]);
		return look_at_self();
	}
	if (argc < 5) {
		fputs("usage: memscan REPORT WORD CALL PROGRAM ARG...\n",
		    stderr);
		return 2;
	}
	out = fopen(argv[1], "we");
	if (out == NULL || pipe2(ready, O_CLOEXEC) == -1) {
		fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
		return 2;
	}
	const long call = call_named(argv[3]);
	const pid_t pid = fork();

	if (pid == 0) {
		close(ready[0]);
		make_needles(argv[2]);
		trace(out, call, ready[1]);
	}
	close(ready[1]);
	if (pid == -1 || read(ready[0], &c, 1) != 1) {
		fputs("memscan: cannot trace\n", stderr);
		return 2;
	}
	execv(argv[4], argv + 4);
	fprintf(stderr, "memscan: %s: %s\n", argv[4], strerror(errno));
	return 127;
}
