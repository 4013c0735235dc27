/* A strict reader of JSON (RFC 8259). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "schema_json.h"

#define DEPTH_MOST 64

struct reader {
	const char *p, *end;
	unsigned line, depth;
	const char *why; /* the first fault */
};

static struct value *read_value(struct reader *r);

static void *
fault(struct reader *r, const char *what)
{
	char *why;

	if (r->why != NULL)
		return NULL;
	why = need(strlen(what) + 32);
	sprintf(why, "line %u: %s", r->line, what);
	r->why = why;
	return NULL;
}

static void
pass_blanks(struct reader *r)
{
	for (; r->p < r->end && strchr(" \t\r\n", *r->p) != NULL && *r->p;
	     r->p++)
		r->line += *r->p == '\n';
}

static bool
take(struct reader *r, char c)
{
	if (r->p == r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

/* How many bytes the character at P has; 0 when it is not UTF-8. */
static size_t
utf8_bytes(const unsigned char *p, size_t n)
{
	static const struct {
		unsigned char from, to, len, low, high;
	} leads[] = {
	    {0x20, 0x7f, 1, 0, 0},
	    {0xc2, 0xdf, 2, 0x80, 0xbf},
	    {0xe0, 0xe0, 3, 0xa0, 0xbf},
	    {0xe1, 0xec, 3, 0x80, 0xbf},
	    {0xed, 0xed, 3, 0x80, 0x9f},
	    {0xee, 0xef, 3, 0x80, 0xbf},
	    {0xf0, 0xf0, 4, 0x90, 0xbf},
	    {0xf1, 0xf3, 4, 0x80, 0xbf},
	    {0xf4, 0xf4, 4, 0x80, 0x8f},
	};

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		size_t k = 2;

		if (p[0] < leads[i].from || p[0] > leads[i].to)
			continue;
		if (leads[i].len == 1)
			return 1;
		if (leads[i].len > n || p[1] < leads[i].low ||
		    p[1] > leads[i].high)
			return 0;
		while (k < leads[i].len && (p[k] & 0xc0) == 0x80)
			k++;
		return k == leads[i].len ? k : 0;
	}
	return 0;
}

static size_t
put_utf8(char *to, unsigned long c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3f));
		to[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3f));
	to[2] = (char)(0x80 | (c >> 6 & 0x3f));
	to[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* Four hexadecimal digits; false when there are none. */
static bool
take_hex(struct reader *r, unsigned long *c)
{
	static const char digits[] = "0123456789abcdefABCDEF";

	*c = 0;
	for (int i = 0; i < 4; i++, r->p++) {
		const char *d = r->p < r->end && *r->p != '\0'
		    ? strchr(digits, *r->p)
		    : NULL;

		if (d == NULL)
			return false;
		*c = *c * 16 +
		    (unsigned long)(d - digits - (d - digits > 15 ? 6 : 0));
	}
	return true;
}

/* What stands behind "\u"; two of them make one character above FFFF. */
static bool
take_unicode(struct reader *r, unsigned long *c)
{
	unsigned long low;

	if (!take_hex(r, c) || (*c >= 0xdc00 && *c <= 0xdfff))
		return false;
	if (*c < 0xd800 || *c > 0xdbff)
		return true;
	if (!take(r, '\\') || !take(r, 'u') || !take_hex(r, &low) ||
	    low < 0xdc00 || low > 0xdfff)
		return false;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return true;
}

static bool
take_escape(struct reader *r, char *to, size_t *n)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	unsigned long c;
	const char *at;

	if (take(r, 'u')) {
		if (!take_unicode(r, &c))
			return false;
		*n += put_utf8(to + *n, c);
		return true;
	}
	at = r->p < r->end && *r->p != '\0' ? strchr(from, *r->p) : NULL;
	if (at == NULL)
		return false;
	to[(*n)++] = into[at - from];
	r->p++;
	return true;
}

/* Bytes to the closing quote, or to the end. */
static size_t
bytes_quoted(const struct reader *r)
{
	const char *p = r->p;

	while (p < r->end && *p != '"')
		p += *p == '\\' && p + 1 < r->end ? 2 : 1;
	return (size_t)(p - r->p);
}

/* Behind the quote. Decoded it is never longer than it stands here. */
static char *
read_string(struct reader *r, size_t *n)
{
	char *s = need(bytes_quoted(r) + 1);

	*n = 0;
	while (r->p < r->end && *r->p != '"') {
		const size_t len = utf8_bytes((const unsigned char *)r->p,
		    (size_t)(r->end - r->p));

		if (len == 0)
			return fault(r,
			    "a control, or a byte that is not UTF-8");
		if (take(r, '\\')) {
			if (!take_escape(r, s, n))
				return fault(r, "no such escape");
			continue;
		}
		memcpy(s + *n, r->p, len);
		*n += len;
		r->p += len;
	}
	if (!take(r, '"'))
		return fault(r, "a string has no end");
	return s;
}

static size_t
pass_digits(struct reader *r)
{
	const char *from = r->p;

	while (r->p < r->end && *r->p >= '0' && *r->p <= '9')
		r->p++;
	return (size_t)(r->p - from);
}

static bool
pass_number(struct reader *r)
{
	take(r, '-');
	if (!take(r, '0') && pass_digits(r) == 0)
		return false;
	if (take(r, '.') && pass_digits(r) == 0)
		return false;
	if (!take(r, 'e') && !take(r, 'E'))
		return true;
	if (!take(r, '+'))
		take(r, '-');
	return pass_digits(r) > 0;
}

static struct value *
read_number(struct reader *r, struct value *v)
{
	const char *from = r->p;
	char *s;

	if (!pass_number(r))
		return fault(r, "no number, and no other value");
	s = need((size_t)(r->p - from) + 1);
	memcpy(s, from, (size_t)(r->p - from));
	v->type = JSON_NUMBER;
	v->s = s;
	errno = 0;
	v->number = strtod(s, NULL);
	return errno == 0 ? v : fault(r, "a number out of range");
}

static struct value *
read_member(struct reader *r, const struct value *in)
{
	struct value *v;
	char *key;
	size_t n;

	pass_blanks(r);
	if (!take(r, '"'))
		return fault(r, "a key must stand here");
	key = read_string(r, &n);
	if (key == NULL)
		return NULL;
	if (strlen(key) != n)
		return fault(r, "a key with a NUL in it");
	if (json_member(in, key) != NULL)
		return fault(r, "a key stands here for the second time");
	pass_blanks(r);
	if (!take(r, ':'))
		return fault(r, "':' must stand here");
	v = read_value(r);
	if (v != NULL)
		v->key = key;
	return v;
}

/* Behind the bracket, which CLOSE closes. */
static struct value *
read_list(struct reader *r, struct value *v, char close)
{
	v->type = close == '}' ? JSON_OBJECT : JSON_ARRAY;
	if (++r->depth > DEPTH_MOST)
		return fault(r, "too deep");
	pass_blanks(r);
	for (bool more = !take(r, close); more; more = !take(r, close)) {
		struct value *e;

		if (v->count > 0 && !take(r, ','))
			return fault(r,
			    "',' or a closing bracket must stand "
			    "here");
		e = close == '}' ? read_member(r, v) : read_value(r);
		if (e == NULL)
			return NULL;
		json_append(v, e);
		pass_blanks(r);
	}
	r->depth--;
	return v;
}

static bool
take_word(struct reader *r, const char *word)
{
	const size_t n = strlen(word);

	if ((size_t)(r->end - r->p) < n || memcmp(r->p, word, n) != 0)
		return false;
	r->p += n;
	return true;
}

static struct value *
read_value(struct reader *r)
{
	struct value *v = need(sizeof(*v));

	pass_blanks(r);
	if (take(r, '{'))
		return read_list(r, v, '}');
	if (take(r, '['))
		return read_list(r, v, ']');
	if (take(r, '"')) {
		v->type = JSON_STRING;
		v->s = read_string(r, &v->n);
		return v->s != NULL ? v : NULL;
	}
	if (take_word(r, "null"))
		return v;
	v->type = JSON_BOOL;
	v->truth = take_word(r, "true");
	if (v->truth || take_word(r, "false"))
		return v;
	return read_number(r, v);
}

struct value *
json_read(const char *text, size_t n, const char **why)
{
	struct reader r = {.p = text, .end = text + n, .line = 1};
	struct value *v = read_value(&r);

	pass_blanks(&r);
	if (v != NULL && r.p < r.end)
		v = fault(&r, "something stands behind the value");
	*why = r.why;
	return v;
}

struct value *
json_file(const char *path, const char **why)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char *text = NULL;
	size_t n = 0, room = 0;

	*why = f == NULL ? strerror(errno) : NULL;
	if (f == NULL)
		return NULL;
	do {
		room = room * 2 + 65536;
		text = realloc(text, room);
		if (text == NULL)
			exit(2);
		n += fread(text + n, 1, room - n, f);
	} while (n == room);
	if (ferror(f))
		*why = "cannot be read";
	if (f != stdin)
		fclose(f);
	return *why == NULL ? json_read(text, n, why) : NULL;
}
