/* What follows from answers, in two versions of a bank: one change at a time,
 * there and back; and what is no change. */
#include "diff_support.h"

/* Nothing of this is meaning. */
static void
test_same(void **state)
{
	static const char *const rows[][2] = {
	    {"version: 1.0.0", "version: 1.0.1"},
	    {"title: Pace", "title: \"Pace\" # a comment"},
	    {"about: How fast it goes.",
		"about: |\n      How fast\n      it goes.\n"},
	    {"{ q: heard }, { q: planned, weight: 1.5 }",
		"{ weight: 1.5000, q: planned }, { q: heard, weight: 1 }"},
	    {"{ ticked_at_least: 2 }, { worst_at_least: often }",
		"{ worst_at_least: often }, { ticked_at_least: 2 }"},
	    {"label: One of these, any:", "label: One of these, all:"},
	    {"needs: 2/3", "needs: 4/6"},
	    {"min_answered: 2/3", "min_answered: 4/6"},
	    {"method: sum", "method: sum\n    min_answered: 1/2"},
	    {"is: [once, often]", "is: [often, once]"},
	    {"when: { question: pushed, is: [once, often] }",
		"when: { all: [{ not: { not: { question: pushed, is: [often, "
		"once] } } }] }"},
	    {"level: [several, one]", "level: [one, several]"},
	    {"value: 1, label: Once", "label: Once, ticked: true, value: 1"},
	    {"members: [FR, DE]", "members: [DE, FR]"},
	    {"depth: full, categories: [pace, together]",
		"depth: full, deepen: true, categories: [pace, together]"},
	    {"role: overall, text", "role: overall, depth: full, text"},
	    {"voice: client, title: Write", "voice: [client], title: Write"},
	    {"short: Pushed\n",
		"short: { client: Pushed, therapist: Pushed }\n"},
	};
	const struct bank *old = bank_of(base);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *new =
		    bank_of(changed(base, rows[i][0], rows[i][1]));
		const char *same = "These two banks mean the same.\n";

		if (!str_eq(diff(old, new, false), same) ||
		    !str_eq(diff(new, old, true), same))
			fail_msg("%s:\n%s", rows[i][1], diff(old, new, false));
		assert_string_equal(themes(old, new), "");
	}
}

static void
test_themes(void **state)
{
	static const struct row rows[] = {
	    {"title: Pace\n", "title: Tempo\n", "Themes\n- pace: the title",
		"Now: Pace", NULL, NULL},
	    {"about: How fast it goes.", "closing: How fast it goes.",
		"pace: what is said at every level, for the client and the "
		"therapist, is new: How fast it goes.",
		"pace: what it is about, for the client and the therapist, is "
		"new: How fast it goes.",
		NULL, NULL},
	    {"evidence: some", "evidence: little",
		"pace: the evidence was some and is now little.",
		"pace: the evidence was little and is now some.", NULL, NULL},
	    {"follow_ups: [cause, since]", "follow_ups: [cause]",
		"pace: follow-ups: gone: since.",
		"pace: follow-ups: new: since.", NULL, NULL},
	    {"follow_ups: [cause, since]", "follow_ups: [since, cause]",
		"pace: follow-ups: they stand in another order.",
		"pace: follow-ups: they stand in another order.", NULL, NULL},
	    {"method: mean", "method: sum",
		"together: the score was a mean and is now a sum.",
		"together: the score was a sum and is now a mean.", TOGETHER_NO,
		NULL},
	    {"method: sum", "method: sum\n    gaps: prorate",
		"strain: what is done about gaps in a sum was no score and is "
		"now scaling up.",
		"was scaling up and is now no score.", STRAIN_NO, NULL},
	    {"shown_as: percent", "shown_as: points",
		"together: the unit was percent and is now points.",
		"together: the unit was points and is now percent.",
		TOGETHER_NO, NULL},
	    {"decimals: 1", "decimals: 2",
		"together: the number of digits after the point was 1 and is "
		"now 2.",
		"was 2 and is now 1.", TOGETHER_NO, NULL},
	    {"min_answered: 2/3", "min_answered: 2",
		"together: what it takes for a score was 2 of every 3 answers "
		"and is now 2 answers.",
		"was 2 answers and is now 2 of every", TOGETHER_NO, NULL},
	    {"direction: good", "direction: bad",
		"together: what more of it means was better and is now worse.",
		"was worse and is now better.", TOGETHER_WORDING, NULL},
	    {"weight: 1.5", "weight: 2",
		"together: the weight of planned was 1.5 and is now 2.",
		"together: the weight of planned was 2 and is now 1.5.",
		TOGETHER_NO, NULL},
	    {", reverse: true", "",
		"together: the way hurried counts was the other way round and "
		"is now as answered.",
		"is now the other way round.", TOGETHER_NO, NULL},
	    {"{ q: heard }, ", "", "together: scored questions: gone: heard.",
		"together: scored questions: new: heard.", TOGETHER_NO, NULL},
	    {"  - id: after\n    title: Afterwards\n    kind: events\n"
	     "    sources: [guide]\n    levels:\n"
	     "      - { id: some, label: Something, any: [{ ticked_at_least: "
	     "1 }] }\n      - { id: none, label: Nothing }\n",
		"  - id: after\n    title: Afterwards\n    kind: scale\n"
		"    sources: [guide]\n    method: sum\n    bands:\n"
		"      - { below: 1, id: none, label: Nothing }\n"
		"      - { id: some, label: Something }\n",
		"after: the kind was events and is now a scale.",
		"after: the kind was a scale and is now events.",
		"short/after not comparable", NULL},
	    {"  - { id: tired, category: strain, depth: core, text: Were you "
	     "tired?, scale: much, short: Tired, why: Rest helps. }\n"
	     "  - { id: tense, category: strain, depth: core, text: Were you "
	     "tense?, scale: much, short: Tense, why: Rest helps. }\n",
		"  - { id: tense, category: strain, depth: core, text: Were "
		"you tense?, scale: much, short: Tense, why: Rest helps. }\n"
		"  - { id: tired, category: strain, depth: core, text: Were "
		"you tired?, scale: much, short: Tired, why: Rest helps. }\n",
		"- strain: the questions are asked in another order.",
		"- strain: the questions are asked in another order.", NULL,
		NULL},
	};

	(void)state;
	CHECK(rows);
}

static void
test_levels(void **state)
{
	static const struct row rows[] = {
	    {"label: Several of these", "label: Many of these",
		"Levels and bands\n- pace, several: the label, for the client "
		"and the therapist, changed.",
		"Now: Several of these", ALL_PACE("wording changed"), NULL},
	    {"ticked_at_least: 2", "ticked_at_least: 3",
		"pace, several: the rule changed.\n"
		"  Before: 2 ticked or a tick as high as often\n"
		"  Now: 3 ticked or a tick as high as often\n",
		"Now: 2 ticked or a tick", ALL_PACE("not comparable"), NULL},
	    {"worst_at_least: often", "worst_at_least: once",
		"Now: 2 ticked or a tick as high as once",
		"Now: 2 ticked or a tick as high as often",
		ALL_PACE("not comparable"), NULL},
	    {"any: [{ ticked_at_least: 2 }", "all: [{ ticked_at_least: 2 }",
		"Now: 2 ticked and a tick as high as often",
		"Before: 2 ticked "
		"and",
		ALL_PACE("not comparable"), NULL},
	    {"needs: 2/3", "needs: 1/2",
		"pace, none: what must be answered was 2 of every 3 answers "
		"and is now 1 of every 2 answers.",
		"and is now 2 of every 3 answers.", ALL_PACE("not comparable"),
		NULL},
	    {"        shows: stands-out\n", "",
		"pace, several: where the summary puts it was stands out and "
		"is now nowhere.",
		"is now stands out.", NULL, NULL},
	    {"      - { id: one, label: One of these, any: "
	     "[{ ticked_at_least: 1 }] }\n",
		"      - { id: single, label: "
		"One of these, any: [{ ticked_at_least: 1 }] }\n",
		"pace, one: gone: One of these\n- pace, single: new: One of "
		"these\n",
		"pace, single: gone: One of these\n",
		ALL_PACE("not comparable"), NULL},
	    {"below: 50", "below: 60.5",
		"together, little: the upper limit was 50 and is now 60.5.",
		"together, little: the upper limit was 60.5 and is now 50.",
		TOGETHER_NO, NULL},
	    {"label: Much of this", "label: A lot of this",
		"together, a-lot: the label", "Now: Much of this",
		TOGETHER_WORDING, NULL},
	    {"- { id: high, label: Much strain }",
		"- { below: 3, id: mid, label: Some strain }\n"
		"      - { id: high, label: Much strain }",
		"strain, mid: new: Some strain",
		"strain, mid: gone: Some "
		"strain",
		STRAIN_NO, NULL},
	};
	/* rules out of the advice, so that its levels may be named anew */
	const char *whole = base;

	(void)state;
	base = changed(base, "level: [several, one]", "level: several");
	CHECK(rows);
	base = whole;
}

static void
test_order_of_levels(void **state)
{
	const char *two = changed(base, "      - { id: some, label: Something",
	    "      - { id: lot, label: A lot, any: [{ ticked_at_least: 1 }, "
	    "{ worst_at_least: often }] }\n"
	    "      - { id: some, label: Something");
	const char *turned = changed(base,
	    "      - { id: none, label: Nothing }",
	    "      - { id: lot, label: A lot, any: [{ ticked_at_least: 1 }, "
	    "{ worst_at_least: often }] }\n"
	    "      - { id: none, label: Nothing }");
	const struct bank *old = bank_of(two), *new = bank_of(turned);

	(void)state;
	assert_has(diff(old, new, false),
	    "- after: they stand in another order.\n");
	assert_string_equal(themes(old, new), "short/after not comparable");
}

static void
test_what_follows(void **state)
{
	static const struct row rows[] = {
	    {"  hard: What was hard\n", "  hard: What was not easy\n",
		"The letter\n- letter: the heading of what was hard, for the "
		"client and the therapist, changed.",
		"Now: What was hard", NULL, NULL},
	    {"  hard: What was hard\n",
		"  hard: What was hard\n  outside: client\n",
		"- letter: voices whose wishes may be steps outside: new: "
		"client.\n",
		"steps outside: gone: client.\n", NULL, NULL},
	    {"I would like to go slower.", "Go slower.",
		"- slower: the wish in a letter", "Now: I would like", NULL,
		NULL},
	    {"  - { id: hurry, label: Hurry }\n", "",
		"Causes\n- hurry: gone: Hurry", "- hurry: new: Hurry", NULL,
		NULL},
	    {"about: What nobody could know.", "about: Chance.",
		"- luck: what it is, for the client and the therapist, "
		"changed.",
		"Now: What nobody could know.", NULL, NULL},
	    /* `after` waits for the answer to this follow-up */
	    {"text: Where did it come from?", "text: What was it from?",
		"Follow-ups\n- cause: the wording", "Now: Where did it come",
		"short/after wording changed", NULL},
	    {"value: 2, label: Something else }",
		"value: 3, label: Something else }",
		"cause, other: the value was 2 and is now 3.",
		"cause, other: the value was 3 and is now 2.",
		"short/after not comparable", NULL},
	    {"scale: cause, why",
		"scale: cause, when: { question: pushed, "
		"answered: true }, why",
		"cause: when it is asked changed.\n"
		"  Before: always\n  Now: only when \"Pushed\" is answered\n",
		"Now: always", "short/after not comparable", NULL},
	    {"happened before?, scale: often",
		"happened before?, depth: full, scale: often",
		"since: the depth was core and is now full.",
		"since: the depth was full and is now core.", NULL, NULL},
	    {"happened before?, scale: often", "happened before?, scale: much",
		"since: the answer set was often and is now much.",
		"since: the answer set was much and is now often.", NULL, NULL},
	    {"now: You can stop here.", "now: You may stop.",
		"When an answer speaks alone\n- unsafe: what is said at once, "
		"for the client and the therapist, changed.",
		"Now: You can stop here.", NULL, NULL},
	    {"helplines: [crisis], steps: [trusted]",
		"helplines: [emergency, crisis], steps: [notes, trusted]",
		"- unsafe: kinds of helplines: new: emergency.\n"
		"- unsafe: steps: new: notes.\n",
		"- unsafe: kinds of helplines: gone: emergency.", NULL, NULL},
	    {"  - { kind: unsafe, title",
		"  - { kind: medicine, title: "
		"Medicine, now: N, result: R }\n  - { kind: unsafe, title",
		"- medicine: new: Medicine\n", "- medicine: gone: Medicine\n",
		NULL, NULL},
	    {"where: inside, title: Ask",
		"where: outside, today: true, title: "
		"Ask",
		"Steps\n- slower: the place was inside therapy and is now "
		"outside therapy.\n- slower: it can be done on the day itself "
		"now.\n",
		"slower: it can be done on the day itself no more.", NULL,
		NULL},
	    {"voice: client, title: Write", "voice: therapist, title: Write",
		"- notes: it is for the therapist now.\n"
		"- notes: it is for the client no more.\n",
		"- notes: it is for the client now.\n", NULL, NULL},
	    {"say: \"Can we go slower?\"", "say: \"Slower, please.\"",
		"- slower: the words to say", "Now: Can we go slower?", NULL,
		NULL},
	    {"- { id: notes, ",
		"- { id: more, where: outside, title: More }\n"
		"  - { id: notes, ",
		"- more: new: More (outside therapy)\n",
		"- more: gone: More (outside therapy)\n", NULL, NULL},
	    {"level: little }\n    steps: [slower]",
		"level: little }\n    steps: [trusted]",
		"Advice\n- When the theme \"Working together\" says \"Little "
		"of this\": steps: new are trusted; gone are slower.\n",
		"steps: new are slower; gone are trusted.\n", NULL, NULL},
	    {"steps: [slower, notes]", "steps: [notes, slower]",
		"steps: they stand in another order.",
		"steps: they stand in another order.", NULL, NULL},
	    {"steps: [slower, notes]", "steps: [slower]",
		"- notes: no rule leads to it any more.\n",
		"- notes: a rule leads to it now.\n", NULL, NULL},
	    {"level: [several, one]", "level: several",
		"- gone: When the theme \"Pace\" says \"Several of these\" or "
		"\"One of these\", unless \"Where did it come from?\" in the "
		"theme \"Pace\" is answered with \"Something else\": slower "
		"and notes.\n",
		"- new: When the theme \"Pace\" says \"Several "
		"of these\" or \"One of these\"",
		NULL, NULL},
	    {"  - when: { category: together, level: little }\n"
	     "    steps: [slower]\n  - steps: [trusted]\n",
		"  - steps: [trusted]\n"
		"  - when: { category: together, level: little }\n"
		"    steps: [slower]\n",
		"- The rules stand in another order of rank.\n",
		"- The rules stand in another order of rank.\n", NULL, NULL},
	    {"call: \"116 123\"", "call: \"116 124\"",
		"Countries and helplines\n- GB, crisis, Someone to talk to: "
		"the number to ring changed.\n  Before: 116 123\n",
		"Now: 116 123", NULL, NULL},
	    {"name: Someone to talk to",
		"region: Wales, name: Someone to talk "
		"to",
		"- GB, crisis, Someone to talk to: gone: 116 123\n- GB, "
		"Wales, crisis, Someone to talk to: new: 116 123\n",
		"- GB, Wales, crisis, Someone to talk to: gone", NULL, NULL},
	    {"source: example.org, verified: no }\n  - { country: EU",
		"source: example.org, verified: 2026-01-31 }\n  - { country: "
		"EU",
		"the day when somebody last rang is new: 2026-01-31",
		"the day when somebody last rang is gone: 2026-01-31", NULL,
		NULL},
	    {"members: [FR, DE]", "members: [FR, IT]",
		"- EU: members: new are IT; gone are DE.",
		"- EU: members: new are DE; gone are IT.", NULL, NULL},
	    {"- { code: GB, ",
		"- { code: IE, name: Ireland }\n"
		"  - { code: GB, ",
		"- IE: new: Ireland\n", "- IE: gone: Ireland", NULL, NULL},
	    {"theme: Too fast", "theme: Much too fast",
		"Coverage\n- too-fast: the theme changed.", "Now: Too fast",
		NULL, NULL},
	    {"questions: [pushed], steps: [slower]",
		"questions: [pushed, told], steps: []",
		"- too-fast: questions: new: told.\n"
		"- too-fast: steps: gone: slower.\n",
		"- too-fast: steps: new: slower.\n", NULL, NULL},
	    {"intro: A short look back.", "intro: A look back.",
		"The bank itself\n- bank: the first screen",
		"Now: A short look back.", NULL, NULL},
	    {"language: en", "language: en\n  licence: CC0-1.0",
		"- bank: the licence is new: CC0-1.0",
		"- bank: the licence is gone: CC0-1.0", NULL, NULL},
	    {"cite: \"A guide.\"", "cite: \"Another guide.\"",
		"Sources\n- guide: what to look for changed.", "Now: A guide.",
		NULL, NULL},
	};

	(void)state;
	CHECK(rows);
}

/* One more kind, in front or behind: that is new, and then another rank. */
static void
test_ranks(void **state)
{
	static const char *const entry =
	    "  - { kind: medicine, title: Medicine, now: N, result: R }\n";
	const char *const first = changed(base, "sentinels:\n",
	    arena_printf(arena, "sentinels:\n%s", entry));
	const char *const last = changed(base, "\nsteps:\n",
	    arena_printf(arena, "%s\nsteps:\n", entry));

	(void)state;
	assert_string_equal(diff(bank_of(first), bank_of(first), false),
	    "These two banks mean the same.\n");
	assert_has(diff(bank_of(first), bank_of(last), false),
	    "When an answer speaks alone\n"
	    "- The kinds stand in another order of rank.\n");
	assert_string_equal(themes(bank_of(first), bank_of(last)), "");
	assert_has_not(diff(bank_of(base), bank_of(first), false), "rank");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_themes),
	    cmocka_unit_test(test_levels),
	    cmocka_unit_test(test_order_of_levels),
	    cmocka_unit_test(test_what_follows),
	    cmocka_unit_test(test_ranks),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
