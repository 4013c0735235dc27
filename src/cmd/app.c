#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/clock.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/hygiene.h"
#include "harmcheck/node.h"
#include "harmcheck/paths.h"
#include "harmcheck/reason.h"
#include "harmcheck/sandbox.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "harmcheck/version.h"

#define FINDINGS_SHOWN 20
#define PROSE_COLUMNS 76

const struct command *const commands[] = {&cmd_take, &cmd_report, &cmd_compare,
    &cmd_diary, &cmd_scenario, &cmd_group, &cmd_paper, &cmd_helplines,
    &cmd_bank, &cmd_score, &cmd_stats, &cmd_merge, NULL};

int
app_write(const struct buf *b, struct err *e)
{
	if (file_write_all(STDOUT_FILENO, b->data, b->len) == -1)
		return err_set(e, ERR_IO,
		    "the output could not be written whole: %s",
		    reason(errno, REASON_WRITE));
	return 0;
}

void
app_findings(struct app *app, struct diags *d, bool all)
{
	struct buf out;

	buf_init(&out, app->arena);
	diag_write(d, &out, all ? 0 : FINDINGS_SHOWN);
	app_complain(out.data);
}

static void
wrap(struct buf *out, const char *s, size_t width)
{
	for (size_t n = strlen(s), next; n > 0; n -= next, s += next) {
		buf_add(out, s, utf8_wrap(s, n, width, &next));
		buf_addc(out, '\n');
	}
}

void
app_complain(const char *s)
{
	struct arena *scratch;
	size_t rows, cols;
	struct buf out;

	if (!isatty(STDERR_FILENO)) {
		(void)!file_write_all(STDERR_FILENO, s, strlen(s));
		return;
	}
	scratch = arena_new();
	buf_init(&out, scratch);
	tty_size(STDERR_FILENO, &rows, &cols);
	wrap(&out, s, cols);
	(void)!file_write_all(STDERR_FILENO, out.data, out.len);
	arena_free(scratch);
}

void
app_begin(struct app *app)
{
	hygiene_begin();
	sandbox_calls();
	*app = (struct app){.arena = arena_new()};
}

void
app_end(struct app *app)
{
	arena_free(app->arena);
	hygiene_end();
}

void
app_fail(const struct app *app, const struct err *e)
{
	struct buf out, line;

	buf_init(&line, app->arena);
	buf_init(&out, app->arena);
	buf_adds(&line, "harmcheck: ");
	if (e->at.file != NULL && e->at.line > 0)
		buf_addf(&line, "%s:%u:%u: ", e->at.file, e->at.line,
		    e->at.col);
	buf_adds(&line, e->msg);
	utf8_clean(&out, line.data, line.len, false);
	buf_addc(&out, '\n');
	app_complain(out.data);
}

bool
app_accessible(void)
{
	const char *s = getenv("ACCESSIBLE");

	return s != NULL && *s != '\0' && !str_eq(s, "0") &&
	    strcasecmp(s, "false") != 0;
}

void
app_pass_signal(struct app *app)
{
	const int sig = tty_signal();

	if (sig == 0 || sig == SIGINT)
		return;
	arena_reset(app->arena); /* wiped: nobody else will */
	hygiene_end();
	signal(sig, SIG_DFL);
	raise(sig);
}

size_t
app_width(void)
{
	size_t rows, cols;

	tty_size(STDOUT_FILENO, &rows, &cols);
	return cols < PROSE_COLUMNS ? cols : PROSE_COLUMNS;
}

static void
add_to_digest(void *ctx, const void *bytes, size_t n)
{
	hash_add(ctx, bytes, n);
}

const char *
app_digest(const struct app *app)
{
	struct app_digest *d = app->digest;
	struct arena *a;
	struct hash h;

	if (d->hex[0] != '\0')
		return d->hex;
	a = arena_new();
	hash_begin(&h);
	node_canonical_pieces(app->bank->root, a, add_to_digest, &h);
	hash_end(&h, d->hex);
	arena_free(a);
	return d->hex;
}

const char *
app_shown(struct arena *a, const char *path)
{
	struct buf out;

	if (str_eq(path, "-"))
		return "standard input";
	buf_init(&out, a);
	utf8_clean(&out, path, strlen(path), false);
	return out.data;
}

int
app_not_bank(struct app *app, const char *path, const char *file, struct err *e)
{
	struct err none;

	if (path == NULL)
		path = paths_bank(app->arena, &none);
	if (path == NULL || file == NULL || !file_is_same(path, file))
		return 0;
	return err_set(e, ERR_USAGE,
	    "%s is the question bank; it would be lost. Choose another name "
	    "for what is written",
	    app_shown(app->arena, file));
}

int
app_bank(struct app *app, const char *path, struct err *e)
{
	struct arena *bytes = arena_new(); /* not needed once they are read */
	struct diags d;
	char *text;
	size_t n;

	app->bank_path = path != NULL ? path : paths_bank(app->arena, e);
	if (app->bank_path == NULL ||
	    app_read(bytes, app->bank_path, node_limits_bank.bytes, &text, &n,
		e) == -1) {
		arena_free(bytes);
		return -1;
	}
	diag_init(&d, app->arena);
	app->bank = bank_load(app->arena, app_shown(app->arena, app->bank_path),
	    text, n, &d);
	app->digest = arena_alloc(app->arena, sizeof(*app->digest));
	arena_free(bytes);
	if (app->bank == NULL) {
		app_findings(app, &d, false);
		return err_set(e, ERR_DATA, "the question bank has faults: %s",
		    app_shown(app->arena, app->bank_path));
	}
	return 0;
}

int
app_country(const char *country, char code[3], struct err *e)
{
	code[0] = '\0';
	if (country == NULL)
		return 0;
	if (strlen(country) != 2 || !isalpha((unsigned char)country[0]) ||
	    !isalpha((unsigned char)country[1]))
		return err_set(e, ERR_USAGE,
		    "\"%s\" is no country code; write two letters, as in GB",
		    country);
	code[0] = (char)toupper((unsigned char)country[0]);
	code[1] = (char)toupper((unsigned char)country[1]);
	code[2] = '\0';
	if (str_eq(code, "UK"))
		memcpy(code, "GB", 3); /* what people in it write */
	return 0;
}

int
app_code(const char *code, struct err *e)
{
	if (code == NULL || answers_code_fits(code))
		return 0;
	return err_set(e, ERR_USAGE,
	    "\"%s\" is no code; write up to %d of a to z, 0 to 9 and dashes, "
	    "as in maple-7. It must not be your name",
	    code, ANSWERS_CODE_MOST);
}

int
app_date(const char *date, char out[11], struct err *e)
{
	if (date == NULL) {
		clock_today(out);
		return 0;
	}
	if (!clock_is_date(date))
		return err_set(e, ERR_USAGE,
		    "\"%s\" is no date; write it as 2026-11-22", date);
	memcpy(out, date, 11);
	return 0;
}

int
app_help(struct err *e)
{
	struct arena *a = arena_new();
	struct buf out;
	int got;

	buf_init(&out, a);
	buf_adds(&out,
	    "harmcheck: is therapy helping or hurting, and what can I do?\n\n"
	    "Start with:  harmcheck\n"
	    "or, just for people to call:  harmcheck helplines\n\n"
	    "Commands:\n");
	for (const struct command *const *c = commands; *c != NULL; c++)
		buf_addf(&out, "  %-10s %s\n", (*c)->name, (*c)->help);
	buf_adds(&out,
	    "\nharmcheck COMMAND --help tells more of each.\n"
	    "harmcheck --version tells the version and the question bank.\n"
	    "harmcheck --limits tells how large files may be.\n"
	    "At any prompt, Ctrl-C leaves at once and blanks the screen.\n");
	got = app_write(&out, e);
	arena_free(a);
	return got;
}

int
app_version(struct app *app, struct err *e)
{
	struct sandbox files;
	struct buf out;

	if (app_bank(app, NULL, e) == -1)
		return -1;
	buf_init(&out, app->arena);
	buf_addf(&out, "harmcheck %s\nquestions: %s %s\nfrom: %s\ndigest: %s\n",
	    HARMCHECK_VERSION, app->bank->id, app->bank->version,
	    app_shown(app->arena, app->bank_path), app_digest(app));
	/* it says what was shut off, and not what could have been */
	sandbox_open(&files, app->arena);
	sandbox_close(&files);
	sandbox_state(&out);
	return app_write(&out, e);
}
