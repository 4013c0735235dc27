/* libyaml's memory, wiped when it is given back. It holds copies of all that is
 * read, notes too, and frees them as they are.
 *
 * libyaml as a shared library calls these functions of its own by their names,
 * and a program that exports the same names comes first. They are plain
 * malloc() and free() in all but the wiping: where a library has bound some
 * calls, or all, to its own functions, or is linked in statically (these are
 * weak then), all goes on without it. */
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "node_parts.h"

#define OURS __attribute__((weak, visibility("default")))

OURS void *yaml_malloc(size_t size);
OURS void *yaml_realloc(void *p, size_t size);
OURS void yaml_free(void *p);
OURS unsigned char *yaml_strdup(const unsigned char *s);

#define SMALL 32

static size_t wiped;

size_t
node_memory_wiped(void)
{
	return wiped;
}

/* Never NULL for no bytes, as libyaml's own. */
void *
yaml_malloc(size_t size)
{
	return malloc(size > 0 ? size : 1);
}

/* explicit_bzero(), without the way there: most pieces are small. */
static inline void
wipe(void *p, size_t n)
{
	if (n > SMALL || n % sizeof(uint64_t) != 0) {
		explicit_bzero(p, n);
		return;
	}
	for (uint64_t *word = p; n > 0; n -= sizeof(*word))
		*word++ = 0;
	__asm__ __volatile__("" : : "r"(p) : "memory"); /* it is read */
}

void
yaml_free(void *p)
{
	size_t n;

	if (p == NULL)
		return;
	n = malloc_usable_size(p);
	wipe(p, n);
	wiped += n;
	free(p);
}

/* Never in place: realloc() would leave the old bytes behind when it moves
 * them. */
void *
yaml_realloc(void *p, size_t size)
{
	const size_t before = p != NULL ? malloc_usable_size(p) : 0;
	void *new = yaml_malloc(size);

	if (new == NULL || p == NULL)
		return new;
	memcpy(new, p, before < size ? before : size);
	yaml_free(p);
	return new;
}

unsigned char *
yaml_strdup(const unsigned char *s)
{
	const size_t n = s != NULL ? strlen((const char *)s) + 1 : 0;
	unsigned char *new = s != NULL ? yaml_malloc(n) : NULL;

	if (new != NULL)
		memcpy(new, s, n);
	return new;
}
