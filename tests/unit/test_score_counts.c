/* What is known of a theme beside its level: the worst answer, whether the form
 * leaves questions out, and which answers would settle the level. */
#include "support.h"

#include <stdio.h>

#include "harmcheck/score.h"

/* Two themes, of events and of a scale, in a form with all questions, in one
 * with the core questions, and in the other voice. */
static const char bank_text[] =
    "bank: {format: 1, id: counts, version: 1.0.0, language: en, title: T}\n"
    "scales:\n"
    "- {id: how-often, options: [{id: never, value: 0, label: N}, "
    "{id: once, value: 1, label: O}, {id: often, value: 3, label: F}]}\n"
    "categories:\n"
    "- {id: all-core, title: A, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: events, title: E, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: first, title: F, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: bare, title: B, kind: events, levels: ["
    "{id: some, label: S, any: [{ticked_at_least: 1}]}, "
    "{id: none, label: N, needs: 1/1}]}\n"
    "- {id: total, title: T, kind: scale, method: sum, "
    "bands: [{below: 1, id: low, label: L}, {id: high, label: H}]}\n"
    "- {id: scale, title: C, kind: scale, method: mean, min_answered: 1, "
    "bands: [{below: 1, id: low, label: L}, {id: high, label: H}]}\n"
    "forms:\n"
    "- {id: all, voice: client, title: F, depth: full, "
    "categories: [first, all-core, events, scale, total]}\n"
    "- {id: no-core, voice: client, title: F, depth: full, "
    "categories: [bare]}\n"
    "- {id: scale-first, voice: client, title: F, depth: core, "
    "categories: [scale]}\n"
    "- {id: core, voice: client, title: F, depth: core, "
    "categories: [first, all-core, events, scale, total]}\n"
    "- {id: other, voice: therapist, title: F, depth: core, "
    "categories: [first, all-core, events, scale, total]}\n"
    "questions:\n"
    "- {id: f1, category: first, text: {client: Q?}, scale: how-often}\n"
    "- {id: n1, category: bare, text: {client: Q?}, scale: how-often}\n"
    "- {id: f2, category: first, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: a1, category: all-core, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: e1, category: events, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: e2, category: events, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: e3, category: events, text: {client: Q?}, scale: how-often}\n"
    "- {id: c1, category: scale, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: c2, category: scale, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: c3, category: scale, text: {client: Q?}, scale: how-often}\n"
    "- {id: t1, category: total, depth: core, text: {client: Q?, "
    "therapist: Q?}, scale: how-often}\n"
    "- {id: t2, category: total, text: {client: Q?}, scale: how-often}\n"
    "- {id: t3, category: total, depth: core, text: {therapist: Q?}, scale: "
    "how-often}\n";

static struct bank *
counts_bank(struct arena *a)
{
	struct diags d;
	struct bank *b;

	diag_init(&d, a);
	b = bank_load(a, "counts.yaml", bank_text, sizeof(bank_text) - 1, &d);
	if (b == NULL)
		fail_msg("%s", d.n > 0 ? d.list[0].msg : "?");
	return b;
}

/* "e1=often e2=never" */
static struct answers *
filled(struct arena *a, const struct bank *b, const char *form,
    const char *words)
{
	struct answers *answers =
	    answers_new(a, b, bank_form(b, form), "2026-01-31");
	char copy[128], *save, *word, *option;

	snprintf(copy, sizeof(copy), "%s", words);
	answers_refresh(answers);
	for (word = strtok_r(copy, " ", &save); word != NULL;
	     word = strtok_r(NULL, " ", &save)) {
		option = strchr(word, '=');
		assert_non_null(option);
		*option++ = '\0';
		say(answers, word, option);
	}
	return answers;
}

static const char *
id_of(const struct answers *a, int item)
{
	return item < 0 ? "-" : a->form->items[item].question->id;
}

/* The worst answer is the first of those that are worst; with nothing ticked
 * there is none. */
static void
the_worst_is_the_first_of_the_worst(void **state)
{
	static const struct {
		const char *answers, *worst;
	} rows[] = {
	    {"", "-"},
	    {"e1=never e2=never e3=never", "-"},
	    {"e1=skipped e2=na e3=never", "-"},
	    {"e1=once e2=never e3=never", "e1"},
	    {"e1=never e2=never e3=once", "e3"},
	    {"e1=once e2=often e3=once", "e2"},
	    {"e1=often e2=once e3=once", "e1"},
	    {"e1=once e2=once e3=once", "e1"},
	    {"e1=never e2=often e3=often", "e2"},
	    {"a1=often e1=never e2=once e3=never", "e2"},
	};
	struct arena *a = arena_new();
	const struct bank *b = counts_bank(a);
	struct theme_score first;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct answers *answers =
		    filled(a, b, "all", rows[i].answers);
		struct theme_score s;

		score_theme(a, answers, bank_category(b, "events"), &s);
		assert_string_equal(id_of(answers, s.worst), rows[i].worst);
		score_theme(a, answers, bank_category(b, "scale"), &s);
		assert_int_equal(s.worst, -1);
	}
	/* the first item of the form, too */
	for (size_t i = 0; i < 2; i++) {
		const struct answers *answers = filled(a, b, "all",
		    i == 0 ? "f1=often f2=once" : "f1=once f2=often");

		score_theme(a, answers, bank_category(b, "first"), &first);
		assert_string_equal(id_of(answers, first.worst),
		    i == 0 ? "f1" : "f2");
	}
	arena_free(a);
}

/* A form is short for a theme when it has a question of it less than the whole
 * theme has in the form's voice. */
static void
a_form_is_short_when_it_leaves_a_question_out(void **state)
{
	static const struct {
		const char *form, *theme;
		bool is_short;
	} rows[] = {
	    {"all", "all-core", false},
	    {"all", "events", false},
	    {"all", "scale", false},
	    {"all", "first", false},
	    {"no-core", "bare", false},
	    {"core", "first", true},
	    {"other", "first", false},
	    {"core", "all-core", false},
	    {"core", "events", true},
	    {"core", "scale", true},
	    {"other", "all-core", false},
	    {"other", "events", false},
	    {"other", "scale", false},
	};
	struct arena *a = arena_new();
	const struct bank *b = counts_bank(a);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct theme_score s;

		score_theme(a, filled(a, b, rows[i].form, ""),
		    bank_category(b, rows[i].theme), &s);
		if (s.short_form != rows[i].is_short)
			fail_msg("%s, %s: %d", rows[i].form, rows[i].theme,
			    s.short_form);
	}
	arena_free(a);
}

/* A sum is whole when all of it is asked that there is in the form's voice. */
static void
a_sum_is_whole_in_its_voice(void **state)
{
	static const struct {
		const char *form, *answers;
		bool has_score;
	} rows[] = {
	    {"all", "t1=once t2=once", true},
	    {"core", "t1=once", false},
	    {"other", "t1=once t3=once", true},
	};
	struct arena *a = arena_new();
	const struct bank *b = counts_bank(a);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct theme_score s;

		score_theme(a, filled(a, b, rows[i].form, rows[i].answers),
		    bank_category(b, "total"), &s);
		assert_int_equal(s.has_score, rows[i].has_score);
		assert_int_equal(s.certain, rows[i].has_score);
	}
	arena_free(a);
}

/* Which answers would settle the level, each alone: only ones that are missing,
 * and only while it is not certain. */
static void
what_settles(void **state)
{
	static const struct {
		const char *answers, *settled_by;
	} rows[] = {
	    {"c1=never c2=skipped", "c2 "},
	    {"c1=skipped c2=never", "c1 "},
	    {"c1=never", "c2 "},
	    {"c2=never", "c1 "},
	    {"c1=never c2=na", ""},
	    {"c1=once c2=skipped", ""}, /* certain: high in any case */
	    {"c1=never c2=never", ""},
	    {"c1=skipped c2=skipped", ""},
	};
	struct arena *a = arena_new();
	const struct bank *b = counts_bank(a);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct answers *answers =
		    filled(a, b, "scale-first", rows[i].answers);
		struct theme_score s;
		char got[64] = "";

		score_theme(a, answers, bank_category(b, "scale"), &s);
		for (size_t k = 0; k < s.n_settle; k++)
			snprintf(got + strlen(got), sizeof(got) - strlen(got),
			    "%s ", id_of(answers, (int)s.settle[k]));
		if (!str_eq(got, rows[i].settled_by))
			fail_msg("%s: %s", rows[i].answers, got);
	}
	arena_free(a);
}

/* What would settle a level costs time, and is looked for only where it is
 * asked for. */
static void
in_brief_nothing_settles(void **state)
{
	struct arena *a = arena_new();
	const struct bank *b = counts_bank(a);
	const struct answers *answers =
	    filled(a, b, "core", "c1=never c2=skipped");
	struct theme_score whole, brief;

	(void)state;
	score_theme(a, answers, bank_category(b, "scale"), &whole);
	assert_int_equal(whole.n_settle, 1);
	assert_string_equal(id_of(answers, (int)whole.settle[0]), "c2");
	score_theme_briefly(a, answers, bank_category(b, "scale"), &brief);
	assert_int_equal(brief.n_settle, 0);
	assert_int_equal(brief.level, whole.level);
	assert_int_equal(brief.score, whole.score);
	assert_int_equal(brief.answered, 1);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_worst_is_the_first_of_the_worst),
	    cmocka_unit_test(a_form_is_short_when_it_leaves_a_question_out),
	    cmocka_unit_test(a_sum_is_whole_in_its_voice),
	    cmocka_unit_test(what_settles),
	    cmocka_unit_test(in_brief_nothing_settles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
