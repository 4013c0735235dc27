/* The last question before a page goes; private to the ui layer. */
#ifndef HARMCHECK_KEEP_H
#define HARMCHECK_KEEP_H

struct report;

/* Its title, and choice 1: that WHAT stays, in other WORDS unless NULL. */
void keep_begin(struct report *p, const char *what, const char *words);

#endif
