/* Patterns: only what means the same in POSIX and in ECMAScript. */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "schema_check.h"
#include "schema_json.h"

/* A class behind its "["; NULL when it is none of those that are known. */
static const char *
pass_class(const char *p)
{
	if (*p == '^' || *p == ']')
		return NULL;
	while (*p != '\0' && *p != ']')
		if (*p == '\\' || *p == '[' || (unsigned char)*p >= 0x80)
			return NULL;
		else
			p++;
	return *p == ']' ? p + 1 : NULL;
}

/* "n}", "n,}" or "n,m}" behind a "{". */
static const char *
pass_count(const char *p)
{
	const char *from = p;

	p += strspn(p, "0123456789");
	if (p == from)
		return NULL;
	if (*p == ',')
		p += 1 + strspn(p + 1, "0123456789");
	return *p == '}' ? p + 1 : NULL;
}

static const char *
pass_one(const char *p)
{
	switch (*p) {
	case '[':
		return pass_class(p + 1);
	case '{':
		return pass_count(p + 1);
	case '(':
		return p[1] == '?' ? NULL : p + 1;
	case '\\':
		return p[1] != '\0' && strchr(".\\/()[]{}*+?|^$", p[1]) != NULL
		    ? p + 2
		    : NULL;
	case '.':
	case '^':
	case '$':
		return NULL;
	default:
		return (unsigned char)*p < 0x80 ? p + 1 : NULL;
	}
}

static bool
compile(regex_t *re, const char *pattern)
{
	return regcomp(re, pattern, REG_EXTENDED | REG_NOSUB) == 0;
}

const char *
pattern_fault(const char *pattern)
{
	const char *p = pattern + 1;
	regex_t re;

	if (pattern[0] != '^')
		return "a pattern must begin with ^";
	while (*p != '\0' && strcmp(p, "$") != 0) {
		p = pass_one(p);
		if (p == NULL)
			return "a pattern with something in it that POSIX and "
			       "ECMAScript understand differently";
	}
	if (*p == '\0')
		return "a pattern must end with $";
	if (!compile(&re, pattern))
		return "a pattern that makes no sense";
	regfree(&re);
	return NULL;
}

/* Patterns are few and come again and again; each is kept. The schema's own
 * text is the name. */
static const regex_t *
compiled(const char *pattern)
{
	static struct kept {
		const char *pattern;
		regex_t re;
		struct kept *next;
	} * all;
	struct kept *k = all;

	while (k != NULL && k->pattern != pattern)
		k = k->next;
	if (k != NULL)
		return &k->re;
	k = need(sizeof(*k));
	if (!compile(&k->re, pattern))
		return NULL;
	k->pattern = pattern;
	k->next = all;
	all = k;
	return &k->re;
}

bool
pattern_matches(const char *pattern, const struct value *string)
{
	const regex_t *re = compiled(pattern);

	/* no pattern has a NUL in it */
	return re != NULL && strlen(string->s) == string->n &&
	    regexec(re, string->s, 0, NULL, 0) == 0;
}
