/* The part of an answer file that a check needs to go on: what is right comes
 * back, what is wrong is named, and nothing of it ever counts. */
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
	progress = progress_new(arena, bank);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#define HEAD(answers)                                                   \
	"harmcheck: 1\nbank: small\nversion: 2.0.0\ndigest: \"0123\"\n" \
	"form: long\nvoice: client\ndate: 2026-11-22\n"                 \
	"answers: { " answers " }\n"
#define OPEN HEAD("pushed: often, harm: often")

static struct answers *
resume(const char *text, const char *digest)
{
	diag_init(&diags, arena);
	progress = progress_new(arena, bank);
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

static void
what_is_written_is_read(void **state)
{
	static const char text[] =
	    OPEN "progress:\n"
		 "  at: pace/cause\n"
		 "  place: help\n"
		 "  help_for: harm\n"
		 "  introduced: [acts]\n"
		 "  settled: [pace]\n"
		 "  helped: { self-harm: none, conduct: \"NO\" }\n"
		 "  looked: true\n"
		 "  reviewing: false\n"
		 "  set_aside:\n"
		 "    answers: { said: once }\n"
		 "    notes: { said: hm }\n";
	const struct answers *a = resume(text, "0123");
	struct buf out;

	(void)state;
	if (a == NULL)
		fail_msg("%s", faults());
	assert_false(notes.finished);
	assert_int_equal(progress->place, PROGRESS_HELP);
	assert_int_equal(progress->help_item, item_of(a, "harm"));
	assert_non_null(a->form->items[progress->at].follow_up);
	assert_true(progress->introduced[1] && !progress->introduced[0]);
	assert_true(progress->settled[0] && !progress->settled[1]);
	assert_true(progress->helped[SENTINEL_SELF_HARM]);
	assert_string_equal(progress->helped_in[SENTINEL_SELF_HARM], "");
	assert_string_equal(progress->helped_in[SENTINEL_CONDUCT], "NO");
	assert_false(progress->helped[SENTINEL_UNSAFE]);
	assert_true(progress->looked && !progress->reviewing);
	assert_true(answer_parked(a, item_of(a, "said")));
	assert_string_equal(a->list[item_of(a, "said")].note, "hm");
	buf_init(&out, arena);
	answer_file_write_unfinished(&out, a, "0123", progress);
	assert_has(out.data,
	    "progress:\n"
	    "  at: \"pace/cause\"\n"
	    "  place: help\n"
	    "  help_for: harm\n"
	    "  introduced: [acts]\n"
	    "  settled: [pace]\n"
	    "  helped:\n"
	    "    self-harm: \"none\"\n"
	    "    conduct: \"NO\"\n"
	    "  looked: true\n"
	    "  set_aside:\n"
	    "    answers:\n"
	    "      said: once\n"
	    "    notes:\n"
	    "      said: \"hm\"\n");
}

/* An answer that is set aside comes back with its question, and only then. */
static void
what_is_set_aside_never_counts(void **state)
{
	static const char text[] =
	    HEAD("hurried: often") "progress: { at: pushed, set_aside: { "
				   "answers: { said: once }, "
				   "notes: { said: hm } } }\n";
	struct answers *a;
	struct buf out;

	(void)state;
	diag_init(&diags, arena);
	a = answer_file_read(arena, bank, "0123", "a.yaml", text, strlen(text),
	    &notes, &diags);
	assert_non_null(a);
	assert_string_equal(state_of(a, "said"), "not-reached");
	assert_null(answer_note(a, item_of(a, "said")));
	a = resume(text, "0123"); /* somebody changed "hurried" by hand */
	assert_string_equal(state_of(a, "said"), "given");
	say(a, "hurried", "never");
	assert_string_equal(state_of(a, "said"), "not-shown");
	buf_init(&out, arena);
	answer_file_write(&out, a, "0123");
	assert_has_not(out.data, "said");
	assert_has_not(out.data, "hm");
}

static void
faults_are_named_with_their_place(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
	    {"progress: end\n",
		"a.yaml:9:11: error: \"progress\" must be a mapping [kind]"},
	    {"progress: { att: pushed }\n",
		"a.yaml:9:13: error: the progress has no key \"att\"; did you "
		"mean \"at\"? [unknown-key]"},
	    {"progress: { at: pushd }\n",
		"a.yaml:9:17: error: there is no question \"pushd\"; did you "
		"mean \"pushed\"? [unknown-id]"},
	    {"progress: { at: pace/caus }\n",
		"a.yaml:9:17: error: there is no follow-up \"pace/caus\""},
	    {"progress: { at: [pushed] }\n",
		"a.yaml:9:17: error: \"at\" must be one text [kind]"},
	    {"progress: { at: pushed, place: reveiw }\n",
		"a.yaml:9:32: error: there is no place \"reveiw\"; did you "
		"mean \"review\"? [unknown-id]"},
	    {"progress: { place: part }\n",
		"a.yaml:9:11: error: at the place \"part\" the progress needs "
		"\"at\", a question [missing-key]"},
	    {"progress: { looked: true }\n", "a.yaml:9:11: error"},
	    {"progress: { at: pushed, place: closer }\n",
		"a.yaml:9:17: error: the place \"closer\" is behind the last "
		"question"},
	    {"progress: { at: overall, place: part }\n", "a.yaml:9:33: error"},
	    {"progress: { at: pushed, place: part }\n",
		"a.yaml:9:32: error: no page \"part\" comes before that "
		"question [bad-value]"},
	    {"progress: { at: overall, place: more }\n", "a.yaml:9:33: error"},
	    {"progress: { place: help }\n", "[missing-key]"},
	    {"progress: { at: pushed, help_for: harm }\n", "[missing-key]"},
	    {"progress: { place: help, help_for: pushed }\n",
		"a.yaml:9:36: error: the answer to \"pushed\" calls for no "
		"help [bad-value]"},
	    {"progress: { place: help, help_for: touched }\n",
		"a.yaml:9:36: error"},
	    {"progress: { at: pushed, introduced: [act] }\n",
		"a.yaml:9:38: error: there is no theme \"act\""},
	    {"progress: { at: pushed, settled: { pace: true } }\n",
		"a.yaml:9:34: error: \"settled\" must be a list [kind]"},
	    {"progress: { at: pushed, helped: { harm: GB } }\n",
		"a.yaml:9:35: error: there is no kind of help \"harm\""},
	    {"progress: { at: pushed, helped: { none: GB } }\n",
		"a.yaml:9:35: error"},
	    {"progress: { at: pushed, helped: { conduct: Britain } }\n",
		"a.yaml:9:44: error: the country of the numbers is expected"},
	    {"progress: { at: pushed, helped: { conduct: [GB] } }\n",
		"a.yaml:9:44: error"},
	    {"progress: { at: pushed, looked: yes }\n",
		"a.yaml:9:33: error: \"looked\" must be true or false"},
	    {"progress: { at: pushed, set_aside: [said] }\n",
		"a.yaml:9:36: error: \"set_aside\" must be a mapping"},
	    {"progress: { at: pushed, set_aside: { note: {} } }\n",
		"what is set aside has no key \"note\"; did you mean "
		"\"notes\"?"},
	    {"progress: { at: pushed, set_aside: { answers: { sad: once } } "
	     "}\n",
		"a.yaml:9:49: error: there is no question \"sad\""},
	    {"progress: { at: pushed, set_aside: { answers: { said: never, "
	     "pushed: once } } }\n",
		"\"pushed\" is set aside here and stands above too"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text =
		    arena_printf(arena, "%s%s", OPEN, rows[i].text);

		assert_null(resume(text, "0123"));
		assert_has(faults(), rows[i].says);
		/* whoever only reports is told the same */
		diag_init(&diags, arena);
		assert_null(answer_file_read(arena, bank, "0123", "a.yaml",
		    text, strlen(text), &notes, &diags));
		assert_has(faults(), rows[i].says);
	}
}

/* What another version lacks is told, as far as a person has said it. */
static void
another_version_takes_what_fits(void **state)
{
	const struct answers *a = resume(
	    HEAD(
		"pushed: often, gone: often") "progress: { at: gone, place: "
					      "part, introduced: [gone, acts], "
					      "settled: [gone], set_aside: { "
					      "answers: { left: once, said: "
					      "most, "
					      "hurried: once } } }\n",
	    "4567");

	(void)state;
	assert_non_null(a);
	assert_string_equal(notes.version, "2.0.0");
	assert_true(notes.lost_place);
	assert_has(notes.list[1], "left out: \"gone\", \"left\".");
	assert_has(notes.list[2], ": most\".");
	assert_true(progress->at == FLOW_END);
	assert_true(progress->introduced[1]);
	/* its question is open in this form: it has come back */
	assert_string_equal(state_of(a, "hurried"), "given");
	assert_false(notes.unread[item_of(a, "said")]);
}

static void
a_finished_file_goes_on_at_the_first_gap(void **state)
{
	const struct answers *a =
	    resume(HEAD("overall: once, pushed: never, hurried: never, "
			"harm: often"),
		"0123");

	(void)state;
	assert_non_null(a);
	assert_true(notes.finished);
	assert_int_equal(progress->place, PROGRESS_QUESTION);
	assert_int_equal(progress->at, item_of(a, "touched"));
	assert_true(progress->reviewing);
	assert_true(progress->introduced[0] && !progress->introduced[1]);
	assert_true(progress->helped[SENTINEL_SELF_HARM]);
	assert_false(progress->helped[SENTINEL_CONDUCT]);
	a = resume(HEAD("overall: once, pushed: never, hurried: skipped, "
			"touched: never, harm: often"),
	    "0123");
	assert_non_null(a);
	assert_int_equal(progress->place, PROGRESS_REVIEW);
	assert_true(progress->at == FLOW_END);
}

/* A theme that was looked at stays open; one that was not is offered, unless
 * the person has seen the offer. */
static void
a_finished_file_tells_what_was_looked_at(void **state)
{
	static const struct {
		const char *answers, *short_form;
		bool settled;
	} rows[] = {
	    {"pushed: often, hurried: never", "", true},
	    {"pushed: often", "pace", false},
	    {"overall: once, pushed: often, touched: never, harm: never",
		"pace", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_non_null(resume(
		    arena_printf(arena,
			"harmcheck: 1\nbank: small\nversion: 2.0.0\n"
			"digest: \"0123\"\nform: short\ndate: 2026-11-22\n"
			"answers: { %s }\nkept_short: [%s]\n",
			rows[i].answers, rows[i].short_form),
		    "0123"));
		assert_int_equal(progress->settled[0], rows[i].settled);
		assert_false(progress->settled[1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(what_is_written_is_read),
	    T(what_is_set_aside_never_counts),
	    T(faults_are_named_with_their_place),
	    T(another_version_takes_what_fits),
	    T(a_finished_file_goes_on_at_the_first_gap),
	    T(a_finished_file_tells_what_was_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
