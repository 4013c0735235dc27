#include "cmd.h"
#include "group_files.h"
#include "harmcheck/group.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "output.h"

struct group_options {
	struct output output;
	const char *bank, *scenario, *form, *floor;
	bool without_key, alike;
	/* what should not have been an option's value */
	const char *after[OPT_REPEATS + 1];
};

/* What stands behind --after is the round after; options may stand there too,
 * so this looks at the words before they are read. Returns where, or NULL. */
static char **
find_after(char **argv)
{
	for (; *argv != NULL; argv++) {
		if (str_eq(*argv, "--"))
			return NULL;
		if (str_eq(*argv, "--after"))
			return argv;
	}
	return NULL;
}

static int
read_floor(const char *text, unsigned *floor, struct err *e)
{
	int64_t n;

	if (text == NULL)
		return 0;
	if (!num_int(text, GROUP_FLOOR_OWN_LEAST, GROUP_MOST, &n))
		return err_set(e, ERR_USAGE,
		    "--floor is a number of people from %d to %d, not \"%s\"",
		    GROUP_FLOOR_OWN_LEAST, GROUP_MOST, text);
	*floor = (unsigned)n;
	return 0;
}

static int
check_options(const struct group_options *o, struct err *e)
{
	static const char *const formats[] = {"text", "markdown", "html",
	    "json", NULL};

	if (o->after[0] != NULL)
		return err_set(e, ERR_USAGE,
		    "--after stands once, between the files of before and "
		    "those of after");
	if (output_check(&o->output, formats, e) == -1)
		return -1;
	if (o->output.projector && !output_is(&o->output, "html"))
		return err_set(e, ERR_USAGE,
		    "--projector goes with --format html");
	return 0;
}

static int
check_files(const struct group_request *r, bool after, struct err *e)
{
	if (r->n == 0)
		return err_set(e, ERR_USAGE,
		    "group needs the files of a group%s",
		    after ? ", those of before stand before --after" : "");
	if (after && r->n_after == 0)
		return err_set(e, ERR_USAGE,
		    "--after of group needs the files of after");
	return 0;
}

static int
group(struct app *app, const struct group_options *o,
    const struct group_request *r, struct err *e)
{
	const struct group_picture *p;

	if (app_bank(app, o->bank, e) == -1)
		return -1;
	p = group_picture_of(app, r, e);
	return p != NULL ? group_page(app, &o->output, p, e) : -1;
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct group_options o = {0};
	const struct opt opts[] = {
	    {0, "after", "FILES...",
		"those of the same people after a training; each is found in "
		"both by the code in the file",
		NULL, o.after},
	    {0, "case", "CASE", "the case they are about: its id or its file",
		NULL, &o.scenario},
	    {0, "form", "ID",
		"the form that tables answer, if they do not say it", NULL,
		&o.form},
	    {0, "floor", "N",
		"of one's own therapy: count a question from N people on, 5 "
		"or more, not from 10; the page says so. With fewer than 10 "
		"people nothing about their own therapy can be shown",
		NULL, &o.floor},
	    {0, "alike", NULL,
		"files that say the same to the letter are two people's, not "
		"copies",
		&o.alike, NULL},
	    {0, "no-key", NULL,
		"of a case: leave out what its key says, for a talk before it",
		&o.without_key, NULL},
	    OUTPUT_OPTIONS(o.output,
		"text (the default), markdown, html or json"),
	    {0, "projector", NULL, "html with large letters, for a wall",
		&o.output.projector, NULL},
	    {0, "bank", "FILE", "use another question bank", NULL, &o.bank},
	    {0},
	};
	struct group_request r = {.files = argv + 1};
	char **after = find_after(argv);
	int n, n_after = 0, got;

	(void)argc;
	if (after != NULL)
		*after = NULL;
	got = options_parse(&cmd_group, opts, argv, &n, e);
	if (got == 0 && after != NULL)
		got = options_parse(&cmd_group, opts, after, &n_after, e);
	if (got != 0)
		return got == 1 ? 0 : -1;
	confine(&cmd_group, opts, argv + 1, after != NULL ? after + 1 : NULL);
	r.n = (size_t)n;
	r.after = after != NULL ? after + 1 : NULL;
	r.n_after = (size_t)n_after;
	r.scenario = o.scenario;
	r.form = o.form;
	r.without_key = o.without_key;
	r.wall = o.output.projector;
	r.alike = o.alike;
	if (check_options(&o, e) == -1 ||
	    check_files(&r, after != NULL, e) == -1 ||
	    read_floor(o.floor, &r.floor, e) == -1)
		return -1;
	return group(app, &o, &r, e);
}

const struct command cmd_group = {
    .name = "group",
    .args = "FILES... [--after FILES...]",
    .help = "show how a whole group answered, and nobody in it",
    .more =
	"FILES are answer files, or tables of rows that end in .csv. All are "
	"about one\n"
	"case, or all about people's own therapy, in one form of one bank.\n"
	"Counts about an invented case are shown from 5 people on. About "
	"one's own therapy\n"
	"a question is shown from 10 on, and only when 5 named it and 5 did "
	"not.\n"
	"Two pages over nearly the same people can be subtracted. Make one "
	"page for one\n"
	"group, once.\n\n"
	"Examples:\n"
	"  harmcheck group answers/*.yaml\n"
	"  harmcheck group --format html --projector -o wall.html room.csv "
	"--case week-by-week\n"
	"  harmcheck group before/*.yaml --after after/*.yaml",
    .run = run,
};
