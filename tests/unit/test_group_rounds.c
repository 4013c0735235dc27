/* A group's picture of people's own therapy: each rule must hold before and
 * after, or nothing is shown of either; and each holds wherever in the form the
 * question stands. */
#include "group_own_support.h"

/* What was said so that all is shown, and what more in one round so that ITEM,
 * or else THEME, is not. */
struct row {
	const char *bank;
	size_t people;
	struct said all[SAID_MOST], more[SAID_MOST];
	const char *item, *theme;
};

static void
check_row(const struct row *row, size_t n, int broken, bool wanted)
{
	const struct group_picture *p;
	const struct group_counts *of;
	struct room r;

	enter(&r, row->bank, row->people, 2);
	for (size_t k = 0; k < 2; k++) {
		say_all(&r, k, row->all);
		if ((int)k == broken)
			say_all(&r, k, row->more);
	}
	p = look(&r);
	of = row->item != NULL ? picture_item(p, row->item)->of
			       : picture_theme(p, row->theme)->of;
	for (size_t k = 0; k < 2; k++)
		if (of[k].shown != wanted)
			fail_msg("row %zu, broken in %d: %d in %zu", n, broken,
			    of[k].shown, k);
	leave(&r);
}

#define BEHIND                                                            \
	TWO_THEMES Q("x", "c", "") Q("a", "c", "") Q("b", "d", WHEN("a")) \
	    Q("e", "d", WHEN("a")) Q("g", "d", WHEN("a"))

static void
each_rule_in_each_round(void **state)
{
	static const struct row rows[] = {
	    /* ten answers, five who named it, five others */
	    {ONE, 20, {{"a", 0, 5, 1}}, {{"a", 9, 20, -1}}, "a", NULL},
	    {ONE, 20, {{"a", 0, 5, 1}}, {{"a", 4, 5, 0}}, "a", NULL},
	    {ONE, 20, {{"a", 0, 15, 1}}, {{"a", 15, 16, 1}}, "a", NULL},
	    /* five more in the wider one; fifteen in it */
	    {GATE, 30, {{"a", 0, 20, 1}, {"b", 0, 15, 1}}, {{"b", 15, 16, 1}},
		"b", NULL},
	    {GATE, 30, {{"a", 0, 15, 1}, {"b", 0, 9, 1}}, {{"a", 14, 15, 0}},
		"b", NULL},
	    /* a theme beside its items */
	    {TWO, 20, {{"a", 0, 10, 1}, {"b", 5, 15, 1}},
		{{"b", 5, 6, 0}, {"b", 15, 16, 1}}, NULL, "c"},
	    {TWO, 20, {{"a", 0, 10, 1}, {"b", 5, 15, 1}},
		{{"b", 4, 5, 1}, {"b", 14, 15, 0}}, NULL, "c"},
	    /* a theme without its items */
	    {THREE, 20, {{"a", 0, 4, 1}, {"b", 4, 8, 1}}, {{"e", 8, 9, 1}},
		NULL, "c"},
	    {THREE, 20, {{"a", 0, 4, 1}, {"b", 4, 8, 1}}, {{"b", 4, 8, 0}},
		NULL, "c"},
	    /* a theme behind a gate */
	    {BEHIND, 40, {{"a", 0, 15, 1}, {"b", 0, 4, 1}, {"e", 4, 8, 1}},
		{{"a", 14, 15, 0}}, NULL, "d"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		check_row(&rows[i], i, -1, true);
		check_row(&rows[i], i, 0, false);
		check_row(&rows[i], i, 1, false);
	}
}

/* The same, wherever the questions stand. */
static void
wherever_it_stands(void **state)
{
	static const struct {
		const char *bank;
		unsigned wide, narrow;
		bool shown;
	} rows[] = {
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("b", "c", WHEN("a"))
		    Q("y", "c", ""),
		20, 15, true},
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("b", "c", WHEN("a"))
		    Q("y", "c", ""),
		20, 16, false},
	    {ONE_THEME Q("x", "c", "")
		    Q("a", "c", ", depth: core, sums_up: [b]") Q("b", "c", ""),
		20, 15, true},
	    {ONE_THEME Q("x", "c", "")
		    Q("a", "c", ", depth: core, sums_up: [b]") Q("b", "c", ""),
		20, 16, false},
	    {ONE_THEME Q("b", "c", "") Q("x", "c", "")
		    Q("a", "c", ", depth: core, sums_up: [b]"),
		20, 15, true},
	    {ONE_THEME Q("b", "c", "") Q("x", "c", "")
		    Q("a", "c", ", depth: core, sums_up: [b]"),
		20, 16, false},
	    /* core questions come first in a form */
	    {ONE_THEME Q("x", "c", ", depth: core")
		    Q("a", "c", ", depth: core, sums_up: [b]") Q("b", "c", ""),
		20, 15, true},
	    {ONE_THEME Q("x", "c", ", depth: core")
		    Q("a", "c", ", depth: core, sums_up: [b]") Q("b", "c", ""),
		20, 16, false},
	    {ONE_THEME Q("b", "c", ", depth: core") Q("x", "c", ", depth: core")
		    Q("a", "c", ", depth: core, sums_up: [b]"),
		20, 15, true},
	    {ONE_THEME Q("b", "c", ", depth: core") Q("x", "c", ", depth: core")
		    Q("a", "c", ", depth: core, sums_up: [b]"),
		20, 16, false},
	    /* a sum of which nothing is told is no wider one */
	    {ONE_THEME Q("x", "c", "") Q("a", "c",
		 ", depth: core, sums_up: [b], when: {question: x, is: "
		 "'no'}") Q("b", "c", ""),
		20, 16, true},
	    {ONE_THEME Q("x", "c", "") Q("a", "c",
		 ", depth: core, sums_up: [b], private: true") Q("b", "c", ""),
		20, 16, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct room r;

		enter(&r, rows[i].bank, 30, 1);
		all_say(&r, 0, "a", 0, rows[i].wide, 1);
		all_say(&r, 0, "b", 0, rows[i].narrow, 1);
		if (rows[i].shown)
			shows(&r, "b", rows[i].narrow);
		else
			hides(&r, "b");
		leave(&r);
	}
}

/* What goes takes along what lies within it, in whatever order they stand. */
static void
one_after_another(void **state)
{
	static const char *const banks[] = {
	    ONE_THEME Q("b", "c", ", depth: core")
		Q("a", "c", ", depth: core, sums_up: [b]")
		    Q("s", "c", ", depth: core, sums_up: [a]"),
	    ONE_THEME Q("s", "c", ", depth: core, sums_up: [a]") Q("a", "c",
		", depth: core, sums_up: [b]") Q("b", "c", ", depth: core"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		struct room r;

		enter(&r, banks[i], 40, 1);
		all_say(&r, 0, "s", 0, 21, 1);
		all_say(&r, 0, "a", 0, 16, 1);
		all_say(&r, 0, "b", 0, 6, 1);
		shows(&r, "a", 16);
		shows(&r, "b", 6);
		all_say(&r, 0, "s", 20, 21, 0);
		shows(&r, "s", 20);
		hides(&r, "a");
		hides(&r, "b");
		leave(&r);
	}
}

/* Nothing is shown of what is held back, however many named it. */
static void
held_back_with_many(void **state)
{
	static const char *const banks[] = {
	    ONE_THEME Q("x", "c", "") Q("a", "c", ", private: true"),
	    ONE_THEME Q("a", "c", ", private: true") Q("x", "c", ""),
	    ONE_THEME Q("x", "c", "")
		Q("a", "c", ", when: {question: x, is: 'no'}"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		struct room r;

		enter(&r, banks[i], 20, 1);
		all_say(&r, 0, "a", 0, 10, 1);
		hides(&r, "a");
		leave(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_rule_in_each_round),
	    cmocka_unit_test(wherever_it_stands),
	    cmocka_unit_test(one_after_another),
	    cmocka_unit_test(held_back_with_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
