#include "harmcheck/consent.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "harmcheck/str.h"

struct consent {
	enum { ASKED, YES, NO, LEFT } place;
	bool again; /* what was typed meant nothing here */
};

static void
page(void *ctx, struct report *r)
{
	const struct consent *c = ctx;

	if (c->again)
		report_add(r, BLOCK_PARA, "Please type 1 or 2.");
	report_add(r, BLOCK_TITLE, "Before you look");
	report_consent(r);
	report_number(r, 1, "Go on");
	report_number(r, 2, "Stop");
	report_add(r, BLOCK_KEYS, "Type 1 or 2 and press Enter. x: leave.");
}

/* Enter alone chooses nothing, as everywhere. */
static void
line(void *ctx, const char *typed)
{
	static const struct {
		const char *word;
		int place;
	} words[] = {
	    {"1", YES},
	    {"go on", YES},
	    {"yes", YES},
	    {"2", NO},
	    {"stop", NO},
	    {"no", NO},
	    {"q", NO},
	    {"x", LEFT},
	    {"leave", LEFT},
	};
	struct consent *c = ctx;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(typed, words[i].word)) {
			c->place = words[i].place;
			return;
		}
	c->again = *typed != '\0';
}

static void
end_of_input(void *ctx)
{
	((struct consent *)ctx)->place = NO;
}

static void
leave(void *ctx)
{
	((struct consent *)ctx)->place = LEFT;
}

static bool
is_over(const void *ctx)
{
	return ((const struct consent *)ctx)->place != ASKED;
}

static bool
has_left(const void *ctx)
{
	return ((const struct consent *)ctx)->place == LEFT;
}

static enum talk_leaves
leaves(void *ctx, struct report *r)
{
	(void)r;
	return ((struct consent *)ctx)->place == YES ? TALK_LINES : TALK_BLANK;
}

enum talk_end
consent_ask(enum talk_mode mode, int in, int out, bool *yes)
{
	struct consent c = {.place = ASKED};
	const struct talk t = {
	    .ctx = &c,
	    .page = page,
	    .line = line,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .leaves = leaves,
	};
	const enum talk_end end = talk_run(&t, mode, in, out);

	*yes = end == TALK_DONE && c.place == YES;
	return end;
}
