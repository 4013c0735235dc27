/* Is it a sealed file? Asked of anything that somebody gives us as answers, a
 * table or a question bank. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "harmcheck/seal.h"

#define BEGIN "-----BEGIN AGE ENCRYPTED FILE-----"
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static void
test_by_its_first_lines(void **state)
{
	static const struct {
		const char *text;
		bool sealed;
	} rows[] = {
	    {"age-encryption.org/v1\n-> scrypt", true},
	    {"age-encryption.org/", true}, /* damaged, and not to be edited */
	    {"age-encryption.org", false}, {"", false},
	    {BEGIN "\nYWdl\n", true}, {BEGIN, true},
	    {"\n\r\n" BEGIN "\r\n", true}, {"Here it is:\n" BEGIN "\n", true},
	    {"  note: " BEGIN "\n", false},
	    {"note: |\n  " BEGIN "\n", false}, /* what somebody wrote */
	    {BEGIN "-\n", false},
	    {"# age-encryption.org/v1\nform: short\n", false},
	    {HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
		    HUNDRED HUNDRED "\n" BEGIN "\n",
		false}, /* a long way down: only cut lines fit */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (seal_is_sealed(rows[i].text, strlen(rows[i].text)) !=
		    rows[i].sealed)
			fail_msg("row %zu", i);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_by_its_first_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
