/* A group's picture of answers about an invented case. */
#include "group_support.h"

#include "harmcheck/spread.h"

#define CASE_SCALES                                                       \
	"scales:\n"                                                       \
	"- {id: s, options: [{id: 'no', value: 0, label: No},"            \
	" {id: 'yes', value: 1, label: Y},"                               \
	" {id: unclear, value: 4, label: U, unknown: true}]}\n"           \
	"- {id: same, options: [{id: late, value: 1, label: Late},"       \
	" {id: soon, value: 0, label: Soon}, {id: now, value: 1, label: " \
	"J}]}\n"                                                          \
	"- {id: m, options: [{id: 'no', value: 0, label: No},"            \
	" {id: some, value: 2, label: S}]}\n"
#define CAUSES                                                   \
	"causes: [{id: one, label: One}, {id: two, label: Two}," \
	" {id: three, label: Three}]\n"
#define CASE                                                                \
	HEAD CASE_SCALES                                                    \
	    "categories:\n- {id: c, title: C, kind: events, levels: [{id: " \
	    "some, label: S, any: [{ticked_at_least: 1}]}, {id: none, "     \
	    "label: N, needs: 1/1}]}\n"                                     \
	    "forms:\n- {id: f, voice: v, title: F, depth: full, "           \
	    "about_self: false, categories: [c]}\n" CAUSES "questions:\n"
#define Q(id, scale, rest) \
	"- {id: " id ", category: c, text: Q, scale: " scale rest "}\n"

static const struct group_counts *
counts(struct room *r, const char *id)
{
	return picture_item(look(r), id)->of;
}

static void
floor_of_a_case(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "s", ""), 4, 1);
	assert_false(look(&r)->enough);
	assert_false(look(&r)->own);
	assert_int_equal(look(&r)->floor, 5);
	assert_int_equal(look(&r)->n_items, 0);
	leave(&r);
	enter(&r, CASE Q("a", "s", ""), 5, 1);
	r.group.floor = 9; /* is of one's own therapy */
	assert_true(look(&r)->enough);
	assert_false(look(&r)->floor_lowered);
	assert_true(counts(&r, "a")->shown);
	assert_int_equal(counts(&r, "a")->options[0], 5);
	all_say(&r, 0, "a", 0, 1, -1);
	assert_false(counts(&r, "a")->shown);
	assert_null(counts(&r, "a")->options);
	leave(&r);
}

/* A single gap is among those who say that the case does not tell; and so is
 * none at all. */
static void
gaps(void **state)
{
	struct room r;

	(void)state;
	for (unsigned n = 0; n <= 5; n++) {
		const struct group_counts *c;

		enter(&r, CASE Q("a", "s", ""), 12, 1);
		all_say(&r, 0, "a", 0, n, -1);
		all_say(&r, 0, "a", 5, 7, 2);
		c = counts(&r, "a");
		assert_int_equal(c->with_unknown, n < 5);
		assert_int_equal(c->none, n < 5 ? n + 2 : 5);
		assert_int_equal(c->options[2], n < 5 ? 0 : 2);
		assert_int_equal(c->options[0] + c->options[1], 10 - n);
		leave(&r);
	}
}

/* Those who were not asked are no gaps: with one gap it is hidden. */
static void
not_asked(void **state)
{
	struct room r;
	const struct group_counts *c;

	(void)state;
	enter(&r,
	    CASE Q("a", "m", "") Q("b", "s", ", when: {question: a, is: some}"),
	    20, 1);
	all_say(&r, 0, "a", 0, 9, 1);
	all_say(&r, 0, "b", 0, 8, 0);
	all_say(&r, 0, "b", 8, 9, -1);
	c = counts(&r, "b");
	assert_true(c->with_unknown);
	assert_int_equal(c->options[0], 8);
	assert_int_equal(c->none, 12);
	leave(&r);
}

/* Nor are those of whom nobody knows whether they would have been asked: with
 * four of these and one gap, that one is hidden. */
static void
not_known_if_asked(void **state)
{
	struct room r;
	const struct group_counts *c;

	(void)state;
	enter(&r,
	    CASE Q("a", "s", "") Q("b", "s", ", when: {question: a, is: yes}"),
	    12, 1);
	all_say(&r, 0, "a", 0, 8, 1);
	all_say(&r, 0, "a", 8, 12, -1);
	all_say(&r, 0, "b", 0, 1, -1);
	all_say(&r, 0, "b", 1, 8, 0);
	c = counts(&r, "b");
	assert_true(c->with_unknown);
	assert_int_equal(c->none, 5);
	leave(&r);
}

/* Nothing to hide it among. */
static void
no_unknown(void **state)
{
	struct room r;
	const struct group_counts *c;

	(void)state;
	enter(&r, CASE Q("a", "m", ", na: true"), 8, 1);
	all_say(&r, 0, "a", 0, 1, -1);
	r.people[0][1]->list[0].said = ANSWER_NOT_APPLICABLE;
	c = counts(&r, "a");
	assert_false(c->with_unknown);
	assert_int_equal(c->none, 2);
	assert_int_equal(c->options[0], 6);
	leave(&r);
}

static void
levels(void **state)
{
	struct room r;
	const struct group_counts *c;

	(void)state;
	enter(&r, CASE Q("a", "s", "") Q("b", "s", ""), 9, 1);
	all_say(&r, 0, "a", 0, 3, 1);
	all_say(&r, 0, "b", 3, 5, -1);
	all_say(&r, 0, "b", 5, 6, 2);
	c = picture_theme(look(&r), "c")->of;
	assert_true(c->shown);
	assert_int_equal(c->options[0], 3);
	assert_int_equal(c->options[1], 3);
	assert_int_equal(c->none, 3);
	all_say(&r, 0, "b", 6, 7, 2);
	assert_true(picture_theme(look(&r), "c")->of[0].shown);
	all_say(&r, 0, "b", 7, 8, 2); /* four have a level */
	assert_false(picture_theme(look(&r), "c")->of[0].shown);
	leave(&r);
}

/* What four answered could be worked out from the theme. */
static void
levels_over_hidden(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "s", "") Q("b", "s", ""), 9, 1);
	all_say(&r, 0, "a", 0, 9, 1);
	all_say(&r, 0, "b", 0, 4, -1);
	assert_true(picture_theme(look(&r), "c")->of[0].shown);
	all_say(&r, 0, "b", 4, 5, -1);
	assert_false(counts(&r, "b")->shown);
	assert_false(picture_theme(look(&r), "c")->of[0].shown);
	leave(&r);
}

/* A theme cannot tell what its question does not: who said "does not apply",
 * who left it open, and who said that the case does not tell. */
static void
levels_hide_gaps(void **state)
{
	struct room r;

	(void)state;
	for (int kind = 0; kind < 3; kind++) {
		const struct group_counts *c;

		enter(&r,
		    CASE Q("a", "s", "") Q("b", "s",
			", when: {question: a, is: yes}") Q("d", "s", ""),
		    12, 1);
		all_say(&r, 0, "a", 0, 1, kind == 0 ? 2 : -1);
		if (kind == 2)
			r.people[0][0]->list[0].said = ANSWER_NOT_APPLICABLE;
		c = picture_theme(look(&r), "c")->of;
		assert_true(c->shown);
		assert_int_equal(c->options[1], 11);
		assert_int_equal(c->none, 1);
		leave(&r);
	}
}

/* --- agreement ----------------------------------------------------------- */

static void
rows(void **state)
{
	struct room r;
	const struct group_picture *p;
	const struct group_agreement *g;

	(void)state;
	enter(&r,
	    CASE Q("a", "s", "") Q("b", "m", "") Q("d", "same", "")
		Q("e", "s", ""),
	    6, 1);
	all_say(&r, 0, "a", 0, 1, 1);
	all_say(&r, 0, "d", 0, 2, 1);
	all_say(&r, 0, "d", 2, 3, 2);
	all_say(&r, 0, "e", 5, 6, 2);
	p = look(&r);
	assert_int_equal(p->seed, GROUP_SEED);
	assert_int_equal(p->resamples, GROUP_RESAMPLES);
	assert_int_equal(p->n_agreement[0], 1); /* b stands alone */
	g = &p->agreement[0][0];
	assert_int_equal(g->questions, 3);
	assert_int_equal(g->n_steps, 2);
	assert_string_equal(g->steps[0], "No");
	assert_string_equal(g->steps[1], "Y");
	assert_int_equal(g->of.state, AGREEMENT_DEFINED);
	assert_int_equal(g->of.values, 6 + 6 + 5);
	/* In d "late" and "now" are the same step, 4 of 6. */
	assert_int_equal(g->of.pairs, 15 + 15 + 10);
	assert_int_equal(g->of.agreeing, 10 + (6 + 1) + 10);
	assert_int_equal(picture_item(p, "d")->pairs, 15);
	assert_int_equal(picture_item(p, "d")->agreeing, 7);
	assert_int_equal(picture_item(p, "e")->pairs, 10);
	leave(&r);
}

static void
rows_without_hidden(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "s", "") Q("b", "s", "") Q("d", "s", ""), 6, 1);
	assert_int_equal(look(&r)->agreement[0][0].of.state,
	    AGREEMENT_NO_VARIATION);
	all_say(&r, 0, "d", 0, 1, 2); /* five say something */
	assert_int_equal(look(&r)->agreement[0][0].questions, 3);
	all_say(&r, 0, "d", 1, 2, 2); /* four; it is shown, but in no row */
	assert_true(counts(&r, "d")->shown);
	assert_int_equal(look(&r)->agreement[0][0].questions, 2);
	all_say(&r, 0, "b", 0, 2, -1);
	assert_int_equal(look(&r)->n_agreement[0], 0);
	assert_int_equal(picture_item(look(&r), "b")->pairs, 0);
	leave(&r);
}

/* --- causes -------------------------------------------------------------- */

static void
share(struct room *r, size_t round, size_t person, unsigned one, unsigned two)
{
	struct answers *a = r->people[round][person];

	a->work = arena_alloc(r->bank.arena, sizeof(*a->work));
	a->work->shares = arena_array(r->bank.arena, 3, sizeof(unsigned));
	a->work->shares[0] = one;
	a->work->shares[1] = two;
	a->work->shares[2] = SPREAD_POINTS - one - two;
}

static void
spread(void **state)
{
	struct room r;
	const struct group_spread *s;

	(void)state;
	enter(&r, CASE Q("a", "s", ""), 8, 1);
	for (size_t i = 0; i < 4; i++)
		share(&r, 0, i, 100, 0);
	assert_false(look(&r)->spread[0].shown);
	share(&r, 0, 4, 50, 49);
	share(&r, 0, 5, 0, 100);
	share(&r, 0, 6, 0, 100);
	share(&r, 0, 7, 0, 99);
	s = &look(&r)->spread[0];
	assert_true(s->shown);
	assert_int_equal(s->people, 0); /* all, or nearly all */
	/* 450, 348 and 2 of 800. */
	assert_int_equal(s->mean[0], 563); /* 56.25 */
	assert_int_equal(s->mean[1], 435);
	assert_int_equal(s->mean[2], 3); /* 0.25 */
	/* (6 * 10000 + 4902 + 9802) / 8 = 9338 */
	assert_int_equal(s->mean_index, 9338);
	/* (450^2 + 348^2 + 2^2) / 64 = 5056.375 */
	assert_int_equal(s->index_of_mean, 5056);
	assert_false(look(&r)->change.shown);
	leave(&r);
}

/* Who shared out once only is in neither round: their own index would be what
 * is left when one mean is taken from the other. */
static void
spread_of_both(void **state)
{
	struct room r;
	const struct group_picture *p;

	(void)state;
	enter(&r, CASE Q("a", "s", ""), 7, 2);
	for (size_t i = 0; i < 6; i++)
		share(&r, 0, i, 100, 0);
	for (size_t i = 1; i < 7; i++)
		share(&r, 1, i, 50, 50);
	p = look(&r);
	/* Of who is in neither nobody sees how few they are. */
	assert_int_equal(p->spread[0].people, 0);
	assert_int_equal(p->spread[1].people, 0);
	assert_int_equal(p->spread[0].mean[0], 1000);
	assert_int_equal(p->spread[1].mean[0], 500);
	/* The interval would say that all went one way. */
	assert_false(p->change.shown);
	assert_int_equal(p->change.mean, 0);
	r.people[1][5]->work = NULL;
	p = look(&r);
	assert_false(p->spread[0].shown || p->spread[1].shown);
	assert_false(p->change.shown);
	leave(&r);
}

/* How many did not share out is a gap like any other. */
static void
who_did_not_share(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "s", ""), 12, 1);
	for (size_t i = 0; i < 7; i++)
		share(&r, 0, i, 100, 0);
	assert_int_equal(look(&r)->spread[0].people, 7);
	share(&r, 0, 7, 100, 0);
	assert_true(look(&r)->spread[0].shown);
	assert_int_equal(look(&r)->spread[0].people, 0);
	leave(&r);
}

/* MORE more even, SAME as before, and LESS. */
static void
counts_of(size_t more, size_t same, size_t less, bool wanted)
{
	const size_t n = more + same + less;
	struct room r;
	const struct group_spread_change *c;

	enter(&r, CASE Q("a", "s", ""), n, 2);
	for (size_t i = 0; i < n; i++) {
		share(&r, 0, i, 60, 40);
		if (i < more)
			share(&r, 1, i, 50, 50);
		else if (i < more + same)
			share(&r, 1, i, 40, 0);
		else
			share(&r, 1, i, 100, 0);
	}
	c = &look(&r)->change;
	assert_int_equal(c->shown, wanted);
	assert_int_equal(c->more_even, wanted ? more : 0);
	assert_int_equal(c->same, wanted ? same : 0);
	assert_int_equal(c->less_even, wanted ? less : 0);
	assert_true(c->low <= c->mean && c->mean <= c->high);
	leave(&r);
}

static void
changes(void **state)
{
	(void)state;
	counts_of(5, 0, 5, true);
	counts_of(5, 0, 4, false);
	counts_of(6, 0, 4, false);
	counts_of(5, 1, 5, false);
	counts_of(5, 5, 5, true);
	counts_of(12, 0, 0, false);
	counts_of(0, 7, 5, true);
}

/* Both rounds, or neither. */
static void
two_rounds(void **state)
{
	struct room r;
	const struct group_picture *p;

	(void)state;
	enter(&r, CASE Q("a", "s", "") Q("b", "s", ""), 6, 2);
	all_say(&r, 1, "a", 0, 3, 1);
	p = look(&r);
	assert_int_equal(picture_item(p, "a")->of[0].options[0], 6);
	assert_int_equal(picture_item(p, "a")->of[1].options[0], 3);
	assert_int_equal(p->n_agreement[0], 1);
	assert_int_equal(p->n_agreement[1], 1);
	assert_int_equal(picture_item(p, "a")->agreeing, 6); /* of the last */
	all_say(&r, 0, "a", 0, 2, -1);
	p = look(&r);
	assert_false(picture_item(p, "a")->of[0].shown);
	assert_false(picture_item(p, "a")->of[1].shown);
	assert_int_equal(picture_item(p, "a")->pairs, 0);
	assert_false(picture_theme(p, "c")->of[1].shown);
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(floor_of_a_case),
	    cmocka_unit_test(gaps),
	    cmocka_unit_test(not_asked),
	    cmocka_unit_test(not_known_if_asked),
	    cmocka_unit_test(no_unknown),
	    cmocka_unit_test(levels),
	    cmocka_unit_test(levels_over_hidden),
	    cmocka_unit_test(levels_hide_gaps),
	    cmocka_unit_test(rows),
	    cmocka_unit_test(rows_without_hidden),
	    cmocka_unit_test(spread),
	    cmocka_unit_test(spread_of_both),
	    cmocka_unit_test(who_did_not_share),
	    cmocka_unit_test(changes),
	    cmocka_unit_test(two_rounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
