/* What the parts of passphrase.c share; private to the ui layer. */
#ifndef HARMCHECK_PASSPHRASE_PARTS_H
#define HARMCHECK_PASSPHRASE_PARTS_H

#include "harmcheck/passphrase.h"

/* Read one line that is not shown into P, a new secret; it may be empty. P
 * holds nothing unless PASSPHRASE_READ. */
enum passphrase_end passphrase_line(const char *prompt, struct secret *p);

/* Print the bytes of P like a text, without a copy of them. */
void passphrase_show(const struct secret *p);

/* Nothing on the screen. */
void passphrase_blank(void);

/* What takes fewer tries than so many, as a power of two, is weak. */
#define PASSPHRASE_WEAK 40

#endif
