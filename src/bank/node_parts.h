/* What the parts of the YAML reader share; nobody else includes this. */
#ifndef HARMCHECK_NODE_PARTS_H
#define HARMCHECK_NODE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"

struct arena;
struct diags;
struct node;

/* Where and why libyaml stopped. Its words are borrowed. */
struct node_fault {
	const char *problem, *context; /* context may be NULL */
	struct loc at;
	unsigned from_line; /* where the thing began; with a context */
};

/* Report F in plain words. */
void node_report_fault(const struct node_fault *f, struct diags *d);

/* The place behind the last of the N bytes of TEXT. */
struct loc node_end(const char *file, const char *text, size_t n);

/* Check the bytes of a file before any parser sees them: UTF-8, no characters
 * that are never shown. All findings in D; false when there is one. A CR is
 * fine in front of a line feed only. */
bool node_scan(struct diags *d, const char *file, const char *text, size_t n);

/* How many bytes of S, from its start, are tabs or from ' ' to '~'. */
size_t node_plain_run(const char *s, size_t n);

#define NODE_TEXTS 512
#define NODE_TEXT_SHORT 16

/* Short texts that were read already. */
struct node_short {
	uint64_t words[2];
	size_t n;
	const char *text; /* NULL: none here */
};

struct node_texts {
	struct arena *arena;
	struct node_short *slots; /* NODE_TEXTS of them */
};

/* A copy of the N bytes at S in T's arena, with a NUL behind it: shared with
 * the same text where that is at hand. */
const char *node_text(struct node_texts *t, const char *s, size_t n);

/* The entries of MAP, in order: in ROOM, which has place for them, or in A. */
const struct node **node_entries(const struct node *map,
    const struct node **room, struct arena *a);

/* Report every key of MAP that is there more than once. SCRATCH is for the
 * sorting. */
void node_check_keys(struct arena *scratch, const struct node *map,
    struct diags *d);

/* Before libyaml is used: true once, when a trial of all that takes and gives
 * memory in it should be made now, and node_memory_tried() called after it. */
bool node_memory_try(void);
void node_memory_tried(void);

/* How many bytes of libyaml's memory were wiped; 0 where it has its own way. */
size_t node_memory_wiped(void);
/* How large the pool is by now; 0 where a trial has shown that it cannot be. */
size_t node_memory_pooled(void);

#endif
