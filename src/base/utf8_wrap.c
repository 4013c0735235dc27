#include "harmcheck/utf8.h"

/* Where a line may end: the bytes to show, and where the next one starts. */
struct place {
	size_t end, next;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A line that ends at I, blanks before and behind I left out, and a line feed
 * behind them too, so that it does not make an empty line of its own. */
static struct place
break_at(const char *s, size_t n, size_t i)
{
	struct place p = {i, i};

	while (p.end > 0 && is_blank(s[p.end - 1]))
		p.end--;
	while (p.next < n && is_blank(s[p.next]))
		p.next++;
	if (p.next < n && s[p.next] == '\n')
		p.next++;
	return p;
}

static size_t
step(const char *s, size_t n, unsigned *columns)
{
	uint32_t c;
	const size_t len = utf8_decode(s, n, &c);

	*columns = len > 0 ? utf8_width(c) : 1;
	return len > 0 ? len : 1;
}

size_t
utf8_wrap(const char *s, size_t n, size_t width, size_t *next)
{
	size_t i = 0, used = 0, may = 0; /* may: the last place to break at */
	unsigned before = 0;
	struct place p;

	while (i < n && s[i] != '\n') {
		unsigned w;
		const size_t len = step(s + i, n - i, &w);

		if (is_blank(s[i]) || (w == 2 && before == 2))
			may = i;
		/* The first one stands even where it is too wide. */
		if (w > 0 && used > 0 && used + w > width) {
			if (may == 0)
				may = i;
			break;
		}
		used += w;
		if (w > 0)
			before = w;
		i += len;
	}
	p = break_at(s, n, i < n && s[i] != '\n' ? may : i);
	*next = p.next;
	return p.end;
}
