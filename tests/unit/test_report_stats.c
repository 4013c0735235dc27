/* The page of statistics in words: as many places as a reader can use, rounded
 * once; a word where there are few people; which question to look at when one
 * spoils its scale; and the questions as a table, with the ids of answers. */
#include "sheet_support.h"

#include "harmcheck/figures.h"
#include "harmcheck/report_stats.h"

#define REVERSED_BANK "tests/bank/good/mean-reversed.yaml"
#define TWOS_BANK "tests/bank/good/scoring.yaml"

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* --- places --------------------------------------------------------------- */

static void
as_many_places_as_one_can_use(void **state)
{
	static const unsigned places[] = {1, 2, 2, 3, 4};
	const struct category events = {.kind = KIND_EVENTS};

	(void)state;
	for (unsigned d = 0; d < sizeof(places) / sizeof(places[0]); d++) {
		const struct category c = {.kind = KIND_SCALE, .decimals = d};

		assert_int_equal(figures_places(&c), places[d]);
	}
	assert_int_equal(figures_places(&events), 2);
}

/* 0.04999 is 0.0500 with four places. That, rounded once more, would be 0.1. */
static void
rounded_once(void **state)
{
	const struct category c = {.kind = KIND_SCALE,
	    .shown_as = SHOWN_AS_PERCENT};
	const struct form form = {0};
	struct tally_count list[] = {{0, 95001}, {1, 4999}};
	struct tally_theme t = {.category = &c,
	    .values = {.list = list, .n = 2}};
	struct figures f;

	(void)state;
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_int_equal(f.mean, 500);
	figures_of(&form, &t, 1, &f);
	assert_int_equal(f.mean, 0);
	assert_int_equal(f.sd, 2);
	assert_int_equal(f.quantiles[FIGURES_MEDIAN], 0);
}

static void
assert_shorter(int64_t two, int64_t six)
{
	const int64_t off = two * 10000 - six;

	if (off < -5000 || off > 5000)
		fail_msg("%lld of %lld", (long long)two, (long long)six);
}

static void
alpha_is_rounded_once(void **state)
{
	struct tally_theme t;
	struct reliability two, six;

	(void)state;
	sheet.people = 40;
	sheet.questions = 4;
	for (int i = 0; i < 40; i++)
		for (int k = 0; k < 4; k++)
			sheet.of[i][k] = (i % 5 + i * (k + 1) / 7 % 3) % 5;
	t = count_sheet(a, 1);
	reliability_of(a, &t, RELIABILITY_READ, &two);
	reliability_of(a, &t, 6, &six);
	assert_int_equal(two.state, RELIABILITY_DEFINED);
	assert_true(six.alpha > 10000);
	assert_shorter(two.alpha, six.alpha);
	assert_shorter(two.low, six.low);
	assert_shorter(two.high, six.high);
	for (size_t i = 0; i < two.n_items; i++) {
		assert_shorter(two.items[i].rest, six.items[i].rest);
		assert_shorter(two.items[i].alpha, six.items[i].alpha);
		assert_int_equal(two.items[i].against, six.items[i].against);
	}
}

/* --- the page ------------------------------------------------------------- */

/* N people who answer the questions of FORM in BANK as OPTION says. */
static struct tally *
people(const char *bank, const char *form, size_t n,
    int (*option)(size_t person, const char *code))
{
	const struct bank *b = load_bank(a, bank);
	struct tally *t = tally_new(a, b, bank_form(b, form));

	for (size_t i = 0; i < n; i++) {
		struct answers *it = answers_new(a, b, t->form, "2026-11-22");

		for (size_t k = 0; k < t->form->n_items; k++) {
			const struct question *q = t->form->items[k].question;
			const int o = q != NULL ? option(i, q->code) : -1;

			if (o < 0)
				continue;
			it->list[k].said = ANSWER_GIVEN;
			it->list[k].option = o;
		}
		answers_refresh(it);
		tally_person(t, a, it);
		t->rows++;
	}
	tally_settle(t);
	return t;
}

static const char *
page_of(const struct tally *t)
{
	const struct text_style style = {.width = 10000, .plain = true};
	struct buf out;

	buf_init(&out, a);
	render_text(&out, report_stats(a, t), &style);
	return out.data;
}

/* All three go together as they stand, though the bank turns q21 round. */
static int
not_reversed(size_t person, const char *code)
{
	return (int)((person + (person % 4 == 0 && str_eq(code, "q09"))) % 5);
}

/* As the bank has it, but for two who differ. */
static int
as_reversed(size_t person, const char *code)
{
	const int o = (int)(person % 5);

	if (person < 2 && str_eq(code, "q33"))
		return 4 - o;
	return str_eq(code, "q21") ? 4 - o : o;
}

static void
one_spoils_the_scale(void **state)
{
	const char *page =
	    page_of(people(REVERSED_BANK, "all", 40, not_reversed));

	(void)state;
	assert_has(page, "- Alpha is below 0: ");
	assert_has(page, "(q21, reversed): with the rest -0.");
	assert_has_not(page, "(q09, reversed)");
	assert_has(page,
	    "Warning: \"Item 21 (q21)\" runs against the rest. People who "
	    "score high on it score low on the others. The bank reverses it.");
	assert_has_not(page,
	    "(q21)\" runs against the rest. People who score "
	    "high on it score low on the others. The bank "
	    "does not");
	assert_has(page,
	    "- Look first at \"Item 21 (q21)\": without it alpha "
	    "is 0.86, the highest");
	assert_has_not(page, "- Few:");
	assert_has_not(page, "Wide:");
}

static void
nothing_is_against(void **state)
{
	const char *page =
	    page_of(people(REVERSED_BANK, "all", 40, as_reversed));

	(void)state;
	assert_has(page, "Cronbach's alpha: 0.");
	assert_has_not(page, "Warning");
	assert_has_not(page, "Look first");
	assert_has_not(page, "below 0: ");
}

/* Of two both run against each other: figures cannot tell which. */
static int
two_apart(size_t person, const char *code)
{
	const int o = (int)((person + (person == 0)) % 4);

	if (str_eq(code, "k1"))
		return o;
	return str_eq(code, "k2") ? 3 - o : -1;
}

static void
of_two_none_is_first(void **state)
{
	const char *page = page_of(people(TWOS_BANK, "all", 40, two_apart));

	(void)state;
	assert_has(page,
	    "(k1)\" runs against the rest. People who score high "
	    "on it score low on the others. The bank does not "
	    "reverse it.");
	assert_has(page, "(k2)\" runs against");
	assert_has(page,
	    "- Which of them is the one to look at, these "
	    "figures cannot tell.");
	assert_has_not(page, "Look first");
}

/* Against the rest by so little that two places do not show it. */
static int
hardly_apart(size_t person, const char *code)
{
	if (str_eq(code, "k1"))
		return person % 2 == 0 ? 1 : 2;
	if (str_eq(code, "k2"))
		return person != 1 && person / 2 % 2 == 0 ? 2 : 1;
	return -1;
}

static void
the_sign_stays(void **state)
{
	const char *page =
	    page_of(people(TWOS_BANK, "all", 1200, hardly_apart));

	(void)state;
	assert_has(page, "(k1)\" runs against the rest.");
	assert_has(page, "(k1): with the rest -0.00");
}

static int
only_q09(size_t person, const char *code)
{
	if (str_eq(code, "q09"))
		return (int)(person % 3);
	return person == 0 ? 1 : -1;
}

static void
few_are_said_to_be_few(void **state)
{
	static const char few[] = "- Few: fewer than 30 people answered.";
	const char *page =
	    page_of(people(REVERSED_BANK, "all", 29, as_reversed));

	(void)state;
	assert_has(page, few);
	assert_has(page, "- Wide:");
	assert_has_not(page, "- Few: these");
	assert_has_not(page_of(people(REVERSED_BANK, "all", 30, as_reversed)),
	    "- Few:");
	/* many answered something, few this theme; one all of it */
	page = page_of(people(REVERSED_BANK, "all", 40, only_q09));
	assert_has_not(page, few);
	assert_has(page,
	    "- No alpha: 1 person answered all 3 questions. It "
	    "needs 10.");
	assert_has(page, "- Few: these are fewer than 30 people.");
}

/* A percent of fewer than 100 has no tenths; no line ends before its sign. */
static void
percents(void **state)
{
	const char *page =
	    page_of(people(REVERSED_BANK, "all", 99, as_reversed));

	(void)state;
	assert_has(page, "people 20; 20%");
	assert_has_not(page, " %");
	page = page_of(people(REVERSED_BANK, "all", 101, as_reversed));
	assert_has(page, "people 22; 21.8%");
}

static void
a_glance_says_wide(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, a);
	render_markdown(&out,
	    report_stats(a, people(REVERSED_BANK, "all", 29, as_reversed)));
	assert_has(out.data, " (wide) |");
	buf_clear(&out);
	render_markdown(&out,
	    report_stats(a, people(REVERSED_BANK, "all", 30, as_reversed)));
	assert_has_not(out.data, "(wide)");
}

/* Other programs get all places, the id of each answer, and what is reversed.
 */
static void
a_table_of_questions(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, a);
	render_csv_stats_items(&out,
	    people(REVERSED_BANK, "all", 30, as_reversed));
	assert_has(out.data,
	    ",alpha_without,reversed,answer_1,people_1,"
	    "answer_2,people_2,");
	assert_has(strstr(out.data, "\nc09,q21,"),
	    ",0.9141,yes,a0,6,a1,6,a2,6,a3,6,a4,6\nc09,q33,");
	assert_has(strstr(out.data, "\nc09,q33,"),
	    ",no,a0,5,a1,5,a2,6,a3,7,a4,7\n");
	assert_has(out.data, "c09,q09,q09,30,0,0,0,0,0.");
	buf_clear(&out);
	render_csv_stats(&out, people(REVERSED_BANK, "all", 30, as_reversed));
	assert_has(out.data, "c09,30,0,52.2727,34.3641,");
	assert_null(strstr(out.data, "(wide)"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(as_many_places_as_one_can_use,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(rounded_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(alpha_is_rounded_once, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(one_spoils_the_scale, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(nothing_is_against, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(of_two_none_is_first, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(the_sign_stays, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(few_are_said_to_be_few, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(percents, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_glance_says_wide, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_table_of_questions, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
