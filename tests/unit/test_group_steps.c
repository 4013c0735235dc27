/* Which questions of a case stand in one row when it is asked how far people
 * agree, and what the row says. Two with the same steps, in whatever order. */
#include "group_support.h"

#define OPTION(id, value) "{id: " id ", value: " value ", label: L-" id "}"
#define SCALE(id, options) "- {id: " id ", options: [" options "]}\n"
/* abc and cab have the steps 0, 1, 3, abd has 0, 1, 4; one has a single step.
 */
#define SCALES_HERE                                                            \
	"scales:\n" SCALE("abc",                                               \
	    OPTION("a", "0") ", " OPTION("b", "1") ", " OPTION("c",            \
		"3")) SCALE("cab",                                             \
	    "{id: u, value: 9, label: U, unknown: true}, " OPTION("x",         \
		"3") ", " OPTION("y", "1") ", " OPTION("z", "0")) SCALE("abd", \
	    OPTION("a", "0") ", " OPTION("b", "1") ", " OPTION("d", "4"))      \
	    SCALE("one", OPTION("f", "1") ", " OPTION("g", "1"))               \
		SCALE("ab", OPTION("a", "0") ", " OPTION("b", "1"))
#define CASE                                                            \
	HEAD SCALES_HERE                                                \
	    "categories:\n- {id: c, title: C, kind: events, "           \
	    "follow_ups: [f], levels: [{id: "                           \
	    "some, label: S, any: [{ticked_at_least: 1}]}, {id: none, " \
	    "label: N, needs: 1/1}]}\n"                                 \
	    "forms:\n- {id: f, voice: v, title: F, depth: full, "       \
	    "about_self: false, categories: [c]}\n"                     \
	    "follow_ups:\n- {id: f, text: Q, scale: ab}\nquestions:\n"
#define Q(id, scale) "- {id: " id ", category: c, text: Q, scale: " scale "}\n"

/* The rows of a round: how many questions each has, and its steps. */
static void
rows_are(struct room *r, size_t round, const char *wanted)
{
	const struct group_picture *p = look(r);
	struct buf out;

	buf_init(&out, r->bank.arena);
	for (size_t i = 0; i < p->n_agreement[round]; i++) {
		const struct group_agreement *g = &p->agreement[round][i];

		buf_addf(&out, "%s%zu:", i > 0 ? "; " : "", g->questions);
		for (unsigned k = 0; k < g->n_steps; k++)
			buf_addf(&out, " %s", g->steps[k]);
	}
	assert_string_equal(out.data, wanted);
}

static void
the_same_steps_are_one_row(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "abc") Q("b", "cab"), 6, 1);
	all_say(&r, 0, "b", 0, 6, 3);
	rows_are(&r, 0, "2: L-a L-b L-c");
	leave(&r);
	/* by the first of them */
	enter(&r, CASE Q("b", "cab") Q("a", "abc"), 6, 1);
	all_say(&r, 0, "b", 0, 6, 3);
	rows_are(&r, 0, "2: L-z L-y L-x");
	leave(&r);
	/* and of those that may be told: four are too few */
	enter(&r, CASE Q("a", "abc") Q("b", "cab") Q("d", "abc"), 6, 1);
	all_say(&r, 0, "a", 0, 2, -1);
	all_say(&r, 0, "b", 0, 6, 3);
	rows_are(&r, 0, "2: L-z L-y L-x");
	leave(&r);
	/* as many steps, of which the last is another */
	enter(&r, CASE Q("a", "abc") Q("b", "abd"), 6, 1);
	rows_are(&r, 0, "");
	leave(&r);
	enter(&r,
	    CASE Q("a", "abc") Q("b", "abd") Q("c", "abc") Q("d", "ab")
		Q("e", "abd") Q("f", "ab") Q("g", "abd"),
	    6, 1);
	rows_are(&r, 0, "2: L-a L-b L-c; 3: L-a L-b L-d; 2: L-a L-b");
	leave(&r);
}

/* About one step all agree, always. */
static void
one_step_is_no_row(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "one") Q("b", "one"), 6, 1);
	rows_are(&r, 0, "");
	leave(&r);
	/* but of each it is told how many said the same */
	enter(&r, CASE Q("a", "one") Q("b", "one"), 6, 1);
	all_say(&r, 0, "b", 0, 2, 1);
	assert_int_equal(picture_item(look(&r), "b")->pairs, 15);
	assert_int_equal(picture_item(look(&r), "b")->agreeing, 15);
	leave(&r);
}

/* Where five or more said what their step is, no fewer. */
static void
who_says_nothing_is_on_no_step(void **state)
{
	struct room r;
	const struct group_picture *p;

	(void)state;
	enter(&r, CASE Q("a", "abc") Q("b", "cab"), 7, 1);
	all_say(&r, 0, "b", 0, 3, 3);
	all_say(&r, 0, "b", 3, 5, 1);
	all_say(&r, 0, "b", 5, 7, 0); /* it does not tell */
	p = look(&r);
	rows_are(&r, 0, "2: L-a L-b L-c");
	assert_int_equal(p->agreement[0][0].of.values, 7 + 5);
	assert_int_equal(p->agreement[0][0].of.pairs, 21 + 10);
	assert_int_equal(p->agreement[0][0].of.agreeing, 21 + 3 + 1);
	assert_int_equal(picture_item(p, "b")->pairs, 10);
	assert_int_equal(picture_item(p, "b")->agreeing, 3 + 1);
	all_say(&r, 0, "b", 4, 5, 0);
	rows_are(&r, 0, "");
	leave(&r);
}

/* Where gaps can be told, those who say that the case does not tell are told
 * too; they are nobody's pair all the same. */
static void
who_says_nothing_is_in_no_pair(void **state)
{
	struct room r;
	const struct group_item *it;

	(void)state;
	enter(&r, CASE Q("a", "cab") Q("b", "cab"), 14, 1);
	all_say(&r, 0, "a", 0, 14, 1);
	all_say(&r, 0, "b", 0, 7, 1);
	all_say(&r, 0, "b", 7, 12, -1);
	it = picture_item(look(&r), "b");
	assert_int_equal(it->of[0].options[0], 2);
	assert_int_equal(it->pairs, 21);
	assert_int_equal(it->agreeing, 21);
	leave(&r);
}

/* What follows from a tick was not asked of all for the same reason. */
static void
follow_ups_stand_in_no_row(void **state)
{
	struct room r;
	size_t f = 0;

	(void)state;
	enter(&r, CASE Q("a", "ab") Q("b", "ab"), 8, 1);
	all_say(&r, 0, "a", 0, 8, 1);
	while (r.form->items[f].follow_up == NULL)
		f++;
	for (size_t i = 0; i < 8; i++)
		say_number(r.people[0][i], f, i < 4);
	assert_true(look(&r)->items[f].of[0].shown);
	assert_int_equal(look(&r)->items[f].pairs, 28);
	assert_int_equal(look(&r)->items[f].agreeing, 12);
	rows_are(&r, 0, "2: L-a L-b");
	leave(&r);
}

/* Each round has rows of its own: a question may be in one and not the other.
 */
static void
rows_of_two_rounds(void **state)
{
	struct room r;

	(void)state;
	enter(&r, CASE Q("a", "cab") Q("b", "cab") Q("d", "cab"), 6, 2);
	for (size_t k = 0; k < 2; k++) {
		all_say(&r, k, "a", 0, 6, 1);
		all_say(&r, k, "b", 0, 6, 2);
		all_say(&r, k, "d", 0, 6, 3);
	}
	all_say(&r, 1, "b", 0, 2, 0); /* four are left */
	rows_are(&r, 0, "3: L-z L-y L-x");
	rows_are(&r, 1, "2: L-z L-y L-x");
	assert_int_equal(look(&r)->agreement[0][0].of.values, 18);
	assert_int_equal(look(&r)->agreement[1][0].of.values, 12);
	leave(&r);
}

/* A row holds as many questions as can be reckoned with; the same person many
 * times over, since nobody has a room that large. */
static void
a_row_has_an_end(void **state)
{
	enum { QUESTIONS_HERE = 1680 };
	const struct answers **people = calloc(GROUP_MOST, sizeof(*people));
	struct arena *arena = arena_new();
	struct buf text;
	struct room r;

	(void)state;
	assert_non_null(people);
	buf_init(&text, arena);
	buf_adds(&text, CASE);
	for (unsigned i = 0; i < QUESTIONS_HERE; i++)
		buf_addf(&text,
		    "- {id: q%u, category: c, text: Q, scale: ab}\n", i);
	enter(&r, text.data, 1, 1);
	for (size_t i = 0; i < GROUP_MOST; i++)
		people[i] = r.people[0][0];
	r.group.people = people;
	r.group.n = GROUP_MOST;
	assert_int_equal(look(&r)->agreement[0][0].questions,
	    AGREEMENT_VALUES_MOST / GROUP_MOST);
	leave(&r);
	arena_free(arena);
	free(people);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_same_steps_are_one_row),
	    cmocka_unit_test(one_step_is_no_row),
	    cmocka_unit_test(who_says_nothing_is_on_no_step),
	    cmocka_unit_test(who_says_nothing_is_in_no_pair),
	    cmocka_unit_test(follow_ups_stand_in_no_row),
	    cmocka_unit_test(rows_of_two_rounds),
	    cmocka_unit_test(a_row_has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
