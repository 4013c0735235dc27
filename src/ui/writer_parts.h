/* The inside of the writing of a letter; private to the ui layer. */
#ifndef HARMCHECK_WRITER_PARTS_H
#define HARMCHECK_WRITER_PARTS_H

#include "harmcheck/writer.h"

struct bank;
struct text;

/* The words that frame the letter; what T says in the voice of the form, NULL
 * when nothing. */
const struct letter_words *writer_words(const struct writer *w);
const char *writer_text(const struct writer *w, const struct text *t);

/* The heading of SIDE. */
const char *writer_heading(const struct writer *w, size_t side);

/* S on one line, fit for a page; in A. */
const char *writer_clean(struct arena *a, const char *s);

/* What is offered now: the text of the line, or of the closing. */
const char *writer_offered(const struct writer *w);

/* Is the bank's closing offered, after the lines chosen so far? Never where a
 * letter can wait. */
bool writer_has_closing(const struct writer *w);

/* How many lines were chosen; the closing is none. */
size_t writer_chosen(const struct writer *w);

/* Pages, one for each place that has one. */
void page_letter_first(struct writer *w, struct report *p);
void page_letter_none(struct writer *w, struct report *p);
void page_letter_line(struct writer *w, struct report *p);
void page_letter_own(struct writer *w, struct report *p);
void page_letter_add(struct writer *w, struct report *p);
void page_letter_closing(struct writer *w, struct report *p);
void page_letter_whole(struct writer *w, struct report *p);
void page_letter_empty(struct writer *w, struct report *p);
void page_letter_written(struct writer *w, struct report *p);
void page_letter_help(struct writer *w, struct report *p);

#endif
