/* Growing text, and the words of a script line. For the tests only. */
#ifndef PTY_TEXT_H
#define PTY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that grow; always ends in a NUL that N does not count. {0} is empty;
 * the owner calls text_done(). Out of memory ends the driver. */
struct text {
	char *s;
	size_t n, room;
};

void text_add(struct text *t, const char *s, size_t n);
void text_put(struct text *t, const char *s);
/* One character as UTF-8. */
void text_add_char(struct text *t, unsigned long c);
/* A blank, unless T is empty or ends in one. */
void text_add_blank(struct text *t);
void text_clear(struct text *t);
void text_done(struct text *t);

/* IN with $NAME replaced from the environment and, where ESCAPES is set, \r
 * \n \t \e \\ \xHH decoded, added to OUT. False, with the reason in WHY, for
 * an unknown name or escape. */
bool text_decode(struct text *out, const char *in, bool escapes,
    const char **why);

/* S with runs of white space made one blank, and none at the ends. */
void text_squeeze(struct text *t);

/* LINE cut at blanks, in place; 'one word' in quotes. Gives the count, ARGV
 * ends in NULL; -1 when there are more than MAX - 1. */
int text_split(char *line, char **argv, int max);

#endif
