/* Two dates side by side: each verdict on both sides of its limit. */
#include "compare_support.h"

/* --- questions ------------------------------------------------------------ */

struct row {
	const char *then, *now;
	const char *id, *there, *back; /* and with the dates swapped */
};

static void
check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		const char *there =
		    change_name(question(two(r->then, r->now), r->id)->change);
		const char *back =
		    change_name(question(two(r->now, r->then), r->id)->change);

		if (!str_eq(there, r->there) || !str_eq(back, r->back))
			fail_msg("%s, then %s: %s and %s", r->then, r->now,
			    there, back);
	}
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void
harms(void **state)
{
	static const struct row rows[] = {
	    {"pushed=never", "pushed=once", "pushed", "new", "gone"},
	    {"pushed=once", "pushed=often", "pushed", "worse", "better"},
	    {"pushed=once", "pushed=once", "pushed", "same", "same"},
	    {"pushed=never", "pushed=never", "pushed", "same", "same"},
	    /* below the tick there is no order to judge by */
	    {"overall=same unsafe=once fear=once sleep=better",
		"overall=same unsafe=once fear=once sleep=same", "sleep",
		"other", "other"},
	    {"unsafe=once fear=once sleep=same",
		"unsafe=once fear=once sleep=worse", "sleep", "new", "gone"},
	    /* a named answer under one that is not named: no ladder */
	    {"told=not-asked", "told=left", "told", "other", "other"},
	    {"hints=few", "hints=many", "hints", "other", "other"},
	    {"told=acted", "told=not-asked", "told", "new", "gone"},
	    {"told=acted", "told=left", "told", "new", "gone"},
	};

	(void)state;
	CHECK(rows);
}

static void
signs(void **state)
{
	static const struct row rows[] = {
	    {"warm=none", "warm=some", "warm", "better", "worse"},
	    {"hurry=none", "hurry=some", "hurry", "worse", "better"},
	    {"tired=none", "tired=much", "tired", "worse", "better"},
	    {"rested=none", "rested=much", "rested", "better", "worse"},
	    {"past=none", "past=some", "past", "more", "less"},
	    {"silent=none", "silent=some", "silent", "less", "more"},
	    /* another answer of the same value is no step up or down */
	    {"warm=much", "warm=quite", "warm", "other", "other"},
	    {"warm=quite", "warm=quite", "warm", "same", "same"},
	    /* a question beside the scale is judged by its tick alone */
	    {"opener=never", "opener=once", "opener", "new", "gone"},
	    {"opener=once", "opener=often", "opener", "other", "other"},
	};

	(void)state;
	CHECK(rows);
}

/* No answer is never a change for the better or the worse. */
static void
no_answers(void **state)
{
	static const struct row rows[] = {
	    {"pushed=often", "pushed=skipped", "pushed", "first-only",
		"second-only"},
	    {"pushed=often", "pushed=na", "pushed", "first-only",
		"second-only"},
	    {"pushed=often", "", "pushed", "first-only", "second-only"},
	    {"pushed=often", "pushed=dunno", "pushed", "first-only",
		"second-only"},
	    {"pushed=dunno", "pushed=skipped", "pushed", "no-answer",
		"no-answer"},
	    {"pushed=na", "pushed=never", "pushed", "second-only",
		"first-only"},
	    {"hurried=once said=often", "hurried=never", "said", "first-only",
		"second-only"},
	    {"pushed=skipped", "", "pushed", "no-answer", "no-answer"},
	};

	(void)state;
	CHECK(rows);
}

static void
own_view(void **state)
{
	static const struct row rows[] = {
	    {"overall=better", "overall=worse", "overall", "other", "other"},
	    {"overall=worse", "overall=worse", "overall", "same", "same"},
	};

	(void)state;
	CHECK(rows);
}

/* --- answers that speak alone --------------------------------------------- */

static void
speaking(void **state)
{
	static const struct {
		const char *then, *now, *said;
	} rows[] = {
	    {"unsafe=often", "unsafe=often", "unsafe still"},
	    {"unsafe=once", "unsafe=often", "unsafe new"},
	    {"unsafe=often", "unsafe=once", "unsafe no-longer"},
	    {"unsafe=often", "unsafe=skipped", "unsafe no-answer-now"},
	    {"unsafe=often", "unsafe=na", "unsafe no-answer-now"},
	    {"unsafe=often", "unsafe=dunno", "unsafe no-answer-now"},
	    {"unsafe=often", "", "unsafe no-answer-now"},
	    {"unsafe=skipped", "unsafe=often", "unsafe new-no-answer-before"},
	    {"unsafe=once", "unsafe=skipped", "unsafe open-now"},
	    {"unsafe=once", "unsafe=na", ""},
	    {"unsafe=once", "unsafe=once", ""},
	    {"unsafe=skipped", "unsafe=skipped", ""},
	    {"unsafe=skipped", "unsafe=once", ""},
	    /* by the rank of the bank, not by the order of the form */
	    {"shared=once touched=once unsafe=often", "shared=once",
		"unsafe no-answer-now, touched no-answer-now, shared still"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(alerts(two(rows[i].then, rows[i].now)),
		    rows[i].said);
}

static void
help_comes_first(void **state)
{
	struct answers *then =
	    given(bank, "whole", "2026-01-01", "pushed=once");
	struct answers *now =
	    given(bank, "whole", "2026-02-01", "pushed=never unsafe=often");
	const char *text;

	(void)state;
	memcpy(now->country, "AA", 3);
	text = dates_text(dates(then, now));
	assert_has(text, "What stands out now");
	assert_first(text, "Talk to someone you trust.", "What changed");
	assert_first(text, "call 11", "What you can do next");
	assert_first(text, "What you can do next", "What changed");
	/* what only spoke before has no such words */
	text =
	    dates_text(dates(given(bank, "whole", "2026-01-01", "unsafe=often"),
		given(bank, "whole", "2026-02-01", "unsafe=never")));
	assert_has_not(text, "What stands out");
	assert_has(text, "that is no longer so");
}

/* --- themes --------------------------------------------------------------- */

static void
gaps_and_ranges(void **state)
{
	const struct theme_change *t;
	const char *text;

	(void)state;
	/* then 2 of 4 (25 to 75), now 4 of 4 at 75: they just meet */
	t = theme(two("warm=some calm=some",
		      "warm=much calm=much hurry=some "
		      "clear=some"),
	    "good");
	assert_true(t->levels && t->has_gaps && t->one_range && t->overlap);
	/* now at 88: just beyond */
	t = theme(two("warm=some calm=some",
		      "warm=much calm=much hurry=some "
		      "clear=much"),
	    "good");
	assert_true(t->has_gaps && !t->overlap);
	/* without gaps only the same score overlaps */
	t = theme(two("past=some silent=some", "past=some silent=none"),
	    "talk");
	assert_true(!t->has_gaps && !t->overlap);
	/* what does not apply is no gap; three of four, and the range is as it
	 * was, being a share */
	t = theme(two("warm=some calm=some hurry=some clear=some",
		      "warm=some calm=some hurry=some clear=na"),
	    "good");
	assert_true(!t->has_gaps && t->one_range && t->overlap);
	text = dates_text(two("warm=some calm=some hurry=some",
	    "warm=much calm=some hurry=some clear=some"));
	assert_has(text, "The change may come from that alone.");
	text = dates_text(two("warm=none calm=none hurry=much",
	    "warm=much calm=much hurry=none clear=much"));
	assert_has(text, "They alone cannot be the reason");
}

static void
counts(void **state)
{
	const struct theme_change *t =
	    theme(two("pushed=never hurried=once told=left unsafe=once",
		      "pushed=once hurried=often told=left unsafe=skipped"),
		"pace");

	(void)state;
	assert_int_equal(t->changes[CHANGE_NEW], 1);
	assert_int_equal(t->changes[CHANGE_WORSE], 1);
	assert_int_equal(t->changes[CHANGE_SAME], 1);
	assert_int_equal(t->changes[CHANGE_FIRST_ONLY], 1);
	assert_int_equal(t->changes[CHANGE_GONE], 0);
}

/* Only what changed has a line; the rest has one together. */
static void
theme_lines(void **state)
{
	const char *text = dates_text(
	    two("pushed=once hurried=often told=left notes=once warm=none",
		"pushed=often hurried=once told=left notes=once warm=much"));

	(void)state;
	assert_has(text,
	    "- Pace: 1 harder, 1 easier, 1 the same; then Some of these, 3 of "
	    "8 named; now Some of these, 3 of 8 named");
	assert_has(text, "- Working together: 1 better; then Not enough");
	assert_has_not(text, "- Trust");
	assert_has(text,
	    "No answer changed here, or there is none to compare: Acts; "
	    "Trust; Strain; Talk; Only for clients.");
}

/* Columns are named on pages that have them; a line needs no names. */
static void
columns(void **state)
{
	const struct comparison *c = two("pushed=once", "pushed=often");
	const struct compare_source sources[2] = {{.version = "1"},
	    {.version = "1"}};
	struct report r;
	struct buf out;

	(void)state;
	report_init(&r, arena);
	report_dates(&r, c, sources);
	buf_init(&out, arena);
	render_markdown(&out, &r);
	assert_has(out.data, "| Question | Then | Now | Change |");
	assert_has(out.data, "| Theme | Questions | Then | Now |");
	buf_clear(&out);
	render_html(&out, &r, "en");
	assert_has(out.data, "<th scope=\"col\">Question</th>");
	assert_has(out.data, "<td data-head=\"Change\">is worse</td>");
	assert_has(as_text(arena, &r),
	    "- Pushed: then Once or twice; now Often; that is worse");
}

/* --- the rest ------------------------------------------------------------- */

static void
follow_ups(void **state)
{
	const struct comparison *c = two("pushed=once pace/cause=other",
	    "pushed=once pace/cause=therapy");

	(void)state;
	assert_int_equal(c->n_follow_ups, 1);
	assert_has(dates_text(c),
	    "- Pace: Where did it come from? then Other things; now The "
	    "therapy");
	assert_int_equal(two("pushed=once", "pushed=once")->n_follow_ups, 0);
	assert_has(
	    dates_text(two("pushed=once pace/cause=other", "pushed=never")),
	    "then Other things; now not asked");
}

static void
no_notes(void **state)
{
	struct answers *a = given(bank, "whole", "2026-01-01", "pushed=once");
	struct answers *b = given(bank, "whole", "2026-02-01", "pushed=often");

	(void)state;
	b->list[item_of(b, "pushed")].note = "SECRET";
	assert_has_not(dates_text(dates(a, b)), "SECRET");
	assert_has_not(dates_json(dates(a, b)), "SECRET");
	assert_has(dates_text(dates(a, b)), "harmcheck report b.yaml");
}

static void
always_said(void **state)
{
	const char *text = dates_text(two("", ""));

	(void)state;
	assert_has(text, "You gave no answers then.");
	assert_has(text, "You gave no answers now.");
	assert_has(text, "Never stop a medicine by yourself.");
	assert_has(text, "This is not a verdict.");
	assert_has_not(text, "Named");
}

/* Whose answers these are taken to be; and never a page with nothing on it. */
static void
one_person(void **state)
{
	const char *text = dates_text(two("pushed=once", "hurried=once"));

	(void)state;
	assert_has(text,
	    "This page reads both files as the answers of one person.");
	assert_has(text, "There is nothing to lay side by side yet.");
	assert_has_not(text, "hold the same answers");
	text = dates_text(two("pushed=once", "pushed=once"));
	assert_has(text, "hold the same answers");
	assert_has_not(text, "nothing to lay side by side");
	text = dates_text(two("pushed=once hurried=skipped", "pushed=once"));
	assert_has_not(text, "hold the same answers");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(harms),
	    cmocka_unit_test(signs),
	    cmocka_unit_test(no_answers),
	    cmocka_unit_test(own_view),
	    cmocka_unit_test(speaking),
	    cmocka_unit_test(help_comes_first),
	    cmocka_unit_test(gaps_and_ranges),
	    cmocka_unit_test(counts),
	    cmocka_unit_test(theme_lines),
	    cmocka_unit_test(columns),
	    cmocka_unit_test(follow_ups),
	    cmocka_unit_test(no_notes),
	    cmocka_unit_test(always_said),
	    cmocka_unit_test(one_person),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
