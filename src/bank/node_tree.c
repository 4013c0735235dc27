/* Trees once they are read: look up, compare, write down. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/json.h"
#include "harmcheck/node.h"
#include "node_parts.h"

const struct node_limits node_limits_bank = {(size_t)1 << 20, 16, 100000, 8192};
const struct node_limits node_limits_answers = {(size_t)8 << 20, 8, 100000,
    65536};
const struct node_limits node_limits_diary = {(size_t)32 << 20, 8, 100000,
    (size_t)8 << 20};

const struct node *
node_find(const struct node *map, const char *key)
{
	for (const struct node *n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key, key) == 0)
			return n;
	return NULL;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	return strcmp((*x)->key, (*y)->key);
}

static int
compare_keys_then_places(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	const int order = strcmp((*x)->key, (*y)->key);
	if (order != 0)
		return order;
	if ((*x)->key_at.line != (*y)->key_at.line)
		return (*x)->key_at.line < (*y)->key_at.line ? -1 : 1;
	return (*x)->key_at.col < (*y)->key_at.col ? -1 : 1;
}

static const struct node **
entries(struct arena *a, const struct node *map)
{
	const struct node **list = arena_array(a, map->n, sizeof *list);
	size_t i = 0;
	for (const struct node *n = map->first; n != NULL; n = n->next)
		list[i++] = n;
	return list;
}

/* Sorted first: a hostile map of 50,000 keys must not take 50,000 squared. */
void
node_check_keys(struct arena *scratch, const struct node *map, struct diags *d)
{
	if (map->n < 2)
		return;
	const struct node **list = entries(scratch, map);
	qsort(list, map->n, sizeof(const struct node *),
	    compare_keys_then_places);
	size_t first = 0;
	for (size_t i = 1; i < map->n; i++) {
		if (strcmp(list[i]->key, list[first]->key) != 0) {
			first = i;
			continue;
		}
		diag_add(d, DIAG_DUPLICATE_KEY, list[i]->key_at,
		    "the key '%.64s' is here twice; the first is in line %u",
		    list[i]->key, list[first]->key_at.line);
	}
}

static void
write_list(const struct node *n, struct buf *out)
{
	buf_addc(out, '[');
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		if (e != n->first)
			buf_addc(out, ',');
		node_canonical(e, out);
	}
	buf_addc(out, ']');
}

static void
write_map(const struct node *n, struct buf *out)
{
	const struct node **list = entries(out->arena, n);
	if (n->n > 1)
		qsort(list, n->n, sizeof(const struct node *), compare_keys);
	buf_addc(out, '{');
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			buf_addc(out, ',');
		json_quote(out, list[i]->key, strlen(list[i]->key));
		buf_addc(out, ':');
		node_canonical(list[i], out);
	}
	buf_addc(out, '}');
}

void
node_canonical(const struct node *n, struct buf *out)
{
	if (n->kind == NODE_LIST)
		write_list(n, out);
	else if (n->kind == NODE_MAP)
		write_map(n, out);
	else
		json_quote(out, n->text, strlen(n->text));
}
