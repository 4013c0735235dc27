/* What is still to be done when a signal ends the program. */
#ifndef HARMCHECK_ENDING_H
#define HARMCHECK_ENDING_H

#include <stdbool.h>
#include <stddef.h>

struct sigaction;

/* Do TASK, too, when a signal ends the program that nobody else hears; the
 * signal takes its course then. It runs inside the signal: only what POSIX
 * allows there. At most four of them; once for each. */
void ending_do(void (*task)(void));

/* Is it the handler that does these tasks, and not one that blanks a screen? */
bool ending_hears(const struct sigaction *action);

/* So many columns stand on the line of standard error that the cursor is in
 * front of: they are wiped away first. 0: nothing stands there. */
void ending_wipe(size_t n);

#endif
