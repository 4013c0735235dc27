/* Two dates side by side: which is which, what goes together at all, other
 * forms and other versions of the questions. */
#include "compare_support.h"

/* --- which is which ------------------------------------------------------- */

static void
order_of_dates(void **state)
{
	struct answers *a = given(bank, "whole", "2026-01-01", "pushed=never");
	struct answers *b = given(bank, "whole", "2026-02-01", "pushed=once");
	struct answers *c = given(bank, "whole", "2026-01-01", "pushed=once");

	(void)state;
	assert_true(dates(b, a)->swapped);
	assert_false(dates(a, b)->swapped);
	assert_string_equal(dates_text(dates(a, b)), dates_text(dates(b, a)));
	assert_true(dates(a, c)->same_date && !dates(a, c)->swapped);
	assert_false(dates(c, a)->swapped);
	assert_has(dates_text(dates(a, c)),
	    "Named in the second, not in the first");
	assert_has(dates_text(dates(c, a)),
	    "Named in the first, not in the second");
	assert_has_not(dates_text(dates(a, c)), " now");
}

static void
fits(void **state)
{
	const struct bank *other =
	    load_bank(arena, "tests/bank/good/dialogue.yaml");
	const struct answers *own = given(bank, "whole", "2026-01-01", "");
	const struct answers *audit = given(bank, "audit", "2026-01-01", "");
	const struct answers *read = given(bank, "case", "2026-01-01", "");
	const struct answers *far = given(other, "long", "2026-01-01", "");

	(void)state;
	assert_int_equal(compare_fit(own, audit), COMPARE_FITS);
	assert_int_equal(compare_fit(own, read), COMPARE_CASE_AND_SELF);
	assert_int_equal(compare_fit(read, audit), COMPARE_CASE_AND_SELF);
	assert_int_equal(compare_fit(own, far), COMPARE_OTHER_BANK);
	assert_int_equal(compare_kind(own, own), COMPARE_DATES);
	assert_int_equal(compare_kind(own, audit), COMPARE_VOICES);
	assert_int_equal(compare_kind(read, read), COMPARE_READERS);
}

/* --- other forms and versions --------------------------------------------- */

static void
two_forms(void **state)
{
	const struct comparison *c = dates(
	    given(bank, "short", "2026-01-01", "pushed=once hurried=once"),
	    given(bank, "whole", "2026-02-01",
		"pushed=often hurried=never tired=much alone=once"));

	(void)state;
	assert_string_equal(change_name(question(c, "pushed")->change),
	    "worse");
	assert_string_equal(change_name(question(c, "hurried")->change),
	    "gone");
	assert_string_equal(change_name(question(c, "tired")->change),
	    "not-compared");
	assert_int_equal(theme(c, "pace")->comparable, COMPARABLE_NO);
	assert_false(theme(c, "pace")->levels);
	assert_true(theme(c, "good")->levels);
	assert_int_equal(theme(c, "own")->comparable, COMPARABLE_NEW);
	assert_has(dates_text(c), "Only for clients: asked only now.");
	assert_has(dates_text(c),
	    "The form then: \"After a session\". The form now: \"Looking "
	    "back\".");
}

/* The bank with TO in the place of FROM. */
static const struct bank *
version(const char *from, const char *to)
{
	struct err e;
	struct diags d;
	char *text, *at;
	const struct bank *b;
	size_t n;

	assert_int_equal(file_read(arena, PAIR, 1 << 20, &text, &n, &e), 0);
	at = strstr(text, from);
	assert_non_null(at);
	text = arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to,
	    at + strlen(from));
	diag_init(&d, arena);
	b = bank_load(arena, "old.yaml", text, strlen(text), &d);
	if (b == NULL)
		fail_msg("%s", d.list[0].msg);
	return b;
}

static const struct comparison *
versions(const char *from, const char *to, const char *then, const char *now)
{
	return dates(given(version(from, to), "whole", "2026-01-01", then),
	    given(bank, "whole", "2026-02-01", now));
}

static void
known_versions(void **state)
{
	const struct comparison *c;

	(void)state;
	/* other words: compared, and marked */
	c = versions("text: Hurried?", "text: Was it too fast?", "hurried=once",
	    "hurried=often");
	assert_int_equal(question(c, "hurried")->change, CHANGE_WORSE);
	assert_int_equal(question(c, "hurried")->comparable,
	    COMPARABLE_WORDING);
	assert_has(dates_text(c), "Hurried (worded differently): then Once");
	assert_true(theme(c, "pace")->levels);
	/* other answers: not compared, with the reason */
	c = versions("value: 3, label: \"Yes, and I have not acted\"",
	    "value: 4, label: \"Yes, and I have not acted\"", "told=left",
	    "told=left");
	assert_int_equal(question(c, "told")->change, CHANGE_NOT_COMPARED);
	assert_false(theme(c, "pace")->levels);
	assert_has(dates_text(c), "- Told: other answers to choose from.");
	/* the rule of a level: questions are compared, levels are not */
	c = versions("any: [{ ticked_at_least: 1 }], shows: stands-out",
	    "any: [{ ticked_at_least: 2 }], shows: stands-out", "pushed=once",
	    "pushed=often");
	assert_int_equal(question(c, "pushed")->change, CHANGE_WORSE);
	assert_false(theme(c, "pace")->levels);
	assert_has(dates_text(c), "its levels do not go together");
	/* a question that is new, and one that is gone */
	c = versions("{ id: hidden, category: acts",
	    "{ id: other, category: acts", "other=once", "hidden=once");
	assert_has(dates_text(c), "Acts: asked only then: \"Hidden from");
	assert_has(dates_text(c), "Acts: asked only now: \"Hidden from");
	/* what more of a scale means was said otherwise: no better, no worse */
	c = versions("direction: bad", "direction: good", "tired=none",
	    "tired=much");
	assert_int_equal(question(c, "tired")->change, CHANGE_OTHER);
	c = versions("{ q: rested, reverse: true }", "{ q: rested }",
	    "rested=some", "rested=much");
	assert_int_equal(question(c, "rested")->change, CHANGE_OTHER);
}

/* The bank of then is not at hand: only what was named or not. */
static void
unknown_version(void **state)
{
	bool *unread = arena_array(arena, 200, sizeof(bool));
	struct answers *then = given(bank, "whole", "2026-01-01",
	    "pushed=once hurried=once warm=none unsafe=often");
	struct answers *now = given(bank, "whole", "2026-02-01",
	    "pushed=often hurried=never warm=much unsafe=often told=left");
	const struct compare_side b = side(now, true);
	struct compare_side a = side(then, false);
	const struct comparison *c;

	(void)state;
	unread[item_of(then, "told")] = true;
	a.unread = unread;
	/* its gate was never answered: under its own bank it had none */
	then->list[item_of(then, "said")].said = ANSWER_GIVEN;
	then->list[item_of(then, "said")].option = 1;
	say(then, "hurried", "never");
	assert_true(answer_parked(then, item_of(then, "said")));
	c = compare_dates(arena, &a, &b);
	assert_true(c->unsure);
	assert_int_equal(question(c, "pushed")->change, CHANGE_OTHER);
	assert_int_equal(question(c, "hurried")->change, CHANGE_SAME);
	assert_int_equal(question(c, "warm")->change, CHANGE_OTHER);
	assert_int_equal(question(c, "told")->change, CHANGE_NOT_COMPARED);
	assert_int_equal(question(c, "said")->said[0].said, SAID_ANSWER);
	assert_int_equal(question(c, "said")->change, CHANGE_FIRST_ONLY);
	assert_int_equal(question(c, "fear")->said[0].said, SAID_NOTHING);
	assert_string_equal(alerts(c), "unsafe still");
	for (size_t i = 0; i < c->n_themes; i++)
		assert_false(c->themes[i].levels);
	assert_has(dates_text(c), "- Pushed: then Once");
	assert_has(dates_text(c), "That version is not at hand");
	assert_has_not(dates_text(c), "is worse");
	assert_has_not(dates_text(c), "is better");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(order_of_dates),
	    cmocka_unit_test(fits),
	    cmocka_unit_test(two_forms),
	    cmocka_unit_test(known_versions),
	    cmocka_unit_test(unknown_version),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
