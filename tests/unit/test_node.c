#include <time.h>

#include "bank_support.h"

#include "harmcheck/node.h"

struct tree {
	struct arena *arena;
	struct diags diags;
	struct node *root;
	char *text;
};

static struct tree
read_bytes(const char *text, size_t n, const struct node_limits *limits)
{
	struct tree t = {.arena = arena_new(), .text = malloc(n > 0 ? n : 1)};

	assert_non_null(t.text);
	memcpy(t.text, text, n);
	diag_init(&t.diags, t.arena);
	t.root = node_read(t.arena, "x", t.text, n, limits, &t.diags);
	return t;
}

static struct tree
read_text(const char *text)
{
	return read_bytes(text, strlen(text), &node_limits_bank);
}

static void
tree_free(struct tree *t)
{
	arena_free(t->arena);
	free(t->text);
}

static const char *
canonical(struct tree *t)
{
	struct buf out;

	assert_non_null(t->root);
	buf_init(&out, t->arena);
	node_canonical(t->root, &out);
	return out.data;
}

static void
test_canonical(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"a", "\"a\""},
	    {"''", "\"\""},
	    {"{}", "{}"},
	    {"[]", "[]"},
	    {"{b: 1, a: [x, 'y', \"z\"]}",
		"{\"a\":[\"x\",\"y\",\"z\"],\"b\":\"1\"}"},
	    {"b: 1 # why\n\na:\n- x\n- y\n- z\n",
		"{\"a\":[\"x\",\"y\",\"z\"],\"b\":\"1\"}"},
	    /* sorted by byte, not by letter: capitals, ASCII, the rest */
	    {"{z: 1, Z: 2, \xc3\xa9: 3, zz: 4}",
		"{\"Z\":\"2\",\"z\":\"1\",\"zz\":\"4\","
		"\"\xc3\xa9\":\"3\"}"},
	    /* YAML 1.1 would see null, booleans, numbers, sexagesimals */
	    {"[~, no, 012, 1_0, 190:20:30, 0x1F, .inf]",
		"[\"~\",\"no\",\"012\",\"1_0\",\"190:20:30\",\"0x1F\","
		"\".inf\"]"},
	    /* what could be taken for structure is quoted */
	    {"['a\",\"b', 'c\\\"']", "[\"a\\\",\\\"b\",\"c\\\\\\\"\"]"},
	    /* blocks: inner line ends stay, those at the end go */
	    {"a: |\n  x\n\n  y\n\n", "{\"a\":\"x\\n\\ny\"}"},
	    {"a: >\n  x\n  y\n\n  z\n", "{\"a\":\"x y\\nz\"}"},
	    {"a: |+\n  x\n\n\n", "{\"a\":\"x\"}"},
	    {"a: \"x\\ty\"", "{\"a\":\"x\\ty\"}"},
	    {"a: \"x\\x41\\u00e9\"", "{\"a\":\"xA\xc3\xa9\"}"},
	    {"a:\nb: ''\n", "{\"a\":\"\",\"b\":\"\"}"},
	    {"--- a\n...\n", "\"a\""},
	    {"\xef\xbb\xbf"
	     "a: 1",
		"{\"a\":\"1\"}"},
	    {"a: 1\r\nb: |\r\n  x\r\n  y\r\n", "{\"a\":\"1\",\"b\":\"x\\ny\"}"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tree t = read_text(rows[i].text);

		assert_int_equal(t.diags.n, 0);
		assert_string_equal(canonical(&t), rows[i].want);
		tree_free(&t);
	}
}

static void
assert_at(struct loc at, unsigned line, unsigned col)
{
	assert_string_equal(at.file, "x");
	assert_int_equal(at.line, line);
	assert_int_equal(at.col, col);
}

static void
test_places(void **state)
{
	struct tree t = read_text("\xef\xbb\xbf# \xc3\xa9\n"
				  "\xc3\xa9\xe2\x82\xac: [a,\n  {k: \"v\"}]\n"
				  "b: |\n  text\n");
	const struct node *list, *block;

	(void)state;
	assert_non_null(t.root);
	assert_int_equal(t.root->kind, NODE_MAP);
	assert_int_equal(t.root->n, 2);
	assert_at(t.root->at, 2, 1);
	list = node_find(t.root, "\xc3\xa9\xe2\x82\xac");
	block = node_find(t.root, "b");
	assert_non_null(list);
	assert_null(node_find(t.root, "c"));
	assert_at(node_key_at(list), 2, 1);
	assert_at(list->at, 2, 5); /* two characters, five bytes */
	assert_int_equal(list->n, 2);
	assert_true(list->first->plain);
	assert_null(list->first->key);
	assert_at(list->first->next->at, 3, 3);
	assert_at(list->first->next->first->at, 3, 7);
	assert_false(list->first->next->first->plain);
	assert_at(block->at, 4, 4);
	assert_false(block->plain);
	tree_free(&t);
}

/* What is missing at the end is missing in the last line that there is. */
static void
test_end_is_inside(void **state)
{
	static const struct {
		const char *text;
		unsigned line, col;
	} cases[] = {
	    {"{", 1, 2},
	    {"a: b\n\xc3\xa9: [", 2, 5},
	    {"@---", 1, 1},
	    {"a: {\n", 2, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tree t = read_text(cases[i].text);

		assert_null(t.root);
		assert_int_equal(t.diags.n, 1);
		assert_at(t.diags.list[0].at, cases[i].line, cases[i].col);
		tree_free(&t);
	}
}

/* One more than a limit is refused, as many as it is not. */
static void
test_limits(void **state)
{
	static const struct {
		const char *text;
		struct node_limits limits;
		enum diag_code code; /* DIAG_CODES: none */
		unsigned col;
	} rows[] = {
	    {"abcd", {4, 1, 1, 4}, DIAG_CODES, 0},
	    {"abcde", {4, 1, 1, 9}, DIAG_TOO_BIG, 0},
	    {"[[a]]", {9, 2, 3, 1}, DIAG_CODES, 0},
	    {"[[a]]", {9, 1, 3, 1}, DIAG_TOO_DEEP, 2},
	    {"[[a]]", {9, 2, 2, 1}, DIAG_TOO_MANY, 3},
	    {"a", {9, 0, 1, 1}, DIAG_CODES, 0},
	    {"[]", {9, 0, 1, 1}, DIAG_TOO_DEEP, 1},
	    {"{a: b}", {9, 1, 3, 1}, DIAG_CODES, 0},
	    {"{a: b}", {9, 1, 2, 1}, DIAG_TOO_MANY, 5},
	    {"{a: bc}", {9, 1, 3, 2}, DIAG_CODES, 0},
	    {"{a: bc}", {9, 1, 3, 1}, DIAG_TOO_LONG, 5},
	    {"{ab: c}", {9, 1, 3, 1}, DIAG_TOO_LONG, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tree t = read_bytes(rows[i].text, strlen(rows[i].text),
		    &rows[i].limits);

		if (rows[i].code == DIAG_CODES) {
			assert_non_null(t.root);
			assert_int_equal(t.diags.n, 0);
		} else {
			assert_int_equal(t.diags.n, 1);
			assert_int_equal(t.diags.list[0].code, rows[i].code);
			assert_int_equal(t.diags.list[0].at.col, rows[i].col);
		}
		tree_free(&t);
	}
}

/* Where reading goes on after a fault, all of them are found in one run. */
static void
test_many_faults(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
		size_t n;
		bool tree;
	} rows[] = {
	    {"a: &x 1\nb: &y [2]\nc: &z {}\n", DIAG_ANCHOR, 3, true},
	    {"a: !x 1\nb: !!map {c: ! d}\n", DIAG_TAG, 3, true},
	    {"a: [*x, *y]\n*z : 1\n", DIAG_ALIAS, 3, true},
	    {"{a: 1, b: 2, a: 3, b: 4, a: 5}", DIAG_DUPLICATE_KEY, 3, true},
	    {"[{a: 1, a: 2}, {b: 1, b: 1}]", DIAG_DUPLICATE_KEY, 2, true},
	    {"{'a': 1, \"a\": 2, ? a : 3}", DIAG_DUPLICATE_KEY, 2, true},
	    {"{? [a] : 1, ? {b: c} : 2, d: 3}", DIAG_KIND, 2, true},
	    {"%YAML 1.1\n--- a", DIAG_DIRECTIVE, 1, true},
	    {"%TAG ! tag:x,2000:\n--- a", DIAG_DIRECTIVE, 1, true},
	    {"a: \"\\e\"\nb: \"\\0\"\nc: \"\\u200b\"", DIAG_CHARACTER, 3, true},
	    {"a: \"\\uFFFE\\uFFFF\\x9b\"", DIAG_CHARACTER, 1, true},
	    {"\x01\x02\x7f", DIAG_CHARACTER, 3, false},
	    {"\xc2\x85 \xe2\x80\xa8 \xe2\x80\xaa", DIAG_CHARACTER, 3, false},
	    {"a\xff\xfe"
	     "b\xc3",
		DIAG_ENCODING, 3, false},
	    {"\xff\xfe"
	     "a",
		DIAG_ENCODING, 1, false},
	    {"\xfe\xff"
	     "a",
		DIAG_ENCODING, 1, false},
	    {"a\n---\nb\n---\nc", DIAG_DOCUMENT, 1, false},
	    {"a: b: c", DIAG_YAML, 1, false},
	    {"%FOO\n--- a", DIAG_DIRECTIVE, 1, false},
	    {"%YAML 9.9\n--- a", DIAG_DIRECTIVE, 1, false},
	    {"a: !e!x 1", DIAG_TAG, 1, false},
	    {"", DIAG_KIND, 1, false},
	    {"# only a comment\n", DIAG_KIND, 1, false},
	    {"---\n", DIAG_CODES, 0, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tree t = read_text(rows[i].text);

		assert_int_equal(t.diags.n, rows[i].n);
		assert_int_equal(count_code(&t.diags, rows[i].code), rows[i].n);
		assert_int_equal(t.root != NULL, rows[i].tree);
		tree_free(&t);
	}
}

/* A list or a map as key, and what belongs to it, is dropped; the rest of the
 * map stays. */
static void
test_bad_key_is_dropped(void **state)
{
	struct tree t = read_text("{a: 1, ? [x, {y: z}] : {w: v}, b: 2}");

	(void)state;
	assert_int_equal(t.diags.n, 1);
	assert_string_equal(canonical(&t), "{\"a\":\"1\",\"b\":\"2\"}");
	tree_free(&t);
}

static void
test_nul(void **state)
{
	struct tree t = read_bytes("a\0b", 3, &node_limits_bank);

	(void)state;
	assert_null(t.root);
	assert_int_equal(t.diags.list[0].code, DIAG_CHARACTER);
	assert_int_equal(t.diags.list[0].at.col, 2);
	tree_free(&t);
	t = read_bytes("\0", 1, &node_limits_bank);
	assert_null(t.root);
	assert_int_equal(t.diags.n, 1);
	tree_free(&t);
}

/* N times S. */
static char *
repeat(struct arena *a, const char *s, size_t n)
{
	struct buf b;

	buf_init(&b, a);
	for (size_t i = 0; i < n; i++)
		buf_adds(&b, s);
	return b.data;
}

/* libyaml alone takes 43 s for the first of these. */
static void
test_nesting_is_cheap(void **state)
{
	static const char *const pieces[] = {"[", "{a: ", "- ", "? ", "[\n",
	    "{", "[[],", "a: [", "-\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct arena *a = arena_new();
		const char *text = repeat(a, pieces[i], 100000);
		const clock_t start = clock();
		struct tree t = read_text(text);

		assert_null(t.root);
		assert_true(clock() - start < CLOCKS_PER_SEC / 2);
		tree_free(&t);
		arena_free(a);
	}
}

static void
test_many_keys_are_cheap(void **state)
{
	struct arena *a = arena_new();
	struct buf b;
	clock_t start;
	struct tree t;

	(void)state;
	buf_init(&b, a);
	for (int i = 0; i < 49000; i++)
		buf_addf(&b, "k%d: 1\n", i);
	buf_adds(&b, "k7: 2\n");
	start = clock();
	t = read_bytes(b.data, b.len, &node_limits_bank);
	assert_true(clock() - start < CLOCKS_PER_SEC);
	assert_int_equal(t.diags.n, 1);
	assert_int_equal(t.diags.list[0].at.line, 49001);
	tree_free(&t);
	arena_free(a);
}

/* No cut and no single changed byte does harm; nothing is refused without a
 * word. */
static void
test_hostile(void **state)
{
	static const char text[] = "# \xc3\xa9\n"
				   "a: &x [1, 'b''c', \"d\\x41\\n\"]\n"
				   "e: {f: |\n  g\n\n  h\n, i: !j k}\n"
				   "? [l]\n: *x\n...\n";
	char copy[sizeof(text)];

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++) {
		struct tree t = read_bytes(text, i, &node_limits_bank);

		assert_true(t.root != NULL || t.diags.n > 0);
		tree_free(&t);
		for (int c = 0; c < 256; c++) {
			memcpy(copy, text, sizeof(text));
			copy[i] = (char)c;
			t = read_bytes(copy, sizeof(text) - 1,
			    &node_limits_bank);
			assert_true(t.root != NULL || t.diags.n > 0);
			tree_free(&t);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_canonical),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_end_is_inside),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_many_faults),
	    cmocka_unit_test(test_bad_key_is_dropped),
	    cmocka_unit_test(test_nul),
	    cmocka_unit_test(test_nesting_is_cheap),
	    cmocka_unit_test(test_many_keys_are_cheap),
	    cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
