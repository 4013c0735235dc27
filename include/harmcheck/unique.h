/* Has this been here before? A set of 128-bit prints, which stand for ids: two
 * of 10^10 different ids have the same print once in 10^18 times. */
#ifndef HARMCHECK_UNIQUE_H
#define HARMCHECK_UNIQUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct unique;

/* An empty one; never NULL. */
struct unique *unique_new(void);
void unique_free(struct unique *u);

/* Was PRINT there already? Now it is. Both zero: it stands for nothing, and
 * was never there. */
bool unique_seen(struct unique *u, const uint64_t print[2]);

/* So many bytes were taken at once, at most. */
size_t unique_bytes(const struct unique *u);

/* ... and so many it would be for N different prints. */
size_t unique_bytes_for(size_t n);

#endif
