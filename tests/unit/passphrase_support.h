/* The list of words that is shipped, for the tests about it. */
#ifndef TESTS_PASSPHRASE_SUPPORT_H
#define TESTS_PASSPHRASE_SUPPORT_H

#include "support.h"

#include "harmcheck/err.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define LIST 4096

struct list {
	struct arena *arena;
	char *text;
	size_t n;
	char *words[LIST + 1];
	size_t count;
};

SUPPORT int
set_up(void **state)
{
	static struct list l;
	struct err e;

	l = (struct list){.arena = arena_new()};
	if (file_read(l.arena, "data/words.txt", 1 << 20, &l.text, &l.n, &e) ==
	    -1)
		fail_msg("%s", e.msg);
	for (char *s = arena_strdup(l.arena, l.text), *end; *s != '\0';
	     s = end + 1) {
		end = strchr(s, '\n');
		*end = '\0';
		if (*s != '#' && l.count <= LIST)
			l.words[l.count++] = s;
	}
	*state = &l;
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	arena_free(((struct list *)*state)->arena);
	return 0;
}

#endif
