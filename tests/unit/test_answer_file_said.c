/* What was said, in an answer file: taken as it stands, or, where it does not
 * fit, told whole and with nothing else. */
#include "support.h"

#include "harmcheck/answer_file.h"

static struct arena *arena;
static struct bank *bank;
static struct answer_file_notes notes;
static struct diags diags;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	bank = load_bank_with(arena, "tests/bank/good/dialogue.yaml",
	    "forms:\n",
	    "forms:\n  - { id: few, voice: client, title: Few, depth: core, "
	    "minutes: 2, categories: [pace] }\n");
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
read_form(const char *form, const char *digest, const char *rest)
{
	const char *text = arena_printf(arena,
	    "harmcheck: 1\nbank: %s\nversion: %s\ndigest: \"0123\"\n"
	    "form: %s\ndate: 2026-11-22\n%s",
	    bank->id, bank->version, form, rest);

	diag_init(&diags, arena);
	return answer_file_read(arena, bank, digest, "a.yaml", text,
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

static const char *
remarks(void)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 1; i < notes.n; i++)
		buf_addf(&out, "%s\n", notes.list[i]);
	return out.data;
}

/* The item of the follow-up of the first theme. */
static size_t
cause_of(const struct answers *a)
{
	size_t i = 0;

	while (a->form->items[i].follow_up == NULL)
		i++;
	return i;
}

static void
what_fits_is_taken(void **state)
{
	const struct answers *a = read_form("long", "0123",
	    "answers: { overall: never, pushed: once, hurried: often,\n"
	    "  said: not-applicable, touched: skipped }\n"
	    "follow_ups: { pace: { cause: other } }\n"
	    "declined: [since]\nkept_short: [acts, since]\n"
	    "notes: { overall: a, pushed: b, pace/cause: c }\n");

	(void)state;
	if (a == NULL)
		fail_msg("%s", faults());
	assert_int_equal(notes.n, 0);
	assert_int_equal(answer_option(a, item_of(a, "overall")), 0);
	assert_int_equal(answer_option(a, item_of(a, "pushed")), 1);
	assert_int_equal(answer_option(a, item_of(a, "hurried")), 2);
	assert_string_equal(state_of(a, "said"), "not-applicable");
	assert_string_equal(state_of(a, "touched"), "skipped");
	assert_string_equal(state_of(a, "harm"), "not-reached");
	assert_int_equal(answer_option(a, cause_of(a)), 1);
	assert_false(a->declined[0] || a->declined[1]);
	assert_true(a->declined[2]);
	assert_true(a->kept_short[1] && a->kept_short[2]);
	assert_false(a->kept_short[0]);
	assert_string_equal(answer_note(a, item_of(a, "overall")), "a");
	assert_string_equal(answer_note(a, item_of(a, "pushed")), "b");
	assert_string_equal(answer_note(a, cause_of(a)), "c");
	assert_null(answer_note(a, item_of(a, "hurried")));
	for (size_t i = 0; i < a->form->n_items; i++)
		assert_false(notes.unread[i]);
	/* a follow-up may be answered so, too */
	a = read_form("long", "0123",
	    "answers: { pushed: often }\n"
	    "follow_ups: { pace: { cause: not-applicable } }\n");
	assert_non_null(a);
	assert_int_equal(answer_state(a, cause_of(a)), ANSWER_NOT_APPLICABLE);
}

/* In a file of the same bank: each is a fault, with its place. */
static void
faults_of_what_was_said(void **state)
{
	static const struct {
		const char *form, *rest, *says;
	} rows[] = {
	    {"long", "answers: [pushed]\n",
		"7:10: error: \"answers\" must be a mapping [kind]"},
	    {"long", "declined: { pace: true }\n",
		"7:11: error: \"declined\" must be a list [kind]"},
	    {"long", "kept_short: pace\n",
		"7:13: error: \"kept_short\" must be a list [kind]"},
	    {"long", "notes: [a]\n",
		"7:8: error: \"notes\" must be a mapping [kind]"},
	    {"long", "follow_ups: [a]\n",
		"7:13: error: \"follow_ups\" must be a mapping [kind]"},
	    {"long", "follow_ups: { pace: other }\n",
		"7:21: error: the follow-ups of a theme must be a mapping "
		"[kind]"},
	    {"long", "follow_ups: { pace: [cause] }\n",
		"7:21: error: the follow-ups of a theme must be a mapping "
		"[kind]"},
	    {"long", "answers: { pushed: [often] }\n",
		"7:20: error: an answer must be one word: the id of an "
		"answer, skipped or not-applicable [kind]"},
	    {"long", "answers: { pushed: someone }\n",
		"7:20: error: there is no answer \"someone\" to this "
		"question; there are: never, once, often [unknown-id]"},
	    {"long", "answers: { pushed: nevr }\n",
		"7:20: error: there is no answer \"nevr\"; did you mean "
		"\"never\"? [unknown-id]"},
	    {"long", "answers: { pushed: oftn }\n",
		"7:20: error: there is no answer \"oftn\"; did you mean "
		"\"often\"? [unknown-id]"},
	    /* it must be answered, or skipped */
	    {"long", "answers: { harm: not-applicable }\n",
		"7:18: error: there is no answer \"not-applicable\" to this "
		"question; there are: never, once, often [unknown-id]"},
	    {"long", "answers: { something: often }\n",
		"7:12: error: there is no question \"something\" in this "
		"form [unknown-id]"},
	    {"long", "answers: { overal: often }\n",
		"7:12: error: there is no question \"overal\"; did you mean "
		"\"overall\"? [unknown-id]"},
	    {"long", "answers: { har: often }\n",
		"7:12: error: there is no question \"har\"; did you mean "
		"\"harm\"? [unknown-id]"},
	    {"few", "answers: { touched: often }\n",
		"7:12: error: there is no question \"touched\" in this form "
		"[unknown-id]"},
	    {"long", "follow_ups: { pace: { caus: other } }\n",
		"7:23: error: there is no follow-up \"pace/caus\" in this "
		"form [unknown-id]"},
	    {"long", "follow_ups: { pac: { cause: other } }\n",
		"7:22: error: there is no follow-up \"pac/cause\" in this "
		"form [unknown-id]"},
	    {"long", "follow_ups: { acts: { cause: other } }\n",
		"7:23: error: there is no follow-up \"acts/cause\" in this "
		"form [unknown-id]"},
	    {"long", "follow_ups: { pace: { cause: often } }\n",
		"7:30: error: there is no answer \"often\" to this "
		"question; there are: therapy, other [unknown-id]"},
	    {"long", "declined: [pac]\n",
		"7:12: error: there is no theme \"pac\" in this form "
		"[unknown-id]"},
	    {"long", "kept_short: [pace, acs]\n",
		"7:20: error: there is no theme \"acs\" in this form "
		"[unknown-id]"},
	    {"long", "declined: [[pace]]\n",
		"7:12: error: \"declined\" must list the ids of themes "
		"[kind]"},
	    {"long", "notes: { pushed: [a] }\n",
		"7:18: error: a note must be a text [kind]"},
	    {"long", "notes: { pushd: a }\n",
		"7:10: error: there is no question \"pushd\"; did you mean "
		"\"pushed\"? [unknown-id]"},
	    {"long", "notes: { pac/cause: a }\n",
		"7:10: error: there is no follow-up \"pac/cause\" in this "
		"form [unknown-id]"},
	    {"long", "notes: { pace/: a }\n",
		"7:10: error: there is no follow-up \"pace/\" in this form "
		"[unknown-id]"},
	    {"long", "notes: { /cause: a }\n",
		"7:10: error: there is no follow-up \"/cause\" in this form "
		"[unknown-id]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_form(rows[i].form, "0123", rows[i].rest));
		assert_string_equal(faults(),
		    arena_printf(arena, "a.yaml:%s\n", rows[i].says));
	}
}

/* A file of other questions: what fits is taken, all else is named, and
 * whether safety was among it. */
#define SAFETY                                                               \
	"An answer that was left out may have been about safety. This page " \
	"cannot know. If it was, please look at the people you can reach: "  \
	"harmcheck helplines\n"

static void
what_is_left_out_is_told(void **state)
{
	static const struct {
		const char *form, *rest, *says;
	} rows[] = {
	    {"long", "answers: { pushed: often }\n", ""},
	    {"long", "answers: { pushed: much }\n",
		"These answers are not among those of today, and were left "
		"out: \"Pushed: much\".\n"},
	    {"long", "answers: { pushed: much, hurried: some }\n",
		"These answers are not among those of today, and were left "
		"out: \"Pushed: much\", \"Hurried: some\".\n"},
	    {"long", "answers: { harm: much, pushed: some }\n",
		"These answers are not among those of today, and were left "
		"out: \"Thoughts of harm: much\", \"Pushed: some\".\n" SAFETY},
	    {"long", "answers: { harm: not-applicable }\n",
		"These answers are not among those of today, and were left "
		"out: \"Thoughts of harm: not-applicable\".\n" SAFETY},
	    {"long", "answers: { gone: often, pushd: skipped }\n",
		"These questions are not among those of today, and were left "
		"out: \"gone\", \"pushd\".\n" SAFETY},
	    {"long", "answers: { gone: not-applicable }\n",
		"These questions are not among those of today, and were left "
		"out: \"gone\".\n"},
	    {"few", "answers: { hurried: often }\n",
		"This form does not ask these questions now, and they were "
		"left out: \"Hurried\".\n"},
	    {"few", "answers: { touched: often, hurried: once }\n",
		"This form does not ask these questions now, and they were "
		"left out: \"Touched\", \"Hurried\".\n" SAFETY},
	    {"few", "answers: { touched: skipped }\n",
		"This form does not ask these questions now, and they were "
		"left out: \"Touched\".\n"},
	    {"few", "answers: { touched: not-applicable }\n",
		"This form does not ask these questions now, and they were "
		"left out: \"Touched\".\n"},
	    {"long", "follow_ups: { pace: { cause: luck } }\n",
		"These answers are not among those of today, and were left "
		"out: \"Where did it come from?: luck\".\n"},
	    {"long", "follow_ups: { pace: { who: me }, good: { cause: a } }\n",
		"These follow-up questions are not among those of today, and "
		"were left out: \"pace/who\", \"good/cause\".\n"},
	    {"long", "declined: [pace, good]\nkept_short: [bad]\n",
		"These parts are not among those of today, and were left "
		"out: \"good\", \"bad\".\n"},
	    {"long", "notes: { gone: a, pushed: b, pace/who: c }\n",
		"Notes on these were left out, too: \"gone\", \"pace/who\".\n"},
	    {"few", "notes: { harm: a }\nanswers: { gone: skipped }\n",
		"These questions are not among those of today, and were left "
		"out: \"gone\".\n"
		"Notes on these were left out, too: \"harm\".\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (read_form(rows[i].form, "4567", rows[i].rest) == NULL)
			fail_msg("%s", faults());
		assert_string_equal(remarks(), rows[i].says);
		assert_int_equal(notes.lost_alert,
		    strstr(rows[i].says, SAFETY) != NULL);
	}
}

/* What is no answer at all is a fault in any file. */
static void
no_answers_at_all(void **state)
{
	static const struct {
		const char *rest, *says;
	} rows[] = {
	    {"answers: { pushed: {} }\n", "an answer must be one word"},
	    {"declined: [{}]\n", "must list the ids of themes"},
	    {"notes: { pushed: {} }\n", "a note must be a text"},
	    {"follow_ups: { pace: [] }\n", "must be a mapping"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_null(read_form("long", "4567", rows[i].rest));
		assert_has(faults(), rows[i].says);
	}
	/* what kind of thing an unknown question had is not known */
	assert_non_null(read_form("long", "4567", "answers: { gone: {} }\n"));
	assert_false(notes.lost_alert);
}

/* An answer that could not be read is no gap. */
static void
what_is_unread_is_marked(void **state)
{
	const struct answers *a = read_form("long", "4567",
	    "answers: { pushed: much, hurried: often }\n");

	(void)state;
	assert_non_null(a);
	for (size_t i = 0; i < a->form->n_items; i++)
		assert_int_equal(notes.unread[i], i == item_of(a, "pushed"));
	assert_int_equal(a->list[item_of(a, "pushed")].option, 0);
	assert_string_equal(state_of(a, "pushed"), "not-reached");
}

/* Guesses cost: a file full of unknown questions gets a hundred. */
static void
a_hundred_guesses(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, arena);
	buf_adds(&text, "answers:\n");
	for (size_t i = 0; i < 101; i++)
		buf_addf(&text, "  hurri%03zu: often\n", i);
	assert_null(read_form("long", "0123", text.data));
	assert_has_not(faults(), "did you mean");
	buf_clear(&text);
	buf_adds(&text, "answers:\n");
	for (size_t i = 0; i < 99; i++)
		buf_addf(&text, "  something-%zu: often\n", i);
	buf_adds(&text, "  hurrie: often\n  pushe: often\n");
	assert_null(read_form("long", "0123", text.data));
	assert_has(faults(), "\"hurrie\"; did you mean \"hurried\"?");
	assert_has(faults(), "\"pushe\" in this form");
}

/* A question that this voice is not asked has no words here. */
static void
questions_of_another_voice(void **state)
{
	(void)state;
	bank = load_bank_with(arena, "tests/bank/good/case.yaml",
	    "questions:\n",
	    "questions:\n  - { id: seen, category: acts, depth: core, text: "
	    "{ reader: \"Seen?\" }, scale: how-often, short: { reader: Seen "
	    "it } }\n");
	assert_non_null(read_form("own", "4567", "answers: { seen: often }\n"));
	assert_string_equal(remarks(),
	    "This form does not ask these questions now, and they were left "
	    "out: \"seen\".\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(what_fits_is_taken),
	    T(faults_of_what_was_said),
	    T(what_is_left_out_is_told),
	    T(no_answers_at_all),
	    T(what_is_unread_is_marked),
	    T(a_hundred_guesses),
	    T(questions_of_another_voice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
