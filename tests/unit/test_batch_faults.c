/* Bad rows: what is said of them is what rows_read() says of the same line, and
 * nothing of them is left in the next row. */
#include "batch_want_support.h"

#define BANK "tests/bank/good/rows.yaml"
#define HEADS "id,code,date,form,O1,P1,P2,P3,P4,q_date"
/* A row that is good, one that says nothing, and one of digits. */
#define GOOD "good,,,,same,once,1,often,never,fits"
#define NOTHING ",,,,,,,,,"

static const enum batch_column columns[] = {BATCH_BAND, BATCH_ANSWERED,
    BATCH_ASKED, BATCH_WORST, BATCH_ERROR};
#define N_COLUMNS (sizeof(columns) / sizeof(columns[0]))

static struct {
	struct arena *arena, *lasting;
	struct rows rows;
	const char *heads;
	struct job job;
} f;

static int
set_up(void **state)
{
	const struct bank *b;

	(void)state;
	memset(&f, 0, sizeof(f));
	f.lasting = arena_new();
	f.arena = arena_new();
	prng_init(&dice, 7, "faults", 0);
	b = load_bank(f.lasting, BANK);
	f.rows = (struct rows){.bank = b, .form = bank_form(b, "short")};
	f.heads = HEADS;
	f.job = (struct job){.arena = f.arena,
	    .setup = {.rows = f.rows,
		.file = "t.csv",
		.columns = columns,
		.n_columns = N_COLUMNS},
	    .workers = 1};
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(f.arena);
	arena_free(f.lasting);
	return 0;
}

static struct told *
run(const char *text, size_t n)
{
	return run_job(&f.job, text, n);
}

/* --- what rows_read() says of one line ------------------------------------- */

struct verdict {
	const struct diag *fault; /* NULL: it is good */
	const struct row *row;
};

/* Below a good row, so that it is not taken for the first one of another form.
 */
static struct verdict
ask_line(const char *line, size_t n)
{
	struct diags *d = arena_alloc(f.arena, sizeof(*d));
	struct row *list;
	struct buf text;
	size_t rows;

	buf_init(&text, f.arena);
	buf_addf(&text, "%s\n%s\n", f.heads, GOOD);
	buf_add(&text, line, n);
	buf_addc(&text, '\n');
	diag_init(d, f.arena);
	if (rows_read(f.arena, &f.rows, "t.csv", text.data, text.len,
		"2026-11-22", &list, &rows, d) == -1)
		return (struct verdict){&d->list[0], NULL};
	assert_int_equal(rows, 2);
	return (struct verdict){NULL, &list[1]};
}

static void
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

/* What comes out of a bad row: of each of two themes four cells are empty. */
static const char *
bad_line(const char *id, enum diag_code code)
{
	return arena_printf(f.arena, "%s,,,,,,,,,%s\n", id, diag_name(code));
}

static void
same_fault(const struct batch_fault *got, const struct diag *want, size_t line)
{
	assert_int_equal(got->line, line);
	assert_int_equal(got->col, want->at.col);
	assert_int_equal(got->code, want->code);
	assert_string_equal(got->msg, want->msg);
}

/* --- each kind of fault, and whose row it was ------------------------------- */

static const struct bad {
	const char *line, *id;
	enum diag_code code;
} bad[] = {
    {"7,,,,same,nonsense,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,5,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,once,1,,,0", "7", DIAG_BAD_VALUE}, /* it means two */
    {"7,,,,same,once,not-applicable,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,01,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,Once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same, once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,na,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,A-1,,,same,once,1,,,fits", "7", DIAG_BAD_ID},
    {"7,abcdefghijabcdefghijabcdefghijabc,,,same,once,1,,,fits", "7",
	DIAG_BAD_ID},
    {"7,,2026-02-30,,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,2026-1-3,,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows 1.0.0 whole,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows 1.0.1 short,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,rows,same,once,1,,,fits", "7", DIAG_BAD_VALUE},
    {"7,,,,same,once,1,,", "7", DIAG_KIND},
    {"7,,,,same,once,1,,,fits,", "7", DIAG_KIND},
    {"7", "7", DIAG_KIND},
    {"", "", DIAG_KIND},
    {"7,,,,same,\"once,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,\"once\"x,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,on\"ce,1,,,fits", "7", DIAG_KIND},
    {"\"7\",,,,same,on\"ce,1,,,fits", "7", DIAG_KIND},
    {"7,,,,same,once,1,,,fits\"", "7", DIAG_KIND},
    {"\"7,,,,same,once,1,,,fits", "", DIAG_KIND},
    {"7\",,,,same,once,1,,,fits", "", DIAG_KIND},
    {"7,,,,same,once\xff,1,,,fits", "7", DIAG_ENCODING},
    {"7,,,,same,once,1,,,fits\xc3", "7", DIAG_ENCODING},
    {"7\xff,,,,same,once,1,,,fits", "", DIAG_ENCODING},
    {"\xc0\xb7,,,,same,once,1,,,fits", "", DIAG_ENCODING},
    {"7,,,,same,once\t,1,,,fits", "7", DIAG_CHARACTER},
    {"7\t,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7,,,,same,once,1,,,fits\r\r", "7", DIAG_CHARACTER},
    {"7,,,,same,once,1\x01,,,fits", "7", DIAG_CHARACTER},
    {"7,,,,same,once,1,\u202e,,fits", "7", DIAG_CHARACTER},
    {"7\u202e,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7\u200b,,,,same,once,1,,,fits", "", DIAG_CHARACTER},
    {"7,,,,same,once,1,,,fits\x7f", "7", DIAG_CHARACTER},
    {" 7,,,,same,once,1,,,fits", "", DIAG_BAD_ID},
    {"7 ,,,,same,once,1,,,fits", "", DIAG_BAD_ID},
    {"0123456789012345678901234567890123456789012345678901234567890123x,"
     ",,,same,once,1,,,fits",
	"", DIAG_BAD_ID},
    {"\u00e9,,,,x,once,1,,,fits", "\u00e9", DIAG_BAD_VALUE},
    {"NA,,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {"null,,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {",,,,x,once,1,,,fits", "", DIAG_BAD_VALUE},
    {"=1,,,,x,once,1,,,fits", "\"'=1\"", DIAG_BAD_VALUE},
    {"'=1,,,,x,once,1,,,fits", "\"'=1\"", DIAG_BAD_VALUE},
    {"-1,,,,x,once,1,,,fits", "-1", DIAG_BAD_VALUE},
    {"\"a,b\",,,,x,once,1,,,fits", "\"a,b\"", DIAG_BAD_VALUE},
    {"\"say \"\"no\"\"\",,,,x,,1,,,fits", "\"say \"\"no\"\"\"",
	DIAG_BAD_VALUE},
    {"id,code,date,form,O1,P1,P2,P3,P4,q_date", "id", DIAG_BAD_VALUE},
};
#define N_BAD (sizeof(bad) / sizeof(bad[0]))

/* All of them in one block, a row that says nothing behind each. The end is
 * far away, so that the quick way is open where there is one. */
static void
check_bad(const char *end)
{
	struct buf text, want;
	struct told *t;

	buf_init(&text, f.arena);
	buf_init(&want, f.arena);
	buf_addf(&text, "%s%s", f.heads, end);
	for (size_t i = 0; i < N_BAD; i++)
		buf_addf(&text, "%s%s%s%s", bad[i].line, end, NOTHING, end);
	buf_addf(&text, "%s%s", GOOD, end);
	t = run(text.data, text.len);
	buf_adds(&want, line_of(f.arena, t->out.data, 1));
	buf_addc(&want, '\n');
	for (size_t i = 0; i < N_BAD; i++) {
		buf_adds(&want, bad_line(bad[i].id, bad[i].code));
		want_line(&want, "", ask_line("NA,,,,,,,,,", 11).row->answers);
	}
	want_line(&want, "good", ask_line("NA" GOOD, 2 + strlen(GOOD))
				     .row->answers);
	assert_same_text(f.arena, t->out.data, want.data, "bad rows");
	assert_int_equal(t->bad, N_BAD);
	assert_int_equal(t->rows, 2 * N_BAD + 1);
	assert_int_equal(t->lines, 2 * N_BAD + 2);
	assert_int_equal(t->n_faults, N_BAD);
	for (size_t i = 0; i < N_BAD; i++) {
		const size_t n = strlen(bad[i].line);
		const struct batch_fault *got = &t->faults[i];

		assert_int_equal(got->code, bad[i].code);
		assert_int_equal(got->line, 2 + 2 * i);
		if (n > 0) /* rows_read() passes over such lines */
			same_fault(got, ask_line(bad[i].line, n).fault,
			    2 + 2 * i);
	}
}

static void
all_kinds(void **state)
{
	(void)state;
	check_bad("\n");
	check_bad("\r\n");
	f.job.cut = CUT_LINES;
	f.job.workers = 3;
	check_bad("\n");
	f.job.setup.plainly = true;
	check_bad("\n");
}

/* An empty line is a bad row, but where the table has one column only. */
static void
empty_lines(void **state)
{
	static const char text[] = "id,O1,P1,P2,P3,q_date\n\n\r\n,,,,,\n\n";
	const struct told *t = run(text, strlen(text));

	(void)state;
	assert_int_equal(t->rows, 4);
	assert_int_equal(t->bad, 3);
	assert_string_equal(t->faults[1].msg,
	    "this row has 1 cell, and the line of heads has 6");
	assert_int_equal(t->faults[2].line, 5);
}

/* --- any damage ------------------------------------------------------------ */

static void
damage(struct buf *line)
{
	static const struct {
		const char *s;
		size_t n;
	} bits[] = {{",", 1}, {"\"", 1}, {"'", 1}, {"\t", 1}, {"\0", 1},
	    {"\x01", 1}, {"\xff", 1}, {"\xc3", 1}, {"\u202e", 3},
	    {"\u200b", 3}, {" ", 1}, {"\u00e9", 2}, {"=", 1}, {"9", 1},
	    {"-", 1}, {"x", 1}, {"\r", 1}, {"NA", 2}, {"\"\"", 2}, {"0", 1},
	    {"null", 4}, {"\"NA\"", 4}, {"\xef\xbb\xbf", 3}, {":", 1},
	    {"/", 1}, {"1", 1}, {"+", 1}, {"", 0}, {",,", 2}};
	const size_t at = below(line->len + 1);
	const size_t gone = one_in(2) ? 0 : below(3);
	const size_t bit = below(sizeof(bits) / sizeof(bits[0]));
	struct buf out;

	buf_init(&out, f.arena);
	buf_add(&out, line->data, at);
	buf_add(&out, bits[bit].s, bits[bit].n);
	if (at + gone < line->len)
		buf_add(&out, line->data + at + gone, line->len - at - gone);
	*line = out;
}

/* The id in LINE, where its cells are plain. */
static const char *
id_cell(const char *line, size_t n)
{
	const char *s = arena_strndup(f.arena, line, n);

	return arena_strndup(f.arena, s, strcspn(s, ","));
}

/* Does what came out of a bad LINE start with an id that stands there? */
static void
check_bad_line(const char *got, const char *line, size_t n,
    const struct diag *fault)
{
	const char *end = bad_line("", fault->code);
	const size_t length = strlen(got) + 1;

	assert_true(length >= strlen(end));
	assert_memory_equal(got + length - strlen(end), end, strlen(end) - 1);
	if (fault->code == DIAG_BAD_VALUE && memchr(line, '"', n) == NULL &&
	    line[0] != '\'') {
		const char *id = id_cell(line, n);
		struct buf want;

		buf_init(&want, f.arena);
		want_csv(&want, rows_id_fits(id) ? id : "");
		buf_adds(&want, end);
		want.data[want.len - 1] = '\0';
		assert_string_equal(got, want.data);
	}
}

static const char *const bases[] = {"7,,,,same,once,1,often,never,fits",
    "p-8,ab-1,2026-01-31,rows 1.0.0 short,more,3,0,,,badly",
    "\"a,b\",,,\"rows 1.0.0 short\",'-less,NA,no,skipped,not-shown,no-name",
    ",,,,0,1,1,3,0,fits", "x,,,,,,,,,"};

/* Lines that were good once: what comes out, and what is said. */
static void
damaged(void **state)
{
	const size_t lines = 40;

	(void)state;
	for (size_t turn = 0; turn < 60; turn++) {
		struct verdict verdicts[40];
		struct buf text, line[40];
		struct told *t;
		size_t fault = 0;

		arena_reset(f.arena);
		buf_init(&text, f.arena);
		buf_addf(&text, "%s\n", f.heads);
		for (size_t i = 0; i < lines; i++) {
			buf_init(&line[i], f.arena);
			buf_adds(&line[i], PICK(bases));
			for (size_t k = i % 4; k > 0; k--)
				damage(&line[i]);
			buf_add(&text, line[i].data, line[i].len);
			buf_addc(&text, '\n');
			/* what is empty is passed over by others */
			verdicts[i] = ask_line(
			    line[i].len > 0 ? line[i].data : "NA", 
			    line[i].len > 0 ? line[i].len : 2);
		}
		f.job.cut = (enum cut)below(3);
		f.job.setup.plainly = one_in(2);
		t = run(text.data, text.len);
		assert_int_equal(t->rows, lines);
		for (size_t i = 0; i < lines; i++) {
			const char *got =
			    line_of(f.arena, t->out.data, i + 2);
			struct buf want;

			if (verdicts[i].fault != NULL) {
				same_fault(&t->faults[fault++],
				    verdicts[i].fault, i + 2);
				check_bad_line(got, line[i].data, line[i].len,
				    verdicts[i].fault);
				continue;
			}
			buf_init(&want, f.arena);
			want_line(&want, verdicts[i].row->id,
			    verdicts[i].row->answers);
			want.data[want.len - 1] = '\0';
			assert_same_text(f.arena, got, want.data,
			    line[i].data);
		}
		assert_int_equal(t->bad, fault);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(all_kinds, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(empty_lines, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(damaged, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("batch faults", tests, NULL, NULL);
}
