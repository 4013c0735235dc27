/* The folder that a file is to lie in, and what lies in one. */
#ifndef HARMCHECK_FOLDER_H
#define HARMCHECK_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct err;

/* Make the folder of the file PATH, and those above it that lack: each 0700
 * under any umask, and written out to the disk. What is there already stays
 * as it is, but for the folder itself when it is OURS: that must be no
 * symbolic link then, and is made 0700 if others could look into it and the
 * file system lets us. 0; -1 with ERR_IO: folders made until then stay. */
int folder_make(const char *path, bool ours, struct err *e);

/* Could the folder of the file PATH be made, and a file in it? Only looks. 0 or
 * -1 with ERR_IO. */
int folder_probe(const char *path, struct err *e);

/* The names in the folder PATH that are an id with END behind it, without END,
 * sorted: *N of them in *LIST, which lives in A. 0 or -1 with ERR_IO. */
int folder_list(struct arena *a, const char *path, const char *end,
    const char *const **list, size_t *n, struct err *e);

#endif
