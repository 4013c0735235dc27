#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/partial.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "score_job.h"

/* The codebook and the template go to standard output, and read nothing. */
static int
check_words(const struct score_options *o, int n, struct err *e)
{
	if (o->codebook && o->template)
		return err_set(e, ERR_USAGE,
		    "--codebook says what comes out, and --template what goes "
		    "in; ask for one at a time");
	if ((o->codebook || o->template) &&
	    (n > 0 || o->output != NULL || o->stats != NULL ||
		o->partial != NULL))
		return err_set(e, ERR_USAGE,
		    "--%s reads no rows and writes no files; leave these out",
		    o->codebook ? "codebook" : "template");
	if (o->shard != NULL && o->partial == NULL)
		return err_set(e, ERR_USAGE,
		    "--shard is for the sums of --partial FILE");
	return 0;
}

/* Would A and B be one file? They may not be there yet, so it is asked of their
 * folders. */
static bool
is_one_file(struct arena *arena, const char *a, const char *b)
{
	const char *const paths[] = {a, b};
	const char *names[2], *folders[2];

	if (str_eq(a, b))
		return true;
	for (size_t i = 0; i < 2; i++) {
		const char *slash = strrchr(paths[i], '/');

		folders[i] = slash == NULL ? "."
		    : slash == paths[i]    ? "/"
					   : arena_strndup(arena, paths[i],
						 (size_t)(slash - paths[i]));
		names[i] = slash != NULL ? slash + 1 : paths[i];
	}
	return str_eq(names[0], names[1]) &&
	    file_is_same(folders[0], folders[1]);
}

/* Before any work: no file is what is read, and all can be made. */
static int
check_files(const struct score_job *j, struct err *e)
{
	const char *const files[] = {j->o->output, j->o->stats, j->o->partial};
	const size_t n = sizeof(files) / sizeof(files[0]);

	for (size_t i = 0; i < n; i++) {
		if (files[i] == NULL)
			continue;
		if (str_eq(files[i], "-"))
			return err_set(e, ERR_USAGE,
			    "-o, --stats and --partial need names of files; "
			    "without -o rows go to standard output");
		for (size_t k = 0; k < i; k++)
			if (files[k] != NULL &&
			    is_one_file(j->app->arena, files[i], files[k]))
				return err_set(e, ERR_USAGE,
				    "%s cannot be two files",
				    app_shown(j->app->arena, files[i]));
		if (score_job_apart(j, files[i], e) == -1 ||
		    file_probe(files[i], false, e) == -1)
			return -1;
	}
	return 0;
}

/* No two columns that come out have one name, and there are some. */
static int
check_names(const struct score_job *j, struct err *e)
{
	const struct batch_setup *s = &j->setup;
	size_t n;
	const char *const *names = batch_names(j->app->arena, s, &n);

	for (size_t k = 1; k <= s->n_keep; k++)
		for (size_t i = 0; i < n; i++)
			if (i != k && str_eq(names[i], names[k]))
				return err_set(e, ERR_USAGE,
				    i > 0 && i <= s->n_keep
					? "--keep names %s twice"
					: "--keep cannot hand on %s: a column "
					  "of this name comes out anyway; give "
					  "it another name in what is read",
				    app_shown(j->app->arena, names[k]));
	if (n == 1 + s->n_keep)
		return err_set(e, ERR_USAGE,
		    "the form %s has nothing of what --columns asks for (%s); "
		    "nothing but the id would come out",
		    s->rows.form->id, j->o->columns);
	return 0;
}

static int
codebook(const struct score_job *j, struct err *e)
{
	struct buf out;

	buf_init(&out, j->app->arena);
	batch_codebook(&j->setup, &out);
	return app_write(&out, e);
}

/* The sums first: a page is only made of them. */
static int
write_counted(const struct score_job *j, struct err *e)
{
	const struct score_options *o = j->o;

	if (j->tally == NULL)
		return 0;
	partial_shard(j->tally, j->shard);
	tally_settle(j->tally);
	if (o->partial != NULL &&
	    score_partial_write(j->app, j->tally, o->partial, e) == -1)
		return -1;
	if (o->stats == NULL)
		return 0;
	return score_stats_write(j->app, j->tally, score_stats_format(o->stats),
	    o->stats, o->plain, e);
}

static int
score_to(struct score_job *j, struct file_stream *file, struct err *e)
{
	j->out = file != NULL ? file_stream_fd(file) : STDOUT_FILENO;
	file_widen(j->out);
	if (score_run(j, e) == -1)
		return -1;
	if (file != NULL && file_stream_end(file, e) == -1)
		return -1;
	return write_counted(j, e);
}

static int
score(struct score_job *j, struct err *e)
{
	const struct score_options *o = j->o;
	struct file_stream *file = NULL;
	int got;

	if (score_job_bank(j, e) == -1)
		return -1;
	if (o->template)
		return score_template(j, e);
	if (check_names(j, e) == -1)
		return -1;
	if (o->codebook)
		return codebook(j, e);
	j->setup.tally = o->stats != NULL || o->partial != NULL;
	j->setup.print = o->partial != NULL;
	if (check_files(j, e) == -1 || score_job_open(j, e) == -1)
		return -1;
	if (j->setup.tally)
		j->tally = tally_new(j->app->arena, j->setup.rows.bank,
		    j->setup.rows.form);
	if (o->output != NULL) {
		file = file_stream_new(j->app->arena, o->output, e);
		if (file == NULL)
			return -1;
	}
	got = score_to(j, file, e);
	file_stream_drop(file);
	return got;
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct score_options o = {0};
	struct score_job job;
	const struct opt opts[] = {
	    {0, "columns", "LIST",
		"what comes out of each theme: score, band (or level), "
		"answered, asked, lowest, highest, ticked, worst; of each row: "
		"sentinels, error (score,band,answered,asked)",
		NULL, &o.columns},
	    {0, "to", "NAME", "what comes out: csv or ndjson (csv)", NULL,
		&o.to},
	    {'o', "output", "FILE",
		"write the rows to FILE, or replace it, once all is done; "
		"other accounts cannot open it",
		NULL, &o.output},
	    {0, "keep", "COLUMN...",
		"hand on a column that is none of the form's, behind the id; "
		"as --ignore",
		NULL, o.keep},
	    SCORE_INPUT_OPTIONS(o),
	    {0, "flush", NULL,
		"write what comes of a line as soon as the line is there",
		&o.flush, NULL},
	    {0, "stats", "FILE",
		"write the page of statistics, too, or replace it; as the name "
		"ends in .html, .md, .json or .csv, else as text",
		NULL, &o.stats},
	    {0, "partial", "FILE",
		"write sums for harmcheck merge, too, or replace them", NULL,
		&o.partial},
	    {0, "codebook", NULL,
		"read nothing; describe what comes out (Table Schema, JSON)",
		&o.codebook, NULL},
	    {0, "template", NULL,
		"read nothing; print the line of heads of such rows",
		&o.template, NULL},
	    {0},
	};
	int n;
	const int got = options_read(&cmd_score, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (check_words(&o, n, e) == -1 ||
	    score_job_begin(&job, app, "score", &o, argv + 1, n, e) == -1)
		return -1;
	return score(&job, e);
}

const struct command cmd_score = {
    .name = "score",
    .args = "[FILE]",
    .help = "scores of many people's answers, row by row",
    .more = "It reads rows of answers from FILE, or from standard input, and "
	    "writes one row\nof scores for each, in their order. A bad row is "
	    "told on standard error, and\nits fields are empty.\n\n"
	    "Examples:\n"
	    "  harmcheck score --form after-session room.csv > scores.csv\n"
	    "  harmcheck score --form after-session --template > empty.csv\n"
	    "  harmcheck score --bank my.yaml --columns score,band -o out.csv "
	    "rows.csv\n"
	    "  harmcheck score --bank my.yaml --to ndjson < rows.ndjson\n"
	    "  harmcheck score --bank my.yaml --codebook",
    .run = run,
};
