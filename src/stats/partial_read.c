/* A partial has one way to be written, so it is read by asking for each line
 * in turn: what is unknown, stands twice or is missing is not the line that is
 * due. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/partial.h"
#include "harmcheck/str.h"
#include "partial_parts.h"

#define VALUES_FIRST 16
#define SIZE_OF_SCORE INT64_C(1000000000000000) /* checked closely later */

/* --- lines ---------------------------------------------------------------
 */

/* "WORD N" */
static bool
read_count(struct partial_text *t, const char *word, uint64_t *n)
{
	return text_line(t) && text_word(t, word) && text_count(t, n) &&
	    text_end(t);
}

/* "WORD ID N" */
static bool
read_count_of(struct partial_text *t, const char *word, const char *id,
    uint64_t *n)
{
	return text_line(t) && text_word(t, word) && text_word(t, id) &&
	    text_count(t, n) && text_end(t);
}

/* --- head ----------------------------------------------------------------
 */

static bool
read_number(struct partial_text *t, const char *word, int ours,
    const char *what)
{
	int64_t n;

	if (!text_line(t) || !text_word(t, word) ||
	    !text_int(t, 1, 1000000, &n) || !text_end(t))
		return false;
	if (n != ours)
		text_fault_line(t, t->line,
		    "%s %lld, and this program knows %d; count again, all "
		    "parts with one version of the program",
		    what, (long long)n, ours);
	return !t->failed;
}

static bool
read_magic(struct partial_text *t)
{
	const size_t n = strlen(PARTIAL_MAGIC);

	t->line = 1;
	if (t->n <= n || memcmp(t->text, PARTIAL_MAGIC " ", n + 1) != 0)
		return text_fault_line(t, 1,
		    "this is no file of harmcheck stats --partial: it does not "
		    "begin with \"%s\"",
		    PARTIAL_MAGIC);
	t->line = 0;
	return read_number(t, PARTIAL_MAGIC, PARTIAL_FORMAT,
		   "this is a partial of format") &&
	    read_number(t, "rules", PARTIAL_RULES,
		"the rows of this part were counted by the rules");
}

/* Different questions under one name are not to be added up. */
static bool
read_bank(struct partial_text *t, const struct bank *b, const char *digest)
{
	const char *id, *version, *theirs;
	struct buf ours;

	if (!text_line(t) || !text_word(t, "bank") || !text_token(t, &id) ||
	    !text_quoted(t, &version) || !text_token(t, &theirs) ||
	    !text_end(t))
		return false;
	buf_init(&ours, t->arena);
	json_quote(&ours, b->version, strlen(b->version));
	if (!str_eq(id, b->id) || !str_eq(version, ours.data) ||
	    !str_eq(theirs, digest))
		text_fault_line(t, t->line,
		    "this was counted with the bank %s %s (digest %.12s), and "
		    "wanted is %s %s (digest %.12s); parts of different banks "
		    "are not added up",
		    id, version, theirs, b->id, ours.data, digest);
	return !t->failed;
}

static const struct form *
read_form(struct partial_text *t, const struct bank *b)
{
	const struct form *f;
	const char *id;

	if (!text_line(t) || !text_word(t, "form") || !text_token(t, &id) ||
	    !text_end(t))
		return NULL;
	f = bank_form(b, id);
	if (f == NULL)
		text_fault_line(t, t->line, "the bank %s has no form \"%s\"",
		    b->id, id);
	return f;
}

static bool
read_rows(struct partial_text *t, struct tally *y)
{
	return read_count(t, "rows", &y->rows) &&
	    read_count(t, "bad", &y->bad) &&
	    read_count(t, "no-answer", &y->no_answer) && text_line(t) &&
	    text_word(t, "print") && text_print(t, &y->print) && text_end(t);
}

/* --- shards --------------------------------------------------------------
 */

/* What json_quote() made, read back. */
static const char *
unquote(struct arena *a, const char *raw)
{
	struct buf out;

	buf_init(&out, a);
	for (raw++; raw[1] != '\0'; raw++) {
		raw += *raw == '\\';
		buf_addc(&out, *raw);
	}
	return out.data;
}

static bool
read_shard(struct partial_text *t, struct tally_shard *s)
{
	const char *raw;

	if (!text_line(t) || !text_word(t, "shard") || !text_quoted(t, &raw))
		return false;
	s->name = unquote(t->arena, raw);
	if (!partial_name_fits(s->name))
		return text_fault(t, DIAG_TOO_LONG,
		    "the name of a shard has at most %d bytes",
		    PARTIAL_NAME_MOST);
	return text_count(t, &s->rows) && text_count(t, &s->bad) &&
	    text_print(t, &s->print) && text_end(t);
}

static bool
read_shards(struct partial_text *t, struct tally *y)
{
	unsigned line;
	int64_t n;

	if (!text_line(t) || !text_word(t, "shards") ||
	    !text_int(t, 1, PARTIAL_SHARDS_MOST, &n) || !text_end(t))
		return false;
	line = t->line;
	/* each takes a line of more than 20 bytes: no room for what cannot
	 * come */
	if ((size_t)n > (t->n - t->at) / 20)
		return text_fault_line(t, line,
		    "%lld shards are told of, and the file is too short for "
		    "them",
		    (long long)n);
	y->shards = arena_array(t->arena, (size_t)n, sizeof(*y->shards));
	for (; y->n_shards < (size_t)n; y->n_shards++) {
		struct tally_shard *s = &y->shards[y->n_shards];

		if (!read_shard(t, s))
			return false;
		if (y->n_shards > 0 && shard_compare(s - 1, s) > 0)
			return text_fault_line(t, t->line,
			    "the shards are not in order; nothing may be "
			    "changed in this file");
	}
	return check_shards(t, y, line);
}

/* --- questions -----------------------------------------------------------
 */

static bool
read_item_head(struct partial_text *t, const struct form_item *of)
{
	if (!text_line(t))
		return false;
	if (of->question != NULL)
		return text_word(t, "question") &&
		    text_word(t, of->question->id) && text_end(t);
	return text_word(t, "follow-up") && text_word(t, of->category->id) &&
	    text_word(t, of->follow_up->id) && text_end(t);
}

static bool
read_item(struct partial_text *t, struct tally *y, size_t item)
{
	const struct form_item *of = &y->form->items[item];
	struct tally_item *it = &y->items[item];
	unsigned line;

	if (!read_item_head(t, of))
		return false;
	line = t->line;
	for (size_t i = 0; i < of->scale->n_options; i++)
		if (!read_count_of(t, "answer", of->scale->options[i].id,
			&it->given[i]))
			return false;
	return read_count(t, "skipped", &it->skipped) &&
	    read_count(t, "not-applicable", &it->not_applicable) &&
	    read_count(t, "not-shown", &it->not_shown) &&
	    read_count(t, "not-reached", &it->not_reached) &&
	    check_item(t, y, item, line);
}

/* --- themes --------------------------------------------------------------
 */

static bool
read_value(struct partial_text *t, struct tally_counts *c)
{
	struct tally_count *it;
	int64_t value;
	uint64_t people;

	if (!text_line(t) || !text_word(t, "value") ||
	    !text_int(t, -SIZE_OF_SCORE, SIZE_OF_SCORE, &value) ||
	    !text_count(t, &people) || !text_end(t))
		return false;
	if (people == 0 || (c->n > 0 && c->list[c->n - 1].value >= value))
		return text_fault_line(t, t->line,
		    "values rise from line to line, and each has 1 person or "
		    "more");
	if (c->n == c->cap) {
		c->cap = c->cap > 0 ? 2 * c->cap : VALUES_FIRST;
		it = arena_array(t->arena, c->cap, sizeof(*it));
		if (c->n > 0)
			memcpy(it, c->list, c->n * sizeof(*it));
		c->list = it;
	}
	c->list[c->n++] = (struct tally_count){value, people};
	return true;
}

static bool
read_levels(struct partial_text *t, struct tally_theme *th)
{
	const struct category *c = th->category;

	for (size_t i = 0; i < c->n_levels; i++)
		if (!read_count_of(t, "level", c->levels[i].id, &th->levels[i]))
			return false;
	if (!read_count(t, "not-enough", &th->not_enough) ||
	    !read_count(t, "not-applicable", &th->not_applicable))
		return false;
	while (text_next_is(t, "value"))
		if (!read_value(t, &th->values))
			return false;
	return true;
}

static bool
read_parts(struct partial_text *t, struct tally_theme *th)
{
	if (!read_count(t, "complete", &th->complete))
		return false;
	for (size_t i = 0; i < th->n_questions; i++) {
		struct tally_part *p = &th->parts[i];

		if (!text_line(t) || !text_word(t, "sums") ||
		    !text_word(t, th->questions[i]->question->id) ||
		    !text_wide(t, &p->sum) || !text_wide(t, &p->square) ||
		    !text_wide(t, &p->with_total) || !text_end(t))
			return false;
	}
	return text_line(t) && text_word(t, "total") &&
	    text_wide(t, &th->total) && text_wide(t, &th->total_square) &&
	    text_end(t);
}

static bool
read_theme(struct partial_text *t, struct tally *y, size_t theme)
{
	struct tally_theme *th = &y->themes[theme];
	unsigned line;

	if (!text_line(t) || !text_word(t, "theme") ||
	    !text_word(t, th->category->id) || !text_end(t))
		return false;
	line = t->line;
	if (!read_levels(t, th) ||
	    (th->category->kind == KIND_SCALE && !read_parts(t, th)))
		return false;
	return check_theme(t, y, theme, line);
}

static bool
read_all(struct partial_text *t, struct tally *y)
{
	if (!read_rows(t, y) || !read_shards(t, y))
		return false;
	for (size_t i = 0; i < y->form->n_items; i++)
		if (!read_item(t, y, i))
			return false;
	for (size_t i = 0; i < y->form->n_categories; i++)
		if (!read_theme(t, y, i))
			return false;
	if (!text_line(t) || !text_word(t, "end") || !text_end(t))
		return false;
	if (t->at != t->n)
		return text_fault_line(t, t->line + 1,
		    "something stands behind the end");
	return true;
}

struct tally *
partial_read(struct arena *a, const struct bank *b, const char *digest,
    const char *file, const char *text, size_t n, struct diags *d)
{
	struct partial_text t = {.arena = a,
	    .diags = d,
	    .file = file,
	    .text = text,
	    .n = n};
	const struct form *f;
	struct tally *y;

	if (n > PARTIAL_BYTES_MOST) {
		text_fault_line(&t, 1,
		    "this file has %zu bytes; a partial has at most %zu", n,
		    PARTIAL_BYTES_MOST);
		return NULL;
	}
	if (!read_magic(&t) || !read_bank(&t, b, digest))
		return NULL;
	f = read_form(&t, b);
	if (f == NULL)
		return NULL;
	y = tally_new(a, b, f);
	return read_all(&t, y) ? y : NULL;
}
