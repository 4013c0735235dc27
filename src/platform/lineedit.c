#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/tty.h"
#include "tty_state.h"

/*
 * libedit gets its characters from read_char(), that is, from tty_key(): it
 * never sees a signal, a paste, or a key that it could misunderstand. Its
 * prompt is ASCII, because a non-ASCII one crashes it in the C locale.
 */
struct lineedit {
	EditLine *el;
	FILE *in, *out, *err;
	const struct line_style *style;
	enum line_end end;
	bool utf8;      /* libedit can show more than ASCII */
	char queue[16]; /* the rest of an editing sequence */
	size_t queued, taken;
};

static char *
prompt(EditLine *el)
{
	static char none[1];
	struct lineedit *le = NULL;
	union {
		const char *in;
		char *out;
	} p; /* libedit's type lacks a const */

	el_get(el, EL_CLIENTDATA, &le);
	p.in = le != NULL && le->style != NULL ? le->style->prompt : none;
	return p.out;
}

static size_t
line_length(EditLine *el)
{
	const LineInfoW *l = el_wline(el);

	return (size_t)(l->lastchar - l->buffer);
}

static void
redraw(struct lineedit *le)
{
	if (le->style->redraw != NULL)
		le->style->redraw(le->style->ctx);
	tty_state.lent = true;
	el_resize(le->el);
	el_set(le->el, EL_REFRESH);
	tty_state.lent = false;
}

static int
end_line(struct lineedit *le, enum line_end end)
{
	le->end = end;
	errno = 0;
	return 0; /* libedit: end of file, the line is given up */
}

/* Turn a key into a character for libedit: 1; 0 ends; -1: wait for another. */
static int
take(struct lineedit *le, const struct keypress *k, wchar_t *out)
{
	switch (k->key) {
	case KEY_CHAR:
		if (k->c >= 0x80 && !le->utf8)
			return -1;
		*out = (wchar_t)k->c;
		return line_length(le->el) < le->style->most ? 1 : -1;
	case KEY_ENTER:
		*out = L'\n';
		return 1;
	case KEY_ERASE:
		*out = 0x7f;
		return 1;
	case KEY_KILL:
		*out = 0x15;
		return 1;
	case KEY_EDIT:
		memcpy(le->queue, k->bytes, sizeof(le->queue));
		le->queued = strlen(le->queue);
		le->taken = 1;
		*out = (unsigned char)le->queue[0];
		return 1;
	case KEY_EOF:
		return line_length(le->el) > 0 ? -1 : end_line(le, LINE_EOF);
	case KEY_REDRAW:
		redraw(le);
		return -1;
	case KEY_LEAVE:
		return end_line(le, LINE_LEAVE);
	case KEY_CLOSED:
		break;
	}
	return end_line(le, LINE_CLOSED);
}

static int
read_char(EditLine *el, wchar_t *out)
{
	struct lineedit *le = NULL;
	struct keypress k;
	int got;

	el_get(el, EL_CLIENTDATA, &le);
	if (le->taken < le->queued) {
		*out = (unsigned char)le->queue[le->taken++];
		return 1;
	}
	tty_state.lent = false;
	do {
		tty_key(&k);
		got = take(le, &k, out);
	} while (got == -1);
	tty_state.lent = true;
	return got;
}

static FILE *
stream(int fd, const char *mode)
{
	const int copy = dup(fd);

	return copy == -1 ? NULL : fdopen(copy, mode);
}

/* Ctrl-C and Ctrl-Z stay keys while libedit has the terminal, and it goes
 * back to the state that tty_begin() made, not to the shell's. */
static void
set_up(struct lineedit *le)
{
	/* whatever the person's locale: what is typed is UTF-8 */
	le->utf8 = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	el_set(le->el, EL_CLIENTDATA, le);
	el_set(le->el, EL_PROMPT, prompt);
	el_set(le->el, EL_EDITOR, "emacs");
	el_set(le->el, EL_SIGNAL, 0);
	el_set(le->el, EL_GETCFN, read_char);
	el_set(le->el, EL_SETTY, "-d", "-isig", NULL);
	el_set(le->el, EL_SETTY, "-q", "-isig", NULL);
	el_set(le->el, EL_SETTY, "-x", "-isig", NULL);
	el_set(le->el, EL_BIND, "\x7f", "ed-delete-prev-char", NULL);
}

/* Some parts of it shrug when they get no memory, and then no key does
 * anything. */
static void
start(struct lineedit *le)
{
	bool short_of_memory;

	tty_state.lent = true;
	errno = 0;
	le->el = el_init("harmcheck", le->in, le->out, le->err);
	short_of_memory = errno == ENOMEM;
	if (le->el != NULL && !short_of_memory) {
		errno = 0;
		set_up(le);
		short_of_memory = errno == ENOMEM;
	}
	if (le->el != NULL && short_of_memory) {
		el_end(le->el);
		le->el = NULL;
	}
	tty_state.lent = false;
}

struct lineedit *
lineedit_new(int in, int out)
{
	struct lineedit *le = calloc(1, sizeof(*le));

	if (le == NULL)
		return NULL;
	le->in = stream(in, "r");
	le->out = stream(out, "w");
	le->err = stream(out, "w");
	if (le->in != NULL && le->out != NULL && le->err != NULL)
		start(le);
	if (le->el == NULL) {
		lineedit_free(le);
		return NULL;
	}
	return le;
}

void
lineedit_free(struct lineedit *le)
{
	if (le == NULL)
		return;
	tty_state.lent = le->el != NULL;
	if (le->el != NULL)
		el_end(le->el);
	tty_state.lent = false;
	if (le->in != NULL)
		fclose(le->in);
	if (le->out != NULL)
		fclose(le->out);
	if (le->err != NULL)
		fclose(le->err);
	explicit_bzero(le, sizeof(*le));
	free(le);
}

enum line_end
lineedit_read(struct lineedit *le, const struct line_style *style,
    struct buf *line)
{
	const char *text;
	int n = 0;

	le->style = style;
	le->end = LINE_READ;
	le->queued = le->taken = 0;
	buf_clear(line);
	tty_state.lent = true;
	errno = 0;
	text = el_gets(le->el, &n);
	tty_state.lent = false;
	if (text == NULL && le->end == LINE_READ && errno == ENOMEM)
		arena_no_memory(); /* and not the end of what is typed */
	tty_retake();
	if (text == NULL || n <= 0)
		return le->end == LINE_READ ? LINE_CLOSED : le->end;
	buf_add(line, text, strcspn(text, "\r\n"));
	return le->end;
}
