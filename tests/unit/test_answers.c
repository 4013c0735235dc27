/* Which items are open, and what counts. */
#include "support.h"

#include "harmcheck/flow.h"

struct fixture {
	struct arena *arena;
	struct bank *bank;
	struct answers *shorter, *longer;
};

static struct fixture fx;

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	fx.bank = load_bank(fx.arena, "tests/bank/good/dialogue.yaml");
	fx.shorter = answers_new(fx.arena, fx.bank, bank_form(fx.bank, "short"),
	    "2026-11-22");
	fx.longer = answers_new(fx.arena, fx.bank, bank_form(fx.bank, "long"),
	    "2026-11-22");
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
gate_is_three_valued(void **state)
{
	static const struct {
		const char *gate, *behind;
	} rows[] = {
	    {"nothing", "not-reached"},
	    {"skipped", "not-reached"},
	    {"na", "not-shown"},
	    {"never", "not-shown"},
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		say(fx.longer, "hurried", rows[i].gate);
		assert_string_equal(state_of(fx.longer, "said"),
		    rows[i].behind);
	}
	say(fx.longer, "hurried", "once");
	assert_int_equal(fx.longer->list[item_of(fx.longer, "said")].open,
	    TRUTH_TRUE);
}

static void
hidden_answers_are_parked_and_come_back(void **state)
{
	const size_t said = item_of(fx.longer, "said");

	(void)state;
	say(fx.longer, "hurried", "often");
	say(fx.longer, "said", "once");
	assert_true(answer_ticked(fx.longer, said));
	say(fx.longer, "hurried", "never");
	assert_string_equal(state_of(fx.longer, "said"), "not-shown");
	assert_true(answer_parked(fx.longer, said));
	assert_int_equal(answer_option(fx.longer, said), -1);
	assert_false(answer_ticked(fx.longer, said));
	say(fx.longer, "hurried", "once");
	assert_false(answer_parked(fx.longer, said));
	assert_true(answer_ticked(fx.longer, said));
}

static void
a_tick_opens_the_theme(void **state)
{
	const size_t hurried = item_of(fx.shorter, "hurried");

	(void)state;
	assert_true(fx.shorter->list[hurried].closed);
	say(fx.shorter, "pushed", "skipped");
	assert_true(fx.shorter->list[hurried].closed);
	say(fx.shorter, "pushed", "once");
	assert_false(fx.shorter->list[hurried].closed);
	assert_int_equal(fx.shorter->list[hurried].open, TRUTH_TRUE);
	say(fx.shorter, "pushed", "never");
	assert_string_equal(state_of(fx.shorter, "hurried"), "not-shown");
}

static void
a_follow_up_needs_a_tick(void **state)
{
	const struct category *pace = bank_category(fx.bank, "pace");
	size_t item = 0;

	(void)state;
	while (fx.longer->form->items[item].follow_up == NULL ||
	    fx.longer->form->items[item].category != pace)
		item++;
	say(fx.longer, "pushed", "never");
	assert_int_equal(fx.longer->list[item].open, TRUTH_FALSE);
	say(fx.longer, "pushed", "once");
	assert_int_equal(fx.longer->list[item].open, TRUTH_TRUE);
	say(fx.longer, "pushed", "skipped");
	assert_int_equal(fx.longer->list[item].open, TRUTH_FALSE);
}

static void
a_sentinel_speaks_from_its_option_on(void **state)
{
	const size_t harm = item_of(fx.longer, "harm");
	const size_t touched = item_of(fx.longer, "touched");

	(void)state;
	say(fx.longer, "harm", "once");
	assert_false(answer_alerts(fx.longer, harm));
	say(fx.longer, "harm", "often");
	assert_true(answer_alerts(fx.longer, harm));
	say(fx.longer, "touched", "never");
	assert_false(answer_alerts(fx.longer, touched));
	say(fx.longer, "touched", "once");
	assert_true(answer_alerts(fx.longer, touched));
}

/* --- flow ---------------------------------------------------------------- */

static const char *
at(const struct flow *f)
{
	const struct form_item *it;

	if (f->at == FLOW_END)
		return "end";
	it = &f->answers->form->items[f->at];
	return it->question != NULL ? it->question->id : it->follow_up->id;
}

static void
flow_walks_the_open_items(void **state)
{
	struct flow f;

	(void)state;
	flow_init(&f, fx.shorter);
	assert_string_equal(at(&f), "overall");
	assert_int_equal(flow_total(&f), 4);
	flow_give(&f, 0);
	assert_string_equal(at(&f), "pushed");
	flow_give(&f, 1); /* opens the theme and its follow-up */
	assert_string_equal(at(&f), "hurried");
	assert_int_equal(flow_total(&f), 6);
	flow_give(&f, 2); /* opens "said" */
	assert_string_equal(at(&f), "said");
	flow_skip(&f);
	assert_string_equal(at(&f), "cause");
	flow_not_applicable(&f);
	assert_string_equal(at(&f), "touched");
	assert_int_equal(flow_number(&f, f.at), 6);
	flow_give(&f, 0);
	assert_string_equal(at(&f), "harm");
	flow_give(&f, 0);
	assert_string_equal(at(&f), "end");
	assert_true(flow_back(&f));
	assert_string_equal(at(&f), "harm");
}

static void
flow_puts_off_what_a_tick_opens(void **state)
{
	bool settled[3] = {false};
	const struct category *pace = &fx.bank->categories[0];
	struct flow f;

	(void)state;
	flow_init(&f, fx.shorter);
	assert_int_equal(flow_more(&f, pace), 0);
	flow_put_off(&f, settled);
	flow_give(&f, 0);
	assert_int_equal(flow_more(&f, pace), 0);
	flow_give(&f, 1);
	assert_string_equal(at(&f), "touched");
	assert_int_equal(flow_total(&f), 4);
	assert_true(fx.shorter->kept_short[0]);
	assert_int_equal(flow_more(&f, pace), 2);
	assert_int_equal(flow_total(&f), 4); /* asking opened nothing */
	assert_true(flow_goto(&f, 2));
	flow_give(&f, 0); /* not ticked any more */
	assert_false(fx.shorter->kept_short[0]);
	assert_int_equal(flow_more(&f, pace), 0);
	assert_true(flow_goto(&f, 2));
	flow_give(&f, 1);
	settled[0] = true;
	assert_int_equal(flow_more(&f, pace), 0);
	flow_look_closer(&f, pace);
	assert_string_equal(at(&f), "hurried");
	assert_int_equal(flow_total(&f), 6);
	flow_init(&f, fx.longer);
	settled[0] = false;
	flow_put_off(&f, settled); /* a form of full depth asks all */
	flow_give(&f, 0);
	flow_give(&f, 1);
	assert_string_equal(at(&f), "hurried");
	assert_false(fx.longer->kept_short[0]);
}

static void
flow_moves_freely(void **state)
{
	struct flow f;

	(void)state;
	flow_init(&f, fx.longer);
	assert_false(flow_back(&f));
	assert_true(flow_goto(&f, 4));
	assert_string_equal(at(&f), "touched");
	assert_false(flow_goto(&f, 0));
	assert_false(flow_goto(&f, 99));
	assert_string_equal(at(&f), "touched");
	flow_give(&f, 0);
	flow_give(&f, 0); /* the last: what was passed over comes now */
	assert_string_equal(at(&f), "overall");
	flow_skip(&f);
	flow_next_unanswered(&f);
	assert_string_equal(at(&f), "hurried");
	flow_next_unanswered(&f);
	assert_string_equal(at(&f), "pushed");
}

static void
flow_leaves_a_part(void **state)
{
	struct flow f;

	(void)state;
	flow_init(&f, fx.longer);
	flow_skip(&f);
	flow_give(&f, 0);
	flow_skip_part(&f);
	assert_string_equal(at(&f), "touched");
	assert_string_equal(state_of(fx.longer, "pushed"), "given");
	assert_string_equal(state_of(fx.longer, "hurried"), "skipped");
	flow_decline(&f);
	assert_string_equal(at(&f), "harm");
	assert_string_equal(state_of(fx.longer, "touched"), "not-reached");
	flow_give(&f, 0);
	assert_string_equal(at(&f), "end"); /* "not now" is not asked again */
	assert_true(flow_goto(&f, 4));      /* but can be gone to */
	assert_string_equal(at(&f), "touched");
	flow_give(&f, 0);
	assert_string_equal(state_of(fx.longer, "touched"), "given");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	    T(gate_is_three_valued),
	    T(hidden_answers_are_parked_and_come_back),
	    T(a_tick_opens_the_theme),
	    T(a_follow_up_needs_a_tick),
	    T(a_sentinel_speaks_from_its_option_on),
	    T(flow_walks_the_open_items),
	    T(flow_puts_off_what_a_tick_opens),
	    T(flow_moves_freely),
	    T(flow_leaves_a_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
