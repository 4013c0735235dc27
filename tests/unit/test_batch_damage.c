/* Rows that were damaged anywhere: what is said of them is what rows_read()
 * says of the same line. */
#include "batch_fault_support.h"

/* --- any damage -------------------------------------------------------- */

static void
damage(struct buf *line)
{
	static const struct {
		const char *s;
		size_t n;
	} bits[] = {{",", 1}, {"\"", 1}, {"'", 1}, {"\t", 1}, {"\0", 1},
	    {"\x01", 1}, {"\xff", 1}, {"\xc3", 1}, {"\u202e", 3}, {"\u200b", 3},
	    {" ", 1}, {"\u00e9", 2}, {"=", 1}, {"9", 1}, {"-", 1}, {"x", 1},
	    {"\r", 1}, {"NA", 2}, {"\"\"", 2}, {"0", 1}, {"null", 4},
	    {"\"NA\"", 4}, {"\xef\xbb\xbf", 3}, {":", 1}, {"/", 1}, {"1", 1},
	    {"+", 1}, {"", 0}, {",,", 2}};
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

#define LINES 40

/* Lines that were good once: what comes out, and what is said. Rows of which
 * nothing is to be said follow, so that the quick way is open to the end. */
static void
check_damaged(const char *const *bases, size_t n)
{
	for (size_t turn = 0; turn < 60; turn++) {
		struct verdict verdicts[LINES];
		struct buf text, line[LINES];
		struct told *t;
		size_t fault = 0, nothing = 0;

		arena_reset(f.arena);
		buf_init(&text, f.arena);
		buf_addf(&text, "%s\n", f.heads);
		for (size_t i = 0; i < LINES; i++) {
			buf_init(&line[i], f.arena);
			buf_adds(&line[i], bases[below(n)]);
			for (size_t k = i % 4; k > 0; k--)
				damage(&line[i]);
			buf_add(&text, line[i].data, line[i].len);
			buf_addc(&text, '\n');
			verdicts[i] = ask_line(line[i].data, line[i].len);
		}
		for (size_t i = 0; i < 30; i++)
			buf_addf(&text, "%s\n", f.good);
		f.job.cut = (enum cut)below(3);
		f.job.setup.plainly = one_in(2);
		t = run(text.data, text.len);
		for (size_t i = 0; i < LINES; i++) {
			const char *got = line_of(f.arena, t->out.data, i + 2);
			struct buf want;

			if (verdicts[i].fault != NULL) {
				same_fault(&t->faults[fault++],
				    verdicts[i].fault, i + 2);
				check_bad_line(got, line[i].data, line[i].len,
				    verdicts[i].fault);
				continue;
			}
			buf_init(&want, f.arena);
			nothing += verdicts[i].row == NULL;
			if (verdicts[i].row == NULL)
				want_nothing(&want, "");
			else
				want_line(&want, verdicts[i].row->id,
				    verdicts[i].row->answers);
			want.data[want.len - 1] = '\0';
			assert_same_text(f.arena, got, want.data, line[i].data);
		}
		assert_int_equal(t->bad, fault);
		assert_int_equal(t->rows, LINES + 30 - nothing);
		assert_int_equal(t->nothing, nothing);
	}
}

static void
damaged(void **state)
{
	static const char *const bases[] = {"7,,,,same,once,1,often,never,fits",
	    "p-8,ab-1,2026-01-31,rows 1.0.0 short,more,3,0,,,badly",
	    "\"a,b\",,,,'-less,NA,no,skipped,not-shown,no-name",
	    ",,,,0,1,1,3,0,fits", "x,,,,,,,,,"};

	(void)state;
	check_damaged(bases, sizeof(bases) / sizeof(bases[0]));
}

static void
damaged_digits(void **state)
{
	static const char *const bases[] = {"7,0,2,9", "p-8,1,2,0",
	    "\"a\",NA,\"2\",5", ",0,2,8", "x,,,", "12345,1,,NA"};

	(void)state;
	check_damaged(bases, sizeof(bases) / sizeof(bases[0]));
}

/* Long rows: whatever is looked at many bytes at a time, the damage is at each
 * place of it once. */
static void
damaged_bench(void **state)
{
	const char *bases[12];

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		struct buf row;

		buf_init(&row, f.lasting);
		buf_fill(&row, 'p', i);
		for (size_t k = 0; k < 40; k++)
			if (i % 3 > 0 && one_in(8))
				buf_adds(&row, one_in(2) ? "," : ",NA");
			else
				buf_addf(&row, ",%zu", below(5));
		buf_adds(&row, i == 4 ? "\r" : "");
		bases[i] = row.data;
	}
	check_damaged(bases, 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(damaged, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(damaged_digits, set_up_digits,
		tear_down),
	    cmocka_unit_test_setup_teardown(damaged_bench, set_up_bench,
		tear_down),
	};

	return cmocka_run_group_tests_name("batch damage", tests, NULL, NULL);
}
