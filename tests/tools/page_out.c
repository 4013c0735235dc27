/* page_out PID: have the system write all memory of that process to the swap
 * space, as it does when memory is short; what is locked stays. Prints how many
 * kB are there then. Needs root: harmcheck keeps others from looking into it.
 *
 * A page that a processor has on its own list of new pages is passed over, and
 * only what runs on that processor can empty the list. So this moves from one
 * to the next. */
#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static FILE *
open_proc(pid_t pid, const char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
	return fopen(path, "re");
}

/* Regions that are locked, or not pages at all, are refused (EINVAL). */
static bool
page_out(pid_t pid, int fd)
{
	unsigned long from, to;
	char line[512];
	bool any = false;
	FILE *maps = open_proc(pid, "maps");

	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
		struct iovec all;

		if (sscanf(line, "%lx-%lx", &from, &to) != 2)
			continue;
		all = (struct iovec){(void *)from, to - from};
		any |= syscall(SYS_process_madvise, fd, &all, 1, MADV_PAGEOUT,
			   0) > 0;
	}
	if (maps != NULL)
		fclose(maps);
	return any;
}

static bool
page_out_everywhere(pid_t pid, int fd)
{
	bool any = false;

	for (size_t i = 0; i < CPU_SETSIZE; i++) {
		cpu_set_t one;

		CPU_ZERO(&one);
		CPU_SET(i, &one);
		if (sched_setaffinity(0, sizeof(one), &one) == 0)
			any |= page_out(pid, fd);
	}
	return any;
}

static long
swapped(pid_t pid)
{
	char line[256];
	long kib = 0;
	FILE *f = open_proc(pid, "status");

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, "VmSwap:", 7) == 0)
			kib = strtol(line + 7, NULL, 10);
	if (f != NULL)
		fclose(f);
	return kib;
}

int
main(int argc, char **argv)
{
	const pid_t pid = argc == 2 ? (pid_t)strtol(argv[1], NULL, 10) : 0;
	int fd;

	if (pid <= 0) {
		fputs("usage: page_out PID\n", stderr);
		return 2;
	}
	fd = (int)syscall(SYS_pidfd_open, pid, 0);
	/* Twice: the first time may find pages on their way somewhere. */
	if (fd == -1 || !page_out_everywhere(pid, fd) ||
	    !page_out_everywhere(pid, fd)) {
		fprintf(stderr, "page_out: %s\n", strerror(errno));
		return 1;
	}
	printf("%ld\n", swapped(pid));
	return 0;
}
