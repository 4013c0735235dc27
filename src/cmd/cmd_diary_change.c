/* Putting checks into a diary, and taking them out. */
#include <string.h>

#include "diary_session.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/str.h"

/* An answer file to be added. */
struct addition {
	const char *path;
	char *text;
	size_t n;
	const struct answers *answers;
	struct answer_file_notes notes;
	const struct diary_entry *entry;
	bool new;
};

static int
read_addition(struct diary_session *s, struct addition *a, struct err *e)
{
	struct app *app = &s->app;
	struct diags d;

	if (app_read(s->arena, a->path, node_limits_answers.bytes, &a->text,
		&a->n, e) == -1)
		return -1;
	diag_init(&d, s->arena);
	a->answers = answer_file_read(s->arena, app->bank, app_digest(app),
	    app_shown(s->arena, a->path), a->text, a->n, &a->notes, &d);
	if (a->answers != NULL)
		return 0;
	return app_unusable(app, a->path, &d, e);
}

/* A line for each file. */
static const char *
added(struct diary_session *s, const struct addition *list, size_t n)
{
	struct buf out;

	buf_init(&out, s->arena);
	for (size_t i = 0; i < n; i++) {
		const struct addition *a = &list[i];

		if (!a->new)
			buf_addf(&out, "This is in the diary already, as %s.\n",
			    a->entry->name);
		else
			buf_addf(&out, "In the diary as %s.%s\n",
			    a->entry->name,
			    a->notes.finished
				? ""
				: " It is a check that was not finished.");
		if (!str_eq(a->path, "-"))
			buf_addf(&out,
			    "This file is still there too, and is not sealed. "
			    "Delete it when you do not need it any more. Parts "
			    "of it can stay on the disk, and in backups:\n"
			    "  %s\n",
			    app_shown(s->arena, a->path));
	}
	return out.data;
}

/* All of them or none. */
static enum diary_step
add(struct diary_session *s, struct addition *list, size_t n, struct err *e)
{
	enum diary_step step;
	bool any = false;

	for (size_t i = 0; i < n; i++)
		if (read_addition(s, &list[i], e) == -1)
			return DIARY_FAILED;
	step = diary_open(s, true, e);
	if (step != DIARY_DONE)
		return step;
	for (size_t i = 0; i < n; i++) {
		struct addition *a = &list[i];

		if (diary_add(s->diary, a->answers->date, a->text, a->n,
			&a->entry, &a->new, e) == -1)
			return DIARY_FAILED;
		any |= a->new;
	}
	step = any ? diary_save(s, e) : DIARY_DONE;
	return step == DIARY_DONE ? diary_tell(s, added(s, list, n), e) : step;
}

static int
check_files(char **files, int n, const char *fd, struct err *e)
{
	int dashes = 0;

	if (n == 0)
		return err_set(e, ERR_USAGE,
		    "diary add needs an answer file, as take --save writes it");
	for (int i = 0; i < n; i++)
		dashes += str_eq(files[i], "-");
	if (dashes > 1)
		return err_set(e, ERR_USAGE,
		    "only one of the files can come from standard input");
	if (dashes == 1 && fd != NULL && str_eq(fd, "0"))
		return err_set(e, ERR_USAGE,
		    "the passphrase and the answers cannot both come from "
		    "standard input");
	return 0;
}

int
cmd_diary_add(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary add",
	    .args = "FILE...",
	    .help = "put saved answers into the diary",
	    .more = "FILE is what take --save wrote; - reads standard input.\n"
		    "It goes in as it is, under its date. FILE itself stays "
		    "where it is.",
	};
	struct diary_place place = {0};
	const char *bank = NULL;
	const struct opt opts[] = {
	    DIARY_OPTIONS(place),
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0},
	};
	struct diary_session s;
	struct addition *list;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (check_files(argv + 1, n, place.passphrase_fd, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    diary_begin(&s, app, &place, e) == -1)
		return -1;
	list = arena_array(s.arena, (size_t)n, sizeof(*list));
	for (int i = 0; i < n; i++)
		list[i] = (struct addition){.path = argv[1 + i]};
	return diary_finish(&s, add(&s, list, (size_t)n, e));
}

/* --- taking out ----------------------------------------------------------- */

static enum diary_step
confirm(struct diary_session *s, const char *name, struct err *e)
{
	bool yes = false;

	if (diary_talk(s, e) == -1)
		return DIARY_FAILED;
	switch (passphrase_confirm(
	    arena_printf(s->arena,
		"Take the check %s out of the diary for good? Copies and "
		"backups of the file still hold it. Type yes or no",
		name),
	    &yes)) {
	case PASSPHRASE_LEFT:
		return DIARY_LEFT;
	case PASSPHRASE_NONE:
	case PASSPHRASE_READ:
		break;
	}
	return yes
	    ? DIARY_DONE
	    : err_set(e, ERR_REFUSED,
		  "the check %s stays in the diary; nothing was changed", name);
}

/* Others of the same day, for whoever meant one of them. */
static void
add_others(struct buf *out, const struct diary *d, const char *date)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (str_eq(d->entries[i]->date, date))
			buf_addf(out, "%s%s",
			    n++ == 0 ? "Of that day there is still: " : ", ",
			    d->entries[i]->name);
	if (n > 0)
		buf_adds(out, ".\n");
}

static enum diary_step
forget(struct diary_session *s, const char *name, bool sure, struct err *e)
{
	const struct diary_entry *entry;
	enum diary_step step = diary_open(s, true, e);
	char date[11];
	struct buf out;

	if (step != DIARY_DONE)
		return step;
	entry = diary_entry_named(s, name, e);
	if (entry == NULL)
		return DIARY_FAILED;
	if (!sure)
		step = confirm(s, entry->name, e);
	if (step != DIARY_DONE)
		return step;
	memcpy(date, entry->date, sizeof(date));
	diary_remove(s->diary, entry);
	step = diary_save(s, e);
	if (step != DIARY_DONE)
		return step;
	buf_init(&out, s->arena);
	buf_addf(&out, "%s is out of the diary.\n", name);
	add_others(&out, s->diary, date);
	buf_adds(&out,
	    "Sealed pieces of the file as it was may stay on the disk for a "
	    "while. Without the passphrase nobody can read them. Copies and "
	    "backups of the file still hold the check.\n");
	return diary_tell(s, out.data, e);
}

int
cmd_diary_forget(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary forget",
	    .args = "DATE",
	    .help = "take a check out of the diary, for good",
	    .more = "DATE is its name in diary list, as 2026-11-22 or, for the "
		    "second of a day, 2026-11-22.2.\n"
		    "To forget the whole diary, delete its file: diary path "
		    "says where it is.",
	};
	struct diary_place place = {0};
	bool yes = false;
	const struct opt opts[] = {
	    DIARY_OPTIONS(place),
	    {0, "yes", NULL, "do not ask whether you are sure", &yes, NULL},
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
		    "diary forget needs the date of one check");
	if (diary_begin(&s, app, &place, e) == -1)
		return -1;
	/* a script was sure when it was written */
	return diary_finish(&s,
	    forget(&s, argv[1], yes || place.passphrase_fd != NULL, e));
}
