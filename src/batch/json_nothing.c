/* Lines of NDJSON that say nothing. */
#include "json_parts.h"

bool
json_is_blank(const char *line, size_t n)
{
	struct jtext t = {.p = line, .end = line + n};

	jtext_blanks(&t);
	return t.p == t.end && n <= ROWS_LINE_MOST;
}

bool
json_is_nothing(const char *line, size_t n)
{
	struct jtext t = {.p = line, .end = line + n};
	struct jtext_value v;

	for (jtext_blanks(&t); jtext_at(&t) == '{' || jtext_at(&t) == ',';
	     jtext_blanks(&t)) {
		t.p++;
		jtext_blanks(&t);
		if (jtext_at(&t) == '}')
			return true;
		if (!jtext_key(&t, &v) || !jtext_value(&t, &v) ||
		    (v.kind != JTEXT_NULL &&
			(v.kind != JTEXT_STRING || v.n > 0 || !v.plain)))
			return false;
	}
	return true;
}
