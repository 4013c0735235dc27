#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

static const struct answers *
read_answers(struct app *app, const char *path, struct answer_file_notes *notes,
    struct err *e)
{
	const struct answers *a;
	struct diags d;
	char *text;
	size_t n;

	if (file_read(app->arena, path, node_limits_answers.bytes, &text, &n,
		e) == -1)
		return NULL;
	diag_init(&d, app->arena);
	a = answer_file_read(app->arena, app->bank, app->digest,
	    str_eq(path, "-") ? "standard input" : path, text, n, notes, &d);
	if (a == NULL) {
		app_findings(app, &d, false);
		err_set(e, ERR_DATA, "these answers cannot be used");
	}
	return a;
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	const char *format = "text", *bank = NULL;
	bool plain = false;
	const struct opt opts[] = {
	    {0, "format", "NAME", "text (the default) or json", NULL, &format},
	    {0, "plain", NULL, "no bars and no rules", &plain, NULL},
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0},
	};
	struct answer_file_notes notes = {0};
	const struct answers *a;
	const struct result *result;
	struct report report;
	struct buf out;
	int n;
	const int got = options_read(&cmd_report, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE, "report needs one answer file");
	if (!str_eq(format, "text") && !str_eq(format, "json"))
		return err_set(e, ERR_USAGE,
		    "there is no format \"%s\"; there are: text, json", format);
	if (app_bank(app, bank, e) == -1 ||
	    (a = read_answers(app, argv[1], &notes, e)) == NULL)
		return -1;
	result = result_make(app->arena, a);
	buf_init(&out, app->arena);
	if (str_eq(format, "json")) {
		render_json(&out, result, app->digest);
	} else {
		const struct text_style style = {.width = app_width(),
		    .plain = plain || app_accessible()};

		report_init(&report, app->arena);
		for (size_t i = 0; i < notes.n; i++)
			report_add(&report, BLOCK_PARA, notes.list[i]);
		report_result(&report, result);
		render_text(&out, &report, &style);
	}
	return app_write(&out, e);
}

const struct command cmd_report = {
    .name = "report",
    .args = "FILE",
    .help = "print the summary of saved answers again",
    .more = "FILE is what take --save wrote; - reads standard input.\n\n"
	    "Examples:\n"
	    "  harmcheck report monday.yaml\n"
	    "  harmcheck report --format json monday.yaml",
    .run = run,
};
