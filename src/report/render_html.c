/* One HTML page that is whole in itself. It loads nothing, runs nothing and
 * links nowhere, and its policy forbids the browser to do any of it. */
#include <assert.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/utf8.h"
#include "render_html.h"
#include "render_outline.h"

static const struct entity {
	char c;
	const char *name;
} entities[] = {
    {'<', "&lt;"},
    {'>', "&gt;"},
    {'&', "&amp;"},
    {'"', "&quot;"},
    {'\'', "&#39;"},
};

static void
html_char(struct buf *out, char c)
{
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
		if (entities[i].c == c) {
			buf_adds(out, entities[i].name);
			return;
		}
	buf_addc(out, c);
}

void
html_text(struct buf *out, const char *text)
{
	struct buf clean;

	buf_init(&clean, out->arena);
	utf8_clean(&clean, text, strlen(text), false);
	for (size_t i = 0; i < clean.len; i++)
		html_char(out, clean.data[i]);
}

enum list { LIST_NONE, LIST_ITEMS, LIST_CHOICES };

struct renderer {
	struct buf *out;
	struct outline outline;
	enum list list; /* is open; of choices, the last one too */
	bool gap;       /* an empty line was asked for */
	unsigned number;
	bool screens; /* each part is a screen of its own */
	bool section; /* such a part is open */
};

static void
element(struct renderer *r, const char *open, const char *text,
    const char *close)
{
	buf_adds(r->out, open);
	html_text(r->out, text);
	buf_adds(r->out, close);
}

/* Close the list that is open, unless it is WANTED. Is WANTED open? */
static bool
go_on(struct renderer *r, enum list wanted)
{
	static const char *const ends[] = {
	    [LIST_NONE] = "",
	    [LIST_ITEMS] = "</ul>\n",
	    [LIST_CHOICES] = "</li>\n</ol>\n",
	};

	if (r->list == wanted)
		return true;
	buf_adds(r->out, ends[r->list]);
	r->list = LIST_NONE;
	return false;
}

static void
heading(struct renderer *r, const struct block *b)
{
	const unsigned level = outline_level(&r->outline, b);

	go_on(r, LIST_NONE);
	if (r->screens && b->kind != BLOCK_TITLE) {
		buf_adds(r->out,
		    r->section ? "</section>\n<section>\n" : "<section>\n");
		r->section = true;
	}
	buf_addf(r->out, "<h%u>", level);
	html_text(r->out, b->text);
	buf_addf(r->out, "</h%u>\n", level);
}

static void
para(struct renderer *r, const struct block *b)
{
	go_on(r, LIST_NONE);
	element(r, "<p>", b->text, "</p>\n");
}

static void
item(struct renderer *r, const struct block *b)
{
	if (r->gap)
		go_on(r, LIST_NONE);
	if (!go_on(r, LIST_ITEMS))
		buf_adds(r->out, "<ul>\n");
	r->list = LIST_ITEMS;
	element(r, "<li>", b->text, "</li>\n");
}

/* A choice, and what is said to it until the next. */
static void
number(struct renderer *r, const struct block *b)
{
	if (go_on(r, LIST_CHOICES))
		buf_adds(r->out, "</li>\n");
	else if (b->number == 1)
		buf_adds(r->out, "<ol>\n");
	else
		buf_addf(r->out, "<ol start=\"%u\">\n", b->number);
	if (r->list == LIST_CHOICES && b->number != r->number + 1)
		buf_addf(r->out, "<li value=\"%u\">\n", b->number);
	else
		buf_adds(r->out, "<li>\n");
	r->list = LIST_CHOICES;
	r->number = b->number;
	element(r, "<p class=\"choice\">", b->text, "</p>\n");
}

static void
say(struct renderer *r, const struct block *b)
{
	if (r->list != LIST_CHOICES)
		go_on(r, LIST_NONE);
	element(r, "<p class=\"say\">", b->text, "</p>\n");
}

static void
bar(struct renderer *r, const struct block *b)
{
	go_on(r, LIST_NONE);
	buf_adds(r->out, "<div class=\"bar\">\n");
	html_bar(r->out, b);
	element(r, "<p>", b->text, "</p>\n</div>\n");
}

static void
keys(struct renderer *r, const struct block *b)
{
	go_on(r, LIST_NONE);
	element(r, "<p class=\"keys\">", b->text, "</p>\n");
}

static void
gap(struct renderer *r, const struct block *b)
{
	(void)b;
	r->gap = true;
}

/* On a narrow screen each cell stands alone, behind the name of its head. */
static void
row(struct renderer *r, const struct table *t, const struct table_row *w,
    const bool *has)
{
	const char *const *titles = t->titles != NULL ? t->titles : t->heads;

	for (size_t i = 0; i < t->n_heads; i++) {
		const char *cell = w->cells[i] != NULL ? w->cells[i] : "";

		if (!has[i])
			continue;
		if (i == 0) {
			element(r, "<tr>\n<th scope=\"row\">", cell, "</th>\n");
			continue;
		}
		element(r, "<td data-head=\"", titles[i], "\">");
		element(r, "", cell, "");
		if (w->parts != NULL && w->parts[i] > 0)
			html_cell(r->out, w->parts[i], w->parts_of);
		buf_adds(r->out, "</td>\n");
	}
	buf_adds(r->out, "</tr>\n");
}

static void
rows(struct renderer *r, const struct block *b, const char *open)
{
	const struct table *t = b->table;
	const char *const *titles = t->titles != NULL ? t->titles : t->heads;
	bool *has = arena_array(r->out->arena, t->n_heads, sizeof(*has));

	for (size_t i = 0; i < t->n_heads; i++)
		has[i] = table_has(t, i);
	buf_adds(r->out, open);
	if (*b->text != '\0')
		element(r, "<caption>", b->text, "</caption>\n");
	buf_adds(r->out, "<thead>\n<tr>\n");
	for (size_t i = 0; i < t->n_heads; i++)
		if (has[i])
			element(r, "<th scope=\"col\">", titles[i], "</th>\n");
	buf_adds(r->out, "</tr>\n</thead>\n<tbody>\n");
	for (const struct table_row *w = t->first; w != NULL; w = w->next)
		row(r, t, w, has);
	buf_adds(r->out, "</tbody>\n</table>\n");
}

static void
table(struct renderer *r, const struct block *b)
{
	go_on(r, LIST_NONE);
	html_chart(r->out, b->table);
	rows(r, b, b->table->even ? "<table class=\"even\">\n" : "<table>\n");
}

static void
series(struct renderer *r, const struct block *b)
{
	go_on(r, LIST_NONE);
	buf_adds(r->out, "<div class=\"days\">\n");
	html_series(r->out, b->series);
	rows(r, b, "<table>\n");
	buf_adds(r->out, "</div>\n");
}

static void (*const layout[])(struct renderer *, const struct block *) = {
    [BLOCK_TITLE] = heading,
    [BLOCK_HEADING] = heading,
    [BLOCK_THEME] = heading,
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

static void
add(struct renderer *r, const struct block *b)
{
	layout[b->kind](r, b);
	r->gap = b->kind == BLOCK_GAP;
}

/* The title stands in the window's frame and in the browser's history, where
 * others may see it: it does not say what the page is about. Browsers print it
 * on each sheet, too. */
static void
window_title(struct buf *out, const struct report *r)
{
	buf_adds(out,
	    r->desk ? "<title>Statistics: for the desk, not for the wall"
		    : "<title>Summary");
	if (r->date != NULL) {
		buf_addc(out, ' ');
		html_text(out, r->date);
	}
	buf_adds(out, "</title>\n");
}

static void
head(struct buf *out, const struct report *r, const char *language,
    const struct html_style *style)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(out, language);
	buf_adds(out,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src '");
	buf_adds(out, style->hash);
	buf_adds(out,
	    "'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"");
	buf_adds(out, style->scheme);
	buf_adds(out,
	    "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"robots\" content=\"noindex, nofollow\">\n");
	window_title(out, r);
	buf_adds(out, "<style>");
	for (size_t i = 0; style->pieces[i] != NULL; i++)
		buf_adds(out, style->pieces[i]);
	buf_adds(out, "</style>\n</head>\n");
}

static void
page(struct renderer *state, const struct report *r)
{
	const struct block *b = NULL;

	buf_adds(state->out, "<body>\n<main>\n");
	outline_begin(&state->outline, r);
	if (state->outline.title != NULL)
		add(state, state->outline.title);
	while ((b = outline_next(&state->outline, r, b)) != NULL)
		add(state, b);
	go_on(state, LIST_NONE);
	if (state->section)
		buf_adds(state->out, "</section>\n");
	buf_adds(state->out, "</main>\n</body>\n</html>\n");
}

void
render_html(struct buf *out, const struct report *r, const char *language)
{
	struct renderer state = {.out = out, .list = LIST_NONE};

	head(out, r, language, r->desk ? &html_style_desk : &html_style);
	page(&state, r);
}

void
render_html_projector(struct buf *out, const struct report *r,
    const char *language)
{
	struct renderer state = {.out = out,
	    .list = LIST_NONE,
	    .screens = true};

	head(out, r, language, &html_style_projector);
	page(&state, r);
}
