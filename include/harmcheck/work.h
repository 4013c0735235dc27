/* Work that takes a second or more, with a person waiting who must be able to
 * leave at once. */
#ifndef HARMCHECK_WORK_H
#define HARMCHECK_WORK_H

#include <stdbool.h>

/* Run WORK(CTX) to its end in a thread of its own. When the terminal is taken
 * (tty_begin()), Ctrl-C and signals that ask to end are heard meanwhile: the
 * screen is blank within 50 ms, WIPE(CTX) is called (WORK stands still by then,
 * perhaps inside malloc(): so wipe, secret_free(), but no free()), what arenas
 * hold since secret_memory_begin() is wiped too, the terminal is given back and
 * the program ends: by the signal, or with status 0 after Ctrl-C, or when the
 * terminal has gone. What else is typed is thrown away at the end, Ctrl-Z too;
 * a signal to stop waits for the next key. Without a terminal signals take
 * their course. Where no thread can be started, WORK runs here. WIPE may be
 * NULL. */
void work_run(void (*work)(void *ctx), void (*wipe)(void *ctx), void *ctx);

#endif
