/* A file that is named while answers are at hand; private to take. */
#ifndef HARMCHECK_TAKE_ELSEWHERE_H
#define HARMCHECK_TAKE_ELSEWHERE_H

struct arena;
struct buf;
struct err;
struct file_hold;

/* The file that a person calls NAME, in A: ~/ is their home, as in a shell. */
const char *take_elsewhere_path(struct arena *a, const char *name);

/* Make PATH, which must be new, hold TEXT, and hold it in H, which holds none.
 * Nothing is read there. 0, or -1 with E: then nothing is there, and H holds
 * none. */
int take_elsewhere_write(struct file_hold *h, const char *path,
    const struct buf *text, struct err *e);

#endif
