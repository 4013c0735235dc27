#include "harmcheck/prng.h"

#define GOLDEN UINT64_C(0x9e3779b97f4a7c15)

static uint64_t
mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint64_t
prng_next(struct prng *p)
{
	p->state += GOLDEN;
	return mix(p->state);
}

/* Mixed in one by one: two streams whose states lay a few steps apart would
 * tell the same numbers, only shifted. */
void
prng_init(struct prng *p, uint64_t seed, const char *part, uint64_t number)
{
	p->state = mix(seed + GOLDEN);
	for (; *part != '\0'; part++)
		p->state = mix((p->state ^ (unsigned char)*part) + GOLDEN);
	p->state = mix((p->state ^ number) + GOLDEN);
}

/* Without the numbers at the top that would make the first ones likelier. */
uint64_t
prng_below(struct prng *p, uint64_t n)
{
	const uint64_t most = UINT64_MAX - UINT64_MAX % n;
	uint64_t x;

	do
		x = prng_next(p);
	while (x >= most);
	return x % n;
}
