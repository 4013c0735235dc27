/* Running the program against what comes from outside; see main.c. */
#ifndef HARMCHECK_TESTS_HOSTILE_H
#define HARMCHECK_TESTS_HOSTILE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes, NULs among them. */
struct bytes {
	const char *s;
	size_t n;
};
#define BYTES(literal)                         \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}

#define ARGS_MOST 40

/* What is run: words, and the environment beside the plain one. */
struct spawn {
	const char *argv[ARGS_MOST + 1]; /* without the program; NULL ends it */
	const char *env[8];              /* NAME=VALUE; NULL ends it */
	const char *in;                  /* a file to read; NULL: nothing */
	const char *third;               /* the file of descriptor 3, or NULL */
	const char *program;             /* NULL: harmcheck */
	unsigned seconds;                /* until it counts as hanging; 0: 20 */
};

/* What came of it. */
struct came {
	int status;     /* -1: ended by a signal */
	int signal;     /* ALRM: it did not end */
	double seconds; /* of the processor */
	long kib;       /* the most memory it had */
	struct bytes out, err;
};

/* Where all this is done: BASE/place is where the program runs, BASE/home and
 * BASE/tmp are its home and its TMPDIR. */
extern const char *base, *root, *harmcheck;

/* Run S to its end. The bytes of C are good until the next call. */
void spawn(const struct spawn *s, struct came *c);

/* Is nothing at all in the three folders? Says what is. Removes it. */
bool spawn_left_nothing(char *why, size_t n);

/* Write a file BASE/NAME; gives its path, which is never freed. */
const char *put_file(const char *name, const char *s, size_t n);

/* PATH sealed as a diary is, with what BASE/phrase holds; gives its path. */
const char *seal_file(const char *path);

/* The whole of PATH, never freed; ends the program when it cannot be read. */
struct bytes get_file(const char *path);

/* "FORMAT", never freed. */
const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* --- judging -------------------------------------------------------------- */

/* What is wrong with what was tried; "" as long as nothing is. */
extern char why[4096];
void wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Is there a byte that a terminal must not get: C0 but line feed (and, with
 * TABS, tab), DEL, C1, bidi, zero-width, or what is not UTF-8? */
void judge_clean(const char *name, struct bytes b, bool tabs);

/* The same for both streams, and the status is one that is documented. */
void judge_run(const struct came *c);

/* A refusal as documented: each line of standard error has its form, and one
 * has a place in FILE, whose bytes are IN; or, with WHOLE, is of the file as a
 * whole. Within the time and the memory for a small file. */
void judge_refusal(const struct came *c, int status, const char *file,
    struct bytes in, bool whole);
void judge_cost(const struct came *c);

/* What is written as FORMAT (text, markdown, html, json, ndjson or csv) does
 * nothing: no markup but the program's own, no cell that is a formula. */
void judge_inert(const char *format, struct bytes b);

/* Count what was tried as NAME; `why` is empty after. */
void judged(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "N passed, M failed"; 0, or 1 when any failed or nothing was tried. */
int judged_all(void);

/* --- what is tried -------------------------------------------------------- */

/* What must not reach a terminal or a page as it is. */
struct payload {
	const char *name;
	struct bytes bytes;
};
extern const struct payload payloads[];
extern const size_t n_payloads;
/* What can be seen, and would act in a page or a spreadsheet. */
extern const struct payload actives[];
extern const size_t n_actives;

void try_files(void);
void try_rows(void);
void try_words(bool all);
void try_fields(bool all);
void try_chance(unsigned long seed, unsigned long runs);

#endif
