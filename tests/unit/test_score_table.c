/* Which sums of points give which band: small tables, worked out by hand. */
#include "bank_support.h"

#include "harmcheck/num.h"
#include "harmcheck/score_table.h"
#include "harmcheck/str.h"

#define ASKED_MOST 64

/* s is worth 0 to 2, t is worth -1 or 2, n is worth -3 or -2, z is worth 0 or
 * 1, p is worth 2 or 3, w is worth 1000, x 96 and y 97 at most, m is worth
 * -1000 or 1000, q is always worth 1. */
#define OPTIONS(id, least, most)                                         \
	"- {id: " id ", options: [{id: a, value: " least ", label: A}, " \
	"{id: b, value: " most ", label: B}]}\n"
#define SCALES_HERE                                                       \
	"scales:\n"                                                       \
	"- {id: s, options: [{id: a, value: 0, label: A}, "               \
	"{id: b, value: 1, label: B}, {id: c, value: 2, label: "          \
	"C}]}\n" OPTIONS("t", "-1", "2") OPTIONS("n", "-3", "-2")         \
	    OPTIONS("z", "0", "1") OPTIONS("p", "2", "3")                 \
		OPTIONS("w", "0", "1000") OPTIONS("x", "0", "96")         \
		    OPTIONS("y", "0", "97") OPTIONS("m", "-1000", "1000") \
			OPTIONS("q", "1", "1")
#define FORM_HERE(id, depth)                                     \
	"- {id: f" id ", voice: " id ", title: F, depth: " depth \
	", categories: [c]}\n"

/* A theme of QUESTIONS, each "SCALE WEIGHT", with a sign before some: - is
 * never opened, + may not apply, / is not in the form, ~ is not asked of that
 * voice. */
struct table {
	struct loaded bank;
	struct score_table t;
};

static void
make(struct table *to, const char *rules, const char *const *questions,
    size_t n)
{
	/* a step before these would be seen */
	bool asked[1 + ASKED_MOST] = {true}, leaves[1 + ASKED_MOST] = {true};
	struct arena *arena = arena_new();
	struct score_use use = {.asked = asked + 1, .may_leave = leaves + 1};
	struct buf text;

	buf_init(&text, arena);
	buf_addf(&text,
	    HEAD SCALES_HERE
	    "categories:\n- {id: c, title: C, kind: scale, %s, bands: ["
	    "{below: %s, id: low, label: L}, {id: high, label: H}], items: [",
	    rules, strstr(rules, "percent") != NULL ? "50" : "1");
	for (size_t i = 0; i < n; i++)
		buf_addf(&text, "%s{q: q%zu, weight: %s}", i > 0 ? ", " : "", i,
		    strchr(questions[i], ' ') + 1);
	buf_adds(&text,
	    "]}\nforms:\n" FORM_HERE("v", "core")
		FORM_HERE("w", "full") "questions:\n");
	for (size_t i = 0; i < n; i++) {
		const char *q = questions[i];

		buf_addf(&text,
		    "- {id: q%zu, category: c, text: {%sw: Q}, depth: %s, "
		    "scale: %c}\n",
		    i, *q == '~' ? "" : "v: Q, ", *q == '/' ? "full" : "core",
		    *strpbrk(q, "stnzpwxymq"));
	}
	to->bank = load_text(text.data);
	if (to->bank.bank == NULL)
		fail_msg("%s", findings(&to->bank));
	use.form = &to->bank.bank->forms[0];
	for (size_t i = 0; i < n; i++) {
		const int item = use.form->item_of[i];

		assert_int_equal(item < 0, strchr("/~", *questions[i]) != NULL);
		if (item >= 0) {
			asked[1 + item] = *questions[i] != '-';
			leaves[1 + item] = *questions[i] == '+';
		}
	}
	score_table_make(to->bank.arena, &use, &to->bank.bank->categories[0],
	    &to->t);
	arena_free(arena);
}

/* The table as text: a line for each weight, of all that apply, and the sums
 * of its two bands. */
static void
table_is(const char *rules, const char *const *questions, size_t n,
    const char *wanted)
{
	static const char *const kinds[] = {
	    [SCORE_TABLE_NEVER] = "never",
	    [SCORE_TABLE_TOO_LONG] = "too long",
	};
	struct table made;
	const struct score_table *t = &made.t;
	struct buf out;

	make(&made, rules, questions, n);
	buf_init(&out, made.bank.arena);
	if (t->kind != SCORE_TABLE_LINES) {
		buf_adds(&out, kinds[t->kind]);
	} else {
		buf_addf(&out, "unit %d%s%s", (int)t->unit,
		    t->even ? ", even" : "", t->all_apply ? ", all" : "");
		for (size_t i = 0; i < t->n_lines; i++) {
			const struct score_line *l = &t->lines[i];

			buf_addf(&out, "; %d of %d:", (int)l->weight,
			    (int)l->weight_all);
			for (size_t k = 0; k < 2; k++)
				if (l->bands[k].has)
					buf_addf(&out, " %s %d to %d",
					    k > 0 ? "high" : "low",
					    (int)l->bands[k].from,
					    (int)l->bands[k].to);
		}
	}
	if (!str_eq(out.data, wanted))
		fail_msg("%s\n%s, not\n%s", rules, out.data, wanted);
	loaded_free(&made.bank);
}

#define TABLE(rules, wanted, ...)                                        \
	table_is(rules, (const char *const[]){__VA_ARGS__},              \
	    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), \
	    wanted)

#define MEAN "method: mean, min_answered: "
#define SUM "method: sum"
#define PERCENT SUM ", shown_as: percent"
#define FILLED "method: sum, gaps: prorate, min_answered: "

/* A mean goes by the weight of what was answered. */
static void
a_mean_has_a_line_for_each_weight(void **state)
{
	(void)state;
	TABLE(MEAN "2",
	    "unit 10000, even; 2 of 0: low 0 to 0 high 1 to 4; "
	    "3 of 0: low 0 to 1 high 2 to 6",
	    "s 1", "s 1", "s 1");
	TABLE(MEAN "2/3",
	    "unit 20000, even; 2 of 0: low 0 to 0 high 1 to 4; "
	    "3 of 0: low 0 to 1 high 2 to 6",
	    "s 2", "s 2", "s 2");
	/* of fewer that apply, fewer are enough */
	TABLE(MEAN "2/3",
	    "unit 10000, even; 1 of 0: low 0 to 0 high 1 to 2; "
	    "2 of 0: low 0 to 0 high 1 to 4; "
	    "3 of 0: low 0 to 1 high 2 to 6",
	    "s 1", "+s 1", "s 1");
	TABLE(MEAN "2",
	    "unit 10000, even; 2 of 0: low 0 to 0 high 1 to 4; "
	    "3 of 0: low 0 to 1 high 2 to 6",
	    "s 1", "s 1", "+s 1");
	TABLE(MEAN "2",
	    "unit 10000; 3 of 0: low 0 to 1 high 2 to 6; "
	    "5 of 0: low 0 to 2 high 3 to 10; "
	    "6 of 0: low 0 to 2 high 3 to 12; "
	    "7 of 0: low 0 to 3 high 4 to 14",
	    "s 4", "s 1", "s 2");
	TABLE(MEAN "2",
	    "unit 10000; 3 of 0: low 0 to 1 high 2 to 6; "
	    "4 of 0: low 0 to 1 high 2 to 8; "
	    "5 of 0: low 0 to 2 high 3 to 10; "
	    "6 of 0: low 0 to 2 high 3 to 12",
	    "s 3", "s 1", "s 2");
	/* 3 alone weighs as much as 1 and 2: that is one line */
	TABLE(MEAN "1",
	    "unit 10000; 1 of 0: low 0 to 0 high 1 to 2; "
	    "2 of 0: low 0 to 0 high 1 to 4; "
	    "3 of 0: low 0 to 1 high 2 to 6; "
	    "4 of 0: low 0 to 1 high 2 to 8; "
	    "5 of 0: low 0 to 2 high 3 to 10; "
	    "6 of 0: low 0 to 2 high 3 to 12",
	    "s 1", "s 2", "s 3");
	TABLE(MEAN "2", "unit 5000; 4 of 0: low 0 to 1 high 2 to 8", "s 0.5",
	    "s 1.5", "-s 0.25");
	TABLE(MEAN "2", "unit 1; 3 of 0: low 0 to 1 high 2 to 6", "s 0.0001",
	    "s 0.0002");
	TABLE(MEAN "1", "unit 10000, even; 1 of 0: low 0 to 0 high 1 to 2",
	    "/s 1", "s 1", "~s 1");
	TABLE(MEAN "1", "unit 10000, even; 1 of 0: low -1 to 0 high 1 to 2",
	    "t 1");
	TABLE(MEAN "1", "unit 10000, even; 1 of 0: high 1 to 1", "q 1");
	TABLE(MEAN "1", "never", "-s 1");
}

/* A sum that takes no gaps. */
static void
a_sum_of_all(void **state)
{
	(void)state;
	TABLE(SUM, "unit 10000, even; 0 of 0: low 0 to 0 high 1 to 4", "s 1",
	    "s 1");
	TABLE(SUM, "never", "-s 1", "~s 1", "s 1");
	TABLE(SUM, "never", "s 1", "/s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low 0 to 0 high 1 to 2", "s 1",
	    "~s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low -1 to 0 high 1 to 4", "s 1",
	    "t 1");
	/* what does not apply adds nothing */
	TABLE(SUM, "unit 10000, even; 0 of 0: low -1 to 0 high 1 to 5", "p 1",
	    "+t 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low -1 to 0 high 1 to 4", "+t 1",
	    "s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low -3 to 0 high 1 to 2", "+n 1",
	    "s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low -3 to 0", "n 1", "s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low 0 to 0 high 1 to 3", "+z 1",
	    "s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: high 1 to 5", "p 1", "t 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: high 2 to 5", "p 1", "s 1");
	TABLE(SUM, "unit 10000, even; 0 of 0: low 0 to 0 high 1 to 5", "p 1",
	    "+s 1");
}

static void
a_share_of_all(void **state)
{
	(void)state;
	TABLE(PERCENT, "unit 10000, even; 2 of 2: low 0 to 1 high 2 to 4",
	    "s 1", "s 1");
	TABLE(PERCENT,
	    "unit 10000, even; 1 of 1: low 0 to 0 high 1 to 2; 2 of 2: low 0 "
	    "to 1 high 2 to 4",
	    "s 1", "+s 1");
	TABLE(PERCENT, "unit 10000, even; 0 of 0: low -1 to 1 high 2 to 4",
	    "s 1", "t 1");
	TABLE(PERCENT, "unit 10000, even, all; 0 of 0: low -1 to 1 high 2 to 4",
	    "s 1", "+t 1");
	TABLE(PERCENT,
	    "unit 10000, even; 1 of 1: low -1 to 0 high 1 to 2; 2 of 2: low -2 "
	    "to 0 high 1 to 4",
	    "t 1", "+t 1");
	TABLE(PERCENT, "unit 10000, even; 0 of 0: low 2 to 2 high 3 to 4",
	    "p 1", "z 1");
	TABLE(PERCENT, "unit 10000; 0 of 0: low 0 to 3 high 4 to 8", "s 1",
	    "s 1", "s 2");
	TABLE(PERCENT, "unit 10000; 0 of 0: low 0 to 2 high 3 to 6", "s 1",
	    "s 2");
	TABLE(PERCENT, "unit 10000, all; 0 of 0: low 0 to 2 high 3 to 6",
	    "+s 1", "s 2");
}

/* A sum whose gaps are filled: three of six points of two are nine of three. */
static void
a_sum_with_gaps(void **state)
{
	(void)state;
	TABLE(FILLED "1",
	    "unit 10000, even; 1 of 2: low 0 to 0 high 1 to 2; 2 of 2: low 0 "
	    "to 0 high 1 to 4",
	    "s 1", "s 1");
	TABLE(FILLED "1",
	    "unit 10000, even; 1 of 1: low 0 to 0 high 1 to 2; 1 of 2: low 0 "
	    "to 0 high 1 to 2; 2 of 2: low 0 to 0 high 1 to 4",
	    "s 1", "+s 1");
	TABLE(FILLED "2",
	    "unit 10000, even; 2 of 2: low 0 to 0 high 1 to 4; 2 of 3: low 0 "
	    "to 0 high 1 to 4; 3 of 3: low 0 to 0 high 1 to 6",
	    "s 1", "+s 1", "s 1");
	TABLE(FILLED "1/2",
	    "unit 10000, even; 1 of 1: low 0 to 0 high 1 to 2; "
	    "1 of 2: low 0 to 0 high 1 to 2; 2 of 2: low 0 to 0 high 1 to 4",
	    "s 1", "+s 1");
	TABLE(FILLED "2", "unit 10000; 3 of 3: low 0 to 0 high 1 to 6", "s 1",
	    "s 2");
	TABLE(FILLED "2", "unit 10000, all; 3 of 3: low 0 to 0 high 1 to 6",
	    "s 1", "+s 2");
	TABLE(FILLED "1, shown_as: percent",
	    "unit 10000, even; 1 of 0: low 0 to 0 high 1 to 2; 2 of 0: low 0 "
	    "to 1 high 2 to 4",
	    "s 1", "+s 1");
	TABLE(FILLED "1, shown_as: percent",
	    "unit 10000; 1 of 0: low 0 to 0 high 1 to 2; 2 of 0: low 0 to 1 "
	    "high 2 to 4; 3 of 0: low 0 to 2 high 3 to 6",
	    "s 1", "+s 2");
}

/* --- what is too long for anybody --------------------------------------------
 */

static void
questions_are(const char *rules, size_t n, enum score_table_kind kind,
    size_t lines)
{
	const char *list[ASKED_MOST];
	struct table made;

	for (size_t i = 0; i < n; i++)
		list[i] = "s 1";
	make(&made, rules, list, n);
	assert_int_equal(made.t.kind, kind);
	if (kind == SCORE_TABLE_LINES)
		assert_int_equal(made.t.n_lines, lines);
	loaded_free(&made.bank);
}

static void
a_table_has_forty_lines_at_most(void **state)
{
	(void)state;
	questions_are(MEAN "1", 40, SCORE_TABLE_LINES, 40);
	questions_are(MEAN "1", 41, SCORE_TABLE_TOO_LONG, 0);
	questions_are(MEAN "2", 41, SCORE_TABLE_LINES, 40);
	questions_are(FILLED "1", 40, SCORE_TABLE_LINES, 40);
	questions_are(FILLED "1", 41, SCORE_TABLE_TOO_LONG, 0);
}

#define WEIGHTS                                                                \
	"s 1", "s 2", "s 4", "s 8", "s 16", "s 32", "s 64", "s 0.5", "s 0.25", \
	    "s 0.125"

static void
as_many_sums_and_sets_as_can_be_looked_at(void **state)
{
	const char *list[64];

	(void)state;
	TABLE(SUM, "unit 10000, even; 0 of 0: low 0 to 0 high 1 to 4096", "w 1",
	    "w 1", "w 1", "w 1", "x 1");
	TABLE(SUM, "too long", "m 1", "m 1", "m 1");
	TABLE(PERCENT, "too long", "w 1", "w 1", "w 1", "w 1", "w 1");
	TABLE(MEAN "5", "too long", "w 1", "w 1", "w 1", "w 1", "w 1");
	TABLE(SUM, "too long", "w 1", "w 1", "w 1", "w 1", "y 1");
	TABLE(MEAN "10", "unit 1250; 1023 of 0: low 0 to 511 high 512 to 2046",
	    WEIGHTS);
	TABLE(MEAN "11", "too long", WEIGHTS, "s 0.0625");
	/* 24 of one and 40 of another are 25 times 41 sets */
	for (size_t i = 0; i < 64; i++)
		list[i] = i < 24 ? "s 1" : "s 2";
	table_is(MEAN "64", list, 64, "too long");
	table_is(MEAN "63", list + 1, 63,
	    "unit 10000; 103 of 0: low 0 to 51 high 52 to 206");
}

/* --- points ------------------------------------------------------------------
 */

static void
points_are_in_units(void **state)
{
	static const char *const questions[] = {"s 0.5", "s 1.5",
	    "t 1.5, reverse: true"};
	const struct category *c;
	const struct scale *scales;
	struct table made;

	(void)state;
	make(&made, SUM, questions, 3);
	c = &made.bank.bank->categories[0];
	scales = made.bank.bank->scales;
	for (size_t o = 0; o < 3; o++) {
		assert_int_equal(
		    score_table_points(&made.t, &c->items[0], &scales[0], o),
		    o);
		assert_int_equal(
		    score_table_points(&made.t, &c->items[1], &scales[0], o),
		    3 * o);
	}
	/* -1 counts as 2, and 2 as -1 */
	assert_int_equal(
	    score_table_points(&made.t, &c->items[2], &scales[1], 0), 6);
	assert_int_equal(
	    score_table_points(&made.t, &c->items[2], &scales[1], 1), -3);
	loaded_free(&made.bank);
	make(&made, MEAN "2/3", questions, 2);
	c = &made.bank.bank->categories[0];
	assert_int_equal(score_table_needed(c, 4), 3);
	assert_int_equal(score_table_needed(c, 6), 4);
	loaded_free(&made.bank);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mean_has_a_line_for_each_weight),
	    cmocka_unit_test(a_sum_of_all),
	    cmocka_unit_test(a_share_of_all),
	    cmocka_unit_test(a_sum_with_gaps),
	    cmocka_unit_test(a_table_has_forty_lines_at_most),
	    cmocka_unit_test(as_many_sums_and_sets_as_can_be_looked_at),
	    cmocka_unit_test(points_are_in_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
