/* Typing in forms that were filled in on paper: the number of a form, the
 * numbers of its boxes, a row. A pure machine like the dialogue, and what runs
 * it. */
#ifndef HARMCHECK_FAST_H
#define HARMCHECK_FAST_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/answers.h"
#include "harmcheck/rows.h"
#include "harmcheck/talk.h"

struct arena;
struct report;

/* Where the typing stands; each has a page and takes a line. */
enum fast_place {
	FAST_FIRST,     /* what this is, before the first form */
	FAST_ID,        /* which form comes now */
	FAST_IS_ID,     /* is this odd number that of a form? */
	FAST_ANSWER,    /* its boxes */
	FAST_POINTS,    /* the points of the causes */
	FAST_CONFIRM,   /* all that was typed, to look at */
	FAST_DIFFER,    /* what the first typing has otherwise */
	FAST_UNWRITTEN, /* the row could not be written */
	FAST_ELSEWHERE, /* in which other file; takes a text */
	FAST_END,       /* end in the middle of a form? */
	FAST_HELP,
	FAST_PAUSE,
	FAST_SUM,  /* what was done */
	FAST_DONE, /* finished; see stuck and unwritten */
	FAST_LEFT, /* left at once */
	FAST_PLACES
};

/* Put the row of A, whose form has the number ID, where it belongs. False: it
 * could not be; *WHY then points to the words for the person. */
typedef bool fast_write_fn(void *ctx, const char *id, const struct answers *a,
    const char **why);

/* Put that row, and all that were there or written before, into another file,
 * which is not there yet and which the person calls NAME; from then on rows go
 * there. True: *PATH is that file's name, which stays valid. False: nothing has
 * changed, and *WHY says why. The file of before stays where it is. */
typedef bool fast_elsewhere_fn(void *ctx, const char *name, const char *id,
    const struct answers *a, const char **path, const char **why);

struct fast_arg {
	const struct rows *rows; /* of paper */
	const char *date;
	const char *country; /* a code for helplines; NULL: not said */
	const char *path;    /* where rows go; NULL: standard output */
	/* Rows that are there already; ids "" are none. */
	const struct row *there;
	size_t n_there;
	/* Double entry: what was typed at first, in the file of this name. */
	const char *first_path; /* NULL: no double entry */
	const struct row *first;
	size_t n_first;
	bool piped; /* nobody can be asked: a line that does not fit ends it */
	fast_write_fn *write;
	fast_elsewhere_fn *elsewhere; /* with a path */
	void *write_ctx;
};

/* A code that is in the table, and the form it is on (NULL: without a
 * number). */
struct fast_taken {
	const char *code, *id;
};

/* What differs in a form that was typed twice. */
enum fast_part { FAST_PART_CODE, FAST_PART_ITEM, FAST_PART_POINTS };

struct fast {
	struct fast_arg arg;
	struct arena *arena; /* of the session */
	enum fast_place place, back_to;
	unsigned *numbers; /* by item: on paper; 0: not there */
	unsigned n_numbers;
	const char **ids; /* of all rows that are there */
	size_t n_ids, cap_ids;
	struct fast_taken *codes;
	size_t n_codes, cap_codes;
	/* the form of now */
	char id[4 * ROWS_ID_MOST + 1];
	bool begun;      /* its number was given */
	bool keeps_id;   /* it starts anew: Enter is that number */
	bool has_points; /* they were given, or left blank */
	struct answers *answers;
	unsigned *shares; /* where its points are put */
	size_t *done;     /* items, in the order in which they were answered */
	size_t n_done;
	/* double entry */
	const struct row *other; /* its first row; NULL: there is none */
	struct answer *typed;    /* what was typed, before it was settled */
	unsigned *typed_shares;
	bool typed_points;
	char typed_code[ANSWERS_CODE_MOST + 1];
	bool *settled; /* by item */
	bool settled_code, settled_points;
	enum fast_part part; /* of FAST_DIFFER */
	size_t at;           /* its item */
	size_t n_settled;    /* in this form */
	/* all together */
	size_t written;  /* rows */
	size_t compared; /* forms */
	size_t answers_compared, differed;
	size_t alone; /* forms that the first typing does not have */
	size_t line;  /* how many lines were taken */
	bool keys_told;
	bool stuck;       /* NOTICE says why; it ended there */
	bool unwritten;   /* it ended because a row could not be written */
	const char *why;  /* the last row could not be written */
	const char *left; /* other files with some of the rows: "the file
			     a.csv"; or NULL */
	const char *told; /* a sentence or two behind the notice, or NULL */
	char notice[512]; /* on top of the next page */
};

/* Start; everything lives in A, which is wiped by the caller. */
struct fast *fast_new(struct arena *a, const struct fast_arg *arg);

/* The page of now. PAGE takes its memory from its own arena. */
void fast_page(struct fast *f, struct report *page);

/* The line a person typed at it. */
void fast_line(struct fast *f, const char *line);

/* The input has ended: a form that is half typed is not written. */
void fast_end_of_input(struct fast *f);

/* Is it over (FAST_DONE or FAST_LEFT)? */
bool fast_over(const struct fast *f);

/* The sum of what was done, for the last page. */
void fast_sum(const struct fast *f, struct report *page);

/* Run it to its end; SESSION holds everything, *F the typing. After TALK_LEFT
 * the screen is blank already. */
enum talk_end fast_run(struct arena *session, const struct fast_arg *arg,
    enum talk_mode mode, int in, int out, struct fast **f);

#endif
