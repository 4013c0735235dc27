/* What the checks know of the levels that answers lead to, for others. */
#include "check.h"

uint64_t
bank_levels_in(struct arena *scratch, const struct bank *b,
    const struct form *f, const struct category *c)
{
	struct check k = {.bank = b, .arena = scratch};

	return check_levels_in(&k, f, c);
}
