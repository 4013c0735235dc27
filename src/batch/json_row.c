/* One row of NDJSON, quickly: most keys stand where they stood in the row
 * before, and most values are short. */
#include <string.h>

#include "harmcheck/answers.h"
#include "json_parts.h"
#include "plain_id.h"

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

/* The value at P of an item, which has more than N bytes left: how many of them
 * it is, and its code. 0: that takes a closer look. */
static size_t
quick_value(const struct replies *r, const char *p, size_t n, unsigned *code)
{
	if (*p == '"') {
		const size_t length = quick_string(r, p + 1, n - 1, code);

		return length > 0 ? length + 1 : 0;
	}
	*code = r->none;
	return n >= 4 && *code != CODE_ODD && memcmp(p, "null", 4) == 0 ? 4 : 0;
}

/* Of the guesses behind G the first that fits at P: keys may be absent. NULL:
 * none of the next ones. */
static struct guess *
fitting(struct guess *g, const char *p, const char *end)
{
	uint64_t w;

	memcpy(&w, p, 8);
	for (unsigned i = 0; i < 3 && g->n != JSON_NEVER_FITS; i++) {
		g++;
		if (end - p >= g->need && ((w ^ g->first) & g->mask) == 0 &&
		    json_rest_fits(g, p))
			return g;
	}
	return NULL;
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* Keys of items as they were guessed, each with a value of one digit and a
 * comma behind it, as far as they go, and up to LIMIT, where all that a guess
 * looks at is there. Gives where that is. Eight bytes hold the end of the key,
 * the value and the comma. */
static inline const char *
digit_members(struct guess **guess, const char *p, const char *limit,
    unsigned char *codes, unsigned row)
{
	struct guess *g = *guess;

	for (; p <= limit; g++) {
		unsigned code;
		uint64_t w;

		memcpy(&w, p + g->tail_at, 8);
		if (((w ^ g->tail) & g->tail_mask) != 0)
			break;
		code = g->by_byte[w >> 48 & 0xff];
		if (code == CODE_ODD || (g->n > TAIL && !json_head_fits(g, p)))
			break;
		codes[g->slot] = (unsigned char)code;
		g->row = row;
		p += g->tail_at + 8;
	}
	*guess = g;
	return p;
}
#else
static const char *
digit_members(struct guess **guess, const char *p, const char *limit,
    unsigned char *codes, unsigned row)
{
	(void)guess, (void)limit, (void)codes, (void)row;
	return p;
}
#endif

/* Keys and values as they were guessed, as far as they go. Gives the last byte
 * that was read: a comma, or the closing brace. */
static char
quick_members(struct row_reading *r)
{
	const char *p = r->text.p, *const end = r->text.end;
	/* a line that is shorter than that has nothing up to there */
	const char *const limit =
	    end - p > r->state->need_most ? end - r->state->need_most : p - 1;
	struct guess *g = &r->state->guesses[r->at];
	unsigned char *const codes = r->out->codes;
	const unsigned row = r->state->row;
	char next = ',';

	while (next == ',' && end - p >= g->need) {
		const char *v;
		unsigned code;
		uint64_t w;

		p = digit_members(&g, p, limit, codes, row);
		if (end - p < g->need)
			break;
		memcpy(&w, p, 8);
		if (((w ^ g->first) & g->mask) != 0 || !json_rest_fits(g, p)) {
			struct guess *behind = fitting(g, p, end);

			if (behind == NULL)
				break;
			g = behind;
		}
		v = p + g->n;
		code = g->replies->by_byte[(unsigned char)*v++];
		if (code == CODE_ODD) {
			const size_t n = quick_value(g->replies, v - 1,
			    (size_t)(end - v), &code);

			if (n == 0)
				break;
			v += n - 1;
		}
		if (*v != ',' && *v != '}')
			break;
		codes[g->slot] = (unsigned char)code;
		g->row = row;
		g++;
		next = *v;
		p = v + 1;
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

	if (json_guess_fits(g, &r->text)) {
		r->text.p += g->n;
		r->at++;
	} else {
		g = json_find_key(r, first);
	}
	if (g == NULL || g->row == s->row)
		return false; /* unknown, or here twice */
	g->row = s->row;
	if (!json_take_value(r, &r->plan->keys[g->key]))
		return false;
	jtext_blanks(&r->text);
	*next = jtext_at(&r->text);
	r->text.p++;
	return true;
}

/* The id, where it is the first key and plain text. */
static void
quick_first_id(struct row_reading *r)
{
	struct guess *g = r->state->guesses;
	const struct json_key *k = &r->plan->keys[g->key];
	const char *p = r->text.p;
	const char *s = p + g->n + 1; /* behind the quote */
	size_t n;

	if (k->column == NULL || k->column->kind != COLUMN_ID || k->keep >= 0 ||
	    r->text.end - p < g->n + 1 + (int)PLAIN_ID_ROOM ||
	    !json_guess_fits(g, &r->text) || s[-1] != '"')
		return;
	n = plain_id(s);
	if (n == 0 || s[n] != '"' || s[n + 1] != ',')
		return;
	r->out->id = (struct json_text){s, n, JSON_WAS_TEXT};
	r->out->plain = r->plan->n_keep == 0;
	g->row = r->state->row;
	r->at = 1;
	r->text.p = s + n + 2;
}

/* Keys and values, from behind the opening brace to behind the closing one. */
static bool
read_members(struct row_reading *r)
{
	const char *from = r->text.p;
	char next = ',';

	quick_first_id(r);
	while (next == ',') {
		/* in order no key can come twice */
		if (!r->jumbled)
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
	out->plain = false;
	out->id = (struct json_text){"", 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < p->n_keep; i++)
		out->kept[i] = (struct json_text){"", 0, JSON_WAS_NOTHING};
}

enum json_said
json_row(const struct json_plan *p, struct json_state *s, const char *line,
    size_t n, struct row_codes *out)
{
	struct row_reading r = {p, s, out,
	    {.p = line, .end = line + n, .to = s->scratch}, 0, 0, false, false};

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
