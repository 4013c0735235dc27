/* The sealed file of a diary. */
#include <errno.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diary.h"
#include "harmcheck/file.h"
#include "harmcheck/folder.h"
#include "harmcheck/limits.h"

_Static_assert(DIARY_FILE_MOST >= (size_t)SEAL_TEXT_MOST * 3 / 2,
    "more than the largest diary takes, sealed and as text");

static int
fail(const char *path, struct err *e)
{
	if (e->kind != ERR_IO || file_exists(path) ||
	    (errno != ENOENT && errno != ENOTDIR))
		return -1;
	return err_set(e, ERR_IO,
	    "there is no diary at %s; \"harmcheck diary init\" makes one",
	    path);
}

int
diary_file_hold(struct file_hold *h, const char *path, struct err *e)
{
	if (file_hold_take(h, path, e) == -1)
		return fail(path, e);
	file_tidy(path);
	return 0;
}

int
diary_file_bytes(struct arena *a, const struct file_hold *held,
    const char *path, char **bytes, size_t *n, struct err *e)
{
	if (held != NULL)
		return file_hold_read(a, held, path, DIARY_FILE_MOST, bytes, n,
		    e);
	/* a pipe would be waited for */
	if (file_exists(path) && !file_is_ordinary(path))
		return err_set(e, ERR_IO, "%s is not an ordinary file", path);
	if (file_read(a, path, DIARY_FILE_MOST, bytes, n, e) == -1)
		return fail(path, e);
	return 0;
}

int
diary_file_replace(struct file_hold *h, const char *path,
    const struct buf *bytes, struct err *e)
{
	return file_hold_replace(h, path, bytes->data, bytes->len, e);
}

int
diary_folder(const char *path, bool ours, struct err *e)
{
	return folder_make(path, ours, e);
}
