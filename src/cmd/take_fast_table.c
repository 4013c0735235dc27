#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "take_elsewhere.h"
#include "take_fast.h"

static int
unusable(struct app *app, struct diags *d, const char *path, struct err *e)
{
	app_findings(app, d, false);
	return err_set(e, ERR_DATA,
	    "%s cannot be used; nothing in it was changed",
	    app_shown(app->arena, path));
}

int
take_table_read(struct arena *session, struct app *app, const struct rows *rows,
    const char *path, const char *date, struct row **list, size_t *n,
    struct err *e)
{
	struct diags d;
	char *text;
	size_t bytes;

	if (app_read(session, path, ROWS_BYTES_MOST, &text, &bytes, e) == -1)
		return -1;
	diag_init(&d, session);
	if (rows_read(session, rows, app_shown(session, path), text, bytes,
		date, list, n, &d) == -1)
		return unusable(app, &d, path, e);
	return 0;
}

/* What is there stays byte for byte; rows come behind it. */
static int
read_held(struct take_table *t, struct arena *session, struct app *app,
    const char *date, struct err *e)
{
	const char *shown = app_shown(session, t->path);
	struct diags d;
	char *text;
	size_t n;

	if (file_hold_read(session, &t->hold, t->path, ROWS_BYTES_MOST, &text,
		&n, e) == -1 ||
	    app_unsealed(t->path, text, n, e) == -1)
		return -1;
	if (n == 0) { /* as mktemp makes one */
		rows_write_head(&t->text, t->rows);
		return 0;
	}
	diag_init(&d, session);
	if (rows_heads_fit(session, t->rows, shown, text, n, &d) == -1 ||
	    rows_read(session, t->rows, shown, text, n, date, &t->list, &t->n,
		&d) == -1)
		return unusable(app, &d, t->path, e);
	buf_add(&t->text, text, n);
	if (text[n - 1] != '\n')
		buf_addc(&t->text, '\n');
	return 0;
}

static int
open_file(struct take_table *t, struct arena *session, struct app *app,
    const char *date, struct err *e)
{
	if (!file_exists(t->path) && errno == ENOENT) {
		file_tidy(t->path);
		rows_write_head(&t->text, t->rows);
		return file_probe(t->path, true, e);
	}
	if (file_hold_take(&t->hold, t->path, e) == -1)
		return -1;
	file_tidy(t->path);
	/* before anything is typed that could not be written */
	if (file_probe(t->path, false, e) == -1)
		return -1;
	return read_held(t, session, app, date, e);
}

static int
write_out(const struct buf *b, struct err *e)
{
	if (file_write_all(STDOUT_FILENO, b->data, b->len) == -1)
		return err_set(e, ERR_IO,
		    "the output could not be written whole");
	return 0;
}

int
take_table_open(struct take_table *t, struct arena *session, struct app *app,
    const struct rows *rows, const char *path, const char *date, struct err *e)
{
	*t = (struct take_table){.path = path,
	    .rows = rows,
	    .hold = {.fd = -1},
	    .session = session};
	buf_init(&t->text, session);
	if (path != NULL)
		return open_file(t, session, app, date, e);
	rows_write_head(&t->text, rows);
	return write_out(&t->text, e);
}

/* What was added behind BEFORE could not be read back: a table has limits. */
static int
check_size(const struct take_table *t, size_t before, struct err *e)
{
	if (t->text.len - before > ROWS_LINE_MOST)
		return err_set(e, ERR_DATA,
		    "this form makes a line of %zu bytes; a table takes at "
		    "most %zu",
		    t->text.len - before, ROWS_LINE_MOST);
	if (t->text.len > ROWS_BYTES_MOST)
		return err_set(e, ERR_DATA,
		    "the table is full: it has %zu bytes at most; begin "
		    "another file",
		    ROWS_BYTES_MOST);
	return 0;
}

/* The row, behind those that are there. */
static int
add_row(struct take_table *t, const char *id, const struct answers *a,
    struct err *e)
{
	const size_t before = t->text.len;

	if (t->n + t->written == ROWS_MOST)
		return err_set(e, ERR_IO,
		    "a table has at most %d rows; begin another file",
		    ROWS_MOST);
	rows_write(&t->text, t->rows, id, a);
	return check_size(t, before, e);
}

static void
take_away(struct take_table *t, size_t before)
{
	t->text.len = before;
	t->text.data[before] = '\0';
}

static int
write_row(struct take_table *t, const char *id, const struct answers *a)
{
	const size_t before = t->text.len;

	if (t->path == NULL) {
		buf_clear(&t->text);
		rows_write(&t->text, t->rows, id, a);
		return check_size(t, 0, &t->err) == 0
		    ? write_out(&t->text, &t->err)
		    : -1;
	}
	if (add_row(t, id, a, &t->err) == 0 &&
	    file_hold_replace(&t->hold, t->path, t->text.data, t->text.len,
		&t->err) == 0)
		return 0;
	take_away(t, before);
	return -1;
}

bool
take_table_write(void *ctx, const char *id, const struct answers *a,
    const char **why)
{
	struct take_table *t = ctx;
	const int got = write_row(t, id, a);

	t->written += got == 0;
	t->failed = got != 0;
	*why = t->err.msg;
	return got == 0;
}

bool
take_table_elsewhere(void *ctx, const char *name, const char *id,
    const struct answers *a, const char **path, const char **why)
{
	struct take_table *t = ctx;
	struct file_hold new = {.fd = -1};
	const size_t before = t->text.len;
	const char *place = take_elsewhere_path(t->session, name);

	if (add_row(t, id, a, &t->err_elsewhere) == -1 ||
	    take_elsewhere_write(&new, place, &t->text, &t->err_elsewhere) ==
		-1) {
		take_away(t, before);
		*why = t->err_elsewhere.msg;
		return false;
	}
	file_hold_drop(&t->hold);
	t->hold = new;
	t->path = *path = place;
	t->written++;
	t->failed = false;
	return true;
}

void
take_table_end(struct take_table *t)
{
	file_hold_drop(&t->hold);
}
