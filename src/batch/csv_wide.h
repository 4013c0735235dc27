/* csv_quick() for processors that can do more at once; private to the batch
 * layer. */
#ifndef HARMCHECK_CSV_WIDE_H
#define HARMCHECK_CSV_WIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "csv_rows.h"

/* Can this processor do it? */
bool csv_wide_can(void);

/* As csv_quick(). FIRST has CSV_WIDE_ROOM() bytes for itself, and CODES room
 * for as many. */
bool csv_wide(const struct csv_heads *h, const char **at, const char *end,
    unsigned char *first, uint16_t *codes, struct row_codes *out);
#define CSV_WIDE_ROOM(items) ((items) + 2 * 64)

#endif
