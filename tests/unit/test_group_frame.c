/* A group's picture: which questions and themes are in it, and how low the
 * floor can be set. */
#include "group_own_support.h"

#include "harmcheck/spread.h"

static void
floor_of_ones_own(void **state)
{
	static const struct {
		unsigned asked, kept;
		size_t people;
		bool lowered;
	} rows[] = {
	    {0, 10, 20, false},
	    {1, 5, 20, true},
	    {4, 5, 20, true},
	    {5, 5, 20, true},
	    {6, 6, 20, true},
	    {9, 9, 20, true},
	    {10, 10, 20, false},
	    {11, 11, 20, false},
	};
	struct room r;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enter(&r, ONE, rows[i].people, 1);
		r.group.floor = rows[i].asked;
		assert_int_equal(look(&r)->floor, rows[i].kept);
		assert_int_equal(look(&r)->floor_lowered, rows[i].lowered);
		leave(&r);
	}
	/* so many must have answered, too */
	enter(&r, ONE, 20, 1);
	r.group.floor = 1;
	all_say(&r, 0, "a", 0, 5, 1);
	all_say(&r, 0, "a", 5, 20, -1);
	shows(&r, "a", 5);
	leave(&r);
}

#define OF_A_CASE                                                              \
	HEAD OWN_SCALES                                                        \
	    "categories:\n- {id: c, title: T, kind: events, levels: [{id: "    \
	    "none, label: N}], follow_ups: [u]}\n" THEME("d")                  \
		THEME("e") "follow_ups:\n- {id: u, text: U, scale: m}\n"       \
			   "forms:\n- {id: f, voice: v, title: F, "            \
			   "about_self: false, "                               \
			   "depth: full, categories: [c, d, e]}\n"             \
			   "causes: [{id: one, label: One}, {id: two, label: " \
			   "Two}]\n"                                           \
			   "questions:\n" Q("a", "c", "") Q("b", "c", "")      \
			       Q("g", "d", "") Q("h", "e", "") Q("i", "e", "")

/* Of a case follow-ups are in it; a theme nothing of which was asked is not. */
static void
what_is_in_it(void **state)
{
	bool asked[8];
	const struct group_picture *p;
	struct room r;

	(void)state;
	enter(&r, OF_A_CASE, 6, 1);
	p = look(&r);
	assert_int_equal(p->n_items, 6);
	assert_int_equal(p->n_themes, 3);
	for (size_t i = 0; i < 8; i++)
		asked[i] = true;
	asked[place_of(&r, "g")] = false;
	r.group.asked = asked;
	p = look(&r);
	assert_int_equal(p->n_items, 5);
	assert_int_equal(p->n_themes, 2);
	for (size_t i = 0; i < p->n_themes; i++) {
		const struct group_theme *t = &p->themes[i];

		assert_int_equal(t->n, i == 0 ? 3 : 2);
		for (size_t k = 0; k < p->n_items; k++)
			assert_int_equal(p->items[k].item->category ==
				t->category,
			    k >= t->first && k < t->first + t->n);
	}
	leave(&r);
}

/* A follow-up that few were asked hides no theme, and stands in no row. */
static void
follow_ups_of_a_case(void **state)
{
	const struct group_picture *p;
	struct room r;

	(void)state;
	enter(&r, OF_A_CASE, 6, 1);
	all_say(&r, 0, "a", 0, 2, 1);
	p = look(&r);
	assert_true(picture_theme(p, "c")->of[0].shown);
	assert_int_equal(p->n_agreement[0], 1);
	assert_int_equal(p->agreement[0][0].questions, 5);
	leave(&r);
}

static void
share(struct room *r, size_t round, size_t person, unsigned one)
{
	struct answers *a = r->people[round][person];

	a->work = arena_alloc(r->bank.arena, sizeof(*a->work));
	a->work->shares = arena_array(r->bank.arena, 2, sizeof(unsigned));
	a->work->shares[0] = one;
	a->work->shares[1] = SPREAD_POINTS - one;
}

/* How the spread changed, in numbers worked out by hand: an index of 5000
 * before; after that 10000 for eight people and 5000 for the others. */
static void
change_in_numbers(void **state)
{
	const struct group_spread_change *c;
	struct room r;

	(void)state;
	enter(&r, OF_A_CASE, 21, 2);
	for (size_t i = 0; i < 16; i++) {
		share(&r, 0, i, 50);
		share(&r, 1, i, i < 8 ? 100 : 50);
	}
	c = &look(&r)->change;
	assert_true(c->shown);
	assert_int_equal(c->people, 16);
	assert_int_equal(c->less_even, 8);
	assert_int_equal(c->same, 8);
	assert_int_equal(c->mean, 2500);
	/* of 2000 draws of 16, each 0 or 5000: a wide part about the mean */
	assert_in_range(c->low, 900, 1900);
	assert_in_range(c->high, 3100, 4100);
	leave(&r);
}

#define STEPS                                                              \
	HEAD "scales:\n"                                                   \
	     "- {id: two, options: [{id: 'no', value: 0, label: No}, "     \
	     "{id: 'yes', value: 1, label: Y}]}\n"                         \
	     "- {id: three, options: [{id: n, value: 1, label: One}, "     \
	     "{id: o, value: 0, label: Zero}, {id: also, value: 1, "       \
	     "label: Also}, {id: t, value: 2, label: Two}]}\n"             \
	     "- {id: one, options: [{id: x, value: 3, label: X}, "         \
	     "{id: u, value: 0, label: U, unknown: true}]}\n"              \
	     "categories:\n" THEME(                                        \
		 "c") "forms:\n- {id: f, voice: v, title: F, about_self: " \
		      "false, depth: full, categories: [c]}\nquestions:\n"
#define S(id, scale) "- {id: " id ", category: c, text: Q, scale: " scale "}\n"

/* Questions stand in one row when they have the same steps: not those whose
 * first steps are alike, nor those with one step only. A step reads as the
 * first answer that has its value. */
static void
rows_by_steps(void **state)
{
	const struct group_picture *p;
	struct room r;

	(void)state;
	enter(&r,
	    STEPS S("a", "two") S("b", "three") S("d", "one") S("e", "one")
		S("g", "two") S("h", "three") S("i", "two"),
	    6, 1);
	p = look(&r);
	assert_int_equal(p->n_agreement[0], 2);
	assert_int_equal(p->agreement[0][0].questions, 3);
	assert_int_equal(p->agreement[0][0].n_steps, 2);
	assert_int_equal(p->agreement[0][1].questions, 2);
	assert_int_equal(p->agreement[0][1].n_steps, 3);
	assert_string_equal(p->agreement[0][1].steps[0], "Zero");
	assert_string_equal(p->agreement[0][1].steps[1], "One");
	assert_string_equal(p->agreement[0][1].steps[2], "Two");
	assert_int_equal(picture_item(p, "a")->pairs, 15);
	assert_int_equal(picture_item(p, "a")->agreeing, 15);
	leave(&r);
}

/* One who says something, and the others nothing: no pair. */
static void
pairs_of_one(void **state)
{
	const struct group_item *d;
	struct room r;

	(void)state;
	for (size_t n = 4; n <= 6; n++) {
		enter(&r, STEPS S("d", "one"), 6, 1);
		all_say(&r, 0, "d", 0, n, 1);
		d = picture_item(look(&r), "d");
		assert_true(d->of[0].shown);
		assert_int_equal(d->pairs, n == 4 ? 1 : 0);
		assert_int_equal(d->agreeing, n == 4 ? 1 : 0);
		leave(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(floor_of_ones_own),
	    cmocka_unit_test(what_is_in_it),
	    cmocka_unit_test(follow_ups_of_a_case),
	    cmocka_unit_test(rows_by_steps),
	    cmocka_unit_test(pairs_of_one),
	    cmocka_unit_test(change_in_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
