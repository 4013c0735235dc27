/* A group's picture of people's own therapy: both sides of each limit. Themes
 * are in test_group_themes.c. */
#include "group_own_support.h"

static void
sides(void **state)
{
	struct room r;

	(void)state;
	for (unsigned n = 0; n <= 20; n++) {
		enter(&r, ONE, 20, 1);
		all_say(&r, 0, "a", 0, n, 1);
		if (n < 5 || n > 15)
			hides(&r, "a");
		else
			shows(&r, "a", n);
		/* The theme's only item: the same people. */
		assert_int_equal(theme_shown(&r, "c"), n >= 5 && n <= 15);
		leave(&r);
	}
}

static void
people(void **state)
{
	struct room r;

	(void)state;
	enter(&r, ONE, 9, 1);
	all_say(&r, 0, "a", 0, 5, 1);
	assert_false(look(&r)->enough);
	assert_int_equal(look(&r)->n_items, 0);
	assert_int_equal(look(&r)->floor, 10);
	r.group.floor = 5; /* two sides of 5 make 10 */
	assert_false(look(&r)->enough);
	assert_true(look(&r)->floor_lowered);
	assert_int_equal(look(&r)->floor, 10);
	r.group.floor = 20;
	assert_int_equal(look(&r)->floor, 20);
	r.group.floor = 10;
	assert_false(look(&r)->floor_lowered);
	leave(&r);
	enter(&r, ONE, 10, 1);
	all_say(&r, 0, "a", 0, 5, 1);
	assert_true(look(&r)->own);
	shows(&r, "a", 5);
	leave(&r);
}

/* So many must have answered; "not sure" is an answer too. If it were none, ten
 * people and a floor of ten would tell that nobody said so. */
static void
answered(void **state)
{
	struct room r;

	(void)state;
	enter(&r, ONE, 20, 1);
	all_say(&r, 0, "a", 0, 5, 1);
	all_say(&r, 0, "a", 10, 20, -1);
	shows(&r, "a", 5);
	all_say(&r, 0, "a", 5, 10, 2);
	shows(&r, "a", 5);
	all_say(&r, 0, "a", 9, 10, -1);
	hides(&r, "a");
	r.group.floor = 9;
	shows(&r, "a", 5);
	all_say(&r, 0, "a", 8, 9, -1);
	hides(&r, "a");
	leave(&r);
}

static void
within(void **state)
{
	struct room r;

	(void)state;
	enter(&r, GATE, 30, 1);
	all_say(&r, 0, "a", 0, 20, 1);
	all_say(&r, 0, "b", 0, 15, 1);
	shows(&r, "a", 20);
	shows(&r, "b", 15);
	all_say(&r, 0, "b", 15, 16, 1);
	shows(&r, "a", 20);
	hides(&r, "b");
	/* The wider one is hidden: so is what lies within it. */
	all_say(&r, 0, "b", 15, 16, 0);
	all_say(&r, 0, "a", 20, 26, 1);
	hides(&r, "a");
	hides(&r, "b");
	leave(&r);
}

/* The floor of the narrower one tells nothing of who was asked it. */
static void
margin(void **state)
{
	struct room r;

	(void)state;
	enter(&r, GATE, 30, 1);
	all_say(&r, 0, "a", 0, 15, 1);
	all_say(&r, 0, "b", 0, 9, 1);
	shows(&r, "b", 9);
	all_say(&r, 0, "a", 14, 15, 0);
	hides(&r, "b");
	shows(&r, "a", 14);
	leave(&r);
	for (size_t n = 14; n <= 15; n++) {
		enter(&r,
		    ONE_THEME M("a", "c", "")
			Q("b", "c", ", when: {not: {question: a, is: none}}"),
		    n, 1);
		all_say(&r, 0, "a", 0, n, 1);
		all_say(&r, 0, "b", 0, 6, 1);
		if (n == 14)
			hides(&r, "b");
		else
			shows(&r, "b", 6);
		leave(&r);
	}
}

/* A question that sums up others is taken for the wider one. */
static void
sums_up(void **state)
{
	struct room r;

	(void)state;
	enter(&r,
	    ONE_THEME Q("a", "c", ", depth: core, sums_up: [b]")
		Q("b", "c", ""),
	    20, 1);
	all_say(&r, 0, "a", 0, 11, 1);
	all_say(&r, 0, "b", 0, 6, 1);
	shows(&r, "b", 6);
	all_say(&r, 0, "b", 12, 13, 1);
	shows(&r, "a", 11);
	hides(&r, "b");
	leave(&r);
}

/* --- what is never shown ------------------------------------------------- */

static void
never(const char *bank, const char *id, bool wanted)
{
	struct room r;

	enter(&r, bank, 10, 1);
	assert_int_equal(picture_item(look(&r), id)->never, wanted);
	leave(&r);
}

static void
by_the_form(void **state)
{
	(void)state;
	never(ONE, "a", false);
	never(GATE, "b", false);
	never(ONE_THEME Q("a", "c", ", private: true") Q("b", "c", ""), "a",
	    true);
	never(ONE_THEME Q("a", "c", ", private: true") Q("b", "c", WHEN("a")),
	    "b", true);
	never(ONE_THEME Q("a", "c",
		  ", depth: core, sentinel: {kind: medicine}") "steps: [{id: "
							       "x, where: "
							       "outside, "
							       "title: X}]\n"
							       "sentinels: "
							       "[{kind: "
							       "medicine, "
							       "title: T, now: "
							       "N, result: R, "
							       "steps: [x]}]\n",
	    "a", true);
	/* Asked of those only who did not name another. */
	never(ONE Q("b", "c", ", when: {question: a, is: 'no'}"), "b", true);
	never(ONE Q("b", "c", ", when: {not: {question: a, ticked: true}}"),
	    "b", true);
	/* Of those who stand somewhere: nobody can name that. */
	never(ONE_THEME "- {id: w, role: situation, text: W, scale: where}\n" Q(
		  "b", "c", ", when: {question: w, is: there}"),
	    "b", false);
	/* Of one or the other. */
	never(TWO Q("e", "c",
		  ", when: {any: [{question: a, ticked: true}, {question: b, "
		  "ticked: true}]}"),
	    "e", true);
	/* Of both, which may be told with their union. */
	never(TWO Q("e", "c",
		  ", when: {all: [{question: a, ticked: true}, {question: b, "
		  "ticked: true}]}"),
	    "e", true);
	/* Of both, one of which lies within the other. */
	never(GATE Q("e", "c",
		  ", when: {all: [{question: a, ticked: true}, {question: b, "
		  "ticked: true}]}"),
	    "e", false);
}

/* Of those who wait for different answers to one question the first is kept. */
static void
other_answers(void **state)
{
#define FROM ONE_THEME M("a", "c", "")
	(void)state;
	never(FROM Q("b", "c", ", when: {question: a, is: once}")
		  Q("e", "c", ", when: {question: a, is: often}"),
	    "b", false);
	never(FROM Q("b", "c", ", when: {question: a, is: once}")
		  Q("e", "c", ", when: {question: a, is: often}"),
	    "e", true);
	never(FROM Q("b", "c", ", when: {question: a, is: [once, often]}")
		  Q("e", "c", ", when: {question: a, is: often}"),
	    "e", false);
	never(FROM Q("b", "c", ", when: {question: a, is: [no, once]}")
		  Q("e", "c", ", when: {question: a, is: [none, once]}"),
	    "e", true);
	never(FROM Q("b", "c", ", when: {not: {question: a, is: none}}")
		  Q("e", "c", ", when: {not: {question: a, is: none}}"),
	    "e", false);
}

#define SHORT                                      \
	HEAD OWN_SCALES "categories:\n" THEME("c") \
	    FORM("depth: core, deepen: true, categories: [c]") "questions:\n"

static void
opened(void **state)
{
	(void)state;
	never(SHORT Q("a", "c", ", depth: core") Q("b", "c", ""), "b", false);
	never(SHORT Q("a", "c", ", depth: core") Q("e", "c", ", depth: core")
		  Q("b", "c", ""),
	    "b", true);
}

/* --- before and after ---------------------------------------------------- */

static void
two_rounds(void **state)
{
	struct room r;
	const struct group_item *a;

	(void)state;
	enter(&r, ONE, 10, 2);
	r.group.left_out = 3;
	all_say(&r, 0, "a", 0, 5, 1);
	all_say(&r, 1, "a", 0, 5, 1);
	a = picture_item(look(&r), "a");
	assert_int_equal(look(&r)->n_rounds, 2);
	assert_int_equal(look(&r)->left_out, 3);
	assert_true(a->of[0].shown && a->of[1].shown);
	all_say(&r, 1, "a", 5, 6, 1);
	a = picture_item(look(&r), "a");
	assert_false(a->of[0].shown || a->of[1].shown);
	assert_int_equal(a->of[0].ticked, 0);
	leave(&r);
}

static void
two_rounds_within(void **state)
{
	struct room r;

	(void)state;
	enter(&r, GATE, 30, 2);
	for (size_t i = 0; i < 2; i++) {
		all_say(&r, i, "a", 0, 20, 1);
		all_say(&r, i, "b", 0, 15, 1);
	}
	shows(&r, "b", 15);
	all_say(&r, 1, "b", 15, 16, 1);
	hides(&r, "b");
	shows(&r, "a", 20);
	leave(&r);
}

/* Nothing but the splits: no agreement, no spread, no follow-ups. */
static void
nothing_else(void **state)
{
	struct room r;
	const struct group_picture *p;

	(void)state;
	enter(&r,
	    HEAD OWN_SCALES
	    "categories:\n- {id: c, title: C, kind: events, levels: [{id: "
	    "none, label: N}], follow_ups: [u]}\n"
	    "follow_ups:\n- {id: u, text: U, scale: s}\n" FORM(
		"depth: full, categories: [c]") "questions:\n"
						"- {id: o, role: overall, "
						"text: O, scale: s}\n" Q("a",
						    "c", "") Q("b", "c", ""),
	    20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	all_say(&r, 0, "o", 0, 5, 1);
	p = look(&r);
	assert_int_equal(p->n_items, 3);
	shows(&r, "o", 5);
	assert_null(picture_item(p, "a")->of[0].options);
	assert_int_equal(picture_item(p, "a")->pairs, 0);
	assert_int_equal(p->n_agreement[0], 0);
	assert_false(p->spread[0].shown || p->change.shown);
	leave(&r);
}

/* What could not be asked is not in the picture. */
static void
asked(void **state)
{
	static const bool has[] = {true, false, true};
	struct room r;

	(void)state;
	enter(&r, THREE, 20, 1);
	all_say(&r, 0, "a", 0, 10, 1);
	assert_int_equal(look(&r)->n_items, 3);
	r.group.asked = has;
	assert_int_equal(look(&r)->n_items, 2);
	assert_int_equal(picture_theme(look(&r), "c")->n, 2);
	shows(&r, "a", 10);
	hides(&r, "e");
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sides),
	    cmocka_unit_test(people),
	    cmocka_unit_test(answered),
	    cmocka_unit_test(within),
	    cmocka_unit_test(margin),
	    cmocka_unit_test(sums_up),
	    cmocka_unit_test(by_the_form),
	    cmocka_unit_test(other_answers),
	    cmocka_unit_test(opened),
	    cmocka_unit_test(two_rounds),
	    cmocka_unit_test(two_rounds_within),
	    cmocka_unit_test(nothing_else),
	    cmocka_unit_test(asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
