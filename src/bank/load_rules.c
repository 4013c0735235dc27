/* What must hold between the parts of a bank: themes and their levels. */
#include "harmcheck/diag.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "load.h"

/* Bands: ascending, each up to where the next begins, the last open. */
static void
check_band(struct load *l, const struct category *c, size_t i)
{
	const struct level *v = &c->levels[i];
	const bool last = i + 1 == c->n_levels;
	if (last && v->has_below)
		diag_add(l->diags, DIAG_BAND_GAP, v->at,
		    "scores from this band's 'below' on have no band; the "
		    "last band has no 'below'");
	if (!last && !v->has_below)
		diag_add(l->diags, DIAG_BAND_OVERLAP, v->at,
		    "without 'below' this band takes the scores of those "
		    "after it; only the last has none");
	if (v->below == LOAD_NO_NUMBER)
		return;
	if (i > 0 && c->levels[i - 1].below != LOAD_NO_NUMBER &&
	    c->levels[i - 1].below >= v->below)
		diag_add(l->diags, DIAG_BAND_ORDER, v->at,
		    "'below' must rise from band to band");
	int64_t unit = NUM_ONE;
	for (unsigned d = 0; d < c->decimals; d++)
		unit /= 10;
	if (v->below % unit != 0)
		diag_add(l->diags, DIAG_BAD_NUMBER, v->at,
		    "'below' has more digits after the point than 'decimals' "
		    "(%u), by which the score is rounded",
		    c->decimals);
}

/* Does A's share reach B's? */
static bool
needs_at_least(const struct level *a, const struct level *b)
{
	return (uint64_t)a->needs_a * b->needs_b >=
	    (uint64_t)b->needs_a * a->needs_b;
}

/* A level without tests holds as soon as enough is answered. Behind it only
 * one can be said that is content with fewer answers and has no tests: tests
 * behind it would come too late for those who answered. */
static void
check_level_order(struct load *l, const struct category *c)
{
	const struct level *open = NULL;
	for (size_t i = 0; i < c->n_levels; i++) {
		const struct level *v = &c->levels[i];
		if (open != NULL && (v->n_tests > 0 || needs_at_least(v, open)))
			diag_add(l->diags, DIAG_LEVEL_ORDER, v->at,
			    "this level stands behind %s, which always holds; "
			    "move it up, or give the other a test",
			    load_quoted(l, open->id));
		if (v->n_tests == 0)
			open = v;
	}
}

/* Is there an answer set of this theme with such an option, one that says
 * something? Without any question nothing can be said. */
static bool
has_option(const struct load *l, const struct category *c, const char *id)
{
	bool any = false;
	for (size_t i = 0; i < l->bank->n_questions; i++) {
		const struct question *q = &l->bank->questions[i];
		for (size_t v = 0; v < BANK_VOICES_MAX; v++) {
			const struct scale *s = q->voice[v].scale;
			if (q->category != c || s == NULL)
				continue;
			const int option = scale_option(s, id);
			if (option >= 0 && !s->options[option].unknown)
				return true;
			any = true;
		}
	}
	return !any;
}

static void
check_tests(struct load *l, const struct category *c, const struct level *v)
{
	for (size_t i = 0; i < v->n_tests; i++) {
		const char *id = v->tests[i].worst_at_least;
		if (id != NULL && !has_option(l, c, id))
			diag_add(l->diags, DIAG_UNKNOWN_ID, v->at,
			    "no answer set in this theme has the answer %s, or "
			    "it says that one does not know",
			    load_quoted(l, id));
	}
}

/* Means put values of different questions on one scale: each must have the
 * same ends, in every voice. */
static void
check_range(struct load *l, const struct category *c, size_t voice)
{
	const struct question *first = NULL;
	for (size_t i = 0; i < c->n_items; i++) {
		const struct question *q = c->items[i].question;
		const struct scale *s = q->voice[voice].scale;
		if (s == NULL || s->n_options == 0)
			continue;
		if (first == NULL)
			first = q;
		const struct scale *t = first->voice[voice].scale;
		if (s->min == t->min && s->max == t->max)
			continue;
		diag_add(l->diags, DIAG_UNEQUAL_RANGE, c->at,
		    "all questions of a mean or a prorated sum need the same "
		    "lowest and highest value; %s has %d to %d, %s has %d "
		    "to %d",
		    load_quoted(l, first->id), t->min, t->max,
		    load_quoted(l, q->id), s->min, s->max);
		return;
	}
}

/* A share of the possible range needs a range. */
static void
check_percent(struct load *l, const struct category *c)
{
	for (size_t i = 0; i < c->n_items; i++) {
		const struct question *q = c->items[i].question;
		for (size_t v = 0; v < l->bank->n_voices; v++) {
			const struct scale *s = q->voice[v].scale;
			if (s == NULL || s->n_options < 2 || s->min < s->max)
				continue;
			diag_add(l->diags, DIAG_BAD_VALUE, c->at,
			    "percent needs answers of different value; all "
			    "those of %s have %d",
			    load_quoted(l, q->id), s->min);
			break;
		}
	}
}

static void
check_scale(struct load *l, const struct category *c)
{
	for (size_t i = 0; i < c->n_levels; i++)
		check_band(l, c, i);
	if (c->shown_as == SHOWN_AS_PERCENT)
		check_percent(l, c);
	for (size_t v = 0; v < l->bank->n_voices; v++)
		if (c->method == METHOD_MEAN || c->gaps == GAPS_PRORATE)
			check_range(l, c, v);
	if (c->min_b == 0 && c->min_a > c->n_items && c->n_items > 0)
		diag_add(l->diags, DIAG_BAD_NUMBER, c->at,
		    "'min_answered' asks for %u answers, more than the items "
		    "of this scale (%zu); it would never be scored",
		    c->min_a, c->n_items);
}

static void
check_events(struct load *l, const struct category *c)
{
	check_level_order(l, c);
	for (size_t i = 0; i < c->n_levels; i++)
		check_tests(l, c, &c->levels[i]);
	if (c->conduct && c->n_follow_ups > 0)
		diag_add(l->diags, DIAG_CONDUCT_FOLLOW_UP, c->at,
		    "this theme has a question of the kind conduct; nobody is "
		    "asked there where it came from: take 'follow_ups' out");
}

void
load_rules(struct load *l, bool whole)
{
	for (size_t i = 0; i < l->bank->n_categories; i++) {
		const struct category *c = &l->bank->categories[i];
		if (c->kind == KIND_SCALE)
			check_scale(l, c);
		else
			check_events(l, c);
	}
	load_rules_sentinels(l, whole);
	load_rules_letter(l);
	if (whole)
		load_rules_voices(l);
}
