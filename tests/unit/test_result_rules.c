/* Advice that asks what speaks alone, for levels, and for what was answered: a
 * rule fires when it is true. What is not known is neither true nor false. */
#include "support.h"

#include <stdio.h>

static const char bank_text[] =
    "bank: {format: 1, id: rules, version: 1.0.0, language: en, title: T}\n"
    "scales:\n"
    "- {id: s, options: [{id: 'no', value: 0, label: N}, "
    "{id: 'yes', value: 1, label: Y}]}\n"
    "categories:\n"
    "- {id: acts, title: A, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: hard, title: H, kind: events, levels: ["
    "{id: many, label: M, any: [{ticked_at_least: 2}]}, "
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: gone, title: G, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "forms:\n"
    "- {id: f, voice: v, title: F, depth: full, categories: [acts, hard]}\n"
    "- {id: all, voice: v, title: F, depth: full, "
    "categories: [acts, hard, gone]}\n"
    "questions:\n"
    "- {id: t1, category: acts, depth: core, text: Q, scale: s, "
    "sentinel: {kind: confidence}}\n"
    "- {id: t2, category: acts, depth: core, text: Q, scale: s, "
    "sentinel: {kind: confidence}}\n"
    "- {id: k, category: acts, depth: core, text: Q, scale: s, "
    "sentinel: {kind: conduct}}\n"
    "- {id: a, category: hard, text: Q, scale: s}\n"
    "- {id: b, category: hard, text: Q, scale: s}\n"
    "- {id: g, category: gone, text: Q, scale: s}\n"
    "sentinels:\n"
    "- {kind: conduct, title: T, now: N, result: R, steps: [x]}\n"
    "- {kind: confidence, title: T, now: N, result: R}\n"
    "steps:\n- {id: x, where: outside, title: X}\n"
    "advice:\n"
    "- {when: {sentinel: conduct}, steps: [x]}\n"
    "- {when: {not: {sentinel: conduct}}, steps: [x]}\n"
    "- {when: {sentinel: confidence}, steps: [x]}\n"
    "- {when: {not: {sentinel: confidence}}, steps: [x]}\n"
    "- {when: {category: hard, level: many}, steps: [x]}\n"
    "- {when: {category: hard, level: some}, steps: [x]}\n"
    "- {when: {category: hard, level: not-enough}, steps: [x]}\n"
    "- {when: {not: {category: hard, level: some}}, steps: [x]}\n"
    "- {when: {not: {category: hard, level: not-enough}}, steps: [x]}\n"
    "- {when: {category: gone, level: some}, steps: [x]}\n"
    "- {when: {not: {category: gone, level: some}}, steps: [x]}\n"
    "- {when: {question: a, answered: true}, steps: [x]}\n"
    "- {when: {question: a, answered: false}, steps: [x]}\n"
    "- {when: {question: a, ticked: true}, steps: [x]}\n"
    "- {when: {question: a, ticked: true}, "
    "unless: {sentinel: confidence}, steps: [x]}\n";

enum { RULES = 15 };

/* A letter for each rule above, in its order. */
static const char letters[RULES + 1] = "CcTtMSUsugGAaKk";

static void
rules_fire_when_they_are_true(void **state)
{
	static const struct {
		const char *answers, *rules;
	} rows[] = {
	    {"t1=no t2=no k=no a=no b=no", "ctsuA"},
	    {"t1=no t2=no k=yes a=no b=no", "CtsuA"},
	    {"t1=yes t2=no k=no a=no b=no", "cTsuA"},
	    {"t1=no t2=yes k=no a=no b=no", "cTsuA"},
	    /* one of two says so, the other is left open */
	    {"t1=yes t2=skipped k=no a=no b=no", "cTsuA"},
	    {"t1=skipped t2=yes k=no a=no b=no", "cTsuA"},
	    /* skipped is not "no" */
	    {"t1=skipped t2=no k=no a=no b=no", "csuA"},
	    {"t1=no t2=skipped k=no a=no b=no", "csuA"},
	    {"t1=no t2=no k=skipped a=no b=no", "tsuA"},
	    {"t1=na t2=na k=na a=no b=no", "ctsuA"},
	    /* levels */
	    {"t1=no t2=no k=no a=yes b=no", "ctSuAKk"},
	    {"t1=no t2=no k=no a=yes b=yes", "ctMsuAKk"},
	    {"t1=no t2=no k=no a=no b=skipped", "ctUsA"},
	    {"t1=no t2=no k=no a=skipped b=no", "ctUsa"},
	    {"t1=no t2=no k=no a=na b=na", "ctsua"},
	    {"t1=no t2=no k=no a=na b=no", "ctsua"},
	    /* unless */
	    {"t1=yes t2=no k=no a=yes b=no", "cTSuAK"},
	    {"t1=skipped t2=no k=no a=yes b=no", "cSuAKk"},
	    /* nothing yet */
	    {"t1=no t2=no k=no", "ctUs"},
	    {"", "Us"},
	};
	struct arena *arena = arena_new();
	struct diags d;
	struct bank *b;

	(void)state;
	diag_init(&d, arena);
	b = bank_load(arena, "b.yaml", bank_text, sizeof(bank_text) - 1, &d);
	if (b == NULL)
		fail_msg("%s", d.n > 0 ? d.list[0].msg : "?");
	assert_int_equal(b->n_advice, RULES);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct answers *answers =
		    answers_new(arena, b, bank_form(b, "f"), "2026-01-31");
		const struct result *r;
		char copy[128], got[RULES + 1] = "";
		char *save, *word, *option;
		size_t n = 0, items = 5, answered = 0, skipped = 0;

		answers_refresh(answers);
		snprintf(copy, sizeof(copy), "%s", rows[i].answers);
		for (word = strtok_r(copy, " ", &save); word != NULL;
		     word = strtok_r(NULL, " ", &save)) {
			option = strchr(word, '=');
			assert_non_null(option);
			*option++ = '\0';
			say(answers, word, option);
			items -= str_eq(option, "na");
			skipped += str_eq(option, "skipped");
			answered +=
			    str_eq(option, "no") || str_eq(option, "yes");
		}
		r = result_make(arena, answers);
		assert_int_equal(r->items, items);
		assert_int_equal(r->answered, answered);
		assert_int_equal(r->skipped, skipped);
		for (size_t k = 0; k < RULES; k++)
			if (result_holds(r, &b->advice[k]))
				got[n++] = letters[k];
		if (!str_eq(got, rows[i].rules))
			fail_msg("%s: %s", rows[i].answers, got);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rules_fire_when_they_are_true),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
