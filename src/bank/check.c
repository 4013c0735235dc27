/* The warnings and remarks about a bank that has loaded. */
#include "check.h"
#include "harmcheck/diag.h"

bool
check_form_has(const struct form *f, const struct category *c)
{
	for (size_t i = 0; i < f->n_categories; i++)
		if (f->categories[i] == c)
			return true;
	return false;
}

void
bank_check(struct arena *scratch, const struct bank *b, struct diags *d)
{
	struct check k = {b, scratch, d};
	check_content(&k);
	check_use(&k);
	check_advice(&k);
	check_gates(&k);
	for (size_t i = 0; i < b->n_categories; i++) {
		const struct category *c = &b->categories[i];
		if (c->kind == KIND_SCALE)
			check_bands(&k, c);
		else
			check_levels(&k, c);
	}
	check_words(&k);
}
