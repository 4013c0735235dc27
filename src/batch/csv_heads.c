/* The line of heads of a stream of rows. */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/batch.h"
#include "harmcheck/str.h"
#include "plan_parts.h"

static int
place_of(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return (int)i;
	return -1;
}

/* One dictionary for each answer set of the bank. */
static const struct dictionary *
dictionary_of(struct arena *a, const struct bank *b,
    const struct dictionary **made, const struct scale *s)
{
	const size_t i = (size_t)(s - b->scales);

	if (made[i] == NULL)
		made[i] = dictionary_new(a, s);
	return made[i];
}

static void
make_form(struct arena *a, struct csv_heads *h)
{
	struct rows plain = *h->rows;

	plain.digest = NULL;
	h->form = rows_form_name(a, h->rows);
	h->n_form = strlen(h->form);
	h->n_form_short = strlen(rows_form_name(a, &plain));
}

static void
make_columns(struct arena *a, struct csv_heads *h, const struct batch_setup *s,
    const struct lines *l)
{
	const struct form *f = h->rows->form;
	const struct dictionary **made =
	    arena_array(a, h->rows->bank->n_scales + 1, sizeof(*made));

	h->columns = arena_array(a, h->n + 1, sizeof(*h->columns));
	h->slot = arena_array(a, f->n_items + 1, sizeof(*h->slot));
	for (size_t i = 0; i < f->n_items; i++)
		h->slot[i] = SIZE_MAX;
	for (size_t i = 0; i < h->n; i++) {
		struct csv_column *c = &h->columns[i];

		c->column =
		    h->heads[i]->kind != COLUMN_OTHER ? h->heads[i] : NULL;
		c->kept = place_of(l->cells.list[i].text, s->keep, s->n_keep);
		if (c->column == NULL || c->column->kind != COLUMN_ITEM)
			continue;
		c->slot = h->n_items++;
		h->slot[c->column->index] = c->slot;
		c->dictionary = dictionary_of(a, h->rows->bank, made,
		    f->items[c->column->index].scale);
		c->one = c->kept < 0 ? c->dictionary->one : NULL;
		c->not_reached = (unsigned char)plan_code(f, c->column->index,
		    CODE_NOT_REACHED);
		c->not_shown = plan_tells_shown(f, c->column->index)
		    ? CODES_MOST
		    : plan_code(f, c->column->index, CODE_NOT_SHOWN);
		c->refused = f->items[c->column->index].question == NULL ||
			f->items[c->column->index].question->na
		    ? CODES_MOST
		    : plan_code(f, c->column->index, CODE_NOT_APPLICABLE);
	}
	/* the quick way writes so many at a time */
	h->n_slots = h->n_items + CSV_LANES - 1;
	for (size_t i = 0; i < f->n_items; i++)
		if (h->slot[i] == SIZE_MAX)
			h->slot[i] = h->n_slots++;
}

/* Every name that is to be kept must be there. */
static void
check_kept(const struct csv_heads *h, const struct batch_setup *s,
    struct lines *l)
{
	for (size_t k = 0; k < s->n_keep; k++) {
		bool found = false;

		for (size_t i = 0; i < h->n; i++)
			found |= h->columns[i].kept == (int)k;
		if (!found)
			lines_fault(l, DIAG_MISSING_KEY, 1,
			    "there is no column %s to keep",
			    lines_quoted(l, s->keep[k]));
	}
}

struct csv_heads *
csv_heads_new(struct arena *a, const struct batch_setup *s, const char *line,
    size_t n, struct diags *d)
{
	struct csv_heads *h = arena_alloc(a, sizeof(*h));
	struct reading r = {.arena = a,
	    .rows = &s->rows,
	    .others = {{s->keep, s->n_keep}, {s->ignore, s->n_ignore}},
	    .way_out = s->quiet ? WAY_OUT_IGNORE : WAY_OUT_KEEP};
	bool good;

	h->rows = &s->rows;
	h->file = s->file;
	h->keeps = s->n_keep > 0;
	if (s->header == BATCH_HEADER_AUTO) {
		h->known = line;
		h->n_known = n;
	}
	lines_begin(&r.lines, arena_new(), s->file, line, n, d);
	r.lines.at = 0; /* the mark of the file is passed already */
	r.columns = rows_columns(a, &s->rows);
	r.has = arena_array(a, r.columns.n + 1, sizeof(bool));
	good = rows_heads(&r);
	h->heads = r.heads;
	h->n = r.n_heads;
	if (good) {
		make_form(a, h);
		make_columns(a, h, s, &r.lines);
		check_kept(h, s, &r.lines);
		good = r.lines.faults == 0;
	}
	arena_free(r.lines.scratch);
	if (!good)
		return NULL;
	csv_quick_plan(a, h);
	return h;
}
