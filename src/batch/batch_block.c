/* A block of lines, row by row. */
#include <string.h>

#include "batch_parts.h"
#include "csv_wide.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/tally.h"

#define OUT_STEP ((size_t)0xffff)
/* A line of one byte may become a row of a thousand. Where much more comes out
 * of a block than goes in, it is done in pieces. */
#define OUT_LEAST ((size_t)1 << 20)
#define OUT_TIMES 8

enum row_is { ROW_GOOD, ROW_BAD, ROW_HEADS, ROW_NOTHING };

/* --- one row ---------------------------------------------------------------
 */

static enum row_is
read_csv(struct batch_worker *w, const char *line, size_t n,
    struct json_fault *f)
{
	const struct csv_heads *h = w->batch->csv;

	if (csv_is_nothing(line, n))
		return ROW_NOTHING;
	switch (csv_row(h, line, n, &w->row)) {
	case CSV_GOOD:
		return ROW_GOOD;
	case CSV_HEADS:
		return ROW_HEADS;
	case CSV_ODD:
		break;
	}
	arena_reset(w->scratch);
	return csv_explain(h, w->scratch, line, n, &w->row, f) == CSV_GOOD
	    ? ROW_GOOD
	    : ROW_BAD;
}

/* Who has an id says something. */
static enum row_is
good_json(const struct batch_worker *w, const char *line, size_t n)
{
	return w->row.id.n == 0 && json_is_nothing(line, n) ? ROW_NOTHING
							    : ROW_GOOD;
}

static enum row_is
read_json(struct batch_worker *w, const char *line, size_t n,
    struct json_fault *f)
{
	const struct json_plan *p = w->batch->json;

	if (!w->batch->setup->plainly &&
	    json_row(p, w->json, line, n, &w->row) == JSON_GOOD)
		return good_json(w, line, n);
	if (json_is_blank(line, n))
		return ROW_NOTHING;
	arena_reset(w->scratch);
	return json_explain(p, w->json, w->scratch, line, n, &w->row, f) ==
		JSON_GOOD
	    ? good_json(w, line, n)
	    : ROW_BAD;
}

/* Is nothing said in any of the cells? */
static bool
says_nothing(const struct batch_worker *w)
{
	const struct form *f = w->plan->form;

	for (size_t i = 0; i < f->n_items; i++) {
		const unsigned code = w->codes[w->plan->slot[i]];
		const size_t options = f->items[i].scale->n_options;

		if (code != options + CODE_NOT_REACHED &&
		    code != options + CODE_NOT_SHOWN)
			return false;
	}
	return true;
}

static void
count_row(struct batch_worker *w)
{
	const struct plan *p = w->plan;

	w->tally->rows++;
	w->tally->no_answer += says_nothing(w);
	if (w->batch->setup->print)
		w->tally->print += batch_print(w);
	for (size_t i = 0; i < p->n_raw; i++)
		w->raw[i][w->codes[p->raw[i].slot]]++;
}

SELDOM static void
take_counted(struct batch_worker *w, struct buf *out)
{
	if (w->tally == NULL)
		return; /* nobody wants to know */
	count_row(w);
	if (w->quiet) {
		finders_count(w->finders, &w->at);
		return;
	}
	finders_look_and_count(w->finders, &w->at);
	batch_write(w, out);
}

EACH_ROW static void
take_good(struct batch_worker *w, size_t line, struct buf *out)
{
	batch_note_id(w, line);
	if (w->tally != NULL || w->quiet) {
		take_counted(w, out);
		return;
	}
	finders_look(w->finders, &w->at);
	batch_write(w, out);
}

static void
take_bad(struct batch_worker *w, size_t line, const struct json_fault *f,
    struct buf *out)
{
	struct batch_report *r = &w->report;

	batch_note_id(w, line);
	r->bad++;
	if (r->faults == NULL)
		r->faults = arena_array(w->block, BATCH_FAULTS_MOST,
		    sizeof(*r->faults));
	if (r->n_faults < BATCH_FAULTS_MOST)
		r->faults[r->n_faults++] = (struct batch_fault){.line = line,
		    .col = f->col,
		    .code = f->code,
		    .msg = arena_strdup(w->block, f->msg),
		    .id = arena_strndup(w->block, w->row.id.s, w->row.id.n)};
	if (w->batch->setup->strict) {
		r->stopped = true;
		return;
	}
	if (w->tally != NULL)
		w->tally->bad++;
	if (!w->batch->setup->quiet)
		batch_write_bad(w, f->code, out);
	/* what the row began to say is not the next one's */
	memcpy(w->row.codes, w->nothing, w->batch->plan->n_slots);
}

typedef unsigned char narrow_of __attribute__((vector_size(PLAN_LANES)));
typedef uint16_t wide_of __attribute__((vector_size(PLAN_LANES * 2)));

/* What was not read in the quick way stands in bytes. */
static void
widen(struct batch_worker *w)
{
	const size_t n = PLAN_ROOM(w->plan->n_slots);

	for (size_t i = 0; i < n; i += PLAN_LANES) {
		narrow_of x;
		wide_of y;

		memcpy(&x, w->row.codes + i, sizeof(x));
		y = __builtin_convertvector(x, wide_of);
		memcpy(w->codes + i, &y, sizeof(y));
	}
}

/* What comes out of a line in which nothing stands; each time the same. It is
 * found without the tally, which knows people only. */
static void
make_nothing(struct batch_worker *w, struct buf *line)
{
	struct arena *own = arena_new();
	struct finder *finders = finders_new(own, w->engine, w->plan, NULL);

	buf_init(line, w->arena);
	w->row.id = (struct json_text){"", 0, JSON_WAS_NOTHING};
	for (size_t i = 0; i < w->batch->setup->n_keep; i++)
		w->row.kept[i] = w->row.id;
	w->row.plain = false;
	memcpy(w->row.codes, w->nothing, w->plan->n_slots);
	widen(w);
	finders_look(finders, &w->at);
	batch_write(w, line);
	arena_free(own);
}

SELDOM static void
take_nothing(struct batch_worker *w, struct buf *out)
{
	w->report.nothing++;
	if (w->quiet)
		return;
	if (w->nothing_line.len == 0)
		make_nothing(w, &w->nothing_line);
	buf_add(out, w->nothing_line.data, w->nothing_line.len);
}

static void
take_line(struct batch_worker *w, const char *line, size_t n, size_t line_no,
    struct buf *out)
{
	struct json_fault f;

	switch (w->batch->csv != NULL ? read_csv(w, line, n, &f)
				      : read_json(w, line, n, &f)) {
	case ROW_GOOD:
		widen(w);
		take_good(w, line_no, out);
		break;
	case ROW_BAD:
		take_bad(w, line_no, &f, out);
		break;
	case ROW_HEADS:
		break;
	case ROW_NOTHING:
		take_nothing(w, out);
		break;
	}
}

/* --- the block --------------------------------------------------------------
 */

static void
begin(struct batch_worker *w)
{
	arena_reset(w->block);
	w->report = (struct batch_report){.first_id = w->first_id};
	w->n_ids = 0;
	w->last.n = 0;
}

/* A row of a file without ids, in the quick way. A line in which nothing stands
 * would be quick to read there, too: elsewhere it lacks an id, and is not. */
static bool
read_bare(struct batch_worker *w, const char **at, const char *end)
{
	const struct csv_heads *h = w->batch->csv;
	const char *stop;

	if (**at < '0') {
		stop = memchr(*at, '\n', (size_t)(end - *at));
		if (csv_is_nothing(*at,
			(size_t)((stop != NULL ? stop : end) - *at)))
			return false;
	}
	return (w->first != NULL &&
		   csv_wide(h, at, end, w->first, w->codes, &w->row)) ||
	    csv_quick(h, at, end, w->codes, &w->row);
}

const struct batch_report *
batch_block(struct batch_worker *w, const char *text, size_t n, struct buf *out)
{
	const struct csv_heads *h = w->batch->csv;
	const bool able = h != NULL && h->quick && !w->batch->setup->plainly;
	const bool quick = able && h->id_first, bare = able && !h->id_first;
	unsigned char *wide = quick ? w->first : NULL;
	const char *const from = text, *const end = text + n;
	const size_t most =
	    n < OUT_LEAST / OUT_TIMES ? OUT_LEAST : n * OUT_TIMES;
	size_t lines = 0;

	begin(w);
	/* Enough for most forms; else it grows. Blocks are never quite the
	 * same, and the next one need not grow for that. */
	buf_reserve(out, 2 * n | OUT_STEP);
	while (text < end && !w->report.stopped && out->len < most) {
		const char *stop;

		lines++;
		if ((wide != NULL &&
			csv_wide(h, &text, end, wide, w->codes, &w->row)) ||
		    (quick && csv_quick(h, &text, end, w->codes, &w->row)) ||
		    (bare && read_bare(w, &text, end))) {
			take_good(w, lines, out);
			continue;
		}
		stop = memchr(text, '\n', (size_t)(end - text));
		stop = stop != NULL ? stop : end;
		take_line(w, text, (size_t)(stop - text), lines, out);
		text = stop < end ? stop + 1 : end;
	}
	w->report.lines = lines;
	w->report.taken = (size_t)(text - from);
	w->report.last_id = w->last.s;
	w->report.n_last_id = w->last.n;
	return &w->report;
}
