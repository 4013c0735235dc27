/* The themes at a glance: what stands in the tables, and what must not. */
#include "support.h"

struct fixture {
	struct arena *arena;
	struct answers *answers;
	struct report report;
};

static struct fixture fx;

static void
begin(const char *form)
{
	struct bank *b = load_bank(fx.arena, "tests/bank/good/case.yaml");

	fx.answers = answers_new(fx.arena, b, bank_form(b, form), "2026-11-22");
	answers_refresh(fx.answers);
}

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	begin("whole");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

static void
say_all(const char *const *ids, size_t n, const char *option)
{
	for (size_t i = 0; i < n; i++)
		say(fx.answers, ids[i], option);
}

static const char *const events[] = {"pushed", "hurried", "told", "harm",
    "touched"};
static const char *const signs[] = {"warm", "calm", "clear", "kind"};
static const char *const repair[] = {"heard", "changed"};

/* The glance whose caption has this word; NULL when there is none. */
static const struct table *
glance(const char *word)
{
	report_init(&fx.report, fx.arena);
	report_result(&fx.report, result_make(fx.arena, fx.answers));
	for (const struct block *b = fx.report.first; b != NULL; b = b->next)
		if (b->kind == BLOCK_TABLE && strstr(b->text, word) != NULL) {
			assert_true(b->table->glance);
			return b->table;
		}
	return NULL;
}

/* "CELL | CELL | CELL [BAR LEAST-MOST/OF]" of row N; "" behind the last. */
static const char *
row(const struct table *t, size_t n)
{
	const struct table_row *w = t->first;

	for (; w != NULL && n > 0; n--)
		w = w->next;
	if (w == NULL)
		return "";
	return arena_printf(fx.arena, "%s | %s | %s [%u %u-%u/%u]", w->cells[0],
	    w->cells[1], w->cells[2], w->bar, w->bar_least, w->bar_most,
	    w->bar_of);
}

static void
themes_have_a_row_each(void **state)
{
	const struct table *t;

	(void)state;
	say_all(events, 5, "never");
	say(fx.answers, "pushed", "once");
	say(fx.answers, "still", "there"); /* one question goes with it */
	t = glance("named");
	assert_string_equal(row(t, 0),
	    "Pace | 1 of 2 | Some of these [1 1-1/2]");
	assert_string_equal(row(t, 1),
	    "Acts | 0 of 3 | None of these [0 0-0/3]");
	assert_string_equal(row(t, 2), "");
	assert_has_not(t->key, "ashed");
}

static void
what_is_open_is_not_a_no(void **state)
{
	const struct table *t;

	(void)state;
	say(fx.answers, "pushed", "once");
	say(fx.answers, "hurried", "skipped");
	t = glance("named");
	assert_string_equal(row(t, 0),
	    "Pace | 1 of 3, 2 left open | Some of these [1 1-3/3]");
	assert_string_equal(row(t, 1),
	    "Acts | 3 left open | Not enough answers to say [0 0-3/3]");
	assert_has(t->key, "A dashed box: left open.");
}

static void
what_speaks_alone_is_said_to(void **state)
{
	(void)state;
	say_all(events, 5, "never");
	say(fx.answers, "harm", "once");
	assert_string_equal(row(glance("named"), 1),
	    "Acts | 1 of 3 | Some of these. This counts by itself: see the "
	    "top of the page [1 1-1/3]");
}

static void
scales_have_a_table_of_their_own(void **state)
{
	const struct table *t;

	(void)state;
	say_all(signs, 4, "much");
	say(fx.answers, "calm", "none");
	say(fx.answers, "raised", "yes");
	say_all(repair, 2, "some");
	t = glance("how much");
	assert_string_equal(row(t, 0),
	    "Working together | 75 on a range from 0 to 100 | Much of this "
	    "[75 75-75/100]");
	/* two answers make no number, so there is nothing to draw */
	assert_string_equal(row(t, 1),
	    "Putting things right | 2 of 2 answered | Much of this [0 0-0/0]");
	assert_string_equal(row(t, 2), "");
	assert_has_not(t->key, "dashed");
}

static void
a_gap_leaves_a_range(void **state)
{
	const struct table *t;

	(void)state;
	say_all(signs, 3, "some");
	say(fx.answers, "raised", "yes");
	t = glance("how much");
	assert_string_equal(row(t, 0),
	    "Working together | 50 on a range from 0 to 100; with every gap "
	    "filled from 38 to 63 | Much of this [50 38-63/100]");
	assert_has(t->key, "The dashed part depends on what was left open.");
}

static void
good_sides_are_left_out_with_conduct(void **state)
{
	(void)state;
	say_all(events, 5, "never");
	say_all(signs, 4, "much");
	say(fx.answers, "raised", "yes");
	say_all(repair, 2, "some");
	assert_non_null(glance("how much"));
	say(fx.answers, "touched", "once");
	assert_null(glance("how much")); /* one row is left: no overview */
	assert_non_null(glance("named"));
}

static void
empty_themes_are_not_listed(void **state)
{
	const char *named;

	(void)state;
	say_all(events, 5, "never");
	say_all(events, 2, "na");
	say(fx.answers, "still", "there"); /* nothing else of its theme */
	assert_null(glance("named"));
	named = summary_of(fx.arena, fx.answers);
	assert_has(named, "Does not apply: Pace.");
}

static void
without_answers_there_is_none(void **state)
{
	(void)state;
	assert_null(glance("named"));
	say_all(events, 5, "skipped");
	assert_null(glance("named"));
	assert_null(glance("how much"));
}

/* Lines have the same words further down. */
static void
text_passes_it_over(void **state)
{
	(void)state;
	say_all(events, 5, "once");
	assert_non_null(glance("named"));
	assert_has_not(summary_of(fx.arena, fx.answers), "At a glance");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(themes_have_a_row_each, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(what_is_open_is_not_a_no, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(what_speaks_alone_is_said_to,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(scales_have_a_table_of_their_own,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_gap_leaves_a_range, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		good_sides_are_left_out_with_conduct, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(empty_themes_are_not_listed, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(without_answers_there_is_none,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(text_passes_it_over, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
