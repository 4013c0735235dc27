/* asker [plain] ask | new [WORDS] | confirm: asks for a passphrase as the
 * program does and tells only how it ended, for tests/pty/passphrase-*.keys. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/err.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/tty.h"

static enum passphrase_end
ask(const char *how, const char *words, struct secret *p, bool *yes)
{
	if (strcmp(how, "new") == 0)
		return passphrase_new(words, p);
	if (strcmp(how, "confirm") == 0)
		return passphrase_confirm("Take it out?", yes);
	return passphrase_ask("Passphrase of the diary", p);
}

static int
leave(void)
{
	const int sig = tty_signal();

	if (sig != 0 && sig != SIGINT) {
		signal(sig, SIG_DFL);
		raise(sig);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	const bool plain = argc > 1 && strcmp(argv[1], "plain") == 0;
	const char *how;
	struct secret p = {0};
	struct err e;
	enum passphrase_end end;
	bool yes = false;

	argc -= plain;
	argv += plain;
	how = argc > 1 ? argv[1] : "ask";
	if (passphrase_begin(plain, &e) == -1) {
		fprintf(stderr, "asker: %s\n", e.msg);
		return (int)e.kind;
	}
	end = ask(how, argc > 2 ? argv[2] : NULL, &p, &yes);
	passphrase_end();
	if (end == PASSPHRASE_LEFT)
		return leave();
	if (end == PASSPHRASE_NONE)
		puts(p.bytes == NULL ? "NONE" : "NONE, with bytes");
	else if (strcmp(how, "confirm") == 0)
		puts(yes ? "YES" : "NO");
	else
		printf("READ %zu bytes\n", p.len);
	secret_free(&p);
	return 0;
}
