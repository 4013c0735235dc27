/* Parts of the HTML renderer; private to it. */
#ifndef HARMCHECK_RENDER_HTML_H
#define HARMCHECK_RENDER_HTML_H

#include <stddef.h>

struct block;
struct buf;
struct series;
struct table;

/* A style sheet in pieces (NULL behind the last), as it stands in the page, and
 * its SHA-256 as the page's policy names it; test_html.c holds the two
 * together. Those of a projector and of a desk begin with the pieces of the
 * other. */
struct html_style {
	const char *const *pieces;
	const char *hash;
	const char *scheme; /* the colours it has: "light dark", "light" */
};
extern const struct html_style html_style, html_style_projector,
    html_style_desk;

/* What all have in common, for render_html_projector.c and _desk.c. */
extern const char html_style_words[], html_style_drawings[],
    html_style_tables[], html_style_elsewhere[];

/* Draw the bar of B; its words stand beside it. */
void html_bar(struct buf *out, const struct block *b);

/* Draw N of OF (OF > 0) inside the cell whose words say it. */
void html_cell(struct buf *out, unsigned n, unsigned of);

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
