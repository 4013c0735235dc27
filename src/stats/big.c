#include <assert.h>

#include "big.h"

static int
compare_sizes(const struct big *a, const struct big *b)
{
	for (int i = BIG_LIMBS - 1; i >= 0; i--)
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	return 0;
}

bool
big_is_zero(struct big a)
{
	return compare_sizes(&a, &(const struct big){0}) == 0;
}

int
big_cmp(struct big a, struct big b)
{
	if (a.minus != b.minus)
		return a.minus ? -1 : 1;
	return a.minus ? compare_sizes(&b, &a) : compare_sizes(&a, &b);
}

struct big
big_of(num_wide v)
{
	__extension__ unsigned __int128 size = (unsigned __int128)v;
	struct big r = {.minus = v < 0};

	if (v < 0)
		size = -size;
	for (int i = 0; i < 4; i++, size >>= 32)
		r.limb[i] = (uint32_t)size;
	return r;
}

static struct big
add_sizes(const struct big *a, const struct big *b)
{
	struct big r = {0};
	uint64_t carry = 0;

	for (int i = 0; i < BIG_LIMBS; i++) {
		carry += (uint64_t)a->limb[i] + b->limb[i];
		r.limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
	assert(carry == 0);
	return r;
}

/* A is not smaller than B. */
static struct big
sub_sizes(const struct big *a, const struct big *b)
{
	struct big r = {0};
	uint64_t borrow = 0;

	for (int i = 0; i < BIG_LIMBS; i++) {
		const uint64_t d = (uint64_t)a->limb[i] - b->limb[i] - borrow;

		r.limb[i] = (uint32_t)d;
		borrow = d >> 63;
	}
	return r;
}

struct big
big_add(struct big a, struct big b)
{
	struct big r;

	if (a.minus == b.minus) {
		r = add_sizes(&a, &b);
		r.minus = a.minus;
	} else if (compare_sizes(&a, &b) >= 0) {
		r = sub_sizes(&a, &b);
		r.minus = a.minus && !big_is_zero(r);
	} else {
		r = sub_sizes(&b, &a);
		r.minus = b.minus;
	}
	return r;
}

struct big
big_sub(struct big a, struct big b)
{
	b.minus = !b.minus && !big_is_zero(b);
	return big_add(a, b);
}

struct big
big_mul(struct big a, struct big b)
{
	struct big r = {0};

	for (int i = 0; i < BIG_LIMBS; i++) {
		uint64_t carry = 0;

		for (int k = 0; a.limb[i] != 0 && k < BIG_LIMBS; k++) {
			if (i + k >= BIG_LIMBS) {
				assert(b.limb[k] == 0 && carry == 0);
				continue;
			}
			carry +=
			    (uint64_t)a.limb[i] * b.limb[k] + r.limb[i + k];
			r.limb[i + k] = (uint32_t)carry;
			carry >>= 32;
		}
		assert(carry == 0);
	}
	r.minus = a.minus != b.minus && !big_is_zero(r);
	return r;
}

static unsigned
count_bits(const struct big *a)
{
	for (int i = BIG_LIMBS - 1; i >= 0; i--)
		if (a->limb[i] != 0)
			return 32 * (unsigned)i + 32 -
			    (unsigned)__builtin_clz(a->limb[i]);
	return 0;
}

static num_wide
shift_down(const struct big *a, unsigned by)
{
	num_wide r = 0;

	for (unsigned bit = 0; bit < 120 && by + bit < 32 * BIG_LIMBS; bit++)
		if (a->limb[(by + bit) / 32] >> (by + bit) % 32 & 1)
			r |= (num_wide)1 << bit;
	return r;
}

void
big_narrow(struct big p, struct big q, num_wide *to_p, num_wide *to_q)
{
	const unsigned bits_p = count_bits(&p), bits_q = count_bits(&q),
		       bits = bits_p > bits_q ? bits_p : bits_q,
		       by = bits > 120 ? bits - 120 : 0;

	*to_p = shift_down(&p, by);
	*to_q = shift_down(&q, by);
}

/* The largest M up to MOST for which FITS. It fits up to there, and 0 does. */
static int64_t
search(bool (*fits)(int64_t m, const struct big *p, const struct big *q),
    const struct big *p, const struct big *q, int64_t most)
{
	int64_t low = 0, high = most;

	while (low < high) {
		const int64_t m = low + (high - low + 1) / 2;

		if (fits(m, p, q))
			low = m;
		else
			high = m - 1;
	}
	return low;
}

/* m - 1/2 <= p / q */
static bool
fits_quotient(int64_t m, const struct big *p, const struct big *q)
{
	return big_cmp(big_mul(big_of(2 * m - 1), *q),
		   big_mul(big_of(2), *p)) <= 0;
}

/* (m - 1/2)^2 <= p / q */
static bool
fits_root(int64_t m, const struct big *p, const struct big *q)
{
	const num_wide twice = 2 * m - 1;

	return big_cmp(big_mul(big_of(twice * twice), *q),
		   big_mul(big_of(4), *p)) <= 0;
}

int64_t
big_round(struct big p, struct big q, int64_t most)
{
	const bool minus = p.minus;
	int64_t r;

	p.minus = false;
	r = search(fits_quotient, &p, &q, most);
	return minus ? -r : r;
}

int64_t
big_root(struct big p, struct big q, int64_t most)
{
	return search(fits_root, &p, &q, most);
}
