#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	const char *country = NULL, *bank = NULL;
	bool plain = false;
	const struct opt opts[] = {
	    {0, "country", "CODE", "only this country, two letters, such as GB",
		NULL, &country},
	    {0, "plain", NULL, "no rules under headings", &plain, NULL},
	    {0, "bank", "FILE", "another question bank", NULL, &bank},
	    {0},
	};
	const struct country *c;
	struct text_style style;
	struct report report;
	struct buf out;
	char code[3];
	int n;
	const int got = options_read(&cmd_helplines, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "helplines needs no \"%s\"; a country is named with "
		    "--country",
		    argv[1]);
	if (app_country(country, code, e) == -1 || app_bank(app, bank, e) == -1)
		return -1;
	style = (struct text_style){.width = app_width(),
	    .plain = plain || app_accessible()};
	report_init(&report, app->arena);
	c = code[0] != '\0' ? bank_country(app->bank, code) : NULL;
	if (code[0] != '\0' && c == NULL)
		report_no_country(&report, app->bank, 0, code);
	else
		report_helplines(&report, app->bank, 0, c, NULL, 0);
	buf_init(&out, app->arena);
	render_text(&out, &report, &style);
	return app_write(&out, e);
}

const struct command cmd_helplines = {
    .name = "helplines",
    .args = "",
    .help = "people you can reach, with no questions asked",
    .more = "Examples:\n"
	    "  harmcheck helplines\n"
	    "  harmcheck helplines --country IE",
    .run = run,
};
