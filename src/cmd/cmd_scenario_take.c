#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/exercise.h"
#include "harmcheck/file.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "take_file.h"

struct exercise_options {
	bool plain;
	const char *save, *code, *country, *bank, *today;
};

/* What the hooks need. */
struct saver {
	struct take_file file;
	struct arena *session;
};

static const struct command self = {
    .name = "scenario take",
    .args = "ID",
    .help = "read a case, rate it, and then see its key",
    .more = "ID is a name out of harmcheck scenario list, or a file of your "
	    "own.\n"
	    "You read the story, answer questions on it, share out 100 points "
	    "among causes,\n"
	    "and write what you would do. Only then comes the key.\n"
	    "Nothing is written to disk unless --save is given.\n"
	    "Ctrl-C leaves at once and blanks the screen.\n\n"
	    "Examples:\n"
	    "  harmcheck scenario take first-month\n"
	    "  harmcheck scenario take first-month --save mine.yaml --code "
	    "maple-7",
};

/* A new file, before anything is promised. */
static int
begin_file(struct take_file *f, struct err *e)
{
	if (f->path != NULL && file_is_ordinary(f->path))
		return err_set(e, ERR_IO,
		    "%s exists already, and nothing in it was changed; choose "
		    "another name",
		    f->path);
	return take_file_new(f, e);
}

static bool
save(void *ctx, const struct answers *a, const char **why)
{
	struct saver *s = ctx;

	return take_file_save(&s->file, a, NULL, why);
}

static bool
elsewhere(void *ctx, const char *name, const struct answers *a,
    const char **path, const char **why)
{
	struct saver *s = ctx;

	return take_file_elsewhere(&s->file, name, a, NULL, path, why);
}

static int
finish(const struct exercise *ex, struct take_file *f, struct err *e)
{
	if (ex->keep == KEEP_NOTHING && take_file_remove(f, e) == -1)
		return -1;
	if (!ex->unsaved)
		return 0;
	take_file_unsaved(f, e);
	if (ex->keep != KEEP_SHOWN) /* nothing is said on a blank screen */
		e->msg[0] = '\0';
	return -1;
}

static int
talk(const struct exercise_arg *arg, bool plain, struct saver *s, struct err *e)
{
	const enum talk_mode mode =
	    talk_mode(STDIN_FILENO, STDOUT_FILENO, plain);
	struct exercise *ex;

	switch (exercise_run(s->session, arg, mode, STDIN_FILENO, STDOUT_FILENO,
	    &ex)) {
	case TALK_DONE:
		return finish(ex, &s->file, e);
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
check(const struct exercise_options *o, struct err *e)
{
	if (isatty(STDIN_FILENO) && !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
		    "the story and the questions need a terminal to be shown "
		    "on");
	if (o->save != NULL && str_eq(o->save, "-"))
		return err_set(e, ERR_USAGE,
		    "--save needs the name of a file; - is none");
	if (o->code != NULL && o->save == NULL)
		return err_set(e, ERR_USAGE,
		    "--code goes with --save: without it nothing is kept");
	return app_code(o->code, e);
}

static int
take(struct app *app, const char *id, const struct exercise_options *o,
    struct err *e)
{
	struct exercise_arg arg = {.code = o->code, .path = o->save};
	struct saver s = {0};
	char country[3], date[11];
	int got;

	if (check(o, e) == -1 || app_country(o->country, country, e) == -1 ||
	    app_date(o->today, date, e) == -1 ||
	    app_bank(app, o->bank, e) == -1 ||
	    (arg.scenario = app_scenario(app, id, e)) == NULL)
		return -1;
	s.session = arena_new();
	take_file_begin(&s.file, s.session, app, o->save);
	arg.bank = app->bank;
	arg.date = date;
	arg.country = country[0] != '\0' ? country : NULL;
	arg.case_line = arena_printf(s.session,
	    "Case: %s %s. Questions: %s %s.", arg.scenario->id,
	    arg.scenario->version, app->bank->id, app->bank->version);
	arg.save = save;
	arg.elsewhere = elsewhere;
	arg.save_ctx = &s;
	got = begin_file(&s.file, e);
	if (got == 0)
		got = talk(&arg, o->plain || app_accessible(), &s, e);
	take_file_end(&s.file);
	arena_free(s.session); /* wiped: before any signal ends us */
	app_pass_signal(app);
	return got;
}

int
cmd_scenario_take(struct app *app, int argc, char **argv, struct err *e)
{
	struct exercise_options o = {0};
	const struct opt opts[] = {
	    {0, "save", "FILE",
		"write your answers to FILE, a new one, before the key comes",
		NULL, &o.save},
	    {0, "code", "CODE",
		"a word of your own that is not your name, the same before "
		"and after",
		NULL, &o.code},
	    {0, "country", "CODE",
		"your country for helplines, two letters, such as GB", NULL,
		&o.country},
	    {0, "plain", NULL,
		"line after line: for screen readers and braille", &o.plain,
		NULL},
	    {0, "bank", "FILE", "the question bank of the case", NULL, &o.bank},
	    {0, "today", "DATE", "the date to write, as 2026-11-22", NULL,
		&o.today},
	    {0},
	};
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE,
		    "scenario take needs the name of one case; harmcheck "
		    "scenario list has them");
	return take(app, argv[1], &o, e);
}
