/* Digests (SHA-256, by libsodium). */
#ifndef HARMCHECK_HASH_H
#define HARMCHECK_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_HEX 65

/* The SHA-256 of N bytes as 64 hexadecimal digits and a NUL. */
void hash_hex(const void *bytes, size_t n, char out[HASH_HEX]);

/* The same of bytes that come in pieces. */
struct hash {
	uint64_t state[16];
};

void hash_begin(struct hash *h);
void hash_add(struct hash *h, const void *bytes, size_t n);
void hash_end(struct hash *h, char out[HASH_HEX]);

#endif
