/* Two voices side by side: who named what, and what is never shown. */
#include "compare_support.h"

static const struct shared_question *
shared(const struct shared *s, const char *id)
{
	for (size_t i = 0; i < s->n_questions; i++)
		if (str_eq(s->questions[i].id, id))
			return &s->questions[i];
	return NULL;
}

static struct shared *
pair(const char *client, const char *therapist)
{
	return voices(given(bank, "whole", "2026-01-01", client),
	    given(bank, "audit", "2026-02-01", therapist));
}

static void
gaps(void **state)
{
	static const struct {
		const char *client, *therapist, *id, *gap;
	} rows[] = {
	    {"pushed=once", "pushed=over", "pushed", "both"},
	    {"pushed=once", "pushed=month", "pushed", "first-only"},
	    {"pushed=never", "pushed=year", "pushed", "second-only"},
	    {"pushed=never", "pushed=month", "pushed", "neither"},
	    {"pushed=often", "pushed=skipped", "pushed", "no-answer"},
	    {"pushed=often", "pushed=na", "pushed", "no-answer"},
	    {"pushed=often", "", "pushed", "no-answer"},
	    {"pushed=dunno", "pushed=over", "pushed", "no-answer"},
	    /* in a scale nothing is named */
	    {"warm=none", "warm=much", "warm", "both-answered"},
	    {"warm=none", "warm=skipped", "warm", "no-answer"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    gap_name(shared(pair(rows[i].client, rows[i].therapist),
			rows[i].id)
				 ->gap),
		    rows[i].gap);
}

static void
words(void **state)
{
	const char *text = voices_text(pair("pushed=often hurried=once "
					    "warm=none told=skipped",
	    "pushed=month hurried=skipped warm=much told=left"));

	(void)state;
	assert_has(text, "Side by side: the client and the therapist");
	assert_has(text,
	    "- Named by the client, not by the therapist: the client said "
	    "Pushed: Often; the therapist said Last asked about the pace: In "
	    "the last month");
	assert_has(text, "- Named by the client, no answer by the therapist:");
	assert_has(text, "- Named by the therapist, no answer by the client:");
	assert_has(text,
	    "- Both answered this: the client said Warm: Not at all; the "
	    "therapist said Warm: Much");
	assert_has(text,
	    "Only the form of the therapist asks: \"Last read the notes\".");
	assert_has_not(text, "skipped");
	assert_has_not(text, "more than");
	assert_has_not(text, "worse");
	assert_has_not(text, "better");
	/* those words come first of all */
	assert_true(strstr(text, "only if both of you have chosen to") <
	    strstr(text, "What this page is"));
	assert_has(text, "A no needs no reason.");
	assert_has(text, "You can stop now.");
	assert_has(text, "Parts about conduct are never put side by side.");
}

/* Neither these nor what waits for them is there at all; "sleep" waits for a
 * question that the therapist's form does not even ask. */
static void
never_there(void **state)
{
	static const char *const ids[] = {"overall", "still", "unsafe", "fear",
	    "sleep", "why", "touched", "hidden", "shared", "after"};
	const struct shared *s = pair("unsafe=once", "unsafe=once");
	const char *text = voices_text(s);

	(void)state;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		assert_null(shared(s, ids[i]));
		assert_has_not(text, arena_printf(arena, "\"%s\"", ids[i]));
	}
	assert_has_not(text, "Acts");
	assert_has_not(text, "Felt unsafe");
	assert_has_not(text, "Afraid");
	assert_has_not(text, "After an act");
	assert_non_null(shared(s, "pushed"));
	assert_non_null(shared(s, "notes"));
}

/* The page of two files of which the first may be of another version. */
static const char *
unsure_text(const struct answers *a, const struct answers *b, bool known)
{
	const struct compare_side x = side(a, known), y = side(b, true);

	return voices_text(compare_voices(arena, &x, &y));
}

/* Whatever was said to what is never compared, and to follow-ups and notes,
 * every byte stays the same; also where it opened further questions. */
static void
same_bytes(void **state)
{
	static const char *const forms[][2] = {{"whole", "audit"},
	    {"short", "audit"}, {"case", "case"}};
	struct prng p;

	(void)state;
	prng_init(&p, 1, "voices", 0);
	for (int n = 0; n < 300; n++) {
		const char *const *f = forms[n % 3];
		struct answers *a = given(bank, f[0], "2026-01-01", "");
		struct answers *b = given(bank, f[1], "2026-02-01", "");
		const char *before;
		struct arena *keep = arena;

		answer_by_chance(a, &p, false);
		answer_by_chance(b, &p, false);
		before = unsure_text(a, b, n % 2);
		for (int k = 0; k < 5; k++) {
			answer_by_chance(a, &p, true);
			answer_by_chance(b, &p, true);
			a->declined[1] = prng_below(&p, 2) > 0;
			a->kept_short[1] = prng_below(&p, 2) > 0;
			assert_string_equal(unsure_text(a, b, n % 2), before);
		}
		assert_has_not(before, "SECRET");
		assert_ptr_equal(keep, arena);
	}
}

/* A question opened by a hidden tick alone is as if it had not been asked. */
static void
opened_by_hidden(void **state)
{
	struct answers *a = given(bank, "short", "2026-01-01",
	    "pushed=never unsafe=once hurried=often");
	struct answers *b = given(bank, "audit", "2026-02-01", "hurried=once");
	const struct compare_side x = side(a, false), y = side(b, true);

	(void)state;
	assert_string_equal(state_of(a, "hurried"), "given");
	assert_int_equal(shared(voices(a, b), "hurried")->gap, GAP_OPEN);
	assert_int_equal(shared(compare_voices(arena, &x, &y), "hurried")->gap,
	    GAP_OPEN);
	say(a, "pushed", "once");
	assert_int_equal(shared(voices(a, b), "hurried")->gap, GAP_BOTH);
}

static void
readers(void **state)
{
	struct answers *a = given(bank, "case", "2026-01-01", "pushed=once");
	struct answers *b = given(bank, "case", "2026-01-01", "pushed=never");
	const char *text = voices_text(voices(a, b));

	(void)state;
	assert_has(text,
	    "Side by side: the first reader and the second reader");
	assert_has(text, "Two people have read a case.");
	assert_has(text, "Named by the first reader, not by the second reader");
	assert_has(text, "\"kind\": \"readers\"");
}

/* With the sides swapped the gaps are. */
static void
mirrored(void **state)
{
	static const enum gap back[] = {
	    [GAP_BOTH] = GAP_BOTH,
	    [GAP_FIRST] = GAP_SECOND,
	    [GAP_SECOND] = GAP_FIRST,
	    [GAP_NEITHER] = GAP_NEITHER,
	    [GAP_ANSWERED] = GAP_ANSWERED,
	    [GAP_OPEN] = GAP_OPEN,
	};
	struct prng p;

	(void)state;
	prng_init(&p, 2, "voices", 0);
	for (int n = 0; n < 100; n++) {
		struct answers *a = given(bank, "whole", "2026-01-01", "");
		struct answers *b = given(bank, "audit", "2026-02-01", "");
		const struct shared *s, *t;

		answer_by_chance(a, &p, false);
		answer_by_chance(b, &p, false);
		s = voices(a, b);
		t = voices(b, a);
		assert_int_equal(s->n_questions, t->n_questions);
		for (size_t i = 0; i < s->n_questions; i++)
			assert_int_equal(shared(t, s->questions[i].id)->gap,
			    back[s->questions[i].gap]);
	}
}

static void
nothing_in_common(void **state)
{
	const struct shared *s = voices(given(bank, "case", "2026-01-01", ""),
	    given(bank, "case", "2026-01-01", ""));
	const char *text = voices_text(s);

	(void)state;
	assert_has(text, "No question here that both answered: Pace; Trust;");
	assert_has_not(text, "Question by question");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gaps),
	    cmocka_unit_test(words),
	    cmocka_unit_test(never_there),
	    cmocka_unit_test(same_bytes),
	    cmocka_unit_test(opened_by_hidden),
	    cmocka_unit_test(readers),
	    cmocka_unit_test(mirrored),
	    cmocka_unit_test(nothing_in_common),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
