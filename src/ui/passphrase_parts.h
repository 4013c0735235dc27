/* What the parts of passphrase.c share; private to the ui layer. */
#ifndef HARMCHECK_PASSPHRASE_PARTS_H
#define HARMCHECK_PASSPHRASE_PARTS_H

#include "harmcheck/passphrase.h"

/* What is asked, what is said behind it, and what stands in front of what is
 * typed. */
struct passphrase_asked {
	const char *text, *rest, *mark;
};

/* One line that is not shown into P, a new secret, which holds nothing unless
 * PASSPHRASE_READ. *WHOLE: all of it found room. */
enum passphrase_end passphrase_type(const struct passphrase_asked *q,
    struct secret *p, bool *whole);

/* Read one line that is not shown into P, a new secret; it may be empty. P
 * holds nothing unless PASSPHRASE_READ. */
enum passphrase_end passphrase_line(const char *prompt, struct secret *p);

/* Print the bytes of P like a text, without a copy of them. */
void passphrase_show(const struct secret *p);

/* Ask a question behind a passphrase: what is typed is not shown, since many
 * type it once more by habit. Yes and no are asked for twice; then, and for
 * Enter alone, *YES is false. */
enum passphrase_end passphrase_yes(const char *question, bool *yes);

/* Print TEXT and wait for Enter; what is typed before is not shown and counts
 * for nothing. */
enum passphrase_end passphrase_pause(const char *text);

/* Nothing on the screen. */
void passphrase_blank(void);

/* Is it plain mode; can what was printed be erased again. */
bool passphrase_is_plain(void);
bool passphrase_can_hide(void);

/* A place on the screen, and whether all that was printed since then is still
 * on it: it did not scroll, and no shell and no other size came between. */
struct passphrase_place {
	size_t line, rows, cols;
	unsigned redraws;
};
struct passphrase_place passphrase_here(void);
bool passphrase_still_shows(const struct passphrase_place *from);

/* What takes fewer tries than so many, as a power of two, is weak. */
#define PASSPHRASE_WEAK 40

#endif
