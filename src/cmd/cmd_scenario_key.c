#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "output.h"

/* The answers in PATH, if they are about the case S; NULL with E if not. */
static const struct answers *
read_mine(struct app *app, const struct scenario *s, const char *path,
    struct answer_file_notes *notes, struct err *e)
{
	const struct answers *a = app_answers(app, path, notes, e);

	if (a == NULL)
		return NULL;
	if (a->work != NULL && str_eq(a->work->id, s->id))
		return a;
	if (a->work == NULL)
		err_set(e, ERR_DATA,
		    "%s is about no case; harmcheck scenario take --save "
		    "writes a file that is",
		    app_shown(app->arena, path));
	else
		err_set(e, ERR_DATA,
		    "%s is about the case \"%s\", and this is the key of "
		    "\"%s\"",
		    app_shown(app->arena, path), a->work->id, s->id);
	return NULL;
}

static void
add_notes(struct report *report, const struct scenario *s,
    const struct answers *mine, const struct answer_file_notes *notes)
{
	for (size_t i = 0; i < notes->n; i++)
		report_add(report, BLOCK_PARA, notes->list[i]);
	if (mine != NULL && !str_eq(mine->work->version, s->version))
		report_addf(report, BLOCK_PARA,
		    "Your answers are to version %s of this case. The key here "
		    "is of version %s, so the story may have been another.",
		    mine->work->version, s->version);
}

int
cmd_scenario_key(struct app *app, int argc, char **argv, struct err *e)
{
	struct output output = {0};
	const char *bank = NULL, *path = NULL;
	static const struct command self = {
	    .name = "scenario key",
	    .args = "ID [FILES...]",
	    .help = "what the key of a case says, with reasons",
	    .more = "ID is a name out of harmcheck scenario list, or a file of "
		    "your own. Rate the case before\n"
		    "you read its key: afterwards you cannot see it with fresh "
		    "eyes. FILES are the\n"
		    "answers of a group, as for harmcheck group: what it "
		    "answered stands beside the key.",
	};
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(output, "text (the default), markdown or html"),
	    {0, "mine", "FILE", "set your own saved answers beside it", NULL,
		&path},
	    {0, "bank", "FILE", "the question bank of the case", NULL, &bank},
	    {0},
	};
	struct answer_file_notes notes = {0};
	const struct answers *mine = NULL;
	const struct scenario *s;
	struct report report;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n < 1)
		return err_set(e, ERR_USAGE,
		    "scenario key needs the name of one case; harmcheck "
		    "scenario list has them");
	if (n > 1 && path != NULL)
		return err_set(e, ERR_USAGE,
		    "--mine is for one person; it does not go with the files "
		    "of a group");
	if (output_check(&output, scenario_formats, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    (s = app_scenario(app, argv[1], e)) == NULL ||
	    (path != NULL &&
		(mine = read_mine(app, s, path, &notes, e)) == NULL))
		return -1;
	if (n > 1)
		return cmd_group_key(app, &output, argv[1], s, argv + 2,
		    (size_t)n - 1, e);
	report_init(&report, app->arena);
	add_notes(&report, s, mine, &notes);
	report_scenario_key(&report, s, mine);
	return cmd_scenario_read(app, &output, s, &report, e);
}
