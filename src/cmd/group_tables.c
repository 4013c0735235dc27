/* The tables of a group: opened, asked what they are of, and read. */
#include "cmd.h"
#include "group_files.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/rows.h"
#include "harmcheck/scenario.h"

int
group_table_open(struct app *app, const char *path, struct group_table *t,
    struct err *e)
{
	*t = (struct group_table){.file = app_shown(app->arena, path)};
	if (app_read(app->arena, path, ROWS_BYTES_MOST, &t->text, &t->n, e) ==
	    -1)
		return -1;
	t->said = rows_said(app->arena, t->text, t->n);
	return 0;
}

int
group_table_read(struct app *app, const struct group_files *f,
    const struct group_table *t, struct row **list, size_t *n, struct err *e)
{
	const struct rows rows = {.bank = app->bank,
	    .form = f->form,
	    .scenario = f->scenario,
	    .digest = app_digest(app),
	    .asked = f->asked};
	struct diags d;
	char today[11];

	if (app_date(NULL, today, e) == -1)
		return -1;
	diag_init(&d, app->arena);
	if (rows_read(app->arena, &rows, t->file, t->text, t->n, today, list, n,
		&d) == 0)
		return 0;
	app_findings(app, &d, false);
	return err_set(e, ERR_DATA, "this table cannot be used: %s", t->file);
}

/* The id comes from a file and may name a shipped case only. A case that is not
 * one of these is named by whoever reads the table. */
int
group_tables_case(struct app *app, struct group_files *f, struct err *e)
{
	struct err ignored;

	for (size_t i = 0; i < f->n_tables; i++) {
		const char *id = f->tables[i].said.scenario;

		if (id == NULL)
			continue;
		if (app_scenario_path(app, id, &ignored) == NULL)
			return 0;
		f->scenario = app_scenario(app, id, e);
		return f->scenario != NULL ? 0 : -1;
	}
	return 0;
}

static int
check_own(const struct group_request *r, const struct group_table *t,
    const struct form *form, struct err *e)
{
	if (r->scenario == NULL || form == NULL || !form->about_self)
		return 0;
	return err_set(e, ERR_USAGE,
	    "%s: these rows are about people's own therapy. Use --form %s, not "
	    "--case",
	    t->file, form->id);
}

int
group_tables_form(struct app *app, const struct group_request *r,
    struct group_files *f, struct err *e)
{
	for (size_t i = 0; i < f->n_tables; i++) {
		const struct group_table *t = &f->tables[i];
		const struct form *form = t->said.form != NULL
		    ? bank_form(app->bank, t->said.form)
		    : NULL;

		if (check_own(r, t, form, e) == -1)
			return -1;
		if (f->form == NULL)
			f->form = form;
	}
	return 0;
}
