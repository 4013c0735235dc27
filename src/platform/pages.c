#include <sys/mman.h>

#include "harmcheck/arena.h"
#include "harmcheck/pages.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define LIBRARY_ONLY
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define LIBRARY_ONLY
#endif

/* Pieces up to this size, the usual ones of an arena, come with their pages.
 * A larger one may be a table of which little is used. */
#define AT_ONCE ((size_t)72 * 1024)
#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

static struct arena_piece
take(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | (n <= AT_ONCE ? MAP_POPULATE : 0),
	    /* cppcheck-suppress invalidFunctionArg ; -1: no file */
	    -1, 0);

	return (struct arena_piece){p != MAP_FAILED ? p : NULL, n};
}

static void
give(struct arena_piece piece)
{
	(void)munmap(piece.bytes, piece.n);
}

/* The C library's would write all of it over, twice (hygiene.c), needed or
 * not. */
void
pages_begin(void)
{
#ifndef LIBRARY_ONLY
	static const struct arena_source source = {take, give};

	arena_source(&source);
#else
	(void)take, (void)give;
#endif
}
