/* Means, spreads, quantiles and bins of counted values. With x0 the least of
 * them and d = x - x0, which nothing is below 0 of, the variance of n is
 *
 *   (n sum(d d) - sum(d) sum(d)) / (n (n - 1))
 *
 * and the quantile of q out of 100 is what R calls type 7: of the values in
 * order, from the place 0 on, that at the place (n - 1) q / 100; between two
 * places as far from the first of them as the place is. */
#include <assert.h>

#include "harmcheck/bank.h"
#include "harmcheck/figures.h"
#include "harmcheck/tally.h"
#include "big.h"

/* All of them divide 100; the places are in units of 1/100. */
const unsigned figures_percent[FIGURES_QUANTILES] = {5, 25, 50, 75, 95};

static int64_t
ten_to(unsigned n)
{
	int64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

static unsigned
decimals_of(const struct category *c)
{
	return c->kind == KIND_SCALE ? c->decimals : 0;
}

unsigned
figures_places(const struct category *c)
{
	if (c->kind != KIND_SCALE)
		return 2;
	return c->decimals < 2 ? c->decimals + 1 : c->decimals;
}

/* What a value is multiplied by to be in units of 10^-PLACES. */
static int64_t
unit_of(const struct tally_theme *t, unsigned places)
{
	assert(places >= decimals_of(t->category) && places <= FIGURES_PLACES);
	return ten_to(places - decimals_of(t->category));
}

/* --- mean and spread ------------------------------------------------------ */

static void
find_mean(const struct tally_theme *t, int64_t unit, struct figures *f)
{
	num_wide sum = 0;

	for (size_t i = 0; i < t->values.n; i++)
		sum += (num_wide)t->values.list[i].value *
		    (num_wide)t->values.list[i].people;
	f->mean = num_round(sum * unit, (num_wide)f->n);
}

static void
find_sd(const struct tally_theme *t, int64_t unit, struct figures *f)
{
	struct big sum = big_of(0), squares = big_of(0), up;

	for (size_t i = 0; i < t->values.n; i++) {
		const num_wide d =
		    (num_wide)t->values.list[i].value - t->values.list[0].value;
		const struct big people =
		    big_of((num_wide)t->values.list[i].people);

		sum = big_add(sum, big_mul(people, big_of(d)));
		squares = big_add(squares, big_mul(people, big_of(d * d)));
	}
	up = big_sub(big_mul(big_of((num_wide)f->n), squares),
	    big_mul(sum, sum));
	f->has_sd = true;
	f->sd = big_root(big_mul(up, big_of((num_wide)unit * unit)),
	    big_of((num_wide)f->n * (num_wide)(f->n - 1)), INT64_MAX / 4);
}

/* --- quantiles ------------------------------------------------------------ */

/* The value at PLACE, from 0. */
static int64_t
value_at(const struct tally_counts *c, uint64_t place)
{
	size_t i = 0;

	while (i + 1 < c->n && place >= c->list[i].people)
		place -= c->list[i++].people;
	return c->list[i].value;
}

static int64_t
quantile(const struct tally_theme *t, uint64_t n, unsigned percent,
    int64_t unit)
{
	const num_wide place = (num_wide)(n - 1) * percent;
	const uint64_t whole = (uint64_t)(place / 100);
	const num_wide part = place % 100;
	const num_wide from = value_at(&t->values, whole),
		       to = part > 0 ? value_at(&t->values, whole + 1) : from;

	return num_round((from * 100 + (to - from) * part) * unit, 100);
}

/* --- bins ----------------------------------------------------------------- */

static void
add_range(const struct form *form, const struct tally_theme *t, num_wide *least,
    num_wide *most)
{
	for (size_t i = 0; i < t->n_questions; i++) {
		const struct scale_item *it = t->questions[i];
		const struct scale *s = it->question->voice[form->voice].scale;
		const bool first = i == 0;

		if (t->category->method == METHOD_SUM) {
			*least += (num_wide)it->weight * s->min;
			*most += (num_wide)it->weight * s->max;
		} else {
			*least = first || s->min < *least ? s->min : *least;
			*most = first || s->max > *most ? s->max : *most;
		}
	}
}

/* What is possible when all questions apply. */
static void
find_range(const struct form *form, const struct tally_theme *t,
    struct figures *f)
{
	const num_wide unit = t->category->method == METHOD_SUM ? NUM_ONE : 1;
	num_wide least = 0, most = 0;

	if (t->category->shown_as == SHOWN_AS_PERCENT)
		most = 100 * unit;
	else
		add_range(form, t, &least, &most);
	f->least = num_ratio(least, unit);
	f->most = num_ratio(most, unit);
	f->has_bins = least < most;
}

/* The part of the range that VALUE, in units of 1/UNIT, lies in. A sum to which
 * not all questions apply can lie outside of it. */
static size_t
bin_of(const struct figures *f, int64_t value, int64_t unit)
{
	/* value / unit = least + bin * (most - least) / FIGURES_BINS */
	const struct ratio l = f->least, m = f->most;
	const num_wide up = (value * l.q - l.p * unit) * m.q * FIGURES_BINS,
		       down = (m.p * l.q - l.p * m.q) * unit;

	if (up <= 0)
		return 0;
	return up / down < FIGURES_BINS ? (size_t)(up / down)
					: FIGURES_BINS - 1;
}

static void
find_bins(const struct form *form, const struct tally_theme *t,
    struct figures *f)
{
	find_range(form, t, f);
	for (size_t i = 0; f->has_bins && i < t->values.n; i++)
		f->bins[bin_of(f, t->values.list[i].value,
		    ten_to(t->category->decimals))] += t->values.list[i].people;
}

struct ratio
figures_edge(const struct figures *f, size_t i)
{
	const struct ratio l = f->least, m = f->most;
	const num_wide step = m.p * l.q - l.p * m.q, down = l.q * m.q;

	return num_ratio(l.p * m.q * FIGURES_BINS + step * (num_wide)i,
	    down * FIGURES_BINS);
}

/* --- the whole ------------------------------------------------------------ */

void
figures_of(const struct form *form, const struct tally_theme *t,
    unsigned places, struct figures *out)
{
	const int64_t unit = unit_of(t, places);

	*out = (struct figures){.missing = t->not_enough + t->not_applicable};
	for (size_t i = 0; i < t->values.n; i++)
		out->n += t->values.list[i].people;
	if (t->category->kind == KIND_SCALE)
		find_bins(form, t, out);
	if (out->n == 0)
		return;
	find_mean(t, unit, out);
	for (size_t i = 0; i < FIGURES_QUANTILES; i++)
		out->quantiles[i] =
		    quantile(t, out->n, figures_percent[i], unit);
	if (out->n > 1)
		find_sd(t, unit, out);
}
