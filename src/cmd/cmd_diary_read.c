/* Looking into a diary. */
#include <unistd.h>

#include "diary_session.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "output.h"

/* --- list ----------------------------------------------------------------- */

/* A line for ENTRY; can it be read? What is wrong with it, diary show says.
 * SCRATCH is reset. */
static bool
list_entry(struct diary_session *s, struct arena *scratch,
    struct report *report, const struct diary_entry *entry)
{
	struct answer_file_notes notes = {0};
	const struct answers *a;

	arena_reset(scratch);
	a = diary_answers(s, scratch, entry, &notes, NULL);
	if (a == NULL) {
		report_addf(report, BLOCK_ITEM,
		    "%s: cannot be read with these questions", entry->name);
		return false;
	}
	report_addf(report, BLOCK_ITEM, "%s: %s%s%s%s", entry->name,
	    a->form->title, notes.finished ? "" : "; not finished",
	    notes.version != NULL ? "; questions of version " : "",
	    notes.version != NULL ? notes.version : "");
	return true;
}

/* The answers of the newest check that can be read, or NULL. One at a time is
 * in memory: there is not much that can be locked. */
static const struct answers *
list_entries(struct diary_session *s, struct report *report)
{
	const struct diary *d = s->diary;
	const struct diary_entry *newest = NULL;
	struct answer_file_notes notes = {0};
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < d->n; i++)
		if (list_entry(s, scratch, report, d->entries[i]))
			newest = d->entries[i];
	arena_free(scratch);
	return newest != NULL ? diary_answers(s, s->arena, newest, &notes, NULL)
			      : NULL;
}

static enum diary_step
list(struct diary_session *s, const struct output *output, struct err *e)
{
	const enum diary_step step = diary_open(s, false, e);
	const struct answers *newest;
	struct report report;

	if (step != DIARY_DONE)
		return step;
	diary_rest(s);
	report_init(&report, s->arena);
	report_add(&report, BLOCK_TITLE, "Your diary");
	if (s->diary->n == 0)
		report_add(&report, BLOCK_PARA,
		    "There is nothing in it yet. To do a check that goes into "
		    "it: harmcheck take --diary");
	newest = list_entries(s, &report);
	return newest != NULL ? output_read(&s->app, output, &report, newest, e)
			      : output_report(&s->app, output, &report, e);
}

int
cmd_diary_list(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary list",
	    .args = "",
	    .help = "the checks in the diary, by date",
	};
	struct diary_place place = {0};
	struct output output = {0};
	const char *bank = NULL;
	const struct opt opts[] = {
	    DIARY_OPTIONS(place),
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0},
	};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "diary list needs no \"%s\"; to see one check: diary show",
		    argv[1]);
	output.plain = place.plain;
	if (app_bank(app, bank, e) == -1 ||
	    diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s, list(&s, &output, e));
}

/* --- show ----------------------------------------------------------------- */

static enum diary_step
show(struct diary_session *s, const struct output *output, const char *name,
    bool why, struct err *e)
{
	const enum diary_step step = diary_open(s, false, e);
	struct answer_file_notes notes = {0};
	const struct report_page page = {.notes = &notes,
	    .why = why,
	    .unfinished = "This check was not finished."};
	const struct diary_entry *entry;
	const struct answers *a;

	if (step != DIARY_DONE)
		return step;
	diary_rest(s);
	entry = diary_entry_named(s, name, e);
	if (entry == NULL ||
	    (a = diary_answers(s, s->arena, entry, &notes, e)) == NULL)
		return DIARY_FAILED;
	return cmd_report_page(&s->app, output, result_make(s->arena, a), &page,
	    e);
}

int
cmd_diary_show(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary show",
	    .args = "DATE",
	    .help = "the summary of a check in the diary",
	    .more = "DATE is its name in diary list, as 2026-11-22 or, for the "
		    "second of a day, 2026-11-22.2.",
	};
	struct diary_place place = {0};
	struct output output = {0};
	const char *bank = NULL;
	bool why = false;
	const struct opt opts[] = {
	    DIARY_FILE_OPTIONS(place),
	    OUTPUT_OPTIONS(output,
		"text (the default), markdown, html or json"),
	    {0, "why", NULL, "add how each line was worked out", &why, NULL},
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0},
	};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 1)
		return err_set(e, ERR_USAGE,
		    "diary show needs the date of one check; diary list shows "
		    "them");
	place.plain = output.plain;
	if (output_check(&output, report_formats, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s, show(&s, &output, argv[1], why, e));
}

/* --- export --------------------------------------------------------------- */

/* NAME NULL: the whole diary. */
static enum diary_step
write_plain(struct diary_session *s, const struct output *output,
    const char *name, struct err *e)
{
	const enum diary_step step = diary_open(s, false, e);
	const struct diary_entry *entry;
	struct buf out;

	if (step != DIARY_DONE)
		return step;
	diary_rest(s);
	buf_init(&out, s->arena);
	if (name == NULL) {
		diary_write(&out, s->diary);
		return output_bytes(output, &out, e);
	}
	entry = diary_entry_named(s, name, e);
	if (entry == NULL)
		return DIARY_FAILED;
	buf_add(&out, entry->text, entry->n);
	return output_bytes(output, &out, e);
}

int
cmd_diary_export(struct app *app, int argc, char **argv, struct err *e)
{
	static const char *const formats[] = {"text", NULL};
	static const struct command self = {
	    .name = "diary export",
	    .args = "[DATE]",
	    .help = "write the diary, or one check of it, in plain text",
	    .more = "What is written is not sealed: whoever has the file can "
		    "read it.\n"
		    "With DATE it is an answer file, as take --save writes "
		    "it.",
	};
	struct diary_place place = {0};
	struct output output = {0};
	const struct opt opts[] = {
	    DIARY_OPTIONS(place),
	    {'o', "output", "FILE",
		"write to FILE, which must not exist yet; other accounts "
		"cannot open it",
		NULL, &output.path},
	    {0},
	};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 1)
		return err_set(e, ERR_USAGE,
		    "diary export takes the date of one check, or none for "
		    "all");
	if (output.path == NULL && isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
		    "all answers would stay in this window; name a file with "
		    "-o, or use diary show");
	if (output_check(&output, formats, e) == -1 ||
	    diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s,
	    write_plain(&s, &output, n == 1 ? argv[1] : NULL, e));
}

/* --- path ----------------------------------------------------------------- */

int
cmd_diary_path(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary path",
	    .args = "",
	    .help = "where the diary is, or would be",
	    .more = "To forget the whole diary, delete that file. Copies and "
		    "backups of it stay.",
	};
	struct diary_place place = {0};
	const struct opt opts[] = {
	    {0, "file", "FILE",
		"the diary is FILE, not where it lies by itself", NULL,
		&place.path},
	    {0},
	};
	struct diary_session s;
	struct buf out;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE, "diary path needs no \"%s\"",
		    argv[1]);
	if (diary_begin(&s, app, &place, e) == -1)
		return -1;
	buf_init(&out, s.arena);
	/* a script gets its very bytes */
	buf_adds(&out,
	    isatty(STDOUT_FILENO) ? app_shown(s.arena, s.path) : s.path);
	buf_addc(&out, '\n');
	return diary_finish(&s, app_write(&out, e));
}
