/* Is a theme scored alike in two banks? Only what leads from answers to a
 * level counts here, no words. */
#include "diff.h"
#include "harmcheck/str.h"

bool
diff_same_fraction(unsigned a, unsigned b, unsigned c, unsigned d)
{
	if (b == 0 || d == 0)
		return a == c && b == d;
	return (unsigned long)a * d == (unsigned long)c * b;
}

static bool
is_same_test(const struct level_test *a, const struct level_test *b)
{
	if (a->worst_at_least == NULL || b->worst_at_least == NULL)
		return a->worst_at_least == b->worst_at_least &&
		    a->ticked_at_least == b->ticked_at_least;
	return str_eq(a->worst_at_least, b->worst_at_least);
}

/* Is each test of A in B? */
static bool
is_within(const struct level *a, const struct level *b)
{
	for (size_t i = 0; i < a->n_tests; i++) {
		size_t k = 0;
		while (
		    k < b->n_tests && !is_same_test(&a->tests[i], &b->tests[k]))
			k++;
		if (k == b->n_tests)
			return false;
	}
	return true;
}

/* "any" and "all" of one test are the same, and tests have no order. */
bool
diff_same_tests(const struct level *old, const struct level *new)
{
	const bool one = old->n_tests <= 1 && new->n_tests <= 1;
	return (one || old->all == new->all) && is_within(old, new) &&
	    is_within(new, old);
}

static bool
is_same_level(const struct level *a, const struct level *b)
{
	return str_eq(a->id, b->id) && diff_same_tests(a, b) &&
	    diff_same_fraction(a->needs_a, a->needs_b, b->needs_a,
		b->needs_b) &&
	    a->has_below == b->has_below &&
	    (!a->has_below || a->below == b->below);
}

bool
diff_same_levels(const struct category *old, const struct category *new)
{
	if (old->n_levels != new->n_levels)
		return false;
	for (size_t i = 0; i < old->n_levels; i++)
		if (!is_same_level(&old->levels[i], &new->levels[i]))
			return false;
	return true;
}

/* A sum without gaps needs all answers, whatever min_answered says. */
static bool
needs_all(const struct category *c)
{
	return c->method == METHOD_SUM && c->gaps == GAPS_REFUSE;
}

bool
diff_same_scoring(const struct category *old, const struct category *new)
{
	if (old->kind != new->kind)
		return false;
	if (old->kind == KIND_EVENTS)
		return true;
	if (old->method != new->method || old->gaps != new->gaps ||
	    old->shown_as != new->shown_as || old->decimals != new->decimals)
		return false;
	return needs_all(old) ||
	    diff_same_fraction(old->min_a, old->min_b, new->min_a, new->min_b);
}
