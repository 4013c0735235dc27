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
};

/* A column of the file. */
struct csv_column {
	const struct column *column; /* NULL: it is not the form's */
	int kept;                    /* place in KEEP; -1 */
	size_t slot;                 /* of items */
	const struct dictionary *dictionary;
	/* the code that it may not have; CODES_MOST: it may have all */
	unsigned refused;
};

#define CSV_LANES 4

/* Four cells of one digit each are read at once. Each has a 16-bit lane: the
 * digit below, what ends the cell above. Lanes past the last cell are zero in
 * all of these. */
struct csv_group {
	uint64_t digits;   /* mask of the digits' bytes */
	uint64_t ends;     /* what stands between them */
	uint64_t ends_mask;
	uint64_t lo, hi; /* the digits that may stand there */
	uint64_t top;    /* the lanes' top bits */
	size_t bytes;
};

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
	bool same; /* a digit less its lowest is the code */
	struct csv_group *groups;
	size_t n_groups, n_items;
	unsigned char *nothing; /* by slot: the code of an empty cell */
	unsigned char (*by_digit)[16]; /* by slot */
};

/* Make the heads of line S of N bytes, which names the columns. NULL with
 * findings in D when they do not fit. Lives in A. */
struct csv_heads *csv_heads_new(struct arena *a, const struct batch_setup *s,
    const char *line, size_t n, struct diags *d);

/* Prepare the quick way, where there is one. */
void csv_quick_plan(struct arena *a, struct csv_heads *h);

enum csv_said { CSV_GOOD, CSV_ODD, CSV_HEADS };

/* Read the row at *AT, which ends before END, in the quick way: true when it is
 * a plain one; *AT is behind its line feed then. Needs csv_heads.quick. */
bool csv_quick(const struct csv_heads *h, const char **at, const char *end,
    struct row_codes *out);

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

/* Who the row of LINE is of, when that can be told; else nobody. */
void csv_id(const struct csv_heads *h, const char *line, size_t n,
    struct row_codes *out);

/* What rows hold besides answers, N bytes each; rows_row() has the words for
 * what does not fit. */
bool row_is_none(const char *s, size_t n);
bool row_id_fits(const char *s, size_t n);

#endif
