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

/* Are both one file, under whatever names? False when that cannot be told. */
bool file_is_same(const char *a, const char *b);

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

/* Write all N bytes to FD, over EINTR and short writes, and where FD was left
 * so that it does not wait by itself. 0 or -1 (errno). */
int file_write_all(int fd, const void *bytes, size_t n);

/* Open PATH ("-": standard input, which stays open when it is closed) to be
 * read from its start to its end. -1 with E. */
int file_open(const char *path, struct err *e);
void file_close(int fd);

/* How many bytes FD, an ordinary file, has from where it stands to its end;
 * false when that cannot be told. */
bool file_left(int fd, uint64_t *n);

/* Let FD hold as much as may be, when it is a pipe: so nobody waits for
 * nothing. Whether it does makes no difference to what is read or written. */
void file_widen(int fd);

/* Could all be written to FD, a copy of which is closed? Some systems tell only
 * then. 0 or -1 (errno). */
int file_written(int fd);

/* A file that is written piece by piece, to FD. It stands at its place once all
 * of it does, as with file_replace(); until then there is a temporary file,
 * which goes when the program is ended by a signal or by itself. */
struct file_stream;

/* Begin to write what is to be PATH, or to replace it. One at a time; lives in
 * A. NULL with E (ERR_IO). */
struct file_stream *file_stream_new(struct arena *a, const char *path,
    struct err *e);
int file_stream_fd(const struct file_stream *s);
/* All is written: it takes its place. 0, or -1 with E; nothing is left then. */
int file_stream_end(struct file_stream *s, struct err *e);
/* It is not to be; NULL is fine, and one that has ended. */
void file_stream_drop(struct file_stream *s);

#endif
