/* The bytes of a file before libyaml sees them. libyaml would refuse most of
 * this too, but it puts every such fault into line 1, takes UTF-16 without a
 * word, and breaks lines where no editor does (CR, NEL, U+2028). */
#include <stdint.h>
#include <string.h>

#include "harmcheck/diag.h"
#include "harmcheck/utf8.h"
#include "node_parts.h"

/* A file of another encoding is wrong everywhere: the first places tell. */
#define FINDINGS_MAX 20

struct scan {
	const char *text;
	size_t n, i;
	struct loc at;
	size_t findings;
};

static bool
is_utf16(const struct scan *s)
{
	if (s->n < 2)
		return false;
	const unsigned char a = (unsigned char)s->text[0];
	const unsigned char b = (unsigned char)s->text[1];
	return (a == 0xff && b == 0xfe) || (a == 0xfe && b == 0xff);
}

#define EACH(byte) (UINT64_MAX / 255 * (byte))

/* Are the eight bytes of S all from ' ' to '~'? In each byte of the sum the
 * highest bit would tell of one that is not: below ' ', from 128 on, 127. */
static bool
eight_plain(const char *s)
{
	uint64_t x;
	memcpy(&x, s, sizeof x);
	return ((((x - EACH(' ')) & ~x) | x | (x + EACH(1))) & EACH(128)) == 0;
}

size_t
node_plain_run(const char *s, size_t n)
{
	size_t i = 0;
	while (n - i >= 8 && eight_plain(s + i))
		i += 8;
	while (i < n && ((s[i] >= ' ' && s[i] <= '~') || s[i] == '\t'))
		i++;
	return i;
}

/* Step over a run of plain characters: nearly all of a file. */
static void
step_plain(struct scan *s)
{
	const size_t run = node_plain_run(s->text + s->i, s->n - s->i);
	s->i += run;
	s->at.col += (unsigned)run;
}

/* Step over a line end, LF or CR LF; false when there is none. */
static bool
step_line(struct scan *s)
{
	const size_t cr = s->text[s->i] == '\r';
	if (s->i + cr >= s->n || s->text[s->i + cr] != '\n')
		return false;
	s->i += cr + 1;
	s->at.line++;
	s->at.col = 1;
	return true;
}

/* What a reviewer would not see, by its number. */
static void
step_other(struct scan *s, struct diags *d)
{
	uint32_t c;
	const size_t len = utf8_decode(s->text + s->i, s->n - s->i, &c);
	if (len == 0) {
		diag_add(d, DIAG_ENCODING, s->at,
		    "the byte 0x%02X is not UTF-8; save the file as UTF-8",
		    (unsigned)(unsigned char)s->text[s->i]);
		s->findings++;
	} else if (c == '\r') {
		diag_add(d, DIAG_CHARACTER, s->at,
		    "a carriage return stands alone here; end lines with a "
		    "line feed");
		s->findings++;
	} else if (!utf8_is_shown(c)) {
		diag_add(d, DIAG_CHARACTER, s->at,
		    "the character U+%04X cannot be seen and is not allowed; "
		    "take it out",
		    (unsigned)c);
		s->findings++;
	}
	s->i += len == 0 ? 1 : len;
	s->at.col++;
}

bool
node_scan(struct diags *d, const char *file, const char *text, size_t n)
{
	struct scan s = {text, n, 0, {file, 1, 1}, 0};
	if (is_utf16(&s)) {
		diag_add(d, DIAG_ENCODING, s.at,
		    "this is UTF-16; save the file as UTF-8");
		return false;
	}
	for (step_plain(&s); s.i < n && s.findings < FINDINGS_MAX;
	     step_plain(&s))
		if (!step_line(&s))
			step_other(&s, d);
	return s.findings == 0;
}
