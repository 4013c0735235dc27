#include <string.h>

#include "harmcheck/bank.h"
#include "harmcheck/consent.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "harmcheck/typed.h"

enum consent_place { ASKED, PEOPLE, PAUSE, YES, NO, LEFT };

struct consent {
	const struct bank *bank;
	enum consent_place place;
	bool again; /* what was typed meant nothing here */
};

static bool
has_people(const struct consent *c)
{
	return c->bank->n_helplines > 0;
}

/* --- pages ---------------------------------------------------------------- */

/* No country: neither file has been shown yet, not even where it is from. */
static void
page_people(const struct consent *c, struct report *r)
{
	static const char *const kinds[] = {"crisis"};
	const struct bank *b = c->bank;

	report_add(r, BLOCK_TITLE, "People to reach");
	for (size_t i = 0; i < b->n_countries; i++) {
		report_add(r, BLOCK_THEME, b->countries[i].name);
		report_lines_brief(r, b, &b->countries[i], kinds, 1, NULL);
	}
	report_add(r, BLOCK_GAP, "");
	report_add(r, BLOCK_PARA, "harmcheck helplines lists more.");
	report_add(r, BLOCK_KEYS, "Enter: back to where you were. x: leave.");
}

static void
page_asked(const struct consent *c, struct report *r)
{
	if (c->again)
		report_add(r, BLOCK_PARA, "Please type 1 or 2.");
	report_add(r, BLOCK_TITLE, "Before you look");
	report_consent(r, true);
	report_number(r, 1, "Go on");
	report_number(r, 2, "Stop");
	report_addf(r, BLOCK_KEYS,
	    "Type 1 or 2 and press Enter.%s p: pause, with a blank screen. x: "
	    "leave.",
	    has_people(c) ? " h: people to reach." : "");
}

static void
page(void *ctx, struct report *r)
{
	const struct consent *c = ctx;

	if (c->place == PEOPLE)
		page_people(c, r);
	else if (c->place == ASKED)
		page_asked(c, r);
}

/* --- lines ---------------------------------------------------------------- */

/* What KEY asks for where the question stands; ASKED: nothing. */
static enum consent_place
meant(const struct consent *c, const char *key)
{
	static const struct {
		const char *word;
		enum consent_place place;
	} words[] = {
	    {"1", YES},
	    {"go on", YES},
	    {"yes", YES},
	    {"2", NO},
	    {"no", NO},
	    {"not today", NO},
	    {"q", NO},
	    {"h", PEOPLE},
	    {"p", PAUSE},
	    {"x", LEFT},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(key, words[i].word) == 0 &&
		    (words[i].place != PEOPLE || has_people(c)))
			return words[i].place;
	return ASKED;
}

/* Enter alone chooses nothing, as everywhere. From people and from a pause it
 * goes back; a number typed there chooses nothing either. */
static void
line(void *ctx, const char *typed)
{
	struct consent *c = ctx;
	const bool asked = c->place == ASKED;
	enum consent_place to;
	char key[16];

	typed_key(key, sizeof(key), typed);
	to = meant(c, key);
	if (!asked && (to == YES || to == NO))
		to = ASKED;
	c->again = asked && to == ASKED && *typed != '\0';
	c->place = to;
}

/* That is no yes. During a pause somebody must not see the screen. */
static void
end_of_input(void *ctx)
{
	struct consent *c = ctx;

	c->place = c->place == PAUSE ? LEFT : NO;
}

static void
leave(void *ctx)
{
	((struct consent *)ctx)->place = LEFT;
}

static bool
is_over(const void *ctx)
{
	return ((const struct consent *)ctx)->place >= YES;
}

static bool
has_left(const void *ctx)
{
	return ((const struct consent *)ctx)->place == LEFT;
}

static bool
is_paused(const void *ctx)
{
	return ((const struct consent *)ctx)->place == PAUSE;
}

static enum talk_leaves
leaves(void *ctx, struct report *r)
{
	(void)r;
	return ((struct consent *)ctx)->place == YES ? TALK_LINES : TALK_BLANK;
}

enum talk_end
consent_ask(const struct bank *bank, enum talk_mode mode, int in, int out,
    bool *yes)
{
	struct consent c = {.bank = bank, .place = ASKED};
	const struct talk t = {
	    .ctx = &c,
	    .page = page,
	    .line = line,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .is_paused = is_paused,
	    .leaves = leaves,
	};
	const enum talk_end end = talk_run(&t, mode, in, out);

	*yes = end == TALK_DONE && c.place == YES;
	return end;
}
