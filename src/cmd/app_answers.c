#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"

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
		err_set(e, ERR_DATA, "these answers cannot be used");
	}
	return a;
}

const struct answers *
app_answers(struct app *app, const char *path, struct answer_file_notes *notes,
    struct err *e)
{
	return app_answers_of(app, app->bank, app->digest, path, notes, e);
}
