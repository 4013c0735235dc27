/* Keys as people type them: in words, in capitals, with blanks around. */
#include "support.h"

#include "harmcheck/typed.h"

static void
keys(void **state)
{
	static const struct {
		const char *typed, *key;
	} rows[] = {{"x", "x"}, {"X", "x"}, {" x ", "x"}, {"x\t", "x"},
	    {"leave", "x"}, {"Leave", "x"}, {" LEAVE ", "x"}, {"quit", "q"},
	    {"Stop", "q"}, {"exit", "q"}, {"HELP", "h"}, {"pause", "p"},
	    {"back", "b"}, {"Why", "?"}, {"", ""}, {"   ", ""}, {"12", "12"},
	    {"G12", "g12"}, {"G 12", "g 12"}, {"go on", "go on"},
	    {"Never", "Never"}, {"leaves", "leaves"}, {"x y", "x y"},
	    {"\xc3\x89", "\xc3\x89"}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char key[32];

		typed_key(key, sizeof(key), rows[i].typed);
		assert_string_equal(key, rows[i].key);
	}
}

/* A line of any length is cut, and never taken for a word that it begins. */
static void
long_lines_are_cut(void **state)
{
	char key[6];

	(void)state;
	typed_key(key, sizeof(key), "leave");
	assert_string_equal(key, "x");
	typed_key(key, sizeof(key), "leaves everything as it is");
	assert_true(strlen(key) < sizeof(key));
	assert_string_not_equal(key, "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys),
	    cmocka_unit_test(long_lines_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
