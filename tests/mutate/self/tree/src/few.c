/* No more than ten, and from three on; its test looks at some numbers only. */
#include <stdbool.h>

#define MOST 10 /* 11 or 9 would be another program */

int few(int n);
bool is_few(unsigned n);

int
few(int n)
{
	if (n < 3) /* && none of this is code: n > 3 */
		return 0;
	return n > MOST ? MOST : n;
}

bool
is_few(unsigned n)
{
	return n > 0;
}
