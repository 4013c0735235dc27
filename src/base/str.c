#include <stdint.h>
#include <string.h>

#include "harmcheck/limits.h"
#include "harmcheck/str.h"

#define NEAREST_WORD 64 /* longer words are nobody's slip of the finger */
#define NEAREST_MOST 3
#define ROW (NEAREST_WORD + NEAREST_MOST + 1)

bool
str_eq(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

bool
str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edit distance with neighbours swapped as one edit (optimal string
 * alignment), row by row. A at most NEAREST_WORD, B at most ROW - 1 long. */
static size_t
distance(const char *a, size_t na, const char *b, size_t nb)
{
	size_t rows[3][ROW];

	for (size_t j = 0; j <= nb; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t *row = rows[i % 3], *up = rows[(i - 1) % 3];
		size_t *up2 = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			const size_t other = a[i - 1] != b[j - 1];
			size_t d = least(up[j], row[j - 1]) + 1;

			d = least(d, up[j - 1] + other);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				d = least(d, up2[j - 2] + 1);
			row[j] = d;
		}
	}
	return rows[na % 3][nb];
}

const char *
str_nearest(const char *word, const char *const *candidates, size_t n)
{
	const size_t len = strlen(word);
	const size_t third = least(len / 3, NEAREST_MOST);
	size_t best = (third > 0 ? third : 1) + 1;
	const char *found = NULL;

	if (len == 0 || len > NEAREST_WORD)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const size_t m = strlen(candidates[i]);
		size_t d;

		if (m >= len + best || len >= m + best)
			continue; /* the lengths alone are too far apart */
		d = distance(word, len, candidates[i], m);
		if (d < best) {
			best = d;
			found = candidates[i];
		}
	}
	return found;
}

bool
str_is_id(const char *s)
{
	const size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n >= 1 && n <= BANK_ID_MOST && s[n] == '\0';
}
