/* The warnings: both sides of each, where the golden banks show only one. */
#include "bank_support.h"

/* How often CODE comes up in TEXT, which must load. */
static size_t
count(const char *text, enum diag_code code)
{
	struct loaded l = load_good(text);
	size_t n;

	bank_check(l.arena, l.bank, NULL, &l.diags);
	assert_int_equal(diag_count(&l.diags, DIAG_ERROR), 0);
	n = count_code(&l.diags, code);
	loaded_free(&l);
	return n;
}

/* A scale of three questions (0 to 3); KEYS and BANDS vary. */
#define SCALE(keys, bands)                                             \
	HEAD SCALES FORMS "categories:\n"                              \
			  "- {id: c, title: C, kind: scale, " keys     \
			  ", bands: [" bands "{id: top, label: T}]}\n" \
			  "questions:\n" QUESTION("q1", ", na: false") \
			      QUESTION("q2", ", na: false") QUESTION("q3", "")
#define BELOW(id, n) "{below: " n ", id: " id ", label: L}, "

static void
test_bands(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {SCALE("method: mean", ""), 0},
	    {SCALE("method: mean", BELOW("a", "0")), 1},
	    {SCALE("method: mean", BELOW("a", "1")), 0},
	    {SCALE("method: mean", BELOW("a", "3")), 0},
	    {SCALE("method: mean", BELOW("a", "4")), 1},
	    {SCALE("method: mean, decimals: 1", BELOW("a", "3.1")), 1},
	    {SCALE("method: mean, decimals: 1", BELOW("a", "3.0")), 0},
	    {SCALE("method: mean, shown_as: percent", BELOW("a", "100")), 0},
	    {SCALE("method: mean, shown_as: percent", BELOW("a", "101")), 1},
	    {SCALE("method: sum", BELOW("a", "9")), 0},
	    {SCALE("method: sum", BELOW("a", "10")), 1},
	    {SCALE("method: sum", BELOW("a", "0") BELOW("b", "1")), 1},
	    {SCALE("method: sum, shown_as: percent", BELOW("a", "101")), 1},
	    /* 1.5 + 3 + 0.25 = 4.75 times 3 is 14.25, rounded 14 */
	    {SCALE("method: sum, items: [{q: q1, weight: 1.5},"
		   " {q: q2, weight: 3}, {q: q3, weight: 0.25}]",
		 BELOW("a", "14")),
		0},
	    {SCALE("method: sum, items: [{q: q1, weight: 1.5},"
		   " {q: q2, weight: 3}, {q: q3, weight: 0.25}]",
		 BELOW("a", "15")),
		1},
	    {SCALE("method: sum, decimals: 2, items: [{q: q1, weight: 1.5},"
		   " {q: q2, weight: 3}, {q: q3, weight: 0.25}]",
		 BELOW("a", "14.25")),
		0},
	    {SCALE("method: sum, decimals: 2, items: [{q: q1, weight: 1.5},"
		   " {q: q2, weight: 3}, {q: q3, weight: 0.25}]",
		 BELOW("a", "14.26")),
		1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_UNREACHABLE_BAND) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

/* Options from 1 on: an item that may drop out takes its points with it. */
static void
test_bands_from_one(void **state)
{
#define FROM_ONE(na, low)                                                \
	HEAD "scales:\n"                                                 \
	     "- {id: s, options: [{id: a, value: 1, label: A},"          \
	     " {id: b, value: 5, label: B}]}\n" FORMS "categories:\n"    \
	     "- {id: c, title: C, kind: scale, method: sum, bands: "     \
	     "[{below: " low ", id: l, label: L}, {id: t, label: T}]}\n" \
	     "questions:\n" QUESTION("q1", na) QUESTION("q2", na)
	(void)state;
	assert_int_equal(
	    count(FROM_ONE(", na: false", "2"), DIAG_UNREACHABLE_BAND), 1);
	assert_int_equal(
	    count(FROM_ONE(", na: false", "3"), DIAG_UNREACHABLE_BAND), 0);
	assert_int_equal(count(FROM_ONE("", "2"), DIAG_UNREACHABLE_BAND), 0);
	assert_int_equal(count(FROM_ONE("", "1"), DIAG_UNREACHABLE_BAND), 1);
	/* one that stays, and one that may drop out */
	assert_int_equal(count(FROM_ONE("", "2") QUESTION("q3", ", na: false"),
			     DIAG_UNREACHABLE_BAND),
	    0);
	assert_int_equal(count(FROM_ONE("", "1") QUESTION("q3", ", na: false"),
			     DIAG_UNREACHABLE_BAND),
	    1);
}

/* Three questions with the answers no, once, often. */
#define LEVELS(levels)                                                         \
	HEAD SCALES FORMS "categories:\n"                                      \
			  "- {id: c, title: C, kind: events, levels: [" levels \
			  "{id: none, label: N}]}\n"                           \
			  "questions:\n" QUESTION("q1", "") QUESTION("q2", "") \
			      QUESTION("q3", "")
#define ANY(id, tests) "{id: " id ", label: L, any: [" tests "]}, "
#define ALL(id, tests) "{id: " id ", label: L, all: [" tests "]}, "
#define TICKED(n) "{ticked_at_least: " n "}"
#define WORST(id) "{worst_at_least: " id "}"

static void
test_levels(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {LEVELS(ANY("a", TICKED("3")) ANY("b", TICKED("1"))), 0},
	    {LEVELS(ANY("a", TICKED("4")) ANY("b", TICKED("1"))), 1},
	    {LEVELS(ANY("a", TICKED("1")) ANY("b", TICKED("3"))), 1},
	    {LEVELS(ANY("a", WORST("often")) ANY("b", TICKED("1"))), 0},
	    {LEVELS(ANY("a", WORST("once")) ANY("b", TICKED("1"))), 1},
	    {LEVELS(ANY("a", WORST("no")) ANY("b", WORST("once"))), 1},
	    {LEVELS(ANY("a", WORST("once")) ANY("b", WORST("often"))), 1},
	    {LEVELS(ANY("a", WORST("often")) ANY("b", WORST("once"))), 0},
	    {LEVELS(ALL("a", WORST("often") ", " TICKED("3")) ANY("b",
		 TICKED("3")) ANY("d", WORST("often")) ANY("e", TICKED("2"))),
		0},
	    {LEVELS(ALL("a", WORST("often") ", " TICKED("4"))), 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_UNREACHABLE_LEVEL) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

/* Advice rules for a theme with one level that wants a step. */
#define RULES(rules)                                                      \
	HEAD SCALES                                                       \
	    "forms:\n"                                                    \
	    "- {id: f, voice: v, title: F, depth: full, categories: [c]," \
	    " stage: during}\n"                                           \
	    "categories:\n"                                               \
	    "- {id: c, title: C, kind: events, levels: [" ANY("a",        \
		TICKED("1")) "{id: none, label: N}]}\n"                   \
			     "questions:\n" QUESTION("q",                 \
				 ", depth: core, sentinel: {kind: "       \
				 "unsafe}") "sentinels: [{kind: unsafe, " \
					    "title: A, now: B, result: "  \
					    "C}]\n"                       \
					    "steps: [{id: t, where: "     \
					    "outside, title: T}]\n"       \
					    "advice: [" rules             \
					    "{steps: [t]}]\n"
#define RULE(when, unless) \
	"{when: {" when "}, unless: {" unless "}, steps: [t]}, "
#define WHEN(when) "{when: {" when "}, steps: [t]}, "

static void
test_advice(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {RULES(""), 1},
	    {RULES(WHEN("category: c, level: a")), 0},
	    {RULES(WHEN("category: c, level: none")), 1},
	    {RULES(WHEN("not: {category: c, level: a}")), 1},
	    {RULES(WHEN("not: {category: c, level: none}")), 0},
	    {RULES(WHEN("category: c, level: a, form: f")), 0},
	    {RULES(WHEN("category: c, level: a, not: {form: f}")), 1},
	    {RULES(WHEN("category: c, level: a, stage: during")), 0},
	    {RULES(WHEN("question: q, ticked: true")), 0},
	    {RULES(WHEN("sentinel: unsafe")), 0},
	    {RULES(WHEN("sentinel: conduct")), 1},
	    {RULES(RULE("category: c, level: a", "category: c, level: a")), 1},
	    {RULES(RULE("category: c, level: a", "sentinel: unsafe")), 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_NO_ADVICE) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

/* Questions g (core) and q, which waits for g. */
#define GATED(depth, when)                                        \
	HEAD SCALES "forms:\n"                                    \
		    "- {id: f, voice: v, title: F, depth: " depth \
		    ", categories: [c]}\n" THEMES                 \
		    "questions:\n" QUESTION("g", ", depth: core") \
			QUESTION("full", "")                      \
			    QUESTION("q", ", depth: core, when: {" when "}")

/* Nothing can be ticked in this answer set. */
#define NEVER_TICKED(when)                                      \
	HEAD "scales:\n"                                        \
	     "- {id: s, options: [{id: a, value: 0, label: A}," \
	     " {id: b, value: -1, label: B}]}\n" FORMS THEMES   \
	     "questions:\n" QUESTION("g", "")                   \
		 QUESTION("q", ", when: {" when "}")

static void
test_gates(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {GATED("full", "question: g, ticked: true"), 0},
	    {GATED("full", "question: g, answered: false"), 0},
	    {NEVER_TICKED("question: g, ticked: true"), 1},
	    {NEVER_TICKED("question: g, ticked: false"), 0},
	    {NEVER_TICKED("not: {question: g, ticked: true}"), 0},
	    {NEVER_TICKED("not: {question: g, ticked: false}"), 1},
	    {GATED("full", "not: {question: g, answered: true}"), 0},
	    {GATED("full", "question: full, ticked: true"), 1}, /* later */
	    {GATED("core", "question: full, ticked: true"), 1}, /* never */
	    {GATED("core", "not: {question: full, ticked: true}"), 1},
	    {GATED("core",
		 "any: [{question: full, ticked: true},"
		 " {question: g, is: no}]"),
		0},
	    {GATED("core",
		 "all: [{question: full, ticked: true},"
		 " {question: g, is: no}]"),
		1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_UNREACHABLE_QUESTION) !=
		    rows[i].want)
			fail_msg("%s", rows[i].text);
}

#define TEN "a b c d e f g h i j "
#define LIMITS(text)                                                        \
	"bank: {format: 1, id: b, version: 1.0.0, language: en, title: T, " \
	"limits: \"" text "\"}\n" SCALES FORMS THEMES                       \
	"questions:\n" QUESTION("q", "")

static void
test_sentences(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {LIMITS(TEN TEN), 0},
	    {LIMITS(TEN TEN "k"), 1},
	    {LIMITS(TEN TEN "."), 0},
	    {LIMITS(TEN TEN "- (, 3"), 1}, /* signs are no words */
	    {LIMITS(TEN TEN "- (,"), 0},
	    {LIMITS(TEN "k. " TEN TEN), 0},
	    {LIMITS(TEN "k? " TEN "l! " TEN), 0},
	    {LIMITS(TEN "k.) " TEN TEN), 0},
	    {LIMITS(TEN "k.m " TEN), 1}, /* no end inside a word */
	    {LIMITS(TEN "k\\n\\n" TEN TEN), 0},
	    {LIMITS(TEN "k\\n" TEN), 1},
	    {LIMITS(TEN "k:\\n- " TEN TEN "\\n- " TEN), 0},
	    {LIMITS(TEN TEN "k. " TEN TEN "k."), 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_LONG_SENTENCE) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

static void
test_verdicts(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {LIMITS("This is not your fault."), 0},
	    {LIMITS("It is toxic."), 1},
	    {LIMITS("TOXIC!"), 1},
	    {LIMITS("Toxic and 'toxic'"), 1}, /* one of a word */
	    {LIMITS("Toxic and evil"), 2},
	    {LIMITS("Intoxicated by toxicity"), 0},
	    {LIMITS("You\\nmust"), 1},
	    {LIMITS("you mustn't"), 0},
	    {LIMITS("thank you must"), 1},
	    {LIMITS("evil\xc3\xa9 \xc3\xa9vil evil"), 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_VERDICT) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bands),
	    cmocka_unit_test(test_bands_from_one),
	    cmocka_unit_test(test_levels),
	    cmocka_unit_test(test_advice),
	    cmocka_unit_test(test_gates),
	    cmocka_unit_test(test_sentences),
	    cmocka_unit_test(test_verdicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
