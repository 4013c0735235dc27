#include <limits.h>

#include "passphrase_parts.h"

/* One try takes a second of one processor core and 256 MiB; 10,000 such cores
 * try 2^38 a year, one computer 2^30. */
static const struct level {
	unsigned below;
	const char *words;
} levels[] = {
    {30,
	"This would be easy to guess for somebody who has the file and a fast "
	"computer."},
    {PASSPHRASE_WEAK,
	"Somebody who has the file and many computers could guess this."},
    {60,
	"By its length, this would take somebody with many computers a long "
	"time."},
    {UINT_MAX, "By its length, this is hard to guess."},
};

const char *
passphrase_strength(unsigned bits)
{
	size_t i = 0;

	while (bits >= levels[i].below && levels[i].below < UINT_MAX)
		i++;
	return levels[i].words;
}
