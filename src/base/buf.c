#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"

#define BUF_FIRST 64

void
buf_init(struct buf *b, struct arena *a)
{
	*b = (struct buf){
	    .arena = a,
	    .data = arena_alloc(a, BUF_FIRST),
	    .cap = BUF_FIRST,
	};
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->data[0] = '\0';
}

/* Room for N more bytes and the NUL. The old bytes stay in the arena until it
 * is wiped; doubling keeps them below the size of the new ones. A size that
 * cannot be is left to the arena, which ends the program. */
static void
buf_room(struct buf *b, size_t n)
{
	size_t need, cap;
	char *data;

	if (n < b->cap - b->len)
		return;
	need = n < SIZE_MAX - b->len ? b->len + n + 1 : SIZE_MAX;
	cap = b->cap < SIZE_MAX / 2 ? b->cap * 2 : SIZE_MAX;
	if (cap < need)
		cap = need;
	data = arena_alloc(b->arena, cap);
	memcpy(data, b->data, b->len);
	b->data = data;
	b->cap = cap;
}

void
buf_reserve(struct buf *b, size_t n)
{
	buf_room(b, n);
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	buf_room(b, n);
	memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_addc(struct buf *b, char c)
{
	buf_room(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void
buf_fill(struct buf *b, char c, size_t n)
{
	buf_room(b, n);
	memset(b->data + b->len, c, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_addf(struct buf *b, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	buf_room(b, n < 0 ? SIZE_MAX : (size_t)n);
	va_start(ap, format);
	vsnprintf(b->data + b->len, (size_t)n + 1, format, ap);
	va_end(ap);
	b->len += (size_t)n;
}
