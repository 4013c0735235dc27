/* What the parts of the YAML reader share; nobody else includes this. */
#ifndef HARMCHECK_NODE_PARTS_H
#define HARMCHECK_NODE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

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

/* Check the bytes of a file before any parser sees them: UTF-8, no characters
 * that are never shown. All findings in D; false when there is one. A CR is
 * fine in front of a line feed only. */
bool node_scan(struct diags *d, const char *file, const char *text, size_t n);

/* Report every key of MAP that is there more than once. SCRATCH is for the
 * sorting. */
void node_check_keys(struct arena *scratch, const struct node *map,
    struct diags *d);

/* How many bytes of libyaml's memory were wiped; 0 where it has its own way. */
size_t node_memory_wiped(void);

#endif
