/* Answer files: YAML that a person can read. */
#ifndef HARMCHECK_ANSWER_FILE_H
#define HARMCHECK_ANSWER_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct arena;
struct bank;
struct buf;
struct diags;
struct progress;

/* Write A as an answer file. Parked answers are not written. DIGEST is the
 * bank's. */
void answer_file_write(struct buf *out, const struct answers *a,
    const char *digest);

/* The same for a check that is not finished: also how far the person has come,
 * and what is set aside, which stands apart and never counts. P NULL: it is
 * finished. */
void answer_file_write_unfinished(struct buf *out, const struct answers *a,
    const char *digest, const struct progress *p);

/* What a file from another version of the bank says that this bank cannot
 * take; sentences for the reader. */
struct answer_file_notes {
	const char **list;
	size_t n;
	/* the version it was written with, when the bank is another one (the
	 * first sentence is about that); else NULL */
	const char *version;
	bool finished; /* it does not say how far the person has come */
	/* It does, and the question there is not in this bank. */
	bool lost_place;
	/* by item of the form: the file has an answer to it that this bank
	 * lacks. It was left out, and is not "no answer". */
	bool *unread;
	/* What was left out may have been an answer that speaks alone: one to
	 * a question of that kind, or to a question this bank does not know.
	 * The last sentence is about that. */
	bool lost_alert;
};

/* Read an answer file of bank B. A file with B's digest must fit it exactly;
 * one with another digest is read as far as it fits and the rest is named in
 * NOTES. NULL when it is no answer file of this bank at all, or has faults;
 * reasons in D. FILE and TEXT are borrowed; the answers live in A. */
struct answers *answer_file_read(struct arena *a, const struct bank *b,
    const char *digest, const char *file, const char *text, size_t n,
    struct answer_file_notes *notes, struct diags *d);

/* The same, to go on with the check: what is set aside comes with the answers,
 * and P, made for B, is filled. A file that is finished does not say how far
 * the person has come; that is guessed then. */
struct answers *answer_file_resume(struct arena *a, const struct bank *b,
    const char *digest, const char *file, const char *text, size_t n,
    struct answer_file_notes *notes, struct progress *p, struct diags *d);

#endif
