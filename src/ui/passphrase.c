#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "passphrase_parts.h"

/* Prose is read best in lines no longer than this. */
#define PROSE_COLUMNS 76

static int terminal = -1;
static bool plain;
static bool begun;       /* a text stands above */
static bool told;        /* how to leave */
static size_t lines;     /* printed since the screen was blank */
static unsigned redraws; /* how often somebody else may have printed */

int
passphrase_begin(bool plain_mode, struct err *e)
{
	terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal == -1 || !isatty(terminal)) {
		passphrase_end();
		return err_set(e, ERR_USAGE,
		    "there is no terminal on which a passphrase could be "
		    "asked for; a script gives it with --passphrase-fd N");
	}
	plain = plain_mode;
	begun = told = false;
	lines = 0;
	tty_begin(terminal, terminal, false);
	return 0;
}

void
passphrase_end(void)
{
	if (terminal == -1)
		return;
	tty_end();
	close(terminal);
	terminal = -1;
}

/* --- saying --------------------------------------------------------------- */

static void
put(const char *s)
{
	tty_write(s, strlen(s));
}

static void
end_line(void)
{
	put("\n");
	lines++;
}

static void
put_wrapped(const char *s, size_t n)
{
	size_t rows, cols, next;

	tty_size(terminal, &rows, &cols);
	if (cols > PROSE_COLUMNS)
		cols = PROSE_COLUMNS;
	if (begun)
		end_line();
	begun = true;
	for (; n > 0; s += next, n -= next) {
		tty_write(s, utf8_wrap(s, n, cols, &next));
		end_line();
	}
}

void
passphrase_say(const char *text)
{
	struct arena *a = arena_new();
	struct buf clean;

	buf_init(&clean, a);
	utf8_clean(&clean, text, strlen(text), true);
	put_wrapped(clean.data, clean.len);
	arena_free(a);
}

void
passphrase_show(const struct secret *p)
{
	put_wrapped((const char *)p->bytes, p->len);
}

void
passphrase_blank(void)
{
	tty_blank();
	begun = told = false;
	lines = 0;
}

bool
passphrase_is_plain(void)
{
	return plain;
}

bool
passphrase_can_hide(void)
{
	return !plain && tty_can_paint();
}

struct passphrase_place
passphrase_here(void)
{
	struct passphrase_place p = {.line = lines, .redraws = redraws};

	tty_size(terminal, &p.rows, &p.cols);
	return p;
}

bool
passphrase_still_shows(const struct passphrase_place *from)
{
	const struct passphrase_place now = passphrase_here();

	return now.line - from->line < now.rows && now.rows == from->rows &&
	    now.cols == from->cols && now.redraws == from->redraws;
}

/* --- typing --------------------------------------------------------------- */

/* What is typed. More than there is room for is counted only, so that it can
 * be taken back. */
struct typed_line {
	unsigned char *bytes;
	size_t n;
	size_t over; /* characters */
};

static void
add(struct typed_line *line, uint32_t c)
{
	char bytes[4];
	const size_t n = utf8_encode(c, bytes);

	if (line->over > 0 || line->n + n > PASSPHRASE_MOST) {
		line->over++;
	} else {
		memcpy(line->bytes + line->n, bytes, n);
		line->n += n;
	}
	explicit_bzero(bytes, sizeof(bytes));
}

static void
cut(struct typed_line *line, size_t n)
{
	explicit_bzero(line->bytes + n, line->n - n);
	line->n = n;
	line->over = 0;
}

static void
erase(struct typed_line *line)
{
	size_t n = line->n;

	if (line->over > 0) {
		line->over--;
		return;
	}
	while (n > 0 && (line->bytes[--n] & 0xc0) == 0x80)
		;
	cut(line, n);
}

static void
put_prompt(const struct passphrase_asked *q)
{
	struct arena *a = arena_new();

	passphrase_say(arena_printf(a, "%s%s%s", q->text, q->rest,
	    told ? "" : " Ctrl-C leaves."));
	told = true;
	put(q->mark);
	arena_free(a);
}

/* A key that changes the line; false: one that ends it. */
static bool
edit(const struct passphrase_asked *q, struct typed_line *line,
    const struct keypress *k)
{
	switch (k->key) {
	case KEY_CHAR:
		add(line, k->c);
		return true;
	case KEY_ERASE:
		erase(line);
		return true;
	case KEY_KILL:
		cut(line, 0);
		return true;
	case KEY_REDRAW:
		redraws++;
		end_line();
		put_prompt(q);
		return true;
	case KEY_EDIT:
		return true;
	case KEY_EOF:
		return line->n > 0 || line->over > 0;
	case KEY_ENTER:
	case KEY_LEAVE:
	case KEY_CLOSED:
		break;
	}
	return false;
}

/* One line, as it ended. */
static enum passphrase_end
type(const struct passphrase_asked *q, struct typed_line *line)
{
	struct keypress k;
	enum key key;

	/* What came before was not meant for this: the rest of a paste. */
	tty_flush_input();
	put_prompt(q);
	do
		tty_key(&k);
	while (edit(q, line, &k));
	key = k.key;
	explicit_bzero(&k, sizeof(k));
	if (key == KEY_LEAVE || key == KEY_CLOSED) {
		passphrase_blank();
		return PASSPHRASE_LEFT;
	}
	end_line();
	return key == KEY_ENTER ? PASSPHRASE_READ : PASSPHRASE_NONE;
}

enum passphrase_end
passphrase_type(const struct passphrase_asked *q, struct secret *p, bool *whole)
{
	struct typed_line line = {0};
	enum passphrase_end end;

	if (!secret_new(p, PASSPHRASE_MOST))
		arena_no_memory(); /* and not a passphrase that was refused */
	line.bytes = p->bytes;
	end = type(q, &line);
	p->len = line.n;
	*whole = line.over == 0;
	if (end != PASSPHRASE_READ)
		secret_free(p);
	return end;
}
