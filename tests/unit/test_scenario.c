/* Cases: the form that one is rated by, its key, and the spread of its points
 * against a count of all ways to share them out. */
#include "support.h"

#include "../../src/report/report_scenario_parts.h"
#include "harmcheck/prng.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"

#define BANK "tests/scenario/bank.yaml"
#define CASE "tests/scenario/good/situation.yaml"

static int
begin(void **state)
{
	*state = arena_new();
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

static const struct scenario *
load_case(struct arena *a, const struct bank *b, const char *text)
{
	struct diags d;
	const struct scenario *s;

	diag_init(&d, a);
	s = scenario_load(a, b, "c.yaml", text, strlen(text), &d);
	if (s == NULL)
		fail_msg("%s", d.n > 0 ? d.list[0].msg : "?");
	return s;
}

static const struct scenario *
load_file(struct arena *a, const struct bank *b)
{
	struct err e;
	char *text;
	size_t n;

	if (file_read(a, CASE, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	return load_case(a, b, text);
}

/* Core questions of its themes, in the order of the bank's form and not in its
 * own; no follow-up, nothing to deepen. The bank's form stays as it was. */
static void
test_form(void **state)
{
	struct arena *a = *state;
	const struct bank *b = load_bank(a, BANK);
	const struct form *of = bank_form(b, "case");
	const size_t before = of->n_items;
	const struct scenario *s = load_file(a, b);
	const struct form *f = s->form;
	static const char *const items[] = {"overall", "still", "ended",
	    "pushed", "heard"};

	assert_ptr_equal(s->of, of);
	assert_string_equal(f->id, "case");
	assert_int_equal(f->index, of->index);
	assert_false(f->about_self);
	assert_int_equal(f->depth, DEPTH_CORE);
	assert_false(f->deepen);
	assert_int_equal(f->deepen_most, 0);
	assert_int_equal(f->minutes, 5);
	assert_int_equal(f->n_categories, 3);
	assert_string_equal(f->categories[0]->id, "ending");
	assert_string_equal(f->categories[2]->id, "together");
	assert_int_equal(f->n_items, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(f->items[i].question->id, items[i]);
		assert_int_equal(f->item_of[f->items[i].question->index], i);
	}
	assert_int_equal(f->item_of[bank_question(b, "touched")->index], -1);
	assert_int_equal(f->item_of[bank_question(b, "said")->index], -1);
	assert_int_equal(of->n_items, before);
	assert_int_equal(of->n_categories, 4);
	assert_true(of->deepen);
}

/* Each item can be decided once, and answers to it open nothing. */
static void
test_answers(void **state)
{
	struct arena *a = *state;
	const struct bank *b = load_bank(a, BANK);
	const struct scenario *s = load_file(a, b);
	struct answers *all = answers_new(a, b, s->form, "2026-11-22");
	bool seen[5] = {false};

	for (size_t i = 0; i < s->form->n_items; i++) {
		assert_true(s->form->order[i] < 5);
		assert_false(seen[s->form->order[i]]);
		seen[s->form->order[i]] = true;
		all->list[i].said = ANSWER_GIVEN;
		all->list[i].option = 1;
	}
	answers_refresh(all);
	for (size_t i = 0; i < s->form->n_items; i++)
		assert_int_equal(answer_state(all, i), ANSWER_GIVEN);
}

/* The key's answers stand in the order of the form, its shares in that of the
 * bank. */
static void
test_key(void **state)
{
	struct arena *a = *state;
	const struct bank *b = load_bank(a, BANK);
	const struct scenario *s = load_file(a, b);
	static const char *const order[] = {"overall", "still", "ended",
	    "pushed", "heard"};
	const struct scenario_answer *heard =
	    scenario_answer(s, bank_question(b, "heard"));

	assert_int_equal(s->n_answers, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(s->answers[i].question->id, order[i]);
	assert_int_equal(heard->options, 1 << 1 | 1 << 2);
	assert_null(scenario_answer(s, bank_question(b, "touched")));
	assert_int_equal(s->n_shares, b->n_causes);
	for (size_t i = 0; i < s->n_shares; i++)
		assert_ptr_equal(s->shares[i].cause, &b->causes[i]);
	assert_int_equal(s->shares[1].least, 40);
	assert_int_equal(s->shares[1].most, 80);
	assert_string_equal(scenario_grade_name(s->grade), "mild");
	assert_string_equal(scenario_grade_name(SCENARIO_NOTHING_WRONG),
	    "nothing wrong");
}

/* --- the spread --------------------------------------------------------- */

#define CAUSES 4
#define POINTS 100

/* A case with these ranges for the four causes of BANK4, named in an order of
 * their own. */
static const struct scenario *
case_of(struct arena *a, const struct bank *b, const unsigned (*range)[2])
{
	static const char *const ids[CAUSES] = {"therapist", "circumstances",
	    "rain", "luck"};
	struct buf out;

	buf_init(&out, a);
	buf_adds(&out,
	    "scenario: {format: 1, id: c, version: 1.0.0, language: en, "
	    "title: T, content: C., grade: grave, minutes: 1, bank: small, "
	    "form: case, themes: [pace]}\n"
	    "story: [{text: T.}]\n"
	    "debrief: [D.]\n"
	    "key:\n"
	    "  summing_up: S.\n"
	    "  moves: [{what: A., why: B.}]\n"
	    "  answers: [{question: pushed, is: once, why: W.}]\n"
	    "  shares:\n");
	for (size_t i = CAUSES; i-- > 0;)
		buf_addf(&out, "    - {cause: %s, points: [%u, %u], why: W.}\n",
		    ids[i], range[i][0], range[i][1]);
	return load_case(a, b, out.data);
}

static const struct bank *
bank_of_four(struct arena *a)
{
	return load_bank_with(a, BANK, "causes:\n",
	    "causes:\n"
	    "  - { id: rain, label: The rain }\n"
	    "  - { id: luck, label: Luck }\n");
}

static bool
is_within(unsigned points, const unsigned range[2])
{
	return points >= range[0] && points <= range[1];
}

/* The least and the most of the sums of squares, by trying all. */
static void
try_all(const unsigned (*range)[2], unsigned *least, unsigned *most)
{
	*least = UINT32_MAX;
	*most = 0;
	for (unsigned i = range[0][0]; i <= range[0][1]; i++)
		for (unsigned j = range[1][0]; j <= range[1][1]; j++)
			for (unsigned k = range[2][0];
			     k <= range[2][1] && i + j + k <= POINTS; k++) {
				const unsigned l = POINTS - i - j - k;
				const unsigned sum =
				    i * i + j * j + k * k + l * l;

				if (!is_within(l, range[3]))
					continue;
				*least = sum < *least ? sum : *least;
				*most = sum > *most ? sum : *most;
			}
}

/* Ten-thousandths to hundredths, halves up. */
static unsigned
hundredths(unsigned index)
{
	return (index + 50) / 100;
}

static const char *
key_text(struct arena *a, const struct scenario *s)
{
	const struct text_style style = {.width = 2000, .plain = true};
	struct report r;
	struct buf out;

	report_init(&r, a);
	report_scenario_key(&r, s, NULL);
	buf_init(&out, a);
	render_text(&out, &r, &style);
	return out.data;
}

static void
check_range(struct arena *a, const struct bank *b, const unsigned (*range)[2])
{
	const char *text = key_text(a, case_of(a, b, range));
	unsigned least, most;
	const char *want;

	try_all(range, &least, &most);
	if (least == most)
		want = arena_printf(a, "The spread of the key is %u.%02u.",
		    hundredths(least) / 100, hundredths(least) % 100);
	else
		want = arena_printf(a,
		    "the spread can be from %u.%02u to %u.%02u. The lower",
		    hundredths(least) / 100, hundredths(least) % 100,
		    hundredths(most) / 100, hundredths(most) % 100);
	if (strstr(text, want) == NULL)
		fail_msg("not there: %s; ranges %u-%u %u-%u %u-%u %u-%u in %s",
		    want, range[0][0], range[0][1], range[1][0], range[1][1],
		    range[2][0], range[2][1], range[3][0], range[3][1], text);
}

static void
test_key_spread(void **state)
{
	static const unsigned fixed[][CAUSES][2] = {
	    {{0, 100}, {0, 100}, {0, 100}, {0, 100}},
	    {{100, 100}, {0, 0}, {0, 0}, {0, 0}},
	    {{25, 25}, {25, 25}, {25, 25}, {25, 25}},
	    {{0, 50}, {0, 50}, {0, 0}, {0, 0}},
	    {{30, 60}, {10, 30}, {0, 20}, {10, 40}},
	};
	const struct bank *b = bank_of_four(*state);
	struct prng random;

	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		check_range(*state, b, fixed[i]);
	prng_init(&random, 7, "ranges", 0);
	for (size_t tried = 0; tried < 60;) {
		unsigned range[CAUSES][2], least = 0, most = 0;

		for (size_t i = 0; i < CAUSES; i++) {
			range[i][0] = (unsigned)prng_below(&random, 40);
			range[i][1] =
			    range[i][0] + (unsigned)prng_below(&random, 61);
			least += range[i][0];
			most += range[i][1];
		}
		if (least > POINTS || most < POINTS)
			continue;
		check_range(*state, b, (const unsigned(*)[2])range);
		tried++;
	}
}

static void
test_spread_words(void **state)
{
	static const struct {
		unsigned shares[6];
		size_t n;
		const char *words;
	} rows[] = {
	    {{100, 0, 0, 0, 0, 0}, 6,
		"The spread is 1.00: one cause has all the points. "
		"There is no good or bad number."},
	    /* 2500 + 2500 */
	    {{50, 50, 0, 0, 0, 0}, 6,
		"The spread is 0.50. It is 1.00 when one cause has all the "
		"points, and 0.17 when all 6 have the same. 0.50 is as if "
		"about 2 causes had the same share. "
		"There is no good or bad number."},
	    /* 3600 + 100 + 0 + 25 + 225 + 100 = 4050; 10000 / 4050 = 2.47 */
	    {{60, 10, 0, 5, 15, 10}, 6,
		"The spread is 0.41. It is 1.00 when one cause has all the "
		"points, and 0.17 when all 6 have the same. 0.41 is as if "
		"about 2.5 causes had the same share. "
		"There is no good or bad number."},
	    {{25, 25, 25, 25}, 4,
		"The spread is 0.25. It is 1.00 when one cause has all the "
		"points, and 0.25 when all 4 have the same. 0.25 is as if "
		"about 4 causes had the same share. "
		"There is no good or bad number."},
	    /* 9801 + 1: never "1.00" for what is not all on one */
	    {{99, 1}, 2,
		"The spread is 0.98. It is 1.00 when one cause has all the "
		"points, and 0.50 when both have the same. So one "
		"cause has nearly all. "
		"There is no good or bad number."},
	};
	struct report r;

	report_init(&r, *state);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(
		    report_spread(&r, rows[i].shares, rows[i].n),
		    rows[i].words);
}

/* What could be done ends once: with what stands there, also within a quote, or
 * with a full stop. */
static void
test_ends(void **state)
{
	static const char *const rows[][2] = {
	    {"Ask him", "Ask him."},
	    {"Ask him.", "Ask him."},
	    {"Ask him?", "Ask him?"},
	    {"Ask him!", "Ask him!"},
	    {"Say: \"Stop.\"", "Say: \"Stop.\""},
	    {"Say: \"Why?\"", "Say: \"Why?\""},
	    {"Say \"stop\"", "Say \"stop\"."},
	    {"Ask him\n", "Ask him."},
	    {"Say \"stop\"\n", "Say \"stop\"."},
	    {"Say: \"Stop.\"\n", "Say: \"Stop.\""},
	    {"\"", "\"."},
	    {"", "."},
	};
	struct report r;

	report_init(&r, *state);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(scenario_part_ended(&r, rows[i][0]),
		    rows[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_form, begin, end),
	    cmocka_unit_test_setup_teardown(test_answers, begin, end),
	    cmocka_unit_test_setup_teardown(test_key, begin, end),
	    cmocka_unit_test_setup_teardown(test_key_spread, begin, end),
	    cmocka_unit_test_setup_teardown(test_spread_words, begin, end),
	    cmocka_unit_test_setup_teardown(test_ends, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
