/* A form's tables by chance, through the batch in all ways, against what the
 * engine says of each row. */
#ifndef TESTS_BATCH_COMPARE_SUPPORT_H
#define TESTS_BATCH_COMPARE_SUPPORT_H

#include "batch_table_support.h"
#include "batch_want_support.h"

#include "../../src/batch/batch_parts.h"

/* How often each kind of key was met, by what the unit is. */
SUPPORT size_t keys_met[3][UNIT_ROW + 1], quick_met, forms_met;

static const enum batch_column all_columns[] = {BATCH_SCORE, BATCH_BAND,
    BATCH_ANSWERED, BATCH_ASKED, BATCH_LOWEST, BATCH_HIGHEST, BATCH_TICKED,
    BATCH_WORST, BATCH_SENTINELS, BATCH_ERROR};

/* All but the last of a theme: with the worst answer no sums are enough. */
SUPPORT bool sums_are_enough;

/* All, the usual ones, or some in any order. */
SUPPORT size_t
choose_columns(enum batch_column *to)
{
	size_t n = 0;

	memcpy(to, all_columns, sizeof(all_columns));
	if (sums_are_enough)
		return BATCH_WORST;
	if (one_in(3))
		return BATCH_COLUMNS;
	if (one_in(2))
		return 4;
	for (size_t i = 0; i < BATCH_COLUMNS; i++) {
		const size_t at = i + below(BATCH_COLUMNS - i);
		const enum batch_column c = to[at];

		to[at] = to[i];
		to[i] = c;
	}
	n = 1 + below(4);
	return n;
}

SUPPORT void
note_keys(struct arena *a, const struct batch_setup *s, const char *text,
    size_t n)
{
	struct diags d;
	size_t skip, lines;
	const struct batch *b;

	diag_init(&d, a);
	b = batch_new(a, s, text, n < BATCH_FIRST ? n : BATCH_FIRST, &skip,
	    &lines, &d);
	if (b == NULL)
		fail_msg("%u:%u: %s", d.list[0].at.line, d.list[0].at.col,
		    d.list[0].msg);
	for (size_t i = 0; i < b->plan->n_units; i++)
		keys_met[b->plan->units[i].of][b->plan->units[i].key]++;
	quick_met += b->csv != NULL && b->csv->quick;
}

/* The tally of T, counted person by person. */
SUPPORT struct tally *
want_tally(const struct sheet *t)
{
	struct tally *sum = tally_new(t->arena, t->rows.bank, t->rows.form);
	struct arena *scratch = arena_new();

	for (size_t r = 0; r < t->n; r++) {
		const struct answers *a = t->answers[r];
		bool said = false;

		if (is_empty(t, r))
			continue;
		arena_reset(scratch);
		tally_person(sum, scratch, a);
		for (size_t i = 0; i < t->rows.form->n_items; i++)
			said |= a->list[i].said != ANSWER_NOT_REACHED;
		sum->rows++;
		sum->no_answer += !said;
	}
	arena_free(scratch);
	return sum;
}

SUPPORT const char *
partial_text(struct arena *a, struct tally *t, uint64_t print)
{
	struct buf out;

	t->print = print;
	tally_settle(t);
	partial_shard(t, "one");
	buf_init(&out, a);
	partial_write(&out, t, DIGEST);
	return out.data;
}

/* What a run is, for messages. */
SUPPORT const char *
describe(const struct job *j, const struct sheet *t)
{
	struct buf out;

	buf_init(&out, j->arena);
	buf_addf(&out, "form %s, %s to %s, %s%s, cut %d, %zu workers, columns",
	    t->rows.form->id, j->setup.in == BATCH_CSV ? "CSV" : "NDJSON",
	    j->setup.out == BATCH_CSV ? "CSV" : "NDJSON",
	    j->setup.plainly ? "plainly" : "quick",
	    j->tally != NULL ? ", tally" : "", j->cut, j->workers);
	for (size_t i = 0; i < j->setup.n_columns; i++)
		buf_addf(&out, " %s", batch_column_name(j->setup.columns[i]));
	return out.data;
}

/* The names of what comes out are those of the line of HEADS; "": there is
 * none. */
SUPPORT void
compare_names(const struct job *j, const char *heads)
{
	size_t n;
	const char *const *names = batch_names(j->arena, &j->setup, &n);
	struct buf out;

	buf_init(&out, j->arena);
	for (size_t i = 0; i < n; i++) {
		buf_adds(&out, i > 0 ? "," : "");
		want_csv(&out, names[i]);
	}
	buf_addc(&out, '\n');
	if (*heads != '\0')
		assert_string_equal(out.data, heads);
}

SUPPORT void
compare_told(const struct job *j, const struct sheet *t, const struct told *got,
    const char *text)
{
	struct want w = {t, j->setup.columns, j->setup.n_columns, j->setup.in,
	    j->setup.out, j->arena};
	const char *where = describe(j, t);
	size_t line, nothing = 0;
	struct buf out;

	buf_init(&out, j->arena);
	if (!j->setup.quiet)
		want_heads(&w, &out);
	compare_names(j, out.data);
	if (w.out != BATCH_CSV)
		buf_clear(&out);
	for (size_t r = 0; r < t->n; r++) {
		nothing += is_empty(t, r);
		if (!j->setup.quiet)
			want_row(&w, &out, r);
	}
	if (got->bad > 0)
		fail_msg("%s\nline %zu:%u: %s", where, got->faults[0].line,
		    got->faults[0].col, got->faults[0].msg);
	line = first_difference(got->out.data, out.data);
	if (line > 0 && w.in == BATCH_CSV)
		print_error("%.900s\n", line_of(j->arena, text, 1));
	if (line > 0)
		print_error("%.900s\n",
		    line_of(j->arena, text,
			line + (w.in == BATCH_CSV) - (w.out == BATCH_CSV)));
	assert_same_text(j->arena, got->out.data, out.data, where);
	assert_int_equal(got->rows, t->n - nothing);
	assert_int_equal(got->nothing, nothing);
	assert_int_equal(got->lines, t->n + (w.in == BATCH_CSV));
	if (j->tally == NULL)
		return;
	assert_same_text(j->arena, partial_text(j->arena, j->tally, 0),
	    partial_text(j->arena, want_tally(t), 0), where);
}

/* One run of one table, in a way by chance. */
SUPPORT uint64_t
compare_once(const struct sheet *t, enum batch_format in, bool plainly,
    bool tally)
{
	const struct style style = any_style();
	enum batch_column columns[BATCH_COLUMNS];
	struct job j = {.arena = t->arena,
	    .setup = {.rows = t->rows,
		.file = "t.csv",
		.in = in,
		.out = one_in(2) ? BATCH_CSV : BATCH_NDJSON,
		.keep = t->keep,
		.n_keep = t->n_keep,
		.ignore = t->ignore,
		.n_ignore = t->n_ignore,
		.columns = columns,
		.n_columns = choose_columns(columns),
		.quiet = tally && one_in(4),
		.tally = tally,
		.print = one_in(2),
		.unique = one_in(3),
		.portable = one_in(3),
		.plainly = plainly},
	    .cut = (enum cut)below(3),
	    .workers = 1 + below(3)};
	struct buf text;

	if (tally)
		j.tally = tally_new(t->arena, t->rows.bank, t->rows.form);
	buf_init(&text, t->arena);
	if (in == BATCH_CSV) {
		write_heads(t, &style, &text);
		write_rows(t, &style, &text);
	} else {
		buf_adds(&text, style.bom ? "\xef\xbb\xbf" : "");
		write_objects(t, style.crlf, &text);
	}
	note_keys(t->arena, &j.setup, text.data, text.len);
	compare_told(&j, t, run_job(&j, text.data, text.len), text.data);
	return tally ? j.tally->print : 0;
}

/* N rows to FORM of BANK, read in TIMES ways of each kind. */
SUPPORT void
compare_form(const struct bank *bank, const struct form *form, size_t n,
    size_t times)
{
	const struct rows rows = {.bank = bank, .form = form, .digest = DIGEST};

	forms_met++;
	for (size_t i = 0; i < times; i++) {
		struct arena *a = arena_new();
		const struct wishes w = {.plain = i % 2 == 0,
		    .more = i % 4 >= 2,
		    .ids = !one_in(5)};
		struct sheet *t = any_table(a, &rows, n, &w);

		ask_rows(t);
		compare_once(t, BATCH_CSV, i % 3 == 0, one_in(2));
		compare_once(t, BATCH_CSV, false, true);
		compare_once(t, BATCH_NDJSON, one_in(3), one_in(2));
		arena_free(a);
	}
}

SUPPORT void
compare_bank(const struct bank *b, size_t n, size_t times)
{
	for (size_t i = 0; i < b->n_forms; i++)
		compare_form(b, &b->forms[i], n, times);
}

#endif
