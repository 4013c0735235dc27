/* Files: read whole, create private, replace whole. */
#ifndef HARMCHECK_FILE_H
#define HARMCHECK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct err;

/* What two names of one file have in common. */
struct file_identity {
	uint64_t device, number;
};

/* Read PATH ("-": standard input) whole, at most MOST bytes, into A with a
 * NUL behind. A file over MOST: ERR_DATA; others ERR_IO. 0 or -1. */
int file_read(struct arena *a, const char *path, size_t most, char **text,
    size_t *n, struct err *e);

/* The same from the start of FD, which is open and stays so; NAME is for the
 * message. */
int file_read_open(struct arena *a, int fd, const char *name, size_t most,
    char **text, size_t *n, struct err *e);

bool file_exists(const char *path);

/* Is it a file, or a link to one, and no folder, pipe or device? */
bool file_is_ordinary(const char *path);

bool file_is_folder(const char *path);

/* Which file PATH ("-": standard input) is; false when that cannot be told. */
bool file_identify(const char *path, struct file_identity *id);

/* Make PATH hold exactly N bytes of TEXT, or leave it as it was: a temporary
 * file in the same folder (O_EXCL, O_NOFOLLOW, mode 0600), fsync, rename,
 * fsync of the folder. MUST_BE_NEW: an existing PATH is refused untouched
 * (ERR_IO). A symbolic link at PATH is refused. 0 or -1; on -1 no
 * temporary file is left. One that a killed program left here is removed.
 * *PLACED (may be NULL) is made true once PATH holds TEXT, also when -1 follows
 * because the disk cannot be trusted to keep it. */
int file_replace(const char *path, const void *text, size_t n, bool must_be_new,
    bool *placed, struct err *e);

/* Could file_replace() write PATH now, and with MUST_BE_NEW as a new file?
 * Leaves nothing behind. 0, or -1 with the reason. */
int file_probe(const char *path, bool must_be_new, struct err *e);

/* Remove what killed programs left when they saved PATH. Only while PATH is
 * held, or is not there. */
void file_tidy(const char *path);

/* Write all N bytes to FD, over EINTR and short writes. 0 or -1 (errno). */
int file_write_all(int fd, const void *bytes, size_t n);

#endif
