/* Examples of a document, run as they stand there. */
#ifndef TESTS_DOC_SUPPORT_H
#define TESTS_DOC_SUPPORT_H

#include "support.h"

/* Give RUN each block of PATH that is fenced as KIND; how many there are. */
SUPPORT size_t
run_examples(const char *path, const char *kind, void (*run)(char *))
{
	struct arena *a = arena_new();
	const char *fence = arena_printf(a, "\n```%s\n", kind), *at;
	struct err e;
	char *doc;
	size_t n;

	if (file_read(a, path, 1 << 20, &doc, &n, &e) == -1)
		fail_msg("%s", e.msg);
	n = 0;
	for (at = strstr(doc, fence); at != NULL; at = strstr(at, fence)) {
		const char *end;

		at += strlen(fence);
		end = strstr(at, "```");
		assert_non_null(end);
		run(arena_strndup(a, at, (size_t)(end - at)));
		n++;
	}
	arena_free(a);
	return n;
}

#endif
