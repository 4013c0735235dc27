/* Which next steps are shown, in which order, and what a trace says of those
 * that are not. The steps are named for where they are: i... inside therapy,
 * o... outside. */
#include "support.h"

#include "harmcheck/trace.h"

static const char bank_text[] =
    "bank: {format: 1, id: b, version: 1.0.0, language: en, title: T}\n"
    "scales:\n"
    "- {id: s, options: [{id: 'no', value: 0, label: N}, "
    "{id: 'yes', value: 1, label: Y}]}\n"
    "categories:\n"
    "- {id: c, title: C, kind: events, levels: [{id: none, label: N}]}\n"
    "forms:\n"
    "- {id: f, voice: v, title: F, depth: full, categories: [c]}\n"
    "- {id: g, voice: w, title: G, depth: full, categories: [c]}\n"
    "questions:\n"
    "- {id: a, category: c, text: Q, scale: s}\n"
    "- {id: b, category: c, text: Q, scale: s}\n"
    "- {id: d, category: c, text: Q, scale: s}\n"
    "- {id: e, category: c, text: Q, scale: s}\n"
    "- {id: t, category: c, depth: core, text: Q, scale: s, "
    "sentinel: {kind: confidence}}\n"
    "- {id: k, category: c, depth: core, text: Q, scale: s, "
    "sentinel: {kind: conduct}}\n"
    "- {id: h, category: c, depth: core, text: Q, scale: s, "
    "sentinel: {kind: self-harm}}\n"
    "sentinels:\n"
    "- {kind: conduct, title: T, now: N, result: R, steps: [o4, o3]}\n"
    "- {kind: confidence, title: T, now: N, result: R}\n"
    "- {kind: self-harm, title: T, now: N, result: R, steps: [o5, i1, o4]}\n"
    "steps:\n"
    "- {id: i1, where: inside, title: X}\n"
    "- {id: i2, where: inside, title: X}\n"
    "- {id: i3, where: inside, title: X}\n"
    "- {id: i4, where: inside, title: X}\n"
    "- {id: i5, where: inside, title: X}\n"
    "- {id: i6, where: inside, title: X}\n"
    "- {id: o1, where: outside, title: X}\n"
    "- {id: o2, where: outside, title: X}\n"
    "- {id: o3, where: outside, title: X}\n"
    "- {id: o4, where: outside, title: X}\n"
    "- {id: o5, where: outside, title: X}\n"
    "- {id: w1, where: outside, voice: w, title: X}\n"
    "advice:\n"
    "- {when: {question: a, ticked: true}, steps: [i1, i2, w1, i3, i4]}\n"
    "- {when: {question: b, ticked: true}, steps: [i2, i5, o1]}\n"
    "- {when: {question: d, ticked: true}, steps: [i6, o2, o3]}\n"
    "- {when: {question: e, ticked: true}, steps: [o3, o2]}\n";

struct person {
	struct arena *arena;
	struct answers *answers;
};

/* Who said "yes" to YES, a letter each, and "no" to all else. */
static struct person
who_said(const char *form, const char *yes)
{
	struct person p = {.arena = arena_new()};
	struct diags d;
	struct bank *b;

	diag_init(&d, p.arena);
	b = bank_load(p.arena, "b.yaml", bank_text, sizeof(bank_text) - 1, &d);
	if (b == NULL)
		fail_msg("%s", d.n > 0 ? d.list[0].msg : "?");
	p.answers = answers_new(p.arena, b, bank_form(b, form), "2026-01-31");
	for (size_t i = 0; i < b->n_questions; i++) {
		const char *id = b->questions[i].id;

		say(p.answers, id, strchr(yes, *id) != NULL ? "yes" : "no");
	}
	return p;
}

static void
add_word(struct buf *out, const char *word)
{
	buf_addf(out, "%s%s", out->len > 0 ? " " : "", word);
}

static void
steps_are(const char *form, const char *yes, const char *wanted)
{
	struct person p = who_said(form, yes);
	const struct result *r = result_make(p.arena, p.answers);
	struct buf out;

	buf_init(&out, p.arena);
	for (size_t i = 0; i < r->n_steps; i++)
		add_word(&out, r->steps[i].step->id);
	if (!str_eq(out.data, wanted))
		fail_msg("%s: %s, not %s", yes, out.data, wanted);
	arena_free(p.arena);
}

/* In the order of the rules; each but once. */
static void
steps_come_in_the_order_of_the_rules(void **state)
{
	(void)state;
	steps_are("f", "", "");
	steps_are("f", "a", "i1 i2 i3 i4");
	steps_are("f", "b", "i2 i5 o1");
	steps_are("f", "de", "i6 o2 o3");
	steps_are("f", "bd", "i2 i5 o1 i6 o2");
	steps_are("f", "ae", "i1 i2 i3 i4 o3");
}

/* The first outside step is the last of five where it would come later. */
static void
one_is_outside_therapy(void **state)
{
	(void)state;
	steps_are("f", "ab", "i1 i2 i3 i4 o1");
	steps_are("f", "ad", "i1 i2 i3 i4 o2");
	steps_are("f", "abd", "i1 i2 i3 i4 o1");
}

/* All that a sentinel calls for, before anything else, by the bank's ranks. */
static void
what_speaks_alone_comes_first(void **state)
{
	(void)state;
	steps_are("f", "h", "o5 i1 o4");
	steps_are("f", "ha", "o5 i1 o4 i2 i3");
	steps_are("f", "k", "o4 o3");
	steps_are("f", "kh", "o4 o3 o5");
	steps_are("f", "kab", "o4 o3 o1"); /* and none inside */
}

/* With a confidence broken no step inside is the first, even if that leaves
 * none at all; the others keep their order. */
static void
broken_confidence_puts_the_outside_first(void **state)
{
	(void)state;
	steps_are("f", "ta", "");
	steps_are("f", "tb", "o1 i2 i5");
	steps_are("f", "tab", "o1 i1 i2 i3 i4");
	steps_are("f", "tbd", "o1 i2 i5 i6 o2");
	steps_are("f", "te", "o3 o2");
}

static void
steps_of_another_voice_are_left_out(void **state)
{
	(void)state;
	steps_are("g", "a", "i1 i2 w1 i3 i4");
	steps_are("g", "ta", "w1 i1 i2 i3 i4");
}

/* --- what a trace says of it -----------------------------------------------
 */

/* Each offer with its place if it is shown, else why it is not. */
static void
trace_is(const char *yes, const char *wanted, const char *last,
    const char *first)
{
	static const char *const fates[OFFER_FATES] = {
	    [OFFER_BEYOND] = "beyond",
	    [OFFER_AGAIN] = "again",
	    [OFFER_CONDUCT] = "conduct",
	    [OFFER_INSIDE] = "inside",
	    [OFFER_VOICE] = "voice",
	};
	struct person p = who_said("f", yes);
	const struct trace *t =
	    trace_make(p.arena, result_make(p.arena, p.answers));
	struct buf out;

	buf_init(&out, p.arena);
	for (size_t i = 0; i < t->steps.n; i++) {
		const struct trace_offer *o = &t->steps.offers[i];

		add_word(&out, o->by.step->id);
		if (o->fate == OFFER_SHOWN)
			buf_addf(&out, "=%zu", o->place + 1);
		else
			buf_addf(&out, "=%s", fates[o->fate]);
	}
	if (!str_eq(out.data, wanted))
		fail_msg("%s: %s, not %s", yes, out.data, wanted);
	assert_string_equal(
	    t->steps.to_last != NULL ? t->steps.to_last->id : "", last);
	assert_string_equal(
	    t->steps.to_first != NULL ? t->steps.to_first->id : "", first);
	arena_free(p.arena);
}

static void
a_trace_says_what_became_of_each(void **state)
{
	(void)state;
	trace_is("", "", "", "");
	trace_is("a", "i1=1 i2=2 w1=voice i3=3 i4=4", "", "");
	trace_is("ab", "i1=1 i2=2 w1=voice i3=3 i4=4 i2=again i5=beyond o1=5",
	    "o1", "");
	trace_is("ae", "i1=1 i2=2 w1=voice i3=3 i4=4 o3=5 o2=beyond", "", "");
	trace_is("kb", "o4=1 o3=2 i2=conduct i5=conduct o1=3", "", "");
	trace_is("h", "o5=1 i1=2 o4=3", "", "");
	trace_is("ta", "i1=inside i2=inside w1=voice i3=inside i4=inside", "",
	    "");
	trace_is("tb", "i2=2 i5=3 o1=1", "", "o1");
	trace_is("tab", "i1=2 i2=3 w1=voice i3=4 i4=5 i2=again i5=beyond o1=1",
	    "o1", "o1");
	trace_is("te", "o3=1 o2=2", "", "");
}

/* All of a bank at once: there is room for it, and what is made after it does
 * not lie on it. */
static void
a_trace_has_room_for_all(void **state)
{
	struct person p = who_said("f", "abdehkt");
	const struct trace *t =
	    trace_make(p.arena, result_make(p.arena, p.answers));
	char *after = arena_array(p.arena, 4096, 1);

	(void)state;
	for (size_t i = 0; i < 4096; i++)
		assert_int_equal(after[i], 0);
	memset(after, 'x', 4096);
	assert_int_equal(t->steps.n, 5 + 5 + 3 + 3 + 2);
	assert_string_equal(t->steps.offers[17].by.step->id, "o2");
	assert_int_equal(t->steps.offers[17].fate, OFFER_AGAIN);
	arena_free(p.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(steps_come_in_the_order_of_the_rules),
	    cmocka_unit_test(one_is_outside_therapy),
	    cmocka_unit_test(what_speaks_alone_comes_first),
	    cmocka_unit_test(broken_confidence_puts_the_outside_first),
	    cmocka_unit_test(steps_of_another_voice_are_left_out),
	    cmocka_unit_test(a_trace_says_what_became_of_each),
	    cmocka_unit_test(a_trace_has_room_for_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
