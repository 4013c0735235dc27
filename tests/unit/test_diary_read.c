/* A diary that was opened, perhaps after somebody worked on it by hand. */
#include "diary_support.h"

#define TOP "harmcheck_diary: 1\nentries:\n"
#define NAME "  \"2026-11-22\": "

static void
an_empty_one(void **state)
{
	static const char *const rows[] = {
	    "harmcheck_diary: 1\nentries: {}\n",
	    "harmcheck_diary: 1\nentries:\n", /* the last one taken out */
	    "{harmcheck_diary: \"1\", entries: {}}",
	    "# a\n\nentries: {}\nharmcheck_diary: 1",
	    "\xef\xbb\xbfharmcheck_diary: 1\r\nentries: {}\r\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diary *d = read_text(rows[i], NULL);

		assert_int_equal(d->n, 0);
		assert_same(d, diary_new(arena));
		added(d, "2026-11-22", "a");
		assert_comes_back(d);
	}
	assert_comes_back(diary_new(arena));
}

/* However an entry is written, its text is what YAML says it is. */
static void
entries_by_hand(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {NAME "a\n", "a\n"},
	    {NAME "\"a\\nb\"\n", "a\nb\n"},
	    {NAME "|\n   a\n     b\n", "a\n  b\n"},
	    {NAME "|-\n    a\n", "a\n"},
	    {NAME "|+\n    a\n\n\n", "a\n"},
	    {NAME "|4\n      a\n", "a\n"},
	    {NAME "|1 # ours\n    a\n", " a\n"},
	    {NAME ">\n    a\n    b\n", "a b\n"},
	    {NAME "|\r\n    a\r\n    b\r\n", "a\nb\n"},
	    {"  2026-11-22: |\n    a\n", "a\n"},
	    {"# why\n" NAME "|\n    # a\n# why\n", "# a\n"},
	    {NAME "|\n", "\n"}, /* the lines are gone: there is no text */
	    {NAME "\"\"\n", "\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diary *d = read_text(
		    arena_printf(arena, TOP "%s", rows[i].text), NULL);

		assert_int_equal(d->n, 1);
		assert_string_equal(d->entries[0]->name, "2026-11-22");
		assert_string_equal(d->entries[0]->text, rows[i].want);
		assert_comes_back(d);
	}
}

static void
any_order(void **state)
{
	struct diary *d = read_text(TOP "  2026-11-22.10: a\n"
					"  2026-11-22.9: b\n"
					"  2027-01-01: c\n"
					"  2026-11-22: d\n"
					"  2025-01-01.3: e\n",
	    NULL);

	(void)state;
	assert_string_equal(names(d),
	    "2025-01-01.3 2026-11-22 2026-11-22.9 2026-11-22.10 2027-01-01");
	assert_string_equal(diary_find(d, "2026-11-22.9")->text, "b\n");
	assert_string_equal(added(d, "2025-01-01", "f")->name, "2025-01-01.4");
	assert_comes_back(d);
}

/* An entry that is no answer file is none of the reader's business. */
static void
an_entry_is_not_looked_into(void **state)
{
	struct diary *d = read_text(TOP NAME "|\n"
					     "    harmcheck: 99\n"
					     "    a: [b, {\n"
					     "    a: &x *y !z\n"
					     "  2026-11-23: |\n"
					     "    harmcheck: 1\n",
	    NULL);

	(void)state;
	assert_int_equal(d->n, 2);
	assert_comes_back(d);
}

static void
faults(void **state)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
	    {"", "d: error: there is nothing in this file [kind]\n"},
	    {"- a\n",
		"d:1:1: error: this is no diary: lines such as \"entries:\" "
		"are expected "
		"[kind]\n"},
	    {"age-encryption.org/v1\n",
		"d:1:1: error: this is no diary: lines such as \"entries:\" "
		"are expected "
		"[kind]\n"},
	    /* somebody sealed an answer file: one sentence, not one a key */
	    {"# a\nharmcheck: 1\nbank: b\ndate: \"2026-11-22\"\n",
		"d:2:1: error: this is no diary: it lacks \"harmcheck_diary: "
		"1\" [missing-key]\n"},
	    {"entries: {}\n",
		"d:1:1: error: a diary needs \"harmcheck_diary: 1\" "
		"[missing-key]\n"},
	    {"harmcheck_diary: 1\n",
		"d:1:1: error: a diary needs \"entries\" [missing-key]\n"},
	    {"harmcheck_diry: 1\nentries: {}\n",
		"d:1:1: error: a diary needs \"harmcheck_diary: 1\" "
		"[missing-key]\n"
		"d:1:1: error: a diary has no key \"harmcheck_diry\"; did you "
		"mean \"harmcheck_diary\"? [unknown-key]\n"},
	    {"harmcheck_diary: 1\nentrys: {}\n",
		"d:1:1: error: a diary needs \"entries\" [missing-key]\n"
		"d:2:1: error: a diary has no key \"entrys\"; did you mean "
		"\"entries\"? [unknown-key]\n"},
	    {TOP "  2026-11-22: a\nnotes: b\n",
		"d:4:1: error: a diary has no such key; it has "
		"\"harmcheck_diary\" and \"entries\" [unknown-key]\n"},
	    /* what a later format has may be anything */
	    {"harmcheck_diary: 2\nentries: [a]\nnotes: b\n",
		"d:1:18: error: a newer harmcheck wrote this diary, in format "
		"2; this one reads format 1 [bad-value]\n"},
	    {"harmcheck_diary: 0\nentries: {}\n",
		"d:1:18: error: \"harmcheck_diary\" must be 1 [bad-value]\n"},
	    {"harmcheck_diary: one\nentries: {}\n",
		"d:1:18: error: \"harmcheck_diary\" must be 1 [bad-value]\n"},
	    {"harmcheck_diary: [1]\nentries: {}\n",
		"d:1:18: error: \"harmcheck_diary\" must be 1 [bad-value]\n"},
	    {"harmcheck_diary: 1\nentries: [a]\n",
		"d:2:10: error: \"entries\" must be a mapping: dates, and "
		"under each an answer file [kind]\n"},
	    {"harmcheck_diary: 1\nentries: none\n",
		"d:2:10: error: \"entries\" must be a mapping: dates, and "
		"under each an answer file [kind]\n"},
	    {"harmcheck_diary: 1\nentries: \"\"\n",
		"d:2:10: error: \"entries\" must be a mapping: dates, and "
		"under each an answer file [kind]\n"},
	    {TOP "  2026-11-31: a\n",
		"d:3:3: error: 2026-11-31 cannot name a check; write its "
		"date, as \"2026-11-22\", or \"2026-11-22.2\" for the second "
		"of that day [bad-value]\n"},
	    {TOP "  2026-11-22.1: a\n",
		"d:3:3: error: 2026-11-22.1 cannot name a check; write "
		"its date, as \"2026-11-22\", or \"2026-11-22.2\" for the "
		"second of that day [bad-value]\n"},
	    /* the | is forgotten: a mapping in a mapping */
	    {TOP NAME "\n    harmcheck: 1\n    answers:\n      a: b\n",
		"d:4:5: error: the check 2026-11-22 must be one text; write | "
		"behind its name and four blanks before each of its lines "
		"[kind]\n"},
	    {TOP NAME "a\n" NAME "b\n",
		"d:4:3: error: the key '2026-11-22' is here twice; the first "
		"is in line 3 [duplicate-key]\n"},
	    {TOP "  2026-11-22: a\n  2026-11-23: [b]\n  x: c\n",
		"d:4:15: error: the check 2026-11-23 must be one text; write "
		"| behind its name and four blanks before each of its lines "
		"[kind]\n"
		"d:5:3: error: this cannot name a check; write its date, as "
		"\"2026-11-22\", or \"2026-11-22.2\" for the second of that "
		"day [bad-value]\n"},
	    {TOP NAME "|\n    a\xe2\x80\x8b\n",
		"d:4:6: error: the character U+200B cannot be seen and is not "
		"allowed; take it out [character]\n"},
	    {TOP NAME "\"a\\x1b\"\n",
		"d:3:17: error: this text holds the character U+001B, which "
		"cannot be seen and is not allowed [character]\n"},
	    {TOP NAME "\"a\\0b\"\n",
		"d:3:17: error: this text holds the character U+0000, which "
		"cannot be seen and is not allowed [character]\n"},
	    {TOP NAME "&x a\n",
		"d:3:17: error: anchors (&name) are not used here; quote a "
		"text that starts with & [anchor]\n"},
	    {TOP NAME "|\n    a\n---\n" TOP,
		"d:5:1: error: a second document starts here; a file holds "
		"one [document]\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *said;

		assert_null(read_text(rows[i].text, &said));
		assert_string_equal(said, rows[i].said);
	}
}

/* A document that was cut off anywhere is refused or lacks only its end. */
static void
cut_anywhere(void **state)
{
	struct diary *d = diary_new(arena);
	size_t n;
	char *text;

	(void)state;
	added(d, "2026-11-22", "# a\nb: \"c\xc3\xa9\"\n");
	added(d, "2026-11-22", " a\n\tb\n");
	text = document(d, &n);
	for (size_t i = 0; i < n; i++) {
		char *cut = malloc(i > 0 ? i : 1);
		const char *said;
		struct diary *back;

		memcpy(cut, text, i);
		back = read_bytes(cut, i, &said);
		assert_true(back == NULL || back->n <= d->n);
		if (back != NULL)
			assert_comes_back(back);
		free(cut);
	}
	free(text);
}

/* What was said before is no fault of this one. */
static void
findings_that_were_there(void **state)
{
	struct diags diags;

	(void)state;
	diag_init(&diags, arena);
	diag_add(&diags, DIAG_KIND, (struct loc){0}, "x");
	assert_non_null(
	    diary_read(arena, "d", TOP NAME "a", strlen(TOP NAME "a"), &diags));
	assert_int_equal(diags.n, 1);
}

static struct buf
many(size_t n)
{
	struct buf out;

	buf_init(&out, arena);
	buf_adds(&out, TOP);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, "  %s: a\n", day(n - i));
	return out;
}

static void
as_many_as_may_be(void **state)
{
	struct buf most = many(DIARY_ENTRIES_MOST);
	struct buf over = many(DIARY_ENTRIES_MOST + 1);
	const char *said;

	(void)state;
	assert_comes_back(read_bytes(most.data, most.len, NULL));
	assert_null(read_bytes(over.data, over.len, &said));
	assert_string_equal(said,
	    "d:3:3: error: there are 20001 checks in this diary; at most "
	    "20000 are allowed [too-many]\n");
}

/* An entry of N bytes with its line end, in any of two ways. */
static struct buf
large(size_t n, const char *how)
{
	struct buf out;

	buf_init(&out, arena);
	buf_addf(&out, TOP NAME "%s\n    ", how);
	buf_fill(&out, 'a', n - 1);
	buf_addc(&out, '\n');
	return out;
}

static void
as_large_as_may_be(void **state)
{
	static const char *const ways[] = {"|", "|-"};
	const size_t most = node_limits_answers.bytes;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf fits = large(most, ways[i]);
		struct buf over = large(most + 1, ways[i]);
		struct diary *d = read_bytes(fits.data, fits.len, NULL);
		const char *said;

		assert_int_equal(d->entries[0]->n, most);
		assert_comes_back(d);
		assert_null(read_bytes(over.data, over.len, &said));
		assert_has(said, "[too-long]");
		assert_has(said, "8388608");
	}
}

/* As large as one may be it is read even when it grows by being written: what
 * is too much can be taken out then. */
static void
the_whole_size(void **state)
{
	struct buf out;
	struct diary *d;
	const char *said;

	(void)state;
	buf_init(&out, arena);
	buf_adds(&out, TOP);
	for (size_t i = 0; i < 3; i++) {
		buf_addf(&out, "  %s: |\n", day(i));
		for (size_t j = 0; j < 2 << 20; j++)
			buf_adds(&out, "   a\n"); /* by three, not by four */
	}
	buf_fill(&out, ' ', SEAL_TEXT_MOST - out.len);
	d = read_bytes(out.data, out.len, NULL);
	assert_int_equal(d->n, 3);
	assert_true(diary_size(d, 0) > SEAL_TEXT_MOST);
	assert_has(refused_bytes(d, day(7), "a", 1), "the diary is full");
	diary_remove(d, d->entries[0]);
	assert_comes_back(d);
	buf_addc(&out, ' ');
	assert_null(read_bytes(out.data, out.len, &said));
	assert_string_equal(said,
	    "d: error: this file has 33554433 bytes; at most 33554432 are "
	    "allowed [too-big]\n");
}

/* The part of a manual page between two marks, its own lines left out. */
static const char *
example(const char *page, const char *name)
{
	struct err e;
	struct buf out;
	char *text, *line, *end;
	size_t n;

	if (file_read(arena, page, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	line = strstr(text, arena_printf(arena, ".\\\" %s begins", name));
	assert_non_null(line);
	end = strstr(line, arena_printf(arena, ".\\\" %s ends\n", name));
	assert_non_null(end);
	buf_init(&out, arena);
	for (; line < end; line = strchr(line, '\n') + 1)
		if (*line != '.')
			buf_add(&out, line,
			    (size_t)(strchr(line, '\n') + 1 - line));
	return out.data;
}

/* The example in the manual is what is written, word for word, so that it can
 * be relied on. */
static void
the_manual(void **state)
{
	const char *text = example("docs/diary.5", "example");
	struct diary *d = read_text(text, NULL);
	struct buf out;

	(void)state;
	assert_null(strchr(text, '\\')); /* a page would not show it */
	assert_string_equal(names(d), "2026-11-22 2026-11-22.2");
	buf_init(&out, arena);
	diary_write(&out, d);
	assert_string_equal(out.data, text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_one),
	    cmocka_unit_test(entries_by_hand),
	    cmocka_unit_test(any_order),
	    cmocka_unit_test(an_entry_is_not_looked_into),
	    cmocka_unit_test(faults),
	    cmocka_unit_test(cut_anywhere),
	    cmocka_unit_test(findings_that_were_there),
	    cmocka_unit_test(as_many_as_may_be),
	    cmocka_unit_test(as_large_as_may_be),
	    cmocka_unit_test(the_whole_size),
	    cmocka_unit_test(the_manual),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
