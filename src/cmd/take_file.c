#include <errno.h>
#include <string.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/progress.h"
#include "harmcheck/str.h"
#include "take_elsewhere.h"
#include "take_file.h"

void
take_file_begin(struct take_file *f, struct arena *session,
    const struct app *app, const char *path)
{
	*f = (struct take_file){.path = path,
	    .app = app,
	    .session = session,
	    .hold = {.fd = -1}};
	buf_init(&f->last, session);
	buf_init(&f->there, session);
}

/* Who only wanted to begin is told how. */
static int
offer(const struct take_file *f, struct err *e)
{
	return err_set(e, e->kind,
	    "%s. Try another name, or start without --save: then nothing is "
	    "kept",
	    arena_strdup(f->session, e->msg));
}

int
take_file_new(struct take_file *f, struct err *e)
{
	if (f->path == NULL)
		return 0;
	if (!file_is_ordinary(f->path)) {
		if (!file_exists(f->path))
			file_tidy(f->path);
		return file_probe(f->path, true, e) == 0 ? 0 : offer(f, e);
	}
	if (file_hold_take(&f->hold, f->path, e) == -1 &&
	    e->kind == ERR_REFUSED)
		return -1;
	file_hold_drop(&f->hold);
	return err_set(e, ERR_IO,
	    "%s exists already, and nothing in it was changed; choose "
	    "another name for --save, or go on with that check by --resume",
	    f->path);
}

/* The file of an unfinished check as we would write it now: as long as that
 * stays the same there is nothing to save. */
static void
remember(struct take_file *f, const char *text, size_t n)
{
	const struct dialogue_resume *r = &f->resume;

	buf_add(&f->there, text, n);
	answer_file_write_unfinished(&f->last, r->answers, app_digest(f->app),
	    r->progress);
}

/* A remark on what comes of it: answers to both banks. */
static const char *
begun_with(struct arena *session, const struct app *app, const char *version)
{
	if (str_eq(version, app->bank->version))
		return arena_printf(session,
		    "This check was begun with other questions than these, "
		    "although both are called version %s.",
		    version);
	return arena_printf(session,
	    "This check was begun with version %s of the questions, and went "
	    "on with version %s.",
	    version, app->bank->version);
}

static int
read_held(struct take_file *f, struct arena *session, struct app *app,
    struct err *e)
{
	struct progress *p = progress_new(session, app->bank);
	struct dialogue_resume *r = &f->resume;
	struct diags d;
	char *text;
	size_t n;

	if (file_read_open(session, f->hold.fd, f->path,
		node_limits_answers.bytes, &text, &n, e) == -1 ||
	    app_unsealed(f->path, text, n, e) == -1)
		return -1;
	diag_init(&d, session);
	r->answers = answer_file_resume(session, app->bank, app_digest(app),
	    app_shown(session, f->path), text, n, &f->notes, p, &d);
	r->progress = p;
	if (r->answers == NULL)
		return app_unusable(app, f->path, &d, e);
	r->version = f->notes.version;
	r->lost_place = f->notes.lost_place;
	if (r->version != NULL) { /* the first sentence is about that */
		r->misfits = f->notes.list + 1;
		r->n_misfits = f->notes.n - 1;
		f->notes.list[0] = begun_with(session, app, r->version);
	}
	remember(f, text, n);
	return 0;
}

int
take_file_resume(struct take_file *f, struct arena *session, struct app *app,
    struct err *e)
{
	if (!file_exists(f->path) && errno == ENOENT) {
		file_tidy(f->path);
		return err_set(e, ERR_IO,
		    "there is no file %s to go on with; to begin a check that "
		    "is saved there, use --save",
		    f->path);
	}
	if (file_hold_take(&f->hold, f->path, e) == -1)
		return -1;
	file_tidy(f->path);
	/* before it is said that answers are saved there */
	if (file_probe(f->path, false, e) == -1) {
		take_file_end(f);
		return -1;
	}
	if (read_held(f, session, app, e) == -1) {
		take_file_end(f);
		return -1;
	}
	return 0;
}

static bool
is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

bool
take_file_save(void *ctx, const struct answers *a, const struct progress *p,
    const char **why)
{
	struct take_file *f = ctx;
	struct arena *scratch = arena_new();
	struct buf text;
	int got = 0;

	buf_init(&text, scratch);
	answer_file_write_unfinished(&text, a, app_digest(f->app), p);
	if (!is_same(&text, &f->last) && !is_same(&text, &f->there)) {
		buf_clear(&f->there);
		buf_clear(&f->last);
		got = file_hold_replace(&f->hold, f->path, text.data, text.len,
		    &f->err);
		if (got == 0)
			buf_add(&f->last, text.data, text.len);
	}
	arena_free(scratch);
	*why = f->err.msg;
	return got == 0;
}

/* --- another file --------------------------------------------------------- */

static void
leave_behind(struct take_file *f)
{
	struct take_file_left *left;

	if (f->hold.fd == -1)
		return;
	left = arena_alloc(f->session, sizeof(*left));
	*left = (struct take_file_left){f->path, f->hold, f->left};
	f->left = left;
}

bool
take_file_elsewhere(void *ctx, const char *name, const struct answers *a,
    const struct progress *p, const char **path, const char **why)
{
	struct take_file *f = ctx;
	struct file_hold new = {.fd = -1};
	const char *place = take_elsewhere_path(f->session, name);
	struct buf text;

	buf_init(&text, f->session);
	answer_file_write_unfinished(&text, a, app_digest(f->app), p);
	if (take_elsewhere_write(&new, place, &text, &f->err_elsewhere) == -1) {
		*why = f->err_elsewhere.msg;
		return false;
	}
	leave_behind(f);
	f->hold = new;
	f->path = place;
	f->last = text;
	buf_clear(&f->there);
	*path = app_shown(f->session, place);
	return true;
}

/* What can be deleted is, also when something else cannot. GOT: -1 when
 * something of before could not; that is told here, and E is of the last. */
static int
remove_one(const struct take_file *f, struct file_hold *h, const char *path,
    int got, struct err *e)
{
	struct err why;

	if (h->fd == -1)
		return got;
	file_tidy(path);
	if (file_hold_remove(h, path, &why) == 0)
		return got;
	if (got == -1)
		app_fail(f->app, e);
	*e = why;
	return -1;
}

int
take_file_remove(struct take_file *f, struct err *e)
{
	int got = 0;

	for (struct take_file_left *l = f->left; l != NULL; l = l->next)
		got = remove_one(f, &l->hold, l->path, got, e);
	return remove_one(f, &f->hold, f->path, got, e);
}

int
take_file_unsaved(const struct take_file *f, struct err *e)
{
	struct buf out;

	buf_init(&out, f->session);
	buf_adds(&out,
	    f->hold.fd == -1 && f->left == NULL
		? "these answers were not saved"
		: "not all of these answers are sure to be saved. What was "
		  "saved may be in ");
	if (f->hold.fd != -1)
		buf_adds(&out, f->path);
	for (const struct take_file_left *l = f->left; l != NULL; l = l->next)
		buf_addf(&out, "%s%s",
		    l == f->left && f->hold.fd == -1 ? "" : " and in ",
		    l->path);
	return err_set(e, f->err.kind, "%s", out.data);
}

void
take_file_end(struct take_file *f)
{
	for (struct take_file_left *l = f->left; l != NULL; l = l->next)
		file_hold_drop(&l->hold);
	file_hold_drop(&f->hold);
}
