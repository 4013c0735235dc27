/* age-sealer close|open PASSPHRASE [WORK]: seal or open what comes in, for
 * tests/age/tool, and for tests that need a sealed file that opens fast. Says
 * the outcome when it is not "done", with the status of its kind. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/seal_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/seal.h"

static enum seal_outcome
do_open(struct buf *out, const char *in, size_t n, const struct secret *s)
{
	struct seal_opened o;
	enum seal_outcome outcome = seal_open(&o, in, n, s);

	if (outcome == SEAL_DONE)
		buf_add(out, o.text.bytes, o.text.len);
	secret_free(&o.text);
	return outcome;
}

static int
run(struct arena *a, const char *how, const char *passphrase, unsigned work)
{
	enum seal_outcome outcome;
	struct secret s;
	struct buf out;
	struct err e;
	char *in;
	size_t n;

	if (file_read(a, "-", 64 << 20, &in, &n, &e) == -1) {
		fprintf(stderr, "%s\n", e.msg);
		return (int)e.kind;
	}
	if (!secret_new(&s, strlen(passphrase)))
		return ERR_IO;
	memcpy(s.bytes, passphrase, s.len);
	buf_init(&out, a);
	outcome = strcmp(how, "close") == 0
	    ? seal_close_with(&out, in, n, &s, work)
	    : do_open(&out, in, n, &s);
	secret_free(&s);
	if (outcome != SEAL_DONE)
		fprintf(stderr, "%s\n", seal_words(outcome));
	else if (fwrite(out.data, 1, out.len, stdout) != out.len ||
	    fflush(stdout) == EOF)
		return ERR_IO;
	return (int)seal_kind(outcome);
}

int
main(int argc, char *argv[])
{
	struct arena *a;
	int status;

	if (argc != 3 && argc != 4) {
		fputs("usage: age-sealer close|open PASSPHRASE [WORK]\n",
		    stderr);
		return ERR_USAGE;
	}
	a = arena_new();
	status = run(a, argv[1], argv[2],
	    argc == 4 ? (unsigned)strtoul(argv[3], NULL, 10) : SEAL_WORK);
	arena_free(a);
	return status;
}
