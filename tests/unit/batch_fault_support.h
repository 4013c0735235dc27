/* What the tests of bad rows share: what rows_read() says of a single line, and
 * what comes out of it. */
#ifndef TESTS_BATCH_FAULT_SUPPORT_H
#define TESTS_BATCH_FAULT_SUPPORT_H

#include "batch_want_support.h"

#define BANK "tests/bank/good/rows.yaml"
#define HEADS "id,code,date,form,O1,P1,P2,P3,P4,q_date"
/* A row that is good, and one in which somebody says nothing. */
#define GOOD "good,,,,same,once,1,often,never,fits"
#define NOTHING "NA,,,,,,,,,"
/* Of a form whose rows are single digits. */
#define DIGIT_HEADS "id,O1,q_date,N1"
#define DIGIT_GOOD "good,0,2,9"
#define DIGIT_NOTHING "NA,,,"

static const enum batch_column columns[] = {BATCH_BAND, BATCH_ANSWERED,
    BATCH_ASKED, BATCH_WORST, BATCH_ERROR};
#define N_COLUMNS (sizeof(columns) / sizeof(columns[0]))

SUPPORT struct faults {
	struct arena *arena, *lasting;
	struct rows rows;
	const char *heads, *good, *nothing;
	size_t cells; /* that come out, but for the id and the error */
	struct job job;
} f;

SUPPORT int
set_up_form(const char *form)
{
	const struct bank *b;

	memset(&f, 0, sizeof(f));
	f.lasting = arena_new();
	f.arena = arena_new();
	prng_init(&dice, 7, "faults", 0);
	b = load_bank(f.lasting, BANK);
	f.rows = (struct rows){.bank = b, .form = bank_form(b, form)};
	f.heads = HEADS;
	f.good = GOOD;
	f.nothing = NOTHING;
	f.cells = 8;
	f.job = (struct job){.arena = f.arena,
	    .setup = {.rows = f.rows,
		.file = "t.csv",
		.columns = columns,
		.n_columns = N_COLUMNS},
	    .workers = 1};
	return 0;
}

SUPPORT int
set_up(void **state)
{
	(void)state;
	return set_up_form("short");
}

SUPPORT int
set_up_digits(void **state)
{
	(void)state;
	set_up_form("wide");
	f.heads = DIGIT_HEADS;
	f.good = DIGIT_GOOD;
	f.nothing = DIGIT_NOTHING;
	return 0;
}

/* The form of the benchmarks: forty digits, in a line of its own. */
SUPPORT int
set_up_bench(void **state)
{
	const struct bank *b;
	struct buf heads, row;

	(void)state;
	set_up_form("short");
	b = load_bank(f.lasting, "tests/bench/bank.yaml");
	f.rows.bank = b;
	f.rows.form = &b->forms[0];
	f.job.setup.rows = f.rows;
	buf_init(&heads, f.lasting);
	buf_init(&row, f.lasting);
	buf_adds(&heads, "id");
	for (size_t i = 0; i < f.rows.form->n_items; i++) {
		buf_addf(&heads, ",%s", f.rows.form->items[i].question->code);
		buf_addf(&row, ",%zu", i % 5);
	}
	f.heads = heads.data;
	f.good = arena_printf(f.lasting, "good%s", row.data);
	buf_clear(&row);
	buf_adds(&row, "NA");
	buf_fill(&row, ',', f.rows.form->n_items);
	f.nothing = row.data;
	f.cells = 3 * f.rows.form->n_categories;
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	(void)state;
	arena_free(f.arena);
	arena_free(f.lasting);
	return 0;
}

SUPPORT struct told *
run(const char *text, size_t n)
{
	return run_job(&f.job, text, n);
}

/* --- what rows_read() says of one line --------------------------------- */

struct verdict {
	const struct diag *fault; /* NULL: it is good */
	const struct row *row;    /* NULL: nothing stands there */
};

/* Below a good row, so that it is not taken for the first one of another form.
 */
SUPPORT struct verdict
ask_line(const char *line, size_t n)
{
	struct diags *d = arena_alloc(f.arena, sizeof(*d));
	struct row *list;
	struct buf text;
	size_t rows;

	buf_init(&text, f.arena);
	buf_addf(&text, "%s\n%s\n", f.heads, f.good);
	buf_add(&text, line, n);
	buf_addc(&text, '\n');
	diag_init(d, f.arena);
	if (rows_read(f.arena, &f.rows, "t.csv", text.data, text.len,
		"2026-11-22", &list, &rows, d) == -1)
		return (struct verdict){&d->list[0], NULL};
	/* a line in which nothing stands is passed over */
	return (struct verdict){NULL, rows == 2 ? &list[1] : NULL};
}

SUPPORT void
want_line(struct buf *out, const char *id, struct answers *a)
{
	const char *cells[] = {id};
	const char **rows[] = {cells};
	struct head head = {HEAD_ID, 0, "id", -1};
	struct answers *answers[] = {a};
	const struct sheet one = {.arena = f.arena,
	    .rows = f.rows,
	    .heads = &head,
	    .n_heads = 1,
	    .cells = rows,
	    .n = 1,
	    .answers = answers};
	const struct want w = {&one, columns, N_COLUMNS, BATCH_CSV, BATCH_CSV,
	    f.arena};

	want_row(&w, out, 0);
}

/* Of somebody who says nothing. */
SUPPORT void
want_nothing(struct buf *out, const char *id)
{
	want_line(out, id, ask_line(f.nothing, strlen(f.nothing)).row->answers);
}

/* What comes out of a bad row. */
SUPPORT const char *
bad_line(const char *id, enum diag_code code)
{
	struct buf out;

	buf_init(&out, f.arena);
	buf_adds(&out, id);
	buf_fill(&out, ',', f.cells + 1);
	buf_addf(&out, "%s\n", diag_name(code));
	return out.data;
}

SUPPORT void
same_fault(const struct batch_fault *got, const struct diag *want, size_t line)
{
	assert_int_equal(got->line, line);
	assert_int_equal(got->col, want->at.col);
	assert_int_equal(got->code, want->code);
	assert_string_equal(got->msg, want->msg);
}

#endif
