/* A partial's lines and words. */
#include <stdarg.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/partial.h"
#include "harmcheck/utf8.h"
#include "partial_parts.h"

#define QUOTED_MOST 40
/* More digits than a sum can have, and 128 bits hold them. */
#define WIDE_DIGITS 30

static bool
fault(struct partial_text *t, enum diag_code code, struct loc at,
    const char *words)
{
	if (!t->failed)
		diag_add(t->diags, code, at, "%s", words);
	t->failed = true;
	return false;
}

bool
text_fault(struct partial_text *t, enum diag_code code, const char *format, ...)
{
	const struct loc at = {t->file, t->line,
	    (unsigned)utf8_length(t->from, (size_t)(t->p - t->from)) + 1};
	const char *words;
	va_list ap;

	va_start(ap, format);
	words = arena_vprintf(t->diags->arena, format, ap);
	va_end(ap);
	return fault(t, code, at, words);
}

bool
text_fault_line(struct partial_text *t, unsigned line, const char *format, ...)
{
	const char *words;
	va_list ap;

	va_start(ap, format);
	words = arena_vprintf(t->diags->arena, format, ap);
	va_end(ap);
	return fault(t, DIAG_BAD_VALUE, (struct loc){t->file, line, 1}, words);
}

/* What stands where something else should, up to the next blank. */
static const char *
here(const struct partial_text *t)
{
	const char *end = t->p;
	struct buf out;

	if (t->p == t->to)
		return "the line ends";
	while (end < t->to && *end != ' ' && end - t->p < QUOTED_MOST)
		end++;
	/* no half of a character */
	while (
	    end > t->p && end < t->to && ((unsigned char)*end & 0xc0) == 0x80)
		end--;
	if (end == t->p)
		return "there is a blank too many";
	buf_init(&out, t->diags->arena);
	buf_adds(&out, "here is ");
	json_quote(&out, t->p, (size_t)(end - t->p));
	return out.data;
}

bool
text_line(struct partial_text *t)
{
	const size_t left = t->n - t->at;
	const size_t most = left < PARTIAL_LINE_MOST ? left : PARTIAL_LINE_MOST;
	const char *end = memchr(t->text + t->at, '\n', most);

	if (t->failed)
		return false;
	t->line++;
	t->from = t->to = t->p = t->text + t->at;
	if (end == NULL && most < PARTIAL_LINE_MOST)
		return text_fault(t, DIAG_MISSING_KEY,
		    "the file ends too early; it was cut short, or is still "
		    "being written");
	if (end == NULL)
		return text_fault(t, DIAG_TOO_LONG,
		    "this line is longer than %d bytes", PARTIAL_LINE_MOST);
	t->to = end;
	t->at = (size_t)(end - t->text) + 1;
	return true;
}

bool
text_next_is(const struct partial_text *t, const char *word)
{
	const size_t n = strlen(word);

	return !t->failed && t->n - t->at > n &&
	    memcmp(t->text + t->at, word, n) == 0 && t->text[t->at + n] == ' ';
}

/* One blank before each word but the first. */
static bool
gap(struct partial_text *t)
{
	if (t->failed)
		return false;
	if (t->p == t->from)
		return true;
	if (t->p == t->to || *t->p != ' ')
		return text_fault(t, DIAG_KIND,
		    "a blank and one more entry must follow; %s", here(t));
	t->p++;
	return true;
}

static bool
word_ends(const struct partial_text *t, const char *p)
{
	return p == t->to || *p == ' ';
}

bool
text_word(struct partial_text *t, const char *word)
{
	const size_t n = strlen(word);

	if (!gap(t))
		return false;
	if ((size_t)(t->to - t->p) < n || memcmp(t->p, word, n) != 0 ||
	    !word_ends(t, t->p + n))
		return text_fault(t, DIAG_UNKNOWN_KEY,
		    "\"%s\" must stand here, and %s", word, here(t));
	t->p += n;
	return true;
}

/* As a string in OUT, of which N bytes hold it and a NUL; false: too long. */
static bool
copy_word(const struct partial_text *t, char *out, size_t n)
{
	size_t i = 0;

	for (; !word_ends(t, t->p + i); i++) {
		if (i + 1 >= n || t->p[i] == '\0')
			return false;
		out[i] = t->p[i];
	}
	out[i] = '\0';
	return true;
}

bool
text_int(struct partial_text *t, int64_t min, int64_t max, int64_t *n)
{
	char word[32];

	if (!gap(t))
		return false;
	if (!copy_word(t, word, sizeof(word)) || !num_int(word, min, max, n))
		return text_fault(t, DIAG_BAD_NUMBER,
		    "a whole number from %lld to %lld must stand here, and %s",
		    (long long)min, (long long)max, here(t));
	t->p += strlen(word);
	return true;
}

bool
text_count(struct partial_text *t, uint64_t *n)
{
	int64_t value = 0;

	if (!text_int(t, 0, (int64_t)PARTIAL_PEOPLE_MOST, &value))
		return false;
	*n = (uint64_t)value;
	return true;
}

bool
text_wide(struct partial_text *t, num_wide *n)
{
	const char *p, *digits;
	bool minus;

	if (!gap(t))
		return false;
	p = t->p;
	minus = p < t->to && *p == '-';
	p += minus;
	*n = 0;
	for (digits = p;
	     p < t->to && *p >= '0' && *p <= '9' && p - digits < WIDE_DIGITS;
	     p++) {
		/* no noughts in front */
		if (*n == 0 && p > digits)
			break;
		*n = *n * 10 + (*p - '0');
	}
	if (p == digits || !word_ends(t, p) || (minus && *n == 0))
		return text_fault(t, DIAG_BAD_NUMBER,
		    "a whole number of at most %d digits must stand here, and "
		    "%s",
		    WIDE_DIGITS, here(t));
	*n = minus ? -*n : *n;
	t->p = p;
	return true;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
text_print(struct partial_text *t, uint64_t *print)
{
	char word[17];
	size_t i = 0;

	if (!gap(t))
		return false;
	*print = 0;
	if (copy_word(t, word, sizeof(word)))
		for (; word[i] != '\0' && hex(word[i]) >= 0; i++)
			*print = *print << 4 | (uint64_t)hex(word[i]);
	if (i != 16)
		return text_fault(t, DIAG_BAD_NUMBER,
		    "16 hexadecimal digits must stand here, and %s", here(t));
	t->p += 16;
	return true;
}

bool
text_quoted(struct partial_text *t, const char **raw)
{
	const char *p;
	size_t length;
	uint32_t c;

	if (!gap(t))
		return false;
	p = t->p;
	if (p == t->to || *p != '"')
		return text_fault(t, DIAG_KIND,
		    "a text in quotes must stand here, and %s", here(t));
	for (p++; p < t->to && *p != '"'; p += length) {
		/* of escapes only \" and \\ are needed */
		if (*p == '\\' && p + 1 < t->to &&
		    (p[1] == '"' || p[1] == '\\')) {
			length = 2;
			continue;
		}
		length = utf8_decode(p, (size_t)(t->to - p), &c);
		if (length == 0 || *p == '\\' || c == '\t' || !utf8_is_shown(c))
			break;
	}
	if (p == t->to || *p != '"' || !word_ends(t, p + 1))
		return text_fault(t, DIAG_ENCODING,
		    "this text in quotes is not closed, or has a character "
		    "that cannot stand in it");
	*raw = arena_strndup(t->arena, t->p, (size_t)(p + 1 - t->p));
	t->p = p + 1;
	return true;
}

bool
text_token(struct partial_text *t, const char **token)
{
	char word[PARTIAL_LINE_MOST];

	if (!gap(t))
		return false;
	if (!copy_word(t, word, sizeof(word)) || word[0] == '\0')
		return text_fault(t, DIAG_KIND,
		    "one more entry must stand here, and %s", here(t));
	*token = arena_strdup(t->arena, word);
	t->p += strlen(word);
	return true;
}

bool
text_end(struct partial_text *t)
{
	if (!t->failed && t->p != t->to)
		return text_fault(t, DIAG_KIND,
		    "the line must end here, and %s", here(t));
	return !t->failed;
}
