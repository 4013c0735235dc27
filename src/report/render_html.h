/* Parts of the HTML renderer; private to it. */
#ifndef HARMCHECK_RENDER_HTML_H
#define HARMCHECK_RENDER_HTML_H

#include <stddef.h>

struct block;
struct buf;
struct series;
struct table;

/* The one style sheet in pieces (NULL behind the last), as it stands in the
 * page, and its SHA-256 as the page's policy names it; test_html.c holds the
 * two together. */
extern const char *const html_style[];
extern const char html_style_hash[];

/* Draw the bar of B; its words stand beside it. */
void html_bar(struct buf *out, const struct block *b);

/* All rows of T that can be drawn, in one drawing, and how to read it. */
void html_chart(struct buf *out, const struct table *t);

/* Draw S, with its days from left to right, and how to read it. */
void html_series(struct buf *out, const struct series *s);

/* Parts of drawings. Lengths are tenths of a letter's height. */
#define LABEL 14         /* a line of words */
#define LABEL_BASE 11    /* where the letters stand in it */
#define LABEL_COLUMNS 30 /* fit on the narrowest screen */

/* NAME and this length, as an attribute. */
void html_length(struct buf *out, const char *name, size_t tenths);

/* Write TEXT line by line from TOP on, in class NAME (NULL: none). How high it
 * is. */
size_t html_label(struct buf *out, const char *name, const char *text,
    size_t top);

#endif
