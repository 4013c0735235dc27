/* What the parts of the diary share; private to the store layer. */
#ifndef HARMCHECK_DIARY_PARTS_H
#define HARMCHECK_DIARY_PARTS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diary;
struct diary_entry;
struct err;

enum { DIARY_NUMBER_MOST = 999999 }; /* entries of one day; six digits */

/* Fill the name of X, its date and its number from NAME. False: it is no
 * name. */
bool diary_name_read(struct diary_entry *x, const char *name);

/* Room for N entries in all. */
void diary_room(struct diary *d, size_t n);

/* Put all entries into their order. */
void diary_sort(struct diary *d);

/* Give X the N bytes of TEXT, copied to A, as diary_add() says. -1: they
 * cannot stand in a diary; E says why. */
int diary_text_take(struct diary_entry *x, struct arena *a, const char *text,
    size_t n, struct err *e);

/* Give X the N bytes of TEXT, which is borrowed and ends as it should. */
void diary_text_set(struct diary_entry *x, const char *text, size_t n);

bool diary_text_is_same(const struct diary_entry *x,
    const struct diary_entry *y);

/* Bytes of the document that diary_write() makes of D with MORE bytes of
 * entries, and those of X in it. */
size_t diary_size(const struct diary *d, size_t more);
size_t diary_entry_size(const struct diary_entry *x);

#endif
