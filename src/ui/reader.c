#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/reader.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "keep.h"

enum place {
	READ,
	KEEP, /* what is to stay? In plain mode the page ends in it */
	PEOPLE,
	KEYS,
	PAUSE,
	DONE, /* the page stays */
	GONE, /* it does not */
	LEFT, /* at once */
	PLACES
};

struct reader {
	const struct report *text;
	const struct answers *whose;
	bool plain;
	enum place place, back_to;
	size_t row; /* how far it was read */
	bool again; /* what was typed means nothing here */
};

static bool
has_people(const struct reader *r)
{
	return r->whose->bank->n_helplines > 0;
}

/* Its blocks, which stay whose they are. */
static void
copy(struct report *page, const struct report *text)
{
	for (const struct block *b = text->first; b != NULL; b = b->next) {
		struct block *to = arena_alloc(page->arena, sizeof(*to));

		*to = *b;
		to->next = NULL;
		*page->tail = to;
		page->tail = &to->next;
	}
}

/* --- pages ------------------------------------------------------------------
 */

static void
keys_line(const struct reader *r, struct report *page, const char *first)
{
	report_addf(page, BLOCK_KEYS,
	    "%s%s p: pause, with a blank screen. "
	    "x: leave.",
	    first, has_people(r) ? " h: people to reach." : "");
}

/* Plain mode cannot take back what has left the window, so it says so. */
static void
page_keep(const struct reader *r, struct report *page)
{
	if (r->again)
		report_add(page, BLOCK_PARA, "Please type 1 or 2.");
	keep_begin(page, "page", NULL);
	report_number(page, 2,
	    r->plain ? "Blank the screen. What has scrolled up may stay above."
		     : "Blank the screen");
	keys_line(r, page,
	    r->plain ? "Type a number. b: read the page again."
		     : "Type a number. b: back to the page.");
}

/* The keys stand on top too: nobody has to read to the end to find out how to
 * get away. */
static void
page_read(const struct reader *r, struct report *page)
{
	if (!r->plain)
		keys_line(r, page, "Enter: next page. b: page before.");
	copy(page, r->text);
	if (r->plain)
		page_keep(r, page);
	else
		keys_line(r, page,
		    "Ctrl-C does not copy, it leaves. Enter: go on. b: page "
		    "before.");
}

static void
page_people(const struct reader *r, struct report *page)
{
	const struct answers *a = r->whose;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(a->bank, a->country) : NULL;

	if (c == NULL && a->country[0] != '\0')
		report_no_country(page, a->bank, a->form->voice, a->country);
	else
		report_helplines(page, a->bank, a->form->voice, c, NULL, 0);
	report_add(page, BLOCK_KEYS,
	    "Enter: back to where you were. x: leave.");
}

static void
page_keys(const struct reader *r, struct report *page)
{
	report_add(page, BLOCK_PARA, "I did not understand that.");
	report_add(page, BLOCK_TITLE, "What you can type");
	report_add(page, BLOCK_ITEM, "Enter: the next page");
	report_add(page, BLOCK_ITEM, "b: the page before");
	if (has_people(r))
		report_add(page, BLOCK_ITEM, "h: people to reach");
	report_add(page, BLOCK_ITEM,
	    "p: pause, with a blank screen, until you press Enter");
	report_add(page, BLOCK_ITEM, "q: stop reading");
	report_add(page, BLOCK_ITEM, "x or Ctrl-C: leave at once");
	report_add(page, BLOCK_KEYS,
	    "Enter: back to where you were. x: leave.");
}

/* --- lines ------------------------------------------------------------------
 */

static void
line_keep(struct reader *r, const char *line)
{
	r->again = false;
	if (str_eq(line, "1"))
		r->place = DONE;
	else if (str_eq(line, "2"))
		r->place = GONE;
	else if (str_eq(line, "b"))
		r->place = READ;
	else
		r->again = true;
	if (r->again)
		r->place = KEEP;
}

/* Turning the page is done before a line gets here. */
static void
line_read(struct reader *r, const char *line)
{
	if (r->plain) {
		line_keep(r, line);
	} else if (*line == '\0' || str_eq(line, "q")) {
		r->place = KEEP;
	} else if (!str_eq(line, "b")) {
		r->back_to = READ;
		r->place = KEYS;
	}
}

static void
line_overlay(struct reader *r, const char *line)
{
	(void)line;
	r->place = r->back_to;
}

/* --- the table of places ------------------------------------------------- */

static const struct {
	void (*page)(const struct reader *, struct report *);
	void (*line)(struct reader *, const char *);
} places[PLACES] = {
    [READ] = {page_read, line_read},
    [KEEP] = {page_keep, line_keep},
    [PEOPLE] = {page_people, line_overlay},
    [KEYS] = {page_keys, line_overlay},
    [PAUSE] = {NULL, line_overlay},
};

static void
page(void *ctx, struct report *page)
{
	const struct reader *r = ctx;

	if (places[r->place].page != NULL)
		places[r->place].page(r, page);
}

/* Keys that do the same wherever one stands. In plain mode the page stands
 * above: it is not read out once more after each of them. */
static bool
common_key(struct reader *r, const char *line)
{
	const bool overlay = places[r->place].line == line_overlay;

	if (str_eq(line, "r"))
		return true; /* the page is shown again */
	if (!str_eq(line, "p") && !(str_eq(line, "h") && has_people(r)))
		return false;
	if (!overlay)
		r->back_to = r->plain ? KEEP : r->place;
	r->place = *line == 'h' ? PEOPLE : PAUSE;
	r->again = false;
	return true;
}

static void
take(void *ctx, const char *line)
{
	struct reader *r = ctx;
	char key[16];

	typed_key(key, sizeof(key), line);
	if (str_eq(key, "x"))
		r->place = LEFT;
	else if (!common_key(r, key))
		places[r->place].line(r, key);
}

/* What nobody asked to leave in the window does not stay. */
static void
end_of_input(void *ctx)
{
	struct reader *r = ctx;

	if (r->place == PAUSE)
		r->place = LEFT;
	else if (r->place == KEEP || r->plain)
		r->place = GONE;
	else
		r->place = KEEP;
}

static void
leave(void *ctx)
{
	((struct reader *)ctx)->place = LEFT;
}

static bool
is_over(const void *ctx)
{
	return ((const struct reader *)ctx)->place >= DONE;
}

static bool
has_left(const void *ctx)
{
	return ((const struct reader *)ctx)->place == LEFT;
}

static bool
is_paused(const void *ctx)
{
	return ((const struct reader *)ctx)->place == PAUSE;
}

static size_t *
row(void *ctx)
{
	struct reader *r = ctx;

	return r->place == READ ? &r->row : NULL;
}

static enum talk_leaves
leaves(void *ctx, struct report *page)
{
	const struct reader *r = ctx;

	if (r->place != DONE)
		return TALK_BLANK;
	copy(page, r->text);
	return TALK_PAGE;
}

enum talk_end
reader_run(const struct report *text, const struct answers *whose,
    enum talk_mode mode, int in, int out)
{
	struct reader r = {.text = text,
	    .whose = whose,
	    .plain = mode == TALK_PLAIN};
	const struct talk t = {
	    .ctx = &r,
	    .page = page,
	    .line = take,
	    .end_of_input = end_of_input,
	    .leave = leave,
	    .is_over = is_over,
	    .has_left = has_left,
	    .is_paused = is_paused,
	    .row = row,
	    .leaves = leaves,
	};

	return talk_run(&t, mode, in, out);
}
