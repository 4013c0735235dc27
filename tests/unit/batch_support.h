/* What the tests of the batch share: chance, tables of answers, and the batch
 * run over a text, cut into blocks in any way. */
#ifndef TESTS_BATCH_SUPPORT_H
#define TESTS_BATCH_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/batch.h"
#include "harmcheck/partial.h"
#include "harmcheck/prng.h"
#include "harmcheck/rows.h"
#include "harmcheck/tally.h"

#define DIGEST \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define KEEP_MOST 4

/* --- chance ------------------------------------------------------------ */

SUPPORT struct prng dice;

SUPPORT size_t
below(size_t n)
{
	return (size_t)prng_below(&dice, n);
}

SUPPORT bool
one_in(size_t n)
{
	return below(n) == 0;
}

#define PICK(list) (list)[below(sizeof(list) / sizeof((list)[0]))]

/* --- tables ------------------------------------------------------------ */

enum head_kind {
	HEAD_ID,
	HEAD_CODE,
	HEAD_DATE,
	HEAD_FORM,
	HEAD_ITEM,
	HEAD_MORE
};

struct head {
	enum head_kind kind;
	size_t item;
	const char *name;
	int keep; /* place in what is kept; -1 */
};

/* Cells hold what is meant; how they are written is another matter. */
struct sheet {
	struct arena *arena;
	struct rows rows;
	struct head *heads;
	size_t n_heads;
	const char ***cells; /* by row, by head */
	size_t n;
	const char *keep[KEEP_MOST], *ignore[KEEP_MOST];
	size_t n_keep, n_ignore;
	struct answers **answers; /* by row: as rows_read() takes them */
};

/* May a table lack the column of ITEM? */
SUPPORT bool
may_lack(const struct form *f, size_t item)
{
	const struct form_item *it = &f->items[item];

	return f->depth == DEPTH_CORE && f->deepen &&
	    (it->question == NULL || it->question->depth == DEPTH_FULL);
}

SUPPORT const char *
item_column(struct arena *a, const struct form *f, size_t item)
{
	static const char *const taken[] = {"id", "code", "date", "form"};
	const struct form_item *it = &f->items[item];
	const char *name = it->question != NULL
	    ? it->question->code
	    : arena_printf(a, "%s_%s", it->category->id, it->follow_up->id);

	for (size_t i = 0; i < 4; i++)
		if (str_eq(name, taken[i]))
			return arena_printf(a, "q_%s", name);
	return name;
}

SUPPORT void
add_column(struct sheet *t, enum head_kind kind, size_t item, const char *name)
{
	t->heads[t->n_heads++] = (struct head){kind, item, name, -1};
}

SUPPORT void
shuffle_heads(struct sheet *t, size_t from)
{
	for (size_t i = from; i < t->n_heads; i++) {
		const size_t at = from + below(i + 1 - from);
		const struct head h = t->heads[i];

		t->heads[i] = t->heads[at];
		t->heads[at] = h;
	}
}

SUPPORT int
head_of(const struct sheet *t, enum head_kind kind)
{
	for (size_t i = 0; i < t->n_heads; i++)
		if (t->heads[i].kind == kind)
			return (int)i;
	return -1;
}

SUPPORT const char *
cell_of(const struct sheet *t, size_t row, enum head_kind kind)
{
	const int at = head_of(t, kind);

	return at < 0 ? "" : t->cells[row][at];
}

/* --- running it -------------------------------------------------------- */

enum cut { CUT_NEVER, CUT_LINES, CUT_ANYWHERE };

/* What all blocks together say; lines are those of the file. */
struct told {
	struct buf out;
	size_t lines, rows, nothing, bad, repeated, n_faults, n_repeats;
	struct batch_fault faults[BATCH_FAULTS_MOST];
	struct batch_fault repeats[BATCH_FAULTS_MOST];
	struct batch_id *ids;
	size_t n_ids, n_ids_room;
	char last_id[4 * ROWS_ID_MOST + 1]; /* of the block before */
	size_t n_last_id, continued, pieces;
	bool stopped;
	struct diags diags; /* of the heads */
};

struct job {
	struct arena *arena;
	struct batch_setup setup;
	enum cut cut;
	size_t workers;
	struct tally *tally; /* or NULL */
};

SUPPORT void
take_report(struct told *t, struct arena *a, const struct batch_report *r)
{
	assert_int_equal(r->n_faults, r->bad < 1000 ? r->bad : 1000);
	assert_int_equal(r->n_repeats, r->repeated < 1000 ? r->repeated : 1000);
	for (size_t i = 0; i < r->n_faults && t->n_faults < 1000; i++) {
		t->faults[t->n_faults] = r->faults[i];
		t->faults[t->n_faults].line += t->lines;
		t->faults[t->n_faults].id = arena_strdup(a, r->faults[i].id);
		t->faults[t->n_faults++].msg =
		    arena_strdup(a, r->faults[i].msg);
	}
	for (size_t i = 0; i < r->n_repeats && t->n_repeats < 1000; i++) {
		t->repeats[t->n_repeats] = r->repeats[i];
		t->repeats[t->n_repeats++].line += t->lines;
	}
	for (size_t i = 0; i < r->n_ids; i++) {
		assert_true(t->n_ids < t->n_ids_room);
		t->ids[t->n_ids] = r->ids[i];
		t->ids[t->n_ids].id = arena_strndup(a,
		    r->ids[i].n > 0 ? r->ids[i].id : "", r->ids[i].n);
		t->ids[t->n_ids++].line += t->lines;
	}
	if (r->rows > 0) {
		t->continued += r->n_first_id > 0 &&
		    r->n_first_id == t->n_last_id &&
		    memcmp(r->first_id, t->last_id, t->n_last_id) == 0;
		assert_true(r->n_last_id < sizeof(t->last_id));
		t->n_last_id = r->n_last_id;
		if (r->n_last_id > 0)
			memcpy(t->last_id, r->last_id, r->n_last_id);
	}
	t->lines += r->lines;
	t->rows += r->rows;
	t->nothing += r->nothing;
	t->bad += r->bad;
	t->repeated += r->repeated;
	t->stopped |= r->stopped;
}

/* The bytes of the next block of TEXT. */
SUPPORT size_t
next_block(const char *text, size_t n, enum cut cut)
{
	size_t at = 0;

	if (cut == CUT_NEVER)
		return n;
	for (size_t lines = cut == CUT_LINES ? 1 : 1 + below(9);
	     lines > 0 && at < n; lines--) {
		const char *end = memchr(text + at, '\n', n - at);

		at = end != NULL ? (size_t)(end - text) + 1 : n;
	}
	return at;
}

/* What is to be written of N bytes, or of as many as it takes; gives how many
 * that were. They stand in memory of their exact size, so that a checked build
 * sees whoever reads behind it. */
SUPPORT size_t
run_piece(struct told *t, struct arena *a, struct batch_worker *w,
    const char *text, size_t n)
{
	struct arena *own = arena_new();
	const struct batch_report *r;
	char *copy = malloc(n > 0 ? n : 1);
	struct buf out;
	size_t taken;

	assert_non_null(copy);
	memcpy(copy, text, n);
	buf_init(&out, own);
	r = batch_block(w, copy, n, &out);
	taken = r->taken;
	assert_true(taken > 0 && taken <= n);
	assert_true(taken == n || r->stopped || text[taken - 1] == '\n');
	take_report(t, a, r);
	buf_add(&t->out, out.data, out.len);
	t->pieces++;
	arena_free(own);
	free(copy);
	return taken;
}

SUPPORT void
run_block(struct told *t, struct arena *a, struct batch_worker *w,
    const char *text, size_t n)
{
	while (n > 0 && !t->stopped) {
		const size_t taken = run_piece(t, a, w, text, n);

		text += taken;
		n -= taken;
	}
}

/* Run J over N bytes of TEXT. NULL: the heads do not fit. */
SUPPORT struct told *
run_job(const struct job *j, const char *text, size_t n)
{
	struct told *t = arena_alloc(j->arena, sizeof(*t));
	const size_t first = n < BATCH_FIRST ? n : BATCH_FIRST;
	char *copy = malloc(first > 0 ? first : 1);
	struct batch_worker *workers[4];
	const struct batch *b;
	size_t at, i = 0;

	assert_non_null(copy);
	memcpy(copy, text, first);
	diag_init(&t->diags, j->arena);
	buf_init(&t->out, j->arena);
	t->n_ids_room = j->setup.unique ? n + 1 : 1;
	t->ids = arena_array(j->arena, t->n_ids_room, sizeof(*t->ids));
	b = batch_new(j->arena, &j->setup, copy, first, &at, &t->lines,
	    &t->diags);
	free(copy);
	if (b == NULL)
		return t;
	batch_head(b, &t->out);
	for (size_t w = 0; w < j->workers; w++)
		workers[w] = batch_worker_new(b);
	for (; at < n && !t->stopped; i++) {
		const size_t bytes = next_block(text + at, n - at, j->cut);

		run_block(t, j->arena, workers[i % j->workers], text + at,
		    bytes);
		at += bytes;
	}
	for (size_t w = 0; w < j->workers; w++) {
		if (j->tally != NULL)
			batch_tally(workers[w], j->tally);
		batch_worker_free(workers[w]);
	}
	return t;
}

/* Line NO of TEXT, from 1; at most its first bytes. */
SUPPORT const char *
line_of(struct arena *a, const char *text, size_t no)
{
	while (no > 1 && strchr(text, '\n') != NULL) {
		text = strchr(text, '\n') + 1;
		no--;
	}
	return arena_strndup(a, text, strcspn(text, "\n"));
}

/* The number of the first line in which two texts differ; 0: they do not. */
SUPPORT size_t
first_difference(const char *got, const char *want)
{
	size_t line = 1;

	if (strcmp(got, want) == 0)
		return 0;
	for (; *got == *want; got++, want++)
		line += *got == '\n';
	return line;
}

SUPPORT void
assert_same_text(struct arena *a, const char *got, const char *want,
    const char *where)
{
	const size_t line = first_difference(got, want);

	if (line == 0)
		return;
	print_error("%s\nline %zu\n", where, line);
	print_error(" got: %.900s\n", line_of(a, got, line));
	print_error("want: %.900s\n", line_of(a, want, line));
	fail();
}

#define ROWS_BANK "tests/bank/good/rows.yaml"

/* A job on that bank, in its form "short", with N COLUMNS. */
SUPPORT struct job
rows_job(struct arena *a, const enum batch_column *columns, size_t n)
{
	const struct bank *b = load_bank(a, ROWS_BANK);

	return (struct job){.arena = a,
	    .setup = {.rows = {.bank = b, .form = bank_form(b, "short")},
		.file = "t.csv",
		.columns = columns,
		.n_columns = n},
	    .workers = 1};
}

#endif
