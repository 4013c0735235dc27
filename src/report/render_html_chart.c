/* Drawings, as SVG inside the page. All lengths go by the size of the letters,
 * so that a drawing grows with them; what a part is can be told by its form
 * alone (styles are in render_html_style.c). */
#include <string.h>

#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/utf8.h"
#include "render_html.h"

#define BOXES_MOST 24   /* things one can count; above, a line is drawn */
#define BOXES_A_LINE 12 /* fit on the narrowest screen */

/* Tenths of a letter's height. */
#define EDGE 1
#define BOX 9
#define BOX_STEP 13
#define BAR 8
#define LABEL_GAP 2
#define ROW_GAP 9

/* FULL of OF, and OPEN behind them that could be either. */
struct bar {
	unsigned full, of, open;
};

static struct bar
bar_make(unsigned n, unsigned of, unsigned least, unsigned most)
{
	if (most == 0)
		return (struct bar){n, of, 0};
	return (struct bar){least, of, most > least ? most - least : 0};
}

static bool
is_boxes(const struct bar *bar)
{
	return bar->of <= BOXES_MOST;
}

void
html_length(struct buf *out, const char *name, size_t tenths)
{
	buf_addf(out, " %s=\"%zu.%zuem\"", name, tenths / 10, tenths % 10);
}

/* The parts of a bar, from the left. */
static const char *
part_class(const struct bar *bar, unsigned i)
{
	if (i < bar->full)
		return "full";
	return i < bar->full + bar->open ? "open" : "none";
}

static void
boxes(struct buf *out, const struct bar *bar, size_t top)
{
	for (unsigned i = 0; i < bar->of; i++) {
		buf_addf(out, "<rect class=\"%s\"", part_class(bar, i));
		html_length(out, "x", EDGE + i % BOXES_A_LINE * BOX_STEP);
		html_length(out, "y", top + EDGE + i / BOXES_A_LINE * BOX_STEP);
		html_length(out, "width", BOX);
		html_length(out, "height", BOX);
		buf_adds(out, "/>\n");
	}
}

/* From thousandths of its length on, so many thousandths. */
static void
stretch(struct buf *out, const char *name, size_t top, unsigned from,
    unsigned n)
{
	if (n == 0)
		return;
	buf_addf(out, "<rect class=\"%s\" x=\"%u.%u%%\" width=\"%u.%u%%\"",
	    name, from / 10, from % 10, n / 10, n % 10);
	html_length(out, "y", top + EDGE);
	html_length(out, "height", BAR);
	buf_adds(out, "/>\n");
}

static unsigned
thousandths(unsigned n, unsigned of)
{
	return n < of ? (unsigned)((unsigned long long)n * 1000 / of) : 1000;
}

static void
line(struct buf *out, const struct bar *bar, size_t top)
{
	const unsigned full = thousandths(bar->full, bar->of);
	const unsigned end = thousandths(bar->full + bar->open, bar->of);

	stretch(out, "full", top, 0, full);
	stretch(out, "open", top, full, end - full);
	stretch(out, "none", top, end, 1000 - end);
}

static void
draw(struct buf *out, const struct bar *bar, size_t top)
{
	if (is_boxes(bar))
		boxes(out, bar, top);
	else
		line(out, bar, top);
}

static size_t
bar_height(const struct bar *bar)
{
	const size_t lines = (bar->of + BOXES_A_LINE - 1) / BOXES_A_LINE;

	return is_boxes(bar) ? lines * BOX_STEP : BAR + 2 * EDGE;
}

void
html_bar(struct buf *out, const struct block *b)
{
	const struct bar bar =
	    bar_make(b->bar, b->bar_of, b->bar_least, b->bar_most);

	if (bar.of == 0)
		return;
	buf_adds(out, "<svg role=\"img\" width=\"100%\"");
	html_length(out, "height", bar_height(&bar));
	buf_addf(out, " aria-label=\"%s%u of %u %s full",
	    is_boxes(&bar) ? "" : "A line, ", bar.full, bar.of,
	    is_boxes(&bar) ? "boxes" : "parts");
	if (bar.open > 0)
		buf_addf(out, ", %u dashed", bar.open);
	buf_adds(out, "\">\n");
	draw(out, &bar, 0);
	buf_adds(out, "</svg>\n");
}

/* The words beside it are the cell's own, so nothing is read aloud here. */
void
html_cell(struct buf *out, unsigned n, unsigned of)
{
	const struct bar bar = bar_make(n, of, 0, 0);

	buf_adds(out, "<svg aria-hidden=\"true\" width=\"100%\"");
	html_length(out, "height", BAR + 2 * EDGE);
	buf_adds(out, ">\n");
	line(out, &bar, 0);
	buf_adds(out, "</svg>");
}

/* What a row says beside its drawing: "Pace: 2 of 3". */
static void
row_words(struct buf *words, const struct table *t, const struct table_row *w)
{
	buf_clear(words);
	buf_adds(words, w->cells[0] != NULL ? w->cells[0] : "");
	if (t->n_heads > 1 && w->cells[1] != NULL)
		buf_addf(words, ": %s", w->cells[1]);
}

size_t
html_label(struct buf *out, const char *name, const char *text, size_t top)
{
	struct buf clean, part;
	const char *s;
	size_t n, next, height = 0;

	buf_init(&clean, out->arena);
	buf_init(&part, out->arena);
	utf8_clean(&clean, text, strlen(text), false);
	for (s = clean.data, n = clean.len; n > 0; s += next, n -= next) {
		buf_clear(&part);
		buf_add(&part, s, utf8_wrap(s, n, LABEL_COLUMNS, &next));
		buf_adds(out, "<text");
		if (name != NULL)
			buf_addf(out, " class=\"%s\"", name);
		html_length(out, "y", top + height + LABEL_BASE);
		buf_addc(out, '>');
		html_text(out, part.data);
		buf_adds(out, "</text>\n");
		height += LABEL;
	}
	return height;
}

/* The words of a row: in one line if they fit, else its name, then the rest. */
static size_t
row_label(struct buf *out, const struct table *t, const struct table_row *w,
    const char *words, size_t top)
{
	size_t height;

	if (utf8_columns(words, strlen(words)) <= LABEL_COLUMNS ||
	    w->cells[0] == NULL || t->n_heads < 2 || w->cells[1] == NULL)
		return html_label(out, NULL, words, top);
	height = html_label(out, NULL, w->cells[0], top);
	return height + html_label(out, NULL, w->cells[1], top + height);
}

/* All rows from the top on. How high they are; 0: there are none. */
static size_t
rows(struct buf *out, const struct table *t)
{
	struct buf words;
	size_t top = 0;

	buf_init(&words, out->arena);
	for (const struct table_row *w = t->first; w != NULL; w = w->next) {
		const struct bar bar =
		    bar_make(w->bar, w->bar_of, w->bar_least, w->bar_most);

		if (bar.of == 0)
			continue;
		row_words(&words, t, w);
		top += row_label(out, t, w, words.data, top) + LABEL_GAP;
		draw(out, &bar, top);
		top += bar_height(&bar) + ROW_GAP;
	}
	return top > 0 ? top - ROW_GAP : 0;
}

void
html_chart(struct buf *out, const struct table *t)
{
	struct buf words, drawn;
	size_t height;

	buf_init(&words, out->arena);
	buf_init(&drawn, out->arena);
	height = rows(&drawn, t);
	if (height == 0)
		return;
	buf_adds(out, "<figure>\n<svg role=\"img\" width=\"100%\"");
	html_length(out, "height", height);
	buf_adds(out, " aria-label=\"Drawing of the table below.");
	for (const struct table_row *w = t->first; w != NULL; w = w->next) {
		if (w->bar_of == 0)
			continue;
		row_words(&words, t, w);
		buf_addc(out, ' ');
		html_text(out, words.data);
		buf_addc(out, '.');
	}
	buf_adds(out, "\">\n");
	buf_add(out, drawn.data, drawn.len);
	buf_adds(out, "</svg>\n");
	if (t->key != NULL) {
		buf_adds(out, "<figcaption>");
		html_text(out, t->key);
		buf_adds(out, "</figcaption>\n");
	}
	buf_adds(out, "</figure>\n");
}
