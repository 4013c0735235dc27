#include <string.h>

#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"

const char *
app_typeable(const char *path)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789._/+,:@%-";

	return *path != '-' && path[strspn(path, fine)] == '\0' ? path : NULL;
}

const char app_unusable[] =
    "these answers cannot be used; nothing in the file was changed. If you "
    "have a copy of it, try that one";

const struct answers *
app_answers_of(struct app *app, const struct bank *bank, const char *digest,
    const char *path, struct answer_file_notes *notes, struct err *e)
{
	const struct answers *a;
	struct diags d;
	char *text;
	size_t n;

	if (file_read(app->arena, path, node_limits_answers.bytes, &text, &n,
		e) == -1)
		return NULL;
	diag_init(&d, app->arena);
	a = answer_file_read(app->arena, bank, digest,
	    app_shown(app->arena, path), text, n, notes, &d);
	if (a == NULL) {
		app_findings(app, &d, false);
		err_set(e, ERR_DATA, "%s", app_unusable);
	}
	return a;
}

const struct answers *
app_answers(struct app *app, const char *path, struct answer_file_notes *notes,
    struct err *e)
{
	return app_answers_of(app, app->bank, app_digest(app), path, notes, e);
}
