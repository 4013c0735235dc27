#include <stdlib.h>

#include "draws.h"

static int
by_value(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The low end is the value at place ceil(N / 40), from 1; the high end stands
 * as far from the other end. Of 2000 that is the 50th and the 1951st. */
void
draws_interval(int64_t *values, size_t n, int64_t *low, int64_t *high)
{
	const size_t place = (n + 39) / 40;

	qsort(values, n, sizeof(*values), by_value);
	*low = values[place - 1];
	*high = values[n - place];
}
