#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/interview.h"
#include "harmcheck/report.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "view.h"

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

/* Read lines until one is for the dialogue and not for turning the page. */
static enum line_end
read_line(struct view *v, bool note, struct arena *scratch, const char **line)
{
	for (;;) {
		const enum line_end end = view_read(v, note);

		if (end != LINE_READ)
			return end;
		*line = cleaned(scratch, &v->line);
		if (!note && **line == '\0' && view_down(v))
			continue;
		if (!note && strcmp(*line, "b") == 0 && view_up(v))
			continue;
		return LINE_READ;
	}
}

/* One line of input for the page that is shown. */
static void
take_line(struct view *v, struct dialogue *d, struct arena *scratch)
{
	const bool note = dialogue_wants_note(d);
	const char *line;
	char *text;

	switch (read_line(v, note, scratch, &line)) {
	case LINE_LEAVE:
	case LINE_CLOSED:
		d->place = PLACE_LEFT;
		return;
	case LINE_FAILED:
		v->unreadable = true;
		return;
	case LINE_EOF:
		dialogue_end_of_input(d);
		return;
	case LINE_READ:
		break;
	}
	text = arena_strdup(scratch, line);
	if (note)
		cut_note(text);
	dialogue_line(d, text);
	explicit_bzero(v->line.data, v->line.cap);
}

static void
one_page(struct view *v, struct dialogue *d, struct arena *page_mem)
{
	struct report page;

	arena_reset(page_mem);
	report_init(&page, page_mem);
	if (d->place == PLACE_PAUSE && !d->arg.piped) {
		v->page = &page;
		view_hide(v);
	} else {
		dialogue_page(d, &page);
		view_show(v, &page);
	}
	if (dialogue_passes(d))
		dialogue_pass(d);
	else
		take_line(v, d, page_mem);
}

/* What the person chose at the end, done on the terminal. */
static void
close_view(struct view *v, struct dialogue *d, struct arena *page_mem)
{
	struct report page;

	if (d->place == PLACE_LEFT || d->keep != KEEP_SHOWN) {
		if (v->mode != VIEW_PIPE)
			tty_blank();
		view_done(v);
		return;
	}
	if (v->mode != VIEW_SCREEN || d->result == NULL) {
		view_done(v);
		return;
	}
	/* back on the shell's screen: the summary stays there */
	view_release(v);
	v->mode = VIEW_PIPE;
	v->decorated = true;
	arena_reset(page_mem);
	report_init(&page, page_mem);
	report_result(&page, d->result);
	view_show(v, &page);
	view_done(v);
}

enum interview_end
interview_run(struct arena *session, const struct interview_arg *arg,
    struct dialogue **out)
{
	struct dialogue_arg da = arg->dialogue;
	struct arena *page_mem = arena_new();
	struct dialogue *d;
	struct view v;
	enum view_mode mode = VIEW_PIPE;

	da.piped = !tty_is_terminal(arg->in, arg->out);
	if (!da.piped)
		mode =
		    arg->plain || !tty_can_paint() ? VIEW_PLAIN : VIEW_SCREEN;
	da.plain = mode == VIEW_PLAIN;
	*out = d = dialogue_new(session, &da);
	view_init(&v, mode, arg->in, arg->out);
	while (!dialogue_over(d) && !v.failed && !v.unreadable &&
	    tty_signal() == 0)
		one_page(&v, d, page_mem);
	if (tty_signal() != 0)
		d->place = PLACE_LEFT;
	close_view(&v, d, page_mem);
	arena_free(page_mem);
	if (d->place == PLACE_LEFT)
		return INTERVIEW_LEFT;
	if (v.unreadable)
		return INTERVIEW_INPUT;
	return v.failed ? INTERVIEW_IO : INTERVIEW_DONE;
}
