/* The model that a bank file becomes. */
#include "bank_support.h"

#include "harmcheck/cond.h"
#include "harmcheck/file.h"
#include "harmcheck/form.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"

#define EVERY_KEY "tests/bank/good/every-key.yaml"

static struct loaded every; /* one load for all tests that only look */

static int
load_every(void **state)
{
	struct arena *a = arena_new();
	struct err e;
	char *text;
	size_t n;

	(void)state;
	if (file_read(a, EVERY_KEY, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	every = load_bytes(text, n);
	arena_free(a);
	if (every.bank == NULL)
		fail_msg("%s", findings(&every));
	return 0;
}

static int
free_every(void **state)
{
	(void)state;
	loaded_free(&every);
	return 0;
}

static void
test_bank_itself(void **state)
{
	const struct bank *b = every.bank;

	(void)state;
	assert_string_equal(b->file, "b.yaml");
	assert_string_equal(b->id, "every-key");
	assert_string_equal(b->version, "2.10.3");
	assert_string_equal(b->language, "en-GB");
	assert_string_equal(b->licence, "CC0-1.0");
	assert_int_equal(b->n_voices, 2);
	assert_string_equal(b->voices[0], "client");
	assert_string_equal(b->voices[1], "therapist");
	assert_string_equal(b->title.of[0], "My sessions");
	assert_string_equal(b->title.of[1], "My practice");
	assert_null(b->title.of[2]);
	assert_string_equal(b->intro.of[0],
	    "A short look back.\n\nIt takes a minute.");
	/* one text is every voice's */
	for (size_t v = 0; v < BANK_VOICES_MAX; v++)
		assert_ptr_equal(b->intro.of[v], b->intro.of[0]);
	assert_string_equal(b->sources[0].url, "https://example.org/paper");
	assert_null(b->sources[1].url);
	assert_string_equal(b->countries[0].code, "GB");
	assert_string_equal(b->helplines[0].verified, "2025-02-28");
	assert_null(b->helplines[1].verified);
	assert_ptr_equal(b->helplines[1].country, &b->countries[0]);
}

static void
test_scales(void **state)
{
	const struct scale *often = &every.bank->scales[0];
	const struct scale *change = &every.bank->scales[1];

	(void)state;
	assert_int_equal(often->n_options, 3);
	assert_int_equal(often->min, 0);
	assert_int_equal(often->max, 3);
	assert_int_equal(change->min, -1);
	/* ticked unless said: a value above 0 */
	assert_false(often->options[0].ticked);
	assert_true(often->options[1].ticked);
	assert_false(change->options[0].ticked);
	assert_false(change->options[1].ticked);
	assert_true(change->options[2].ticked);
	assert_false(every.bank->scales[2].options[1].ticked);
	assert_int_equal(scale_option(often, "often"), 2);
	assert_int_equal(scale_option(often, "oft"), -1);
	assert_string_equal(often->options[2].label.of[1], "In most sessions");
}

static void
test_events(void **state)
{
	const struct category *pace = bank_category(every.bank, "pace");
	const struct level *many = &pace->levels[0], *both = &pace->levels[1];
	const struct level *none = &pace->levels[2];

	(void)state;
	assert_int_equal(pace->kind, KIND_EVENTS);
	assert_int_equal(pace->evidence, EVIDENCE_SOME);
	assert_int_equal(pace->n_levels, 3);
	assert_false(many->all);
	assert_int_equal(many->n_tests, 2);
	assert_string_equal(many->tests[0].worst_at_least, "often");
	assert_int_equal(many->tests[0].ticked_at_least, 0);
	assert_null(many->tests[1].worst_at_least);
	assert_int_equal(many->tests[1].ticked_at_least, 2);
	assert_int_equal(many->shows, SHOWS_STANDS_OUT);
	assert_int_equal(many->needs_a, 0); /* with tests: nothing more */
	assert_int_equal(many->needs_b, 1);
	assert_true(both->all);
	assert_int_equal(both->needs_a, 1);
	assert_int_equal(both->needs_b, 2);
	assert_int_equal(none->n_tests, 0);
	assert_int_equal(none->needs_a, 3);
	assert_int_equal(none->shows, SHOWS_GOING_WELL);
	/* without tests and needs: all must be answered */
	none = &bank_category(every.bank, "touch")->levels[1];
	assert_int_equal(none->needs_a, 1);
	assert_int_equal(none->needs_b, 1);
	assert_int_equal(pace->n_follow_ups, 2);
	assert_ptr_equal(pace->follow_ups[0],
	    bank_follow_up(every.bank, "cause"));
	assert_int_equal(pace->follow_ups[0]->depth, DEPTH_CORE);
	assert_int_equal(pace->follow_ups[1]->depth, DEPTH_FULL);
	assert_false(pace->conduct);
	assert_true(bank_category(every.bank, "touch")->conduct);
}

static void
test_scale_themes(void **state)
{
	const struct category *together = bank_category(every.bank, "together");
	const struct category *strain = bank_category(every.bank, "strain");

	(void)state;
	assert_int_equal(together->kind, KIND_SCALE);
	assert_int_equal(together->method, METHOD_MEAN);
	assert_int_equal(together->shown_as, SHOWN_AS_PERCENT);
	assert_int_equal(together->direction, DIRECTION_GOOD);
	assert_int_equal(together->decimals, 2);
	assert_int_equal(together->min_a, 2);
	assert_int_equal(together->min_b, 3);
	assert_int_equal(together->n_items, 3);
	assert_int_equal(together->items[0].weight, NUM_ONE);
	assert_int_equal(together->items[1].weight, 12500);
	assert_true(together->items[2].reverse);
	assert_string_equal(together->items[2].question->id, "hurried");
	assert_true(together->levels[0].has_below);
	assert_int_equal(together->levels[0].below, 333400);
	assert_false(together->levels[1].has_below);
	/* items not said: all questions of the theme, weight 1 */
	assert_int_equal(strain->n_items, 2);
	assert_string_equal(strain->items[1].question->id, "tense");
	assert_int_equal(strain->items[1].weight, NUM_ONE);
	assert_int_equal(strain->gaps, GAPS_PRORATE);
	assert_int_equal(strain->min_a, 2); /* a count */
	assert_int_equal(strain->min_b, 0);
}

static void
test_questions(void **state)
{
	const struct bank *b = every.bank;
	const struct question *overall = bank_question(b, "overall");
	const struct question *weekly = bank_question(b, "weekly");
	const struct question *memories = bank_question(b, "memories");
	const struct question *touched = bank_question(b, "touched");

	(void)state;
	assert_int_equal(overall->role, ROLE_OVERALL);
	assert_null(overall->category);
	assert_int_equal(weekly->role, ROLE_SITUATION);
	assert_null(weekly->category);
	assert_int_equal(weekly->depth, DEPTH_CORE); /* not said */
	assert_int_equal(memories->role, ROLE_NONE);
	assert_false(overall->na);
	assert_string_equal(overall->code, "overall");
	assert_ptr_equal(overall->voice[1].ask, overall->voice[0].ask);
	assert_ptr_equal(overall->voice[1].scale, &b->scales[1]);
	assert_string_equal(memories->code, "P1");
	assert_true(memories->na);
	assert_int_equal(memories->depth, DEPTH_CORE);
	assert_string_equal(memories->voice[0].short_text, "Past spoken about");
	assert_string_equal(memories->voice[1].short_text,
	    "Spoke about the past");
	assert_string_equal(memories->why.of[1], "Look at your notes.");
	assert_int_equal(memories->n_sources, 2);
	assert_int_equal(bank_question(b, "heavy")->depth, DEPTH_FULL);
	assert_null(touched->voice[1].ask);
	assert_null(memories->when);
	assert_int_equal(bank_question(b, "heavy")->when->op, COND_ANY);
	assert_ptr_equal(b->questions[memories->index].id, memories->id);
}

static void
test_sums_up(void **state)
{
	const struct bank *b = every.bank;
	const struct question *memories = bank_question(b, "memories");

	(void)state;
	assert_int_equal(memories->n_sums_up, 2);
	assert_ptr_equal(memories->sums_up[0], bank_question(b, "pushed"));
	assert_ptr_equal(memories->sums_up[1], bank_question(b, "heavy"));
	assert_int_equal(bank_question(b, "pushed")->n_sums_up, 0);
}

static void
test_forms(void **state)
{
	const struct form *after = bank_form(every.bank, "after");
	const struct form *audit = bank_form(every.bank, "audit");

	(void)state;
	assert_true(after->about_self); /* not said */
	assert_false(audit->about_self);
	assert_true(after->deepen);
	assert_int_equal(after->deepen_most, 1);
	assert_false(audit->deepen);
	assert_int_equal(audit->deepen_most, 0); /* not said: all */
}

/* A row holds what the file says, in its order; lists may be left out. */
static void
test_coverage(void **state)
{
	const struct bank *b = every.bank;
	const struct coverage *fast = &b->coverage[0];
	const struct coverage *money = &b->coverage[3];

	(void)state;
	assert_int_equal(b->n_coverage, 4);
	assert_string_equal(fast->id, "too-fast");
	assert_string_equal(fast->group, "Pace");
	assert_string_equal(fast->theme, "Too fast");
	assert_int_equal(fast->n_sources, 2);
	assert_ptr_equal(fast->sources[0], &b->sources[0]);
	assert_ptr_equal(fast->sources[1], &b->sources[2]);
	assert_int_equal(fast->n_questions, 2);
	assert_ptr_equal(fast->questions[0], bank_question(b, "pushed"));
	assert_ptr_equal(fast->questions[1], bank_question(b, "heavy"));
	assert_int_equal(fast->n_steps, 1);
	assert_ptr_equal(fast->steps[0], &b->steps[0]);
	assert_string_equal(b->coverage[2].theme, "What the body\nsays");
	assert_int_equal(b->coverage[2].n_questions, 0);
	assert_int_equal(b->coverage[2].n_steps, 2);
	assert_string_equal(money->id, "money");
	assert_string_equal(money->group, "Limits");
	assert_int_equal(money->n_sources, 0);
	assert_int_equal(money->n_questions, 0);
	assert_int_equal(money->n_steps, 0);
}

/* Which answers speak alone, by voice. */
static void
test_alerts(void **state)
{
	static const struct {
		const char *id;
		size_t voice;
		int option;
		bool alerts;
	} rows[] = {
	    {"pushed", 0, 0, false},
	    {"pushed", 0, 1, true},
	    {"pushed", 0, 2, true},
	    {"pushed", 1, 1, false},
	    {"pushed", 1, 2, true},
	    {"pushed", 0, -1, false},
	    {"touched", 0, 1, true},
	    {"touched", 1, 1, false}, /* not asked of that voice */
	    {"memories", 0, 2, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(
		    question_alerts(bank_question(every.bank, rows[i].id),
			rows[i].voice, rows[i].option),
		    rows[i].alerts);
}

/* Without `from` it is the ticked options, in whatever order they stand. */
static void
test_alerts_when_ticked(void **state)
{
	struct loaded l = load_good(
	    HEAD "scales:\n"
		 "- {id: s, options: [{id: a, value: 5, label: A, ticked: "
		 "false},"
		 " {id: b, value: 0, label: B, ticked: true},"
		 " {id: c, value: 2, label: C, ticked: false},"
		 " {id: d, value: 9, label: D, unknown: true}]}\n" FORMS THEMES
		 "questions:\n" QUESTION("q",
		     ", depth: core, sentinel: {kind: unsafe}") QUESTION("r",
		     ", depth: core, sentinel: {kind: unsafe, "
		     "from: c}") "sentinels: [{kind: unsafe, "
				 "title: A, now: B, result: C}]\n");
	/* d says that one does not know, whatever its value */
	static const bool want[2][4] = {
	    {false, true, false, false}, /* ticked */
	    {true, false, true, false}}; /* from the value of c on */

	(void)state;
	for (size_t q = 0; q < 2; q++)
		for (int o = 0; o < 4; o++)
			assert_int_equal(
			    question_alerts(&l.bank->questions[q], 0, o),
			    want[q][o]);
	loaded_free(&l);
}

static void
test_what_follows(void **state)
{
	const struct bank *b = every.bank;
	const struct sentinel *conduct = &b->sentinels[SENTINEL_CONDUCT];

	(void)state;
	assert_true(conduct->given);
	assert_int_equal(conduct->kind, SENTINEL_CONDUCT);
	assert_string_equal(conduct->helplines[0], "crisis");
	assert_string_equal(conduct->steps[0]->id, "trusted");
	assert_false(b->sentinels[SENTINEL_MEDICINE].given);
	assert_int_equal(b->sentinels[SENTINEL_MEDICINE].kind,
	    SENTINEL_MEDICINE);
	assert_true(b->steps[0].inside);
	assert_true(b->steps[0].voices[0]);
	assert_false(b->steps[0].voices[1]);
	assert_false(b->steps[2].inside);
	assert_true(b->steps[2].voices[1]); /* voice not said: all */
	assert_true(b->steps[2].today);
	assert_false(b->steps[0].today); /* not said */
	assert_int_equal(b->advice[0].when->op, COND_ALL);
	assert_int_equal(b->advice[0].unless->op, COND_SENTINEL);
	assert_int_equal(b->advice[0].unless->sentinel, SENTINEL_CONDUCT);
	assert_int_equal(b->advice[0].n_steps, 2);
	assert_null(b->advice[b->n_advice - 1].when);
	/* level: [high, not-enough] */
	assert_int_equal(b->advice[2].when->op, COND_LEVEL);
	assert_true(b->advice[2].when->levels == (COND_NOT_ENOUGH | 2));
}

/* Words for a letter: of a voice, else of the question. */
static void
test_letter(void **state)
{
	const struct bank *b = every.bank;
	const struct question *q = bank_question(b, "memories");

	(void)state;
	assert_string_equal(b->letter.title.of[1], "For our next session");
	assert_null(b->letter.none.of[1]);
	assert_string_equal(b->letter.hard.of[1], "What I want to look at");
	assert_false(b->letter.outside[0]);
	assert_true(b->letter.outside[1]);
	assert_null(q->voice[0].helps);
	assert_string_equal(q->voice[0].hard, "We spoke about the past.");
	assert_string_equal(q->voice[1].helps, "I leave the past alone.");
	assert_string_equal(q->voice[1].hard, "I went into the past.");
	q = bank_question(b, "tired");
	assert_null(q->voice[1].helps); /* not said */
	assert_string_equal(q->voice[1].hard, "I was tired.");
	assert_null(bank_question(b, "plan")->voice[0].hard);
	assert_string_equal(b->steps[0].letter.of[0],
	    "I would like to go slower.");
	assert_null(b->steps[1].letter.of[0]);
}

/* By place in the file, whatever the kinds. */
static void
test_ranks(void **state)
{
#define ENTRY(kind) "- {kind: " kind ", title: T, now: N, result: R}\n"
	static const char *const orders[][3] = {
	    {ENTRY("conduct"), ENTRY("self-harm"), ENTRY("medicine")},
	    {ENTRY("self-harm"), ENTRY("medicine"), ENTRY("conduct")},
	};
	static const char *const want[][3] = {
	    {"conduct", "self-harm", "medicine"},
	    {"self-harm", "medicine", "conduct"},
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		struct loaded l = load_good(arena_printf(a,
		    HEAD SCALES FORMS THEMES
		    "questions:\n" QUESTION("q", "") "sentinels:\n%s%s%s",
		    orders[i][0], orders[i][1], orders[i][2]));

		for (size_t k = 0; k < 3; k++)
			assert_string_equal(
			    sentinel_name(bank_sentinel(l.bank, k)->kind),
			    want[i][k]);
		assert_null(bank_sentinel(l.bank, 3));
		loaded_free(&l);
		arena_free(a);
	}
}

static void
test_look_ups(void **state)
{
	const struct bank *b = every.bank;

	(void)state;
	assert_ptr_equal(bank_form(b, "audit"), &b->forms[1]);
	assert_null(bank_form(b, "pace"));
	assert_null(bank_category(b, "audit"));
	assert_null(bank_question(b, ""));
	assert_null(bank_follow_up(b, "memories"));
	assert_ptr_equal(bank_country(b, "GB"), &b->countries[0]);
	assert_ptr_equal(bank_country(b, "JE"), &b->countries[0]);
	assert_null(bank_country(b, "gb"));
	assert_int_equal(sentinel_kind("unsafe"), SENTINEL_UNSAFE);
	assert_int_equal(sentinel_kind("unsave"), SENTINEL_KINDS);
	assert_string_equal(sentinel_name(SENTINEL_SELF_HARM), "self-harm");
	assert_string_equal(sentinel_name(SENTINEL_NONE), "none");
	assert_string_equal(role_name(ROLE_OVERALL), "overall");
	assert_string_equal(role_name(ROLE_SITUATION), "situation");
	assert_null(role_name(ROLE_NONE));
	assert_string_equal(evidence_name(EVIDENCE_STRONG), "strong");
}

/* The digest stands on this: the same meaning gives the same bytes. */
static void
test_same_meaning(void **state)
{
	static const char *const texts[] = {
	    HEAD SCALES FORMS THEMES "questions:\n" QUESTION("q", ""),
	    "# other order, other quotes\nquestions: [{scale: 's', text: "
	    "\"Q\", category: c, id: q}]\n" THEMES FORMS SCALES
	    "bank:\n  title: |\n    T\n\n  language: en\n  version: 1.0.0"
	    "\n  id: b\n  format: '1'\n",
	};
	const char *first = NULL;
	struct loaded l[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf b;

		l[i] = load_good(texts[i]);
		buf_init(&b, l[i].arena);
		node_canonical(l[i].bank->root, &b);
		if (first != NULL)
			assert_string_equal(b.data, first);
		first = b.data;
	}
	loaded_free(&l[0]);
	loaded_free(&l[1]);
}

/* A faulty bank is none, and keeps quiet about what only follows from its
 * faults. */
static void
test_faults(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
		size_t n;
	} rows[] = {
	    {HEAD SCALES FORMS THEMES
		"questions:\n" QUESTION("q", ", na: yes, depth: deep"),
		DIAG_BAD_BOOL, 2},
	    {HEAD SCALES FORMS THEMES
		"questions:\n- {id: q, category: d, text: Q, scale: s}\n",
		DIAG_UNKNOWN_ID, 1},
	    {HEAD SCALES FORMS THEMES
		"questions:\n- {id: q, category: c, text: Q, scale: t}\n",
		DIAG_UNKNOWN_ID, 1},
	    {HEAD FORMS THEMES "questions:\n" QUESTION("q", ""),
		DIAG_MISSING_KEY, 2}, /* the scales, and s */
	    {HEAD SCALES THEMES
		"questions:\n"
		"- {id: q, category: c, text: {v: Q}, scale: s}",
		DIAG_MISSING_KEY, 1}, /* forms; not the voice */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct loaded l = load_text(rows[i].text);

		assert_null(l.bank);
		if (l.diags.n != rows[i].n)
			fail_msg("%s", findings(&l));
		assert_true(count_code(&l.diags, rows[i].code) > 0);
		loaded_free(&l);
	}
}

/* Print, check and write down whatever has loaded; nothing may be harmed. */
static void
use(struct loaded *l)
{
	struct buf b;

	if (l->bank == NULL) {
		assert_true(diag_count(&l->diags, DIAG_ERROR) > 0);
		return;
	}
	assert_int_equal(diag_count(&l->diags, DIAG_ERROR), 0);
	buf_init(&b, l->arena);
	bank_check(l->arena, l->bank, "2026-01-31", &l->diags);
	bank_reading(l->arena, l->bank, &b);
	assert_int_equal(bank_show(l->bank, NULL, &b), 0);
	for (size_t i = 0; i < l->bank->n_forms; i++)
		assert_int_equal(bank_show(l->bank, l->bank->forms[i].id, &b),
		    0);
	bank_show_coverage(l->bank, &b);
	node_canonical(l->bank->root, &b);
	assert_int_equal(bank_show(l->bank, "nonesuch", &b), -1);
}

static void
test_cut_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i <= every.n; i += 3) {
		struct loaded l = load_bytes(every.text, i);

		use(&l);
		loaded_free(&l);
	}
}

/* A sequence that is the same everywhere. */
static unsigned
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
test_changed_anywhere(void **state)
{
	static const char bytes[] = " \n:-,[]{}'\"#&*!|>%@0z\t\x80";
	const size_t n = every.n;
	char *copy = malloc(n);
	uint32_t seed = 1;

	(void)state;
	assert_non_null(copy);
	for (int round = 0; round < 2000; round++) {
		memcpy(copy, every.text, n);
		for (unsigned i = next(&seed) % 4 + 1; i > 0; i--)
			copy[next(&seed) % n] =
			    bytes[next(&seed) % (sizeof(bytes) - 1)];
		struct loaded l = load_bytes(copy, n);

		use(&l);
		loaded_free(&l);
	}
	free(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bank_itself),
	    cmocka_unit_test(test_scales),
	    cmocka_unit_test(test_events),
	    cmocka_unit_test(test_scale_themes),
	    cmocka_unit_test(test_questions),
	    cmocka_unit_test(test_sums_up),
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_coverage),
	    cmocka_unit_test(test_alerts),
	    cmocka_unit_test(test_alerts_when_ticked),
	    cmocka_unit_test(test_what_follows),
	    cmocka_unit_test(test_letter),
	    cmocka_unit_test(test_ranks),
	    cmocka_unit_test(test_look_ups),
	    cmocka_unit_test(test_same_meaning),
	    cmocka_unit_test(test_faults),
	    cmocka_unit_test(test_cut_anywhere),
	    cmocka_unit_test(test_changed_anywhere),
	};

	return cmocka_run_group_tests(tests, load_every, free_every);
}
