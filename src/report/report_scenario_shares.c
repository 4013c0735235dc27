/* How 100 points were shared out: in ranges by the key, in points by a person,
 * and how far they are spread. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "harmcheck/spread.h"
#include "report_scenario_parts.h"

/* An index as people read it: "0.38". */
static const char *
index_words(struct report *r, unsigned index)
{
	char out[32];
	num_format(num_round(index, SPREAD_ONE / 100), 2, out);
	return arena_strdup(r->arena, out);
}

const char *
report_spread(struct report *r, const unsigned *shares, size_t n)
{
	const unsigned index = spread_index(shares, n);
	const unsigned causes = spread_causes(index);
	const char *of = index_words(r, index);
	char count[32];
	if (index == SPREAD_ONE)
		return "The spread is 1.00: one cause has all the points. "
		       "There is no good or bad number.";
	num_format_short(causes, 1, count);
	return arena_printf(r->arena,
	    "The spread is %s. It is 1.00 when one cause has all the points, "
	    "and %s when %s have the same. %s There is no good or bad number.",
	    of, index_words(r, SPREAD_ONE / (unsigned)n),
	    n == 2 ? "both" : arena_printf(r->arena, "all %zu", n),
	    causes <= 10
		? "So one cause has nearly all."
		: arena_printf(r->arena,
		      "%s is as if about %s causes had the same share.", of,
		      count));
}

static const char *
points(struct report *r, unsigned n)
{
	if (n == 0)
		return "no points";
	return n == 1 ? "1 point" : arena_printf(r->arena, "%u points", n);
}

static const char *
range(struct report *r, const struct scenario_share *share)
{
	if (share->least == share->most)
		return points(r, share->least);
	return arena_printf(r->arena, "%u to %u points", share->least,
	    share->most);
}

/* What was given, beside the range. */
static const char *
beside(struct report *r, const struct scenario_share *share, unsigned given)
{
	const char *said =
	    arena_printf(r->arena, "You gave %s.", points(r, given));
	if (given < share->least || given > share->most)
		return arena_printf(r->arena, "%s The key says: %s.", said,
		    range(r, share));
	if (share->least == share->most)
		return arena_printf(r->arena, "%s The key says the same.",
		    said);
	return arena_printf(r->arena,
	    "%s That is within what the key says: %s.", said, range(r, share));
}

static void
share(struct report *r, const struct scenario *s,
    const struct scenario_share *share, const unsigned *given)
{
	const char *name = share->cause->label.of[s->form->voice];
	if (given == NULL)
		report_addf(r, BLOCK_ITEM, "%s. %s",
		    report_pair(r, name, range(r, share)), share->why);
	else
		report_addf(r, BLOCK_ITEM, "%s. %s %s", name,
		    beside(r, share, given[share->cause->index]), share->why);
}

/* The most even shares within the ranges: point after point goes to whoever
 * has least and may have more. LEAST is made to be these. */
static void
fill_evenly(const struct scenario *s, unsigned *shares, unsigned left)
{
	for (; left > 0; left--) {
		size_t to = s->n_shares;
		for (size_t i = 0; i < s->n_shares; i++)
			if (shares[i] < s->shares[i].most &&
			    (to == s->n_shares || shares[i] < shares[to]))
				to = i;
		if (to == s->n_shares)
			return;
		shares[to]++;
	}
}

/* The other end: causes that are IN the set have the most, the others the
 * least, but for one that takes the rest. */
static unsigned
least_even(const struct scenario *s, unsigned *shares)
{
	unsigned best = 0;
	for (size_t set = 0; set < (size_t)1 << s->n_shares; set++) {
		unsigned sum = 0;
		for (size_t i = 0; i < s->n_shares; i++) {
			shares[i] = (set >> i & 1) != 0 ? s->shares[i].most
							: s->shares[i].least;
			sum += shares[i];
		}
		for (size_t i = 0; i < s->n_shares && sum <= SPREAD_POINTS;
		     i++) {
			const unsigned was = shares[i];
			shares[i] += SPREAD_POINTS - sum;
			if (shares[i] <= s->shares[i].most) {
				const unsigned index =
				    spread_index(shares, s->n_shares);
				best = index > best ? index : best;
			}
			shares[i] = was;
		}
	}
	return best;
}

static void
key_spread(struct report *r, const struct scenario *s)
{
	unsigned *shares = arena_array(r->arena, s->n_shares, sizeof *shares);
	unsigned left = SPREAD_POINTS;
	for (size_t i = 0; i < s->n_shares; i++) {
		shares[i] = s->shares[i].least;
		left -= shares[i];
	}
	fill_evenly(s, shares, left);
	const unsigned even = spread_index(shares, s->n_shares);
	const unsigned uneven = least_even(s, shares);
	if (even == uneven)
		report_addf(r, BLOCK_PARA, "The spread of the key is %s.",
		    index_words(r, even));
	else
		report_addf(r, BLOCK_PARA,
		    "Within the ranges of the key the spread can be from %s to "
		    "%s. The lower it is, the more evenly the points are "
		    "shared out.",
		    index_words(r, even), index_words(r, uneven));
}

static bool
has_conduct(const struct form *f)
{
	for (size_t i = 0; i < f->n_categories; i++)
		if (f->categories[i]->conduct)
			return true;
	return false;
}

/* Why nobody is asked, unless it is that the bank has no causes. It holds for
 * any such case, whatever happened in this one. */
static void
no_shares(struct report *r, const struct scenario *s)
{
	if (!has_conduct(s->form))
		return;
	report_add(r, BLOCK_HEADING, "No points to share out");
	report_add(r, BLOCK_PARA,
	    "This case asks about acts that are no part of therapy. For those "
	    "the therapist alone is responsible, so no points are shared out.");
}

void
scenario_part_shares(struct report *r, const struct scenario *s,
    const struct answers *mine)
{
	const unsigned *given =
	    mine != NULL && mine->work != NULL ? mine->work->shares : NULL;
	if (s->n_shares == 0) {
		no_shares(r, s);
		return;
	}
	report_add(r, BLOCK_HEADING,
	    "Where the hard part came from, in 100 points");
	report_add(r, BLOCK_PARA,
	    "The key gives a range for each, because more than one way to "
	    "share them out makes sense.");
	if (mine != NULL && given == NULL)
		report_add(r, BLOCK_PARA, "You did not share out points.");
	for (size_t i = 0; i < s->n_shares; i++)
		share(r, s, &s->shares[i], given);
	if (given != NULL)
		report_addf(r, BLOCK_PARA, "Your points. %s",
		    report_spread(r, given, s->n_shares));
	key_spread(r, s);
}
