/* A diary that does not open. */
#include <strings.h>

#include "diary_session.h"
#include "harmcheck/passphrase.h"

#define AGAIN "This passphrase does not open the diary. It may be mistyped. "

/* Was help asked for, where anything may be a passphrase? */
static bool
is_help(const struct secret *p)
{
	const char *typed = (const char *)p->bytes;

	return (p->len == 1 && strncasecmp(typed, "h", 1) == 0) ||
	    (p->len == 4 && strncasecmp(typed, "help", 4) == 0);
}

void
diary_tell_closed(const struct diary_session *s, int tries)
{
	if (tries == 0) {
		passphrase_say("You can do a check without it: harmcheck take. "
			       "People to call: harmcheck helplines.");
		return;
	}
	if (is_help(&s->passphrase))
		passphrase_say("People to call: harmcheck helplines. (Here h "
			       "counts as a passphrase.)");
	passphrase_say(tries > 1 ? AGAIN "Try again. Ctrl-C leaves."
				 : AGAIN "One more try. Ctrl-C leaves.");
}
