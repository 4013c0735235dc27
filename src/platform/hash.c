#include <sodium.h>

#include "harmcheck/hash.h"

_Static_assert(HASH_HEX == crypto_hash_sha256_BYTES * 2 + 1, "hash size");

void
hash_hex(const void *bytes, size_t n, char out[HASH_HEX])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, bytes, n);
	sodium_bin2hex(out, HASH_HEX, digest, sizeof(digest));
}
