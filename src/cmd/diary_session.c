#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "diary_session.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/paths.h"
#include "harmcheck/str.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "harmcheck/work.h"

#define TRIES 3

int
diary_begin(struct diary_session *s, struct app *app,
    const struct diary_place *place, struct err *e)
{
	*s = (struct diary_session){.outer = app,
	    .path = place->path,
	    .passphrase_fd = place->passphrase_fd,
	    .plain = place->plain || app_accessible(),
	    .ours = place->path == NULL,
	    .hold = {.fd = -1}};
	if (s->path != NULL && (str_eq(s->path, "-") || *s->path == '\0'))
		return err_set(e, ERR_USAGE, "--file needs the name of a file");
	if (s->path == NULL && (s->path = paths_diary(app->arena, e)) == NULL)
		return -1;
	secret_memory_begin();
	s->arena = arena_new();
	s->app = *app;
	s->app.arena = s->arena;
	return 0;
}

int
diary_talk(struct diary_session *s, struct err *e)
{
	if (s->talks)
		return 0;
	if (passphrase_begin(s->plain, e) == -1)
		return -1;
	s->talks = true;
	return 0;
}

static void
say(const struct diary_session *s, const char *words)
{
	if (s->talks)
		passphrase_say(words);
}

/* Not the arena: work that is under way may use it. The program ends. */
static void
wipe(void *ctx)
{
	struct diary_session *s = ctx;

	if (s->passphrase.bytes != NULL)
		explicit_bzero(s->passphrase.bytes, s->passphrase.len);
}

/* --- opening -------------------------------------------------------------- */

struct opening {
	struct diary_session *session;
	struct arena *arena; /* of the sealed bytes */
	const char *bytes;
	size_t n;
	enum seal_outcome outcome;
	const char *shown; /* its name in findings */
	struct diags findings;
};

/* What is inside is read here too: it may be years of checks, and who waits
 * must be able to leave. */
static void
work_open(void *ctx)
{
	struct opening *o = ctx;
	struct diary_session *s = o->session;
	struct seal_opened opened;

	o->outcome = seal_open(&opened, o->bytes, o->n, &s->passphrase);
	if (o->outcome == SEAL_DONE)
		s->diary = diary_read(s->arena, o->shown,
		    (const char *)opened.text.bytes, opened.text.len,
		    &o->findings);
	secret_free(&opened.text);
}

static void
wipe_opening(void *ctx)
{
	wipe(((struct opening *)ctx)->session);
}

/* A file that no passphrase can open. */
static int
refuse(const struct diary_session *s, enum seal_outcome outcome, struct err *e)
{
	if (outcome == SEAL_NO_MATCH)
		return err_set(e, ERR_DATA,
		    "%s is sealed for a key, not with a passphrase, and "
		    "cannot be opened here",
		    s->path);
	return err_set(e, seal_kind(outcome), "%s: %s", s->path,
	    seal_words(outcome));
}

static int
read_sealed(struct diary_session *s, bool to_change, struct opening *o,
    struct err *e)
{
	enum seal_outcome look;
	char *bytes;

	/* before anybody types a passphrase in vain */
	if (to_change &&
	    (diary_file_hold(&s->hold, s->path, e) == -1 ||
		file_probe(s->path, false, e) == -1))
		return -1;
	if (diary_file_bytes(o->arena, to_change ? &s->hold : NULL, s->path,
		&bytes, &o->n, e) == -1)
		return -1;
	o->bytes = bytes;
	look = seal_look(o->bytes, o->n);
	return look == SEAL_DONE ? 0 : refuse(s, look, e);
}

static enum diary_step
ask(struct diary_session *s, struct err *e)
{
	if (s->passphrase_fd != NULL)
		return passphrase_from(s->passphrase_fd, &s->passphrase, e);
	if (diary_talk(s, e) == -1)
		return DIARY_FAILED;
	switch (passphrase_ask("Passphrase of your diary", &s->passphrase)) {
	case PASSPHRASE_READ:
		return DIARY_DONE;
	case PASSPHRASE_LEFT:
		return DIARY_LEFT;
	case PASSPHRASE_NONE:
		break;
	}
	return err_set(e, ERR_REFUSED,
	    "without its passphrase the diary stays closed; nothing was "
	    "changed");
}

/* One passphrase. DIARY_FAILED with ERR_REFUSED: it is the wrong one. */
static enum diary_step
try_open(struct opening *o, struct err *e)
{
	struct diary_session *s = o->session;
	const bool known = s->passphrase.bytes != NULL;
	const enum diary_step step = known ? DIARY_DONE : ask(s, e);

	if (step != DIARY_DONE)
		return step;
	say(s, "One moment, please. Ctrl-C leaves.");
	work_run(work_open, wipe_opening, o);
	if (o->outcome == SEAL_DONE)
		return DIARY_DONE;
	if (o->outcome == SEAL_NO_MATCH)
		return err_set(e, ERR_REFUSED,
		    known ? "the passphrase of the diary was changed meanwhile"
			  : "this passphrase does not open the diary; it may "
			    "be mistyped");
	return refuse(s, o->outcome, e);
}

/* On a terminal a mistyped one may be typed anew. Whoever cannot open it is not
 * left without anything. */
static enum diary_step
unseal(struct opening *o, struct err *e)
{
	struct diary_session *s = o->session;

	for (int i = 1;; i++) {
		const bool known = s->passphrase.bytes != NULL;
		const enum diary_step step = try_open(o, e);

		if (step != DIARY_FAILED || e->kind != ERR_REFUSED ||
		    !s->talks || known)
			return step;
		if (o->outcome != SEAL_NO_MATCH || i == TRIES) {
			diary_tell_closed(s, 0);
			return step;
		}
		diary_tell_closed(s, TRIES - i);
		secret_free(&s->passphrase);
		o->outcome = SEAL_BAD_HEADER;
	}
}

static void
tell_unlocked(struct diary_session *s)
{
	if (s->hushed || s->told || secret_memory_is_locked())
		return;
	s->told = true;
	app_complain("If this computer runs short of memory, it may "
		     "write parts of the open diary to its disk (swap "
		     "space). harmcheck(1) tells how to prevent that.\n");
}

static enum diary_step
read_opened(struct diary_session *s, struct opening *o, struct err *e)
{
	if (s->diary != NULL) {
		tell_unlocked(s);
		return DIARY_DONE;
	}
	if (!s->hushed)
		app_findings(&s->app, &o->findings, false);
	return err_set(e, ERR_DATA,
	    "the passphrase opens %s, but what is inside cannot be read as a "
	    "diary; nothing was changed",
	    s->path);
}

static enum diary_step
open_with(struct diary_session *s, bool to_change, struct opening *o,
    struct err *e)
{
	enum diary_step step;

	if (read_sealed(s, to_change, o, e) == -1)
		return DIARY_FAILED;
	o->shown = app_shown(s->arena, s->path);
	diag_init(&o->findings, s->arena);
	step = unseal(o, e);
	return step == DIARY_DONE ? read_opened(s, o, e) : step;
}

enum diary_step
diary_open(struct diary_session *s, bool to_change, struct err *e)
{
	struct opening o = {.session = s,
	    .arena = arena_new(),
	    .outcome = SEAL_BAD_HEADER};
	const enum diary_step step = open_with(s, to_change, &o, e);

	arena_free(o.arena);
	return step;
}

/* --- saving --------------------------------------------------------------- */

struct closing {
	struct diary_session *session;
	struct buf text, sealed;
	enum seal_outcome outcome;
};

static void
work_close(void *ctx)
{
	struct closing *c = ctx;

	c->outcome = seal_close(&c->sealed, c->text.data, c->text.len,
	    &c->session->passphrase);
}

static void
wipe_closing(void *ctx)
{
	wipe(((struct closing *)ctx)->session);
}

/* Whoever is told that it failed must know which of both the file is now. */
static enum diary_step
put_sealed(struct diary_session *s, const struct buf *sealed, struct err *e)
{
	const int before = s->hold.fd;

	/* not before: who leaves during the work leaves no folder either */
	if (before == -1 && diary_folder(s->path, s->ours, e) == -1)
		return DIARY_FAILED;
	if (diary_file_replace(&s->hold, s->path, sealed, e) == 0)
		return DIARY_DONE;
	if (s->hold.fd != before)
		err_set(e, ERR_IO,
		    "%s was changed, but the disk may not keep that", s->path);
	return DIARY_FAILED;
}

enum diary_step
diary_save(struct diary_session *s, struct err *e)
{
	struct arena *a = arena_new();
	struct closing c = {.session = s};
	enum diary_step step = DIARY_FAILED;

	buf_init(&c.text, a);
	buf_init(&c.sealed, a);
	diary_write(&c.text, s->diary);
	say(s, "One moment, please. Ctrl-C leaves.");
	work_run(work_close, wipe_closing, &c);
	if (c.outcome != SEAL_DONE)
		err_set(e, seal_kind(c.outcome), "%s: %s", s->path,
		    seal_words(c.outcome));
	else
		step = put_sealed(s, &c.sealed, e);
	arena_free(a);
	return step;
}

/* Was it asked, while nobody listened, to leave at once? */
static bool
is_left(const struct diary_session *s)
{
	if (!s->talks)
		return false;
	tty_flush_input();
	return tty_signal() != 0;
}

enum diary_step
diary_tell(struct diary_session *s, const char *words, struct err *e)
{
	/* on a pipe the lines are whole; names of files are so anywhere */
	const size_t width = isatty(STDOUT_FILENO) ? app_width() : SIZE_MAX;
	size_t left = strlen(words), next;
	struct buf out;

	if (is_left(s))
		return DIARY_LEFT; /* what was done stays done */
	tell_unlocked(s);
	diary_rest(s);
	buf_init(&out, s->arena);
	for (; left > 0; words += next, left -= next) {
		buf_add(&out, words,
		    utf8_wrap(words, left, *words == ' ' ? SIZE_MAX : width,
			&next));
		buf_addc(&out, '\n');
	}
	return app_write(&out, e);
}

void
diary_shut(struct diary_session *s)
{
	s->diary = NULL;
	arena_reset(s->arena);
	file_hold_drop(&s->hold);
}

static void
give_back(struct diary_session *s)
{
	if (s->talks)
		passphrase_end();
	s->talks = false;
}

void
diary_hush(struct diary_session *s)
{
	give_back(s);
	s->hushed = true;
}

void
diary_rest(struct diary_session *s)
{
	secret_free(&s->passphrase);
	give_back(s);
}

void
diary_end(struct diary_session *s)
{
	if (s->arena == NULL)
		return;
	diary_rest(s);
	arena_free(s->arena);
	s->arena = NULL;
	file_hold_drop(&s->hold);
}

int
diary_finish(struct diary_session *s, enum diary_step step)
{
	diary_end(s);
	if (step == DIARY_LEFT)
		app_pass_signal(s->outer);
	return step == DIARY_FAILED ? -1 : 0;
}
