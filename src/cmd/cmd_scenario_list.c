#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "output.h"

/* What it speaks of comes first; how grave it is would tell how it ends, so it
 * stands here, for whoever chooses, and not above the story. */
static void
add_case(struct report *report, const char *id, const struct scenario *s)
{
	struct buf topics;

	buf_init(&topics, report->arena);
	for (size_t i = 0; i < s->n_topics; i++)
		buf_addf(&topics, "%s%s", i > 0 ? ", " : "", s->topics[i]);
	report_add(report, BLOCK_THEME, s->title);
	report_add(report, BLOCK_PARA, s->content);
	report_addf(report, BLOCK_ITEM, "Name: %s", id);
	report_addf(report, BLOCK_ITEM, "Grade: %s",
	    scenario_grade_name(s->grade));
	report_addf(report, BLOCK_ITEM, "Time: about %u minute%s, and the talk",
	    s->minutes, s->minutes == 1 ? "" : "s");
	if (topics.len > 0)
		report_addf(report, BLOCK_ITEM, "About: %s", topics.data);
}

/* The N cases NAMED; none: all that are shipped. */
static int
list(struct app *app, const char *const *named, size_t n,
    const struct output *output, struct err *e)
{
	struct report report;

	if (n == 0 && app_scenario_ids(app, &named, &n, e) == -1)
		return -1;
	report_init(&report, app->arena);
	report_add(&report, BLOCK_TITLE, "Cases to talk about");
	report_add(&report, BLOCK_PARA,
	    n > 0 ? "All are invented. To read one: harmcheck scenario show, "
		    "with its name."
		  : "There are none here.");
	for (size_t i = 0; i < n; i++) {
		const struct scenario *s = app_scenario(app, named[i], e);

		if (s == NULL)
			return -1;
		add_case(&report, app_shown(app->arena, named[i]), s);
	}
	return output_report(app, output, &report, e);
}

int
cmd_scenario_list(struct app *app, int argc, char **argv, struct err *e)
{
	struct output output = {0};
	const char *bank = NULL;
	static const struct command self = {
	    .name = "scenario list",
	    .args = "[FILE...]",
	    .help = "name the cases there are, or those in files of your own",
	    .more = "For whoever chooses one for a group. The grades are: "
		    "nothing wrong, mild, grave.",
	};
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(output, "text (the default), markdown or html"),
	    {0, "bank", "FILE", "another question bank", NULL, &bank},
	    {0},
	};
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (output_check(&output, scenario_formats, e) == -1 ||
	    app_bank(app, bank, e) == -1)
		return -1;
	return list(app, (const char *const *)argv + 1, (size_t)n, &output, e);
}
