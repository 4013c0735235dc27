/* What an exercise saves, when, and what becomes of a save that fails. */
#include "exercise_support.h"

static const char *
saved(void)
{
	return fx.saved.len > 0 ? fx.saved.data : "";
}

/* Nothing before all of one's own is said, then all of it, then each change. */
static void
it_is_saved_before_the_key(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_WORDS);
	assert_int_equal(fx.saves, 0);
	type("Ask first");
	assert_int_equal(fx.saves, 1);
	assert_has(saved(), "code: \"maple-7\"");
	assert_has(saved(), "pushed: often");
	assert_has(saved(), "therapist: 40");
	assert_has(saved(), "would_do: \"Ask first\"");
	assert_has(saved(), "id: \"late-bus\"");
	assert_has_not(saved(), "progress:");
	assert_has(page(), "Your answers are in the file mine.yaml.");
	type("/v//");
	assert_int_equal(fx.saves, 1);
	start(fx.shared);
	type(TO_READY "/b/Wait");
	assert_int_equal(fx.saves, 2);
	type("b/b/50 0 0 20 20 10");
	assert_has(saved(), "therapist: 50");
	type("b/b/3/1"); /* to the review, and another answer */
	assert_has(saved(), "pushed: never");
	type("/");
	fx.calls = 0;
	exercise_line(fx.e, "x"); /* at once */
	assert_int_equal(fx.calls, 0);
	assert_int_equal(fx.e->place, EXERCISE_LEFT);
	assert_has(saved(), "would_do: \"Wait\"");
	assert_has(saved(), "therapist: 50");
}

static void
without_a_file_nothing_is_saved(void **state)
{
	(void)state;
	fx.no_file = true;
	start(fx.shared);
	type(TO_READY);
	assert_int_equal(fx.saves, 0);
	assert_has_not(page(), "file");
	type("/");
	assert_has(page(), "keep nothing");
	type("2");
	assert_int_equal(fx.e->keep, KEEP_NOTHING);
}

static void
leaving_before_saves_nothing(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_WORDS "/x");
	assert_int_equal(fx.saves, 0);
	start(fx.shared);
	type("q/2");
	assert_int_equal(fx.saves, 0);
}

/* A file with nothing in it helps nobody. */
static void
nothing_said_is_not_saved(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_RATING "/s/q/2/s/");
	assert_int_equal(fx.e->place, EXERCISE_READY);
	assert_int_equal(fx.saves, 0);
	assert_has(page(), "nothing was saved");
	type("b/Ask first");
	assert_int_equal(fx.saves, 1);
	type("b/-"); /* what was in the file goes out of it again */
	assert_int_equal(fx.saves, 2);
	assert_has_not(saved(), "Ask first");
}

static void
a_save_that_fails_can_be_tried_again(void **state)
{
	static const struct {
		size_t fails;
		const char *lines;
		enum exercise_place place;
		size_t saves;
		const char *says;
	} rows[] = {
	    {1, "r", EXERCISE_UNSAVED, 0, "could not be saved"},
	    {1, "h/", EXERCISE_UNSAVED, 0, "could not be saved"},
	    {1, "1", EXERCISE_READY, 1, "in the file mine.yaml"},
	    {2, "r", EXERCISE_UNSAVED, 0,
		"could not be saved: the disk is full"},
	    {2, "1", EXERCISE_UNSAVED, 0, "could not be saved"},
	    {2, "1/1", EXERCISE_READY, 1, "in the file mine.yaml"},
	    {9, "1", EXERCISE_UNSAVED, 0, "Your answers are still here"},
	    {9, "4", EXERCISE_UNSAVED, 0, "Type 1, 2 or 3."},
	    {9, "3", EXERCISE_READY, 0, "could not be saved in the file"},
	    {9, "3/", EXERCISE_KEY, 0, "SECRET-KEY"},
	    {9, "b", EXERCISE_WORDS, 0, "Your text so far"},
	    {9, "^", EXERCISE_READY, 0, "could not be saved"},
	    {9, "2", EXERCISE_ELSEWHERE, 0, "Another file"},
	    {9, "2/", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/b", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/h/", EXERCISE_ELSEWHERE, 0, "Another file"},
	    {9, "2/x", EXERCISE_LEFT, 0, ""},
	    {9, "2/there.yaml", EXERCISE_ELSEWHERE, 0,
		"This name cannot be used: it exists already. Try"},
	    {9, "2/ X ", EXERCISE_LEFT, 0, ""},
	    {9, "2/leave", EXERCISE_LEFT, 0, ""},
	    {9, "2/1", EXERCISE_ELSEWHERE, 0, "too short for a name"},
	    {9, "2/quit", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/No", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/q", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/\"other file.yaml\"", EXERCISE_READY, 1,
		"in the file other file.yaml"},
	    {9, "2/ \"no\" ", EXERCISE_READY, 1, "in the file no."},
	    {9, "2/there.yaml/", EXERCISE_UNSAVED, 0, "the disk is full"},
	    {9, "2/^", EXERCISE_READY, 0, "You are asked once more"},
	    {9, "2/other file.yaml", EXERCISE_READY, 1,
		"in the file other file.yaml"},
	    {9, "1", EXERCISE_UNSAVED, 0, "That did not work either."},
	    {9, "3//", EXERCISE_UNSAVED, 0,
		"what is not saved is gone"}, /* once more, at the end */
	    {9, "3///b", EXERCISE_KEY, 0, "SECRET-KEY"},
	    {9, "3///1", EXERCISE_UNSAVED, 0, "did not work either"},
	    {1, "3///1", EXERCISE_KEEP, 1, "in the file mine.yaml"},
	    {9, "3///2/other.yaml", EXERCISE_KEEP, 1, "in the file other.yaml"},
	    {9, "3///3", EXERCISE_KEEP, 0, "keep nothing"},
	    {9, "3///3/b/", EXERCISE_KEEP, 0, "keep nothing"},
	    {9, "3///3/2", EXERCISE_DONE, 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		start(fx.shared);
		fx.fails = 9;
		type(TO_READY);
		assert_int_equal(fx.e->place, EXERCISE_UNSAVED);
		fx.fails = rows[i].fails - 1;
		type(rows[i].lines);
		if (fx.e->place != rows[i].place)
			fail_msg("row %zu: at %d", i, (int)fx.e->place);
		assert_int_equal(fx.saves, rows[i].saves);
		if (!exercise_over(fx.e))
			assert_has(page(), rows[i].says);
	}
}

static void
another_name_takes_its_place(void **state)
{
	(void)state;
	start(fx.shared);
	fx.fails = 1;
	type(TO_READY "/2/ other file.yaml ");
	assert_int_equal(fx.e->place, EXERCISE_READY);
	assert_string_equal(fx.elsewhere, "other file.yaml");
	assert_has(page(), "Your answers are in the file other file.yaml.");
	assert_int_equal(fx.saves, 1);
}

/* What is at the place of before is told, where one looks for what is kept. */
static void
what_was_saved_before_is_told(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_READY);
	fx.fails = 99;
	type("b/Wait");
	assert_has(page(),
	    "Earlier answers may still be in the file mine.yaml.");
	type("2/other.yaml");
	assert_has(page(), "Your answers are in the file other.yaml.");
	assert_has(page(),
	    "Earlier answers may still be in the file mine.yaml.");
	type("//");
	assert_has(page(),
	    "Earlier answers may still be in the file mine.yaml.");
	type("b/q/b");
	assert_has(saved(), "would_do: \"Wait\"");
}

/* A change that fails on the way is told where it can be tried again. */
static void
a_later_save_that_fails_is_told(void **state)
{
	(void)state;
	start(fx.shared);
	type(TO_READY);
	fx.fails = 9;
	type("b/b/b/b/1");
	assert_int_equal(fx.e->place, EXERCISE_RATING);
	type("1///");
	assert_int_equal(fx.e->place, EXERCISE_WORDS);
	type("");
	assert_int_equal(fx.e->place, EXERCISE_UNSAVED);
	assert_true(fx.e->unsaved);
	fx.fails = 0;
	type("1");
	assert_int_equal(fx.e->place, EXERCISE_READY);
	assert_false(fx.e->unsaved);
}

static void
on_a_pipe_it_goes_on_without(void **state)
{
	(void)state;
	fx.piped = true;
	fx.fails = 99;
	start(fx.shared);
	pass();
	type("2/1/^");
	assert_int_equal(fx.e->place, EXERCISE_UNSAVED);
	pass();
	assert_int_equal(fx.e->place, EXERCISE_DONE);
	assert_true(fx.e->unsaved);
}

static void
what_is_kept_is_asked(void **state)
{
	static const enum keep keeps[] = {KEEP_SHOWN, KEEP_SAVED_ONLY,
	    KEEP_NOTHING};
	static const char *const lines[] = {"1", "2", "3"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		start(fx.shared);
		type(TO_KEEP);
		type(lines[i]);
		assert_int_equal(fx.e->place, EXERCISE_DONE);
		assert_int_equal(fx.e->keep, keeps[i]);
	}
}

/* The form of the bank would open more questions than the case asks. */
static void
the_file_is_read_by_the_banks_form(void **state)
{
	struct answer_file_notes notes;
	struct diags d;
	const struct answers *a;
	struct buf again;

	(void)state;
	start(fx.shared);
	type(TO_READY);
	diag_init(&d, fx.arena);
	a = answer_file_read(fx.arena, fx.bank, DIGEST, "mine.yaml",
	    fx.saved.data, fx.saved.len, &notes, &d);
	if (a == NULL)
		fail_msg("%s", d.list[0].msg);
	buf_init(&again, fx.arena);
	answer_file_write(&again, a, DIGEST);
	assert_string_equal(again.data, saved());
	assert_true(a->form == bank_form(fx.bank, "case"));
	assert_string_equal(state_of(a, "hurried"), "not-shown");
	assert_string_equal(state_of(a, "touched"), "not-reached");
	assert_string_equal(a->work->id, "late-bus");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(it_is_saved_before_the_key),
	    T(without_a_file_nothing_is_saved),
	    T(leaving_before_saves_nothing),
	    T(nothing_said_is_not_saved),
	    T(a_save_that_fails_can_be_tried_again),
	    T(another_name_takes_its_place),
	    T(what_was_saved_before_is_told),
	    T(a_later_save_that_fails_is_told),
	    T(on_a_pipe_it_goes_on_without),
	    T(what_is_kept_is_asked),
	    T(the_file_is_read_by_the_banks_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
