/* A room full of invented people, the same each time, for harmcheck group:
 *
 *   build/group-answers BANK WHAT N ROUND TO
 *
 * WHAT is a form of BANK, or with a "/" in it the file of a case. TO is a
 * folder for N answer files, 01.yaml and so on, or a table that ends in .csv.
 * ROUND any number: each gives other answers, and the codes of the people stay.
 * Status 0, or 1 with a word on standard error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/hash.h"
#include "harmcheck/node.h"
#include "harmcheck/prng.h"
#include "harmcheck/rows.h"
#include "harmcheck/scenario.h"
#include "harmcheck/spread.h"

#define GAP_EACH 12 /* one answer in so many is missing */

/* What the answers are drawn by. */
static struct {
	const struct scenario *scenario;
	struct prng prng;
	uint64_t round;
} room;

static char *
read_text(struct arena *a, const char *path, size_t *n)
{
	struct err e;
	char *text;

	if (file_read(a, path, node_limits_bank.bytes, &text, n, &e) == 0)
		return text;
	fprintf(stderr, "%s\n", e.msg);
	exit(1);
}

static struct bank *
load(struct arena *a, const char *path, char digest[HASH_HEX])
{
	struct bank *b;
	struct diags d;
	struct buf bytes;
	size_t n;
	char *text = read_text(a, path, &n);

	diag_init(&d, a);
	b = bank_load(a, path, text, n, &d);
	if (b == NULL) {
		fprintf(stderr, "%s: has faults\n", path);
		exit(1);
	}
	buf_init(&bytes, a);
	node_canonical(b->root, &bytes);
	hash_hex(bytes.data, bytes.len, digest);
	return b;
}

static const struct form *
load_what(struct arena *a, const struct bank *b, const char *what)
{
	const struct form *f;
	struct diags d;
	size_t n;

	if (strchr(what, '/') == NULL) {
		f = bank_form(b, what);
	} else {
		char *text = read_text(a, what, &n);

		diag_init(&d, a);
		room.scenario = scenario_load(a, b, what, text, n, &d);
		f = room.scenario != NULL ? room.scenario->form : NULL;
	}
	if (f != NULL)
		return f;
	fprintf(stderr, "%s: no form and no case without faults\n", what);
	exit(1);
}

/* What most people lean to: what the key says, or one of the options. */
static int
leaning(const struct form_item *it)
{
	const struct scenario_answer *key = NULL;
	struct prng p;
	int option = 0;

	if (room.scenario != NULL && it->question != NULL)
		key = scenario_answer(room.scenario, it->question);
	while (key != NULL && (key->options >> option & 1) == 0)
		option++;
	if (key != NULL)
		return option;
	prng_init(&p, 1, it->ask, 0);
	return (int)prng_below(&p, it->scale->n_options);
}

static void
fill(struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];
	const bool gap = prng_below(&room.prng, GAP_EACH) == 0;
	const bool leans = prng_below(&room.prng, 2) == 0;
	const int any = (int)prng_below(&room.prng, it->scale->n_options);

	if (a->list[item].open != TRUTH_TRUE)
		return;
	a->list[item].said = gap ? ANSWER_SKIPPED : ANSWER_GIVEN;
	a->list[item].option = leans ? leaning(it) : any;
}

/* 100 points, ten at a time, most of them to one or two. */
static unsigned *
shares(struct arena *a, const struct bank *b)
{
	unsigned *of = arena_array(a, b->n_causes, sizeof(*of));
	const size_t most = room.round > 0 ? 3 : 2;

	for (unsigned i = 0; i < SPREAD_POINTS / 10; i++) {
		size_t to = prng_below(&room.prng, b->n_causes);

		if (prng_below(&room.prng, 3) > 0)
			to = i % most % b->n_causes;
		of[to] += 10;
	}
	return of;
}

static struct answers *
person(struct arena *a, const struct bank *b, const struct form *f, size_t n)
{
	struct answers *out = answers_new(a, b, f, "2026-11-22");

	prng_init(&room.prng, room.round, "room", n);
	answers_decide(out, fill);
	snprintf(out->code, sizeof(out->code), "person-%zu", n);
	if (room.scenario == NULL)
		return out;
	out->work = arena_alloc(a, sizeof(*out->work));
	out->work->id = room.scenario->id;
	out->work->version = room.scenario->version;
	out->work->would_do = "Something private.";
	if (room.scenario->n_shares > 0 && prng_below(&room.prng, GAP_EACH) > 0)
		out->work->shares = shares(a, b);
	return out;
}

static bool
write_out(struct arena *a, const char *path, const struct buf *out)
{
	struct err e;

	(void)a;
	if (file_replace(path, out->data, out->len, true, NULL, &e) == 0)
		return true;
	fprintf(stderr, "%s\n", e.msg);
	return false;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	char digest[HASH_HEX];
	const struct bank *b;
	const struct form *f;
	struct rows rows;
	struct buf out;
	bool table, good = true;

	if (argc != 6) {
		fputs("usage: group-answers BANK WHAT N ROUND TO\n", stderr);
		return 1;
	}
	b = load(a, argv[1], digest);
	f = load_what(a, b, argv[2]);
	room.round = strtoull(argv[4], NULL, 10);
	table = strstr(argv[5], ".csv") != NULL;
	rows = (struct rows){.bank = b,
	    .form = f,
	    .scenario = room.scenario,
	    .digest = digest};
	buf_init(&out, a);
	if (table)
		rows_write_head(&out, &rows);
	for (size_t i = 1; good && i <= strtoull(argv[3], NULL, 10); i++) {
		const struct answers *p = person(a, b, f, i);

		if (table) {
			rows_write(&out, &rows, "", p);
			continue;
		}
		buf_clear(&out);
		answer_file_write(&out, p, digest);
		good = write_out(a,
		    arena_printf(a, "%s/%02zu.yaml", argv[5], i), &out);
	}
	if (good && table)
		good = write_out(a, argv[5], &out);
	arena_free(a);
	return good ? 0 : 1;
}
