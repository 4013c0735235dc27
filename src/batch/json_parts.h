/* The inside of the reader of NDJSON. */
#ifndef HARMCHECK_JSON_PARTS_H
#define HARMCHECK_JSON_PARTS_H

#include <stdint.h>
#include <string.h>

#include "json_rows.h"
#include "rows_parts.h"

/* A number as words of a message. */
#define DIGITS(n) #n
#define NUMBER(n) DIGITS(n)

#define JSON_TOO_DEEP                                  \
	"lists and objects stand deeper than " NUMBER( \
	    ROWS_DEPTH_MOST) " levels in each other"

struct answers;
struct scale;

/* --- the text ------------------------------------------------------------- */

enum jtext_kind {
	JTEXT_NULL,
	JTEXT_STRING,
	JTEXT_WHOLE,  /* a whole number, but -0 */
	JTEXT_NUMBER, /* any other number */
	JTEXT_BOOL,
	JTEXT_NEST /* a list or an object */
};

struct jtext_value {
	enum jtext_kind kind;
	const char *s; /* as it stands there; a string: as it is meant */
	size_t n;
	bool plain; /* a string of nothing but ASCII that is shown */
};

/* A text that is read. When something is wrong, P is where. */
struct jtext {
	const char *p, *end;
	/* Strings with escapes are written out here, with a NUL behind each;
	 * it takes no more room than the text. NULL: nobody wants them. */
	char *to;
	enum diag_code code;
	const char *why;
};

/* At the end: a NUL, which stands nowhere in JSON. */
static inline char
jtext_at(const struct jtext *t)
{
	return t->p < t->end ? *t->p : '\0';
}

static inline void
jtext_blanks(struct jtext *t)
{
	while (t->p < t->end &&
	    (*t->p == ' ' || *t->p == '\t' || *t->p == '\r' || *t->p == '\n'))
		t->p++;
}

/* Note that something is wrong at P; false. */
bool jtext_wrong(struct jtext *t, const char *p, enum diag_code code,
    const char *why);

/* The string, the value that begins at P; false: something is wrong. What is in
 * lists and objects is checked, and passed over. */
bool jtext_string(struct jtext *t, struct jtext_value *v);
bool jtext_value(struct jtext *t, struct jtext_value *v);

/* A key and its colon, and the blanks behind that. */
bool jtext_key(struct jtext *t, struct jtext_value *key);

/* --- the plan ------------------------------------------------------------- */

/* Words and their numbers, found by a hash. */
struct words {
	struct words_entry {
		const char *s;
		size_t n;
		unsigned number;
	} * list;
	size_t mask; /* places, a power of two, less 1 */
};

/* Room for MOST words. */
void words_init(struct words *w, struct arena *a, size_t most);

/* Add S; false when it is there already. */
bool words_add(struct words *w, const char *s, unsigned number);

/* The number of a word; -1: it is none of them. */
int words_find(const struct words *w, const char *s, size_t n);

/* No code: that is for json_explain() to say. */
#define CODE_ODD 0xff

/* A string with its closing quote, as it stands in a line. */
struct quoted {
	uint64_t first; /* its first bytes, at most 8 */
	const char *text;
	size_t n; /* 0: there is none */
	unsigned code;
};
#define QUOTED_HASH UINT64_C(0x9e3779b97f4a7c15)

/* What may be said of all items with the same answers: their codes. */
struct replies {
	unsigned char by_byte[256]; /* numbers of one digit; else odd */
	unsigned char none;         /* nothing is known */
	unsigned quoted_shift;
	struct quoted *quoted; /* those of the strings that are quick to find */
	struct words strings, numbers;
	const struct scale *scale;
	bool na;
	bool tells; /* "not shown" from "not reached": plan_tells_shown() */
};

/* What to do with a key. */
struct json_key {
	const char *name;
	const struct column *column;   /* NULL: nothing of it is read */
	const struct replies *replies; /* of an item */
	size_t slot;
	int keep; /* place in what is kept, or -1 */
};

struct json_plan {
	const struct rows *rows;
	struct columns columns;
	const size_t *slot;
	size_t n_slots;
	unsigned char *absent; /* by slot: when there is no key */
	struct json_key *keys;
	size_t n_keys;
	struct words by_name;
	size_t n_keep;
	size_t n_must; /* keys that are no items, and must be there */
	bool shares;   /* there are points to share out */
	const char *way_out;
};

/* More bytes than a line can have. */
#define JSON_NEVER_FITS (2 * (int)ROWS_LINE_MOST)

#define TAIL 6

/* Which key stands where, if this row is like the last one. What is looked for
 * is the key with its colon, and with the blanks around it that were there. */
struct guess {
	uint64_t first, mask; /* its first bytes, at most 8 */
	uint64_t last;        /* its last 8, when there are more */
	/* Its last bytes, at most 6, then a value of one byte, which the mask
	 * leaves out, and a comma. Where it is too short for that, what no text
	 * can be. */
	uint64_t tail, tail_mask;
	int tail_at;                  /* behind the start of the key */
	const unsigned char *by_byte; /* of the replies */
	const struct replies *replies;
	const char *text;
	int n;    /* of its bytes */
	int need; /* at least 8; so many must be left for it and a value */
	unsigned key;
	unsigned row; /* it was met last in this row */
	unsigned slot;
};

/* A form or case as it was written in a row that was good. */
#define SEEN_MOST 200
struct seen {
	char text[SEEN_MOST];
	size_t n; /* 0: none yet */
};

/* The code of what A says of an item, of its own form. NOT_SHOWN: as
 * rows_answer() has it. */
unsigned json_code(const struct answers *a, size_t item, bool not_shown);

/* Could the number TEXT be the id of one answer and the value of another? */
bool json_two_ways(const struct scale *s, const char *text);

struct json_state {
	int need_most;         /* of all guesses that can fit */
	struct guess *guesses; /* one more than keys: it never fits */
	unsigned *place;       /* of a key in these */
	char *texts;           /* of them */
	unsigned blanks[2];    /* before a key, behind its colon */
	unsigned row;
	char *scratch; /* for strings with escapes */
	struct seen form, scenario;
	/* of the row of now */
	size_t n_must;
	unsigned points; /* of causes */
	bool has_points;
};

/* --- a row ---------------------------------------------------------------- */

/* Does NAME stand in JSON as it is? */
bool json_as_it_is(const char *name);

/* Places for MOST quoted strings, and one more than those that hash to the last
 * can use. */
void json_quoted_init(struct replies *r, struct arena *a, size_t most);

/* A row that is read. */
struct row_reading {
	const struct json_plan *plan;
	struct json_state *state;
	struct row_codes *out;
	struct jtext text;
	unsigned at;    /* of the guesses: the one to come */
	unsigned moves; /* so often their order was changed */
	bool jumbled;   /* the keys are in another order, and it stays so */
	bool plain;     /* the value of now is ASCII that is shown */
};

/* The first bytes at P are those of G, and there are enough: do the others fit,
 * too? */
static inline bool
json_rest_fits(const struct guess *g, const char *p)
{
	uint64_t w;

	if (g->n <= 8)
		return true;
	memcpy(&w, p + g->n - 8, 8);
	return w == g->last &&
	    (g->n <= 16 || memcmp(p + 8, g->text + 8, (size_t)g->n - 16) == 0);
}

/* The first bytes of G, which has more than TAIL, are those at P. */
static inline bool
json_head_fits(const struct guess *g, const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return ((w ^ g->first) & g->mask) == 0 &&
	    (g->n <= 8 + TAIL ||
		memcmp(p + 8, g->text + 8, (size_t)g->n - 8 - TAIL) == 0);
}

/* Does G fit? */
bool json_guess_fits(const struct guess *g, const struct jtext *t);

/* The key at P, which is not the one to come. FIRST: of the row. NULL: there is
 * none, or it is none of ours. It may be here twice. */
struct guess *json_find_key(struct row_reading *r, bool first);

/* A key fitted, and there are blanks behind it: pass over them. */
void json_learn_blank(struct row_reading *r);

/* The value of K, whatever it is; false: it is odd. */
bool json_take_value(struct row_reading *r, const struct json_key *k);

/* Is S text that a cell of a table may hold? */
bool json_is_shown(const char *s, size_t n);

/* Write the guesses anew, in their order, with the blanks of now. */
void json_guesses_write(const struct json_plan *p, struct json_state *s);

#endif
