/* A percentile interval: the units are drawn anew, people are not. What is
 * asked is how the figure would move with other questions. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/prng.h"
#include "agreement_draw.h"
#include "draws.h"

/* Given as long as at most one draw in so many has no alpha. */
#define UNDEFINED_ONE_IN 20

void
agreement_draw(struct arena *scratch, const struct units *u, struct sums *s,
    uint64_t seed, unsigned resamples, struct agreement *out)
{
	unsigned *times = arena_array(scratch, u->n, sizeof(*times));
	int64_t *values = arena_array(scratch, resamples, sizeof(*values));
	size_t n = 0;
	struct prng p;

	prng_init(&p, seed, "agreement", 0);
	out->resamples = resamples;
	for (unsigned i = 0; i < resamples; i++) {
		memset(times, 0, u->n * sizeof(*times));
		for (size_t k = 0; k < u->n; k++)
			times[prng_below(&p, u->n)]++;
		n += agreement_alpha(u, times, s, &values[n]);
	}
	out->undefined = resamples - (unsigned)n;
	out->has_interval =
	    n > 0 && out->undefined <= resamples / UNDEFINED_ONE_IN;
	if (out->has_interval)
		draws_interval(values, n, &out->low, &out->high);
}
