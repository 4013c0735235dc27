/* What stays comparable, where it is not plain to see. */
#include "diff_support.h"

/* What is asked before, and decides, is followed as far as it goes. */
static void
test_gates(void **state)
{
	const char *gated = changed(base, "why: Rest helps. }\n  - { id: tense",
	    "why: Rest helps., when: { question: heard, ticked: true } }\n"
	    "  - { id: tense");
	const char *deeper = changed(gated, "short: Felt heard, ",
	    "short: Felt heard, when: { question: overall, answered: true }, ");
	const struct bank *a = bank_of(deeper);
	const struct bank *b = bank_of(changed(deeper, "short: It helped,",
	    "short: It helped, "
	    "na: false,"));
	const struct bank *c = bank_of(
	    changed(deeper, "text: Did it help you?", "text: Did it help?"));
	/* in the form `core` nobody is asked whether they felt heard */
	const struct bank *d = bank_of(
	    changed(deeper, "title: The core, depth: core, categories: [",
		"title: The core, depth: core, categories: [together, "));

	(void)state;
	assert_string_equal(themes(a, b),
	    "short/together not comparable, short/strain not comparable, "
	    "audit/together not comparable");
	assert_has(diff(a, b, true),
	    "what comes before and decides changed: overall.");
	assert_string_equal(themes(a, c),
	    "short/together wording changed, short/strain wording changed, "
	    "audit/together wording changed");
	assert_string_equal(themes(a, d),
	    "core/together new, core/strain not comparable");
	assert_string_equal(themes(d, a),
	    "core/together gone, core/strain not comparable");
}

/* Conditions mean the same however they are written, or they do not. */
static void
test_conditions(void **state)
{
#define PUSHED "question: pushed"
#define HASTY "question: hasty"
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
	    {"{ " PUSHED ", ticked: false }",
		"{ not: { " PUSHED ", ticked: true } }", true},
	    {"{ " PUSHED ", ticked: false }", "{ " PUSHED ", ticked: true }",
		false},
	    {"{ " PUSHED ", answered: true }", "{ " PUSHED ", ticked: true }",
		false},
	    {"{ " PUSHED ", answered: true }",
		"{ not: { " PUSHED ", answered: true } }", false},
	    {"{ any: [{ " PUSHED ", is: once }, { " PUSHED
	     ", is: often }, { " HASTY ", is: once }] }",
		"{ any: [{ any: [{ " HASTY ", is: once }, { " PUSHED
		", is: often }] }, { " PUSHED ", is: once }] }",
		true},
	    {"{ any: [{ " PUSHED ", is: once }, { " HASTY ", is: once }] }",
		"{ all: [{ " PUSHED ", is: once }, { " HASTY ", is: once }] }",
		false},
	    {"{ " PUSHED ", is: once }", "{ " HASTY ", is: once }", false},
	    {"{ " PUSHED ", is: once }", "{ all: [{ " PUSHED ", is: once }] }",
		true},
	};
	const char *from = "{ question: pushed, is: [once, often] }";

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *a = with(base, from, rows[i].a);
		const struct bank *b = with(base, from, rows[i].b);

		if (str_eq(themes(a, b), "") != rows[i].same ||
		    str_starts(diff(a, b, false), "These two") != rows[i].same)
			fail_msg("%s\n%s\n%s", rows[i].a, rows[i].b,
			    diff(a, b, false));
	}
}

/* Voices whose words changed alike share a line, and others do not. */
static void
test_voices_apart(void **state)
{
	const struct bank *old = bank_of(base);
	const char *said = diff(old,
	    with(base, "text: Was it hasty?", "text: Was it quick?"), false);

	(void)state;
	assert_has(said,
	    "hasty: the wording, for the client and the "
	    "therapist, changed.");
	assert_has_not(said, "for the therapist, changed");
	said = diff(old,
	    with(base, "text: Was it hasty?",
		"text: { client: Was it quick?, therapist: Were you quick? }"),
	    false);
	assert_has(said,
	    "- hasty: the wording, for the client, changed.\n"
	    "  Before: Was it hasty?\n  Now: Was it quick?\n"
	    "- hasty: the wording, for the therapist, changed.\n"
	    "  Before: Was it hasty?\n  Now: Were you quick?\n");
}

/* Rules of how a theme is scored that only count in some themes. */
static void
test_scoring(void **state)
{
	const char *prorate =
	    changed(base, "method: sum", "method: sum\n    gaps: prorate");
	const char *mean = changed(base, "method: sum", "method: mean");
	const char *sore = "  - { id: sore, category: strain, depth: full, "
			   "text: Sore?, scale: much }\nfollow_ups:";

	(void)state;
	/* a sum that fills gaps heeds how many there are */
	assert_string_equal(themes(bank_of(prorate),
				with(prorate, "gaps: prorate",
				    "gaps: prorate\n    min_answered: 1/2")),
	    STRAIN_NO);
	/* a mean of the rest is still that mean */
	assert_string_equal(
	    themes(bank_of(mean),
		with(mean, "\nfollow_ups:", arena_printf(arena, "\n%s", sore))),
	    "short/strain not comparable");
	/* one test less, and one more */
	assert_string_equal(
	    themes(bank_of(base), with(base, "{ ticked_at_least: 2 }, ", "")),
	    ALL_PACE("not comparable"));
	assert_string_equal(
	    themes(with(base, "{ ticked_at_least: 2 }, ", ""), bank_of(base)),
	    ALL_PACE("not comparable"));
}

/* Two rules with the same conditions are two rules. */
static void
test_rules_alike(void **state)
{
	const char *twice = changed(base, "  - steps: [trusted]\n",
	    "  - steps: [trusted]\n  - steps: [notes]\n");

	(void)state;
	assert_has(diff(bank_of(base), bank_of(twice), false),
	    "Advice\n- new: Always: notes.\n");
	assert_has(diff(bank_of(twice),
		       with(twice, "  - steps: [notes]", "  - steps: [slower]"),
		       false),
	    "Advice\n- Always: steps: new are slower; gone are notes.\n");
}

/* Of a step that is new itself it is not said that rules lead to it now. */
static void
test_new_step(void **state)
{
	const char *more = changed(base, "  - { id: notes, ",
	    "  - { id: more, where: outside, title: More }\n"
	    "  - { id: notes, ");

	(void)state;
	assert_has_not(diff(bank_of(base),
			   with(more, "  - steps: [trusted]",
			       "  - steps: [trusted, more]"),
			   false),
	    "- more: a rule leads to it now.");
}

/* What opens full questions counts, also where they stand in another theme;
 * so does what a follow-up waits for. */
static void
test_gates_further(void **state)
{
	const char *lent = changed(base, "    method: sum\n",
	    "    method: mean\n    items: [{ q: tired }, { q: told }]\n");
	const char *same = changed(lent,
	    "text: Did you say that it was too "
	    "fast?\n    scale: often",
	    "text: Did you say that it was too fast?\n    scale: much");
	const char *waits = changed(base, "scale: cause, why",
	    "scale: cause, when: { question: heard, answered: true }, why");

	(void)state;
	assert_string_equal(themes(bank_of(same),
				with(same, "text: Was it hasty?",
				    "text: { client: Was it quick?, "
				    "therapist: Was it hasty? }")),
	    "short/pace wording changed, short/strain wording changed, "
	    "short/after wording changed, core/pace wording changed");
	assert_string_equal(themes(bank_of(waits),
				with(waits, "short: Felt heard",
				    "na: false, short: Felt heard")),
	    "short/together not comparable, short/after not comparable, "
	    "audit/together not comparable");
}

/* One question: what an answer to it means, whenever it is asked. */
static void
test_one_question(void **state)
{
	static const struct {
		const char *from, *to, *question;
		enum comparable short_form, audit;
	} rows[] = {
	    {"short: Hasty", "short: Quick", "hasty", COMPARABLE_YES,
		COMPARABLE_YES},
	    {"hard: It was hasty.", "hard: It was quick.", "hasty",
		COMPARABLE_YES, COMPARABLE_YES},
	    {"client: \"Were you pushed?\"", "client: \"Were you rushed?\"",
		"pushed", COMPARABLE_WORDING, COMPARABLE_YES},
	    {"label: Once }", "label: One time }", "told", COMPARABLE_WORDING,
		COMPARABLE_WORDING},
	    {"value: 1, label: Once", "value: 3, label: Once", "told",
		COMPARABLE_NO, COMPARABLE_NO},
	    {"short: Hasty", "na: false, short: Hasty", "hasty", COMPARABLE_NO,
		COMPARABLE_NO},
	    {"is: [once, often]", "is: often", "told", COMPARABLE_YES,
		COMPARABLE_YES},
	    {"id: told\n    category: pace", "id: told\n    category: together",
		"told", COMPARABLE_YES, COMPARABLE_YES},
	    {"text: Was it hasty?", "text: { client: Was it hasty? }", "hasty",
		COMPARABLE_YES, COMPARABLE_GONE},
	    {"version: 1.0.0", "version: 1.0.1", "tired", COMPARABLE_YES,
		COMPARABLE_NOWHERE},
	};
	const struct bank *old = bank_of(base);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *new =
		    bank_of(changed(base, rows[i].from, rows[i].to));
		struct form_of a = {old, bank_form(old, "short")};
		struct form_of b = {new, bank_form(new, "short")};

		assert_int_equal(
		    bank_diff_question(arena, a, b, rows[i].question, NULL),
		    rows[i].short_form);
		a.form = bank_form(old, "audit");
		b.form = bank_form(new, "audit");
		assert_int_equal(
		    bank_diff_question(arena, a, b, rows[i].question, NULL),
		    rows[i].audit);
		if (rows[i].audit == COMPARABLE_GONE)
			assert_int_equal(bank_diff_question(arena, b, a,
					     rows[i].question, NULL),
			    COMPARABLE_NEW);
	}
}

/* Two forms of one bank, and forms that are not there. */
static void
test_two_forms(void **state)
{
	const struct bank *b = bank_of(base);
	const struct form_of shorter = {b, bank_form(b, "short")};
	const struct form_of core = {b, bank_form(b, "core")};
	const struct form_of audit = {b, bank_form(b, "audit")};
	const struct form_of none = {b, NULL};
	struct buf why;

	(void)state;
	buf_init(&why, arena);
	assert_int_equal(bank_diff_theme(arena, shorter, core, "strain", NULL),
	    COMPARABLE_YES);
	assert_int_equal(bank_diff_theme(arena, shorter, core, "pace", &why),
	    COMPARABLE_NO);
	assert_string_equal(why.data, "questions gone: told");
	buf_clear(&why);
	assert_int_equal(
	    bank_diff_theme(arena, shorter, audit, "together", &why),
	    COMPARABLE_NO);
	assert_string_equal(why.data, "somebody else answers");
	buf_clear(&why);
	assert_int_equal(
	    bank_diff_question(arena, shorter, audit, "hasty", &why),
	    COMPARABLE_NO);
	assert_string_equal(why.data, "somebody else answers");
	assert_int_equal(bank_diff_theme(arena, none, core, "pace", NULL),
	    COMPARABLE_NEW);
	assert_int_equal(bank_diff_theme(arena, core, none, "pace", NULL),
	    COMPARABLE_GONE);
	assert_int_equal(bank_diff_theme(arena, none, none, "pace", NULL),
	    COMPARABLE_NOWHERE);
	assert_int_equal(bank_diff_theme(arena, core, core, "nonesuch", NULL),
	    COMPARABLE_NOWHERE);
	assert_int_equal(
	    bank_diff_question(arena, core, core, "nonesuch", NULL),
	    COMPARABLE_NOWHERE);
}

/* Voices are known by name: another form first turns their order round. */
static void
test_voices_turned(void **state)
{
	const char *audit = "  - { id: audit, voice: therapist, title: A look "
			    "at my practice, depth: full, categories: [pace, "
			    "together] }\n";
	const char *without = changed(base, audit, "");
	const struct bank *old = bank_of(base);
	const struct bank *new = bank_of(changed(without, "forms:\n",
	    arena_printf(arena, "forms:\n%s", audit)));

	(void)state;
	assert_string_equal(new->voices[0], "therapist");
	assert_string_equal(old->voices[0], "client");
	/* that is all: the voices changed places and mean the same */
	assert_has(diff(old, new, false),
	    "1.0.0.\n\nForms\n- The forms stand in another order.\n\nWhat ");
	assert_string_equal(themes(old, new), "");
}

static void
test_other_instrument(void **state)
{
	const struct bank *old = bank_of(base);
	const struct bank *new = bank_of(changed(base, "id: small", "id: big"));
	const char *said = diff(old, new, true);

	(void)state;
	assert_true(str_starts(said,
	    "These are two different instruments: "
	    "small and big."));
	assert_has(said, "\nTheir ids apart they mean the same.\n");
	assert_has(said, "- Pace (pace): comparable.\n");
}

/* Many reasons of one kind are not all named. */
static void
test_many_reasons(void **state)
{
	struct buf more;
	const struct bank *old = bank_of(base), *new;

	(void)state;
	buf_init(&more, arena);
	buf_adds(&more, "  - { id: overall, ");
	for (int i = 0; i < 9; i++) {
		more.len -= strlen("  - { id: overall, ");
		more.data[more.len] = '\0';
		buf_addf(&more,
		    "  - { id: n%d, category: strain, depth: core, text: N, "
		    "scale: much }\n  - { id: overall, ",
		    i);
	}
	new = bank_of(changed(base, "  - { id: overall, ", more.data));
	assert_has(diff(old, new, true),
	    "- Strain (strain): not comparable: new questions: n0, n1, n2, n3, "
	    "n4, n5 and 3 more.\n");
}

static void
test_brief(void **state)
{
	const struct bank *old = bank_of(base);
	const struct bank *new = bank_of(changed(base,
	    "client: \"Were you pushed?\"", "client: \"Were you rushed?\""));

	(void)state;
	assert_string_equal(diff(old, new, true),
	    "Old: small, version 1.0.0. New: small, version 1.0.0.\n"
	    "\nWhat stays comparable\n"
	    "- It helped (overall): comparable.\n"
	    "- Pace (pace): it depends on the form.\n"
	    "  short, for the client: wording changed, compare with care: "
	    "asked in other words: pushed.\n"
	    "  core, for the client: wording changed, compare with care: "
	    "asked in other words: pushed.\n"
	    "  audit, for the therapist: comparable.\n"
	    "- Working together (together): comparable.\n"
	    "- Strain (strain): comparable.\n"
	    "- Afterwards (after): wording changed, compare with care: what "
	    "comes before and decides is asked in other words: pushed.\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_gates),
	    cmocka_unit_test(test_conditions),
	    cmocka_unit_test(test_voices_apart),
	    cmocka_unit_test(test_scoring),
	    cmocka_unit_test(test_rules_alike),
	    cmocka_unit_test(test_new_step),
	    cmocka_unit_test(test_gates_further),
	    cmocka_unit_test(test_one_question),
	    cmocka_unit_test(test_two_forms),
	    cmocka_unit_test(test_voices_turned),
	    cmocka_unit_test(test_other_instrument),
	    cmocka_unit_test(test_many_reasons),
	    cmocka_unit_test(test_brief),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
