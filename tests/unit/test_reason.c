/* Why the system said no, in words that a person can do something with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/reason.h"

static void
test_what_is_known_has_plain_words(void **state)
{
	static const struct {
		int error;
		enum reason_of of;
		const char *words;
	} rows[] = {
	    {ENOSPC, REASON_READ, "the disk is full"},
	    {ENOSPC, REASON_WRITE, "the disk is full"},
	    {EDQUOT, REASON_WRITE,
		"there is no more room for you on this disk"},
	    {ENOENT, REASON_READ, "there is no such file"},
	    {ENOENT, REASON_CHANGE, "there is no such file"},
	    {ENOENT, REASON_WRITE, "the place for it is not there"},
	    {ENOENT, REASON_FOLDER, "there is no such folder"},
	    {ENOTDIR, REASON_FOLDER, "a file stands where a folder should be"},
	    {EACCES, REASON_READ, "you may not read it"},
	    {EACCES, REASON_CHANGE, "you may not change it"},
	    {EACCES, REASON_WRITE, "you may not write there"},
	    {EPERM, REASON_WRITE, "you may not write there"},
	    {EPERM, REASON_FOLDER, "that folder is not open to you"},
	    {EFBIG, REASON_WRITE, "it is larger than what can be kept here"},
	    {EROFS, REASON_WRITE, "this disk can only be read"},
	    {EEXIST, REASON_WRITE, "it is there already"},
	    {EISDIR, REASON_READ, "it is a folder"},
	    {ENAMETOOLONG, REASON_FOLDER, "that name is too long"},
	    {EIO, REASON_FOLDER, "the disk does not answer as it should"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(reason(rows[i].error, rows[i].of),
		    rows[i].words);
}

/* It stands behind "cannot save f: ", and in front of a stop. What we have no
 * words for has those of the system. */
static void
test_all_others_have_some(void **state)
{
	(void)state;
	for (enum reason_of of = REASON_READ; of <= REASON_FOLDER; of++) {
		for (int error = 1; error < 134; error++) {
			char s[200];

			snprintf(s, sizeof(s), "%s", reason(error, of));

			assert_true(strlen(s) > 3);
			assert_true(s[strlen(s) - 1] != '.');
			assert_true(
			    islower(*s) || strcmp(s, strerror(error)) == 0);
		}
		assert_string_equal(reason(ENODEV, of), strerror(ENODEV));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_known_has_plain_words),
	    cmocka_unit_test(test_all_others_have_some),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
