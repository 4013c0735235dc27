/* The numbers of a scale theme, worked out by hand: every way to add up, to
 * show, to fill gaps and to round; and when a sum is no sum any more. */
#include "support.h"

#include <stdio.h>

#include "harmcheck/num.h"
#include "harmcheck/score.h"

/* Answers from 1 to 5, so that the least is not nothing. */
#define HEAD                                                             \
	"bank: {format: 1, id: numbers, version: 1.0.0, language: en, "  \
	"title: T}\n"                                                    \
	"scales:\n"                                                      \
	"- {id: five, options: [{id: v1, value: 1, label: A}, "          \
	"{id: v2, value: 2, label: B}, {id: v3, value: 3, label: C}, "   \
	"{id: v4, value: 4, label: D}, {id: v5, value: 5, label: E}]}\n" \
	"- {id: often, options: [{id: v0, value: 0, label: N}, "         \
	"{id: v1, value: 1, label: O}]}\n"                               \
	"categories:\n"
#define THEME(rest)                                                    \
	"- {id: t, title: T, kind: scale, bands: [{below: 1, id: lo, " \
	"label: L}, {id: hi, label: H}], " rest "}\n"
#define FORM(rest)                                                          \
	"forms:\n- {id: f, voice: client, title: F, categories: [t], " rest \
	"}\n"
#define FULL FORM("depth: full")
#define SHORT FORM("depth: core, deepen: true")
#define Q(id, scale, rest) \
	"- {id: " id ", category: t, text: Q?, scale: " scale rest "}\n"
#define THREE(scale) \
	"questions:\n" Q("q1", scale, "") Q("q2", scale, "") Q("q3", scale, "")

struct row {
	const char *bank;
	const char *answers;
	const char *score; /* or "-" */
	const char *lowest, *highest;
};

static const char *
number(int64_t value, unsigned decimals, char *text)
{
	num_format(value, decimals, text);
	return text;
}

static void
check_row(const struct row *row, size_t n)
{
	struct arena *a = arena_new();
	struct diags d;
	struct bank *b;
	struct answers *answers;
	struct theme_score s;
	const struct category *c;
	char copy[128], score[32], lowest[32], highest[32];
	char *save, *word, *option;

	diag_init(&d, a);
	b = bank_load(a, "b.yaml", row->bank, strlen(row->bank), &d);
	if (b == NULL)
		fail_msg("row %zu: %s", n, d.n > 0 ? d.list[0].msg : "?");
	c = bank_category(b, "t");
	answers = answers_new(a, b, bank_form(b, "f"), "2026-01-31");
	answers_refresh(answers);
	snprintf(copy, sizeof(copy), "%s", row->answers);
	for (word = strtok_r(copy, " ", &save); word != NULL;
	     word = strtok_r(NULL, " ", &save)) {
		option = strchr(word, '=');
		assert_non_null(option);
		*option++ = '\0';
		say(answers, word, option);
	}
	score_theme(a, answers, c, &s);
	number(s.score, c->decimals, score);
	number(s.lowest, c->decimals, lowest);
	number(s.highest, c->decimals, highest);
	if (!str_eq(s.has_score ? score : "-", row->score) ||
	    !str_eq(lowest, row->lowest) || !str_eq(highest, row->highest))
		fail_msg("row %zu: %s, %s to %s", n, s.has_score ? score : "-",
		    lowest, highest);
	arena_free(a);
}

static void
check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_row(&rows[i], i);
}

#define PERCENT ", shown_as: percent, decimals: 2"
#define GAPS ", gaps: prorate, min_answered: 2"

static void
sums_and_means(void **state)
{
	static const struct row rows[] = {
	    /* 10 of 3 to 15 */
	    {HEAD THEME("method: sum" PERCENT) FULL THREE("five"),
		"q1=v2 q2=v3 q3=v5", "58.33", "58.33", "58.33"},
	    {HEAD THEME("method: sum") FULL THREE("five"), "q1=v2 q2=v3 q3=v5",
		"10", "10", "10"},
	    /* two of three: 7 stands for 10.5; it can be 8 to 12 */
	    {HEAD THEME("method: sum" PERCENT GAPS) FULL THREE("five"),
		"q1=v2 q2=v5 q3=skipped", "62.50", "41.67", "75.00"},
	    {HEAD THEME("method: sum, decimals: 1" GAPS) FULL THREE("five"),
		"q1=v2 q2=v5 q3=skipped", "10.5", "8.0", "12.0"},
	    /* the first counts twice: 12 of 4 to 20 */
	    {HEAD THEME("method: sum, items: [{q: q1, weight: 2}, {q: q2}, "
			"{q: q3}]" PERCENT) FULL THREE("five"),
		"q1=v2 q2=v3 q3=v5", "50.00", "50.00", "50.00"},
	    /* turned round it is 4 */
	    {HEAD THEME("method: sum, items: [{q: q1, reverse: true}, "
			"{q: q2}, {q: q3}]" PERCENT) FULL THREE("five"),
		"q1=v2 q2=v3 q3=v5", "75.00", "75.00", "75.00"},
	    {HEAD THEME("method: mean, min_answered: 1" PERCENT)
		    FULL THREE("five"),
		"q1=v2 q2=v3 q3=v5", "58.33", "58.33", "58.33"},
	    {HEAD THEME("method: mean, min_answered: 1" PERCENT)
		    FULL THREE("five"),
		"q1=v2 q2=v5 q3=skipped", "62.50", "41.67", "75.00"},
	    {HEAD THEME("method: mean, min_answered: 1, decimals: 2")
		    FULL THREE("five"),
		"q1=v2 q2=v5 q3=skipped", "3.50", "2.67", "4.00"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

#define MEAN(decimals)                                                   \
	HEAD THEME("method: mean, min_answered: 1, decimals: " decimals) \
	    FULL THREE("often")

static void
every_number_of_places(void **state)
{
	static const struct row rows[] = {
	    {MEAN("0"), "q1=v1 q2=v0 q3=v0", "0", "0", "0"},
	    {MEAN("1"), "q1=v1 q2=v0 q3=v0", "0.3", "0.3", "0.3"},
	    {MEAN("2"), "q1=v1 q2=v0 q3=v0", "0.33", "0.33", "0.33"},
	    {MEAN("3"), "q1=v1 q2=v0 q3=v0", "0.333", "0.333", "0.333"},
	    {MEAN("4"), "q1=v1 q2=v0 q3=v0", "0.3333", "0.3333", "0.3333"},
	    {MEAN("4"), "q1=v1 q2=v1 q3=v0", "0.6667", "0.6667", "0.6667"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

#define SUM HEAD THEME("method: sum")
#define CORE ", depth: core"

/* A sum is a sum of all that can be asked: what a short form never opened is
 * missing from it, what does not concern the person is not. */
static void
parts_of_sums(void **state)
{
	static const struct row rows[] = {
	    /* never opened, opened, opened and not answered */
	    {SUM SHORT "questions:\n" Q("q1", "often", CORE)
		    Q("q2", "often", ""),
		"q1=v0", "-", "0", "0"},
	    {SUM SHORT "questions:\n" Q("q1", "often", CORE)
		    Q("q2", "often", ""),
		"q1=v1 q2=v1", "2", "2", "2"},
	    {SUM SHORT "questions:\n" Q("q1", "often", CORE)
		    Q("q2", "often", ""),
		"q1=v1 q2=skipped", "-", "1", "2"},
	    /* never opened, wherever it stands */
	    {SUM SHORT "questions:\n" Q("q2", "often", "")
		    Q("q1", "often", CORE),
		"q1=v0", "-", "0", "0"},
	    {SUM SHORT "questions:\n" Q("q2", "often", "") Q("q1", "often",
		 CORE) Q("q3", "often", CORE ", when: {question: q1, is: v1}"),
		"q1=v0", "-", "0", "0"},
	    /* not asked, and so not missing */
	    {SUM FULL "questions:\n" Q("q1", "often", CORE)
		    Q("q2", "often", ", when: {question: q1, is: v1}"),
		"q1=v0", "0", "0", "0"},
	    {SUM FULL "questions:\n" Q("q1", "often", CORE)
		    Q("q2", "often", ", when: {question: q1, is: v1}"),
		"q1=v1 q2=v1", "2", "2", "2"},
	    /* does not apply */
	    {SUM FULL THREE("often"), "q1=v1 q2=na q3=v1", "2", "2", "2"},
	    {SUM FULL THREE("often"), "q1=v1 q2=na q3=skipped", "-", "1", "2"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

/* How many answers it takes. A mean is one in a short form, too. */
static void
answers_that_it_takes(void **state)
{
	static const struct row rows[] = {
	    {HEAD THEME("method: mean, min_answered: 1") SHORT
		"questions:\n" Q("q1", "often", CORE) Q("q2", "often", ""),
		"q1=v0", "0", "0", "0"},
	    {HEAD THEME("method: mean, min_answered: 2") FULL THREE("often"),
		"q1=v1 q2=skipped q3=skipped", "-", "0", "1"},
	    {HEAD THEME("method: mean, min_answered: 2") FULL THREE("often"),
		"q1=v1 q2=skipped q3=v1", "1", "1", "1"},
	    {HEAD THEME("method: mean, min_answered: 2/3") FULL THREE("often"),
		"q1=v1 q2=na q3=skipped", "-", "1", "1"},
	    {SUM FULL THREE("often"), "q1=v1 q2=skipped q3=v1", "-", "2", "3"},
	    {SUM FULL THREE("often"), "q1=skipped q2=skipped q3=skipped", "-",
		"0", "3"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
what_is_possible(void **state)
{
	struct arena *a = arena_new();
	struct diags d;
	struct bank *b;
	struct answers *answers;
	struct theme_score s;
	static const char text[] =
	    HEAD THEME("method: sum, decimals: 1") FULL THREE("five");

	(void)state;
	diag_init(&d, a);
	b = bank_load(a, "b.yaml", text, sizeof(text) - 1, &d);
	assert_non_null(b);
	answers = answers_new(a, b, bank_form(b, "f"), "2026-01-31");
	answers_refresh(answers);
	score_theme(a, answers, bank_category(b, "t"), &s);
	assert_int_equal(s.possible_min, 30);
	assert_int_equal(s.possible_max, 150);
	say(answers, "q1", "na");
	score_theme(a, answers, bank_category(b, "t"), &s);
	assert_int_equal(s.possible_min, 20);
	assert_int_equal(s.possible_max, 100);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sums_and_means),
	    cmocka_unit_test(every_number_of_places),
	    cmocka_unit_test(parts_of_sums),
	    cmocka_unit_test(answers_that_it_takes),
	    cmocka_unit_test(what_is_possible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
