#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/utf8.h"

#define BAR_COLUMNS 20
/* A series: its drawing, at most, and from which width on words stand beside
 * it. */
#define SERIES_COLUMNS 12
#define STEP_COLUMNS 4
#define SERIES_WIDE 56
/* Below this width indents only cost room. */
#define NARROW 24

struct renderer {
	struct buf *out;
	const struct text_style *style;
	struct buf clean; /* the block's text, made fit for a terminal */
	bool bold;        /* the lines now written are a heading's */
	bool begun;       /* something stands above */
	bool gap;         /* an empty line stands above */
};

static void
blank_line(struct renderer *r)
{
	if (r->begun && !r->gap)
		buf_addc(r->out, '\n');
	r->gap = true;
}

/* Wrap N bytes of S behind LEAD (of its own width), further lines behind as
 * many blanks. */
static void
wrap(struct renderer *r, const char *lead, const char *s, size_t n)
{
	const size_t indent = utf8_columns(lead, strlen(lead));
	const size_t width =
	    r->style->width > indent ? r->style->width - indent : 1;
	size_t next;

	buf_adds(r->out, lead);
	do {
		const size_t len = utf8_wrap(s, n, width, &next);

		buf_adds(r->out, r->bold ? "\033[1m" : "");
		buf_add(r->out, s, len);
		/* no attribute spans lines: a page may end behind any of them
		 */
		buf_adds(r->out, r->bold ? "\033[0m\n" : "\n");
		s += next;
		n -= next;
		if (n > 0)
			buf_fill(r->out, ' ', indent);
	} while (n > 0);
	r->begun = true;
	r->gap = false;
}

/* Text from outside reaches the page through here, made fit for a terminal. */
static void
lines(struct renderer *r, const char *lead, const char *text)
{
	buf_clear(&r->clean);
	utf8_clean(&r->clean, text, strlen(text), false);
	wrap(r, lead, r->clean.data, r->clean.len);
}

static void
bold(struct renderer *r, const char *text)
{
	r->bold = r->style->bold;
	lines(r, "", text);
	r->bold = false;
}

static void
rule(struct renderer *r, char c, const char *text)
{
	size_t width = utf8_columns(text, strlen(text));

	if (r->style->plain)
		return;
	if (width > r->style->width)
		width = r->style->width;
	buf_fill(r->out, c, width);
	buf_addc(r->out, '\n');
}

static void
title(struct renderer *r, const struct block *b)
{
	blank_line(r);
	bold(r, b->text);
	rule(r, '=', b->text);
	blank_line(r);
}

static void
heading(struct renderer *r, const struct block *b)
{
	blank_line(r);
	bold(r, b->text);
	rule(r, '-', b->text);
}

static void
theme(struct renderer *r, const struct block *b)
{
	blank_line(r);
	bold(r, b->text);
}

static void
para(struct renderer *r, const struct block *b)
{
	lines(r, "", b->text);
}

static void
item(struct renderer *r, const struct block *b)
{
	lines(r, "- ", b->text);
}

static void
number(struct renderer *r, const struct block *b)
{
	char lead[16];

	snprintf(lead, sizeof(lead), "%u  ", b->number);
	lines(r, lead, b->text);
}

static void
say(struct renderer *r, const struct block *b)
{
	lines(r, r->style->width < NARROW ? "" : "   ", b->text);
}

static void
bar(struct renderer *r, const struct block *b)
{
	const unsigned drawn =
	    b->bar_of > 0 ? b->bar * BAR_COLUMNS / b->bar_of : 0;

	if (!r->style->plain && r->style->width >= BAR_COLUMNS + 2) {
		buf_addc(r->out, '[');
		buf_fill(r->out, '#', drawn);
		buf_fill(r->out, '.', BAR_COLUMNS - drawn);
		buf_adds(r->out, "]\n");
	}
	lines(r, "", b->text);
}

static void
keys(struct renderer *r, const struct block *b)
{
	blank_line(r);
	lines(r, "", b->text);
}

static void
gap(struct renderer *r, const struct block *b)
{
	(void)b;
	blank_line(r);
}

/* "Pace: then 2 of 3; now none." Behind a question mark there is no colon. */
static void
row(struct renderer *r, const struct table *t, const struct table_row *row)
{
	struct buf text;
	size_t n = 0;
	bool asks;

	buf_init(&text, r->clean.arena);
	buf_adds(&text, row->cells[0] != NULL ? row->cells[0] : "");
	asks = text.len > 0 && text.data[text.len - 1] == '?';
	for (size_t i = 1; i < t->n_heads; i++)
		if (row->cells[i] != NULL)
			buf_addf(&text, "%s %s%s%s",
			    n++ > 0    ? ";"
				: asks ? ""
				       : ":",
			    t->heads[i], *t->heads[i] != '\0' ? " " : "",
			    row->cells[i]);
	lines(r, "- ", text.data);
}

static void
rows(struct renderer *r, const struct table *t)
{
	for (const struct table_row *w = t->first; w != NULL; w = w->next)
		row(r, t, w);
}

static void
table(struct renderer *r, const struct block *b)
{
	if (b->table->glance)
		return;
	if (*b->text != '\0')
		lines(r, "", b->text);
	rows(r, b->table);
}

/* --- series ----------------------------------------------------------------
 */

/* Columns between the brackets. */
static size_t
series_columns(const struct series *s)
{
	size_t n;

	if (s->scale || s->n_steps < 2)
		return SERIES_COLUMNS - 2;
	n = (s->n_steps - 1) * STEP_COLUMNS;
	return n < SERIES_COLUMNS ? n : SERIES_COLUMNS;
}

/* As long as it is high; what could still be is thinner. Without a height there
 * is no drawing: an empty one would look like a nought. */
static void
draw_point(struct buf *out, const struct series *s,
    const struct series_point *p)
{
	const size_t n = series_columns(s);
	const size_t least = (p->least * n + SERIES_HEIGHT / 2) / SERIES_HEIGHT;
	const size_t most = (p->most * n + SERIES_HEIGHT / 2) / SERIES_HEIGHT;

	if (!p->placed) {
		buf_fill(out, ' ', n + 2);
		return;
	}
	buf_addc(out, '[');
	buf_fill(out, '#', least);
	buf_fill(out, '~', most - least);
	buf_fill(out, '.', n - most);
	buf_addc(out, ']');
}

static size_t
name_columns(const struct series *s)
{
	size_t most = 0;

	for (size_t i = 0; i < s->n_points; i++) {
		const char *name = s->points[i].name;
		const size_t n = utf8_columns(name, strlen(name));

		most = n > most ? n : most;
	}
	return most;
}

/* "2026-11-22 * [####....]  ": the day, and what is drawn of it. */
static void
lead_of(struct buf *out, const struct series *s, const struct series_point *p,
    size_t names)
{
	buf_clear(out);
	utf8_clean(out, p->name, strlen(p->name), false);
	if (utf8_columns(out->data, out->len) < names)
		buf_fill(out, ' ', names - utf8_columns(out->data, out->len));
	buf_adds(out, p->alone ? " * " : "   ");
	draw_point(out, s, p);
	buf_adds(out, "  ");
}

static void
trim(struct buf *b)
{
	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
}

/* The day, its drawing and its words, each on a line of its own if need be. */
static void
narrow_point(struct renderer *r, const struct series *s,
    const struct series_point *p, const char *under)
{
	struct buf lead;

	buf_init(&lead, r->clean.arena);
	lead_of(&lead, s, p, 0);
	trim(&lead);
	if (lead.len <= r->style->width) {
		lines(r, "", lead.data);
	} else {
		lines(r, "", p->name);
		buf_clear(&lead);
		draw_point(&lead, s, p);
		if (p->placed && lead.len <= r->style->width)
			lines(r, "", lead.data);
	}
	lines(r, under, p->words);
}

static void
drawn_point(struct renderer *r, const struct series *s,
    const struct series_point *p, size_t names)
{
	const char *under = r->style->width < NARROW ? "" : "  ";
	struct buf text;

	buf_init(&text, r->clean.arena);
	if (p->aside != NULL) {
		buf_addf(&text, "(%s)", p->aside);
		lines(r, under, text.data);
	}
	if (r->style->width < SERIES_WIDE) {
		narrow_point(r, s, p, under);
		return;
	}
	lead_of(&text, s, p, names);
	lines(r, text.data, p->words);
}

static void
series(struct renderer *r, const struct block *b)
{
	const struct series *s = b->series;
	const size_t names = name_columns(s);

	if (s->glance)
		return;
	if (r->style->plain) {
		rows(r, b->table);
		return;
	}
	if (s->lines_key != NULL)
		lines(r, "", s->lines_key);
	for (size_t i = 0; i < s->n_points; i++)
		drawn_point(r, s, &s->points[i], names);
}

static void (*const layout[])(struct renderer *, const struct block *) = {
    [BLOCK_TITLE] = title,
    [BLOCK_HEADING] = heading,
    [BLOCK_THEME] = theme,
    [BLOCK_PARA] = para,
    [BLOCK_ITEM] = item,
    [BLOCK_NUMBER] = number,
    [BLOCK_SAY] = say,
    [BLOCK_BAR] = bar,
    [BLOCK_KEYS] = keys,
    [BLOCK_GAP] = gap,
    [BLOCK_TABLE] = table,
    [BLOCK_SERIES] = series,
};

static_assert(sizeof(layout) / sizeof(layout[0]) == BLOCK_KINDS,
    "every kind of block has a layout");

/* Paragraphs are kept apart, and choices from the words before them; a list
 * is not. */
static bool
needs_gap(const struct block *before, const struct block *b)
{
	return before != NULL && before->kind == BLOCK_PARA &&
	    (b->kind == BLOCK_PARA || b->kind == BLOCK_NUMBER);
}

void
render_text(struct buf *out, const struct report *r,
    const struct text_style *style)
{
	struct renderer state = {.out = out, .style = style};
	const struct block *before = NULL;

	buf_init(&state.clean, r->arena);
	for (const struct block *b = r->first; b != NULL; b = b->next) {
		if (needs_gap(before, b))
			blank_line(&state);
		layout[b->kind](&state, b);
		before = b;
	}
}
