/* What the targets of tables share: a batch made by the first bytes of the
 * input, run over the rest in several ways, which must come to the same. */
#ifndef TESTS_FUZZ_TABLE_H
#define TESTS_FUZZ_TABLE_H

#include <stdlib.h>

#include "harmcheck/bank.h"
#include "harmcheck/batch.h"
#include "harmcheck/partial.h"
#include "harmcheck/rows.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "fuzz.h"
#include "sheet.h"
#include "strict_json.h"
#define TABLE_DIGEST \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define TABLE_BYTES 6

SUPPORT struct bank *table_banks[5];

SUPPORT void
table_begin(void)
{
	static const char *const paths[] = {"tests/bank/good/rows.yaml",
	    "tests/bank/good/scoring.yaml", "tests/bank/good/closer.yaml",
	    "tests/bank/good/mean-reversed.yaml",
	    "tests/bank/good/options-from-one.yaml"};

	for (size_t i = 0; i < 5; i++)
		table_banks[i] = fuzz_bank(paths[i]);
}

/* What came of one way. */
struct ran {
	bool heads; /* they fit */
	struct buf out, said, ids, part;
	size_t rows, bad, nothing, lines;
};

#define TABLE_WORKERS 3

/* A batch and its workers; NULL where the heads do not fit. */
struct machine {
	struct batch *batch;
	struct batch_worker *workers[TABLE_WORKERS];
	size_t skip, lines; /* of the text it was made with */
};

/* In what ways it works: all of them come to the same. */
enum table_manner { MANNER_QUICK, MANNER_PLAIN, MANNER_PORTABLE };

/* In blocks of about so many bytes, by so many workers in turns. */
struct way {
	size_t piece;
	unsigned workers;
};

SUPPORT void
take_report(struct ran *r, const struct batch_report *b)
{
	for (size_t i = 0; i < b->n_faults; i++) {
		const struct batch_fault *f = &b->faults[i];

		buf_addf(&r->said, "%zu:%u: %s [%s] %s\n", r->lines + f->line,
		    f->col, f->msg, diag_name(f->code), f->id);
	}
	for (size_t i = 0; i < b->n_ids; i++)
		buf_addf(&r->ids, "%zu is %llx%llx\n",
		    r->lines + b->ids[i].line,
		    (unsigned long long)b->ids[i].print[0],
		    (unsigned long long)b->ids[i].print[1]);
	r->rows += b->rows;
	r->bad += b->bad;
	r->nothing += b->nothing;
	r->lines += b->lines;
}

/* The bytes of the next block: whole lines. */
SUPPORT size_t
table_block(const char *text, size_t n, size_t piece)
{
	const char *end =
	    piece < n ? memchr(text + piece, '\n', n - piece) : NULL;

	return end != NULL ? (size_t)(end - text) + 1 : n;
}

/* One block, in memory of its exact size; true: that was the last. */
SUPPORT bool
run_block(struct ran *r, struct batch_worker *w, const char *text, size_t n)
{
	while (n > 0) {
		const struct batch_report *b;
		char *exact = malloc(n);

		FUZZ_CHECK(exact != NULL);
		memcpy(exact, text, n);
		b = batch_block(w, exact, n, &r->out);
		FUZZ_CHECK(b->taken > 0 && b->taken <= n);
		take_report(r, b);
		text += b->taken;
		n -= b->taken;
		free(exact);
		if (b->stopped)
			return true;
	}
	return false;
}

SUPPORT void
run_blocks(struct ran *r, const struct machine *m, const struct way *way,
    const char *text, size_t n)
{
	for (unsigned i = 0; n > 0; i++) {
		const size_t bytes = table_block(text, n, way->piece);

		if (run_block(r, m->workers[i % way->workers], text, bytes))
			return;
		text += bytes;
		n -= bytes;
	}
}

/* The tallies of all workers as text; it is read as it was written. */
SUPPORT void
add_tallies(struct ran *r, const struct batch_setup *s, const struct machine *m)
{
	struct arena *a = r->out.arena;
	struct tally *t = tally_new(a, s->rows.bank, s->rows.form), *back;
	struct buf again;
	struct diags d;

	for (unsigned i = 0; i < TABLE_WORKERS; i++)
		batch_tally(m->workers[i], t);
	tally_settle(t);
	/* a strict run ends at a bad row, and counts it nowhere */
	FUZZ_CHECK(t->rows == r->rows - r->bad);
	FUZZ_CHECK(t->bad == (s->strict ? 0 : r->bad));
	partial_shard(t, "x");
	partial_write(&r->part, t, s->rows.digest);
	diag_init(&d, a);
	back = partial_read(a, s->rows.bank, s->rows.digest, "f", r->part.data,
	    r->part.len, &d);
	FUZZ_CHECK(back != NULL);
	buf_init(&again, a);
	partial_write(&again, back, s->rows.digest);
	fuzz_same("partial", r->part.data, r->part.len, again.data, again.len);
}

/* S is borrowed. */
SUPPORT struct machine
machine_make(struct arena *a, struct batch_setup *s, enum table_manner manner,
    const char *text, size_t n)
{
	struct machine m = {0};
	struct diags d;

	s->plainly = manner == MANNER_PLAIN;
	s->portable = manner == MANNER_PORTABLE;
	diag_init(&d, a);
	m.batch = batch_new(a, s, text, n, &m.skip, &m.lines, &d);
	FUZZ_CHECK((m.batch == NULL) == (d.n > 0));
	fuzz_findings(&d, text, n, m.batch == NULL);
	FUZZ_CHECK(m.skip <= n);
	for (unsigned i = 0; m.batch != NULL && i < TABLE_WORKERS; i++)
		m.workers[i] = batch_worker_new(m.batch);
	return m;
}

SUPPORT void
machine_free(struct machine *m)
{
	for (unsigned i = 0; m->batch != NULL && i < TABLE_WORKERS; i++)
		batch_worker_free(m->workers[i]);
}

/* What M makes of N bytes of TEXT. */
SUPPORT struct ran
machine_run(struct arena *a, const struct machine *m, struct way way,
    const char *text, size_t n)
{
	struct ran r = {.heads = true, .lines = m->lines};

	buf_init(&r.out, a);
	buf_init(&r.said, a);
	buf_init(&r.ids, a);
	buf_init(&r.part, a);
	run_blocks(&r, m, &way, text, n);
	return r;
}

/* With a machine for it alone. */
SUPPORT struct ran
run_table(struct arena *a, const struct batch_setup *setup,
    enum table_manner manner, struct way way, const char *text, size_t n)
{
	struct batch_setup s = *setup;
	struct machine m = machine_make(a, &s, manner, text, n);
	struct buf head;
	struct ran r = {0};

	if (m.batch == NULL)
		return r;
	buf_init(&head, a);
	batch_head(m.batch, &head);
	r = machine_run(a, &m, way, text + m.skip, n - m.skip);
	buf_add(&head, r.out.data, r.out.len);
	r.out = head;
	if (s.tally)
		add_tallies(&r, &s, &m);
	machine_free(&m);
	return r;
}

/* --- the whole ----------------------------------------------------------- */

static const enum batch_column table_columns[] = {BATCH_SCORE, BATCH_BAND,
    BATCH_ANSWERED, BATCH_ASKED, BATCH_LOWEST, BATCH_HIGHEST, BATCH_TICKED,
    BATCH_WORST, BATCH_SENTINELS, BATCH_ERROR};

static const char *const table_keep[] = {"site", "x"};
static const char *const table_ignore[] = {"y"};

/* A setup by the first TABLE_BYTES bytes. */
SUPPORT struct batch_setup
table_setup(struct bytes *in, enum batch_format format)
{
	const struct bank *b = table_banks[take_below(in, 5)];
	const struct form *f = &b->forms[take_below(in, (unsigned)b->n_forms)];
	const uint8_t how = take_byte(in), more = take_byte(in);
	const unsigned from = take_below(in, BATCH_COLUMNS);
	struct batch_setup s = {
	    .rows = {.bank = b, .form = f, .digest = TABLE_DIGEST},
	    .file = "f",
	    .in = format,
	    .out = how & 1 ? BATCH_CSV : BATCH_NDJSON,
	    .columns = table_columns + from,
	    .keep = table_keep,
	    .ignore = table_ignore,
	    .tally = (how & 2) != 0,
	    .print = (how & 4) != 0,
	    .unique = (how & 8) != 0,
	    .strict = (how & 16) != 0,
	    .quiet = (how & 18) == 18};

	s.n_columns = 1 + take_below(in, BATCH_COLUMNS - from);
	if (format == BATCH_CSV)
		s.header = (enum batch_header)(more % 3);
	if (format == BATCH_NDJSON || s.header == BATCH_HEADER_YES) {
		s.n_keep = more & 4 ? 2 : 0;
		s.n_ignore = more & 8 ? 1 : 0;
	}
	return s;
}

/* The heads that fit S. */
SUPPORT void
table_heads(const struct batch_setup *s, struct buf *out)
{
	struct buf heads;
	const char *questions;

	buf_init(&heads, out->arena);
	rows_write_head(&heads, &s->rows);
	buf_adds(out, "id,");
	questions = heads.data + strlen("id,");
	for (size_t i = 0; i < s->n_keep; i++)
		buf_addf(out, "%s,", s->keep[i]);
	for (size_t i = 0; i < s->n_ignore; i++)
		buf_addf(out, "%s,", s->ignore[i]);
	buf_adds(out, questions);
}

SUPPORT void
same_ran(const char *what, const struct ran *a, const struct ran *b)
{
	FUZZ_CHECK(a->heads == b->heads);
	fuzz_same(what, a->out.data, a->out.len, b->out.data, b->out.len);
	fuzz_same(what, a->said.data, a->said.len, b->said.data, b->said.len);
	fuzz_same(what, a->ids.data, a->ids.len, b->ids.data, b->ids.len);
	fuzz_same(what, a->part.data, a->part.len, b->part.data, b->part.len);
	FUZZ_CHECK(a->rows == b->rows && a->bad == b->bad &&
	    a->nothing == b->nothing && a->lines == b->lines);
}

SUPPORT void
check_out(const struct batch_setup *s, const struct ran *r)
{
	fuzz_clean("out", r->out.data, r->out.len, true);
	if (s->out == BATCH_CSV)
		check_sheet(r->out.data, r->out.len);
	else if (!s->quiet)
		FUZZ_CHECK(check_values(r->out.data, r->out.len) ==
		    r->rows + r->nothing - (s->strict ? r->bad : 0));
}

/* Run S over N bytes of TEXT: whole; and cut in pieces, by several workers, in
 * another manner. What comes out is a table, a line for each row. */
SUPPORT struct ran
table_check(struct arena *a, const struct batch_setup *s, const char *text,
    size_t n, uint8_t how)
{
	const struct ran whole =
	    run_table(a, s, MANNER_QUICK, (struct way){n, 1}, text, n);
	const size_t bom =
	    n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct way way = {how / 4U, 1 + how / 4 % TABLE_WORKERS};
	struct ran other;

	if (s->strict) /* it matters then where blocks end */
		way = (struct way){n, 1};
	other =
	    run_table(a, s, (enum table_manner)((how + 1) % 3), way, text, n);
	same_ran("pieces", &whole, &other);
	if (!whole.heads)
		return whole;
	if (!s->strict)
		FUZZ_CHECK(whole.lines == table_lines(text + bom, n - bom));
	check_out(s, &whole);
	return whole;
}

/* --- machines that stay -------------------------------------------------- */

/* To make one takes longer than to run it over a few rows. So most inputs go
 * through some that were made before; they have met other rows already, which
 * must not matter. */
#define KITS 60

struct kit {
	bool made;
	struct batch_setup setups[3]; /* by manner */
	struct machine machines[3];
	struct buf heads;
};

SUPPORT struct kit *
kit_of(unsigned number, enum batch_format format)
{
	static struct kit kits[KITS];
	struct kit *k = &kits[number % KITS];
	struct bytes by = {
	    (const uint8_t[]){(uint8_t)number, (uint8_t)(number / 5),
		(uint8_t)(number * 5 & 13), (uint8_t)(number * 7 & 12),
		(uint8_t)(number / 7 % 4), 99},
	    TABLE_BYTES};

	if (k->made)
		return k;
	k->made = true;
	k->setups[0] = table_setup(&by, format);
	buf_init(&k->heads, fuzz_always());
	if (format == BATCH_CSV && k->setups[0].header == BATCH_HEADER_YES)
		table_heads(&k->setups[0], &k->heads);
	k->setups[2] = k->setups[1] = k->setups[0];
	for (int i = 0; i < 3; i++) {
		k->machines[i] = machine_make(fuzz_always(), &k->setups[i],
		    (enum table_manner)i, k->heads.data, k->heads.len);
		FUZZ_CHECK(k->machines[i].batch != NULL);
		FUZZ_CHECK(k->machines[i].skip == k->heads.len);
	}
	return k;
}

/* Run the kit over N bytes of rows in all manners. */
SUPPORT struct ran
kit_check(struct arena *a, const struct kit *k, const char *text, size_t n,
    uint8_t how)
{
	const struct way way = {how / 4U, 1 + how / 4 % TABLE_WORKERS};
	const struct ran whole =
	    machine_run(a, &k->machines[0], (struct way){n, 1}, text, n);
	const enum table_manner manner = (enum table_manner)((how + 1) % 3);
	const struct ran other =
	    machine_run(a, &k->machines[manner], way, text, n);

	same_ran("pieces", &whole, &other);
	FUZZ_CHECK(whole.lines - k->machines[0].lines == table_lines(text, n));
	check_out(&k->setups[0], &whole);
	return whole;
}

#endif
