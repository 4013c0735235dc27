#include "harmcheck/buf.h"
#include "seal_parts.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The six bits that C stands for, or -1. */
static int
bits_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool
seal_base64_read(unsigned char *out, const char *s, size_t n)
{
	unsigned held = 0, n_held = 0;

	for (size_t i = 0; i < n; i++) {
		const int bits = bits_of(s[i]);

		if (bits == -1)
			return false;
		held = held << 6 | (unsigned)bits;
		n_held += 6;
		if (n_held >= 8) {
			n_held -= 8;
			*out++ = (unsigned char)(held >> n_held);
			held &= (1U << n_held) - 1;
		}
	}
	/* A lone character holds no byte; bits that are left over are 0. */
	return n % 4 != 1 && held == 0;
}

void
seal_base64_add(struct buf *out, const unsigned char *bytes, size_t n)
{
	unsigned held = 0, n_held = 0;

	for (size_t i = 0; i < n; i++) {
		held = held << 8 | bytes[i];
		for (n_held += 8; n_held >= 6; n_held -= 6)
			buf_addc(out, alphabet[held >> (n_held - 6) & 63]);
	}
	if (n_held > 0)
		buf_addc(out, alphabet[held << (6 - n_held) & 63]);
}
