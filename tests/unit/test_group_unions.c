/* A group's picture of people's own therapy: when the union of a theme's items
 * may be shown, by all that is said of it in docs/disclosure.md. */
#include "group_own_support.h"

#define SIX THREE Q("f", "c", "") Q("g", "c", "") Q("h", "c", "")
#define NOT_NONE ", when: {not: {question: a, is: none}}"
#define BEHIND_A \
	TWO_THEMES Q("a", "c", "") Q("b", "d", WHEN("a")) Q("e", "d", WHEN("a"))
#define OTHER_FIRST                                           \
	HEAD OWN_SCALES "categories:\n" THEME("c") THEME("d") \
	    FORM("depth: full, categories: [d, c]") "questions:\n"
#define NOBODY "- {id: n, category: c, text: Q, scale: where}\n"

static void
shown_or_not(void **state)
{
	static const struct {
		const char *bank;
		size_t people;
		struct said said[SAID_MOST];
		const char *theme;
		bool shown;
	} rows[] = {
	    /* the same people as its one root */
	    {GATE, 20, {{"a", 0, 10, 1}}, "c", true},
	    {GATE, 20, {{"a", 0, 4, 1}}, "c", false},
	    {TWO_THEMES Q("x", "d", "") Q("a", "c", "") Q("b", "c", WHEN("a")),
		20, {{"a", 0, 10, 1}}, "c", true},
	    {TWO_THEMES Q("x", "d", "") Q("a", "c", "") Q("b", "c", WHEN("a")),
		20, {{"x", 0, 10, 1}, {"a", 0, 4, 1}}, "c", false},
	    {OTHER_FIRST Q("x", "d", "") Q("a", "c", "") Q("b", "c", WHEN("a")),
		20, {{"a", 0, 10, 1}}, "c", true},
	    {OTHER_FIRST Q("x", "d", "") Q("a", "c", "") Q("b", "c", WHEN("a")),
		20, {{"x", 0, 10, 1}, {"a", 0, 4, 1}}, "c", false},
	    /* what is never shown is not, however many there are */
	    {ONE_THEME Q("s", "c", ", depth: core, sums_up: [b]")
		    Q("b", "c", "") Q("e", "c", ""),
		40, {{"s", 0, 20, 1}, {"b", 0, 10, 1}, {"e", 15, 30, 1}}, "c",
		false},
	    {ONE NOBODY, 20, {{"a", 0, 10, 1}}, "c", true},
	    /* some of its items are shown, and some are not */
	    {SIX, 30, {{"a", 0, 10, 1}, {"b", 10, 11, 1}, {"e", 11, 12, 1}},
		"c", false},
	    {SIX, 30, {{"f", 0, 10, 1}, {"b", 10, 11, 1}, {"e", 11, 12, 1}},
		"c", false},
	    {SIX, 30, {{"h", 0, 10, 1}, {"b", 10, 11, 1}, {"e", 11, 12, 1}},
		"c", false},
	    {SIX, 30, {{"a", 0, 4, 1}, {"b", 4, 8, 1}, {"e", 8, 12, 1}}, "c",
		true},
	    {THREE, 40, {{"a", 0, 4, 1}, {"b", 0, 10, 1}, {"e", 5, 15, 1}}, "c",
		false},
	    {THREE, 40, {{"a", 0, 5, 1}, {"b", 0, 10, 1}, {"e", 5, 15, 1}}, "c",
		true},
	    /* how many named both */
	    {TWO, 30, {{"a", 0, 10, 1}, {"b", 6, 16, 1}}, "c", false},
	    {TWO, 30, {{"a", 0, 10, 1}, {"b", 5, 15, 1}}, "c", true},
	    {TWO, 30, {{"a", 0, 10, 1}, {"b", 4, 14, 1}}, "c", false},
	    /* five more people than the floor, where not all are asked */
	    {TWO_THEMES M("a", "c", "") Q("b", "d", NOT_NONE)
		    Q("e", "d", NOT_NONE) Q("g", "d", NOT_NONE),
		15, {{"a", 0, 15, 1}, {"b", 0, 4, 1}, {"e", 4, 8, 1}}, "d",
		true},
	    {TWO_THEMES M("a", "c", "") Q("b", "d", NOT_NONE)
		    Q("e", "d", NOT_NONE) Q("g", "d", NOT_NONE),
		14, {{"a", 0, 14, 1}, {"b", 0, 4, 1}, {"e", 4, 8, 1}}, "d",
		false},
	    {TWO_THEMES M("a", "c", "") Q("b", "d", NOT_NONE) Q("e", "d", "")
		    Q("g", "d", ""),
		14, {{"a", 0, 14, 1}, {"b", 0, 4, 1}, {"e", 4, 8, 1}}, "d",
		false},
	    {TWO_THEMES M("a", "c", "") Q("b", "d", "") Q("e", "d", NOT_NONE)
		    Q("g", "d", ""),
		14, {{"a", 0, 14, 1}, {"b", 0, 4, 1}, {"e", 4, 8, 1}}, "d",
		false},
	    {THREE, 14, {{"a", 0, 4, 1}, {"b", 4, 8, 1}}, "c", true},
	    /* five more people in what all of it lies within */
	    {BEHIND_A, 40, {{"a", 0, 20, 1}, {"b", 0, 10, 1}, {"e", 5, 15, 1}},
		"d", true},
	    {BEHIND_A, 40, {{"a", 0, 19, 1}, {"b", 0, 10, 1}, {"e", 5, 15, 1}},
		"d", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct room r;

		enter(&r, rows[i].bank, rows[i].people, 1);
		say_all(&r, 0, rows[i].said);
		if (theme_shown(&r, rows[i].theme) != rows[i].shown)
			fail_msg("row %zu: %d", i, !rows[i].shown);
		leave(&r);
	}
}

/* Whoever answered anything in a theme has answered; ten of them are enough. */
static void
who_answered(void **state)
{
	struct room r;

	(void)state;
	for (size_t n = 8; n <= 11; n++) {
		enter(&r, THREE, 20, 1);
		all_say(&r, 0, "a", 4, 20, -1);
		all_say(&r, 0, "b", 0, 4, -1);
		all_say(&r, 0, "b", 8, 20, -1);
		all_say(&r, 0, "e", 0, 8, -1);
		all_say(&r, 0, "e", n, 20, -1);
		all_say(&r, 0, "a", 0, 4, 1);
		all_say(&r, 0, "b", 4, 8, 1);
		assert_int_equal(theme_shown(&r, "c"), n >= 10);
		leave(&r);
	}
}

static void
never_by_the_form(void **state)
{
	static const struct {
		const char *bank, *theme;
		bool never;
	} rows[] = {
	    /* one of them is a part of a sum, wherever they stand */
	    {TWO_THEMES Q("x", "d", "")
		    Q("s", "c", ", depth: core, sums_up: [b]") Q("e", "c", "")
			Q("g", "c", "") Q("b", "c", ""),
		"c", true},
	    {TWO_THEMES Q("b", "c", "") Q("e", "c", "") Q("g", "c", "")
		    Q("x", "d", "") Q("s", "c", ", depth: core, sums_up: [b]"),
		"c", true},
	    {TWO_THEMES Q("e", "c", "") Q("b", "c", "") Q("x", "d", "")
		    Q("s", "c", ", depth: core, sums_up: [b]"),
		"c", true},
	    {OTHER_FIRST Q("x", "d", "")
		    Q("s", "c", ", depth: core, sums_up: [b]") Q("e", "c", "")
			Q("g", "c", "") Q("b", "c", ""),
		"c", true},
	    {ONE_THEME Q("b", "c", ", depth: core")
		    Q("s", "c", ", depth: core, sums_up: [b]"),
		"c", true},
	    /* of a sum that is never told */
	    {ONE_THEME Q("x", "c", "") Q("s", "c",
		 ", depth: core, sums_up: [b], when: {question: x, is: "
		 "'no'}") Q("b", "c", "") Q("e", "c", ""),
		"c", false},
	    /* it lies within another here, and not there */
	    {TWO_THEMES Q("x", "c", "") Q("a", "c", "") Q("b", "d", WHEN("a"))
		    Q("e", "d", ""),
		"d", true},
	    {TWO_THEMES Q("x", "c", "") Q("a", "c", "") Q("b", "d", "")
		    Q("e", "d", WHEN("a")),
		"d", true},
	    /* people of an item that is not told may lie elsewhere */
	    {TWO_THEMES Q("a", "c", "") Q("b", "d", WHEN("a"))
		    Q("y", "d", ", when: {question: a, is: 'no'}"),
		"d", true},
	    {TWO_THEMES Q("a", "c", "") Q("b", "d", "")
		    Q("y", "d", ", when: {question: a, is: 'no'}"),
		"d", false},
	    {THREE Q("y", "c", ", when: {question: a, is: 'no'}"), "c", false},
	    /* nothing in it that can be told */
	    {TWO_THEMES Q("a", "c", "")
		    Q("y", "d", ", when: {question: a, is: 'no'}"),
		"d", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct room r;

		enter(&r, rows[i].bank, 10, 1);
		if (picture_theme(look(&r), rows[i].theme)->never !=
		    rows[i].never)
			fail_msg("row %zu: %d", i, !rows[i].never);
		leave(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shown_or_not),
	    cmocka_unit_test(who_answered),
	    cmocka_unit_test(never_by_the_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
