/* torture [OPTIONS] FOLDER PROGRAM ARG...: run the program in a folder of its
 * own with each piece of memory not there, once, and from then on. It is to
 * end as if nothing had been, or with status 4 and one message that says so;
 * each file in the folder is as before or as after, and nothing else is there.
 * Status 1 when it did otherwise; at the end a line of figures.
 *
 *	-i FILE    what it reads
 *	-p FILE    what its descriptor 3 reads
 *	-s SHIM    what is preloaded into it
 *	-S SHIM    it is ptydrive, which finds this in $SHIM; what is to end so
 *	           is what it runs
 *	-c         it has threads: the number of pieces may differ a little
 *	-o         each piece only once
 *	-k N       not each piece: the first and the last, one of each place
 *	           that asks, and each N-th of the others; each only once, or
 *	           only from then on
 *	-r N       of the long row of pieces at the end only each N-th
 *	-l N       give it too little address space, and in N steps enough */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "torture.h"

#define EDGE 30 /* so many first ones and last ones are always tried */
#define ROW 100 /* a row of so many is a long one */
#define MIB (1024UL * 1024UL)

static const char *const names[] = {
    [FAULT_NONE] = "nothing",
    [FAULT_ONCE] = "once",
    [FAULT_ON] = "from then on",
    [FAULT_LOCKS] = "no locks",
    [FAULT_THREADS] = "no threads",
};

struct torture t = {.row = 1};

/* --- trying --------------------------------------------------------------- */

static void
try(enum fault kind, long at)
{
	struct book *book = t.program.book;
	struct outcome o;

	folder_write(t.states, t.program.folder);
	book->fault = (int)kind;
	book->at = at;
	program_run(&t.program, &o);
	/* there may be nothing to lock, and no thread to start */
	judge(&o, names[kind], at,
	    book->failed > 0 || at == 0 || (t.chance && at > t.fewest));
	outcome_done(&o);
}

/* Has nobody asked there before? To be called for one piece after the other,
 * from 0. There are not many places. */
static bool
is_new_place(long i)
{
	static uintptr_t seen[1024];
	static size_t n;

	for (size_t k = 0; k < n; k++)
		if (seen[k] == t.program.book->from[i])
			return false;
	if (n < sizeof(seen) / sizeof(*seen))
		seen[n++] = t.program.book->from[i];
	return true;
}

/* When the program ends it asks for hundreds of pieces at one place, to wipe
 * them; it shrugs if there are none. How many are before those? */
static long
count_front(void)
{
	const uintptr_t *from = t.program.book->from;
	long n = t.pieces - 1;

	while (n > 0 && from[n - 1] == from[t.pieces - 1])
		n--;
	return t.pieces - n > ROW ? n : t.pieces;
}

/* The places are of the first run; later ones do not write them. */
static bool
is_tried(long at)
{
	const bool is_new = is_new_place(at - 1);

	if (at > t.front + 1 && at < t.pieces && at % t.row != 0)
		return false;
	if (t.every <= 1 || at == t.pieces || at % t.every == 0)
		return true;
	return at <= t.front + 1 &&
	    (at <= EDGE || at > t.front - EDGE || is_new);
}

static void
try_pieces(void)
{
	for (long at = 1; at <= t.pieces && t.bad < SHOWN; at++) {
		if (!is_tried(at))
			continue;
		if (t.once_only || t.every <= 1 || at % 2 == 0)
			try(FAULT_ONCE, at);
		if (!t.once_only && (t.every <= 1 || at % 2 == 1))
			try(FAULT_ON, at);
	}
	try(FAULT_LOCKS, 0);
	try(FAULT_THREADS, 0);
}

/* Again, to see that there is something to compare with. With threads, who does
 * what is chance, and so is the number of pieces. */
static void
try_again(void)
{
	struct outcome again;

	folder_write(t.states, t.program.folder);
	program_run(&t.program, &again);
	if (!is_same(&again))
		fault(&again, "with all memory", 0, "it differs each time");
	if (t.program.book->asked != t.pieces && !t.chance)
		fault(&again, "with all memory", t.program.book->asked,
		    "it asks for another number of pieces each time");
	if (t.program.book->asked < t.fewest)
		t.fewest = t.program.book->asked;
	outcome_done(&again);
}

static void
try_good(void)
{
	const struct book *book = t.program.book;

	program_run(&t.program, &t.good);
	folder_read(&t.states[1], t.program.folder);
	t.pieces = t.fewest = book->asked;
	if (t.good.how == -1 || !WIFEXITED(t.good.how) ||
	    WEXITSTATUS(t.good.how) == STATUS) {
		fault(&t.good, "with all memory", 0, "it does not work");
		return;
	}
	if (t.pieces == 0 || t.pieces > BOOK_PIECES) {
		fault(&t.good, "with all memory", t.pieces,
		    "the pieces cannot be counted");
		return;
	}
	t.front = count_front();
	for (int i = 0; i < (t.chance ? 9 : 1); i++)
		try_again();
}

/* --- address space -------------------------------------------------------- */

/* With so much: 0 not even the program itself was reached, 1 it was, 2 it
 * did all. */
static int
reached(unsigned long limit)
{
	struct outcome o;
	int how;

	folder_write(t.states, t.program.folder);
	t.program.book->fault = FAULT_NONE;
	t.program.limit = limit;
	program_run(&t.program, &o);
	how = is_same(&o) ? 2 : t.program.book->begun != 0;
	outcome_done(&o);
	return how;
}

/* The least that reaches HOW, but for 4 KiB. */
static unsigned long
least(int how)
{
	unsigned long low = 0, high = 2048 * MIB;

	while (high - low > 4096) {
		const unsigned long half = (low + high) / 2 / 4096 * 4096;

		if (half == low)
			break;
		if (reached(half) >= how)
			high = half;
		else
			low = half;
	}
	return high;
}

/* The program is not reached with a little less than the first step. */
static void
try_limits(void)
{
	const unsigned long from = least(1), to = least(2);
	long told = t.told;
	struct outcome o;

	for (long i = 0; i <= t.steps; i++) {
		folder_write(t.states, t.program.folder);
		t.program.limit = from +
		    (to - from) * (unsigned long)i / (unsigned long)t.steps;
		program_run(&t.program, &o);
		judge(&o, "bytes at most", (long)t.program.limit,
		    t.program.book->begun != 0);
		outcome_done(&o);
	}
	if (told == t.told && from < to - 4096)
		fault(&t.good, "limits", t.steps, "none was too low");
}

/* --- starting ------------------------------------------------------------- */

static struct book *
open_book(void)
{
	const int fd = memfd_create("book", 0);
	char path[64];
	void *p;

	if (fd == -1 || ftruncate(fd, sizeof(struct book)) == -1)
		give_up("no book");
	p = mmap(NULL, sizeof(struct book), PROT_READ | PROT_WRITE, MAP_SHARED,
	    fd, 0);
	if (p == MAP_FAILED)
		give_up("no book");
	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)getpid(), fd);
	setenv("ALLOC_BOOK", path, 1);
	return p;
}

static bool
read_options(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "+i:p:s:S:k:r:l:co")) != -1) {
		switch (c) {
		case 'i':
			t.program.input[0] = optarg;
			break;
		case 'p':
			t.program.input[1] = optarg;
			break;
		case 's':
			t.program.preload = optarg;
			break;
		case 'S':
			setenv("SHIM", optarg, 1);
			t.driven = true;
			break;
		case 'k':
			t.every = strtol(optarg, NULL, 10);
			break;
		case 'o':
			t.once_only = true;
			break;
		case 'r':
			t.row = strtol(optarg, NULL, 10);
			break;
		case 'l':
			t.steps = strtol(optarg, NULL, 10);
			break;
		case 'c':
			t.chance = true;
			break;
		default:
			return false;
		}
	}
	if (optind + 2 > argc)
		return false;
	t.program.folder = argv[optind];
	t.program.argv = argv + optind + 1;
	return true;
}

int
main(int argc, char **argv)
{
	if (!read_options(argc, argv)) {
		fputs("usage: torture [-c] [-k N] [-r N] [-l N] [-i FILE] [-p "
		      "FILE] "
		      "[-s SHIM | -S SHIM] FOLDER PROGRAM ARG...\n",
		    stderr);
		return 2;
	}
	t.program.book = open_book();
	folder_read(&t.states[0], t.program.folder);
	try_good();
	if (t.bad == 0 && t.steps > 0)
		try_limits();
	else if (t.bad == 0)
		try_pieces();
	printf("%ld pieces, %ld runs: %ld as ever, %ld told, %ld bad\n",
	    t.pieces, t.runs, t.same, t.told, t.bad);
	return t.bad == 0 && t.runs > 0 ? 0 : 1;
}
