#include <sodium.h>

#include "harmcheck/hash.h"

_Static_assert(HASH_HEX == crypto_hash_sha256_BYTES * 2 + 1, "hash size");
_Static_assert(sizeof(struct hash) >= sizeof(crypto_hash_sha256_state),
    "room for what libsodium keeps");
_Static_assert(_Alignof(struct hash) >= _Alignof(crypto_hash_sha256_state),
    "and as it wants it");

void
hash_begin(struct hash *h)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)h->state);
}

void
hash_add(struct hash *h, const void *bytes, size_t n)
{
	crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)h->state,
	    bytes, n);
}

void
hash_end(struct hash *h, char out[HASH_HEX])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)h->state,
	    digest);
	sodium_bin2hex(out, HASH_HEX, digest, sizeof(digest));
}

void
hash_hex(const void *bytes, size_t n, char out[HASH_HEX])
{
	struct hash h;

	hash_begin(&h);
	hash_add(&h, bytes, n);
	hash_end(&h, out);
}
