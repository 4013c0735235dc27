/* A file that one program at a time may change: locked, and known again. */
#ifndef HARMCHECK_FILE_HOLD_H
#define HARMCHECK_FILE_HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

struct arena;
struct err;

/* The lock is on the file itself, not on another one beside it, and goes over
 * to each file that takes its place. */
struct file_hold {
	int fd; /* open and locked; -1: no file is held */
	dev_t dev;
	ino_t ino;
	off_t size;
	struct timespec changed;
};

/* Hold the file at PATH. 0; -1: another program holds it (ERR_REFUSED), or
 * there is no ordinary file that can be opened (ERR_IO). H is filled either
 * way, and is let go with file_hold_drop(). Where the file system has no
 * locks, the file is held without one. */
int file_hold_take(struct file_hold *h, const char *path, struct err *e);

/* Read the file that is held from its start, as file_read_open(); PATH is for
 * the message. Not after file_hold_replace(): the file that we wrote is open
 * for writing only, since its folder may be one that we cannot read. */
int file_hold_read(struct arena *a, const struct file_hold *h, const char *path,
    size_t most, char **text, size_t *n, struct err *e);

/* As file_replace(): make PATH hold N bytes of TEXT, and hold that file from
 * then on. When H holds none, PATH must be new. When it does, and what stands
 * at PATH is no more what H knows, nothing is changed and -1 with ERR_IO. The
 * new file is in its place when H holds another file than before, also with
 * -1. */
int file_hold_replace(struct file_hold *h, const char *path, const void *text,
    size_t n, struct err *e);

/* Delete the file at PATH, if it is still the one that is held; 0 also when
 * that was deleted already. -1: it is left, or was moved, and E says so, and
 * what can be done. Let go of it. */
int file_hold_remove(struct file_hold *h, const char *path, struct err *e);

/* Let go. */
void file_hold_drop(struct file_hold *h);

/* Is the file NAME in the folder DIR the one that H holds, as H knows it? -1
 * when there is none; else 0 or 1. */
int file_hold_is(const struct file_hold *h, int dir, const char *name);

/* Fill all but the descriptor of H from that descriptor. 0 or -1 (errno). */
int file_hold_know(struct file_hold *h);

/* Lock what FD is, without waiting. 0; -1: another has it; 1: it cannot be
 * locked here. */
int file_lock(int fd);

#endif
