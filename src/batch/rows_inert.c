/* Text in a table stays text, in whatever program it is opened. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

/* A longer one is no number that anybody means. */
#define NUMBER_MOST 400

static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};

/* The characters of OWASP's list of formulas, in both widths, and what could
 * end a cell in a spreadsheet that divides by other characters. */
bool
rows_is_active(const char *s)
{
	if (*s != '\0' && strchr("=+-@'\",;|\t\r\n", *s) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (str_starts(s, wide[i]))
			return true;
	return false;
}

bool
rows_is_number_of(const char *s, size_t n)
{
	char text[NUMBER_MOST + 1];

	if (n > NUMBER_MOST)
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	return strlen(text) == n && rows_is_number(text);
}

bool
rows_divides(char c)
{
	return c == ';' || c == '|' || c == '\t';
}

/* Blanks and quotes in front are passed over, as such a program may do. */
bool
rows_acts_behind(const char *s, size_t n)
{
	size_t from = 0, to;
	char begin[4] = "";

	while (from < n && (s[from] == ' ' || s[from] == '"'))
		from++;
	for (to = from; to < n && !rows_divides(s[to]); to++)
		;
	memcpy(begin, s + from, to - from < 3 ? to - from : 3);
	if (*begin == ',' || !rows_is_active(begin))
		return false;
	return !rows_is_number_of(s + from, to - from);
}

char *
rows_unmarked(char *s)
{
	size_t n = strlen(s), to = 0;

	if (*s == '\'' && rows_is_active(s + 1)) {
		s++;
		n--;
	}
	if (memchr(s, '\'', n) == NULL)
		return s;
	for (size_t i = 0; i < n; i++) {
		s[to++] = s[i];
		if (rows_divides(s[i]) && s[i + 1] == '\'' &&
		    rows_acts_behind(s + i + 2, n - i - 2))
			i++;
	}
	s[to] = '\0';
	return s;
}
