#include <assert.h>

#include "harmcheck/spread.h"

unsigned
spread_index(const unsigned *shares, size_t n)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += shares[i] * shares[i];
	return sum;
}

/* In tenths: 10 * SPREAD_ONE / INDEX. */
unsigned
spread_causes(unsigned index)
{
	assert(index > 0);
	return (2 * 10 * SPREAD_ONE + index) / (2 * index);
}
