#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/file.h"
#include "harmcheck/report.h"
#include "harmcheck/tty.h"
#include "view.h"

/* Prose is read best in lines no longer than this. */
#define PROSE_COLUMNS 76
/* The prompt's row, and one below it for the line feed of Enter. */
#define PROMPT_ROWS 2
#define LINE_MOST 200

/* Below a page that has more, the first that fits: at its top, and further
 * down. */
static const char *const more_down[] = {
    "More below: Enter. x: leave. Ctrl-C does not copy, it leaves.",
    "More: Enter. x: leave. Ctrl-C does not copy, it leaves.",
    "More below: Enter. x: leave.", "More: Enter. x: leave", "More: Enter",
    NULL};
static const char *const more_both[] = {
    "More below: Enter. Back up: b. x: leave.", "More: Enter. x: leave",
    "More: Enter", NULL};

void
view_init(struct view *v, enum talk_mode mode, int in, int out)
{
	*v = (struct view){.mode = mode, .in = in, .out = out};
	v->layout = arena_new();
	buf_init(&v->line, arena_new());
	if (mode != TALK_PIPE)
		tty_begin(in, out, mode == TALK_SCREEN);
	if (mode == TALK_SCREEN)
		v->editor = lineedit_new(in, out);
}

/* The editor goes first: it puts back the terminal as it found it, which is
 * not yet as the shell left it. */
void
view_release(struct view *v)
{
	lineedit_free(v->editor);
	v->editor = NULL;
	tty_end();
}

void
view_done(struct view *v)
{
	view_release(v);
	arena_free(v->layout);
	arena_free(v->line.arena);
}

static bool
wants_bold(void)
{
	const char *no = getenv("NO_COLOR");

	return no == NULL || *no == '\0';
}

static void
measure(struct view *v)
{
	tty_size(v->out, &v->rows, &v->cols);
}

/* The page's lines for the size of now; they live in the layout arena. */
static void
lay_out(struct view *v)
{
	const struct text_style style = {
	    .width = v->cols < PROSE_COLUMNS ? v->cols : PROSE_COLUMNS,
	    .plain = v->mode != TALK_SCREEN && !v->decorated,
	    .bold = v->mode == TALK_SCREEN && wants_bold(),
	};
	struct buf text;
	size_t n = 0;

	arena_reset(v->layout);
	buf_init(&text, v->layout);
	render_text(&text, v->page, &style);
	for (size_t i = 0; i < text.len; i++)
		n += text.data[i] == '\n';
	v->lines = arena_array(v->layout, n + 1, sizeof(*v->lines));
	v->n = 0;
	for (char *s = text.data; *s != '\0';) {
		v->lines[v->n++] = s;
		s += strcspn(s, "\n"); /* each line ends with one */
		*s++ = '\0';
	}
}

/* --- the painted screen --------------------------------------------------- */

/* Rows for the page when it needs paging or not. */
static size_t
room(const struct view *v)
{
	return v->rows > PROMPT_ROWS ? v->rows - PROMPT_ROWS : 1;
}

static size_t
page_rows(const struct view *v)
{
	if (v->n <= room(v))
		return room(v);
	return room(v) > 1 ? room(v) - 1 : 1; /* one for the "more" line */
}

bool
view_has_more(const struct view *v)
{
	return v->mode == TALK_SCREEN && v->top + page_rows(v) < v->n;
}

/* The first of WORDS that fits; if none does, the last one's beginning. */
static const char *
fitting(const struct view *v, const char *const *words)
{
	while (words[1] != NULL && strlen(*words) > v->cols)
		words++;
	return arena_strndup(v->layout, *words,
	    v->cols < strlen(*words) ? v->cols : strlen(*words));
}

/* The last page is a full one: a question and its answers stay together. */
static size_t
last_top(const struct view *v)
{
	return v->n > page_rows(v) ? v->n - page_rows(v) : 0;
}

static void
paint(struct view *v)
{
	const char **shown;
	size_t n = v->n > v->top ? v->n - v->top : 0;

	if (n > page_rows(v))
		n = page_rows(v);
	shown = arena_array(v->layout, n + 1, sizeof(*shown));
	memcpy(shown, v->lines + v->top, n * sizeof(*shown));
	if (view_has_more(v) && room(v) > 1)
		shown[n++] = fitting(v, v->top > 0 ? more_both : more_down);
	tty_paint(shown, n, n + 1 < v->rows ? n + 1 : v->rows);
}

/* Also on resize: the page is laid out anew and stays about where it was. */
static void
redraw(void *ctx)
{
	struct view *v = ctx;

	measure(v);
	lay_out(v);
	if (v->top > last_top(v))
		v->top = last_top(v);
	paint(v);
}

bool
view_down(struct view *v)
{
	if (!view_has_more(v))
		return false;
	v->top += page_rows(v);
	if (v->top > last_top(v))
		v->top = last_top(v);
	tty_flush_input(); /* not meant for what comes up now */
	paint(v);
	return true;
}

bool
view_up(struct view *v)
{
	const size_t rows = page_rows(v);

	if (v->mode != TALK_SCREEN || v->top == 0)
		return false;
	v->top = v->top > rows ? v->top - rows : 0;
	tty_flush_input();
	paint(v);
	return true;
}

/* --- line after line ------------------------------------------------------ */

static void
put(struct view *v, const char *s, size_t n)
{
	const int got = v->mode == TALK_PIPE ? file_write_all(v->out, s, n)
					     : tty_write(s, n);

	v->failed |= got == -1;
}

static void
print(struct view *v)
{
	if (v->n == 0)
		return;
	if (v->begun)
		put(v, "\n", 1);
	v->begun = true;
	for (size_t i = 0; i < v->n; i++) {
		put(v, v->lines[i], strlen(v->lines[i]));
		put(v, "\n", 1);
	}
}

void
view_show(struct view *v, const struct report *page, size_t top)
{
	v->page = page;
	v->top = top;
	/* What came before the page was shown was not meant for it: the rest of
	 * a paste must not answer. What comes from here on may be. */
	if (v->mode != TALK_PIPE)
		tty_flush_input();
	if (v->mode == TALK_SCREEN) {
		redraw(v);
		return;
	}
	measure(v);
	lay_out(v);
	print(v);
}

/* Plain mode moves no cursor: empty lines push the text off the screen. */
void
view_hide(struct view *v)
{
	v->n = v->top = 0;
	if (v->mode != TALK_PIPE)
		tty_flush_input();
	measure(v);
	if (v->mode == TALK_SCREEN)
		tty_paint(NULL, 0, 1);
	else if (v->mode == TALK_PLAIN)
		for (size_t i = 0; i < v->rows; i++)
			put(v, "\n", 1);
}

static const char *
prompt_for(const struct view *v, bool note)
{
	if (v->n == 0)
		return ""; /* a pause shows nothing at all */
	if (v->mode == TALK_SCREEN && v->cols < 20)
		return v->cols < 4 ? "" : "> ";
	if (v->prompt != NULL)
		return v->prompt;
	return note ? "note> " : "answer> ";
}

enum line_end
view_read(struct view *v, bool note)
{
	struct line_style style = {.redraw = redraw, .ctx = v};
	size_t used;

	if (v->mode == TALK_PIPE)
		return line_pipe(v->in,
		    note ? (size_t)DIALOGUE_NOTE_MOST * 4 : LINE_MOST,
		    &v->line);
	style.prompt = prompt_for(v, note);
	style.most = note ? DIALOGUE_NOTE_MOST : LINE_MOST;
	if (v->mode == TALK_PLAIN) {
		style.redraw = NULL;
		return line_plain(&style, &v->line);
	}
	used = strlen(style.prompt) + 2;
	style.columns = v->cols > used ? v->cols - used : 1;
	if (note || v->editor == NULL)
		return line_plain(&style, &v->line);
	/* an answer that wrapped would scroll the screen */
	if (style.most > style.columns)
		style.most = style.columns;
	return lineedit_read(v->editor, &style, &v->line);
}
