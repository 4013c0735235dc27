/* The text form of a sealed file: strict PEM (RFC 7468), so that one file has
 * one text form. Only white space may stand around it, and lines may end with
 * CR LF. */
#include <string.h>

#include "seal_parts.h"

#define COLUMNS ((size_t)64)
#define LOOK ((size_t)1024) /* where a first line is looked for */

static const char begin_line[] = "-----BEGIN AGE ENCRYPTED FILE-----";
static const char end_line[] = "-----END AGE ENCRYPTED FILE-----";
static const char binary[] = "age-encryption.org/";
static const char dashes[] = "-----";

struct line {
	const char *s;
	size_t n;
};

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Anything that has a line of dashes near its top and is no binary file: who
 * sends such a thing in a letter should be told what is wrong with it. */
bool
seal_is_armored(const unsigned char *bytes, size_t n)
{
	const size_t head = sizeof(binary) - 1;

	if (n >= head && memcmp(bytes, binary, head) == 0)
		return false;
	return memmem(bytes, n < LOOK ? n : LOOK, dashes, sizeof(dashes) - 1) !=
	    NULL;
}

/* The line at *AT, without its end, and *AT behind it. */
static bool
next_line(struct line *l, const char **at, const char *end)
{
	const char *feed;

	if (*at == end)
		return false;
	feed = memchr(*at, '\n', (size_t)(end - *at));
	l->s = *at;
	l->n = (size_t)((feed == NULL ? end : feed) - *at);
	*at = feed == NULL ? end : feed + 1;
	if (l->n > 0 && l->s[l->n - 1] == '\r')
		l->n--;
	return true;
}

static bool
is_line(const struct line *l, const char *text)
{
	return l->n == strlen(text) && memcmp(l->s, text, l->n) == 0;
}

bool
seal_is_sealed(const void *file, size_t n)
{
	const char *at = file, *end = at + (n < LOOK ? n : LOOK);
	struct line l;

	if (n >= sizeof(binary) - 1 &&
	    memcmp(file, binary, sizeof(binary) - 1) == 0)
		return true;
	while (next_line(&l, &at, end))
		if (is_line(&l, begin_line))
			return true;
	return false;
}

/* One line of base64, and *OUT behind its bytes. *IS_LAST: it is shorter than
 * the others or padded, so none may follow it. */
static bool
read_line(unsigned char **out, const struct line *l, bool *is_last)
{
	size_t n = l->n;

	if (n == 0 || n > COLUMNS || n % 4 != 0)
		return false;
	while (l->n - n < 2 && l->s[n - 1] == '=')
		n--;
	*is_last = n < COLUMNS;
	if (!seal_base64_read(*out, l->s, n))
		return false;
	*out += n * 3 / 4;
	return true;
}

enum seal_outcome
seal_unarmor(unsigned char *out, size_t *n_out, const unsigned char *bytes,
    size_t n)
{
	const char *at = (const char *)bytes, *end = at + n;
	unsigned char *to = out;
	bool is_last = false;
	struct line l;

	while (at < end && is_white(*at))
		at++;
	while (end > at && is_white(end[-1]))
		end--;
	if (!next_line(&l, &at, end) || !is_line(&l, begin_line))
		return SEAL_BAD_ARMOR;
	for (;;) {
		if (!next_line(&l, &at, end))
			return SEAL_BAD_ARMOR;
		if (is_line(&l, end_line))
			break;
		if (is_last || !read_line(&to, &l, &is_last))
			return SEAL_BAD_ARMOR;
	}
	*n_out = (size_t)(to - out);
	return at == end ? SEAL_DONE : SEAL_BAD_ARMOR;
}
