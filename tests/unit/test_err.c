#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/err.h"
#include "harmcheck/utf8.h"

#define MOST (sizeof(((struct err *)NULL)->msg) - 1)

static void
test_set(void **state)
{
	struct err e = {.at = {"old", 1, 2}};

	(void)state;
	assert_int_equal(err_set(&e, ERR_IO, "%s: %d", "path", 7), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_null(e.at.file);
	assert_string_equal(e.msg, "path: 7");
}

static void
test_at(void **state)
{
	struct err e = {0};

	(void)state;
	assert_int_equal(
	    err_at(&e, ERR_DATA, (struct loc){"f.yaml", 3, 9}, "not %s", "so"),
	    -1);
	assert_int_equal(e.kind, ERR_DATA);
	assert_string_equal(e.at.file, "f.yaml");
	assert_int_equal(e.at.line, 3);
	assert_int_equal(e.at.col, 9);
	assert_string_equal(e.msg, "not so");
}

static void
test_longest_message_is_whole(void **state)
{
	struct err e = {0};

	(void)state;
	err_set(&e, ERR_DATA, "%0*d", (int)MOST, 7);
	assert_int_equal(strlen(e.msg), MOST);
	assert_int_equal(e.msg[MOST - 1], '7');
	err_set(&e, ERR_DATA, "%0*d", (int)MOST + 1, 7);
	assert_int_equal(strlen(e.msg), MOST);
	assert_string_equal(e.msg + MOST - 4, " ...");
}

/* Whatever stands at the cut, it is whole, and the reader sees that there was
 * more. */
static void
test_longer_message_is_cut_between_characters(void **state)
{
	static const char *const chars[] = {"a", "\xc3\xa9", "\xe6\xbc\xa2",
	    "\xf0\x9f\x99\x82"};

	(void)state;
	for (size_t i = 0; i < sizeof(chars) / sizeof(chars[0]); i++) {
		for (int shift = 1; shift <= 4; shift++) {
			struct err e = {0};
			char text[2048] = "";
			size_t n;

			while (strlen(text) + 8 < sizeof(text))
				strcat(text, chars[i]);
			err_set(&e, ERR_DATA, "%*s%s", shift, "", text);
			n = strlen(e.msg);
			assert_true(n <= MOST && n > MOST - 4);
			assert_string_equal(e.msg + n - 4, " ...");
			for (size_t at = 0; at < n;) {
				uint32_t c;
				const size_t len =
				    utf8_decode(e.msg + at, n - at, &c);

				assert_true(len > 0);
				at += len;
			}
		}
	}
}

static void
test_kinds_are_the_exit_statuses(void **state)
{
	(void)state;
	assert_int_equal(ERR_NONE, 0);
	assert_int_equal(ERR_FAULTS, 1);
	assert_int_equal(ERR_USAGE, 2);
	assert_int_equal(ERR_DATA, 3);
	assert_int_equal(ERR_IO, 4);
	assert_int_equal(ERR_REFUSED, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_set),
	    cmocka_unit_test(test_at),
	    cmocka_unit_test(test_longest_message_is_whole),
	    cmocka_unit_test(test_longer_message_is_cut_between_characters),
	    cmocka_unit_test(test_kinds_are_the_exit_statuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
