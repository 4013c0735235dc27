/* Where a save has failed: another file; private to the ui layer. */
#ifndef HARMCHECK_ELSEWHERE_H
#define HARMCHECK_ELSEWHERE_H

#include <stdbool.h>

struct arena;
struct report;

/* What stands before the name that is typed. */
#define ELSEWHERE_PROMPT "file> "

/* The page that asks for its name. */
void elsewhere_page(struct report *p);

/* What was typed there: a key, put into KEY ("": Enter alone); or the name of a
 * file, and KEY is "" too. False: a key. */
bool elsewhere_is_name(char key[2], const char *line);

/* The words when a key is typed that is none there. */
extern const char elsewhere_no_name[];

/* "the file A and in the file B": LEFT (or NULL), and PATH besides; in A. */
const char *elsewhere_left(struct arena *a, const char *left, const char *path);

#endif
