/* Growing bytes in an arena; always ended by a NUL that LEN does not count. */
#ifndef HARMCHECK_BUF_H
#define HARMCHECK_BUF_H

#include <stddef.h>

struct arena;

struct buf {
	struct arena *arena;
	char *data; /* never NULL after buf_init */
	size_t len;
	size_t cap;
};

/* Make B empty; its bytes live in A. */
void buf_init(struct buf *b, struct arena *a);

/* Room for N more bytes at once, so that adding them leaves no copies of what
 * was there before in the arena. */
void buf_reserve(struct buf *b, size_t n);

/* Empty B, keep its memory. */
void buf_clear(struct buf *b);

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);

/* Add C, N times. */
void buf_fill(struct buf *b, char c, size_t n);

void buf_addf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
