/* Where a person stands, key by key: what is asked next, what is passed over,
 * what comes again. */
#include "flow_support.h"

static const char first_waits[] = HEAD SCALES THEMES FORMS
    "questions:\n" QUESTION("a", ", when: {question: b, is: once}")
	QUESTION("b", "");
/* Asked when nothing was said to a, which is skipped then. */
static const char after_a_skip[] = HEAD SCALES THEMES FORMS
    "questions:\n- {id: r, role: situation, text: Q, scale: s, when: "
    "{question: a, answered: false}}\n" QUESTION("a", "") QUESTION("b", "");

static void
one_after_the_other(void **state)
{
	(void)state;
	walks(with_roles, "long", "nnnnnnn", "r2 c1 c2 c3 d1 e2 end");
	walks(with_roles, "long", "nnyyynnnn", "r2 c1 c2 c3 u d1 d2 e2 end");
	walks(with_roles, "short", "nnnnn", "r2 c1 d1 e2 end");
	/* an answer opens a question behind us: it comes before the end */
	walks(first_waits, "f", "yn", "a b");
	walks(with_roles, "short", "nnnnyn", "r2 c1 d1 e2 e1 e2");
	walks(with_roles, "short", "nnnnynnb", "r2 c1 d1 e2 e1 e2 end e2");
}

/* --- a part that is left out -----------------------------------------------
 */

static void
not_now_passes_over_the_part(void **state)
{
	(void)state;
	walks(with_roles, "long", "nncnn", "r2 c1 d1 e2 end");
	/* what was answered in it can be gone back to, the rest is passed */
	walks(with_roles, "long", "nnncbbb", "r2 c1 c2 d1 c1 r2 r1");
	walks(with_roles, "long", "nnnnbbcbb>",
	    "r2 c1 c2 c3 c2 c1 d1 c2 c1 c2");
	/* and is not what is still open */
	walks(with_roles, "long", "nncnnuf", "r2 c1 d1 e2 end end end");
	walks(with_roles, "long", "nncuuu", "r2 c1 d1 e2 d1 e2");
	/* behind the part that is last comes what was passed over */
	walks(with_roles, "long", "7cn", "e2 r1 r2");
	walks(with_roles, "long", "7pn", "e2 r1 r2");
}

/* Whoever answers a question of it after all has come back to all of it. */
static void
an_answer_takes_not_now_back(void **state)
{
	(void)state;
	walks(with_roles, "long", "nnc4nbbbn", "r2 c1 d1 c2 c3 c2 c1 r2 c1");
	walks(with_roles, "long", "nnc4>b", "r2 c1 d1 c2 d1 r2");
	walks(with_roles, "short", "nnc2>n", "r2 c1 d1 r2 d1 e2");
}

static void
skipping_a_part(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, with_roles, "long");
	walk(&w, "nnynbbp", "r2 c1 c2 c3 c2 c1 d1");
	assert_string_equal(state_of(w.answers, "c1"), "given");
	assert_string_equal(state_of(w.answers, "c2"), "given");
	assert_string_equal(state_of(w.answers, "c3"), "skipped");
	assert_string_equal(state_of(w.answers, "d1"), "not-reached");
	/* what is not asked now is not skipped: it may be asked later */
	walk(&w, "p", "e2");
	assert_string_equal(state_of(w.answers, "d1"), "skipped");
	say(w.answers, "c3", "once");
	assert_string_equal(state_of(w.answers, "d2"), "not-reached");
	loaded_free(&w.bank);
}

/* A question that waits for one that was skipped comes before the end. */
static void
what_a_skipped_part_opens(void **state)
{
	(void)state;
	walks(after_a_skip, "f", "pn", "r a");
	walks(after_a_skip, "f", "np", "b end");
}

/* Questions without a theme are a part too; "not now" skips them. */
static void
the_first_part_has_no_theme(void **state)
{
	static const char keys[] = "pc";

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct walk w;

		begin(&w, with_roles, "long");
		assert_true(press(&w, keys[i]));
		assert_string_equal(name_of(&w, w.flow.at), "c1");
		assert_string_equal(state_of(w.answers, "r1"), "skipped");
		assert_string_equal(state_of(w.answers, "r2"), "skipped");
		assert_string_equal(state_of(w.answers, "c1"), "not-reached");
		loaded_free(&w.bank);
	}
}

/* --- moving ----------------------------------------------------------------
 */

static void
going_to_a_number(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, with_roles, "long");
	walk(&w, "0817", "r1- r1- r1 e2");
	assert_int_equal(flow_total(&w.flow), 7);
	/* d2 and e1 are not asked: they have no number */
	assert_int_equal(flow_number(&w.flow, item_of(w.answers, "r1")), 1);
	assert_int_equal(flow_number(&w.flow, item_of(w.answers, "d1")), 6);
	assert_int_equal(flow_number(&w.flow, item_of(w.answers, "e2")), 7);
	loaded_free(&w.bank);
}

static void
behind_the_last_and_before_the_first(void **state)
{
	(void)state;
	walks(themes_only, "long", "bnnnnn>nsapcb",
	    "c1- c2 c3 d1 e2 end end end end end end end e2");
	walks(with_roles, "long", "2bb", "r2 r1 r1-");
	walks(with_roles, "long", "7>>>>>>>", "e2 r1 r2 c1 c2 c3 d1 e2");
}

static void
what_has_no_answer_yet(void **state)
{
	(void)state;
	walks(with_roles, "long", "nnffn", "r2 c1 c1 c1 c2");
	walks(with_roles, "long", "nnu2fu", "r2 c1 c2 r2 c1 c2");
	walks(with_roles, "long", "7fu", "e2 e2 r1");
	walks(with_roles, "long", "6nn4nf", "d1 e2 r1 c2 c3 c3");
	walks(with_roles, "long", "5nnn7f", "c3 d1 e2 r1 e2 r1");
	walks(with_roles, "long", "nnnnnnnuf", "r2 c1 c2 c3 d1 e2 end end end");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_after_the_other),
	    cmocka_unit_test(not_now_passes_over_the_part),
	    cmocka_unit_test(an_answer_takes_not_now_back),
	    cmocka_unit_test(skipping_a_part),
	    cmocka_unit_test(what_a_skipped_part_opens),
	    cmocka_unit_test(the_first_part_has_no_theme),
	    cmocka_unit_test(going_to_a_number),
	    cmocka_unit_test(behind_the_last_and_before_the_first),
	    cmocka_unit_test(what_has_no_answer_yet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
