#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "output.h"

/* How to go on with a check that is not finished. Names of files are for the
 * one who typed them, not for whoever gets a page. PATH NULL: it may not be
 * said. */
static const char *
go_on(struct arena *a, const char *path)
{
	if (path != NULL)
		return arena_printf(a,
		    "This check is not finished. To go on: harmcheck take "
		    "--resume %s",
		    path);
	return "This check is not finished. To go on: harmcheck take "
	       "--resume, with the name of its file.";
}

/* What stands before the summary. */
static void
begin_report(struct app *app, const struct answer_file_notes *notes,
    const char *unfinished, struct report *report)
{
	report_init(report, app->arena);
	for (size_t i = 0; i < notes->n; i++)
		report_add(report, BLOCK_PARA, notes->list[i]);
	if (!notes->finished)
		report_add(report, BLOCK_PARA, unfinished);
}

/* WHY: how it was worked out, NULL: nobody asked; OF: only this theme. */
static void
fill_report(const struct result *result, const struct trace *why,
    const struct category *of, struct report *report)
{
	if (of != NULL) {
		report_why_of(report, result, why, of);
		return;
	}
	report_result(report, result);
	if (why != NULL)
		report_why(report, result, why);
}

static int
write_json(struct app *app, const struct output *output,
    const struct result *result, const struct answer_file_notes *notes,
    const struct trace *why, struct err *e)
{
	struct buf out;

	buf_init(&out, app->arena);
	render_json(&out, result,
	    &(struct json_head){.digest = app_digest(app),
		.remarks = notes->list,
		.n_remarks = notes->n,
		.finished = notes->finished,
		.why = why});
	return output_bytes(output, &out, e);
}

/* What is asked for beside the summary, or in its place. */
struct wish {
	bool letter, why;
	const char *of;
};

static int
check_wish(const struct wish *w, const struct output *o, const char *path,
    struct err *e)
{
	if (w->letter && (w->why || w->of != NULL))
		return err_set(e, ERR_USAGE,
		    "a letter is not worked out; use --letter or --why");
	if (w->letter)
		return cmd_report_letter_check(o, path, e);
	return w->of != NULL ? cmd_report_why_check(o, w->why, e) : 0;
}

int
cmd_report_page(struct app *app, const struct output *output,
    const struct result *result, const struct report_page *page, struct err *e)
{
	const struct trace *trace = page->why || page->of != NULL
	    ? trace_make(app->arena, result)
	    : NULL;
	struct report report;

	if (output_is(output, "json"))
		return write_json(app, output, result, page->notes, trace, e);
	begin_report(app, page->notes, page->unfinished, &report);
	fill_report(result, trace, page->of, &report);
	return output_read(app, output, &report, result->answers, e);
}

/* Answers about a case are looked at by the case's own form, where it can be
 * found: what a case does not ask was not left out by anybody. */
static const struct answers *
by_case(struct app *app, const struct answers *a,
    struct answer_file_notes *notes)
{
	const struct form *form = app_case_form(app, a);
	const char **list;

	if (form != NULL)
		return app_cast(app->arena, a, form, true);
	if (a->work == NULL)
		return a;
	list = arena_array(app->arena, notes->n + 1, sizeof(*list));
	for (size_t i = 0; i < notes->n; i++)
		list[i] = notes->list[i];
	list[notes->n++] =
	    "This page could not go by the case's own form. So it also names "
	    "parts that the case does not ask about.";
	notes->list = list;
	return a;
}

static int
report(struct app *app, const struct output *output, const struct wish *wish,
    const char *path, bool path_may_be_said, struct err *e)
{
	struct answer_file_notes notes = {0};
	struct report_page page = {.notes = &notes, .why = wish->why};
	const struct answers *a = app_answers(app, path, &notes, e);
	const struct result *result;

	if (a == NULL)
		return -1;
	a = by_case(app, a, &notes);
	result = result_make(app->arena, a);
	if (wish->letter)
		return cmd_report_letter(app, output, result, &notes, e);
	if (wish->of != NULL &&
	    (page.of = cmd_report_theme(app, result, wish->of, e)) == NULL)
		return -1;
	page.unfinished = go_on(app->arena,
	    path_may_be_said && output->path == NULL &&
		    output_is(output, "text")
		? app_typeable(path)
		: NULL);
	return cmd_report_page(app, output, result, &page, e);
}

const char *const report_formats[] = {"text", "markdown", "html", "json", NULL};

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct output output = {0};
	const char *bank = NULL;
	struct wish wish = {0};
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(output,
		"text (the default), markdown, html or json"),
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0, "letter", NULL,
		"make a short letter for the next session, line by line",
		&wish.letter, NULL},
	    {0, "why", NULL, "add how each line was worked out", &wish.why,
		NULL},
	    {0, "why-of", "THEME", "only how this theme was worked out", NULL,
		&wish.of},
	    {0},
	};
	int n;
	const int got = options_read(&cmd_report, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE, "report needs one answer file");
	if (check_wish(&wish, &output, argv[1], e) == -1 ||
	    output_check(&output, report_formats, e) == -1 ||
	    app_bank(app, bank, e) == -1)
		return -1;
	return report(app, &output, &wish, argv[1], bank == NULL, e);
}

const struct command cmd_report = {
    .name = "report",
    .args = "FILE",
    .help = "print the summary of saved answers again",
    .more = "FILE is what take --save wrote; - reads standard input.\n\n"
	    "Examples:\n"
	    "  harmcheck report monday.yaml\n"
	    "  harmcheck report --format json monday.yaml\n"
	    "  harmcheck report --why monday.yaml\n"
	    "  harmcheck report --why-of pace monday.yaml\n"
	    "  harmcheck report --letter -o letter.txt monday.yaml",
    .run = run,
};
