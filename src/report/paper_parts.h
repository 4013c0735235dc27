/* The parts of a page for a printer; private to it. */
#ifndef HARMCHECK_PAPER_PARTS_H
#define HARMCHECK_PAPER_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/paper.h"
#include "harmcheck/score_table.h"

struct category;
struct cond;
struct form_item;
struct level;
struct report;
struct scale;
struct text;

/* A condition as somebody with a pen can follow it: "not" has gone down to the
 * boxes, and what is settled by the form alone is settled. */
enum gate_op {
	GATE_TRUE,
	GATE_FALSE,
	GATE_UNKNOWN, /* looks at what is never asked; nobody can tell */
	GATE_ALL,
	GATE_ANY,
	GATE_BOXES,    /* one of these boxes of the item is ticked */
	GATE_ANSWERED, /* any box of it */
	GATE_LEVEL,    /* the theme has one of these levels */
	GATE_SENTINEL, /* a box of that kind is ticked */
	GATE_OPS
};

struct gate {
	enum gate_op op;
	bool is; /* of the last four; false: it is not so */
	const struct gate *parts, *next;
	size_t item;
	uint64_t boxes; /* or levels, by bits */
	const struct cond *cond;
};

/* A page that is being written. */
enum known { NOT_KNOWN, KNOWN_NO, KNOWN_YES };

struct sheet {
	struct buf *out;
	struct arena *arena;
	const struct paper *paper;
	const struct bank *bank;
	const struct form *form;
	const struct gate **gates; /* by item: when it is asked */
	bool *printed;             /* by item */
	bool *may_leave;           /* by item: it may turn out not to apply */
	enum known *hard; /* by item: can nobody tell when it is asked? */
	unsigned *number; /* by item, from 1; 0: it is not printed */
	unsigned n_printed;
	/* Steps that the tables name, by place in the bank; 0: none does. */
	unsigned *step_number;
	unsigned n_steps;
};

/* The style sheets in pieces (NULL behind the last) and their SHA-256, as the
 * page's policy names them; test_paper.c holds the two together. */
struct paper_style {
	const char *const *parts;
	const char *hash;
};
extern const struct paper_style paper_style;
extern const struct paper_style paper_sizes[]; /* by size; no parts: none */

/* --- words ------------------------------------------------------------- */

/* T in the voice of the form; NULL when it says nothing. */
const char *paper_text(const struct sheet *s, const struct text *t);

/* OPEN, TEXT (NULL: nothing at all is written), CLOSE. */
void paper_element(const struct sheet *s, const char *open, const char *text,
    const char *close);

/* Each paragraph of TEXT (NULL: none) as one in CLASS (NULL: none). */
void paper_paras(const struct sheet *s, const char *class, const char *text);

/* A report's blocks as elements; headings from h2 on. */
void paper_blocks(const struct sheet *s, const struct report *r);

/* "2, 3 or 4" of the bits that are set in BITS, counted from 1. */
const char *paper_list(struct arena *a, uint64_t bits, const char *word);

/* A field to write in, behind its name. */
void paper_field(const struct sheet *s, const char *name, const char *class);

/* So many lines to write on. */
void paper_lines(const struct sheet *s, unsigned n);

/* Start and end a part on a page of its own, with this heading. */
void paper_begin_part(const struct sheet *s, const char *class,
    const char *title);
void paper_end_part(const struct sheet *s);

/* --- conditions -------------------------------------------------------- */

/* Decide which items are printed, and with which numbers. */
void paper_plan(struct sheet *s);

/* C as a gate. */
const struct gate *paper_gate(const struct sheet *s, const struct cond *c);

/* G, where only what is surely true counts: nothing in it is unknown. */
const struct gate *paper_gate_sure(const struct sheet *s, const struct cond *c);

/* G in words, as HTML: "question 5 has a tick at 2 or 3". LABELS: with what
 * the box says, where it is one. */
void paper_gate_words(const struct sheet *s, struct buf *out,
    const struct gate *g, bool labels);

/* "A or B": the results that G, which is about a theme's level, names. */
const char *paper_gate_levels(const struct sheet *s, const struct gate *g);

/* Are they the same in words? */
bool paper_gate_same(const struct sheet *s, const struct gate *a,
    const struct gate *b);

/* --- the form (paper_form.c, paper_case.c, paper_people.c) --------------- */

void paper_form(struct sheet *s);
void paper_story(struct sheet *s);
void paper_shares(struct sheet *s);
void paper_points(struct sheet *s);
void paper_fields(const struct sheet *s);
void paper_foot(const struct sheet *s);
void paper_people(struct sheet *s);

/* The box with them at the end of a form that is about somebody else. */
void paper_near(struct sheet *s);

/* Does the form have a page of people to reach? */
bool paper_has_people(const struct sheet *s);

/* --- scoring by hand --------------------------------------------------- */

void paper_hand(struct sheet *s);

/* "A" for level I of a theme. */
const char *paper_letter(struct arena *a, size_t i);

/* The boxes of SCALE that fit; bits. */
uint64_t paper_ticked(const struct scale *scale);
uint64_t paper_unknown(const struct scale *scale);

/* Is the theme printed at all: has it a question? How many of its questions,
 * or of its scale's, are? */
bool paper_has_theme(const struct sheet *s, const struct category *c);
size_t paper_count(const struct sheet *s, const struct category *c);

/* Item I counts in theme C. */
bool paper_counts(const struct sheet *s, const struct category *c, size_t i);

/* The head of a row: number, code, short text. */
void paper_row_head(const struct sheet *s, size_t item);

/* How many answers level L of C asks for, as the end of a sentence with "if";
 * L NULL: the scale theme C. */
void paper_need(const struct sheet *s, const struct category *c,
    const struct level *l);

/* The tables that paper_need() names. */
void paper_enough(const struct sheet *s);

/* A theme of events; a scale. */
void paper_hand_events(struct sheet *s, const struct category *c);
void paper_hand_scale(struct sheet *s, const struct category *c);

/* How a condition of an item is kept, in the last cell of its row. */
void paper_row_gate(const struct sheet *s, size_t item);
bool paper_has_gates(const struct sheet *s, const struct category *c);

/* Is there a question about the whole, which no part counts? */
bool paper_asks_overall(const struct sheet *s);

/* The boxes that speak alone; what is said then. */
void paper_hand_alone(struct sheet *s);
void paper_hand_say(const struct sheet *s);

/* Is one of K asked? The name of K. */
bool paper_speaks(const struct sheet *s, const struct sentinel *k);
const char *paper_sentinel(const struct sheet *s, const struct sentinel *k);

/* Next steps: tables of which, by what was found; then the words of each. */
void paper_hand_steps(struct sheet *s);

/* --- for whoever hands it out ------------------------------------------- */

void paper_facilitator(struct sheet *s);

#endif
