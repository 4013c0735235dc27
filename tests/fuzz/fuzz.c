#include <stdio.h>
#include <stdlib.h>

#include "harmcheck/bank.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/hash.h"
#include "harmcheck/node.h"
#include "fuzz.h"

static struct arena *always, *once;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	always = arena_new();
	once = arena_new();
	fuzz_begin();
	return 0;
}

void
fuzz_fail(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, what);
	abort();
}

void
fuzz_same(const char *what, const char *a, size_t na, const char *b, size_t nb)
{
	if (na == nb && (na == 0 || memcmp(a, b, na) == 0))
		return;
	fprintf(stderr, "--- one\n%.*s\n--- other\n%.*s\n---\n", (int)na, a,
	    (int)nb, b);
	fuzz_fail(what, 0, "these two are the same");
}

struct arena *
fuzz_arena(void)
{
	arena_reset(once);
	return once;
}

struct arena *
fuzz_always(void)
{
	return always;
}

struct fuzz_text
fuzz_file(const char *path)
{
	struct err e;
	char *text;
	size_t n;

	if (file_read(always, path, (size_t)4 << 20, &text, &n, &e) == -1)
		fuzz_fail(path, 0, e.msg);
	return (struct fuzz_text){text, n};
}

struct bank *
fuzz_bank(const char *path)
{
	const struct fuzz_text t = fuzz_file(path);
	struct diags d;
	struct bank *b;

	diag_init(&d, always);
	b = bank_load(always, path, t.s, t.n, &d);
	if (b == NULL)
		fuzz_fail(path, 0, d.n > 0 ? d.list[0].msg : "no bank");
	return b;
}

const char *
fuzz_digest(const struct bank *b)
{
	char *hex = arena_alloc(always, HASH_HEX);
	struct buf out;

	buf_init(&out, always);
	node_canonical(b->root, &out);
	hash_hex(out.data, out.len, hex);
	return hex;
}

/* --- the input ----------------------------------------------------------- */

uint8_t
take_byte(struct bytes *in)
{
	if (in->n == 0)
		return 0;
	in->n--;
	return *in->p++;
}

uint64_t
take_number(struct bytes *in, unsigned bytes)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < bytes; i++)
		v = v << 8 | take_byte(in);
	return v;
}

unsigned
take_below(struct bytes *in, unsigned bound)
{
	if (bound <= 1)
		return 0;
	return (unsigned)(take_number(in, bound > 256 ? 2 : 1) % bound);
}

struct fuzz_text
take_text(struct bytes *in, struct arena *a, size_t most)
{
	size_t n = 0;
	const char *s;

	while (n < in->n && n < most && in->p[n] != 0xff)
		n++;
	s = arena_strndup(a, (const char *)in->p, n);
	in->p += n;
	in->n -= n;
	if (in->n > 0 && *in->p == 0xff)
		take_byte(in);
	return (struct fuzz_text){s, n};
}

struct fuzz_text
take_rest(struct bytes *in, struct arena *a)
{
	const struct fuzz_text t = {
	    arena_strndup(a, (const char *)in->p, in->n), in->n};

	in->p += in->n;
	in->n = 0;
	return t;
}

/* --- what comes out ------------------------------------------------------ */

/* The length of the character at S, and the character; 0 when it is none. By
 * the definition (RFC 3629), not by the program's table. */
static size_t
character(const unsigned char *s, size_t n, uint32_t *c)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t len = s[0] < 0x80    ? 1
	    : (s[0] & 0xe0) == 0xc0 ? 2
	    : (s[0] & 0xf0) == 0xe0 ? 3
	    : (s[0] & 0xf8) == 0xf0 ? 4
				    : 0;

	if (len == 0 || len > n)
		return 0;
	*c = len == 1 ? s[0] : s[0] & (0xffU >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3fU);
	}
	if (*c < least[len] || *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
		return 0;
	return len;
}

static bool
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
	    (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe ||
	    (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xe0000 && c <= 0xe007f) ||
	    c >= 0xf0000;
}

bool
fuzz_is_clean(const char *s, size_t n, bool lines)
{
	for (size_t i = 0; i < n;) {
		uint32_t c;
		const size_t len =
		    character((const unsigned char *)s + i, n - i, &c);

		if (len == 0 || (is_hidden(c) && !(lines && c == '\n')))
			return false;
		i += len;
	}
	return true;
}

void
fuzz_clean(const char *what, const char *s, size_t n, bool lines)
{
	if (fuzz_is_clean(s, n, lines))
		return;
	fprintf(stderr, "--- not clean\n%.*s\n---\n", (int)n, s);
	fuzz_fail(what, 0, "it is fit to be shown");
}

void
fuzz_findings(struct diags *d, const char *text, size_t n, bool error)
{
	size_t lines = 1, errors = 0;
	struct buf out;

	for (size_t i = 0; i < n; i++)
		lines += text[i] == '\n';
	for (size_t i = 0; i < d->n; i++) {
		const struct diag *it = &d->list[i];

		FUZZ_CHECK(it->at.line <= lines);
		FUZZ_CHECK(it->at.col <= n + 1);
		FUZZ_CHECK(it->msg != NULL && it->msg[0] != '\0');
		errors += diag_level(it->code) == DIAG_ERROR;
	}
	FUZZ_CHECK(!error || errors > 0);
	buf_init(&out, d->arena);
	diag_write(d, &out, 0);
	fuzz_clean("findings", out.data, out.len, true);
	lines = 0;
	for (size_t i = 0; i < out.len; i++)
		lines += out.data[i] == '\n';
	FUZZ_CHECK(lines == d->n);
}
