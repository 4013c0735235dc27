/* An exercise, run on a terminal or on a pipe. */
#include "harmcheck/exercise.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"

static void
show(void *ctx, struct report *page)
{
	exercise_page(ctx, page);
}

static void
take(void *ctx, const char *line)
{
	exercise_line(ctx, line);
}

static void
end_of_input(void *ctx)
{
	exercise_end_of_input(ctx);
}

static void
leave(void *ctx)
{
	((struct exercise *)ctx)->place = EXERCISE_LEFT;
}

static bool
is_over(const void *ctx)
{
	return exercise_over(ctx);
}

static bool
has_left(const void *ctx)
{
	return ((const struct exercise *)ctx)->place == EXERCISE_LEFT;
}

static bool
wants_note(const void *ctx)
{
	return exercise_wants_note(ctx);
}

static const char *
prompt(const void *ctx)
{
	return exercise_prompt(ctx);
}

static bool
is_paused(const void *ctx)
{
	return exercise_is_paused(ctx);
}

static bool
passes(const void *ctx)
{
	return exercise_passes(ctx);
}

/* Long pages are come back to where they were read, but for what is to be said
 * on top of them. */
static size_t *
row(void *ctx)
{
	struct exercise *e = ctx;
	size_t *row = NULL;

	if (e->place == EXERCISE_STORY)
		row = &e->rows[e->part];
	else if (e->place == EXERCISE_KEY)
		row = &e->key_row;
	if (row != NULL && e->notice[0] != '\0')
		*row = 0;
	return row;
}

/* What the person chose at the end. */
static enum talk_leaves
leaves(void *ctx, struct report *page)
{
	const struct exercise *e = ctx;

	if (e->keep != KEEP_SHOWN)
		return TALK_BLANK;
	report_scenario_key(page, e->arg.scenario, e->d->answers);
	return TALK_PAGE;
}

enum talk_end
exercise_run(struct arena *session, const struct exercise_arg *arg,
    enum talk_mode mode, int in, int out, struct exercise **e)
{
	struct exercise_arg ea = *arg;
	struct talk t = {
	    .page = show,
	    .line = take,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .wants_note = wants_note,
	    .prompt = prompt,
	    .is_paused = is_paused,
	    .passes = passes,
	    .row = row,
	    .leaves = leaves,
	};

	ea.piped = mode == TALK_PIPE;
	ea.plain = mode == TALK_PLAIN;
	t.ctx = *e = exercise_new(session, &ea);
	return talk_run(&t, mode, in, out);
}
