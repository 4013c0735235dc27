/* What the fuzz targets share. A target is one file, NAME.c, which defines
 * LLVMFuzzerTestOneInput() and fuzz_begin(); it is linked with libFuzzer
 * (`make fuzz`), or with replay.c, which feeds it the files of a folder. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"

struct bank;

/* What libFuzzer calls: once, and then with each input. The second is the
 * target's, and gives 0 (-1: not worth keeping). */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The target's own: what it needs once. Runs at the top of the project. */
void fuzz_begin(void);

/* A promise. One that is broken is a crash, which libFuzzer keeps. */
#define FUZZ_CHECK(what)                                      \
	do {                                                  \
		if (!(what))                                  \
			fuzz_fail(__FILE__, __LINE__, #what); \
	} while (0)
_Noreturn void fuzz_fail(const char *file, int line, const char *what);

/* The same, of two texts: shows both. */
void fuzz_same(const char *what, const char *a, size_t na, const char *b,
    size_t nb);

/* An empty arena for one input; it is wiped by the next call. */
struct arena *fuzz_arena(void);
/* One that stays. */
struct arena *fuzz_always(void);

/* A file of the project; a bank of it, which loads. They stay. */
struct fuzz_text {
	const char *s;
	size_t n;
};
struct fuzz_text fuzz_file(const char *path);
struct bank *fuzz_bank(const char *path);

/* The digest of such a bank, as in an answer file; 64 digits. It stays. */
const char *fuzz_digest(const struct bank *b);

/* The input, taken from the front. When it is used up all is 0. */
struct bytes {
	const uint8_t *p;
	size_t n;
};
uint8_t take_byte(struct bytes *in);
uint64_t take_number(struct bytes *in, unsigned bytes);
/* 0 to BOUND - 1 (BOUND at most 65536). */
unsigned take_below(struct bytes *in, unsigned bound);
/* Up to the next byte 0xff, or MOST bytes; with a NUL behind, in A. */
struct fuzz_text take_text(struct bytes *in, struct arena *a, size_t most);
/* All that is left. */
struct fuzz_text take_rest(struct bytes *in, struct arena *a);

/* Is this text fit for a person's screen? It is UTF-8, and there is no C0 in
 * it but line feeds (LINES), no DEL, no C1, nothing that changes direction, and
 * nothing of no width that hides. A list of its own, not the program's. */
bool fuzz_is_clean(const char *s, size_t n, bool lines);
/* It is, or the run ends here. */
void fuzz_clean(const char *what, const char *s, size_t n, bool lines);

/* All findings in D have a place that is inside a file of N bytes of TEXT, and
 * are written as a line each that is fit to be shown. At least one is an error,
 * where ERROR. */
void fuzz_findings(struct diags *d, const char *text, size_t n, bool error);

#endif
