/* The text form of a sealed file. */
#include <stdlib.h>

#include "seal_support.h"

#define LINE "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

/* FILE as text with lines of 64 and the end of line EOL. */
static struct buf
armored(struct arena *a, const struct buf *file, const char *eol)
{
	struct buf out;

	buf_init(&out, a);
	buf_addf(&out, "-----BEGIN AGE ENCRYPTED FILE-----%s", eol);
	for (size_t i = 0; i < file->len; i += 48) {
		const size_t most = file->len - i < 48 ? file->len - i : 48;

		seal_base64_add(&out, (unsigned char *)file->data + i, most);
		buf_fill(&out, '=', (3 - most % 3) % 3);
		buf_adds(&out, eol);
	}
	buf_addf(&out, "-----END AGE ENCRYPTED FILE-----%s", eol);
	return out;
}

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
		char *cut = malloc(n + 1);

		memcpy(cut, out.data, n);
		assert_int_not_equal(opened(cut, n, "p", NULL, 0, NULL),
		    SEAL_DONE);
		free(cut);
	}
	assert_int_equal(
	    opened(out.data, out.len - 1, "p", "It was a long day.", 18, NULL),
	    SEAL_DONE);
	arena_free(a);
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
		struct buf out;
		double start;

		buf_init(&out, a);
		buf_adds(&out,
		    i % 2 == 0 ? "age-encryption.org/v1\n"
			       : "-----BEGIN AGE ENCRYPTED FILE-----\n");
		while (out.len < LONGEST)
			buf_adds(&out, line);
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
	    cmocka_unit_test(test_hostile_texts_are_refused_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
