/* How evenly points are shared out: the examples of docs/scoring.md as they
 * stand there, and the edges. */
#include "doc_support.h"

#include <stdio.h>
#include <stdlib.h>

#include "harmcheck/num.h"
#include "harmcheck/spread.h"

static void
run_spread(char *text)
{
	unsigned shares[16];
	size_t n = 0;
	char *at = text + strlen("shares:"), said[96], index[32], causes[32];

	while (*at == ' ')
		shares[n++] = (unsigned)strtoul(at, &at, 10);
	num_format(spread_index(shares, n), 4, index);
	num_format(spread_causes(spread_index(shares, n)), 1, causes);
	snprintf(said, sizeof(said), "\nindex: %s, as %s causes\n", index,
	    causes);
	assert_string_equal(at, said);
}

static void
examples(void **state)
{
	(void)state;
	assert_int_equal(run_examples("docs/scoring.md", "spread", run_spread),
	    3);
}

/* Half a tenth goes up. */
static void
causes(void **state)
{
	(void)state;
	assert_int_equal(spread_causes(SPREAD_ONE), 10);
	assert_int_equal(spread_causes(5000), 20);
	assert_int_equal(spread_causes(8000), 13); /* 1.25 */
	assert_int_equal(spread_causes(8001), 12);
	assert_int_equal(spread_causes(834), 120);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(examples),
	    cmocka_unit_test(causes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
