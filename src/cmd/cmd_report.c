#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "output.h"

/* WHY: how it was worked out; NULL: nobody asked. */
static void
make_report(struct app *app, const struct result *result,
    const struct answer_file_notes *notes, const struct trace *why,
    struct report *report)
{
	report_init(report, app->arena);
	for (size_t i = 0; i < notes->n; i++)
		report_add(report, BLOCK_PARA, notes->list[i]);
	report_result(report, result);
	if (why != NULL)
		report_why(report, result, why);
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	static const char *const formats[] = {"text", "markdown", "html",
	    "json", NULL};
	struct output output = {0};
	const char *bank = NULL;
	bool letter = false, why = false;
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(output,
		"text (the default), markdown, html or json"),
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0, "letter", NULL,
		"make a short letter for the next session, line by line",
		&letter, NULL},
	    {0, "why", NULL, "add how each line was worked out", &why, NULL},
	    {0},
	};
	struct answer_file_notes notes = {0};
	const struct answers *a;
	const struct result *result;
	const struct trace *trace;
	struct report report;
	struct buf out;
	int n;
	const int got = options_read(&cmd_report, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE, "report needs one answer file");
	if (letter && why)
		return err_set(e, ERR_USAGE,
		    "a letter is not worked out; use --letter or --why");
	if (letter && cmd_report_letter_check(&output, argv[1], e) == -1)
		return -1;
	if (output_check(&output, formats, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    (a = app_answers(app, argv[1], &notes, e)) == NULL)
		return -1;
	result = result_make(app->arena, a);
	if (letter)
		return cmd_report_letter(app, &output, result, &notes, e);
	trace = why ? trace_make(app->arena, result) : NULL;
	if (output_is(&output, "json")) {
		buf_init(&out, app->arena);
		render_json(&out, result,
		    &(struct json_head){.digest = app->digest,
			.remarks = notes.list,
			.n_remarks = notes.n,
			.why = trace});
		return output_bytes(&output, &out, e);
	}
	make_report(app, result, &notes, trace, &report);
	return output_report(app, &output, &report, e);
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
	    "  harmcheck report --letter -o letter.txt monday.yaml",
    .run = run,
};
