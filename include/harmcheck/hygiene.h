/* What keeps other programs from reading along. */
#ifndef HARMCHECK_HYGIENE_H
#define HARMCHECK_HYGIENE_H

/* No core dumps, and no look into the memory by other programs of the same
 * user. A file that grows over a limit is a failed write, not a sudden end.
 * Where the system refuses, nothing is said: it promises nothing then. */
void hygiene_begin(void);

#endif
