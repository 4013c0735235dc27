/* What keeps other programs from reading along. */
#ifndef HARMCHECK_HYGIENE_H
#define HARMCHECK_HYGIENE_H

/* Standard streams that are closed are opened, so that no file can become one
 * of them; nothing can be read or written there. No core dumps, and no look
 * into the memory by other programs of the same user. A file that grows over a
 * limit is a failed write, not a sudden end. Where the system refuses, nothing
 * is said: it promises nothing then. */
void hygiene_begin(void);

/* Right before the program ends: wipe what libraries and calls have left in
 * freed memory and on the stack. As well as can be; nothing relies on it. */
void hygiene_end(void);

/* The part of it that is done on the stack, and takes no memory. */
void hygiene_stack(void);

#endif
