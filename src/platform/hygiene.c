#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/hygiene.h"
#include "harmcheck/pages.h"

/* More than is ever used below the callers of hygiene_stack(). */
#define STACK_USED ((size_t)48 * 1024)

/* glibc keeps so many freed pieces of each size, up to a limit, as they are. */
#define KEPT 7
#define KEPT_LEAST 24
#define KEPT_MOST 1032
#define KEPT_STEP 16

/* A standard stream that was closed is the number that the next file gets, and
 * then what is said would be written into that file. The wrong way round on
 * purpose: reading and writing there still fail. */
static void
fill_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 &&
		    open("/dev/null",
			fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(ERR_IO);
}

void
hygiene_begin(void)
{
	const struct rlimit none = {0, 0};

	fill_streams();

	/* The limit alone does not hold where cores are piped to a program. */
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)setrlimit(RLIMIT_CORE, &none);
	signal(SIGXFSZ, SIG_IGN);
#ifdef M_PERTURB
	/* What libraries free is written over, small pieces apart. */
	(void)mallopt(M_PERTURB, 0x55);
#endif
	pages_begin();
}

/* Those small pieces. They come back to whoever asks first. */
static void
wipe_freed(void)
{
	void *pieces[KEPT];

	for (size_t size = KEPT_LEAST; size <= KEPT_MOST; size += KEPT_STEP) {
		for (size_t i = 0; i < KEPT; i++)
			if ((pieces[i] = malloc(size)) != NULL)
				explicit_bzero(pieces[i], size);
		for (size_t i = 0; i < KEPT; i++)
			free(pieces[i]);
	}
}

/* Copies go through registers. A signal, and a first call of a library, put all
 * registers on the stack: so they are filled with something else before. */
__attribute__((noinline)) void
hygiene_stack(void)
{
	static volatile const size_t sizes[] = {8, 16, 32, 64, 128, 256, 512,
	    4096};
	static char from[4096], to[4096];
	char stack[STACK_USED];

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		memcpy(to, from, sizes[i]);
	explicit_bzero(stack, sizeof(stack));
}

void
hygiene_end(void)
{
	wipe_freed();
	hygiene_stack();
}
