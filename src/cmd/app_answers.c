#include <string.h>

#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/seal.h"
#include "harmcheck/str.h"

const char *
app_typeable(const char *path)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789._/+,:@%-";

	return *path != '-' && path[strspn(path, fine)] == '\0' ? path : NULL;
}

int
app_unusable(struct app *app, const char *path, struct diags *d, struct err *e)
{
	err_set(e, ERR_DATA,
	    "%s cannot be read as saved answers. It may be another file, or "
	    "damaged, or hold answers to other questions. Nothing in it was "
	    "changed. If you have a copy of it, try that one. For whoever "
	    "mends it:",
	    app_shown(app->arena, path));
	app_fail(app, e);
	app_findings(app, d, false);
	e->msg[0] = '\0';
	return -1;
}

int
app_unsealed(const char *path, const char *text, size_t n, struct err *e)
{
	const char *name = app_typeable(path);

	if (!seal_is_sealed(text, n))
		return 0;
	return err_set(e, ERR_DATA,
	    "%s is sealed, as a diary is. To read a diary: harmcheck diary "
	    "list --file %s",
	    str_eq(path, "-") ? "standard input" : path,
	    name != NULL ? name : "FILE");
}

int
app_read(struct arena *a, const char *path, size_t most, char **text, size_t *n,
    struct err *e)
{
	return file_read(a, path, most, text, n, e) == -1 ||
		app_unsealed(path, *text, *n, e) == -1
	    ? -1
	    : 0;
}

const struct answers *
app_answers_of(struct app *app, const struct bank *bank, const char *digest,
    const char *path, struct answer_file_notes *notes, struct err *e)
{
	const struct answers *a;
	struct diags d;
	char *text;
	size_t n;

	if (app_read(app->arena, path, node_limits_answers.bytes, &text, &n,
		e) == -1)
		return NULL;
	diag_init(&d, app->arena);
	a = answer_file_read(app->arena, bank, digest,
	    app_shown(app->arena, path), text, n, notes, &d);
	if (a == NULL)
		app_unusable(app, path, &d, e);
	return a;
}

const struct answers *
app_answers(struct app *app, const char *path, struct answer_file_notes *notes,
    struct err *e)
{
	return app_answers_of(app, app->bank, app_digest(app), path, notes, e);
}
