/* What comes out for a spreadsheet, read by a strict little reader. */
#ifndef TESTS_FUZZ_SHEET_H
#define TESTS_FUZZ_SHEET_H

#include "fuzz.h"

#define SUPPORT __attribute__((unused)) static

SUPPORT size_t
table_lines(const char *s, size_t n)
{
	size_t lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += s[i] == '\n';
	return lines + (n > 0 && s[n - 1] != '\n');
}

SUPPORT size_t
digits_at(const char *s, size_t n, size_t at)
{
	const size_t from = at;

	while (at < n && s[at] >= '0' && s[at] <= '9')
		at++;
	return at - from;
}

/* "-12.5", "+1e-05": no formula, and it stays as it is. */
SUPPORT bool
is_number(const char *s, size_t n)
{
	size_t at = n > 0 && (*s == '-' || *s == '+'), whole, part = 0;

	whole = digits_at(s, n, at);
	at += whole;
	if (at < n && s[at] == '.') {
		part = digits_at(s, n, at + 1);
		at += 1 + part;
	}
	if (whole + part > 0 && at < n && (s[at] == 'e' || s[at] == 'E')) {
		at++;
		at += at < n && (s[at] == '-' || s[at] == '+');
		whole = digits_at(s, n, at);
		at += whole;
		part = 0;
	}
	return whole + part > 0 && at == n;
}

/* Would a spreadsheet take the cell that begins here for a formula? */
SUPPORT bool
is_formula(const char *s, size_t n)
{
	static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r",
	    "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (n >= strlen(starts[i]) &&
		    memcmp(s, starts[i], strlen(starts[i])) == 0)
			return !is_number(s, n);
	return false;
}

/* Each line has as many cells as the first, none is a formula, and quotes are
 * where they belong. */
SUPPORT void
check_sheet(const char *s, size_t n)
{
	size_t first = 0, cells = 0;

	for (size_t at = 0; at < n;) {
		size_t from = at, end;

		if (s[at] == '"') {
			from = ++at;
			while (at < n &&
			    (s[at] != '"' || (at + 1 < n && s[at + 1] == '"')))
				at += s[at] == '"' ? 2 : 1;
			FUZZ_CHECK(at < n);
			end = at++;
		} else {
			while (at < n && strchr(",\n\"", s[at]) == NULL)
				at++;
			end = at;
		}
		cells++;
		FUZZ_CHECK(at < n && (s[at] == ',' || s[at] == '\n'));
		FUZZ_CHECK(!is_formula(s + from, end - from));
		FUZZ_CHECK(memchr(s + from, '\n', end - from) == NULL);
		if (s[at] == '\n') {
			first = first > 0 ? first : cells;
			FUZZ_CHECK(cells == first);
			cells = 0;
		}
		at++;
	}
	FUZZ_CHECK(cells == 0);
}

#endif
