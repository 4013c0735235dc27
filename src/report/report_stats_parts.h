/* What the page of statistics, its JSON and its CSV share; private to the
 * report layer. */
#ifndef HARMCHECK_REPORT_STATS_PARTS_H
#define HARMCHECK_REPORT_STATS_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/figures.h"
#include "harmcheck/reliability.h"

struct arena;
struct form_item;
struct report;
struct tally;
struct tally_theme;
struct text;

/* A theme of the tally, worked out. On a page figures have as many places as a
 * reader can use; elsewhere as many as there are. */
struct stats_theme {
	const struct tally_theme *counts;
	unsigned places, alpha_places; /* of the next two */
	struct figures figures;
	struct reliability reliability;
};

/* A tally on its way to a page. */
struct stats_page {
	struct arena *arena;
	struct report *rep; /* NULL: no page */
	const struct tally *t;
	struct stats_theme *themes; /* the form's, in its order */
};

/* Work all themes of T out. */
struct stats_page stats_page(struct arena *a, struct report *rep,
    const struct tally *t);

/* How IT goes with the others of its scale, and whether the bank reverses it
 * there; NULL when it is not one's. */
const struct reliability_item *stats_item(const struct stats_page *s,
    const struct form_item *it, bool *reversed);

/* What the column of IT is called in rows of answers: the code of a question,
 * or THEME_FOLLOWUP. */
const char *stats_name(const struct stats_page *s, const struct form_item *it);
/* The short words of IT, with that behind them, and that it is REVERSED. */
const char *stats_long_name(const struct stats_page *s,
    const struct form_item *it, bool reversed);

/* What TEXT says in the voice of the form; "" when nothing. */
const char *stats_text(const struct stats_page *s, const struct text *text);

/* A figure in units of 10^-PLACES, as text. */
const char *stats_figure(const struct stats_page *s, int64_t value,
    unsigned places);
/* Without needless noughts, of a ratio. */
const char *stats_edge(const struct stats_page *s, struct ratio r);
const char *stats_count(const struct stats_page *s, uint64_t n);
/* "1 person", "2 people". */
const char *stats_people(const struct stats_page *s, uint64_t n);
/* N of OF (over 0), in percent, with one decimal when 100 people make it say
 * something. */
const char *stats_percent(const struct stats_page *s, uint64_t n, uint64_t of);

/* In ten-thousandths: what drawings take. */
#define STATS_DRAWN 10000
unsigned stats_drawn(uint64_t n, uint64_t of);

/* "defined", "few" and so on. */
const char *stats_state(enum reliability_state state);

/* Below this many people figures can come out quite otherwise the next time. */
#define STATS_FIRM RELIABILITY_FIRM

/* The item of question I of T. */
const struct form_item *stats_question(const struct stats_page *s,
    const struct stats_theme *t, size_t i);

/* The parts of the page. */
void stats_page_theme(const struct stats_page *s, const struct stats_theme *t);
/* Which questions run against the rest of T, and which to look at first. */
void stats_page_against(const struct stats_page *s,
    const struct stats_theme *t);
void stats_page_items(const struct stats_page *s);

#endif
