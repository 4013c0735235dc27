#include <stdlib.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"
#include "harmcheck/str.h"
#include "take_elsewhere.h"

const char *
take_elsewhere_path(struct arena *a, const char *name)
{
	const char *home = getenv("HOME");

	if (!str_starts(name, "~/") || home == NULL || *home == '\0')
		return arena_strdup(a, name);
	return arena_printf(a, "%s%s", home, name + 1);
}

int
take_elsewhere_write(struct file_hold *h, const char *path,
    const struct buf *text, struct err *e)
{
	struct err ignored;

	if (file_exists(path))
		return err_set(e, ERR_IO,
		    "%s exists already, and nothing in it was changed", path);
	if (file_hold_replace(h, path, text->data, text->len, e) == 0)
		return 0;
	if (h->fd != -1) /* it stands there, but the disk may lose it */
		(void)file_hold_remove(h, path, &ignored);
	return -1;
}
