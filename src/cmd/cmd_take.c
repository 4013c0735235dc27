#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/interview.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "take_diary.h"
#include "take_file.h"
#include "take_options.h"

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
	    "without a terminal, name a form with --form: %s",
	    app_form_ids(app));
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
print_json(const struct app *app, const struct dialogue *d,
    const struct take_file *f, struct err *e)
{
	struct buf out;
	int got;

	buf_init(&out, arena_new());
	render_json(&out, d->result,
	    &(struct json_head){.digest = app_digest(app),
		.remarks = f->notes.list,
		.n_remarks = f->notes.n,
		.finished = true});
	got = app_write(&out, e);
	arena_free(out.arena);
	return got;
}

/* On a terminal the person knows why. */
static int
tell_diary(const struct dialogue *d, const struct take_diary *diary,
    struct err *e)
{
	err_set(e, diary->err.kind, "this check is not in your diary: %s",
	    diary->err.msg);
	if (!d->arg.piped)
		e->msg[0] = '\0';
	return -1;
}

static int
finish(const struct app *app, const struct take_options *o,
    const struct dialogue *d, struct take_file *f,
    const struct take_diary *diary, struct err *e)
{
	if (d->keep == KEEP_NOTHING && take_file_remove(f, e) == -1)
		return -1;
	if (d->unsaved) {
		take_file_unsaved(f, e);
		if (d->keep != KEEP_SHOWN) /* a blank screen stays so */
			e->msg[0] = '\0';
		return -1;
	}
	/* a screen that was to be blank stays blank */
	if (o->json && d->result != NULL &&
	    (d->keep == KEEP_SHOWN || !isatty(STDOUT_FILENO)) &&
	    print_json(app, d, f, e) == -1)
		return -1;
	return d->undiaried && diary != NULL ? tell_diary(d, diary, e) : 0;
}

static int
talk(struct app *app, const struct take_options *o, struct interview_arg *arg,
    struct arena *session, struct take_file *f, struct err *e)
{
	const struct take_diary *diary = arg->dialogue.diary_ctx;
	struct dialogue *d;

	switch (interview_run(session, arg, &d)) {
	case TALK_DONE:
		return finish(app, o, d, f, diary, e);
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

/* Without a terminal nobody can be asked whether to go on. */
static int
need_bank(const struct app *app, const struct take_file *f, int out,
    struct err *e)
{
	static const char then[] =
	    "nothing was changed. Without a terminal, name the questions of "
	    "then with --bank";
	const char *version = f->resume.version;

	if (version == NULL || tty_is_terminal(STDIN_FILENO, out))
		return 0;
	if (str_eq(version, app->bank->version))
		return err_set(e, ERR_REFUSED,
		    "%s was begun with other questions than these, although "
		    "both are called version %s; %s",
		    f->path, version, then);
	return err_set(e, ERR_REFUSED,
	    "%s was begun with version %s of the questions, and here is "
	    "version %s; %s",
	    f->path, version, app->bank->version, then);
}

static int
open_file(struct app *app, const struct take_options *o,
    struct interview_arg *arg, struct arena *session, struct take_file *f,
    struct err *e)
{
	if (o->resume == NULL)
		return take_file_new(f, e);
	if (take_file_resume(f, session, app, e) == -1 ||
	    need_bank(app, f, arg->out, e) == -1)
		return -1;
	arg->dialogue.resume = &f->resume;
	arg->dialogue.form = f->resume.answers->form;
	return 0;
}

static int
interview(struct app *app, const struct take_options *o,
    struct interview_arg *arg, struct err *e)
{
	struct arena *session = arena_new();
	struct take_file file;
	int got;

	take_file_begin(&file, session, app,
	    o->resume != NULL ? o->resume : o->save);
	got = open_file(app, o, arg, session, &file, e);
	arg->dialogue.save_path = file.path;
	arg->dialogue.save = file.path != NULL ? take_file_save : NULL;
	arg->dialogue.elsewhere = take_file_elsewhere;
	arg->dialogue.save_ctx = &file;
	if (got == 0 && o->resume == NULL)
		got = need_form(app, &arg->dialogue.form, arg->out, e);
	if (got == 0)
		got = talk(app, o, arg, session, &file, e);
	arg->dialogue.save_ctx = NULL; /* it ends with this call */
	arg->dialogue.resume = NULL;
	take_file_end(&file);
	arena_free(session); /* wiped: before any signal ends us */
	return got;
}

/* The passphrase comes first: from then on all memory is guarded. */
static int
with_diary(struct app *app, const struct take_options *o,
    struct interview_arg *arg, struct err *e)
{
	struct take_diary diary;
	const enum diary_step step =
	    take_diary_begin(&diary, app, &o->place, e);
	int got;

	if (step != DIARY_DONE)
		return diary_finish(&diary.session, step);
	arg->dialogue.diary_add = take_diary_add;
	arg->dialogue.diary_ctx = &diary;
	got = interview(app, o, arg, e);
	arg->dialogue.diary_ctx = NULL; /* it ends with this call */
	take_diary_end(&diary);
	app_pass_signal(app);
	return got;
}

static int
take(struct app *app, struct take_options *o, struct err *e)
{
	struct interview_arg arg = {.in = STDIN_FILENO,
	    .out = o->json ? STDERR_FILENO : STDOUT_FILENO,
	    .plain = o->plain || app_accessible()};
	char country[3], date[11], bank_line[1024];
	int got;

	o->place.plain = arg.plain;
	if (both_or_none(arg.out, e) == -1 ||
	    app_country(o->country, country, e) == -1 ||
	    take_options_check(o, e) == -1 ||
	    app_date(o->today, date, e) == -1 ||
	    app_bank(app, o->bank, e) == -1 ||
	    app_form(app, o->form, &arg.dialogue.form, e) == -1)
		return -1;
	snprintf(bank_line, sizeof(bank_line), "Questions: %s %s, from %s.",
	    app->bank->id, app->bank->version,
	    app_shown(app->arena, app->bank_path));
	arg.dialogue.bank = app->bank;
	arg.dialogue.country = country[0] != '\0' ? country : NULL;
	arg.dialogue.date = date;
	arg.dialogue.code = o->code;
	arg.dialogue.bank_line = bank_line;
	if (o->diary)
		return with_diary(app, o, &arg, e);
	got = interview(app, o, &arg, e);
	app_pass_signal(app);
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
	    {0, "resume", "FILE", "go on with the check that was saved in FILE",
		NULL, &o.resume},
	    {0, "code", "CODE",
		"a word of your own that is not your name, the same before "
		"and after",
		NULL, &o.code},
	    {0, "diary", NULL,
		"put the check into your diary at the end; its passphrase is "
		"asked for first",
		&o.diary, NULL},
	    {0, "diary-file", "FILE",
		"the diary is FILE, not where it lies by itself", NULL,
		&o.place.path},
	    {0, "passphrase-fd", "N",
		"read the passphrase from descriptor N: for scripts", NULL,
		&o.place.passphrase_fd},
	    {0, "json", NULL,
		"the result as JSON on standard output; the questions go "
		"to standard error",
		&o.json, NULL},
	    TAKE_FAST_OPTIONS(o.fast),
	    {0, "bank", "FILE", "another question bank", NULL, &o.bank},
	    {0, "today", "DATE", "the date to write, as 2026-11-22", NULL,
		&o.today},
	    {0},
	};
	int n;
	const int got = options_read(&cmd_take, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "take needs no \"%s\"; a form is named with --form",
		    argv[1]);
	return o.fast.on ? take_fast(app, &o, e) : take(app, &o, e);
}

const struct command cmd_take = {
    .name = "take",
    .args = "",
    .help = "answer the questions, and see a summary with next steps",
    .more = "Nothing is written to disk unless --save or --diary is "
	    "given.\n"
	    "Ctrl-C leaves at once and blanks the screen.\n\n"
	    "Examples:\n"
	    "  harmcheck take\n"
	    "  harmcheck take --form after-session --country GB\n"
	    "  harmcheck take --plain\n"
	    "  harmcheck take --save monday.yaml\n"
	    "  harmcheck take --resume monday.yaml\n"
	    "  harmcheck take --diary\n"
	    "  harmcheck take --fast --form after-session -o forms.csv\n"
	    "  harmcheck take --fast --form after-session --again forms.csv "
	    "-o second.csv",
    .run = run,
};
