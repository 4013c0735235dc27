/* Parts of the HTML renderer; private to it. */
#ifndef HARMCHECK_RENDER_HTML_H
#define HARMCHECK_RENDER_HTML_H

struct block;
struct buf;
struct table;

/* The one style sheet, as it stands in the page, and its SHA-256 as the page's
 * policy names it; test_html.c holds the two together. */
extern const char html_style[];
extern const char html_style_hash[];

/* Draw the bar of B; its words stand beside it. */
void html_bar(struct buf *out, const struct block *b);

/* All rows of T that can be drawn, in one drawing, and how to read it. */
void html_chart(struct buf *out, const struct table *t);

#endif
