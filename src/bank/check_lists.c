/* Lists that have to be kept up: rows of coverage, helplines. */
#include "check.h"
#include "harmcheck/diag.h"

#define DAYS_MOST 366

static void
check_coverage(struct check *k)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_coverage; i++) {
		const struct coverage *c = &b->coverage[i];
		if (c->n_questions == 0 && c->n_steps == 0)
			diag_add(k->diags, DIAG_MISSING_COVERAGE, c->at,
			    "nothing answers the theme '%s' of the sources: "
			    "neither a question nor a step",
			    c->id);
	}
}

static long
number(const char *s, size_t n)
{
	long v = 0;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* Days from a day long ago to DAY, a real YYYY-MM-DD. A year is taken to begin
 * with March, so that the leap day is its last. */
static long
day_number(const char *day)
{
	const long month = number(day + 5, 2);
	const long year = number(day, 4) - (month < 3);
	const long from_march = (month + 9) % 12;
	return year * 365 + year / 4 - year / 100 + year / 400 +
	    (from_march * 153 + 2) / 5 + number(day + 8, 2);
}

static void
check_helplines(struct check *k)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_helplines && k->today != NULL; i++) {
		const struct helpline *h = &b->helplines[i];
		const long days = h->verified == NULL
		    ? 0
		    : day_number(k->today) - day_number(h->verified);
		if (days > DAYS_MOST)
			diag_add(k->diags, DIAG_HELPLINE_OLD, h->at,
			    "somebody last rang '%s' on %s, %ld days ago; ring "
			    "it again, or say 'verified: no'",
			    h->name, h->verified, days);
	}
}

void
check_lists(struct check *k)
{
	check_coverage(k);
	check_helplines(k);
}
