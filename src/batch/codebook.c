/* What comes out of rows that are scored, column by column, as Table Schema. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/batch.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/num.h"
#include "harmcheck/rows.h"
#include "harmcheck/str.h"
#include "plan_parts.h"

static const char *const sentinel_states[] = {"speaks", "not-answered",
    "not-asked", "quiet"};

/* Of each theme; its title stands before. */
static const struct words {
	const char *title, *about;
} words[] = {
    [BATCH_SCORE] = {"score",
	"The score of this theme. Empty when too little was answered, or when "
	"nothing in it applies."},
    [BATCH_BAND] = {"level",
	"The level of this theme. Empty when too little was answered, or when "
	"nothing in it applies."},
    [BATCH_ANSWERED] = {"answered",
	"So many of the questions that count were answered."},
    [BATCH_ASKED] = {"asked",
	"So many questions count: those that were shown and apply."},
    [BATCH_LOWEST] = {"lowest",
	"The lowest score that the open questions leave possible."},
    [BATCH_HIGHEST] = {"highest",
	"The highest score that the open questions leave possible."},
    [BATCH_TICKED] = {"named", "So many questions were ticked."},
    [BATCH_WORST] = {"worst answer",
	"The gravest answer that was ticked. Empty when nothing was."},
};

struct codebook {
	const struct batch_setup *setup;
	const struct form *form;
	struct arena *scratch;
	struct json json;
};

static void
text(struct json *j, const char *key, const char *value)
{
	json_key(j, key);
	json_string(j, value);
}

static void
begin_field(struct codebook *k, const char *name, const char *type,
    const char *title, const char *about)
{
	json_object(&k->json);
	text(&k->json, "name", name);
	text(&k->json, "type", type);
	text(&k->json, "title", title);
	text(&k->json, "description", about);
}

/* A field without constraints of its own. */
static void
field(struct codebook *k, const char *name, const char *type, const char *title,
    const char *about)
{
	begin_field(k, name, type, title, about);
	json_end_object(&k->json);
}

/* --- what a number can be ------------------------------------------------- */

struct range {
	int64_t least, most;
};

/* Can the question be left out of the sum without a gap? */
static bool
can_be_out(const struct form *f, const struct question *q)
{
	return q->na || q->when != NULL ||
	    (q->depth == DEPTH_FULL && f->depth == DEPTH_CORE);
}

static void
add_item(const struct codebook *k, const struct scale_item *si,
    struct range *sum, struct range *one, int64_t *weight)
{
	const struct question *q = si->question;
	const struct scale *s = q->voice[k->form->voice].scale;
	const bool out = can_be_out(k->form, q);

	if (k->form->item_of[q->index] < 0)
		return;
	if (*weight == 0 || s->min < one->least)
		one->least = s->min;
	if (*weight == 0 || s->max > one->most)
		one->most = s->max;
	*weight += si->weight;
	if (!out || s->min < 0)
		sum->least += si->weight * s->min;
	if (!out || s->max > 0)
		sum->most += si->weight * s->max;
}

/* A score of C, in units of 10^-decimals; never narrower than it is. */
static struct range
score_range(const struct codebook *k, const struct category *c)
{
	struct range sum = {0}, one = {0};
	int64_t weight = 0, unit = 1;

	for (size_t i = 0; i < c->n_items; i++)
		add_item(k, &c->items[i], &sum, &one, &weight);
	for (unsigned i = 0; i < c->decimals; i++)
		unit *= 10;
	if (c->shown_as == SHOWN_AS_PERCENT)
		return (struct range){0, 100 * unit};
	if (c->method == METHOD_MEAN)
		return (struct range){one.least * unit, one.most * unit};
	if (c->gaps == GAPS_PRORATE) {
		/* gaps are filled with what was answered, all the same */
		const int64_t low = one.least * weight,
			      high = one.most * weight;

		sum.least = low < sum.least ? low : sum.least;
		sum.most = high > sum.most ? high : sum.most;
	}
	return (struct range){
	    num_round((num_wide)sum.least * unit, NUM_ONE),
	    num_round((num_wide)sum.most * unit, NUM_ONE),
	};
}

/* Questions of C that the form may ask. */
static int64_t
count(const struct codebook *k, const struct category *c)
{
	int64_t n = 0;

	for (size_t i = 0; c->kind == KIND_SCALE && i < c->n_items; i++)
		n += k->form->item_of[c->items[i].question->index] >= 0;
	for (size_t i = 0; c->kind == KIND_EVENTS && i < k->form->n_items; i++)
		n += k->form->items[i].question != NULL &&
		    k->form->items[i].category == c;
	return n;
}

static void
numbers(struct codebook *k, struct range r, unsigned decimals)
{
	struct json *j = &k->json;

	json_key(j, "constraints");
	json_object(j);
	json_key(j, "minimum");
	json_decimal(j, r.least, decimals);
	json_key(j, "maximum");
	json_decimal(j, r.most, decimals);
	json_end_object(j);
}

/* --- what a word can be --------------------------------------------------- */

static void
begin_words(struct codebook *k)
{
	json_key(&k->json, "constraints");
	json_object(&k->json);
	json_key(&k->json, "enum");
	json_array(&k->json);
}

static void
end_words(struct codebook *k)
{
	json_end_array(&k->json);
	json_end_object(&k->json);
}

/* Ids of all answers that count as ticked, each of them once. */
static void
worst_words(struct codebook *k, const struct category *c)
{
	const struct bank *b = k->setup->rows.bank;
	bool *has = arena_array(k->scratch, b->n_scales, sizeof(*has));
	const char **seen;
	size_t n = 0, most = 0;

	for (size_t i = 0; i < k->form->n_items; i++)
		if (k->form->items[i].category == c &&
		    k->form->items[i].question != NULL)
			has[k->form->items[i].scale - b->scales] = true;
	for (size_t i = 0; i < b->n_scales; i++)
		most += b->scales[i].n_options;
	seen = arena_array(k->scratch, most, sizeof(*seen));
	for (size_t i = 0; i < b->n_scales; i++)
		for (size_t o = 0; has[i] && o < b->scales[i].n_options; o++) {
			const struct option *option = &b->scales[i].options[o];
			size_t at = 0;

			while (at < n && !str_eq(seen[at], option->id))
				at++;
			if (!option->ticked || at < n)
				continue;
			seen[n++] = option->id;
			json_string(&k->json, option->id);
		}
}

static void
theme_words(struct codebook *k, const struct category *c, enum batch_column of)
{
	begin_words(k);
	if (of == BATCH_WORST)
		worst_words(k, c);
	else
		for (size_t i = 0; i < c->n_levels; i++)
			json_string(&k->json, c->levels[i].id);
	end_words(k);
}

/* --- the fields ----------------------------------------------------------- */

static const char *
title_of(const struct codebook *k, const char *const of[BANK_VOICES_MAX],
    const char *id)
{
	const char *title = of[k->form->voice];

	return title != NULL ? title : id;
}

/* What is said of C, and, of levels, what each is called. */
static const char *
about(const struct codebook *k, const struct category *c, enum batch_column of)
{
	struct buf out;

	buf_init(&out, k->scratch);
	buf_adds(&out, words[of].about);
	for (size_t i = 0; of == BATCH_BAND && i < c->n_levels; i++)
		buf_addf(&out, "%s%s: %s", i == 0 ? " " : "; ", c->levels[i].id,
		    title_of(k, c->levels[i].label.of, c->levels[i].id));
	return out.data;
}

static void
theme_field(struct codebook *k, const struct category *c, enum batch_column of)
{
	const bool is_word = of == BATCH_BAND || of == BATCH_WORST;
	const bool is_score =
	    of == BATCH_SCORE || of == BATCH_LOWEST || of == BATCH_HIGHEST;

	begin_field(k, plan_column_name(k->scratch, c, of),
	    is_word        ? "string"
		: is_score ? "number"
			   : "integer",
	    arena_printf(k->scratch, "%s: %s", title_of(k, c->title.of, c->id),
		words[of].title),
	    about(k, c, of));
	if (is_word)
		theme_words(k, c, of);
	else if (is_score)
		numbers(k, score_range(k, c), c->decimals);
	else
		numbers(k, (struct range){0, count(k, c)}, 0);
	json_end_object(&k->json);
}

static bool
asks_for(const struct form *f, enum sentinel_kind kind)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL &&
		    f->items[i].question->sentinel == kind)
			return true;
	return false;
}

static void
sentinel_fields(struct codebook *k)
{
	const struct sentinel *s;

	for (size_t i = 0; (s = bank_sentinel(k->setup->rows.bank, i)) != NULL;
	     i++) {
		if (!asks_for(k->form, s->kind))
			continue;
		begin_field(k,
		    arena_printf(k->scratch, "sentinel_%s",
			sentinel_name(s->kind)),
		    "string", title_of(k, s->title.of, sentinel_name(s->kind)),
		    "Whether an answer of this kind speaks alone, whatever the "
		    "scores are.");
		begin_words(k);
		for (size_t w = 0;
		     w < sizeof(sentinel_states) / sizeof(sentinel_states[0]);
		     w++)
			json_string(&k->json, sentinel_states[w]);
		end_words(k);
		json_end_object(&k->json);
	}
}

static void
column_fields(struct codebook *k, enum batch_column of)
{
	if (of == BATCH_SENTINELS)
		sentinel_fields(k);
	else if (of != BATCH_ERROR)
		for (size_t i = 0; i < k->form->n_categories; i++)
			if (plan_has_column(k->form->categories[i], of))
				theme_field(k, k->form->categories[i], of);
}

static void
fields(struct codebook *k)
{
	const struct batch_setup *s = k->setup;
	bool error = false;

	field(k, "id", "string", "id",
	    "The id of the row, as it came in. Empty when it has none.");
	for (size_t i = 0; i < s->n_keep; i++)
		field(k, s->keep[i], "string", s->keep[i],
		    "Handed on as it came in.");
	for (size_t i = 0; i < s->n_columns; i++) {
		column_fields(k, s->columns[i]);
		error |= s->columns[i] == BATCH_ERROR;
	}
	if (error)
		field(k, "error", "string", "error",
		    "Why the row could not be read: the code of the first "
		    "finding. Empty when it could.");
}

void
batch_codebook(const struct batch_setup *s, struct buf *out)
{
	struct codebook k = {.setup = s,
	    .form = s->rows.form,
	    .scratch = arena_new()};
	const struct bank *b = s->rows.bank;
	struct json *j = &k.json;

	json_init(j, out);
	json_object(j);
	text(j, "name", s->rows.form->id);
	text(j, "title", s->rows.form->title);
	text(j, "description",
	    "Scores of answers to this form, one row for each row of answers. "
	    "The fields of a row that could not be read are empty, but for its "
	    "id.");
	json_key(j, "harmcheck");
	json_object(j);
	text(j, "bank", b->id);
	text(j, "version", b->version);
	text(j, "form", s->rows.form->id);
	text(j, "digest", s->rows.digest);
	json_end_object(j);
	json_key(j, "fields");
	json_array(j);
	fields(&k);
	json_end_array(j);
	json_key(j, "missingValues");
	json_array(j);
	json_string(j, "");
	json_end_array(j);
	json_end_object(j);
	buf_addc(out, '\n');
	arena_free(k.scratch);
}
