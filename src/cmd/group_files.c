/* The files of a group: read, and seen to go together. */
#include <string.h>

#include "cmd.h"
#include "group_files.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/file.h"
#include "harmcheck/group.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

#define TABLE_END ".csv"

/* The files of both rounds on their way. */
struct reading {
	struct app *app;
	const struct group_request *r;
	struct group_files *out;
	struct file_identity *seen; /* of all files so far */
	const char **names;
	size_t n_seen;
	const struct group_person *first; /* what the others must go with */
};

static bool
is_table(const char *path)
{
	const size_t n = strlen(path), end = strlen(TABLE_END);

	return n > end && strcasecmp(path + n - end, TABLE_END) == 0;
}

/* --- one file once -------------------------------------------------------- */

static int
meet(struct reading *in, const char *path, struct err *e)
{
	struct file_identity *id = &in->seen[in->n_seen];

	if (file_is_folder(path)) {
		const char *shown = app_shown(in->app->arena, path);

		return err_set(e, ERR_USAGE,
		    "%s is a folder; name its files, as %s/*.yaml", shown,
		    shown);
	}
	in->names[in->n_seen] = path;
	if (!file_identify(path, id))
		return 0; /* whoever reads it says why */
	for (size_t i = 0; i < in->n_seen; i++)
		if (in->seen[i].number == id->number &&
		    in->seen[i].device == id->device)
			return err_set(e, ERR_USAGE,
			    "%s and %s are the same file; each person counts "
			    "once",
			    app_shown(in->app->arena, in->names[i]),
			    app_shown(in->app->arena, path));
	in->n_seen++;
	return 0;
}

/* --- people --------------------------------------------------------------- */

static int
add(struct reading *in, struct group_people *people,
    const struct group_person *p, struct err *e)
{
	if (people->n == GROUP_MOST)
		return err_set(e, ERR_DATA,
		    "a group has at most %d people here", GROUP_MOST);
	if (people->n == people->cap) {
		struct group_person *list;

		people->cap = people->cap > 0 ? 2 * people->cap : 64;
		list = arena_array(in->app->arena, people->cap, sizeof(*list));
		if (people->n > 0)
			memcpy(list, people->list, people->n * sizeof(*list));
		people->list = list;
	}
	people->list[people->n++] = *p;
	return 0;
}

static const char *
case_name(struct reading *in, const struct answers *a)
{
	if (a->work == NULL)
		return "no case";
	return arena_printf(in->app->arena, "the case \"%s\", version %s",
	    a->work->id, a->work->version);
}

static bool
is_same_case(const struct answers *a, const struct answers *b)
{
	if (a->work == NULL || b->work == NULL)
		return a->work == b->work;
	return str_eq(a->work->id, b->work->id) &&
	    str_eq(a->work->version, b->work->version);
}

/* Do P's answers go with those that were read first? */
static int
fits_first(struct reading *in, const struct group_person *p, struct err *e)
{
	const struct answers *a = in->first->answers;
	const struct answers *b = p->answers;

	if (!str_eq(a->form->id, b->form->id))
		return err_set(e, ERR_DATA,
		    "%s answers the form \"%s\", %s the form \"%s\"; a group "
		    "has one form",
		    group_place(in->app, in->first), a->form->id,
		    group_place(in->app, p), b->form->id);
	if (!is_same_case(a, b))
		return err_set(e, ERR_DATA,
		    "%s is about %s, %s about %s; a group talks about one case",
		    group_place(in->app, in->first), case_name(in, a),
		    group_place(in->app, p), case_name(in, b));
	return 0;
}

static int
person(struct reading *in, size_t round, const struct group_person *p,
    struct err *e)
{
	if (in->first == NULL) {
		struct group_person *first =
		    arena_alloc(in->app->arena, sizeof(*first));

		*first = *p;
		in->first = first;
	}
	if (fits_first(in, p, e) == -1)
		return -1;
	return add(in, &in->out->round[round], p, e);
}

/* --- answer files --------------------------------------------------------- */

static int
other_bank(struct reading *in, const char *file, const char *version,
    struct err *e)
{
	const struct bank *b = in->app->bank;
	const char *bank = app_shown(in->app->arena, in->app->bank_path);

	if (str_eq(version, b->version))
		return err_set(e, ERR_DATA,
		    "%s was answered with version %s of the questions, and %s "
		    "was changed since; a group has one bank, and --bank names "
		    "it",
		    file, version, bank);
	return err_set(e, ERR_DATA,
	    "%s was answered with version %s of the questions, and %s is "
	    "version %s; a group has one bank, and --bank names it",
	    file, version, bank, b->version);
}

static int
answer_file(struct reading *in, size_t round, const char *path, struct err *e)
{
	struct answer_file_notes notes = {0};
	const struct group_person p = {
	    .answers = app_answers(in->app, path, &notes, e),
	    .file = app_shown(in->app->arena, path),
	};

	if (p.answers == NULL)
		return -1;
	if (notes.version != NULL)
		return other_bank(in, p.file, notes.version, e);
	return person(in, round, &p, e);
}

/* --- what it is about ----------------------------------------------------- */

static int
check_case(struct reading *in, struct err *e)
{
	const struct scenario *s = in->out->scenario;
	const struct case_work *w;

	if (in->first == NULL || s == NULL)
		return 0;
	w = in->first->answers->work;
	if (w != NULL && str_eq(w->id, s->id) && str_eq(w->version, s->version))
		return 0;
	return err_set(e, ERR_DATA,
	    "%s is about %s, but %s is the case \"%s\", version %s; --case "
	    "names the file of the case that was read",
	    group_place(in->app, in->first), case_name(in, in->first->answers),
	    s->file, s->id, s->version);
}

static int
check_form(struct reading *in, struct err *e)
{
	const struct form *f = in->out->form;

	if (in->first == NULL || f == NULL ||
	    str_eq(in->first->answers->form->id, f->id))
		return 0;
	return err_set(e, ERR_DATA,
	    "%s answers the form \"%s\", not \"%s\"; a group has one form",
	    group_place(in->app, in->first), in->first->answers->form->id,
	    f->id);
}

/* The case that the answer files name. Its id comes from a file and may name
 * a shipped case only. */
static int
case_of_files(struct reading *in, struct err *e)
{
	const struct case_work *w =
	    in->first != NULL ? in->first->answers->work : NULL;
	struct err ignored;

	if (in->first == NULL)
		return group_tables_case(in->app, in->out, e);
	if (w == NULL)
		return 0;
	if (str_is_id(w->id) && app_scenario_path(in->app, w->id, &ignored))
		in->out->scenario = app_scenario(in->app, w->id, e);
	if (in->out->scenario == NULL)
		return err_set(e, ERR_DATA,
		    "%s is about the case \"%s\", which is not at hand; "
		    "--case names its file",
		    group_place(in->app, in->first), w->id);
	return check_case(in, e);
}

static int
named_form(struct reading *in, struct err *e)
{
	if (in->r->form == NULL)
		return 0;
	if (app_form(in->app, in->r->form, &in->out->form, e) == -1)
		return -1;
	return check_form(in, e);
}

static int
named_case(struct reading *in, struct err *e)
{
	const struct scenario *s;

	if (in->r->scenario == NULL && case_of_files(in, e) == -1)
		return -1;
	if (in->r->scenario != NULL &&
	    (in->out->scenario = app_scenario(in->app, in->r->scenario, e)) ==
		NULL)
		return -1;
	s = in->out->scenario;
	if (s == NULL)
		return 0;
	if (in->r->form != NULL && !str_eq(s->form->id, in->r->form))
		return err_set(e, ERR_USAGE,
		    "the case \"%s\" goes with the form \"%s\", not \"%s\"",
		    s->id, s->form->id, in->r->form);
	return check_case(in, e);
}

/* Once the answer files are read: the case and the form of all. */
static int
settle(struct reading *in, struct err *e)
{
	struct group_files *out = in->out;

	if (named_form(in, e) == -1 || named_case(in, e) == -1)
		return -1;
	if (out->scenario != NULL)
		out->form = out->scenario->form;
	else if (out->form == NULL && in->first != NULL)
		out->form = in->first->answers->form;
	if (group_tables_form(in->app, in->r, out, e) == -1)
		return -1;
	if (out->form == NULL && in->app->bank->n_forms == 1)
		out->form = &in->app->bank->forms[0];
	if (check_form(in, e) == -1)
		return -1;
	if (out->form == NULL && out->n_tables > 0)
		return err_set(e, ERR_USAGE,
		    "name the form that the table answers with --form, or the "
		    "case with --case");
	return 0;
}

/* --- tables --------------------------------------------------------------- */

static int
table(struct reading *in, struct group_table *t, struct err *e)
{
	struct row *list;

	if (group_table_read(in->app, in->out, t, &list, &t->people, e) == -1)
		return -1;
	for (size_t i = 0; i < t->people; i++) {
		const struct group_person p = {.answers = list[i].answers,
		    .file = t->file,
		    .line = list[i].line,
		    .id = list[i].id};

		if (person(in, t->round, &p, e) == -1)
			return -1;
	}
	return 0;
}

/* Without answer files, only what some table has a column for could be asked:
 * on paper nothing opens later. */
static int
tables(struct reading *in, struct err *e)
{
	struct group_files *out = in->out;

	if (out->n_tables > 0 && in->first == NULL)
		out->asked = arena_array(in->app->arena, out->form->n_items,
		    sizeof(*out->asked));
	for (size_t i = 0; i < out->n_tables; i++)
		if (table(in, &out->tables[i], e) == -1)
			return -1;
	return 0;
}

/* --- all of them ---------------------------------------------------------- */

static int
open_table(struct reading *in, size_t round, const char *path, struct err *e)
{
	struct group_table *t = &in->out->tables[in->out->n_tables++];

	if (group_table_open(in->app, path, t, e) == -1)
		return -1;
	t->round = round;
	return 0;
}

/* The files of one round: answer files are read, tables opened only, since it
 * must be known before what they are of. */
static int
one_round(struct reading *in, size_t round, struct err *e)
{
	char **files = round == 0 ? in->r->files : in->r->after;
	const size_t n = round == 0 ? in->r->n : in->r->n_after;

	for (size_t i = 0; i < n; i++) {
		if (meet(in, files[i], e) == -1)
			return -1;
		if ((is_table(files[i]) ? open_table : answer_file)(in, round,
			files[i], e) == -1)
			return -1;
	}
	return 0;
}

static void
cast_all(struct reading *in)
{
	for (size_t r = 0; r < 2; r++)
		for (size_t i = 0; i < in->out->round[r].n; i++) {
			struct group_person *p = &in->out->round[r].list[i];

			p->answers = app_cast(in->app->arena, p->answers,
			    in->out->form, false);
		}
}

int
group_files_read(struct app *app, const struct group_request *r,
    struct group_files *out, struct err *e)
{
	const size_t n = r->n + r->n_after;
	struct reading in = {
	    .app = app,
	    .r = r,
	    .out = out,
	    .seen = arena_array(app->arena, n, sizeof(*in.seen)),
	    .names = arena_array(app->arena, n, sizeof(*in.names)),
	};

	out->tables = arena_array(app->arena, n, sizeof(*out->tables));
	if (one_round(&in, 0, e) == -1 || one_round(&in, 1, e) == -1 ||
	    settle(&in, e) == -1 || tables(&in, e) == -1 ||
	    group_once(app, r, out, e) == -1)
		return -1;
	cast_all(&in);
	return 0;
}
