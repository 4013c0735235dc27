#include <sodium.h>
#include <string.h>

#include "seal_parts.h"

/* More than any of libsodium's functions that are used here takes. */
#define STACK_USED ((size_t)16 * 1024)

#define SCRYPT_R 8
#define SCRYPT_P 1

_Static_assert(SEAL_MAC == crypto_auth_hmacsha256_BYTES, "HMAC size");
_Static_assert(SEAL_KEY == crypto_auth_hmacsha256_BYTES, "HKDF size");
_Static_assert(SEAL_KEY == crypto_aead_chacha20poly1305_ietf_KEYBYTES, "key");
_Static_assert(SEAL_TAG == crypto_aead_chacha20poly1305_ietf_ABYTES, "tag");
_Static_assert(SEAL_AEAD_NONCE == crypto_aead_chacha20poly1305_ietf_NPUBBYTES,
    "nonce");

void
seal_hmac(unsigned char out[SEAL_MAC], const void *key, size_t n_key,
    const void *bytes, size_t n)
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key, n_key);
	crypto_auth_hmacsha256_update(&state, bytes, n);
	crypto_auth_hmacsha256_final(&state, out);
	sodium_memzero(&state, sizeof(state));
}

/* RFC 5869. The first block is all we need: it is as long as a key. No salt
 * means 32 zeros there, which are no other HMAC key than an empty one. */
void
seal_hkdf(unsigned char out[SEAL_KEY], const void *key, size_t n_key,
    const void *salt, size_t n_salt, const char *info)
{
	const unsigned char one = 1;
	crypto_auth_hmacsha256_state state;
	unsigned char extracted[SEAL_MAC];

	seal_hmac(extracted, salt, n_salt, key, n_key);
	crypto_auth_hmacsha256_init(&state, extracted, sizeof(extracted));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)info,
	    strlen(info));
	crypto_auth_hmacsha256_update(&state, &one, 1);
	crypto_auth_hmacsha256_final(&state, out);
	sodium_memzero(&state, sizeof(state));
	sodium_memzero(extracted, sizeof(extracted));
}

bool
seal_scrypt(unsigned char out[SEAL_KEY], const struct secret *passphrase,
    const void *salt, size_t n_salt, unsigned work)
{
	return crypto_pwhash_scryptsalsa208sha256_ll(passphrase->bytes,
		   passphrase->len, salt, n_salt, (uint64_t)1 << work, SCRYPT_R,
		   SCRYPT_P, out, SEAL_KEY) == 0;
}

void
seal_encrypt(unsigned char *out, const unsigned char *in, size_t n,
    const unsigned char nonce[SEAL_AEAD_NONCE],
    const unsigned char key[SEAL_KEY])
{
	crypto_aead_chacha20poly1305_ietf_encrypt(out, NULL, in, n, NULL, 0,
	    NULL, nonce, key);
}

bool
seal_decrypt(unsigned char *out, const unsigned char *in, size_t n,
    const unsigned char nonce[SEAL_AEAD_NONCE],
    const unsigned char key[SEAL_KEY])
{
	return crypto_aead_chacha20poly1305_ietf_decrypt(out, NULL, NULL, in, n,
		   NULL, 0, nonce, key) == 0;
}

void
seal_random(void *bytes, size_t n)
{
	randombytes_buf(bytes, n);
}

bool
seal_same(const void *a, const void *b, size_t n)
{
	return sodium_memcmp(a, b, n) == 0;
}

void
seal_forget(void)
{
	sodium_stackzero(STACK_USED);
}
