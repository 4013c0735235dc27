/* Where things lie: the bank beside the program or in the install prefix. */
#ifndef HARMCHECK_PATHS_H
#define HARMCHECK_PATHS_H

struct arena;
struct err;

/* The shipped bank: beside the build tree of the running program
 * (BUILD/../data/questions.yaml), else in its install prefix
 * (BIN/../share/harmcheck/questions.yaml), else where it was configured to be
 * installed. NULL with ERR_IO, naming all places tried, when it is nowhere. */
const char *paths_bank(struct arena *a, struct err *e);

#endif
