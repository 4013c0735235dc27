#include "cmd.h"
#include "harmcheck/bank_diff.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

int
cmd_bank_diff(struct app *app, int argc, char **argv, struct err *e)
{
	bool brief = false;
	static const struct command self = {
	    .name = "bank diff",
	    .args = "OLD NEW",
	    .help = "say what changed from one question bank to another",
	    .more = "Says what changed in meaning: white space, comments, "
		    "quoting and the order of keys\n"
		    "do not count. At the end stands which results by the two "
		    "may be compared:\n"
		    "comparable; wording changed (compare with care); not "
		    "comparable, and why; new; gone.\n"
		    "A difference is no fault: the status is 0.",
	};
	const struct opt opts[] = {
	    {0, "brief", NULL, "print only what stays comparable", &brief,
		NULL},
	    {0},
	};
	const struct bank *old;
	struct buf out;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 2)
		return err_set(e, ERR_USAGE,
		    "bank diff takes two files: OLD and NEW");
	if (str_eq(argv[1], "-") && str_eq(argv[2], "-"))
		return err_set(e, ERR_USAGE,
		    "only one of OLD and NEW can come from standard input");
	if (app_bank(app, argv[1], e) == -1)
		return -1;
	old = app->bank;
	if (app_bank(app, argv[2], e) == -1)
		return -1;
	buf_init(&out, app->arena);
	bank_diff(app->arena, old, app->bank, brief, &out);
	return app_write(&out, e);
}
