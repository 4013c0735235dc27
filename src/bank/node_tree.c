/* Trees once they are read: look up, compare, write down. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/node.h"
#include "node_parts.h"

#define FEW 32     /* entries that are sorted without asking for memory */
#define PIECE 4096 /* bytes, or a little more */

const struct node_limits node_limits_bank = {(size_t)1 << 20, 16, 100000, 8192};
const struct node_limits node_limits_answers = {(size_t)8 << 20, 8, 100000,
    65536};
const struct node_limits node_limits_diary = {(size_t)32 << 20, 8, 100000,
    (size_t)8 << 20};

const struct node *
node_find(const struct node *map, const char *key)
{
	for (const struct node *n = map->first; n != NULL; n = n->next)
		if (n->key[0] == key[0] && strcmp(n->key, key) == 0)
			return n;
	return NULL;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	return strcmp((*x)->key, (*y)->key);
}

/* Where the bytes go: into OUT, and from there into SINK when there is one. */
struct writer {
	struct buf *out;
	node_sink *sink;
	void *ctx;
};

static void write_node(const struct writer *w, const struct node *n);

static void
write_list(const struct writer *w, const struct node *n)
{
	buf_addc(w->out, '[');
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		if (e != n->first)
			buf_addc(w->out, ',');
		write_node(w, e);
	}
	buf_addc(w->out, ']');
}

static void
write_map(const struct writer *w, const struct node *n)
{
	const struct node *few[FEW];
	const struct node **list =
	    node_entries(n, n->n <= FEW ? few : NULL, w->out->arena);
	if (n->n > 1)
		qsort(list, n->n, sizeof(const struct node *), compare_keys);
	buf_addc(w->out, '{');
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			buf_addc(w->out, ',');
		json_quote(w->out, list[i]->key, strlen(list[i]->key));
		buf_addc(w->out, ':');
		write_node(w, list[i]);
	}
	buf_addc(w->out, '}');
}

static void
write_node(const struct writer *w, const struct node *n)
{
	if (n->kind == NODE_LIST)
		write_list(w, n);
	else if (n->kind == NODE_MAP)
		write_map(w, n);
	else
		json_quote(w->out, n->text, strlen(n->text));
	if (w->sink == NULL || w->out->len < PIECE)
		return;
	w->sink(w->ctx, w->out->data, w->out->len);
	buf_clear(w->out);
}

void
node_canonical(const struct node *n, struct buf *out)
{
	write_node(&(struct writer){.out = out}, n);
}

void
node_canonical_pieces(const struct node *n, struct arena *scratch,
    node_sink *sink, void *ctx)
{
	struct buf out;
	buf_init(&out, scratch);
	buf_reserve(&out, PIECE + PIECE / 2);
	write_node(&(struct writer){&out, sink, ctx}, n);
	sink(ctx, out.data, out.len);
}
