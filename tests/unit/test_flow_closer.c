/* What a tick opens is put off to the end, and what was begun goes on. */
#include "flow_support.h"

static const char two_core[] = BEFORE Q("a", "c", CORE) Q("b", "c", CORE)
    Q("c", "c", "") Q("d1", "d", CORE) Q("e1", "e", CORE);

/* --- what a tick opens ------------------------------------------------------
 */

static size_t
more(struct walk *w, char key)
{
	return flow_more(&w->flow, &w->answers->bank->categories[key - 'C']);
}

static void
a_tick_opens_nothing_before_the_end(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, themes_only, "short");
	walk(&w, "ynn", "d1 e2 end");
	assert_int_equal(flow_total(&w.flow), 3);
	assert_true(w.answers->kept_short[0]);
	assert_false(w.answers->kept_short[1] || w.answers->kept_short[2]);
	/* two questions and what is asked after them */
	assert_int_equal(more(&w, 'C'), 3);
	assert_int_equal(more(&w, 'D'), 0);
	assert_int_equal(flow_total(&w.flow), 3);
	walk(&w, "CnC1C", "c2 c3 c3 c1 c3");
	assert_int_equal(more(&w, 'C'), 0);
	loaded_free(&w.bank);
}

/* What is opened in one theme may open another: that is put off as well. */
static void
one_theme_opens_another(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, themes_only, "short");
	walk(&w, "yynCny", "d1 e2 end c2 c3 u");
	assert_false(w.answers->kept_short[0]);
	assert_true(w.answers->kept_short[1]);
	assert_int_equal(more(&w, 'D'), 1);
	/* and is put off no longer when nothing opens it */
	walk(&w, "3n", "c3 u");
	assert_false(w.answers->kept_short[1]);
	assert_int_equal(more(&w, 'D'), 0);
	walk(&w, "3yD", "c3 u d2");
	assert_int_equal(more(&w, 'D'), 0);
	loaded_free(&w.bank);
}

/* Only what has no answer is more to ask. */
static void
more_is_what_has_no_answer(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, themes_only, "short");
	say(w.answers, "c2", "once");
	walk(&w, "y", "d1");
	assert_int_equal(more(&w, 'C'), 2);
	say(w.answers, "c3", "skipped");
	assert_int_equal(more(&w, 'C'), 1);
	loaded_free(&w.bank);
	/* what would be asked in any case is no more to ask */
	begin(&w, two_core, "short");
	walk(&w, "y", "b");
	assert_int_equal(more(&w, 'C'), 2);
	loaded_free(&w.bank);
	/* of a theme to which somebody said "not now" no more is offered */
	begin(&w, themes_only, "short");
	walk(&w, "y1c", "d1 c1 d1");
	assert_true(w.answers->kept_short[0]);
	assert_int_equal(more(&w, 'C'), 0);
	loaded_free(&w.bank);
}

/* A closer look begins with what has no answer in that theme, not before it. */
static void
a_closer_look_begins_in_its_theme(void **state)
{
	(void)state;
	walks(with_roles, "short", "2nynnC", "r2 c1 d1 e2 r1 c2");
	walks(with_roles, "short", "2nyC", "r2 c1 d1 c2");
	walks(two_core, "short", "2yC", "b d1 a");
}

/* Nothing is put off where all is asked, or where nobody asked for it. */
static void
where_nothing_is_put_off(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, themes_only, "long");
	walk(&w, "y", "c2");
	assert_int_equal(more(&w, 'C'), 0);
	loaded_free(&w.bank);
	begin(&w, themes_only, "short");
	flow_init(&w.flow, w.answers);
	walk(&w, "y", "c2");
	assert_int_equal(flow_total(&w.flow), 6);
	assert_int_equal(more(&w, 'C'), 0);
	loaded_free(&w.bank);
}

/* --- going on ---------------------------------------------------------------
 */

static void
goes_on(struct walk *w, const char *from, const bool *settled, const char *at)
{
	flow_resume(&w->flow, w->answers,
	    str_eq(from, "end") ? FLOW_END : item_of(w->answers, from),
	    settled);
	assert_string_equal(name_of(w, w->flow.at), at);
}

/* At the place that was kept; at the next one if that is closed by now. */
static void
going_on(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, themes_only, "short");
	goes_on(&w, "d1", w.settled, "d1");
	goes_on(&w, "c3", w.settled, "d1");
	goes_on(&w, "end", NULL, "end");
	walk(&w, "uu", "c1 d1");
	/* a tick that nothing was put off for: now it is */
	say(w.answers, "c1", "once");
	goes_on(&w, "c3", w.settled, "d1");
	assert_true(w.answers->kept_short[0]);
	/* what was put off stays so until the next answer */
	say(w.answers, "c1", "no");
	goes_on(&w, "d1", w.settled, "d1");
	assert_true(w.answers->kept_short[0]);
	walk(&w, "n", "e2");
	assert_false(w.answers->kept_short[0]);
	/* all is asked at once */
	say(w.answers, "c1", "once");
	w.answers->kept_short[0] = true;
	answers_refresh(w.answers);
	w.answers->kept_short[0] = false;
	goes_on(&w, "c3", NULL, "c3");
	assert_false(w.answers->kept_short[0]);
	loaded_free(&w.bank);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_tick_opens_nothing_before_the_end),
	    cmocka_unit_test(one_theme_opens_another),
	    cmocka_unit_test(more_is_what_has_no_answer),
	    cmocka_unit_test(a_closer_look_begins_in_its_theme),
	    cmocka_unit_test(where_nothing_is_put_off),
	    cmocka_unit_test(going_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
