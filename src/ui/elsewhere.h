/* Where a save has failed: why, and another file; private to the ui layer. */
#ifndef HARMCHECK_ELSEWHERE_H
#define HARMCHECK_ELSEWHERE_H

struct arena;
struct report;

/* What stands before the name that is typed. */
#define ELSEWHERE_PROMPT "file> "

/* The page that asks for its name, such as EXAMPLE. MORE: what is to be known
 * besides, or NULL. LEAVE: what becomes of it all by x. */
void elsewhere_page(struct report *p, const char *example, const char *more,
    const char *leave);

/* The name in the LINE that was typed there, in A, without the blanks and the
 * quotes around it. NULL: no name but a key, put into KEY ("" or "b": back). */
const char *elsewhere_name(struct arena *a, const char *line, char key[2]);

/* The words when a key is typed that is none there. */
extern const char elsewhere_no_name[];

/* WHY a save failed, the words of a hook, as a sentence in A. What it begins
 * with when they are no sentence by themselves: FIRST, and a colon. */
const char *elsewhere_why(struct arena *a, const char *first, const char *why);

/* The same for a name that was typed; in A. */
const char *elsewhere_refused(struct arena *a, const char *why);

/* On a page: what was saved before may still be in the file PATH. */
void elsewhere_before(struct report *p, const char *path);

/* "the file A and in the file B": LEFT (or NULL), and PATH besides; in A. */
const char *elsewhere_left(struct arena *a, const char *left, const char *path);

#endif
