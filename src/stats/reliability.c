/* Alpha and its company. With n people, and of two things x and y that each of
 * them has, c(x, y) = n sum(x y) - sum(x) sum(y) is a whole number, n (n - 1)
 * times their covariance; c(x, x) is called v(x). Of k questions x1 .. xk and
 * their total T
 *
 *   alpha = k / (k - 1) (1 - (v(x1) + .. + v(xk)) / v(T))
 *   rest of x = (c(x, T) - v(x)) / sqrt(v(x) v(T - x))
 *   v(T - x) = v(T) + v(x) - 2 c(x, T)
 *
 * All of it stays whole until one division or root at the end. */
#include <assert.h>

#include "harmcheck/arena.h"
#include "harmcheck/reliability.h"
#include "harmcheck/tally.h"
#include "big.h"
#include "feldt.h"
#include "fixed.h"

/* c(x, x) and c(x, T). */
struct item_sums {
	struct big own, with_total;
};

struct sums {
	const struct tally_theme *theme;
	unsigned places;  /* to round to */
	int64_t one;      /* 10^PLACES */
	struct big total; /* v(T) */
	struct item_sums *items;
};

/* n sum(x y) - sum(x) sum(y) */
static struct big
together(uint64_t n, num_wide product, num_wide x, num_wide y)
{
	return big_sub(big_mul(big_of((num_wide)n), big_of(product)),
	    big_mul(big_of(x), big_of(y)));
}

static int64_t
ten_to(unsigned n)
{
	int64_t v = 1;

	assert(n <= 6);
	while (n-- > 0)
		v *= 10;
	return v;
}

static void
take_sums(struct arena *a, const struct tally_theme *t, unsigned places,
    struct sums *s)
{
	s->theme = t;
	s->places = places;
	s->one = ten_to(places);
	s->total = together(t->complete, t->total_square, t->total, t->total);
	s->items = arena_array(a, t->n_questions, sizeof(*s->items));
	for (size_t i = 0; i < t->n_questions; i++) {
		const struct tally_part *p = &t->parts[i];

		s->items[i].own =
		    together(t->complete, p->square, p->sum, p->sum);
		s->items[i].with_total =
		    together(t->complete, p->with_total, p->sum, t->total);
	}
}

static bool
varies(struct big v)
{
	return !v.minus && !big_is_zero(v);
}

static struct big
times(struct big v, int64_t by)
{
	return big_mul(v, big_of(by));
}

/* v of all questions but SKIP, added up. */
static struct big
sum_of_own(const struct sums *s, size_t skip)
{
	struct big sum = big_of(0);

	for (size_t i = 0; i < s->theme->n_questions; i++)
		if (i != skip)
			sum = big_add(sum, s->items[i].own);
	return sum;
}

/* 1 - alpha is P / Q, of K questions with these sums of v and v(T). */
static void
alpha_parts(size_t k, struct big own, struct big total, struct big *p,
    struct big *q)
{
	*p = big_sub(times(own, (int64_t)k), total);
	*q = times(total, (int64_t)k - 1);
}

/* 1 - P / Q. It has no lower end; what is below RELIABILITY_LOWEST is that. */
static int64_t
one_less(struct big p, struct big q, int64_t one)
{
	return big_round(times(big_sub(q, p), one), q,
	    -RELIABILITY_LOWEST / RELIABILITY_ONE * one);
}

static struct big
total_without(const struct sums *s, size_t i)
{
	return big_sub(big_add(s->total, s->items[i].own),
	    times(s->items[i].with_total, 2));
}

/* --- each question -------------------------------------------------------- */

static void
find_rest(const struct sums *s, size_t i, struct reliability_item *out)
{
	const struct item_sums *it = &s->items[i];
	const struct big others = total_without(s, i),
			 with = big_sub(it->with_total, it->own);

	if (!varies(others) || !varies(it->own))
		return;
	out->has_rest = true;
	out->against = with.minus;
	out->rest = big_root(times(big_mul(with, with), s->one * s->one),
	    big_mul(it->own, others), s->one);
	if (with.minus)
		out->rest = -out->rest;
}

static void
find_alpha_without(const struct sums *s, size_t i, struct reliability_item *out)
{
	const struct big others = total_without(s, i);
	struct big p, q;

	if (s->theme->n_questions < 3 || !varies(others))
		return;
	alpha_parts(s->theme->n_questions - 1, sum_of_own(s, i), others, &p,
	    &q);
	out->has_alpha = true;
	out->alpha = one_less(p, q, s->one);
}

/* --- the whole ------------------------------------------------------------ */

static int64_t
bound(num_wide p, num_wide q, num_wide f, int64_t one)
{
	const struct big down = big_mul(big_of(q), big_of(FIXED_ONE)),
			 up = big_sub(down, big_mul(big_of(p), big_of(f)));

	return big_round(times(up, one), down,
	    -RELIABILITY_LOWEST / RELIABILITY_ONE * one);
}

void
reliability_interval(num_wide p, num_wide q, uint64_t people,
    uint64_t questions, unsigned places, int64_t *low, int64_t *high)
{
	struct feldt f;
	const int64_t one = ten_to(places);

	assert(p >= 0 && q > 0);
	feldt_quantiles(people, questions, &f);
	*low = bound(p, q, f.high, one);
	*high = bound(p, q, f.low, one);
}

static void
find_alpha(const struct sums *s, struct reliability *out)
{
	const struct tally_theme *t = s->theme;
	struct big p, q;
	num_wide to_p, to_q;

	alpha_parts(t->n_questions, sum_of_own(s, SIZE_MAX), s->total, &p, &q);
	out->alpha = one_less(p, q, s->one);
	out->low = out->high = out->alpha;
	out->wide = t->complete < RELIABILITY_FIRM;
	big_narrow(p, q, &to_p, &to_q);
	if (to_q > 0 && t->complete <= FELDT_PEOPLE_MOST &&
	    t->n_questions <= FELDT_QUESTIONS_MOST)
		reliability_interval(to_p, to_q, t->complete, t->n_questions,
		    s->places, &out->low, &out->high);
}

static enum reliability_state
state_of(const struct sums *s)
{
	if (s->theme->n_questions < 2)
		return RELIABILITY_ONE_ITEM;
	if (s->theme->complete < RELIABILITY_LEAST)
		return RELIABILITY_FEW;
	return varies(s->total) ? RELIABILITY_DEFINED
				: RELIABILITY_NO_VARIATION;
}

void
reliability_of(struct arena *a, const struct tally_theme *t, unsigned places,
    struct reliability *out)
{
	struct sums s;

	*out = (struct reliability){.state = RELIABILITY_EVENTS};
	if (t->category->kind != KIND_SCALE)
		return;
	take_sums(a, t, places, &s);
	out->people = t->complete;
	out->n_items = t->n_questions;
	out->items = arena_array(a, t->n_questions, sizeof(*out->items));
	out->state = state_of(&s);
	if (out->state == RELIABILITY_DEFINED)
		find_alpha(&s, out);
	if (out->state == RELIABILITY_ONE_ITEM || out->state == RELIABILITY_FEW)
		return;
	for (size_t i = 0; i < t->n_questions; i++) {
		find_rest(&s, i, &out->items[i]);
		find_alpha_without(&s, i, &out->items[i]);
	}
}
