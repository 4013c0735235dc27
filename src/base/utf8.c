#include "harmcheck/buf.h"
#include "harmcheck/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* What may follow a first byte: how many bytes in all, and the range of the
 * second one, which alone rules out overlong forms and surrogates. */
static const struct lead {
	unsigned char from, to, len, low, high;
} leads[] = {
    {0xc2, 0xdf, 2, 0x80, 0xbf},
    {0xe0, 0xe0, 3, 0xa0, 0xbf},
    {0xe1, 0xec, 3, 0x80, 0xbf},
    {0xed, 0xed, 3, 0x80, 0x9f},
    {0xee, 0xef, 3, 0x80, 0xbf},
    {0xf0, 0xf0, 4, 0x90, 0xbf},
    {0xf1, 0xf3, 4, 0x80, 0xbf},
    {0xf4, 0xf4, 4, 0x80, 0x8f},
};

static const struct lead *
lead_find(unsigned char c)
{
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (c >= leads[i].from && c <= leads[i].to)
			return &leads[i];
	return NULL;
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)s;
	const struct lead *l;
	uint32_t v;

	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	l = lead_find(p[0]);
	if (l == NULL || l->len > n || p[1] < l->low || p[1] > l->high)
		return 0;
	v = p[0] & (0x7fU >> l->len);
	for (size_t i = 1; i < l->len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (p[i] & 0x3fU);
	}
	*c = v;
	return l->len;
}

size_t
utf8_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static const struct range {
	uint32_t from, to;
} hidden[] = {
    {0x0000, 0x0008},     /* C0 but tab and line feed */
    {0x000b, 0x001f},     /* the rest of C0 */
    {0x007f, 0x009f},     /* DEL, C1 */
    {0x061c, 0x061c},     /* bidi: Arabic letter mark */
    {0x200b, 0x200f},     /* zero width; bidi: left and right marks */
    {0x2028, 0x202e},     /* separators; bidi: embeddings, overrides */
    {0x2060, 0x2060},     /* zero width: word joiner */
    {0x2066, 0x2069},     /* bidi: isolates */
    {0xd800, 0xf8ff},     /* surrogates, private use */
    {0xfdd0, 0xfdef},     /* noncharacters */
    {0xfeff, 0xfeff},     /* BOM */
    {0xe0000, 0xe007f},   /* tag characters */
    {0xf0000, UINT32_MAX} /* private use planes, and what is no character */
};

bool
utf8_is_shown(uint32_t c)
{
	if (c >= ' ' && c <= '~')
		return true; /* nearly all that is asked for */
	if ((c & 0xfffe) == 0xfffe)
		return false; /* the last two of each plane: noncharacters */
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (c >= hidden[i].from && c <= hidden[i].to)
			return false;
	return true;
}

/* One character, or one byte that belongs to none: its length, its columns. */
static size_t
step(const char *s, size_t n, uint32_t *c, unsigned *columns)
{
	const size_t len = utf8_decode(s, n, c);

	if (len == 0) {
		*c = UINT32_MAX;
		*columns = 1;
		return 1;
	}
	*columns = utf8_width(*c);
	return len;
}

size_t
utf8_columns(const char *s, size_t n)
{
	size_t columns = 0;

	for (size_t i = 0; i < n;) {
		uint32_t c;
		unsigned w;

		i += step(s + i, n - i, &c, &w);
		columns += w;
	}
	return columns;
}

size_t
utf8_length(const char *s, size_t n)
{
	size_t length = 0;

	for (size_t i = 0; i < n; length++) {
		uint32_t c;
		unsigned w;

		i += step(s + i, n - i, &c, &w);
	}
	return length;
}

void
utf8_clean(struct buf *out, const char *s, size_t n, bool keep_lines)
{
	for (size_t i = 0; i < n;) {
		uint32_t c;
		unsigned w;
		const size_t len = step(s + i, n - i, &c, &w);

		if (c == '\n' && keep_lines)
			buf_addc(out, '\n');
		else if (c == '\n' || c == '\t')
			buf_addc(out, ' ');
		else if (utf8_is_shown(c))
			buf_add(out, s + i, len);
		else
			buf_adds(out, REPLACEMENT);
		i += len;
	}
}
