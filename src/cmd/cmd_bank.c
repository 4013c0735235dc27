#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/paths.h"
#include "harmcheck/str.h"

static int
verdict(struct app *app, const struct diags *d, bool strict, struct err *e)
{
	const size_t errors = diag_count(d, DIAG_ERROR);
	const size_t warnings = diag_count(d, DIAG_WARNING);
	const size_t style = diag_count(d, DIAG_STYLE);
	const bool bad = errors > 0 || (strict && warnings + style > 0);
	struct buf out;

	buf_init(&out, app->arena);
	buf_addf(&out, "%s: %zu errors, %zu warnings, %zu about style\n",
	    app->bank_path, errors, warnings, style);
	if (app_write(&out, e) == -1)
		return -1;
	if (bad) {
		err_set(e, ERR_FAULTS, "faults");
		e->msg[0] = '\0'; /* they have been told */
		return -1;
	}
	return 0;
}

static int
run_check(struct app *app, int argc, char **argv, struct err *e)
{
	bool strict = false, all = false;
	const char *bank = NULL;
	static const struct command self = {
	    .name = "bank check",
	    .args = "[FILE]",
	    .help = "look for faults in a question bank",
	    .more = "Errors make a bank unusable: status 1. Warnings and "
		    "remarks on style concern the\n"
		    "content; with --strict they count too. Every code is "
		    "explained in harmcheck-questions(5).",
	};
	const struct opt opts[] = {
	    {0, "strict", NULL, "warnings and style count as faults", &strict,
		NULL},
	    {0, "all", NULL, "print all findings, not only the first 20", &all,
		NULL},
	    {0, "bank", "FILE", "the same as naming FILE", NULL, &bank},
	    {0},
	};
	struct diags d;
	char *text;
	size_t size;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 1 || (n == 1 && bank != NULL))
		return err_set(e, ERR_USAGE, "bank check takes one FILE");
	app->bank_path = n == 1 ? argv[1] : bank;
	if (app->bank_path == NULL &&
	    (app->bank_path = paths_bank(app->arena, e)) == NULL)
		return -1;
	if (file_read(app->arena, app->bank_path, 2 * node_limits_bank.bytes,
		&text, &size, e) == -1)
		return -1;
	diag_init(&d, app->arena);
	app->bank = bank_load(app->arena, app->bank_path, text, size, &d);
	if (app->bank != NULL)
		bank_check(app->arena, app->bank, &d);
	app_findings(app, &d, all);
	return verdict(app, &d, strict, e);
}

static int
run_show(struct app *app, int argc, char **argv, struct err *e)
{
	const char *bank = NULL;
	static const struct command self = {
	    .name = "bank show",
	    .args = "[FORM or THEME]",
	    .help = "print a question bank so that it can be read aloud",
	};
	const struct opt opts[] = {
	    {0, "bank", "FILE", "another question bank", NULL, &bank},
	    {0},
	};
	struct buf out;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 1)
		return err_set(e, ERR_USAGE,
		    "bank show takes one form or theme");
	if (app_bank(app, bank, e) == -1)
		return -1;
	buf_init(&out, app->arena);
	buf_addf(&out, "From %s, digest %s.\n", app->bank_path, app->digest);
	if (bank_show(app->bank, n == 1 ? argv[1] : NULL, &out) == -1)
		return err_set(e, ERR_USAGE,
		    "the bank has no form and no theme \"%s\"", argv[1]);
	return app_write(&out, e);
}

static const struct {
	const char *name;
	int (*run)(struct app *, int, char **, struct err *);
} parts[] = {
    {"check", run_check},
    {"show", run_show},
};

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct opt none[] = {{0}};
	int n;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (argc > 1 && str_eq(argv[1], parts[i].name))
			return parts[i].run(app, argc - 1, argv + 1, e);
	switch (options_read(&cmd_bank, none, argv, &n, e)) {
	case 0:
		return err_set(e, ERR_USAGE,
		    "say what to do: bank check or bank show");
	case 1:
		return 0;
	default:
		return -1;
	}
}

const struct command cmd_bank = {
    .name = "bank",
    .args = "check|show ...",
    .help = "check a question bank, or read it",
    .more = "harmcheck bank check [FILE]   look for faults\n"
	    "harmcheck bank show [ID]      print it to be read aloud\n"
	    "harmcheck bank check --help and bank show --help tell more.",
    .run = run,
};
