/* A located tree read from YAML: scalars, lists, maps, nothing else. */
#ifndef HARMCHECK_NODE_H
#define HARMCHECK_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/err.h"

struct arena;
struct buf;
struct diags;

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

/* Of a size with a cache line: a bank has fifteen thousand. */
struct node {
	struct loc at;              /* where the value stands */
	const char *key;            /* its key, when it is an entry of a map */
	const char *text;           /* scalar: decoded, no NUL inside */
	struct node *first;         /* list, map: the first entry */
	struct node *next;          /* the next entry of the parent */
	unsigned key_line, key_col; /* node_key_at() */
	unsigned n;                 /* list, map: entries */
	enum node_kind kind : 8;
	bool plain : 1; /* scalar: written without quotes or block */
};

/* Where the key of N stands. */
static inline struct loc
node_key_at(const struct node *n)
{
	return (struct loc){n->at.file, n->key_line, n->key_col};
}

struct node_limits {
	size_t bytes, depth, nodes, scalar;
};

/* The limits of a bank: 1 MiB, depth 16, 100,000 nodes, scalars of 8 KiB. */
extern const struct node_limits node_limits_bank;
/* The limits of an answer file: 8 MiB, depth 8, 100,000 nodes, scalars of
 * 64 KiB (a note is at most 4,000 characters, each may be escaped). */
extern const struct node_limits node_limits_answers;
/* The limits of a diary: 32 MiB, depth 8, 100,000 nodes, scalars of 8 MiB:
 * each is a whole answer file. */
extern const struct node_limits node_limits_diary;

/* Read one YAML document, N bytes named FILE (borrowed, must outlive the
 * tree). Everything a bank does not need is refused with its place: anchors,
 * aliases, tags, directives, further documents, duplicate keys, keys that are
 * no scalars, bytes that are not UTF-8, characters that are never shown.
 * Reasons in D; NULL when nothing was left to read. A tree may come with
 * errors too, so that its reader can add what else is wrong: count them. */
struct node *node_read(struct arena *a, const char *file, const char *text,
    size_t n, const struct node_limits *limits, struct diags *d);

/* The entry of a map under KEY; NULL when there is none. */
const struct node *node_find(const struct node *map, const char *key);

/* The meaning of a tree as canonical bytes: keys sorted by byte, white space,
 * comments and quoting gone. Two files with the same bytes here mean the
 * same. */
void node_canonical(const struct node *n, struct buf *out);

/* The same bytes, N at a time: all of them are never in memory at once. */
typedef void node_sink(void *ctx, const void *bytes, size_t n);
void node_canonical_pieces(const struct node *n, struct arena *scratch,
    node_sink *sink, void *ctx);

#endif
