/* Which cells come out of a row, and their finished text. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "plan_parts.h"

const size_t cell_bytes[] = {
    [CELL_SHORT] = CELL_SHORT_MOST + 1,
    [CELL_LONG] = CELL_LONG_MOST + 1,
    [CELL_WORD] = sizeof(const struct word *),
    [CELL_LONG_WORD] = sizeof(const struct word *),
};

#define OF_SCALES 1u
#define OF_EVENTS 2u

static const struct column_kind_row {
	const char *name;
	unsigned of;
	const char *suffix;
} column_rows[] = {
    [BATCH_SCORE] = {"score", OF_SCALES, ""},
    [BATCH_BAND] = {"band", OF_SCALES | OF_EVENTS, "_band"},
    [BATCH_ANSWERED] = {"answered", OF_SCALES | OF_EVENTS, "_answered"},
    [BATCH_ASKED] = {"asked", OF_SCALES | OF_EVENTS, "_asked"},
    [BATCH_LOWEST] = {"lowest", OF_SCALES, "_lowest"},
    [BATCH_HIGHEST] = {"highest", OF_SCALES, "_highest"},
    [BATCH_TICKED] = {"ticked", OF_EVENTS, "_ticked"},
    [BATCH_WORST] = {"worst", OF_EVENTS, "_worst"},
    [BATCH_SENTINELS] = {"sentinels", 0, ""},
    [BATCH_ERROR] = {"error", 0, ""},
};

static const char *const sentinel_words[] = {
    [SENTINEL_OUT_SPEAKS] = "speaks",
    [SENTINEL_OUT_NOT_ANSWERED] = "not-answered",
    [SENTINEL_OUT_NOT_ASKED] = "not-asked",
    [SENTINEL_OUT_QUIET] = "quiet",
};

enum batch_column
batch_column(const char *name)
{
	enum batch_column c = 0;

	if (str_eq(name, "level"))
		return BATCH_BAND;
	while (c < BATCH_COLUMNS && !str_eq(column_rows[c].name, name))
		c++;
	return c;
}

const char *
batch_column_name(enum batch_column c)
{
	return column_rows[c].name;
}

bool
plan_has_column(const struct category *c, enum batch_column column)
{
	return (column_rows[column].of &
		   (c->kind == KIND_SCALE ? OF_SCALES : OF_EVENTS)) != 0;
}

const char *
plan_column_name(struct arena *a, const struct category *c,
    enum batch_column column)
{
	if (column == BATCH_BAND && c->kind == KIND_EVENTS)
		return arena_printf(a, "%s_level", c->id);
	return arena_printf(a, "%s%s", c->id, column_rows[column].suffix);
}

/* --- words ---------------------------------------------------------------- */

/* Could a spreadsheet take the id S for a formula? Not a number. */
static bool
is_formula(const char *s)
{
	return s[0] == '-' &&
	    (s[1] == '\0' || s[1 + strspn(s + 1, "0123456789")] != '\0');
}

static void
make_word(struct arena *a, bool json, const char *s, struct word *w)
{
	struct buf b;

	buf_init(&b, a);
	if (json && s == NULL)
		buf_adds(&b, "null");
	else if (json)
		json_quote(&b, s, strlen(s));
	else if (s != NULL && is_formula(s))
		buf_addf(&b, ",\"'%s\"", s);
	else
		buf_addf(&b, ",%s", s != NULL ? s : "");
	w->n = b.len;
	w->whole = b.data;
	memcpy(w->text, b.data,
	    b.len < sizeof(w->text) ? b.len : sizeof(w->text));
}

/* The words of N ids (at every STRIDE bytes from FIRST), and one for none. */
static const struct word *
make_words(struct arena *a, bool json, const char *const *ids, size_t n)
{
	struct word *words = arena_array(a, n + 1, sizeof(*words));

	for (size_t i = 0; i < n; i++)
		make_word(a, json, ids[i], &words[i]);
	make_word(a, json, NULL, &words[n]);
	return words;
}

static void
add_words(struct arena *a, const struct plan *p, const struct unit *u,
    struct out_cell *c)
{
	struct arena *scratch = arena_new();
	const char **ids;

	if (c->column == BATCH_SENTINELS) {
		c->n_words = SENTINEL_OUTS;
		c->words =
		    make_words(a, p->json, sentinel_words, SENTINEL_OUTS);
	} else if (c->column == BATCH_BAND) {
		c->n_words = u->category->n_levels;
		ids = arena_array(scratch, c->n_words, sizeof(*ids));
		for (size_t i = 0; i < c->n_words; i++)
			ids[i] = u->category->levels[i].id;
		c->words = make_words(a, p->json, ids, c->n_words);
	} else {
		/* one list for all answer sets, in their order in the bank */
		for (size_t i = 0; i < p->bank->n_scales; i++)
			c->n_words += p->bank->scales[i].n_options;
		ids = arena_array(scratch, c->n_words, sizeof(*ids));
		for (size_t i = 0, n = 0; i < p->bank->n_scales; i++)
			for (size_t k = 0; k < p->bank->scales[i].n_options;
			     k++)
				ids[n++] = p->bank->scales[i].options[k].id;
		c->words = make_words(a, p->json, ids, c->n_words);
	}
	arena_free(scratch);
}

/* --- numbers --------------------------------------------------------------
 */

/* The longest text that a score of C, shown as points, can have. */
static size_t
score_length(const struct plan *p, const struct category *c)
{
	int64_t sum = 0, mean = 0;
	char text[32];

	for (size_t i = 0; i < c->n_items; i++) {
		const struct asked *q =
		    &c->items[i].question->voice[p->form->voice];
		int64_t size;

		if (q->scale == NULL)
			continue;
		size = q->scale->max > -q->scale->min ? q->scale->max
						      : -q->scale->min;
		/* reversed it is min + max - value, which is no larger */
		sum += c->items[i].weight * size / NUM_ONE + 1;
		mean = size > mean ? size : mean;
	}
	/* a mean is no larger than the largest value, whatever the weights */
	num_format(c->method == METHOD_MEAN ? -mean : -sum, 0, text);
	/* a sign and a point */
	return strlen(text) + 1 + c->decimals;
}

static enum cell_kind
kind_of(const struct plan *p, const struct unit *u, enum batch_column column)
{
	switch (column) {
	case BATCH_BAND:
	case BATCH_WORST:
	case BATCH_SENTINELS:
		return CELL_WORD;
	case BATCH_SCORE:
	case BATCH_LOWEST:
	case BATCH_HIGHEST:
		/* A share of 100 has no sign. */
		if (u->category->shown_as == SHOWN_AS_PERCENT)
			return u->category->decimals <= 2 ? CELL_SHORT
							  : CELL_LONG;
		return score_length(p, u->category) < CELL_SHORT_MOST
		    ? CELL_SHORT
		    : CELL_LONG;
	default:
		return CELL_SHORT; /* counts; a form has at most 1000 items */
	}
}

/* --- which ----------------------------------------------------------------
 */

static enum cell_kind
kind_of_words(const struct out_cell *c)
{
	for (size_t i = 0; i <= c->n_words; i++)
		if (c->words[i].n > sizeof(c->words->text))
			return CELL_LONG_WORD;
	return CELL_WORD;
}

static void
add_cell(struct arena *a, struct plan *p, size_t unit, enum batch_column column)
{
	struct unit *u = &p->units[unit];
	struct out_cell *c = &p->cells[p->n_cells++];
	struct buf key;

	*c = (struct out_cell){.column = column,
	    .kind = kind_of(p, u, column),
	    .unit = unit,
	    .at = u->cells};
	u->cells += cell_bytes[c->kind];
	if (c->kind == CELL_WORD) {
		add_words(a, p, u, c);
		c->kind = kind_of_words(c);
	}
	c->name = u->of == UNIT_SENTINEL
	    ? arena_printf(a, "sentinel_%s", sentinel_name(u->kind))
	    : plan_column_name(a, u->category, column);
	if (!p->json)
		return;
	buf_init(&key, a);
	buf_addf(&key, ",\"%s\":", c->name);
	c->prefix = key.data;
	c->n_prefix = key.len;
}

static bool
has_column(const struct unit *u, enum batch_column column)
{
	if (column == BATCH_SENTINELS)
		return u->of == UNIT_SENTINEL;
	return u->of == UNIT_THEME && plan_has_column(u->category, column);
}

/* In the order of the themes and sentinels, which is not that of the units. */
static void
add_column(struct arena *a, struct plan *p, enum batch_column column)
{
	for (size_t place = 0; place < p->n_units; place++)
		for (size_t i = 0; i < p->n_units; i++)
			if (p->units[i].place == place &&
			    has_column(&p->units[i], column))
				add_cell(a, p, i, column);
}

/* What stands in place of the cells of a bad row. */
static void
make_bad(struct arena *a, struct plan *p)
{
	struct buf b;

	buf_init(&b, a);
	for (size_t i = 0; i < p->n_cells; i++) {
		const struct out_cell *c = &p->cells[i];

		if (p->json) {
			buf_add(&b, c->prefix, c->n_prefix);
			buf_adds(&b, "null");
		} else {
			buf_addc(&b, ',');
		}
	}
	p->bad = (struct word){.whole = b.data, .n = b.len};
}

static bool
goes_on(const struct cell_run *r, const struct out_cell *c)
{
	return r->kind == c->kind && r->at == c->at &&
	    r->unit + r->n == c->unit;
}

static void
make_runs(struct arena *a, struct plan *p)
{
	p->runs = arena_array(a, p->n_cells + 1, sizeof(*p->runs));
	for (size_t i = 0; i < p->n_cells; i++) {
		const struct out_cell *c = &p->cells[i];

		if (p->n_runs == 0 || !goes_on(&p->runs[p->n_runs - 1], c))
			p->runs[p->n_runs++] =
			    (struct cell_run){c->kind, c->unit, 0, c->at};
		p->runs[p->n_runs - 1].n++;
	}
}

static size_t
most_bytes(const struct out_cell *c)
{
	size_t most = cell_bytes[c->kind] > sizeof(c->words->text)
	    ? cell_bytes[c->kind]
	    : sizeof(c->words->text);

	for (size_t i = 0; c->words != NULL && i <= c->n_words; i++)
		if (c->words[i].n > most)
			most = c->words[i].n;
	return most + c->n_prefix;
}

void
plan_cells(struct arena *a, const struct batch_setup *s, struct plan *p)
{
	p->cells = arena_array(a, s->n_columns * (p->n_units + 1) + 1,
	    sizeof(*p->cells));
	for (size_t i = 0; !s->quiet && i < s->n_columns; i++)
		if (s->columns[i] == BATCH_ERROR)
			p->error = true;
		else
			add_column(a, p, s->columns[i]);
	p->plain = !p->json && !p->error;
	make_runs(a, p);
	make_bad(a, p);
	/* an id in front, and what is copied too much */
	p->row_bytes = p->bad.n + ROWS_ID_MOST + 128;
	for (size_t i = 0; i < p->n_cells; i++)
		p->row_bytes += most_bytes(&p->cells[i]);
}
