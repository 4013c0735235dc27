/* What a file of answers looks like: the whole of it, for somebody who opens
 * it in an editor, with nothing said and with all that can be said. */
#include "support.h"

#include "harmcheck/answer_file.h"
#include "harmcheck/flow.h"
#include "harmcheck/progress.h"

static struct arena *arena;
static struct bank *bank;
static struct answers *answers;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	bank = load_bank_with(arena, "tests/bank/good/dialogue.yaml",
	    "title: Since then\n",
	    "title: Since then\n    follow_ups: [cause]\n");
	answers =
	    answers_new(arena, bank, bank_form(bank, "long"), "2026-11-22");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#define HEAD                                                                  \
	"# Answers to a harmcheck form. Whoever can read this file can read " \
	"them.\n"                                                             \
	"# To remove them, delete the file.\n"                                \
	"harmcheck: 1\n"                                                      \
	"bank: \"small\"\n"                                                   \
	"version: \"2.0.0\"\n"                                                \
	"digest: \"0123\"\n"                                                  \
	"form: \"long\"\n"                                                    \
	"voice: \"client\"\n"                                                 \
	"date: \"2026-11-22\"\n"

/* The item of the follow-up of THEME. */
static size_t
follow_up_of(const char *theme)
{
	for (size_t i = 0; i < answers->form->n_items; i++)
		if (answers->form->items[i].follow_up != NULL &&
		    str_eq(answers->form->items[i].category->id, theme))
			return i;
	fail_msg("no follow-up of %s", theme);
	return 0;
}

static void
say_follow_up(const char *theme, int option)
{
	answers->list[follow_up_of(theme)].said = ANSWER_GIVEN;
	answers->list[follow_up_of(theme)].option = option;
}

static void
assert_written(const struct progress *p, const char *want)
{
	struct answer_file_notes notes;
	const struct answers *again;
	struct diags diags;
	struct buf out;

	buf_init(&out, arena);
	if (p == NULL)
		answer_file_write(&out, answers, "0123");
	else
		answer_file_write_unfinished(&out, answers, "0123", p);
	assert_string_equal(out.data, want);
	diag_init(&diags, arena);
	again = answer_file_read(arena, bank, "0123", "a.yaml", out.data,
	    out.len, &notes, &diags);
	if (again == NULL)
		fail_msg("%s", diags.list[0].msg);
	assert_int_equal(notes.finished, p == NULL);
}

static void
nothing_said(void **state)
{
	(void)state;
	assert_written(NULL,
	    HEAD "answers: {}\nfollow_ups: {}\ndeclined: []\nkept_short: []\n"
		 "notes: {}\n");
}

static void
one_of_each(void **state)
{
	(void)state;
	say(answers, "pushed", "often");
	say_follow_up("pace", 0);
	answers->list[item_of(answers, "pushed")].note = "a";
	answers->kept_short[0] = true;
	memcpy(answers->country, "AA", 3);
	assert_written(NULL,
	    HEAD "country: \"AA\"\n"
		 "answers:\n"
		 "  pushed: often\n"
		 "follow_ups:\n"
		 "  pace:\n"
		 "    cause: therapy\n"
		 "declined: []\n"
		 "kept_short: [pace]\n"
		 "notes:\n"
		 "  pushed: \"a\"\n");
}

/* What is set aside has no place in a file that is finished. */
static void
all_that_can_be_said(void **state)
{
	static const char all[] =
	    HEAD "code: \"b-2\"\n"
		 "answers:\n"
		 "  overall: never\n"
		 "  pushed: skipped\n"
		 "  hurried: once\n"
		 "  said: not-applicable\n"
		 "  harm: often\n"
		 "follow_ups:\n"
		 "  pace:\n"
		 "    cause: therapy\n"
		 "  since:\n"
		 "    cause: other\n"
		 "declined: [acts, since]\n"
		 "kept_short: [pace, since]\n"
		 "notes:\n"
		 "  overall: \"one\"\n"
		 "  \"since/cause\": \"say \\\"so\\\"\"\n";

	(void)state;
	say(answers, "overall", "never");
	say(answers, "pushed", "skipped");
	say(answers, "hurried", "once");
	say(answers, "said", "na");
	say(answers, "harm", "often");
	say_follow_up("pace", 0);
	say_follow_up("since", 1);
	answers->declined[1] = answers->declined[2] = true;
	answers->kept_short[0] = answers->kept_short[2] = true;
	answers->list[0].note = "one";
	answers->list[follow_up_of("since")].note = "say \"so\"";
	memcpy(answers->code, "b-2", 4);
	assert_written(NULL, all);
	say(answers, "hurried", "never");
	say(answers, "harm", "never");
	answers->list[item_of(answers, "said")].note = "aside";
	assert_written(NULL,
	    HEAD "code: \"b-2\"\n"
		 "answers:\n"
		 "  overall: never\n"
		 "  pushed: skipped\n"
		 "  hurried: never\n"
		 "  harm: never\n"
		 "follow_ups: {}\n"
		 "declined: [acts, since]\n"
		 "kept_short: [pace, since]\n"
		 "notes:\n"
		 "  overall: \"one\"\n");
}

#define UNFINISHED                                               \
	"# Not finished yet: take --resume goes on from here.\n" \
	"progress:\n"

static void
how_far_one_has_come(void **state)
{
	struct progress *p = progress_new(arena, bank);

	(void)state;
	p->at = FLOW_END;
	p->place = PROGRESS_REVIEW;
	assert_written(p,
	    HEAD "answers: {}\nfollow_ups: {}\ndeclined: []\nkept_short: []\n"
		 "notes: {}\n" UNFINISHED "  place: review\n");
	say(answers, "harm", "often");
	p->at = p->help_item = item_of(answers, "harm");
	p->place = PROGRESS_HELP;
	p->introduced[0] = p->introduced[1] = p->settled[1] = true;
	p->helped[SENTINEL_SELF_HARM] = p->helped[SENTINEL_CONDUCT] = true;
	memcpy(p->helped_in[SENTINEL_CONDUCT], "NO", 3);
	p->looked = p->reviewing = true;
	assert_written(p,
	    HEAD "answers:\n"
		 "  harm: often\n"
		 "follow_ups: {}\ndeclined: []\nkept_short: []\n"
		 "notes: {}\n" UNFINISHED "  at: harm\n"
		 "  place: help\n"
		 "  help_for: harm\n"
		 "  introduced: [pace, acts]\n"
		 "  settled: [acts]\n"
		 "  helped:\n"
		 "    self-harm: \"none\"\n"
		 "    conduct: \"NO\"\n"
		 "  looked: true\n"
		 "  reviewing: true\n");
}

/* An answer, a follow-up and a note alone; and all at once. */
static void
what_is_set_aside(void **state)
{
	static const char *const heads[] = {"    answers:\n      said: once\n",
	    ("    follow_ups:\n      pace:\n        cause: therapy\n"
	     "      since:\n        cause: other\n"),
	    "    notes:\n      said: \"a\"\n      \"since/cause\": \"b\"\n"};
	struct progress *p = progress_new(arena, bank);

	(void)state;
	p->at = FLOW_END;
	p->place = PROGRESS_REVIEW;
	say(answers, "pushed", "never");
	say(answers, "hurried", "never");
	say(answers, "harm", "never");
	for (unsigned set = 1; set < 8; set++) {
		struct answer *said = &answers->list[item_of(answers, "said")];
		struct buf want;

		say(answers, "said", set & 1 ? "once" : "nothing");
		say_follow_up("pace", 0);
		say_follow_up("since", 1);
		if ((set & 2) == 0)
			answers->list[follow_up_of("pace")].said =
			    answers->list[follow_up_of("since")].said =
				ANSWER_NOT_REACHED;
		said->note = set & 4 ? "a" : NULL;
		answers->list[follow_up_of("since")].note =
		    set & 4 ? "b" : NULL;
		answers_refresh(answers);
		buf_init(&want, arena);
		buf_adds(&want,
		    HEAD "answers:\n"
			 "  pushed: never\n"
			 "  hurried: never\n"
			 "  harm: never\n"
			 "follow_ups: {}\ndeclined: []\nkept_short: []\n"
			 "notes: {}\n" UNFINISHED "  place: review\n"
			 "  set_aside:\n");
		for (unsigned i = 0; i < 3; i++)
			if ((set & 1U << i) != 0)
				buf_adds(&want, heads[i]);
		assert_written(p, want.data);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(nothing_said),
	    T(one_of_each),
	    T(all_that_can_be_said),
	    T(how_far_one_has_come),
	    T(what_is_set_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
