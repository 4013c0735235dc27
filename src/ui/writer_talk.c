/* The writing of a letter, run on a terminal. */
#include "harmcheck/report.h"
#include "harmcheck/writer.h"

static void
show(void *ctx, struct report *page)
{
	writer_page(ctx, page);
}

static void
take(void *ctx, const char *line)
{
	writer_line(ctx, line);
}

static void
end_of_input(void *ctx)
{
	writer_end_of_input(ctx);
}

static void
leave(void *ctx)
{
	((struct writer *)ctx)->place = WRITER_LEFT;
}

static bool
is_over(const void *ctx)
{
	return writer_over(ctx);
}

static bool
has_left(const void *ctx)
{
	return ((const struct writer *)ctx)->place == WRITER_LEFT;
}

static bool
wants_note(const void *ctx)
{
	return writer_wants_note(ctx);
}

static bool
is_paused(const void *ctx)
{
	return ((const struct writer *)ctx)->place == WRITER_PAUSE;
}

/* What was left out is to go: the letter itself is put down afterwards. */
static enum talk_leaves
leaves(void *ctx, struct report *page)
{
	(void)ctx, (void)page;
	return TALK_BLANK;
}

enum talk_end
writer_run(struct arena *session, const struct writer_arg *arg,
    enum talk_mode mode, int in, int out, struct writer **w)
{
	const struct talk t = {
	    .ctx = *w = writer_new(session, arg),
	    .page = show,
	    .line = take,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .wants_note = wants_note,
	    .is_paused = is_paused,
	    .leaves = leaves,
	};

	return talk_run(&t, mode, in, out);
}
