/* The warnings and remarks about a bank that has loaded. */
#include "check.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"

bool
check_is_english(const char *language)
{
	return str_eq(language, "en") || str_starts(language, "en-");
}

void
bank_check(struct arena *scratch, const struct bank *b, const char *today,
    struct diags *d)
{
	struct check k = {
	    .bank = b,
	    .arena = scratch,
	    .diags = d,
	    .today = today,
	    .english = check_is_english(b->language),
	};
	check_content(&k);
	check_use(&k);
	check_advice(&k);
	check_hold_begin(&k);
	check_shown(&k);
	check_steps(&k);
	check_hold_end(&k);
	check_gates(&k);
	for (size_t i = 0; i < b->n_categories; i++) {
		const struct category *c = &b->categories[i];
		if (c->kind == KIND_SCALE)
			check_bands(&k, c);
		else
			check_levels(&k, c);
	}
	check_lists(&k);
	check_letter(&k);
	check_words(&k);
	if (!k.english)
		return;
	check_asks(&k);
	check_reading(&k);
}
