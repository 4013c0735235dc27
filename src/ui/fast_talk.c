/* The typing in of paper, run. */
#include "elsewhere.h"
#include "harmcheck/fast.h"
#include "harmcheck/report.h"

static void
show(void *ctx, struct report *page)
{
	fast_page(ctx, page);
}

static void
take(void *ctx, const char *line)
{
	fast_line(ctx, line);
}

static void
end_of_input(void *ctx)
{
	fast_end_of_input(ctx);
}

static void
leave(void *ctx)
{
	((struct fast *)ctx)->place = FAST_LEFT;
}

static bool
is_over(const void *ctx)
{
	return fast_over(ctx);
}

static bool
has_left(const void *ctx)
{
	return ((const struct fast *)ctx)->place == FAST_LEFT;
}

static bool
is_paused(const void *ctx)
{
	return ((const struct fast *)ctx)->place == FAST_PAUSE;
}

static bool
wants_name(const void *ctx)
{
	return ((const struct fast *)ctx)->place == FAST_ELSEWHERE;
}

static const char *
prompt(const void *ctx)
{
	return wants_name(ctx) ? ELSEWHERE_PROMPT : NULL;
}

/* On a pipe no line belongs to the first page; nor to the last one. */
static bool
passes(const void *ctx)
{
	const struct fast *f = ctx;

	return f->place == FAST_SUM || (f->place == FAST_FIRST && f->arg.piped);
}

/* What was typed goes; how much it was stays. */
static enum talk_leaves
leaves(void *ctx, struct report *page)
{
	const struct fast *f = ctx;

	if (f->stuck || f->unwritten)
		return TALK_BLANK;
	fast_sum(f, page);
	return TALK_PAGE;
}

enum talk_end
fast_run(struct arena *session, const struct fast_arg *arg, enum talk_mode mode,
    int in, int out, struct fast **f)
{
	const struct talk t = {
	    .ctx = *f = fast_new(session, arg),
	    .page = show,
	    .line = take,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .wants_note = wants_name,
	    .prompt = prompt,
	    .is_paused = is_paused,
	    .passes = passes,
	    .leaves = leaves,
	};

	return talk_run(&t, mode, in, out);
}
