/* What the tests of partials share: a small one, and how it is changed. */
#ifndef TESTS_PARTIAL_SUPPORT_H
#define TESTS_PARTIAL_SUPPORT_H

#include "tally_support.h"

#define HEAD_OF(form)                                          \
	"harmcheck-partial 1\nrules 1\nbank scoring-examples " \
	"\"1.0.0\" " TALLY_DIGEST "\nform " form "\n"

/* Of the form "core": one theme with one question. */
#define CORE                                           \
	HEAD_OF("core")                                \
	"rows 3\n"                                     \
	"bad 1\n"                                      \
	"no-answer 1\n"                                \
	"print 00000000000000ff\n"                     \
	"shards 1\n"                                   \
	"shard \"a \\\"b\\\"\" 3 1 00000000000000ff\n" \
	"question k1\n"                                \
	"answer w0 0\n"                                \
	"answer w1 1\n"                                \
	"answer w2 0\n"                                \
	"answer w3 1\n"                                \
	"skipped 0\n"                                  \
	"not-applicable 0\n"                           \
	"not-shown 0\n"                                \
	"not-reached 1\n"                              \
	"theme parts\n"                                \
	"level low 0\n"                                \
	"level high 0\n"                               \
	"not-enough 3\n"                               \
	"not-applicable 0\n"                           \
	"complete 2\n"                                 \
	"sums k1 4 10 10\n"                            \
	"total 4 10\n"                                 \
	"end\n"

/* TEXT with the first OLD made NEW. */
SUPPORT const char *
with(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);

	if (at == NULL)
		fail_msg("no %s", old);
	return arena_printf(tf.arena, "%.*s%s%s", (int)(at - text), text, new,
	    at + strlen(old));
}

SUPPORT void
refused(const char *text, const char *words)
{
	if (read_partial_bytes(tf.arena, text, strlen(text)) != NULL)
		fail_msg("taken: %s", text);
	assert_has(partial_findings(), words);
}

#endif
