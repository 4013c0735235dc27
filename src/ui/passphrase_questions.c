/* What is asked of a person around a passphrase. */
#include <string.h>
#include <strings.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/tty.h"
#include "passphrase_parts.h"

#define YES_MOST 20

static const char nothing_shown[] = ". Nothing is shown while you type.";

enum passphrase_end
passphrase_line(const char *prompt, struct secret *p)
{
	const struct passphrase_asked q = {prompt, nothing_shown,
	    "passphrase> "};

	for (;;) {
		bool whole = true;
		const enum passphrase_end end = passphrase_type(&q, p, &whole);

		if (end != PASSPHRASE_READ || whole)
			return end;
		secret_free(p);
		passphrase_say("This is too long: more than 1024 bytes. Type a "
			       "shorter one.");
	}
}

enum passphrase_end
passphrase_ask(const char *prompt, struct secret *p)
{
	for (bool again = false;; again = true) {
		const enum passphrase_end end = passphrase_line(prompt, p);

		if (end != PASSPHRASE_READ || p->len > 0)
			return end;
		secret_free(p);
		if (again)
			return PASSPHRASE_NONE;
		passphrase_say("That was empty. Type the passphrase, then "
			       "press Enter. Enter alone gives up.");
	}
}

/* --- questions ------------------------------------------------------------ */

enum passphrase_end
passphrase_pause(const char *text)
{
	const struct passphrase_asked q = {text, "", "ready> "};
	struct secret ignored;
	bool whole;
	const enum passphrase_end end = passphrase_type(&q, &ignored, &whole);

	secret_free(&ignored);
	return end;
}

/* Is P an answer to yes or no? *YES: which. */
static bool
answers(const struct secret *p, bool *yes)
{
	static const struct {
		const char *word;
		bool yes;
	} words[] = {{"yes", true}, {"y", true}, {"no", false}, {"n", false},
	    {"", false}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const size_t n = strlen(words[i].word);

		*yes = words[i].yes;
		if (p->len == n &&
		    strncasecmp((const char *)p->bytes, words[i].word, n) == 0)
			return true;
	}
	*yes = false;
	return false;
}

enum passphrase_end
passphrase_yes(const char *question, bool *yes)
{
	const struct passphrase_asked q = {question, nothing_shown,
	    "yes or no> "};

	*yes = false;
	for (bool again = false;; again = true) {
		struct secret p;
		bool whole = true;
		const enum passphrase_end end = passphrase_type(&q, &p, &whole);
		const bool clear =
		    end == PASSPHRASE_READ && whole && answers(&p, yes);

		secret_free(&p);
		if (end != PASSPHRASE_READ || clear)
			return end;
		if (again)
			break;
		passphrase_say(
		    "That was not taken as your passphrase. Please type "
		    "yes or no.");
	}
	passphrase_say("That was not yes or no, so it counts as no.");
	return PASSPHRASE_READ;
}

static bool
is_yes(const struct buf *line)
{
	return strcasecmp(line->data, "yes") == 0 ||
	    strcasecmp(line->data, "y") == 0;
}

enum passphrase_end
passphrase_confirm(const char *question, bool *yes)
{
	const struct line_style style = {.prompt = "yes or no> ",
	    .most = YES_MOST};
	struct arena *a = arena_new();
	struct buf line;
	enum line_end end;

	buf_init(&line, a);
	tty_flush_input();
	passphrase_say(question);
	end = line_plain(&style, &line);
	*yes = end == LINE_READ && is_yes(&line);
	arena_free(a);
	if (end == LINE_LEAVE || end == LINE_CLOSED) {
		passphrase_blank();
		return PASSPHRASE_LEFT;
	}
	return end == LINE_READ ? PASSPHRASE_READ : PASSPHRASE_NONE;
}
