
#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/paths.h"

static int
run_show(struct app *app, int argc, char **argv, struct err *e)
{
	bool coverage = false;
	const char *bank = NULL;
	static const struct command self = {
	    .name = "bank show",
	    .args = "[FORM, THEME or QUESTION]",
	    .help = "print a question bank so that it can be read aloud",
	};
	const struct opt opts[] = {
	    {0, "coverage", NULL,
		"as Markdown: which themes of its sources it answers",
		&coverage, NULL},
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
		    "bank show takes one form, theme or question");
	if (n == 1 && coverage)
		return err_set(e, ERR_USAGE,
		    "--coverage is about the whole bank; leave out \"%s\"",
		    argv[1]);
	if (app_bank(app, bank, e) == -1)
		return -1;
	buf_init(&out, app->arena);
	if (coverage) {
		bank_show_coverage(app->bank, &out);
		return app_write(&out, e);
	}
	buf_addf(&out, "From %s, digest %s.\n",
	    app_shown(app->arena, app->bank_path), app_digest(app));
	if (bank_show(app->bank, n == 1 ? argv[1] : NULL, &out) == -1)
		return err_set(e, ERR_USAGE,
		    "the bank has no form, no theme and no question "
		    "\"%s\"",
		    argv[1]);
	return app_write(&out, e);
}

static const struct part parts[] = {
    {"check", cmd_bank_check},
    {"show", run_show},
    {"test", cmd_bank_test},
    {"diff", cmd_bank_diff},
    {0},
};

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	return parts_run(&cmd_bank, parts, app, argc, argv, e);
}

const struct command cmd_bank = {
    .name = "bank",
    .args = "check|show|test|diff ...",
    .help = "check a question bank, read it, try it, or compare two",
    .more = "harmcheck bank check [FILE]   look for faults\n"
	    "harmcheck bank show [ID]      print it to be read aloud\n"
	    "harmcheck bank test [FILE]    try it on made-up answers\n"
	    "harmcheck bank diff OLD NEW   say what changed, and which "
	    "results stay comparable\n"
	    "harmcheck bank check --help, and so on, tell more.",
    .run = run,
};
