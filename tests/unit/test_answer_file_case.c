/* What an answer file says of a case beside its answers, and the code of a
 * person's own. */
#include "support.h"

#include <stdio.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/flow.h"
#include "harmcheck/progress.h"

#define DIGEST "0123"

#define CAUSES                                      \
	"causes:\n"                                 \
	"- {id: therapist, label: The therapist}\n" \
	"- {id: method, label: The method}\n"       \
	"- {id: -luck, label: Chance}\n\nforms:\n"

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
	fx.bank = load_bank_with(fx.arena, "tests/bank/good/case.yaml",
	    "forms:\n", CAUSES);
	fx.answers = answers_new(fx.arena, fx.bank, bank_form(fx.bank, "read"),
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

/* Every kind of file: with and without each part. */
static void
written_and_read_is_the_same(void **state)
{
	static unsigned points[] = {40, 0, 60};
	static const struct {
		const char *code;
		bool work;
		unsigned *shares;
		const char *would_do;
		const char *has, *lacks;
	} rows[] = {
	    {"", false, NULL, NULL, "answers:", "code:"},
	    {"", false, NULL, NULL, "answers:", "case:"},
	    {"maple-7", false, NULL, NULL, "\ncode: \"maple-7\"\n", "case:"},
	    {"-", true, NULL, NULL,
		"\ncase:\n  id: \"late-bus\"\n  version: \"1.0.0\"\n",
		"shares:"},
	    {"", true, points, NULL,
		"\n  shares:\n    therapist: 40\n    method: 0\n"
		"    \"-luck\": 60\n",
		"would_do:"},
	    {"", true, NULL, "Ask \"why\": # \\ \xc3\xa9",
		"\n  would_do: \"Ask ", "shares:"},
	    {"a-1", true, points, "", "\n  would_do: \"\"\n", "code: \"\""},
	};

	(void)state;
	say(fx.answers, "pushed", "often");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct case_work work = {.id = "late-bus",
		    .version = "1.0.0",
		    .shares = rows[i].shares,
		    .would_do = rows[i].would_do};
		const struct answers *again;
		const char *text;

		snprintf(fx.answers->code, sizeof(fx.answers->code), "%s",
		    rows[i].code);
		fx.answers->work = rows[i].work ? &work : NULL;
		text = written(fx.answers);
		assert_has(text, rows[i].has);
		assert_has_not(text, rows[i].lacks);
		again = read_text(text, DIGEST);
		if (again == NULL)
			fail_msg("%s\n%s", faults(), text);
		assert_string_equal(written(again), text);
		assert_string_equal(again->code, rows[i].code);
		assert_true((again->work != NULL) == rows[i].work);
		assert_int_equal(fx.notes.n, 0);
	}
}

/* Also at the place where a check goes on. */
static void
an_unfinished_check_keeps_its_code(void **state)
{
	struct progress *p = progress_new(fx.arena, fx.bank);
	struct buf out;
	const struct answers *again;

	(void)state;
	p->place = PROGRESS_REVIEW;
	p->at = FLOW_END;
	memcpy(fx.answers->code, "b", 2);
	buf_init(&out, fx.arena);
	answer_file_write_unfinished(&out, fx.answers, DIGEST, p);
	diag_init(&fx.diags, fx.arena);
	again = answer_file_resume(fx.arena, fx.bank, DIGEST, "a.yaml",
	    out.data, out.len, &fx.notes, p, &fx.diags);
	assert_non_null(again);
	assert_string_equal(again->code, "b");
	assert_false(fx.notes.finished);
}

#define OF(form, voice)                                                \
	"harmcheck: 1\nbank: case\nversion: 1.0.0\ndigest: \"0123\"\n" \
	"form: " form "\nvoice: " voice "\ndate: 2026-11-22\n"
#define HEAD OF("read", "reader")
#define CASE HEAD "case:\n  id: late-bus\n  version: 1.0.0\n"

static void
faults_are_named_with_their_place(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
	    {HEAD "code: Maple\n",
		"a.yaml:8:7: error: \"Maple\" is no code; write up to 32 of "
		"a to z, 0 to 9 and dashes, as maple-7 [bad-value]"},
	    {HEAD "code: \"\"\n", "a.yaml:8:7: error: \"\" is no code"},
	    {HEAD "code: a123456789b123456789c123456789d12\n",
		"a.yaml:8:7: error: \"a123456789b123456789c123456789d12\" is"},
	    {HEAD "code: [a]\n", "a.yaml:8:7: error"},
	    {HEAD "cde: a\n", "did you mean \"code\"?"},
	    {HEAD "case: { id: A b, version: 1 }\n",
		"a.yaml:8:13: error: \"A b\" is no id of a case"},
	    {CASE "  share: {}\n",
		"a.yaml:11:3: error: a case has no key \"share\"; did you "
		"mean \"shares\"?"},
	    {CASE "  shares: { therapist: 40, method: 20, -luck: 39 }\n",
		"a.yaml:11:11: error: the shares must add up to 100; these "
		"come to 99 [bad-value]"},
	    {CASE "  shares: { therapist: 40, method: 20, -luck: 41 }\n",
		"these come to 101"},
	    {CASE "  shares: { therapist: 101, method: 0, -luck: 0 }\n",
		"a.yaml:11:24: error: the points of a cause are a whole "
		"number from 0 to 100 [bad-number]"},
	    {CASE "  shares: { therapist: 50.5, method: 49.5, -luck: 0 }\n",
		"a.yaml:11:24: error"},
	    {CASE "  shares: { therapist: -1, method: 101, -luck: 0 }\n",
		"a.yaml:11:24: error"},
	    {CASE "  shares: { therapist: 40, method: 60 }\n",
		"a.yaml:11:11: error: the shares need every cause, and "
		"\"-luck\" is missing [missing-key]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (read_text(rows[i].text, DIGEST) != NULL)
			fail_msg("read: %s", rows[i].text);
		assert_has(faults(), rows[i].says);
	}
}

/* The whole of what is said: each fault once, and nothing that follows from
 * it. */
static void
nothing_else_is_said(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
	    {"case: [late-bus]\n",
		"a.yaml:8:7: error: \"case\" must be a mapping [kind]\n"},
	    {"case: {}\n",
		"a.yaml:8:7: error: a case needs \"id\" [missing-key]\n"
		"a.yaml:8:7: error: a case needs \"version\" "
		"[missing-key]\n"},
	    {"case: { id: [a], version: 1 }\n",
		"a.yaml:8:13: error: \"id\" must be one text [kind]\n"},
	    {"case: { id: a, version: [1] }\n",
		"a.yaml:8:25: error: \"version\" must be one text [kind]\n"},
	    {"case: { id: a, version: 1, would_do: {} }\n",
		"a.yaml:8:38: error: \"would_do\" must be one text [kind]\n"},
	    {"case: { id: a, version: 1, shares: [1] }\n",
		"a.yaml:8:36: error: \"shares\" must be a mapping [kind]\n"},
	    {"case: { id: a, version: 1, nonesuch: 1 }\n",
		"a.yaml:8:28: error: a case has no key \"nonesuch\" "
		"[unknown-key]\n"},
	    {"case: { id: \"\", version: 1 }\n",
		"a.yaml:8:13: error: \"\" is no id of a case; write a to z, "
		"0 to 9 and dashes [bad-id]\n"},
	    {"case: { id: a, version: 1, shares: { sun: 40, therapist: 0, "
	     "method: 60, -luck: 0 } }\n",
		"a.yaml:8:38: error: there is no cause \"sun\"; there are: "
		"therapist, method, -luck [unknown-id]\n"},
	    {"case: { id: a, version: 1, shares: { metod: 40, therapist: 60, "
	     "-luck: 0 } }\n",
		"a.yaml:8:36: error: the shares need every cause, and "
		"\"method\" is missing [missing-key]\n"
		"a.yaml:8:38: error: there is no cause \"metod\"; did you "
		"mean \"method\"? [unknown-id]\n"},
	    {"case: { id: a, version: 1, shares: { method: 100 } }\n",
		"a.yaml:8:36: error: the shares need every cause, and "
		"\"therapist\" is missing [missing-key]\n"
		"a.yaml:8:36: error: the shares need every cause, and "
		"\"-luck\" is missing [missing-key]\n"},
	    {"case: { id: a, version: 1, shares: { method: 101, therapist: "
	     "0, -luck: 0 } }\n",
		"a.yaml:8:36: error: the shares must add up to 100; these "
		"come to 0 [bad-value]\n"
		"a.yaml:8:46: error: the points of a cause are a whole "
		"number from 0 to 100 [bad-number]\n"},
	    {"case: { id: a, version: 1, shares: { method: 100, therapist: "
	     "0, -luck: [] } }\n",
		"a.yaml:8:72: error: the points of a cause are a whole "
		"number from 0 to 100 [bad-number]\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_text(
		    arena_printf(fx.arena, HEAD "%s", rows[i].text), DIGEST));
		assert_string_equal(faults(), rows[i].says);
	}
	fx.bank = load_bank(fx.arena, "tests/bank/good/case.yaml");
	assert_null(read_text(CASE "  shares: { sun: 100 }\n", DIGEST));
	assert_string_equal(faults(),
	    "a.yaml:11:13: error: there is no cause \"sun\" in this bank "
	    "[unknown-id]\n");
	assert_null(read_text(
	    OF("own", "client") "case: { id: a, version: 1 }\n", DIGEST));
	assert_string_equal(faults(),
	    "a.yaml:8:7: error: the form \"own\" is about oneself, so it has "
	    "no case [bad-value]\n");
}

/* All of a case, as it stands in the file. */
static void
a_case_is_taken(void **state)
{
	const struct answers *a =
	    read_text(CASE "  shares: { -luck: 7, method: 92, therapist: 1 }\n"
			   "  would_do: Ask\n",
		DIGEST);

	(void)state;
	if (a == NULL)
		fail_msg("%s", faults());
	assert_string_equal(a->work->id, "late-bus");
	assert_string_equal(a->work->version, "1.0.0");
	assert_int_equal(a->work->shares[0], 1);
	assert_int_equal(a->work->shares[1], 92);
	assert_int_equal(a->work->shares[2], 7);
	assert_string_equal(a->work->would_do, "Ask");
	a = read_text(CASE, DIGEST);
	assert_non_null(a);
	assert_null(a->work->shares);
	assert_null(a->work->would_do);
	a = read_text(HEAD, DIGEST);
	assert_non_null(a);
	assert_null(a->work);
}

/* As long as a text may be, and one longer; characters, not bytes. */
static void
the_text_has_a_limit(void **state)
{
	(void)state;
	for (size_t n = CASE_TEXT_MOST; n <= CASE_TEXT_MOST + 1; n++) {
		struct buf out;

		buf_init(&out, fx.arena);
		buf_adds(&out, CASE "  would_do: ");
		for (size_t i = 0; i < n; i++)
			buf_adds(&out, "\xc3\xa9");
		buf_addc(&out, '\n');
		assert_true((read_text(out.data, DIGEST) != NULL) ==
		    (n == CASE_TEXT_MOST));
	}
	assert_has(faults(),
	    "a.yaml:11:13: error: \"would_do\" has at most 4000 characters");
}

/* Other causes than those of then: some of the points would say something else
 * than all of them. */
static void
points_of_other_causes_are_left_out(void **state)
{
	static const struct {
		const char *shares, *remark;
		bool kept;
	} rows[] = {
	    {"{ therapist: 40, method: 60, -luck: 0 }", NULL, true},
	    {"{ therapist: 40, method: 60 }",
		"The points that were shared out were left out, because these "
		"causes are not the same today: \"-luck\".",
		false},
	    {"{ therapist: 40, method: 60, -luck: 0, sun: 0 }",
		"not the same today: \"sun\".", false},
	    {"{ therapist: 40, moon: 60 }",
		"not the same today: \"moon\", \"method\", \"-luck\".", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct answers *a = read_text(
		    arena_printf(fx.arena,
			CASE "  shares: %s\n  would_do: Ask\n", rows[i].shares),
		    "other");

		if (a == NULL)
			fail_msg("%s", faults());
		assert_true((a->work->shares != NULL) == rows[i].kept);
		assert_string_equal(a->work->would_do, "Ask");
		assert_int_equal(fx.notes.n, rows[i].kept ? 1 : 2);
		if (!rows[i].kept)
			assert_has(fx.notes.list[1], rows[i].remark);
	}
	/* what does not add up is no answer to any causes */
	assert_null(
	    read_text(CASE "  shares: { sun: 40, moon: 61 }\n", "other"));
	assert_has(faults(), "these come to 101");
}

/* The rest of the form has no answers; the page is made all the same. */
static void
a_page_is_made_of_a_part_of_a_form(void **state)
{
	const struct answers *a;

	(void)state;
	a = read_text(
	    CASE "  would_do: Ask first\nanswers: { pushed: often }\n", DIGEST);
	assert_non_null(a);
	assert_has(summary_of(fx.arena, a), "Pace");
	assert_has_not(summary_of(fx.arena, a), "Ask first");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(written_and_read_is_the_same,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_unfinished_check_keeps_its_code,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(faults_are_named_with_their_place,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(nothing_else_is_said, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_case_is_taken, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_text_has_a_limit, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(points_of_other_causes_are_left_out,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_page_is_made_of_a_part_of_a_form,
		set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
