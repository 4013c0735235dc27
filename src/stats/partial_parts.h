/* What the files of partial.h share. */
#ifndef HARMCHECK_PARTIAL_PARTS_H
#define HARMCHECK_PARTIAL_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/num.h"
#include "harmcheck/tally.h"

struct category;
struct form;
struct form_item;

/* The words of the text; written and read with the same ones. */
#define PARTIAL_MAGIC "harmcheck-partial"

/* A line has at most so many bytes: a name of quotes only, and its numbers. */

/* The digits of a digest. */
#define PARTIAL_DIGEST 64

/* --- shards ---------------------------------------------------------------
 */

/* A shard, and where it was read: a file, a line of it. */
struct counted {
	struct tally_shard shard;
	const char *file;
	size_t line;
	size_t seq; /* in which order they came */
};

/* Two that are one part, counted twice; the earlier one first. */
struct counted_twice {
	const struct counted *first, *second; /* NULL: there are none */
	bool by_name;                         /* else by their rows */
	bool same; /* their rows, as far as that can be told */
};

/* Is one of N shards here twice? Leaves them in an order of its own. */
struct counted_twice counted_twice(struct counted *list, size_t n);

#define SHARDS_TOLD 10 /* in a message */

/* Are the names of N shards numbered, as in job-7, so that it can be told which
 * of SHARDS are missing? Then add that to OUT, in words. */
struct buf;
bool shards_missing(struct buf *out, const struct counted *list, size_t n,
    size_t shards);

/* The order in which shards are written. */
int shard_compare(const struct tally_shard *a, const struct tally_shard *b);

/* The name as JSON; shards without one are called so. */
const char *shard_shown(struct arena *a, const struct tally_shard *s);

/* --- reading --------------------------------------------------------------
 */

struct partial_text {
	struct arena *arena;
	struct diags *diags;
	const char *file, *text;
	size_t n, at;          /* AT: the next line */
	const char *from, *to; /* the line in hand, without its line feed */
	const char *p;         /* read so far */
	unsigned line;
	bool failed; /* something was said; nothing more is read */
};

/* Say what is wrong at the place that is read; false. The first counts. */
bool text_fault(struct partial_text *t, enum diag_code code, const char *format,
    ...) __attribute__((format(printf, 3, 4)));
/* ... with the line as a whole; false. */
bool text_fault_line(struct partial_text *t, unsigned line, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

/* Take up the next line. Each of these is false after a fault. */
bool text_line(struct partial_text *t);
/* WORD must stand here, with a blank or the end of the line behind it; blanks
 * inside it are like others. */
bool text_word(struct partial_text *t, const char *word);
/* A count of people. */
bool text_count(struct partial_text *t, uint64_t *n);
/* A number from MIN to MAX. */
bool text_int(struct partial_text *t, int64_t min, int64_t max, int64_t *n);
/* A number that 64 bits might not hold; the size is below 10^30. */
bool text_wide(struct partial_text *t, num_wide *n);
/* 16 hexadecimal digits. */
bool text_print(struct partial_text *t, uint64_t *print);
/* A JSON string, as it stands there, with its quotes, in the arena. */
bool text_quoted(struct partial_text *t, const char **raw);
/* Up to the next blank. */
bool text_token(struct partial_text *t, const char **token);
/* Nothing more stands on the line. */
bool text_end(struct partial_text *t);
/* Does the next line begin with WORD and a blank? */
bool text_next_is(const struct partial_text *t, const char *word);

/* --- what cannot be -------------------------------------------------------
 */

/* Each is false, with a finding at LINE, when the numbers do not fit. */
bool check_item(struct partial_text *t, const struct tally *y, size_t item,
    unsigned line);
bool check_theme(struct partial_text *t, const struct tally *y, size_t theme,
    unsigned line);
bool check_shards(struct partial_text *t, const struct tally *y, unsigned line);

#endif
