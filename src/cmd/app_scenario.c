#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/folder.h"
#include "harmcheck/node.h"
#include "harmcheck/paths.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

#define END ".yaml"

int
app_scenario_ids(struct app *app, const char *const **list, size_t *n,
    struct err *e)
{
	const char *folder = paths_scenarios(app->arena, e);

	if (folder == NULL)
		return -1;
	return folder_list(app->arena, folder, END, list, n, e);
}

static int
unknown(struct app *app, const char *id, struct err *e)
{
	const char *const *ids;
	const char *near;
	size_t n;

	if (app_scenario_ids(app, &ids, &n, e) == -1)
		return -1;
	near = str_nearest(id, ids, n);
	if (near != NULL)
		return err_set(e, ERR_USAGE,
		    "there is no case \"%s\"; did you mean \"%s\"?", id, near);
	return err_set(e, ERR_USAGE,
	    "there is no case \"%s\"; harmcheck scenario list names them, and "
	    "a file of your own is named as in ./%s" END,
	    id, id);
}

const char *
app_scenario_path(struct app *app, const char *id, struct err *e)
{
	const char *folder = paths_scenarios(app->arena, e);
	const char *path;

	if (folder == NULL)
		return NULL;
	path = arena_printf(app->arena, "%s/%s" END, folder, id);
	if (file_exists(path))
		return path;
	unknown(app, id, e);
	return NULL;
}

/* What could be the name of a shipped case is one; "-" is not. */
static const char *
path_of(struct app *app, const char *id_or_path, struct err *e)
{
	if (str_is_id(id_or_path) && !str_eq(id_or_path, "-"))
		return app_scenario_path(app, id_or_path, e);
	return id_or_path;
}

const struct scenario *
app_scenario(struct app *app, const char *id_or_path, struct err *e)
{
	const char *path = path_of(app, id_or_path, e);
	const struct scenario *s;
	struct diags d;
	char *text;
	size_t n;

	if (path == NULL ||
	    app_read(app->arena, path, node_limits_bank.bytes, &text, &n, e) ==
		-1)
		return NULL;
	diag_init(&d, app->arena);
	s = scenario_load(app->arena, app->bank, app_shown(app->arena, path),
	    text, n, &d);
	if (s == NULL) {
		app_findings(app, &d, false);
		err_set(e, ERR_DATA,
		    "the case cannot be used; harmcheck scenario check tells "
		    "all that is wrong with it");
	}
	return s;
}
