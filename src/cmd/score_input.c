/* Where rows come from: opened, and its first line looked at. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/reason.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "score_job.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What stands before the first thing that is said: N, when there is none. */
static size_t
blank(const char *text, size_t n)
{
	size_t at = 0;

	if (n >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0)
		at = 3;
	while (
	    at < n && strchr(" \t\r\n", text[at]) != NULL && text[at] != '\0')
		at++;
	return at;
}

/* Up to the end of the first line that says something; N, when there is none.
 */
static size_t
first_line(const char *text, size_t n)
{
	const size_t at = blank(text, n);
	const char *end = memchr(text + at, '\n', n - at);

	return end != NULL ? (size_t)(end + 1 - text) : n;
}

/* Who sends line after line, and waits for what comes of it, sends no more
 * before. */
static bool
is_enough(const struct score_job *j)
{
	return j->n_first == BATCH_FIRST ||
	    (j->o->flush && first_line(j->first, j->n_first) < j->n_first) ||
	    (j->o->flush && j->n_first > blank(j->first, j->n_first) &&
		j->first[j->n_first - 1] == '\n');
}

static int
read_first(struct score_job *j, struct err *e)
{
	ssize_t got;

	j->first = arena_alloc(j->app->arena, BATCH_FIRST);
	do {
		got = read(j->in, j->first + j->n_first,
		    BATCH_FIRST - j->n_first);
		if (got == -1 && errno == EAGAIN)
			(void)poll(
			    &(struct pollfd){.fd = j->in, .events = POLLIN}, 1,
			    -1);
		else if (got == -1 && errno != EINTR)
			return err_set(e, ERR_IO, "cannot read %s: %s",
			    j->shown, reason(errno, REASON_READ));
		if (got > 0)
			j->n_first += (size_t)got;
	} while (got != 0 && !is_enough(j));
	return 0;
}

/* A file that fits into one block is no work for two. */
static void
measure(struct score_job *j)
{
	j->sized = file_left(j->in, &j->size);
	file_widen(j->in);
	if (j->sized && j->o->threads == NULL && j->size / j->block == 0)
		j->threads = 1;
}

/* What is no text at all, or JSON that is none of lines, is told as that. */
static const char *
is_other(const char *text, size_t n)
{
	static const struct {
		const char *begin;
		size_t n;
		const char *why;
	} others[] = {
	    {"PK\x03\x04", 4,
		"this is a workbook (as .xlsx or .ods) or an archive; save the "
		"table as CSV in UTF-8"},
	    {"\xd0\xcf\x11\xe0", 4,
		"this is a workbook (as .xls); save the table as CSV in UTF-8"},
	    {"\x1f\x8b", 2,
		"this is compressed; unpack it first, as with gzip -dc"},
	    {"\xff\xfe", 2, "this is UTF-16; save it as UTF-8"},
	    {"\xfe\xff", 2, "this is UTF-16; save it as UTF-8"},
	    {"PAR1", 4, "this is Parquet; write the rows as CSV or NDJSON"},
	};
	size_t at = blank(text, n);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (n >= others[i].n &&
		    memcmp(text, others[i].begin, others[i].n) == 0)
			return others[i].why;
	if (at == n || text[at] != '[')
		return NULL;
	at += 1 + blank(text + at + 1, n - at - 1);
	if (at < n && text[at] == '{')
		return "this is a list in JSON; rows in NDJSON are one object "
		       "a line, with no list around them and no commas between "
		       "them";
	return NULL;
}

static int
make_batch(struct score_job *j, struct err *e)
{
	const char *other = is_other(j->first, j->n_first);
	const size_t at = blank(j->first, j->n_first);
	/* the same, in whatever pieces it comes */
	const size_t n =
	    j->o->flush ? first_line(j->first, j->n_first) : j->n_first;
	struct diags d;

	if (app_unsealed(j->path, j->first, j->n_first, e) == -1)
		return -1;
	if (other != NULL)
		return err_set(e, ERR_DATA, "%s: %s", j->shown, other);
	if (j->o->from == NULL && at < j->n_first && j->first[at] == '{')
		j->setup.in = BATCH_NDJSON;
	diag_init(&d, j->app->arena);
	j->batch = batch_new(j->app->arena, &j->setup, j->first, n, &j->skip,
	    &j->lines, &d);
	if (j->batch != NULL)
		return 0;
	app_findings(j->app, &d, false);
	return err_set(e, ERR_DATA, "these rows cannot be read: %s", j->shown);
}

int
score_job_open(struct score_job *j, struct err *e)
{
	if (str_eq(j->path, "-") && tty_is_terminal(STDIN_FILENO, STDIN_FILENO))
		return err_set(e, ERR_USAGE,
		    "%s reads rows of answers from a file or a pipe, and here "
		    "is a terminal; name a file: harmcheck %s FILE",
		    j->command, j->command);
	j->in = file_open(j->path, e);
	if (j->in == -1)
		return -1;
	measure(j);
	if (read_first(j, e) == -1)
		return -1;
	return make_batch(j, e);
}

int
score_job_apart(const struct score_job *j, const char *file, struct err *e)
{
	if (file != NULL && file_exists(file) && !file_is_ordinary(file) &&
	    !file_is_folder(file))
		return err_set(e, ERR_IO,
		    "%s is not an ordinary file, which could be replaced%s",
		    app_shown(j->app->arena, file),
		    file == j->o->output
			? "; leave out -o, and say where it goes with >"
			: "");
	if (app_not_bank(j->app, j->o->bank, file, e) == -1)
		return -1;
	if (file == NULL || !file_is_same(j->path, file))
		return 0;
	return err_set(e, ERR_USAGE,
	    "%s is what is read; its rows would be lost. Choose another name "
	    "for what is written",
	    app_shown(j->app->arena, file));
}
