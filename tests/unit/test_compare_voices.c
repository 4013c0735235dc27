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
	    {"pushed=often", "pushed=skipped", "pushed", NULL},
	    {"pushed=often", "pushed=na", "pushed", NULL},
	    {"pushed=often", "", "pushed", NULL},
	    {"pushed=dunno", "pushed=over", "pushed", NULL},
	    /* in a scale nothing is named */
	    {"warm=none", "warm=much", "warm", "both-answered"},
	    {"warm=none", "warm=skipped", "warm", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct shared *s =
		    pair(rows[i].client, rows[i].therapist);
		const struct shared_question *q = shared(s, rows[i].id);

		if (rows[i].gap == NULL) { /* one more of a number */
			assert_null(q);
			assert_int_equal(s->n_open, pair("", "")->n_open);
			continue;
		}
		assert_non_null(q);
		assert_string_equal(gap_name(q->gap), rows[i].gap);
		assert_int_equal(s->n_open, pair("", "")->n_open - 1);
	}
}

/* Who gave no answer, and to what, cannot be told from the page nor from the
 * JSON: one byte for byte, whichever of the two it was. */
static void
open_is_a_number(void **state)
{
	static const char both[] = "hurried=once warm=some";
	static const char more[] = "hurried=once warm=some told=left";
	const char *const client = voices_text(pair(more, both));

	(void)state;
	assert_has_not(client, "Told");
	assert_string_equal(voices_text(pair(both, more)), client);
	assert_string_equal(voices_text(pair(both, both)), client);
	assert_string_equal(
	    voices_text(pair("hurried=once warm=some calm=na", both)), client);
	assert_has_not(client, "\"told\"");
	assert_has_not(client, "\"calm\"");
	assert_has(client, " questions at least one of you has no answer.");
}

/* What only one form asks is a number too, whatever was answered to it. */
static void
only_one_asks(void **state)
{
	const char *text = voices_text(
	    pair("pushed=once alone=often", "pushed=month notesday=over"));

	(void)state;
	assert_has(text,
	    "1 question is only in the therapist's form. It is not shown.");
	assert_has(text, "\"only_second_asks\": 1");
	assert_has_not(text, "Last read the notes");
	assert_has_not(text, "Alone");
	assert_has_not(text, "\"alone\"");
	assert_int_equal(pair("", "")->n_only[0], 4);
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
	    "- Named by the client: the client said Pushed: Often; the "
	    "therapist said Last asked about the pace: In the last month");
	assert_has(text,
	    "- Answered by both: the client said Warm: Not at all; the "
	    "therapist said Warm: Much");
	assert_has_not(text, "skipped");
	assert_has_not(text, "more than");
	assert_has_not(text, "worse");
	assert_has_not(text, "better");
	assert_has_not(text, ", not by");
	assert_has_not(text, "no answer by");
	assert_has(text, "So a gap may come from that alone.");
	assert_has(text,
	    "Later, and alone, each of you can look at your own summary");
}

/* These words come first of all, here and before the page is shown. */
static void
choosing(void **state)
{
	const char *const text =
	    voices_text(pair("pushed=once", "pushed=over"));
	struct report gate;

	(void)state;
	assert_true(strstr(text,
			"Decide this alone, before you sit together. "
			"If you are not sure, stop here.") <
	    strstr(text, "What this page is"));
	assert_has(text, "\"Not today.\" A no needs no reason.");
	assert_has(text, "parts about conduct");
	assert_has(text, "Whoever has your file can read every answer in it.");
	assert_has(text, "Use your own computer");
	report_init(&gate, arena);
	report_consent(&gate, true);
	assert_has(as_text(arena, &gate), "If you are not sure, choose 2.");
	assert_string_equal(gate.first->text,
	    "Decide this alone, before you sit together. If you are not sure, "
	    "choose 2.");
}

/* Neither these nor what waits for them is there at all; "sleep" waits for a
 * question that the therapist's form does not even ask. */
static void
never_there(void **state)
{
	static const char *const ids[] = {"overall", "still", "unsafe", "fear",
	    "sleep", "why", "touched", "hidden", "shared", "after", "harm",
	    "untold", "untold-more"};
	static const char all[] = "unsafe=once untold=often untold-more=often "
				  "pushed=month notes=once";
	const struct shared *s =
	    pair("unsafe=once untold=often untold-more=often pushed=once "
		 "notes=once",
		all);
	const char *text = voices_text(s);

	(void)state;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		assert_null(shared(s, ids[i]));
		assert_has_not(text,
		    arena_printf(arena, "\"question\": \"%s\"", ids[i]));
	}
	assert_has_not(text, "Acts");
	assert_has_not(text, "Felt unsafe");
	assert_has_not(text, "Afraid");
	assert_has_not(text, "After an act");
	assert_has_not(text, "Kept");
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
	assert_null(shared(voices(a, b), "hurried"));
	assert_null(shared(compare_voices(arena, &x, &y), "hurried"));
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
	assert_has(text, "- Named by the first reader: the first reader said");
	assert_has_not(text, "These are the same answers.");
	assert_has(voices_text(voices(a, a)), "These are the same answers.");
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
		assert_int_equal(s->n_open, t->n_open);
		assert_int_equal(s->n_only[0], t->n_only[1]);
		for (size_t i = 0; i < s->n_questions; i++)
			assert_int_equal(shared(t, s->questions[i].id)->gap,
			    back[s->questions[i].gap]);
	}
}

/* Each one's own view opens nothing either; where somebody stands does. */
static void
opened_by_a_role(void **state)
{
	static const char gate[] = "when: { question: hurried, is: [once, "
				   "often] }";
	static const struct {
		const char *old, *new, *opens, *shuts;
		bool same;
	} rows[] = {
	    {gate, "when: { question: overall, is: worse }", "overall=worse",
		"overall=better", true},
	    {gate, "when: { question: still, is: much }", "still=much",
		"still=none", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *b =
		    load_bank_with(arena, PAIR, rows[i].old, rows[i].new);
		const struct answers *t = given(b, "audit", "2026-02-01",
		    arena_printf(arena, "%s said=once", rows[i].opens));
		const char *with = voices_text(voices(
		    given(b, "whole", "2026-01-01",
			arena_printf(arena, "%s said=often", rows[i].opens)),
		    t));
		const char *without = voices_text(voices(
		    given(b, "whole", "2026-01-01",
			arena_printf(arena, "%s said=often", rows[i].shuts)),
		    t));

		assert_int_equal(str_eq(with, without), rows[i].same);
	}
}

static void
nothing_in_common(void **state)
{
	const struct shared *s = voices(given(bank, "case", "2026-01-01", ""),
	    given(bank, "case", "2026-01-01", ""));
	const char *text = voices_text(s);

	(void)state;
	assert_has(text, "There is nothing to lay side by side yet");
	assert_has(text, "harmcheck take --resume FILE");
	assert_has_not(text, "pick one line");
	assert_has_not(text, "Question by question");
	assert_has_not(text, "These are the same answers.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gaps),
	    cmocka_unit_test(open_is_a_number),
	    cmocka_unit_test(only_one_asks),
	    cmocka_unit_test(words),
	    cmocka_unit_test(choosing),
	    cmocka_unit_test(never_there),
	    cmocka_unit_test(same_bytes),
	    cmocka_unit_test(opened_by_hidden),
	    cmocka_unit_test(readers),
	    cmocka_unit_test(mirrored),
	    cmocka_unit_test(opened_by_a_role),
	    cmocka_unit_test(nothing_in_common),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
