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
	bool shown; /* words stand on the screen */
	bool empty; /* nothing was typed before */
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

static void
show_words(struct choice *c)
{
	struct secret words;
	struct err ignored;

	if (passphrase_suggest(c->list, c->n, WORDS, &words, &ignored) == -1)
		return;
	/* At the top of an empty screen: so they do not scroll off it before
	 * they are hidden, nor do those that were shown before. */
	passphrase_blank();
	passphrase_say("Six random words:");
	passphrase_show(&words);
	secret_free(&words);
	c->shown = true;
	passphrase_say(
	    "Anybody who sees the screen can read them. Write them down where "
	    "only you look, or learn them.\n"
	    "Type them with a blank between them to use them, or type "
	    "something else of your own. Enter alone: other words.");
}

/* In a low window they may have scrolled off all the same. */
static void
hide_words(const struct choice *c)
{
	if (!c->shown)
		return;
	passphrase_blank();
	passphrase_say("The words are off the screen. If it has scrolled, they "
		       "may still stand further up.");
}

/* Say how hard P is to guess. *USE: it is strong enough, or taken all the
 * same. */
static enum passphrase_end
weigh(const struct secret *p, bool *use)
{
	const unsigned bits = passphrase_guess_bits(p->bytes, p->len);
	struct arena *a = arena_new();

	passphrase_say(arena_printf(a,
	    "%s\nWe can only look at its length and shape. A name, a date or a "
	    "line from a song is easier than it looks.",
	    passphrase_strength(bits)));
	arena_free(a);
	*use = bits >= PASSPHRASE_WEAK;
	return *use ? PASSPHRASE_READ
		    : passphrase_confirm("Use it all the same?", use);
}

/* *SAME: what is typed now is P. */
static enum passphrase_end
repeat(const struct secret *p, bool *same)
{
	struct secret again;
	const enum passphrase_end end =
	    passphrase_line("Type it once more, to be sure", &again);

	*same = end == PASSPHRASE_READ && again.len == p->len &&
	    memcmp(again.bytes, p->bytes, p->len) == 0;
	secret_free(&again);
	return end;
}

/* Nothing was typed: words, or a reminder, or the end. */
static enum passphrase_end
take_empty(struct choice *c)
{
	if (c->list != NULL) {
		show_words(c);
		return PASSPHRASE_READ;
	}
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
		end = weigh(p, &use);
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
	passphrase_say(c.list != NULL
		? "Choose a passphrase. Several words are better than one hard "
		  "one.\nPress Enter alone to see six random words."
		: "Choose a passphrase. Several words are better than one hard "
		  "one.");
	do
		end = try(&c, p, &done);
	while (end == PASSPHRASE_READ && !done);
	if (end != PASSPHRASE_LEFT)
		hide_words(&c);
	arena_free(a);
	return end;
}
