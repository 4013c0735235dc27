/* Small things about strings that the C library lacks. */
#ifndef HARMCHECK_STR_H
#define HARMCHECK_STR_H

#include <stdbool.h>
#include <stddef.h>

bool str_eq(const char *a, const char *b);
bool str_starts(const char *s, const char *prefix);

/* Of N candidates the one that WORD most likely means ("did you mean"), by
 * edit distance with transpositions, at most a third of WORD's length (at
 * least 1, at most 3) away; NULL when none is near. Borrowed. */
const char *str_nearest(const char *word, const char *const *candidates,
    size_t n);

/* An identifier: 1 to 64 of a-z, 0-9, '-'. */
bool str_is_id(const char *s);

#endif
