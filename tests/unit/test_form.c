/* Which items a form has, in which order, and how that can be decided. */
#include "bank_support.h"

#include "harmcheck/form.h"

/* The items of form I as words: ids, follow-ups as THEME/ID. */
static const char *
items(struct loaded *l, size_t form)
{
	const struct form *f = &l->bank->forms[form];
	struct buf out;

	buf_init(&out, l->arena);
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL)
			buf_addf(&out, "%s%s", i > 0 ? " " : "",
			    f->items[i].question->id);
		else
			buf_addf(&out, "%s%s/%s", i > 0 ? " " : "",
			    f->items[i].category->id,
			    f->items[i].follow_up->id);
	return out.data;
}

static const char *
order(struct loaded *l, size_t form)
{
	const struct form *f = &l->bank->forms[form];
	struct buf out;

	buf_init(&out, l->arena);
	for (size_t i = 0; i < f->n_items; i++)
		buf_addf(&out, "%s%zu", i > 0 ? " " : "", f->order[i]);
	return out.data;
}

#define TWO_THEMES                                              \
	"categories:\n"                                         \
	"- {id: c, title: C, kind: events, follow_ups: [u, w]," \
	" levels: [{id: none, label: N}]}\n"                    \
	"- {id: d, title: D, kind: events, follow_ups: [u],"    \
	" levels: [{id: none, label: N}]}\n"
#define FOLLOW_UPS                       \
	"follow_ups:\n"                  \
	"- {id: u, text: U, scale: s}\n" \
	"- {id: w, text: {v: W}, scale: s}\n"
#define IN(theme, id, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: s" rest "}\n"
#define OVERALL(id) "- {id: " id ", role: overall, text: Q, scale: s}\n"
#define FORM(id, voice, rest) \
	"- {id: " id ", voice: " voice ", title: F, " rest "}\n"

/* Overall ones first, then theme by theme as the form names them: core, full,
 * follow-ups; each in file order. */
static void
test_items(void **state)
{
	struct loaded l = load_good(HEAD SCALES "forms:\n" FORM("full", "v",
	    "depth: full, categories: [d, c]") FORM("core", "v",
	    "depth: core, categories: [c, d]") FORM("deep", "v",
	    "depth: core, deepen: true, categories: [c]") FORM("other", "o",
	    "depth: full, categories: [c]") TWO_THEMES "questions:\n" IN("c",
	    "c1", "") OVERALL("all") IN("c", "c2", ", depth: core") IN("d",
	    "d1", ", depth: core") "- {id: c3, category: c, text: {v: Q}, "
				   "scale: s, depth: core}\n" IN("c", "c4", "")
				       IN("d", "d2", "") FOLLOW_UPS);
	static const char *const want[] = {
	    "all d1 d2 d/u c2 c3 c1 c4 c/u c/w", "all c2 c3 c/u c/w d1 d/u",
	    "all c2 c3 c1 c4 c/u c/w",
	    "all c2 c1 c4 c/u", /* w and c3 have no words for o */
	};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(items(&l, i), want[i]);
	loaded_free(&l);
}

/* Which of them stand on paper: what a closer look opens does not, and the
 * follow-ups that come with it. An overall question is no closer look. */
static void
test_on_paper(void **state)
{
	static const struct {
		const char *form, *want;
	} rows[] = {
	    {"depth: full", "1111111"}, /* all c1 c2 c/u c/w d1 d/u */
	    {"depth: core, deepen: true", "1100011"}, /* d has no more */
	    {"depth: core", "111111"},                /* without c2 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct loaded l = load_good(arena_printf(a,
		    HEAD SCALES
		    "forms:\n" FORM("f", "v", "categories: [c, d], %s") FORM(
			"g", "o", "depth: full, categories: [c]") TWO_THEMES
		    "questions:\n" IN("c", "c1", ", depth: core")
			IN("c", "c2", "") IN("d", "d1",
			    ", depth: core") "- {id: all, role: "
					     "overall, depth: full, "
					     "text: Q, scale: s}\n" FOLLOW_UPS,
		    rows[i].form));
		const struct form *f = &l.bank->forms[0];
		struct buf out;

		buf_init(&out, a);
		for (size_t k = 0; k < f->n_items; k++)
			buf_addc(&out, form_item_on_paper(f, k) ? '1' : '0');
		assert_string_equal(out.data, rows[i].want);
		loaded_free(&l);
		arena_free(a);
	}
}

/* How many full questions of a theme a short form holds. Core ones, overall
 * ones and those without words for the voice do not count. */
static void
test_deepen_most(void **state)
{
	static const struct {
		const char *form, *want;
	} rows[] = {
	    {"voice: v, depth: core, deepen: true, deepen_most: 1",
		"all k1 k2 a c/u c/w d1 d2 d/u"},
	    {"voice: v, depth: core, deepen: true, deepen_most: 2",
		"all k1 k2 a b c/u c/w d1 d2 d3 d/u"},
	    {"voice: v, depth: core, deepen: true, deepen_most: 3",
		"all k1 k2 a b e c/u c/w d1 d2 d3 d/u"},
	    {"voice: v, depth: core, deepen: true, deepen_most: 1000",
		"all k1 k2 a b e c/u c/w d1 d2 d3 d/u"},
	    {"voice: v, depth: core, deepen: true",
		"all k1 k2 a b e c/u c/w d1 d2 d3 d/u"},
	    {"voice: o, depth: core, deepen: true, deepen_most: 1",
		"all k1 k2 b c/u d1 d2 d/u"},
	    {"voice: v, depth: full, deepen_most: 1",
		"all k1 k2 a b e c/u c/w d1 d2 d3 d/u"},
	    {"voice: v, depth: core, deepen_most: 1",
		"all k1 k2 c/u c/w d1 d/u"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct loaded l = load_good(arena_printf(a,
		    HEAD SCALES
		    "forms:\n"
		    "- {id: f, title: F, categories: [c, d], %s}\n"
		    "- {id: g, title: G, categories: [c], "
		    "voice: o, depth: full}\n"
		    "- {id: h, title: H, categories: [c], "
		    "voice: v, depth: full}\n" TWO_THEMES
		    "questions:\n" IN("c", "k1",
			", depth: core") "- {id: a, category: c, text: {v: Q}, "
					 "scale: s}\n" IN("c", "b", "") OVERALL(
					     "all") IN("c", "k2",
					     ", depth: core") IN("d", "d1",
					     ", depth: core") IN("d", "d2", "")
					     IN("c", "e", "") IN("d", "d3", "")
						 FOLLOW_UPS,
		    rows[i].form));

		assert_string_equal(items(&l, 0), rows[i].want);
		loaded_free(&l);
		arena_free(a);
	}
}

/* A follow-up of depth full is for full forms; deepening opens none. */
static void
test_follow_up_depth(void **state)
{
	static const struct {
		const char *form, *follow_up, *want;
	} rows[] = {
	    {"depth: full", "", "k a c/u c/w"},
	    {"depth: full", ", depth: core", "k a c/u c/w"},
	    {"depth: full", ", depth: full", "k a c/u c/w"},
	    {"depth: core, deepen: true", "", "k a c/u c/w"},
	    {"depth: core, deepen: true", ", depth: core", "k a c/u c/w"},
	    {"depth: core, deepen: true", ", depth: full", "k a c/w"},
	    {"depth: core", ", depth: full", "k c/w"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct loaded l = load_good(arena_printf(a,
		    HEAD SCALES "forms:\n"
				"- {id: f, voice: v, title: F, "
				"categories: [c], %s}\n" TWO_THEMES
				"questions:\n" IN("c", "k", ", depth: core")
				    IN("c", "a", "") IN("d", "d1",
					"") "follow_ups:\n"
					    "- {id: u, text: U, scale: s%s}\n"
					    "- {id: w, text: W, scale: s}\n",
		    rows[i].form, rows[i].follow_up));
		const struct category *c = &l.bank->categories[0];

		assert_string_equal(items(&l, 0), rows[i].want);
		assert_int_equal(form_follow_up_item(&l.bank->forms[0], c,
				     &l.bank->follow_ups[0]) >= 0,
		    strstr(rows[i].want, "c/u") != NULL);
		loaded_free(&l);
		arena_free(a);
	}
}

static void
test_item_of(void **state)
{
	struct loaded l = load_good(HEAD SCALES "forms:\n" FORM("f", "v",
	    "depth: core, categories: [d, c]") TWO_THEMES
	    "questions:\n" IN("c", "c1", "") IN("c", "c2", ", depth: core")
		IN("d", "d1", ", depth: core") FOLLOW_UPS);
	const struct form *f = &l.bank->forms[0];
	const struct category *c = &l.bank->categories[0];
	const struct category *d = &l.bank->categories[1];
	const struct follow_up *u = &l.bank->follow_ups[0];
	const struct follow_up *w = &l.bank->follow_ups[1];

	(void)state;
	assert_string_equal(items(&l, 0), "d1 d/u c2 c/u c/w");
	assert_int_equal(f->item_of[0], -1);
	assert_int_equal(f->item_of[1], 2);
	assert_int_equal(f->item_of[2], 0);
	assert_int_equal(form_follow_up_item(f, d, u), 1);
	assert_int_equal(form_follow_up_item(f, c, u), 3);
	assert_int_equal(form_follow_up_item(f, c, w), 4);
	assert_int_equal(form_follow_up_item(f, d, w), -1);
	assert_string_equal(f->items[3].ask, "U");
	assert_ptr_equal(f->items[3].scale, &l.bank->scales[0]);
	assert_ptr_equal(f->items[2].category, c);
	loaded_free(&l);
}

/* What is waited for comes first; else the order is that of the items. */
static void
test_order(void **state)
{
	static const struct {
		const char *form, *questions, *want;
	} rows[] = {
	    {"depth: full, categories: [c]",
		IN("c", "a", "") IN("c", "b", "") IN("c", "e", ""),
		"0 1 2 3 4"},
	    {"depth: full, categories: [c]",
		IN("c", "a", ", when: {question: e, ticked: true}") IN("c", "b",
		    ", when: {question: a, is: no}") IN("c", "e", ""),
		"2 0 1 3 4"},
	    {"depth: full, categories: [c]",
		IN("c", "a",
		    ", when: {any: [{question: b, ticked: true},"
		    " {not: {question: e, answered: true}}]}") IN("c", "b",
		    ", when: {question: e, is: no}") IN("c", "e", ""),
		"2 1 0 3 4"},
	    /* a full question waits for the core ones of its theme */
	    {"depth: core, deepen: true, categories: [c]",
		IN("c", "a", ", depth: core, when: {question: d1, is: no}")
		    IN("c", "b", "") OVERALL("d1"),
		"0 1 2 3 4"},
	    /* on a follow-up of another theme, which waits for that */
	    {"depth: full, categories: [c, d]",
		IN("c", "a", ", when: {category: d, u: no}") IN("c", "b", "")
		    IN("d", "d1", ""),
		"4 5 6 0 1 2 3"},
	    /* on what the form does not ask */
	    {"depth: core, categories: [c]",
		IN("c", "a", ", depth: core, when: {question: b, is: no}")
		    IN("c", "b", ""),
		"0 1 2"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct loaded l = load_good(arena_printf(a,
		    HEAD SCALES "forms:\n"
				"- {id: f, voice: v, title: F, %s}\n" TWO_THEMES
				"questions:\n%s" IN("d", "zz", "") FOLLOW_UPS,
		    rows[i].form, rows[i].questions));

		assert_string_equal(order(&l, 0), rows[i].want);
		loaded_free(&l);
		arena_free(a);
	}
}

/* Every item is there once, and none before what it waits for. */
static void
test_order_of_a_whole_bank(void **state)
{
	struct arena *a = arena_new();
	struct buf b;
	struct loaded l;

	(void)state;
	buf_init(&b, a);
	buf_adds(&b, HEAD SCALES FORMS THEMES "questions:\n");
	for (int i = 0; i < 500; i++)
		buf_addf(&b, QUESTION("q%d", ", when: {question: q%d, is: no}"),
		    i, i + 1);
	buf_adds(&b, QUESTION("q500", ""));
	l = load_good(b.data);
	for (size_t i = 0; i <= 500; i++)
		assert_int_equal(l.bank->forms[0].order[i], 500 - i);
	loaded_free(&l);
	arena_free(a);
}

/* A circle is told once for all forms, from the condition that stands first. */
static void
test_circle(void **state)
{
	struct loaded l = load_text(HEAD SCALES
	    "forms:\n" FORM("f", "v", "depth: full, categories: [c]")
		FORM("g", "v", "depth: full, categories: [c]") THEMES
	    "questions:\n" QUESTION("x", ", when: {question: y, is: no}")
		QUESTION("y", ", when: {question: z, is: no}")
		    QUESTION("z", ", when: {question: y, is: no}"));

	(void)state;
	assert_null(l.bank);
	assert_string_equal(findings(&l),
	    "b.yaml:11:49: error: this can never be asked: 'y' waits for 'z', "
	    "'z' waits for 'y' [when-cycle]\n");
	loaded_free(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_items),
	    cmocka_unit_test(test_on_paper),
	    cmocka_unit_test(test_deepen_most),
	    cmocka_unit_test(test_follow_up_depth),
	    cmocka_unit_test(test_item_of),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_order_of_a_whole_bank),
	    cmocka_unit_test(test_circle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
