/* A passphrase from a person, or from a descriptor. It is never in arguments,
 * in the environment, or in the line editor. */
#ifndef HARMCHECK_PASSPHRASE_H
#define HARMCHECK_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/secret.h"

struct err;

#define PASSPHRASE_MOST 1024 /* bytes */

enum passphrase_end {
	PASSPHRASE_READ,
	PASSPHRASE_LEFT, /* left at once: the screen is blank, say nothing */
	PASSPHRASE_NONE, /* given up: end of input, or an empty line twice */
};

/* Begin to talk on the controlling terminal (/dev/tty), line after line,
 * whatever standard input and output are. PLAIN: the cursor is never moved, but
 * to blank the screen of whoever leaves at once. 0; -1 with ERR_USAGE when
 * there is none, and the words for --passphrase-fd. tty_signal() tells of
 * signals. */
int passphrase_begin(bool plain, struct err *e);
/* Give the terminal back. Fine without begin. */
void passphrase_end(void);

/* Print TEXT on it, wrapped to its width and made fit for it; may hold several
 * lines. */
void passphrase_say(const char *text);

/* Ask with PROMPT ("Passphrase of the diary") for one line that is not shown;
 * the first time it is said how to leave.
 * P is made by this and to be freed by the caller; it holds nothing unless
 * PASSPHRASE_READ. Nothing of it is ever shown, not even its length. */
enum passphrase_end passphrase_ask(const char *prompt, struct secret *p);

/* Ask for a new one, twice; says how hard it is to guess, and offers random
 * words from WORDS, the name of a file as passphrase_suggest() takes it. With
 * NULL, or a file that is none, nothing is offered. Words are blanked before
 * one is typed; in plain mode, and on a terminal that cannot erase, they stay,
 * which is said before and at the end. */
enum passphrase_end passphrase_new(const char *words, struct secret *p);

/* Ask a question whose answer is shown: "yes" (or "y") is true, all else is
 * not. */
enum passphrase_end passphrase_confirm(const char *question, bool *yes);

/* Read it from descriptor FD, a decimal number as text, up to the end: one
 * line, with or without its line end (LF or CR LF). Refused with ERR_USAGE: no
 * number, a descriptor that is not open, standard output or error, a terminal
 * (it would show what is typed); with ERR_DATA: nothing, more than one line,
 * more than PASSPHRASE_MOST, a NUL. */
int passphrase_from(const char *fd, struct secret *p, struct err *e);

/* N random words of the list TEXT (data/words.txt: one a line, lines with # are
 * none), each as likely as the others and blanks between them, into a secret
 * that the caller frees. 0 or -1; ERR_DATA: no word list, or one of fewer than
 * 2048 words. */
int passphrase_suggest(const char *text, size_t len, unsigned n,
    struct secret *p, struct err *e);

/* How much work it is to guess, by its length and shape alone: about so many
 * tries, as a power of two; what looks like words is taken for such. */
unsigned passphrase_guess_bits(const unsigned char *bytes, size_t n);
/* The same in words for a person, borrowed. */
const char *passphrase_strength(unsigned bits);

#endif
