/* What the tests of sealing share. Sealed with the least work there is: no
 * test but one has a second to spare. */
#ifndef TESTS_SEAL_SUPPORT_H
#define TESTS_SEAL_SUPPORT_H

#include "support.h"

#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "../../src/store/seal_parts.h"

#define WORK 1

/* Of this program's own time: others may be at work. */
SUPPORT double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A build that checks itself takes longer, and takes all addresses. */
#if defined(__SANITIZE_ADDRESS__)
#define AT_ONCE 2.0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AT_ONCE 2.0
#endif
#endif
#ifndef AT_ONCE
#define AT_ONCE 0.2
#endif

/* A secret that holds S; to be freed. */
SUPPORT struct secret
secret_of(const char *s)
{
	struct secret secret;

	assert_true(secret_new(&secret, strlen(s)));
	memcpy(secret.bytes, s, secret.len);
	return secret;
}

/* N bytes that repeat nowhere near. */
SUPPORT unsigned char *
text_of(struct arena *a, size_t n)
{
	unsigned char *text = arena_alloc(a, n + 1);
	unsigned x = 1;

	for (size_t i = 0; i < n; i++) {
		x = x * 1103515245 + 12345;
		text[i] = (unsigned char)(x >> 16);
	}
	return text;
}

/* N bytes of TEXT sealed with PASSPHRASE. */
SUPPORT struct buf
sealed_with(struct arena *a, const void *text, size_t n, const char *passphrase)
{
	struct secret s = secret_of(passphrase);
	struct buf out;

	buf_init(&out, a);
	assert_int_equal(seal_close_with(&out, text, n, &s, WORK), SEAL_DONE);
	secret_free(&s);
	return out;
}

/* A copy of the N bytes of TEXT with nothing behind it: a step too far ends the
 * program. Kept until that ends. */
SUPPORT unsigned char *
at_edge(const void *text, size_t n)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const size_t pages = (n + page - 1) / page * page;
	unsigned char *all = mmap(NULL, pages + page, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_true(all != MAP_FAILED);
	assert_int_equal(mprotect(all + pages, page, PROT_NONE), 0);
	return memcpy(all + pages - n, text, n);
}

/* FILE as text with lines of 64 and the end of line EOL. */
SUPPORT struct buf
armored(struct arena *a, const struct buf *file, const char *eol)
{
	struct buf out;

	buf_init(&out, a);
	buf_addf(&out, "-----BEGIN AGE ENCRYPTED FILE-----%s", eol);
	for (size_t i = 0; i < file->len; i += 48) {
		const size_t most = file->len - i < 48 ? file->len - i : 48;

		seal_base64_add(&out, (unsigned char *)file->data + i, most);
		buf_fill(&out, '=', (3 - most % 3) % 3);
		buf_adds(&out, eol);
	}
	buf_addf(&out, "-----END AGE ENCRYPTED FILE-----%s", eol);
	return out;
}

/* What N bytes of FILE come to. A text is only there when they open, and is
 * TEXT then. *GOOD may be NULL. */
SUPPORT enum seal_outcome
opened(const void *file, size_t n, const char *passphrase, const void *text,
    size_t n_text, size_t *good)
{
	struct secret s = secret_of(passphrase);
	enum seal_outcome outcome;
	struct seal_opened o;

	memset(&o, 0x5a, sizeof(o));
	outcome = seal_open(&o, file, n, &s);
	if (outcome == SEAL_DONE) {
		assert_non_null(o.text.bytes);
		assert_int_equal(o.text.len, n_text);
		assert_memory_equal(o.text.bytes, text, n_text);
	} else {
		assert_null(o.text.bytes);
		assert_int_equal(o.text.len, 0);
	}
	if (good != NULL)
		*good = o.good;
	secret_free(&o.text);
	secret_free(&s);
	return outcome;
}

/* The length of the header that FILE begins with. */
SUPPORT size_t
header_len(const struct buf *file)
{
	struct seal_header h;

	assert_int_equal(
	    seal_header_read(&h, (unsigned char *)file->data, file->len),
	    SEAL_DONE);
	return h.len;
}

#endif
