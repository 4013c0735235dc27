#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/diag.h"
#include "attack.h"

#define HEAD                                                                   \
	"bank: {format: 1, id: b, version: 1.0.0, language: en, title: T}\n"   \
	"scales:\n"                                                            \
	"- {id: s, options: [{id: 'no', value: 0, label: N},"                  \
	" {id: 'yes', value: 1, label: Y}]}\n"                                 \
	"- {id: m, options: [{id: 'no', value: 0, label: N},"                  \
	" {id: once, value: 1, label: O}, {id: often, value: 2, label: F}]}\n" \
	"- {id: fact, options: [{id: none, value: 0, label: N},"               \
	" {id: 'no', value: 0, label: No}, {id: 'yes', value: 1, label: "      \
	"Y}]}\n"                                                               \
	"- {id: where, options: [{id: there, value: 0, label: T},"             \
	" {id: gone, value: 0, label: G}]}\n"
#define LEVELS                                              \
	"kind: events, levels: [{id: some, label: S, any: " \
	"[{ticked_at_least: 1}]}, {id: none, label: N}]"
#define THEME "categories:\n- {id: c, title: C, " LEVELS "}\n"
#define THEMES THEME "- {id: d, title: D, " LEVELS "}\n"
#define FORM(themes, rest)                                                    \
	"forms:\n- {id: f, voice: v, title: F, categories: " themes ", " rest \
	"}\nquestions:\n"
#define FULL HEAD THEME FORM("[c]", "depth: full")
#define BOTH HEAD THEMES FORM("[c, d]", "depth: full")
#define SHORT_BOTH HEAD THEMES FORM("[c, d]", "depth: core, deepen: true")
#define BOTH_SCALE                                                             \
	HEAD THEME                                                             \
	    "- {id: d, title: D, kind: scale, method: sum, shown_as: points, " \
	    "min_answered: 1/2, bands: [{below: 1, id: lo, label: L}, "        \
	    "{id: hi, label: H}]}\n" FORM("[c, d]", "depth: full")
#define SHORT HEAD THEME FORM("[c]", "depth: core, deepen: true")
#define CASE HEAD UNKNOWN THEME FORM("[c]", "depth: full, about_self: false")
#define CASE_SHORT                     \
	HEAD UNKNOWN THEME FORM("[c]", \
	    "depth: core, deepen: true, about_self: false")
/* "The case does not say". */
#define UNKNOWN                                                 \
	"- {id: u, options: [{id: 'no', value: 0, label: N},"   \
	" {id: 'yes', value: 1, label: Y},"                     \
	" {id: unclear, value: 0, label: U, unknown: true}]}\n" \
	"- {id: w, options: [{id: 'no', value: 0, label: N},"   \
	" {id: 'yes', value: 2, label: Y},"                     \
	" {id: unclear, value: 0, label: U, unknown: true}]}\n"
#define R(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: " rest "}\n"
#define Q(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: s" rest "}\n"
#define MORE(id, theme, scale, rest)                                          \
	"- {id: " id ", category: " theme ", text: Q, scale: " scale rest "}" \
	"\n"
#define WHEN_YES(id) ", when: {question: " id ", ticked: true}"
#define WHEN_IS(id, option) ", when: {question: " id ", is: " option "}"
#define CORE ", depth: core"
#define IN_D Q("z", "d", "")

const struct recipe recipes[] = {
    {"two, with gaps", FULL Q("a", "c", "") Q("b", "c", ""), 1, "01s", false,
	{10, 11, 12}},
    {"two", FULL Q("a", "c", "") Q("b", "c", ""), 1, "01", false, {20, 24, 40}},
    {"three", FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", ""), 1, "01",
	false, {12, 14, 15}},
    {"two themes", BOTH Q("a", "c", "") Q("b", "c", "") IN_D, 1, "01", false,
	{12, 14, 0}},
    {"gate", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", ""), 1,
	"01", false, {12, 16, 20}},
    {"chain",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a"))
	    Q("e", "c", WHEN_YES("b")),
	1, "01", false, {15, 20, 30}},
    {"gate with gaps", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")), 1,
	"01s", false, {12, 16, 20}},
    {"beside",
	FULL Q("a", "c", "") Q("b", "c", WHEN_IS("a", "'no'")) Q("e", "c", ""),
	1, "01", false, {12, 16, 20}},
    {"either or",
	FULL MORE("a", "c", "m", "") Q("b", "c", WHEN_IS("a", "once"))
	    Q("e", "c", WHEN_IS("a", "often")),
	1, "012", false, {15, 20, 30}},
    {"all but one",
	BOTH MORE("a", "c", "fact", "")
	    Q("b", "c", ", when: {not: {question: a, is: none}}")
		Q("e", "d", ", when: {not: {question: a, is: none}}"),
	1, "012", false, {10, 12, 14}},
    {"where somebody stands",
	BOTH MORE("a", "c", "where", "") Q("b", "c", WHEN_IS("a", "there"))
	    Q("e", "d", WHEN_IS("a", "there")) Q("g", "d", ""),
	1, "01", false, {10, 15, 0}},
    {"any",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c",
	    ", when: {any: [{question: a, ticked: true}, {question: b, "
	    "ticked: true}]}"),
	1, "01", false, {12, 15, 0}},
    {"all",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c",
	    ", when: {all: [{question: a, ticked: true}, {question: b, "
	    "ticked: true}]}"),
	1, "01", false, {15, 20, 24}},
    {"behind an answer",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a"))
	    Q("e", "c", ", when: {question: b, answered: true}"),
	1, "01", false, {20, 25, 30}},
    {"opened by one", SHORT Q("a", "c", CORE) Q("b", "c", "") Q("e", "c", ""),
	1, "01", false, {16, 20, 24}},
    {"opened by two", SHORT Q("a", "c", CORE) Q("b", "c", CORE) Q("e", "c", ""),
	1, "01", false, {12, 15, 0}},
    {"a theme behind a gate",
	BOTH Q("a", "c", "") Q("b", "d", WHEN_YES("a"))
	    Q("e", "d", WHEN_YES("a")),
	1, "01", false, {20, 25, 30}},
    {"half a theme behind a gate",
	BOTH Q("a", "c", "") Q("b", "d", WHEN_YES("a")) Q("e", "d", ""), 1,
	"01", false, {12, 16, 20}},
    {"sum",
	FULL Q("a", "c", CORE ", sums_up: [b, e]") Q("b", "c", "")
	    Q("e", "c", ""),
	1, "01", true, {12, 16, 20}},
    {"private",
	FULL Q("a", "c", ", private: true") Q("b", "c", "")
	    Q("e", "c", WHEN_YES("a")),
	1, "01", false, {12, 16, 20}},
    {"before and after", FULL Q("a", "c", ""), 2, "01s", false, {10, 11, 12}},
    {"before and after, gate", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")),
	2, "01", false, {10, 0, 0}},
    /* About an invented case. */
    {"a case", CASE R("a", "c", "u") R("b", "c", "w"), 1, "012s", false,
	{5, 6, 7}},
    {"a case, one kind of steps", CASE R("a", "c", "u") R("b", "c", "u"), 1,
	"02s", false, {6, 7, 0}},
    {"a case, opened", CASE_SHORT R("a", "c", "u" CORE) R("b", "c", "w"), 1,
	"012s", false, {6, 8, 10}},
    {"a case, before and after", CASE R("a", "c", "u"), 2, "02s", false,
	{5, 6, 7}},
    /* Too large to be tried out whole. */
    {"four",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", "") Q("g", "c", ""), 1,
	"01s", false, {0}},
    {"one in a theme", BOTH Q("a", "c", "") Q("b", "d", "") Q("e", "d", ""), 1,
	"01s", false, {0}},
    {"gates and unions",
	BOTH Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", "")
	    Q("g", "d", "") Q("h", "d", "") Q("i", "d", WHEN_YES("b")),
	1, "01s", false, {0}},
    {"opened, with gaps",
	SHORT_BOTH Q("a", "c", CORE) Q("b", "c", "") Q("e", "c", "")
	    Q("g", "d", CORE) Q("h", "d", CORE) Q("i", "d", ""),
	1, "01s", false, {0}},
    {"sums",
	FULL Q("a", "c", CORE ", sums_up: [b, e, g, h]") Q("b", "c", "")
	    Q("e", "c", "") Q("g", "c", "") Q("h", "c", WHEN_YES("g")),
	1, "01s", true, {0}},
    {"scale",
	BOTH_SCALE Q("a", "c", "") Q("b", "c", "") Q("e", "d", "")
	    Q("g", "d", WHEN_YES("a")) Q("h", "d", ""),
	1, "01s", false, {0}},
    {"two themes, before and after",
	BOTH Q("a", "c", "") Q("b", "c", "") Q("e", "d", "") Q("g", "d", ""), 2,
	"01", false, {0}},
    {"three, before and after",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", ""), 2, "01s", false,
	{0}},
    {"gate and union, before and after",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", "")
	    Q("g", "c", ""),
	2, "01", false, {0}},
};
const size_t n_recipes = sizeof(recipes) / sizeof(recipes[0]);

/* --- all ways to answer ------------------------------------------------ */

/* False: there is no such option. */
static bool
say(struct answers *a, size_t item, char move)
{
	struct answer *it = &a->list[item];

	it->said = move == 's' ? ANSWER_SKIPPED : ANSWER_GIVEN;
	it->option = move == 's' ? 0 : move - '0';
	return (size_t)it->option < a->form->items[item].scale->n_options;
}

static bool
is_same(const struct answers *a, const struct answers *b)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (answer_state(a, i) != answer_state(b, i) ||
		    answer_option(a, i) != answer_option(b, i))
			return false;
	return true;
}

/* Parts only with their sum, where that is believed. */
static bool
is_believed(const struct world *w, const struct answers *a)
{
	for (size_t i = 0; w->recipe->believed && i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;
		bool any = false;

		for (size_t k = 0; k < q->n_sums_up; k++)
			any |= answer_ticked(a,
			    (size_t)a->form->item_of[q->sums_up[k]->index]);
		if (q->n_sums_up > 0 && any && !answer_ticked(a, i))
			return false;
	}
	return true;
}

/* The ways to answer once. */
static size_t
ways(const struct world *w, const struct answers **list)
{
	const size_t n_moves = strlen(w->recipe->moves);
	size_t n = 0, all = 1;

	for (size_t i = 0; i < w->form->n_items; i++)
		all *= n_moves;
	for (size_t i = 0; i < all; i++) {
		struct answers *a =
		    answers_new(w->arena, w->bank, w->form, "2026-01-01");
		size_t rest = i;
		bool old = false;

		for (size_t k = 0; k < w->form->n_items; k++) {
			old |= !say(a, k, w->recipe->moves[rest % n_moves]);
			rest /= n_moves;
		}
		if (old)
			continue;
		answers_refresh(a);
		for (size_t k = 0; k < n && !old; k++)
			old = is_same(list[k], a);
		if (!old && is_believed(w, a))
			list[n++] = a;
	}
	return n;
}

void
world_make(struct world *w, const struct recipe *r)
{
	const struct answers **list;
	struct diags d;
	size_t n;

	*w = (struct world){.recipe = r, .arena = arena_new()};
	diag_init(&d, w->arena);
	w->bank = bank_load(w->arena, r->name, r->text, strlen(r->text), &d);
	if (w->bank == NULL) {
		printf("%s: %s\n", r->name, d.n > 0 ? d.list[0].msg : "?");
		exit(1);
	}
	w->form = &w->bank->forms[0];
	list = arena_array(w->arena, TYPES_MOST, sizeof(*list));
	n = ways(w, list);
	w->types = arena_array(w->arena, n * n, sizeof(*w->types));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < (r->rounds > 1 ? n : 1); k++) {
			w->types[w->n_types][GROUP_BEFORE] = list[i];
			w->types[w->n_types++][GROUP_AFTER] =
			    r->rounds > 1 ? list[k] : NULL;
		}
}

void
world_free(struct world *w)
{
	arena_free(w->arena);
}

/* --- cells ------------------------------------------------------------- */

/* From FACTS on: one of the options, where a tick does not tell which. */
enum fact { FACT_TICKED, FACT_OTHERS, FACT_NO, FACT_GAP, FACTS };

static const char *const fact_names[] = {"named", "not named", "said no",
    "no answer"};

/* A fact about an item, or about a theme (behind the items), in a round. */
struct literal {
	size_t what, round;
	int fact;
};

static bool
theme_ticked(const struct answers *a, const struct category *c)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->form->items[i].category == c && answer_ticked(a, i) &&
		    !a->form->items[i].question->is_private)
			return true;
	return false;
}

static bool
holds(const struct world *w, const struct literal *l, size_t type)
{
	const struct answers *a = w->types[type][l->round];

	if (l->what >= w->form->n_items)
		return theme_ticked(a,
			   w->form->categories[l->what - w->form->n_items]) ==
		    (l->fact == FACT_TICKED);
	switch (l->fact) {
	case FACT_TICKED:
		return answer_ticked(a, l->what);
	case FACT_OTHERS:
		return !answer_ticked(a, l->what);
	case FACT_NO:
		return answer_option(a, l->what) >= 0 &&
		    !answer_ticked(a, l->what);
	case FACT_GAP:
		return answer_state(a, l->what) == ANSWER_SKIPPED;
	default:
		return answer_option(a, l->what) == l->fact - FACTS;
	}
}

static int
count_facts(const struct form *f, size_t what)
{
	const struct scale *s;

	if (what >= f->n_items)
		return FACT_NO;
	s = f->items[what].scale;
	return FACTS +
	    (s->n_options > 2 || s->max == 0 ? (int)s->n_options : 0);
}

static size_t
literals(const struct world *w, struct literal *list)
{
	const struct form *f = w->form;
	size_t n = 0;

	for (size_t r = 0; r < w->recipe->rounds; r++)
		for (size_t i = 0; i < f->n_items + f->n_categories; i++)
			for (int k = 0; k < count_facts(f, i); k++)
				list[n++] = (struct literal){i, r, k};
	return n;
}

static const char *
fact_name(int fact)
{
	return fact < FACTS ? fact_names[fact] : "said one thing";
}

static void
add_cell(const struct world *w, struct cells *cells, const struct literal *x,
    const struct literal *y)
{
	struct cell c = {.has = arena_array(w->arena, w->n_types, 1)};
	size_t n = 0;

	for (size_t i = 0; i < w->n_types; i++)
		n += c.has[i] = holds(w, x, i) && holds(w, y, i);
	if (n == 0 || n == w->n_types)
		return;
	c.what = x->what;
	c.round = x->round;
	c.single = x == y;
	c.gap = x->fact == FACT_GAP || y->fact == FACT_GAP;
	snprintf(c.name, sizeof(c.name), "%zu.%zu %s and %zu.%zu %s", x->round,
	    x->what, fact_name(x->fact), y->round, y->what, fact_name(y->fact));
	cells->list[cells->n++] = c;
}

struct cells
world_cells(const struct world *w)
{
	struct literal list[256];
	const size_t n = literals(w, list);
	struct cells c = {
	    .list = arena_array(w->arena, n * n, sizeof(struct cell))};

	for (size_t i = 0; i < n; i++)
		for (size_t k = i; k < n; k++)
			add_cell(w, &c, &list[i], &list[k]);
	return c;
}
