#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/secret.h"
#include "secret_pages.h"

/* What stands in front of each piece that an arena has taken, so that all can
 * be found at the end. There is no lock: while a second thread works, the
 * first one waits for it (work.c). */
struct piece {
	struct piece *next;
	size_t all; /* with this head */
};

#define HEAD                                                  \
	((sizeof(struct piece) + _Alignof(max_align_t) - 1) / \
	    _Alignof(max_align_t) * _Alignof(max_align_t))

static struct piece *pieces;
static bool was_refused;

bool
secret_memory_is_locked(void)
{
	return !was_refused;
}

void
secret_lock_was(bool granted)
{
	was_refused |= !granted;
}

void *
secret_pages_new(size_t *n)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *p;

	if (*n > SIZE_MAX - page)
		return NULL;
	*n = (*n + page - 1) / page * page;
	p = mmap(NULL, *n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
	    /* cppcheck-suppress invalidFunctionArg ; -1: no file */
	    -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	(void)madvise(p, *n, MADV_DONTDUMP);
	secret_lock_was(mlock(p, *n) == 0);
	return p;
}

/* That it is unmapped unlocks it too. */
void
secret_pages_free(void *p, size_t n)
{
	explicit_bzero(p, n);
	(void)munmap(p, n);
}

static struct arena_piece
take(size_t n)
{
	const struct arena_piece none = {NULL, 0};
	struct piece *it;
	size_t all;

	if (n > SIZE_MAX - HEAD)
		return none;
	all = HEAD + n;
	it = secret_pages_new(&all);
	if (it == NULL)
		return none;
	*it = (struct piece){.next = pieces, .all = all};
	pieces = it;
	return (struct arena_piece){(char *)it + HEAD, all - HEAD};
}

/* Off the list before it goes: it may be walked at any moment. */
static void
give(struct arena_piece piece)
{
	struct piece *it = (struct piece *)(void *)((char *)piece.bytes - HEAD);

	for (struct piece **at = &pieces; *at != NULL; at = &(*at)->next)
		if (*at == it) {
			*at = it->next;
			break;
		}
	(void)munmap(it, it->all);
}

void
secret_memory_wipe(void)
{
	for (struct piece *it = pieces; it != NULL; it = it->next)
		explicit_bzero((char *)it + HEAD, it->all - HEAD);
	secret_wipe_all();
}

/* exit() inside a thread ends here too: out of memory does that. */
void
secret_memory_begin(void)
{
	static const struct arena_source source = {take, give};
	static bool begun;

	arena_source(&source);
	if (!begun)
		(void)atexit(secret_memory_wipe);
	begun = true;
}
