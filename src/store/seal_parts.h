/* The inside of sealing; private to the store layer and its tests. */
#ifndef HARMCHECK_SEAL_PARTS_H
#define HARMCHECK_SEAL_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/seal.h"

struct buf;

/* Sizes in bytes. */
enum {
	SEAL_KEY = 32,
	SEAL_FILE_KEY = 16,
	SEAL_TAG = 16,
	SEAL_WRAPPED = SEAL_FILE_KEY + SEAL_TAG,
	SEAL_SALT = 16,
	SEAL_MAC = 32,
	SEAL_NONCE = 16,      /* of the payload as a whole */
	SEAL_AEAD_NONCE = 12, /* of one piece */
	SEAL_CHUNK = 64 << 10,
};

/* All keys of one file. Lives in a secret, so it holds bytes only. */
struct seal_keys {
	unsigned char wrap[SEAL_KEY]; /* from the passphrase; opens the next */
	unsigned char file[SEAL_FILE_KEY];
	unsigned char mac[SEAL_KEY]; /* from the file key, as the next */
	unsigned char payload[SEAL_KEY];
};

struct seal_header {
	bool has_scrypt; /* else it is sealed for keys that we do not know */
	unsigned char salt[SEAL_SALT];
	unsigned work;
	unsigned char wrapped[SEAL_WRAPPED];
	unsigned char mac[SEAL_MAC];
	size_t maced; /* the MAC is over so many bytes */
	size_t len;   /* of the header with all its lines */
};

/* seal_crypto.c: the only file here that knows libsodium. */

/* HKDF-SHA-256, 32 bytes of it. What has no bytes is "", not NULL. */
void seal_hkdf(unsigned char out[SEAL_KEY], const void *key, size_t n_key,
    const void *salt, size_t n_salt, const char *info);
void seal_hmac(unsigned char out[SEAL_MAC], const void *key, size_t n_key,
    const void *bytes, size_t n);

/* scrypt with N = 2 to the power of WORK, r = 8, p = 1. False: no memory. */
bool seal_scrypt(unsigned char out[SEAL_KEY], const struct secret *passphrase,
    const void *salt, size_t n_salt, unsigned work);

/* ChaCha20-Poly1305. IN and OUT may be the same; the sealed side is SEAL_TAG
 * bytes longer. False: not made with this key and nonce, OUT is of no use. */
void seal_encrypt(unsigned char *out, const unsigned char *in, size_t n,
    const unsigned char nonce[SEAL_AEAD_NONCE],
    const unsigned char key[SEAL_KEY]);
bool seal_decrypt(unsigned char *out, const unsigned char *in, size_t n,
    const unsigned char nonce[SEAL_AEAD_NONCE],
    const unsigned char key[SEAL_KEY]);

void seal_random(void *bytes, size_t n);
/* Takes as long for any two. */
bool seal_same(const void *a, const void *b, size_t n);
/* Wipe what the functions before this one left on the stack. */
void seal_forget(void);

/* seal_base64.c: strict, for this format's header: no padding, no blanks, no
 * stray bits. What is read here is public. */

/* N characters to N * 3 / 4 bytes; false, and OUT of no use, when they are not
 * exactly what seal_base64_add would write. */
bool seal_base64_read(unsigned char *out, const char *s, size_t n);
void seal_base64_add(struct buf *out, const unsigned char *bytes, size_t n);

/* seal_header.c */

/* The header that begins at BYTES. SEAL_DONE, SEAL_BAD_HEADER, or
 * SEAL_WORK_REFUSED; H holds something only when done. */
enum seal_outcome seal_header_read(struct seal_header *h,
    const unsigned char *bytes, size_t n);

/* Add the header of H up to where its MAC ends, and then its MAC. */
void seal_header_add(struct buf *out, const struct seal_header *h);
void seal_header_add_mac(struct buf *out, const unsigned char mac[SEAL_MAC]);

/* seal_stream.c: the payload, behind its nonce. */

/* Add N bytes of TEXT as chunks. */
void seal_stream_add(struct buf *out, const unsigned char *text, size_t n,
    const unsigned char key[SEAL_KEY]);

/* Open N bytes of chunks; OUT has room for N. *GOOD: so many bytes of OUT are
 * sound. False: that is not all. */
bool seal_stream_read(unsigned char *out, size_t *good,
    const unsigned char *bytes, size_t n, const unsigned char key[SEAL_KEY]);

/* seal_armor.c */

/* Is it meant to be text? */
bool seal_is_armored(const unsigned char *bytes, size_t n);

/* What the text says, to OUT, which has room for N bytes; *N_OUT: so many.
 * SEAL_DONE or SEAL_BAD_ARMOR. */
enum seal_outcome seal_unarmor(unsigned char *out, size_t *n_out,
    const unsigned char *bytes, size_t n);

/* seal.c */

/* As seal_close, with another work factor: tests have no seconds to spare. */
enum seal_outcome seal_close_with(struct buf *out, const void *text, size_t n,
    const struct secret *passphrase, unsigned work);

/* As seal_open once the header H is read and the file key is in K. */
enum seal_outcome seal_open_rest(struct seal_opened *o,
    const unsigned char *file, size_t n, const struct seal_header *h,
    struct seal_keys *k);

#endif
