/* The checks of advice: what can never be given, what a theme lacks. */
#include "bank_support.h"
#include "harmcheck/answers.h"
#include "harmcheck/prng.h"
#include "harmcheck/result.h"

#define BANKS 30
#define RULES_EACH 100

/* How often CODE comes up in TEXT, which must load. */
static size_t
count(const char *text, enum diag_code code)
{
	struct loaded l = load_good(text);
	size_t n;

	bank_check(l.arena, l.bank, "2026-01-31", &l.diags);
	n = count_code(&l.diags, code);
	loaded_free(&l);
	return n;
}

/* --- advice that can never be given, against all that can be answered ----- */

/* Two forms that differ in all that a condition can ask for; a full question
 * that is opened, a gate, a follow-up, an answer that speaks alone. */
#define WORLD                                                                  \
	"bank: {format: 1, id: b, version: 1.0.0, language: en, title: T}\n"   \
	"scales:\n"                                                            \
	"- {id: s, options: [{id: no, value: 0, label: A},"                    \
	" {id: once, value: 1, label: B}, {id: often, value: 3, label: C}]}\n" \
	"- {id: y, options: [{id: yes, value: 1, label: A},"                   \
	" {id: nay, value: 2, label: B}]}\n"                                   \
	"forms:\n"                                                             \
	"- {id: f, voice: v, title: F, stage: early, depth: core,"             \
	" deepen: true, categories: [c, d]}\n"                                 \
	"- {id: g, voice: w, title: G, depth: full, categories: [c]}\n"        \
	"categories:\n"                                                        \
	"- {id: c, title: C, kind: events, follow_ups: [u], levels: ["         \
	"{id: many, label: L, any: [{ticked_at_least: 2}]},"                   \
	" {id: some, label: L, any: [{worst_at_least: once}]},"                \
	" {id: none, label: L, needs: 2/3}]}\n"                                \
	"- {id: d, title: D, kind: scale, method: sum, bands: ["               \
	"{below: 2, id: low, label: L}, {id: high, label: L}]}\n"              \
	"questions:\n"                                                         \
	"- {id: q1, category: c, depth: core, text: Q, scale: s,"              \
	" sentinel: {kind: unsafe, from: often}}\n"                            \
	"- {id: q2, category: c, text: Q, scale: s}\n"                         \
	"- {id: q3, category: d, depth: core, text: Q, scale: s,"              \
	" when: {question: q1, ticked: true}}\n"                               \
	"follow_ups: [{id: u, text: U, scale: y}]\n"                           \
	"sentinels: [{kind: unsafe, title: A, now: B, result: C}]\n"           \
	"steps:\n"                                                             \
	"- {id: vs, where: outside, voice: v, title: T}\n"                     \
	"- {id: ws, where: outside, voice: w, title: T}\n"                     \
	"- {id: all, where: outside, title: T}\n"                              \
	"advice:\n"

static const char *const atoms[] = {"question: q1, is: no",
    "question: q1, is: [once, often]", "question: q1, is: often",
    "question: q1, ticked: true", "question: q1, ticked: false",
    "question: q1, answered: true", "question: q1, answered: false",
    "question: q2, is: once", "question: q2, ticked: true",
    "question: q2, answered: false", "question: q3, is: [no, once]",
    "question: q3, ticked: false", "question: q3, answered: true",
    "category: c, level: many", "category: c, level: [some, none]",
    "category: c, level: not-enough", "category: d, level: low",
    "category: d, level: [high, not-enough]", "category: c, u: yes",
    "category: c, u: nay", "sentinel: unsafe", "sentinel: medicine", "form: f",
    "form: [f, g]", "stage: early"};

#define N_ATOMS (sizeof(atoms) / sizeof *(atoms))

static void
add_condition(struct buf *out, struct prng *p, unsigned depth)
{
	static const char *const lists[] = {"all", "any"};
	const uint64_t kind = depth == 0 ? 9 : prng_below(p, 5);

	if (kind == 4) {
		buf_adds(out, "{not: ");
		add_condition(out, p, depth - 1);
		buf_addc(out, '}');
	} else if (kind < 4) {
		buf_addf(out, "{%s: [", lists[kind % 2]);
		for (uint64_t i = 0; i < 1 + prng_below(p, 3); i++) {
			buf_adds(out, i > 0 ? ", " : "");
			add_condition(out, p, depth - 1);
		}
		buf_adds(out, "]}");
	} else {
		buf_addf(out, "{%s}", atoms[prng_below(p, N_ATOMS)]);
	}
}

static void
add_rule(struct buf *out, struct prng *p)
{
	static const char *const steps[] = {"vs", "ws", "all", "all"};

	buf_adds(out, "- {when: ");
	add_condition(out, p, 3);
	if (prng_below(p, 2) == 0) {
		buf_adds(out, ", unless: ");
		add_condition(out, p, 2);
	}
	buf_addf(out, ", steps: [%s]}\n", steps[prng_below(p, 4)]);
}

/* Answer ITEM in the STATE-th way; false when there is no such way. */
static bool
answer(struct answers *a, size_t item, size_t state)
{
	static const enum answer_state others[] = {ANSWER_NOT_REACHED,
	    ANSWER_SKIPPED, ANSWER_NOT_APPLICABLE};
	const size_t n = a->form->items[item].scale->n_options;

	a->list[item].said = state < n ? ANSWER_GIVEN : others[(state - n) % 3];
	a->list[item].option = state < n ? (int)state : 0;
	return state < n + 3;
}

static void
mark_given(struct loaded *l, struct answers *a, bool *given)
{
	struct arena *arena = arena_new();
	const struct bank *b = l->bank;
	const struct result *r;

	answers_refresh(a);
	r = result_make(arena, a);
	for (size_t i = 0; i < b->n_advice; i++)
		given[i] = given[i] ||
		    (b->advice[i].steps[0]->voices[a->form->voice] &&
			result_holds(r, &b->advice[i]));
	arena_free(arena);
}

/* All ways to answer the items from ITEM on. */
static void
try_all(struct loaded *l, struct answers *a, size_t item, bool *given)
{
	if (item == a->form->n_items) {
		mark_given(l, a, given);
		return;
	}
	for (size_t state = 0; answer(a, item, state); state++)
		try_all(l, a, item + 1, given);
}

static bool
is_reported(const struct loaded *l, const struct advice *rule)
{
	for (size_t i = 0; i < l->diags.n; i++)
		if (l->diags.list[i].code == DIAG_UNREACHABLE_ADVICE &&
		    l->diags.list[i].at.line == rule->at.line)
			return true;
	return false;
}

/* What is reported is given to nobody, whatever they answer. Most of what is
 * given to nobody is reported. */
static void
test_never_given(void **state)
{
	size_t never = 0, reported = 0;

	(void)state;
	for (uint64_t n = 0; n < BANKS; n++) {
		struct arena *arena = arena_new();
		struct prng p;
		struct buf text;
		struct loaded l;
		bool given[RULES_EACH] = {false};

		prng_init(&p, 1, "advice", n);
		buf_init(&text, arena);
		buf_adds(&text, WORLD);
		for (size_t i = 0; i < RULES_EACH; i++)
			add_rule(&text, &p);
		l = load_good(text.data);
		for (size_t i = 0; i < l.bank->n_forms; i++)
			try_all(&l,
			    answers_new(l.arena, l.bank, &l.bank->forms[i],
				"2026-01-31"),
			    0, given);
		bank_check(l.arena, l.bank, NULL, &l.diags);
		for (size_t i = 0; i < RULES_EACH; i++) {
			const bool told = is_reported(&l, &l.bank->advice[i]);

			if (told && given[i])
				fail_msg("bank %d, rule %zu:\n%s", (int)n, i,
				    text.data);
			never += !given[i];
			reported += told;
		}
		loaded_free(&l);
		arena_free(arena);
	}
	assert_in_range(reported, never * 3 / 4, never);
	assert_in_range(never, BANKS * RULES_EACH / 10, BANKS * RULES_EACH / 2);
}

/* --- what a theme should lead to ----------------------------------------- */

#define STEPS_WITH(keys)                                          \
	"steps: [{id: i, where: inside, title: I" keys "}, {id: " \
	"o, where: outside, title: O}, {id: n, where: outside, "  \
	"title: N, today: true}, {id: x, where: outside, title: X}]\n"
#define SENTINEL                                     \
	"sentinels: [{kind: unsafe, title: A, now: " \
	"B, result: C}]\n"
#define THEME(kind, steps, rules)                                           \
	HEAD SCALES FORMS                                                   \
	    "categories:\n"                                                 \
	    "- {id: c, title: C, kind: events, levels: [{id: a, label: "    \
	    "L, any: [{ticked_at_least: 1}]}, {id: none, label: N}]}\n"     \
	    "questions:\n" QUESTION("q",                                    \
		", depth: core, sentinel: {kind: " kind "}") SENTINEL steps \
	    "advice: [" rules "]\n"
#define WORDS STEPS_WITH(", say: S")
#define RULE(when, steps) "{when: {" when "}, steps: [" steps "]}"
#define AT_A "category: c, level: a"

static void
test_missing_steps(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
	    {THEME("unsafe", WORDS, RULE(AT_A, "i, n")), 0},
	    {THEME("unsafe", WORDS, RULE(AT_A, "i, o")), 1},
	    {THEME("unsafe", WORDS, RULE(AT_A, "n")), 1},
	    {THEME("unsafe", STEPS_WITH(""), RULE(AT_A, "i, n")), 1},
	    {THEME("unsafe", WORDS, RULE("category: c, level: none", "i, n")),
		1},
	    {THEME("unsafe", WORDS, RULE("question: q, ticked: true", "i, n")),
		0},
	    {THEME("unsafe", WORDS, RULE("question: q, is: no", "i, n")), 0},
	    /* for everybody: no answer to this theme, but a step outside */
	    {THEME("unsafe", WORDS, "{steps: [i, n]}"), 1},
	    {THEME("unsafe", WORDS, RULE("sentinel: unsafe", "i, n")), 1},
	    {THEME("unsafe", WORDS,
		 "{when: {" AT_A "}, unless: {sentinel: unsafe}, "
		 "steps: [i, n]}"),
		0},
	    {THEME("unsafe", WORDS,
		 "{when: {" AT_A "}, unless: {" AT_A "}, steps: [i, n]}"),
		1},
	    {THEME("unsafe", WORDS, RULE(AT_A, "i") ", {steps: [n]}"), 1},
	    {THEME("unsafe", WORDS,
		 RULE(AT_A, "i") ", " RULE("question: q, answered: true", "n")),
		0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (count(rows[i].text, DIAG_MISSING_STEPS) != rows[i].want)
			fail_msg("%s", rows[i].text);
}

/* --- days ------------------------------------------------------------------
 */

#define LINE(day)                                                    \
	HEAD SCALES FORMS THEMES "questions:\n" QUESTION("q",        \
	    "") "countries: [{code: GB, name: A}]\n"                 \
		"helplines: [{country: GB, kind: k, name: A, call: " \
		"'1', source: e, verified: " day "}]\n"

/* 2024 is a leap year, 1900 is none, 2000 is one. */
static void
test_old_lines(void **state)
{
	static const struct {
		const char *text, *today;
		size_t want;
	} rows[] = {
	    {LINE("2025-01-01"), "2026-01-02", 0},
	    {LINE("2025-01-01"), "2026-01-03", 1},
	    {LINE("2024-01-01"), "2025-01-01", 0},
	    {LINE("2024-01-01"), "2025-01-02", 1},
	    {LINE("2024-02-29"), "2025-03-01", 0},
	    {LINE("2024-02-29"), "2025-03-02", 1},
	    {LINE("1999-03-01"), "2000-03-01", 0},
	    {LINE("1999-03-01"), "2000-03-02", 1},
	    {LINE("1900-02-28"), "1901-03-01", 0},
	    {LINE("1900-02-28"), "1901-03-02", 1},
	    {LINE("2026-12-31"), "2026-01-01", 0}, /* not yet */
	    {LINE("1900-01-01"), NULL, 0},
	    {LINE("no"), "2026-01-01", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct loaded l = load_good(rows[i].text);

		bank_check(l.arena, l.bank, rows[i].today, &l.diags);
		if (count_code(&l.diags, DIAG_HELPLINE_OLD) != rows[i].want)
			fail_msg("%s\n%s", rows[i].today, rows[i].text);
		loaded_free(&l);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_never_given),
	    cmocka_unit_test(test_missing_steps),
	    cmocka_unit_test(test_old_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
