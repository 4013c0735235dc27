/* What the parts of a group's page share; private to the report layer. */
#ifndef HARMCHECK_REPORT_GROUP_PARTS_H
#define HARMCHECK_REPORT_GROUP_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct form_item;
struct group_agreement;
struct group_counts;
struct group_item;
struct group_picture;
struct json;
struct report;
struct scenario;
struct table;
struct text;

/* A picture on its way to a page. */
struct group_page {
	struct report *rep;
	const struct group_picture *p;
};

/* What T says in the voice of the group's form; NULL when nothing. */
const char *group_text(const struct group_picture *p, const struct text *t);

/* The short words of an item. Borrowed. */
const char *group_short(const struct form_item *it);

/* "before" and "after"; NULL where there is one round only. */
const char *group_round(const struct group_picture *p, size_t round);

/* NAME, with ", before" or ", after" behind it where there are two rounds. */
const char *group_name(const struct group_page *g, const char *name,
    size_t round);

/* The scenario, where something may be said of its key; else NULL. */
const struct scenario *group_key(const struct group_picture *p);

/* Does the key say that this option of IT fits? */
bool group_fits(const struct group_picture *p, const struct form_item *it,
    size_t option);
/* Does it say anything of IT? */
bool group_has_key(const struct group_picture *p, const struct form_item *it);

/* N of OF (OF > 0) as a number out of 100; only all of them are 100, only none
 * are 0. */
const char *group_percent(const struct group_page *g, uint64_t n, uint64_t of);

/* How far people agree on one kind of steps: a sentence (the bands are a rule
 * of thumb), or why it cannot be told. */
const char *group_agreed(const struct group_agreement *a);

/* A number as text. */
const char *group_number(const struct group_page *g, unsigned n);

/* Is there something to show, in one round at least? */
bool group_is_shown(const struct group_page *g, const struct group_counts *of);

/* One's own therapy: a table of who named it and who did not, and a row. */
struct table *group_own_table(const struct group_page *g, const char *said);
void group_own_row(const struct group_page *g, struct table *t,
    const char *name, const struct group_counts *c);

/* N items, in tables of those with the same answers, and what is not shown. */
void group_items(const struct group_page *g, const struct group_item *items,
    size_t n);

/* Parts of the picture as JSON (render_json_group_causes.c). */
void json_group_causes(struct json *j, const struct group_picture *p);
void json_group_agreement(struct json *j, const struct group_picture *p);

/* The parts of the page, top down. */
void group_counts(const struct group_page *g);
void group_causes(const struct group_page *g);
void group_agreements(const struct group_page *g);
/* On a wall: where people are furthest apart, as a part of its own; and what
 * else the index and the draws are called, for the last part. */
void group_apart(const struct group_page *g);
void group_workings(const struct group_page *g);
void group_rules(const struct group_page *g);

#endif
