/* What is to be done with a stream of rows: which columns it has, and which
 * come out. */
#include "harmcheck/batch.h"

#include <string.h>

#include "batch_parts.h"
#include "csv_wide.h"
#include "finder_wide.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/tally.h"

#define BOM "\xef\xbb\xbf"

/* The first line of TEXT, without what ends it; *NEXT: where the second begins.
 */
static size_t
first_line(const char *text, size_t n, size_t *next)
{
	const char *end = n > 0 ? memchr(text, '\n', n) : NULL;
	size_t length = end != NULL ? (size_t)(end - text) : n;

	*next = end != NULL ? length + 1 : n;
	if (length > 0 && text[length - 1] == '\r')
		length--;
	return length;
}

/* The line of heads that is known without looking at the text. */
static const char *
known_heads(struct arena *a, const struct batch_setup *s, size_t *n)
{
	struct buf b;
	size_t next;

	if (s->head != NULL) {
		*n = first_line(s->head, strlen(s->head), &next);
		return s->head;
	}
	buf_init(&b, a);
	rows_write_head(&b, &s->rows);
	*n = b.len - 1; /* without the line feed */
	return b.data;
}

/* Is the first row of another form? That is said before its heads are: those
 * would be said to be wrong one by one. The last line may be cut. */
static bool
is_of_form(const struct batch_setup *s, const char *text, size_t n,
    struct diags *d)
{
	while (n > 0 && text[n - 1] != '\n')
		n--;
	return rows_form_first(&s->rows, s->file, text, n, d);
}

static bool
make_csv(struct arena *a, struct batch *b, const char *text, size_t n,
    size_t *skip, size_t *lines, struct diags *d)
{
	const struct batch_setup *s = b->setup;
	size_t next, length = first_line(text, n, &next);
	const char *heads = text;
	size_t n_heads = length;
	bool first = s->header == BATCH_HEADER_YES;

	if (first && !is_of_form(s, text, n, d))
		return false;
	if (!first) {
		heads = known_heads(a, s, &n_heads);
		first = s->header == BATCH_HEADER_AUTO && length == n_heads &&
		    memcmp(text, heads, length) == 0;
	}
	b->csv = csv_heads_new(a, s, heads, n_heads, d);
	if (b->csv == NULL)
		return false;
	b->head_out = first;
	*skip += first ? next : 0;
	*lines = first;
	return true;
}

static void
make_json(struct arena *a, struct batch *b, size_t *slot)
{
	const struct batch_setup *s = b->setup;
	const size_t n = s->rows.form->n_items;

	for (size_t i = 0; i < n; i++)
		slot[i] = i;
	b->json = json_plan_new(a, &s->rows, slot, n, s->keep, s->n_keep,
	    s->ignore, s->n_ignore, s->quiet ? WAY_OUT_IGNORE : WAY_OUT_KEEP);
	b->head_out = true;
}

struct batch *
batch_new(struct arena *a, const struct batch_setup *s, const char *text,
    size_t n, size_t *skip, size_t *lines, struct diags *d)
{
	struct batch *b = arena_alloc(a, sizeof(*b));
	const size_t bom =
	    n >= strlen(BOM) && memcmp(text, BOM, strlen(BOM)) == 0
	    ? strlen(BOM)
	    : 0;
	size_t *slot;

	b->setup = s;
	*skip = bom;
	*lines = 0;
	if (s->in == BATCH_NDJSON) {
		slot = arena_array(a, s->rows.form->n_items + 1, sizeof(*slot));
		make_json(a, b, slot);
		b->plan = plan_new(a, s, slot, s->rows.form->n_items);
		return b;
	}
	if (!make_csv(a, b, text + bom, n - bom, skip, lines, d))
		return NULL;
	b->plan = plan_new(a, s, b->csv->slot, b->csv->n_slots);
	return b;
}

void
batch_head(const struct batch *b, struct buf *out)
{
	const struct batch_setup *s = b->setup;

	if (!b->head_out || s->out != BATCH_CSV || s->quiet)
		return;
	batch_write_heads(b->plan, s, out);
}

/* --- workers --------------------------------------------------------------
 */

/* What the file has no column for was not shown. */
static void
fill_nothing(struct batch_worker *w)
{
	const struct batch *b = w->batch;
	const struct form *f = b->plan->form;

	for (size_t i = 0; i < f->n_items; i++) {
		const size_t slot = b->plan->slot[i];

		w->nothing[slot] = (unsigned char)plan_code(f, i,
		    b->csv != NULL && slot >= b->csv->n_items
			? CODE_NOT_SHOWN
			: CODE_NOT_REACHED);
	}
	memcpy(w->row.codes, w->nothing, b->plan->n_slots);
	for (size_t i = 0; i < b->plan->n_slots; i++)
		w->codes[i] = w->nothing[i];
}

/* Room for N numbers, where the nearest memory begins a new line: what is read
 * and written whole should not lie in two. */
static uint16_t *
aligned(struct arena *a, size_t n)
{
	char *p = arena_alloc(a, n * sizeof(uint16_t) + 64);

	return (uint16_t *)(void *)(p + (64 - (uintptr_t)p % 64) % 64);
}

static void
make_room(struct batch_worker *w)
{
	const struct batch *b = w->batch;
	struct arena *a = w->arena;
	size_t room = CSV_WIDE_ROOM(b->plan->n_slots);

	if (room < WIDE_ROOM(b->plan))
		room = WIDE_ROOM(b->plan);
	w->row.codes = arena_array(a, PLAN_ROOM(b->plan->n_slots), 1);
	w->codes = aligned(a, room);
	w->nothing = arena_array(a, b->plan->n_slots + 1, 1);
	w->by_item = arena_array(a, b->plan->form->n_items + 1, 1);
	w->row.kept =
	    arena_array(a, b->setup->n_keep + 1, sizeof(*w->row.kept));
	w->found = arena_array(a, b->plan->n_units + 1, sizeof(*w->found));
	w->at = (struct row_at){.plan = b->plan,
	    .codes = w->codes,
	    .numbers = aligned(a, room),
	    .found = w->found,
	    .wide = b->plan->wide.chunks > 0 && !b->setup->portable &&
		!b->setup->plainly && csv_wide_can()};
	w->last_id = arena_array(a, ROWS_ID_MOST * 4 + 1, 1);
	w->first_id = arena_array(a, ROWS_ID_MOST * 4 + 1, 1);
	if (b->csv != NULL && b->csv->quick && !b->setup->plainly &&
	    !b->setup->portable && csv_wide_can())
		w->first = arena_array(a, CSV_WIDE_ROOM(b->csv->n_items), 1);
	w->raw = arena_array(a, b->plan->n_raw + 1, sizeof(*w->raw));
	fill_nothing(w);
}

struct batch_worker *
batch_worker_new(const struct batch *b)
{
	struct arena *a = arena_new();
	struct batch_worker *w = arena_alloc(a, sizeof(*w));

	w->batch = b;
	w->plan = b->plan;
	w->quiet = b->setup->quiet;
	w->unique = b->setup->unique;
	w->arena = a;
	w->block = arena_new();
	w->scratch = arena_new();
	w->engine = arena_new();
	if (b->setup->tally)
		w->tally =
		    tally_new(a, b->setup->rows.bank, b->setup->rows.form);
	make_room(w);
	if (b->json != NULL)
		w->json = json_state_new(a, b->json);
	w->finders = finders_new(a, w->engine, b->plan, w->tally);
	return w;
}

void
batch_worker_free(struct batch_worker *w)
{
	arena_free(w->engine);
	arena_free(w->scratch);
	arena_free(w->block);
	arena_free(w->arena);
}

/* What stands at a question that is not hidden, but was "not shown", counts as
 * not reached. */
static void
count_raw(struct batch_worker *w, size_t raw)
{
	static const enum answer_state states[] = {
	    [CODE_NOT_REACHED] = ANSWER_NOT_REACHED,
	    [CODE_SKIPPED] = ANSWER_SKIPPED,
	    [CODE_NOT_APPLICABLE] = ANSWER_NOT_APPLICABLE,
	    [CODE_NOT_SHOWN] = ANSWER_NOT_REACHED,
	};
	const struct plan *p = w->batch->plan;
	const size_t item = p->raw[raw].item;
	const size_t options = p->form->items[item].scale->n_options;
	const uint64_t *people = w->raw[raw];

	for (size_t c = 0; c < options; c++)
		tally_answer(w->tally, item, ANSWER_GIVEN, (int)c, people[c]);
	for (size_t s = 0; s < CODE_STATES; s++)
		tally_answer(w->tally, item, states[s], -1,
		    people[options + s]);
	memset(w->raw[raw], 0, sizeof(w->raw[raw]));
}

void
batch_tally(struct batch_worker *w, struct tally *t)
{
	finders_count_all(w->finders, w->plan, w->codes);
	for (size_t i = 0; i < w->batch->plan->n_raw; i++)
		count_raw(w, i);
	tally_settle(w->tally);
	tally_add(t, w->tally);
}
