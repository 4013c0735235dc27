#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/report.h"
#include "harmcheck/talk.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "view.h"

enum talk_mode
talk_mode(int in, int out, bool plain)
{
	if (!tty_is_terminal(in, out))
		return TALK_PIPE;
	return plain || !tty_can_paint() ? TALK_PLAIN : TALK_SCREEN;
}

static bool
ask(const struct talk *t, bool (*question)(const void *ctx))
{
	return question != NULL && question(t->ctx);
}

/* A line from a pipe may hold anything; a note is text. */
static const char *
cleaned(struct arena *a, const struct buf *line)
{
	struct buf text;

	buf_init(&text, a);
	utf8_clean(&text, line->data, line->len, false);
	return text.data;
}

/* Characters beyond the limit of a note are dropped (a terminal does not
 * take them in the first place). */
static void
cut_note(char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		if (((unsigned char)*text & 0xc0) != 0x80 &&
		    n++ == DIALOGUE_NOTE_MOST) {
			*text = '\0';
			return;
		}
}

/* Read lines until one is for the talk and not for turning the page. */
static enum line_end
read_line(struct view *v, bool note, struct arena *scratch, const char **line)
{
	for (;;) {
		const enum line_end end = view_read(v, note);

		if (end != LINE_READ)
			return end;
		*line = cleaned(scratch, &v->line);
		if (**line == '\0' && view_down(v))
			continue;
		if (strcmp(*line, "b") == 0 && view_up(v))
			continue;
		return LINE_READ;
	}
}

/* One line of input for the page that is shown. */
static void
take_line(struct view *v, const struct talk *t, struct arena *scratch)
{
	const bool note = ask(t, t->wants_note);
	const char *line = "";
	char *text;

	v->prompt = t->prompt != NULL ? t->prompt(t->ctx) : NULL;
	switch (read_line(v, note, scratch, &line)) {
	case LINE_LEAVE:
	case LINE_CLOSED:
		t->leave(t->ctx);
		return;
	case LINE_FAILED:
		v->unreadable = true;
		return;
	case LINE_EOF:
		t->end_of_input(t->ctx);
		return;
	case LINE_READ:
		break;
	}
	text = arena_strdup(scratch, line);
	if (note)
		cut_note(text);
	t->line(t->ctx, text);
	explicit_bzero(v->line.data, v->line.cap);
}

static void
one_page(struct view *v, const struct talk *t, struct arena *page_mem)
{
	size_t *row = NULL;
	struct report page;

	arena_reset(page_mem);
	report_init(&page, page_mem);
	if (v->mode != TALK_PIPE && ask(t, t->is_paused)) {
		v->page = &page;
		view_hide(v);
	} else {
		row = t->row != NULL ? t->row(t->ctx) : NULL;
		t->page(t->ctx, &page);
		view_show(v, &page, row != NULL ? *row : 0);
	}
	/* nobody can answer what could not be shown, and nothing is done once
	 * it is to be left */
	if (v->failed || tty_signal() != 0)
		return;
	if (ask(t, t->passes))
		t->line(t->ctx, "");
	else
		take_line(v, t, page_mem);
	if (row != NULL)
		*row = v->top;
}

/* What is to stay in the window, put there. */
static void
close_view(struct view *v, const struct talk *t, struct arena *page_mem)
{
	struct report page;
	enum talk_leaves leaves = TALK_BLANK;

	arena_reset(page_mem);
	report_init(&page, page_mem);
	if (!t->has_left(t->ctx))
		leaves = t->leaves(t->ctx, &page);
	if (leaves == TALK_BLANK && v->mode != TALK_PIPE)
		tty_blank();
	if (leaves != TALK_PAGE || v->mode != TALK_SCREEN) {
		view_done(v);
		return;
	}
	/* back on the shell's screen: the page stays there */
	view_release(v);
	v->mode = TALK_PIPE;
	v->decorated = true;
	view_show(v, &page, 0);
	view_done(v);
}

enum talk_end
talk_run(const struct talk *t, enum talk_mode mode, int in, int out)
{
	struct arena *page_mem = arena_new();
	struct view v;

	view_init(&v, mode, in, out);
	while (!t->is_over(t->ctx) && !v.failed && !v.unreadable &&
	    tty_signal() == 0)
		one_page(&v, t, page_mem);
	if (tty_signal() != 0)
		t->leave(t->ctx);
	close_view(&v, t, page_mem);
	arena_free(page_mem);
	if (t->has_left(t->ctx))
		return TALK_LEFT;
	if (v.unreadable)
		return TALK_INPUT;
	return v.failed ? TALK_IO : TALK_DONE;
}
