#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"

static void
put(const char *s)
{
	tty_write(s, strlen(s));
}

/* Where the last of N bytes' characters starts. */
static size_t
last_start(const char *s, size_t n)
{
	do
		n--;
	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80);
	return n;
}

/* The end of LINE that fits the field, behind the prompt. */
static void
show_field(const struct line_style *style, const struct buf *line)
{
	size_t from = line->len, used = 0;

	while (from > 0) {
		const size_t at = last_start(line->data, from);

		used += utf8_columns(line->data + at, from - at);
		if (used > style->columns)
			break;
		from = at;
	}
	put("\r\033[K");
	put(style->prompt);
	tty_write(line->data + from, line->len - from);
}

/* Take the last character off LINE and off the terminal. */
static bool
erase(const struct line_style *style, struct buf *line)
{
	uint32_t c = 0;
	size_t at;

	if (line->len == 0)
		return false;
	at = last_start(line->data, line->len);
	utf8_decode(line->data + at, line->len - at, &c);
	explicit_bzero(line->data + at, line->len - at);
	line->len = at;
	if (style->columns > 0)
		show_field(style, line);
	else
		for (unsigned i = utf8_width(c); i > 0; i--)
			put("\b \b");
	return true;
}

static void
kill_line(const struct line_style *style, struct buf *line)
{
	if (style->columns == 0) {
		while (erase(style, line))
			;
		return;
	}
	explicit_bzero(line->data, line->len);
	buf_clear(line);
	show_field(style, line);
}

static void
add(const struct line_style *style, struct buf *line, unsigned c)
{
	char bytes[4];
	const size_t n = utf8_encode(c, bytes);

	if (utf8_length(line->data, line->len) >= style->most)
		return;
	buf_add(line, bytes, n);
	if (style->columns > 0)
		show_field(style, line);
	else
		tty_write(bytes, n);
}

static void
redraw(const struct line_style *style, const struct buf *line)
{
	if (style->redraw != NULL)
		style->redraw(style->ctx);
	else
		put("\n");
	if (style->columns > 0) {
		show_field(style, line);
		return;
	}
	put(style->prompt);
	tty_write(line->data, line->len);
}

/* A key that changes the line; false: one that ends it. */
static bool
edit(const struct line_style *style, struct buf *line, const struct keypress *k)
{
	switch (k->key) {
	case KEY_CHAR:
		add(style, line, k->c);
		return true;
	case KEY_ERASE:
		erase(style, line);
		return true;
	case KEY_KILL:
		kill_line(style, line);
		return true;
	case KEY_REDRAW:
		redraw(style, line);
		return true;
	case KEY_EDIT:
		return true;
	case KEY_EOF:
		return line->len > 0;
	case KEY_ENTER:
	case KEY_LEAVE:
	case KEY_CLOSED:
		break;
	}
	return false;
}

enum line_end
line_plain(const struct line_style *style, struct buf *line)
{
	struct keypress k;

	buf_clear(line);
	put(style->prompt);
	do
		tty_key(&k);
	while (edit(style, line, &k));
	if (k.key == KEY_LEAVE)
		return LINE_LEAVE;
	if (k.key == KEY_CLOSED)
		return LINE_CLOSED;
	put("\r\n");
	return k.key == KEY_ENTER ? LINE_READ : LINE_EOF;
}

/* One byte a call: what stands behind the line stays for whoever reads
 * next, and a person's script of answers is short. */
enum line_end
line_pipe(int fd, size_t most, struct buf *line)
{
	char c;

	buf_clear(line);
	for (;;) {
		const ssize_t n = read(fd, &c, 1);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1 && errno != EBADF) /* closed: there is no input */
			return LINE_FAILED;
		if (n <= 0)
			return line->len > 0 ? LINE_READ : LINE_EOF;
		if (c == '\n')
			break;
		if (line->len < most)
			buf_addc(line, c);
	}
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->data[--line->len] = '\0';
	return LINE_READ;
}
