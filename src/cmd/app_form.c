#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

const char *
app_form_ids(struct app *app)
{
	struct buf list;

	buf_init(&list, app->arena);
	for (size_t i = 0; i < app->bank->n_forms; i++)
		buf_addf(&list, "%s%s", i > 0 ? ", " : "",
		    app->bank->forms[i].id);
	return list.data;
}

int
app_form(struct app *app, const char *id, const struct form **form,
    struct err *e)
{
	const struct bank *b = app->bank;
	const char **ids;
	const char *near;

	*form = id != NULL ? bank_form(b, id) : NULL;
	if (id == NULL || *form != NULL)
		return 0;
	ids = arena_array(app->arena, b->n_forms, sizeof(*ids));
	for (size_t i = 0; i < b->n_forms; i++)
		ids[i] = b->forms[i].id;
	near = str_nearest(id, ids, b->n_forms);
	if (near != NULL)
		return err_set(e, ERR_USAGE,
		    "there is no form \"%s\"; did you mean %s?", id, near);
	return err_set(e, ERR_USAGE, "there is no form \"%s\"; there are: %s",
	    id, app_form_ids(app));
}
