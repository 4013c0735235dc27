/* A group, from its files to its page. */
#include "cmd.h"
#include "group_files.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/group.h"
#include "harmcheck/report.h"
#include "harmcheck/report_group.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "output.h"

/* --- what the files say --------------------------------------------------- */

/* A floor is for lives; a case is invented. */
static int
check_floor(const struct group_request *r, const struct form *form,
    struct err *e)
{
	if (r->floor == 0 || form == NULL || form->about_self)
		return 0;
	return err_set(e, ERR_USAGE,
	    "--floor is for answers about one's own therapy; about a case "
	    "there are counts from %d people on",
	    GROUP_FLOOR_CASE);
}

/* Without a case there is no key, and whoever says so has something else in
 * mind. */
static int
check_key(const struct group_request *r, const struct group_files *f,
    struct err *e)
{
	if (!r->without_key || f->form == NULL || f->scenario != NULL)
		return 0;
	return err_set(e, ERR_USAGE,
	    "--no-key is for a case, and these answers are about none");
}

static const struct answers *const *
only_round(struct app *app, const struct group_people *people)
{
	const struct answers **list =
	    arena_array(app->arena, people->n, sizeof(*list));

	for (size_t i = 0; i < people->n; i++)
		list[i] = people->list[i].answers;
	return (const struct answers *const *)list;
}

/* Without anybody there may be no form either, and then there is nothing to
 * look at; a table with a line of heads alone is such a file. */
const struct group_picture *
group_picture_of(struct app *app, const struct group_request *r, struct err *e)
{
	struct group_files files = {0};
	struct group g = {.bank = app->bank, .floor = r->floor};
	struct group_picture *p;

	if (group_files_read(app, r, &files, e) == -1 ||
	    check_floor(r, files.form, e) == -1 ||
	    check_key(r, &files, e) == -1)
		return NULL;
	g.form = files.form;
	g.scenario = files.scenario;
	g.asked = files.asked;
	if (r->n_after > 0) {
		const struct answers **before, **after;

		if (group_pair(app, &files, &before, &after, &g.n, &g.left_out,
			e) == -1)
			return NULL;
		g.people = (const struct answers *const *)before;
		g.after = (const struct answers *const *)after;
	} else {
		g.people = only_round(app, &files.round[0]);
		g.n = files.round[0].n;
	}
	p = group_look(app->arena, &g);
	p->without_key = r->without_key;
	p->wall = r->wall;
	return p;
}

/* --- the page ------------------------------------------------------------- */

/* The page is nobody's, so its reader knows no country. */
static int
read_page(struct app *app, const struct output *output, const struct form *form,
    const struct report *report, struct err *e)
{
	char today[11];

	if (app_date(NULL, today, e) == -1)
		return -1;
	return output_read(app, output, report,
	    answers_new(app->arena, app->bank, form, today), e);
}

int
group_page(struct app *app, const struct output *output,
    const struct group_picture *p, struct err *e)
{
	struct report report;
	struct buf out;

	if (output_is(output, "json")) {
		buf_init(&out, app->arena);
		render_json_group(&out, p, app_digest(app));
		return output_bytes(output, &out, e);
	}
	report_init(&report, app->arena);
	report_group(&report, p);
	return read_page(app, output, p->form, &report, e);
}

int
cmd_group_key(struct app *app, const struct output *output, const char *name,
    const struct scenario *s, char **files, size_t n, struct err *e)
{
	const struct group_request r = {.files = files,
	    .n = n,
	    .scenario = name};
	const struct group_picture *p = group_picture_of(app, &r, e);
	struct report report;

	if (p == NULL)
		return -1;
	report_init(&report, app->arena);
	report_scenario_key(&report, s, NULL);
	report_group_beside(&report, p);
	return read_page(app, output, s->form, &report, e);
}
