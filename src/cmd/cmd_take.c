#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/interview.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"

struct take_options {
	bool plain, json;
	const char *form, *bank, *country, *save, *today;
};

/* What the save hook needs from one answer to the next. */
struct saver {
	const char *path;
	const char *digest;
	bool begun; /* the file is ours: it may be replaced */
	struct err err;
};

static bool
save(void *ctx, const struct answers *a, const char **why)
{
	struct saver *s = ctx;
	struct arena *scratch = arena_new();
	struct buf text;
	int got;

	buf_init(&text, scratch);
	answer_file_write(&text, a, s->digest);
	got = file_replace(s->path, text.data, text.len, !s->begun, &s->begun,
	    &s->err);
	arena_free(scratch);
	*why = s->err.msg;
	return got == 0;
}

/* "a, b, c"; in the program's arena. */
static const char *
form_ids(struct app *app)
{
	struct buf list;

	buf_init(&list, app->arena);
	for (size_t i = 0; i < app->bank->n_forms; i++)
		buf_addf(&list, "%s%s", i > 0 ? ", " : "",
		    app->bank->forms[i].id);
	return list.data;
}

static int
pick_form(struct app *app, const char *id, const struct form **form,
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
	    id, form_ids(app));
}

/* Without a terminal nobody can be asked for the form. */
static int
need_form(struct app *app, const struct form **form, int out, struct err *e)
{
	if (*form != NULL || tty_is_terminal(STDIN_FILENO, out))
		return 0;
	if (app->bank->n_forms == 1) {
		*form = &app->bank->forms[0];
		return 0;
	}
	return err_set(e, ERR_USAGE,
	    "without a terminal, name a form with --form: %s", form_ids(app));
}

/* Typed answers would stand on a screen that cannot be blanked, and the
 * questions would be written into a file. */
static int
both_or_none(int out, struct err *e)
{
	if (isatty(STDIN_FILENO) && !isatty(out))
		return err_set(e, ERR_USAGE,
		    "the questions need a terminal to be shown on; use "
		    "--json or --save to send only the result elsewhere");
	return 0;
}

static int
check_save(const char *path, struct err *e)
{
	if (path == NULL)
		return 0;
	if (str_eq(path, "-"))
		return err_set(e, ERR_USAGE,
		    "--save needs the name of a file; - is none");
	if (file_exists(path))
		return err_set(e, ERR_IO,
		    "%s exists already, and nothing in it was changed; "
		    "choose another name for --save",
		    path);
	return file_probe(path, e); /* before anything is promised */
}

static int
finish(const struct app *app, const struct take_options *o,
    const struct dialogue *d, struct saver *s, struct err *e)
{
	struct buf out;
	int got;

	if (d->keep == KEEP_NOTHING && o->save != NULL && s->begun &&
	    unlink(o->save) == -1)
		return err_set(e, ERR_IO, "%s could not be deleted: %s",
		    o->save, strerror(errno));
	if (d->unsaved) { /* nothing is said on a screen that was blanked */
		err_set(e, ERR_IO, "%s", s->err.msg);
		if (d->keep != KEEP_SHOWN)
			e->msg[0] = '\0';
		return -1;
	}
	if (!o->json || d->result == NULL)
		return 0;
	/* a screen that was to be blank stays blank */
	if (d->keep != KEEP_SHOWN && isatty(STDOUT_FILENO))
		return 0;
	buf_init(&out, arena_new());
	render_json(&out, d->result, app->digest);
	got = app_write(&out, e);
	arena_free(out.arena);
	return got;
}

static int
interview(struct app *app, const struct take_options *o,
    struct interview_arg *arg, struct err *e)
{
	struct arena *session = arena_new();
	struct saver saver = {.path = o->save, .digest = app->digest};
	struct dialogue *d;
	enum talk_end end;
	int got = 0;

	arg->dialogue.save = o->save != NULL ? save : NULL;
	arg->dialogue.save_ctx = &saver;
	end = interview_run(session, arg, &d);
	if (end == TALK_DONE)
		got = finish(app, o, d, &saver, e);
	else if (end == TALK_INPUT)
		got = err_set(e, ERR_IO, "the input could not be read");
	else if (end == TALK_IO)
		got =
		    err_set(e, ERR_IO, "the output could not be written whole");
	arg->dialogue.save_ctx = NULL; /* it ends with this call */
	arena_free(session);           /* wiped: before any signal ends us */
	app_pass_signal();
	return got;
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct take_options o = {0};
	const struct opt opts[] = {
	    {'f', "form", "ID", "which form; asked when it is not named", NULL,
		&o.form},
	    {0, "country", "CODE",
		"your country for helplines, two letters, such as GB", NULL,
		&o.country},
	    {0, "plain", NULL,
		"line after line: for screen readers and braille", &o.plain,
		NULL},
	    {0, "save", "FILE", "write the answers to FILE after each one",
		NULL, &o.save},
	    {0, "json", NULL,
		"the result as JSON on standard output; the questions go "
		"to standard error",
		&o.json, NULL},
	    {0, "bank", "FILE", "another question bank", NULL, &o.bank},
	    {0, "today", "DATE", "the date to write, as 2026-11-22", NULL,
		&o.today},
	    {0},
	};
	struct interview_arg arg = {.in = STDIN_FILENO};
	char country[3], date[11], bank_line[1024];
	int n;
	const int got = options_read(&cmd_take, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "take needs no \"%s\"; a form is named with --form",
		    argv[1]);
	arg.out = o.json ? STDERR_FILENO : STDOUT_FILENO;
	arg.plain = o.plain || app_accessible();
	if (both_or_none(arg.out, e) == -1 ||
	    app_country(o.country, country, e) == -1 ||
	    app_date(o.today, date, e) == -1 || check_save(o.save, e) == -1 ||
	    app_bank(app, o.bank, e) == -1 ||
	    pick_form(app, o.form, &arg.dialogue.form, e) == -1 ||
	    need_form(app, &arg.dialogue.form, arg.out, e) == -1)
		return -1;
	snprintf(bank_line, sizeof(bank_line), "Questions: %s %s, from %s.",
	    app->bank->id, app->bank->version,
	    app_shown(app->arena, app->bank_path));
	arg.dialogue.bank = app->bank;
	arg.dialogue.country = country[0] != '\0' ? country : NULL;
	arg.dialogue.date = date;
	arg.dialogue.bank_line = bank_line;
	arg.dialogue.save_path = o.save;
	return interview(app, &o, &arg, e);
}

const struct command cmd_take = {
    .name = "take",
    .args = "",
    .help = "answer the questions, and see a summary with next steps",
    .more = "Nothing is written to disk unless --save is given.\n"
	    "Ctrl-C leaves at once and blanks the screen.\n\n"
	    "Examples:\n"
	    "  harmcheck take\n"
	    "  harmcheck take --form after-session --country GB\n"
	    "  harmcheck take --plain",
    .run = run,
};
