/* Where things lie: the bank beside the program or in the install prefix, the
 * diary with the person's own data. */
#ifndef HARMCHECK_PATHS_H
#define HARMCHECK_PATHS_H

#include <stddef.h>

struct arena;
struct err;

/* The shipped bank: beside the build tree of the running program
 * (BUILD/../data/questions.yaml), else in its install prefix
 * (BIN/../share/harmcheck/questions.yaml), else where it was configured to be
 * installed. NULL with ERR_IO, naming all places tried, when it is nowhere. */
const char *paths_bank(struct arena *a, struct err *e);

/* Another file that is shipped with it, NAME, looked for in the same places. */
const char *paths_data(struct arena *a, const char *name, struct err *e);

/* The folders in which all of these are looked for, in order, whether they are
 * there or not; how many they are. */
#define PATHS_DATA 3
size_t paths_data_folders(struct arena *a, const char *folders[PATHS_DATA]);

/* The folder of the cases that are shipped, in the same places: ID.yaml each.
 */
const char *paths_scenarios(struct arena *a, struct err *e);

/* Where the diary lies unless another file is named, whether it is there or
 * not: $XDG_DATA_HOME/harmcheck/diary.age, or ~/.local/share for the former
 * when that is not set, or not from the root on. NULL with ERR_IO when there
 * is no home either. */
const char *paths_diary(struct arena *a, struct err *e);

#endif
