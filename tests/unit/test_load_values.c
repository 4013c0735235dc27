/* What the loader makes of single values: anything but what belongs there, at
 * every place of a bank; values at both sides of what is right; ids that were
 * made to meet in the loader's table. */
#include "support.h"

#include <stdio.h>

#include "bank_support.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"

#define BANK "tests/bank/good/every-key.yaml"

/* --- every place ---------------------------------------------------------- */

/* A tree printed again, with TEXT in the place of node number AT. */
struct printer {
	struct buf *out;
	const char *text;
	size_t at, n;
	unsigned line, changed; /* of what is in the place */
	enum node_kind kind;    /* of what was */
};

static void
print_quoted(struct printer *p, const char *s)
{
	buf_addc(p->out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(p->out, '\\');
		if (*s == '\n')
			buf_adds(p->out, "\\n");
		else
			buf_addc(p->out, *s);
	}
	buf_addc(p->out, '"');
}

static void
print_node(struct printer *p, const struct node *n)
{
	const bool map = n->kind == NODE_MAP;

	if (p->n++ == p->at) {
		p->changed = p->line;
		p->kind = n->kind;
		buf_adds(p->out, p->text);
		return;
	}
	if (n->kind == NODE_SCALAR) {
		print_quoted(p, n->text);
		return;
	}
	buf_addc(p->out, map ? '{' : '[');
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		if (map) {
			print_quoted(p, e->key);
			buf_adds(p->out, ": ");
		}
		print_node(p, e);
		buf_adds(p->out, ",\n");
		p->line++;
	}
	buf_addc(p->out, map ? '}' : ']');
}

/* The bank with TEXT in the place of node AT; whether there was one. What is
 * said of it has places in it, and there is a bank or an error. */
static bool
load_changed(const struct node *root, const char *text, size_t at,
    struct loaded *l, struct printer *p)
{
	struct arena *a = arena_new();
	struct buf out;
	size_t errors = 0;

	buf_init(&out, a);
	*p = (struct printer){.out = &out, .text = text, .at = at, .line = 1};
	print_node(p, root);
	*l = load_bytes(out.data, out.len);
	arena_free(a);
	for (size_t i = 0; i < l->diags.n; i++) {
		assert_true(l->diags.list[i].at.line <= p->line);
		errors += diag_level(l->diags.list[i].code) == DIAG_ERROR;
	}
	if ((l->bank == NULL) != (errors > 0))
		fail_msg("node %zu: %s: %zu errors", at, text, errors);
	return p->n > at;
}

static const struct node *
read_tree(struct arena *a)
{
	struct diags d;
	struct err e;
	char *text;
	size_t n;

	if (file_read(a, BANK, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	diag_init(&d, a);
	return node_read(a, BANK, text, n, &node_limits_bank, &d);
}

static void
as_it_is(void **state)
{
	struct arena *a = arena_new();
	const struct node *root = read_tree(a);
	struct printer p;
	struct loaded l;

	(void)state;
	assert_false(load_changed(root, "", SIZE_MAX, &l, &p));
	assert_non_null(l.bank);
	loaded_free(&l);
	arena_free(a);
}

/* No value may be a map with a key that nothing has; where a value stands, no
 * list of lists; where a list stands, no word that names nothing. */
static void
what_belongs_nowhere(void **state)
{
	static const char *const texts[] = {"{\"no such key\": x}", "[[]]",
	    "no-such-word-anywhere"};
	struct arena *a = arena_new();
	const struct node *root = read_tree(a);

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		bool more = true;

		for (size_t at = 0; more; at++) {
			struct printer p;
			struct loaded l;

			more = load_changed(root, texts[i], at, &l, &p);
			if (more && l.bank != NULL &&
			    (i < 2 || p.kind == NODE_LIST))
				fail_msg("node %zu may be %s", at, texts[i]);
			loaded_free(&l);
		}
	}
	arena_free(a);
}

/* These may be right here and there. Whatever is said of them is said in the
 * file, and not that all is well when nothing came of it. */
static void
what_may_belong(void **state)
{
	static const char *const texts[] = {"[]", "{}", "\"\"", "[\"\"]",
	    "[pace]", "[never, never]", "{client: x}", "{client: []}",
	    "{client: \"\"}", "{pace: []}", "\"a\\nb\"", "-1", "1/2", "true",
	    "all", "\"é{}\"", "\"0\"", "no", "2025-02-29",
	    ("a-very-long-word-that-is-longer-than-what-is-quoted-in-a-message-"
	     "and-goes-on-for-a-while-after-that")};
	struct arena *a = arena_new();
	const struct node *root = read_tree(a);
	size_t good = 0, bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		bool more = true;

		for (size_t at = 0; more; at++) {
			struct printer p;
			struct loaded l;

			more = load_changed(root, texts[i], at, &l, &p);
			good += l.bank != NULL;
			bad += l.bank == NULL;
			loaded_free(&l);
		}
	}
	assert_true(good > 100);
	assert_true(bad > 1000);
	arena_free(a);
}

/* --- values --------------------------------------------------------------- */

#define BODY FORMS SCALES THEMES "questions:\n" QUESTION("q", "")

/* How many findings of CODE there are of TEXT. */
static size_t
said(const char *text, enum diag_code code)
{
	struct loaded l = load_text(text);
	const size_t n = count_code(&l.diags, code);

	loaded_free(&l);
	return n;
}

static void
assert_value(enum diag_code code, const char *before, const char *value,
    const char *after, bool good)
{
	struct arena *a = arena_new();
	struct buf out;

	buf_init(&out, a);
	buf_addf(&out, "%s%s%s", before, value, after);
	if (said(out.data, code) != (good ? 0 : 1))
		fail_msg("%s is taken for %s", value, good ? "bad" : "good");
	arena_free(a);
}

struct value {
	const char *text;
	bool good;
};

static void
versions(void **state)
{
	static const struct value values[] = {{"1.0.0", true}, {"0.0.0", true},
	    {"10.22.333", true}, {"1.0", false}, {"1.0.0.0", false},
	    {"1.0.", false}, {".1.0", false}, {"1..0", false},
	    {"1.0.0a", false}, {"1.0.0-1", false}, {"1/0.0", false},
	    {"\"1.0.:\"", false}, {"\" 1.0.0\"", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_value(DIAG_BAD_VALUE,
		    "bank: {format: 1, id: b, version: ", values[i].text,
		    ", language: en, title: T}\n" BODY, values[i].good);
}

static void
languages(void **state)
{
	static const struct value values[] = {{"en", true}, {"EN", true},
	    {"pt-BR", true}, {"zh-Hant-TW", true}, {"es-419", true},
	    {"abcdefgh", true}, {"en-12345678", true}, {"en-x-a1", true},
	    {"e", false}, {"abcdefghi", false}, {"en-123456789", false},
	    {"en-", false}, {"e-GB", false}, {"en--GB", false}, {"e1", false},
	    {"en_GB", false}, {"en-G_", false}, {"\"[[\"", false},
	    {"\"en-/\"", false}, {"\"en-:\"", false}, {"\"en@\"", false},
	    {"\"en`\"", false}, {"\"en{\"", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_value(DIAG_BAD_VALUE,
		    "bank: {format: 1, id: b, version: 1.0.0, language: ",
		    values[i].text, ", title: T}\n" BODY, values[i].good);
}

static void
days(void **state)
{
	static const struct value values[] = {{"no", true},
	    {"2025-02-28", true}, {"2025-02-29", false}, {"2024-02-29", true},
	    {"2024-02-30", false}, {"2000-02-29", true}, {"2100-02-29", false},
	    {"1900-01-01", true}, {"1899-12-31", false}, {"2025-12-31", true},
	    {"2025-13-01", false}, {"2025-00-01", false}, {"2025-01-00", false},
	    {"2025-01-32", false}, {"2025-04-31", false}, {"2025-1-001", false},
	    {"2025-01/01", false}, {"2025/01-01", false}, {"yes", false},
	    {"2025-01-0x", false}, {"\"2025-01-0/\"", false},
	    {"2025-01-011", false}, {"\"\"", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_value(DIAG_BAD_VALUE,
		    HEAD BODY
		    "helplines:\n- {country: GB, kind: emergency, name: E, "
		    "call: '999', source: s, verified: ",
		    values[i].text, "}\n", values[i].good);
}

static void
countries(void **state)
{
	static const struct value values[] = {{"GB", true}, {"AZ", true},
	    {"gb", false}, {"Gb", false}, {"gB", false}, {"G", false},
	    {"GBR", false}, {"\"\"", false}, {"\"@A\"", false},
	    {"\"[A\"", false}, {"\"A@\"", false}, {"\"A[\"", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_value(DIAG_BAD_ID,
		    HEAD BODY "countries:\n- {code: ", values[i].text,
		    ", name: N}\n", values[i].good);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_value(DIAG_BAD_ID,
		    HEAD BODY "countries:\n- {code: FR, name: N, members: [",
		    values[i].text, "]}\n", values[i].good);
}

/* --- ids that meet -------------------------------------------------------- */

/* As src/bank/load_ids.c spreads names over its table. */
static size_t
spread(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	while (*s != '\0')
		h = (h ^ (unsigned char)*s++) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

#define MEET 100 /* more than are tried one after the other */
#define PLACES 256

/* A hundred sources whose names all fall to one place, and a question that
 * names SAID of them: each is found, and what is not there is not. */
static void
ids_that_meet(void **state)
{
	struct arena *a = arena_new();
	char names[MEET + 1][16];
	size_t n = 0;
	struct buf out;
	struct loaded l;

	(void)state;
	for (unsigned i = 0; n <= MEET; i++) {
		(void)snprintf(names[n], sizeof(names[n]), "s%u", i);
		n += spread(names[n]) % PLACES == 7;
	}
	for (size_t most = MEET; most <= MEET + 1; most++) {
		buf_init(&out, a);
		buf_adds(&out, HEAD FORMS SCALES THEMES "sources:\n");
		for (size_t i = 0; i < MEET; i++)
			buf_addf(&out, "- {id: %s, cite: C%zu}\n", names[i], i);
		buf_adds(&out,
		    "questions:\n- {id: q, category: c, text: Q, "
		    "scale: s, sources: [");
		for (size_t i = 0; i < most; i++)
			buf_addf(&out, "%s%s", i > 0 ? ", " : "", names[i]);
		buf_adds(&out, "]}\n");
		l = load_text(out.data);
		if (count_code(&l.diags, DIAG_UNKNOWN_ID) != most - MEET)
			fail_msg("%s", findings(&l));
		for (size_t i = 0; most == MEET && i < MEET; i++)
			assert_string_equal(l.bank->questions[0].sources[i]->id,
			    names[i]);
		loaded_free(&l);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_it_is),
	    cmocka_unit_test(what_belongs_nowhere),
	    cmocka_unit_test(what_may_belong),
	    cmocka_unit_test(versions),
	    cmocka_unit_test(languages),
	    cmocka_unit_test(days),
	    cmocka_unit_test(countries),
	    cmocka_unit_test(ids_that_meet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
