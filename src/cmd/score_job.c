/* What score and stats are told by their options, before any row is read. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/json.h"
#include "harmcheck/limits.h"
#include "harmcheck/num.h"
#include "harmcheck/partial.h"
#include "harmcheck/pipeline.h"
#include "harmcheck/rows.h"
#include "harmcheck/str.h"
#include "score_job.h"

/* One writes, and more than these soon wait for it; and all that is needed
 * stays below 8 MiB. */
#define THREADS_USUAL 3
#define BLOCK_USUAL ((size_t)128 * 1024)
#define BLOCK_LEAST (2 * ROWS_LINE_MOST)

static const char *const formats[] = {
    [BATCH_CSV] = "csv",
    [BATCH_NDJSON] = "ndjson",
    NULL,
};

static const char *const headers[] = {
    [BATCH_HEADER_YES] = "yes",
    [BATCH_HEADER_NO] = "no",
    [BATCH_HEADER_AUTO] = "auto",
    NULL,
};

/* The place of NAME among WORDS; -1 with E. */
static int
choose(const char *option, const char *name, const char *const *words,
    struct err *e)
{
	char list[64] = "";
	int i = 0;

	for (; words[i] != NULL; i++) {
		if (str_eq(words[i], name))
			return i;
		if (i > 0)
			strncat(list, words[i + 1] == NULL ? " or " : ", ",
			    sizeof(list) - strlen(list) - 1);
		strncat(list, words[i], sizeof(list) - strlen(list) - 1);
	}
	return err_set(e, ERR_USAGE, "--%s is %s, and not \"%s\"", option, list,
	    name);
}

static int
number(const char *option, const char *text, size_t least, size_t most,
    size_t *n, struct err *e)
{
	int64_t value;

	if (text == NULL)
		return 0;
	if (!num_int(text, (int64_t)least, (int64_t)most, &value))
		return err_set(e, ERR_USAGE,
		    "--%s is a whole number from %zu to %zu, and not \"%s\"",
		    option, least, most, text);
	*n = (size_t)value;
	return 0;
}

/* --- columns -------------------------------------------------------------- */

/* One cell of CSV at *S, which moves to the comma or NUL behind it. */
static const char *
cell(struct app *app, const char **s)
{
	struct buf out;
	const char *at = *s;

	buf_init(&out, app->arena);
	if (*at != '"') {
		*s = at + strcspn(at, ",");
		buf_add(&out, at, (size_t)(*s - at));
		return memchr(out.data, '"', out.len) == NULL ? out.data : NULL;
	}
	for (at++; *at != '\0'; at++) {
		if (*at == '"' && *++at != '"')
			break;
		buf_addc(&out, *at);
	}
	*s = at;
	return at[-1] == '"' && (*at == ',' || *at == '\0') ? out.data : NULL;
}

int
score_names(struct app *app, const char *line, const char **list, size_t *n,
    size_t most)
{
	for (;; line++) {
		const char *name = cell(app, &line);

		if (name == NULL || *n == most)
			return -1;
		list[(*n)++] = name;
		if (*line == '\0')
			return 0;
	}
}

/* Names of all that was said of one option. */
static int
names(struct score_job *j, const char *option, const char *const *said,
    const char *const **list, size_t *n, struct err *e)
{
	const char **all =
	    arena_array(j->app->arena, ROWS_NAMES_MOST, sizeof(*all));

	for (; *said != NULL; said++)
		if (score_names(j->app, *said, all, n, ROWS_NAMES_MOST) == -1)
			return *n == ROWS_NAMES_MOST
			    ? err_set(e, ERR_USAGE,
				  "--%s takes %d names of columns at most",
				  option, ROWS_NAMES_MOST)
			    : err_set(e, ERR_USAGE,
				  "--%s takes names of columns with commas "
				  "between "
				  "them; a name with a comma or a quote in it "
				  "stands "
				  "in quotes, as in a table: %s",
				  option, *said);
	*list = all;
	for (size_t i = 0; str_eq(option, "keep") && i < *n; i++)
		if (*all[i] == '\0')
			return err_set(e, ERR_USAGE,
			    "--keep takes names of columns; one without a name "
			    "can only be passed over, with --ignore ''");
	return 0;
}

static int
column(struct score_job *j, const char *name, struct err *e)
{
	const enum batch_column c = batch_column(name);
	const char *known[BATCH_COLUMNS];
	const char *near;

	for (size_t i = 0; i < j->setup.n_columns; i++)
		if (j->columns[i] == c)
			return err_set(e, ERR_USAGE,
			    "--columns names %s twice%s", batch_column_name(c),
			    c == BATCH_BAND ? "; level is another word for it"
					    : "");
	if (c != BATCH_COLUMNS) {
		j->columns[j->setup.n_columns++] = c;
		return 0;
	}
	for (size_t i = 0; i < BATCH_COLUMNS; i++)
		known[i] = batch_column_name((enum batch_column)i);
	near = str_nearest(name, known, BATCH_COLUMNS);
	return err_set(e, ERR_USAGE, "--columns knows no \"%s\"; %s%s%s", name,
	    near != NULL ? "did you mean " : "see harmcheck score --help",
	    near != NULL ? near : "", near != NULL ? "?" : "");
}

static int
columns(struct score_job *j, const char *list, struct err *e)
{
	const char *all[BATCH_COLUMNS + 1];
	size_t n = 0;

	if (score_names(j->app, list, all, &n, BATCH_COLUMNS + 1) == -1)
		return err_set(e, ERR_USAGE,
		    "--columns takes names with commas between them, as in "
		    "score,band, and each of them once");
	for (size_t i = 0; i < n; i++)
		if (column(j, arena_trimmed(j->app->arena, all[i]), e) == -1)
			return -1;
	j->setup.columns = j->columns;
	return 0;
}

/* --- all of them ---------------------------------------------------------- */

static int
read_names(struct score_job *j, struct err *e)
{
	const struct score_options *o = j->o;
	struct batch_setup *s = &j->setup;

	if (names(j, "keep", o->keep, &s->keep, &s->n_keep, e) == -1 ||
	    names(j, "ignore", o->ignore, &s->ignore, &s->n_ignore, e) == -1)
		return -1;
	return columns(j,
	    o->columns != NULL ? o->columns : "score,band,answered,asked", e);
}

static int
read_kinds(struct score_job *j, struct err *e)
{
	const struct score_options *o = j->o;
	const int in =
	    o->from != NULL ? choose("from", o->from, formats, e) : 0;
	const int out = o->to != NULL ? choose("to", o->to, formats, e) : 0;
	const int header = o->header != NULL
	    ? choose("header", o->header, headers, e)
	    : BATCH_HEADER_YES;

	if (in == -1 || out == -1 || header == -1)
		return -1;
	j->setup.in = (enum batch_format)in;
	j->setup.out = (enum batch_format)out;
	j->setup.header = (enum batch_header)header;
	if (o->head != NULL && header == BATCH_HEADER_YES)
		return err_set(e, ERR_USAGE,
		    "--head says what is known of the columns; it goes with "
		    "--header no or --header auto");
	return 0;
}

static int
read_numbers(struct score_job *j, struct err *e)
{
	size_t threads = pipeline_processors();

	if (threads > THREADS_USUAL)
		threads = THREADS_USUAL;
	j->block = BLOCK_USUAL;
	if (number("threads", j->o->threads, 1, ROWS_THREADS_MOST, &threads,
		e) == -1 ||
	    number("block", j->o->block, BLOCK_LEAST, ROWS_BLOCK_MOST,
		&j->block, e) == -1)
		return -1;
	j->threads = (unsigned)threads;
	return 0;
}

static int
read_shard(struct score_job *j, struct err *e)
{
	const char *name = strrchr(j->path, '/');

	j->shard = j->o->shard;
	if (j->shard != NULL && !partial_name_fits(j->shard))
		return err_set(e, ERR_USAGE,
		    "--shard is a name of at most %d bytes, without tabs",
		    PARTIAL_NAME_MOST);
	if (j->shard != NULL)
		return 0;
	j->shard = name != NULL ? name + 1 : j->path;
	if (str_eq(j->path, "-") || !partial_name_fits(j->shard))
		j->shard = "";
	return 0;
}

int
score_job_begin(struct score_job *j, struct app *app, const char *command,
    const struct score_options *o, char **path, int n, struct err *e)
{
	*j = (struct score_job){.app = app,
	    .o = o,
	    .command = command,
	    .path = n > 0 ? path[0] : "-",
	    .in = -1,
	    .out = -1};
	if (n > 1)
		return err_set(e, ERR_USAGE,
		    "%s takes one FILE, and \"%s\" is a second one", command,
		    path[1]);
	j->shown = app_shown(app->arena, j->path);
	j->setup.file = j->shown;
	j->setup.head = o->head;
	j->setup.strict = o->strict;
	j->setup.portable = o->portable;
	j->setup.unique = o->unique;
	if (read_kinds(j, e) == -1 || read_names(j, e) == -1 ||
	    read_numbers(j, e) == -1)
		return -1;
	return read_shard(j, e);
}

int
score_job_bank(struct score_job *j, struct err *e)
{
	const struct form *form;

	if (app_bank(j->app, j->o->bank, e) == -1 ||
	    app_form(j->app, j->o->form, &form, e) == -1)
		return -1;
	if (form == NULL && j->app->bank->n_forms == 1)
		form = &j->app->bank->forms[0];
	if (form == NULL)
		return err_set(e, ERR_USAGE,
		    "say which form the rows are of with --form: %s",
		    app_form_ids(j->app));
	j->setup.rows = (struct rows){.bank = j->app->bank,
	    .form = form,
	    .digest = app_digest(j->app)};
	return 0;
}

int
score_template(const struct score_job *j, struct err *e)
{
	const char *list[ROWS_NAMES_MOST * 2] = {NULL};
	struct buf head, out;
	size_t n = 0;

	buf_init(&head, j->app->arena);
	rows_write_head(&head, &j->setup.rows);
	if (j->setup.in == BATCH_CSV)
		return app_write(&head, e);
	buf_init(&out, j->app->arena);
	head.data[head.len - 1] = '\0'; /* the line feed */
	(void)score_names(j->app, head.data, list, &n,
	    sizeof(list) / sizeof(list[0]));
	for (size_t i = 0; i < n; i++) {
		buf_addc(&out, i == 0 ? '{' : ',');
		json_quote(&out, list[i], strlen(list[i]));
		buf_adds(&out, ":null");
	}
	buf_adds(&out, "}\n");
	return app_write(&out, e);
}
