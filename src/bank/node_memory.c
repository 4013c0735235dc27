/* libyaml's memory, wiped when it is given back: it holds copies of all that is
 * read, notes too, and frees them as they are. And quick: it takes four pieces
 * for a word, of a few bytes each.
 *
 * libyaml as a shared library calls these functions of its own by their names,
 * and a program that exports the same names comes first. Where a library has
 * bound some calls, or all, to its own functions, or is linked in statically
 * (these are weak then), all goes on without it: so what they give is
 * malloc()'s and anyone may free() it, until a trial has shown that all comes
 * back here that was taken here. Then small pieces come from a pool. One thread
 * only. */
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

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define NO_POOL
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define NO_POOL
#endif

/* The pool: pages of pieces of the same size, a multiple of UNIT. Pieces that
 * are free hang together by their first word. */
#define UNIT 16
#define SIZES 8
#define PAGE 4096
#define PAGES 64

static _Alignas(PAGE) unsigned char pool[PAGES * PAGE];
static unsigned char units_of[PAGES]; /* of each piece of a page */
static size_t pages;                  /* in use */
static struct piece {
	struct piece *next;
} * waiting[SIZES + 1]; /* free, by units */

static enum { TRIAL_NONE, TRIAL_ON, TRIAL_DONE } trial;
static bool pooled;
static size_t taken, given, moved, wiped;

size_t
node_memory_wiped(void)
{
	return wiped;
}

size_t
node_memory_pooled(void)
{
	return pages * PAGE;
}

bool
node_memory_try(void)
{
	if (trial != TRIAL_NONE)
		return false;
	trial = TRIAL_ON;
	taken = given = moved = 0;
	return true;
}

void
node_memory_tried(void)
{
	trial = TRIAL_DONE;
#ifndef NO_POOL
	pooled = taken > 0 && moved > 0 && taken == given;
#endif
}

static bool
is_pooled(const void *p)
{
	return (uintptr_t)p - (uintptr_t)pool < sizeof(pool);
}

static size_t
size_of(void *p)
{
	if (!is_pooled(p))
		return malloc_usable_size(p);
	return (size_t)units_of[((uintptr_t)p - (uintptr_t)pool) / PAGE] * UNIT;
}

/* A new page of pieces of so many units; false: there is none left. */
__attribute__((noinline)) static bool
cut_page(size_t units)
{
	unsigned char *page = pool + pages * PAGE;

	if (pages == PAGES)
		return false;
	units_of[pages++] = (unsigned char)units;
	for (size_t at = 0; at + units * UNIT <= PAGE; at += units * UNIT) {
		struct piece *piece = (struct piece *)(void *)(page + at);

		piece->next = waiting[units];
		waiting[units] = piece;
	}
	return true;
}

/* Never NULL for no bytes, as libyaml's own. */
void *
yaml_malloc(size_t size)
{
	const size_t units = size > 0 ? (size + UNIT - 1) / UNIT : 1;
	struct piece *p;

	taken++;
	if (!pooled || units > SIZES ||
	    (waiting[units] == NULL && !cut_page(units)))
		return malloc(size > 0 ? size : 1);
	p = waiting[units];
	waiting[units] = p->next;
	return p;
}

/* explicit_bzero(), without the way there. N is a multiple of UNIT. */
static inline void
wipe_small(void *p, size_t n)
{
	for (uint64_t *word = p; n > 0; n -= UNIT, word += 2)
		word[0] = word[1] = 0;
	__asm__ __volatile__("" : : "r"(p) : "memory"); /* it is read */
}

__attribute__((noinline)) static void
give_back(void *p)
{
	const size_t n = malloc_usable_size(p);

	explicit_bzero(p, n);
	wiped += n;
	free(p);
}

void
yaml_free(void *p)
{
	struct piece *piece = p;
	size_t n;

	if (p == NULL)
		return;
	given++;
	if (!is_pooled(p)) {
		give_back(p);
		return;
	}
	n = size_of(p);
	wipe_small(p, n);
	wiped += n;
	piece->next = waiting[n / UNIT];
	waiting[n / UNIT] = piece;
}

/* Never in place: realloc() would leave the old bytes behind when it moves
 * them. */
void *
yaml_realloc(void *p, size_t size)
{
	const size_t before = p != NULL ? size_of(p) : 0;
	void *new = yaml_malloc(size);

	moved++;
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
