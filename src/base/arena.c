#include <limits.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_POISON
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define ARENA_POISON
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#define GAP 32 /* never handed out, so that a step too far is seen */
#define TEXT_UNIT UNIT
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define GAP 0
#define TEXT_UNIT 1 /* texts stand side by side: a bank has many short ones */
#endif

#define UNIT _Alignof(max_align_t)

#define CHUNK_FIRST ((size_t)16 * 1024)
/* Not more: memory that may be locked is scarce, and the last chunk is half
 * empty on average. */
#define CHUNK_MOST ((size_t)64 * 1024)

/* Bytes from USED on are always zero: they come so from their source, and a
 * wipe makes them so again. That is why arena_alloc need not clear anything. */
struct chunk {
	struct chunk *next;
	const struct arena_source *source; /* that it goes back to */
	size_t used, size;
	max_align_t bytes[];
};

struct arena {
	struct chunk *first, *last;
};

static void (*before_message)(void);

void
arena_before_message(void (*f)(void))
{
	before_message = f;
}

/* No stdio here: its buffers may need the memory that is not there. */
_Noreturn void
arena_no_memory(void)
{
	static _Thread_local bool speaks;
	static atomic_flag said = ATOMIC_FLAG_INIT;
	static const char line[] = /* in one line of a terminal */
	    "harmcheck: too little memory. What is saved stays. Close other "
	    "programs first.\n";

	/* of two threads that come here one speaks, and ends both */
	while (!speaks && atomic_flag_test_and_set(&said))
		poll(NULL, 0, 1000);
	if (speaks) /* on its way out it needs memory once more */
		_exit(ERR_IO);
	speaks = true;
	if (before_message != NULL)
		before_message();
	if (write(STDERR_FILENO, line, sizeof(line) - 1) == -1)
		exit(ERR_IO); /* nobody can be told; the status still says it */
	exit(ERR_IO);
}

static struct arena_piece
library_take(size_t n)
{
	return (struct arena_piece){calloc(1, n), n};
}

static void
library_give(struct arena_piece piece)
{
	free(piece.bytes);
}

static const struct arena_source library = {library_take, library_give};
static const struct arena_source *source_of_now = &library;

void
arena_source(const struct arena_source *source)
{
	source_of_now = source != NULL ? source : &library;
}

static struct chunk *
chunk_new(size_t size)
{
	struct arena_piece piece;
	struct chunk *c;

	if (size > SIZE_MAX - sizeof(*c))
		arena_no_memory();
	piece = source_of_now->take(sizeof(*c) + size);
	c = piece.bytes;
	if (c == NULL)
		arena_no_memory();
	c->source = source_of_now;
	c->size = piece.n - sizeof(*c);
	POISON(c->bytes, c->size);
	return c;
}

/* With the header: LEN behind BYTES is not known to a fortified compiler. */
static void
chunk_wipe(struct chunk *c)
{
	UNPOISON(c->bytes, c->size);
	explicit_bzero(c->bytes, c->used);
	c->used = 0;
}

struct arena *
arena_new(void)
{
	struct arena *a = malloc(sizeof(*a));

	if (a == NULL)
		arena_no_memory();
	a->first = a->last = chunk_new(CHUNK_FIRST);
	return a;
}

static void
chunks_free(struct chunk *c)
{
	while (c != NULL) {
		struct chunk *next = c->next;

		chunk_wipe(c);
		c->source->give((struct arena_piece){c, sizeof(*c) + c->size});
		c = next;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	chunks_free(a->first);
	free(a);
}

void
arena_reset(struct arena *a)
{
	chunks_free(a->first->next);
	a->first->next = NULL;
	if (a->first->source != source_of_now) {
		chunks_free(a->first);
		a->first = chunk_new(CHUNK_FIRST);
	}
	chunk_wipe(a->first);
	POISON(a->first->bytes, a->first->size);
	a->last = a->first;
}

/* Chunks double up to a limit; one large piece gets a chunk that fits it. */
static void
arena_grow(struct arena *a, size_t size)
{
	size_t next = CHUNK_FIRST;

	if (a->last->source == source_of_now)
		next = a->last->size < CHUNK_MOST / 2 ? a->last->size * 2
						      : CHUNK_MOST;
	if (next < size)
		next = size;
	a->last->next = chunk_new(next);
	a->last = a->last->next;
}

/* SIZE zeroed bytes at a multiple of UNIT, a power of two. */
static void *
take(struct arena *a, size_t size, size_t unit)
{
	struct chunk *c = a->last;
	size_t from, room;
	char *p;

	if (size > SIZE_MAX - GAP - UNIT)
		arena_no_memory();
	room = (size + GAP + unit - 1) & ~(unit - 1);
	from = (c->used + unit - 1) & ~(unit - 1);
	if (from > c->size || room > c->size - from ||
	    c->source != source_of_now) {
		arena_grow(a, room);
		c = a->last;
		from = 0;
	}
	p = (char *)c->bytes + from;
	c->used = from + room;
	UNPOISON(p, size);
	return p;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, UNIT);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		arena_no_memory();
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		arena_no_memory();
	copy = take(a, n + 1, TEXT_UNIT);
	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

char *
arena_trimmed(struct arena *a, const char *s)
{
	size_t n;

	s += strspn(s, " ");
	n = strlen(s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return arena_strndup(a, s, n);
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *format, va_list ap)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0 || n == INT_MAX)
		arena_no_memory();
	s = take(a, (size_t)n + 1, TEXT_UNIT);
	vsnprintf(s, (size_t)n + 1, format, ap);
	return s;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *s;

	va_start(ap, format);
	s = arena_vprintf(a, format, ap);
	va_end(ap);
	return s;
}
