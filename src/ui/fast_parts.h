/* The inside of typing in paper; private to the ui layer. */
#ifndef HARMCHECK_FAST_PARTS_H
#define HARMCHECK_FAST_PARTS_H

#include "harmcheck/fast.h"

struct answer;
struct buf;
struct form_item;

/* A line has at most so many characters: longer ones could have been cut. */
#define FAST_LINE_MOST 199
#define FAST_NO_ITEM ((size_t)-1)

void fast_say(struct fast *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The line does not fit, and WHY. Where nobody can be asked, it ends here:
 * what follows would be taken for something else. */
void fast_refuse(struct fast *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The question that is typed next; FAST_NO_ITEM: none. */
size_t fast_item(const struct fast *f);

/* Is ITEM asked in this form, as it was typed so far? */
bool fast_is_asked(const struct fast *f, size_t item);

/* The highest number that a box of ITEM has. */
unsigned fast_most(const struct fast *f, size_t item);

/* The number of what A says; 0: nothing, or it was left blank. */
unsigned fast_number_of(const struct fast *f, size_t item,
    const struct answer *a);

/* Let A say what box NUMBER of ITEM says. */
void fast_put(const struct fast *f, size_t item, struct answer *a,
    unsigned number);

/* What stands at the box NUMBER of ITEM, "Left blank" at 0. */
const char *fast_box(const struct fast *f, size_t item, unsigned number);

/* How ITEM is called: its code, or the theme of a follow-up. */
const char *fast_code(const struct fast *f, size_t item);

/* Are there points to share out? */
bool fast_has_points(const struct fast *f);

/* A number with no sign, at most 3 digits; false: it is none. */
bool fast_digits(const char *s, size_t n, unsigned *value);

/* The next word of *S, divided by blanks or commas; NULL: none. *N: its
 * length. */
const char *fast_word(const char **s, size_t *n);

/* Has ITEM more boxes than a digit can tell? Its number stands alone. */
bool fast_is_wide(const struct fast *f, size_t item);

/* The first number of WORD, at *NUMBER, as ITEM can have it; WHOLE: WORD is
 * not the rest of one. Gives its length; 0: refused. */
size_t fast_read_number(struct fast *f, size_t item, const char *word, size_t n,
    bool whole, unsigned *number);

/* NUMBER is the answer to ITEM, which is asked. */
void fast_take_number(struct fast *f, size_t item, unsigned number);

/* 0: LINE has a number for each question that the page has from here on, also
 * for those that are passed over; below 0: fewer, above: more. */
int fast_measure(const struct fast *f, const char *line);

/* Take such a line; false: refused. */
bool fast_take_whole(struct fast *f, const char *line);

/* Refuse a line, begun when BEFORE questions were answered, that is shorter
 * than that and yet too long, because a question is passed over; before it is
 * taken back. */
void fast_too_many(struct fast *f, size_t before);

/* Lines, one for each place where answers are typed. */
void fast_line_id(struct fast *f, const char *line);
void fast_line_is_id(struct fast *f, const char *line);
void fast_line_answer(struct fast *f, const char *line);
void fast_line_points(struct fast *f, const char *line);

/* Take back the last answer of this form. */
void fast_undo(struct fast *f);

/* Go on behind the last question: points, or all to look at. */
void fast_behind(struct fast *f);

/* Nothing is typed of the form of now. */
void fast_clear(struct fast *f);
void fast_start_anew(struct fast *f);

/* Fill the numbers that questions have on paper; before anything is typed. */
void fast_numbers(struct fast *f);

/* The next form; nothing is typed of it. */
void fast_next_form(struct fast *f);

/* The number that Enter gives to the next form; in F->ARENA. */
const char *fast_default_id(const struct fast *f);

/* Learn the numbers and codes of the rows that are there; of the form of now,
 * once it is written. */
void fast_know_table(struct fast *f);
void fast_know_written(struct fast *f);

/* Is there a row with this number already? */
bool fast_is_taken(const struct fast *f, const char *id);

/* The row of the first typing with this number; NULL: none. */
const struct row *fast_first_row(const struct fast *f, const char *id);

/* The form of now was looked at: compare it, or write it. */
void fast_compare(struct fast *f);
void fast_write(struct fast *f);

/* " Some may still be in the file a.csv. ...", or "": rows that were left where
 * they could not be written any more; in A. */
const char *fast_left(const struct fast *f, struct arena *a);

/* It is written: count it. */
void fast_count(struct fast *f);

/* Is something to be settled at F->PART and F->AT? */
void fast_line_differ(struct fast *f, const char *line);

/* Lines where a row could not be written. */
void fast_line_unwritten(struct fast *f, const char *line);
void fast_line_elsewhere(struct fast *f, const char *line);

/* What stands there, in the first typing and in this one. */
const char *fast_said(const struct fast *f, struct arena *a, bool first);

/* Parts of pages: S as it can be shown; what is to be said on top. */
const char *fast_cleaned(struct report *p, const char *s);
void fast_notice(const struct fast *f, struct report *p);

/* How to leave, where nothing else is to be said of keys. Not on a pipe. */
void fast_way_out(const struct fast *f, struct report *p);

/* "row" or "rows". */
const char *fast_rows_word(size_t n);

/* Pages, one for each place that has one. */
void page_fast_first(struct fast *f, struct report *p);
void page_fast_id(struct fast *f, struct report *p);
void page_fast_is_id(struct fast *f, struct report *p);
void page_fast_answer(struct fast *f, struct report *p);
void page_fast_points(struct fast *f, struct report *p);
void page_fast_confirm(struct fast *f, struct report *p);
void page_fast_differ(struct fast *f, struct report *p);
void page_fast_unwritten(struct fast *f, struct report *p);
void page_fast_elsewhere(struct fast *f, struct report *p);
void page_fast_end(struct fast *f, struct report *p);
void page_fast_help(struct fast *f, struct report *p);
void page_fast_sum(struct fast *f, struct report *p);

#endif
