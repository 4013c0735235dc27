#include "harmcheck/file.h"
#include "harmcheck/partial.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "score_job.h"

struct stats_options {
	const char *format;
	bool partial;
};

static int
check(const struct score_job *j, const struct stats_options *s, struct err *e)
{
	const char *path = j->o->output;

	if (s->partial && s->format != NULL)
		return err_set(e, ERR_USAGE,
		    "--partial writes sums and no page; leave out --format");
	if (!s->partial && j->o->shard != NULL)
		return err_set(e, ERR_USAGE,
		    "--shard is for the sums of --partial");
	if (score_stats_check(s->format, e) == -1)
		return -1;
	if (path == NULL)
		return 0;
	if (str_eq(path, "-"))
		return err_set(e, ERR_USAGE,
		    "-o needs the name of a file; without it standard output "
		    "is used");
	if (score_job_apart(j, path, e) == -1)
		return -1;
	return file_probe(path, false, e);
}

static int
count(struct score_job *j, const struct stats_options *s, struct err *e)
{
	if (check(j, s, e) == -1 || score_job_bank(j, e) == -1)
		return -1;
	j->setup.quiet = j->setup.tally = true;
	j->setup.print = s->partial;
	if (score_job_open(j, e) == -1)
		return -1;
	j->tally =
	    tally_new(j->app->arena, j->setup.rows.bank, j->setup.rows.form);
	if (score_run(j, e) == -1)
		return -1;
	partial_shard(j->tally, j->shard);
	tally_settle(j->tally);
	if (s->partial)
		return score_partial_write(j->app, j->tally, j->o->output, e);
	return score_stats_write(j->app, j->tally, s->format, j->o->output,
	    j->o->plain, e);
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct score_options o = {0};
	struct stats_options s = {0};
	struct score_job job;
	const struct opt opts[] = {
	    {0, "format", "NAME",
		"text, markdown, html, json, csv (of themes) or csv-items (of "
		"questions) (text)",
		NULL, &s.format},
	    {0, "partial", NULL,
		"write sums for harmcheck merge in place of a page", &s.partial,
		NULL},
	    {'o', "output", "FILE",
		"write to FILE, or replace it; other accounts cannot open it",
		NULL, &o.output},
	    SCORE_INPUT_OPTIONS(o),
	    {0},
	};
	int n;
	const int got = options_read(&cmd_stats, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (score_job_begin(&job, app, "stats", &o, argv + 1, n, e) == -1)
		return -1;
	return count(&job, &s, e);
}

const struct command cmd_stats = {
    .name = "stats",
    .args = "[FILE]",
    .help = "figures about many people's answers, for the desk",
    .more = "It reads rows of answers as harmcheck score does, and counts "
	    "them. The page has\nall figures, those of few people, too: it is "
	    "for the desk, and not for the wall.\n\n"
	    "Examples:\n"
	    "  harmcheck stats --form after-session room.csv\n"
	    "  harmcheck stats --bank my.yaml --format html -o page.html "
	    "rows.csv\n"
	    "  harmcheck stats --bank my.yaml --partial -o 1.part rows-1.csv",
    .run = run,
};
