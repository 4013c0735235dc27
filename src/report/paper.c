/* A page for a printer. Like render_html() it is whole in itself: it loads
 * nothing, runs nothing and links nowhere, and its policy forbids the browser
 * to do any of it. */
#include <assert.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "paper_parts.h"

const char *
paper_text(const struct sheet *s, const struct text *t)
{
	return t->of[s->form->voice];
}

void
paper_element(const struct sheet *s, const char *open, const char *text,
    const char *close)
{
	if (text == NULL)
		return;
	buf_adds(s->out, open);
	html_text(s->out, text);
	buf_adds(s->out, close);
}

void
paper_paras(const struct sheet *s, const char *class, const char *text)
{
	struct report r;

	report_init(&r, s->arena);
	if (text != NULL)
		report_add(&r, BLOCK_PARA, text);
	for (const struct block *b = r.first; b != NULL; b = b->next)
		paper_element(s,
		    class != NULL
			? arena_printf(s->arena, "<p class=\"%s\">", class)
			: "<p>",
		    b->text, "</p>\n");
}

void
paper_blocks(const struct sheet *s, const struct report *r)
{
	static const struct {
		const char *open, *close;
	} tags[BLOCK_KINDS] = {
	    [BLOCK_TITLE] = {"<h2>", "</h2>\n"},
	    [BLOCK_HEADING] = {"<h2>", "</h2>\n"},
	    [BLOCK_THEME] = {"<h3>", "</h3>\n"},
	    [BLOCK_PARA] = {"<p>", "</p>\n"},
	    [BLOCK_ITEM] = {"<li>", "</li>\n"},
	};
	bool list = false;

	for (const struct block *b = r->first; b != NULL; b = b->next) {
		if (tags[b->kind].open == NULL)
			continue;
		if (list != (b->kind == BLOCK_ITEM))
			buf_adds(s->out, list ? "</ul>\n" : "<ul>\n");
		list = b->kind == BLOCK_ITEM;
		paper_element(s, tags[b->kind].open, b->text,
		    tags[b->kind].close);
	}
	buf_adds(s->out, list ? "</ul>\n" : "");
}

void
paper_field(const struct sheet *s, const char *name, const char *class)
{
	buf_addf(s->out, "<span class=\"%s\">", class);
	html_text(s->out, name);
	buf_adds(s->out, ": <span class=\"blank\"></span></span>\n");
}

void
paper_lines(const struct sheet *s, unsigned n)
{
	while (n-- > 0)
		buf_adds(s->out, "<div class=\"line\"></div>\n");
}

void
paper_begin_part(const struct sheet *s, const char *class, const char *title)
{
	buf_addf(s->out, "<section class=\"own %s\">\n", class);
	paper_element(s, "<h2>", title, "</h2>\n");
}

void
paper_end_part(const struct sheet *s)
{
	buf_adds(s->out, "</section>\n");
}

static void
style(struct buf *out, const struct paper_style *style)
{
	if (style->parts == NULL)
		return;
	buf_adds(out, "<style>");
	for (size_t i = 0; style->parts[i] != NULL; i++)
		buf_adds(out, style->parts[i]);
	buf_adds(out, "</style>\n");
}

/* What stands on top of every sheet. */
static void
running_title(const struct sheet *s)
{
	html_text(s->out,
	    s->paper->scenario != NULL ? s->paper->scenario->title
				       : s->form->title);
}

static void
head(const struct sheet *s)
{
	const struct paper *p = s->paper;
	const struct paper_style *size = &paper_sizes[p->size];

	buf_adds(s->out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(s->out, s->bank->language);
	buf_adds(s->out,
	    p->large ? "\" class=\"large\" data-title=\"" : "\" data-title=\"");
	running_title(s);
	buf_adds(s->out,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src '");
	buf_addf(s->out, "%s'", paper_style.hash);
	if (size->parts != NULL)
		buf_addf(s->out, " '%s'", size->hash);
	buf_adds(s->out,
	    "; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"robots\" content=\"noindex, nofollow\">\n"
	    "<title>Form to print</title>\n");
	style(s->out, &paper_style);
	style(s->out, size);
	buf_adds(s->out, "</head>\n<body>\n<main>\n");
}

void
render_paper(struct buf *out, const struct paper *p)
{
	struct sheet s = {.out = out,
	    .arena = out->arena,
	    .paper = p,
	    .bank = p->bank,
	    .form = p->form};

	paper_plan(&s);
	head(&s);
	if (p->points)
		paper_points(&s);
	else
		paper_form(&s);
	if (p->hand_score)
		paper_hand(&s);
	if (p->facilitator)
		paper_facilitator(&s);
	buf_adds(out, "</main>\n</body>\n</html>\n");
}
