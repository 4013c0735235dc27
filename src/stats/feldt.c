/* Quantiles of F with n and n (k - 1) degrees of freedom, in whole numbers.
 *
 * Of u = ln F the density is a constant times
 *
 *   exp(-(n/2) h(u)),   h(u) = k ln(1 + (e^u - 1) / k) - u
 *
 * (put x = F / (F + k - 1), which has a beta distribution, into that of beta;
 * n and k are all that is left). h is 0 at 0 and rises to both sides, so the
 * constant is one over the area, and neither the gamma function nor a table is
 * needed. Nor is there a number of people that is too large: the curve only
 * gets narrower, and nearer to the normal one. The area is measured in t, u in
 * units of the curve's own width, s = sqrt(2k / (n (k - 1))).
 *
 * Of many people u is small, and (n/2) h(u) the product of something large and
 * the small difference of two logarithms. Then their series is used instead,
 * with w = e^u - 1:
 *
 *   h = w^2 (1 - 1/k) / 2 - w^3 (1 - 1/k^2) / 3 + w^4 (1 - 1/k^3) / 4 - ...
 *
 * The area is added up in panels half as wide as s, each by the rule of Gauss
 * and Legendre with eight points, which for such curves is off by less than
 * 10^-12; and the panel in which the quantile lies is divided by Newton's
 * method. */
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "feldt.h"
#include "fixed.h"

#define PANEL (FIXED_ONE / 2)
#define PANELS_MOST 160
/* e to the power of this is nothing. */
#define FALL_MOST (42 * FIXED_ONE)
/* The part of the area beyond each of the two: one in so many. */
#define TAIL 40
#define NEWTONS 12

struct curve {
	uint64_t n, questions;
	num_wide width;
};

/* One side of it: 1 to the right, -1 to the left. */
struct side {
	int sign;
	num_wide panels[PANELS_MOST];
	size_t n;
	num_wide area;
};

/* --- the curve ------------------------------------------------------------ */

num_wide
feldt_fall(uint64_t n, uint64_t questions, num_wide u)
{
	const num_wide w = fixed_exp(u) - FIXED_ONE;

	return (num_wide)n * (fixed_log_part(questions, w) - u) / 2;
}

num_wide
feldt_fall_series(uint64_t n, uint64_t questions, num_wide u)
{
	const num_wide w = fixed_exp(u) - FIXED_ONE,
		       part = FIXED_ONE / (num_wide)questions;
	num_wide power = FIXED_ONE, less = part, sum = 0;

	for (int i = 2; power != 0; i++) {
		sum += fixed_mul(power, FIXED_ONE - less) / i;
		power = -fixed_mul(power, w);
		less = fixed_mul(less, part);
	}
	/* n w^2 is of the size of t^2, however large n is. */
	return fixed_mul((num_wide)n * (w * w) / FIXED_ONE / 2, sum);
}

static num_wide
height(const struct curve *c, int sign, num_wide t)
{
	const num_wide u = sign * fixed_mul(t, c->width),
		       fall = (c->n < FELDT_MANY
			       ? feldt_fall
			       : feldt_fall_series)(c->n, c->questions, u);

	return fall > FALL_MOST ? 0 : fixed_exp(-fall);
}

/* The area from FROM to TO, which are no further apart than a panel. */
static num_wide
area(const struct curve *c, int sign, num_wide from, num_wide to)
{
	/* in units of FIXED_ONE */
	static const struct {
		int64_t at, weight;
	} points[] = {
	    {INT64_C(13217859001443978), INT64_C(26134120826817803)},
	    {INT64_C(37868601047524768), INT64_C(22604946135668821)},
	    {INT64_C(57405869613097201), INT64_C(16024242302375723)},
	    {INT64_C(69196176638239540), INT64_C(7294284773065588)},
	};
	const num_wide middle = (from + to) / 2, half = (to - from) / 2;
	num_wide sum = 0;

	for (size_t i = 0; i < sizeof(points) / sizeof(*points); i++) {
		const num_wide by = fixed_mul(half, points[i].at);

		sum += fixed_mul(points[i].weight,
		    height(c, sign, middle - by) +
			height(c, sign, middle + by));
	}
	return fixed_mul(half, sum);
}

static void
add_up(const struct curve *c, int sign, struct side *s)
{
	*s = (struct side){.sign = sign};
	while (s->n < PANELS_MOST) {
		const num_wide from = (num_wide)s->n * PANEL,
			       a = area(c, sign, from, from + PANEL);

		if (a == 0)
			return;
		s->panels[s->n++] = a;
		s->area += a;
	}
}

/* --- where it is to be cut ------------------------------------------------ */

/* Where between FROM and FROM + PANEL an area of REST is beyond it, up to the
 * end of the panel? */
static num_wide
divide(const struct curve *c, int sign, num_wide from, num_wide rest)
{
	const num_wide to = from + PANEL;
	num_wide t = from + PANEL / 2;

	for (int i = 0; i < NEWTONS; i++) {
		t += fixed_div(area(c, sign, t, to) - rest, height(c, sign, t));
		t = t < from ? from : t > to ? to : t;
	}
	return t;
}

/* The F beyond which REST lies, on the side S. */
static num_wide
cut(const struct curve *c, const struct side *s, num_wide rest)
{
	size_t i = s->n;
	num_wide t;

	while (i > 1 && s->panels[i - 1] < rest)
		rest -= s->panels[--i];
	t = divide(c, s->sign, (num_wide)(i - 1) * PANEL, rest);
	return fixed_exp(s->sign * fixed_mul(t, c->width));
}

/* 2 / (n (1 - 1/k)), with twice the binary places. */
static num_wide
width_of(uint64_t n, uint64_t questions)
{
	const num_wide v =
	    ((num_wide)1 << (2 * FIXED_PLACES + 1)) / (num_wide)n;

	return fixed_root(v + v / (num_wide)(questions - 1));
}

void
feldt_quantiles(uint64_t people, uint64_t questions, struct feldt *out)
{
	const struct curve c = {people - 1, questions,
	    width_of(people - 1, questions)};
	struct side left, right;

	assert(people >= FELDT_PEOPLE_LEAST && people <= FELDT_PEOPLE_MOST);
	assert(questions >= 2 && questions <= FELDT_QUESTIONS_MOST);
	add_up(&c, -1, &left);
	add_up(&c, 1, &right);
	out->low = cut(&c, &left, (left.area + right.area) / TAIL);
	out->high = cut(&c, &right, (left.area + right.area) / TAIL);
}
