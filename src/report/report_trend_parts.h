/* What the parts of a course of time share; private to the report layer. */
#ifndef HARMCHECK_REPORT_TREND_PARTS_H
#define HARMCHECK_REPORT_TREND_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/trend.h"

struct buf;
struct report;

/* A course of time on its way to a page. */
struct trend_page {
	struct report *rep;
	const struct trend *t;
	unsigned *at; /* by entry: when, of SERIES_TIME; those that are drawn */
	const char *first, *last; /* dates of those */
	bool keyed[2];            /* by kind of theme: said how lines read */
};

const struct trend_entry *trend_entry_of(const struct trend_page *p, size_t i);

/* What T says in the voice of ENTRY; NULL. Borrowed. */
const char *trend_text(const struct trend_page *p, size_t entry,
    const struct text *t);

/* "version 2.1.0 of the questions", of an entry. */
const char *trend_version(const struct trend_page *p, size_t entry);

/* "a; b; c", and how many more there are behind the twelfth. */
struct trend_names {
	struct buf *out;
	size_t n;
};
void trend_name(struct trend_names *names, const char *name);
void trend_names_end(struct trend_names *names);

/* What was said in a check to one theme, and what lies between it and the check
 * before (NULL: nothing to say); BOTH: the two have a place in the drawing
 * (report_trend_words.c). */
const char *trend_words(const struct trend_page *p,
    const struct trend_point *at);
const char *trend_aside(const struct trend_page *p,
    const struct trend_point *at, bool both);

/* What came first; true if there was anything (report_trend_speaks.c). */
bool trend_speaking(const struct trend_page *p);
/* All that spoke, by date. */
void trend_safety(const struct trend_page *p);

/* Each theme of each part (report_trend_themes.c). */
void trend_parts(struct trend_page *p);

#endif
