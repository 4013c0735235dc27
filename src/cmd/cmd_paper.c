#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/paper.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "output.h"

struct paper_options {
	const char *form, *scenario, *size, *country, *bank;
	bool points, hand_score, facilitator, large;
};

static int
pick_size(const char *name, enum paper_size *size, struct err *e)
{
	static const struct {
		const char *name;
		enum paper_size size;
	} sizes[] = {{"a4", PAPER_A4}, {"letter", PAPER_LETTER}};

	*size = PAPER_ANY;
	if (name == NULL)
		return 0;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (str_eq(name, sizes[i].name)) {
			*size = sizes[i].size;
			return 0;
		}
	return err_set(e, ERR_USAGE,
	    "there is no paper size \"%s\"; write a4 or letter, or leave it "
	    "out and let the printer choose",
	    name);
}

/* A bank with one form needs no name for it. */
static int
pick_form(struct app *app, const char *id, const struct form **form,
    struct err *e)
{
	if (app_form(app, id, form, e) == -1)
		return -1;
	if (*form == NULL && app->bank->n_forms == 1)
		*form = &app->bank->forms[0];
	if (*form == NULL)
		return err_set(e, ERR_USAGE, "name a form with --form: %s",
		    app_form_ids(app));
	return 0;
}

/* The bank, and its form, or the case and the form that it is rated by. */
static int
pick(struct app *app, const struct paper_options *o, struct paper *p,
    struct err *e)
{
	p->bank = app->bank;
	if (o->scenario == NULL)
		return pick_form(app, o->form, &p->form, e);
	p->scenario = app_scenario(app, o->scenario, e);
	if (p->scenario == NULL)
		return -1;
	p->form = p->scenario->form;
	return 0;
}

/* Whoever prints for a room may not read the last page, so a page does not come
 * out without the numbers that were asked for. */
static int
check_country(const struct paper *p, struct err *e)
{
	if (p->country == NULL || bank_country(p->bank, p->country) != NULL)
		return 0;
	return err_set(e, ERR_USAGE,
	    "we have no numbers for the country \"%s\" yet; leave out "
	    "--country, and the page has room to write some down",
	    p->country);
}

/* The slips stand alone, and only a case has them. */
static int
check_points(const struct paper_options *o, struct err *e)
{
	if (!o->points)
		return 0;
	if (o->scenario == NULL)
		return err_set(e, ERR_USAGE,
		    "--points is for a case; name one with --case");
	if (o->country != NULL)
		return err_set(e, ERR_USAGE,
		    "--points prints nothing but the points; leave out "
		    "--country");
	if (o->hand_score || o->facilitator)
		return err_set(e, ERR_USAGE,
		    "--points prints nothing but the points; print %s on its "
		    "own, without --points",
		    o->hand_score ? "--hand-score" : "--facilitator");
	return 0;
}

/* Not all cases share out points: where the therapist alone is responsible,
 * nobody is asked. */
static int
check_shares(const struct paper *p, struct err *e)
{
	if (!p->points || p->scenario->n_shares > 0)
		return 0;
	if (p->bank->n_causes == 0)
		return err_set(e, ERR_USAGE,
		    "the bank \"%s\" has no causes to share out points among",
		    p->bank->id);
	return err_set(e, ERR_USAGE,
	    "in the case \"%s\" no points are shared out: it asks about acts "
	    "that are no part of therapy, and for those the therapist alone "
	    "is responsible",
	    p->scenario->id);
}

static int
print(struct app *app, const struct paper_options *o,
    const struct output *output, struct err *e)
{
	struct paper p = {.large = o->large,
	    .points = o->points,
	    .hand_score = o->hand_score,
	    .facilitator = o->facilitator};
	char code[3];
	struct buf out;

	if (o->scenario != NULL && o->form != NULL)
		return err_set(e, ERR_USAGE,
		    "a case is rated by a form of its own; use --case or "
		    "--form");
	if (check_points(o, e) == -1 || pick_size(o->size, &p.size, e) == -1 ||
	    app_country(o->country, code, e) == -1 ||
	    output_check(output, (const char *const[]){"html", NULL}, e) ==
		-1 ||
	    app_bank(app, o->bank, e) == -1 || pick(app, o, &p, e) == -1 ||
	    check_shares(&p, e) == -1)
		return -1;
	p.country = code[0] != '\0' ? code : NULL;
	if (check_country(&p, e) == -1)
		return -1;
	p.digest = app_digest(app);
	buf_init(&out, app->arena);
	render_paper(&out, &p);
	return output_bytes(output, &out, e);
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	struct paper_options o = {0};
	struct output output = {.format = "html"};
	const struct opt opts[] = {
	    {'f', "form", "ID", "which form", NULL, &o.form},
	    {0, "case", "ID",
		"the form of an invented case, with its story and room to "
		"write",
		NULL, &o.scenario},
	    {0, "points", NULL,
		"of a case, only the 100 points to share out, two slips on a "
		"sheet, to cut apart",
		&o.points, NULL},
	    {0, "hand-score", NULL,
		"add a sheet for scoring by hand, with next steps",
		&o.hand_score, NULL},
	    {0, "facilitator", NULL, "add notes for whoever hands it out",
		&o.facilitator, NULL},
	    {0, "large", NULL, "large print", &o.large, NULL},
	    {0, "size", "NAME",
		"a4 or letter; without it the printer's own paper", NULL,
		&o.size},
	    {0, "country", "CODE",
		"people to reach in this country, two letters, such as GB",
		NULL, &o.country},
	    {'o', "output", "FILE",
		"write to FILE, which must not exist yet; other accounts "
		"cannot open it",
		NULL, &output.path},
	    {0, "bank", "FILE", "another question bank", NULL, &o.bank},
	    {0},
	};
	int n;
	const int got = options_read(&cmd_paper, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "paper needs no \"%s\"; a form is named with --form",
		    argv[1]);
	return print(app, &o, &output, e);
}

const struct command cmd_paper = {
    .name = "paper",
    .args = "",
    .help = "a form on paper, with boxes to tick",
    .more = "It writes a page in HTML. Open it in a browser and print it.\n\n"
	    "Examples:\n"
	    "  harmcheck paper --form after-session -o form.html\n"
	    "  harmcheck paper --form after-session --large --country IE\n"
	    "  harmcheck paper --form self-audit --hand-score -o audit.html\n"
	    "  harmcheck paper --case first-month --facilitator\n"
	    "  harmcheck paper --case first-month --points -o slips.html",
    .run = run,
};
