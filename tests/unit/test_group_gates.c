/* A group's picture of people's own therapy: what a question waits for decides
 * by the form alone whether its split may be shown, and which wider one it lies
 * within. */
#include "group_own_support.h"

#include <stdio.h>

#define ON(when) ONE_THEME M("a", "c", "") Q("b", "c", ", when: " when)
#define A_IS(what) "{question: a, is: " what "}"
#define TICKED "{question: a, ticked: true}"
#define NO_ANSWER "{question: a, answered: false}"

/* Is b never shown, and if it may be, does it lie within a? */
enum lies { NEVER, BESIDE, WITHIN };

static enum lies
where_b_lies(const char *bank, int tick_a, int tick_b)
{
	enum lies lies = BESIDE;
	struct room r;

	/* 20 and 16 of 30: too close for what lies within */
	enter(&r, bank, 30, 1);
	for (size_t i = 0; i < 30; i++) {
		all_say(&r, 0, "a", i, i + 1, i < 20 ? tick_a : 0);
		all_say(&r, 0, "b", i, i + 1, i < 16 ? tick_b : 0);
	}
	if (picture_item(look(&r), "b")->never)
		lies = NEVER;
	else if (!picture_item(look(&r), "b")->of[0].shown)
		lies = WITHIN;
	leave(&r);
	return lies;
}

static void
by_condition(void **state)
{
	static const struct {
		const char *bank;
		enum lies lies;
	} rows[] = {
	    {ON(TICKED), WITHIN},
	    {ON(A_IS("[once, often]")), WITHIN},
	    {ON(A_IS("once")), WITHIN},
	    {ON(A_IS("[no, once]")), BESIDE},
	    {ON("{not: " A_IS("none") "}"), BESIDE},
	    {ON("{question: a, answered: true}"), BESIDE},
	    /* twice the same question */
	    {ON("{any: [" A_IS("once") ", " A_IS("often") "]}"), WITHIN},
	    {ON("{all: [" TICKED ", " A_IS("[no, once]") "]}"), WITHIN},
	    {ON("{all: [" A_IS("[no, once]") ", " TICKED "]}"), WITHIN},
	    {ON("{all: [" A_IS("once") ", " A_IS("often") "]}"), NEVER},
	    {ON("{all: [" A_IS("often") ", " A_IS("[no, once]") "]}"), NEVER},
	    /* those who left it open would be told apart */
	    {ON("{any: [" TICKED ", " NO_ANSWER "]}"), NEVER},
	    {ON("{any: [" TICKED ", {not: {question: a, answered: true}}]}"),
		NEVER},
	    {ON("{any: [" TICKED ", {all: [" NO_ANSWER
		", {not: " A_IS("[none, no, once, often]") "}]}]}"),
		NEVER},
	    {ON(NO_ANSWER), NEVER},
	    {ON("{not: " TICKED "}"), NEVER},
	    /* but not where another part takes them out again */
	    {ON("{all: [{any: [" TICKED ", " NO_ANSWER "]}, " TICKED "]}"),
		WITHIN},
	    {ON("{all: [" TICKED ", {any: [" TICKED ", " NO_ANSWER "]}]}"),
		WITHIN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const enum lies lies = where_b_lies(rows[i].bank, 2, 1);

		if (lies != rows[i].lies)
			fail_msg("row %zu: %d", i, (int)lies);
	}
}

/* A question with as many options as there may be, or whose first option is the
 * one that counts. */
static void
by_options(void **state)
{
	static char bank[16384];
	struct room r;

	(void)state;
	for (int n = 62; n <= 64; n++) {
		int at = snprintf(bank, sizeof(bank), "%s",
		    HEAD OWN_SCALES "- {id: wide, options: [");

		for (int i = 0; i < n; i++)
			at += snprintf(bank + at, sizeof(bank) - (size_t)at,
			    "%s{id: o%d, value: %d, label: O%d}",
			    i > 0 ? ", " : "", i, i == n - 1 ? 1 : 0, i);
		snprintf(bank + at, sizeof(bank) - (size_t)at, "%s",
		    "]}\ncategories:\n" THEME("c") FORM(
			"depth: full, categories: [c]") "questions:\n- {id: a, "
							"category: c, text: Q, "
							"scale: wide}\n" Q("b",
							    "c", WHEN("a")));
		assert_int_equal(where_b_lies(bank, n - 1, 1), WITHIN);
	}
	enter(&r,
	    HEAD OWN_SCALES
	    "- {id: first, options: [{id: 'yes', value: 1, label: Y}, "
	    "{id: 'no', value: 0, label: N}]}\ncategories:\n" THEME("c")
		FORM("depth: full, categories: [c]") "questions:\n- {id: a, "
						     "category: c, text: Q, "
						     "scale: first}\n" Q("b",
							 "c", WHEN("a")),
	    30, 1);
	all_say(&r, 0, "a", 20, 30, 1);
	all_say(&r, 0, "b", 0, 15, 1);
	shows(&r, "a", 20);
	shows(&r, "b", 15);
	all_say(&r, 0, "b", 15, 16, 1);
	hides(&r, "b");
	leave(&r);
}

/* A full question of a short form opens with its theme, and lies within the
 * core question that opens it, wherever that stands. */
static void
by_opening(void **state)
{
	static const char bank[] = HEAD OWN_SCALES "categories:\n" THEME("d")
	    THEME("c") FORM("depth: core, deepen: true, categories: [d, "
			    "c]") "questions:\n" Q("x", "d", ", depth: core")
		Q("a", "c", ", depth: core") Q("b", "c", "");
	struct room r;

	(void)state;
	assert_int_equal(where_b_lies(bank, 1, 1), WITHIN);
	enter(&r, bank, 30, 1);
	all_say(&r, 0, "a", 0, 20, 1);
	all_say(&r, 0, "b", 0, 15, 1);
	shows(&r, "b", 15);
	leave(&r);
}

/* Such a question adds nobody to its theme, if all that can open it counts. */
static void
theme_that_opens(void **state)
{
	struct room r;

	(void)state;
	/* b is not told of, and open to those only who named a */
	enter(&r,
	    HEAD OWN_SCALES "categories:\n" THEME("d") THEME("c")
		FORM("depth: core, deepen: true, categories: "
		     "[d, c]") "questions:\n" Q("x", "d", ", depth: core")
		    Q("y", "d", ", depth: core") Q("a", "c", ", depth: core")
			Q("b", "c",
			    ", when: {any: [{question: x, ticked: true}, "
			    "{question: y, ticked: true}]}"),
	    20, 1);
	all_say(&r, 0, "x", 0, 10, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "b", 0, 10, 1);
	hides(&r, "b");
	shows(&r, "a", 10);
	assert_true(theme_shown(&r, "c"));
	leave(&r);
	/* b may be open to one who named p alone, which is private */
	enter(&r,
	    HEAD OWN_SCALES "categories:\n" THEME("c")
		FORM("depth: core, deepen: true, "
		     "categories: [c]") "questions:\n" Q("p", "c",
		    ", depth: core, private: true") Q("a", "c", ", depth: core")
		    Q("b", "c", ""),
	    20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "p", 10, 11, 1);
	all_say(&r, 0, "b", 10, 11, 1);
	shows(&r, "a", 10);
	assert_false(theme_shown(&r, "c"));
	leave(&r);
	enter(&r,
	    HEAD OWN_SCALES "categories:\n" THEME("c") FORM(
		"depth: core, deepen: true, "
		"categories: [c]") "questions:\n" Q("a", "c", ", depth: core")
		Q("p", "c", ", depth: core, private: true") Q("b", "c", ""),
	    20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "p", 10, 11, 1);
	all_say(&r, 0, "b", 10, 11, 1);
	assert_false(theme_shown(&r, "c"));
	leave(&r);
}

/* Whom a core question adds that is not told of, a full one does not take away.
 */
static void
theme_with_more(void **state)
{
	struct room r;

	(void)state;
	enter(&r,
	    HEAD OWN_SCALES "categories:\n" THEME("c") FORM(
		"depth: core, deepen: true, "
		"categories: [c]") "questions:\n" Q("a", "c", ", depth: core")
		Q("y", "c", ", depth: core, when: {question: a, is: 'no'}")
		    Q("b", "c", ""),
	    20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "y", 12, 13, 1);
	shows(&r, "a", 10);
	hides(&r, "y");
	hides(&r, "b");
	assert_false(theme_shown(&r, "c"));
	leave(&r);
}

/* Acts of conduct are not told of in a room, nor what else is in their theme.
 */
static void
conduct(void **state)
{
	struct room r;

	(void)state;
	enter(&r,
	    ONE_THEME Q("k", "c", ", depth: core, sentinel: {kind: conduct}")
		Q("a", "c", "") "steps: [{id: x, where: outside, title: X}]\n"
				"sentinels: [{kind: conduct, title: T, now: N, "
				"result: R, steps: [x]}]\n",
	    20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	hides(&r, "a");
	assert_true(picture_item(look(&r), "a")->never);
	assert_false(theme_shown(&r, "c"));
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(by_condition),
	    cmocka_unit_test(by_options),
	    cmocka_unit_test(by_opening),
	    cmocka_unit_test(theme_that_opens),
	    cmocka_unit_test(theme_with_more),
	    cmocka_unit_test(conduct),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
