/* The text form of a sealed file. */
#include "seal_support.h"

#define LINE "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static void
test_text_form(void **state)
{
	(void)state;
	for (size_t n = 0; n < 100; n++) {
		struct arena *a = arena_new();
		unsigned char *text = text_of(a, n);
		struct buf file = sealed_with(a, text, n, "p"), out;

		out = armored(a, &file, n % 2 == 0 ? "\n" : "\r\n");
		assert_int_equal(opened(out.data, out.len, "p", text, n, NULL),
		    SEAL_DONE);
		assert_int_equal(opened(out.data, out.len, "q", text, n, NULL),
		    SEAL_NO_MATCH);
		arena_free(a);
	}
}

/* One file has one text: whatever bit is changed or end cut off, but for white
 * space around it, it does not open. */
static void
test_text_form_is_strict(void **state)
{
	struct arena *a = arena_new();
	struct buf file = sealed_with(a, "It was a long day.", 18, "p");
	struct buf out = armored(a, &file, "\n");

	(void)state;
	for (size_t bit = 0; bit < out.len * 8; bit++) {
		out.data[bit / 8] ^= (char)(1 << bit % 8);
		assert_int_not_equal(
		    opened(out.data, out.len, "p", NULL, 0, NULL), SEAL_DONE);
		out.data[bit / 8] ^= (char)(1 << bit % 8);
	}
	for (size_t n = 0; n < out.len - 1; n++) {
		assert_int_not_equal(
		    opened(at_edge(out.data, n), n, "p", NULL, 0, NULL),
		    SEAL_DONE);
	}
	assert_int_equal(
	    opened(out.data, out.len - 1, "p", "It was a long day.", 18, NULL),
	    SEAL_DONE);
	arena_free(a);
}

#define BEGIN "-----BEGIN AGE ENCRYPTED FILE-----\n"
#define END "-----END AGE ENCRYPTED FILE-----"

/* What a text says, in bytes. */
static void
test_what_is_a_text_form(void **state)
{
	static const struct {
		const char *text;
		int says; /* so many bytes; -1: it is broken */
	} rows[] = {
	    {BEGIN END, 0},
	    {BEGIN END "\n", 0},
	    {BEGIN "AAAA\n" END, 3},
	    {BEGIN "AAA=\n" END, 2},
	    {BEGIN "AA==\n" END, 1},
	    {BEGIN LINE "\n" END, 48},
	    {BEGIN LINE "\nAA==\n" END, 49},
	    {BEGIN LINE "\n" LINE "\nAAAA\n" END, 99},
	    {" \t\r\n " BEGIN "AAAA\n" END " \t\r\n ", 3},
	    {BEGIN "AAAA\r\n" END, 3},
	    {"", -1},
	    {" ", -1},
	    {"\n\n", -1},
	    {"-", -1},
	    {BEGIN, -1},
	    {BEGIN "\n", -1},
	    {BEGIN "AAAA", -1},
	    {BEGIN "AAAA\n", -1},
	    {BEGIN "AAAA" END, -1},
	    {END, -1},
	    {END "\n" BEGIN END, -1},
	    {"\v" BEGIN END, -1},
	    {BEGIN END "\v", -1},
	    {"x\n" BEGIN END, -1},
	    {BEGIN END "\nx", -1},
	    {BEGIN END "\n" BEGIN END, -1},
	    {"-----BEGIN AGE ENCRYPTED FILE----- \n" END, -1},
	    {"-----BEGIN AGE ENCRYPTED FILE----\n" END, -1},
	    {"-----BEGIN AGE ENCRYPTED FILE------\n" END, -1},
	    {BEGIN END "-", -1},
	    {BEGIN "-----END AGE ENCRYPTED FILE----", -1},
	    {BEGIN "\n" END, -1},
	    {BEGIN "\r\n" END, -1},
	    {BEGIN "AAAA\n\n" END, -1},
	    {BEGIN "AAAA\r\r\n" END, -1},
	    {BEGIN "AAAA \n" END, -1},
	    {BEGIN " AAAA\n" END, -1},
	    {BEGIN "A\n" END, -1},
	    {BEGIN "AA\n" END, -1},
	    {BEGIN "AAA\n" END, -1},
	    {BEGIN "A===\n" END, -1},
	    {BEGIN "====\n" END, -1},
	    {BEGIN "=\n" END, -1},
	    {BEGIN "AA=A\n" END, -1},
	    {BEGIN "AAAA==\n" END, -1},
	    {BEGIN "AB==\n" END, -1},
	    {BEGIN "AAAA\nAAAA\n" END, -1},
	    {BEGIN "AAAA\n" LINE "\n" END, -1},
	    {BEGIN LINE "AAAA\n" END, -1},
	    {BEGIN LINE "A\n" END, -1},
	    {BEGIN
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
		"AAA=\nAAAA\n" END,
		-1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const size_t n = strlen(rows[i].text);
		const unsigned char *text = at_edge(rows[i].text, n);
		unsigned char out[1024];
		size_t n_out = 77;
		const enum seal_outcome outcome =
		    seal_unarmor(out, &n_out, text, n);

		if (outcome !=
			(rows[i].says < 0 ? SEAL_BAD_ARMOR : SEAL_DONE) ||
		    (rows[i].says >= 0 && n_out != (size_t)rows[i].says))
			fail_msg("%d, %zu bytes of: %s", outcome, n_out,
			    rows[i].text);
	}
}

/* What is meant to be text, so that what is said of it is of use. */
static void
test_what_is_meant_to_be_text(void **state)
{
	static const char binary[] = "age-encryption.org/v1\n-> ----- x\n\n";
	unsigned char text[2000];

	(void)state;
	assert_false(seal_is_armored(at_edge("", 0), 0));
	assert_false(seal_is_armored(at_edge("----", 4), 4));
	assert_true(seal_is_armored(at_edge("-----", 5), 5));
	assert_true(seal_is_armored(at_edge("age-----", 8), 8));
	assert_false(
	    seal_is_armored(at_edge(binary, strlen(binary)), strlen(binary)));
	assert_false(
	    seal_is_armored(at_edge("age-encryption.org/-----", 24), 24));
	assert_true(
	    seal_is_armored(at_edge("age-encryption.org-----", 23), 23));
	for (size_t at = 1015; at < 1025; at++) {
		memset(text, '\n', sizeof(text));
		memcpy(text + at, "-----", 5);
		assert_int_equal(seal_is_armored(text, sizeof(text)),
		    at + 5 <= 1024);
	}
}

/* The same of the first lines alone; more is in test_seal_sealed.c. */
static void
test_nothing_is_read_behind_the_end(void **state)
{
	static const char first[] = "-----BEGIN AGE ENCRYPTED FILE-----";
	unsigned char text[1100];

	(void)state;
	for (size_t n = 0; n < sizeof(first); n++)
		assert_int_equal(seal_is_sealed(at_edge(first, n), n),
		    n == sizeof(first) - 1);
	for (size_t n = 0; n <= 19; n++)
		assert_int_equal(
		    seal_is_sealed(at_edge("age-encryption.org/", n), n),
		    n == 19);
	assert_false(seal_is_sealed(at_edge("age-encryption.orgx", 19), 19));
	for (size_t at = 985; at < 995; at++) {
		memset(text, '\n', sizeof(text));
		memcpy(text + at, first, sizeof(first) - 1);
		assert_int_equal(seal_is_sealed(text, sizeof(text)),
		    at + sizeof(first) - 1 <= 1024);
	}
}

#define LONGEST ((size_t)44 << 20) /* all but the longest that is read */

/* Lines of all kinds, but no end. */
static void
test_hostile_texts_are_refused_at_once(void **state)
{
	static const char *const lines[] = {"\n", "-> x\n\n",
	    "-> x\n" LINE "\n", "AAAA\n", LINE "\n",
	    "-----BEGIN AGE ENCRYPTED FILE-----\n", " "};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(lines) / sizeof(*lines); i++) {
		const char *line = lines[i / 2];
		struct buf out, block;
		double start;

		buf_init(&block, a);
		while (block.len < 1 << 16)
			buf_adds(&block, line);
		buf_init(&out, a);
		buf_adds(&out,
		    i % 2 == 0 ? "age-encryption.org/v1\n"
			       : "-----BEGIN AGE ENCRYPTED FILE-----\n");
		while (out.len + block.len <= LONGEST)
			buf_add(&out, block.data, block.len);
		start = seconds();
		assert_int_equal(opened(out.data, out.len, "p", NULL, 0, NULL),
		    i % 2 == 0 ? SEAL_BAD_HEADER : SEAL_BAD_ARMOR);
		assert_true(seconds() - start < AT_ONCE);
		arena_reset(a);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_form),
	    cmocka_unit_test(test_text_form_is_strict),
	    cmocka_unit_test(test_what_is_a_text_form),
	    cmocka_unit_test(test_what_is_meant_to_be_text),
	    cmocka_unit_test(test_nothing_is_read_behind_the_end),
	    cmocka_unit_test(test_hostile_texts_are_refused_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
