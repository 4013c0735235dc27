/* Conditions: three-valued, and what each kind of them looks at. */
#include "bank_support.h"

#include "harmcheck/cond.h"
#include "harmcheck/form.h"

#define F TRUTH_FALSE
#define U TRUTH_UNKNOWN
#define T TRUTH_TRUE

/* Leaves whose value is wanted: sentinels, asked for by number. */
static enum truth
truth_of_number(const void *ctx, int kind)
{
	(void)ctx;
	return (enum truth)kind;
}

static struct cond
leaf(enum truth t)
{
	return (struct cond){.op = COND_SENTINEL, .sentinel = (int)t};
}

static void
test_kleene(void **state)
{
	static const struct {
		enum truth a, b, all, any;
	} rows[] = {
	    {F, F, F, F},
	    {F, U, F, U},
	    {F, T, F, T},
	    {U, F, F, U},
	    {U, U, U, U},
	    {U, T, U, T},
	    {T, F, F, T},
	    {T, U, U, T},
	    {T, T, T, T},
	};
	const struct cond_view v = {.sentinel = truth_of_number};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cond b = leaf(rows[i].b), a = leaf(rows[i].a);
		struct cond all = {.op = COND_ALL, .parts = &a};
		struct cond any = {.op = COND_ANY, .parts = &a};

		a.next = &b;
		assert_int_equal(cond_eval(&all, &v), rows[i].all);
		assert_int_equal(cond_eval(&any, &v), rows[i].any);
	}
}

static void
test_not_and_none(void **state)
{
	static const enum truth opposite[] = {[F] = T, [U] = U, [T] = F};
	const struct cond_view v = {.sentinel = truth_of_number};
	const struct cond all = {.op = COND_ALL}, any = {.op = COND_ANY};

	(void)state;
	for (int t = F; t <= T; t++) {
		const struct cond a = leaf((enum truth)t);
		const struct cond not = {.op = COND_NOT, .parts = &a};

		assert_int_equal(cond_eval(&not, &v), opposite[t]);
	}
	assert_int_equal(cond_eval(NULL, &v), T);
	assert_int_equal(cond_eval(&all, &v), T);
	assert_int_equal(cond_eval(&any, &v), F);
}

/* What may not be asked for in a place is unknown there. */
static void
test_without_functions(void **state)
{
	const struct cond_view v = {0};
	const struct cond level = {.op = COND_LEVEL, .levels = 1};
	const struct cond sentinel = leaf(T);

	(void)state;
	assert_int_equal(cond_eval(&level, &v), U);
	assert_int_equal(cond_eval(&sentinel, &v), U);
}

/* Answers by item: an option, or one of the two reasons why there is none. */
static int
option_at(const void *ctx, size_t item)
{
	const int *given = ctx;

	return given[item];
}

static enum truth
answered_at(const void *ctx, size_t item)
{
	const int *given = ctx;

	if (given[item] == COND_OPTION_UNKNOWN)
		return U;
	return given[item] >= 0 ? T : F;
}

#define QUESTIONS                                     \
	"questions:\n" QUESTION("g", ", depth: core") \
	    QUESTION("h", "") "- {id: away, category: d, text: Q, scale: s}\n"
#define TWO_THEMES                                           \
	"categories:\n"                                      \
	"- {id: c, title: C, kind: events, follow_ups: [u]," \
	" levels: [{id: none, label: N}]}\n"                 \
	"- {id: d, title: D, kind: events, levels: [{id: none, label: N}]}\n"
#define ADVICE(when)                                       \
	HEAD SCALES FORMS TWO_THEMES QUESTIONS             \
	    "follow_ups: [{id: u, text: U, scale: s}]\n"   \
	    "steps: [{id: t, where: outside, title: T}]\n" \
	    "advice: [{steps: [t], when: " when "}]\n"

enum { NA = COND_OPTION_NONE, SKIP = COND_OPTION_UNKNOWN };

/* The form asks g, h, and the follow-up u. Options: no, once, often. */
static void
test_answers(void **state)
{
	static const struct {
		const char *when;
		int given[3];
		enum truth want;
	} rows[] = {
	    {ADVICE("{question: g, is: once}"), {1, 0, 0}, T},
	    {ADVICE("{question: g, is: once}"), {2, 0, 0}, F},
	    {ADVICE("{question: g, is: [once, often]}"), {2, 0, 0}, T},
	    {ADVICE("{question: g, is: once}"), {NA, 0, 0}, F},
	    {ADVICE("{question: g, is: once}"), {SKIP, 0, 0}, U},
	    {ADVICE("{question: g, ticked: true}"), {0, 0, 0}, F},
	    {ADVICE("{question: g, ticked: true}"), {1, 0, 0}, T},
	    {ADVICE("{question: g, ticked: false}"), {0, 0, 0}, T},
	    {ADVICE("{question: g, ticked: false}"), {1, 0, 0}, F},
	    {ADVICE("{question: g, ticked: true}"), {NA, 0, 0}, F},
	    {ADVICE("{question: g, ticked: false}"), {NA, 0, 0}, T},
	    {ADVICE("{question: g, ticked: false}"), {SKIP, 0, 0}, U},
	    {ADVICE("{question: g, answered: true}"), {0, 0, 0}, T},
	    {ADVICE("{question: g, answered: true}"), {NA, 0, 0}, F},
	    {ADVICE("{question: g, answered: false}"), {NA, 0, 0}, T},
	    {ADVICE("{question: g, answered: true}"), {SKIP, 0, 0}, U},
	    {ADVICE("{category: c, u: often}"), {0, 0, 2}, T},
	    {ADVICE("{category: c, u: often}"), {0, 0, 1}, F},
	    {ADVICE("{category: c, u: [once, often]}"), {0, 0, NA}, F},
	    {ADVICE("{category: c, u: often}"), {0, 0, SKIP}, U},
	    /* a question that the form does not ask */
	    {ADVICE("{question: away, ticked: false}"), {0, 0, 0}, U},
	    {ADVICE("{question: away, answered: true}"), {0, 0, 0}, U},
	    /* several keys: all of them */
	    {ADVICE("{question: g, is: once, answered: true}"), {1, 0, 0}, T},
	    {ADVICE("{question: g, is: once, not: {question: h, is: no}}"),
		{1, 0, 0}, F},
	    {ADVICE("{any: [{question: g, is: no},"
		    " {question: h, is: no}]}"),
		{SKIP, 0, 0}, T},
	    {ADVICE("{all: [{question: g, is: no},"
		    " {question: h, is: no}]}"),
		{SKIP, 1, 0}, F},
	    {ADVICE("{form: f}"), {0, 0, 0}, T},
	    {ADVICE("{not: {form: [f]}}"), {0, 0, 0}, F},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct loaded l = load_good(rows[i].when);
		const struct cond_view v = {.ctx = rows[i].given,
		    .bank = l.bank,
		    .form = &l.bank->forms[0],
		    .option = option_at,
		    .answered = answered_at};
		const enum truth t = cond_eval(l.bank->advice[0].when, &v);

		if (t != rows[i].want)
			fail_msg("%s: %d", rows[i].when, (int)t);
		loaded_free(&l);
	}
}

static void
test_stage(void **state)
{
	struct loaded l = load_good(HEAD SCALES
	    "forms:\n"
	    "- {id: f, voice: v, title: F, depth: full, categories: [c],"
	    " stage: during}\n"
	    "- {id: g, voice: v, title: G, depth: full, categories: "
	    "[c]}\n" THEMES "questions:\n" QUESTION("q",
		"") "steps: [{id: t, where: outside, title: T}]\n"
		    "advice: [{steps: [t], when: {stage: [during]}}]\n");
	struct cond_view v = {.form = &l.bank->forms[0]};

	(void)state;
	assert_int_equal(cond_eval(l.bank->advice[0].when, &v), T);
	v.form = &l.bank->forms[1]; /* has no stage */
	assert_int_equal(cond_eval(l.bank->advice[0].when, &v), F);
	loaded_free(&l);
}

/* The engine is handed the theme and the levels, named or not-enough. */
static enum truth
level_is(const void *ctx, const struct category *c, uint64_t levels)
{
	const uint64_t *here = ctx;

	assert_string_equal(c->id, "c");
	return (levels & *here) != 0 ? T : F;
}

static void
test_level(void **state)
{
	static const struct {
		const char *when;
		uint64_t here;
		enum truth want;
	} rows[] = {
	    {ADVICE("{category: c, level: none}"), 1, T},
	    {ADVICE("{category: c, level: none}"), COND_NOT_ENOUGH, F},
	    {ADVICE("{category: c, level: not-enough}"), COND_NOT_ENOUGH, T},
	    {ADVICE("{category: c, level: [none, not-enough]}"), 1, T},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct loaded l = load_good(rows[i].when);
		const struct cond_view v = {.ctx = &rows[i].here,
		    .form = &l.bank->forms[0],
		    .level = level_is};

		assert_int_equal(cond_eval(l.bank->advice[0].when, &v),
		    rows[i].want);
		loaded_free(&l);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kleene),
	    cmocka_unit_test(test_not_and_none),
	    cmocka_unit_test(test_without_functions),
	    cmocka_unit_test(test_answers),
	    cmocka_unit_test(test_stage),
	    cmocka_unit_test(test_level),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
