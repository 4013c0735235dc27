/* A report is a list of plain blocks. Every decision about words is made
 * before rendering; a renderer only lays out. */
#ifndef HARMCHECK_REPORT_H
#define HARMCHECK_REPORT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct bank;
struct buf;
struct category;
struct country;
struct form;
struct result;
struct trace;

enum block_kind {
	BLOCK_TITLE,   /* one at the top */
	BLOCK_HEADING, /* of a section */
	BLOCK_THEME,   /* of a theme inside a section */
	BLOCK_PARA,
	BLOCK_ITEM,   /* a bullet */
	BLOCK_NUMBER, /* a numbered choice: "1  Never" */
	BLOCK_SAY,    /* words to say aloud */
	BLOCK_BAR,    /* n of m drawn; the same in words stands in text */
	BLOCK_KEYS,   /* which keys there are */
	BLOCK_GAP,    /* an empty line */
	BLOCK_TABLE,  /* rows under heads */
	BLOCK_SERIES, /* what was said on which day */
	BLOCK_KINDS
};

/* A row's first cell says what the row is about. */
struct table_row {
	const char **cells;   /* as many as there are heads; NULL: empty */
	unsigned bar, bar_of; /* drawn where there are drawings; 0: none */
	/* The range it could still be in; 0, 0: it is sure. */
	unsigned bar_least, bar_most;
	/* By head: of PARTS_OF so much is drawn inside the cell itself, where
	 * there are drawings; NULL: none. */
	const unsigned *parts;
	unsigned parts_of;
	struct table_row *next;
};

struct table {
	const char *caption;
	const char **heads;  /* as they stand in a line; "": the cell alone */
	const char **titles; /* of columns, where there are; NULL: the heads */
	size_t n_heads;
	/* An overview of what is said in words further down: where there are
	 * lines only, it is passed over. */
	bool glance;
	bool even; /* all columns but the first are of one kind: the same width
		    */
	const char *key; /* how to read its drawing; NULL: nothing to say */
	struct table_row *first, **tail;
};

/* Heights and times are drawn on a range from 0 to these. */
#define SERIES_HEIGHT 100
#define SERIES_TIME 1000

/* How a day is joined to the one before: with care where words changed. */
enum series_join { SERIES_APART, SERIES_JOINED, SERIES_CARE };

/* One day of a series. */
struct series_point {
	const char *name;  /* its date */
	const char *words; /* what was said */
	const char *aside; /* about it and the point before; NULL: nothing */
	unsigned at;       /* of SERIES_TIME */
	bool placed;       /* it has a height; false: never drawn as a nought */
	unsigned height, least, most; /* of SERIES_HEIGHT; still possible */
	bool alone;                   /* an answer speaks alone */
	enum series_join join;
	const char *change; /* other questions from here on; NULL: the same */
};

/* A line at this height, and what it means. */
struct series_step {
	const char *label;
	unsigned height;
};

struct series {
	const char *name;          /* what it is about */
	const char *first, *last;  /* dates of SERIES_TIME 0 and its end */
	struct series_step *steps; /* from the lowest up; none: no heights */
	size_t n_steps;
	bool scale;       /* any height; else that of a step */
	const char *none; /* what it means to have no height */
	/* An overview of what is said in words elsewhere: lines pass it over.
	 */
	bool glance;
	const char *key;       /* how to read its drawing */
	const char *lines_key; /* the same of lines; NULL: was said */
	struct series_point *points;
	size_t n_points;
	struct table *table; /* a row for each point */
};

struct block {
	enum block_kind kind;
	const char *text;
	unsigned number;              /* BLOCK_NUMBER */
	unsigned bar, bar_of;         /* BLOCK_BAR */
	unsigned bar_least, bar_most; /* as in a table's row */
	struct table *table;          /* BLOCK_TABLE; its caption is the text */
	struct series *series;        /* BLOCK_SERIES; so too, of its table */
	struct block *next;
};

struct report {
	struct arena *arena;
	/* For the neutral name of a page in a window's title; NULL: none. */
	const char *date;
	/* Figures for a desk, of nobody in particular: the window's title says
	 * what it is and that it is not for a wall, and so does each sheet that
	 * is printed; its tables hold numbers. */
	bool desk;
	struct block *first, **tail;
};

void report_init(struct report *r, struct arena *a);

/* Add a block; paragraphs of TEXT (divided by empty lines) become blocks of
 * their own. TEXT NULL or "" adds nothing (but a gap). Text is borrowed. */
struct block *report_add(struct report *r, enum block_kind kind,
    const char *text);
struct block *report_addf(struct report *r, enum block_kind kind,
    const char *format, ...) __attribute__((format(printf, 3, 4)));
void report_number(struct report *r, unsigned number, const char *text);
struct block *report_bar(struct report *r, unsigned n, unsigned of,
    const char *text);

/* A table, and a row at its end with as many cells as there are heads. As
 * lines a row reads "- CELL: head cell; head cell." CAPTION "": none. The
 * arrays are copied, the texts borrowed. */
struct table *report_table(struct report *r, const char *caption,
    const char *const *heads, size_t n_heads);
/* Name the columns of T for pages that have columns. */
void report_titles(struct report *r, struct table *t,
    const char *const *titles);
struct table_row *report_row(struct report *r, struct table *t,
    const char *const *cells);
/* Has column I of T anything in it? Pages that have columns leave out those
 * that have not, but for the first. */
bool table_has(const struct table *t, size_t i);

/* A series of N points, for the caller to fill, with a table of TITLES. Each
 * point is put down with series_row() once it is filled. */
struct series *report_series(struct report *r, const char *caption,
    const char *const *titles, size_t n);
void series_row(struct report *r, struct series *s,
    const struct series_point *p);

/* "WHAT: ANSWER", or "WHAT? ANSWER" behind a question; lives in R's arena. */
const char *report_pair(struct report *r, const char *what, const char *answer);

struct text_style {
	size_t width; /* columns, at least 1 */
	bool plain;   /* no drawings, no rules: readable aloud line by line */
	bool bold;    /* headings by SGR 1 */
};

/* Lay R out as lines, each ended by a line feed, none wider than the width
 * where a character fits at all. Everything goes through utf8_clean(). */
void render_text(struct buf *out, const struct report *r,
    const struct text_style *style);

/* Lay R out as Markdown (CommonMark with tables), or as one HTML page that
 * needs nothing from outside and runs no script; LANGUAGE: of its words, as
 * "en". The title comes first. Glances stand beside what text has, and in HTML
 * drawings too. Everything goes through the format's one function for foreign
 * text, the next two. */
void render_markdown(struct buf *out, const struct report *r);
void render_html(struct buf *out, const struct report *r, const char *language);
/* The same for the wall of a room: large, dark on light, each part with a
 * heading on a screen of its own as far as it fits. */
void render_html_projector(struct buf *out, const struct report *r,
    const char *language);

/* Add TEXT, cleaned by utf8_clean(), on one line, so that it reads as the
 * characters that were typed, whatever they are: as a line or a part of one
 * (START: nothing but the line's own marks stands before it); as text of an
 * element or inside a quoted attribute. */
void markdown_text(struct buf *out, const char *text, bool start);
void html_text(struct buf *out, const char *text);

/* The summary of a result. */
void report_result(struct report *rep, const struct result *r);

/* How the result R came about, which T traces: each line of report_result(),
 * in its order, with the answers and the rule that made it. */
void report_why(struct report *rep, const struct result *r,
    const struct trace *t);

/* The same for the one theme C of its form: what was counted, which rule was
 * found to fit, and the steps that its answers called for. A page of its own.
 */
void report_why_of(struct report *rep, const struct result *r,
    const struct trace *t, const struct category *c);

/* The helplines of C, or of all countries (name first) when C is NULL, with
 * the words before and after; KINDS NULL: all kinds. VOICE for texts. */
void report_helplines(struct report *r, const struct bank *b, size_t voice,
    const struct country *c, const char *const *kinds, size_t n_kinds);

/* How many lines were put on a page, and how many were left out. */
struct lines_brief {
	size_t shown, left_out;
};

/* The lines of C to have in sight at once: emergency, and of each of KINDS the
 * first that serves the whole country. No words around them. Those that SEEN
 * holds, by place in the bank, are left out (NULL: none). */
struct lines_brief report_lines_brief(struct report *rep, const struct bank *b,
    const struct country *c, const char *const *kinds, size_t n_kinds,
    const bool *seen);
/* Put down in SEEN that these lines were in sight. */
void report_lines_seen(struct arena *scratch, const struct bank *b,
    const struct country *c, const char *const *kinds, size_t n_kinds,
    bool *seen);
/* The bank lacks this country: says so, general steps, no number. */
void report_no_country(struct report *r, const struct bank *b, size_t voice,
    const char *code);

/* What the JSON says beside the result. */
struct json_head {
	const char *digest;         /* of the bank */
	const char *const *remarks; /* as about answers to another version */
	size_t n_remarks;
	bool finished;           /* the check was gone through to its end */
	const struct trace *why; /* how it was worked out; NULL: not asked */
};

/* The whole result as JSON (docs/result.md). */
void render_json(struct buf *out, const struct result *result,
    const struct json_head *head);

#endif
