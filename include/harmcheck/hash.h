/* Digests (SHA-256, by libsodium). */
#ifndef HARMCHECK_HASH_H
#define HARMCHECK_HASH_H

#include <stddef.h>

#define HASH_HEX 65

/* The SHA-256 of N bytes as 64 hexadecimal digits and a NUL. */
void hash_hex(const void *bytes, size_t n, char out[HASH_HEX]);

#endif
