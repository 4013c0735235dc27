/* One row of NDJSON, quickly: most keys stand where they stood in the row
 * before, and most values are one digit. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/num.h"
#include "harmcheck/utf8.h"
#include "json_parts.h"

/* A row that is read. */
struct row_reading {
	const struct json_plan *plan;
	struct json_state *state;
	struct row_codes *out;
	struct jtext text;
	unsigned at;    /* of the guesses: the one to come */
	unsigned moves; /* so often the order of the guesses was changed */
	bool plain;     /* the value of now is ASCII that is shown */
};

/* --- values --------------------------------------------------------------- */

/* What would stand in a cell of a table; false: in no cell. Strings that are
 * plain are not ended by a NUL, and numbers are not. */
static bool
cell_of(const struct jtext_value *v, struct json_text *cell)
{
	static const enum json_was was[] = {
	    [JTEXT_NULL] = JSON_WAS_NOTHING,
	    [JTEXT_STRING] = JSON_WAS_TEXT,
	    [JTEXT_WHOLE] = JSON_WAS_BARE,
	    [JTEXT_NUMBER] = JSON_WAS_BARE,
	    [JTEXT_BOOL] = JSON_WAS_BARE,
	    [JTEXT_NEST] = JSON_WAS_BARE,
	};

	*cell = (struct json_text){v->s, v->n, was[v->kind]};
	if (v->kind == JTEXT_NULL)
		cell->n = 0;
	return v->kind <= JTEXT_WHOLE;
}

static bool
is_none(const struct json_text *t)
{
	return t->n == 0 || (t->n == 2 && memcmp(t->s, "NA", 2) == 0) ||
	    (t->n == 4 && memcmp(t->s, "null", 4) == 0);
}

bool
json_is_shown(const char *s, size_t n)
{
	size_t length;
	uint32_t c;

	for (size_t at = 0; at < n; at += length) {
		length = utf8_decode(s + at, n - at, &c);
		if (length == 0 || !utf8_is_shown(c) || c == '\t' || c == '\n')
			return false;
	}
	return true;
}

/* CELL in memory of N bytes, ended by a NUL; false: it is too long. */
static bool
copied(const struct json_text *cell, char *to, size_t n)
{
	if (cell->n >= n)
		return false;
	memcpy(to, cell->s, cell->n);
	to[cell->n] = '\0';
	return true;
}

static bool
take_id(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char id[ROWS_ID_MOST * 4 + 1];

	(void)c;
	if (is_none(cell))
		return true;
	r->out->id = *cell;
	if (r->plain)
		return cell->n <= ROWS_ID_MOST && cell->s[0] != ' ' &&
		    cell->s[cell->n - 1] != ' ';
	return copied(cell, id, sizeof(id)) && rows_id_fits(id);
}

static bool
take_code(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char code[ANSWERS_CODE_MOST + 1];

	(void)r, (void)c;
	return is_none(cell) ||
	    (copied(cell, code, sizeof(code)) && answers_code_fits(code));
}

static bool
take_date(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char date[11];

	(void)r, (void)c;
	return is_none(cell) ||
	    (copied(cell, date, sizeof(date)) && rows_is_date(date));
}

/* As in a row that was found good. */
static bool
take_seen(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	const struct seen *seen =
	    c->kind == COLUMN_FORM ? &r->state->form : &r->state->scenario;

	r->state->n_must += c->must;
	return (!c->must && is_none(cell)) ||
	    (seen->n > 0 && seen->n == cell->n &&
		memcmp(seen->text, cell->s, cell->n) == 0);
}

static bool
take_cause(struct row_reading *r, const struct column *c,
    const struct json_text *cell)
{
	char text[4];
	int64_t points;

	(void)c;
	if (is_none(cell))
		return true;
	if (!copied(cell, text, sizeof(text)) ||
	    !num_int(text, 0, CASE_POINTS, &points))
		return false;
	r->state->points += (unsigned)points;
	r->state->has_points = true;
	return true;
}

static bool (*const takes[])(struct row_reading *r, const struct column *c,
    const struct json_text *cell) = {
    [COLUMN_ID] = take_id,
    [COLUMN_CODE] = take_code,
    [COLUMN_DATE] = take_date,
    [COLUMN_FORM] = take_seen,
    [COLUMN_CASE] = take_seen,
    [COLUMN_CAUSE] = take_cause,
};

static bool
take_item(struct row_reading *r, const struct json_key *k,
    const struct jtext_value *v)
{
	const struct replies *replies = k->replies;
	int code = replies->none;

	if (v->kind != JTEXT_NULL)
		code = words_find(v->kind == JTEXT_STRING ? &replies->strings
							  : &replies->numbers,
		    v->s, v->n);
	r->out->codes[k->slot] = (unsigned char)code;
	return code >= 0;
}

/* There were so many blanks before and behind this key: so there will be again,
 * most likely. */
static void
learn_blanks(struct row_reading *r, size_t before, size_t behind)
{
	struct json_state *s = r->state;

	if (before > 1 || behind > 1 ||
	    (before == s->blanks[0] && behind == s->blanks[1]))
		return;
	s->blanks[0] = (unsigned)before;
	s->blanks[1] = (unsigned)behind;
	json_guesses_write(r->plan, s);
}

/* A key fitted, and there is a blank behind it. */
static void
learn_value_blank(struct row_reading *r)
{
	const char *from = r->text.p;

	jtext_blanks(&r->text);
	learn_blanks(r, r->state->blanks[0], (size_t)(r->text.p - from));
}

/* The value of K, whatever it is. */
static __attribute__((noinline)) bool
take_value(struct row_reading *r, const struct json_key *k)
{
	struct jtext_value v;
	struct json_text cell;
	bool single;

	if (jtext_at(&r->text) <= ' ')
		learn_value_blank(r);
	if (!jtext_value(&r->text, &v))
		return false;
	single = cell_of(&v, &cell);
	r->plain = v.kind != JTEXT_STRING || v.plain;
	if (k->keep >= 0) {
		if (v.kind == JTEXT_NEST ||
		    (v.kind == JTEXT_STRING && !v.plain &&
			!json_is_shown(v.s, v.n)))
			return false;
		r->out->kept[k->keep] = cell;
	}
	if (k->column == NULL)
		return true;
	if (!single)
		return false;
	if (k->column->kind == COLUMN_ITEM)
		return take_item(r, k, &v);
	return takes[k->column->kind](r, k->column, &cell);
}

/* --- keys ----------------------------------------------------------------- */

/* The next 8 bytes; behind the end noughts, which no key holds. */
static uint64_t
next_bytes(const struct jtext *t)
{
	const size_t left = (size_t)(t->end - t->p);
	uint64_t w = 0;

	if (left >= 8)
		memcpy(&w, t->p, 8);
	else
		memcpy(&w, t->p, left);
	return w;
}

/* The first bytes at P are those of G, and there are enough: do the others fit,
 * too? */
static inline bool
rest_fits(const struct guess *g, const char *p)
{
	uint64_t w;

	if (g->n <= 8)
		return true;
	memcpy(&w, p + g->n - 8, 8);
	return w == g->last &&
	    (g->n <= 16 || memcmp(p + 8, g->text + 8, (size_t)g->n - 16) == 0);
}

static bool
fits(const struct guess *g, const struct jtext *t)
{
	return ((next_bytes(t) ^ g->first) & g->mask) == 0 &&
	    t->end - t->p >= g->n && rest_fits(g, t->p);
}

/* Rows with their keys in any order are not worth more of these. */
#define MOVES_MOST 16

/* Bring the guess at FROM, which was passed, behind the one of before. */
static void
move_up(struct row_reading *r, unsigned from)
{
	struct guess *list = r->state->guesses;
	const struct guess moved = list[from];

	for (; from + 1 < r->at; from++) {
		list[from] = list[from + 1];
		r->state->place[list[from].key] = from;
	}
	list[from] = moved;
	r->state->place[moved.key] = from;
}

/* The key at P, which is not the one to come. NULL: there is none, or it is
 * none of ours, or it is here twice. */
static __attribute__((noinline)) struct guess *
find_key(struct row_reading *r, bool first)
{
	struct json_state *s = r->state;
	const char *from = r->text.p, *name, *colon;
	struct jtext_value v;
	unsigned place;
	int key;

	/* keys may be absent */
	for (unsigned i = r->at + 1; i < r->plan->n_keys && i < r->at + 4; i++)
		if (fits(&s->guesses[i], &r->text)) {
			r->text.p += s->guesses[i].n;
			r->at = i + 1;
			return &s->guesses[i];
		}
	jtext_blanks(&r->text);
	name = r->text.p;
	if (!jtext_key(&r->text, &v))
		return NULL;
	key = words_find(&r->plan->by_name, v.s, v.n);
	if (key < 0)
		return NULL;
	for (colon = r->text.p; colon[-1] != ':'; colon--)
		;
	learn_blanks(r, first ? s->blanks[0] : (size_t)(name - from),
	    (size_t)(r->text.p - colon));
	place = s->place[key];
	if (place < r->at && r->moves < MOVES_MOST) {
		move_up(r, place);
		r->moves++;
		place = r->at - 1;
	}
	r->at = place + 1;
	return &s->guesses[place];
}

/* --- the row -------------------------------------------------------------- */

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* The string behind a quote at P, of which N > 0 bytes are left: how long it
 * is with its closing quote, and its code. 0: it is none that is known. */
static size_t
quick_string(const struct replies *r, const char *p, size_t n, unsigned *code)
{
	const uint64_t quotes = UINT64_C(0x2222222222222222);
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t w, end;
	size_t at;

	if (n < 8)
		return 0;
	memcpy(&w, p, 8);
	/* the highest bit of the first byte that is a quote; and all before */
	end = ((w ^ quotes) - ones) & ~(w ^ quotes) & (ones << 7);
	w &= end ^ (end - 1);
	for (at = (size_t)(w * QUOTED_HASH >> r->quoted_shift);
	     r->quoted[at].n > 0; at++) {
		const struct quoted *q = &r->quoted[at];

		if (q->first != w || n < q->n ||
		    (q->n > 8 && memcmp(p + 8, q->text + 8, q->n - 8) != 0))
			continue;
		*code = q->code;
		return q->n;
	}
	return 0;
}
#else
static size_t
quick_string(const struct replies *r, const char *p, size_t n, unsigned *code)
{
	(void)r, (void)p, (void)n, (void)code;
	return 0;
}
#endif

/* The value at P of an item, N > 1 bytes before the end: how long it is, and
 * its code. 0: that takes a closer look. */
static inline size_t
quick_value(const struct replies *r, const char *p, size_t n, unsigned *code)
{
	const unsigned digit = (unsigned char)*p - (unsigned)'0';
	size_t length;

	if (digit <= 9) {
		*code = r->digits[digit];
		return *code != CODE_ODD;
	}
	if (*p == '"') {
		length = quick_string(r, p + 1, n - 1, code);
		return length > 0 ? length + 1 : 0;
	}
	*code = r->none;
	return n > 4 && *code != CODE_ODD && memcmp(p, "null", 4) == 0 ? 4 : 0;
}

/* Keys and values as they were guessed, as far as they go. Gives the last byte
 * that was read: a comma, or the closing brace. */
static char
quick_members(struct row_reading *r)
{
	const char *p = r->text.p, *const end = r->text.end;
	struct guess *g = &r->state->guesses[r->at];
	unsigned char *const codes = r->out->codes;
	const unsigned row = r->state->row;
	char next = ',';

	while (next == ',' && end - p >= 8) {
		const char *v = p + g->n;
		unsigned code;
		uint64_t w;
		size_t n;

		memcpy(&w, p, 8);
		if (((w ^ g->first) & g->mask) != 0 || end - p <= g->n + 1 ||
		    !rest_fits(g, p))
			break;
		n = quick_value(g->replies, v, (size_t)(end - v), &code);
		if (n == 0 || n >= (size_t)(end - v) || g->row == row ||
		    (v[n] != ',' && v[n] != '}'))
			break;
		codes[g->slot] = (unsigned char)code;
		g->row = row;
		g++;
		next = v[n];
		p = v + n + 1;
	}
	r->text.p = p;
	r->at = (unsigned)(g - r->state->guesses);
	return next;
}

/* Any key and its value. *NEXT: the byte behind them. */
static bool
slow_member(struct row_reading *r, bool first, char *next)
{
	struct json_state *s = r->state;
	struct guess *g = &s->guesses[r->at];

	if (fits(g, &r->text)) {
		r->text.p += g->n;
		r->at++;
	} else {
		g = find_key(r, first);
	}
	if (g == NULL || g->row == s->row)
		return false; /* unknown, or here twice */
	g->row = s->row;
	if (!take_value(r, &r->plan->keys[g->key]))
		return false;
	jtext_blanks(&r->text);
	*next = jtext_at(&r->text);
	r->text.p++;
	return true;
}

/* Keys and values, from behind the opening brace to behind the closing one. */
static bool
read_members(struct row_reading *r)
{
	const char *from = r->text.p;
	char next = ',';

	while (next == ',') {
		next = quick_members(r);
		if (next == ',' && !slow_member(r, r->text.p == from, &next))
			return false;
	}
	return next == '}';
}

static bool
read_object(struct row_reading *r)
{
	struct jtext *t = &r->text;

	jtext_blanks(t);
	if (jtext_at(t) != '{')
		return false;
	t->p++;
	jtext_blanks(t);
	if (jtext_at(t) != '}')
		return read_members(r);
	t->p++;
	return true;
}

static void
begin_row(const struct json_plan *p, struct json_state *s,
    struct row_codes *out)
{
	if (++s->row == 0) {
		for (size_t i = 0; i < p->n_keys; i++)
			s->guesses[i].row = 0;
		s->row = 1;
	}
	s->n_must = 0;
	s->points = 0;
	s->has_points = false;
	memcpy(out->codes, p->absent, p->n_slots);
	out->id = (struct json_text){"", 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < p->n_keep; i++)
		out->kept[i] = (struct json_text){"", 0, JSON_WAS_NOTHING};
}

enum json_said
json_row(const struct json_plan *p, struct json_state *s, const char *line,
    size_t n, struct row_codes *out)
{
	struct row_reading r = {p, s, out,
	    {.p = line, .end = line + n, .to = s->scratch}, 0, 0, false};

	if (n > ROWS_LINE_MOST)
		return JSON_ODD;
	begin_row(p, s, out);
	if (!read_object(&r))
		return JSON_ODD;
	jtext_blanks(&r.text);
	if (r.text.p != r.text.end || s->n_must != p->n_must ||
	    (s->has_points && s->points != CASE_POINTS))
		return JSON_ODD;
	return JSON_GOOD;
}
