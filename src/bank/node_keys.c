/* Keys and other short texts: most of a file's are there many times over, and
 * one copy of each will do. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "node_parts.h"

/* Up to so many entries each is compared with each, without sorting. */
#define KEYS_FEW 24

static uint64_t
word(const char *s, size_t n)
{
	uint64_t w = 0;
	memcpy(&w, s, n);
	return w;
}

/* The N bytes at S as two words: of texts of one length, two are the same if
 * these are. In pieces that overlap, since a copy of any length is slow. */
static void
to_words(uint64_t words[2], const char *s, size_t n)
{
	words[0] = words[1] = 0;
	if (n >= 8) {
		words[0] = word(s, 8);
		words[1] = word(s + n - 8, 8);
	} else if (n >= 4) {
		words[0] = word(s, 4);
		words[1] = word(s + n - 4, 4);
	} else if (n > 0) {
		words[0] = (unsigned char)s[0];
		words[1] = (uint64_t)(unsigned char)s[n / 2] << 8 |
		    (unsigned char)s[n - 1];
	}
}

/* A new text takes the place of the one that was there: whatever a file may
 * say, the work is the same. */
const char *
node_text(struct node_texts *t, const char *s, size_t n)
{
	uint64_t words[2];
	if (n > NODE_TEXT_SHORT)
		return arena_strndup(t->arena, s, n);
	to_words(words, s, n);
	const uint64_t hash =
	    (words[0] * 3 + words[1] + n) * UINT64_C(0x9e3779b97f4a7c15);
	struct node_short *slot = &t->slots[hash >> 55];
	_Static_assert(NODE_TEXTS == 1 << (64 - 55), "a slot for each hash");
	if (slot->text == NULL || slot->n != n || slot->words[0] != words[0] ||
	    slot->words[1] != words[1])
		*slot = (struct node_short){{words[0], words[1]}, n,
		    arena_strndup(t->arena, s, n)};
	return slot->text;
}

static int
compare_keys_then_places(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	const int order = strcmp((*x)->key, (*y)->key);
	if (order != 0)
		return order;
	if ((*x)->key_line != (*y)->key_line)
		return (*x)->key_line < (*y)->key_line ? -1 : 1;
	return (*x)->key_col < (*y)->key_col ? -1 : 1;
}

const struct node **
node_entries(const struct node *map, const struct node **room, struct arena *a)
{
	const struct node **list =
	    room != NULL ? room : arena_array(a, map->n, sizeof *list);
	size_t i = 0;
	for (const struct node *n = map->first; n != NULL; n = n->next)
		list[i++] = n;
	return list;
}

static bool
is_twice(const struct node *map)
{
	for (const struct node *a = map->first; a != NULL; a = a->next)
		for (const struct node *b = a->next; b != NULL; b = b->next)
			if (a->key[0] == b->key[0] &&
			    strcmp(a->key, b->key) == 0)
				return true;
	return false;
}

/* Sorted first: a hostile map of 50,000 keys must not take 50,000 squared. */
void
node_check_keys(struct arena *scratch, const struct node *map, struct diags *d)
{
	if (map->n < 2 || (map->n <= KEYS_FEW && !is_twice(map)))
		return;
	const struct node **list = node_entries(map, NULL, scratch);
	qsort(list, map->n, sizeof(const struct node *),
	    compare_keys_then_places);
	size_t first = 0;
	for (size_t i = 1; i < map->n; i++) {
		if (strcmp(list[i]->key, list[first]->key) != 0) {
			first = i;
			continue;
		}
		diag_add(d, DIAG_DUPLICATE_KEY, node_key_at(list[i]),
		    "the key '%.64s' is here twice; the first is in line %u",
		    list[i]->key, list[first]->key_line);
	}
}
