/* Krippendorff's alpha for ordered steps, with gaps, in whole numbers.
 *
 * Of the units with two ratings or more: n[c] ratings are of step c, n of them
 * there are, and unit u has m[u], of which n[u][c] are of step c. The distance
 * of two steps c < k is the number of ratings from c to k, the two ends by
 * half; twice that is whole. Then
 *
 *                     sum over u of  sum over c < k of n[u][c] n[u][k] d(c,k)
 *                                    / (m[u] - 1)
 *   alpha = 1 - (n - 1) -----------------------------------------------------
 *                     sum over c < k of n[c] n[k] d(c,k)
 *
 * where d is the square of the (doubled) distance: the 4 is above and below.
 *
 * Units with the same m are added up first, so that only as many divisions are
 * left as there are different m. They are done in units of 1/scale. The scale
 * is the smallest number that all m - 1 divide, and then nothing is lost. If
 * that is over SCALE_MOST the scale is SCALE_MOST, and each division loses less
 * than one unit of it. What stands below the line is at least n * n (the first
 * and the last step that were used hold all ratings between them), there are at
 * most sqrt(2n) different m, and n is at least 87 (no smaller m have a multiple
 * that large). So alpha is off by less than sqrt(2n) / (n * SCALE_MOST), which
 * is under 10^-8. The millionths are therefore right, unless what is rounded
 * lies within 10^-8 of a half millionth.
 *
 * With n up to AGREEMENT_VALUES_MOST (2^24) the sum below the line is at most
 * 2 n^4 = 2^97 and times the scale 2^121; the sum above it is at most
 * n/2 * 4 n^2 * scale * n = 2^121. Neither is multiplied by more than 10 after
 * that. All fits into 128 bits. */
#include <assert.h>
#include <string.h>

#include "harmcheck/agreement.h"
#include "harmcheck/arena.h"
#include "agreement_parts.h"
#include "agreement_draw.h"

#define SCALE_MOST (UINT64_C(1) << 24)

/* --- units ---------------------------------------------------------------- */

static size_t
count_unit(const struct ratings *r, size_t unit, uint64_t *counts)
{
	size_t n = 0;

	memset(counts, 0, r->n_steps * sizeof(*counts));
	for (size_t i = 0; i < r->n_raters; i++) {
		const signed char step = r->of[unit * r->n_raters + i];

		if (step == AGREEMENT_GAP)
			continue;
		assert(step >= 0 && (unsigned)step < r->n_steps);
		counts[step]++;
		n++;
	}
	return n;
}

static size_t
class_of(struct units *u, uint64_t divisor)
{
	size_t i = 0;

	while (i < u->n_classes && u->divisor[i] != divisor)
		i++;
	if (i == u->n_classes)
		u->divisor[u->n_classes++] = divisor;
	return i;
}

static void
add_pairs(struct units *u, size_t unit)
{
	const uint64_t *n = u->counts + unit * u->n_steps;
	uint64_t *pair = u->pairs + unit * u->n_pairs;

	for (unsigned c = 0; c < u->n_steps; c++)
		for (unsigned k = c + 1; k < u->n_steps; k++)
			*pair++ = n[c] * n[k];
}

static uint64_t
common(uint64_t a, uint64_t b)
{
	while (b != 0) {
		const uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static void
choose_scale(struct units *u)
{
	u->scale = 1;
	for (size_t i = 0; i < u->n_classes; i++) {
		const uint64_t d = u->divisor[i];

		u->scale *= d / common(u->scale, d);
		if (u->scale > SCALE_MOST) {
			u->scale = SCALE_MOST;
			return;
		}
	}
}

static void
take_units(struct arena *a, const struct ratings *r, struct units *u)
{
	const unsigned s = r->n_steps;

	*u = (struct units){.n_steps = s,
	    .n_pairs = (size_t)s * (s - (s > 0)) / 2};
	u->counts = arena_array(a, r->n_units * s, sizeof(*u->counts));
	u->pairs = arena_array(a, r->n_units * u->n_pairs, sizeof(*u->pairs));
	u->ratings = arena_array(a, r->n_units, sizeof(*u->ratings));
	u->class_of = arena_array(a, r->n_units, sizeof(*u->class_of));
	u->divisor = arena_array(a, r->n_units, sizeof(*u->divisor));
	for (size_t i = 0; i < r->n_units; i++) {
		const size_t m = count_unit(r, i, u->counts + u->n * s);

		if (m < 2)
			continue;
		add_pairs(u, u->n);
		u->ratings[u->n] = m;
		u->class_of[u->n] = class_of(u, m - 1);
		u->n++;
	}
	choose_scale(u);
}

/* --- alpha ---------------------------------------------------------------- */

static uint64_t
add_up(const struct units *u, const unsigned *times, struct sums *s)
{
	uint64_t n = 0;

	memset(s->steps, 0, u->n_steps * sizeof(*s->steps));
	memset(s->pairs, 0, u->n_classes * u->n_pairs * sizeof(*s->pairs));
	for (size_t i = 0; i < u->n; i++) {
		const uint64_t t = times != NULL ? times[i] : 1;
		wide *to = s->pairs + u->class_of[i] * u->n_pairs;

		if (t == 0)
			continue;
		for (unsigned c = 0; c < u->n_steps; c++)
			s->steps[c] += t * u->counts[i * u->n_steps + c];
		for (size_t k = 0; k < u->n_pairs; k++)
			to[k] += t * u->pairs[i * u->n_pairs + k];
		n += t * u->ratings[i];
	}
	return n;
}

/* The squares of the doubled distances; and what stands below the line. */
static wide
measure(const struct units *u, struct sums *s)
{
	uint64_t *to = s->distance;
	wide expected = 0;

	for (unsigned c = 0; c < u->n_steps; c++) {
		uint64_t between = s->steps[c];

		for (unsigned k = c + 1; k < u->n_steps; k++) {
			uint64_t d;

			between += s->steps[k];
			d = 2 * between - s->steps[c] - s->steps[k];
			*to++ = d * d;
			expected += (wide)s->steps[c] * s->steps[k] * (d * d);
		}
	}
	return expected;
}

static wide
observed(const struct units *u, const struct sums *s)
{
	wide sum = 0;

	for (size_t i = 0; i < u->n_classes; i++) {
		const wide *pairs = s->pairs + i * u->n_pairs;
		const uint64_t d = u->divisor[i];
		wide of = 0;

		for (size_t k = 0; k < u->n_pairs; k++)
			of += pairs[k] * s->distance[k];
		/* In two parts: the product of the whole could be too big. */
		sum += of / d * u->scale + of % d * u->scale / d;
	}
	return sum;
}

/* 1 - P / Q in millionths, halves away from zero, digit by digit. */
static int64_t
one_less(wide p, wide q)
{
	wide whole = p / q, rest = p % q;

	for (int unit = AGREEMENT_ONE; unit > 1; unit /= 10) {
		rest *= 10;
		whole = whole * 10 + rest / q;
		rest %= q;
	}
	whole += whole < AGREEMENT_ONE ? rest > q - rest : rest >= q - rest;
	return AGREEMENT_ONE - (int64_t)whole;
}

bool
agreement_alpha(const struct units *u, const unsigned *times, struct sums *s,
    int64_t *alpha)
{
	const uint64_t n = add_up(u, times, s);
	const wide expected = measure(u, s);

	if (expected == 0)
		return false;
	*alpha = one_less(observed(u, s) * (n - 1), expected * u->scale);
	return true;
}

/* --- the whole ------------------------------------------------------------ */

static void
count_pairs(const struct units *u, struct agreement *out)
{
	for (size_t i = 0; i < u->n; i++) {
		const uint64_t m = u->ratings[i];

		out->values += m;
		out->pairs += m * (m - 1) / 2;
		for (unsigned c = 0; c < u->n_steps; c++) {
			const uint64_t n = u->counts[i * u->n_steps + c];

			out->agreeing += n * (n - (n > 0)) / 2;
		}
	}
}

void
agreement_of(struct arena *scratch, const struct ratings *r, uint64_t seed,
    unsigned resamples, struct agreement *out)
{
	struct units u;
	struct sums s;

	assert(r->n_steps <= AGREEMENT_STEPS_MOST);
	assert(r->n_units * r->n_raters <= AGREEMENT_VALUES_MOST);
	take_units(scratch, r, &u);
	*out = (struct agreement){.units = u.n};
	count_pairs(&u, out);
	s.steps = arena_array(scratch, u.n_steps, sizeof(*s.steps));
	s.pairs =
	    arena_array(scratch, u.n_classes * u.n_pairs, sizeof(*s.pairs));
	s.distance = arena_array(scratch, u.n_pairs, sizeof(*s.distance));
	if (u.n < 2)
		out->state = u.n == 0 ? AGREEMENT_NO_PAIRS : AGREEMENT_ONE_UNIT;
	else if (!agreement_alpha(&u, NULL, &s, &out->alpha))
		out->state = AGREEMENT_NO_VARIATION;
	else
		agreement_draw(scratch, &u, &s, seed, resamples, out);
}
