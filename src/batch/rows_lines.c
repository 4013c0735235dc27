/* A table as lines of cells: CSV as in RFC 4180, with no line breaks inside a
 * cell. */
#include <stdarg.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "rows_parts.h"

#define BOM "\xef\xbb\xbf"
#define QUOTED_MOST 40

void
lines_begin(struct lines *l, struct arena *scratch, const char *file,
    const char *text, size_t n, struct diags *d)
{
	*l = (struct lines){.scratch = scratch,
	    .file = file,
	    .text = text,
	    .n = n,
	    .diags = d};
	if (n >= strlen(BOM) && memcmp(text, BOM, strlen(BOM)) == 0)
		l->at = strlen(BOM);
}

void
lines_fault(struct lines *l, enum diag_code code, unsigned col,
    const char *format, ...)
{
	const char *words;
	va_list ap;

	va_start(ap, format);
	words = arena_vprintf(l->diags->arena, format, ap);
	va_end(ap);
	diag_add(l->diags, code, (struct loc){l->file, l->line, col}, "%s",
	    words);
	l->faults++;
}

/* The bytes of the first MOST characters of S. */
static size_t
cut(const char *s, size_t most)
{
	size_t at = 0;

	for (; s[at] != '\0'; at++)
		if (((unsigned char)s[at] & 0xc0) != 0x80 && most-- == 0)
			break;
	return at;
}

const char *
lines_quoted(const struct lines *l, const char *s)
{
	const size_t n = cut(s, QUOTED_MOST);

	return arena_printf(l->diags->arena, "\"%.*s%s\"", (int)n, s,
	    s[n] != '\0' ? "..." : "");
}

/* Are these bytes text of one line? */
static bool
check_text(struct lines *l, const char *s, size_t n)
{
	size_t length;
	unsigned col = 1;
	uint32_t c;

	for (size_t at = 0; at < n; at += length, col++) {
		length = utf8_decode(s + at, n - at, &c);
		if (length == 0) {
			lines_fault(l, DIAG_ENCODING, col,
			    "this is not UTF-8; save the table again as UTF-8");
			return false;
		}
		if (c == '\t') {
			lines_fault(l, DIAG_CHARACTER, col,
			    "here is a tab; cells are divided by commas");
			return false;
		}
		if (!utf8_is_shown(c)) {
			lines_fault(l, DIAG_CHARACTER, col,
			    "the character U+%04X cannot stand in a table",
			    (unsigned)c);
			return false;
		}
	}
	return true;
}

/* Where a line is read. */
struct cursor {
	const char *s, *end;
	unsigned col;
};

static void
step(struct cursor *c)
{
	do
		c->s++;
	while (c->s < c->end && ((unsigned char)*c->s & 0xc0) == 0x80);
	c->col++;
}

static bool
stands(const struct cursor *c, char what)
{
	return c->s < c->end && *c->s == what;
}

static bool
plain_cell(struct lines *l, struct cursor *c, struct buf *out)
{
	for (; c->s < c->end && *c->s != ','; step(c))
		if (*c->s == '"') {
			lines_fault(l, DIAG_KIND, c->col,
			    "a quote inside a cell; put quotes around the "
			    "whole cell, and write this one twice");
			return false;
		} else {
			const char *from = c->s;
			struct cursor next = *c;

			step(&next);
			buf_add(out, from, (size_t)(next.s - from));
		}
	return true;
}

static bool
quoted_cell(struct lines *l, struct cursor *c, struct buf *out)
{
	const unsigned col = c->col;

	for (step(c); c->s < c->end; step(c)) {
		if (*c->s == '"') {
			step(c);
			if (!stands(c, '"')) {
				if (c->s == c->end || *c->s == ',')
					return true;
				lines_fault(l, DIAG_KIND, c->col,
				    "behind the closing quote a comma or the "
				    "end of the line must follow");
				return false;
			}
		}
		buf_addc(out, *c->s);
		for (const char *s = c->s + 1;
		     s < c->end && ((unsigned char)*s & 0xc0) == 0x80; s++)
			buf_addc(out, *s);
	}
	lines_fault(l, DIAG_KIND, col,
	    "this quote is not closed on its line; a cell has one line only");
	return false;
}

static bool
read_cell(struct lines *l, struct cursor *c)
{
	struct cell *cell = &l->cells.list[l->cells.n];
	struct buf out;

	buf_init(&out, l->scratch);
	cell->col = c->col;
	if (stands(c, '"') ? !quoted_cell(l, c, &out) : !plain_cell(l, c, &out))
		return false;
	l->cells.blank &= out.len == 0;
	cell->text = rows_unmarked(out.data);
	l->cells.n++;
	return true;
}

static bool
read_cells(struct lines *l, const char *s, size_t n)
{
	struct cursor c = {.s = s, .end = s + n, .col = 1};
	size_t commas = 0;

	for (size_t i = 0; i < n; i++)
		commas += s[i] == ',';
	l->cells = (struct cells){.blank = true,
	    .list =
		arena_array(l->scratch, commas + 1, sizeof(*l->cells.list))};
	while (read_cell(l, &c)) {
		if (c.s == c.end)
			return true;
		step(&c); /* the comma */
	}
	return false;
}

bool
lines_row(struct lines *l, const char *s, size_t n)
{
	l->cells = (struct cells){0};
	if (n > 0 && s[n - 1] == '\r')
		n--;
	if (n > ROWS_LINE_MOST) {
		lines_fault(l, DIAG_TOO_LONG, 1,
		    "this line has more than %zu bytes, which is the most",
		    ROWS_LINE_MOST);
		return false;
	}
	return check_text(l, s, n) && read_cells(l, s, n);
}

bool
lines_next(struct lines *l, bool *good)
{
	const char *s = l->text + l->at;
	const char *end;
	size_t n;

	if (l->at >= l->n)
		return false;
	if (l->faults >= ROWS_FAULTS_MOST) {
		l->line++;
		lines_fault(l, DIAG_TOO_MANY, 1,
		    "more than %d faults; the rest was not read",
		    ROWS_FAULTS_MOST - 1);
		return false;
	}
	arena_reset(l->scratch);
	end = memchr(s, '\n', l->n - l->at);
	n = end != NULL ? (size_t)(end - s) : l->n - l->at;
	l->at += end != NULL ? n + 1 : n;
	l->line++;
	*good = lines_row(l, s, n);
	return true;
}
