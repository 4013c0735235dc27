/* The payload in chunks: each has its number in its nonce and, if it is the
 * last one, says so there. So none can be left out, doubled or moved, and the
 * end cannot be cut off. */
#include "harmcheck/buf.h"
#include "seal_parts.h"

#define SEALED_CHUNK ((size_t)SEAL_CHUNK + SEAL_TAG)

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Eleven bytes of number, the highest first, then the mark of the last. */
static void
make_nonce(unsigned char nonce[SEAL_AEAD_NONCE], size_t number, bool is_last)
{
	for (size_t i = SEAL_AEAD_NONCE - 1; i-- > 0; number >>= 8)
		nonce[i] = (unsigned char)number;
	nonce[SEAL_AEAD_NONCE - 1] = is_last;
}

void
seal_stream_add(struct buf *out, const unsigned char *text, size_t n,
    const unsigned char key[SEAL_KEY])
{
	unsigned char nonce[SEAL_AEAD_NONCE];
	size_t number = 0, most, at;

	do {
		most = least(n, SEAL_CHUNK);
		at = out->len;
		make_nonce(nonce, number++, n == most);
		buf_fill(out, 0, most + SEAL_TAG);
		seal_encrypt((unsigned char *)out->data + at, text, most, nonce,
		    key);
		text += most;
		n -= most;
	} while (n > 0);
}

/* Open one chunk as the one with this number. A full one may or may not be the
 * last, a shorter one is; *IS_LAST is what it says itself. */
static bool
open_chunk(unsigned char *out, const unsigned char *chunk, size_t n,
    size_t number, const unsigned char key[SEAL_KEY], bool *is_last)
{
	unsigned char nonce[SEAL_AEAD_NONCE];

	*is_last = n < SEALED_CHUNK;
	make_nonce(nonce, number, *is_last);
	if (seal_decrypt(out, chunk, n, nonce, key))
		return true;
	if (*is_last)
		return false;
	*is_last = true;
	make_nonce(nonce, number, *is_last);
	return seal_decrypt(out, chunk, n, nonce, key);
}

bool
seal_stream_read(unsigned char *out, size_t *good, const unsigned char *bytes,
    size_t n, const unsigned char key[SEAL_KEY])
{
	bool is_last = false;
	size_t number;

	*good = 0;
	for (number = 0; n > 0 && !is_last; number++) {
		const size_t most = least(n, SEALED_CHUNK);

		if (!open_chunk(out + *good, bytes, most, number, key,
			&is_last))
			return false;
		*good += most - SEAL_TAG;
		bytes += most;
		n -= most;
		/* An empty chunk would be a second way to end a text. */
		if (most == SEAL_TAG && number > 0)
			return false;
	}
	return is_last && n == 0;
}
