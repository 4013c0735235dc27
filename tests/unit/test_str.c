#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/str.h"

static void
test_eq_and_starts(void **state)
{
	(void)state;
	assert_true(str_eq("", ""));
	assert_true(str_eq("ab", "ab"));
	assert_false(str_eq("ab", "a"));
	assert_false(str_eq("ab", "abc"));
	assert_true(str_starts("abc", ""));
	assert_true(str_starts("abc", "abc"));
	assert_true(str_starts("abc", "ab"));
	assert_false(str_starts("ab", "abc"));
	assert_false(str_starts("", "a"));
}

static const char *const keys[] = {"id", "text", "title", "scale", "scales",
    "sources", "sentinel", "min_answered", "conduct", "twice", "twine"};

static void
test_nearest(void **state)
{
	static const struct {
		const char *word, *want;
	} rows[] = {
	    {"text", "text"},
	    {"txet", "text"}, /* two neighbours swapped: one edit */
	    {"tex", "text"},
	    {"texts", "text"},
	    {"t", NULL},
	    {"ittel", NULL}, /* two pairs swapped: two edits */
	    {"ie", "id"},
	    {"ab", NULL},          /* two edits away from "id" */
	    {"tixle", "title"},    /* five letters: one edit */
	    {"tixte", NULL},       /* and not two */
	    {"souces", "sources"}, /* six letters: two edits */
	    {"sauces", "sources"},
	    {"saucer", NULL},
	    {"min_answer", "min_answered"},
	    {"minanswerd", "min_answered"},
	    {"min-answerred", "min_answered"},
	    {"mon-answerrred", NULL}, /* four edits are too many */
	    {"twike", "twice"},       /* two as near: the first */
	    {"", NULL},
	    {"xyzzy", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = str_nearest(rows[i].word, keys,
		    sizeof(keys) / sizeof(keys[0]));

		if (rows[i].want == NULL && got == NULL)
			continue;
		if (rows[i].want == NULL || got == NULL)
			fail_msg("%s: %s", rows[i].word, got);
		assert_string_equal(got, rows[i].want);
	}
	assert_null(str_nearest("text", NULL, 0));
}

/* Words of 64 are compared, longer ones are nobody's slip of the finger. */
static void
test_nearest_of_long_words(void **state)
{
	char word[70], other[70], longer[2000];
	const char *list[] = {longer, other};

	(void)state;
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	memset(word, 'a', 64);
	word[64] = '\0';
	memset(other, 'a', 67);
	other[67] = '\0';
	assert_ptr_equal(str_nearest(word, list, 2), other);
	memset(other, 'a', 68);
	other[68] = '\0';
	assert_null(str_nearest(word, list, 2));
	memset(word, 'a', 65);
	word[65] = '\0';
	other[66] = '\0';
	assert_null(str_nearest(word, list, 2));
	assert_null(str_nearest(longer, list, 2));
}

static void
test_is_id(void **state)
{
	char id[66];

	(void)state;
	assert_true(str_is_id("a"));
	assert_true(str_is_id("pace-pushed-2"));
	assert_true(str_is_id("-"));
	assert_true(str_is_id("0"));
	assert_false(str_is_id(""));
	assert_false(str_is_id("A"));
	assert_false(str_is_id("a_b"));
	assert_false(str_is_id("a b"));
	assert_false(str_is_id("a\n"));
	assert_false(str_is_id("\xc3\xa9"));
	memset(id, 'z', sizeof(id));
	id[64] = '\0';
	assert_true(str_is_id(id));
	id[64] = 'z';
	id[65] = '\0';
	assert_false(str_is_id(id));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_eq_and_starts),
	    cmocka_unit_test(test_nearest),
	    cmocka_unit_test(test_nearest_of_long_words),
	    cmocka_unit_test(test_is_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
