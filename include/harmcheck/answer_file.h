/* Answer files: YAML that a person can read. */
#ifndef HARMCHECK_ANSWER_FILE_H
#define HARMCHECK_ANSWER_FILE_H

#include <stddef.h>

struct answers;
struct arena;
struct bank;
struct buf;
struct diags;

/* Write A as an answer file. Parked answers are not written. DIGEST is the
 * bank's. */
void answer_file_write(struct buf *out, const struct answers *a,
    const char *digest);

/* What a file from another version of the bank says that this bank cannot
 * take; sentences for the reader. */
struct answer_file_notes {
	const char **list;
	size_t n;
};

/* Read an answer file of bank B. A file with B's digest must fit it exactly;
 * one with another digest is read as far as it fits and the rest is named in
 * NOTES. NULL when it is no answer file of this bank at all, or has faults;
 * reasons in D. FILE and TEXT are borrowed; the answers live in A. */
struct answers *answer_file_read(struct arena *a, const struct bank *b,
    const char *digest, const char *file, const char *text, size_t n,
    struct answer_file_notes *notes, struct diags *d);

#endif
