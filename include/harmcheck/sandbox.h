/* What the program shuts off for itself, so that a fault in it, or in a
 * library, or a hostile file, can do little: Linux's seccomp for what it may
 * ask of the system, Landlock for the files it may open. Once shut, nothing
 * can be opened again, by anybody. A system that lacks one of them is no error:
 * sandbox_state() tells.
 *
 * Builds for sanitizers, and those made with -DHARMCHECK_UNCONFINED, shut off
 * nothing: their own run-time library needs what we do not. */
#ifndef HARMCHECK_SANDBOX_H
#define HARMCHECK_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;

/* From now on, in this thread and all that it starts: no sockets, no other
 * program, no child process, no look into other programs, no signals to them
 * but the terminal's to stop the job, no commands to the terminal but those we
 * know. What is refused fails with ENOSYS or EPERM. Threads can be started. */
void sandbox_calls(void);

/* The files that may be opened from sandbox_close() on; to be filled between
 * sandbox_open() and there. */
struct sandbox {
	int rules;       /* a descriptor; -1: the system knows no such thing */
	uint64_t rights; /* those that are shut off */
};

/* With what any command needs: the terminal, its description, the libraries,
 * the local time, the data that come with the program. A is for the names
 * meanwhile. */
void sandbox_open(struct sandbox *s, struct arena *a);

/* PATH may be read; of a folder only what is in it. Nothing happens when it is
 * not there, and what takes its place later cannot be read. */
void sandbox_read(struct sandbox *s, const char *path);

/* PATH may be made, replaced, removed, and read as it is now: in its folder
 * files may be written, made and removed, but no others read. */
void sandbox_write(struct sandbox *s, const char *path);

/* The same for a file that others of us may replace meanwhile: all in its
 * folder may be read. The folder may have to be made: then nothing that is
 * there. */
void sandbox_keep(struct sandbox *s, const char *path);

/* Files may be written, made and removed anywhere but in the folders of the
 * system (/usr, /etc, /dev, /proc ...), and still not be read: for a person who
 * is asked for a name later. */
void sandbox_write_anywhere(struct sandbox *s);

/* Shut off all else, in this thread and all that it starts. */
void sandbox_close(struct sandbox *s);

/* What has been shut off, as a sentence each. */
void sandbox_state(struct buf *out);

#endif
