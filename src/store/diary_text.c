/* What an entry may hold: text that a YAML block gives back as it was. */
#include <string.h>

#include "diary_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/diary.h"
#include "harmcheck/err.h"
#include "harmcheck/node.h"
#include "harmcheck/utf8.h"

static const char refused[] = "this check cannot go into the diary";

struct copy {
	char *text;
	size_t n;
	unsigned line;
	bool any; /* something that can be seen */
};

/* Take over the character at S (N bytes are left), which is not plain; how long
 * it is, 0 when it cannot stand in a diary. All others that YAML takes for line
 * ends are among those that are never shown. */
static size_t
take(struct copy *c, const char *s, size_t n, struct err *e)
{
	uint32_t character;
	size_t len;

	if (*s == '\r' && n > 1 && s[1] == '\n')
		return 1;
	len = utf8_decode(s, n, &character);
	if (len == 0) {
		err_set(e, ERR_DATA,
		    "%s: the byte 0x%02X in its line %u is not UTF-8; save "
		    "the file as UTF-8",
		    refused, (unsigned)(unsigned char)*s, c->line);
		return 0;
	}
	if (!utf8_is_shown(character)) {
		err_set(e, ERR_DATA,
		    "%s: the character U+%04X in its line %u cannot be seen; "
		    "take it out",
		    refused, (unsigned)character, c->line);
		return 0;
	}
	c->line += *s == '\n';
	c->any |= len > 1;
	memcpy(c->text + c->n, s, len);
	c->n += len;
	return len;
}

/* Take over a run of plain characters: nearly all of a text. */
static size_t
take_plain(struct copy *c, const char *s, size_t n)
{
	size_t len = 0;

	while (len < n && s[len] > ' ' && s[len] <= '~')
		len++;
	memcpy(c->text + c->n, s, len);
	c->n += len;
	c->any |= len > 0;
	return len;
}

static int
too_large(struct err *e)
{
	return err_set(e, ERR_DATA, "%s: it has more than %zu bytes", refused,
	    node_limits_answers.bytes);
}

int
diary_text_take(struct diary_entry *x, struct arena *a, const char *text,
    size_t n, struct err *e)
{
	const size_t mark =
	    n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct copy c = {.line = 1};

	if (n > node_limits_answers.bytes)
		return too_large(e);
	c.text = arena_alloc(a, n + 2);
	for (size_t i = mark; i < n;) {
		const size_t plain = take_plain(&c, text + i, n - i);
		const size_t step =
		    plain > 0 ? plain : take(&c, text + i, n - i, e);

		if (step == 0)
			return -1;
		i += step;
	}
	if (!c.any)
		return err_set(e, ERR_DATA, "%s: there is nothing in it",
		    refused);
	while (c.text[c.n - 1] == '\n')
		c.n--;
	c.text[c.n++] = '\n';
	c.text[c.n] = '\0';
	if (c.n > node_limits_answers.bytes)
		return too_large(e);
	diary_text_set(x, c.text, c.n);
	return 0;
}

/* FNV-1a. Texts of one day are compared, each new one with all: most begin
 * alike, for they answer the same form. */
void
diary_text_set(struct diary_entry *x, const char *text, size_t n)
{
	x->text = text;
	x->n = n;
	x->sum = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < n; i++)
		x->sum =
		    (x->sum ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
}

bool
diary_text_is_same(const struct diary_entry *x, const struct diary_entry *y)
{
	return x->sum == y->sum && x->n == y->n &&
	    memcmp(x->text, y->text, x->n) == 0;
}
