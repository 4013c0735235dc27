#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "take_options.h"

/* Options that are there, and what they go with. */
static int
check_alone(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name;
		bool there;
	} rows[] = {{"--case", o->fast.scenario != NULL},
	    {"-o", o->fast.output != NULL}, {"--again", o->fast.again != NULL},
	    {"--template", o->fast.template}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].there)
			return err_set(e, ERR_USAGE,
			    "%s goes with --fast, and that is not there",
			    rows[i].name);
	return 0;
}

/* What is for one person who answers for themselves. */
static int
check_others(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name;
		bool there;
		const char *why;
	} rows[] = {
	    {"--save", o->save != NULL, "rows go to the file of -o"},
	    {"--resume", o->resume != NULL,
		"a table is gone on with by naming it with -o"},
	    {"--diary", o->diary, "the answers are those of other people"},
	    {"--json", o->json, "rows are written as CSV"},
	    {"--code", o->code != NULL,
		"each page has a code of its own, or none"},
	    {"-o", o->fast.template && o->fast.output != NULL,
		"--template goes to standard output"},
	    {"--again", o->fast.template && o->fast.again != NULL,
		"with --template nothing is typed"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].there)
			return err_set(e, ERR_USAGE,
			    "--fast and %s do not go together: %s",
			    rows[i].name, rows[i].why);
	if (o->form != NULL && o->fast.scenario != NULL)
		return err_set(e, ERR_USAGE,
		    "--case and --form do not go together: the case says which "
		    "form it is");
	return 0;
}

int
take_fast_check(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name, *value;
	} rows[] = {{"-o", o->fast.output}, {"--again", o->fast.again}};

	if (!o->fast.on)
		return check_alone(o, e);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].value != NULL && str_eq(rows[i].value, "-"))
			return err_set(e, ERR_USAGE,
			    "%s needs the name of a file; - is none",
			    rows[i].name);
	return check_others(o, e);
}

/* Nobody who answers is here to be asked for the form. */
static int
pick(struct app *app, const struct take_options *o, struct rows *rows,
    struct err *e)
{
	*rows = (struct rows){.bank = app->bank,
	    .paper = true,
	    .digest = app_digest(app)};
	if (o->fast.scenario != NULL) {
		rows->scenario = app_scenario(app, o->fast.scenario, e);
		if (rows->scenario == NULL)
			return -1;
		rows->form = rows->scenario->form;
		return 0;
	}
	if (app_form(app, o->form, &rows->form, e) == -1)
		return -1;
	if (rows->form == NULL && app->bank->n_forms == 1)
		rows->form = &app->bank->forms[0];
	if (rows->form == NULL)
		return err_set(e, ERR_USAGE,
		    "name the form that is typed in with --form: %s",
		    app_form_ids(app));
	return 0;
}

static int
print_heads(struct app *app, const struct rows *rows, struct err *e)
{
	struct buf out;

	buf_init(&out, app->arena);
	rows_write_head(&out, rows);
	return app_write(&out, e);
}

/* Questions and rows do not share a window; and what is typed is to be seen
 * on a screen that can be blanked. */
static int
check_ends(const struct take_options *o, int out, struct err *e)
{
	if (o->fast.output == NULL && isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
		    "name a file for the rows with -o, as in -o forms.csv");
	if (isatty(STDIN_FILENO) && !isatty(out))
		return err_set(e, ERR_USAGE,
		    "the questions need a terminal to be shown on; use -o to "
		    "send only the rows elsewhere");
	return 0;
}

/* The second typing does not go over the first. */
static int
check_same(const struct take_options *o, struct err *e)
{
	struct stat a, b;

	if (o->fast.again == NULL || o->fast.output == NULL ||
	    stat(o->fast.again, &a) == -1 || stat(o->fast.output, &b) == -1 ||
	    a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return 0;
	return err_set(e, ERR_USAGE,
	    "-o and --again are the same file; the second typing needs one of "
	    "its own");
}

static int
finish(const struct fast *f, const struct take_table *t, struct err *e)
{
	if (t->failed) {
		*e = t->err;
		return -1;
	}
	if (f->stuck)
		return err_set(e, ERR_DATA,
		    "standard input, line %zu: %s What was written before "
		    "stays: %zu %s.",
		    f->line, f->notice, f->written,
		    f->written == 1 ? "row" : "rows");
	return 0;
}

static int
type(struct arena *session, const struct fast_arg *arg,
    const struct take_table *t, enum talk_mode mode, int out, struct err *e)
{
	struct fast *f;

	switch (fast_run(session, arg, mode, STDIN_FILENO, out, &f)) {
	case TALK_DONE:
		return finish(f, t, e);
	case TALK_INPUT:
		return err_set(e, ERR_IO, "the input could not be read");
	case TALK_IO:
		return err_set(e, ERR_IO,
		    "the output could not be written whole");
	case TALK_LEFT:
		break;
	}
	return 0;
}

static int
run(struct app *app, const struct take_options *o, struct fast_arg *arg,
    int out, struct err *e)
{
	const enum talk_mode mode =
	    talk_mode(STDIN_FILENO, out, o->plain || app_accessible());
	struct arena *session = arena_new();
	struct take_table table = {.hold = {.fd = -1}};
	struct row *first = NULL;
	int got = 0;

	arg->piped = mode == TALK_PIPE;
	arg->path = o->fast.output;
	arg->first_path = o->fast.again;
	if (o->fast.again != NULL)
		got = take_table_read(session, app, arg->rows, o->fast.again,
		    arg->date, &first, &arg->n_first, e);
	if (got == 0)
		got = take_table_open(&table, session, app, arg->rows,
		    o->fast.output, arg->date, e);
	if (got == 0) {
		arg->first = first;
		arg->there = table.list;
		arg->n_there = table.n;
		arg->write = take_table_write;
		arg->elsewhere = take_table_elsewhere;
		arg->write_ctx = &table;
		got = type(session, arg, &table, mode, out, e);
	}
	arg->write_ctx = NULL; /* it ends with this call */
	take_table_end(&table);
	arena_free(session); /* wiped: before any signal ends us */
	return got;
}

int
take_fast(struct app *app, const struct take_options *o, struct err *e)
{
	const int out = o->fast.output != NULL ? STDOUT_FILENO : STDERR_FILENO;
	struct fast_arg arg = {0};
	struct rows rows;
	char country[3], date[11];
	int got;

	if (take_fast_check(o, e) == -1 ||
	    app_country(o->country, country, e) == -1 ||
	    app_date(o->today, date, e) == -1 ||
	    (!o->fast.template && check_ends(o, out, e) == -1) ||
	    check_same(o, e) == -1 || app_bank(app, o->bank, e) == -1 ||
	    pick(app, o, &rows, e) == -1)
		return -1;
	if (o->fast.template)
		return print_heads(app, &rows, e);
	arg.rows = &rows;
	arg.date = date;
	arg.country = country[0] != '\0' ? country : NULL;
	got = run(app, o, &arg, out, e);
	app_pass_signal(app);
	return got;
}
