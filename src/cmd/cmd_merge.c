#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/num.h"
#include "harmcheck/partial.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "score_job.h"

struct merge_options {
	const char *bank, *format, *shards, *output;
	bool partial, plain;
};

static int
check(const struct merge_options *o, int n, int64_t *shards, struct err *e)
{
	if (n == 0)
		return err_set(e, ERR_USAGE,
		    "merge needs sums that harmcheck stats --partial has "
		    "written: harmcheck merge FILE...");
	if (o->partial && o->format != NULL)
		return err_set(e, ERR_USAGE,
		    "--partial writes sums and no page; leave out --format");
	if (o->shards != NULL &&
	    !num_int(o->shards, 1, PARTIAL_SHARDS_MOST, shards))
		return err_set(e, ERR_USAGE,
		    "--shards is a whole number from 1 to %d, and not \"%s\"",
		    PARTIAL_SHARDS_MOST, o->shards);
	if (o->output != NULL && str_eq(o->output, "-"))
		return err_set(e, ERR_USAGE,
		    "-o needs the name of a file; without it standard output "
		    "is used");
	return score_stats_check(o->format, e);
}

/* A file that is read may be replaced: sums of sums are tried again, too. But
 * then it must not be counted with what was already put into it. */
static int
check_apart(struct app *app, const struct merge_options *o, char **files, int n,
    struct err *e)
{
	if (o->output == NULL)
		return 0;
	if (file_probe(o->output, false, e) == -1 ||
	    app_not_bank(app, o->bank, o->output, e) == -1)
		return -1;
	for (int i = 0; i < n; i++)
		if (file_is_same(o->output, files[i]))
			return err_set(e, ERR_USAGE,
			    "%s is one of those that are read; choose another "
			    "name for -o",
			    app_shown(app->arena, o->output));
	return 0;
}

/* What was read goes before the next is: there may be many. */
static int
add(struct app *app, struct partial_merge *m, const char *path, struct err *e)
{
	const char *shown = app_shown(app->arena, path);
	struct arena *a = arena_new();
	struct tally *t = NULL;
	struct diags d;
	char *text;
	size_t n;
	int got;

	diag_init(&d, a);
	got = app_read(a, path, PARTIAL_BYTES_MOST, &text, &n, e);
	if (got == 0) {
		t = partial_read(a, app->bank, app_digest(app), shown, text, n,
		    &d);
		app_findings(app, &d, false);
		if (t == NULL)
			got = err_set(e, ERR_DATA,
			    "these sums cannot be used: %s", shown);
	}
	if (got == 0)
		got = partial_merge_add(m, shown, t, e);
	arena_free(a);
	return got;
}

static int
merge(struct app *app, const struct merge_options *o, char **files, int n,
    struct err *e)
{
	struct partial_merge *m;
	const struct tally *t;
	int64_t shards = 0;

	if (check(o, n, &shards, e) == -1 ||
	    check_apart(app, o, files, n, e) == -1 ||
	    app_bank(app, o->bank, e) == -1)
		return -1;
	m = partial_merge_new(app->arena);
	for (int i = 0; i < n; i++)
		if (add(app, m, files[i], e) == -1)
			return -1;
	t = partial_merge_end(m, (size_t)shards, e);
	if (t == NULL)
		return -1;
	if (o->partial)
		return score_partial_write(app, t, o->output, e);
	return score_stats_write(app, t, o->format, o->output, o->plain, e);
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct merge_options o = {0};
	const struct opt opts[] = {
	    {0, "shards", "N",
		"so many parts there must be; any other number is refused",
		NULL, &o.shards},
	    {0, "format", "NAME",
		"text, markdown, html, json, csv (of themes) or csv-items (of "
		"questions) (text)",
		NULL, &o.format},
	    {0, "partial", NULL, "write sums again in place of a page",
		&o.partial, NULL},
	    {'o', "output", "FILE",
		"write to FILE, or replace it; other accounts cannot open it",
		NULL, &o.output},
	    {0, "plain", NULL, "no bars and no rules", &o.plain, NULL},
	    {0, "bank", "FILE", "another question bank", NULL, &o.bank},
	    {0},
	};
	int n;
	const int got = options_read(&cmd_merge, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	return merge(app, &o, argv + 1, n, e);
}

const struct command cmd_merge = {
    .name = "merge",
    .args = "FILE ...",
    .help = "add up what was counted in parts",
    .more = "Each FILE was written by harmcheck stats --partial, score "
	    "--partial or merge\n--partial. In any order, the page is that of "
	    "all rows counted at once. A part\nthat is there twice is "
	    "refused.\n\n"
	    "Examples:\n"
	    "  harmcheck merge --bank my.yaml --shards 12 part-*.part\n"
	    "  harmcheck merge --bank my.yaml --partial -o day.part "
	    "hour-*.part",
    .run = run,
};
