/* Rows of answers as CSV, one line at a time; private to the batch layer. What
 * the cells mean is in docs/rows.md. Three ways lead to the same: a quick one
 * for rows of single digits, a plain one for all that is right, and
 * csv_explain(), which is rows_row() and knows the words for what is wrong. */
#ifndef HARMCHECK_CSV_ROWS_H
#define HARMCHECK_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json_rows.h"
#include "rows_parts.h"

struct arena;
struct batch_setup;
struct scale;

/* What a cell may say of an item, and the code for it. */
struct dictionary {
	struct dictionary_entry {
		const char *text;
		size_t n;
		unsigned char code;
		bool used;
	} * list;
	size_t mask;
	/* the codes of texts of one byte; 0xff: none */
	unsigned char one[256];
};

/* A column of the file. */
struct csv_column {
	const struct column *column; /* NULL: it is not the form's */
	int kept;                    /* place in KEEP; -1 */
	size_t slot;                 /* of items */
	const struct dictionary *dictionary;
	const unsigned char *one; /* of the dictionary; NULL: not enough */
	/* the code that it may not have; CODES_MOST: it may have all */
	unsigned refused;
	/* "not shown" is to be "not reached" (CODES_MOST: it is not) */
	unsigned not_shown;
	unsigned char not_reached;
};

/* Up to eight cells of one digit each, from this slot on, are read at once: a
 * digit and what ends its cell by turns. Bytes past the last cell are zero in
 * all of these. */
#define CSV_LANES 8
struct csv_window {
	unsigned char mask[CSV_LANES * 2];
	/* the lowest digits, and what ends the cells */
	unsigned char least[CSV_LANES * 2];
	/* up to 0x7f from the most that may be above that */
	unsigned char room[CSV_LANES * 2];
	size_t cells;
};
#define DIGIT_NOTHING 15

struct csv_heads {
	const struct rows *rows;
	const char *file;
	/* A line that is this is a line of heads; NULL: it is not looked for */
	const char *known;
	size_t n_known;
	/* What the column form says, with and without the digest. */
	const char *form;
	size_t n_form, n_form_short;
	const struct column **heads; /* for csv_explain(); by column */
	struct csv_column *columns;
	size_t n;
	size_t n_slots; /* those of the file first, then those it lacks */
	size_t *slot;   /* by item */
	/* the quick way */
	bool quick;
	bool id_first;
	bool keeps;                 /* some cells are handed on */
	bool same;                  /* a digit less its lowest is the code */
	struct csv_window *windows; /* by slot */
	size_t n_items;             /* slots that the file has */
	/* the same by slot, in bytes: the lowest digit, how many are above it,
	 * and what stands for an empty cell until csv_map_codes() */
	struct {
		unsigned char *lowest, *span, *nothing;
	} wide;
	unsigned char *nothing; /* by slot: the code of an empty cell */
	/* by slot, by digit less the lowest: the code; 0xff: none. The last one
	 * is that of an empty cell. */
	unsigned char (*by_digit)[DIGIT_NOTHING + 1];
};

/* Make the heads of line S of N bytes, which names the columns. NULL with
 * findings in D when they do not fit. Lives in A. */
struct csv_heads *csv_heads_new(struct arena *a, const struct batch_setup *s,
    const char *line, size_t n, struct diags *d);

/* Prepare the quick way, where there is one. The codes of a row need room for
 * CSV_LANES more than there are slots. */
void csv_quick_plan(struct arena *a, struct csv_heads *h);

enum csv_said { CSV_GOOD, CSV_ODD, CSV_HEADS };

/* Read the row at *AT, which ends before END, in the quick way: true when it is
 * a plain one; *AT is behind its line feed then, its answers are in CODES, and
 * the rest in OUT. Needs csv_heads.quick. */
bool csv_quick(const struct csv_heads *h, const char **at, const char *end,
    uint16_t *codes, struct row_codes *out);

/* So many bytes a row may have at most that is read in this way: an id, and
 * three bytes a cell; and so many more are looked at. */
#define CSV_BYTES_MOST(items) (ROWS_ID_MOST + 32 + 3 * (items) + 8)

/* A digit is not always its code: yes and no may be 1 and 0. Where they are not
 * csv_heads.same, digits less their lowest become codes. */
void csv_map_codes(const struct csv_heads *h, uint16_t *codes);

/* Read LINE of N bytes, without its line feed, in the plain way. Takes no
 * memory; what is in OUT lives in LINE. */
enum csv_said csv_row(const struct csv_heads *h, const char *line, size_t n,
    struct row_codes *out);

/* The same, slowly, and with words: CSV_GOOD, or the first fault in F. Both
 * live in SCRATCH. The line has the number LINE_NO. */
enum csv_said csv_explain(const struct csv_heads *h, struct arena *scratch,
    const char *line, size_t n, struct row_codes *out, struct json_fault *f);

/* Find what N bytes of S say. NULL: nothing that they may. */
const struct dictionary_entry *dictionary_find(const struct dictionary *d,
    const char *s, size_t n);

/* The dictionary of an answer set: ids of answers, then values that only one
 * has, then states. Lives in A. */
struct dictionary *dictionary_new(struct arena *a, const struct scale *s);

/* Who the row of LINE is of, when that can be told; else nobody. CUT: the line
 * goes on behind its N bytes. */
void csv_id(const struct csv_heads *h, const char *line, size_t n, bool cut,
    struct row_codes *out);

/* Does nothing stand in any cell of LINE, however many there are, as in those
 * that spreadsheets leave behind? NA and null are something. */
bool csv_is_nothing(const char *line, size_t n);

/* What rows hold besides answers, N bytes each; rows_row() has the words for
 * what does not fit. */
bool row_is_none(const char *s, size_t n);
bool row_id_fits(const char *s, size_t n);

#endif
