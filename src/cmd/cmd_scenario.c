#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "output.h"

const char *const scenario_formats[] = {"text", "markdown", "html", NULL};

int
cmd_scenario_read(struct app *app, const struct output *output,
    const struct scenario *s, const struct report *report, struct err *e)
{
	char today[11];

	if (app_date(NULL, today, e) == -1)
		return -1;
	return output_read(app, output, report,
	    answers_new(app->arena, app->bank, s->form, today), e);
}

static int
run_show(struct app *app, int argc, char **argv, struct err *e)
{
	struct output output = {0};
	const char *bank = NULL;
	static const struct command self = {
	    .name = "scenario show",
	    .args = "ID",
	    .help = "read a case",
	    .more = "ID is a name out of harmcheck scenario list, or a file of "
		    "your own. The first line says\n"
		    "what the case speaks of. Nothing is asked here.",
	};
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(output, "text (the default), markdown or html"),
	    {0, "bank", "FILE", "the question bank of the case", NULL, &bank},
	    {0},
	};
	const struct scenario *s;
	struct report report;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE,
		    "scenario show needs the name of one case; harmcheck "
		    "scenario list has them");
	if (output_check(&output, scenario_formats, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    (s = app_scenario(app, argv[1], e)) == NULL)
		return -1;
	report_init(&report, app->arena);
	report_scenario_story(&report, s);
	return cmd_scenario_read(app, &output, s, &report, e);
}

static const struct part parts[] = {
    {"list", cmd_scenario_list},
    {"show", run_show},
    {"take", cmd_scenario_take},
    {"key", cmd_scenario_key},
    {"check", cmd_scenario_check},
    {0},
};

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	return parts_run(&cmd_scenario, parts, app, argc, argv, e);
}

const struct command cmd_scenario = {
    .name = "scenario",
    .args = "list|show|take|key|check ...",
    .help = "invented cases for a group to rate and talk about",
    .more = "harmcheck scenario list       the cases there are\n"
	    "harmcheck scenario show ID    read one\n"
	    "harmcheck scenario take ID    read it, rate it, share out points\n"
	    "harmcheck scenario key ID     what its key says, with reasons\n"
	    "harmcheck scenario check FILE look for faults in one of your "
	    "own\n"
	    "harmcheck scenario show --help, and so on, tell more.",
    .run = run,
};
