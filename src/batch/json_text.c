/* JSON as text: strict, in one pass, without memory of its own. */
#include <string.h>

#include "harmcheck/utf8.h"
#include "json_parts.h"

bool
jtext_wrong(struct jtext *t, const char *p, enum diag_code code,
    const char *why)
{
	t->p = p;
	t->code = code;
	t->why = why;
	return false;
}

/* --- strings -------------------------------------------------------------- */

/* Each byte of a word. */
#define ALL(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Is a byte of W 0? Then its highest bit is set, and so may be those behind. */
static inline uint64_t
noughts(uint64_t w)
{
	return (w - ALL(0x01)) & ~w & ALL(0x80);
}

/* The highest bit of each byte that ends plain text: a quote, a backslash, a
 * control character, or a byte that is not ASCII. Those behind the first may
 * be wrong. */
static inline uint64_t
ends(uint64_t w)
{
	return noughts(w ^ ALL('"')) | noughts(w ^ ALL('\\')) |
	    noughts(w ^ ALL(0x7f)) | ((w - ALL(0x20)) & ~w & ALL(0x80)) |
	    (w & ALL(0x80));
}

/* Where plain text ends. */
static const char *
plain_end(const char *p, const char *end)
{
	for (; end - p >= 8; p += 8) {
		uint64_t w;

		memcpy(&w, p, 8);
		w = ends(w);
		if (w == 0)
			continue;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		return p + (__builtin_ctzll(w) >> 3);
#endif
		break;
	}
	while (p < end && *p != '"' && *p != '\\' && *p >= ' ' && *p <= '~')
		p++;
	return p;
}

/* Four hex digits at P; -1: they are none. */
static int32_t
hex4(const char *p, const char *end)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	int32_t value = 0;

	for (size_t i = 0; i < 4; i++) {
		const char *at =
		    end - p >= 4 && p[i] != '\0' ? strchr(hex, p[i]) : NULL;

		if (at == NULL)
			return -1;
		value = value * 16 + (int32_t)(at - hex);
		if (at - hex > 15)
			value -= 6; /* a capital letter */
	}
	return value;
}

/* The character of \uXXXX at P, or of two of them. */
static bool
escaped_unit(struct jtext *t, uint32_t *c)
{
	const char *from = t->p;
	int32_t high = hex4(from + 2, t->end), low;

	if (high < 0)
		return jtext_wrong(t, from, DIAG_KIND,
		    "behind \\u four digits must follow, 0 to 9 or a to f");
	if (high == 0)
		return jtext_wrong(t, from, DIAG_CHARACTER,
		    "the character U+0000 cannot stand in a text");
	t->p += 6;
	*c = (uint32_t)high;
	if (high < 0xd800 || high > 0xdfff)
		return true;
	low = t->end - t->p >= 6 && t->p[0] == '\\' && t->p[1] == 'u'
	    ? hex4(t->p + 2, t->end)
	    : -1;
	if (high > 0xdbff || low < 0xdc00 || low > 0xdfff)
		return jtext_wrong(t, from, DIAG_ENCODING,
		    "this is half of a character; \\ud800 to \\udfff come in "
		    "pairs");
	t->p += 6;
	*c = 0x10000 + (((uint32_t)high & 0x3ff) << 10) +
	    ((uint32_t)low & 0x3ff);
	return true;
}

/* The character of the escape at P. */
static bool
escaped(struct jtext *t, uint32_t *c)
{
	static const char names[] = "\"\\/bfnrt";
	static const char means[] = "\"\\/\b\f\n\r\t";
	const char name = t->end - t->p > 1 ? t->p[1] : '\0';
	const char *at = name != '\0' ? strchr(names, name) : NULL;

	if (name == 'u')
		return escaped_unit(t, c);
	if (at == NULL)
		return jtext_wrong(t, t->p, DIAG_KIND,
		    "behind a backslash one of these must follow: "
		    "\" \\ / b f n r t u");
	t->p += 2;
	*c = (unsigned char)means[at - names];
	return true;
}

/* One character that is not plain. */
static bool
odd_character(struct jtext *t, uint32_t *c)
{
	size_t length;

	if (*t->p == '\\')
		return escaped(t, c);
	if ((unsigned char)*t->p < ' ')
		return jtext_wrong(t, t->p, DIAG_CHARACTER,
		    "here is a tab or another control character; in a string "
		    "it is written as \\t or \\u0009");
	length = utf8_decode(t->p, (size_t)(t->end - t->p), c);
	if (length == 0)
		return jtext_wrong(t, t->p, DIAG_ENCODING,
		    "this is not UTF-8; save the file again as UTF-8");
	t->p += length;
	return true;
}

/* From the first character on that is not plain. FROM: the opening quote. */
static bool
odd_string(struct jtext *t, const char *from, struct jtext_value *v)
{
	char *to = t->to;
	char bytes[4];
	uint32_t c;

	if (to != NULL)
		to = (char *)memcpy(to, v->s, (size_t)(t->p - v->s)) +
		    (t->p - v->s);
	for (;;) {
		const char *run = t->p;

		t->p = plain_end(run, t->end);
		if (to != NULL) {
			memcpy(to, run, (size_t)(t->p - run));
			to += t->p - run;
		}
		if (t->p == t->end)
			return jtext_wrong(t, from, DIAG_KIND,
			    "this quote is not closed on its line");
		if (*t->p == '"')
			break;
		if (!odd_character(t, &c))
			return false;
		if (to != NULL) {
			const size_t n = utf8_encode(c, bytes);

			memcpy(to, bytes, n);
			to += n;
		}
	}
	t->p++;
	if (to != NULL) {
		*to = '\0';
		v->s = t->to;
		v->n = (size_t)(to - t->to);
		t->to = to + 1;
	}
	return true;
}

bool
jtext_string(struct jtext *t, struct jtext_value *v)
{
	const char *from = t->p++;

	*v = (struct jtext_value){.kind = JTEXT_STRING, .s = from + 1};
	t->p = plain_end(t->p, t->end);
	if (jtext_at(t) != '"')
		return odd_string(t, from, v);
	v->plain = true;
	v->n = (size_t)(t->p - v->s);
	t->p++;
	return true;
}

/* --- other values --------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
digits(struct jtext *t)
{
	const char *from = t->p;

	while (is_digit(jtext_at(t)))
		t->p++;
	return t->p > from ||
	    jtext_wrong(t, from, DIAG_BAD_NUMBER, "here a digit must follow");
}

static bool
number(struct jtext *t, struct jtext_value *v)
{
	const char *from = t->p;

	*v = (struct jtext_value){.kind = JTEXT_WHOLE, .s = from};
	t->p += *from == '-';
	if (jtext_at(t) == '0') {
		if (*from == '-')
			v->kind = JTEXT_NUMBER;
		t->p++;
		if (is_digit(jtext_at(t)))
			return jtext_wrong(t, from, DIAG_BAD_NUMBER,
			    "a number has no leading noughts");
	} else if (!digits(t)) {
		return false;
	}
	if (jtext_at(t) == '.') {
		v->kind = JTEXT_NUMBER;
		t->p++;
		if (!digits(t))
			return false;
	}
	if (jtext_at(t) == 'e' || jtext_at(t) == 'E') {
		v->kind = JTEXT_NUMBER;
		t->p++;
		t->p += jtext_at(t) == '+' || jtext_at(t) == '-';
		if (!digits(t))
			return false;
	}
	v->n = (size_t)(t->p - from);
	return true;
}

static bool
word(struct jtext *t, struct jtext_value *v)
{
	static const struct {
		char text[8];
		size_t n;
		enum jtext_kind kind;
	} words[] = {{"null", 4, JTEXT_NULL}, {"true", 4, JTEXT_BOOL},
	    {"false", 5, JTEXT_BOOL}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const size_t n = words[i].n;

		if ((size_t)(t->end - t->p) < n ||
		    memcmp(t->p, words[i].text, n) != 0)
			continue;
		*v = (struct jtext_value){.kind = words[i].kind,
		    .s = t->p,
		    .n = n};
		t->p += n;
		return true;
	}
	return jtext_wrong(t, t->p, DIAG_KIND,
	    "here a value must stand: a number, a \"string\" or null");
}

static bool
single(struct jtext *t, struct jtext_value *v)
{
	if (jtext_at(t) == '"')
		return jtext_string(t, v);
	return jtext_at(t) == '-' || is_digit(jtext_at(t)) ? number(t, v)
							   : word(t, v);
}

bool
jtext_key(struct jtext *t, struct jtext_value *key)
{
	if (jtext_at(t) != '"')
		return jtext_wrong(t, t->p, DIAG_KIND,
		    "here a key must stand, in quotes");
	if (!jtext_string(t, key))
		return false;
	jtext_blanks(t);
	if (jtext_at(t) != ':')
		return jtext_wrong(t, t->p, DIAG_KIND,
		    "behind a key a colon must follow");
	t->p++;
	jtext_blanks(t);
	return true;
}

/* --- lists and objects, which are passed over ------------------------------
 */

/* Where one is: a bit for each bracket that is open, the innermost the lowest;
 * set when it is an object. */
struct nest {
	uint64_t objects;
	unsigned depth;
};

/* Behind a value: close what closes here. *MORE: a comma, and so another
 * value, follows. */
static bool
close_nests(struct jtext *t, struct nest *in, bool *more)
{
	*more = false;
	while (in->depth > 0) {
		const bool object = (in->objects & 1) != 0;

		jtext_blanks(t);
		if (jtext_at(t) == ',') {
			*more = true;
			t->p++;
			jtext_blanks(t);
			return true;
		}
		if (jtext_at(t) != (object ? '}' : ']'))
			return jtext_wrong(t, t->p, DIAG_KIND,
			    object ? "here a comma or } must follow"
				   : "here a comma or ] must follow");
		t->p++;
		in->objects >>= 1;
		in->depth--;
	}
	return true;
}

static bool
nests(struct jtext *t, struct jtext_value *v)
{
	struct jtext_value inside;
	struct nest in = {0, 0};
	bool more = true;

	*v = (struct jtext_value){.kind = JTEXT_NEST, .s = t->p};
	t->to = NULL;
	while (more) {
		const char c = jtext_at(t);

		if (c != '{' && c != '[') {
			if (!single(t, &inside))
				return false;
		} else if (in.depth == ROWS_DEPTH_MOST) {
			return jtext_wrong(t, t->p, DIAG_TOO_DEEP,
			    JSON_TOO_DEEP);
		} else {
			in.objects = in.objects << 1 | (c == '{');
			in.depth++;
			t->p++;
			jtext_blanks(t);
			if (jtext_at(t) != (c == '{' ? '}' : ']')) {
				if (c == '{' && !jtext_key(t, &inside))
					return false;
				continue;
			}
		}
		if (!close_nests(t, &in, &more))
			return false;
		if (more && (in.objects & 1) != 0 && !jtext_key(t, &inside))
			return false;
	}
	v->n = (size_t)(t->p - v->s);
	return true;
}

bool
jtext_value(struct jtext *t, struct jtext_value *v)
{
	char *to = t->to;
	bool good;

	if (jtext_at(t) != '{' && jtext_at(t) != '[')
		return single(t, v);
	good = nests(t, v);
	t->to = to;
	return good;
}
