
#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/paths.h"
#include "harmcheck/str.h"

struct check_options {
	bool strict, all, reading;
	const char *bank, *today;
};

/* Nothing is wrong with lines that nobody rang, but it must not be lost. */
static void
add_unrung(struct buf *out, const struct bank *b)
{
	size_t unrung = 0;

	for (size_t i = 0; i < b->n_helplines; i++)
		unrung += b->helplines[i].verified == NULL;
	if (unrung > 0)
		buf_addf(out, "; nobody has rung %zu of %zu helplines", unrung,
		    b->n_helplines);
}

static int
verdict(struct app *app, const struct diags *d, const struct check_options *o,
    struct err *e)
{
	const size_t errors = diag_count(d, DIAG_ERROR);
	const size_t warnings = diag_count(d, DIAG_WARNING);
	const size_t style = diag_count(d, DIAG_STYLE);
	const bool bad = errors > 0 || (o->strict && warnings + style > 0);
	struct buf out;

	buf_init(&out, app->arena);
	if (o->reading && app->bank != NULL)
		bank_reading(app->arena, app->bank, &out);
	buf_addf(&out, "%s: %zu errors, %zu warnings, %zu about style",
	    app_shown(app->arena, app->bank_path), errors, warnings, style);
	if (app->bank != NULL)
		add_unrung(&out, app->bank);
	buf_addc(&out, '\n');
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
check(struct app *app, const struct check_options *o, const char *today,
    struct err *e)
{
	struct diags d;
	char *text;
	size_t n;

	if (app->bank_path == NULL &&
	    (app->bank_path = paths_bank(app->arena, e)) == NULL)
		return -1;
	if (app_read(app->arena, app->bank_path, 2 * node_limits_bank.bytes,
		&text, &n, e) == -1)
		return -1;
	diag_init(&d, app->arena);
	app->bank = bank_load(app->arena, app_shown(app->arena, app->bank_path),
	    text, n, &d);
	if (app->bank != NULL)
		bank_check(app->arena, app->bank, today, &d);
	app_findings(app, &d, o->all);
	return verdict(app, &d, o, e);
}

int
cmd_bank_check(struct app *app, int argc, char **argv, struct err *e)
{
	struct check_options o = {0};
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
	    {0, "strict", NULL, "warnings and style count as faults", &o.strict,
		NULL},
	    {0, "all", NULL, "print all findings, not only the first 20",
		&o.all, NULL},
	    {0, "reading", NULL,
		"print how hard the bank and its themes are to read",
		&o.reading, NULL},
	    {0, "bank", "FILE", "the same as naming FILE", NULL, &o.bank},
	    {0, "today", "DATE", "the day to judge helplines by, as 2026-11-22",
		NULL, &o.today},
	    {0},
	};
	char today[11];
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 1 || (n == 1 && o.bank != NULL))
		return err_set(e, ERR_USAGE, "bank check takes one FILE");
	if (app_date(o.today, today, e) == -1)
		return -1;
	app->bank_path = n == 1 ? argv[1] : o.bank;
	return check(app, &o, today, e);
}
