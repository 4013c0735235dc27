/* Two answer files side by side, as a page and as JSON. */
#ifndef HARMCHECK_REPORT_COMPARE_H
#define HARMCHECK_REPORT_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct comparison;
struct report;
struct shared;

/* What only the caller knows of each of the two files, in the order of the
 * sides of the comparison. */
struct compare_source {
	const char *path;    /* fit for a person, and for a shell; or NULL */
	const char *version; /* of the questions that were answered */
	const char *digest;  /* of the bank they were read with */
	const char *const *left_out; /* sentences on what could not be read */
	size_t n_left_out;
};

/* Two dates. Nothing here shows a note. */
void report_dates(struct report *rep, const struct comparison *c,
    const struct compare_source *sources);

/* That both must have chosen this, and what their files hold: on a page of its
 * own on a terminal (GATE), and on top of the page elsewhere. */
void report_consent(struct report *rep, bool gate);
/* The words at the end of a page for two. */
void report_after(struct report *rep, const struct shared *s);

/* Two voices or two readers; CONSENT: with those words on top. */
void report_voices(struct report *rep, const struct shared *s, bool consent);

/* Both as JSON (docs/comparison.md). */
void render_dates_json(struct buf *out, const struct comparison *c,
    const struct compare_source *sources);
void render_voices_json(struct buf *out, const struct shared *s,
    const struct compare_source *sources);

#endif
