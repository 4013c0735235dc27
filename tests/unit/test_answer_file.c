/* Answer files: what is written can be read, and what is wrong is named. */
#include "support.h"

#include "harmcheck/answer_file.h"

#define DIGEST "0123"

struct fixture {
	struct arena *arena;
	struct bank *bank;
	struct answers *answers;
	struct answer_file_notes notes;
	struct diags diags;
};

static struct fixture fx;

static int
set_up(void **state)
{
	(void)state;
	fx = (struct fixture){.arena = arena_new()};
	fx.bank = load_bank(fx.arena, "tests/bank/good/dialogue.yaml");
	fx.answers = answers_new(fx.arena, fx.bank, bank_form(fx.bank, "long"),
	    "2026-11-22");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

static const char *
written(const struct answers *a)
{
	struct buf out;

	buf_init(&out, fx.arena);
	answer_file_write(&out, a, DIGEST);
	return out.data;
}

static struct answers *
read_text(const char *text, const char *digest)
{
	diag_init(&fx.diags, fx.arena);
	return answer_file_read(fx.arena, fx.bank, digest, "a.yaml", text,
	    strlen(text), &fx.notes, &fx.diags);
}

static const char *
faults(void)
{
	struct buf out;

	buf_init(&out, fx.arena);
	diag_write(&fx.diags, &out, 0);
	return out.data;
}

static void
written_and_read_is_the_same(void **state)
{
	const struct answers *again;
	const char *text;

	(void)state;
	say(fx.answers, "overall", "never");
	say(fx.answers, "pushed", "often");
	say(fx.answers, "hurried", "skipped");
	say(fx.answers, "harm", "once");
	fx.answers->declined[1] = true;
	fx.answers->list[item_of(fx.answers, "pushed")].note =
	    "a \"quoted\" note: # with \\ and \t and \xc3\xa9";
	memcpy(fx.answers->country, "AA", 3);
	for (size_t i = 0; i < fx.answers->form->n_items; i++)
		if (fx.answers->form->items[i].follow_up != NULL &&
		    fx.answers->list[i].open == TRUTH_TRUE) {
			fx.answers->list[i].said = ANSWER_GIVEN;
			fx.answers->list[i].option = 1;
		}
	text = written(fx.answers);
	again = read_text(text, DIGEST);
	if (again == NULL)
		fail_msg("%s\n%s", faults(), text);
	assert_string_equal(written(again), text);
	assert_has(text, "  hurried: skipped\n");
	assert_has(text, "  pace:\n    cause: other\n");
	assert_has(text, "declined: [acts]\n");
	assert_int_equal(fx.notes.n, 0);
}

static void
nothing_said_is_a_file_too(void **state)
{
	(void)state;
	assert_non_null(read_text(written(fx.answers), DIGEST));
}

static void
parked_answers_are_not_written(void **state)
{
	(void)state;
	say(fx.answers, "hurried", "often");
	say(fx.answers, "said", "once");
	say(fx.answers, "hurried", "never");
	assert_has_not(written(fx.answers), "said:");
}

#define HEAD                                                            \
	"harmcheck: 1\nbank: small\nversion: 2.0.0\ndigest: \"0123\"\n" \
	"form: long\nvoice: client\ndate: 2026-11-22\n"

static void
faults_are_named_with_their_place(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
	    {HEAD "answers:\n  pushd: often\n",
		"a.yaml:9:3: error: there is no question \"pushd\"; did "
		"you mean \"pushed\"? [unknown-id]"},
	    {HEAD "answers:\n  pushed: oftn\n",
		"a.yaml:9:11: error: there is no answer \"oftn\"; did you "
		"mean \"often\"? [unknown-id]"},
	    {HEAD "answers:\n  pushed: [often]\n", "a.yaml:9:11: error"},
	    {HEAD "answers: often\n", "a.yaml:8:10: error"},
	    {HEAD "anwsers: {}\n",
		"a.yaml:8:1: error: an answer file has no key "
		"\"anwsers\"; did you mean \"answers\"? [unknown-key]"},
	    {HEAD "country: Wales\n", "a.yaml:8:10: error"},
	    {HEAD "declined: [pacee]\n", "a.yaml:8:12: error"},
	    {HEAD "follow_ups: { pace: { cuse: other } }\n",
		"a.yaml:8:23: error"},
	    {"harmcheck: 2\nbank: other\nversion: 1\ndigest: x\n"
	     "form: lng\ndate: 2026-02-30\n",
		"a.yaml:1:12: error"},
	    {"harmcheck: 1\nbank: other\nversion: 1\ndigest: x\n"
	     "form: lng\ndate: 2026-02-30\n",
		"a.yaml:2:7: error"},
	    {"harmcheck: 1\nbank: small\nversion: 1\ndigest: x\n"
	     "form: lng\ndate: 2026-02-30\n",
		"a.yaml:6:7: error: \"2026-02-30\" is no date"},
	    {"bank: small\n", "needs \"harmcheck\""},
	    {"[]\n", "a.yaml:1:1: error"},
	    {"", "a.yaml:"},
	    {HEAD "notes: { pushed: \"\\e[2J\" }\n", "[character]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_text(rows[i].text, DIGEST));
		assert_has(faults(), rows[i].says);
	}
}

static void
another_version_is_read_and_the_difference_said(void **state)
{
	const struct answers *a = read_text(HEAD
	    "answers: { pushed: often, gone: often, harm: most }\n",
	    "4567");

	(void)state;
	assert_non_null(a);
	assert_string_equal(state_of(a, "pushed"), "given");
	assert_string_equal(state_of(a, "harm"), "not-reached");
	assert_int_equal(fx.notes.n, 4);
	assert_has(fx.notes.list[0], "version 2.0.0");
	assert_string_equal(fx.notes.list[1],
	    "These questions are not among those of today, and were left "
	    "out: \"gone\".");
	assert_has(fx.notes.list[2], ": most\".");
	assert_has(fx.notes.list[3],
	    "An answer that was left out may have been about safety.");
	assert_has(fx.notes.list[3], "harmcheck helplines");
}

/* An answer that speaks alone must not be lost in silence. What a question
 * asked that this bank lacks is not known; what was skipped said nothing. */
static void
what_may_have_spoken_alone_is_told(void **state)
{
	static const struct {
		const char *rest;
		bool lost;
	} rows[] = {
	    {"answers: { harm: most }\n", true},
	    {"answers: { touched: most }\n", true},
	    {"answers: { pushed: most }\n", false},
	    {"answers: { gone: often }\n", true},
	    {"answers: { gone: skipped }\n", false},
	    {"answers: { gone: not-applicable }\n", false},
	    {"answers: { harm: often, touched: skipped }\n", false},
	    {"notes: { gone: a }\n", false},
	    {"declined: [gone]\n", false},
	    {"follow_ups: { pace: { gone: other } }\n", false},
	    {"progress: { set_aside: { answers: { harm: most } } }\n", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text =
		    arena_printf(fx.arena, "%s%s", HEAD, rows[i].rest);
		const char *last;

		assert_non_null(read_text(text, "4567"));
		last = fx.notes.list[fx.notes.n - 1];
		if (fx.notes.lost_alert != rows[i].lost)
			fail_msg("%s", rows[i].rest);
		assert_int_equal(strstr(last, "safety") != NULL, rows[i].lost);
	}
}

/* However much does not fit: a sentence a kind, and forty names in it. */
static void
what_does_not_fit_is_told_by_kind(void **state)
{
	(void)state;
	for (size_t n = 40; n <= 41; n++) {
		struct buf text;

		buf_init(&text, fx.arena);
		buf_adds(&text, HEAD "answers:\n");
		for (size_t i = 0; i < n; i++)
			buf_addf(&text, "  gone%zu: often\n", i);
		buf_adds(&text, "notes: { gone0: a, other: b }\n");
		assert_non_null(read_text(text.data, "4567"));
		assert_int_equal(fx.notes.n, 4);
		assert_has(fx.notes.list[1],
		    n == 40 ? "\"gone38\", \"gone39\"."
			    : "\"gone38\", \"gone39\", and 1 more.");
		assert_string_equal(fx.notes.list[2],
		    "Notes on these were left out, too: \"gone0\", "
		    "\"other\".");
	}
}

static void
a_note_has_4000_characters(void **state)
{
	(void)state;
	for (size_t n = 4000; n <= 4001; n++) {
		struct buf text;

		buf_init(&text, fx.arena);
		buf_adds(&text, HEAD "notes:\n  pushed: \"");
		for (size_t i = 0; i < n; i++)
			buf_adds(&text, "\xc3\xa9");
		buf_adds(&text, "\"\n");
		assert_int_equal(read_text(text.data, DIGEST) != NULL,
		    n == 4000);
	}
	assert_has(faults(), "[too-long]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(written_and_read_is_the_same),
	    T(nothing_said_is_a_file_too),
	    T(parked_answers_are_not_written),
	    T(faults_are_named_with_their_place),
	    T(another_version_is_read_and_the_difference_said),
	    T(what_may_have_spoken_alone_is_told),
	    T(what_does_not_fit_is_told_by_kind),
	    T(a_note_has_4000_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
