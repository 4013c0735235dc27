/* A group's picture of people's own therapy: themes, which are unions. */
#include "group_own_support.h"

/* With two items it tells how many named both: all four cells are told. */
static void
union_of_two(void **state)
{
	struct room r;

	(void)state;
	for (size_t both = 0; both <= 10; both++) {
		enter(&r, TWO, 20, 1);
		all_say(&r, 0, "a", 0, 10, 1);
		all_say(&r, 0, "b", 10 - both, 20 - both, 1);
		shows(&r, "a", 10);
		shows(&r, "b", 10);
		assert_int_equal(theme_shown(&r, "c"), both == 5);
		leave(&r);
	}
}

/* All items are hidden: each may still be anything. */
static void
union_of_hidden(void **state)
{
	struct room r;

	(void)state;
	for (size_t n = 0; n <= 12; n++) {
		enter(&r, THREE, 20, 1);
		all_say(&r, 0, "a", 0, n < 4 ? n : 4, 1);
		all_say(&r, 0, "b", 4, n > 4 ? n < 8 ? n : 8 : 4, 1);
		all_say(&r, 0, "e", 8, n > 8 ? n : 8, 1);
		assert_int_equal(theme_shown(&r, "c"), n >= 5 && n <= 8);
		leave(&r);
	}
}

static void
union_of_some(void **state)
{
	struct room r;

	(void)state;
	enter(&r, THREE, 30, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "b", 5, 15, 1);
	all_say(&r, 0, "e", 0, 4, 1);
	shows(&r, "a", 10);
	hides(&r, "e");
	assert_false(theme_shown(&r, "c"));
	all_say(&r, 0, "e", 4, 5, 1);
	shows(&r, "e", 5);
	assert_true(theme_shown(&r, "c"));
	leave(&r);
}

/* What is private is not counted in its theme. */
static void
union_without_private(void **state)
{
	struct room r;

	(void)state;
	enter(&r, ONE Q("p", "c", ", private: true"), 20, 1);
	all_say(&r, 0, "p", 0, 10, 1);
	assert_false(theme_shown(&r, "c"));
	all_say(&r, 0, "a", 5, 10, 1);
	shows(&r, "a", 5);
	assert_int_equal(picture_theme(look(&r), "c")->of[0].ticked, 5);
	leave(&r);
}

static void
theme_never(const char *bank, const char *id, bool wanted)
{
	struct room r;

	enter(&r, bank, 10, 1);
	assert_int_equal(picture_theme(look(&r), id)->never, wanted);
	leave(&r);
}

static void
themes_by_the_form(void **state)
{
	(void)state;
	theme_never(TWO, "c", false);
	theme_never(TWO_THEMES Q("a", "c", "") Q("b", "d", WHEN("a"))
			Q("e", "d", WHEN("a")),
	    "d", false);
	theme_never(TWO_THEMES Q("a", "c", "") Q("b", "d", WHEN("a"))
			Q("e", "d", ""),
	    "d", true);
	theme_never(ONE_THEME Q("a", "c", ", private: true"), "c", true);
	theme_never(ONE_THEME Q("a", "c", ", depth: core, sums_up: [b]")
			Q("b", "c", "") Q("e", "c", ""),
	    "c", true);
	theme_never(HEAD OWN_SCALES
	    "categories:\n- {id: c, title: C, kind: scale, method: sum, "
	    "shown_as: points, min_answered: 1/2, bands: [{below: 1, id: lo, "
	    "label: L}, {id: hi, label: H}]}\n" FORM(
		"depth: full, categories: [c]") "questions:\n" Q("a", "c", ""),
	    "c", true);
}

/* A whole theme behind a gate lies within it. */
static void
theme_within(void **state)
{
	struct room r;

	(void)state;
	enter(&r,
	    TWO_THEMES Q("a", "c", "") Q("b", "d", WHEN("a"))
		Q("e", "d", WHEN("a")) Q("g", "d", WHEN("a")),
	    40, 1);
	all_say(&r, 0, "a", 0, 15, 1);
	all_say(&r, 0, "b", 0, 4, 1);
	all_say(&r, 0, "e", 4, 8, 1);
	assert_true(theme_shown(&r, "d"));
	all_say(&r, 0, "a", 14, 15, 0); /* too few to be asked from */
	assert_false(theme_shown(&r, "d"));
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(union_of_two),
	    cmocka_unit_test(union_of_hidden),
	    cmocka_unit_test(union_of_some),
	    cmocka_unit_test(union_without_private),
	    cmocka_unit_test(themes_by_the_form),
	    cmocka_unit_test(theme_within),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
