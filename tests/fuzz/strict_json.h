/* A strict little reader of JSON: is this text one value? */
#ifndef TESTS_FUZZ_STRICT_JSON_H
#define TESTS_FUZZ_STRICT_JSON_H

#include "harmcheck/str.h"
#include "fuzz.h"

#define SUPPORT __attribute__((unused)) static

SUPPORT const char *json_any(const char *s, const char *end, unsigned depth);

SUPPORT const char *
json_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\n'))
		s++;
	return s;
}

SUPPORT const char *
json_text_end(const char *s, const char *end)
{
	for (s++; s < end && *s != '"'; s++) {
		FUZZ_CHECK((unsigned char)*s >= ' ');
		if (*s != '\\')
			continue;
		FUZZ_CHECK(++s < end && strchr("\"\\/bfnrtu", *s) != NULL);
		if (*s == 'u') {
			FUZZ_CHECK(end - s > 4 &&
			    strspn(s + 1, "0123456789abcdef") >= 4);
			s += 4;
		}
	}
	FUZZ_CHECK(s < end);
	return s + 1;
}

/* A list (OPEN '[') or an object, from its bracket on. */
SUPPORT const char *
json_group(const char *s, const char *end, unsigned depth)
{
	const bool object = *s == '{';
	const char close = object ? '}' : ']';

	s = json_blanks(s + 1, end);
	if (s < end && *s == close)
		return s + 1;
	for (;;) {
		if (object) {
			FUZZ_CHECK(s < end && *s == '"');
			s = json_blanks(json_text_end(s, end), end);
			FUZZ_CHECK(s < end && *s == ':');
			s = json_blanks(s + 1, end);
		}
		s = json_blanks(json_any(s, end, depth), end);
		FUZZ_CHECK(s < end && (*s == ',' || *s == close));
		if (*s == close)
			return s + 1;
		s = json_blanks(s + 1, end);
	}
}

SUPPORT const char *
json_any(const char *s, const char *end, unsigned depth)
{
	static const char *const words[] = {"true", "false", "null"};
	const char *from = s;

	FUZZ_CHECK(s < end && depth < 40);
	if (*s == '{' || *s == '[')
		return json_group(s, end, depth + 1);
	if (*s == '"')
		return json_text_end(s, end);
	for (size_t i = 0; i < 3; i++)
		if (str_starts(s, words[i]))
			return s + strlen(words[i]);
	s += *s == '-';
	FUZZ_CHECK(s < end && *s >= '0' && *s <= '9');
	while (s < end && strchr("0123456789.eE+-", *s) != NULL)
		s++;
	FUZZ_CHECK(
	    from[0] != '0' || s == from + 1 || strchr(".eE", from[1]) != NULL);
	FUZZ_CHECK(s[-1] >= '0' && s[-1] <= '9');
	return s;
}

/* One value, and nothing in it that cannot be seen. */
SUPPORT void
check_json_text(const char *s, size_t n)
{
	const char *end = s + n;
	const char *at = json_any(json_blanks(s, end), end, 0);

	FUZZ_CHECK(json_blanks(at, end) == end);
	fuzz_clean("json", s, n, true);
}

SUPPORT void
check_json(const struct buf *out)
{
	check_json_text(out->data, out->len);
}

/* Each line is a value; gives how many. */
SUPPORT size_t
check_values(const char *s, size_t n)
{
	size_t lines = 0;

	for (size_t at = 0; at < n; lines++) {
		const char *end = memchr(s + at, '\n', n - at);

		FUZZ_CHECK(end != NULL && end > s + at);
		check_json_text(s + at, (size_t)(end - s) - at);
		at = (size_t)(end - s) + 1;
	}
	return lines;
}

#endif
