/* A stream of lines through several threads, in its order: blocks of whole
 * lines are read one after another, worked on side by side, and finished in
 * the order in which they were read. */
#ifndef HARMCHECK_PIPELINE_H
#define HARMCHECK_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>

struct err;

struct pipeline {
	int fd;           /* read from here, to its end */
	const char *name; /* of it, for messages */
	/* Read already: comes before what FD gives. */
	const char *first;
	size_t n_first;
	unsigned threads; /* at least 1 */
	size_t block;     /* bytes of a block, more than a line may have */
	/* Work on what there is as soon as it is a line; else blocks are filled
	 * as long as there is more. */
	bool flush;
	void *ctx;
	void **workers; /* one a thread */
	/* In any thread, side by side: N bytes of whole lines. The last may
	 * lack its line feed at the end of the input, or when it is longer than
	 * a block: then its rest is lost. */
	void (*work)(void *ctx, void *worker, const char *text, size_t n);
	/* In any thread, one at a time, in the order of the text, after work()
	 * with the same worker. BYTES: read so far. -1 with E ends it all; 1
	 * ends it without an error. */
	int (*finish)(void *ctx, void *worker, size_t bytes, struct err *e);
};

/* Run it to its end. 0, or -1 with E: reading failed, or finish() did. Where
 * no thread can be started, it goes on with fewer. */
int pipeline_run(const struct pipeline *p, struct err *e);

/* How many processors this process may use; at least 1. */
unsigned pipeline_processors(void);

#endif
