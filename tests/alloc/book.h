/* What the shim and whoever runs the program tell each other: a file that both
 * have in memory. */
#ifndef ALLOC_BOOK_H
#define ALLOC_BOOK_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define BOOK_PIECES 262144
#define BOOK_SAVES 64

/* Which memory the program does not get. */
enum fault {
	FAULT_NONE,    /* count only */
	FAULT_ONCE,    /* piece number .at */
	FAULT_ON,      /* that one, and all after it */
	FAULT_LOCKS,   /* no page can be locked */
	FAULT_THREADS, /* no thread can be started */
};

struct book {
	int fault;
	long at;           /* counts from 1 */
	atomic_long asked; /* so many pieces, so far */
	atomic_long failed;
	atomic_long begun; /* the program itself was reached */
	/* of the first that failed: what was asked for, and where */
	char what[64];
	char where[256];
	/* who asked for each, in a run with FAULT_NONE */
	uintptr_t from[BOOK_PIECES];
	/* each file that was written then */
	long n_saves;
	uint64_t saves[BOOK_SAVES];
};

/* Stands for those bytes, behind those that SUM stands for, or 0 (FNV-1a). */
static inline uint64_t
book_sum(uint64_t sum, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;

	if (sum == 0)
		sum = 14695981039346656037U;
	for (size_t i = 0; i < n; i++)
		sum = (sum ^ at[i]) * 1099511628211U;
	return sum;
}

#endif
