/* What the parts of a course of time share; private to the report layer. */
#ifndef HARMCHECK_REPORT_TREND_PARTS_H
#define HARMCHECK_REPORT_TREND_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/trend.h"

struct buf;
struct report;

/* What there can be in a drawing. */
enum trend_mark {
	TREND_MARK_CHECK,
	TREND_MARK_JOINED,
	TREND_MARK_CARE,
	TREND_MARK_RANGE,
	TREND_MARK_ALONE,
	TREND_MARK_NO_RESULT,
	TREND_MARK_NO_NUMBER,
	TREND_MARK_CHANGE,
	TREND_MARKS
};

/* A course of time on its way to a page. */
struct trend_page {
	struct report *rep;
	const struct trend *t;
	unsigned *at; /* by entry: when, of SERIES_TIME; those that are drawn */
	const char *first, *last; /* dates of those */
	bool keyed[2];            /* by kind of theme: said how lines read */
	bool told[TREND_MARKS];   /* so too, of marks in drawings */
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
const char *trend_level(const struct trend_page *p,
    const struct trend_point *at);
const char *trend_aside(const struct trend_page *p,
    const struct trend_point *at, bool both);

/* How to read the marks that a drawing HAS, each told once on a page; NULL:
 * all were. */
const char *trend_key(struct trend_page *p, const bool *has);

/* What came first; true if there was anything (report_trend_speaks.c). */
bool trend_speaking(const struct trend_page *p);
/* What was said about safety, by date (report_trend_safety.c). */
void trend_safety(const struct trend_page *p);

/* The name of a theme that has points, and the whole of it
 * (report_trend_themes.c). */
const char *trend_title(const struct trend_page *p,
    const struct trend_theme *t);
void trend_theme(struct trend_page *p, const struct trend_theme *t);

/* Each theme of each part (report_trend_all.c). */
void trend_parts(struct trend_page *p);

#endif
