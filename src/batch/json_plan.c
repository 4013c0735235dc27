/* What the reader of NDJSON knows before the first row. */
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "json_parts.h"
#include "plan_parts.h"

/* --- words ---------------------------------------------------------------- */

void
words_init(struct words *w, struct arena *a, size_t most)
{
	size_t places = 8;

	while (places < 2 * most)
		places *= 2;
	w->mask = places - 1;
	w->list = arena_array(a, places, sizeof(*w->list));
}

/* Where the word is, or where it would be. */
static struct words_entry *
words_place(const struct words *w, const char *s, size_t n)
{
	uint32_t hash = 2166136261U; /* FNV-1a */
	struct words_entry *e;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * 16777619U;
	for (size_t at = hash ^ hash >> 15;; at++) {
		e = &w->list[at & w->mask];
		if (e->s == NULL || (e->n == n && memcmp(e->s, s, n) == 0))
			return e;
	}
}

bool
words_add(struct words *w, const char *s, unsigned number)
{
	const size_t n = strlen(s);
	struct words_entry *e = words_place(w, s, n);

	if (e->s != NULL)
		return false;
	*e = (struct words_entry){s, n, number};
	return true;
}

int
words_find(const struct words *w, const char *s, size_t n)
{
	const struct words_entry *e = words_place(w, s, n);

	return e->s != NULL ? (int)e->number : -1;
}

/* --- what may be said of an item ------------------------------------------ */

/* Answers are found out by asking the reader of cells: there are no two
 * opinions on what a word means. */
struct asking {
	struct arena *arena, *lost;
	struct diags diags;
	struct lines lines;
	struct answers *answers;
	const struct column *column;
};

/* The code of TEXT for the item, CODE_ODD: it is none. */
static unsigned
ask(struct asking *q, const char *text)
{
	struct answer *said = &q->answers->list[q->column->index];
	const struct cell cell = {text, 1};
	bool not_shown;

	*said = (struct answer){.said = ANSWER_NOT_REACHED};
	if (!rows_answer(&q->lines, q->answers, q->column->index,
		q->column->name, &cell, &not_shown))
		return CODE_ODD;
	return json_code(q->answers, q->column->index, not_shown);
}

unsigned
json_code(const struct answers *a, size_t item, bool not_shown)
{
	static const enum code_state states[] = {
	    [ANSWER_NOT_REACHED] = CODE_NOT_REACHED,
	    [ANSWER_SKIPPED] = CODE_SKIPPED,
	    [ANSWER_NOT_APPLICABLE] = CODE_NOT_APPLICABLE,
	};
	const struct answer *it = &a->list[item];
	const size_t n = a->form->items[item].scale->n_options;

	if (it->said == ANSWER_GIVEN)
		return (unsigned)it->option;
	return (unsigned)n +
	    (not_shown && plan_tells_shown(a->form, item) ? CODE_NOT_SHOWN
							  : states[it->said]);
}

bool
json_two_ways(const struct scale *s, const char *text)
{
	const int option = scale_option(s, text);
	int64_t value;

	if (option < 0 || !num_int(text, INT_MIN, INT_MAX, &value))
		return false;
	for (size_t i = 0; i < s->n_options; i++)
		if ((int)i != option && s->options[i].value == value)
			return true;
	return false;
}

static bool
is_whole(const char *s)
{
	int64_t value;

	return num_int(s, INT64_MIN, INT64_MAX, &value);
}

bool
json_as_it_is(const char *name)
{
	for (; *name != '\0'; name++)
		if (*name == '"' || *name == '\\' ||
		    ((unsigned char)*name < ' '))
			return false;
	return true;
}

void
json_quoted_init(struct replies *r, struct arena *a, size_t most)
{
	unsigned bits = 3;

	while (((size_t)1 << bits) < 4 * most)
		bits++;
	r->quoted_shift = 64 - bits;
	r->quoted =
	    arena_array(a, ((size_t)1 << bits) + most + 1, sizeof(*r->quoted));
}

static void
quoted_add(struct replies *r, struct arena *a, const char *s, unsigned code)
{
	struct quoted q = {.n = strlen(s) + 1, .code = code};
	size_t at;

	q.text = arena_printf(a, "%s\"", s);
	memcpy(&q.first, q.text, q.n < 8 ? q.n : 8);
	at = (size_t)(q.first * QUOTED_HASH >> r->quoted_shift);
	while (r->quoted[at].n > 0)
		at++;
	r->quoted[at] = q;
}

static void
add_reply(struct asking *q, struct replies *r, const char *text)
{
	const unsigned code = ask(q, text);

	if (code == CODE_ODD)
		return;
	if (words_add(&r->strings, text, code) && json_as_it_is(text))
		quoted_add(r, q->arena, text, code);
	if (!is_whole(text) || json_two_ways(r->scale, text))
		return;
	words_add(&r->numbers, text, code);
	if (text[0] >= '0' && text[0] <= '9' && text[1] == '\0')
		r->by_byte[(unsigned char)text[0]] = (unsigned char)code;
}

static void
make_replies(struct asking *q, struct replies *r)
{
	static const char *const nothing[] = {"", "NA", "null"};
	const struct scale *s = r->scale;

	memset(r->by_byte, CODE_ODD, sizeof(r->by_byte));
	words_init(&r->strings, q->arena, 2 * s->n_options + 8);
	json_quoted_init(r, q->arena, 2 * s->n_options + 8);
	words_init(&r->numbers, q->arena, 2 * s->n_options);
	for (size_t i = 0; i < s->n_options; i++)
		add_reply(q, r, s->options[i].id);
	for (size_t i = 0; i <= ANSWER_NOT_SHOWN; i++)
		add_reply(q, r, answer_state_name((enum answer_state)i));
	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++)
		add_reply(q, r, nothing[i]);
	for (size_t i = 0; i < s->n_options; i++)
		add_reply(q, r,
		    arena_printf(q->arena, "%d", s->options[i].value));
	r->none = (unsigned char)ask(q, "");
}

/* Those of the item; items with the same answers share them. */
static const struct replies *
replies_of(struct asking *q, struct replies *list, size_t *n)
{
	const struct form_item *it = &q->answers->form->items[q->column->index];
	const bool na = it->question == NULL || it->question->na;
	const bool tells = plan_tells_shown(q->answers->form, q->column->index);
	struct replies *r = list;

	while (r < list + *n &&
	    (r->scale != it->scale || r->na != na || r->tells != tells))
		r++;
	if (r < list + *n)
		return r;
	r->scale = it->scale;
	r->na = na;
	r->tells = tells;
	make_replies(q, r);
	(*n)++;
	return r;
}

static void
plan_replies(struct arena *a, struct json_plan *p)
{
	const struct rows *rows = p->rows;
	struct asking q = {.arena = a, .lost = arena_new()};
	struct replies *list =
	    arena_array(a, rows->form->n_items, sizeof(*list));
	size_t n = 0;

	diag_init(&q.diags, q.lost);
	lines_begin(&q.lines, q.lost, "", "", 0, &q.diags);
	q.answers = answers_new(q.lost, rows->bank, rows->form, "");
	for (size_t i = 0; i < p->n_keys; i++) {
		struct json_key *k = &p->keys[i];

		q.column = k->column;
		if (q.column != NULL && q.column->kind == COLUMN_ITEM)
			k->replies = replies_of(&q, list, &n);
	}
	arena_free(q.lost);
}

/* --- the keys ------------------------------------------------------------- */

static struct json_key *
key_of(struct json_plan *p, const char *name)
{
	const int at = words_find(&p->by_name, name, strlen(name));

	if (at >= 0)
		return &p->keys[at];
	words_add(&p->by_name, name, (unsigned)p->n_keys);
	p->keys[p->n_keys] = (struct json_key){.name = name, .keep = -1};
	return &p->keys[p->n_keys++];
}

static void
add_column(struct json_plan *p, const struct column *c)
{
	struct json_key *k = key_of(p, c->name);

	k->column = c;
	if (c->kind == COLUMN_CAUSE)
		p->shares = true;
	if (c->kind != COLUMN_ITEM) {
		p->n_must += c->must;
		return;
	}
	k->slot = p->slot[c->index];
	/* as in a table that has no such column */
	p->absent[k->slot] =
	    (unsigned char)(p->rows->form->items[c->index].scale->n_options +
		(c->must ? CODE_NOT_REACHED : CODE_NOT_SHOWN));
}

/* What a row must say is looked at even so. */
static void
pass_over(struct json_plan *p, const char *name)
{
	struct json_key *k = key_of(p, name);

	if (k->column != NULL &&
	    (k->column->kind == COLUMN_ITEM || !k->column->must))
		k->column = NULL;
}

const struct json_plan *
json_plan_new(struct arena *a, const struct rows *r, const size_t *slot,
    size_t n_slots, const char *const *keep, size_t n_keep,
    const char *const *ignore, size_t n_ignore, const char *way_out)
{
	struct json_plan *p = arena_alloc(a, sizeof(*p));
	size_t most;

	*p = (struct json_plan){.rows = r,
	    .columns = rows_columns(a, r),
	    .slot = slot,
	    .n_slots = n_slots,
	    .n_keep = n_keep,
	    .way_out = way_out,
	    .absent = arena_alloc(a, n_slots + 1)};
	most = p->columns.n + n_keep + n_ignore;
	p->keys = arena_array(a, most, sizeof(*p->keys));
	words_init(&p->by_name, a, most);
	for (size_t i = 0; i < p->columns.n; i++)
		add_column(p, &p->columns.list[i]);
	for (size_t i = 0; i < n_keep; i++)
		key_of(p, keep[i])->keep = (int)i;
	for (size_t i = 0; i < n_ignore; i++)
		pass_over(p, ignore[i]);
	plan_replies(a, p);
	return p;
}
