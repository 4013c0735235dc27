#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "passphrase_parts.h"

#define WORDS 6
#define LIST_MOST (1 << 20) /* bytes */

struct choice {
	const char *list; /* text of the word list; NULL: there is none */
	size_t n;
	struct secret words; /* that were shown last */
	bool stay;           /* the terminal cannot hide them again */
	bool left;           /* some may still stand in it */
	bool empty;          /* nothing was typed before */
};

/* Without a list there is no offer; the person need not know why. */
static void
read_list(struct choice *c, struct arena *a, const char *path)
{
	struct secret sample;
	struct err ignored;
	char *text;

	if (path == NULL ||
	    file_read(a, path, LIST_MOST, &text, &c->n, &ignored) == -1 ||
	    passphrase_suggest(text, c->n, WORDS, &sample, &ignored) == -1)
		return;
	secret_free(&sample);
	c->list = text;
}

/* Off the screen before anything is typed: what follows would push them where
 * nothing can erase them. */
static enum passphrase_end
hide_words(struct choice *c, const struct passphrase_place *from)
{
	const enum passphrase_end end = passphrase_pause(
	    "Have you got the words? Press Enter, and they go off the screen. "
	    "Then type them.");

	if (end == PASSPHRASE_LEFT)
		return end;
	c->left |= !passphrase_still_shows(from);
	passphrase_blank();
	passphrase_say(end == PASSPHRASE_READ
		? "The words are off the screen. Type them with a blank "
		  "between them, or type something else of your own. Enter "
		  "alone: other words."
		: "The words are off the screen.");
	return end;
}

static enum passphrase_end
show_words(struct choice *c)
{
	struct passphrase_place place;
	struct err ignored;

	secret_free(&c->words);
	if (passphrase_suggest(c->list, c->n, WORDS, &c->words, &ignored) == -1)
		return PASSPHRASE_READ;
	/* On an empty screen, and with as little as can be behind them, they do
	 * not scroll off it. */
	if (!c->stay)
		passphrase_blank();
	passphrase_say(
	    "Anybody who sees the screen can read these six random words. "
	    "Write them down where only you look, or learn them.");
	place = passphrase_here();
	passphrase_show(&c->words);
	if (!c->stay)
		return hide_words(c, &place);
	c->left = true;
	passphrase_say("Type them with a blank between them to use them, or "
		       "type something else of your own. Enter alone: other "
		       "words.");
	return PASSPHRASE_READ;
}

/* Where nothing can be erased, empty lines push them off; plain mode does
 * without, for the ears. */
static void
tell_left(const struct choice *c)
{
	if (!c->left)
		return;
	if (c->stay && !passphrase_is_plain())
		passphrase_blank();
	passphrase_say("The words may still stand further up in this window. "
		       "To be sure, close it.");
}

static bool
same(const struct secret *a, const struct secret *b)
{
	return a->bytes != NULL && b->bytes != NULL && a->len == b->len &&
	    memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* Say how hard P is to guess. *USE: it is strong enough, or taken all the
 * same. */
static enum passphrase_end
weigh(const struct choice *c, const struct secret *p, bool *use)
{
	const unsigned bits = passphrase_guess_bits(p->bytes, p->len);
	struct arena *a;

	*use = true;
	if (same(p, &c->words)) {
		passphrase_say("These are six random words: nobody is likely "
			       "to find them by trying.");
		return PASSPHRASE_READ;
	}
	a = arena_new();
	passphrase_say(arena_printf(a,
	    "%s\nWe can only look at its length and shape. A name, a date or a "
	    "line from a song is easier than it looks.",
	    passphrase_strength(bits)));
	arena_free(a);
	if (bits >= PASSPHRASE_WEAK)
		return PASSPHRASE_READ;
	return passphrase_yes("Use it all the same? Type yes or no", use);
}

/* *IS_SAME: what is typed now is P. */
static enum passphrase_end
repeat(const struct secret *p, bool *is_same)
{
	struct secret again;
	const enum passphrase_end end =
	    passphrase_line("Type it once more, to be sure", &again);

	*is_same = end == PASSPHRASE_READ && same(&again, p);
	secret_free(&again);
	return end;
}

/* Nothing was typed: words, or a reminder, or the end. */
static enum passphrase_end
take_empty(struct choice *c)
{
	if (c->list != NULL)
		return show_words(c);
	if (c->empty)
		return PASSPHRASE_NONE;
	c->empty = true;
	passphrase_say("That was empty. Type a passphrase, then press Enter. "
		       "Enter alone gives up.");
	return PASSPHRASE_READ;
}

/* One try. *DONE: P is chosen; if not, it holds nothing. */
static enum passphrase_end
try(struct choice *c, struct secret *p, bool *done)
{
	enum passphrase_end end = passphrase_line("New passphrase", p);

	*done = false;
	if (end == PASSPHRASE_READ && p->len == 0) {
		end = take_empty(c);
	} else if (end == PASSPHRASE_READ) {
		bool use;

		c->empty = false;
		end = weigh(c, p, &use);
		if (end == PASSPHRASE_READ && !use)
			passphrase_say("Then choose another one.");
		else if (end == PASSPHRASE_READ) {
			end = repeat(p, done);
			if (end == PASSPHRASE_READ && !*done)
				passphrase_say("The two were not the same. "
					       "Begin again.");
		}
	}
	if (!*done)
		secret_free(p);
	return end;
}

enum passphrase_end
passphrase_new(const char *words, struct secret *p)
{
	struct arena *a = arena_new();
	struct choice c = {0};
	enum passphrase_end end;
	bool done;

	read_list(&c, a, words);
	c.stay = !passphrase_can_hide();
	passphrase_say(arena_printf(a,
	    "Choose a passphrase. Several words are better than one hard one."
	    "%s%s",
	    c.list != NULL ? "\nPress Enter alone to see six random words."
			   : "",
	    c.list != NULL && c.stay
		? " They would stay in this window: close it when you are done."
		: ""));
	do
		end = try(&c, p, &done);
	while (end == PASSPHRASE_READ && !done);
	secret_free(&c.words);
	if (end != PASSPHRASE_LEFT)
		tell_left(&c);
	arena_free(a);
	return end;
}
