/* How far a person has come, as a file says it: each fault alone and whole,
 * and what is taken from a file of other questions. */
#include "support.h"

#include "harmcheck/answer_file.h"
#include "harmcheck/flow.h"
#include "harmcheck/progress.h"

static struct arena *arena;
static struct bank *bank;
static struct progress *progress;
static struct answer_file_notes notes;
static struct diags diags;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	bank = load_bank(arena, "tests/bank/good/dialogue.yaml");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* A file with these answers (and more on lines of its own) and this
 * progress. */
static struct answers *
resume(const char *answers, const char *said, const char *digest)
{
	const char *text = arena_printf(arena,
	    "harmcheck: 1\nbank: small\nversion: 2.0.0\ndigest: \"0123\"\n"
	    "form: long\ndate: 2026-11-22\nanswers: { %s }\nprogress: %s\n",
	    answers, said);

	diag_init(&diags, arena);
	progress = progress_new(arena, bank);
	progress->place = PROGRESS_KEEP;
	progress->at = progress->help_item = 77;
	return answer_file_resume(arena, bank, digest, "a.yaml", text,
	    strlen(text), &notes, progress, &diags);
}

static const char *
faults(void)
{
	struct buf out;

	buf_init(&out, arena);
	diag_write(&diags, &out, 0);
	return out.data;
}

#define ALERTS "overall: once, pushed: often, harm: often"

static void
faults_alone(void **state)
{
	static const struct {
		const char *said, *says;
	} rows[] = {
	    {"[]", "8:11: error: \"progress\" must be a mapping [kind]\n"},
	    {"{ at: pushed, place: nowhere-at-all }",
		"8:32: error: there is no place \"nowhere-at-all\" "
		"[unknown-id]\n"},
	    {"{ at: pushed, place: questio }",
		"8:32: error: there is no place \"questio\"; did you mean "
		"\"question\"? [unknown-id]\n"},
	    {"{ at: pushed, place: [a] }",
		"8:32: error: \"place\" must be one text [kind]\n"},
	    {"{ at: pushed, looked: [a] }",
		"8:33: error: \"looked\" must be one text [kind]\n"},
	    {"{ at: pushed, looked: maybe }",
		"8:33: error: \"looked\" must be true or false [bad-bool]\n"},
	    {"{ at: pushed, reviewing: 1 }",
		"8:36: error: \"reviewing\" must be true or false "
		"[bad-bool]\n"},
	    {"{}",
		"8:11: error: at the place \"question\" the progress needs "
		"\"at\", a question [missing-key]\n"},
	    {"{ at: pushed, place: review }",
		"8:17: error: the place \"review\" is behind the last "
		"question; it needs no \"at\" [bad-value]\n"},
	    {"{ at: overall, place: part }",
		"8:33: error: no page \"part\" comes before that question "
		"[bad-value]\n"},
	    {"{ at: overall, place: more }",
		"8:33: error: no page \"more\" comes before that question "
		"[bad-value]\n"},
	    {"{ at: pushed, place: help }",
		"8:11: error: the place \"help\" and \"help_for\" go "
		"together [missing-key]\n"},
	    {"{ at: pushed, help_for: harm }",
		"8:11: error: the place \"help\" and \"help_for\" go "
		"together [missing-key]\n"},
	    {"{ at: pushed, place: help, help_for: pushed }",
		"8:48: error: the answer to \"pushed\" calls for no help "
		"[bad-value]\n"},
	    {"{ at: pushed, place: help, help_for: overall }",
		"8:48: error: the answer to \"overall\" calls for no help "
		"[bad-value]\n"},
	    {"{ at: pushed, place: help, help_for: touched }",
		"8:48: error: the answer to \"touched\" calls for no help "
		"[bad-value]\n"},
	    {"{ at: pushed, helped: [conduct] }",
		"8:33: error: \"helped\" must be a mapping [kind]\n"},
	    {"{ at: pushed, helped: { none: GB } }",
		"8:35: error: there is no kind of help \"none\" "
		"[unknown-id]\n"},
	    {"{ at: pushed, helped: { good: nowhere } }",
		"8:35: error: there is no kind of help \"good\" "
		"[unknown-id]\n"},
	    {"{ at: pushed, set_aside: { answers: { overall: never } } }",
		"8:36: error: \"overall\" is set aside here and stands "
		"above too [bad-value]\n"},
	    {"{ at: pushed, helped: { conduct: nowhere } }",
		"8:44: error: the country of the numbers is expected, as GB, "
		"or none [bad-value]\n"},
	    {"{ at: pushed, set_aside: [a] }",
		"8:36: error: \"set_aside\" must be a mapping [kind]\n"},
	    {"{ at: pushed, set_aside: { nots: {} } }",
		"8:38: error: what is set aside has no key \"nots\"; did you "
		"mean \"notes\"? [unknown-key]\n"},
	    {"{ at: pushed, set_aside: { answers: { harm: never } } }",
		"8:36: error: \"harm\" is set aside here and stands above "
		"too [bad-value]\n"},
	    {"{ at: pushed, set_aside: { answers: { harm: never, pushed: "
	     "never, said: once } } }",
		"8:36: error: \"pushed\" is set aside here and stands above "
		"too [bad-value]\n"
		"a.yaml:8:36: error: \"harm\" is set aside here and stands "
		"above too [bad-value]\n"},
	    /* the fault in it, and nothing of what it might mean */
	    {"{ at: pushd, place: closer }",
		"8:17: error: there is no question \"pushd\"; did you mean "
		"\"pushed\"? [unknown-id]\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(resume(ALERTS, rows[i].said, "0123"));
		assert_string_equal(faults(),
		    arena_printf(arena, "a.yaml:%s", rows[i].says));
	}
}

/* Notes and follow-ups, too, stand in one place only. */
static void
nothing_stands_twice(void **state)
{
	static const struct {
		const char *more, *said, *name; /* NULL: it may */
	} rows[] = {
	    {"\nnotes: { pushed: a }", "notes: { pushed: b }", "pushed"},
	    {"\nnotes: { pushed: a }", "notes: { said: b }", NULL},
	    {"\nnotes: { said: a }", "answers: { said: once }", NULL},
	    {"", "notes: { pushed: b }", NULL},
	    {"\nfollow_ups: { pace: { cause: other } }",
		"follow_ups: { pace: { cause: therapy } }", "cause"},
	    {"\nfollow_ups: { pace: { cause: other } }",
		"notes: { pace/cause: b }", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = arena_printf(arena,
		    "harmcheck: 1\nbank: small\nversion: 2.0.0\n"
		    "digest: \"0123\"\nform: long\ndate: 2026-11-22\n"
		    "answers: { pushed: often }%s\n"
		    "progress: { at: pushed, set_aside: { %s } }\n",
		    rows[i].more, rows[i].said);
		const struct answers *a;

		diag_init(&diags, arena);
		progress = progress_new(arena, bank);
		a = answer_file_resume(arena, bank, "0123", "a.yaml", text,
		    strlen(text), &notes, progress, &diags);
		if ((a == NULL) != (rows[i].name != NULL))
			fail_msg("%s: %s", rows[i].said, faults());
		if (rows[i].name != NULL)
			assert_has(faults(),
			    arena_printf(arena,
				"\"%s\" is set aside here and stands above "
				"too",
				rows[i].name));
	}
}

static void
what_was_set_aside_comes_back(void **state)
{
	struct answers *a = resume("pushed: never, hurried: never",
	    "{ at: overall, reviewing: true, set_aside: { "
	    "answers: { said: often }, "
	    "follow_ups: { pace: { cause: other } }, "
	    "notes: { said: b, pushed: c } } }",
	    "0123");
	size_t cause = 0;

	(void)state;
	if (a == NULL)
		fail_msg("%s", faults());
	assert_int_equal(progress->at, 0);
	assert_int_equal(progress->place, PROGRESS_QUESTION);
	assert_int_equal(progress->help_item, 0);
	assert_true(progress->reviewing && !progress->looked);
	while (a->form->items[cause].follow_up == NULL)
		cause++;
	assert_true(answer_parked(a, item_of(a, "said")));
	assert_true(answer_parked(a, cause));
	assert_string_equal(answer_note(a, item_of(a, "pushed")), "c");
	assert_string_equal(state_of(a, "pushed"), "given");
	say(a, "hurried", "often");
	assert_int_equal(answer_option(a, item_of(a, "said")), 2);
	assert_string_equal(answer_note(a, item_of(a, "said")), "b");
	assert_int_equal(answer_option(a, cause), 1);
}

/* Somebody wrote the file by hand: what was set aside opens more of it. */
static void
what_comes_back_opens_more(void **state)
{
	const struct answers *a = resume("pushed: often",
	    "{ at: pushed, set_aside: { answers: { hurried: often, said: once "
	    "} } }",
	    "0123");

	(void)state;
	assert_non_null(a);
	assert_string_equal(state_of(a, "hurried"), "given");
	assert_string_equal(state_of(a, "said"), "given");
}

/* Also the first question of a form may have called for it. */
static void
help_for_the_first_question(void **state)
{
	(void)state;
	bank = load_bank_with(arena, "tests/bank/good/dialogue.yaml",
	    "  - { id: overall, role: overall, depth: core, text: All in all?, "
	    "scale: how-often, short: All in all }\n",
	    "  - { id: first, category: pace, depth: core, na: false, text: "
	    "First?, scale: how-often, short: First, sentinel: { kind: "
	    "self-harm, from: often } }\n");
	for (size_t i = 0; i < 2; i++) {
		if (resume("first: often",
			"{ at: pushed, place: help, help_for: first }",
			i == 0 ? "0123" : "4567") == NULL)
			fail_msg("%s", faults());
		assert_int_equal(progress->place, PROGRESS_HELP);
		assert_int_equal(progress->help_item, 0);
	}
	assert_null(resume("first: never",
	    "{ at: pushed, place: help, help_for: first }", "0123"));
	assert_has(faults(), "the answer to \"first\" calls for no help");
}

/* Only a page that there is now is gone back to. */
static void
places_of_another_version(void **state)
{
	static const struct {
		const char *said;
		enum progress_place place;
		const char *at; /* NULL: the end */
		bool lost;
	} rows[] = {
	    {"{}", PROGRESS_QUESTION, NULL, false},
	    {"{ at: overall }", PROGRESS_QUESTION, "overall", false},
	    {"{ at: overall, introduced: [gone], settled: [gone] }",
		PROGRESS_QUESTION, "overall", false},
	    {"{ at: hurried, place: part }", PROGRESS_PART, "hurried", false},
	    {"{ at: gone, place: more }", PROGRESS_MORE, NULL, true},
	    {"{ place: review }", PROGRESS_REVIEW, NULL, false},
	    {"{ at: pushed, place: help, help_for: harm }", PROGRESS_HELP,
		"pushed", false},
	    {"{ at: pushed, place: help, help_for: pushed }", PROGRESS_QUESTION,
		"pushed", false},
	    {"{ at: pushed, place: help, help_for: overall }",
		PROGRESS_QUESTION, "pushed", false},
	    {"{ at: pushed, place: help, help_for: touched }",
		PROGRESS_QUESTION, "pushed", false},
	    {"{ at: pushed, place: help, help_for: gone }", PROGRESS_QUESTION,
		"pushed", false},
	    {"{ at: pushed, place: help }", PROGRESS_QUESTION, "pushed", false},
	    {"{ at: gone, place: help, help_for: harm }", PROGRESS_HELP, NULL,
		true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct answers *a = resume(ALERTS, rows[i].said, "4567");

		if (a == NULL)
			fail_msg("%s: %s", rows[i].said, faults());
		assert_false(notes.finished);
		assert_int_equal(progress->place, rows[i].place);
		assert_int_equal(progress->at,
		    rows[i].at != NULL ? item_of(a, rows[i].at) : FLOW_END);
		if (rows[i].place == PROGRESS_HELP)
			assert_int_equal(progress->help_item,
			    item_of(a, "harm"));
		assert_int_equal(notes.lost_place, rows[i].lost);
		/* where a person was is no answer that was left out */
		assert_int_equal(notes.n, 1);
	}
}

/* Faults of form stay faults, whatever the version. */
static void
other_versions_have_faults_too(void **state)
{
	static const char *const rows[] = {"[]", "{ place: nowhere-at-all }",
	    "{ helped: { good: GB } }", "{ helped: { conduct: gb } }",
	    "{ set_aside: [] }", "{ looked: maybe }",
	    "{ set_aside: { answers: { pushed: once } } }"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_null(resume(ALERTS, rows[i], "4567"));
}

static void
help_that_was_shown(void **state)
{
	(void)state;
	assert_non_null(resume(ALERTS,
	    "{ at: pushed, helped: { self-harm: none, conduct: NO }, "
	    "introduced: [acts], settled: [since] }",
	    "0123"));
	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const bool is =
		    i == SENTINEL_SELF_HARM || i == SENTINEL_CONDUCT;

		assert_int_equal(progress->helped[i], is);
		assert_string_equal(progress->helped_in[i],
		    i == SENTINEL_CONDUCT ? "NO" : "");
	}
	assert_true(progress->introduced[1] && progress->settled[2]);
	assert_false(progress->introduced[0] || progress->introduced[2] ||
	    progress->settled[0] || progress->settled[1]);
}

/* Whoever only looks at the answers sees the same faults, and takes nothing
 * that was set aside. */
static void
only_looking(void **state)
{
	static const char text[] =
	    "harmcheck: 1\nbank: small\nversion: 2.0.0\ndigest: \"0123\"\n"
	    "form: long\ndate: 2026-11-22\n"
	    "answers: { pushed: often, hurried: often }\n"
	    "progress: { at: pushed, set_aside: { answers: { said: once }, "
	    "notes: { touched: a, said: b } } }\n";
	const struct answers *a;

	(void)state;
	diag_init(&diags, arena);
	a = answer_file_read(arena, bank, "0123", "a.yaml", text, strlen(text),
	    &notes, &diags);
	if (a == NULL)
		fail_msg("%s", faults());
	assert_false(notes.finished);
	assert_int_equal(notes.n, 0);
	for (size_t i = 0; i < a->form->n_items; i++) {
		assert_null(a->list[i].note);
		assert_int_equal(a->list[i].said,
		    i == item_of(a, "pushed") || i == item_of(a, "hurried")
			? ANSWER_GIVEN
			: ANSWER_NOT_REACHED);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(faults_alone),
	    T(nothing_stands_twice),
	    T(what_was_set_aside_comes_back),
	    T(what_comes_back_opens_more),
	    T(help_for_the_first_question),
	    T(places_of_another_version),
	    T(other_versions_have_faults_too),
	    T(help_that_was_shown),
	    T(only_looking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
