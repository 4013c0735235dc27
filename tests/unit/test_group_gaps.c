/* A group's picture of answers about an invented case: a single gap is seen
 * neither at its question nor in its theme, in no round and wherever the
 * question stands. */
#include "group_support.h"

#define GAP_SCALES                                               \
	"scales:\n"                                              \
	"- {id: s, options: [{id: 'no', value: 0, label: No},"   \
	" {id: 'yes', value: 1, label: Y},"                      \
	" {id: unclear, value: 4, label: U, unknown: true}]}\n"  \
	"- {id: u, options: [{id: unclear, value: 4, label: U, " \
	"unknown: true}, {id: 'no', value: 0, label: No},"       \
	" {id: 'yes', value: 1, label: Y}]}\n"                   \
	"- {id: m, options: [{id: 'no', value: 0, label: No},"   \
	" {id: some, value: 2, label: S}]}\n"
#define THEME(id, rest)                                               \
	"- {id: " id ", title: T, kind: events, levels: [{id: sure, " \
	"label: S, any: [{ticked_at_least: 1}], needs: 1/1}, "        \
	"{id: some, label: S, any: [{ticked_at_least: 1}]}, {id: "    \
	"none, label: N, needs: 1/1}]" rest "}\n"
#define FORM(rest) \
	"forms:\n- {id: f, voice: v, title: F, about_self: false, " rest "}\n"
#define ONE                                            \
	HEAD GAP_SCALES "categories:\n" THEME("c", "") \
	    FORM("depth: full, categories: [c]") "questions:\n"
#define TWO                                                           \
	HEAD GAP_SCALES "categories:\n" THEME("c", "") THEME("d", "") \
	    FORM("depth: full, categories: [c, d]") "questions:\n"
#define Q(id, theme, scale, rest)                                             \
	"- {id: " id ", category: " theme ", text: Q, scale: " scale rest "}" \
	"\n"
#define WHEN_A(what) ", when: {question: a, is: " what "}"

/* No answer of three kinds, and below these the number of an option. */
enum { SKIPPED = -1, NA = -2, NOT_REACHED = -3 };

static void
be(struct answers *a, size_t item, int what)
{
	static const enum answer_state said[] = {ANSWER_GIVEN, ANSWER_SKIPPED,
	    ANSWER_NOT_APPLICABLE, ANSWER_NOT_REACHED};

	a->list[item].said = said[what < 0 ? -what : 0];
	a->list[item].option = what < 0 ? 0 : what;
	answers_refresh(a);
}

static bool
same_counts(const struct group_theme *a, const struct group_theme *b,
    size_t round)
{
	const struct group_counts *l = &a->of[round], *r = &b->of[round];

	assert_true(l->shown && r->shown);
	for (size_t i = 0; i < a->category->n_levels; i++)
		if (l->options[i] != r->options[i])
			return false;
	return l->none == r->none;
}

/* Of whoever gave no answer to a, the theme tells the same as of one who said
 * that the case does not say; of whoever gave one, another thing. */
static void
a_theme_tells_no_gap(void **state)
{
	static const struct {
		const char *bank;
		int like;   /* what a gap in a looks like */
		int unlike; /* an answer, which does not */
	} rows[] = {
	    {ONE Q("a", "c", "s", ", na: true") Q("b", "c", "m", ""), 2, 1},
	    {ONE Q("a", "c", "u", ", na: true") Q("b", "c", "m", ""), 0, 2},
	    {ONE Q("b", "c", "m", "") Q("a", "c", "s", ", na: true"), 2, 0},
	    {ONE Q("a", "c", "s", ", na: true")
		    Q("b", "c", "m", WHEN_A("'no'")),
		2, 0},
	    {ONE Q("a", "c", "m", ", na: true") Q("b", "c", "m", ""), SKIPPED,
		1},
	    {ONE Q("a", "c", "m", ", na: true") Q("b", "c", "m", ""), SKIPPED,
		0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (size_t round = 0; round < 2; round++) {
			const struct group_theme *like, *is;
			struct answers *person;
			struct room r;

			enter(&r, rows[i].bank, 12, 2);
			all_say(&r, 0, "a", 0, 12, rows[i].unlike);
			all_say(&r, 1, "a", 0, 12, rows[i].unlike);
			person = r.people[round][3];
			be(person, place_of(&r, "a"), rows[i].like);
			like = picture_theme(look(&r), "c");
			for (int gap = NOT_REACHED; gap <= SKIPPED; gap++) {
				be(person, place_of(&r, "a"), gap);
				is = picture_theme(look(&r), "c");
				if (!same_counts(is, like, 0) ||
				    !same_counts(is, like, 1))
					fail_msg("row %zu: %d", i, gap);
			}
			be(person, place_of(&r, "a"), rows[i].unlike);
			is = picture_theme(look(&r), "c");
			if (same_counts(is, like, round))
				fail_msg("row %zu: all alike", i);
			leave(&r);
		}
}

/* If a gap must be hidden in one round, it is in both. */
static void
in_both_rounds(void **state)
{
	(void)state;
	for (size_t few = 0; few < 2; few++)
		for (size_t n = 5; n <= 6; n++) {
			const struct group_item *a;
			struct room r;

			enter(&r, ONE Q("x", "c", "s", "") Q("a", "c", "u", ""),
			    12, 2);
			for (size_t k = 0; k < 2; k++) {
				all_say(&r, k, "a", 0, 12, 1);
				all_say(&r, k, "a", 0, k == few ? n - 1 : 6,
				    -1);
				all_say(&r, k, "a", 6, 7, 0);
			}
			a = picture_item(look(&r), "a");
			for (size_t k = 0; k < 2; k++) {
				assert_true(a->of[k].shown);
				assert_int_equal(a->of[k].with_unknown, n == 5);
				assert_int_equal(a->of[k].options[0], n == 6);
			}
			assert_int_equal(a->of[few].none, 5);
			assert_int_equal(a->of[1 - few].none, n == 5 ? 7 : 6);
			leave(&r);
		}
}

/* A question that some were asked and too few answered is hidden, and so is its
 * theme: wherever it stands, in whichever round; another theme is not. */
static void
too_few_answered(void **state)
{
	static const char *const banks[] = {
	    TWO Q("a", "c", "s", "") Q("b", "c", "s", "") Q("e", "d", "s", ""),
	    TWO Q("b", "c", "s", "") Q("a", "c", "s", "") Q("e", "d", "s", ""),
	    TWO Q("e", "d", "s", "") Q("b", "c", "s", "") Q("a", "c", "s", ""),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++)
		for (size_t round = 0; round < 2; round++) {
			const struct group_picture *p;
			struct room r;

			enter(&r, banks[i], 12, 2);
			p = look(&r);
			for (size_t k = 0; k < 2; k++) {
				assert_true(picture_theme(p, "c")->of[k].shown);
				assert_int_equal(
				    picture_theme(p, "c")->of[k].options[2],
				    12);
			}
			all_say(&r, 0, "b", 0, 12, 1);
			all_say(&r, 1, "b", 0, 12, 1);
			all_say(&r, round, "a", 0, 8, -1);
			p = look(&r);
			for (size_t k = 0; k < 2; k++) {
				assert_false(picture_item(p, "a")->of[k].shown);
				assert_false(
				    picture_theme(p, "c")->of[k].shown);
				assert_true(picture_item(p, "b")->of[k].shown);
				assert_true(picture_theme(p, "d")->of[k].shown);
			}
			leave(&r);
		}
}

/* Enough came to a level in one round, and too few in the other. */
static void
too_few_levels(void **state)
{
	(void)state;
	for (size_t round = 0; round < 2; round++)
		for (size_t n = 7; n <= 8; n++) {
			const struct group_picture *p;
			struct room r;

			enter(&r, ONE Q("a", "c", "s", "") Q("b", "c", "s", ""),
			    12, 2);
			all_say(&r, round, "a", 0, n, 2);
			p = look(&r);
			for (size_t k = 0; k < 2; k++) {
				assert_true(picture_item(p, "a")->of[k].shown);
				assert_int_equal(
				    picture_theme(p, "c")->of[k].shown, n == 7);
			}
			leave(&r);
		}
}

/* Asked of some only, whoever comes last; asked of nobody it hides nothing. */
static void
asked_of_some(void **state)
{
	struct room r;

	(void)state;
	for (size_t n = 0; n <= 5; n++) {
		enter(&r,
		    ONE Q("a", "c", "m", "") Q("b", "c", "s", WHEN_A("some")),
		    12, 1);
		all_say(&r, 0, "a", 0, n, 1);
		all_say(&r, 0, "b", 0, n, 0);
		assert_int_equal(picture_item(look(&r), "b")->of[0].shown,
		    n == 5);
		assert_int_equal(picture_theme(look(&r), "c")->of[0].shown,
		    n == 0 || n == 5);
		leave(&r);
	}
}

/* What was left closed stays so: it is no gap. */
static void
closed_for_now(void **state)
{
	struct room r;

	(void)state;
	enter(&r,
	    HEAD GAP_SCALES "categories:\n" THEME("c", "") FORM(
		"depth: core, deepen: true, categories: [c]") "questions:"
							      "\n" Q("a", "c",
								  "m",
								  ", "
								  "depth: "
								  "core") Q("b",
								  "c", "m", ""),
	    6, 1);
	all_say(&r, 0, "a", 0, 6, 1);
	assert_int_equal(picture_theme(look(&r), "c")->of[0].options[0], 6);
	for (size_t i = 0; i < 6; i++)
		be(r.people[0][i], place_of(&r, "b"), NOT_REACHED);
	r.group.n = 6;
	assert_false(picture_item(look(&r), "b")->of[0].shown);
	assert_false(picture_theme(look(&r), "c")->of[0].shown);
	for (size_t i = 0; i < 6; i++) {
		r.people[0][i]->kept_short[0] = true;
		answers_refresh(r.people[0][i]);
	}
	assert_true(picture_theme(look(&r), "c")->of[0].shown);
	assert_int_equal(picture_theme(look(&r), "c")->of[0].options[0], 6);
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_theme_tells_no_gap),
	    cmocka_unit_test(in_both_rounds),
	    cmocka_unit_test(too_few_answered),
	    cmocka_unit_test(too_few_levels),
	    cmocka_unit_test(asked_of_some),
	    cmocka_unit_test(closed_for_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
