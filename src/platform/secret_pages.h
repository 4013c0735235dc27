/* Pages for what must not get out; private to the platform. */
#ifndef HARMCHECK_SECRET_PAGES_H
#define HARMCHECK_SECRET_PAGES_H

#include <stdbool.h>
#include <stddef.h>

/* At least *N zeroed bytes in pages of their own, locked where that is allowed
 * and in no core dump; *N is made what there is. NULL: no memory. */
void *secret_pages_new(size_t *n);
/* Wipe them and give them back. */
void secret_pages_free(void *p, size_t n);

/* A lock was asked for, and granted or not; see secret_memory_is_locked(). */
void secret_lock_was(bool granted);

/* Wipe all that arenas hold in such pages. They are of no use afterwards: the
 * program is about to end, and no other thread runs. */
void secret_memory_wipe(void);

/* Wipe what secrets hold. At the end only. */
void secret_wipe_all(void);

#endif
