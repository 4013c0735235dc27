#include "harmcheck/interview.h"
#include "harmcheck/report.h"
#include "harmcheck/talk.h"

static void
show(void *ctx, struct report *page)
{
	dialogue_page(ctx, page);
}

static void
take(void *ctx, const char *line)
{
	struct dialogue *d = ctx;

	if (dialogue_passes(d))
		dialogue_pass(d);
	else
		dialogue_line(d, line);
}

static void
end_of_input(void *ctx)
{
	dialogue_end_of_input(ctx);
}

static void
leave(void *ctx)
{
	((struct dialogue *)ctx)->place = PLACE_LEFT;
}

static bool
is_over(const void *ctx)
{
	return dialogue_over(ctx);
}

static bool
has_left(const void *ctx)
{
	return ((const struct dialogue *)ctx)->place == PLACE_LEFT;
}

static bool
wants_note(const void *ctx)
{
	return dialogue_wants_note(ctx);
}

static const char *
prompt(const void *ctx)
{
	return dialogue_prompt(ctx);
}

static bool
is_paused(const void *ctx)
{
	return ((const struct dialogue *)ctx)->place == PLACE_PAUSE;
}

static bool
passes(const void *ctx)
{
	return dialogue_passes(ctx);
}

/* What the person chose at the end. */
static enum talk_leaves
leaves(void *ctx, struct report *page)
{
	const struct dialogue *d = ctx;

	if (d->keep != KEEP_SHOWN)
		return TALK_BLANK;
	if (d->result == NULL)
		return TALK_LINES;
	report_result(page, d->result);
	if (d->in_diary) {
		report_add(page, BLOCK_GAP, "");
		report_add(page, BLOCK_PARA, d->diary_words);
		if (d->told != NULL)
			report_add(page, BLOCK_PARA, d->told);
	}
	return TALK_PAGE;
}

enum talk_end
interview_run(struct arena *session, const struct interview_arg *arg,
    struct dialogue **out)
{
	const enum talk_mode mode = talk_mode(arg->in, arg->out, arg->plain);
	struct dialogue_arg da = arg->dialogue;
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
	    .leaves = leaves,
	};

	da.piped = mode == TALK_PIPE;
	da.plain = mode == TALK_PLAIN;
	t.ctx = *out = dialogue_new(session, &da);
	return talk_run(&t, mode, arg->in, arg->out);
}
