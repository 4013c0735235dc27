#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

struct check_options {
	bool strict, all;
};

/* One line for PATH, and whether there are faults in it: 1; -1 with E. */
static int
check(struct app *app, const char *path, const struct check_options *o,
    struct err *e)
{
	struct diags d;
	struct buf out;
	const struct scenario *s;
	size_t errors, warnings, style, n;
	char *text;

	if (app_read(app->arena, path, 2 * node_limits_bank.bytes, &text, &n,
		e) == -1)
		return -1;
	diag_init(&d, app->arena);
	s = scenario_load(app->arena, app->bank, app_shown(app->arena, path),
	    text, n, &d);
	if (s != NULL)
		scenario_check(app->arena, app->bank, s, &d);
	app_findings(app, &d, o->all);
	errors = diag_count(&d, DIAG_ERROR);
	warnings = diag_count(&d, DIAG_WARNING);
	style = diag_count(&d, DIAG_STYLE);
	buf_init(&out, app->arena);
	buf_addf(&out, "%s: %zu errors, %zu warnings, %zu about style\n",
	    app_shown(app->arena, path), errors, warnings, style);
	if (app_write(&out, e) == -1)
		return -1;
	return errors > 0 || (o->strict && warnings + style > 0);
}

/* The names of files; none: all shipped cases. */
static int
check_all(struct app *app, char **paths, size_t n,
    const struct check_options *o, struct err *e)
{
	const char *const *ids = NULL;
	bool bad = false;

	if (n == 0 && app_scenario_ids(app, &ids, &n, e) == -1)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *path =
		    ids != NULL ? app_scenario_path(app, ids[i], e) : paths[i];
		const int got = path != NULL ? check(app, path, o, e) : -1;

		if (got == -1)
			return -1;
		bad |= got == 1;
	}
	if (!bad)
		return 0;
	err_set(e, ERR_FAULTS, "faults");
	e->msg[0] = '\0'; /* they have been told */
	return -1;
}

int
cmd_scenario_check(struct app *app, int argc, char **argv, struct err *e)
{
	struct check_options o = {0};
	const char *bank = NULL;
	static const struct command self = {
	    .name = "scenario check",
	    .args = "[FILE...]",
	    .help = "look for faults in cases; without FILE in all shipped "
		    "ones",
	    .more = "Errors make a case unusable: status 1. Warnings and "
		    "remarks on style concern the\n"
		    "content; with --strict they count too. The format is in "
		    "harmcheck-scenario(5).",
	};
	const struct opt opts[] = {
	    {0, "strict", NULL, "warnings and style count as faults", &o.strict,
		NULL},
	    {0, "all", NULL, "print all findings, not only the first 20",
		&o.all, NULL},
	    {0, "bank", "FILE", "the question bank of the cases", NULL, &bank},
	    {0},
	};
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (app_bank(app, bank, e) == -1)
		return -1;
	return check_all(app, argv + 1, (size_t)n, &o, e);
}
