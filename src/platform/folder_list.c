#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/folder.h"
#include "harmcheck/reason.h"
#include "harmcheck/str.h"

struct names {
	const char **list;
	size_t n, room;
};

static int
compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* NAME without END behind it, if that is there and what is left is an id; else
 * NULL. */
static const char *
stem(struct arena *a, const char *name, const char *end)
{
	const size_t n = strlen(name), tail = strlen(end);
	const char *id;

	if (n <= tail || !str_eq(name + n - tail, end))
		return NULL;
	id = arena_strndup(a, name, n - tail);
	return str_is_id(id) ? id : NULL;
}

static void
add(struct arena *a, struct names *names, const char *name)
{
	if (names->n == names->room) {
		const char **list;

		names->room = names->room * 2 + 16;
		list = arena_array(a, names->room, sizeof(*list));
		if (names->n > 0)
			memcpy(list, names->list, names->n * sizeof(*list));
		names->list = list;
	}
	names->list[names->n++] = name;
}

int
folder_list(struct arena *a, const char *path, const char *end,
    const char *const **list, size_t *n, struct err *e)
{
	struct names names = {0};
	struct dirent *entry;
	DIR *folder = opendir(path);
	int failed;

	if (folder == NULL)
		return err_set(e, ERR_IO, "cannot look into %s: %s", path,
		    reason(errno, REASON_FOLDER));
	while ((errno = 0, entry = readdir(folder)) != NULL) {
		const char *name = stem(a, entry->d_name, end);

		if (name != NULL)
			add(a, &names, name);
	}
	failed = errno;
	closedir(folder);
	if (failed != 0)
		return err_set(e, ERR_IO, "cannot look into %s: %s", path,
		    reason(failed, REASON_FOLDER));
	if (names.n > 1)
		qsort(names.list, names.n, sizeof(*names.list), compare);
	*list = names.list;
	*n = names.n;
	return 0;
}
