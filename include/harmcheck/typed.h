/* What a person types where a key is expected. */
#ifndef HARMCHECK_TYPED_H
#define HARMCHECK_TYPED_H

#include <stddef.h>

/* Put the key that LINE means into KEY, which has SIZE bytes: blanks around it
 * and the case of a single letter do not matter, and "leave", "help" and the
 * like, in any case, are the keys that they name. Other lines stay as they
 * are, cut to the size. */
void typed_key(char *key, size_t size, const char *line);

#endif
