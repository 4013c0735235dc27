/* Memory with a lifetime: everything taken from an arena goes at once. */
#ifndef HARMCHECK_ARENA_H
#define HARMCHECK_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena_piece {
	void *bytes; /* NULL: out of memory */
	size_t n;
};

/* Where memory comes from. The C library's unless one is set. */
struct arena_source {
	/* At least N zeroed bytes, aligned for any type. */
	struct arena_piece (*take)(size_t n);
	/* Give back what take() gave; it is wiped already. */
	void (*give)(struct arena_piece piece);
};

/* From now on all arenas, those that exist too, take what they have not yet
 * got from SOURCE (borrowed, for good; NULL: from the C library). What they
 * hold stays where it is, and is given back to where it came from. */
void arena_source(const struct arena_source *source);

/* Prints one line on standard error and ends the program with status 4: for
 * whoever gets no memory from elsewhere. */
_Noreturn void arena_no_memory(void);

/* Call F (NULL: nothing) before it is said that memory ran out: a message does
 * not stay on a screen that is put away after it. F takes no memory. */
void arena_before_message(void (*f)(void));

/* A new, empty arena; never NULL. When memory runs out, every function here
 * calls arena_no_memory(). */
struct arena *arena_new(void);

/* Wipe and give back all memory of A. NULL is fine. */
void arena_free(struct arena *a);

/* Wipe all that A holds and start again; its first chunk is kept, so that a
 * page drawn after a page takes no new memory (unless the source is another
 * one now). */
void arena_reset(struct arena *a);

/* SIZE zeroed bytes, aligned for any type, valid as long as A. */
void *arena_alloc(struct arena *a, size_t size);

/* N zeroed elements of SIZE bytes; an overflow counts as out of memory. */
void *arena_array(struct arena *a, size_t n, size_t size);

/* A copy of N bytes of S with a NUL behind it. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
/* S without the blanks around it. */
char *arena_trimmed(struct arena *a, const char *s);
char *arena_strdup(struct arena *a, const char *s);

/* printf into A. */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));

#endif
