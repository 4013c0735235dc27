#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/letter.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/writer.h"
#include "output.h"

int
cmd_report_letter_check(const struct output *o, const char *path, struct err *e)
{
	if (output_is(o, "json"))
		return err_set(e, ERR_USAGE,
		    "a letter is for people to read; it cannot be written as "
		    "json");
	if (str_eq(path, "-"))
		return err_set(e, ERR_USAGE,
		    "--letter needs the name of a file; standard input is "
		    "needed for your choices");
	if (talk_mode(STDIN_FILENO, STDOUT_FILENO, o->plain) == TALK_PIPE)
		return err_set(e, ERR_USAGE,
		    "--letter needs a terminal to ask about each line, also "
		    "with -o");
	return 0;
}

static int
check_can(const struct letter *l, struct err *e)
{
	const struct answers *a = l->answers;

	if (l->can == LETTER_OF_OTHER)
		return err_set(e, ERR_USAGE,
		    "these answers are about somebody else; a letter is made "
		    "only by whoever answered about themselves");
	if (l->can == LETTER_NO_WORDS)
		return err_set(e, ERR_USAGE,
		    "the question bank has no letter for the voice %s",
		    a->bank->voices[a->form->voice]);
	return 0;
}

/* What the write hook needs. */
struct place {
	struct app *app;
	const struct output *output;
	struct err err;
};

static bool
write_letter(void *ctx, const struct report *letter, const char **why)
{
	struct place *p = ctx;
	const int got = output_report(p->app, p->output, letter, &p->err);

	*why = p->err.msg;
	return got == 0;
}

/* The letter is all that stays in the window. */
static int
show_letter(struct app *app, const struct output *o, const struct writer *w,
    struct err *e)
{
	struct report letter;

	report_init(&letter, w->arena);
	writer_letter(w, &letter);
	return output_report(app, o, &letter, e);
}

int
cmd_report_letter(struct app *app, const struct output *o,
    const struct result *result, const struct answer_file_notes *notes,
    struct err *e)
{
	struct output quiet = *o;
	struct place place = {.app = app, .output = &quiet};
	const struct writer_arg arg = {
	    .letter = letter_make(app->arena, result, notes->lost_alert),
	    .other_questions = notes->version != NULL,
	    .path = o->path,
	    .write = write_letter,
	    .write_ctx = &place,
	};
	const enum talk_mode mode = talk_mode(STDIN_FILENO, STDOUT_FILENO,
	    o->plain || app_accessible());
	struct arena *session;
	struct writer *w;
	enum talk_end end;
	int got = 0;

	if (check_can(arg.letter, e) == -1)
		return -1;
	quiet.quiet = true; /* the last page tells it */
	session = arena_new();
	end = writer_run(session, &arg, mode, STDIN_FILENO, STDOUT_FILENO, &w);
	if (end == TALK_DONE && w->written && o->path == NULL)
		got = show_letter(app, o, w, e);
	else if (end == TALK_INPUT)
		got = err_set(e, ERR_IO, "the input could not be read");
	else if (end == TALK_IO)
		got =
		    err_set(e, ERR_IO, "the output could not be written whole");
	arena_free(session); /* wiped: before any signal ends us */
	app_pass_signal(app);
	return got;
}
