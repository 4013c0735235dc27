#include <sodium.h>

#include "harmcheck/random.h"

/* Without a source of chance libsodium ends the program: there is nothing
 * else that would be safe. */
uint32_t
random_below(uint32_t n)
{
	return randombytes_uniform(n);
}
