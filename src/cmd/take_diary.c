#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "take_diary.h"

enum diary_step
take_diary_begin(struct take_diary *t, struct app *app,
    const struct diary_place *place, struct err *e)
{
	enum diary_step step;

	*t = (struct take_diary){0};
	if (diary_begin(&t->session, app, place, e) == -1)
		return DIARY_FAILED;
	step = diary_open(&t->session, true, e);
	if (step != DIARY_DONE)
		return step;
	diary_shut(&t->session);
	diary_hush(&t->session);
	return DIARY_DONE;
}

/* Read anew: a long time may have gone by. */
static enum diary_step
add(struct take_diary *t, const struct answers *a,
    const struct diary_entry **entry)
{
	struct diary_session *s = &t->session;
	enum diary_step step;
	struct buf text;
	bool new;

	if (!file_exists(s->path)) /* it was, when the check began */
		return err_set(&t->err, ERR_IO,
		    "the diary %s is not there any more; put it back, if you "
		    "can, then try again",
		    s->path);
	step = diary_open(s, true, &t->err);
	if (step != DIARY_DONE)
		return step;
	buf_init(&text, s->arena);
	answer_file_write(&text, a, app_digest(&s->app));
	if (diary_add(s->diary, a->date, text.data, text.len, entry, &new,
		&t->err) == -1)
		return DIARY_FAILED;
	return new ? diary_save(s, &t->err) : DIARY_DONE;
}

bool
take_diary_add(void *ctx, const struct answers *a, const char **words)
{
	struct take_diary *t = ctx;
	const struct diary_entry *entry = NULL;
	const bool done = add(t, a, &entry) == DIARY_DONE;

	if (done)
		*words = arena_printf(t->session.outer->arena,
		    "It is in your diary, as %s.", entry->name);
	else
		*words = t->err.msg;
	diary_shut(&t->session);
	return done;
}

void
take_diary_end(struct take_diary *t)
{
	diary_end(&t->session);
}
