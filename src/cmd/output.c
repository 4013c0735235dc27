#include <stdio.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/reader.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "output.h"

bool
output_is(const struct output *o, const char *format)
{
	return str_eq(o->format != NULL ? o->format : "text", format);
}

static int
unknown_format(const struct output *o, const char *const *formats,
    struct err *e)
{
	char list[256] = "";
	size_t used = 0;

	for (size_t i = 0; formats[i] != NULL; i++)
		used += (size_t)snprintf(list + used, sizeof(list) - used,
		    "%s%s", i > 0 ? ", " : "", formats[i]);
	return err_set(e, ERR_USAGE, "there is no format \"%s\"; there are: %s",
	    o->format, list);
}

int
output_check(const struct output *o, const char *const *formats, struct err *e)
{
	bool known = false;

	for (size_t i = 0; formats[i] != NULL; i++)
		known |= output_is(o, formats[i]);
	if (!known)
		return unknown_format(o, formats, e);
	if (o->path == NULL)
		return 0;
	if (str_eq(o->path, "-"))
		return err_set(e, ERR_USAGE,
		    "-o needs the name of a file; without it standard output "
		    "is used");
	if (file_exists(o->path))
		return err_set(e, ERR_IO,
		    "%s exists already, and nothing in it was changed; choose "
		    "another name for -o",
		    o->path);
	return file_probe(o->path, true, e);
}

/* Who wrote a page is told where it is and how it goes; a script is not. */
static void
written(const struct output *o, struct arena *scratch)
{
	if (o->quiet || !tty_is_terminal(STDERR_FILENO, STDERR_FILENO))
		return;
	app_complain(arena_printf(scratch,
	    "Written to %s. Whoever can open this file can read it. Deleting "
	    "it removes it.\n",
	    app_shown(scratch, o->path)));
}

int
output_bytes(const struct output *o, const struct buf *bytes, struct err *e)
{
	if (o->path == NULL)
		return app_write(bytes, e);
	if (file_replace(o->path, bytes->data, bytes->len, true, NULL, e) == -1)
		return -1;
	written(o, bytes->arena);
	return 0;
}

int
output_report(struct app *app, const struct output *o,
    const struct report *report, struct err *e)
{
	const struct text_style style = {.width = app_width(),
	    .plain = o->plain || app_accessible()};
	struct buf out;

	buf_init(&out, app->arena);
	if (output_is(o, "markdown"))
		render_markdown(&out, report);
	else if (output_is(o, "html") && o->projector)
		render_html_projector(&out, report, app->bank->language);
	else if (output_is(o, "html"))
		render_html(&out, report, app->bank->language);
	else
		render_text(&out, report, &style);
	return output_bytes(o, &out, e);
}

int
output_read(struct app *app, const struct output *o,
    const struct report *report, const struct answers *whose, struct err *e)
{
	enum talk_mode mode = TALK_PIPE;
	enum talk_end end;

	if (o->path == NULL && output_is(o, "text"))
		mode = talk_mode(STDIN_FILENO, STDOUT_FILENO,
		    o->plain || app_accessible());
	if (mode == TALK_PIPE)
		return output_report(app, o, report, e);
	end = reader_run(report, whose, mode, STDIN_FILENO, STDOUT_FILENO);
	app_pass_signal(app);
	if (end == TALK_INPUT)
		return err_set(e, ERR_IO, "the input could not be read");
	if (end == TALK_IO)
		return err_set(e, ERR_IO,
		    "the output could not be written whole");
	return 0;
}
