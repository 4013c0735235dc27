/* Sealing with a passphrase, in the public format age-encryption.org/v1: what
 * is sealed here opens with `age -d`, and what `age -p` sealed opens here.
 * Bytes in, bytes out; no files. Random bytes come from the system.
 *
 * Nothing is kept between calls, so a call may run in a thread of its own.
 * Each takes about a second, by design, and hears nothing meanwhile: whoever
 * must be able to leave at once has to wait for it in another thread. */
#ifndef HARMCHECK_SEAL_H
#define HARMCHECK_SEAL_H

#include <stddef.h>

#include "harmcheck/err.h"
#include "harmcheck/secret.h"

struct buf;

/* Limits; what is beyond them is refused before any work. */
enum {
	SEAL_WORK = 18,      /* what we write: 256 MiB, about a second */
	SEAL_WORK_MOST = 20, /* what we read: 1 GiB, some seconds */
	SEAL_TEXT_MOST = 32 << 20,
	SEAL_HEADER_MOST = 16 << 10,
};

enum seal_outcome {
	SEAL_DONE,
	SEAL_NO_MATCH,     /* wrong passphrase, or sealed for keys only */
	SEAL_BAD_HEADER,   /* not such a file, or its beginning is broken */
	SEAL_BAD_MAC,      /* right passphrase, but the header was changed */
	SEAL_BAD_PAYLOAD,  /* right passphrase, but the text is not whole */
	SEAL_BAD_ARMOR,    /* its text form is broken */
	SEAL_WORK_REFUSED, /* asks for more work than SEAL_WORK_MOST */
	SEAL_TOO_LARGE,
	SEAL_NO_MEMORY, /* the work takes memory that is not there */
};

struct seal_opened {
	struct secret text; /* SEAL_DONE only; to be freed */
	/* SEAL_BAD_PAYLOAD: as many bytes were sound before the first that
	 * was not. They are never handed out: a text that is cut short can say
	 * the opposite of the whole. */
	size_t good;
};

/* Seal N bytes of TEXT, at most SEAL_TEXT_MOST, and add the file to OUT.
 * PASSPHRASE is taken byte by byte as it is: how long it must be, or that it
 * is asked for twice, is the caller's to see to. SEAL_DONE, SEAL_TOO_LARGE or
 * SEAL_NO_MEMORY; OUT is as before unless done. */
enum seal_outcome seal_close(struct buf *out, const void *text, size_t n,
    const struct secret *passphrase);

/* Is it worth asking for a passphrase? SEAL_DONE, or what seal_open() would
 * say of FILE whatever the passphrase; SEAL_NO_MATCH: it is sealed for keys
 * only. No work is done. */
enum seal_outcome seal_look(const void *file, size_t n);

/* Does FILE, of N bytes, begin as a sealed file does, binary or as text? A few
 * lines may stand above a text. Cheap, and true of damaged ones too. */
bool seal_is_sealed(const void *file, size_t n);

/* Open a file of N bytes, binary or as text ("armor"). Nothing of FILE is
 * believed: any bytes will do. O is written in any case and holds a text only
 * when the outcome is SEAL_DONE. All keys are wiped before it returns. */
enum seal_outcome seal_open(struct seal_opened *o, const void *file, size_t n,
    const struct secret *passphrase);

/* A sentence or two for a person, borrowed. Says nothing of what is inside. */
const char *seal_words(enum seal_outcome outcome);

/* What kind of failure it is, for the exit status. */
enum err_kind seal_kind(enum seal_outcome outcome);

#endif
