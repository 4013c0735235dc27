/* Two dates on which conduct, self-harm or unsafe was named: what comes first,
 * what is done next, and what is not set against it. */
#include "compare_support.h"

/* Named then, and no answer now, of a kind that is never set aside: the help is
 * as if it stood now, and its steps come first, alone. */
static void
lost(void **state)
{
	static const struct {
		const char *then, *words, *step;
	} kinds[] = {
	    {"harm=once", "That was then. We do not know how it is now. If it",
		"1  Be near somebody."},
	    {"unsafe=often", "That was then. We do not know how it is now. If",
		"1  Call somebody today."},
	    {"touched=once", "You need not go back.", "1  Tell someone"},
	};
	static const char *const now[] = {"skipped", "na", "dunno", NULL};

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 4; k++) {
			const char *id = arena_strndup(arena, kinds[i].then,
			    strcspn(kinds[i].then, "="));
			const struct comparison *c = two(kinds[i].then,
			    now[k] == NULL
				? "pushed=often"
				: arena_printf(arena, "pushed=often %s=%s", id,
				      now[k]));
			const char *text = dates_text(c);

			assert_true(c->grave);
			assert_has(text, "What you named then");
			assert_has(text,
			    k == 1 || k == 2
				? "You named this then. It has no clear answer "
				  "now."
				: "You named this then. It has no answer now.");
			assert_first(text, kinds[i].words, "What changed");
			assert_first(text, kinds[i].step, "What changed");
			assert_has_not(text, "go slower");
			assert_has_not(text, "That comes before all else.");
			assert_has_not(text, "Talk to someone you trust.");
			assert_has_not(dates_json(c), "\"id\": \"slow\"");
		}
	/* a kind that may be set aside */
	assert_has_not(dates_text(two("shared=often", "shared=skipped")),
	    "You named this then");
}

/* Named then and answered with no now: short words on top, with people to
 * reach, and what the bank says of today is not said. */
static void
no_longer(void **state)
{
	static const char *const then[] = {"harm=once", "unsafe=often"};
	static const char *const now[] = {"harm=never", "unsafe=never"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct answers *a = given(bank, "whole", "2026-01-01", then[i]);
		const struct answers *b =
		    given(bank, "whole", "2026-02-01", now[i]);
		const char *text = dates_text(dates(a, b));

		assert_first(text,
		    "You named this then, and not now. If it comes back, you "
		    "need not be alone with it.",
		    "harmcheck helplines");
		assert_first(text, "What you can do next", "What changed");
		memcpy(a->country, "AA", 3);
		text = dates_text(dates(a, b));
		assert_first(text,
		    "You named this then, and not now. If it comes back, this "
		    "is for you:",
		    "call 22");
		assert_first(text, "harmcheck helplines", "What changed");
		assert_has_not(text, "That comes before all else.");
		assert_has_not(text, "Talk to someone you trust.");
		assert_has_not(text, "We do not know");
	}
	/* a kind without lines above it does not take them away */
	struct answers *a = given(bank, "whole", "2026-01-01", "harm=once");
	memcpy(a->country, "AA", 3);
	assert_has(
	    dates_text(dates(a,
		given(bank, "whole", "2026-02-01", "harm=never shared=often"))),
	    "call 22");
	/* beside conduct nothing says that it got better */
	assert_has_not(dates_text(two("harm=once touched=once",
			   "harm=never touched=once")),
	    "and not now");
}

/* Nobody knows which file of one date is the later: what either names stands,
 * whichever was given first. */
static void
one_date(void **state)
{
	const struct answers *a =
	    given(bank, "whole", "2026-01-01", "harm=once unsafe=never");
	const struct answers *b =
	    given(bank, "whole", "2026-01-01", "harm=never unsafe=often");

	(void)state;
	for (int i = 0; i < 2; i++) {
		const struct comparison *c = i == 0 ? dates(a, b) : dates(b, a);
		const char *text = dates_text(c);

		assert_first(text, "That comes before all else.",
		    "Talk to someone you trust.");
		assert_first(text, "Talk to someone you trust.",
		    "What changed");
		assert_has(text,
		    "You named this in the first, and not in the second.");
		assert_has(text, "that is named only in the first");
		assert_has(text, "that is named only in the second");
		assert_has_not(text, "then");
		assert_string_equal(c->steps[0]->id, "near");
	}
}

/* The country that was told last says which lines stand with it. */
static void
lost_lines(void **state)
{
	struct answers *then = given(bank, "whole", "2026-01-01", "harm=once");
	struct answers *now =
	    given(bank, "whole", "2026-02-01", "harm=skipped");

	(void)state;
	memcpy(then->country, "AA", 3);
	assert_first(dates_text(dates(then, now)), "call 22", "What changed");
	memcpy(now->country, "ZZ", 3);
	assert_has_not(dates_text(dates(then, now)), "call 22");
}

/* By rank, what stands or is lost before what only stood then; no step inside
 * therapy and none of advice. */
static void
grave_steps(void **state)
{
	static const struct {
		const char *then, *now, *steps;
	} rows[] = {
	    {"unsafe=often", "unsafe=never pushed=often", "call"},
	    {"harm=once", "harm=never pushed=often", "near doctor"},
	    {"harm=once unsafe=often", "harm=never unsafe=skipped",
		"call near doctor"},
	    {"harm=once unsafe=often", "harm=skipped unsafe=often",
		"near doctor call"},
	    {"touched=often", "touched=never pushed=often shared=once", "tell"},
	    {"harm=often", "harm=never shared=often", "tell near doctor"},
	    /* no grave kind: as the summary of now has them */
	    {"shared=often", "pushed=often", "slow tell"},
	    {"unsafe=once", "unsafe=skipped pushed=often", "slow tell"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct comparison *c = two(rows[i].then, rows[i].now);
		struct buf steps;

		buf_init(&steps, arena);
		for (size_t k = 0; k < c->n_steps; k++)
			buf_addf(&steps, "%s%s", k > 0 ? " " : "",
			    c->steps[k]->id);
		assert_string_equal(steps.data, rows[i].steps);
	}
}

/* What is said above the steps and at the end follows what stood then, too. */
static void
grave_words(void **state)
{
	const char *text = dates_text(two("harm=once", "harm=never"));

	(void)state;
	assert_has(text, "Start with the first one.");
	assert_has(text, "This page cannot keep anybody safe.");
	assert_has(dates_json(two("harm=once", "harm=never")),
	    "This page cannot keep anybody safe.");
	assert_has_not(dates_text(two("harm=never", "harm=never")),
	    "This page cannot keep anybody safe.");
}

/* What was never named and has no answer now is not called by its name. */
static void
open_now(void **state)
{
	const char *text =
	    dates_text(two("touched=never harm=never pushed=once",
		"touched=skipped pushed=once"));

	(void)state;
	assert_has(text,
	    "Some questions about safety have no answer now. That is not "
	    "\"no\". You can leave it so.");
	assert_has_not(text, "Touched");
	assert_has_not(text, "Thoughts of harm");
	assert_has_not(text, "About your safety");
	assert_has_not(dates_text(two("touched=never", "touched=never")),
	    "Some questions about safety");
}

/* Nothing good is set against an act of conduct, whichever date named it: no
 * line, no theme, and nothing in the JSON. */
static void
conduct(void **state)
{
	static const char *const pairs[][2] = {
	    {"touched=never ", "touched=once "},
	    {"touched=once ", "touched=never "},
	    {"touched=once ", "touched=skipped "},
	    {"touched=once ", "touched=once "},
	};
	static const char then[] =
	    "overall=worse pushed=often hurried=once hints=few unsafe=often "
	    "told=left warm=none tired=much pace/cause=therapy shared=never";
	static const char now[] =
	    "overall=better pushed=once hurried=never hints=many unsafe=never "
	    "told=left warm=much tired=none pace/cause=other shared=once";
	static const char *const gone[] = {"is better", "Warm", "All in all",
	    "Named then, not now", "go slower", "Pushed", "Hurried", "Hints",
	    "Tired", "Strain", "no longer", "easier", "another way",
	    "Other things", "Working together"};
	static const char no_longer[] =
	    "\"change\": \"no-longer\",\n      \"first\": {\n        "
	    "\"state\": \"answer\",\n        \"answer\": \"often\"";
	static const char *const not_in_json[] = {"\"change\": \"better\"",
	    "\"change\": \"gone\"", "\"change\": \"other\"", no_longer,
	    "\"slow\"", "\"pushed\"", "\"hurried\"", "\"hints\"", "\"warm\"",
	    "\"overall\"", "\"id\": \"good\"", "\"id\": \"strain\"",
	    "Other things"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const struct comparison *c =
		    two(arena_printf(arena, "%s%s", pairs[i][0], then),
			arena_printf(arena, "%s%s", pairs[i][1], now));
		const char *text = dates_text(c), *json = dates_json(c);

		assert_true(c->conduct);
		assert_string_equal(change_name(question(c, "pushed")->change),
		    "other");
		assert_true(question(c, "pushed")->left_out);
		for (size_t k = 0; k < sizeof(gone) / sizeof(gone[0]); k++)
			assert_has_not(text, gone[k]);
		for (size_t k = 0;
		     k < sizeof(not_in_json) / sizeof(not_in_json[0]); k++)
			assert_has_not(json, not_in_json[k]);
		assert_has(json, "\"good_left_out\": true");
		assert_has(text, "All of that is left out here");
		assert_has(text, "You need not go back.");
		/* what got harder stays, and so does what is the same */
		assert_has(text, "Told to others: then Never; now Once");
		assert_has(text, "Told: then Yes, and I have not acted");
	}
	assert_false(two("touched=never", "touched=never")->conduct);
	assert_has(dates_text(two(then, now)), "is better");
	assert_has(dates_text(two(then, now)), "Warm");
}

/* Also where gaps alone would look like a step up, or the words of one date
 * are not known. */
static void
conduct_gaps(void **state)
{
	const struct comparison *c =
	    two("touched=once pushed=often hurried=often",
		"touched=once pushed=often hurried=skipped");
	const struct answers *a =
	    given(bank, "whole", "2026-01-01", "touched=once pushed=often");
	const struct answers *b =
	    given(bank, "whole", "2026-02-01", "touched=once pushed=once");
	const struct compare_side x = side(a, false), y = side(b, true);

	(void)state;
	assert_false(theme(c, "pace")->levels);
	assert_true(theme(
	    two("hidden=once touched=once", "hidden=once touched=once"), "acts")
			->levels);
	c = compare_dates(arena, &x, &y);
	assert_true(c->conduct && question(c, "pushed")->left_out);
	assert_has_not(dates_text(c), "Pushed");
}

/* An act of conduct by the questions of one time counts, also where those of
 * the other time file it under another kind. */
static void
conduct_by_either_bank(void **state)
{
	struct bank *other = load_bank_with(arena, PAIR,
	    "short: Touched, sentinel: { kind: conduct }",
	    "short: Touched, sentinel: { kind: unsafe }");
	const struct answers *then = given(bank, "whole", "2026-01-01",
	    "touched=often overall=worse warm=none");
	const struct answers *now = given(other, "whole", "2026-02-01",
	    "touched=never overall=better warm=much");
	const struct comparison *c = dates(then, now);
	const char *text = dates_text(c);

	(void)state;
	assert_true(c->conduct);
	assert_has_not(text, "Warm");
	assert_has_not(text, "All in all");
	assert_has(text, "Touched");
	/* and the other way round */
	assert_true(dates(given(other, "whole", "2026-01-01", "touched=often"),
	    given(bank, "whole", "2026-02-01", "touched=once"))
			->conduct);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lost),
	    cmocka_unit_test(no_longer),
	    cmocka_unit_test(one_date),
	    cmocka_unit_test(lost_lines),
	    cmocka_unit_test(grave_steps),
	    cmocka_unit_test(grave_words),
	    cmocka_unit_test(open_now),
	    cmocka_unit_test(conduct),
	    cmocka_unit_test(conduct_gaps),
	    cmocka_unit_test(conduct_by_either_bank),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
