#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "passphrase_parts.h"

/* Prose is read best in lines no longer than this. */
#define PROSE_COLUMNS 76
#define YES_MOST 20

static int terminal = -1;
static bool begun; /* a text stands above */

int
passphrase_begin(struct err *e)
{
	terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal == -1 || !isatty(terminal)) {
		passphrase_end();
		return err_set(e, ERR_USAGE,
		    "there is no terminal on which a passphrase could be "
		    "asked for; a script gives it with --passphrase-fd N");
	}
	begun = false;
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
put_wrapped(const char *s, size_t n)
{
	size_t rows, cols, next;

	tty_size(terminal, &rows, &cols);
	if (cols > PROSE_COLUMNS)
		cols = PROSE_COLUMNS;
	if (begun)
		put("\n");
	begun = true;
	for (; n > 0; s += next, n -= next) {
		tty_write(s, utf8_wrap(s, n, cols, &next));
		put("\n");
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
	begun = false;
}

/* --- asking --------------------------------------------------------------- */

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
put_prompt(const char *prompt)
{
	struct arena *a = arena_new();

	passphrase_say(
	    arena_printf(a, "%s. Nothing is shown while you type.", prompt));
	put("passphrase> ");
	arena_free(a);
}

/* A key that changes the line; false: one that ends it. */
static bool
edit(const char *prompt, struct typed_line *line, const struct keypress *k)
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
		put("\n");
		put_prompt(prompt);
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
type(const char *prompt, struct typed_line *line)
{
	struct keypress k;
	enum key key;

	/* What came before was not meant for this: the rest of a paste. */
	tty_flush_input();
	put_prompt(prompt);
	do
		tty_key(&k);
	while (edit(prompt, line, &k));
	key = k.key;
	explicit_bzero(&k, sizeof(k));
	if (key == KEY_LEAVE || key == KEY_CLOSED) {
		passphrase_blank();
		return PASSPHRASE_LEFT;
	}
	put("\n");
	return key == KEY_ENTER ? PASSPHRASE_READ : PASSPHRASE_NONE;
}

enum passphrase_end
passphrase_line(const char *prompt, struct secret *p)
{
	for (;;) {
		struct typed_line line = {0};
		enum passphrase_end end;

		if (!secret_new(p, PASSPHRASE_MOST)) {
			passphrase_say("There is not enough memory.");
			return PASSPHRASE_NONE;
		}
		line.bytes = p->bytes;
		end = type(prompt, &line);
		p->len = line.n;
		if (end == PASSPHRASE_READ && line.over == 0)
			return end;
		secret_free(p);
		if (end != PASSPHRASE_READ)
			return end;
		passphrase_say("This is too long: more than 1024 bytes. Type a "
			       "shorter one.");
	}
}

enum passphrase_end
passphrase_ask(const char *prompt, struct secret *p)
{
	for (bool again = false;; again = true) {
		const enum passphrase_end end = passphrase_line(prompt, p);

		if (end != PASSPHRASE_READ || p->len > 0)
			return end;
		secret_free(p);
		if (again)
			return PASSPHRASE_NONE;
		passphrase_say("That was empty. Type the passphrase, then "
			       "press Enter. Enter alone gives up.");
	}
}

static bool
is_yes(const struct buf *line)
{
	return strcasecmp(line->data, "yes") == 0 ||
	    strcasecmp(line->data, "y") == 0;
}

enum passphrase_end
passphrase_confirm(const char *question, bool *yes)
{
	const struct line_style style = {.prompt = "yes or no> ",
	    .most = YES_MOST};
	struct arena *a = arena_new();
	struct buf line;
	enum line_end end;

	buf_init(&line, a);
	tty_flush_input();
	passphrase_say(question);
	end = line_plain(&style, &line);
	*yes = end == LINE_READ && is_yes(&line);
	arena_free(a);
	if (end == LINE_LEAVE || end == LINE_CLOSED) {
		passphrase_blank();
		return PASSPHRASE_LEFT;
	}
	return end == LINE_READ ? PASSPHRASE_READ : PASSPHRASE_NONE;
}
