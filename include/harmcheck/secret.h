/* Bytes that must not get out: a passphrase, a key, a diary (libsodium). */
#ifndef HARMCHECK_SECRET_H
#define HARMCHECK_SECRET_H

#include <stdbool.h>
#include <stddef.h>

struct secret {
	unsigned char *bytes; /* NULL: holds nothing */
	size_t len;           /* may be made smaller */
	bool is_locked;       /* stays in memory, is never swapped to a disk */
};

/* LEN zeroed bytes that lie between pages nobody may touch and are left out
 * of core dumps. They are locked where the system allows that much; is_locked
 * says whether it did. They begin anywhere: keep bytes in them, no numbers.
 * False: there is no memory, and S holds nothing. */
bool secret_new(struct secret *s, size_t len);

/* Wipe S and give its memory back; S then holds nothing. Fine to do twice. */
void secret_free(struct secret *s);

/* From now on whatever arenas take is locked where the system allows that much,
 * left out of core dumps, and wiped at the end of the program, however it
 * ends, signals that nobody hears apart. Begin once what is no secret has been
 * read: 8 MiB is all that many systems allow. Fine to do twice. */
void secret_memory_begin(void);

/* Has every lock been granted so far, of secrets too? If not, the system may
 * write parts to its swap space. */
bool secret_memory_is_locked(void);

#endif
