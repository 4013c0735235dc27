/* A program is run again and again, and each time another piece of memory is
 * not there. For the tests only. */
#ifndef ALLOC_TORTURE_H
#define ALLOC_TORTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "book.h"

/* --- a folder, as it is at one moment ------------------------------------- */

struct held {
	char name[512]; /* with those of the folders that it is in */
	unsigned mode;
	char *bytes; /* of an ordinary file */
	size_t n;
};

struct folder {
	struct held list[32];
	size_t n;
};

/* What is in PATH now, and in the folders there. */
void folder_read(struct folder *f, const char *path);

/* PATH holds what F does, and nothing else. */
void folder_write(const struct folder *f, const char *path);

/* The first name that is neither as BEFORE nor as AFTER in NOW; NULL: none. */
const char *folder_odd(const struct folder *now, const struct folder *before,
    const struct folder *after);

bool folder_equals(const struct folder *a, const struct folder *b);
void folder_done(struct folder *f);

/* --- one run -------------------------------------------------------------- */

struct program {
	char *const *argv;
	const char *folder; /* it runs in it */
	const char
	    *input[2]; /* what its descriptors 0 and 3 read; NULL: nothing */
	const char *preload; /* NULL: nothing */
	struct book *book;
	unsigned long limit; /* of its memory, in bytes; 0: none */
};

struct text {
	char *s; /* with a '\0' behind it */
	size_t n;
};

struct outcome {
	int how; /* as waitpid() says; -1: it took too long, and was ended */
	struct text out, err;
	struct folder folder;
};

void program_run(const struct program *p, struct outcome *o);
void outcome_done(struct outcome *o);

/* --- all of it ------------------------------------------------------------ */

#define SHOWN 8  /* so many faults are told in full */
#define STATUS 4 /* input, output or memory failed */

extern struct torture {
	struct program program;
	struct outcome good;     /* with all memory */
	struct folder states[2]; /* before and after */
	long pieces, fewest, every, row, steps;
	long front; /* pieces before the long row at the end */
	bool once_only;
	bool chance; /* has its part in the number of pieces */
	bool driven; /* by ptydrive, which looks at how it ends */
	long runs, same, told, bad;
} t;

/* Did it end as it does with all memory? */
bool is_same(const struct outcome *o);

/* Count a run that ended so, and say it if there was something wrong: in WHAT,
 * at AT. HIT: the piece that is not there was asked for. */
void judge(const struct outcome *o, const char *what, long at, bool hit);

/* Count a fault, and say WHY. */
void fault(const struct outcome *o, const char *what, long at, const char *why);

/* As bad as that there is nothing to test. */
_Noreturn __attribute__((format(printf, 1, 2))) void give_up(const char *format,
    ...);

#endif
