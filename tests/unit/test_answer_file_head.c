/* The head of an answer file: what it must say, and what is said when it does
 * not; each fault alone, and nothing else with it. */
#include "support.h"

#include "harmcheck/answer_file.h"

#define DIGEST "0123"

static struct arena *arena;
static struct bank *bank;
static struct answer_file_notes notes;
static struct diags diags;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	bank = load_bank(arena, "tests/bank/good/case.yaml");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const struct answers *
read_text(const char *text)
{
	diag_init(&diags, arena);
	return answer_file_read(arena, bank, DIGEST, "a.yaml", text,
	    strlen(text), &notes, &diags);
}

static const char *
faults(void)
{
	struct buf out;

	buf_init(&out, arena);
	diag_write(&diags, &out, 0);
	return out.data;
}

static const struct {
	const char *key, *value;
	bool needed;
} lines[] = {
    {"harmcheck", "1", true},
    {"bank", "case", true},
    {"version", "1.0.0", true},
    {"digest", "\"0123\"", true},
    {"form", "own", true},
    {"date", "2026-11-22", true},
    {"voice", "client", false},
    {"country", "GB", false},
    {"code", "maple-7", false},
};

#define LINES (sizeof(lines) / sizeof(lines[0]))

/* The head with VALUE behind KEY; "": without that line. */
static const char *
head_with(const char *key, const char *value)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < LINES; i++) {
		const char *v =
		    str_eq(lines[i].key, key) ? value : lines[i].value;

		if (*v != '\0')
			buf_addf(&out, "%s: %s\n", lines[i].key, v);
	}
	return out.data;
}

static void
every_line_is_taken(void **state)
{
	const struct answers *a = read_text(head_with("", ""));

	(void)state;
	if (a == NULL)
		fail_msg("%s", faults());
	assert_string_equal(a->form->id, "own");
	assert_string_equal(a->date, "2026-11-22");
	assert_string_equal(a->country, "GB");
	assert_string_equal(a->code, "maple-7");
	assert_int_equal(notes.n, 0);
	assert_null(notes.version);
	assert_true(notes.finished);
}

static void
what_is_needed_and_what_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < LINES; i++) {
		const struct answers *a =
		    read_text(head_with(lines[i].key, ""));
		const char *said = lines[i].needed
		    ? arena_printf(arena,
			  "a.yaml:1:1: error: an answer file needs \"%s\" "
			  "[missing-key]\n",
			  lines[i].key)
		    : "";

		assert_true((a == NULL) == lines[i].needed);
		assert_string_equal(faults(), said);
	}
}

static void
each_is_one_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < LINES; i++) {
		assert_null(read_text(head_with(lines[i].key, "[a]")));
		assert_string_equal(faults(),
		    arena_printf(arena,
			"a.yaml:%zu:%zu: error: \"%s\" must be one text, not "
			"a list or a mapping [kind]\n",
			i + 1, strlen(lines[i].key) + 3, lines[i].key));
	}
}

static void
what_it_says_is_looked_at(void **state)
{
	static const struct {
		const char *key, *value, *says;
	} rows[] = {
	    {"harmcheck", "2",
		"1:12: error: this program reads answer files of format 1, "
		"not \"2\" [bad-value]"},
	    {"bank", "other",
		"2:7: error: these answers belong to the bank \"other\", not "
		"to \"case\"; name their bank with --bank [bad-value]"},
	    {"form", "ow",
		"5:7: error: the bank has no form \"ow\"; did you mean "
		"\"own\"? [unknown-id]"},
	    {"form", "rea",
		"5:7: error: the bank has no form \"rea\"; did you mean "
		"\"read\"? [unknown-id]"},
	    {"form", "something-else",
		"5:7: error: the bank has no form \"something-else\" "
		"[unknown-id]"},
	    {"date", "2026-02-30",
		"6:7: error: \"2026-02-30\" is no date; write it as "
		"2026-11-22 [bad-value]"},
	    {"voice", "nobody",
		"7:8: error: the bank has no voice \"nobody\" [unknown-id]"},
	    {"voice", "reader",
		"7:8: error: the form \"own\" has the voice \"client\", not "
		"\"reader\" [bad-value]"},
	    {"country", "Wales",
		"8:10: error: \"Wales\" is no country code; write two "
		"capitals, as GB [bad-value]"},
	    {"code", "Maple",
		"9:7: error: \"Maple\" is no code; write up to 32 of a to z, "
		"0 to 9 and dashes, as maple-7 [bad-value]"},
	    {"code", "a\nsomething: b",
		"10:1: error: an answer file has no key \"something\" "
		"[unknown-key]"},
	    {"code", "a\nvoic: b",
		"10:1: error: an answer file has no key \"voic\"; did you "
		"mean \"voice\"? [unknown-key]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_text(head_with(rows[i].key, rows[i].value)));
		assert_string_equal(faults(),
		    arena_printf(arena, "a.yaml:%s\n", rows[i].says));
	}
}

/* A voice is looked at also where the form is not known. */
static void
faults_add_up(void **state)
{
	(void)state;
	assert_null(read_text("harmcheck: 1\nbank: case\nversion: 1\n"
			      "digest: x\nform: something-else\nvoice: reader\n"
			      "date: 2026-11-22\n"));
	assert_string_equal(faults(),
	    "a.yaml:5:7: error: the bank has no form \"something-else\" "
	    "[unknown-id]\n");
	assert_null(read_text("bank: other\n"));
	assert_string_equal(faults(),
	    "a.yaml:1:1: error: an answer file needs \"harmcheck\" "
	    "[missing-key]\n"
	    "a.yaml:1:1: error: an answer file needs \"version\" "
	    "[missing-key]\n"
	    "a.yaml:1:1: error: an answer file needs \"digest\" "
	    "[missing-key]\n"
	    "a.yaml:1:1: error: an answer file needs \"form\" "
	    "[missing-key]\n"
	    "a.yaml:1:1: error: an answer file needs \"date\" "
	    "[missing-key]\n"
	    "a.yaml:1:7: error: these answers belong to the bank \"other\", "
	    "not to \"case\"; name their bank with --bank [bad-value]\n");
}

/* What follows from a head that is wrong is not told as well. */
static void
nothing_behind_a_wrong_head(void **state)
{
	static const char *const none[] = {"[]\n", "- a\n", "- a: b\n",
	    "text\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		assert_null(read_text(none[i]));
		assert_true(str_starts(faults(),
		    "a.yaml:1:1: error: this is no answer file: "));
		assert_int_equal(diags.n, 1);
	}
	assert_null(
	    read_text(head_with("code", "Maple\nanswers: { gone: a }")));
	assert_string_equal(faults(),
	    "a.yaml:9:7: error: \"Maple\" is no code; write up to 32 of a to "
	    "z, 0 to 9 and dashes, as maple-7 [bad-value]\n");
}

static void
countries_are_two_capitals(void **state)
{
	static const struct {
		const char *country;
		bool is;
	} rows[] = {
	    {"AZ", true},
	    {"ZA", true},
	    {"GB", true},
	    {"A", false},
	    {"GBR", false},
	    {"AAAA", false},
	    {"gB", false},
	    {"Gb", false},
	    {"\"@A\"", false},
	    {"\"A@\"", false},
	    {"\"[A\"", false},
	    {"\"A[\"", false},
	    {"\"1A\"", false},
	    {"\"A1\"", false},
	    {"\"\"", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct answers *a =
		    read_text(head_with("country", rows[i].country));

		if ((a != NULL) != rows[i].is)
			fail_msg("%s: %s", rows[i].country, faults());
		if (a != NULL)
			assert_string_equal(a->country, rows[i].country);
	}
}

static void
each_form_in_its_voice(void **state)
{
	static const char *const pairs[][2] = {{"own", "client"},
	    {"read", "reader"}};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct answers *a = read_text(arena_printf(arena,
		    "harmcheck: 1\nbank: case\nversion: 1.0.0\n"
		    "digest: \"0123\"\nform: %s\nvoice: %s\n"
		    "date: 2026-11-22\n",
		    pairs[i][0], pairs[i][1]));

		if (a == NULL)
			fail_msg("%s", faults());
		assert_string_equal(a->form->id, pairs[i][0]);
	}
}

/* The reader is told, in words that fit what is different. */
static void
other_questions_are_told(void **state)
{
	(void)state;
	assert_non_null(read_text(head_with("digest", "other")));
	assert_int_equal(notes.n, 1);
	assert_string_equal(notes.version, "1.0.0");
	assert_string_equal(notes.list[0],
	    "These answers were given to other questions than these, "
	    "although both are called version 1.0.0.");
	assert_non_null(
	    read_text("harmcheck: 1\nbank: case\nversion: 0.9\ndigest: x\n"
		      "form: own\ndate: 2026-11-22\n"));
	assert_int_equal(notes.n, 1);
	assert_string_equal(notes.version, "0.9");
	assert_string_equal(notes.list[0],
	    "These answers were given to version 0.9 of the questions. They "
	    "are read here with version 1.0.0.");
	/* the digest says which questions they are, whatever the version */
	assert_non_null(read_text(head_with("version", "0.9")));
	assert_int_equal(notes.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(every_line_is_taken),
	    T(what_is_needed_and_what_is_not),
	    T(each_is_one_text),
	    T(what_it_says_is_looked_at),
	    T(faults_add_up),
	    T(nothing_behind_a_wrong_head),
	    T(countries_are_two_capitals),
	    T(each_form_in_its_voice),
	    T(other_questions_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
