/* What is asked, in two versions of a bank: one change at a time, there and
 * back. */
#include "diff_support.h"

static void
test_questions(void **state)
{
	static const struct row rows[] = {
	    {"client: \"Were you pushed?\"", "client: \"Were you rushed?\"",
		"Questions\n- pushed: the wording, for the client, changed.\n"
		"  Before: Were you pushed?\n  Now: Were you rushed?\n",
		"  Before: Were you rushed?\n  Now: Were you pushed?\n",
		"short/pace wording changed, short/after wording changed, "
		"core/pace wording changed",
		NULL},
	    {"text: Was it hasty?", "text: Was it quick?",
		"hasty: the wording, for the client and the therapist, "
		"changed.",
		"Now: Was it hasty?", PACE_WORDING, NULL},
	    {"text: Was it hasty?", "text: { client: Was it hasty? }",
		"hasty: the wording, for the therapist, is gone: Was it hasty?",
		"hasty: the wording, for the therapist, is new: Was it hasty?",
		"audit/pace not comparable", NULL},
	    {"short: Hasty,", "short: Quick,",
		"hasty: the short name, for the client and the therapist, "
		"changed.",
		"Now: Hasty", NULL, NULL},
	    {"short: Hasty, ", "",
		"hasty: the short name, for the client and "
		"the therapist, is gone: Hasty",
		"is new: Hasty", NULL, NULL},
	    {"hard: It was hasty.", "hard: It was quick.",
		"hasty: the letter's sentence on what was hard, for the "
		"client and the therapist, changed.",
		"Now: It was hasty.", NULL, NULL},
	    {"hard: It was hasty.", "helps: It was quick.",
		"hasty: the letter's sentence on what helps, for the client "
		"and the therapist, is new: It was quick.",
		"is new: It was hasty.", NULL, NULL},
	    {"why: Haste hides things.", "why: Because.",
		"hasty: why it is asked", "Now: Haste hides things.", NULL,
		NULL},
	    {"text: Was it hasty?, scale: often",
		"text: Was it hasty?, scale: much",
		"hasty: the answer set, for the client and the therapist, "
		"changed.\n  Before: often\n  Now: much\n",
		"  Before: much\n  Now: often\n", PACE_NO, NULL},
	    {"id: told\n    category: pace", "id: told\n    category: after",
		"told: moved from pace to after.",
		"told: moved from after to pace.",
		"short/pace not comparable, short/after not comparable, "
		"audit/pace not comparable",
		NULL},
	    {"id: told\n    category: pace",
		"id: told\n    category: pace\n"
		"    depth: core",
		"told: the depth was full and is now core.",
		"told: the depth was core and is now full.",
		/* a full form asks it as before */
		"short/pace not comparable, short/after not comparable, "
		"core/pace not comparable",
		NULL},
	    {"is: [once, often]", "is: often",
		"told: when it is asked changed.\n"
		"  Before: only when \"Pushed\" is answered with \"Once\" or "
		"\"Often\"\n"
		"  Now: only when \"Pushed\" is answered with \"Often\"\n",
		"told: when it is asked changed.",
		"short/pace not comparable, short/after not comparable, "
		"audit/pace not comparable",
		NULL},
	    {"    when: { question: pushed, is: [once, often] }\n", "",
		"Now: always", "Before: always",
		"short/pace not comparable, short/after not comparable, "
		"audit/pace not comparable",
		NULL},
	    {"short: Tired,", "short: Tired, na: false,",
		"tired: \"does not apply\" can be said no more.",
		"tired: \"does not apply\" can be said now.", STRAIN_NO, NULL},
	    {"short: Tired,", "private: true, short: Tired,",
		"tired: it is on no page for two people now.",
		"tired: it can stand on a page for two people now.", NULL,
		NULL},
	    {"role: overall, text", "role: situation, text",
		"overall: moved from no theme (asked first of all) to no theme "
		"(asked first, as a fact).",
		"overall: moved from no theme (asked first, as a fact) to no "
		"theme (asked first of all).",
		NULL, NULL},
	    {"kind: unsafe, from: once", "kind: unsafe",
		"pushed: the answer from which on it speaks, for the client "
		"and the therapist, changed.\n  Before: once\n"
		"  Now: when ticked\n",
		"Now: once", NULL, NULL},
	    {"help: [trusted]", "help: [notes, trusted]",
		"pushed: steps shown at it: new: notes.",
		"pushed: steps shown at it: gone: notes.", NULL, NULL},
	    {"    sums_up: [hasty]\n", "",
		"pushed: questions that it sums up: "
		"gone: hasty.",
		"pushed: questions that it sums up: new: hasty.", NULL, NULL},
	    {"short: Tired,", "code: T1, short: Tired,",
		"tired: the column was tired and is now T1.",
		"tired: the column was T1 and is now tired.", NULL, NULL},
	    {"why: Your view comes first., sources: [guide]",
		"why: Your view comes first., sources: [book]",
		"overall: sources: new are book; gone are guide.",
		"overall: sources: new are guide; gone are book.", NULL, NULL},
	    {"short: Tense, why: Rest helps. }",
		"short: Tense, why: Rest helps. }\n"
		"  - { id: sore, category: strain, text: Were you sore?, "
		"scale: much, depth: core }",
		"- sore: new: Were you sore? (strain)\n",
		"- sore: gone: Were you sore? (strain)\n", STRAIN_NO, NULL},
	    /* a sum is whole or it is nothing: the short forms see that too */
	    {"short: Tense, why: Rest helps. }",
		"short: Tense, why: Rest helps. }\n"
		"  - { id: sore, category: strain, text: Were you sore?, "
		"scale: much, depth: full }",
		"- sore: new", "- sore: gone", STRAIN_NO, NULL},
	    /* events do not: this form never asks it */
	    {"id: told\n    category: pace",
		"id: more\n    category: pace\n"
		"    text: More?\n    scale: often\n  - id: told\n"
		"    category: pace",
		"- more: new: More? (pace)", "- more: gone: More? (pace)",
		"short/pace not comparable, short/after not comparable, "
		"audit/pace not comparable",
		NULL},
	};

	(void)state;
	CHECK(rows);
}

static void
test_answer_sets(void **state)
{
	static const struct row rows[] = {
	    {"{ id: never, value: 0, label: Never }",
		"{ id: never, value: -1, label: Never }",
		"Answer sets\n- often, never: the value was 0 and is now -1.",
		"- often, never: the value was -1 and is now 0.", PACE_NO,
		NULL},
	    {"{ id: once, value: 1, label: Once }",
		"{ id: once, value: 1, label: Once, ticked: false }",
		"often, once: it counts as ticked no more.",
		"often, once: it counts as ticked now.", PACE_NO, NULL},
	    {"label: Once }", "label: One time }",
		"often, once: the label, for the client and the therapist, "
		"changed.",
		"Now: Once", PACE_WORDING, NULL},
	    {"therapist: In most sessions", "therapist: In many sessions",
		"often, often: the label, for the therapist, changed.",
		"Now: In most sessions", "audit/pace wording changed", NULL},
	    {"- { id: once, value: 1, label: Once }",
		"- { id: once, value: 1, label: Once }\n"
		"      - { id: twice, value: 2, label: Twice }",
		"often, twice: new: Twice (value 2, ticked)",
		"often, twice: gone: Twice (value 2, ticked)", PACE_NO, NULL},
	    /* shown in another order, and no more than that */
	    {"      - { id: none, value: 0, label: Not at all }\n"
	     "      - { id: some, value: 1, label: Somewhat }\n",
		"      - { id: some, value: 1, label: Somewhat }\n"
		"      - { id: none, value: 0, label: Not at all }\n",
		"- much: the answers are shown in another order.",
		"- much: the answers are shown in another order.", NULL, NULL},
	    {"  - id: cause\n    options:",
		"  - id: extra\n    options:\n"
		"      - { id: a, value: 0, label: A }\n"
		"      - { id: b, value: 1, label: B }\n"
		"  - id: cause\n    options:",
		"- extra: new.\n", "- extra: gone.\n", NULL, NULL},
	};

	(void)state;
	CHECK(rows);
}

static void
test_forms(void **state)
{
	static const struct row rows[] = {
	    {"title: The core,", "title: The short one,",
		"Forms\n- core: the title changed.\n  Before: The core\n",
		"  Now: The core\n", NULL, NULL},
	    {"about: For clients.", "about: For whoever comes.",
		"short: for whom it is changed.", "Now: For clients.", NULL,
		NULL},
	    {"stage: during, ", "", "short: the stage is gone: during",
		"short: the stage is new: during", NULL, NULL},
	    {"minutes: 2", "minutes: 3",
		"short: the time in minutes was 2 and is now 3.",
		"short: the time in minutes was 3 and is now 2.", NULL, NULL},
	    {"deepen: true, ", "", "short: what it asks changed.",
		"Now: The core questions; after a tick the full ones",
		"short/pace not comparable, short/after not comparable", NULL},
	    /* there is only one full question anyway */
	    {"deepen: true, ", "deepen: true, deepen_most: 1, ",
		"Now: The core questions; after a tick full ones of the theme "
		"too, at most 1.",
		"short: what it asks changed.", NULL, NULL},
	    {"title: The core, depth",
		"title: The core, about_self: false, depth",
		"core: the answers are about somebody else now.",
		"core: the answers are about the one who gives them now.", NULL,
		NULL},
	    {"title: The core, depth: core", "title: The core, depth: full",
		"core: what it asks changed.\n  Before: The core questions.\n"
		"  Now: All questions.\n",
		"Now: The core questions.", "core/pace not comparable", NULL},
	    {"categories: [pace, strain]", "categories: [pace]",
		"core: themes: gone: strain.", "core: themes: new: strain.",
		"core/strain gone", "core/strain new"},
	    {"categories: [pace, strain]", "categories: [strain, pace]",
		"core: themes: they stand in another order.",
		"core: themes: they stand in another order.", NULL, NULL},
	    {"  - { id: core, voice: client, title: The core, depth: core, "
	     "categories: [pace, strain] }\n",
		"", "core: gone: The core (for the client)",
		"core: new: The core (for the client)",
		"core/pace gone, core/strain gone",
		"core/pace new, core/strain new"},
	    {"id: core, voice: client", "id: core, voice: therapist",
		"core: the voice was client and is now therapist.",
		"core: the voice was therapist and is now client.",
		"core/pace not comparable, core/strain not comparable", NULL},
	    {"  - { id: audit, ",
		"  - { id: other, voice: reader, title: O, "
		"depth: core, categories: [strain] }\n  - { id: audit, ",
		"The bank itself\n- bank: voices: new: reader.",
		"- bank: voices: gone: reader.", NULL, NULL},
	    {"  - id: after\n",
		"  - id: added\n    title: Added\n"
		"    kind: scale\n    method: mean\n    items: [{ q: heard }]\n"
		"    bands: [{ id: all, label: All }]\n  - id: after\n",
		"- added: new: Added\n", "- added: gone: Added\n", NULL, NULL},
	};

	(void)state;
	CHECK(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_questions),
	    cmocka_unit_test(test_answer_sets),
	    cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
